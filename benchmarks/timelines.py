"""Timelines of entities over articles: the measure of SemEval-2015 task 4 (Minard et al. 2015).

    python benchmarks/timelines.py GOLD [--wrong] [--order-only]

GOLD has the folder `timelines`: `X_docs.jsonl`, the articles of a cluster, and `X_gold.jsonl`, a
timeline an entity. It is asked for by its name alone: `rr.together(articles).timeline(name)`.

The measure. A timeline becomes a graph whose nodes are tellings (article, sentence, words) and
dates: a telling is anchored to the date of its position, two tellings of one position are
SIMULTANEOUS, one of a position is BEFORE one of a later position. Position 0, which is "not
ordered", is left out on both sides. Precision is the share of the relations of the system's reduced
graph that the closure of the reference has, recall the share of the reference's reduced graph that
the closure of the system's has (UzZaman and Allen 2011, TempEval-3). Matches and relations are
summed over all timelines before they are divided: micro-F1, in percent.

Reduced means that no relation follows from the others: a position of n tellings has n - 1 of
SIMULTANEOUS, two neighbouring positions have one BEFORE. Which tellings stand for their positions
is open there; here a BEFORE counts as the share of all pairs of tellings that it could have stood
between, so that the figure hangs on no order of lines.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from measures import f1, share

import reread as rr
from reread.across.story import Story

Key = tuple[str, int, str]  # article, number of the sentence, words


class Position(NamedTuple):
    """What a timeline has at one position: its date, empty where that is not known, and the
    tellings."""

    order: int
    date: str
    tellings: tuple[Key, ...]


Timeline = list[Position]


def date(value: str | None) -> str:
    """A date of gold or of ours as far as it is known: 2007-09-XX is 2007-09."""
    known = itertools.takewhile(
        lambda part: "X" not in part, (value or "").split("T")[0].split("-")
    )
    return "-".join(known)


def timeline(rows: Iterable[tuple[int, str | None, Key]]) -> Timeline:
    """The positions of a timeline, from the order, date and place of each telling; order 0 left
    out, and a telling that stands twice kept where it stands first."""
    placed: dict[Key, tuple[int, str]] = {}
    for order, value, key in rows:
        if order > 0:
            placed.setdefault(key, (order, date(value)))
    found = sorted(set(placed.values()))
    return [Position(*at, tuple(key for key in placed if placed[key] == at)) for at in found]


def matched(one: Timeline, other: Timeline, anchors: bool = True) -> tuple[float, int]:
    """How many relations of a timeline's reduced graph hold in another, and how many it has."""
    place = {key: (at.order, at.date) for at in other for key in at.tellings}
    held, relations = 0.0, 0
    layers = [list(group) for _, group in itertools.groupby(one, key=lambda at: at.order)]
    for layer in layers:
        inside = [key for at in layer for key in at.tellings]
        relations += len(inside) - 1
        held += _simultaneous(inside, place)
        dated = [(key, at.date) for at in layer for key in at.tellings if at.date and anchors]
        relations += len(dated)
        held += sum(key in place and place[key][1] == value for key, value in dated)
    for early, late in itertools.pairwise(layers):
        relations += 1
        held += _before(*([key for at in layer for key in at.tellings] for layer in (early, late)),
                        place)  # fmt: skip
    return held, relations


def _simultaneous(keys: Sequence[Key], place: dict[Key, tuple[int, str]]) -> int:
    """Of n - 1 relations that hold n tellings together, the most that hold in the other: those
    within the parts into which that divides them."""
    parts = Counter(place[key][0] for key in keys if key in place)
    return sum(size - 1 for size in parts.values())


def _before(early: Sequence[Key], late: Sequence[Key], place: dict[Key, tuple[int, str]]) -> float:
    """The share of pairs of tellings of two positions that stand in this order in the other."""
    before = sorted(place[key][0] for key in early if key in place)
    right = sum(bisect.bisect_left(before, place[key][0]) for key in late if key in place)
    return share(right, len(early) * len(late))


def score(gold: Timeline, found: Timeline, anchors: bool = True) -> Counter:
    """What is summed over timelines: relations right of those found, of those of the reference."""
    precise, predicted = matched(found, gold, anchors)
    recalled, wanted = matched(gold, found, anchors)
    keys, truth = ({key for at in line for key in at.tellings} for line in (found, gold))
    return Counter(precise=precise, predicted=predicted, recalled=recalled, gold=wanted,
                   both=len(keys & truth), found=len(keys), told=len(truth))  # fmt: skip


def figures(c: Counter) -> dict[str, float]:
    """Precision, recall and F1 of relations in percent, and F1 of tellings alone."""
    precision, recall = share(c["precise"], c["predicted"]), share(c["recalled"], c["gold"])
    total = precision + recall
    micro = 2 * precision * recall / total if total > 0 else math.nan if math.isnan(total) else 0.0
    return {"P": 100 * precision, "R": 100 * recall, "F1": 100 * micro,
            "tellings F1": 100 * f1(c["both"], c["found"], c["told"])}  # fmt: skip


def records(path: Path) -> list[dict[str, Any]]:
    """The records of a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def reference(record: dict[str, Any]) -> Timeline:
    """The gold timeline of an entity."""
    return timeline((event["order"], event["date"], (m["doc"], m["sentence"], m["surface"]))
                    for event in record["events"] for m in event["mentions"])  # fmt: skip


def ours(rows: Any, sentences: dict[str, list[list[int]]]) -> Timeline:
    """The timeline that the table `tellings` is, in gold's sentences."""

    def key(article: str, start: int, surface: str) -> Key:
        found = bisect.bisect_right([at[0] for at in sentences[article]], start) - 1
        return article, found, surface

    columns = ("order", "value", "article", "start", "surface")
    told = zip(*(rows[name].tolist() for name in columns), strict=True)
    return timeline((int(order), None if pd.isna(value) else value, key(*place))
                    for order, value, *place in told)  # fmt: skip


def cluster(gold: Path, name: str) -> tuple[Story, dict[str, Any]]:
    """A cluster's articles beside each other, and their records by id."""
    docs = {record["id"]: record for record in records(gold / f"{name}_docs.jsonl")}
    given = [rr.Article(text=r["text"], id=id, published=r["published"], title=r["title"])
             for id, r in docs.items()]  # fmt: skip
    return rr.together(given), docs


def _wrong(entity: str, gold: Timeline, found: Timeline) -> None:
    """Print the tellings that only one of two timelines has, or that they date differently."""
    one, other = ({key: at for at in line for key in at.tellings} for line in (gold, found))
    for key in sorted(one.keys() | other.keys()):
        dates = [line[key].date or "-" if key in line else "" for line in (one, other)]
        if dates[0] != dates[1]:
            print(entity, *key, *(date or "not there" for date in dates), sep="\t")


def main() -> None:
    """Print the figures of each timeline, of each cluster and of all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print tellings missed or not in gold")
    parser.add_argument("--order-only", action="store_true", help="leave out the dates (subtrack)")
    given = parser.parse_args()
    folder, total = given.gold / "timelines", Counter[str]()
    print(f"{'timeline':<40}{'P':>8}{'R':>8}{'F1':>8}{'tellings F1':>14}")
    for path in sorted(folder.glob("*_gold.jsonl")):
        name, summed = path.name.removesuffix("_gold.jsonl"), Counter[str]()
        story, docs = cluster(folder, name)
        sentences = {id: record["sentences"] for id, record in docs.items()}
        for record in records(path):
            gold, found = reference(record), ours(story.timeline(record["entity"]), sentences)
            if given.wrong:
                _wrong(record["entity"], gold, found)
            counts = score(gold, found, not given.order_only)
            _print(f"{name}: {record['entity']}", counts)
            summed.update(counts)
        _print(name, summed)
        total.update(summed)
    _print("all, micro", total)


def _print(name: str, counts: Counter) -> None:
    print(f"{name:<40}" + "".join(f"{value:>{14 if at == 'tellings F1' else 8}.2f}"
                                  for at, value in figures(counts).items()))  # fmt: skip


if __name__ == "__main__":
    main()
