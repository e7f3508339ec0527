"""How right the two depths of the reader are and how long they take, beside spaCy's small pipeline.

    python benchmarks/reader.py GOLD [--spacy PYTHON] [--limit N]

Reads the held-out documents of SOURCES from their characters on, each depth in a process of its
own, and prints a Markdown table; accuracies as in accuracy.py. Times are of the processor, on one
thread, once something has been read: the pass ends with the table `tokens`, which is when tags,
trees, names and speech are known; then come all tables. Words are counted as reread's tokens,
marks among them. The figure shows accuracy against the time of a pass.

PYTHON is one that has spaCy and its pipeline en_core_web_sm (`--pipeline`: under another name),
which reads the same characters with all its parts. Its trees have other labels and governors
(CLEAR style) and are not measured. Its kinds of names are turned into CoNLL's, and articles and
possessives, which these corpora leave out, are taken off.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
from accuracy import chosen, show
from matplotlib.axes import Axes
from measures import bare_name, same_tag
from tasks import TASKS, read

from reread.palette import BLUE, GREEN, GREY, LIGHT, ORANGE
from reread.plots.style import SMALL, bare
from reread.reader.weights import DEPTHS
from reread.stages import STAGES

HOME = Path(__file__).parents[1]
FIGURE = HOME / "docs/reader_curve.png"
SOURCES = {
    "words": ("words/ewt", "words/gum_other"),
    "names": ("names/worldwide_train", "names/conll2003_train"),
    "quotes": ("quotes/polnear_dev",),
}
PANELS = {  # what is drawn and printed: the task and its figure
    "tags, accuracy": ("words", "tag accuracy"), "UAS": ("words", "UAS"), "LAS": ("words", "LAS"),
    "names, F1": ("names", "F1"), "quotations, F1": ("quotes", "content F1"),
}  # fmt: skip
LOOKS = {  # colour and marker, and where its words stand: from the point, in points
    "small": (BLUE, "o", (-7, 0), "right", "center"),
    "deep": (ORANGE, "s", (0, 7), "center", "bottom"),
    "spaCy": (GREEN, "^", (0, -7), "center", "top"),
}
LEAST_RANGE = 0.1  # of accuracy that a panel shows; all show as much, so that slopes compare
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Given = list[tuple[str, dict[str, Any]]]  # a task and one of its documents


class Point(NamedTuple):
    """What one system got right, by panel, and its processor seconds; NaN: not measured."""

    who: str
    figures: dict[str, float]
    seconds: float  # of its pass
    whole: float  # of all tables
    words: int


def documents(gold: Path, limit: int | None) -> Given:
    """The held-out documents of every source, at most so many of each."""
    return [
        (task, record)
        for task, names in SOURCES.items()
        for name in names
        for record in chosen(gold / f"{name}.jsonl", "held-out")[:limit]
    ]


def clock(work: Callable[[], object]) -> float:
    """Processor seconds that a call takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def figures(counts: dict[str, Counter]) -> dict[str, float]:
    """The figure of every panel from the counts of each task."""
    known = {task: TASKS[task].figures(counts[task]) for task in counts}
    return {panel: known.get(task, {}).get(name, math.nan)
            for panel, (task, name) in PANELS.items()}  # fmt: skip


def tables(reading: Any) -> None:
    """Ask a reading for every table."""
    for name in STAGES:
        reading.table(name)


def read_by(depth: str, given: Given) -> Point:
    """What a depth of the reader makes of the documents; a first text warms it up."""
    text = (HOME / "data/article.txt").read_text("utf-8")
    tables(read({"id": "warm", "text": text}, reader=depth))
    counts: dict[str, Counter] = defaultdict(Counter)
    took: Counter = Counter()
    for task, record in given:
        reading = read(record, reader=depth)
        took["pass"] += clock(lambda: reading.table("tokens"))  # noqa: B023
        took["rest"] += clock(lambda: tables(reading))  # noqa: B023
        took["words"] += len(reading.tokens)
        counts[task].update(TASKS[task].count(record, reader=depth))  # of the same tables
    whole = took["pass"] + took["rest"]
    return Point(depth, figures(counts), took["pass"], whole, took["words"])


def spacy_by(python: Path, pipeline: str, given: Given) -> Point:
    """What spaCy makes of the documents, words not counted."""
    lines = "".join(json.dumps(record["text"]) + "\n" for _, record in given)
    command = [python, Path(__file__).with_name("spacy_pass.py"), pipeline]
    run = subprocess.run(command, input=lines, check=True, stdout=subprocess.PIPE, text=True)
    version, *found = run.stdout.splitlines()
    print(version)
    counts: dict[str, Counter] = defaultdict(Counter)
    seconds = 0.0
    for (task, record), line in zip(given, found, strict=True):
        passed = json.loads(line)
        seconds += passed["seconds"]
        if task in COUNTED:
            counts[task].update(COUNTED[task](record, passed))
    own = figures(counts) | dict.fromkeys(("UAS", "LAS"), math.nan)
    return Point("spaCy", own, seconds, math.nan, 0)


def tags(record: dict[str, Any], passed: dict[str, Any]) -> Counter:
    """Tokens with gold's span, and those of them with gold's tag."""
    gold = {(start, end): tag for start, end, tag, _ in record["tokens"]}
    found = {(start, end): tag for start, end, tag in passed["tokens"]}
    right = gold.keys() & found.keys()
    same = sum(same_tag(gold[s], found[s], record["text"][slice(*s)]) for s in right)
    return Counter(right=len(right), tags=same)


def names(record: dict[str, Any], passed: dict[str, Any]) -> Counter:
    """Names by kind, as tasks.py counts them."""
    gold = {(n["start"], n["end"], n["kind"]) for n in record["names"]}
    found = {(*bare_name(record["text"], s, e), kind) for s, e, kind in passed["names"]}
    sets = {"gold": gold, "found": found, "right": gold & found}
    return Counter((what, kind) for what, some in sets.items() for *_, kind in some)


COUNTED = {"words": tags, "names": names}


def per_word(point: Point) -> float:
    """Microseconds that a pass takes for a word."""
    return 1e6 * point.seconds / point.words


def extremes(points: list[Point], name: str) -> tuple[float, float]:
    """The lowest and the highest value of a figure."""
    values = [point.figures[name] for point in points if not math.isnan(point.figures[name])]
    return min(values), max(values)


def spreads(points: list[Point]) -> list[float]:
    """How far the values of each figure lie apart."""
    return [high - low for low, high in (extremes(points, name) for name in PANELS)]


def panel(ax: Axes, name: str, points: list[Point]) -> Axes:
    """One figure of every system against the time of its pass; the two depths are joined."""
    measured = [point for point in points if not math.isnan(point.figures[name])]
    depths = [point for point in measured if point.who in DEPTHS]
    ax.plot([*map(per_word, depths)], [p.figures[name] for p in depths], color=GREY, zorder=1)
    for point in measured:
        colour, marker, aside, ha, va = LOOKS[point.who]
        at = per_word(point), point.figures[name]
        ax.scatter(*at, color=colour, marker=marker, s=45, zorder=2)
        ax.annotate(f"{point.who}\n{at[1]:.3f}", at, aside, textcoords="offset points",
                    ha=ha, va=va, fontsize=SMALL, color=LIGHT.ink)  # fmt: skip
    low, high = extremes(points, name)
    reach = 0.85 * max(LEAST_RANGE, *spreads(points))
    top = min((low + high) / 2 + reach, 1)
    ax.set_ylim(top - 2 * reach, top)
    bare(ax, "left", "bottom")
    ax.set_title(name, loc="left", fontsize=SMALL + 2)
    ax.tick_params(labelsize=SMALL)
    ax.grid(axis="y", color=GREY, alpha=0.4)
    return ax


def draw(points: list[Point], target: Path) -> None:
    """The curve of every panel, over one scale of time."""
    drawn, axs = plt.subplots(1, len(PANELS), figsize=(11, 3), sharex=True, layout="constrained")
    for ax, name in zip(axs, PANELS, strict=True):
        panel(ax, name, points)
    axs[0].set_xlim(0, 1.2 * max(map(per_word, points)))
    drawn.supxlabel("microseconds of processor time a word, one thread", fontsize=SMALL + 1)
    drawn.savefig(target, dpi=160)


def report(points: list[Point], given: Given) -> None:
    """Print the table."""
    counts = Counter(task for task, _ in given)
    print(*(f"{count:,} documents for {task}" for task, count in counts.items()), sep=", ", end="")
    print(f", together {points[0].words:,} words")
    show("reader", *PANELS, "words/s, pass", "words/s, all tables", "µs/word, pass")
    show("---", *["--:"] * (len(PANELS) + 3))
    for point in points:
        speeds = (point.words / point.seconds, point.words / point.whole)
        show(point.who,
             *("–" if math.isnan(x) else f"{x:.3f}" for x in point.figures.values()),
             *("–" if math.isnan(x) else f"{x:,.0f}" for x in speeds),
             f"{per_word(point):.0f}")  # fmt: skip


def main() -> None:
    """Measure both depths, and spaCy where it is given; print and draw."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, help="folder of annotated corpora")
    parser.add_argument("--spacy", type=Path, help="a Python that has spaCy and the pipeline")
    parser.add_argument("--pipeline", default="en_core_web_sm", help="as spacy.load takes it")
    parser.add_argument("--limit", type=int, help="documents of each file, from its first")
    parser.add_argument("--figure", type=Path, default=FIGURE)
    given = parser.parse_args()
    os.environ.update(ONE_THREAD)  # for the processes that measure
    some = documents(given.gold, given.limit)
    others = [spacy_by(given.spacy, given.pipeline, some)] if given.spacy else []
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        points = pool.starmap(read_by, [(depth, some) for depth in DEPTHS], chunksize=1)
    points += [point._replace(words=points[0].words) for point in others]
    report(points, some)
    draw(points, given.figure)


if __name__ == "__main__":
    main()
