"""The article: one immutable text with what is known about it, and how it is loaded.

Offsets everywhere in reread are indices into `Article.text`, which is exactly what the file
decodes to: byte order mark, CRLF and decomposed letters are kept, nothing is repaired.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGEST = 50_000_000  # bytes; the largest novel is a tenth of that
LONGEST_TAG = 65_536  # characters; lxml takes quadratic time over attributes of one tag
PATIENCE = 20  # seconds to wait for a server
SUFFIXES = (".txt", ".html", ".htm", ".json", ".md")
METADATA_KEYS = {
    "text": ("text", "body", "content", "articleBody"),
    "published": ("published", "date", "datePublished"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source"),
    "url": ("url",),
    "id": ("id",),
}


@dataclass(frozen=True)
class Article:
    """One article: its text and what is known about it.

    `published` is an ISO date ("2025-08-20", optionally with a time) or None where it is not
    known; it is never guessed. `id` defaults to the first 12 hex digits of the text's SHA-256.
    `file` is the name of the file that the article was loaded from, which may state a date.
    """

    text: str
    published: str | None = None
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    file: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(
                f"text is {type(self.text).__name__}, not str; "
                "decode bytes first, or give the file to reread.load"
            )
        lone = re.search("[\ud800-\udfff]", self.text)
        if lone:
            raise ValueError(
                f"text holds a lone surrogate at character {lone.start()}; "
                "decode the bytes with errors='replace'"
            )
        object.__setattr__(self, "published", iso_date(self.published))
        text_hash = hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:12]
        given = self.id not in (None, "")
        object.__setattr__(self, "id", str(self.id) if given else text_hash)

    def __repr__(self) -> str:
        """A short form: the text can be long."""
        known = f"published={self.published!r}" if self.published else "published unknown"
        return f"<Article {self.id}: {len(self.text):,} characters, {known}>"


def iso_date(value: Any, name: str = "published") -> str | None:
    """A date, datetime or ISO string as an ISO string; None and "" stay unknown (None).

    Raises ValueError that shows the form wanted.
    """
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):  # datetimes and pandas Timestamps are dates too
        return value.isoformat()
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"{name}={value!r} is not a date; write it as YYYY-MM-DD, for example '2025-08-20'"
        ) from None
    return moment.isoformat() if re.search(r"\d[T ]\d", value) else moment.date().isoformat()


def load(source: str | Path, *, published: Any = None, encoding: str | None = None) -> Article:
    """Load one article from a .txt, .html, .htm, .json or .md file, a URL, or a text.

    A string with a line break is taken as the article itself; any other string is a path or,
    with http:// or https://, a URL. For one line of text use ``Article(text=...)``.
    `published` overrides the date that the source gives. `encoding` overrides detection.
    Raises FileNotFoundError, IsADirectoryError, ConnectionError, or ValueError with what to do.
    """
    if isinstance(source, str) and re.search(r"[\r\n]", source):
        found = {"text": source}
    elif isinstance(source, str) and re.match(r"https?://", source, re.I):
        found = {"url": source, **_from_html(_decode(_fetch(source), source, encoding), source)}
    else:
        path = Path(source)
        _insist_on_file(path)
        found = _from_bytes(path.read_bytes(), path, encoding)
    return _article(found, source, published)


def from_bytes(
    data: bytes, name: str, *, published: Any = None, encoding: str | None = None
) -> Article:
    """An article from the content of a file, such as an upload, read as its `name` ends.

    Raises ValueError with what to do, as `load` does.
    """
    if len(data) > LARGEST:
        raise ValueError(f"{_short(name)} is larger than {LARGEST:,} bytes; split it")
    return _article(_from_bytes(data, Path(name), encoding), name, published)


def _article(found: dict[str, Any], source: Any, published: Any) -> Article:
    if not found["text"].strip("\ufeff \t\r\n\f\v\xa0"):
        raise ValueError(f"{_short(source)} holds no text; an article needs at least one word")
    if published is not None:
        found["published"] = published
    return Article(**found)


def _short(source: Any) -> str:
    text = str(source)
    return repr(text if len(text) <= 80 else text[:77] + "…")


def _from_bytes(data: bytes, path: Path, encoding: str | None) -> dict[str, Any]:
    text = _decode(data, path, encoding)
    readers: dict[str, Callable[[str, Any], dict[str, Any]]] = {
        ".html": _from_html,
        ".htm": _from_html,
        ".json": _from_json,
        ".md": _from_markdown,
    }
    reader = readers.get(path.suffix.lower())
    return {**(reader(text, path) if reader else {"text": text}), "file": path.name}


def _insist_on_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise IsADirectoryError(f"{_short(path)} is a folder; give one file in it")
        if not path.exists():
            raise FileNotFoundError(
                f"{_short(path)} does not exist; if this is the article's own text, "
                "pass reread.Article(text=...)"
            )
        if not path.is_file():
            raise ValueError(f"{_short(path)} is not a regular file; copy its content to one")
    except OSError as error:
        if error.errno is None:  # one of ours
            raise
        raise ValueError(f"{_short(path)} cannot be a path ({error.strerror})") from None
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{_short(path)} is larger than {LARGEST:,} bytes; split it")


def _fetch(url: str) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "reread"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return response.read(LARGEST)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise ConnectionError(
            f"{_short(url)} could not be fetched ({error}); "
            "save the page as .html and load the file"
        ) from None


def _decode(data: bytes, source: Any, encoding: str | None) -> str:
    """Text of some bytes: by the encoding given, a byte order mark, UTF-8, or best guess."""
    if encoding is None and data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        raise ValueError(f"{_short(source)} is not a text file; export it as .txt or .html")
    for name in [encoding] if encoding else _encodings(data):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        except LookupError:
            raise ValueError(
                f"encoding={name!r} is not known; choose for example 'utf-8' or 'cp1252'"
            ) from None
        if encoding is None and "\x00" in text:
            break
        return text
    hint = f"is not {encoding}" if encoding else "is binary or in an unknown encoding"
    raise ValueError(f"{_short(source)} {hint}; save it as UTF-8, or pass encoding=...")


def _encodings(data: bytes) -> list[str]:
    """The encoding that a mark names; else UTF-8, and what the bytes look like where they fail."""
    marks = {b"\xff\xfe\x00\x00": "utf-32-le", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    named = [name for mark, name in marks.items() if data.startswith(mark)]
    if named:
        return named[:1]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        return ["utf-8", best.encoding] if best else ["utf-8"]
    return ["utf-8"]


def _from_html(html: str, source: Any) -> dict[str, Any]:
    """Main text and metadata of a page, by trafilatura; its furniture stays outside."""
    if re.search(rf"<[^<>]{{{LONGEST_TAG}}}", html):
        raise ValueError(f"{_short(source)} has a tag of over {LONGEST_TAG:,} characters; clean it")
    from trafilatura import bare_extraction

    explicit = {"extensive_search": False, "original_date": True}  # no guess from the prose
    page = bare_extraction(html, with_metadata=True, date_extraction_params=explicit)
    if page is None or isinstance(page, dict) or not page.text:
        raise ValueError(f"{_short(source)}: no article text found in the page; save it as .txt")
    return {
        "text": page.text,
        "published": page.date,
        "title": page.title,
        "outlet": page.sitename,
        "url": page.url,
    }


def _from_markdown(text: str, _: Any) -> dict[str, Any]:
    """The whole text, and what its front matter (key: value lines between ---) says of it."""
    front = re.match(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", text, re.S)
    pairs = re.findall(r"(?m)^(\w+)[ \t]*:[ \t]*(.+?)[ \t\r]*$", front[1] if front else "")
    told = {key.lower(): value.strip("\"'") for key, value in pairs}
    names = {field: keys for field, keys in METADATA_KEYS.items() if field not in ("text", "id")}
    return {"text": text} | {
        field: next((told[k.lower()] for k in keys if told.get(k.lower())), None)
        for field, keys in names.items()
    }


def _from_json(text: str, source: Any) -> dict[str, Any]:
    """Text and metadata of a JSON object, under any of the names in METADATA_KEYS."""
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{_short(source)} is not valid JSON ({error})") from None
    if not isinstance(record, dict):
        kind = type(record).__name__
        wanted = "an article is one object with a key 'text'"
        raise ValueError(f"{_short(source)} holds a JSON {kind}; {wanted}")
    named = METADATA_KEYS.items()
    found = {field: next((record[k] for k in keys if record.get(k)), None) for field, keys in named}
    if not isinstance(found["text"], str):
        wanted = ", ".join(METADATA_KEYS["text"])
        raise ValueError(f"{_short(source)} has no text; expected one of the keys {wanted}")
    found["id"] = "" if found["id"] is None else str(found["id"])
    return found
