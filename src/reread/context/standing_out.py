"""Words that stand out: together more often than by chance, or in one part more than another."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd

LEAST = 2  # times that a pair must stand
CONTENT = ("NN", "VB", "JJ", "RB")  # how the tags of nouns, names, verbs, adjectives, adverbs begin
PAIRS = ["start", "end", "first", "second", "times", "likelihood"]


def collocations(tokens: pd.DataFrame, *, least: int = LEAST) -> pd.DataFrame:
    """One row per pair of neighbouring content words that occurs at least `least` times.

    `tokens` is the table `tokens` of one article, or some of its rows. Words are taken in lower
    case; pairs do not reach from one sentence into the next. `likelihood` is NLTK's
    log-likelihood ratio (Dunning 1993): the larger, the less the pair is chance; the largest comes
    first. start and end span the pair where it stands first.

    >>> import reread as rr
    >>> text = "The flour mill burned. A flour mill is no loss, said Lee."
    >>> reading = rr.read(rr.Article(text))
    >>> rr.collocations(reading.tokens)[["first", "second", "times"]].values.tolist()
    [['flour', 'mill', 2]]
    """
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    words = tokens.assign(low=tokens["surface"].str.lower())
    sentences = [rows["low"].tolist() for _, rows in words.groupby("sentence", sort=False)]
    places = _places(words)
    finder = BigramCollocationFinder.from_documents(sentences)
    finder.apply_freq_filter(least)
    finder.apply_ngram_filter(lambda *pair: pair not in places)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    rows = [(*places[pair], *pair, finder.ngram_fd[pair], score) for pair, score in scored]
    rows.sort(key=lambda row: (-row[-1], row[0]))
    return pd.DataFrame(rows, columns=PAIRS)


def _places(words: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    """The span of each pair of content words where it stands first."""
    content = ((words["kind"] == "word") & words["tag"].str.startswith(CONTENT)).tolist()
    columns = [words[name].tolist() for name in ("low", "sentence", "start", "end")]
    found: dict[tuple[str, str], tuple[int, int]] = {}
    rows = list(zip(*columns, content, strict=True))
    for (one, sentence, start, _, first), (two, same, _, end, second) in itertools.pairwise(rows):
        if first and second and sentence == same:
            found.setdefault((one, two), (start, end))
    return found


# Below this expected count the statistic is not to be read as a test (Rayson, Berridge and Francis
# 2004); in one article nearly every word is below it.
LEAST_EXPECTED = 5.0


def keyness(part: pd.DataFrame, rest: pd.DataFrame, *, by: str = "lemma") -> pd.DataFrame:
    """One row per word of two tables of tokens: how far it marks the one against the other.

    `part` and `rest` are rows of tables `tokens`, of one article or of many; only words count, in
    lower case, by their dictionary form or, with `by="surface"`, as they stand. The columns `part`
    and `rest` count the word in each. `likelihood` is the log-likelihood G² (Dunning 1993; as in
    Rayson and Garside 2000), negative where the word is rarer in the part; `log_ratio` is the
    binary logarithm of how many times more frequent it is there (Hardie 2014; half an occurrence
    stands for none). The largest likelihood comes first.

    A short text has little to count: `enough` is true only where both expected counts are at least
    5. Elsewhere the rows are an order in which to read, not a finding.

    >>> import reread as rr
    >>> echo = rr.read(rr.Article("The mill burned. “My mill!” said the miller."))
    >>> post = rr.read(rr.Article("The council met. It spoke of the fire for hours."))
    >>> words = rr.keyness(echo.tokens, post.tokens)
    >>> rr.show(words, columns=["word", "part", "rest"], most=2)
    word  part  rest
    mill     2     0
    burn     1     0
    … and 12 more rows
    """
    a, b = (
        table.loc[table["kind"] == "word", by].str.lower().value_counts() for table in (part, rest)
    )
    words = sorted({*a.index, *b.index})
    counts = [given.reindex(words, fill_value=0).to_numpy(float) for given in (a, b)]
    sizes = [max(given.sum(), 1.0) for given in counts]
    together = counts[0] + counts[1]
    expected = [size * together / math.fsum(sizes) for size in sizes]
    rates = [np.maximum(n, 0.5) / size for n, size in zip(counts, sizes, strict=True)]
    sign = np.sign(counts[0] / sizes[0] - counts[1] / sizes[1])
    found = {
        "word": words,
        "part": counts[0].astype(int),
        "rest": counts[1].astype(int),
        "likelihood": sign * _likelihood(counts, expected),
        "log_ratio": np.log2(rates[0] / rates[1]),
        "enough": np.minimum(*expected) >= LEAST_EXPECTED,
    }
    table = pd.DataFrame(found)
    return table.sort_values(["likelihood", "word"], ascending=[False, True], ignore_index=True)


def _likelihood(counts: list[np.ndarray], expected: list[np.ndarray]) -> np.ndarray:
    """Twice the sum of observed times the logarithm of observed by expected."""
    parts = zip(counts, expected, strict=True)
    return 2 * np.sum(
        [n * np.log(np.where(n > 0, n, 1) / np.where(n > 0, e, 1)) for n, e in parts], axis=0
    )
