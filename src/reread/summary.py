"""A reading in a few lines of plain text: what it found, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from .article import Article, printable
from .reading import COMPARED, TODAY, Reading, names_of
from .sentiment.tone import NEUTRAL_BAND
from .tables import UNNAMED
from .timeline.today import in_words

LONGEST = 120  # characters of a title or name
AROUND = 40  # characters of a sentence that are told before and after a place
MOST = 8  # entities and dates listed
HOW = ("positive", "negative", "neutral", "unclear")  # what one can know of an attitude
# Statuses of times that have no day, and what the summary says of them
UNDATED = {"needs-reference-date": "needs the article's date", "impossible": "no such date"}


def summary(reading: Reading) -> str:
    """What to know of a reading before its numbers, whose the article is, and its size, dates,
    people, voices and tone, one line each."""
    lines = [*(("notice", one) for one in reading.notices), *_head(reading.article)]
    lines += [(label, answer(reading, label)) for label in LINES]
    shown = (f"{label + ':':<16}{' '.join(words.splitlines())}" for label, words in lines)
    return "\n".join(map(printable, shown))


def answer(reading: Reading, label: str) -> str:
    """One line of the summary; ValueError names the lines there are."""
    if label not in LINES:
        raise ValueError(f"label={label!r} is not known; choose one of {', '.join(LINES)}")
    if reading.unread and LINES[label] is not _published:
        return f"not read: {reading.unread}"
    return LINES[label](reading)


def _head(article: Article) -> list[tuple[str, str]]:
    """Title, authors and outlet, as far as they are known."""
    known = ("title", article.title), ("by", byline(article)), ("outlet", article.outlet)
    return [(label, one_line(words)) for label, words in known if words]


def byline(article: Article) -> str:
    """The authors as a line names them; nothing where none is known."""
    return ", ".join(map(one_line, article.authors))


def one_line(words: str) -> str:
    """Words of a source as one line that ends in … where it is too long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def tone_line(reading: Reading) -> str:
    """The mean tone of the sentences, with how many are positive, neutral and negative."""
    scores = reading.tone["score"]
    if reading.unread:
        return f"not read: {reading.unread}"
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
        return known + _where_dated(reading)
    candidates = reading.reference_date
    best = f"; best guess {_interval(candidates.iloc[0])}" if len(candidates) else ""
    return f"not given{best}"


def _where_dated(reading: Reading) -> str:
    """Where the source states the day that the article has; nothing where it was given."""
    day = None if reading.choices.published else reading.article.published
    told = (one for one in reading.article.told if one.field == "published")
    place = next((one.source for one in told if day and one.value[:10] == day[:10]), "")
    return f", by {one_line(place)}" if place else ""


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
