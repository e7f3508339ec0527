"""What the tone of an article hangs on: the words whose absence would move it most."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from .lexicons import valences
from .vader import weigh
from .wording import split

if TYPE_CHECKING:
    import pandas as pd

Span = tuple[int, int]


def leave_one_out(reading: Any) -> pd.DataFrame:
    """One row per word of the lexicon in a Reading's text: how the mean tone is without it.

    `mean` is the mean score of the article's sentences when the lexicon lacks the word, and
    `moved` that mean less the one with it; what moves it most comes first. `times` says how often
    the word stands in the text, start and end where it does first.
    """
    import pandas as pd

    scores = reading.tone["score"].tolist()
    words = valences(reading.choices.lexicon, reading.choices.ignore)
    spans = list(zip(reading.sentences["start"], reading.sentences["end"], strict=True))
    rows = []
    for word, places in _places(reading.article.text, spans, words).items():
        rest = valences(reading.choices.lexicon, (*reading.choices.ignore, word))
        moved = 0.0
        for sentence in sorted({sentence for sentence, _ in places}):
            text = reading.article.text[slice(*spans[sentence])]
            moved += weigh(text, rest, reading.choices.negation).score - scores[sentence]
        (start, end), moved = places[0][1], moved / len(scores)
        mean = sum(scores) / len(scores) + moved
        rows.append((int(start), int(end), word, len(places), mean, moved))
    rows.sort(key=lambda row: (-abs(row[-1]), row[0]))
    return pd.DataFrame(rows, columns=["start", "end", "word", "times", "mean", "moved"])


def _places(text: str, spans: list[Span], words: Any) -> dict[str, list[tuple[int, Span]]]:
    """Where each word of a lexicon stands: sentence, and span in the text."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for sentence, (offset, end) in enumerate(spans):
        given = split(text[offset:end])
        for at, word in enumerate(given.lower):
            if word in words:
                start, stop = given.span(at, at)
                found[word].append((sentence, (offset + start, offset + stop)))
    return found
