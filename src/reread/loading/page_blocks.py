"""The blocks of a page: all text that shows, in its order, each piece with what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from .outline import HEADINGS, UNSEEN, Outline, is_inline, words
from .page_roles import aside, kind

BLANK = re.compile("[ \t\n\r\f]+")  # what HTML collapses; a no-break space is none of it
EMPTY_LINES = re.compile("\n(?:[ \t\xa0\u200b\ufeff]*\n)+")
OUTER = " \t\n\r\f\xa0\u200b\ufeff"
CONTROLS = ("button", "select", "textarea", "svg")  # no part of the line that they stand in
KEPT_ASIDE = ("pullquote", "note")  # kinds of what belongs to the article even in an <aside>
APART = re.compile(  # a word, and a capital, a clock or a number: no second half of a word
    r"[\w+][\w.:]\0(?:[^\W\d_a-zß-öø-ÿ]\w|\d\d?[:.]\d\d)|[^\W\d_]{2}\0\d"
)
LABEL = 20  # runs of text before an element that can tell what it is
WIDEST_CELL = 200  # characters: in a table of data; one with wider cells lays out the page
OPENING = '“"‘«„'
BY = re.compile(r"(?i)by\s[^\d]+$")
QUOTES = (("“", "”"), ("‘", "’"))  # how browsers show <q>, and one in it


class Time(NamedTuple):
    """A <time>: what it states, what stands before it in its line, and its place."""

    value: str
    before: str
    place: int


@dataclass
class Piece:
    """One block of text that the page shows."""

    text: str
    place: int  # of the element it stands in, in the outline
    tag: str
    kind: str | None = None
    why: str = ""  # how the markup says what kind it is
    aside: str | None = None  # why it is no part of the article
    linked: int = 0  # characters in links
    target: str = ""  # of its last link
    tight: bool = False  # stands on the line after the piece before it
    times: tuple[Time, ...] = ()


class _State(NamedTuple):
    """What holds for the text at one place of the page."""

    place: int
    tag: str = "body"
    kind: str | None = None
    why: str = ""
    aside: str | None = None
    plain: bool = False  # white space counts
    target: str | None = None  # of the link it is in
    row: bool = False  # of a table of data
    quotes: int = 0  # <q> around it


@dataclass
class _Line:
    """The text of a block as far as it is read."""

    runs: list[str] = field(default_factory=list)
    linked: int = 0
    target: str = ""
    tight: bool = False
    times: list[Time] = field(default_factory=list)


class Walk:
    """Reads the blocks of a page in one walk; `headline` are the places that hold its headline."""

    def __init__(self, outline: Outline, headline: frozenset[int] = frozenset()) -> None:
        self.outline, self.headline = outline, headline
        self.line = _Line()
        self.rows: set[int] = set()  # tables of data
        self.marked: list[bool] = []  # whether each <q> around has quotation marks of its own

    def pieces(self) -> Iterator[Piece]:
        """Each piece of text that shows, in the order of the page."""
        from lxml.etree import iterwalk

        state = _State(0)
        outer: list[tuple[_State, _Line | None]] = []  # states around, and lines broken off
        walk = iterwalk(self.outline.body, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                yield from self._close(element, state, *outer[-1])
                state = outer.pop()[0]
                if outer:
                    self._add(element.tail, state)
            elif element.tag in UNSEEN:
                outer.append((state, None))
                walk.skip_subtree()
            else:
                inner = self._inner(element, state)
                broken = None
                if inner.aside != state.aside and self._flows(element):
                    broken, self.line = self.line, _Line()
                elif not self._flows(element):
                    yield from self._flush(state)
                outer.append((state, broken))
                state = inner
                self._open(element, state)
                self._add(element.text, state)

    def _flows(self, element: Any) -> bool:
        """Whether an element is part of the line around it."""
        if element.tag in ("td", "th"):
            near = islice(self.outline.around(self.outline.place[element]), 4)
            return not self.rows.isdisjoint(near)
        if not is_inline(element) or (element.tag == "time" and self._stands_alone(element)):
            return element.tag == "br"
        return not (self._stands_alone(element) and kind(self.outline, self.outline.place[element]))

    def _stands_alone(self, element: Any) -> bool:
        """Whether an inline element has only other elements beside it, in what is no line."""
        around = self.outline.parent[self.outline.place[element]]
        tag = self.outline.elements[around].tag
        return (
            tag in ("div", "header", "section", "article", "main", "body", "figure")
            and not (self.outline.text_beside_tags[around])
        )

    def _inner(self, element: Any, state: _State) -> _State:
        """The state inside an element."""
        place = self.outline.place[element]
        said = kind(self.outline, place)
        reason = state.aside
        if element.tag in CONTROLS or not (reason or (said and said[0] in KEPT_ASIDE)):
            reason = aside(self.outline, place, self.headline) or reason
        row = state.row
        if element.tag == "table" and (row := self._is_data(place)):
            self.rows.add(place)
        inner = state._replace(
            aside=reason,
            row=row,
            plain=state.plain or element.tag == "pre",
            target=element.get("href", state.target) if element.tag == "a" else state.target,
            quotes=state.quotes + (element.tag == "q"),
        )
        if is_inline(element) and (not said or self._flows(element)):
            return inner
        if said and (said[0] != "headline" or state.kind in (None, "headline")):
            return inner._replace(place=place, tag=element.tag, kind=said[0], why=said[1])
        return inner._replace(place=place, tag=element.tag)

    def _is_data(self, table: int) -> bool:
        """Whether a table shows data, rather than laying out the page."""
        outline = self.outline
        cells = max(outline.cells[table], 1)
        return not outline.laid_out[table] - 1 and outline.length[table] <= WIDEST_CELL * cells

    def _open(self, element: Any, state: _State) -> None:
        """What an element adds before its text."""
        line = self.line
        if element.tag == "time" or "datePublished" in (element.get("itemprop") or ""):
            stated = element.get("datetime") or element.get("content") or words(element, 60)
            before = BLANK.sub(" ", " ".join(line.runs[-LABEL:]))
            line.times.append(Time(stated, before, self.outline.place[element]))
        if element.tag == "br":
            line.runs.append("\n")
        elif element.tag == "tr":
            line.tight = state.row and _follows_a_row(element)
        elif element.tag in ("td", "th") and state.row and element.getprevious() is not None:
            line.runs.append("\t")
        elif element.tag == "q":
            self.marked.append(_is_marked(element, line.runs[-LABEL:]))
            line.runs.append("" if self.marked[-1] else QUOTES[(state.quotes - 1) % 2][0])
        elif self._is_apart(element):
            line.runs.append(" ")

    def _is_apart(self, element: Any) -> bool:
        """Whether an inline element holds words of its own, which only a style sets apart."""
        before = element.getprevious()
        if before is None or before.tail or not is_inline(element) or not is_inline(before):
            return False
        around = self.outline.parent[self.outline.place[element]]
        if self.outline.elements[around].tag == "p" or self.outline.text_beside_tags[around]:
            return False
        last = self.line.runs[-1][-2:] if self.line.runs else ""
        return APART.match(f"{last}\0{words(element, 5)}") is not None

    def _close(
        self, element: Any, state: _State, around: _State, broken: _Line | None
    ) -> Iterator[Piece]:
        """The pieces that end with an element."""
        if element.tag in UNSEEN:
            return
        if element.tag == "q" and not self.marked.pop():
            self.line.runs.append(QUOTES[around.quotes % 2][1])
        if broken is not None:
            yield from self._flush(state)
            self.line = broken
        elif not self._flows(element):
            yield from self._flush(state)

    def _add(self, text: str | None, state: _State) -> None:
        """Add a run of text to the line."""
        if text:
            run = text if state.plain else BLANK.sub(" ", text)
            self.line.runs.append(run)
            if state.target is not None and run.strip():
                self.line.linked += len(run.strip())
                self.line.target = state.target

    def _flush(self, state: _State) -> Iterator[Piece]:
        """The pieces of the line that ends here."""
        line, self.line = self.line, _Line()
        text = "".join(line.runs)
        if not text.strip(OUTER):
            return
        if not state.plain:
            text = re.sub(r" {2,}", " ", text)
        end = r"(?<![ \t\r])[ \t\r]*\n"
        text = re.sub(end if state.plain else rf"{end}[ \r]*", "\n", text)
        for part in EMPTY_LINES.split(text):
            if shown := part.strip(OUTER):
                kind = "byline" if state.kind == "dateline" and BY.match(shown) else state.kind
                yield Piece(
                    shown, state.place, state.tag, kind, state.why, state.aside,
                    line.linked, line.target, line.tight, tuple(line.times),
                )  # fmt: skip


def _is_marked(element: Any, runs: list[str]) -> bool:
    """Whether the page puts quotation marks of its own in or before a <q>."""
    first = next((run.strip() for run in element.itertext() if run.strip()), "")
    before = next((run.rstrip() for run in reversed(runs) if run.strip()), "")
    return not first or first[0] in OPENING or before[-1:] in tuple(OPENING)


def _follows_a_row(element: Any) -> bool:
    """Whether a table has a row before one."""
    before = element.getprevious()
    return before is not None or element.getparent().getprevious() is not None


def is_heading(piece: Piece) -> bool:
    """Whether a piece stands in a heading."""
    return piece.tag in HEADINGS
