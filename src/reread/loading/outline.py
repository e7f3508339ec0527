"""The outline of a page: its elements in their order, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import Any

from .markup import INLINE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMES = ("class", "id", "data-component", "data-testid", "data-qa", "data-gu-name")
LONGEST_NAME = 400  # characters of class and id
PROSE = 25  # characters of a run of text outside links that can be a piece of a sentence
LAID_OUT = frozenset((
    "article", "blockquote", "div", "form", "li", "p", "section", "table",
)) | set(HEADINGS)  # fmt: skip
# Elements of which nothing, or nothing that is text, shows
UNSEEN = frozenset((
    "annotation", "annotation-xml", "audio", "base", "canvas", "datalist", "desc", "embed", "head",
    "iframe", "link", "map", "meta", "noembed", "noframes", "object", "param", "picture", "rp",
    "script", "style", "template", "title", "track", "video",
))  # fmt: skip
WORD_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")


class Outline:
    """The elements of a page's body, each with its place in their order.

    Of each element: the place of the one around it and of the last inside it, how many characters
    of text it holds, how many of them look like prose or are in links, and how many headings,
    links, cells, and elements that lay a page out.
    """

    def __init__(self, body: Any) -> None:
        self.body = body
        self.elements = [e for e in body.iter() if isinstance(e.tag, str)]
        self.place = {element: place for place, element in enumerate(self.elements)}
        self.parent = [self.place.get(e.getparent(), -1) for e in self.elements]
        self.last = list(range(len(self.elements)))
        runs = [_own_text(element) for element in self.elements]
        self.length = [sum(map(len, own)) for own in runs]
        self.prose = [sum(len(run) for run in own if len(run) >= PROSE) for own in runs]
        self.linked = [0] * len(self.elements)
        self.headings = self._are(HEADINGS)
        self.links = self._are(("a",))
        self.cells = self._are(("td", "th"))
        self.laid_out = self._are(LAID_OUT)
        self._add_up()

    def _are(self, tags: Container[str]) -> list[int]:
        return [int(element.tag in tags) for element in self.elements]

    def _add_up(self) -> None:
        """Count for each element what is in those inside it."""
        counts = (self.length, self.prose, self.linked, self.headings, self.links, self.cells,
                  self.laid_out)  # fmt: skip
        for place in range(len(self.elements) - 1, 0, -1):
            around = self.parent[place]
            self.last[around] = max(self.last[around], self.last[place])
            if self.elements[place].tag == "a":  # what is all link is no prose
                self.prose[place], self.linked[place] = 0, self.length[place]
            for counted in counts:
                counted[around] += counted[place]

    def around(self, place: int) -> Iterator[int]:
        """The places of an element and of those around it, inmost first."""
        while place >= 0:
            yield place
            place = self.parent[place]

    def holds(self, outer: int, place: int) -> bool:
        """Whether an element is another one or in it."""
        return outer <= place <= self.last[outer]

    def sums(self, values: Iterable[tuple[int, int]]) -> list[int]:
        """For each element the sum of the values at the places in it."""
        sums = [0] * len(self.elements)
        for place, value in values:
            sums[place] += value
        for place in range(len(sums) - 1, 0, -1):
            sums[self.parent[place]] += sums[place]
        return sums

    def article(self, place: int | None) -> int | None:
        """The place of the <article> that a place is in."""
        around = self.around(-1 if place is None else place)
        return next((outer for outer in around if self.elements[outer].tag == "article"), None)

    def tags_around(self, place: int) -> set[str]:
        """The tags of the elements around one."""
        return {self.elements[outer].tag for outer in self.around(self.parent[place])}

    @cached_property
    def text_beside_tags(self) -> list[bool]:
        """Whether an element has text of its own beside the elements in it."""
        return [any(map(str.strip, _own_text(element))) for element in self.elements]


def _own_text(element: Any) -> list[str]:
    """The runs of text of an element that are in no element inside it."""
    if element.tag in UNSEEN:
        return []
    runs = [element.text, *(inner.tail for inner in element)]
    return [" ".join(run.split()) for run in runs if run and not run.isspace()]


def is_inline(element: Any) -> bool:
    """Whether an element is part of a line of text: known as such, or made up by the page."""
    return element.tag in INLINE or "-" in element.tag


def names(element: Any) -> str:
    """What a page calls an element: its class, id and so on, in small letters, parts by hyphens."""
    made_up = element.tag if "-" in element.tag else None
    said = " ".join(filter(None, (made_up, *map(element.get, NAMES))))
    return WORD_PARTS.sub("-", said[:LONGEST_NAME]).lower()


def words(element: Any, longest: int) -> str:
    """The text of an element in one line, cut where it is long."""
    held, size = [], 0
    for run in element.itertext():
        held.append(run)
        size += len(run)
        if size > longest:
            break
    return " ".join("".join(held).split())[:longest]
