"""What the tagger looks at: strings that describe a token, a neighbour, or two tokens together."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

# Word in lower case -> its group at each of LEVELS, 0 where it has none
Groups = Mapping[str, tuple[int, ...]]
# Word clusters, coarse to fine; how often a capital; sets of tags that words had in raw text as a
# first model tagged it, and in training
LEVELS = "abcfed"

PLACES = (0, -2, -1, 1, 2)  # whose form speaks about a token: its own, then its neighbours'
LONGEST_FORM = 40  # characters of a form that are looked at; longer ones are no words
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


@functools.lru_cache(maxsize=30_000)
def normal(form: str) -> str:
    """A form as the attributes see it: quotes straight, not endless."""
    return form[:LONGEST_FORM].translate(STRAIGHT)


def shape(form: str) -> str:
    """Kinds of characters with repeats collapsed: "Mid-1990s" is Xx-dx."""
    kinds = ("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
             for c in form)  # fmt: skip
    return "".join(kind for kind, _ in groupby(kinds))


def own(form: str, groups: Groups) -> Iterator[str]:
    """What a form says about its own token."""
    low, form_shape = form.lower(), shape(form)
    yield "w" + low
    if low != form:
        yield "W" + form
    yield "s" + form_shape
    yield f"t{form_shape} {low[-3:]}"
    yield from (f"p{low[:size]}" for size in range(1, 5) if len(low) > size)
    yield from (f"e{low[-size:]}" for size in range(1, 6) if len(low) > size)
    if len(form) > 3:
        yield f"q{low[:2]} {low[-2:]}"
    yield from _memberships(form, low, groups)


def beside(form: str, place: int, groups: Groups) -> Iterator[str]:
    """What a form says about the token that stands at `-place` from it."""
    low = form.lower()
    yield f"{place}w{low}"
    yield f"{place}s{shape(form)}"
    yield f"{place}e{low[-3:]}"
    yield from (f"{place}{member}" for member in _memberships(form, low, groups))


def adjacent(first: str, second: str, groups: Groups) -> tuple[str, ...]:
    """What two forms in a row say about the second, the first, the one after, the one before."""
    words, kinds = f"{first.lower()} {second.lower()}", _kinds(first, second, groups)
    return (f"L{words}", f"l{kinds}", f"R{words}", f"r{kinds}", f"A{kinds}", f"B{kinds}")


def around(before: str, after: str, groups: Groups) -> tuple[str, ...]:
    """What the two neighbours say together."""
    return (f"X{before.lower()} {after.lower()}", f"x{_kinds(before, after, groups)}")


ADJACENT = ((-1, slice(0, 2)), (0, slice(2, 4)), (-2, slice(4, 5)), (1, slice(5, 6)))


def _kinds(first: str, second: str, groups: Groups) -> str:
    return f"{_kind(first, groups)} {_kind(second, groups)}"


def _kind(form: str, groups: Groups) -> str:
    """A class for a form: the tags it has had, or what it looks like."""
    low = form.lower()
    *_, in_raw, in_training = groups.get(low, (0, 0))
    tags = in_training or in_raw
    return f"{tags}{form[:1].isupper():d}" if tags else _looks(form, low)


def _looks(form: str, low: str) -> str:
    return f"{shape(form)}{low[-2:]}"


def _memberships(form: str, low: str, groups: Groups) -> Iterator[str]:
    """The groups a form is in; where it has had no tags yet, what it looks like instead."""
    known = groups.get(low, (0,) * len(LEVELS))
    yield from (f"{level}{number}" for level, number in zip(LEVELS, known, strict=True) if number)
    if not known[-1]:
        yield f"{LEVELS[-1]}{_looks(form, low)}"


def attributes(forms: Sequence[str], groups: Groups) -> list[list[str]]:
    """All attributes of each token of one sentence, as the trainer sees them."""
    padded = ["", "", *map(normal, forms), "", ""]
    found = []
    for at in range(2, len(padded) - 2):
        given = list(own(padded[at], groups))
        for place in PLACES[1:]:
            given += beside(padded[at + place], place, groups)
        for place, part in ADJACENT:
            given += adjacent(padded[at + place], padded[at + place + 1], groups)[part]
        given += around(padded[at - 1], padded[at + 1], groups)
        found.append(given)
    return found
