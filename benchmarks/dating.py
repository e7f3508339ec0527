"""Whether weights of `reference_date` are probabilities: python benchmarks/dating.py GOLD

GOLD has the folders of SOURCES. Each text is read without its date, dates of its dateline blanked;
each row of the table should cover the day in as many cases as its weight says. Nothing is trained
on texts, so that no year is seen or unseen. With --tables-end YEAR the tables of facts are cut off
there, and texts of the years right after it are read: what becomes of news that is newer than they.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import reread as rr
from reread.files import word_data
from reread.timeline.year import evidence, facts, likelihoods, named_years
from reread.timeline.year.stamps import stamps

# All texts have a day but Reuters' of CoNLL-2003 (of August to December 1996) and those of
# Worldwide, whose month is read from the address where it has one.
SOURCES = (
    "times/timebank", "times/aquaint", "times/meantime_apple", "corpus/wikinews", "corpus/t17",
    "quotes/polnear_train", "quotes/polnear_dev", "names/conll2003_train", "names/worldwide_train",
)  # fmt: skip
CONLL, CONLL_YEAR = "names/conll2003_train", "1996"
ADDRESS_MONTH = re.compile(r"/(20\d\d)[-/](\d\d)\b")
DATELINE = 130  # characters in which a full date is the dateline's
BANDS = (0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
PERIODS = ((1989, 1991), (1996, 1996), (1998, 2000), (2005, 2008), (2009, 2010), (2011, 2012),
           (2015, 2016), (2019, 2020), (2021, 2022))  # fmt: skip
AFTER = 2  # years after the end of the tables whose texts are read


class Row(NamedTuple):
    """A candidate: the source and year of its text, its place, weight, whether it is right, and how
    many years it has."""

    source: str
    year: int
    place: int
    weight: float
    covers: bool
    years: int


def records(gold: Path, source: str, most: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Records of a source, evenly taken, each with its day as far as that is known."""
    lines = (gold / f"{source}.jsonl").read_text("utf-8").splitlines()
    for line in lines[:: -(-len(lines) // most)]:
        record = json.loads(line)
        address = ADDRESS_MONTH.search(record.get("url") or "")
        day = (record.get("published") or "")[:10]
        day = day or (
            CONLL_YEAR if source == CONLL else "-".join(address.groups()) if address else ""
        )
        if day:
            yield record, day


def undated(record: dict[str, Any]) -> str:
    """The text with the dates of its dateline blanked."""
    text = record["text"]
    spans = [record.get("dct") or (0, 0)]
    spans += [(one.start, one.end) for one in stamps(text, 0, min(len(text), DATELINE))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def rows(record: dict[str, Any], day: str, source: str) -> Iterator[Row]:
    """The candidates of a text."""
    table = rr.read(rr.Article(text=undated(record), id=str(record["id"]))).reference_date
    size = len(day)
    for place, row in enumerate(table.itertuples()):
        first, last = str(row.earliest)[:10], str(row.latest)[:10]
        covers = first[:size] <= day <= last[:size]
        years = int(last[:4]) - int(first[:4]) + 1
        yield Row(source, int(day[:4]), place, row.weight, covers, years)


def cut_off(year: int) -> None:
    """Make the tables of facts end with a year: nothing later is known, what goes on has no end."""
    known = [{**row, "kind": kind, "to": _cut(row.get("to", ""), year)}
             for kind, file in facts.TABLES.items() for row in word_data("reread.timeline", file)
             if int(row["from"][:4]) <= year]  # fmt: skip
    index = facts.indexed(known)
    facts.shipped = lambda: index
    for module in (likelihoods, evidence, named_years):
        module.KNOWN_THROUGH = year
    likelihoods.prior.cache_clear()


def _cut(last: str, year: int) -> str:
    return "" if last[:4] > str(year) else last


def report(title: str, found: list[Row]) -> None:
    """Print for each band of weights its rows, their mean weight, and the share that covers."""
    width = np.median([row.years for row in found if row.place == 0] or [np.nan])
    line = [title, str(sum(row.place == 0 for row in found)), f"{width:.0f}"]
    for low, high in pairwise(BANDS):
        own = [row for row in found if low <= row.weight < high or row.weight == high == 1]
        mean, covers = (np.mean([getattr(row, name) for row in own]) if own else np.nan
                        for name in ("weight", "covers"))  # fmt: skip
        line.append(f"{len(own)}: {mean:.2f} → {covers:.2f}" if own else "")
    print(f"| {' | '.join(line)} |")


def main() -> None:
    """Read the texts and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--most", type=int, default=400, help="texts of a source (default 400)")
    parser.add_argument("--tables-end", type=int, metavar="YEAR")
    given = parser.parse_args()
    end, found, texts = given.tables_end, [], 0
    if end:
        cut_off(end)
    for source in SOURCES:
        for record, day in records(given.gold, source, given.most):
            if not end or end < int(day[:4]) <= end + AFTER:
                texts += 1
                found += rows(record, day, source)
    first = [row for row in found if row.place == 0]
    print(f"{texts} texts, {texts - len(first)} without a candidate\n")
    print("Rows: mean weight → share that covers the day\n")
    heads = " | ".join(f"{low} … {high}" for low, high in pairwise(BANDS))
    print(f"| | texts | years of the first row | {heads} |")
    print("| --- | --: | --: |" + " --: |" * (len(BANDS) - 1))
    report("all rows", found)
    report("first rows", first)
    for source in SOURCES:
        report(source, [row for row in found if row.source == source])
    for low, high in PERIODS:
        report(f"{low}–{high}", [row for row in found if low <= row.year <= high])
    right = [row.place for row in found if row.years == 1 and row.covers]
    print(f"\nfirst row one year, and right: {right.count(0) / texts:.3f}")
    print(f"right year among the first three rows: {sum(at <= 2 for at in right) / texts:.3f}")


if __name__ == "__main__":
    main()
