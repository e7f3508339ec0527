"""What an archive costs: time, memory of the workers and bytes, beside articles read one by one.

    python benchmarks/scale.py [--sizes 1 10 100 1000 10000] [--workers 1 2] [--alone 50]
        [--texts FILE.jsonl] [--spacy PYTHON] [--commits PARTS] [--items 20] [--out FOLDER]

There are six articles in data/, of some 240 words each. They come again and again with other names:
each word of a name of a person or place that reread finds in them becomes an invented word of the
same length, another in each round. So a text is new to whatever remembers words, and as long and as
hard as before; but it is the same few sentences. `--texts` takes those of a JSONL file instead (an
object with `text` a line), renamed likewise once all of them were read.

One by one: the first articles, each by `rr.read`, all its tables, and once more with each table
written as Parquet, which is what a corpus holds. In batches: the same articles by
`corpus.batch.read_items`, in this process, too. Then whole runs of `rr.corpus.read`, which start
processes, read, and write; `--items` go into each part. Seconds of the clock tell how long one
waits, on a machine that does nothing else; seconds of the processor, children's included, what it
costs on any. spaCy is run by `pipe` in one process of another Python, on the articles that are read
one by one.

`--commits` commits one part again and again, each time with other texts and ids, as the driver of a
run does with the parts of its workers: so many parts a second is all that one driver can take, and
what it holds of each article is its memory.
"""

from __future__ import annotations

import os

os.environ.update({f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")})

import argparse
import dataclasses
import hashlib
import itertools
import json
import random
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import pyarrow as pa
import pyarrow.compute as pc

import reread as rr
from reread import encoded
from reread.choices import Choices
from reread.corpus.dataset import Dataset
from reread.corpus.dataset.schemas import SCHEMAS
from reread.corpus.parts import ITEMS, Part
from reread.corpus.sources import items
from reread.corpus.workers.batch import read_items
from reread.stages import STAGES

DATA = Path(__file__).parents[1] / "data"
SIZES, WORKERS, ALONE = (1, 10, 100, 1_000, 10_000), (1, 2), 50
SHORTEST = 4  # letters of a word of a name that is replaced: not U.S. or of
NAMED = ("PER", "LOC")  # kinds of the names that are replaced
EVERY = 0.25  # seconds between two looks at the workers' memory
MEGABYTE = 1e6


class Cost(NamedTuple):
    """What something took: seconds of the clock, and of the processor with all children's."""

    clock: float
    processor: float


def cost(work: Callable[[], object]) -> Cost:
    """What a call takes."""
    clock, before = time.perf_counter(), os.times()
    work()
    return Cost(time.perf_counter() - clock, sum(os.times()[:4]) - sum(before[:4]))


def originals(path: Path | None) -> list[rr.Article]:
    """The articles of data/, or those of a JSONL file."""
    if path is None:
        return [rr.load(file) for file in sorted(DATA.iterdir()) if file.stem != "README"]
    with path.open(encoding="utf-8") as lines:
        return [rr.Article(json.loads(line)["text"]) for line in lines]


def articles(some: Sequence[rr.Article], count: int) -> Iterator[rr.Article]:
    """So many articles: those given, then the same with other names."""
    names = [_words(article) for article in some] if count > len(some) else []
    for number in range(count):
        turn, at = divmod(number, len(some))
        yield _renamed(some[at], names[at], turn) if turn else some[at]


def _words(article: rr.Article) -> set[str]:
    """The words of an article's names of persons and places, in lower case."""
    mentions = rr.read(article).mentions
    named = mentions[mentions["form"].eq("name") & mentions["kind"].isin(NAMED)]
    words = re.findall(rf"\b[A-Z][A-Za-z]{{{SHORTEST - 1},}}\b", " ".join(named["surface"]))
    return {word.lower() for word in words}


def _renamed(article: rr.Article, names: set[str], turn: int) -> rr.Article:
    """An article with other names, of the same length: all marks stay where they are."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word.lower() not in names:
            return word
        chance = random.Random(f"{word.lower()} {turn}")
        letters = [chance.choice(("bdfgklmnprstvz", "aeiou")[at % 2]) for at in range(len(word))]
        made = "".join(letters)
        return made.upper() if word.isupper() else made.capitalize()

    return dataclasses.replace(article, text=re.sub(r"\b[A-Z]\w+", other, article.text), id="")


def words_of(some: Sequence[rr.Article]) -> int:
    """How many words the articles have, by white space."""
    return sum(len(article.text.split()) for article in some)


def one_by_one(some: Sequence[rr.Article], *, saved: bool) -> None:
    """Read each article for itself, all its tables, and write them where asked to."""
    with tempfile.TemporaryDirectory() as folder:
        for article in some:
            reading = rr.read(dataclasses.replace(article))
            for name in STAGES:
                table = reading.table(name)
                if saved:
                    Path(folder, f"{article.id}-{name}.parquet").write_bytes(encoded.parquet(table))


def in_batches(some: Sequence[rr.Article]) -> None:
    """Read the articles in batches, in this process."""
    batches = items(some)
    while batch := tuple(itertools.islice(batches, ITEMS)):
        read_items(batch, Choices())


class Watch(threading.Thread):
    """Looks at the memory of this process's children: the most that one of them held, by time."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.held: list[float] = []
        self.over = threading.Event()

    def run(self) -> None:
        """Look until told that it is over."""
        me = psutil.Process()
        while not self.over.wait(EVERY):
            held = [0.0]
            for child in me.children(recursive=True):
                try:
                    held.append(child.memory_info().rss / MEGABYTE)
                except psutil.Error:  # it has ended
                    continue
            self.held.append(max(held))

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.over.set()
        self.join()

    def around(self, share: float) -> float:
        """The most that was held around some share of the time, a tenth of it either way."""
        at, width = int(share * len(self.held)), max(1, len(self.held) // 10)
        return max(self.held[max(0, at - width) : at + width], default=0.0)


class Run(NamedTuple):
    """A run of `rr.corpus.read`: what it cost, memory in megabytes, bytes by table."""

    cost: Cost
    peak: float
    early: float  # after a third
    late: float  # at the end
    bytes: dict[str, int]
    failures: int


def run(some: Sequence[rr.Article], workers: int, given: argparse.Namespace) -> Run:
    """Read the articles into a new folder, which is removed."""
    how = {"workers": workers, "items": given.items, "progress": False}
    with tempfile.TemporaryDirectory(dir=given.out) as folder, Watch() as watch:
        out = Path(folder, "corpus")
        spent = cost(lambda: rr.corpus.read(some, out, **how))
        sizes = {
            kind.name: sum(file.stat().st_size for file in kind.iterdir())
            for kind in sorted(out.iterdir())
            if kind.is_dir()
        }
        failures = len(rr.corpus.open(out).failures)
    peak = max(watch.held, default=0.0)
    return Run(spent, peak, watch.around(1 / 3), watch.around(1), sizes, failures)


def spacy_pipe(python: Path, pipeline: str, some: Sequence[rr.Article]) -> dict[str, Any]:
    """What spaCy takes by `pipe` for some articles, by another Python."""
    lines = "".join(f"{json.dumps(article.text)}\n" for article in some)
    command = [python, Path(__file__).with_name("spacy_pass.py"), pipeline, "--pipe"]
    told = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    about, found = told.stdout.splitlines()
    return {"about": about, **json.loads(found)}


def committing(some: Sequence[rr.Article], parts: int, size: int, home: Path | None) -> None:
    """Print what a driver takes for a part of so many articles: time, bytes that are sent to it,
    and what it keeps in memory (of the second half: the first loads what is loaded once)."""
    part = read_items(tuple(items(articles(some, size))), Choices())
    sent = sum(table.nbytes for table in part.tables.values())
    half = parts // 2
    with tempfile.TemporaryDirectory(dir=home) as folder:
        with Dataset.at(Path(folder, "corpus"), Choices()) as dataset:
            for number in range(half):
                dataset.commit(_other(part, number))
            before = psutil.Process().memory_info().rss
            spent = cost(lambda: [dataset.commit(_other(part, half + at)) for at in range(half)])
            held = psutil.Process().memory_info().rss - before
        made = cost(lambda: [_other(part, number) for number in range(half)])
        opened = cost(lambda: Dataset.at(Path(folder, "corpus"), Choices()).close())
    clock, processor = (spent[at] - made[at] for at in range(2))
    print(f"\n{parts:,} parts of {size} articles committed; each is sent as {sent:,} bytes")
    print(f"a part: {1000 * clock / half:,.1f} ms, {1000 * processor / half:,.1f} of the processor")
    print(f"articles a second: {size * half / clock:,.0f}")
    print(f"memory for an article: {held / half / size:,.0f} bytes")
    print(f"to go on with {parts * size:,} articles: {opened.clock:,.1f} s")


def _other(part: Part, number: int) -> Part:
    """A part with other ids, keys, texts and signatures, as if of other articles."""
    tables = {}
    for name, table in part.tables.items():
        for column in {"article", "text"} & set(table.column_names):
            other = (pa.scalar(word, pa.large_string()) for word in (f"-{number}", ""))
            values = pc.binary_join_element_wise(table[column], *other)
            table = table.set_column(table.column_names.index(column), column, values)
        if name == "texts":
            chance = random.Random(number)
            signed = [chance.randbytes(len(one)) for one in table["signature"].to_pylist()]
            place = table.column_names.index("signature")
            table = table.set_column(place, "signature", pa.array(signed, pa.large_binary()))
        tables[name] = table.cast(SCHEMAS[name])
    keys = tuple(hashlib.sha256(f"{key} {number}".encode()).hexdigest() for key in part.keys)
    return Part(keys, tables)


def compare(some: Sequence[rr.Article], given: argparse.Namespace) -> float:
    """Print what articles cost one by one and in batches; words per second of the processor of
    those that are read and written one by one."""
    alone = list(articles(some, given.alone))
    count = words_of(alone)
    ways: dict[str, Callable[[], object]] = {
        "one by one": lambda: one_by_one(alone, saved=False),
        "one by one, written": lambda: one_by_one(alone, saved=True),
        "in batches": lambda: in_batches(alone),
    }
    one_by_one(alone[: len(some)], saved=True)  # loads what is loaded once
    print(f"{len(alone):,} articles, {count / len(alone):,.0f} words each, in this process")
    print(f"{'':22}{'words/s':>10}{'ms each':>9}   (of the processor)")
    speeds = {}
    for way, work in ways.items():
        spent = cost(work)
        speeds[way] = count / spent.processor
        print(f"{way:22}{speeds[way]:10,.0f}{1000 * spent.processor / len(alone):9,.0f}")
    for way in list(ways)[:2]:
        print(f"in batches : {way} = {speeds['in batches'] / speeds[way]:.2f}")
    if given.spacy:
        found = spacy_pipe(given.spacy, given.pipeline, alone)
        speed = count / found["seconds"]
        print(f"{found['about']}\n{'by pipe':22}{speed:10,.0f}")
        print(f"in batches : by pipe = {speeds['in batches'] / speed:.2f}")
    return speeds["one by one, written"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of articles")
    parser.add_argument("--workers", type=int, nargs="+", default=WORKERS)
    parser.add_argument("--alone", type=int, default=ALONE, help="articles read one by one")
    parser.add_argument("--items", type=int, default=ITEMS, help="articles in a part")
    parser.add_argument("--texts", type=Path, help="a JSONL file of other texts")
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy and the pipeline")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="as spacy.load takes it")
    parser.add_argument("--commits", type=int, default=0, help="parts that one driver commits")
    parser.add_argument("--out", type=Path, help="where corpora are written and removed")
    given = parser.parse_args()
    some = originals(given.texts)
    base = compare(some, given) if given.alone else float("nan")
    head = ("articles", "workers", "seconds", "words/s", "CPU s", "x alone", "MB", "third", "end")
    print("\n" + "".join(f"{word:>9}" for word in (*head, "bytes")))
    last: dict[str, int] = {}
    for size, workers in itertools.product(given.sizes, given.workers):
        read = list(articles(some, size))
        done = run(read, workers, given)
        count, last = words_of(read), done.bytes
        spent = done.cost
        print(
            f"{size:9,}{workers:9}{spent.clock:9,.1f}{count / spent.clock:9,.0f}"
            f"{spent.processor:9,.1f}{count / spent.processor / base:9.2f}{done.peak:9,.0f}"
            f"{done.early:9,.0f}{done.late:9,.0f}{sum(last.values()) / size:9,.0f}"
            + f"  {done.failures:,} failures"
            * bool(done.failures),
            flush=True,
        )
    if given.commits:
        committing(some, given.commits, given.items, given.out)
    if last:
        print("\nbytes an article in the last run, by table")
        for name, size in sorted(last.items(), key=lambda pair: -pair[1]):
            print(f"{name:16}{size / given.sizes[-1]:9,.0f}")


if __name__ == "__main__":
    main()
