"""How long reread takes, beside `str.split()` on the same text in the same run.

    python benchmarks/speed.py [ARTICLE]

Prints one row per measurement: median milliseconds, how many times `str.split()` takes, and the
limit where there is one. Ends with status 1 where a limit is passed, or where importing reread
loads a heavy module or opens a data file. Ratios travel between machines better than times do.
A table's row does not count what the table is made from: the reader's pass has rows of its own.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import reread as rr
from reread.reader import read as reader
from reread.reader.weights import DEPTHS
from reread.stages import HIDDEN, STAGES, WORDS

ARTICLE = Path(__file__).parents[1] / "data/article.txt"
REPEATS = 7  # measurements, of which the median counts
SPLITS = 1_000  # calls of str.split() in one measurement: one is too short to time
IMPORT_LIMIT, READING_LIMIT, LEXICON_LIMIT = 150.0, 200.0, 10.0  # milliseconds
LONG = 20  # copies of the article that make a long one
SENTIMENT = ("ledger", "tone", "voices")  # the tables that another lexicon changes

IMPORT = """
import sys, time
import pandas
opened = []
def listen(event, details):
    if event == "open" and not str(details[0]).endswith((".py", ".pyc", ".so", ".pyd")):
        opened.append(str(details[0]))
sys.addaudithook(listen)
started = time.perf_counter()
import reread
reread.Article, reread.load, reread.Choices, reread.read, reread.tables
took = time.perf_counter() - started
heavy = {"matplotlib", "ipywidgets", "dask", "nltk", "textblob", "lxml", "httpx"} & set(sys.modules)
print(1000 * took, *(f"loads {name}" for name in sorted(heavy)),
      *(f"opens {path}" for path in opened), sep="\\n")
"""

LOADING = """
import sys, time
import pandas, reread
from reread.reader.weights import shipped
started = time.perf_counter()
shipped(sys.argv[1])
print(1000 * (time.perf_counter() - started))
"""


class Row(NamedTuple):
    """One measurement: what, how many milliseconds, and how many are allowed."""

    what: str
    took: float
    limit: float | None = None


def clock(work: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)


def median(measure: Callable[[], float]) -> float:
    """The median of several measurements, the first (which warms up) left out."""
    measure()
    return statistics.median(measure() for _ in range(REPEATS))


def split(text: str) -> float:
    """Milliseconds of one str.split()."""
    return median(lambda: clock(lambda: [text.split() for _ in range(SPLITS)]) / SPLITS)


def importing() -> tuple[Row, list[str]]:
    """What importing reread costs beyond pandas, in fresh interpreters, and what it must not do."""
    command = [sys.executable, "-c", IMPORT]
    runs = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        for _ in range(REPEATS + 1)
    ][1:]  # the first may write bytecode
    took = statistics.median(float(run[0]) for run in runs)
    faults = sorted({f"import reread {fault}" for run in runs for fault in run[1:]})
    return Row("import reread, beyond pandas", took, IMPORT_LIMIT), faults


def loading(depth: str) -> Row:
    """What loading the reader's weights costs, in fresh interpreters."""
    command = [sys.executable, "-c", LOADING, depth]
    took = median(lambda: float(subprocess.run(command, check=True, capture_output=True).stdout))
    return Row(f"loading the reader, {depth}", took)


def readings(article: rr.Article, **choices: object) -> Iterator[rr.Reading]:
    """Fresh readings without end: each of another id, since readings of one article share."""
    for number in itertools.count():
        yield rr.read(dataclasses.replace(article, id=f"{article.id}-{number}"), **choices)


def tables(reading: rr.Reading, names: object = STAGES) -> None:
    """Ask a reading for tables."""
    for name in names:
        reading.table(name)


def reader_pass(reading: rr.Reading, depth: str) -> float:
    """Milliseconds of the reader's pass, with the sentences known."""
    article, sentences = reading.article, reading.sentences
    return clock(lambda: reader.read(article, sentences, reader=depth))


def stage(reading: rr.Reading, name: str) -> float:
    """Milliseconds of one stage, with all that it needs computed before."""
    for other in (STAGES | HIDDEN)[name].tables:
        reading.stage(other)
    return clock(lambda: reading.stage(name))


def other_lexicon(reading: rr.Reading) -> float:
    """Milliseconds to change the lexicon of a reading whose tables are there."""
    tables(reading, SENTIMENT)
    return clock(lambda: tables(rr.read(reading.article, lexicon="textblob"), SENTIMENT))


def vader(article: rr.Article) -> Iterator[Row]:
    """VADER on the article's sentences, ours and vaderSentiment's; and on a long article's."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from reread.sentiment.lexicons import valences
    from reread.sentiment.vader import weigh

    sentences = rr.read(article).sentences
    spans = list(zip(sentences["start"], sentences["end"], strict=True))
    texts = [article.text[start:end] for start, end in spans]
    words, peer = valences("vader"), SentimentIntensityAnalyzer().polarity_scores
    for what, score in (("reread", lambda text: weigh(text, words)), ("vaderSentiment", peer)):
        took = median(lambda score=score: clock(lambda: [score(text) for text in texts]))
        yield Row(f"VADER by sentence, {what}", took)
    many = dataclasses.replace(article, text="\n\n".join([article.text] * LONG))
    fresh = readings(many, lexicon="vader")
    yield Row(f"VADER, {LONG}x, table tone", median(lambda: stage(next(fresh), "tone")))
    took = median(lambda: clock(lambda: [peer(text) for text in texts * LONG]))
    yield Row(f"VADER, {LONG}x, vaderSentiment", took)


def measure(article: rr.Article) -> Iterator[Row]:
    """All measurements on one article."""
    fresh = readings(article)
    yield Row("str.split()", split(article.text))
    yield Row("all tables", median(lambda: clock(lambda: tables(next(fresh)))), READING_LIMIT)
    for depth in DEPTHS:
        took = median(lambda depth=depth: reader_pass(next(fresh), depth))
        yield Row(f"  the reader's pass, {depth}", took)
    for name in [name for name in (*STAGES, *HIDDEN) if name != WORDS]:
        yield Row(f"  {name}", median(lambda name=name: stage(next(fresh), name)))
    yield Row("another lexicon", median(lambda: other_lexicon(next(fresh))), LEXICON_LIMIT)
    yield from vader(article)


def show(rows: list[Row]) -> None:
    """Print the rows; the first is the unit."""
    print(f"{'':34}{'ms':>10}{'x split':>10}{'limit':>8}")
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:.0f}"
        mark = "  over" if row.limit is not None and row.took > row.limit else ""
        ratio = row.took / rows[0].took
        print(f"{row.what:34}{row.took:10.3f}{ratio:10,.0f}{limit:>8}{mark}")


def main() -> int:
    """Measure, print, and say whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("article", nargs="?", default=ARTICLE, help="a text file")
    article = rr.load(Path(parser.parse_args().article))
    print(f"{len(article.text):,} characters, {len(article.text.split()):,} words")
    imported, faults = importing()
    rows = [*measure(article), imported, *map(loading, DEPTHS)]
    show(rows)
    print(*faults, sep="\n", end="\n" if faults else "")
    return int(bool(faults) or any(row.limit and row.took > row.limit for row in rows))


if __name__ == "__main__":
    sys.exit(main())
