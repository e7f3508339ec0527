"""What the recogniser of names looks at: strings that describe a token and its article."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

LEVELS = "abc"  # word clusters, coarse to fine
PLACES = (0, -2, -1, 1, 2)  # whose form speaks about a token: its own, then its neighbours'
ADJACENT = ((-1, slice(0, 4)), (0, slice(4, 8)))  # see words.decoding.Look
PIECES = re.compile(r"'s\b|[,'’-]|[^\s,'’-]+")  # tokens of a listed name, nearly as in a text
SHOUTED = 0.6  # share of words in capitals in a line that tells nothing by its capitals
TITLED = 0.75  # share of capitalised words in a heading that capitalises its words
MOST_PLACES = 100  # of a word that are looked at, so that time grows with the length of a text only
LONG = 3  # characters that a word has more than to be counted in such a heading


@dataclass(frozen=True)
class Known:
    """What is known of words before any article is read."""

    groups: Mapping[str, tuple[int, ...]]  # word -> its cluster at each of LEVELS
    words: Mapping[str, tuple[str, ...]]  # word -> the lists of words it is in
    listed: Mapping[str, str]  # name, its tokens joined by spaces -> the lists it is in

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
        lengths[first] = max(count, lengths.get(first, 0))
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
    """What a form says about its own token."""
    low, form_shape = form.lower(), shape(form)
    yield "w" + low
    if low != form:
        yield "W" + form
    yield "s" + form_shape
    yield f"t{form_shape}{low[-3:]}"
    for size in range(1, 5):
        if len(low) > size:
            yield "p" + low[:size]
            yield "e" + low[-size:]
    yield from clusters(form, facts)
    lists = members(form, facts)
    yield from ("m" + name for name in lists)
    yield f"M{','.join(lists)} {form_shape if len(form_shape) < 4 else ''}"


def beside(form: str, place: int, facts: Known) -> Iterator[str]:
    """What a form says about the token that stands at `-place` from it."""
    low = form.lower()
    yield f"{place}w{low}"
    yield f"{place}s{shape(form)}"
    yield f"{place}e{low[-3:]}"
    yield from (f"{place}{cluster}" for cluster in clusters(form, facts))
    yield from (f"{place}m{name}" for name in members(form, facts))


def adjacent(first: str, second: str, facts: Known) -> tuple[str, ...]:
    """What two forms in a row say about the second, then about the first."""
    low, lower = first.lower(), second.lower()
    kinds = f"{_kind(first, facts)} {_kind(second, facts)}"
    looks, look = shape(first), shape(second)
    about_second = (f"Lw{low} {lower}", f"Lk{kinds}", f"Ls{looks} {look}", f"Lx{low} {look}")
    about_first = (f"Rw{low} {lower}", f"Rk{kinds}", f"Rs{looks} {look}", f"Rx{looks} {lower}")
    return about_second + about_first


def around(before: str, after: str, facts: Known) -> tuple[str, ...]:
    """What the two neighbours say together."""
    return (f"Aw{before.lower()} {after.lower()}",
            f"Ak{_kind(before, facts)} {_kind(after, facts)}")  # fmt: skip


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


def _kind(form: str, facts: Known) -> str:
    """A class for a form: its lists, its middle cluster or what it ends in; and its capital."""
    if not form:
        return "^"
    capital = "X" * form[0].isupper()
    lists = members(form, facts)
    if lists and capital:
        return capital + ",".join(lists)
    groups = clusters(form, facts)
    return (groups[1] if groups else form[-2:].lower()) + capital


class Line(NamedTuple):
    """A sentence: its forms and tags, what its capitals are worth, its listed names.

    `capitals` is "U" for a line in capitals, "T" for one that capitalises its words, else "".
    `hits` has, for each token, its place in a listed name and the lists, or "".
    """

    forms: Sequence[str]
    tags: Sequence[str]
    capitals: str
    hits: Sequence[str]

    @property
    def windows(self) -> Iterator[tuple[str, str, str]]:
        """The tag of each token between those of its neighbours, empty beyond the sentence."""
        return zip(("", *self.tags), self.tags, (*self.tags[1:], ""), strict=False)


def line(forms: Sequence[str], tags: Sequence[str], facts: Known) -> Line:
    """A sentence with what is seen at once."""
    capitals = _capitals(forms)
    shouted = capitals == "U"
    names = facts.capitals if shouted else facts.listed
    reach = facts.capitals_reach if shouted else facts.reach
    return Line(forms, tags, capitals, _hits(forms, names, reach))


def _capitals(forms: Sequence[str]) -> str:
    letters = [form for form in forms if len(form) >= LONG and form.isalpha()]
    if len(letters) > 1 and sum(map(str.isupper, letters)) > SHOUTED * len(letters):
        return "U"
    longer = [form for form in forms[1:] if len(form) > LONG and form.isalpha()]
    many = len(longer) > 2 and sum(form[0].isupper() for form in longer) > TITLED * len(longer)
    return "T" if many else ""


def _hits(
    forms: Sequence[str], names: Mapping[str, str], reach: Mapping[str, int]
) -> Sequence[str]:
    """The longest listed names from left to right: S for one token, else B, I, E."""
    hits, at = [""] * len(forms), 0
    while at < len(forms):
        longest = min(reach.get(forms[at], 0), len(forms) - at)
        for size in range(longest, 0, -1):
            lists = names.get(" ".join(forms[at : at + size]))
            if lists:
                marks = "S" if size == 1 else "B" + "I" * (size - 2) + "E"
                hits[at : at + size] = [mark + lists for mark in marks]
                at += size - 1
                break
        at += 1
    return hits


def seldom(lines: Sequence[Line], facts: Known) -> Iterator[tuple[int, list[str]]]:
    """What is said of few tokens only, by number of the token: lists, headings, the article."""
    about, number = _about(lines, facts), 0
    for one in lines:
        forms, capitals = one.forms, one.capitals
        for at, form in enumerate(forms):
            found = []
            _add_hits(found, one, at)
            if capitals:
                found += (f"F{capitals}", f"F{capitals}{shape(form)}",
                          f"F{capitals}{_kind(form, facts)}")  # fmt: skip
            if at == 0:
                found += ("F^", f"F^{shape(form)}{one.tags[at]}")
            elsewhere = about.get(form.lower()) if not form.islower() else None
            if elsewhere:
                found += elsewhere
                if at == 0 or capitals:
                    found += [f"F{capitals}{x}" for x in ("Dl", "Dmid") if x in elsewhere]
            if found:
                yield number, found
            number += 1


def _add_hits(found: list[str], one: Line, at: int) -> None:
    for place in (-1, 0, 1):
        if 0 <= at + place < len(one.hits) and one.hits[at + place]:
            found.append(f"H{place}{one.hits[at + place]}")
    if one.hits[at]:
        before = one.forms[at - 1].lower() if at else ""
        after = one.forms[at + 1].lower() if at + 1 < len(one.forms) else ""
        found += (f"HP{one.hits[at]} {before}", f"HN{one.hits[at]} {after}")


def _about(lines: Sequence[Line], facts: Known) -> dict[str, dict[str, None]]:
    """What all places of a capitalised word in the article say about it, by word in lower case."""
    lower: set[str] = set()
    places: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for one in lines:
        for at, form in enumerate(one.forms):
            if form.islower():
                lower.add(form)
            elif form.lower() != form:
                places[form.lower()].append((one, at))
    about = {}
    for word, found in places.items():
        given = {"Dl": None} if word in lower else {}  # in order, as a set is not
        if len(found) > 1:
            given["Dn"] = None
            for one, at in found[:MOST_PLACES]:
                if one.capitals != "U":
                    given.update(dict.fromkeys(_place(one, at, facts)))
        about[word] = given
    return about


def _place(one: Line, at: int, facts: Known) -> Iterator[str]:
    """What one place of a word says about it wherever it stands."""
    forms = one.forms
    before = forms[at - 1] if at else "^"
    after = forms[at + 1] if at + 1 < len(forms) else "$"
    if at and not one.capitals:
        yield "Dmid"
    for side, form in (("D<", before), ("D>", after)):
        yield side + form.lower()
        yield from (side + cluster for cluster in clusters(form, facts)[1:2])
        if form[:1].isupper():
            yield side + "C"
            yield from (f"{side}m{name}" for name in members(form, facts))
    if one.hits[at]:
        yield "Dh" + one.hits[at]
    if at > 1:
        yield f"D<<{forms[at - 2].lower()} {before.lower()}"
    if at + 2 < len(forms):
        yield f"D>>{after.lower()} {forms[at + 2].lower()}"


def attributes(lines: Sequence[Line], facts: Known) -> list[list[list[str]]]:
    """All attributes of each token of each sentence of an article, as the trainer sees them."""
    found = [_forms(one, facts) for one in lines]
    tokens = [token for one in found for token in one]
    for number, given in seldom(lines, facts):
        tokens[number] += given
    return found


def _forms(one: Line, facts: Known) -> list[list[str]]:
    """What forms and tags say about each token of a sentence."""
    forms, found = ["", "", *one.forms, "", ""], []
    for at, window in enumerate(one.windows, start=2):
        given = list(own(forms[at], facts))
        for place in PLACES[1:]:
            given += beside(forms[at + place], place, facts)
        for place, part in ADJACENT:
            given += adjacent(forms[at + place], forms[at + place + 1], facts)[part]
        given += around(forms[at - 1], forms[at + 1], facts)
        given += tagged(*window)
        found.append(given)
    return found
