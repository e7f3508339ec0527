"""How often comparisons of groups of articles are wrong: intervals, and outlets that are none.

`python benchmarks/framing.py` draws articles whose groups differ by a known amount and prints how
often the 95 % interval holds it. `python benchmarks/framing.py GOLD` reads topics of Timeline17,
gives articles to outlets at random and prints how many comparisons are said to differ, which all
are chance.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
import seeding

import reread as rr
from reread.across.framing import DIFFER, _compared, _frequent, _told
from reread.across.grouping.article_counts import MEASURES, Counts, counted_in
from reread.across.grouping.differences import differences, estimates
from reread.across.links import named_ids

SEED, DRAWS, SHUFFLES = 20250820, 1000, 200
SIZES = ((5, 5), (5, 20), (10, 10), (30, 30), (100, 100))
TOPICS = ("egypt", "haiti", "iraq")
NONE = "someone"


def drawn(random: np.random.Generator, kind: str, n: int, m: int) -> tuple[Counts, float]:
    """Articles of two groups in which one measure is drawn, and the true difference."""
    many = n + m
    ids = [f"a{i:03}" if i < n else f"b{i:03}" for i in range(many)]
    whole = np.maximum(5, random.lognormal(3.0, 0.6, many).round())
    first = np.arange(many) < n
    if kind == "tone":  # the mean of an article is drawn first, then that of its sentences
        own = random.normal(np.where(first, 0.1, -0.05), 0.15)
        part, true, measure = whole * random.normal(own, 0.4 / np.sqrt(whole)), 0.15, "tone"
    elif kind == "hedged":
        rate = random.beta(2.0, np.where(first, 8.0, 18.0))
        part, true, measure = random.binomial(whole.astype(int), rate), 0.2 - 0.1, "hedged"
    elif kind == "room":  # most articles do not let that voice speak at all
        whole = whole * 100
        heard = random.random(many) < np.where(first, 0.4, 0.2)
        part = whole * heard * random.beta(2.0, 8.0, many)
        true, measure = 0.4 * 0.2 - 0.2 * 0.2, "room"
    else:  # a word comes in bursts
        whole = whole * 20
        burst = random.gamma(0.5, 2.0, many) * np.where(first, 0.004, 0.001)
        part, true, measure = random.poisson(whole * burst), 2.0, "word"
    rows = pd.DataFrame({"article": ids, "measure": measure, "about": NONE,
                         "part": np.asarray(part, float), "whole": whole, "sentences": 0,
                         "start": 0, "end": 1})  # fmt: skip
    counts = pd.Series(whole, index=ids)
    shared = {measure: counts} if measure in ("room", "word") else {}
    if shared:
        rows = rows[rows["part"] > 0].assign(whole=np.nan)
    return Counts(rows, shared, counts), true


def held(kind: str, n: int, m: int, draws: int) -> tuple[float, float, float]:
    """In which share of the draws the interval held the difference, how wide it was, and in which
    share of draws there was one."""
    random = np.random.default_rng(SEED)
    inside, widths = [], []
    for _ in range(draws):
        counts, true = drawn(random, kind, n, m)
        ids = list(counts.sentences.index)
        row = differences(estimates(counts, ids[:n]), estimates(counts, ids[n:]))
        if len(row) and not np.isnan(row["low"].iat[0]):
            low, high = row["low"].iat[0], row["high"].iat[0]
            inside.append(low <= true <= high)
            widths.append(high - low)
    return float(np.mean(inside)), float(np.mean(widths)), len(inside) / draws


def shuffled(gold: Path, topic: str, shuffles: int) -> dict[str, float]:
    """What is said to differ between two halves of a topic's articles, drawn at random."""
    story = rr.together(rr.Article(one["text"], id=id, published=one["published"])
                        for id, one in seeding.articles(gold, ["t17"]).items()
                        if one["topic"] == topic)  # fmt: skip
    ids, linked, called = list(story), named_ids(story.links()), story.names()
    counts = _frequent(counted_in(story, ids, linked, list(MEASURES), None))
    random = np.random.default_rng(SEED)
    found = []
    for _ in range(shuffles):
        sides = np.where(random.permutation(len(ids)) < len(ids) // 2, "A", "B")
        rows = _compared(counts, pd.Series(sides, index=ids), ("A", "B"))
        told = pd.DataFrame(_told(rows, called, None))
        told = told[told["chance"].notna()]
        word = told["measure"] == "word"
        found.append([
            (told["chance"][~word] < 0.05).mean(), (told["chance"][word] < 0.05).mean(),
            (told["status"][~word] == DIFFER).any(), (told["status"][word] == DIFFER).any(),
            (~word).sum(), word.sum(),
        ])  # fmt: skip
    names = ("measures below .05", "words below .05", "any measure said to differ",
             "any word said to differ", "measures", "words")  # fmt: skip
    return dict(zip(names, np.mean(np.array(found, dtype=float), axis=0), strict=True))


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--shuffles", type=int, default=SHUFFLES)
    parser.add_argument("--kinds", nargs="+", default=["tone", "hedged", "room", "word"])
    given = parser.parse_args()
    if given.gold:
        for topic in TOPICS:
            told = shuffled(given.gold, topic, given.shuffles)
            print(
                topic, ", ".join(f"{name} {value:.3f}" for name, value in told.items()), flush=True
            )
        return
    for kind in given.kinds:
        for n, m in SIZES:
            inside, width, some = held(kind, n, m, given.draws)
            print(
                f"{kind:7} {n:4} and {m:4}: held {inside:.3f}, width {width:.3f}, in {some:.3f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
