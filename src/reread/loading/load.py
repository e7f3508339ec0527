"""Load an article from a file, a page or a text; `load_all` from what holds several."""

from __future__ import annotations

import os
import re
import stat
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from ..article import Article, Told, iso_date
from .detection import SUFFIXES as KINDS
from .detection import kind_of_bytes, kind_of_text
from .encodings import LARGEST, Decoded, decode, with_decoding
from .fetching import Fetched, fetch, without_secrets
from .findings import Entry, Found, article, no_text, reason, short

SUFFIXES = tuple(KINDS)
MAIL = (".eml", ".mht", ".mhtml", ".mbox")  # many encodings in one file, so nothing to decode
DOCUMENTS = ("docx", "odt", "rtf", "pdf")
# Where the reader of each kind is: a module beside this one, imported on first use, and a function
READERS = {
    "pdf": "pdf:from_pdf", "docx": "documents:from_docx", "odt": "documents:from_odt",
    "rtf": "documents:from_rtf", "letter": "letters:from_letter", "letters": "letters:from_letters",
    "records": "records:from_records", "xml": "feeds:from_xml", "export": "exports:from_export",
    "markdown": "markdown:from_markdown", "page": "pages:from_page", "fragment": "bodies:fragment",
}  # fmt: skip
OF_BYTES = (*DOCUMENTS, "letter", "letters")  # what no decoding as a whole makes a text of


def load(
    source: str | os.PathLike[str],
    *,
    published: Any = None,
    encoding: str | None = None,
    private: bool = False,
) -> Article:
    """Load one article from a file, a URL, or a text.

    Files are read by what they hold: plain text, Markdown, web pages, JSON of news interfaces,
    feeds, e-mail, .docx, .odt, .rtf, .pdf, and text exports of LexisNexis, Factiva and ProQuest.
    A string with a line break is taken as the content itself; any other string is a path or,
    with `http://` or `https://`, a URL. For one line of text use ``Article(text=...)``.
    `published` overrides the date that the source gives. `encoding` overrides detection. Addresses
    inside a network (localhost, 192.168.…) are fetched only with `private`.
    Raises FileNotFoundError, IsADirectoryError, ConnectionError, TypeError, or ValueError with
    what to do; a source of several articles is one for `load_all`.

    >>> import reread as rr
    >>> rr.load(rr.samples()["bridge-british.txt"])
    <Article 4e2a6f6bd9af: 1,271 characters, published unknown>
    >>> text = "---\\ntitle: Fire\\n---\\n\\nThe mill burned on Monday."
    >>> rr.load(text, published="2025-08-20")
    <Article 01cff436914d: “Fire”, 47 characters, published='2025-08-20'>
    """
    iso_date(published)
    entries, name, file = _entries(source, encoding, private=private)
    return _only(entries, name, file, published)


def from_bytes(
    data: bytes, name: str, *, published: Any = None, encoding: str | None = None
) -> Article:
    """An article from the content of a file, such as an upload, with the `name` of the file.

    Raises ValueError with what to do, as `load` does.
    """
    return _only(_of_bytes(data, name, encoding), name, Path(name).name, published)


def load_all(
    source: str | os.PathLike[str], *, encoding: str | None = None, private: bool = False
) -> list[Article]:
    """All articles of a source that holds several; one, where it holds one.

    `source`, `encoding` and `private` are as in `load`. One that cannot be read does not lose the
    others: a warning says how many and why. Raises as `load` does, and ValueError where none can be
    read.

    >>> import reread as rr
    >>> lines = '{"text": "The mill burned."}\\n{"text": "The mill is gone."}\\n'
    >>> [article.text for article in rr.load_all(lines)]
    ['The mill burned.', 'The mill is gone.']
    """
    entries, name, file = _entries(source, encoding, private=private)
    if len(entries) == 1:
        return [_only(entries, name, file, None)]
    read = list(_each(entries, name, file))
    articles = [one for _, one in read if isinstance(one, Article)]
    faults = [f"{place} {reason(one, name)}" for place, one in read if isinstance(one, ValueError)]
    if faults and not articles:
        raise ValueError(f"{short(name)}: no article in it can be read; {faults[0]}")
    if faults:
        total, first = f"{len(faults)} of {len(entries)}", "; ".join(faults[:3])
        warnings.warn(f"{short(name)}: {total} articles are not read ({first})", stacklevel=2)
    return articles


def each_of(
    content: bytes | Fetched, name: str, *, encoding: str | None = None
) -> Iterator[tuple[str, Article | ValueError]]:
    """Each article of a file or a fetched page, where it stands there, or why it cannot be read.

    Raises ValueError where there is none.
    """
    if isinstance(content, Fetched):
        return _each(_of_page(content, encoding), content.url, None)
    return _each(_of_bytes(content, name, encoding), name, Path(name).name)


def _each(
    entries: list[Entry], name: Any, file: str | None
) -> Iterator[tuple[str, Article | ValueError]]:
    for entry in entries:
        try:
            yield entry.place, article(entry.read(), name, file=file)
        except ValueError as error:
            yield entry.place, error


class SeveralArticles(ValueError):  # noqa: N818
    """A source of several articles was given where one is read."""


def _only(entries: list[Entry], name: Any, file: str | None, published: Any) -> Article:
    """The article of a source that holds one."""
    if len(entries) > 1:
        raise SeveralArticles(
            f"{short(name)} holds {len(entries)} articles; read them with "
            f"reread.load_all({short(name)})"
        )
    return article(entries[0].read(), name, file=file, published=published)


def _entries(
    source: Any, encoding: str | None, *, private: bool
) -> tuple[list[Entry], Any, str | None]:
    """The articles of a source, its name in errors, and the name of its file, if it is one."""
    if not isinstance(source, (str, os.PathLike)):
        raise TypeError(_no_source(source))
    if isinstance(source, str) and not source.strip():
        raise ValueError(f"{source!r} is not a source; give a file, a URL, or the article's text")
    if isinstance(source, str) and re.search(r"[\r\n]", source):
        return _of_text(Decoded(source, "", ""), "", source), source, None
    if is_url(source):
        page = page_at(str(source).strip(), private=private)
        return _of_page(page, encoding), page.url, None
    path = _file(source)
    return _of_bytes(_content(path), str(path), encoding), str(path), path.name


def _no_source(source: Any) -> str:
    """Why something is no source, and what to do."""
    kind = type(source).__name__
    if isinstance(source, (bytes, bytearray)):
        return "source is bytes; give the file's path, or reread.load(data.decode('utf-8'))"
    if hasattr(source, "read"):
        return f"source is an open file ({kind}); give its path, or reread.load(file.read())"
    if isinstance(source, (list, tuple, set)):
        return f"source is a {kind}; load one at a time: [reread.load(one) for one in sources]"
    return f"source={short(source)} is {kind}; give a path, a URL, or the article's text as str"


def _of_bytes(
    data: bytes, name: str, encoding: str | None, suffix: str = "", charset: str | None = None
) -> list[Entry]:
    """The articles in the content of a file; `charset` is what a server states."""
    if len(data) > LARGEST:
        raise ValueError(f"{short(name)} is larger than {LARGEST:,} bytes; split it")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\v"):
        raise no_text(name)
    suffix = suffix or Path(name).suffix.lower()
    kind = kind_of_bytes(data, name) or (KINDS[suffix] if suffix in MAIL else None)
    if kind in DOCUMENTS:
        return _of_document(_read(kind, data, name)[0].read(), name)
    if kind:
        return _read(kind, data, name)
    return _of_text(decode(data, name, encoding, charset), suffix, name, data)


def _read(kind: str, content: bytes | str, name: Any) -> list[Entry]:
    """The articles in what is of a kind, by its reader."""
    if kind == "text":
        return [Entry("the text", partial(Found, str(content)))]
    module, function = READERS[kind].split(":")
    read = getattr(import_module(f".{module}", __package__), function)
    one = kind in ("page", "fragment")
    return [Entry("the page", partial(read, content, name))] if one else read(content, name)


def _of_document(found: Found, name: str) -> list[Entry]:
    """The article of a document, or those of a database's export that was saved as one."""
    from .exports import is_export  # with all that knows databases

    if is_export(found.text):
        return _read("export", found.text, name)
    return [Entry("the document", lambda: found)]


def _of_text(decoded: Decoded, suffix: str, name: Any, data: bytes | None = None) -> list[Entry]:
    """The articles in a text; `data` are the bytes that it was decoded from."""
    kind = kind_of_text(decoded.text, suffix, name)
    if kind in OF_BYTES:
        return _read(kind, data or decoded.text.encode("utf-8", "replace"), name)
    entries = _read(kind, decoded.text, name)
    return [Entry(place, partial(_told, read, decoded)) for place, read in entries]


def _told(read: Callable[[], Found], decoded: Decoded) -> Found:
    return with_decoding(read(), decoded)


def is_url(source: Any) -> bool:
    """Whether a source is an address, of the web or of something else."""
    return isinstance(source, str) and bool(re.match(r"\s*[a-z][a-z0-9+.-]+://", source, re.I))


def page_at(url: str, *, private: bool = False) -> Fetched:
    """What is at an address of the web; ValueError or ConnectionError if it cannot be had."""
    shown = short(without_secrets(url))
    scheme = url.partition("://")[0].lower()
    if scheme == "file":
        raise ValueError(f"{shown} is a file; give its path without file://")
    if scheme not in ("http", "https"):
        raise ValueError(f"{scheme}:// is not read; give a http:// or https:// address, or a file")
    if re.search(r"\s", url):
        raise ValueError(f"{shown} is not an address: it has a space in it; write %20 for it")
    return fetch(url, private=private)


def _of_page(page: Fetched, encoding: str | None) -> list[Entry]:
    """The articles of what a server sent, which is read as it says."""
    entries = _of_bytes(page.data, page.url, encoding, Path(page.name).suffix, page.charset)
    return [Entry(place, partial(_fetched, read, page.url)) for place, read in entries]


def _fetched(read: Callable[[], Found], url: str) -> Found:
    found = read()
    found.told.insert(0, Told("url", url, "fetched"))
    return found


def _file(source: str | os.PathLike[str]) -> Path:
    """The path of a file that is there."""
    try:
        path = Path(source).expanduser()
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(
            f"{short(source)} does not exist; if this is the article's own text, "
            "pass reread.Article(text=...)"
        ) from None
    except PermissionError as error:
        raise PermissionError(f"{short(source)} cannot be read ({error.strerror})") from None
    except (OSError, RuntimeError, ValueError, TypeError) as error:  # too long, no such user, NUL
        why = error.strerror if isinstance(error, OSError) else error
        raise ValueError(f"{short(source)} cannot be a path ({why})") from None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(
            f"{short(path)} is a folder; give one file in it, or read all by reread.corpus.read"
        )
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(f"{short(path)} is not a regular file; copy its content to one")
    if status.st_size > LARGEST:
        raise ValueError(f"{short(path)} is larger than {LARGEST:,} bytes; split it")
    return path


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise type(error)(f"{short(path)} cannot be read ({error.strerror})") from None
