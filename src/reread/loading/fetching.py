"""Pages fetched from the web."""

from __future__ import annotations

import re
import zlib
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

from ..extras import install_line
from .encodings import LARGEST
from .findings import short

if TYPE_CHECKING:
    import httpx

PATIENCE = 30.0  # seconds for a whole answer, redirects and all
MOST_REDIRECTS = 5
HEADERS = {"User-Agent": "reread", "Accept": "text/html, */*;q=0.5"}
AUTOMATIC = 32  # of zlib's wbits: gzip and zlib are told apart
SAVE = "open it in a browser, save the page as .html and load the file"
REMEDIES = {
    404: "check the address", 410: "look for it in an archive", 429: "wait, and try again",
    500: "try again later", 502: "try again later", 503: "try again later",
    504: "try again later",
}  # fmt: skip
# How the file of a content type is named, which tells how it is read
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "text/markdown": ".md", "application/json": ".json", "application/ld+json": ".json",
    "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl", "application/xml": ".xml",
    "text/xml": ".xml", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf",
    "message/rfc822": ".eml", "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
VAGUE = ("", "application/octet-stream", "binary/octet-stream", "text/plain")


class Fetched(NamedTuple):
    """What a server sent for an address."""

    data: bytes
    url: str  # where it came from, after redirects; without user and password
    charset: str | None  # as the Content-Type header states it
    content_type: str  # "text/html", "application/json" …; empty where none is stated

    @property
    def name(self) -> str:
        """A file name that ends as the content is to be read."""
        path = PurePosixPath(urlsplit(self.url).path)
        ending = path.suffix.lower()
        if self.content_type not in VAGUE or ending not in ENDINGS.values():
            ending = ENDINGS.get(self.content_type, "")
        if not ending:
            ending = ".html" if self.data.lstrip().startswith(b"<") else ".txt"
        return f"{path.stem or 'page'}{ending}"


def fetch(url: str, *, private: bool = False) -> Fetched:
    """What a server sends for an address, decompressed.

    Addresses inside a network (localhost, 192.168.…) are refused unless `private`. Raises
    ValueError for what is no address of a page, and ConnectionError where nothing comes, only a
    part, an error, or what holds no text.
    """
    import httpcore
    import httpx

    from .connecting import Deadline, Transport

    shown = short(without_secrets(url).partition("?")[0])
    codings = "gzip, deflate, br" if find_spec("brotli") else "gzip, deflate"
    client = httpx.Client(
        transport=Transport(Deadline(PATIENCE), private=private),
        headers=HEADERS | {"Accept-Encoding": codings},
        trust_env=False,
        timeout=None,
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
    )
    try:
        if "%" in (host := httpx.URL(url).host) or not host:
            raise httpx.InvalidURL(host)
        with client, client.stream("GET", url) as answer:
            return _received(answer)
    except (httpx.InvalidURL, UnicodeError):
        raise ValueError(f"{shown} is not a web address; write it as https://host/path") from None
    except PermissionError as error:
        raise ConnectionError(f"{shown}: {error}; pass private=True if you mean it") from None
    except _UnusableError as error:
        raise ConnectionError(f"{shown} {error}") from None
    except (
        httpx.HTTPError, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError,
        httpcore.UnsupportedProtocol, OSError,
    ) as error:  # fmt: skip
        raise ConnectionError(f"{shown} could not be fetched ({error}); {SAVE}") from None


class _UnusableError(Exception):
    """Why an answer is no article, to be said of its address."""


def _received(answer: httpx.Response) -> Fetched:
    """What an answer holds, if it is one."""
    if answer.status_code != 200:
        remedy = REMEDIES.get(answer.status_code, SAVE)
        told = f"{answer.status_code} {answer.reason_phrase}".strip()
        raise _UnusableError(f"could not be fetched (the server says {told}); {remedy}")
    stated = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if re.match(r"(?:image|audio|video|font)/", stated):
        raise _UnusableError(f"is {stated}, which holds no text; give the address of the page")
    size, parts = 0, []
    for part in answer.iter_raw():
        size += len(part)
        _insist_on_size(size)
        parts.append(part)
    data = b"".join(parts)
    codings = re.findall(r"[\w-]+", answer.headers.get("Content-Encoding", "").lower())
    for coding in reversed(codings):
        data = _decompressed(data, coding)
    url = without_secrets(str(answer.url))
    return Fetched(data, url, answer.charset_encoding, stated)


def _insist_on_size(size: int) -> None:
    if size > LARGEST:
        raise _UnusableError(f"is larger than {LARGEST:,} bytes; save it and split it")


def _decompressed(data: bytes, coding: str) -> bytes:
    """A body without its Content-Encoding; never more than LARGEST bytes are made of it."""
    if coding == "identity" or not data:
        return data
    try:
        made, whole = CODINGS[coding](data)
    except KeyError:
        raise _UnusableError(f"is compressed as {coding}, which is not known; {SAVE}") from None
    except ImportError:
        install = install_line("documents")
        raise _UnusableError(f"is compressed as {coding}; {install}, or {SAVE}") from None
    _insist_on_size(len(made))
    if not whole:
        raise _UnusableError(f"came damaged or in part; {SAVE}")
    return made


def _inflated(data: bytes) -> tuple[bytes, bool]:
    """What gzip or deflate made, up to a byte over LARGEST, and whether that is all."""
    bare = data[:2] != b"\x1f\x8b" and data[0] & 0x0F != zlib.DEFLATED  # some omit zlib's head
    inflating = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | AUTOMATIC)
    try:
        made = inflating.decompress(data, LARGEST + 1)
    except zlib.error:
        return b"", False
    return made, inflating.eof


def _unpacked(data: bytes) -> tuple[bytes, bool]:
    """What Brotli made, up to about a byte over LARGEST, and whether that is all."""
    import brotli

    unpacking = brotli.Decompressor()
    try:
        made = unpacking.process(data, output_buffer_limit=LARGEST + 1)
    except brotli.error:
        return b"", False
    return made, unpacking.is_finished()


CODINGS = {"gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _unpacked}


def without_secrets(url: str) -> str:
    """An address without user and password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
