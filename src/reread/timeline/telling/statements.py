"""What each event says in a few words of the text: subject, verb group, object.

Written for labels: "Vessin Bridge was closed", "Berg said that the court may not convict him".
Adverbs and times are left out, pronouns say whom they stand for where that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ...article import Article
from ...grammar import retelling
from ...grammar.clauses import Group
from ...grammar.phrases import OWN
from ...grammar.words import RELATIVE, VERB
from ..ordering.direct_links import Told
from .alignment import rows
from .telling import Telling

LONGEST = 34  # characters of one participant before it is cut
DEPTH = 2  # clauses within clauses that are told: "Lund said that Moss told her that …"
BARE = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to"})
OPENING = frozenset({"A", "An", "The", "That", "These", "This", "Those", "His", "Her", "Its", "My",
                     "Our", "Their", "Your", "It", "He", "She", "They", "We", "You"})  # fmt: skip
FULL = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would", "'s": "is"}
PERFECT = {**FULL, "'s": "has", "'d": "had"}  # where they stand for "have"
DETERMINERS = frozenset({"DT", "PDT"})
SMALL = VERB | {"CC", "CD", "DT", "EX", "IN", "PDT", "PRP", "PRP$", "RB", "RBR", "WDT", "WP", "WRB"}


def statements(
    article: Article, told: Told, mentions: pd.DataFrame, entities: pd.DataFrame
) -> list[str]:
    """One statement for each row of `events`, in order."""
    names = dict(zip(entities["entity"], entities["name"], strict=True))
    called = [surface if form == "name" else _small(surface if entity is None else names[entity])
              for surface, form, entity in rows(mentions, "surface", "form", "entity")]  # fmt: skip
    verbs = {(one.sentence.number, one.group): one for one in told.tellings}
    return [_Statement(article.text, one, called, verbs).words() for one in told.tellings]


class _Statement:
    """The statement of one telling; `called` has the words for each mention, `verbs` the telling of
    each sentence's verb groups."""

    def __init__(
        self,
        text: str,
        one: Telling,
        called: Sequence[str],
        verbs: Mapping[tuple[int, int | None], Telling],
    ) -> None:
        self.text, self.one, self.called, self.verbs = text, one, called, verbs
        self.sentence, self.timed = one.sentence, one.sentence.timed
        self.agent, self.patient = self._participant(one.agent), self._participant(one.patient)

    def words(self) -> str:
        """The whole of it."""
        number = self.one.group
        return _joined(self._of_noun() if number is None else self._of_verb(number))

    def _of_verb(self, number: int, depth: int = DEPTH) -> list[str]:
        line, group, cue = self.sentence, self.sentence.groups[number], self.one.cue or ""
        places = retelling.verb_words(line, number, cue.split(), self.one.completes)
        verb, place = self._said(places), group.predicate
        first = self.patient if group.passive else self.agent
        first = first or self._cut(retelling.subject_words(line, place, self.timed))
        empty = line.child(place, "expl")
        if first and empty is not None and line.tag(empty) == "EX":
            return ["there", verb, first]
        if not first and empty is not None:
            first = self._said([empty])  # "it is not true"
        after = [self._content(place, depth - 1)] if depth else []
        if not any(after) or self.patient or place != group.head:
            after = [*self._after(group, places), *after]
        unless = retelling.condition(line, place)
        return [first, verb, *after, f"{unless} …" if unless else ""]

    def _after(self, group: Group, verb: Sequence[int]) -> list[str]:
        """What follows a verb: its object, whose it is, or who did it."""
        line, place, timed = self.sentence, group.predicate, self.timed
        if place != group.head:  # "is not a mayor": the denial belongs to the verb
            after = retelling.with_case(line, place, timed)
            return [self._cut(i for i in after if i not in verb)]
        if group.passive:
            after = [] if self.agent else retelling.adverbial(line, place, timed)
            return [f"by {self.agent}" if self.agent else self._cut(after)]
        if not self.patient or self.one.patient is None:
            return [self._cut(retelling.object_words(line, place, timed))]
        asked = retelling.infinitive(line, place, "xcomp", timed)  # "advised them to leave"
        if not asked and self.one.kind == "reporting":
            asked = retelling.infinitive(line, place, "advcl", timed)  # "told them to leave"
        return [self.patient, self._cut(asked)]

    def _content(self, place: int, depth: int) -> str:
        """What is said, asked or thought, in its own few words."""
        found = retelling.content(self.sentence, place)
        one = self.verbs.get((self.sentence.number, found[1])) if found else None
        if found is None or one is None or not (found[0] or self.one.kind == "reporting"):
            return ""
        said = _Statement(self.text, one, self.called, self.verbs)
        if one.agent is not None and said.agent in (self.agent, self.patient):  # "she said she …"
            said.agent = self._said(retelling.noun_words(self.sentence, one.agent, self.timed))
        parts = said._of_verb(found[1], depth)
        return f"{found[0] or ':'} {_joined(parts)}" if parts[0] else ""

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
        if mention is not None and mention == self.sentence.mention[self.one.place]:
            return ""  # no part of itself: "the Battle of Verdun"
        if mention is None and self.sentence.tag(place) in RELATIVE:
            return ""
        own = retelling.noun_words(self.sentence, place, self.timed)
        called = self._said(own) if mention is None else self.called[mention]
        named = mention is not None and self.sentence.tag(place).startswith("NNP")
        of = "" if named else self._of(place)
        whole = of in called  # "number of deaths"
        return f"{shortened(called)} {'' if whole else shortened(of)}".strip()

    def _of(self, place: int) -> str:
        """What a noun is of."""
        theme = retelling.theme_words(self.sentence, place, self.timed)
        of = theme and self.sentence.low(theme[0]) == "of" and self.sentence.noun(place) == place
        return self._said(theme).strip() if of else ""

    def _cut(self, places: Iterable[int]) -> str:
        return shortened(self._said(places))

    def _said(self, places: Iterable[int]) -> str:
        """Words as the text has them, with blanks where it has blanks or leaves others out."""
        words, said, before, kept = self.sentence.words, "", -1, list(places)
        lows = {words[i].low for i in kept}
        been = "been" in lows and "have" not in lows  # "it's been sold", not "we'd have been"
        for i in kept:
            word = self.text[words[i].start : words[i].end]
            if words[i].tag in SMALL and words[i].low != "i":  # first in its sentence
                word = word.lower()
            short = PERFECT if been or words[i].lemma == "have" else FULL
            whole = short.get(words[i].low, word)
            said += word if before == words[i].start else f" {whole}"
            before = words[i].end
        return said


def _small(words: str) -> str:
    """Words without the capital that an article or pronoun has at the beginning of a sentence."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first in OPENING else words


def _joined(parts: Iterable[str]) -> str:
    """Parts with blanks between them, none before a colon."""
    return " ".join(" ".join(parts).split()).replace(" :", ":")


def shortened(words: str) -> str:
    """Words cut at a blank to what a label has room for."""
    words = " ".join(words.split())
    if len(words) <= LONGEST:
        return words
    kept = words[:LONGEST].split(" ")[:-1]
    while len(kept) > 1 and kept[-1] in BARE:
        kept.pop()
    return " ".join(kept).rstrip(",") + "…"
