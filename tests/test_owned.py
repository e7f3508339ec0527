"""A process that reads, and its owner: nothing disturbs what they say, and neither outlives."""

import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from contextlib import suppress
from itertools import chain, repeat

import poisoned
import psutil
import pytest
from corpus_killing import alive
from poisoned import LIMITS, items

from reread.corpus.workers import owned
from reread.corpus.workers.child import LIMITS as SHIPPED
from reread.corpus.workers.child import Batch
from reread.corpus.workers.owned import Child, Died, StoppedError
from reread.provenance import versions

DEAF = """
import pickle, sys, time
pickle.dump(("begun", 0), sys.stdout.buffer)
sys.stdout.flush()
time.sleep(600)
"""
OWNER = """
import os, signal, subprocess, sys
started = [sys.executable, "-c", sys.argv[1], str(os.getpid())]
child = subprocess.Popen(started, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdin.write(sys.stdin.buffer.read())
child.stdin.flush()
child.stdout.read(1)
print(child.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def batch(*texts, choices=b"N.", **other):
    return Batch(items(*texts), choices, LIMITS, versions() | other)


@pytest.fixture
def started(monkeypatch):
    """A process that runs a program; nothing is left of any."""
    monkeypatch.setattr(owned, "LOOKS", 0.1)
    before, children = threading.active_count(), []
    others = psutil.Process().children()

    def start(program):
        monkeypatch.setattr(owned, "PROGRAM", program)
        children.append(Child())
        return children[-1]

    yield start
    for child in children:
        child.end()
    assert psutil.Process().children() == others
    assert threading.active_count() == before


def below(child):
    return psutil.Process(child._process.pid).children(recursive=True)


def test_a_process_reads_as_it_is_read_here_whatever_libraries_do_and_says_how_it_ended(
    started, tmp_path
):
    child = started(poisoned.PROGRAM)
    given = ["a one", "b two", "a ask", "c fork", "d start"]
    part = child.read(batch(*given))
    assert [below(child).pop()] == alive(below(child))  # what was started; the copy has ended
    assert part.keys == tuple(f"key{number}" for number in range(5))
    assert part.tables["articles"]["article"].to_pylist() == ["a", "b", "a~2", "c", "d"]
    assert child.read(batch("a eat")).tables["failures"]["kind"].to_pylist() == ["memory"]
    with pytest.raises(
        RuntimeError, match=r"lxml is .* where articles are read and 0\.1 where the"
    ):
        child.read(batch("a", lxml="0.1"))
    missing = pickle.dumps(Counter).replace(b"Counter", b"Kounter")
    with pytest.raises(
        RuntimeError, match="is not available where articles are read: AttributeErr"
    ):
        child.read(batch("a", choices=missing))
    assert child.alive
    assert child.grown() < 100 << 20
    left = below(child)
    died = child.read(batch("a", f"b unlucky {tmp_path / 'seen'}"))
    reason = "the process that read it ended with SIGKILL"
    assert died == Died(1, "crash", reason, outside=True)
    assert not alive(left)


def test_what_spins_in_c_is_ended_by_the_system(started, monkeypatch):
    monkeypatch.setattr(owned, "WAITS", 100.0)
    child = started(poisoned.PROGRAM)
    assert child.read(batch("a", "b spin")) == Died(1, "timeout", "it was not read in 1 seconds")
    assert not child.alive


def test_what_waits_for_nothing_is_ended_by_its_owner(started, monkeypatch):
    monkeypatch.setattr(owned, "WAITS", 0.5)
    died = started(DEAF).read(batch("a"))
    assert died == Died(0, "timeout", "it was not read in 1 seconds")


def test_what_takes_memory_is_ended_by_its_owner_where_the_system_does_not(started, monkeypatch):
    monkeypatch.setattr(owned, "WATCHED", True)
    monkeypatch.setattr(Child, "_memory", lambda child: next(sizes))
    sizes = chain([0], repeat(LIMITS.memory + 1))
    died = started(DEAF).read(batch("a"))
    assert died == Died(0, "memory", "it took more than 1,536 MB to read")


def test_who_is_ended_reads_nothing_more(started):
    child = started(DEAF)
    ending = threading.Timer(0.1, child.end)
    ending.start()
    with pytest.raises(StoppedError):
        child.read(batch("a"))
    ending.join()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends when its time is up")
@pytest.mark.parametrize("program", [poisoned.PROGRAM, owned.TIED + DEAF], ids=["spins", "loads"])
def test_a_process_dies_with_its_owner_whatever_it_is_at(program):
    told = subprocess.run(
        [sys.executable, "-c", OWNER, program],
        input=pickle.dumps(pickle.dumps(batch("a spin"))),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with suppress(psutil.NoSuchProcess):
        assert not alive([psutil.Process(int(told.stdout))])


def test_a_process_ends_that_nobody_can_ask_or_wants(started):
    closed = started("from reread.corpus.workers import child; child.main()")
    idle = started("from reread.corpus.workers import child; child.IDLE = 0.1; child.main()")
    closed._process.stdin.close()
    assert closed._process.wait(60) == idle._process.wait(60) == 0
    assert not closed.alive


def test_limits_grow_with_what_is_read():
    short, long = items("a", "a" * 10_000_000)
    assert SHIPPED.time(short) < 30
    assert SHIPPED.time(long) > 10 * 600  # ten times what ten million characters take
    assert SHIPPED.space(long) > 10 << 30
