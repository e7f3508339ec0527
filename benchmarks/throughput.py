"""How many tokens the stages do in a CPU second, beside `str.split()` on the same text.

    python benchmarks/throughput.py GOLD/quotes/polnear_train.jsonl [--articles N] [--reader small]

Reads all tables of the first articles of a JSONL file (objects with `text`), after as many others
to warm up. One process, one thread; seconds of processor time, so that other work on the machine
counts little. A table's row does not count what the table is made from, such as the reader's pass.
Says too how much memory the process held at most: once it had all imports, and at the end.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy reads it as it is imported

import argparse
import itertools
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import reread as rr
from reread.reader import read as reader
from reread.reader.weights import DEPTHS
from reread.stages import STAGES, WORDS

BLANK = "A word."  # read first, so that every module is imported
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes in which ru_maxrss counts
BEFORE_WORDS = ("blocks", "sentences")


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that a call takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peak() -> float:
    """The most memory that this process has held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT / 1e6


def texts(path: Path, count: int) -> list[str]:
    """The texts of the first records of a file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in itertools.islice(stream, count)]


def read(text: str, depth: str) -> Counter:
    """Processor seconds of each table of a text, of the reader's pass, and how many tokens."""
    reading = rr.read(rr.Article(text=text), reader=depth)
    took: Counter = Counter()
    for name in BEFORE_WORDS:
        took[name] = seconds(lambda: reading.table(name))  # noqa: B023

    def words() -> None:
        read = reader.read(reading.article, reading.sentences, reader=depth)
        reading.keep({reading.key(WORDS): read})

    took[PASS] = seconds(words)
    for name in STAGES:
        if name not in BEFORE_WORDS:
            took[name] = seconds(lambda: reading.table(name))  # noqa: B023
    took["count"] = len(reading.tokens)
    return took


PASS = "the reader's pass"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--reader", choices=DEPTHS, default="deep", help="how deep it reads")
    given = parser.parse_args()
    some = texts(given.file, 2 * given.articles)
    fresh, warm = some[: len(some) // 2], some[len(some) // 2 :]
    read(BLANK, given.reader)
    before = peak()
    for text in warm:
        read(text, given.reader)
    took: Counter = Counter()
    for text in fresh:
        took.update(read(text, given.reader))
    after = peak()
    split = seconds(lambda: [text.split() for text in fresh for _ in range(100)]) / 100
    count = took.pop("count")
    print(f"{len(fresh):,} articles, {count:,} tokens\n{'':20}{'tokens/s':>10}{'x split':>10}")
    for what, spent in {"all tables": sum(took.values()), **took}.items():
        print(f"{what:20}{count / spent:10,.0f}{spent / split:10,.0f}")
    print(f"peak memory: {after:,.0f} MB, of which {before:,.0f} MB once loaded")


if __name__ == "__main__":
    main()
