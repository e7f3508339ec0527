"""The headline of a page: which heading shows what the page calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .outline import HEADINGS, Outline, words
from .page_roles import KINDS, LONGEST

PARTS = re.compile(r" [|–—·»«:•/-]{1,3} | ?\| ?")  # "Ferry closes | Coast News"
# What "|" parts off is a name
BARRED = re.compile(r"(\S+(?:\s+[^\s|]+){2,})\s+\|(?:\s+[^\s|]+){1,5}\s*")
AGREE = 0.5  # of the words of heading and title together
NO_TITLES = frozenset(
    ("", "untitled", "untitled document", "document", "new page", "home", "index")
)


def headline(outline: Outline, titles: Sequence[str], outlet: str | None) -> int | None:
    """The place of the heading that is the page's headline; None if it has none."""
    found = _candidates(outline)
    if not found:
        return None
    said = {place: words(outline.elements[place], LONGEST["headline"]) for place in found}
    agreeing = {place: agreement(said[place], titles) for place in found}
    best = max(found, key=lambda p: (*reversed(agreeing[p]), outline.elements[p].tag == "h1"))
    if agreeing[best][0] >= AGREE and said[best] != outlet:
        return best
    first = [p for p in found if outline.elements[p].tag == "h1" and said[p] != outlet]
    inside = [p for p in first if outline.tags_around(p) & {"article", "main"}]
    return next(iter(inside or first), None)


def agreement(heading: str, titles: Iterable[str]) -> tuple[float, int]:
    """How far a heading agrees with a title or the part of one, and over how many words."""
    own = _words(heading)
    shares = [(0.0, 0)]
    for title in titles:
        for part in {title, *PARTS.split(title)}:
            other = _words(part)
            if own and other:
                shared = len(own & other)
                shares.append((shared / len(own | other), shared))
    share, shared = max(shares, key=lambda pair: (pair[0] >= AGREE, pair[1], pair[0]))
    return (share, shared) if share >= AGREE else (0.0, 0)


def same(one: str, other: str) -> bool:
    """Whether two lines have the same words in the same order."""
    return re.findall(r"\w+", one.casefold()) == re.findall(r"\w+", other.casefold())


def title_alone(title: str, outlet: str | None) -> str:
    """A page's title without the name of its outlet; nothing if it is none."""
    parts = [part.strip() for part in PARTS.split(title)]
    barred = BARRED.fullmatch(title)
    if outlet and len(parts) > 1 and same(parts[-1], outlet):
        title = title[: title.rindex(parts[-1])]
    elif outlet and len(parts) > 1 and same(parts[0], outlet):
        title = title.removeprefix(parts[0])
    elif barred:
        title = barred[1]
    title = title.strip(" |–—·»«:•/-")
    return "" if title.casefold() in NO_TITLES else title


def _candidates(outline: Outline) -> list[int]:
    """Headings of the highest two ranks, and what is called a headline."""
    places = []
    for place, element in enumerate(outline.elements):
        if not 0 < outline.length[place] <= LONGEST["headline"]:
            continue
        named = (element.get("class") or "").lower()
        called = element.get("itemprop") == "headline" or KINDS["headline"].search(named)
        within = outline.headings[place] - (element.tag in HEADINGS)
        if element.tag in ("h1", "h2") or (called and not within):
            places.append(place)
    return places


def _words(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.casefold()))
