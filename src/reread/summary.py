"""A reading in a few lines of plain text: what it found, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from .article import printable
from .reading import COMPARED, TODAY, Reading, names_of
from .sentiment.tone import NEUTRAL_BAND
from .tables import UNNAMED
from .timeline.today import in_words

AROUND = 40  # characters of a sentence that are told before and after a place
MOST = 8  # entities and dates listed
HOW = ("positive", "negative", "neutral", "unclear")  # what one can know of an attitude
# Statuses of times that have no day, and what the summary says of them
UNDATED = {"needs-reference-date": "needs the article's date", "impossible": "no such date"}


def summary(reading: Reading) -> str:
    """Size, dates, people, voices and tone of a reading, one line each, as a terminal can show."""
    lines = (f"{label + ':':<16}{line(reading)}" for label, line in LINES.items())
    return "\n".join(printable(" ".join(line.splitlines())) for line in lines)


def answer(reading: Reading, label: str) -> str:
    """One line of the summary; ValueError names the lines there are."""
    if label not in LINES:
        raise ValueError(f"label={label!r} is not known; choose one of {', '.join(LINES)}")
    return LINES[label](reading)


def tone_line(reading: Reading) -> str:
    """The mean tone of the sentences, with how many are positive, neutral and negative."""
    scores = reading.tone["score"]
    if scores.empty:
        return "no sentence to score"
    up, down = int((scores > NEUTRAL_BAND).sum()), int((scores < -NEUTRAL_BAND).sum())
    return (
        f"{scores.mean():+.2f} on average by {reading.choices.label('lexicon')} "
        f"({up} sentences positive, {len(scores) - up - down} neutral, {down} negative)"
    )


def _size(reading: Reading) -> str:
    words = int((reading.tokens["kind"] == "word").sum())
    kinds = reading.blocks["kind"].value_counts()
    return (
        f"{words:,} words in {len(reading.sentences)} sentences and "
        f"{kinds.get('paragraph', 0)} paragraphs; {kinds.get('boilerplate', 0)} blocks set aside"
    )


def published(reading: Reading) -> str:
    """The day of publication as given, or as the page states it ("19 August 2025, by its
    dateline"); nothing where neither says."""
    given = reading.choices.published or reading.article.published
    return given or in_words(reading.stage(TODAY))


def _published(reading: Reading) -> str:
    if known := published(reading):
        return known
    candidates = reading.reference_date
    best = f"; best guess {_interval(candidates.iloc[0])}" if len(candidates) else ""
    return f"not given{best}"


def _interval(row: pd.Series) -> str:
    first, last = (day(row[name]) for name in ("earliest", "latest"))
    if first == last:
        return first
    return f"{first} … {last}" if last else f"{first} or later"


def day(value: pd.Timestamp) -> str:
    """A day as ISO has it; nothing where it is not known."""
    return "" if pd.isna(value) else str(value.date())


def _dates(reading: Reading) -> str:
    times = reading.times
    known = times[times["earliest"].notna()].drop_duplicates("value").sort_values("earliest")
    pairs = zip(known["surface"], known["value"], strict=True)
    dated = [f"{words} ({value})" if words != value else words for words, value in pairs]
    parts = [_listed(dated)] if dated else []
    for status, told in UNDATED.items():
        if words := list(times["surface"][times["status"] == status].unique()):
            parts.append(f"{told}: {_listed(words)}")
    return "; ".join(parts) or "none"


def _listed(words: list[str], between: str = ", ") -> str:
    rest = f" and {len(words) - MOST} more" if len(words) > MOST else ""
    return between.join(words[:MOST]) + rest


def compared(reading: Reading) -> str:
    """What was held against what, and how much of it contradicts itself; never a bare "none"."""
    unfit = reading.conflicts["kind"]
    figures = int((unfit == "quantities").sum())
    pairs, dates = len(reading.stage(COMPARED)) - figures, len(unfit) - figures
    told = f"{dates} contradict{'s' * (dates == 1)}" if dates else "none contradicts"
    counted = f"{pairs} dated pair{'s' * (pairs != 1)} compared, {told}"
    parts = [counted if pairs else "nothing to compare: no event is dated twice"]
    parts += [f"{figures} pair{'s' * (figures != 1)} of figures disagree{'s' * (figures == 1)}"
              ] if figures else []  # fmt: skip
    return "; ".join(parts)


def _contradictions(reading: Reading) -> str:
    text, rows, told = reading.article.text, reading.conflicts, []
    places = (rows[name] for name in ("start", "end", "start_b", "end_b"))
    for a, b, c, d, likely in zip(*places, rows["likely"].fillna(""), strict=True):
        right = {"a": "first", "b": "second"}.get(likely)
        fact = f", of which a known fact bears out the {right}" if right else ""
        spans = [(a, d)] if b <= c < b + AROUND and "\n" not in text[b:c] else [(a, b), (c, d)]
        told.append(" and ".join(f"“{_in_words(reading, *span)}”" for span in spans) + fact)
    return f"{compared(reading)}: {_listed(told, '; ')}" if told else compared(reading)


def _in_words(reading: Reading, start: int, end: int) -> str:
    """A place with some words of its sentence around it."""
    text, rows = reading.article.text, reading.sentences
    over = rows[(rows["start"] <= start) & (end <= rows["end"])]
    first, last = (over["start"].iloc[0], over["end"].iloc[0]) if len(over) else (start, end)
    low, high = max(first, start - AROUND), min(last, end + AROUND)
    before, after = text[low:start], text[end:high]
    if low > first:  # whole words only
        before = "…" + before.partition(" ")[2]
    if high < last:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _entities(reading: Reading) -> str:
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    return _listed([f"{n} ({m})" for n, m in zip(rows["name"], rows["mentions"], strict=True)])


def _voices(reading: Reading) -> str:
    names, quotes = names_of(reading), reading.quotes.drop_duplicates("quote")
    speakers = quotes["speaker"].mask(quotes["status"] == "doubtful").fillna(UNNAMED)
    counts = speakers.value_counts()
    ranked = sorted(counts.index, key=lambda who: (who == UNNAMED, -counts[who], who))
    return _listed([f"{names[who]} ({counts[who]})" for who in ranked]) or "only the narrator's"


def towards(reading: Reading, voice: str) -> dict[str, list[str]]:
    """The names of those whom a voice speaks of, by how it does."""
    names, rows = names_of(reading), reading.voices[reading.voices["voice"] == voice]
    found = {how: rows["entity"][rows["label"] == how] for how in HOW}
    return {how: [names[entity] for entity in some] for how, some in found.items() if len(some)}


LINES: dict[str, Callable[[Reading], str]] = {
    "read": _size,
    "published": _published,
    "dates": _dates,
    "contradictions": _contradictions,
    "who and what": _entities,
    "voices": _voices,
    "tone": tone_line,
}
