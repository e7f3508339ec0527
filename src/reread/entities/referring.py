"""Pronouns and nominals of an article with the entities that they stand for, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from . import nominals, pronouns
from .forms import Word
from .nominals import Bearers, Described, Nominal
from .phrases import Phrase, phrases
from .salience import LONGEST_OPENING, Choice, Discourse, choose, is_subject, place

SENTENCES_BACK = 12  # further back a nominal is not resolved
OPENING = ("IN", "VBG", "VBN", "WRB")  # tags of the first words of opening phrases
LONGEST_TITLE = 4  # words before a name at which a clause begins
SCORE = 0.76  # of a nominal: the share of right links on all of GUM, as in pronouns.py
LEAST_LEAD = 1.5  # how many times as salient as the second a nominal's entity must be


class Named(NamedTuple):
    """One name: its words in its sentence, the form, entity, kind, sex, role, words beside it."""

    sentence: int
    first: int
    last: int
    form: str
    entity: str
    kind: str
    sex: str
    role: str
    beside: frozenset[str]
    governs: bool = False  # a place that stands for those who govern it


class Referring(NamedTuple):
    """One pronoun or nominal: span, sentence, form, kind, entity (None: unclear), score, why."""

    start: int
    end: int
    sentence: int
    form: str
    kind: str
    entity: str | None
    score: float
    reason: str


def referring(sentences: Sequence[Sequence[Word]], named: Sequence[Named]) -> list[Referring]:
    """One row per pronoun of the third person, and per nominal that is said of an entity.

    An "it" that stands for nothing has no row, nor has a nominal that nothing named fits.
    """
    by_sentence: dict[int, list[Named]] = {}
    for name in named:
        by_sentence.setdefault(name.sentence, []).append(name)
    walk = Walk(named)
    for number, words in enumerate(sentences):
        if words:
            walk.sentence(number, words, by_sentence.get(number, []))
    return walk.rows


def described(named: Iterable[Named]) -> list[Described]:
    """What the names of an article tell of each entity."""
    groups: dict[str, list[Named]] = {}
    for name in named:
        groups.setdefault(name.entity, []).append(name)
    return [
        Described(
            entity,
            kinds=frozenset(name.kind for name in group),
            names=frozenset(name.form for name in group),
            roles=frozenset(name.role for name in group if name.role),
            beside=frozenset().union(*(name.beside for name in group)),
        )
        for entity, group in groups.items()
    ]


class Walk:
    """A walk through an article that remembers what it has met."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.rows: list[Referring] = []
        self.discourse = Discourse(Counter(name.entity for name in named))
        self.bearers = Bearers(described(named))
        self.sexes = {name.entity: name.sex for name in named if name.sex}
        self.kinds = {name.entity: name.kind for name in reversed(named)}

    def sentence(self, number: int, found: Sequence[Word], named: Sequence[Named]) -> None:
        """Go through a sentence word by word."""
        inside = {at for name in named for at in range(name.first, name.last + 1)}
        ends = {name.last: name for name in named}
        runs = {phrase.last: phrase for phrase in phrases(found, inside)}
        taken: dict[int, str] = {}
        for at, word in enumerate(found):
            if at in ends:
                self._meet_name(number, found, ends[at])
            elif pronouns.kind_of(word):
                self._pronoun(number, found, at, named)
            elif word.form.lower() == "the":
                nominal = nominals.nominal_at(found, at, inside)
                entity = self._nominal(number, found, nominal) if nominal else None
                if nominal and entity:
                    taken[nominal.last] = entity
            if at in runs and at not in ends:
                self._meet_phrase(number, found, runs[at], taken.get(at))

    def _meet_name(self, number: int, found: Sequence[Word], name: Named) -> None:
        if found[name.last].tag.startswith("JJ"):
            return  # Russian troops: no pronoun stands for what an adjective names
        people = name.kind == "MISC" and found[name.last].tag == "NNPS"
        where = place(found, name.first, name.last)
        sex = self.sexes.get(name.entity, "")
        kind = "ORG" if name.governs else name.kind
        self.discourse.meet(name.entity, number, where, kind, sex, people)

    def _meet_phrase(
        self, number: int, found: Sequence[Word], phrase: Phrase, entity: str | None
    ) -> None:
        where = place(found, phrase.first, phrase.last)
        key: Hashable = entity or (phrase.head,)
        kind = self.kinds[entity] if entity else phrase.kind
        self.discourse.meet(key, number, where, kind, phrase.sex, phrase.plural)

    def _pronoun(self, number: int, found: Sequence[Word], at: int, named: Sequence[Named]) -> None:
        """Note a pronoun, and what it stands for if that is plain."""
        if pronouns.is_pleonastic(found, at) or pronouns.is_emphatic(found, at):
            return
        word, kind = found[at], pronouns.kind_of(found[at])
        choice = self._choice(number, found, at, named)
        entity = choice.key if choice and isinstance(choice.key, str) else None
        trace = self.discourse.traces.get(entity)
        if choice and entity and (not trace or pronouns.is_plain(found, at, trace, number, choice)):
            where, sex = place(found, at, at), kind if kind in ("m", "f") else ""
            stands = trace.kind if trace else self.kinds[entity]
            plural = trace is not None and trace.plural
            self.discourse.meet(entity, number, where, stands, sex, plural)
            about = (self.kinds[entity], entity, pronouns.score(kind, choice.lead), _reason(choice))
        else:
            why = pronouns.unresolved(kind, choice, entity)
            about = ("PER" if kind in ("m", "f") else "MISC", None, 0.0, why)
        self.rows.append(Referring(word.start, word.end, number, "pronoun", *about))

    def _choice(
        self, number: int, found: Sequence[Word], at: int, named: Sequence[Named]
    ) -> Choice | None:
        """What was met before, or else the subject that comes after an opening phrase."""
        choice = pronouns.weighed(self.discourse, found, at, number, found[at].clause)
        ahead = _ahead(found, at, named, self.sexes)
        if ahead and (choice is None or choice.key == ahead or isinstance(choice.key, tuple)):
            return Choice(ahead, float("inf"), 1)
        return choice

    def _nominal(self, number: int, found: Sequence[Word], nominal: Nominal) -> str | None:
        """Note a nominal that fits something met before; its entity, if it is plain."""
        fitting = [
            (entity, self.discourse.salience(entity, number))
            for entity in self.bearers.of(nominal)
            if (trace := self.discourse.traces.get(entity))
            and number - trace.sentence <= SENTENCES_BACK
        ]
        choice = choose(fitting)
        if choice is None:
            return None
        said = " ".join([*(w.form.lower() for w in nominal.modifiers), nominal.head])
        plain = choice.lead >= LEAST_LEAD
        if plain:
            only = choice.among == 1
            reason = f"the {'only' if only else 'nearest'} one called {said} before"
        else:
            reason = f"{choice.among} it can be"
        entity = str(choice.key) if plain else None
        self.rows.append(Referring(
            found[nominal.first].start, found[nominal.last].end, number, "nominal",
            self.kinds[str(choice.key)], entity, SCORE if plain else 0.0, reason,
        ))  # fmt: skip
        return entity


def _reason(choice: Choice) -> str:
    if choice.among == 1:
        return "the only one it can be in the sentences before"
    return f"the most present of {choice.among} that it can be"


def _ahead(
    found: Sequence[Word], at: int, named: Sequence[Named], sexes: dict[str, str]
) -> str | None:
    """The subject after an opening phrase that holds the pronoun: after his arrest, Manafort …"""
    kind, opens = pronouns.kind_of(found[at]), found[0].tag.startswith(OPENING)
    if (
        at >= LONGEST_OPENING
        or kind not in ("m", "f")
        or not opens
        or any("," in w.gap for w in found[1 : at + 1])
    ):
        return None
    name = next((name for name in named if name.first > at and name.kind == "PER"), None)
    if (
        name is None
        or name.first >= LONGEST_OPENING
        or sexes.get(name.entity, kind) != kind
        or not is_subject(found, name.first, name.last)
    ):
        return None
    commas = [n for n in range(at + 1, name.first + 1) if found[n].gap.strip()]
    return name.entity if len(commas) == 1 and name.first - commas[0] <= LONGEST_TITLE else None
