"""Reporting verbs: the table reporting_verbs.tsv, looked up by inflected form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd

from ..files import word_data
from ..grammar.words import Word
from ..own_tables.own_rules import NO, SPEECH, own_values

NEVER, JUDGED = "n", "a"
TAKES = "co"  # what a verb of a user's takes: a clause, or what is said in a few words
FACTIVE = "endorsing"  # stance of verbs that tell what is so: "knew that"
VOWELS = "aeiou"


@dataclass(frozen=True)
class Verb:
    """One reporting verb: its dictionary form, its stance and what it takes.

    `takes` holds letters, which the table's head explains.
    """

    lemma: str
    stance: str
    takes: str

    @property
    def reports(self) -> bool:
        """Whether it ever reports what is said: not "pass", "decline"."""
        return self.takes != NEVER


Entries = dict[str, list[tuple[tuple[str, ...], Verb]]]  # by first word, with those that follow


class Verbs:
    """The reporting verbs that ship, looked up by their forms (`by_form`), and those of a user's,
    which come first, by the dictionary form of their first word."""

    def __init__(self, rows: Sequence[Mapping[str, str]], own: Iterable[Verb] = ()) -> None:
        self.by_form: Entries = {}
        self._by_lemma: Entries = {}
        known = {row["verb"]: Verb(row["verb"], row["stance"], row["takes"]) for row in rows}
        for row in rows:
            forms = inflected(row["verb"], row["forms"].split(",") if row["forms"] else [])
            for form in forms:
                _enter(self.by_form, form, known[row["verb"]])
        for verb in own:
            known[verb.lemma] = verb
            _enter(self._by_lemma, verb.lemma, verb)
        for entries in (*self.by_form.values(), *self._by_lemma.values()):
            entries.sort(key=lambda entry: -len(entry[0]))
        self._judging = {verb.lemma for verb in known.values() if verb.takes == JUDGED}
        self._saying = {verb.lemma for verb in known.values()
                        if "c" in verb.takes and verb.stance != FACTIVE}  # fmt: skip

    def at(self, words: Sequence[Word], at: int) -> tuple[Verb | None, int]:
        """The reporting verb at a place among words, and how many of them it takes."""
        if not words[at].tag.startswith("VB"):
            return None, 0
        own = self._by_lemma.get(words[at].lemma, ())
        for rest, verb in (*own, *self.by_form.get(words[at].low, ())):
            after = at + 1 + len(rest)
            if [word.low for word in words[at + 1 : after]] != list(rest):
                continue
            if rest[-1:] == ("to",) and after < len(words) and words[after].tag == "VB":
                continue  # "agreed to meet" is not "agreed to a meeting"
            return verb, 1 + len(rest)
        return None, 0

    def judges(self, lemma: str | None) -> bool:
        """Whether a verb tells only what someone thinks of a thing, not what he says: "praised
        it"."""
        return lemma in self._judging

    def says(self, lemma: str | None) -> bool:
        """Whether a verb reports a clause as someone's word, not as what is so."""
        return lemma in self._saying


def chosen(rules: str | pd.DataFrame = "ships") -> Verbs:
    """The reporting verbs that ship, with those of a user's table added to them, or taken out."""
    own = own_values(rules, SPEECH)
    if not own:
        return shipped()
    return Verbs(_rows(), map(_own, own, own.values()))


def _own(verb: str, value: str) -> Verb:
    return Verb(verb, "neutral", NEVER) if value == NO else Verb(verb, value, TAKES)


def _enter(entries: Entries, form: str, verb: Verb) -> None:
    first, *rest = form.split()
    entries.setdefault(first, []).append((tuple(rest), verb))


@cache
def shipped() -> Verbs:
    """The reporting verbs that ship."""
    return Verbs(_rows())


@cache
def _rows() -> Sequence[Mapping[str, str]]:
    return word_data("reread.voices", "reporting_verbs")


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns of what is said: answer, message, words."""
    return frozenset(row["noun"] for row in word_data("reread.voices", "speech_nouns"))


def inflected(lemma: str, irregular: list[str]) -> list[str]:
    """All forms of a verb: those given as irregular, and what spelling rules make of the rest."""
    verb, _, particle = lemma.partition(" ")
    given = set(irregular)
    forms = [verb, _third_person(verb)]
    if not any(form.partition(" ")[0].endswith("ing") for form in given):
        forms.append(_joined(verb, "ing"))
    if not any(not form.partition(" ")[0].endswith("ing") for form in given):
        forms.append(_joined(verb, "ed"))
    return sorted(given | {f"{form} {particle}".strip() for form in forms})


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")


def _joined(verb: str, ending: str) -> str:
    if ending == "ed" and verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    silent = verb.endswith("e") and (ending == "ed" or not verb.endswith(("ee", "oe", "ye")))
    return (verb[:-1] if silent else verb) + ending
