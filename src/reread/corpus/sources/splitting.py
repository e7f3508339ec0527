"""Files of several articles as one piece an article: lines of JSON, lists of records, boxes of
mail, feeds, exports of databases.

So each article is read, fails and is read again by itself. A piece is a file of the same kind that
holds the one article, so the loading room reads it as it would the whole. What is not sure to be
split rightly stays whole.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import IO, Any, NamedTuple, cast

from ...loading import exports
from ...loading.detection import kind_of_text
from ...loading.encodings import LARGEST, decode
from ...loading.letters import BETWEEN
from ...loading.records import is_feed, parsed, records_in
from ...loading.wide_characters import WIDE, decoded, marked, unmarked
from ..parts import Document, Refused, Row
from .packed import TOO_LARGE, read_whole

LINES = (".jsonl", ".ndjson")
BOXES = (".mbox",)
RECORDS = (".json",)
EXPORTS = (".txt", ".text")
FEEDS = (".xml", ".rss", ".atom", ".rdf")
SEPARATOR = "\x1e \r"  # with which lines begin in JSON text sequences (RFC 7464), and blanks
BOM = b"\xef\xbb\xbf"
HEAD = 65_536  # bytes by which an encoding is told
LONGEST_FRAME = 65_536  # bytes around the items of a feed, which each of its pieces repeats
# What stands in the exports of databases on lines between or in their documents
_BETWEEN_DOCUMENTS = re.compile(
    rb"(?m)^[ \t]*(?:\d+ of \d+ DOCUMENTS?|End of Document|Document [A-Z]{2,8}\w+|_{20,})\s*$"
)
_ITEM = re.compile(rb"<(/?)(item|entry)(?:\s[^<>]*)?>")


class Single(NamedTuple):
    """One article of a file: where it stands there, and a file that holds it alone."""

    place: str  # "12" of lines and rows, "item 3"; empty where it is the whole file
    content: bytes | Row | Document | Refused


def lines(stream: IO[bytes], encoding: str | None = None) -> Iterator[Single]:
    """The lines of a file of JSON lines; the records of one that has none."""
    head = beginning(stream)
    if not _has_objects(head):
        whole = read_whole(stream)
        yield from [Single("", whole)] if isinstance(whole, Refused) else records(whole, encoding)
        return
    bom = BOM if head.startswith(BOM) else b""
    for number, line in enumerate(cut_lines(stream), 1):
        if line is None:
            yield Single(str(number), TOO_LARGE)
        elif marked(line) not in (None, "utf-8"):
            yield Single(str(number), line)
        elif words := line.removeprefix(bom).strip(b"\x1e\r\n"):
            yield Single(str(number), bom + words)


def _has_objects(head: bytes) -> bool:
    """Whether one of the first two lines of a file is an object in JSON, or begins like one and is
    longer than what is seen."""
    text = decoded(head, marked(head) or unmarked(head) or "utf-8")
    *whole, last = text.removeprefix("\ufeff").split("\n")
    first = [line for line in whole if line.strip()][:2]
    cut = len(first) < 2 and last.lstrip(SEPARATOR).startswith("{")
    return cut or any(map(_is_object, first))


def cut_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file, None for one that is too long to be read.

    Those of UTF-16 and UTF-32, in which a line feed is several bytes, have a byte order mark each.
    """
    head = beginning(stream)
    wide = marked(head) or unmarked(head)
    if wide not in WIDE:
        yield from _bounded(stream)
        return
    text = io.TextIOWrapper(cast("io.BufferedReader", stream), wide, errors="replace", newline="\n")
    try:
        while line := text.readline(LARGEST):
            yield f"\ufeff{line.removeprefix(chr(0xFEFF))}".encode(wide)
    finally:
        text.detach()  # which leaves the stream open, for whoever opened it


def beginning(stream: IO[bytes]) -> bytes:
    """The first bytes of a stream, which are still there to be read."""
    return cast("io.BufferedReader", stream).peek(HEAD)


def _bounded(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file that end with line feeds, None for one that is too long."""
    while line := stream.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST)
        yield None


def _is_object(line: str) -> bool:
    """Whether a line is an object in JSON."""
    try:
        return isinstance(json.loads(line.strip(SEPARATOR)), dict)
    except (ValueError, RecursionError):
        return False


def records(data: bytes, encoding: str | None = None) -> Iterator[Single]:
    """The records of a JSON file that holds several, each in JSON; else the file as it is."""
    bom = BOM if data.startswith(BOM) and encoding is None else b""
    try:
        whole = parsed(data.removeprefix(bom).decode(encoding or "utf-8"), "")
        found = list(records_in(whole))
    except (ValueError, RecursionError):
        found = []
    if len(found) < 2:
        yield Single("", data)
        return
    frame = {key: whole.get(key) for key in ("version", "title")} if is_feed(whole) else None
    for number, record in enumerate(found, 1):
        alone = {**frame, "items": [record]} if frame else record
        yield Single(f"item {number}", bom + _json(alone, encoding or "utf-8"))


def _json(value: Any, encoding: str) -> bytes:
    """A value in JSON: as it was written, but for halves of characters, which are escaped."""
    try:
        return json.dumps(value, ensure_ascii=False).encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(value).encode(encoding)


def messages(stream: IO[bytes]) -> Iterator[Single]:
    """The messages of a box of mail, each as a box of its own."""
    number, kept, size = 1, list[bytes](), 0
    for line in _bounded(stream):
        words = line or b""
        if kept and kept[-1].startswith(b"From ") and BETWEEN.match(kept[-1] + words):
            begins = kept.pop()
            if size > LARGEST or any(map(bytes.strip, kept)):
                yield Single(f"message {number}", _joined(kept, size))
                number += 1
            kept, size = [begins], len(begins)
        size += LARGEST + 1 if line is None else len(line)
        if size > LARGEST:
            kept.clear()
        kept.append(words)
    yield Single(f"message {number}", _joined(kept, size))


def _joined(kept: list[bytes], size: int) -> bytes | Refused:
    """The lines of one article, if they are not more than one may have."""
    return b"".join(kept) if size <= LARGEST else TOO_LARGE


def items(data: bytes) -> Iterator[Single]:
    """The items of a feed, each in a feed of its own with what the feed says of all; the file as it
    is where that is not sure."""
    tags = list(_ITEM.finditer(data))
    spans = [(one.start(), other.end()) for one, other in zip(tags[::2], tags[1::2], strict=False)]
    between = [data[one[1] : other[0]] for one, other in pairwise(spans)]
    paired = len(tags) % 2 == 0 and all(
        not one[1] and other[1] and one[2] == other[2]
        for one, other in zip(tags[::2], tags[1::2], strict=True)
    )
    if len(spans) < 2 or not paired or b"".join(between).strip():
        yield Single("", data)
        return
    head, tail = data[: spans[0][0]], data[spans[-1][1] :]
    if len(head) + len(tail) > LONGEST_FRAME:
        yield Single("", data)
        return
    for number, (start, end) in enumerate(spans, 1):
        yield Single(f"item {number}", head + data[start:end] + tail)


def documents(data: bytes, suffix: str, encoding: str | None) -> Iterator[Single]:
    """The documents of a text export of a database; else the file as it is."""
    if _BETWEEN_DOCUMENTS.search(data):
        with suppress(ValueError):
            known = decode(data, "", encoding)
            if kind_of_text(known.text, suffix, "") == "export":
                database, parts = exports.documents(known.text)
                for number, part in enumerate(parts, 1):
                    document = Document(database, part, known._replace(text=""))
                    yield Single(f"document {number}", document)
                return
    yield Single("", data)
