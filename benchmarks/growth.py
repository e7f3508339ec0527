"""How the time of each stage, and memory, grow with a text's length, on families of texts.

    python benchmarks/growth.py [--families "prose;dates"] [--sizes 20,40,80,160] [--reader small]

Each family is read in a process of its own, at each size (thousands of characters) anew, and each
stage is timed with all that it needs computed before. Prints, worst first, by how much the time of
a stage grew at the last doubling: 2 is linear, 4 quadratic. Stages that take less than FLOOR are
too short to judge. Ends with status 1 where one grew by more than LIMIT, or where a family failed.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from growing_texts import FAMILIES, text

import reread as rr
from reread.stages import HIDDEN, STAGES

SIZES = "20,40,80,160"  # thousands of characters
FLOOR = 0.15  # seconds of processor time; shorter ones are the clock's and the collector's noise
LIMIT = 2.3  # growth at a doubling: linear, and some of a cache that fills
PATIENCE = 600  # seconds for one family
PUBLISHED = "2025-08-20"
WARM = "Anna Lind said on Monday: “The bridge is closed.” Two people were killed in 2024."


class Growth(NamedTuple):
    """How a stage's time grew on a family: seconds at each size, and at the last doubling."""

    family: str
    stage: str
    seconds: list[float]

    @property
    def ratio(self) -> float:
        """Growth at the last doubling; 1 where it is too short to judge."""
        before, last = self.seconds[-2:]
        return last / max(before, FLOOR / 2) if last > FLOOR else 1.0


def seconds(words: str, reader: str) -> dict[str, float]:
    """Processor time of each stage of one reading, in the order in which they are needed."""
    reading = rr.read(rr.Article(text=words, published=PUBLISHED), reader=reader)
    took: dict[str, float] = {}

    def run(name: str) -> None:
        for other in (STAGES | HIDDEN)[name].tables:
            if other not in took:
                run(other)
        gc.collect()  # whose work falls on whichever stage it happens in
        gc.disable()
        started = time.process_time()
        reading.stage(name)
        took[name] = time.process_time() - started
        gc.enable()

    for name in STAGES:
        if name not in took:
            run(name)
    return took


def family(name: str, sizes: list[int], reader: str) -> None:
    """Print what a family takes at each size, a line of JSON each; run in a process of its own."""
    seconds(WARM, reader)
    for size in sizes:
        took = seconds(text(name, 1000 * size), reader)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # megabytes on Linux
        print(json.dumps({"size": size, "memory": memory, "took": took}), flush=True)


def measured(name: str, sizes: list[int], reader: str) -> list[dict]:
    """What a family takes at each size, read in a fresh process; fewer rows where it failed."""
    command = [sys.executable, __file__, "--one", name, "--reader", reader]
    command += ["--sizes", ",".join(map(str, sizes))]
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=alone)
        lines, fault = done.stdout, done.stderr[-300:]
    except subprocess.TimeoutExpired as stopped:
        lines, fault = (stopped.stdout or b"").decode(), f"longer than {PATIENCE} s"
    rows = [json.loads(line) for line in lines.splitlines()]
    if len(rows) < len(sizes):
        print(f"{name}: failed after {len(rows)} sizes: {fault}", flush=True)
    return rows


def growths(name: str, rows: list[dict]) -> Iterator[Growth]:
    """One per stage."""
    for stage in rows[-1]["took"]:
        yield Growth(name, stage, [row["took"][stage] for row in rows])


def show(found: list[Growth], most: int) -> None:
    """Print the worst, and the slowest."""
    for title, key in (("worst growth", lambda g: -g.ratio), ("slowest", lambda g: -g.seconds[-1])):
        print(f"\n{title}\n{'family':32}{'stage':16}{'growth':>7}   seconds")
        for own in sorted(found, key=key)[:most]:
            took = " ".join(f"{s:8.2f}" for s in own.seconds)
            print(f"{own.family:32}{own.stage:16}{own.ratio:7.2f}  {took}")


def main() -> int:
    """Measure, print, and say whether all is linear."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--families", default=";".join(FAMILIES), help="separated by ;")
    parser.add_argument("--sizes", default=SIZES, help="thousands of characters")
    parser.add_argument("--reader", default="small", choices=("small", "deep"))
    parser.add_argument("--rows", type=int, default=20)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    own = parser.parse_args()
    sizes = [int(size) for size in own.sizes.split(",")]
    if own.one:
        family(own.one, sizes, own.reader)
        return 0
    found, failed = [], 0
    for name in own.families.split(";"):
        rows = measured(name, sizes, own.reader)
        failed += len(rows) < len(sizes)
        if len(rows) > 1:
            found += growths(name, rows)
            total = sum(rows[-1]["took"].values())
            print(f"{name:32}{total:8.1f} s{rows[-1]['memory']:8,} MB", flush=True)
    show(found, own.rows)
    return int(bool(failed) or any(one.ratio > LIMIT for one in found))


if __name__ == "__main__":
    sys.exit(main())
