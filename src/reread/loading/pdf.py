"""PDF with a text layer, by pypdf: its lines, with the paragraphs that the eye sees on the page."""

from __future__ import annotations

import io
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ..article import LeftOut
from ..extras import install_line
from .findings import PLACEHOLDERS, Entry, Found, fault, short

GAP = 1.3  # of the usual distance of lines: above it a paragraph ends
INDENT = (0.6, 4.0)  # ems: a first line that is set in so far begins a paragraph
CLOSEST, FURTHEST = 0.9, 3.0  # ems from a line to the next; less are raised figures, more gaps
INITIAL = 4  # letters of a line that is no heading, but the first of a paragraph set larger
LARGER = 1.2  # of the usual size: headings
EDGE = 2  # lines at the top and foot of a page that can be running heads
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
             0xFB06: "st"}  # fmt: skip
PRINTED = re.compile(  # what browsers print at the edges of a page
    r"\d{1,2}/\d{1,2}/\d{2,4}, \d\d?:\d\d(?: [AP]M)?\b.*|"
    r"(?:(?P<url>https?://\S+)|file://\S+)(?: \d+/\d+)?"
)
DAMAGE = re.compile(r"PdfReadError|not defined|EOF marker|Stream")  # of pypdf's warnings


class Line(NamedTuple):
    """A line of a page, and where its first letter stands in points from the lower left."""

    words: str
    left: float
    height: float
    size: float


def from_pdf(data: bytes, source: Any) -> list[Entry]:
    """The one article of a PDF; ValueError where it is locked or has pictures of text only."""
    return [Entry("the document", lambda: _found(data, source))]


def _found(data: bytes, source: Any) -> Found:
    try:
        import pypdf
    except ImportError:
        install = f"install it with: {install_line('documents')}"
        raise ValueError(f"{short(source)} is a PDF, which needs pypdf; {install}") from None
    with _Complaints() as complaints:
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = [] if locked else [list(_lines(page)) for page in reader.pages]
            about = {} if locked else dict(reader.metadata or {})
        except Exception as error:  # damaged files make pypdf raise errors of every kind
            why = fault(error)
            locked = "cryptography" in why or "encrypt" in why.lower()
            if not locked:
                raise ValueError(_damaged(source, why)) from None
    if locked:
        raise ValueError(f"{short(source)} is encrypted; save it without a password")
    seen = any(line.words.strip() for page in pages for line in page)
    if complaints.damage and not seen:
        raise ValueError(_damaged(source, complaints.damage))
    if not seen:
        raise ValueError(
            f"{short(source)} has no text layer: its pages are pictures; run text recognition "
            "(OCR) on it first"
        )
    found = _laid_out(pages, about)
    if complaints.damage:
        found.notices.append(f"The PDF is damaged ({complaints.damage}); words may be missing.")
    return found


def _damaged(source: Any, why: str) -> str:
    return f"{short(source)} cannot be read as a PDF ({why}); save it again, or its words as .txt"


class _Complaints(logging.Handler):
    """What pypdf complains of while it reads in this thread, instead of printing it."""

    def __init__(self) -> None:
        super().__init__()
        self.damage, self.thread = "", threading.get_ident()

    def __enter__(self) -> _Complaints:
        logging.getLogger("pypdf").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("pypdf").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first complaint that a part of the file cannot be read."""
        if record.thread == self.thread and DAMAGE.search(record.getMessage()):
            self.damage = self.damage or record.getMessage().split(" @")[0][:80]


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page in the order in which it was written, which is that of reading."""
    chunks: list[tuple[str, float, float, float]] = []

    def keep(words: str, to: Sequence[float], at: Sequence[float], _: Any, size: float) -> None:
        """Note a chunk of text and where it stands."""
        left = at[4] * to[0] + at[5] * to[2] + to[4]
        height = at[4] * to[1] + at[5] * to[3] + to[5]
        scale = abs(at[3] * to[3]) or abs(at[1] * to[2]) or 1.0
        chunks.append((words, left, height, abs(size) * scale))

    page.extract_text(visitor_text=keep)
    words, start = "", None
    for chunk, *place in chunks:
        for number, piece in enumerate(chunk.split("\n")):
            if number:
                if start:
                    yield _line(words, start)
                words, start = "", None
            start = start or (place if piece.strip() else None)
            words += piece
    if start:
        yield _line(words, start)


def _line(words: str, place: Sequence[float]) -> Line:
    return Line(" ".join(words.translate(LIGATURES).split()), *place)


def _laid_out(pages: list[list[Line]], about: dict[str, Any]) -> Found:
    """The text of the pages without their running heads, blank lines between paragraphs."""
    heads = _running_heads(pages)
    kept = [[line for line in page if _shape(line) not in heads] for page in pages]
    usual = _usual_distance(kept)
    paragraphs: list[list[Line]] = []
    for page in kept:
        for number, line in enumerate(page):
            if not paragraphs or _breaks(paragraphs[-1][-1], line, usual, new_page=number == 0):
                paragraphs.append([])
            paragraphs[-1].append(line)
    texts = ["\n".join(line.words for line in lines) for lines in paragraphs]
    found = Found()
    found.join(zip(_kinds(paragraphs), texts, strict=True), "is set larger than the text")
    found.omitted += [LeftOut(line.words, "is a running head of the pages")
                      for page in pages for line in page if _shape(line) in heads]  # fmt: skip
    printed = (PRINTED.fullmatch(piece.text) for piece in found.omitted)
    address = next((edge["url"] for edge in printed if edge and edge["url"]), None)
    found.tell("url", address, "printed by the browser")
    _tell_properties(found, about)
    return found


def _kinds(paragraphs: list[list[Line]]) -> Iterator[str | None]:
    """Which paragraphs are headlines: those that are set larger than most of the text."""
    sizes: Counter[float] = Counter()
    for line in (line for lines in paragraphs for line in lines):
        sizes[round(line.size, 1)] += len(line.words)
    usual = sizes.most_common(1)[0][0]
    for first, *others in paragraphs:
        initial = not others and len(first.words) <= INITIAL
        yield "headline" if first.size > LARGER * usual and not initial else None


def _breaks(before: Line, line: Line, usual: float, *, new_page: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    down, em = before.height - line.height, line.size or 10.0
    if new_page or down < 0:  # over a page or a column
        return bool(SENTENCE_END.search(before.words))
    indented = INDENT[0] * em < line.left - before.left < INDENT[1] * em
    return down > GAP * usual * em or abs(line.size - before.size) > 0.15 * em or (
        indented and bool(SENTENCE_END.search(before.words)))  # fmt: skip


def _usual_distance(pages: list[list[Line]]) -> float:
    """The distance of lines of a paragraph from the next, in ems: the lower quartile of all."""
    steps = sorted(
        (one.height - other.height) / one.size
        for page in pages
        for one, other in pairwise(page)
        if one.size and CLOSEST < (one.height - other.height) / one.size < FURTHEST
    )
    return steps[len(steps) // 4] if steps else 1.2


def _shape(line: Line) -> tuple[str, int]:
    """A line without its numbers, and its height: what running heads have in common."""
    return re.sub(r"\d+", "#", line.words), round(line.height)


def _running_heads(pages: list[list[Line]]) -> set[tuple[str, int]]:
    """Lines at the edge of at least two pages, and of most, that differ in numbers only."""
    seen: Counter[tuple[str, int]] = Counter()
    printed: set[tuple[str, int]] = set()
    for page in pages:
        order = sorted(page, key=lambda line: line.height)
        edge = order[:EDGE] + order[-EDGE:]
        seen.update({_shape(line) for line in edge})
        printed |= {_shape(line) for line in edge if PRINTED.fullmatch(line.words)}
    return printed | {shape for shape, count in seen.items() if count >= max(2, len(pages) / 2)}


def _tell_properties(found: Found, about: dict[str, Any]) -> None:
    """What the document says of itself; the day it was made is not that of publication."""
    said = {key: str(value).strip() for key, value in about.items()}
    title = said.get("/Title", "")
    found.tell("title", "" if PLACEHOLDERS.fullmatch(title) else title, "PDF Title")
    author = said.get("/Author", "")
    found.tell("document author", "" if PLACEHOLDERS.fullmatch(author) else author, "PDF Author")
    found.tell("created", said.get("/CreationDate"), "PDF CreationDate")
