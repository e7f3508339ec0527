"""Whether a place name stands for a place or for those who govern it: Moscow said …

Whether a government called by its seat is one entity with its country, a choice says. "apart", the
default, keeps what the text says: Moscow is Moscow, and its sense tells where it stands for a
government. That Moscow's government is Russia's is knowledge from a table and not in the text;
"country" adds it, and says so in the reason. The same is asked of demonyms: Russian, Russians.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from ..grammar.sentence import Sentence
from ..grammar.words import SUBJECTS
from ..tables import slug
from . import gazetteer, wordlists

OPTIONS = ("apart", "country")
# Relations in which a name shares what is said of another: France and Germany; Cairo, Egypt
SHARING = frozenset({"conj", "appos", "nmod:unmarked"})
OBJECTS = frozenset({"obj", "iobj"})


class Sense(NamedTuple):
    """What a place name stands for (government, place) and why; "" where nothing tells."""

    name: str
    reason: str


class Seated(NamedTuple):
    """A name that may be that of a seat of government: form, whether a person's, entity, sense."""

    form: str
    person: bool
    entity: str
    sense: Sense


def sense_of(form: str, tree: Sentence, first: int, last: int) -> Sense:
    """The sense of the place name that is the words `first` to `last` of a sentence."""
    if form not in gazetteer.countries() and form not in gazetteer.governed():
        return Sense("", "")
    at = tree.head(first, last)
    while tree.words[at].relation in SHARING:
        at = tree.words[at].governor
    relation, above = tree.words[at].relation, tree.words[at].governor
    if tree.low(above) in wordlists.words("owned"):
        if relation == "nmod:poss":
            return Sense("government", f"{tree.low(above)!r} of it")
        at = above if relation == "compound" else at  # with U.S. support
    before = [tree.low(i) for i in tree.children[at] if i < at]
    before += [tree.low(above)] if relation in OBJECTS else []
    where = next((word for word in before if word in wordlists.words("where")), "")
    if where:
        return Sense("place", f"{where!r} before it")
    deed = _deed(tree, at) if relation in SUBJECTS else ""
    if deed and deed not in wordlists.words("playing"):
        return Sense("government", f"subject of {deed!r}")
    beside = next((word for word in before if word in wordlists.words("with")), "")
    return Sense("government", f"{beside!r} before it") if beside else Sense("", "")


def _deed(tree: Sentence, subject: int) -> str:
    """The verb of what a subject does, its "must" or "will" if it has one; no state."""
    predicate = tree.words[subject].governor
    number = tree.clauses.get(predicate)
    if number is None or not tree.groups[number].finite or tree.groups[number].passive:
        return ""
    modals = [i for i in tree.children[predicate] if i > subject and tree.tag(i) == "MD"]
    verb = min(modals, default=tree.groups[number].head)
    if not modals and verb != predicate:
        return ""  # a copula
    return "" if tree.low(verb) in wordlists.words("state") else tree.low(verb)


def with_countries(names: Sequence[Seated], governments: str, demonyms: str) -> list[Seated]:
    """The names, those of governments at their seats and words for the people and things of a
    country given to its entity if that is chosen; else the reasons of the latter name the country.
    """
    for choice, value in (("governments", governments), ("demonyms", demonyms)):
        if value not in OPTIONS:
            raise ValueError(
                f"{choice}={value!r} is not known; choose {', '.join(map(repr, OPTIONS))}"
            )
    seats = [_seat_of(name) if governments == "country" else "" for name in names]
    lands = ["" if name.person else gazetteer.homeland(name.form) for name in names]
    joined = lands if demonyms == "country" else []
    countries, found = _countries(names, {*seats, *joined} - {""}), []
    for name, seat, land in zip(names, seats, lands, strict=True):
        if seat:
            sense = name.sense._replace(reason=f"{name.sense.reason}, seat of {seat}")
            name = name._replace(entity=countries[seat], sense=sense)
        elif land:
            entity = countries[land] if joined else name.entity
            name = name._replace(entity=entity, sense=Sense("", f"a word of {land}"))
        found.append(name)
    return found


def _seat_of(name: Seated) -> str:
    """The country whose government a name stands for by its seat, else ""."""
    known, seats = gazetteer.canonical(), gazetteer.governed()
    if name.sense.name != "government" or name.form in gazetteer.countries():
        return ""
    return seats.get(name.form) or seats.get(known.get(name.form, name.form), "")


def _countries(names: Sequence[Seated], wanted: Set[str]) -> dict[str, str]:
    """For each country its entity: the one named, else for those wanted a new one."""
    known, found = gazetteer.canonical(), dict[str, str]()
    for name in names:
        if not name.person:
            found.setdefault(known.get(name.form, name.form), name.entity)
    taken = {name.entity for name in names}
    for country in sorted(wanted - found.keys()):
        found[country] = slug(country)
        while found[country] in taken:
            found[country] += "-government"
        taken.add(found[country])
    return found
