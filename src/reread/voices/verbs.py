"""Reporting verbs: the table reporting_verbs.tsv, looked up by inflected form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..files import word_data
from ..grammar.words import Word

NEVER, JUDGED = "n", "a"
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


@cache
def verbs() -> Mapping[str, Sequence[tuple[tuple[str, ...], Verb]]]:
    """By first word of each form: the words that must follow it, and the verb; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for row in word_data("reread.voices", "reporting_verbs"):
        verb = Verb(row["verb"], row["stance"], row["takes"])
        for form in inflected(verb.lemma, row["forms"].split(",") if row["forms"] else []):
            first, *rest = form.split()
            found.setdefault(first, []).append((tuple(rest), verb))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def verb_at(words: Sequence[Word], at: int) -> tuple[Verb | None, int]:
    """The reporting verb at a place among words, and how many of them it takes."""
    if not words[at].tag.startswith("VB"):
        return None, 0
    for rest, verb in verbs().get(words[at].low, ()):
        after = at + 1 + len(rest)
        if [word.low for word in words[at + 1 : after]] != list(rest):
            continue
        if rest[-1:] == ("to",) and after < len(words) and words[after].tag == "VB":
            continue  # "agreed to meet" is not "agreed to a meeting"
        return verb, 1 + len(rest)
    return None, 0


@cache
def _judging() -> frozenset[str]:
    return frozenset(verb.lemma for entries in verbs().values() for _, verb in entries
                     if verb.takes == JUDGED)  # fmt: skip


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns of what is said: answer, message, words."""
    return frozenset(row["noun"] for row in word_data("reread.voices", "speech_nouns"))


def judges(lemma: str | None) -> bool:
    """Whether a verb tells only what someone thinks of a thing, not what he says: "praised it"."""
    return lemma in _judging()


@cache
def _saying() -> frozenset[str]:
    return frozenset(verb.lemma for entries in verbs().values() for _, verb in entries
                     if "c" in verb.takes and verb.stance != FACTIVE)  # fmt: skip


def says(lemma: str | None) -> bool:
    """Whether a verb reports a clause as someone's word, not as what is so."""
    return lemma in _saying()


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
