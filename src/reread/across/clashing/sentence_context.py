"""A sentence as its claims are held against others: no text is kept, only what tells one thing from
another beside a claim."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...quantities.disagreeing.claims import PARTED_BY, PARTIAL, UPDATE
from ...quantities.figures.classes import fates
from ...timeline.ordering.comparable import MONTH
from ..comparing.accounts import Account, Facet, Statement
from ..comparing.naming import Named, country, folded
from ..comparing.terms import Word

FIGURE, EVENT = "figure", "event"
LEAD = 4  # sentences that an article opens with
MAIN = 3  # sentences that name what it is about
NEAR = 3  # words around a figure in which it is said to be one of a part
CASES = frozenset({"case", "cases", "toll", "infections", "casualties"})  # counted on and on
# What is kept of the rows of facets
KEPT = {
    FIGURE: ("unit", "value", "low", "high", "hedge", "of", "asserted_by", "surface"),
    "date": ("type", "value", "earliest", "latest", "status", "grain"),
    EVENT: ("kind", "polarity", "modality", "asserted_by", "cue", "earliest", "latest", "relation"),
}
SUPPOSING = frozenset({"if", "whether", "unless", "should"})
# Negations that leave open what was before or is beside: "not yet", "not only", "no longer"
HALF = frozenset(
    {"only", "longer", "yet", "until", "just", "always", "necessarily", "all", "every"}
)
PLANNING = frozenset({"scheduled", "planned", "plans", "due", "expected", "will", "would", "set",
                      "slated", "postponed"})  # fmt: skip
OF_THEM = ("of", "them")


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """A sentence: its article, its day of publication, place, terms, names, facets; the names its
    article is about; which figures are of a part, and whether it tells of what is counted on; the
    days it names; whether it tells of changes, suppositions, half denials or plans."""

    article: str
    published: dt.date | None
    start: int
    end: int
    number: int
    terms: frozenset[str]
    names: Counter[str]
    facets: Sequence[Facet]
    about: frozenset[str]
    partial: frozenset[int]
    is_count: bool
    days: tuple[tuple[Any, Any], ...]
    is_update: bool
    is_supposed: bool
    is_half: bool
    is_plan: bool

    def of(self, kind: str) -> list[Facet]:
        """Its facets of one kind."""
        return [facet for facet in self.facets if facet.kind == kind]


def about_of(account: Account) -> frozenset[str]:
    """The names that an article is about: those that it opens with, or has in several sentences."""
    found = [_names(account, one).keys() for one in account.statements]
    many = Counter(name for names in found for name in names)
    opening = {name for names in found[:LEAD] for name in names}
    return frozenset(opening | {name for name in many if many[name] >= MAIN})


def _names(account: Account, one: Statement) -> Counter[str]:
    """The names in a sentence, each by its last word, and other words that look like names."""
    facets = [facet for facet in one.of("name") if facet.row["form"] == "name"]
    names = Counter(filter(None, (called(account.names, facet.value) for facet in facets)))
    taken = [(facet.start, facet.end) for facet in one.facets if facet.kind in ("name", "date")]
    names.update(by_last_word(word.low) for word in one.words if word.tag.startswith("NNP")
                 and not any(start <= word.start < end for start, end in taken))  # fmt: skip
    return names


def telling_of(
    account: Account, one: Statement, about: frozenset[str], published: dt.date | None
) -> Telling:
    """A sentence of an article that is about some names."""
    lows = {word.low for word in one.words}
    days = tuple((facet.row["earliest"], facet.row["latest"]) for facet in one.of("date")
                 if facet.row["type"] in ("DATE", "TIME"))  # fmt: skip
    terms = frozenset(term for term in one.terms if term[0] not in "#@")
    partial = {figure.start for figure in one.of(FIGURE) if is_partial(one.words, figure)}
    kept = [facet for facet in one.facets if facet.kind in (FIGURE, "date", EVENT)]
    return Telling(
        one.article, published, one.start, one.end, one.number, terms, _names(account, one),
        [_slim(facet) for facet in kept], about, frozenset(partial),
        any(fates().get(word.family) or word.low in CASES for word in one.words), days,
        *(bool(lows & words) for words in (UPDATE, SUPPOSING, HALF, PLANNING)),
    )  # fmt: skip


def _slim(facet: Facet) -> Facet:
    """A facet with no more of its row than is held against others."""
    return facet._replace(row={name: facet.row[name] for name in KEPT[facet.kind]})


def deictic(said: str) -> bool:
    """Whether a time is said from the day of telling: Monday, yesterday, last month."""
    return not any(sign.isdigit() for sign in said) and not MONTH.search(said)


def called(names: Mapping[str, Named], entity: str | None) -> str:
    """What somebody or something is told by in all texts: the last word of a name, folded."""
    if entity is None or entity not in names or not names[entity].named:
        return ""
    return by_last_word(names[entity].name)


def by_last_word(name: str) -> str:
    """The last word of a name, folded; of a country's, that of its one name."""
    plain = folded(name)
    return (country(plain).lower() or plain).split(" ")[-1]


def is_partial(words: Sequence[Word], facet: Facet) -> bool:
    """Whether a figure is of a part, or of others: "including 12", "12 more", "12 of the 40"."""
    before = [word.low for word in words if word.end <= facet.start][-NEAR:]
    after = [word.low for word in words if word.start >= facet.end][:NEAR]
    part = after[:1] == ["of"] and facet.row["unit"] is None and tuple(after[:2]) != OF_THEM
    return part or bool({*before, *after} & (PARTIAL | PARTED_BY))
