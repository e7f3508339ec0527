"""Events: what the text says happens, holds or is said, by whom, when and how surely.

Listed are the heads of finite verb groups, infinitives and participles that complete another word
("failed to sign", "accused of killing"), participles that make a clause of their own, and nouns of
`event_nouns.tsv`. Auxiliaries are not listed, nor infinitives of purpose ("used tanks to shell the
town"); of a raising verb and its infinitive ("appears to have agreed") only the latter is, with the
verb as its cue. What polarity and modality say together is told in `telling/factuality.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ..article import Article
from ..grammar.dependents import is_alternative, makes_clause, named, put_beside
from ..grammar.phrases import Phrase
from ..own_tables.own_rules import NO, NOUN, SPEECH, VERB, own_values
from ..tables import build
from .expressions.values import Today
from .ordering.direct_links import Told, links, tighten
from .telling.alignment import Line, Lines
from .telling.attachment import date_all
from .telling.cue_words import chosen
from .telling.event_nouns import of_nouns, taking_part
from .telling.factuality import Factuality
from .telling.lexicon import verbs
from .telling.participants import Things
from .telling.placed import placed_times
from .telling.same_event import link
from .telling.telling import BY_ORDER, Telling


def events(article: Article, told: Told) -> pd.DataFrame:
    """One row per event: something said to happen, hold or be said.

    Bounds are those of the time that dates the event, of a range both ends; without one they are
    missing, and so with the relation "lasting", whose time is only a length. `asserted_by`
    is the voice of the stretch in which the event stands; `polarity` and `modality` are as that
    voice has it, and only "positive" with "actual" is a plain fact of its. In `rule`, what follows
    the semicolon is how the event came by its time.
    """
    return build("events", article, map(_row, told.tellings))


def _row(one: Telling) -> dict[str, Any]:
    mention = one.sentence.mention
    own = mention[one.place]  # no part of itself: "the Battle of Verdun"
    agent, patient = (None if place is None or mention[place] == own else mention[place]
                      for place in (one.agent, one.patient))  # fmt: skip
    return {
        "sentence": one.sentence.number,
        "start": one.start,
        "end": one.end,
        "surface": one.surface,
        "lemma": one.lemma,
        "kind": one.kind,
        "agent": agent,
        "patient": patient,
        "time": one.time.number if one.time else None,
        "earliest": one.earliest,
        "latest": one.latest,
        "relation": one.relation if one.time else None,
        "same_as": one.same_as,
        "asserted_by": one.voice,
        "polarity": one.polarity,
        "modality": one.modality,
        "cue": one.cue,
        "rule": one.rule
        + (f"; time: {one.how}{_ends(one)}" if one.time else "")
        + BY_ORDER * one.by_order,
    }


def _ends(one: Telling) -> str:
    return ", both ends" if one.time and one.time.ends else ""


def tellings(
    article: Article,
    sentences: pd.DataFrame,
    lines: Lines,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    today: Today,
    cues: str | pd.DataFrame = "ships",
    rules: str | pd.DataFrame = "ships",
) -> Told:
    """What the tables `events`, `order` and `conflicts` are made of; `cues` may be a table of
    words that is added to `data/cues.tsv`, `rules` one of nouns and verbs that tell events."""
    own_nouns, own_verbs = own_values(rules, NOUN), _own_verbs(rules)
    listed = chosen(cues)
    kinds, dated = mentions["kind"].tolist(), placed_times(times, lines)
    found: list[Telling] = []
    for number, sentence in lines.items():
        said = Factuality(sentence, listed)
        own = [*_verbs(sentence, said, own_verbs), *of_nouns(sentence, kinds, own_nouns)]
        nominal = {one.place: one for one in own if one.group is None}
        for one in own:
            _stand(one, nominal, said)
        date_all(sentence, own, dated.get(number, []), today)
        found += own
    found.sort(key=lambda one: (one.start, one.end))
    for number, one in enumerate(found):
        one.number, one.surface = number, article.text[one.start : one.end]
    blocks = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    things = Things(mentions, blocks)
    link(found, things, listed)
    stated = links(found, things)
    tighten(found, stated)
    return Told(found, stated)


def _own_verbs(rules: str | pd.DataFrame) -> dict[str, str]:
    """What verbs of a user's tell, those that report too."""
    speech = {verb: "reporting" for verb, value in own_values(rules, SPEECH).items() if value != NO}
    return speech | own_values(rules, VERB)


def _verbs(sentence: Line, said: Factuality, own: Mapping[str, str]) -> Iterator[Telling]:
    for number, group in enumerate(sentence.groups):
        rule = _verb_rule(sentence, number, said)
        if not rule:
            continue
        form = sentence.words[group.head].lemma
        listed = (kind for kind in ("reporting", "state") if form in verbs(kind))
        kind = own.get(form) or next(listed, "occurrence")
        if kind == NO:
            continue
        above = said.governors.completed(number)
        completes = sentence.clauses.get(above.cue) if above and above.is_at_once else None
        yield Telling(sentence, group.head, group.head, number, form, kind, rule, completes)


def _verb_rule(sentence: Line, number: int, said: Factuality) -> str:
    """The rule by which a verb is an event; empty where it is none."""
    group = sentence.groups[number]
    if group.finite:
        return "finite verb"
    above = said.governors.completed(number)
    purpose = sentence.words[group.predicate].relation == "advcl"  # "went to see", if it is that
    if sentence.tag(group.head) == "VB":
        return "" if purpose and not (above and above.listed) else "infinitive"
    if group.perfect and above and above.joint == "to":
        return "infinitive"
    if sentence.low(group.first) in verbs("preposition"):  # "according to"
        return ""
    completes = above is not None and above.listed
    return "participle" if completes or makes_clause(sentence, number) else ""


def _stand(one: Telling, nominal: Mapping[int, Telling], factuality: Factuality) -> None:
    """Set who takes part in an event, and how surely it is said."""
    sentence = one.sentence
    if one.group is None:
        one.agent, one.patient, said = taking_part(one, nominal, factuality)
    else:
        one.agent, one.patient = (_named(sentence, phrase) for phrase in sentence.roles(one.group))
        said = factuality.of_verb(one.group)
    one.polarity, one.modality, one.cue = said


def _named(sentence: Line, phrase: Phrase | None) -> int | None:
    """The place at which a participant is named: "the president, George Bush, said"; none where
    the text leaves it open, "Berg or Moss"."""
    if phrase is None or is_alternative(sentence, phrase.head):
        return None
    single = sentence.tag(phrase.head) not in ("NNS", "NNPS")
    found = next((i for i in named(sentence, phrase.head) if sentence.mention[i] is not None), None)
    if found is None and single:  # "a spokesman for the authority, Casper Wenn, said"
        inside = put_beside(sentence, phrase.head, sentence.span(phrase.head)[1] - 1)
        found = next((i for i, noun in inside if sentence.person[i]
                      and sentence.mention[noun] is not None and not sentence.person[noun]), None
        )  # fmt: skip
    return phrase.head if found is None else found
