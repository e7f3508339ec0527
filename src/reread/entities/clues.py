"""What the recogniser of names looks at in words: strings that describe one, or two together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

LEVELS = "abc"  # clusters of words in raw text, coarse to fine
ALIKE = "dfguv"  # the same of word vectors, fine to coarse; the kind that the vector tells, surely
PLACES = (0, -2, -1, 1, 2)  # whose form speaks about a token: its own, then its neighbours'
PIECES = re.compile(r"'s\b|[,'’-]|[^\s,'’-]+")  # tokens of a listed name, nearly as in a text
LONG = 3  # characters that a word in capitals has more than to be looked up in its usual form

# Pairs of words: a code, and by which of its `parts` each of the two speaks
LOW, KIND, SHAPE, CLASS = range(4)
Pairs = tuple[tuple[str, int, int], ...]
BEFORE: Pairs = (("Lw", LOW, LOW), ("Lk", KIND, KIND), ("Ls", SHAPE, SHAPE), ("Lx", LOW, SHAPE),
                 ("Lg", CLASS, CLASS))  # a token and the one before it  # fmt: skip
AFTER: Pairs = (("Rw", LOW, LOW), ("Rk", KIND, KIND), ("Rs", SHAPE, SHAPE), ("Rx", SHAPE, LOW),
                ("Rg", CLASS, CLASS))  # a token and the one after it  # fmt: skip
AROUND: Pairs = (("Aw", LOW, LOW), ("Ak", KIND, KIND))  # its two neighbours


@dataclass(frozen=True)
class Known:
    """What is known of words before any article is read."""

    groups: Mapping[str, tuple[int, ...]]  # word -> its cluster at each of LEVELS
    words: Mapping[str, tuple[str, ...]]  # word -> the lists of words it is in
    listed: Mapping[str, str]  # name, its tokens joined by spaces -> the lists it is in
    alike: Mapping[str, tuple[int, ...]]  # word in small letters -> at each of ALIKE; 0: none

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Each word's lists, those of names of one word among them."""
        singles = ((name, lists) for name, lists in self.listed.items() if " " not in name)
        names = {name: (*self.words.get(name, ()), "l" + lists) for name, lists in singles}
        return {**self.words, **names}

    @cached_property
    def reach(self) -> Mapping[str, int]:
        """Tokens of the longest listed name that begins with a word."""
        return _reach(self.listed)

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """The listed names in capitals."""
        return {name.upper(): lists for name, lists in self.listed.items() if len(name) > LONG}

    @cached_property
    def capitals_reach(self) -> Mapping[str, int]:
        """`reach` of the names in capitals."""
        return _reach(self.capitals)


def _reach(names: Mapping[str, str]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for name in names:
        first, count = name.split(" ", 1)[0], name.count(" ") + 1
        if count > lengths.get(first, 0):
            lengths[first] = count
    return lengths


def pieces(name: str) -> str:
    """A listed name as its tokens joined by spaces."""
    return " ".join(PIECES.findall(name))


@functools.lru_cache(maxsize=30_000)
def shape(form: str) -> str:
    """Kinds of characters; + stands for more of a kind: "McDonald's" is Xx+Xx+'x... no words."""
    kinds = ("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
             for c in form)  # fmt: skip
    return "".join(kind + "+" * (len(list(same)) > 1) for kind, same in groupby(kinds))


def own(form: str, facts: Known) -> Iterator[str]:
    """What a form says about its own token only."""
    low, form_shape = form.lower(), shape(form)
    if low != form:
        yield "W" + form
    yield f"t{form_shape}{low[-3:]}"
    for size in range(1, 5):
        if len(low) > size:
            yield "p" + low[:size]
            if size != 3:
                yield "e" + low[-size:]
    lists = members(form, facts)
    yield f"M{','.join(lists)} {form_shape if len(form_shape) < 4 else ''}"


def shared(form: str, facts: Known) -> Iterator[str]:
    """What a form says about its own token and, each its own way, about those near it."""
    low = form.lower()
    yield "w" + low
    yield "s" + shape(form)
    yield "e" + low[-3:]
    yield from clusters(form, facts)
    yield from classes(form, facts)
    yield from ("m" + name for name in members(form, facts))


def parts(form: str, facts: Known) -> tuple[str, str, str, str]:
    """What pairs of forms are made of; empty beyond the sentence."""
    return form.lower(), kind_of(form, facts), shape(form), _class(form, facts)


def pairs(kinds: Pairs, first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """What two forms say together, given their `parts`."""
    return (f"{code}{first[one]} {second[two]}" for code, one, two in kinds)


def tagged(before: str, tag: str, after: str) -> tuple[str, ...]:
    """What a token's tag and its neighbours' say; a tag beyond the sentence is empty."""
    return (f"T{tag}", f"T-{before}", f"T+{after}", f"TL{before} {tag}", f"TR{tag} {after}",
            f"T3{before} {tag} {after}")  # fmt: skip


def members(form: str, facts: Known) -> tuple[str, ...]:
    """The lists a word is in; in capitals, those of its usual form."""
    usual = form[:1] + form[1:].lower() if len(form) > LONG and form.isupper() else form
    return facts.members.get(usual) or facts.members.get(form) or ()


def clusters(form: str, facts: Known) -> tuple[str, ...]:
    """The clusters a word is in, as written or else in lower case or capitalised."""
    numbers = facts.groups.get(form) or facts.groups.get(form.lower())
    if not numbers and form.isupper():
        numbers = facts.groups.get(form.capitalize())
    return tuple(f"{level}{number}" for level, number in zip(LEVELS, numbers or ()))  # noqa: B905


def classes(form: str, facts: Known) -> tuple[str, ...]:
    """What the vector of a word tells, with its capital."""
    numbers = facts.alike.get(form.lower(), ())
    capital = "X" * form[:1].isupper()
    return tuple(f"{level}{number}{capital}" for level, number in zip(ALIKE, numbers) if number)  # noqa: B905


def kind_of(form: str, facts: Known) -> str:
    """A class for a form: its lists, its middle cluster or what it ends in; and its capital."""
    if not form:
        return "^"
    capital = "X" * form[0].isupper()
    lists = members(form, facts)
    if lists and capital:
        return capital + ",".join(lists)
    groups = clusters(form, facts)
    return (groups[1] if groups else form[-2:].lower()) + capital


def _class(form: str, facts: Known) -> str:
    """A class for a form: the middle cluster of its vector or what it ends in; and its capital."""
    if not form:
        return "^"
    _, number, *_ = facts.alike.get(form.lower(), (0, 0))
    return f"{number or form[-2:].lower()}{shape(form)[:2] * form[0].isupper()}"
