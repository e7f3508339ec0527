"""Tone towards someone: how each voice speaks of each entity, and how a sentence of one span."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ..tables import build
from .surroundings import Around, look
from .tone import NARRATOR
from .towards import LABELS, evidence, margins, shares, verdict

if TYPE_CHECKING:
    import pandas as pd

    from ..article import Article

Span = tuple[int, int]


class Token(NamedTuple):
    """What the model sees of a token."""

    start: int
    end: int
    lemma: str
    tag: str


class Heard(NamedTuple):
    """One mention, and the shares of LABELS in how its sentence speaks of it."""

    start: int
    end: int
    sentence: int
    shares: tuple[float, ...]


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
    sentences = by_sentence(tokens)
    heard: dict[tuple[str, str], list[Heard]] = defaultdict(list)
    named = mentions[mentions["entity"].notna()]
    speakers = _speakers(quotes, list(named["start"]))
    columns = (named[name].tolist() for name in ("start", "end", "sentence", "entity"))
    for start, end, sentence, entity, voice in zip(*columns, speakers, strict=True):
        found = seen(sentences, start, end)
        if found is not None:
            given = shares(margins(found.around, article.text[start:end]))
            heard[voice, entity].append(Heard(start, end, sentence, given))
    return build("voices", article, (_voice(*key, given) for key, given in heard.items()))


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


class Seen(NamedTuple):
    """A target in its sentence, and the spans of the sentence's tokens."""

    around: Around
    spans: list[Span]


def by_sentence(tokens: pd.DataFrame) -> list[list[Token]]:
    """The tokens of each sentence: start, end, lemma, tag."""
    found: dict[int, list[Token]] = {}
    columns = (tokens[name].tolist() for name in ("sentence", "start", "end", "lemma", "tag"))
    for sentence, *token in zip(*columns, strict=True):
        found.setdefault(sentence, []).append(Token(*token))
    return list(found.values())


def seen(sentences: list[list[Token]], start: int, end: int) -> Seen | None:
    """The sentence a span starts in, as seen from the span; None where there is no token."""
    at = bisect_right(sentences, start, key=lambda tokens: tokens[0].start) - 1
    inside = [
        place
        for place, token in enumerate(sentences[at] if at >= 0 else ())
        if token.start < end and token.end > start
    ]
    if not inside:
        return None
    lemmas, tags = [t.lemma for t in sentences[at]], [t.tag for t in sentences[at]]
    spans = [(token.start, token.end) for token in sentences[at]]
    return Seen(look(lemmas, tags, inside[0], inside[-1]), spans)


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
    return verdict(shares(margins(found.around, reading.article.text[start:end])))


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
