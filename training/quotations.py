"""Fits how likely a quotation is right as a whole: src/reread/voices/data/likelihood.tsv.

    python training/quotations.py GOLD

Every piece of a quotation that rules or reader find in PolNeAR dev (Newell et al. 2018) is right
where gold has its content, give or take one word in four, with a source that overlaps gold's or no
source in both. A logistic regression with a small penalty tells the two apart by the features of
voices/likelihood.py; documents of PolNeAR train that the reader was not trained on show whether
its probabilities are true.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
from accuracy import chosen  # noqa: E402
from measures import is_right_quotation  # noqa: E402

import reread as rr  # noqa: E402
from reread.voices import likelihood, quotes  # noqa: E402
from reread.voices.places import Places  # noqa: E402
from reread.voices.speakers import Speakers  # noqa: E402

TARGET = Path(__file__).parents[1] / "src/reread/voices/data/likelihood.tsv"
PENALTY = 2.0  # on the squares of weights, in quotations
STEPS = 30  # of Newton's method; it converges in a few
RARE = 8  # quotations that must have a feature
HEAD = """\
# How likely a quotation is right as a whole: weights of a logistic regression on PolNeAR dev
# (Newell et al. 2018), made by training/quotations.py. "heard" is the logit of the reader's share.
feature\tweight
"""

Sample = tuple[dict[str, float], bool]  # the features of a piece, and whether it is right


def samples(record: dict) -> Iterator[Sample]:
    """The pieces of the quotations of a document."""
    article = rr.Article(text=record["text"], published=record["published"], id=record["id"])
    reading = rr.read(article)
    names = ("blocks", "sentences", "trees", "words", "mentions")
    blocks, sentences, trees, read, mentions = (reading.stage(name) for name in names)
    places = Places(trees)
    speakers = Speakers(places, mentions)
    own = quotes.run_on(article.text, quotes.blocks_of(blocks, sentences, trees))
    for said in quotes.said_in(article.text, own, trees, read, speakers, "both", least=0.0):
        if said.likelihood == quotes.NESTED:
            continue  # gold has none within others
        known = dict(likelihood.features(article.text, said, places))
        for piece in said.pieces:
            content = quotes.content(article.text, piece)
            yield known, is_right_quotation(record, content, said.source)


def fitted(found: list[Sample]) -> dict[str, float]:
    """The weight of each feature that is not rare."""
    counts = {
        name: sum(name in known for known, _ in found) for known, _ in found for name in known
    }
    names = sorted(name for name, count in counts.items() if count >= RARE)
    x = np.array([[known.get(name, 0.0) for name in names] for known, _ in found])
    y = np.array([right for _, right in found], float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - PENALTY * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("gold", type=Path, help="folder of annotated corpora")
    given = parser.parse_args()
    records = chosen(given.gold / "quotes/polnear_dev.jsonl", "held-out")
    weights = fitted([one for record in records for one in samples(record)])
    lines = (f"{name}\t{weight:.3f}\n" for name, weight in weights.items())
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
