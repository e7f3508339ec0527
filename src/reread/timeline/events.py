"""Events: what the text says happens, holds or is said, by whom, when and how surely.

Listed are the heads of finite verb groups, participles that make a clause of their own, and
nouns of `event_nouns.tsv`. Auxiliaries are not listed, nor infinitives that only complete
another word ("plans to join"); the infinitive after a raising verb ("appears to have agreed")
is, with that verb as its cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ..article import Article
from ..tables import build
from . import factuality
from .align import placed_times
from .align import sentences as words_of
from .clauses import BOTH, NOMINAL, Phrase, groups, phrases
from .dating import Event, bounds, coordinated_noun, date_all, governing_verb
from .lists import nouns, verbs
from .roles import CHAIN, Sentence, before, by_phrase, opens_clause, roles, theme

NARRATOR = "narrator"
NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
NAMED = frozenset({"PER", "ORG", "LOC"})  # "the Department of Trade" is no event
OPENING = BOTH | {"upon", "without", "by", ","}  # what may stand before a participle clause


def events(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    times: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
) -> pd.DataFrame:
    """One row per event: something said to happen, hold or be said.

    Bounds are those of the time that dates the event; without one they are missing. `asserted_by`
    is the speaker of the innermost quotation around the event, or narrator. In `rule`, what
    follows the semicolon is how the event came by its time.
    """
    kinds = mentions["kind"].tolist()
    speakers = quotes["speaker"].fillna(NARRATOR).tolist()
    words = words_of(tokens, times, mentions, quotes)
    dated = placed_times(times, words)
    rows: list[dict[str, Any]] = []
    for number, inside in words.items():
        sentence = Sentence(inside, phrases(inside), groups(inside))
        found = [*_verbs(sentence), *_nouns(sentence, kinds)]
        date_all(sentence, found, dated.get(number, []))
        for row in _rows(sentence, found, speakers):
            surface = article.text[row["start"] : row["end"]]
            rows.append({"sentence": number, "surface": surface, **row})
    return build("events", article, rows)


def _verbs(sentence: Sentence) -> Iterator[Event]:
    for number, group in enumerate(sentence.groups):
        if not group.finite and not _is_clause(sentence, number):
            continue
        rule = "finite verb" if group.finite else "participle"
        lemma = _lemma(sentence, number)
        kind = next((kind for kind in ("reporting", "state") if lemma in verbs(kind)), "occurrence")
        yield Event(group.head, group.head, number, lemma, kind, rule)


def _lemma(sentence: Sentence, number: int) -> str:
    return sentence.words[sentence.groups[number].head].lemma


def _is_clause(sentence: Sentence, number: int) -> bool:
    """Whether a participle makes a clause of its own, as in "the process brokered by"."""
    group = sentence.groups[number]
    if sentence.low(group.first) in verbs("preposition"):
        return False
    i = before(sentence, group.first)
    if i in sentence.until and sentence.low(group.first - 1) != ",":
        return True
    if sentence.tag(i) == "CC":
        return number > 0 and not sentence.groups[number - 1].finite
    return i < 0 or sentence.low(i) in OPENING or opens_clause(sentence, i)


def _nouns(sentence: Sentence, kinds: Sequence[str]) -> Iterator[Event]:
    for phrase in sentence.phrases:
        for place in (phrase.owner, phrase.head):
            if place is not None and (event := _noun(sentence, phrase, place, kinds)):
                yield event


def _noun(sentence: Sentence, phrase: Phrase, place: int, kinds: Sequence[str]) -> Event | None:
    """The event that a noun names; "the Second World War" is one by all its names."""
    numbered = sentence.low(place) in NUMERALS and place > phrase.first
    word = sentence.words[place - 1 if numbered else place]
    row = nouns().get(word.low) or nouns().get(word.lemma)
    if row is None or word.tag not in NOMINAL or word.timed:
        return None
    first, rule = place, "event noun"
    if word.tag in ("NNP", "NNPS"):
        if word.mention is not None and kinds[word.mention] in NAMED:
            return None
        first, rule = _name_start(sentence, phrase, place), "named event"
    return Event(place, first, None, row["noun"], row["kind"], rule)


def _name_start(sentence: Sentence, phrase: Phrase, place: int) -> int:
    while place > phrase.first and sentence.tag(place - 1) in ("NNP", "NNPS"):
        place -= 1
    return place


def _rows(
    sentence: Sentence, found: Sequence[Event], speakers: Sequence[str]
) -> Iterator[dict[str, Any]]:
    by_place = {event.place: event for event in found if event.group is None}
    for event in found:
        if event.group is None:
            described = _noun_row(sentence, event, by_place)
        else:
            described = _verb_row(sentence, event.group)
        quote = sentence.words[event.place].quote
        earliest, latest = bounds(event)
        yield {
            "start": sentence.words[event.first].start,
            "end": sentence.words[event.place].end,
            "lemma": event.lemma,
            "kind": event.kind,
            "time": event.time.number if event.time else None,
            "earliest": earliest,
            "latest": latest,
            "relation": event.relation if event.time else None,
            "asserted_by": NARRATOR if quote is None else speakers[quote],
            "rule": f"{event.rule}; time: {event.how}" if event.time else event.rule,
            **described,
        }


def _verb_row(sentence: Sentence, number: int) -> dict[str, Any]:
    agent, patient = roles(sentence, number)
    said = factuality.of_verb(sentence, number)
    return _described(sentence, agent.head if agent else None, patient, said)


def _noun_row(sentence: Sentence, event: Event, others: dict[int, Event]) -> dict[str, Any]:
    said = factuality.of_noun(sentence, event.place)
    number = governing_verb(sentence, event.place)
    light = number is not None and _lemma(sentence, number) not in verbs("ends")
    if light and said[2] is None:  # "could offer support", "will hold a meeting"
        said = factuality.of_verb(sentence, number)
    doer = _doer(sentence, event.place, others)
    if number is not None and (doer is None or sentence.words[doer].mention is None):
        first = roles(sentence, number)[0]  # "Russia launched its invasion"
        doer = first.head if first and first.head != event.place else doer
    return _described(sentence, doer, theme(sentence, event.place), said)


def _described(
    sentence: Sentence, agent: int | None, patient: Phrase | None, said: factuality.Said
) -> dict[str, Any]:
    mention = [None if i is None else sentence.words[i].mention
               for i in (agent, patient.head if patient else None)]  # fmt: skip
    names = ("agent", "patient", "polarity", "modality", "cue")
    return dict(zip(names, (*mention, *said), strict=True))


def _doer(sentence: Sentence, place: int | None, others: dict[int, Event]) -> int | None:
    """Place of who does what a noun names: "Russia's", "Russian", "by Russia".

    A bare coordinated noun shares the doer of the one before it.
    """
    for _ in range(CHAIN):
        if place is None or (found := _own_doer(sentence, place)) is not None:
            return found if place is not None else None
        place = coordinated_noun(sentence, place, others)
    return None


def _own_doer(sentence: Sentence, place: int) -> int | None:
    phrase = sentence.holding[place]
    if phrase.owner is not None and phrase.owner != place:
        return phrase.owner
    by = by_phrase(sentence, place)
    if by:
        return by.head
    adjectives = (i for i in range(phrase.first, place) if sentence.tag(i) == "JJ")
    return next((i for i in adjectives if sentence.words[i].mention is not None), None)
