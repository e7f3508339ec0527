"""Tone towards someone: how each voice speaks of each entity, and how a sentence of one span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ..tables import build
from .surroundings import Around, Sentence, look, masked
from .tone import NARRATOR
from .towards import LABELS, evidence, margins, shares, verdict

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

AT_ONCE = 500  # mentions weighed together, so that memory does not grow with the text
Span = tuple[int, int]


class Heard(NamedTuple):
    """One mention, and the shares of LABELS in how its sentence speaks of it."""

    start: int
    end: int
    sentence: int
    shares: list[float]


def voices(
    article: Article,
    tokens: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
) -> pd.DataFrame:
    """One row per voice and entity that it speaks of.

    A mention inside a quotation belongs to its speaker, any other to the narrator; start and end
    are the first such mention. label and score are those of the mean shares of its mentions,
    as `tone_towards` gives them for each.
    """
    known = _seen(tokens, mentions)
    speakers = _speakers(quotes, [one.start for one in known])
    heard: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    for first in range(0, len(known), AT_ONCE):
        some = known[first : first + AT_ONCE]
        names = [article.text[one.start : one.end] for one in some]
        given = shares(margins([one.around for one in some], names)).tolist()
        for one, voice, row in zip(some, speakers[first:], given, strict=False):
            heard[voice, one.entity].append(Heard(one.start, one.end, one.sentence, row))
    return build("voices", article, (_voice(*key, rows) for key, rows in heard.items()))


class Mention(NamedTuple):
    """One mention of an entity, and what stands around it."""

    start: int
    end: int
    sentence: int
    entity: str
    around: Around


def _seen(tokens: pd.DataFrame, mentions: pd.DataFrame) -> list[Mention]:
    """The mentions of entities that stand in a sentence; lists, since filtering tables is slow."""
    sentences = by_sentence(tokens)
    columns = (mentions[name].tolist() for name in ("start", "end", "sentence", "entity"))
    named = [row for row in zip(*columns, strict=True) if isinstance(row[3], str)]
    rows = [(row, seen(sentences, *row[:2])) for row in named]
    return [Mention(*row, found.around) for row, found in rows if found]


def _voice(voice: str, entity: str, heard: list[Heard]) -> dict[str, Any]:
    sums = [sum(given) for given in zip(*(one.shares for one in heard), strict=True)]
    label, score = verdict([value / len(heard) for value in sums])
    return {
        "start": heard[0].start,
        "end": heard[0].end,
        "voice": voice,
        "entity": entity,
        "label": label,
        "score": score,
        "sentences": len({one.sentence for one in heard}),
    }


def _speakers(quotes: pd.DataFrame, places: list[int]) -> list[str]:
    """Who speaks at each of some sorted places: the innermost known speaker, else narrator."""
    columns = (quotes[name].tolist() for name in ("content_start", "content_end", "speaker"))
    known = [quote for quote in zip(*columns, strict=True) if isinstance(quote[2], str)]
    said = sorted(known, key=lambda quote: (quote[0], -quote[1]))
    speakers, open_quotes, upcoming = [], [], iter([*said, None])
    quote = next(upcoming)
    for place in places:
        while quote and quote[0] <= place:
            open_quotes.append(quote)
            quote = next(upcoming)
        while open_quotes and open_quotes[-1][1] <= place:
            open_quotes.pop()
        speakers.append(open_quotes[-1][2] if open_quotes else NARRATOR)
    return speakers


class Seen(NamedTuple):
    """A target in its sentence, and the spans of the sentence's tokens."""

    around: Around
    spans: list[Span]


class Placed(NamedTuple):
    """A sentence as words, and the spans of its tokens."""

    sentence: Sentence
    spans: list[Span]


def by_sentence(tokens: pd.DataFrame) -> list[Placed]:
    """The tokens of each sentence."""
    columns = (tokens[name].tolist() for name in ("sentence", "start", "end", "lemma", "tag"))
    found = []
    for _, rows in groupby(zip(*columns, strict=True), key=itemgetter(0)):
        _, starts, ends, lemmas, tags = zip(*rows, strict=True)
        found.append(Placed(masked(lemmas, tags), list(zip(starts, ends, strict=True))))
    return found


def seen(sentences: list[Placed], start: int, end: int) -> Seen | None:
    """The sentence a span starts in, as seen from the span; None where there is no token."""
    at = bisect_right(sentences, start, key=lambda placed: placed.spans[0][0]) - 1
    spans = sentences[at].spans if at >= 0 else []
    first = bisect_right(spans, start, key=itemgetter(1))
    last = bisect_left(spans, end, key=itemgetter(0)) - 1
    if first > last:
        return None
    return Seen(look(sentences[at].sentence, first, last), spans)


def tone_towards(reading: Any, start: int, end: int) -> tuple[str, float]:
    """How a Reading's text speaks of what stands at start … end: (label, score in -1 … 1).

    By a linear model over the words of its sentence, see models/targets.md; `score` is the share
    of positive less that of negative. Outside of sentences, as in page furniture, neutral. Raises
    ValueError where the span is not within the text.
    """
    _check_span(reading.article, start, end)
    found = seen(by_sentence(reading.tokens), start, end)
    if found is None:
        return "neutral", 0.0
    return verdict(shares(margins([found.around], [reading.article.text[start:end]]))[0])


def explain_towards(reading: Any, start: int, end: int) -> pd.DataFrame:
    """One row per word or pattern that speaks for or against a label; heaviest first.

    The columns negative, neutral and positive add up to the label's margins, of which the largest
    wins. The row "(sentence)" spans the sentence: its shape, and what each label starts with. A
    `feature` that is a word counts by where it stands; "=" begins what the target is to a word,
    a number how far a word is, "!" a negated word.
    """
    import pandas as pd

    _check_span(reading.article, start, end)
    text = reading.article.text
    found = seen(by_sentence(reading.tokens), start, end)
    rows = []
    for step in evidence(found.around, text[start:end]) if found else ():
        words, spans = found.around.words, found.spans
        here = spans[words[step.first].first][0], spans[words[step.last].last][1]
        rows.append((*here, text[slice(*here)], step.feature, *step.amounts))
    columns = ["start", "end", "surface", "feature", *LABELS]
    table = pd.DataFrame(rows, columns=columns)
    weight = table[list(LABELS)].max(axis=1) - table[list(LABELS)].min(axis=1)
    order = weight.sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _check_span(article: Article, start: int, end: int) -> None:
    if not 0 <= start < end <= len(article.text):
        raise ValueError(
            f"span {start}:{end} is not within the text's {len(article.text):,} characters; "
            "take start and end from a row of reading.mentions"
        )
