"""Tone towards someone: how each voice speaks of each entity, and how a sentence of one span."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..tables import build
from .lexicons import valences
from .tone import NARRATOR
from .vader import normalise, weigh
from .wording import Words

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

NEUTRAL_BAND = 0.05  # scores this near to 0 are neutral: VADER's usual threshold


def voices(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    tone: pd.DataFrame,
) -> pd.DataFrame:
    """One row per voice and entity that it speaks of.

    A mention inside a quotation belongs to its speaker, any other to the narrator; start and end
    are the first such mention. `score` is the mean score of the sentences they stand in.
    """
    scores = dict(zip(tone["sentence"], tone["score"], strict=True))
    first: dict[tuple[str, str], tuple[int, int]] = {}
    stands_in: dict[tuple[str, str], set[int]] = defaultdict(set)
    named = mentions[mentions["entity"].notna()]
    speakers = _speakers(quotes, list(named["start"]))
    columns = (named[name] for name in ("start", "end", "sentence", "entity"))
    for start, end, sentence, entity, voice in zip(*columns, speakers, strict=True):
        first.setdefault((voice, entity), (start, end))
        stands_in[voice, entity].add(sentence)
    rows = []
    for (voice, entity), (start, end) in first.items():
        heard = sorted(stands_in[voice, entity])
        score = sum(scores[sentence] for sentence in heard) / len(heard)
        rows.append(
            {
                "start": start,
                "end": end,
                "voice": voice,
                "entity": entity,
                "label": label(score),
                "score": score,
                "sentences": len(heard),
            }
        )
    return build("voices", article, rows)


def label(score: float, band: float = NEUTRAL_BAND) -> str:
    """A score in words."""
    return "positive" if score >= band else "negative" if score <= -band else "neutral"


def _speakers(quotes: pd.DataFrame, places: list[int]) -> list[str]:
    """Who speaks at each of some sorted places: the innermost known speaker, else narrator."""
    known = quotes[quotes["speaker"].notna()]
    columns = (known[name] for name in ("content_start", "content_end", "speaker"))
    said = sorted(zip(*columns, strict=True), key=lambda quote: (quote[0], -quote[1]))
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


def tone_towards(reading: Any, start: int, end: int) -> tuple[str, float]:
    """How a Reading's text speaks of what stands at start … end: (label, score in -1 … 1).

    The values of the words of its clause, as the ledger weighs them in their sentence, summed and
    normalised; a clause ends at a comma, colon, semicolon, bracket or dash. Outside of sentences,
    as in page furniture, neutral. Raises ValueError where the span is not within the text.
    """
    article = reading.article
    if not 0 <= start < end <= len(article.text):
        raise ValueError(
            f"span {start}:{end} is not within the text's {len(article.text):,} characters; "
            "take start and end from a row of reading.mentions"
        )
    sentence = _sentence(reading.sentences, start)
    if sentence is None:
        return "neutral", 0.0
    offset, close = sentence
    choices = reading.choices
    words = valences(choices.lexicon, choices.ignore)
    found = weigh(article.text[offset:close], words, choices.negation)
    score = normalise(sum(found.values[slice(*_clause(found.words, start - offset, end - offset))]))
    return label(score), score


def _sentence(sentences: pd.DataFrame, start: int) -> tuple[int, int] | None:
    """The sentence in which a span starts; None in page furniture and between sentences."""
    row = bisect_right(sentences["start"].tolist(), start) - 1
    if row < 0 or start >= sentences["end"].iat[row]:
        return None
    return int(sentences["start"].iat[row]), int(sentences["end"].iat[row])


def _clause(words: Words, start: int, end: int) -> tuple[int, int]:
    """The first word, and one past the last, of the clause or clauses that a span stands in."""
    spans = [words.span(at, at) for at in range(len(words.shown))]
    first = next((at for at, (_, stop) in enumerate(spans) if stop > start), len(spans))
    last = next((at for at, (begin, _) in enumerate(spans) if begin >= end), len(spans))
    first = min(first, max(last - 1, 0))
    while first > 0 and not words.parted(first):
        first -= 1
    while last < len(spans) and not (last and words.parted(last)):
        last += 1
    return first, last
