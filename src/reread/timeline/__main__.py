"""Try a phrase: python -m reread.timeline "two weeks ago" --published 2025-08-20

Prints one line per temporal expression: what was found, its value and bounds, what it was
resolved against and the rule that found it. With --all, also the matches that came to nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import pandas as pd

from ..article import Article
from ..reading import read
from .times import decisions

SHOWN = ["surface", "type", "value", "earliest", "latest", "status", "anchor", "rule"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 2 when the input was at fault."""
    asked = _parser().parse_args(arguments)
    try:
        article = Article(text=asked.phrase, published=asked.published)
    except ValueError as error:
        print(f"reread.timeline: {error}", file=sys.stderr)
        return 2
    reading = read(article, weekdays=asked.weekdays, ages=asked.ages)
    print(_as_text(reading.times[SHOWN]) if len(reading.times) else "no temporal expression")
    if asked.all:
        weighed = decisions(
            reading.plain.article, *map(reading.stage, ("sentences", "trees", "today")),
            weekdays=asked.weekdays, ages=asked.ages, vague=reading.choices.vague,
        )  # fmt: skip
        tried = [{"match": one.match.words, "rule": one.match.rule.name, "outcome": one.outcome}
                 for one in weighed]  # fmt: skip
        print(_as_text(pd.DataFrame(tried)) if tried else "no rule matched")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reread.timeline", description=__doc__)
    parser.add_argument("phrase", help="the text to read")
    parser.add_argument("--published", help="the day it counts from, YYYY-MM-DD")
    parser.add_argument("--weekdays", default="past", choices=["past", "nearest", "future"])
    parser.add_argument("--ages", default="skip", choices=["skip", "keep"])
    parser.add_argument("--all", action="store_true", help="also matches that were given up")
    return parser


def _as_text(table: pd.DataFrame) -> str:
    return table.astype("string").fillna("-").to_string(index=False)


if __name__ == "__main__":
    raise SystemExit(main())
