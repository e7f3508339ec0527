"""Kill runs with -9 at random moments until one gets through: is the corpus the same, byte for byte?

`python tests/corpus_killing.py --articles 1000 --kills 50` reads made-up articles once undisturbed,
then in a run that is killed again and again, and prints what it finds. Every other kill is by the
clock; those between are at a step of writing, before or after a file is flushed, renamed or removed.
`--stand-in` has the reading itself done by `poisoned`, which takes no time. Exits with 1 where
anything differs, or a process or a temporary file is left over.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import poisoned
import psutil

from reread import Article, corpus

NAMES = ("Adler", "Brandt", "Corelli", "Dufour", "Ekholm", "Farkas", "Garcia", "Horvath")
PLACES = ("Arborough", "Bellwick", "Carrowmere", "Dunleigh", "Eastvale", "Fenwick")
TEXT = """{place} closes its harbour

{place}'s council voted {votes} to nothing on Tuesday to close the harbour. "We had no choice," said
Mayor {name}, who took office in {year}. Fishermen, who blocked the road on Monday, called the vote
a disgrace; about {crowd} of them want to sue.
"""
PROGRAM = "import sys; sys.path.insert(0, {here!r}); import corpus_killing as k; k.run(*{given!r})"
STEPS = 400  # of writing, of which a part takes some ninety
SIGN = "REREAD_KILLING"  # in the environment of a run and of all that it starts


def articles(count):
    """Articles of which no two are the same, in our own words."""
    for number in range(count):
        name, place = NAMES[number % len(NAMES)], PLACES[number % len(PLACES)]
        numbers = {"votes": 5 + number % 7, "year": 1990 + number % 30, "crowd": 100 + number}
        text = TEXT.format(name=name, place=place, **numbers)
        yield Article(text=text, id=f"a{number}", published="2025-08-20")


def run(out, count, workers, items, stand_in, steps=None):
    """One run, in a process that may be killed, or kills itself after some steps of writing."""
    if stand_in:
        poisoned.dask_setup(None)
    if steps is not None:
        die_after(steps)
    corpus.read(articles(count), out, workers=workers, items=items, progress=False)


def die_after(steps):
    """Have this process kill itself at a step of writing."""
    left = iter(range(steps))

    def step():
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    def deadly(real):
        def call(*given, **named):
            step()
            made = real(*given, **named)
            step()
            return made

        return call

    os.fsync = deadly(os.fsync)
    Path.replace, Path.unlink = deadly(Path.replace), deadly(Path.unlink)


def started(*given, **environment):
    program = PROGRAM.format(here=str(Path(__file__).parent), given=given)
    own = {**os.environ, **environment}
    return subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL, env=own)


def files(out):
    """All files of a corpus but the one that tells of its runs."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "runs.jsonl"
    }


def alive(processes):
    """Those of some processes that do not end in a moment."""
    left = []
    for process in psutil.wait_procs(processes, timeout=3)[1]:
        with suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE:  # nobody may have asked how it ended
                left.append(process)
    return left


def signed(sign):
    """All processes that a run of this sign started."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(SIGN) == sign:
                found.append(process)
    return found


class Trial:
    """Runs into one folder, with temporary files of their own, and what is wrong with them."""

    def __init__(self, folder, *how):
        self.whole, self.torn, self.temporary = (folder / name for name in ("whole", "torn", "tmp"))
        self.temporary.mkdir()
        self.how, self.faults = how, []
        self.own = {"TMPDIR": str(self.temporary), SIGN: str(folder)}
        assert started(str(self.whole), *how, **self.own).wait() == 0

    def kill(self, number, moment, steps):
        """Start a run, and kill it after some seconds unless it kills itself before."""
        process = started(str(self.torn), *self.how, steps, **self.own)
        try:
            ended = process.wait(moment) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            ended = process.wait() == 0
        if left := alive(signed(self.own[SIGN])):
            self.faults.append(f"kill {number} left {left}")
        parts = len(list(self.torn.glob("parts/*.json")))
        how = (
            "had ended" if ended else f"after {moment:.1f} s" if steps is None else f"step {steps}"
        )
        print(f"kill {number}: {parts} parts, {how}", flush=True)
        if ended:
            shutil.rmtree(self.torn)
        return not ended

    def end(self):
        """Go on to the end; what is wrong, a line for each fault."""
        assert started(str(self.torn), *self.how, **self.own).wait() == 0
        one, other = files(self.whole), files(self.torn)
        names = sorted(one.keys() | other.keys())
        self.faults += [f"{name} differs" for name in names if one.get(name) != other.get(name)]
        left = [path for path in self.temporary.rglob("*") if path.is_file()]
        self.faults += [f"{path} is left" for path in left if path.suffix != ".lock"]  # Dask's own
        return [*self.faults, *corpus.faults(self.torn)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--items", type=int, default=20, help="in one part")
    parser.add_argument("--longest", type=float, default=20.0, help="seconds before a kill")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--stand-in", action="store_true")
    given = parser.parse_args()
    chance, began, kills = random.Random(given.seed), time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), given.articles, given.workers, given.items, given.stand_in)
        while kills < given.kills:
            by_clock = chance.uniform(0.5, given.longest), None
            by_step = 10 * given.longest, chance.randrange(STEPS)
            kills += trial.kill(kills + 1, *(by_step if kills % 2 else by_clock))
        faults = trial.end()
    print(*faults or ["the same, byte for byte"], sep="\n")
    print(f"{kills} kills, {time.monotonic() - began:.0f} s")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
