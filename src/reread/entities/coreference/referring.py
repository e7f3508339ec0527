"""Pronouns and nominals of an article with the entities that they stand for, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence, Set
from typing import NamedTuple

from ...grammar.dependents import ancestors
from ...grammar.sentence import Sentence
from ...grammar.trees import Trees
from ...grammar.words import SUBJECTS
from .. import wordlists
from . import pronouns
from .descriptions import Description, description, person_or_body, sources, takes_part, thing
from .introducing import introducing, styled
from .nominals import SETTLEMENTS, Bearers, Named, Nominal, nominal
from .pronouns import PRONOUNS
from .salience import Choice, Discourse, Trace, choose, position
from .unnamed import Key, Newcomers, Unnamed

REACH = {"PER": 6, "ORG": 6, "LOC": 2, "MISC": 1}  # sentences: further back no nominal reaches
OPENS, CLOSES = "``", "''"  # tags of quotation marks
OPENINGS = ("obl", "advcl")  # relations of phrases that can stand before a subject
LONGEST_QUOTATION = 8  # sentences
SCORE = 0.9  # of a nominal: the share of right links (of 69) on GUM, as in pronouns.py
LEAST_LEAD = 1.5  # how many times as salient as the second a nominal's entity must be
# Of a description that brings somebody in (set by hand), and that means one met before (of 107)
NEW, AGAIN = 0.95, 0.88


class Referring(NamedTuple):
    """One pronoun or nominal: span, sentence, form, kind, entity (None: unclear), score, why."""

    start: int
    end: int
    sentence: int
    form: str
    kind: str
    entity: Hashable
    score: float
    reason: str


def referring(
    text: str, trees: Trees, named: Sequence[Named], heard: Mapping[int, Set[int]]
) -> list[Referring]:
    """One row per pronoun of the third person, and per nominal that is said of an entity or takes
    part in what is told.

    An "it" that stands for nothing has no row. Those without a name are entities where they speak
    somewhere; `heard` has by sentence the words that the reader takes for heads of sources.
    """
    by_sentence: dict[int, list[Named]] = {}
    for name in named:
        by_sentence.setdefault(name.sentence, []).append(name)
    walk = Walk(text, named)
    for number, tree in trees.items():
        walk.sentence(tree, by_sentence.get(number, []), sources(tree, heard.get(number, ())))
    ids = walk.newcomers.ids(text, walk.speaking, {name.entity for name in named})
    told = (walk.told(at, ids) for at in range(len(walk.rows)))
    return [row for row in told if row]


class Walk:
    """A walk through an article that remembers what it has met."""

    def __init__(self, text: str, named: Sequence[Named]) -> None:
        self.text = text
        self.rows: list[Referring] = []
        self.newcomers = Newcomers()
        self.speaking: set[Key] = set()
        # Rows of descriptions: where they end without complement, 0 for those that take no part
        self.short: dict[int, int] = {}
        self.introduced: dict[Hashable, int] = {}  # the sentence in which entities are first named
        self.met: dict[int, Hashable] = {}  # what was met in this sentence, by word
        self.ends: dict[int, Named] = {}  # the names of this sentence, by their last word
        self.speaker: Hashable = None  # of a quotation that has begun and not ended
        self.opened = 0  # the sentence in which it has begun
        self.sources: dict[int, Hashable] = {}  # who is first said to say something, by sentence
        self.discourse = Discourse(Counter(name.entity for name in named))
        self.bearers = Bearers(named)
        self.sexes = {name.entity: name.sex for name in named if name.sex}
        self.kinds: dict[Hashable, str] = {name.entity: name.kind for name in reversed(named)}

    def told(self, at: int, ids: Mapping[Key, str]) -> Referring | None:
        """A row with the id of its entity; one of somebody who speaks nowhere has none, and is left
        out if it takes no part in what is told."""
        row = self.rows[at]
        if not isinstance(row.entity, tuple):
            return row
        if row.entity in ids:
            return row._replace(entity=ids[row.entity])
        end = self.short.get(at, row.end)
        reason = f"has no name: {row.entity[0]}"
        return row._replace(end=end, entity=None, score=0.0, reason=reason) if end else None

    def sentence(self, tree: Sentence, named: Sequence[Named], speaking: Set[int]) -> None:
        """Go through a sentence word by word; `speaking` are the words that head sources."""
        self.met = {}
        inside = {at for name in named for at in range(name.first, name.last + 1)}
        ends = self.ends = {name.last: name for name in named}
        nouns = introducing(self.text, tree, named) - inside
        if tree.number - self.opened > LONGEST_QUOTATION:
            self.speaker = None  # its end is missing
        for at, word in enumerate(tree.words):
            if word.tag == OPENS:
                self.speaker, self.opened = self.discourse.leading(tree.number), tree.number
            elif word.tag == CLOSES:
                self.speaker = None
            if at in ends:
                self._meet_name(tree, ends[at])
            elif word.low in PRONOUNS:
                self._pronoun(tree, at, named, at in speaking)
            elif at in nouns:
                self._noun(tree, at, inside, at in speaking)
        heads = {tree.head(name.first, name.last): name.entity for name in named} | self.met
        source = next((heads[at] for at in sorted(speaking) if at in heads), None)
        self.sources = {tree.number: source}

    def _meet_name(self, tree: Sentence, name: Named) -> None:
        tag = tree.tag(name.last)
        if tag.startswith("JJ"):
            return  # Russian troops: no pronoun stands for what an adjective names
        kind, sex = "ORG" if name.governs else name.kind, self.sexes.get(name.entity, "")
        where = position(tree, tree.head(name.first, name.last))
        self.introduced.setdefault(name.entity, tree.number)
        people = name.kind == "MISC" and tag == "NNPS"
        self.discourse.meet(name.entity, tree.number, where, kind, sex, people)

    def _noun(self, tree: Sentence, at: int, named: set[int], speaks: bool) -> None:
        """Note what has no name, unless it is a time, or a title before a name."""
        if name := styled(tree, at, self.ends):
            start, end = tree.words[name.first].start, tree.words[at].end
            about = (name.kind, name.entity, SCORE, f"{name.form}, by what it is")
            self.rows.append(Referring(start, end, tree.number, "nominal", *about))
            return
        known = tree.words[at].lemma in self.newcomers.of_noun
        said = description(tree, at, named, self.met, speaks or known)
        one = self.newcomers.known(said) if said else None
        short = nominal(self.text, tree, at, named)
        choice = self._bearer(tree, short, one) if short else None
        word = tree.words[at]
        if at + 1 in named or word.low in wordlists.words("times"):
            return
        key: Hashable = (word.low,)
        kind, sex, plural = person_or_body(tree, at)
        if short and choice:
            key = self._nominal(tree, short, choice) or key
            kind = self.kinds.get(key, kind)
        elif said:
            one = one or self.newcomers.add(said, tree.number)
            self._unnamed(tree, at, said, one, speaks)
            key, kind, sex, plural = one.key, said.kind, said.sex, said.plural
        elif span := thing(tree, at, named):
            why = "a thing without a name"
            self.rows.append(Referring(*span, tree.number, "nominal", "MISC", None, 0.0, why))
        self.met[at] = key
        self.discourse.meet(key, tree.number, position(tree, at), kind or "MISC", sex, plural)

    def _unnamed(
        self, tree: Sentence, at: int, said: Description, one: Unnamed, speaks: bool
    ) -> None:
        """Note a description of somebody without a name."""
        if speaks:
            self.speaking.add(one.key)
        self.short[len(self.rows)] = said.short if takes_part(tree, at) else 0
        new = one.first is said
        reason = "brought in without a name" if new else f"the {one.key[0]} met before"
        one.sentence = tree.number
        self.rows.append(Referring(
            said.start, said.end, tree.number, "nominal", said.kind, one.key,
            NEW if new else AGAIN, reason,
        ))  # fmt: skip

    def _pronoun(
        self, tree: Sentence, at: int, named: Sequence[Named], speaks: bool
    ) -> None:  # fmt: skip
        """Note a pronoun, and what it stands for if that is plain."""
        if pronouns.is_pleonastic(tree, at) or pronouns.is_emphatic(tree, at):
            return
        word, kind = tree.words[at], PRONOUNS[tree.low(at)]
        spoke = self.sources.get(tree.number - 1) if speaks else None
        choice = pronouns.weighed(self.discourse, tree, at, self.speaker, spoke)
        ahead = self._ahead(tree, at, named)
        if ahead and (choice is None or choice.key == ahead or isinstance(choice.key, tuple)):
            choice = Choice(ahead, float("inf"), 1)
        entity = choice.key if choice and self._is_somebody(choice.key) else None
        trace = self.discourse.traces.get(entity)
        about: tuple[str, Hashable, float, str]
        if choice and entity and (not trace or self._is_plain(tree, at, trace, choice, spoke)):
            sex = kind if kind in ("m", "f") else ""
            stands = trace.kind if trace else self.kinds[entity]
            plural = trace is not None and trace.plural
            self.discourse.meet(entity, tree.number, position(tree, at), stands, sex, plural)
            self.met[at] = entity
            score = pronouns.score(kind, choice.lead)
            about = (self.kinds.get(entity, stands), entity, score, _reason(choice))
        else:
            why = pronouns.unresolved(kind, choice)
            about = ("PER" if kind in ("m", "f") else "MISC", None, 0.0, why)
        self.rows.append(Referring(word.start, word.end, tree.number, "pronoun", *about))

    def _is_plain(
        self, tree: Sentence, at: int, trace: Trace, choice: Choice, spoke: Hashable
    ) -> bool:  # fmt: skip
        return pronouns.is_plain(tree, at, trace, choice, choice.key in self.kinds, spoke)

    def _is_somebody(self, key: Hashable) -> bool:
        """Whether a key is that of an entity, or of somebody without a name."""
        return isinstance(key, str) or key in self.newcomers.by_key

    def _ahead(self, tree: Sentence, at: int, named: Sequence[Named]) -> str | None:
        """The subject after an opening phrase with the pronoun: after his arrest, Manafort …"""
        kind, i = PRONOUNS[tree.low(at)], at
        for above in ancestors(tree, at) if kind in ("m", "f") else ():
            subject = tree.child(above, *SUBJECTS)
            if subject and i < subject and tree.words[i].relation.startswith(OPENINGS):
                people = (name for name in named if name.kind == "PER")
                own = next((one for one in people if one.first <= subject <= one.last), None)
                fits = own and self.sexes.get(own.entity, kind) == kind
                return own.entity if own and fits else None
            i = above
        return None

    def _bearer(self, tree: Sentence, said: Nominal, one: Unnamed | None) -> Choice | None:
        """Which of the entities named before a nominal fits: none that was met before somebody
        without a name came in whom it fits too, no city where another place may be meant."""
        since = -1 if one is None or one.first.how == "definite" else one.brought
        bearers = self.bearers.of(said)
        places = [entity for entity in bearers if self.kinds[entity] in ("LOC", "MISC")]
        if len(places) > 1:
            bearers = [entity for entity in bearers if entity not in places]
        untold = self.bearers.untold if said.head in SETTLEMENTS else []
        choice = choose(
            (entity, self.discourse.salience(entity, tree.number))
            for entity in (*bearers, *untold)
            if (trace := self.discourse.traces.get(entity))
            and tree.number - trace.sentence <= REACH[self.kinds[entity]]
            and self.introduced.get(entity, tree.number) > since
        )
        return None if choice and choice.key in untold else choice

    def _nominal(self, tree: Sentence, said: Nominal, choice: Choice) -> str | None:
        """Note a nominal that fits something met before; its entity, if it is plain."""
        plain = choice.lead >= LEAST_LEAD
        words = " ".join([*(word.form.lower() for word in said.modifiers), said.head])
        only = "only" if choice.among == 1 else "nearest"
        called = f"the {only} one called {words} before"
        reason = called if plain else f"{choice.among} it can be"
        entity = str(choice.key) if plain else None
        self.rows.append(Referring(
            said.start, said.end, tree.number, "nominal", self.kinds[str(choice.key)], entity,
            SCORE if plain else 0.0, reason,
        ))  # fmt: skip
        return entity


def _reason(choice: Choice) -> str:
    alone = "the only one it can be in the sentences before"
    return alone if choice.among == 1 else f"the most present of {choice.among} that it can be"
