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
from ..grammar.phrases import Phrase
from ..grammar.words import NOMINAL
from ..tables import NARRATOR, build
from ..words.lemmas import lemma
from . import factuality
from .align import Line, Lines, placed_times
from .dating import date_all
from .drafts import Event, bounds
from .lists import family, nouns, verbs
from .order import blocks_of, links, tighten
from .same import link, once
from .sharing import coordinated_noun, governing_verb
from .things import Things
from .told import Told, numbered

NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
NAMED = frozenset({"PER", "ORG", "LOC"})  # "the Department of Trade" is no event
LEAST_GERUND = 6  # letters: "king" and "thing" are no gerunds
THINGS_IN_ING = frozenset({
    "beginning", "being", "blessing", "building", "ceiling", "clothing", "drawing", "evening",
    "feeling", "finding", "gathering", "heading", "meaning", "morning", "painting", "rating",
    "reading", "recording", "saying", "setting", "spring", "standing", "string", "understanding",
    "warning", "wording", "writing",
})  # fmt: skip
# Relations of participles that make a clause: "the process brokered by", "leaving, she said"
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "root", "parataxis"})


def events(
    article: Article,
    sentences: pd.DataFrame,
    lines: Lines,
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
    dated = placed_times(times, lines)
    tellings: list[Told] = []
    for number, sentence in lines.items():
        found = [*_verbs(sentence), *_nouns(sentence, kinds)]
        date_all(sentence, found, dated.get(number, []))
        for one in _tellings(sentence, found, speakers):
            one.row["sentence"] = number
            one.row["surface"] = article.text[one.row["start"] : one.row["end"]]
            tellings.append(one)
    tellings = numbered(tellings)
    blocks = blocks_of(sentences)
    link(tellings, Things(mentions, blocks))
    tighten(tellings, links(tellings, mentions, blocks))
    return build("events", article, [one.row for one in tellings])


def _verbs(sentence: Line) -> Iterator[Event]:
    for number, group in enumerate(sentence.groups):
        if not group.finite and not _is_clause(sentence, number):
            continue
        rule = "finite verb" if group.finite else "participle"
        form = _lemma(sentence, number)
        kind = next((kind for kind in ("reporting", "state") if form in verbs(kind)), "occurrence")
        yield Event(group.head, group.head, number, form, kind, rule)


def _lemma(sentence: Line, number: int) -> str:
    return sentence.words[sentence.groups[number].head].lemma


def _is_clause(sentence: Line, number: int) -> bool:
    """Whether a participle makes a clause of its own, as in "the process brokered by"."""
    group = sentence.groups[number]
    if sentence.low(group.first) in verbs("preposition"):
        return False
    lead = sentence.coordinated(number)
    if lead is not None:
        return sentence.groups[lead].finite or _is_clause(sentence, lead)
    return sentence.words[group.predicate].relation in CLAUSES


def _nouns(sentence: Line, kinds: Sequence[str]) -> Iterator[Event]:
    for phrase in sentence.phrases:
        for place in (phrase.owner, phrase.head):
            if place is not None and (event := _noun(sentence, phrase, place, kinds)):
                yield event


def _noun(sentence: Line, phrase: Phrase, place: int, kinds: Sequence[str]) -> Event | None:
    """The event that a noun names; "the Second World War" is one by all its names."""
    numbered = sentence.low(place) in NUMERALS and place > phrase.first
    word = sentence.words[place - 1 if numbered else place]
    row = nouns().get(word.low) or nouns().get(word.lemma) or _gerund(sentence, place)
    if row is None or word.tag not in NOMINAL or sentence.timed[place - numbered]:
        return None
    first, rule = place, "event noun"
    if word.tag in ("NNP", "NNPS"):
        mention = sentence.mention[place - numbered]
        if mention is not None and kinds[mention] in NAMED:
            return None
        first, rule = _name_start(sentence, phrase, place), "named event"
    return Event(place, first, None, row["noun"], row["kind"], rule)


def _gerund(sentence: Line, place: int) -> dict[str, str] | None:
    """ "The storming of the palace" names an event, though no list has it; "the building" may be
    the house itself."""
    low = sentence.low(place)
    fits = sentence.tag(place - 1) == "DT" and sentence.low(place + 1) == "of"
    if not fits or not low.endswith("ing") or len(low) < LEAST_GERUND or low in THINGS_IN_ING:
        return None
    return {"noun": lemma(low, "VBG"), "kind": "occurrence"}


def _name_start(sentence: Line, phrase: Phrase, place: int) -> int:
    while place > phrase.first and sentence.tag(place - 1) in ("NNP", "NNPS"):
        place -= 1
    return place


def _tellings(sentence: Line, found: Sequence[Event], speakers: Sequence[str]) -> Iterator[Told]:
    by_place = {event.place: event for event in found if event.group is None}
    for event in found:
        if event.group is None:
            doer, done, said = _of_noun(sentence, event, by_place)
        else:
            doer, done, said = _of_verb(sentence, event.group)
        row = _row(sentence, event, said, speakers)
        for name, place in (("agent", doer), ("patient", done)):
            row[name] = None if place is None else sentence.mention[place]
        yield Told(-1, sentence, event.place, row, doer, done)


def _row(
    sentence: Line, event: Event, said: factuality.Said, speakers: Sequence[str]
) -> dict[str, Any]:
    quote = sentence.quote[event.place]
    earliest, latest = bounds(event)
    return {
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
        **dict(zip(("polarity", "modality", "cue"), said, strict=True)),
    }


Standing = tuple[int | None, int | None, factuality.Said]  # places of agent and patient; how said


def _of_verb(sentence: Line, number: int) -> Standing:
    agent, patient = (phrase.head if phrase else None for phrase in sentence.roles(number))
    return agent, patient, factuality.of_verb(sentence, number)


def _of_noun(sentence: Line, event: Event, others: dict[int, Event]) -> Standing:
    said = factuality.of_noun(sentence, event.place)
    number = governing_verb(sentence, event.place)
    light = number is not None and _lemma(sentence, number) not in verbs("ends")
    if light and said[2] is None:  # "could offer support", "will hold a meeting"
        said = factuality.of_verb(sentence, number)
    doer = _doer(sentence, event.place, others)
    if number is not None and (doer is None or sentence.mention[doer] is None):
        first = sentence.roles(number)[0]  # "Russia launched its invasion"
        doer = first.head if first and first.head != event.place else doer
    phrase = sentence.theme(event.place)
    is_of = phrase and sentence.low(event.place + 1) == "of"
    if is_of and doer is None and _side(event, "whose") == "agent":
        return phrase.head, None, said  # "the death of Lincoln"
    if phrase is None and doer is not None and _befalls_owner(sentence, event, doer):
        return None, doer, said  # "Lincoln's assassination"
    return doer, phrase.head if phrase else None, said


def _side(event: Event, column: str) -> str | None:
    return once().get(family(event.lemma), {}).get(column)


def _befalls_owner(sentence: Line, event: Event, owner: int) -> bool:
    return _side(event, "owner") == "patient" and sentence.holding[event.place].owner == owner


def _doer(sentence: Line, place: int | None, others: dict[int, Event]) -> int | None:
    """Place of who does what a noun names: "Russia's", "Russian", "by Russia".

    A bare coordinated noun shares the doer of the one before it.
    """
    for _ in range(factuality.CHAIN):
        if place is None or (found := _own_doer(sentence, place)) is not None:
            return found if place is not None else None
        place = coordinated_noun(sentence, place, others)
    return None


def _own_doer(sentence: Line, place: int) -> int | None:
    phrase = sentence.holding[place]
    if phrase.owner is not None and phrase.owner != place:
        return phrase.owner
    by = sentence.by_phrase(place)
    if by:
        return by.head
    named = (i for i in range(phrase.first, place) if sentence.mention[i] is not None)
    return next((i for i in named if sentence.tag(i) == "JJ" or sentence.acts[i]), None)
