"""Whom he and she stand for, and the minister; where that is not plain, nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import gazetteer
from .forms import Word

PRONOUNS = dict.fromkeys(["he", "him", "his", "himself"], "m") | dict.fromkeys(
    ["she", "her", "hers", "herself"], "f"
)
SENTENCES_BACK = 2  # further back a pronoun rarely reaches in news
MOST_RECENT = 30  # names of people that are remembered
# Scores: the share right among 200 documents of GUM, for the only person it can be, and for the
# subject nearest before it.
ALONE, SUBJECT = 0.84, 0.79


class Person(NamedTuple):
    """One person named: where, in which sentence, entity, sex, role, and if it is a subject."""

    start: int
    sentence: int
    entity: str
    sex: str
    role: str
    subject: bool


class Referring(NamedTuple):
    """One pronoun or nominal: its span, sentence, form, entity (None if unclear), score, reason."""

    start: int
    end: int
    sentence: int
    form: str
    entity: str | None
    score: float
    reason: str


def referring(sentences: Sequence[Sequence[Word]], people: Sequence[Person]) -> list[Referring]:
    """One row per third-person pronoun, and per nominal whose role one person before it has."""
    found: list[Referring] = []
    sexes = {person.entity: person.sex for person in people if person.sex}
    waiting = sorted(people, reverse=True)
    recent: list[Person] = []
    roles: dict[str, list[str]] = {}
    for number, words in enumerate(sentences):
        for at, word in enumerate(words):
            while waiting and waiting[-1].start < word.start:
                _meet(waiting.pop(), recent, roles)
            sex = PRONOUNS.get(word.form.lower())
            if sex:
                recent = [p for p in recent if number - p.sentence <= SENTENCES_BACK]
                recent = recent[-MOST_RECENT:]
                found.append(_pronoun(word, number, sex, recent, sexes))
            elif word.form.lower() == "the":
                found += _nominal(words, at, number, roles)
    return found


def _meet(person: Person, recent: list[Person], roles: dict[str, list[str]]) -> None:
    recent.append(person)
    for role in _tails(person.role.lower()):
        bearers = roles.setdefault(role, [])
        if person.entity not in bearers:
            bearers.append(person.entity)


def _tails(role: str) -> list[str]:
    """The words at the end of a role that are themselves a title: foreign minister, minister."""
    words = role.split()
    tails = [" ".join(words[at:]) for at in range(max(len(words) - 4, 0), len(words))]
    return [tail for tail in tails if tail in gazetteer.lower_titles()]


def _pronoun(
    word: Word, number: int, sex: str, recent: Sequence[Person], sexes: dict[str, str]
) -> Referring:
    """The person it stands for: the only one of its sex, else the last sentence's subject."""
    fitting = [person for person in recent if sexes.get(person.entity, sex) == sex]
    entities = sorted({person.entity for person in fitting})
    row = (word.start, word.end, number, "pronoun")
    if len(entities) == 1:
        return Referring(
            *row, entities[0], ALONE, "the only person it can be in the sentences before"
        )
    last = max((person.sentence for person in fitting), default=number)
    subjects = [person for person in fitting if person.sentence == last and person.subject]
    if len({person.entity for person in subjects}) == 1:
        return Referring(*row, subjects[0].entity, SUBJECT, "the subject nearest before it")
    reason = "nobody named before it" if not entities else f"{len(entities)} people it can be"
    return Referring(*row, None, 0.0, reason)


def _nominal(
    words: Sequence[Word], at: int, number: int, roles: dict[str, list[str]]
) -> list[Referring]:
    """The foreign minister: a role in lower case, the only person before with that role."""
    for count in (3, 2, 1):
        phrase = words[at + 1 : at + 1 + count]
        if len(phrase) < count or any(word.gap.strip() for word in phrase):
            continue
        bearers = roles.get(" ".join(word.form for word in phrase), [])
        follows = words[at + 1 + count : at + 2 + count]
        named = any(
            (word.capital and not word.gap.strip()) or word.form == "of" for word in follows
        )
        if len(bearers) == 1 and not named:
            reason = f"the only one called {' '.join(word.form for word in phrase)} before"
            return [Referring(words[at].start, phrase[-1].end, number, "nominal", bearers[0],
                              ALONE, reason)]  # fmt: skip
    return []
