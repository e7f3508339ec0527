"""What an article claims, as small as it can be held against what others do.

A claim is a figure of something, or an event with its day and polarity. It stands in a *telling*:
what a sentence says beside it, by which claims of one thing are told from those of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...quantities.disagreeing.counts import PEOPLE
from ...quantities.figures.classes import fates, of_class
from ..articles.publication import day_of
from ..comparing.accounts import Account, Facet, Row, Slot, Statement
from ..comparing.terms import EMPTY, TELLING, Word, stem
from .sentence_context import (
    EVENT,
    FIGURE,
    OF_THEM,
    Telling,
    about_of,
    called,
    is_partial,
    telling_of,
)

ABOUT = 0.2  # a share of itself by which "about 40" may be off; set by hand, wide on purpose
ROUND_FROM, ROUNDED = 1000, 0.05  # from where two-digit figures may be rounded, and by what share
BARE = frozenset({"one", "some", "any", "many", "none", "most", "several"})  # of what follows "of"
ROOT = -1  # what governs the top word of a sentence


class Claim(NamedTuple):
    """A figure or an event: the key that claims of one thing share, where it stands, the words of
    its clause, who says so, and its row of the reading's table."""

    kind: str
    key: tuple[str, ...]
    telling: Telling
    start: int
    end: int
    clause: frozenset[str]
    who: str
    voice: str
    parts: Mapping[str, str]
    row: Row
    slot: Slot
    is_partial: bool = False

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that a figure can mean."""
        return room(self.row)

    @property
    def days(self) -> tuple[Any, Any]:
        """The first and the last day that an event can be."""
        return self.row["earliest"], self.row["latest"]


def claims(account: Account) -> Iterator[tuple[Telling, list[Claim]]]:
    """The tellings of an article with their claims, in the order of its text."""
    about, published = about_of(account), day_of(account.published)
    for statement in account.statements:
        telling = telling_of(account, statement, about, published)
        if telling.facets:
            clauses = _clauses(statement.words)
            yield telling, [_slimmed(claim) for claim in
                            _claims(account, statement, telling, clauses)]  # fmt: skip


def _slimmed(claim: Claim) -> Claim:
    """A claim with the row of its telling's facet, which has no more than is held against
    others."""
    own = next(facet for facet in claim.telling.facets
               if facet.kind == claim.kind and facet.slot is claim.slot)  # fmt: skip
    return claim._replace(row=own.row)


def _claims(
    account: Account, one: Statement, telling: Telling, clauses: Mapping[int, int]
) -> Iterator[Claim]:
    for facet in one.facets:
        if facet.kind == FIGURE:
            yield _figure(account, one, telling, clauses, facet)
        elif facet.kind == EVENT and facet.row["kind"] != "reporting":
            yield _event(account, one, telling, clauses, facet)


def room(row: Row) -> tuple[float, float]:
    """The least and the most that a figure can mean, hedged and rounded as it is."""
    value, low, high = (row[name] for name in ("value", "low", "high"))
    slack = value * ABOUT if row["hedge"] == "about" and value else 0.0
    if value and value >= ROUND_FROM and float(value) == float(f"{value:.1e}"):
        slack = max(slack, value * ROUNDED)
    low = value if low is None and slack else low
    high = value if high is None and slack else high
    return (-math.inf if low is None else low - slack, math.inf if high is None else high + slack)


def _clauses(words: Sequence[Word]) -> dict[int, int]:
    """For each word the number of the verb in whose clause it stands, or of the top word."""
    by = {word.number: word for word in words}

    def verb(word: Word) -> int:
        """The number of the verb above a word, or of what is on top."""
        seen = 0
        while not word.tag.startswith("VB") and word.head in by and seen < len(by):
            word, seen = by[word.head], seen + 1
        return word.number

    return {word.number: verb(word) for word in words}


def _clause(words: Sequence[Word], clauses: Mapping[int, int], at: int) -> frozenset[str]:
    """The telling words of the clause that a word stands in."""
    verb = clauses.get(at)
    return frozenset(
        stem(word.family) for word in words
        if clauses[word.number] == verb and word.tag.startswith(TELLING)
        and word.tag != "CD" and word.family not in EMPTY
    )  # fmt: skip


def _figure(
    account: Account, one: Statement, telling: Telling, clauses: Mapping[int, int], facet: Facet
) -> Claim:
    inside = [word for word in one.words if facet.start <= word.start < facet.end]
    at = next((word.number for word in inside if word.tag == "CD"),
              inside[0].number if inside else ROOT)  # fmt: skip
    noun = _counted(one.words, facet)
    end = noun.end if noun and 0 <= noun.start - facet.end <= 25 else facet.end
    verb = next((word for word in one.words if word.number == clauses.get(at)), None)
    fate = _fate(noun, verb, facet.row["unit"])
    thing = fate or (noun.family if noun else "")
    key = (FIGURE, facet.row["unit"] or "", thing)
    parts = {"where": called(account.names, facet.row["where"]),
             "entity": called(account.names, facet.row["entity"]),
             "verb": verb.family if verb and verb.tag.startswith("VB") else "",
             "which": " ".join(_which(one.words, noun)), "fate": fate,
             "group": noun.family if noun and fate and not _is_anyone(noun) else "",
             "known": "the" if _is_known(one.words, noun) else ""}  # fmt: skip
    return Claim(FIGURE, key, telling, facet.start, end, _clause(one.words, clauses, at),
                 *_voice(account, facet.row), parts, facet.row, facet.slot,
                 is_partial(one.words, facet))  # fmt: skip


def _counted(words: Sequence[Word], facet: Facet) -> Word | None:
    """The noun that a figure counts; of "eleven of them" the nearest plural before it."""
    of = (facet.row["of"] or "").lower().split(" ")[-1]
    found = [word for word in words if word.low == of]
    if found:
        return min(found, key=lambda word: abs(word.start - facet.end))
    after = tuple(word.low for word in words if word.start >= facet.end)[:2]
    if after == OF_THEM:
        before = [word for word in words if word.end <= facet.start and word.tag == "NNS"]
        return before[-1] if before else None
    return None


def _is_anyone(noun: Word) -> bool:
    """Whether a noun says no more than that those counted are people: "12 victims", "12 dead"."""
    return noun.family in PEOPLE or bool(fates().get(noun.family) or fates().get(noun.low))


def _fate(noun: Word | None, verb: Word | None, unit: str | None) -> str:
    """What became of the people counted; empty where nothing is said, or none are counted."""
    if unit is not None:
        return ""
    if noun and noun.family == "toll":
        return "dead"
    for word in (noun, verb):
        if word and (found := fates().get(word.family) or fates().get(word.low)):
            people = noun is None or word is noun or noun.family in of_class("nouns", "person")
            if people or (noun and noun.family in ("people", "other", "person")):
                return found
    return ""


def _is_known(words: Sequence[Word], noun: Word | None) -> bool:
    """Whether the noun counted is taken as known: "the cracks"."""
    return noun is not None and any(
        word.low in ("the", "these", "those") and word.head == noun.number for word in words
    )


def _which(words: Sequence[Word], noun: Word | None) -> list[str]:
    """The words that say which: "Syrian" troops, the "death" toll."""
    if noun is None:
        return []
    return sorted(word.family for word in words if word.head == noun.number
                  and word.relation in ("amod", "compound", "flat", "nmod"))  # fmt: skip


def _event(
    account: Account, one: Statement, telling: Telling, clauses: Mapping[int, int], facet: Facet
) -> Claim:
    at = next((word.number for word in one.words if word.start >= facet.start), ROOT)
    parts = {side: called(account.names, facet.row[side]) for side in ("agent", "patient")}
    parts |= {
        f"{side} word": _argument(one.words, at, relations)
        for side, relations in (("agent", ("nsubj",)), ("patient", ("obj", "nsubj:pass")))
    }
    times = (time for time in one.of("date") if time.row["time"] == facet.row["time"])
    said = next(times, None)
    counted = said is not None and (said.row["anchor"] or "").startswith("time ")
    parts |= {"said": said.surface if said and not counted else ""}
    return Claim(EVENT, (EVENT, facet.value), telling, facet.start, facet.end,
                 _clause(one.words, clauses, at), *_voice(account, facet.row), parts,
                 facet.row, facet.slot)  # fmt: skip


def _argument(words: Sequence[Word], at: int, relations: Sequence[str]) -> str:
    """The head word of who does something, or of whom it is done to."""
    found = next((word for word in words if word.head == at and word.relation in relations), None)
    if found is not None and found.low in BARE:  # "one of the letters"
        found = next((word for word in words if word.head == found.number
                      and word.relation == "nmod" and word.tag[:1] == "N"), found)  # fmt: skip
    return "" if found is None or found.tag.startswith(("PRP", "W")) else stem(found.family)


def _voice(account: Account, row: Row) -> tuple[str, str]:
    """Who says so: the name to show, and by what it is told in all texts."""
    id = row["asserted_by"]
    if id in account.names:
        return account.names[id].name, called(account.names, id) or id
    return "", id
