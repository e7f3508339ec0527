"""What 1,080 readings of one article cost, all tables of each, beside readings that share nothing.

    python benchmarks/alternatives.py [ARTICLE] [--alone 20]

Prints how many different tables the readings needed, the seconds they took on one core, and what
as many would take if each were read on its own (measured on a few, whose tables are compared too).
Ends with status 1 where the limit is passed or a table differs.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import time
from pathlib import Path

import reread as rr
from reread.stages import STAGES

ARTICLE = Path(__file__).parents[1] / "data/article.txt"
LIMIT = 10.0  # seconds
TOPICS = ("security", "support", "agree", "defense", "allies", "peace")
OPTIONS = {
    "tokenizer": ["treebank", "tweet", "wordpunct"],
    "negation": ["scope", "vader", "none"],
    "weekdays": ["past", "nearest", "future"],
    "published": ["2025-08-13", "2025-08-20", "2025-08-27", "2025-09-03"],
    "ignore": [(), *((word,) for word in TOPICS), TOPICS[:2], TOPICS[:4], TOPICS],
}


def tables(reading: rr.Reading) -> dict:
    """All tables of a reading."""
    return {name: reading.table(name) for name in STAGES}


def alone(article: rr.Article, readings: list[rr.Reading]) -> tuple[float, int]:
    """Seconds a reading takes that shares nothing, and how many of their tables differ."""
    took, different = 0.0, 0
    for number, reading in enumerate(readings):
        copy = dataclasses.replace(article, title=f"copy {number}")  # shares no table with others
        started = time.perf_counter()
        own = tables(rr.read(copy, reading.choices))
        took += time.perf_counter() - started
        different += sum(not own[name].equals(reading.table(name)) for name in STAGES)
    return took / len(readings), different


def main() -> int:
    """Read, count, compare and say whether the limit holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("article", nargs="?", type=Path, default=ARTICLE)
    parser.add_argument("--alone", type=int, default=20, help="readings compared one by one")
    given = parser.parse_args()
    article = rr.load(given.article)
    tables(rr.read(dataclasses.replace(article, title="warm")))
    started = time.perf_counter()
    runs = rr.alternatives(article, **OPTIONS)
    took = time.perf_counter() - started
    print(runs.stages.to_string(index=False))
    print(f"{len(runs):,} readings, all tables: {took:.1f} s (limit {LIMIT:.0f})")
    sample = random.Random(0).sample(runs.readings, given.alone)
    each, different = alone(article, sample)
    print(f"each on its own: {each * len(runs):.0f} s; {different} of their tables differ")
    return int(took > LIMIT or different > 0)


if __name__ == "__main__":
    sys.exit(main())
