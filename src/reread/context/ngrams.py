"""N-grams: which words stand side by side, again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

import pandas as pd

from ..reading import Reading
from ..tables import COUNT, NUMBER, TEXT
from .concordance import BY
from .standing_out import CONTENT

LEAST = 2  # times that one must stand
LONGEST = 20  # words
COLUMNS = {"article": TEXT, "start": COUNT, "end": COUNT, "ngram": TEXT, "times": COUNT,
           "sentences": COUNT, "per_thousand": NUMBER}  # fmt: skip
Row = tuple[str, int, int, int, str, str]  # word, start, end, sentence, kind, tag
COUNTED = ("word", "number")  # kinds of tokens; a mark ends a run of them


def ngrams(
    reading: Reading, n: int = 2, *, by: str = "surface", least: int = LEAST, content: bool = False
) -> pd.DataFrame:
    """One row per run of `n` neighbouring words that stands at least `least` times.

    Words and numbers count, in lower case, by their surface or, with `by="lemma"`, their dictionary
    form; a mark of punctuation or the end of a sentence ends a run. With `content` only those
    whose first and last words are nouns, verbs, adjectives or adverbs. `times` counts the run,
    `sentences` those it stands in, `per_thousand` is its share of all such runs, times 1,000; start
    and end span where it stands first. The most frequent come first. ValueError where `n` or
    `least` is no number from 1 on, or `by` is unknown.

    >>> import reread as rr
    >>> text = "The old mill burned. Nobody saw the old mill burn."
    >>> reading = rr.read(rr.Article(text))
    >>> rr.show(rr.ngrams(reading, 3), columns=["ngram", "times", "sentences"])
    ngram         times  sentences
    the old mill      2          2
    """
    if by not in BY:
        raise ValueError(f"by={by!r} is not known; choose {' or '.join(map(repr, BY))}")
    for name, value, unit in (("n", n, "words"), ("least", least, "times")):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValueError(f"{name}={value!r} is not a number of {unit}; give 1 or more")
    if n > LONGEST:
        raise ValueError(f"n={n!r} is too many words; give {LONGEST} or fewer")
    tokens = reading.tokens
    names = ("start", "end", "sentence", "kind", "tag")
    rows = zip(reading.stage("tokens")[by].str.lower().tolist(),
               *(tokens[name].tolist() for name in names), strict=True)  # fmt: skip
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    total = 0
    for run in _runs(rows):
        for at in range(len(run) - n + 1):
            first, last = run[at], run[at + n - 1]
            total += 1
            if not content or (_is_content(first) and _is_content(last)):
                words = " ".join(row[0] for row in run[at : at + n])
                found[words].append((first[1], last[2], first[3]))
    table = [
        (reading.article.id, *where[0][:2], words, len(where), len({one[2] for one in where}),
         1000 * len(where) / total)
        for words, where in found.items() if len(where) >= least
    ]  # fmt: skip
    table.sort(key=lambda row: (-row[4], row[1]))
    return pd.DataFrame(table, columns=list(COLUMNS)).astype(COLUMNS)


def _runs(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The runs of words that no mark and no end of a sentence parts."""
    for (_, counted), run in groupby(rows, key=lambda row: (row[3], row[4] in COUNTED)):
        if counted:
            yield list(run)


def _is_content(row: Row) -> bool:
    return row[4] == "word" and row[5].startswith(CONTENT)
