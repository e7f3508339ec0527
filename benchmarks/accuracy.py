"""How right reread is on annotated corpora, measured through its public face.

    python benchmarks/accuracy.py GOLD [--task TASK] [--limit N] [--half unread] [--reader small]

GOLD is a folder of corpora laid out as README.md beside this file says. Prints one row of a
Markdown table per file; tasks.py says what each figure counts. `--half unread` measures only on
the documents that were not looked at while rules were written: half of them, by their ids.
`--half held-out` measures on those that the reader was not trained on, see held_out.py.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import multiprocessing
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

from held_out import is_held_out
from tasks import TASKS, Figures, Task

from reread.reader.weights import DEPTHS


def load(path: Path) -> list[dict[str, Any]]:
    """All documents of a file, one JSON object a line."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def is_unread(record: dict[str, Any]) -> bool:
    """Whether a document belongs to the half that is measured and not looked at."""
    return hashlib.sha256(record["id"].encode()).digest()[0] % 2 == 0


HALVES = {
    "unread": lambda path, record: is_unread(record),
    "read": lambda path, record: not is_unread(record),
    "held-out": is_held_out,
}


def chosen(path: Path, half: str | None) -> list[dict[str, Any]]:
    """The documents of a file that belong to a half, or all."""
    return [record for record in load(path) if half is None or HALVES[half](path, record)]


def measure(task: Task, records: list[dict[str, Any]], processes: int, **choices: str) -> Figures:
    """The figures of some documents, read under some choices."""
    total: Counter = Counter()
    with multiprocessing.Pool(processes) as pool:
        for counts in pool.imap(partial(task.count, **choices), records, chunksize=4):
            total.update(counts)
    return task.figures(total)


def show(*cells: str) -> None:
    """Print one row of a Markdown table."""
    print("|", " | ".join(cells), "|", flush=True)


def report(
    name: str,
    files: list[Path],
    limit: int | None,
    half: str | None,
    processes: int,
    **choices: str,
) -> None:
    """Print the table of one task, one row per file that has such documents."""
    heads: list[str] = []
    for path in files:
        records = chosen(path, half)
        some = records[:limit]
        if not some:
            continue
        figures = measure(TASKS[name], some, processes, **choices)
        if not heads:
            heads = [*figures]
            print()
            show("task", "file", "documents", *heads)
            show("---", "---", "--:", *("--:" for _ in heads))
        count = (
            f"{len(records):,}"
            if len(some) == len(records)
            else f"first {len(some):,} of {len(records):,}"
        )
        show(
            name,
            path.stem,
            count,
            *("–" if math.isnan(x) else f"{x:.3f}" for x in figures.values()),
        )


def main() -> None:
    """Measure every file of the chosen tasks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, help="folder of annotated corpora")
    parser.add_argument("--task", choices=TASKS, help="one task; all of them if not given")
    parser.add_argument("--limit", type=int, help="documents of each file, from its first")
    parser.add_argument("--half", choices=HALVES, help="some of the documents, by their ids")
    parser.add_argument("--reader", choices=DEPTHS, default="deep", help="how deep it reads")
    parser.add_argument("--licences", choices=("all", "open"), default="all", help="of its parts")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    tasks = [given.task] if given.task else list(TASKS)
    files = {name: sorted((given.gold / TASKS[name].folder).glob("*.jsonl")) for name in tasks}
    if not any(files.values()):
        parser.error(
            f"{given.gold} has no file such as times/*.jsonl; README.md says how it is laid out"
        )
    for name in tasks:
        report(name, files[name], given.limit, given.half, given.processes,
               reader=given.reader, licences=given.licences)  # fmt: skip


if __name__ == "__main__":
    main()
