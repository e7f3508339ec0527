"""A reading in a few lines of plain text: what it found, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from .article import Article, counted, on_one_line, printable
from .reading import Reading, names_of
from .sentiment.tone import NEUTRAL_BAND
from .stages import COMPARED, TODAY
from .tables import ASIDE, UNNAMED
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
    """Title, authors and outlet, as far as they are known, and where each stood."""
    known = (
        ("title", article.title, "title"),
        ("by", byline(article), "author"),
        ("outlet", article.outlet, "outlet"),
    )
    rows = []
    for label, words, field in known:
        place = _place(article, field)
        where = f" ({place})" if place else ""
        rows += [(label, one_line(words) + where)] if words else []
    if article.omitted:
        pieces = counted(len(article.omitted), "piece")
        rows.append(("left out", f"{pieces} of the source, listed in left_out"))
    return rows


def _place(article: Article, field: str, value: str = "") -> str:
    """Where the source states a field, or a value of it that begins so; "" where it does not."""
    told = (one for one in article.told if one.field == field and one.value.startswith(value))
    return next((one_line(one.source) for one in told), "")


def byline(article: Article) -> str:
    """The authors as a line names them; nothing where none is known."""
    return ", ".join(map(one_line, article.authors))


def one_line(words: str, longest: int = LONGEST) -> str:
    """Words of a source as one line that ends in … where it is too long."""
    line = on_one_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


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
        f"({counted(up, 'sentence')} positive, {len(scores) - up - down} neutral, {down} negative)"
    )


def _size(reading: Reading) -> str:
    words = int((reading.tokens["kind"] == "word").sum())
    kinds = reading.blocks["kind"].value_counts()
    return (
        f"{counted(words, 'word')} in {counted(len(reading.sentences), 'sentence')} and "
        f"{counted(int(kinds.get('paragraph', 0)), 'paragraph')}; "
        f"{counted(int(kinds[kinds.index.isin(ASIDE)].sum()), 'block')} set aside"
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
    place = _place(reading.article, "published", day[:10]) if day else ""
    return f", by {place}" if place else ""


def _interval(row: pd.Series) -> str:
    first, last = (day(row[name]) for name in ("earliest", "latest"))
    if first == last:
        return first
    return f"{first} … {last}" if last else f"{first} or later"


def day(value: pd.Timestamp) -> str:
    """A day as ISO has it; nothing where it is not known."""
    return "" if pd.isna(value) else str(value.date())


def _dates(reading: Reading) -> str:
    times = reading.legible("times")
    known = times[times["earliest"].notna()].drop_duplicates("value").sort_values("earliest")
    pairs = zip(known["surface"], known["value"], strict=True)
    dated = [f"{words} ({_digits(value)})" if words != value else words for words, value in pairs]
    parts = [_listed(dated)] if dated else []
    for status, told in UNDATED.items():
        if words := list(times["surface"][times["status"] == status].unique()):
            parts.append(f"{told}: {_listed(words)}")
    return "; ".join(parts) or "none"


def _digits(value: str) -> str:
    """A value in which what is open of a year is marked: "201X", where TIMEX3 has "201"."""
    return value.ljust(4, "X") if value.isdigit() else value


def _listed(words: list[str], between: str = ", ") -> str:
    rest = f" and {len(words) - MOST} more" if len(words) > MOST else ""
    return between.join(words[:MOST]) + rest


def compared(reading: Reading) -> str:
    """What was held against what, and how much of it contradicts itself; never a bare "none"."""
    unfit = reading.conflicts["kind"]
    figures = int((unfit == "quantities").sum())
    pairs, dates = len(reading.stage(COMPARED)) - figures, len(unfit) - figures
    told = f"{dates} contradict{'s' * (dates == 1)}" if dates else "none contradicts"
    both = f"{counted(pairs, 'dated pair')} compared, {told}"
    parts = [both if pairs else "nothing to compare: no event is dated twice"]
    if figures:
        parts.append(f"{counted(figures, 'pair')} of figures disagree{'s' * (figures == 1)}")
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
    if low > first:  # whole words only
        low = start - len(text[low:start].partition(" ")[2])
    if high < last:
        high = end + len(text[end:high].rpartition(" ")[0])
    cut = ["…" if missing else "" for missing in (low > first, high < last)]
    return reading.as_read(low, high).join(cut)


def _entities(reading: Reading) -> str:
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    listed = [f"{n} ({m})" for n, m in zip(rows["name"], rows["mentions"], strict=True)]
    return _listed(listed) or "nobody and nothing is named"


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
