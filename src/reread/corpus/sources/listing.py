"""What a corpus is read from, as items; and the articles of an item.

A source is a folder, a file, a pattern, an archive, a table, a list or an iterator of any of these,
or articles. Its items come one by one in an order that is the same on every machine; what cannot
be read comes out too, as an item that says why.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ...article import Article
from ...loading.encodings import with_decoding
from ...loading.exports import of_document
from ...loading.fetching import without_secrets
from ...loading.findings import NoTextError, article, line, reason, short
from ...loading.load import each_of, is_url, page_at
from ..parts import Document, Item, Refused, Row
from .columns import article_of, of_frame
from .folders import Place, files, fixed_part, is_ours, matches
from .keys import keyed
from .opened import Asked, Draft, each_for_itself, of_stream, why_of
from .paths import WHAT, insist_on_path, is_pattern, named, no_path
from .splitting import HEAD


def items(
    source: Any,
    *,
    text: str | None = None,
    encoding: str | None = None,
    private: bool = False,
) -> Iterator[Item]:
    """The items of a source, each one thing that is read by itself.

    Files of several articles (JSON lines and lists, CSV, Parquet, Excel, mail boxes, feeds) are an
    item an article; so are the members of zip and tar. `text` names the column of the texts, and
    `encoding` overrides detection; addresses inside a network are fetched only with `private`.
    Hidden files, those of systems (.DS_Store, Thumbs.db), and folders that reread wrote are left
    out. Raises TypeError or ValueError for what is no source, FileNotFoundError where it is
    not there.
    """
    for name, value in {"text": text, "encoding": encoding}.items():
        if not isinstance(value, str | None):
            raise TypeError(f"{name}={value!r} is {type(value).__name__}; write it as text")
    _insist_on_encoding(encoding)
    alone = isinstance(source, str | os.PathLike)
    return _insisted(keyed(_drafts(source, Asked(text, encoding, private)), alone), source)


def _insisted(found: Iterator[Item], source: Any) -> Iterator[Item]:
    """Items of which there is one at least; ValueError else."""
    first = next(found, None)
    if first is None:
        shown = short(source) if isinstance(source, str | os.PathLike) else "source"
        raise ValueError(f"{shown} holds nothing to read; give {WHAT}")
    yield first
    yield from found


def _insist_on_encoding(encoding: str | None) -> None:
    try:
        b"a".decode(encoding or "utf-8")
    except UnicodeError:  # of two bytes
        pass
    except (LookupError, ValueError):
        raise ValueError(
            f"encoding={encoding!r} is not known; choose for example 'utf-8' or 'cp1252'"
        ) from None


def _drafts(source: Any, asked: Asked) -> Iterator[Draft]:
    """The items of a source, by what it is; a caller's mistake is said before any is asked for."""
    if isinstance(source, Article):
        return iter([_of_article(source)])
    if hasattr(source, "iloc") and hasattr(source, "columns"):
        return _of_frame(source, asked)
    if isinstance(source, str | os.PathLike):
        return _of_path(source, asked)
    if isinstance(source, Mapping | bytes | bytearray) or hasattr(source, "read"):
        raise TypeError(f"source is {type(source).__name__}; give {WHAT}")
    if isinstance(source, Iterable):
        return _of_each(source, asked)
    raise TypeError(f"source={short(source)} is {type(source).__name__}; give {WHAT}")


def _of_article(given: Article) -> Draft:
    return Draft(given.file or given.id, given)


def _of_frame(frame: Any, asked: Asked) -> Iterator[Draft]:
    singles = of_frame(frame, asked.text)
    drafts = (Draft("DataFrame", content, None, place) for place, content in singles)
    return _alone(drafts, "the DataFrame")


def _of_path(source: str | os.PathLike[str], asked: Asked) -> Iterator[Draft]:
    """The items of a path, a pattern or an address; FileNotFoundError if there is none."""
    if is_url(source):
        page = page_at(str(source).strip(), private=asked.private)
        return iter([Draft(page.url, page)])
    insist_on_path(source, "source")
    try:
        path = Path(source).expanduser()
        status = path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        if is_pattern(source):
            return _alone(_of_places(matches(str(source)), "", asked), short(source))
        return no_path(source, error)
    if stat.S_ISDIR(status.st_mode):
        if is_ours(path):
            raise ValueError(f"{short(source)} is what reread wrote; give what it was made from")
        return _of_places(files(path), "", asked)
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(f"{short(source)} is not a regular file; copy its content to one")
    return _alone(_of_file(path, line(path.name), asked), short(source))


def _alone(drafts: Iterator[Draft], name: str) -> Iterator[Draft]:
    """Items of the only file that is asked for: what cannot be read is an error."""
    try:
        yield from drafts
    except ImportError as error:
        raise ImportError(f"{name}: {error}") from None
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def _of_places(places: Iterable[Place], below: str, asked: Asked) -> Iterator[Draft]:
    """The items of the files of a folder, of which each fails by itself."""
    below = below.removeprefix("./")
    for name, found in places:
        if isinstance(found, Refused):
            yield Draft(below + name, found)
        else:
            yield from each_for_itself(below + name, _of_file(found, below + name, asked))


def _of_file(path: Path, name: str, asked: Asked) -> Iterator[Draft]:
    with path.open("rb", HEAD) as stream:
        yield from of_stream(stream, name, line(path.name), asked)


def _of_each(source: Iterable[Any], asked: Asked) -> Iterator[Draft]:
    """The items of each thing of a list or an iterator."""
    for number, one in enumerate(source, 1):
        if isinstance(one, Article):
            yield _of_article(one)
        elif isinstance(one, str | os.PathLike):
            if not is_url(one):
                insist_on_path(one, f"item {number:,} of source")
            yield from _of_listed(one, asked)
        elif _is_pair(one):
            name, data = line(Path(one[0]).as_posix()), io.BufferedReader(io.BytesIO(one[1]))
            drafts = of_stream(data, name, name.rpartition("/")[2], asked)
            yield from each_for_itself(name, drafts)
        else:
            raise TypeError(
                f"item {number:,} of source is {type(one).__name__}; give paths, articles, or "
                "pairs of a name and bytes"
            )


def _is_pair(one: Any) -> bool:
    return (
        isinstance(one, tuple)
        and len(one) == 2
        and isinstance(one[0], str | os.PathLike)
        and isinstance(one[1], bytes | bytearray)
    )


def _of_listed(source: str | os.PathLike[str], asked: Asked) -> Iterator[Draft]:
    """The items of a path in a list, named as it is written there (see `named`)."""
    path = Path(source)
    name = line(without_secrets(str(source))) if is_url(source) else named(path)
    path = path.expanduser()
    try:
        if path.is_dir():
            drafts = _of_places(files(path), f"{name}/", asked)
        elif path.is_file():
            drafts = _of_file(path, name, asked)
        elif is_pattern(source):
            below = named(fixed_part(str(source)))
            drafts = _of_places(matches(str(source)), f"{below}/", asked)
        else:
            drafts = _of_path(source, asked)
    except (ValueError, OSError, RuntimeError) as error:
        yield Draft(name, Refused("unreadable", reason(why_of(error), source)))
        return
    yield from each_for_itself(name, drafts)


def articles_of(item: Item) -> list[Article | Refused]:
    """The articles of an item, and why those of it are not read that cannot be."""
    content, name = item.content, item.file or item.name
    if isinstance(content, Article | Refused):
        return [content]
    try:
        if isinstance(content, Row):
            return [article_of(content, name, item.file)]
        if isinstance(content, Document):
            return [_of_document(content, name, item.file)]
        each = list(each_of(content, name, encoding=item.encoding))
    except ValueError as error:
        return [_refused(error, name)]
    return [
        one if isinstance(one, Article) else _refused(one, name, place if len(each) > 1 else "")
        for place, one in each
    ]


def _of_document(document: Document, name: str, file: str | None) -> Article:
    database, text, decoded = document
    found = with_decoding(of_document(database, text, name), decoded)
    return article(found, name, file=file)


def _refused(error: ValueError, name: str, place: str = "") -> Refused:
    kind = "empty" if isinstance(error, NoTextError) else "unreadable"
    return Refused(kind, f"{place} {reason(error, name)}".strip())
