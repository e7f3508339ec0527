"""Sentences as the recogniser of names sees them: what capitals, lists and the article tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .clues import (
    AFTER,
    AROUND,
    BEFORE,
    LONG,
    PLACES,
    Known,
    classes,
    clusters,
    kind_of,
    members,
    own,
    pairs,
    parts,
    shape,
    shared,
    tagged,
)

SHOUTED = 0.6  # share of words in capitals in a line that tells nothing by its capitals
TITLED = 0.75  # share of capitalised words in a heading that capitalises its words
MOST_PLACES = 100  # of a word that are looked at, so that time grows with the length of a text only

# A function and its arguments (without what is known of words) -> what it says, in some form
Say = Callable[..., Sequence[Any]]


class Line(NamedTuple):
    """A sentence: its forms and tags, what its capitals are worth, its listed names.

    `capitals` is "U" for a line in capitals, "T" for one that capitalises its words, else "".
    `hits` has, for each token in a listed name, its place in it and the lists.
    """

    forms: Sequence[str]
    tags: Sequence[str]
    capitals: str
    hits: Mapping[int, str]

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
) -> Mapping[int, str]:
    """The longest listed names from left to right: S for one token, else B, I, E."""
    hits: dict[int, str] = {}
    over = 0  # the token after the last name found
    for at, form in enumerate(forms):
        if at < over or form not in reach:
            continue
        for size in range(min(reach[form], len(forms) - at), 0, -1):
            lists = names.get(" ".join(forms[at : at + size]))
            if lists:
                marks = "S" if size == 1 else "B" + "I" * (size - 2) + "E"
                hits |= {at + place: mark + lists for place, mark in enumerate(marks)}
                over = at + size
                break
    return hits


def seldom(lines: Sequence[Line], say: Say) -> Iterator[tuple[int, list[Any]]]:
    """What is said of few tokens only, by number of the token: lists, headings, the article."""
    about, number = _about(lines, say), 0
    for one in lines:
        near = {at + place for at in one.hits for place in (-1, 0, 1)}
        for at, form in enumerate(one.forms):
            found: list[Any] = []
            if at in near:
                _add_hits(found, one, at, say)
            if one.capitals:
                found += say(heading, one.capitals, form)
            if at == 0:
                found += say(opening, form, one.tags[at])
            if not form.islower() and (elsewhere := about.get(form.lower())):
                found += elsewhere.said
                if at == 0 or one.capitals:
                    found += say(weighed, one.capitals, elsewhere.small, elsewhere.inside)
            if found:
                yield number + at, found
        number += len(one.forms)


def hit(place: int, mark: str, facts: Known) -> tuple[str, ...]:
    """That a token, or the one beside it, is in a listed name."""
    return (f"H{place}{mark}",)


def hit_beside(side: str, mark: str, form: str, facts: Known) -> tuple[str, ...]:
    """What stands beside a token of a listed name: P before it, N after it."""
    return (f"H{side}{mark} {form.lower()}",)


def heading(capitals: str, form: str, facts: Known) -> tuple[str, ...]:
    """A word in a line whose capitals tell little."""
    return (f"F{capitals}", f"F{capitals}{shape(form)}", f"F{capitals}{kind_of(form, facts)}")


def opening(form: str, tag: str, facts: Known) -> tuple[str, ...]:
    """The first word of a sentence."""
    return ("F^", f"F^{shape(form)}{tag}")


def weighed(capitals: str, small: bool, inside: bool, facts: Known) -> tuple[str, ...]:
    """How the article writes a word that stands where a capital tells little."""
    return (f"F{capitals}Dl",) * small + (f"F{capitals}Dmid",) * inside


def _add_hits(found: list[Any], one: Line, at: int, say: Say) -> None:
    for place in (-1, 0, 1):
        if at + place in one.hits:
            found += say(hit, place, one.hits[at + place])
    if at in one.hits:
        found += say(hit_beside, "P", one.hits[at], one.forms[at - 1] if at else "")
        found += say(hit_beside, "N", one.hits[at], "".join(one.forms[at + 1 : at + 2]))


class About(NamedTuple):
    """What the article says of a word; whether it stands there in small letters, or with a
    capital inside a sentence."""

    said: Mapping[Any, None]  # in order, as a set is not
    small: bool
    inside: bool


def _about(lines: Sequence[Line], say: Say) -> dict[str, About]:
    """What all places of a capitalised word in the article say about it, by word in lower case."""
    lower: set[str] = set()
    places: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for one in lines:
        for at, form in enumerate(one.forms):
            if form.islower():
                lower.add(form)
            elif (low := form.lower()) != form:
                places[low].append((one, at))
    about = {}
    for word, found in places.items():
        small, several = word in lower, len(found) > 1
        if not (small or several):
            continue
        seen = [place for place in found[:MOST_PLACES] if place[0].capitals != "U"] * several
        inside = any(at and not one.capitals for one, at in seen)
        given = dict.fromkeys(say(habit, small, several, inside))
        for place in seen:
            given.update(dict.fromkeys(_place(*place, say)))
        about[word] = About(given, small, inside)
    return about


def habit(small: bool, several: bool, inside: bool, facts: Known) -> tuple[str, ...]:
    """How the article writes a word, and whether more than once."""
    return ("Dl",) * small + ("Dn",) * several + ("Dmid",) * inside


def side(mark: str, form: str, facts: Known) -> Iterator[str]:
    """A neighbour of a word at one of its places."""
    yield mark + form.lower()
    yield from (mark + cluster for cluster in clusters(form, facts)[1:2])
    yield from (mark + cluster for cluster in classes(form, facts) if cluster[0] in "fv")
    if form[:1].isupper():
        yield mark + "C"
        yield from (f"{mark}m{name}" for name in members(form, facts))


def two(mark: str, first: str, second: str, facts: Known) -> tuple[str, ...]:
    """Two neighbours of a word at one of its places."""
    return (f"{mark}{first.lower()} {second.lower()}",)


def listed(mark: str, facts: Known) -> tuple[str, ...]:
    """That a word is in a listed name at one of its places."""
    return ("Dh" + mark,)


def _place(one: Line, at: int, say: Say) -> Iterator[Any]:
    """What one place of a word says about it wherever it stands."""
    forms = one.forms
    before = forms[at - 1] if at else "^"
    after = forms[at + 1] if at + 1 < len(forms) else "$"
    yield from say(side, "D<", before)
    yield from say(side, "D>", after)
    if at in one.hits:
        yield from say(listed, one.hits[at])
    if at > 1:
        yield from say(two, "D<<", forms[at - 2], before)
    if at + 2 < len(forms):
        yield from say(two, "D>>", after, forms[at + 2])


def attributes(lines: Sequence[Line], facts: Known) -> list[list[list[str]]]:
    """All attributes of each token of each sentence of an article, as the trainer sees them."""
    found = [_forms(one, facts) for one in lines]
    tokens = [token for one in found for token in one]
    for number, given in seldom(lines, lambda make, *key: tuple(make(*key, facts))):
        tokens[number] += given
    return found


def _forms(one: Line, facts: Known) -> list[list[str]]:
    """What forms and tags say about each token of a sentence."""
    forms, found = ["", "", *one.forms, "", ""], []
    near = [list(shared(form, facts)) for form in forms]
    made = [parts(form, facts) for form in forms]
    for at, window in enumerate(one.windows, start=2):
        given = [*own(forms[at], facts), *near[at]]
        for place in PLACES[1:]:
            given += [f"{place}{name}" for name in near[at + place]]
        given += pairs(BEFORE, made[at - 1], made[at])
        given += pairs(AFTER, made[at], made[at + 1])
        given += pairs(AROUND, made[at - 1], made[at + 1])
        given += tagged(*window)
        found.append(given)
    return found
