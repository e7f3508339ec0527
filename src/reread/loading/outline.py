"""The outline of a page: its elements in their order, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .markup import INLINE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NAMES = ("class", "id", "data-component", "data-testid")
LONGEST_NAME = 400  # characters of class and id
PROSE = 25  # characters of a run of text outside links that can be a piece of a sentence
LAID_OUT = frozenset((
    "article", "blockquote", "div", "form", "li", "p", "section", "table",
)) | set(HEADINGS)  # fmt: skip
# Elements of which nothing, or nothing that is text, shows
UNSEEN = frozenset((
    "audio", "base", "canvas", "datalist", "desc", "embed", "head", "iframe", "link", "map",
    "math", "meta", "noembed", "noframes", "object", "param", "picture", "rp", "script",
    "style", "template", "title", "track", "video",
))  # fmt: skip
WORD_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_+")


@dataclass
class Outline:
    """The elements of a page's body, each with its place in their order.

    Of each element: the place of the one around it and of the last inside it, how many characters
    of text it holds, how many of them look like prose, and how many headings, links, cells, and
    elements that lay a page out.
    """

    body: Any
    parent: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)
    laid_out: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.elements = [e for e in self.body.iter() if isinstance(e.tag, str)]
        self.place = {element: place for place, element in enumerate(self.elements)}
        self.parent = [self.place.get(e.getparent(), -1) for e in self.elements]
        self.last = list(range(len(self.elements)))
        own = [_own_text(element) for element in self.elements]
        self.length = [sum(map(len, runs)) for runs in own]
        self.prose = [sum(len(run) for run in runs if len(run) >= PROSE) for runs in own]
        self.headings = [int(e.tag in HEADINGS) for e in self.elements]
        self.links = [int(e.tag == "a") for e in self.elements]
        self.cells = [int(e.tag in ("td", "th")) for e in self.elements]
        self.laid_out = [int(e.tag in LAID_OUT) for e in self.elements]
        for place in range(len(self.elements) - 1, 0, -1):
            around = self.parent[place]
            self.last[around] = max(self.last[around], self.last[place])
            if self.elements[place].tag != "a":  # what is all link is no prose
                self.prose[around] += self.prose[place]
            for counted in (self.length, self.headings, self.links, self.cells, self.laid_out):
                counted[around] += counted[place]

    def around(self, place: int) -> Iterator[int]:
        """The places of an element and of those around it, inmost first."""
        while place >= 0:
            yield place
            place = self.parent[place]

    def holds(self, outer: int, place: int) -> bool:
        """Whether an element is another one or in it."""
        return outer <= place <= self.last[outer]

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
    said = " ".join(element.get(name) or "" for name in NAMES)
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
