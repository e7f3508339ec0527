"""Do a room's own tests see its lines broken?

    python tests/mutation.py [ROOM …] [--breaks 12] [--processes 2]

Breaks single lines of each room, one at a time in a copy, and runs the tests of that room until one
fails: a comparison turned round, "and" for "or", a number that is one more, a step left out. Which
lines is settled by hashes of their text, so other edits do not change the choice. Prints each break
that no test saw, and the share that was seen.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TESTS = {  # of each room, quickest first
    "grammar": "grammar",
    "voices": "stretches speakers quotes",
    "sentiment": "lexicons ledger tone influence sentiment_voices attitudes towards",
    "timeline": "values facts conflicts rules events order times reference_date",
    "entities": "variants senses by_hand entities aliases referring names mentions",
    "quantities": "quantities",
    "loading": "encodings fetching article",
    "export": "annotations graphml timelinejs timeml conllu excel export saving",
}
SLOWEST = 300  # seconds; a break that makes the tests hang is seen
TURNED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
WRITTEN = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


class Break(NamedTuple):
    """One change of one line: where it stands, its columns there, and what comes in its place."""

    path: Path
    line: int
    first: int
    last: int
    new: str

    def text(self) -> str:
        """The line as it is."""
        return self.path.read_text(encoding="utf-8").splitlines()[self.line - 1]

    def broken(self) -> str:
        """The line as it becomes."""
        line = self.text()
        return line[: self.first] + self.new + line[self.last :]


def breaks(path: Path) -> Iterator[Break]:
    """All breaks of a file."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        for start, end, new in _changes(node, lines):
            if start[0] == end[0]:
                yield Break(path, start[0], start[1], end[1], new)


def _changes(node: ast.AST, lines: list[str]) -> Iterator[tuple[tuple, tuple, str]]:
    if isinstance(node, ast.Compare):
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            kind, old = type(operator), WRITTEN[type(operator)]
            after = _columns(lines, left.end_lineno, left.end_col_offset)
            at = lines[left.end_lineno - 1].find(old, after)
            if left.end_lineno == right.lineno and at >= 0:
                yield (left.end_lineno, at), (left.end_lineno, at + len(old)), TURNED[kind]
            left = right
    elif isinstance(node, ast.BoolOp):
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        first = node.values[0]
        after = _columns(lines, first.end_lineno, first.end_col_offset)
        at = lines[first.end_lineno - 1].find(f" {old} ", after)
        if at >= 0:
            yield (first.end_lineno, at + 1), (first.end_lineno, at + 1 + len(old)), new
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        at = _columns(lines, node.lineno, node.col_offset)
        yield (node.lineno, at), (node.lineno, at + 4), ""
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        start, end = (
            _columns(lines, node.lineno, i) for i in (node.col_offset, node.end_col_offset)
        )
        yield (node.lineno, start), (node.end_lineno, end), str(node.value + 1)
    elif isinstance(node, ast.Expr | ast.AugAssign) and not _is_text(node):
        start, end = (
            _columns(lines, node.lineno, i) for i in (node.col_offset, node.end_col_offset)
        )
        yield (node.lineno, start), (node.end_lineno, end), "pass"


def _is_text(node: ast.AST) -> bool:
    value = getattr(node, "value", None)
    return isinstance(value, ast.Constant | ast.Yield | ast.YieldFrom)


def _columns(lines: list[str], line: int, offset: int) -> int:
    """The column of an offset that `ast` counts in bytes."""
    return len(lines[line - 1].encode()[:offset].decode())


def chosen(room: str, count: int) -> list[Break]:
    """The breaks of a room that are tried: one a line, in the order of their lines' hashes."""
    found: dict[tuple[Path, int], Break] = {}
    for path in sorted((ROOT / "src/reread" / room).rglob("*.py")):
        for one in sorted(breaks(path), key=_hash):
            found.setdefault((one.path, one.line), one)
    return sorted(found.values(), key=_hash)[:count]


def _hash(one: Break) -> str:
    return hashlib.sha256(f"{one.text()}|{one.broken()}".encode()).hexdigest()


def is_seen(room: str, one: Break) -> bool:
    """Whether a test of the room fails once a line is broken."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("__pycache__"))
        path = copy / one.path.relative_to(ROOT / "src")
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[one.line - 1] = one.broken() + "\n"
        path.write_text("".join(lines), encoding="utf-8")
        tests = [ROOT / f"tests/test_{name}.py" for name in TESTS[room].split()]
        command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
        environment = os.environ | {"PYTHONPATH": str(copy), "HYPOTHESIS_STORAGE_DIRECTORY": folder}
        try:
            run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True,
                                 timeout=SLOWEST)  # fmt: skip
        except subprocess.TimeoutExpired:
            return True
        if run.returncode > 2:  # not a test that failed, nor one that could not be read
            raise RuntimeError(f"the tests of {room} did not run; mend its line in TESTS")
        return run.returncode > 0


def main() -> None:
    """Break the lines of the rooms asked for and print what was not seen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rooms", nargs="*", default=list(TESTS), metavar="ROOM")
    parser.add_argument("--breaks", type=int, default=12, help="lines of each room (12)")
    parser.add_argument("--processes", type=int, default=2, help="tried at once (2)")
    asked = parser.parse_args()
    every = [(room, one) for room in asked.rooms for one in chosen(room, asked.breaks)]
    with ThreadPoolExecutor(asked.processes) as pool:
        seen = list(pool.map(lambda pair: is_seen(*pair), every))
    for (_, one), was_seen in zip(every, seen, strict=True):
        if not was_seen:
            print(f"{one.path.relative_to(ROOT)}:{one.line}\n- {one.text()}\n+ {one.broken()}\n")
    for room in asked.rooms:
        own = [was_seen for (name, _), was_seen in zip(every, seen, strict=True) if name == room]
        print(f"{room}: {sum(own)} of {len(own)} seen")
    print(f"all: {sum(seen)} of {len(seen)} seen ({sum(seen) / len(seen):.0%})")


if __name__ == "__main__":
    main()
