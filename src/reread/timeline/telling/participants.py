"""What takes part in an event: an entity, or the thing that a common noun names."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ...grammar.phrases import Phrase
from ...grammar.words import NOMINAL
from .alignment import Line
from .telling import Telling

QUALIFYING = frozenset({"JJ", "JJR", "JJS", "RBR", "CD", "VBN", "VBG", "NN", "NNS", "NNP"})
PLURAL = frozenset({"NNS", "NNPS"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
OF_THINGS = frozenset({"it", "its"})
OF_PEOPLE = frozenset({"he", "him", "his", "she", "her"})


class Thing(NamedTuple):
    """What takes part in an event: its entity or noun, and what tells which one it is.

    `also` are the nouns that its name brings along: the Eiffel Tower, the ferry Santa Rosa.
    """

    key: str
    named: bool
    which: frozenset[str]
    definite: bool
    plural: bool
    also: frozenset[str] = frozenset()


class Things:
    """The things of a text. `along` goes through its tellings and keeps what a sentence is about,
    its subject, since "it" in the next one may stand for that."""

    def __init__(self, mentions: pd.DataFrame, blocks: Mapping[int, int]) -> None:
        self.entities = [None if e is pd.NA else e for e in mentions["entity"].tolist()]
        self.kinds = mentions["kind"].tolist()
        self.blocks = blocks
        self.topic: Thing | None = None
        self.person = False

    def along(self, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """The tellings in turn; `at` then knows what the sentence before was about."""
        block, self.person = None, False
        for number, inside in itertools.groupby(tellings, key=lambda one: one.sentence.number):
            if self.blocks.get(number) != block:
                block, self.topic = self.blocks.get(number), None
            told = list(inside)
            yield from told
            self._note(told[0].sentence)

    def _note(self, sentence: Line) -> None:
        number = next((i for i, group in enumerate(sentence.groups) if group.finite), None)
        phrase = None if number is None else sentence.subject(number)
        if phrase is None:
            self.topic = None
            return
        mention = sentence.mention[phrase.head]
        pronoun = sentence.low(phrase.head) in OF_THINGS | OF_PEOPLE
        self.topic = self.at(sentence, phrase.head)
        if not pronoun:
            self.person = mention is not None and self.kinds[mention] == "PER"

    def at(self, sentence: Line, place: int | None) -> Thing | None:
        """What is named at a place; None where it cannot be told who or what it is."""
        if place is None or sentence.timed[place]:
            return None
        word, phrase = sentence.words[place], sentence.holding.get(place)
        mention = sentence.mention[place]
        entity = None if mention is None else self.entities[mention]
        if entity is None and word.low in OF_THINGS | OF_PEOPLE:
            return self._meant(word.low)
        if mention is None or (entity is None and word.tag in ("NN", "NNS")):
            return self._common(sentence, place, phrase)
        if entity is None or (self.kinds[mention] == "MISC" and word.tag != "NNP"):
            return None  # "Russian": of Russia, or of Russians
        which = _before(sentence, phrase, place, ("JJ", "JJR", "JJS"))
        person = self.kinds[mention] == "PER"  # "former President Obama" is Obama
        also = _before(sentence, phrase, place, ("NN",)) | {entity.rpartition("-")[2]}
        return Thing(entity, True, frozenset() if person else which, True, False, also)

    def _meant(self, pronoun: str) -> Thing | None:
        """What "it" stands for, or a "he" that stands for nobody named."""
        topic = self.topic
        if topic is None or topic.plural or (pronoun in OF_PEOPLE and topic.named):
            return None
        return None if pronoun in OF_THINGS and self.person else topic._replace(definite=True)

    def _common(self, sentence: Line, place: int, phrase: Phrase | None) -> Thing | None:
        word = sentence.words[place]
        if phrase is None or word.tag not in NOMINAL:
            return None
        which = _before(sentence, phrase, place, QUALIFYING)
        names = {
            self.entities[mention] or sentence.low(i)
            for i in range(phrase.first, place)
            if (mention := sentence.mention[i]) not in (None, sentence.mention[place])
        }
        definite = sentence.low(phrase.first) in DEFINITE or phrase.owner is not None
        return Thing(word.lemma, False, which | names, definite, word.tag in PLURAL)


def _before(
    sentence: Line, phrase: Phrase | None, place: int, tags: Collection[str]
) -> frozenset[str]:
    """The words of some tags in a phrase before a place, dates and names left out."""
    if phrase is None:
        return frozenset()
    words = (sentence.words[i] for i in range(phrase.first, place) if not sentence.timed[i])
    return frozenset(w.lemma for w in words if w.tag in tags and w.tag != "NNP")


def beside(old: Thing | None, new: Thing | None) -> bool | None:
    """True for one and the same thing, False for two, None where that cannot be told."""
    if old is None or new is None:
        return None
    if old.named and new.named:
        return old.key == new.key and old.which == new.which
    if new.named or new.key not in {old.key, *old.also}:
        return None
    if old.named or not old.plural:
        return new.definite and not new.plural and new.which <= (old.which | old.also)
    return new.definite and new.plural and new.which == old.which  # "the two journalists"
