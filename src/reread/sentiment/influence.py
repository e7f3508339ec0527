"""What the tone of an article hangs on: the words whose absence would move it most."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from .entries import found_in, without
from .lexicons import valences
from .scope import NOTHING, Scope
from .vader import weigh
from .wording import split

MOST = 8  # carriers: about as many words as a reader keeps in mind
COLUMNS = ["start", "end", "word", "times", "valence", "mean", "moved"]
SCOPES = "scopes"  # the stage of a Reading that has the scope of each sentence
Span = tuple[int, int]
Valued = tuple[str, float]  # a word or phrase as the text has it, and its valence


def leave_one_out(reading: Any) -> pd.DataFrame:
    """One row per word of the lexicon in a Reading's text: how the mean tone is without it.

    `valence` is what the lexicon gives the word, `mean` the mean score of the article's sentences
    when the lexicon lacks it, and `moved` that mean less the one with it; what moves it most comes
    first. `times` says how often the word stands in the text, start and end where it does first.
    No rows where a function of one's own scores the sentences: it has no words to leave out.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. The rescue was good.")
    >>> reading = rr.read(article, lexicon="vader")
    >>> rr.show(rr.leave_one_out(reading), columns=["word", "valence", "mean", "moved"])
    word      valence   mean  moved
    disaster    −3.10  +0.20  +0.21
    rescue      +2.30  −0.16  −0.15
    good        +1.90  −0.12  −0.11
    fire        −1.40  +0.06  +0.07
    """
    if callable(reading.choices.tone):
        return pd.DataFrame([], columns=COLUMNS)
    scores = reading.tone["score"].tolist()
    words = valences(reading.choices.lexicon, reading.choices.ignore)
    sentences, text = reading.stage("sentences"), reading.plain.article.text
    spans = list(zip(sentences["start"], sentences["end"], strict=True))
    texts = [text[start:end] for start, end in spans]
    negation = reading.choices.negation
    scopes = reading.stage(SCOPES) if negation == "scope" else {}
    own = [scopes.get(number, NOTHING) for number in range(len(spans))]
    rows = []
    for (word, valence), places in _places(text, spans, words, own).items():
        others = without(words, word)
        apart = {at: weigh(texts[at], others, negation, own[at]).score for at, _ in places}
        moved = math.fsum(score - scores[at] for at, score in apart.items()) / len(scores)
        mean = math.fsum(scores) / len(scores) + moved
        rows.append(
            (*reading.plain.outward(*places[0][1]), word, len(places), valence, mean, moved)
        )
    rows.sort(key=lambda row: (-abs(row[-1]), row[0]))
    return pd.DataFrame(rows, columns=COLUMNS)


def carriers(reading: Any, *, most: int = MOST) -> pd.DataFrame:
    """One row per word that carries the tone: those of `leave_one_out` that pull it its way.

    Without such a word a positive mean is lower, a negative one higher. At most `most` words.
    """
    words = leave_one_out(reading)
    positive = reading.tone["score"].sum() >= 0
    pulling = words[words["moved"] < 0 if positive else words["moved"] > 0]
    return pulling.head(most).reset_index(drop=True)


def _places(
    text: str, spans: Iterable[Span], words: Mapping[str, float], scopes: Iterable[Scope]
) -> dict[Valued, list[tuple[int, Span]]]:
    """Where each word or phrase of a lexicon that carries tone stands: sentence, and span in the
    text."""
    found: dict[Valued, list[tuple[int, Span]]] = defaultdict(list)
    for sentence, ((offset, end), scope) in enumerate(zip(spans, scopes, strict=True)):
        given = split(text[offset:end])
        for first, last, valence in found_in(given.lower, words):
            if not scope.silent.issuperset(range(first, last + 1)):
                start, stop = given.span(first, last)
                word = " ".join(given.lower[first : last + 1])
                found[word, valence].append((sentence, (int(offset + start), int(offset + stop))))
    return found
