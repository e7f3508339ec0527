"""Words that stand side by side more often than chance would have it."""

from __future__ import annotations

import itertools

import pandas as pd

LEAST = 2  # times that a pair must stand
CONTENT = ("NN", "VB", "JJ", "RB")  # how the tags of nouns, names, verbs, adjectives, adverbs begin
COLUMNS = ["start", "end", "first", "second", "times", "likelihood"]


def collocations(tokens: pd.DataFrame, *, least: int = LEAST) -> pd.DataFrame:
    """One row per pair of neighbouring content words that occurs at least `least` times.

    `tokens` is the table `tokens` of one article, or some of its rows. Words are taken in lower
    case; pairs do not reach from one sentence into the next. `likelihood` is NLTK's
    log-likelihood ratio (Dunning 1993): the larger, the less the pair is chance; the largest comes
    first. start and end span the pair where it stands first.
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
    return pd.DataFrame(rows, columns=COLUMNS)


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
