"""Load an article from a file, a page or a text; `load_all` from what holds several."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..article import Article, Told
from .encodings import LARGEST, Decoded, decode
from .fetching import fetch
from .findings import Found, article, short
from .markdown import from_markdown
from .pages import from_page
from .records import from_record

SUFFIXES = (".txt", ".html", ".htm", ".json", ".md")


def load(source: str | Path, *, published: Any = None, encoding: str | None = None) -> Article:
    """Load one article from a .txt, .html, .htm, .json or .md file, a URL, or a text.

    A string with a line break is taken as the article itself; any other string is a path or,
    with http:// or https://, a URL. For one line of text use ``Article(text=...)``.
    `published` overrides the date that the source gives. `encoding` overrides detection.
    Raises FileNotFoundError, IsADirectoryError, ConnectionError, or ValueError with what to do.
    """
    if isinstance(source, str) and re.search(r"[\r\n]", source):
        return article(Found(source), source, published=published)
    if isinstance(source, str) and re.match(r"https?://", source, re.I):
        page = fetch(source)
        found = _found(decode(page.data, source, encoding, page.charset), Path("page.html"))
        found.told.insert(0, Told("url", page.url, "fetched"))
        return article(found, source, published=published)
    path = Path(source)
    _insist_on_file(path)
    return from_bytes(path.read_bytes(), str(path), published=published, encoding=encoding)


def from_bytes(
    data: bytes, name: str, *, published: Any = None, encoding: str | None = None
) -> Article:
    """An article from the content of a file, such as an upload, read as its `name` ends.

    Raises ValueError with what to do, as `load` does.
    """
    if len(data) > LARGEST:
        raise ValueError(f"{short(name)} is larger than {LARGEST:,} bytes; split it")
    found = _found(decode(data, name, encoding), Path(name))
    return article(found, name, file=Path(name).name, published=published)


def load_all(source: str | Path, *, encoding: str | None = None) -> list[Article]:
    """All articles of a file that holds several; one, where it holds one.

    Raises as `load` does.
    """
    return [load(source, encoding=encoding)]


def _found(decoded: Decoded, path: Path) -> Found:
    readers: dict[str, Callable[[str, Any], Found]] = {
        ".html": from_page,
        ".htm": from_page,
        ".json": from_record,
        ".md": from_markdown,
    }
    reader = readers.get(path.suffix.lower())
    found = reader(decoded.text, path) if reader else Found(decoded.text)
    found.tell("encoding", decoded.encoding, decoded.source)
    found.notices += [decoded.notice] * bool(decoded.notice)
    return found


def _insist_on_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise IsADirectoryError(f"{short(path)} is a folder; give one file in it")
        if not path.exists():
            raise FileNotFoundError(
                f"{short(path)} does not exist; if this is the article's own text, "
                "pass reread.Article(text=...)"
            )
        if not path.is_file():
            raise ValueError(f"{short(path)} is not a regular file; copy its content to one")
    except OSError as error:
        if error.errno is None:  # one of ours
            raise
        raise ValueError(f"{short(path)} cannot be a path ({error.strerror})") from None
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{short(path)} is larger than {LARGEST:,} bytes; split it")
