"""Which of our regular expressions take ever longer on texts that are made to slow them down.

    python tests/patterns.py

Tries every pattern that reread compiles when it is imported and when it reads `data/`: each of its
loops is fed what it repeats, after what leads to it and before what breaks it. Prints those whose
time grows faster than such a text, and ends with status 1 if there are any: (a+)+$, .*.*=x. Those
that only ever `match` are tried from one place; those that `search`, from all.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
HOME = "src/reread"
AT_ONE_PLACE = ("match", "fullmatch")
MAKERS = ("compile", *AT_ONE_PLACE, "search", "split", "findall", "finditer", "sub", "subn")
REPEATS = frozenset([op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT])
LOOPS = 30  # repetitions from which on a repeat is a loop
FEW = 3  # ways in which a part of a pattern is spelled out
SIGNS = "aA1 ,.\n-\"“'’()&;:/_x0é中\t"  # characters that stand for a class, the likeliest first
PUMPS = ("a", "A", "1", " ", "\n", ",", ".", "-", "A ", "a ", "a, ", "1,", "A. ", "“", "(", "\n ")
STARTS = 6  # places of a pattern at which the common pumps are tried
BREAKS = ("\0", "x!", "")  # what ends an attack: nothing that a pattern waits for
LENGTH = 2_000  # characters of an attack
SOON = 0.0005  # seconds that are not looked at again: a quarter of a microsecond a character
LATE = 0.5  # seconds after which a search counts as endless: a quarter of a millisecond a character
GROWTH = 8.0  # at four times the length: linear is 4, quadratic 16
DOUBTS = 4  # times that a slow one is tried again: a busy machine makes some look slow
# Files whose patterns search nothing that can grow: our own tables, short lines, ends of sentences
SHORT = ("tables.py", "words/kinds.py", "words/sentences.py")


class Slow(NamedTuple):
    """A pattern whose time grows faster than a text: by how much, on which attack."""

    growth: float
    attack: tuple[str, str, str]


class Place(NamedTuple):
    """Where a pattern is compiled, and whether it is looked for all over a text."""

    file: str
    line: int
    searches: bool


def _item(kind: Any, value: Any, flags: int) -> list[str]:
    """A few texts that one part of a pattern matches; the first is the plainest."""
    if kind is op.LITERAL:
        return [chr(value)]
    if kind in (op.IN, op.NOT_LITERAL, op.ANY, op.RANGE):
        return _class(repr((kind, value)), (kind, value), flags)
    if kind is op.BRANCH:
        ways = [_spelled(branch, flags)[0] for branch in value[1]]
        return ways[:FEW] + ways[FEW:][-1:]
    if kind in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _spelled(value[3] if kind is op.SUBPATTERN else value, flags)
    if kind in REPEATS:
        least, _, body = value
        return [way * least for way in _spelled(body, flags)] if least else [""]
    return [""]  # places, look-arounds, references


_known: dict[tuple[str, int], list[str]] = {}


def _class(name: str, item: tuple[Any, Any], flags: int) -> list[str]:
    if (name, flags) not in _known:
        alone = parser.SubPattern(parser.State(), [item])
        fits = compiler.compile(alone, flags).fullmatch
        found = [sign for sign in SIGNS if fits(sign)]
        other = (sign for sign in map(chr, range(0x3000)) if fits(sign))
        _known[name, flags] = found[:FEW] or [next(other, "")]
    return _known[name, flags]


def _spelled(tree: Any, flags: int) -> list[str]:
    """A few texts that a pattern matches, optional parts left out."""
    parts = [_item(*part, flags) for part in tree]
    ways = max(map(len, parts), default=1)
    return ["".join(part[way % len(part)] for part in parts) for way in range(min(ways, FEW))]


def _whole(tree: Any, flags: int) -> str:
    """A text that a pattern matches, optional parts put in."""
    found = ""
    for kind, value in tree:
        if kind in REPEATS:
            found += _whole(value[2], flags) * max(value[0], 1)
        elif kind is op.SUBPATTERN:
            found += _whole(value[3], flags)
        else:
            found += _item(kind, value, flags)[0]
    return found


def _bodies(kind: Any, value: Any) -> list[Any]:
    """The patterns that one part of a pattern holds."""
    if kind in REPEATS:
        return [value[2]]
    if kind is op.BRANCH:
        return value[1]
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _loops(tree: Any, flags: int, before: str = "") -> Iterator[tuple[str, str]]:
    """Each loop of a pattern: a text that leads to it, and one that it goes round with."""
    for kind, value in tree:
        if kind in REPEATS and value[1] - value[0] > LOOPS:
            for round_ in (*_spelled(value[2], flags), _whole(value[2], flags)):
                if round_:
                    yield before, round_
        for body in _bodies(kind, value):
            yield from _loops(body, flags, before)
        before += _item(kind, value, flags)[0]


def attacks(pattern: str | bytes, flags: int) -> Iterator[tuple[str, str, str]]:
    """What leads to a loop of a pattern, what it goes round with, what breaks it."""
    loops = dict.fromkeys(_loops(parser.parse(pattern, flags), flags))
    starts = list(dict.fromkeys(before for before, _ in loops))[:STARTS]
    loops |= dict.fromkeys(itertools.product(starts, PUMPS))
    return ((before, pump, end) for (before, pump), end in itertools.product(loops, BREAKS))


def slow(pattern: str | bytes, flags: int = 0, *, searches: bool = True) -> Slow | None:
    """How a pattern is slow, if it is."""
    compiled: re.Pattern[Any] = re.compile(pattern, flags)

    def read(text: str) -> str | bytes:
        """A text as the pattern takes it."""
        return text.encode("latin-1", "replace") if isinstance(pattern, bytes) else text

    uses: list[Callable[[str], object]] = [lambda text: compiled.match(read(text))]
    uses += [lambda text: sum(1 for _ in compiled.finditer(read(text)))] * searches
    for use, attack in itertools.product(uses, attacks(pattern, flags)):
        growth, tries = _growth(use, *attack), 0
        while growth > GROWTH and tries < DOUBTS:
            growth, tries = min(growth, _growth(use, *attack)), tries + 1
        if growth > GROWTH:
            return Slow(growth, attack)
    return None


def _growth(use: Callable[[str], object], before: str, pump: str, end: str) -> float:
    """By how much an attack's time grows when it is four times as long; 1 where it is short."""
    short, long = (before + pump * (n // len(pump)) + end for n in (LENGTH, 4 * LENGTH))
    try:
        took = _seconds(use, short)
        if took < SOON or (took := min(took, _seconds(use, short))) < SOON:
            return 1.0
        return min(_seconds(use, long), _seconds(use, long)) / took
    except TimeoutError:
        return float("inf")


def _seconds(use: Callable[[str], object], text: str) -> float:
    """Processor time of a search; TimeoutError after LATE."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LATE)
    try:
        started = time.process_time()
        use(text)
        return time.process_time() - started
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise TimeoutError


def compiled_by_reread() -> dict[tuple[str | bytes, int], Place]:
    """All patterns with their flags that reread compiles, and where; in a fresh process."""
    found: dict[tuple[str | bytes, int], Place] = {}
    own_compile, matched = re.compile, _only_matched()

    def watched(name: str, make: Callable[..., Any]) -> Callable[..., Any]:
        def made(pattern: Any, *args: Any, **options: Any) -> Any:
            code, line = (frame := sys._getframe(1)).f_code, frame.f_lineno
            if HOME in code.co_filename:
                given = args[0] if name == "compile" and args else options.get("flags", 0)
                own = own_compile(pattern, given)
                place = code.co_filename.partition(f"{HOME}/")[2]
                everywhere = name not in AT_ONE_PLACE and (place, line) not in matched
                everywhere = everywhere and place not in SHORT
                found.setdefault((own.pattern, own.flags), Place(place, line, everywhere))
            return make(pattern, *args, **options)

        return made

    for name in MAKERS:
        setattr(re, name, watched(name, getattr(re, name)))
    _read_all()
    return found


def _only_matched() -> set[tuple[str, int]]:
    """The lines, by file, of patterns with a name under which nobody searches a text."""
    paths = (ROOT / HOME).rglob("*.py")
    trees = {path.relative_to(ROOT / HOME): ast.parse(path.read_text()) for path in paths}
    uses: dict[tuple[str, str], set[str]] = defaultdict(set)  # by module and name
    for file, tree in trees.items():
        homes = {alias.name: (node.module or "").rpartition(".")[2]
                 for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
                 for alias in node.names}  # fmt: skip
        for name, use in _uses(tree):
            uses[homes.get(name, file.stem), name].add(use)
    return {
        (str(file), line)
        for file, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        and uses[file.stem, node.targets[0].id] <= {*AT_ONE_PLACE, "pattern"}
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }  # fmt: skip


def _uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names in a module, each with what is called of it; "handed on" where it stands by itself."""
    called = set()
    for node in ast.walk(tree):  # from the outside in
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called.add(node.value)
            yield node.value.id, node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
            yield node.id, "handed on"


def _read_all() -> None:
    """Import all of reread, and read all articles with every option of each choice."""
    import reread as rr

    for module in pkgutil.walk_packages(rr.__path__, "reread."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    plain = {"reader": "small"}
    other = {"tokenizer": "tweet", "names": "gazetteer", "lexicon": "vader", "negation": "vader"}
    for path in sorted((ROOT / "data").glob("*")):
        for choices in (plain, plain | other | {"attribution": "rules", "sentences": "line"}):
            reading = rr.read(rr.load(path), **choices)
            for table in rr.reading.STAGES:
                reading.table(table)


def main() -> int:
    """Print the slow ones."""
    signal.signal(signal.SIGVTALRM, _stop)
    patterns = compiled_by_reread()
    count = 0
    for (pattern, flags), place in sorted(patterns.items(), key=lambda item: item[1]):
        if not (found := slow(pattern, flags, searches=place.searches)):
            continue
        count += 1
        before, pump, end = found.attack
        attack = f"{before!r} + {pump!r} * n + {end!r}"
        print(f"{place.file}:{place.line}: {found.growth:.0f}-fold on {attack}: {pattern[:99]!r}")
    print(f"{len(patterns)} patterns, {count} of them slow")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
