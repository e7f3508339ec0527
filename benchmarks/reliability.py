"""How far the probabilities that reread gives can be taken at their word.

    python benchmarks/reliability.py GOLD [--reader deep] [--limit N] [--processes 2]

Held-out documents only, and not those that the probabilities were fitted on. What is given a
probability, and when it is right:

names        `mentions.score` of a name: gold has this span and kind
arcs         the reader's chance of a governor (`sure`): it is gold's; tokens that gold has too
quotations   `quotes.score` of a piece: gold has this content, but for one word in four, and its
             source overlaps gold's, or neither names one

Prints a Markdown table of ten bands for each, with its expected calibration error: how far the
bands' mean score is from their share of right ones, weighed by how many they hold. Draws them.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
from accuracy import chosen, show
from held_out import is_fitted_on
from matplotlib.axes import Axes
from measures import is_right_quotation, rows
from seeding import wilson
from tasks import read

from reread.palette import BLUE, GREY, LIGHT
from reread.plots.style import SMALL, bare
from reread.reader import read as reader
from reread.reader.weights import DEPTHS

FIGURE = Path(__file__).parents[1] / "docs/reliability.png"
BANDS = 10

Judged = Iterator[tuple[float | None, bool]]  # a probability, and whether it was right


class Band(NamedTuple):
    """What was given a probability within one band: how many, their mean, the share of right."""

    n: int
    score: float
    right: float


def names(record: dict[str, Any], **choices: Any) -> Judged:
    """The names of a document."""
    gold = {(n["start"], n["end"], n["kind"]) for n in record["names"]}
    mentions = read(record, **choices).mentions
    for *name, form, score in rows(mentions, "start", "end", "kind", "form", "score"):
        if form == "name":
            yield score, tuple(name) in gold


def arcs(record: dict[str, Any], **choices: Any) -> Judged:
    """The governors of a document's words."""
    own = read(record)
    found = reader.read(own.article, own.sentences, **choices)
    spans = list(zip(found.starts, found.ends, strict=True))
    tokens = [(start, end) for start, end, *_ in record["tokens"]]
    gold = {span: None if head < 0 else tokens[head]
            for span, (head, _) in zip(tokens, record["heads"], strict=True)
            if head is not None}  # fmt: skip
    for span, governor, sure in zip(spans, found.governors, found.sure.tolist(), strict=True):
        if span in gold:
            yield sure, gold[span] == (None if governor == reader.ROOT else spans[governor])


def quotations(record: dict[str, Any], **choices: Any) -> Judged:
    """The pieces of a document's quotations."""
    columns = ("content_start", "content_end", "source_start", "source_end", "score")
    for start, end, *source, score in rows(read(record, **choices).quotes, *columns):
        given = None if source[0] is None else (source[0], source[1])
        yield score, is_right_quotation(record, (start, end), given)


KINDS: dict[str, tuple[Callable[..., Judged], tuple[str, ...]]] = {
    "names": (names, ("names/worldwide_train", "names/conll2003_train")),
    "arcs": (arcs, ("words/ewt", "words/gum_other")),
    "quotations": (quotations, ("quotes/polnear_train",)),
}


def unseen(path: Path) -> list[dict[str, Any]]:
    """The documents of a file that neither the reader nor its probabilities were made from."""
    return [record for record in chosen(path, "held-out") if not is_fitted_on(path, record)]


def summed(judge: Callable[..., Judged], record: dict[str, Any], **choices: Any) -> Counter:
    """How many of a document are in each band, the sum of their scores, how many are right."""
    counts: Counter = Counter()
    for score, right in judge(record, **choices):
        if score is None:
            counts["without"] += 1
            continue
        band = min(int(score * BANDS), BANDS - 1)
        counts.update({(band, "n"): 1, (band, "score"): score, (band, "right"): int(right)})
    return counts


def bands(counts: Counter) -> list[Band]:
    """The bands from 0 to 1; means of empty ones are NaN."""
    found = []
    for band in range(BANDS):
        n, score, right = (counts[band, what] for what in ("n", "score", "right"))
        found.append(Band(n, score / n, right / n) if n else Band(0, math.nan, math.nan))
    return found


def calibration_error(found: list[Band]) -> float:
    """The mean distance between score and share of right ones, weighed by size."""
    total = sum(band.n for band in found)
    return sum(band.n * abs(band.score - band.right) for band in found if band.n) / total


def report(name: str, documents: int, found: list[Band], without: int) -> None:
    """Print the table of one kind."""
    total = sum(band.n for band in found)
    print(f"\n{name}: {total:,} with a score ({without:,} without) in {documents:,} documents, "
          f"expected calibration error {calibration_error(found):.3f}\n")  # fmt: skip
    show(name, "n", "mean score", "share right")
    show("---", "--:", "--:", "--:")
    for number, band in enumerate(found):
        cells = ("–" if math.isnan(x) else f"{x:.3f}" for x in (band.score, band.right))
        show(f"{number / BANDS:.1f} – {(number + 1) / BANDS:.1f}", f"{band.n:,}", *cells)


def interval(band: Band) -> tuple[float, float]:
    """Wilson's interval (1927) of a share."""
    return wilson(band.right * band.n, band.n)


def panel(ax: Axes, name: str, found: list[Band]) -> Axes:
    """Shares of right ones over mean scores, with intervals, above bars of the bands' sizes."""
    total = sum(band.n for band in found)
    sizes = [band.n / total for band in found]
    ax.bar([(at + 0.5) / BANDS for at in range(BANDS)], sizes, 0.9 / BANDS, color=GREY, alpha=0.5)
    ax.plot([0, 1], [0, 1], color=LIGHT.ink, linewidth=0.8, linestyle="--")
    filled = [band for band in found if band.n]
    scores, shares = [band.score for band in filled], [band.right for band in filled]
    ax.vlines(scores, *zip(*map(interval, filled), strict=True), color=BLUE, linewidth=1.2)
    ax.plot(scores, shares, color=BLUE, marker="o", markersize=5, linewidth=1.2)
    bare(ax, "left", "bottom")
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    ax.set(xlim=(0, 1.02), ylim=(0, 1.02), xticks=ticks, yticks=ticks, aspect="equal")
    ax.tick_params(labelsize=SMALL)
    ax.set_title(f"{name}, n = {total:,}", loc="left", fontsize=SMALL + 2)
    ax.text(0.04, 0.96, f"expected calibration\nerror {calibration_error(found):.3f}",
            va="top", fontsize=SMALL, color=LIGHT.ink)  # fmt: skip
    return ax


def draw(found: dict[str, list[Band]], target: Path) -> None:
    """A panel for each kind."""
    drawn, axs = plt.subplots(1, len(found), figsize=(9.6, 3.7), sharey=True, layout="constrained")
    for ax, (name, own) in zip(axs, found.items(), strict=True):
        panel(ax, name, own)
    axs[0].set_ylabel("share that is right", fontsize=SMALL + 1)
    drawn.supxlabel("probability given (bars: the share of all that each band holds)",
                    fontsize=SMALL + 1)  # fmt: skip
    drawn.savefig(target, dpi=160)


def main() -> None:
    """Judge every kind; print and draw."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, help="folder of annotated corpora")
    parser.add_argument("--reader", choices=DEPTHS, default="deep", help="how deep it reads")
    parser.add_argument("--limit", type=int, help="documents of each file, from its first")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--figure", type=Path, default=FIGURE)
    given = parser.parse_args()
    drawn = {}
    for name, (judge, files) in KINDS.items():
        paths = [given.gold / f"{file}.jsonl" for file in files]
        some = [one for path in paths for one in unseen(path)[: given.limit]]
        counts: Counter = Counter()
        with multiprocessing.Pool(given.processes) as pool:
            for own in pool.imap(partial(summed, judge, reader=given.reader), some, chunksize=4):
                counts.update(own)
        drawn[name] = bands(counts)
        report(name, len(some), drawn[name], counts["without"])
    draw(drawn, given.figure)


if __name__ == "__main__":
    main()
