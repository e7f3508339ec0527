"""Noun phrases without a name: what else a pronoun could stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from . import nouns
from .forms import Word

PLURAL_PEOPLE = frozenset({"people", "police", "men", "women", "children", "families", "troops"})


class Phrase(NamedTuple):
    """A run of nouns: its words, its head in lower case, what it can be said of."""

    first: int
    last: int
    head: str
    kind: str  # PER, or MISC for things
    sex: str
    plural: bool


def phrases(found: Sequence[Word], named: Set[int]) -> Iterator[Phrase]:
    """The runs of nouns of a sentence; not words of names, titles before them, nor times."""
    at = 0
    while at < len(found):
        first = at
        while (
            at < len(found) and _noun(found, at, named) and (at == first or not _apart(found, at))
        ):
            at += 1
        before_name = at < len(found) and at in named and not _apart(found, at)
        if at > first and not before_name:
            head = found[at - 1].form.lower()
            if head not in nouns.words("times"):
                yield _phrase(first, at - 1, head, found[at - 1].tag)
        at += at == first


def _noun(found: Sequence[Word], at: int, named: Set[int]) -> bool:
    return at not in named and found[at].tag.startswith("NN")


def _apart(found: Sequence[Word], at: int) -> bool:
    return bool(found[at].gap.strip()) or found[at - 1].possessive


def _phrase(first: int, last: int, head: str, tag: str) -> Phrase:
    plural = head in PLURAL_PEOPLE or tag in ("NNS", "NNPS")
    person = nouns.people().get(head) or (nouns.people().get(head.removesuffix("s")) if plural
                                          else None)  # fmt: skip
    is_person = bool(person) or head in PLURAL_PEOPLE
    return Phrase(first, last, head, "PER" if is_person else "MISC", person.sex if person else "",
                  plural)  # fmt: skip
