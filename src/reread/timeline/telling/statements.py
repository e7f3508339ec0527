"""What each event says in a few words of the text: subject, verb group, object.

Written for labels: "Vessin Bridge was closed", "the court may not convict Berg". Adverbs and times
are left out, pronouns say whom they stand for where that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from ...article import Article
from ...grammar import retelling
from ...grammar.phrases import OWN
from ...grammar.words import RELATIVE, VERB
from ..ordering.links import Told
from .alignment import rows
from .tellings import Telling

LONGEST = 34  # characters of one participant before it is cut
FULL = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "'s": "is"}
PERFECT = {"'s": "has", "'d": "had"}  # those that stand for "have"
DETERMINERS = frozenset({"DT", "PDT"})


def statements(
    article: Article, told: Told, mentions: pd.DataFrame, entities: pd.DataFrame
) -> list[str]:
    """One statement for each row of `events`, in order."""
    names = dict(zip(entities["entity"], entities["name"], strict=True))
    called = [surface if form == "name" or entity is None else names[entity]
              for surface, form, entity in rows(mentions, "surface", "form", "entity")]  # fmt: skip
    return [_Statement(article.text, one, called).words() for one in told.tellings]


class _Statement:
    """The statement of one telling; `called` has the words for each mention."""

    def __init__(self, text: str, one: Telling, called: Sequence[str]) -> None:
        self.text, self.one, self.called = text, one, called
        self.sentence, self.timed = one.sentence, one.sentence.timed
        self.agent, self.patient = self._participant(one.agent), self._participant(one.patient)

    def words(self) -> str:
        """The whole of it."""
        number = self.one.group
        parts = self._of_noun() if number is None else self._of_verb(number)
        return " ".join(" ".join(parts).split())

    def _of_verb(self, number: int) -> list[str]:
        line, group, cue = self.sentence, self.sentence.groups[number], self.one.cue or ""
        verb = self._said(retelling.verb_words(line, number, cue.split(), self.one.completes))
        if group.predicate != group.head:
            after = retelling.with_case(line, group.predicate, self.timed)
            return [self.agent, verb, self._cut(after)]
        if group.passive:
            after = [] if self.agent else retelling.adverbial(line, number, self.timed)
            return [self.patient, verb, f"by {self.agent}" if self.agent else self._cut(after)]
        if not self.patient or self.one.patient is None:
            return [self.agent, verb, self._cut(retelling.object_words(line, number, self.timed))]
        theme = retelling.theme_words(line, self.one.patient, self.timed)
        of = self._cut(theme) if theme and line.low(theme[0]) == "of" else ""  # "head of state"
        return [self.agent, verb, self.patient, of if of not in self.patient else ""]

    def _of_noun(self) -> list[str]:
        line, place = self.sentence, self.one.place
        own = retelling.noun_words(line, place, self.timed) or [place]
        whose = line.tag(own[0]) in OWN and self.agent.lower() not in ("", line.low(own[0]))
        dropped = DETERMINERS | OWN if whose else DETERMINERS
        while len(own) > 1 and line.tag(own[0]) in dropped:
            own = own[1:]
        noun = self._said(own)
        after = self._cut(retelling.theme_words(line, place, self.timed))
        theme = self.one.patient
        if not after and theme is not None and not self.timed[theme] and self.patient not in noun:
            after = f"· {self.patient}" if self.patient else ""
        after = after or self._cut(retelling.infinitive(line, place, "acl", self.timed))
        agent = self.agent.lower().removeprefix("the ")  # "the singer’s death": by whom is told
        told = whose or agent in noun.lower() or noun.lower() in agent
        by = "" if told else f"by {self.agent}"
        return [f"{self.agent}’s" if whose else "", noun, after, by]

    def _participant(self, place: int | None) -> str:
        """The words for who takes part; none for a bare relative pronoun."""
        if place is None:
            return ""
        mention = self.sentence.mention[place]
        if mention is not None:  # no part of itself: "the Battle of Verdun"
            own = mention == self.sentence.mention[self.one.place]
            return "" if own else _shortened(self.called[mention])
        if self.sentence.tag(place) in RELATIVE:
            return ""
        return self._cut(retelling.noun_words(self.sentence, place, self.timed))

    def _cut(self, places: Iterable[int]) -> str:
        return _shortened(self._said(places))

    def _said(self, places: Iterable[int]) -> str:
        """Words as the text has them, with blanks where it has blanks or leaves others out."""
        words, said, before, kept = self.sentence.words, "", -1, list(places)
        lows = {words[i].low for i in kept}
        been = "been" in lows and "have" not in lows  # "it's been sold", not "we'd have been"
        for i in kept:
            word = self.text[words[i].start : words[i].end]
            word = (
                word.lower() if words[i].tag in VERB else word
            )  # "Speaking", first in its sentence
            whole = (PERFECT if been or words[i].lemma == "have" else FULL).get(words[i].low, word)
            said += word if before == words[i].start else f" {whole}"
            before = words[i].end
        return said


def _shortened(words: str) -> str:
    """Words cut at a blank to what a label has room for."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rpartition(" ")[0].rstrip(" ,") + "…"
