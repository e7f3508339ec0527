"""When events are and which came first: how often reread's dates and order are right.

    python benchmarks/order_judged.py CORPUS...

CORPUS are files of news articles, one JSON object a line with fields `text` and `published`. Read
are those of them that `order_judged.tsv` or `dates_judged.tsv` have judgements of, found by a hash
of their text. Prints a Markdown row for all pairs of events, one for those still said that are not
a saying and what it says, and one for the days of events: how many were judged, how many of these
are still said so, what share of those is right, and how many that were judged wrong are said no
longer. What is said otherwise now than when it was judged counts in no share.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from participants import PREFIX

import reread as rr

HERE = Path(__file__).parent
Judgements = dict[tuple[str, ...], str]  # right or wrong, by what was said


def judged(name: str) -> dict[str, Judgements]:
    """The judgements of one file by article; the last column is the verdict."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
    next(rows)  # the header
    found: dict[str, Judgements] = defaultdict(dict)
    for text, *said, verdict in rows:
        found[text][tuple(said)] = verdict
    return found


def articles(paths: list[Path], known: set[str]) -> Iterator[tuple[str, rr.Article]]:
    """The articles that have judgements, by the hash that names them there."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            name = hashlib.sha256(record["text"].encode()).hexdigest()[:PREFIX]
            if name in known:
                yield name, rr.Article(text=record["text"], published=record["published"])


Said = dict[tuple[str, ...], bool]  # what a reading says, and whether it is a saying and its words


def order(reading: rr.Reading) -> Said:
    """The pairs of a reading: where each event starts, how the first stands to the second."""
    start, rows = reading.events["start"].tolist(), reading.order
    pairs = zip(rows["event_a"], rows["event_b"], rows["relation"], rows["trivial"], strict=True)
    return {(str(start[a]), str(start[b]), how): bool(trivial) for a, b, how, trivial in pairs}


def dates(reading: rr.Reading) -> Said:
    """The dated events of a reading: where each starts, its first and last day."""
    columns = (reading.events[name] for name in ("start", "earliest", "latest"))
    return {(str(start), *(_day(day) for day in days)): True
            for start, *days in zip(*columns, strict=True)}  # fmt: skip


def _day(value: pd.Timestamp) -> str:
    return "" if pd.isna(value) else str(value.date())


def row(name: str, counts: Counter[str]) -> str:
    """A line of the Markdown table."""
    right, wrong = counts["right still"], counts["wrong still"]
    share = right / max(right + wrong, 1)
    return f"| {name} | {counts.total()} | {right + wrong} | {share:.3f} | {counts['wrong gone']} |"


def main() -> None:
    """Measure one reading of the judged articles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="+", help="files of articles, one JSON a line")
    pairs, days = judged("order_judged.tsv"), judged("dates_judged.tsv")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, article in articles(parser.parse_args().corpus, pairs.keys() | days.keys()):
        reading = rr.read(article)
        for kind, told, verdicts in (
            ("pairs", order(reading), pairs.pop(name, {})),
            ("days of events", dates(reading), days.pop(name, {})),
        ):
            for said, verdict in verdicts.items():
                seen = f"{verdict} {'still' if said in told else 'gone'}"
                counts[kind][seen] += 1
                if not told.get(said, True):
                    counts["those that are no saying"][seen] += 1
    print("| what is said | judged | still said | right | wrong ones gone |")
    print("| --- | --: | --: | --: | --: |")
    for kind in ("pairs", "those that are no saying", "days of events"):
        print(row(kind, counts[kind]))
    if missing := pairs.keys() | days.keys():
        print(f"{len(missing)} judged articles were not among those given.")


if __name__ == "__main__":
    main()
