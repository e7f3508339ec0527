"""What questions over many articles cost: seconds of the processor, memory, and how both grow.

    python benchmarks/across.py GOLD [--sizes 250 500 1000] [--read 734] [--workers 2]
        [--keep FOLDER] [--only links quotations …] [--long]

The articles are the 734 of the shared corpus (Timeline17, Wikinews), or the first so many of them,
in an order that a hash draws, so that the first 250 are of the same topics as all. They are read
into a corpus. What is wanting to 1,000 are the same articles again, of which no file is read: their
tables are stored once more with other ids, 28 years later (the weekdays are the same then), and
with other names: each word with a capital that no article writes small becomes an invented one of
the same length, the same one everywhere. Outlets are six invented ones, given by a hash of the id.

Each question is asked of the first articles by a process of its own, which opens the corpus and
ends. `cpu` is what the processor worked for it (one core), `peak` the most memory that the process
held, in megabytes; `times` and `memory` are those of the most articles over those of the fewest.
Most questions need `links` first, which are counted each time.

`--long` takes long texts made of such articles, held against a version of themselves.
"""

from __future__ import annotations

import os

os.environ.update({f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")})

import argparse
import calendar
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import seeding

import reread as rr
from reread.corpus.dataset import Dataset
from reread.corpus.dataset.schemas import NAMES
from reread.corpus.parts import Part

SIZES = (250, 500, 1000)
OUTLETS = ("Courier", "Echo", "Herald", "Mirror", "Post", "Tribune")
YEARS = 28  # after which days fall on the same weekdays
LATER = timedelta(days=YEARS * 365 + YEARS // 4)
SAMPLE = 40  # articles that are read again under other choices
CHOICES = {"lexicon": ["news", "vader"], "attribution": ["both", "rules"]}
DAYS = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))
SUMMARY = (
    "Thousands of people protested in Cairo on Tuesday against President Hosni Mubarak. "
    "The earthquake in Haiti killed more than 300,000 people, the government said. "
    "“I am confident that we will find a solution,” Barack Obama said on Monday. "
    "BP said that the oil leak in the Gulf of Mexico was stopped on July 15, 2010. "
    "Conrad Murray did not give Michael Jackson propofol, his lawyer told the court."
)
LENGTHS = (100, 200, 400)  # sentences of long texts


def order(id: str) -> str:
    """What articles are ordered by, which mixes their topics."""
    return hashlib.sha256(f"across {id}".encode()).hexdigest()


def originals(gold: Path) -> list[rr.Article]:
    """The articles of the shared corpus, in the order of a hash."""
    known = seeding.articles(gold)
    return [
        rr.Article(known[id]["text"], id=id, title=known[id].get("title"),
                   published=known[id]["published"], outlet=outlet_of(id))
        for id in sorted(known, key=order)
    ]  # fmt: skip


def outlet_of(id: str) -> str:
    """The invented outlet of an article."""
    return OUTLETS[hashlib.sha256(f"outlet {id}".encode()).digest()[0] % len(OUTLETS)]


def repeated(source: Path, out: Path, count: int) -> None:
    """A corpus of so many articles: those of another, then the same again as of others."""
    corpus = rr.corpus.open(source)
    tables = {name: [part.read(source, name) for part in corpus.parts] for name in NAMES}
    texts = [text for table in tables["texts"] for text in table["text"].to_pylist()]
    names = names_in(texts)
    with Dataset.at(out, corpus.choices) as dataset:
        left, turn = count, 0
        while left > 0:
            for number in range(len(corpus.parts)):
                own = {name: tables[name][number] for name in NAMES}
                kept = set(own["articles"]["article"].to_pylist()[:left])
                some = {name: _other(table, turn, names, kept) for name, table in own.items()}
                if kept:
                    dataset.commit(Part((f"{turn}-{number}",), some))
                left -= len(kept)
            turn += 1


def names_in(texts: Sequence[str]) -> frozenset[str]:
    """The words, in lower case, that stand in texts with a capital and never without."""
    small = {word for text in texts for word in re.findall(r"\b[a-z]{4,}\b", text)}
    large = {word.lower() for text in texts for word in re.findall(r"\b[A-Z][A-Za-z]{3,}\b", text)}
    return frozenset(large - small - DAYS)


def _other(table: pa.Table, turn: int, names: frozenset[str], kept: set[str]) -> pa.Table:
    """The rows of some articles as of others; as they are at the first turn."""
    ids = table["article"].to_pylist() if "article" in table.column_names else []
    table = table.filter(pa.array([id in kept for id in ids], pa.bool_())) if ids else table
    if not turn:
        return table
    known: dict[str | None, str | None] = {None: None}

    def renamed(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word not in names:
            return match[0]
        chance = random.Random(f"{word} {turn}")
        made = "".join(
            chance.choice(("bdfgklmnprstvz", "aeiou")[at % 2]) for at in range(len(word))
        )
        return made.upper() if match[0].isupper() else made if match[0].islower() else made.title()

    def other(value: str | None) -> str | None:
        if value not in known:
            said = re.sub(r"\b[A-Za-z]{4,}\b", renamed, str(value))
            known[value] = re.sub(r"\b(?:19|20)\d\d\b",
                                  lambda year: str(int(year[0]) + turn * YEARS), said)  # fmt: skip
        return known[value]

    for at, field in enumerate(table.schema):
        values = table[field.name].to_pylist()
        if field.name == "article":
            values = [f"{id}-{turn}" for id in values]
        elif pa.types.is_large_string(field.type):
            values = [other(value) for value in values]
        elif pa.types.is_date32(field.type):
            values = [day and day + turn * LATER for day in values]
        else:
            continue
        table = table.set_column(at, field, pa.array(values, field.type))
    return table


def most_named(corpus: rr.corpus.Corpus) -> str:
    """The person who is in most articles."""
    rows = corpus.links()
    rows = rows[rows["kind"] == "PER"].drop_duplicates(["article", "linked"])
    counts = rows["linked"].value_counts()
    return str(min(counts[counts == counts.max()].index))


def _alternatives(corpus: rr.corpus.Corpus) -> pd.DataFrame:
    some = rr.together(corpus.reading(id) for id in list(corpus)[:SAMPLE])
    return rr.alternatives(some, by="outlet", **CHOICES).stability()


QUESTIONS: dict[str, Callable[[rr.corpus.Corpus], pd.DataFrame]] = {
    "opened": lambda corpus: corpus.table("articles"),
    "links": lambda corpus: corpus.links(),
    "timeline of one": lambda corpus: corpus.timeline(most_named(corpus)),
    "timeline": lambda corpus: corpus.timeline(),
    "quotations": lambda corpus: corpus.quotations(),
    "contradictions": lambda corpus: corpus.contradictions(),
    "framing by outlet": lambda corpus: corpus.framing("outlet"),
    "framing by year": lambda corpus: corpus.framing("year"),
    "findings": lambda corpus: rr.findings(corpus),
    "audit": lambda corpus: rr.audit(SUMMARY, corpus),
    "alternatives": _alternatives,
}


def asked(question: str, folder: Path) -> dict[str, Any]:
    """What one question took, in this process."""
    corpus = rr.corpus.open(folder)
    clock, before = time.perf_counter(), time.process_time()
    rows = QUESTIONS[question](corpus)
    spent = time.process_time() - before, time.perf_counter() - clock
    return {"cpu": spent[0], "clock": spent[1], "peak": peak(), "rows": len(rows)}


def peak() -> float:
    """The most memory that this process held, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def by_itself(question: str, folder: Path) -> dict[str, Any]:
    """What one question took, asked by a process of its own."""
    command = [sys.executable, __file__, "--ask", question, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        return {"cpu": None, "clock": None, "peak": None, "rows": told.stderr[-300:]}
    found: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return found


def corpora(given: argparse.Namespace, home: Path) -> dict[int, Path]:
    """A corpus of each size, from one that is read."""
    some = originals(given.gold)[: min(given.read, max(given.sizes))]
    read = home / f"read-{len(some)}"
    rr.corpus.read(some, read, workers=given.workers, progress=False)
    found = {size: home / f"corpus-{size}" for size in given.sizes}
    for size, out in found.items():
        if not out.exists():
            repeated(read, out, size)
    return found


def table(folders: dict[int, Path], only: Sequence[str]) -> None:
    """Print what each question takes of each size, and how that grows."""
    sizes = sorted(folders)
    heads = [f"{what} {size:,}" for what in ("cpu", "peak") for size in sizes]
    print("| question | " + " | ".join([*heads, "times", "memory", "rows"]) + " |")
    print("| --- |" + " --: |" * (len(heads) + 3), flush=True)
    for question in only:
        found = [by_itself(question, folders[size]) for size in sizes]
        if any(one["cpu"] is None for one in found):
            print(f"| {question} | failed: {found[-1]['rows']} |", flush=True)
            continue
        cells = [f"{one['cpu']:.1f}" for one in found] + [f"{one['peak']:.0f}" for one in found]
        ratios = [f"{found[-1][what] / found[0][what]:.2f}" for what in ("cpu", "peak")]
        print(f"| {question} | {' | '.join([*cells, *ratios])} | {found[-1]['rows']:,} |",
              flush=True)  # fmt: skip


def long_texts(gold: Path) -> None:
    """Print what versions and audit take of long texts, without the reading of them."""
    some = originals(gold)
    sentences = [one for article in some for one in article.text.split("\n") if len(one) > SIZES[0]]
    print("\n| paragraphs | versions | audit |\n| --: | --: | --: |", flush=True)
    for length in LENGTHS:
        old = "\n\n".join(sentences[:length])
        new = re.sub(r"\b\d\d\b", lambda match: str(int(match[0]) + 1), old).replace("said", "told")
        readings = [rr.read(rr.Article(text, published="2012-05-01")) for text in (old, new)]
        together = rr.together(readings)
        for name in ("tokens", "events", "quotes", "quantities", "voices", "conflicts"):
            together.table(name)
        spent = []
        for work in (rr.versions, lambda a, b: rr.audit(b, a)):
            before = time.process_time()
            work(*readings)
            spent.append(time.process_time() - before)
        print(f"| {length} | {spent[0]:.1f} | {spent[1]:.1f} |", flush=True)


def main() -> None:
    """Read, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--read", type=int, default=734)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="+", default=list(QUESTIONS), choices=list(QUESTIONS))
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--ask", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        print(json.dumps(asked(given.ask[0], Path(given.ask[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        home = given.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        table(corpora(given, home), given.only)
    if given.long:
        long_texts(given.gold)


if __name__ == "__main__":
    main()
