"""Articles read without their date: which state it themselves, and what becomes of "on Friday".

    python benchmarks/undated.py GOLD [--offset N] [--dateline ignore] [--show]

GOLD/corpus/*.jsonl holds articles of which `published` is known, one JSON object a line. Every
eighth article is read twice: with its date, and with it hidden. Prints how many state their own
date and how many of these days are right; and, for weekdays and for all other expressions that
count from some other day, how many are given bounds without the date, how many of these bounds
leave out days that it means with the date, and how many have none: they wait. `--show` prints what
has other bounds.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

import reread as rr

STRIDE = 8
FILES = ("t17.jsonl", "wikinews.jsonl")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
BOUNDS = ["earliest", "latest"]


class Expression(NamedTuple):
    """One expression as it is resolved with the article's date and without."""

    kind: str
    surface: str
    dated: tuple[str, str]
    undated: tuple[str, str]
    anchor: str

    @property
    def waits(self) -> bool:
        """Whether nothing is said of when it is."""
        return not any(self.undated)

    @property
    def wrong(self) -> bool:
        """Whether its bounds without the date leave out days that it means with the date."""
        (first, last), (low, high) = self.dated, self.undated
        covers = (not low or "" < first >= low) and (not high or "" < last <= high)
        return not self.waits and not covers


def sample(gold: Path, offset: int) -> list[dict[str, Any]]:
    """Every eighth article, from the offset on."""
    lines = [
        line for name in FILES for line in (gold / "corpus" / name).read_text("utf-8").split("\n")
    ]
    return [json.loads(line) for line in lines if line.strip()][offset::STRIDE]


def compared(record: dict[str, Any], dateline: str) -> tuple[str, list[Expression]]:
    """The day that an article states, and its relative expressions with and without its date."""
    known = {"text": record["text"], "id": str(record["id"])}
    dated = rr.read(rr.Article(**known, published=record["published"]), dateline=dateline)
    undated = rr.read(rr.Article(**known), dateline=dateline)
    day = undated.stage("today").day
    return str(day or ""), list(_expressions(dated.times, undated.times))


def _expressions(dated: pd.DataFrame, undated: pd.DataFrame) -> Iterator[Expression]:
    """Those that either reading counts from some other day."""
    both = dated.merge(undated, on=["start", "end"], suffixes=("", "_undated"))
    for row in both.to_dict("records"):
        if pd.isna(row["anchor"]) and pd.isna(row["anchor_undated"]):
            continue
        days, others = (
            tuple("" if pd.isna(row[f"{name}{suffix}"]) else str(row[f"{name}{suffix}"])[:10]
                  for name in BOUNDS)
            for suffix in ("", "_undated")
        )  # fmt: skip
        yield Expression(
            "weekday" if WEEKDAY.search(row["surface"]) else "other",
            row["surface"], days, others,
            "" if pd.isna(row["anchor_undated"]) else row["anchor_undated"],
        )  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--offset", type=int, default=0, choices=range(STRIDE))
    parser.add_argument("--dateline", default="use", choices=["use", "ignore"])
    parser.add_argument("--show", action="store_true", help="print what is resolved otherwise")
    asked = parser.parse_args()
    records = sample(asked.gold, asked.offset)
    days, counts = Counter[str](), Counter[tuple[str, str]]()
    for record in records:
        day, expressions = compared(record, asked.dateline)
        days["stated"] += bool(day)
        days["right"] += day == record["published"][:10]
        for one in expressions:
            counts[one.kind, "waits" if one.waits else "wrong" if one.wrong else "same"] += 1
            if asked.show and one.wrong:
                print(record["id"], repr(one.surface), *one.dated, "|", *one.undated, one.anchor)
    print(f"{len(records)} articles; {days['stated']} state their date, {days['right']} rightly\n")
    print("| expressions | with bounds | of these elsewhere | wait |\n| --- | --- | --- | --- |")
    for kind in ("weekday", "other"):
        same, wrong, waits = (counts[kind, what] for what in ("same", "wrong", "waits"))
        print(f"| {kind} | {same + wrong} | {wrong} | {waits} |")


if __name__ == "__main__":
    main()
