"""How right reread is on annotated corpora, measured through its public face.

    python benchmarks/accuracy.py GOLD [--task TASK] [--limit N] [--half unread] [--processes 2]

GOLD is a folder of corpora laid out as README.md beside this file says. Prints one row of a
Markdown table per file; tasks.py says what each figure counts. `--half unread` measures only on
the documents that were not looked at while rules were written: half of them, by their ids.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import multiprocessing
from collections import Counter
from pathlib import Path
from typing import Any

from tasks import TASKS, Figures, Task


def load(path: Path) -> list[dict[str, Any]]:
    """All documents of a file, one JSON object a line."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def is_unread(record: dict[str, Any]) -> bool:
    """Whether a document belongs to the half that is measured and not looked at."""
    return hashlib.sha256(record["id"].encode()).digest()[0] % 2 == 0


HALVES = {"unread": is_unread, "read": lambda record: not is_unread(record)}


def measure(task: Task, records: list[dict[str, Any]], processes: int) -> Figures:
    """The figures of some documents."""
    total: Counter = Counter()
    with multiprocessing.Pool(processes) as pool:
        for counts in pool.imap(task.count, records, chunksize=4):
            total.update(counts)
    return task.figures(total)


def show(*cells: str) -> None:
    """Print one row of a Markdown table."""
    print("|", " | ".join(cells), "|", flush=True)


def report(
    name: str, files: list[Path], limit: int | None, half: str | None, processes: int
) -> None:
    """Print the table of one task, one row per file."""
    for number, path in enumerate(files):
        records = [record for record in load(path) if half is None or HALVES[half](record)]
        chosen = records[:limit]
        figures = measure(TASKS[name], chosen, processes)
        if number == 0:
            print()
            show("task", "file", "documents", *figures)
            show("---", "---", "--:", *("--:" for _ in figures))
        count = (
            f"{len(records):,}"
            if len(chosen) == len(records)
            else f"first {len(chosen):,} of {len(records):,}"
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
    parser.add_argument("--half", choices=HALVES, help="half of the documents, by their ids")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    tasks = [given.task] if given.task else list(TASKS)
    files = {name: sorted((given.gold / TASKS[name].folder).glob("*.jsonl")) for name in tasks}
    if not any(files.values()):
        parser.error(
            f"{given.gold} has no file such as times/*.jsonl; README.md says how it is laid out"
        )
    for name in tasks:
        report(name, files[name], given.limit, given.half, given.processes)


if __name__ == "__main__":
    main()
