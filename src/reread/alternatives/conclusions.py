"""Conclusions: functions of a reading whose answers can be compared between readings.

An answer is a number, a word, a place of the text or a tuple of words; None says that a reading
has no answer. One's own conclusion is a function too: `runs.stability({"long": lambda reading:
...})`. Many readings are asked one thing by asking each different state of the tables it looks at
only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd

from ..choices import Choices, fields
from ..near_misses import did_you_mean
from ..reading import Reading, names_of
from ..sentiment.tone import label
from ..stages import ALL, NOTICES, STAGES
from ..tables import NARRATOR, schema

Conclusion = Callable[[Reading], Hashable]
OPENING = 8  # words of a sentence that tell which it is


@dataclass(frozen=True)
class Place:
    """A sentence as an answer: where it starts, and its first words, which it is shown by."""

    start: int
    words: str = field(compare=False)

    def __str__(self) -> str:
        return self.words

    __repr__ = __str__


def mean_tone(reading: Reading) -> float | None:
    """Mean score of the sentences, in -1 … 1."""
    scores = reading.tone["score"]
    return None if scores.empty else float(scores.mean())


def sign_of_tone(reading: Reading) -> str | None:
    """positive, neutral or negative: the class of the mean score."""
    mean = mean_tone(reading)
    return None if mean is None else label(mean)


def darkest_sentence(reading: Reading) -> Place | None:
    """The sentence of lowest score (the first of equals)."""
    return _sentence(reading, reading.tone["score"].argmin) if len(reading.tone) else None


def brightest_sentence(reading: Reading) -> Place | None:
    """The sentence of highest score (the first of equals)."""
    return _sentence(reading, reading.tone["score"].argmax) if len(reading.tone) else None


def _sentence(reading: Reading, pick: Callable[[], int]) -> Place:
    row = reading.tone.iloc[pick()]
    first, *rest = reading.article.text[row["start"] : row["end"]].split(maxsplit=OPENING) or [""]
    words = " ".join([first, *rest[: OPENING - 1]])
    return Place(int(row["start"]), f"{words} …" if len(rest) == OPENING else words)


def first_event(reading: Reading) -> str | None:
    """The event that can begin first, of those with a first day (the first told of equals)."""
    dated = _dated(reading)
    return None if dated.empty else dated["surface"].iat[0]


def order_of_events(reading: Reading) -> tuple[str, ...] | None:
    """The dated events by the day they can begin, then by the text."""
    return None if reading.unread else tuple(_dated(reading)["surface"])


def _dated(reading: Reading) -> pd.DataFrame:
    events = reading.events
    return events[events["earliest"].notna()].sort_values(["earliest", "start"], kind="stable")


def contradictions(reading: Reading) -> int | None:
    """How many pairs of statements cannot both be right."""
    return None if reading.unread else len(reading.conflicts)


def undated(reading: Reading) -> int | None:
    """How many temporal expressions wait for the article's date."""
    if reading.unread:
        return None
    return int((reading.times["status"] == "needs-reference-date").sum())


def main_entity(reading: Reading) -> str | None:
    """The name of the entity mentioned most (the first in the alphabet of equals)."""
    entities = reading.entities.sort_values(["mentions", "entity"], ascending=[False, True])
    return None if entities.empty else entities["name"].iat[0]


def number_of_entities(reading: Reading) -> int | None:
    """How many entities the article names."""
    return None if reading.unread else len(reading.entities)


def main_speaker(reading: Reading) -> str | None:
    """The name of who is quoted most, by characters (the first in the alphabet of equals)."""
    quotes = reading.quotes[reading.quotes["status"] != "doubtful"].dropna(subset=["speaker"])
    if quotes.empty:
        return None
    said = (quotes["content_end"] - quotes["content_start"]).groupby(quotes["speaker"]).sum()
    return names_of(reading)[min(said.index, key=lambda speaker: (-said[speaker], speaker))]


def quoted_share(reading: Reading) -> float | None:
    """Share of the sentences whose words are mostly somebody's, not the narrator's."""
    if reading.unread:
        return None
    voices = reading.tone["voice"]
    return float((voices != NARRATOR).mean()) if len(voices) else 0.0


def tone_of_voice(voice: str, reading: Reading) -> str | None:
    """The class of a voice's mean score over its sentences."""
    scores = reading.tone.loc[reading.tone["voice"] == voice, "score"]
    return None if scores.empty else label(float(scores.mean()))


def tone_between(voice: str, entity: str, reading: Reading) -> str | None:
    """How a voice speaks of an entity."""
    voices = reading.voices
    found = voices.loc[(voices["voice"] == voice) & (voices["entity"] == entity), "label"]
    return None if found.empty else found.iat[0]


def by_name(conclusion: Any, known: Mapping[str, Any], of: str) -> Any:
    """One of the conclusions by its name, or one's own as it is; ValueError names those there
    are."""
    if not isinstance(conclusion, str):
        return conclusion
    if conclusion not in known:
        raise ValueError(
            f"conclusion={conclusion!r} is not known; choose one of {', '.join(known)}, "
            f"or pass a function of a {of}{did_you_mean(conclusion, known)}"
        )
    return known[conclusion]


CONCLUSIONS: dict[str, Conclusion] = {
    "mean tone": mean_tone,
    "tone": sign_of_tone,
    "darkest sentence": darkest_sentence,
    "brightest sentence": brightest_sentence,
    "first event": first_event,
    "order of events": order_of_events,
    "contradictions": contradictions,
    "expressions without a date": undated,
    "main entity": main_entity,
    "number of entities": number_of_entities,
    "main speaker": main_speaker,
    "share of quotation": quoted_share,
}


def conclusions_of(reading: Reading) -> dict[str, Conclusion]:
    """The dozen that ship, and one for each voice, and voice towards an entity, of a reading."""
    voices = dict.fromkeys(reading.tone["voice"].tolist())
    pairs = zip(reading.voices["voice"], reading.voices["entity"], strict=True)
    told = _called(reading)
    return (
        CONCLUSIONS
        | {f"tone of {told[voice]}": partial(tone_of_voice, voice) for voice in voices}
        | {f"{told[one]} on {told[other]}": partial(tone_between, one, other)
           for one, other in pairs}
    )  # fmt: skip


def _called(reading: Reading) -> dict[str, str]:
    """Voices and entities in words: names, with the id beside one that two entities have."""
    names = names_of(reading)
    shared = Counter(names.values())
    return {who: name if shared[name] == 1 else f"{name} ({who})" for who, name in names.items()}


EVERYTHING = "*"  # looked at more than tables, so nothing can be said about what it hangs on


class Watched:
    """A reading that remembers at which of its tables, stages and choices one looked."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.looked_at: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        if name in STAGES:
            self.looked_at.add(name)
        elif name == "notices" and self._reading.choices.corrections is None:
            self.looked_at |= {NOTICES, "corrections"}
        # All readings of a run share the article, and the text as it is read; why one is unread
        # hangs on what all tables do
        elif name not in ("article", "unread", "as_read", "plain"):
            self.looked_at.add(EVERYTHING)
        return getattr(self._reading, name)

    def stage(self, name: str) -> Any:
        """What one stage makes."""
        self.looked_at.add(name)
        return self._reading.stage(name)

    def table(self, name: str) -> Any:
        """One table by name."""
        self.looked_at.add(name)
        return self._reading.table(name)

    def legible(self, name: str) -> Any:
        """One table with words for numbers, which come from the tables it points to."""
        targets = {column.refers.partition(".")[0] for column in schema(name).columns}
        self.looked_at |= {name, *targets} - {""}
        return self._reading.legible(name)


class WatchedByChoice(Watched):
    """The same for our own functions, which ask the choices for one of them at a time."""

    @property
    def choices(self) -> Any:
        """The choices, of which those that are asked for are remembered."""
        return _WatchedChoices(self._reading.choices, self.looked_at)


class _WatchedChoices:
    """Choices that remember which of them were asked for."""

    def __init__(self, choices: Choices, looked_at: set[str]) -> None:
        self._choices, self._looked_at = choices, looked_at

    def __getattr__(self, name: str) -> Any:
        self._looked_at.add(name if name in fields() else EVERYTHING)
        return getattr(self._choices, name)

    def label(self, name: str) -> str:
        """A short name of what one choice is."""
        self._looked_at.add(name)
        return self._choices.label(name)


def key_of(reading: Reading, name: str) -> Hashable:
    """What two readings have in common if and only if they share a stage, or a choice."""
    return reading.key(name) if name in ALL else reading.choices.key(name)


class Asked:
    """A conclusion that is computed once for readings whose tables are the same."""

    def __init__(
        self, conclusion: Callable[[Any], Hashable], watched: type[Watched] = Watched
    ) -> None:
        self.conclusion, self.watched = conclusion, watched
        self._known: dict[tuple[str, ...], dict[Hashable, Hashable]] = {}
        self._looked_at: set[str] = set()

    def __call__(self, reading: Reading) -> Hashable:
        """The answer of a reading."""
        for tables, found in self._known.items():
            key = tuple(key_of(reading, name) for name in tables)
            if key in found:
                return found[key]
        watched = self.watched(reading)
        answer = self.conclusion(watched)
        self._looked_at |= watched.looked_at
        if EVERYTHING not in watched.looked_at:
            tables = tuple(sorted(watched.looked_at))
            key = tuple(key_of(reading, name) for name in tables)
            self._known.setdefault(tables, {})[key] = answer
        return answer

    def is_tested_by(self, readings: Sequence[Reading]) -> bool:
        """Whether readings that were asked differ in any table that the conclusion looks at, and
        any of them has read something."""
        if all(reading.unread for reading in readings):
            return False
        tables = STAGES if EVERYTHING in self._looked_at else self._looked_at
        return any(len({key_of(reading, name) for reading in readings}) > 1 for name in tables)
