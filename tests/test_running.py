"""A run: what it commits, in which order, and what is left of it when it is stopped."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import corpus_killing
import poisoned
import psutil
import pytest
from corpus_killing import alive, files
from poisoned import Simulated

from reread import corpus
from reread.corpus import running
from reread.corpus.dataset import Dataset
from reread.corpus.parts import Item
from reread.corpus.workers import cluster, isolation


@pytest.fixture(autouse=True)
def _nothing_left(monkeypatch):
    """Reading is simulated in threads of this process; no run leaves any behind but Dask's own."""
    monkeypatch.setattr(isolation, "Child", Simulated)
    Simulated.all = []
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before]
    assert not [name for name in left if "Offload" not in name]
    assert not any(child.alive for child in Simulated.all)
    assert not psutil.Process().net_connections()


def pairs(*texts):
    return [(f"{number:03}.txt", text.encode()) for number, text in enumerate(texts)]


def read(source, out, **how):
    return corpus.read(source, out, **{"progress": False, "workers": 1} | how)


TEXTS = ["a one", "b two", "crash", "a three", "c four", "crash", "d five"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What an undisturbed run makes of TEXTS."""
    out = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolation, "Child", Simulated)
        read(pairs(*TEXTS), out, items=2)
    return out


def test_the_same_bytes_on_any_number_of_workers_and_in_any_number_of_runs(tmp_path, whole):
    read(pairs(*TEXTS), tmp_path / "two", items=2, workers=3)
    read(pairs(*TEXTS[:4]), tmp_path / "grown", items=2)
    grown = read(pairs(*TEXTS), tmp_path / "grown", items=2)
    assert files(whole) == files(tmp_path / "two") == files(tmp_path / "grown")
    assert list(grown.articles["article"]) == ["a", "b", "a~2", "c", "d"]
    assert list(grown.failures["name"]) == ["002.txt", "005.txt"]
    assert len((tmp_path / "grown/runs.jsonl").read_text().splitlines()) == 2


def test_what_was_read_is_not_read_again(tmp_path, whole, monkeypatch):
    shutil.copytree(whole, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    read(pairs(*TEXTS), "out")
    assert files(tmp_path / "out") == files(whole)
    assert not Simulated.all


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_whatever_stops_it_what_is_committed_is_kept(stopped, tmp_path, whole, monkeypatch):
    commit = Dataset.commit

    def stopping(dataset, part):
        if len(dataset.parts) == 2:
            raise stopped("amid a run")
        return commit(dataset, part)

    with monkeypatch.context() as patch:
        patch.setattr(Dataset, "commit", stopping)
        with pytest.raises(stopped, match="amid a run") as told:
            read(pairs(*TEXTS), tmp_path / "out", items=2, workers=2)
    notes = getattr(told.value, "__notes__", [])
    if stopped is KeyboardInterrupt:
        assert notes == [
            f"stopped: 3 articles read, 1 not and kept in {str(tmp_path / 'out')!r}; the same call carries on from there"
        ]
    assert len(corpus.open(tmp_path / "out").articles) == 3
    read(pairs(*TEXTS), tmp_path / "out", items=2)
    assert files(tmp_path / "out") == files(whole)


def test_a_source_that_breaks_breaks_the_run_and_nothing_else(tmp_path, whole):
    def broken():
        yield from pairs(*TEXTS[:4])
        raise LookupError("the source is gone")

    with pytest.raises(LookupError, match="the source is gone"):
        read(broken(), tmp_path, items=2)
    read(pairs(*TEXTS), tmp_path, items=2)
    assert files(tmp_path) == files(whole)


def test_batches_are_full_by_number_or_by_size(monkeypatch):
    given = [
        Item(str(number), "a.txt", b"x" * size)
        for number, size in enumerate([1, 9, 1, 1, 1, 30, 1])
    ]
    monkeypatch.setattr(running, "HEAVY", 10)
    cut = [[len(item.content) for item in batch] for batch in running._batches(given, 3)]
    assert cut == [[1, 9], [1, 1, 1], [30], [1]]


def test_of_two_items_that_are_one_one_is_read():
    one, other = Item("1", "a.txt", b"a"), Item("2", "b.txt", b"b")
    skipped = []
    new = running._new([one, other, one], {"2"}, lambda: skipped.append(1))
    assert list(new) == [one]
    assert len(skipped) == 2


@pytest.mark.parametrize(
    ("how", "error", "says"),
    [
        ({"items": 0}, ValueError, "items=0 is not a number from 1 on"),
        ({"workers": True}, ValueError, "workers=True is not a number from 1 on"),
        ({"workers": 2, "client": "tcp://127.0.0.1:1"}, ValueError, "workers=2 and a client are"),
        ({"workers": None, "client": 8786}, TypeError, "client=8786 is not a distributed.Client"),
        ({"lexikon": "news"}, TypeError, "'lexikon' is not a choice"),
        ({"lexicon": "nrc"}, ValueError, "lexicon='nrc' is not known"),
        ({"names": "spacy:of_nobody"}, ValueError, "names='spacy:of_nobody' is not installed; run"),
        ({"tokenizer": threading.Lock().acquire}, TypeError, "cannot be sent to the processes"),
    ],
)
def test_mistakes_are_said_before_anything_is_written(how, error, says, tmp_path):
    with pytest.raises(error, match=says):
        read(pairs("a"), tmp_path / "out", **how)
    assert not (tmp_path / "out").exists()


def test_a_scheduler_that_is_not_there_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.1)
    monkeypatch.setattr(cluster, "LOOKS", 0.1)
    with pytest.raises(OSError, match=r"no scheduler answers at client='tcp://127\.0\.0\.1:1' \("):
        read(pairs("a"), tmp_path / "out", client="tcp://127.0.0.1:1", workers=None)
    with pytest.raises(
        ValueError, match=r"client='here' is not the address of a scheduler \(missing"
    ):
        read(pairs("a"), tmp_path / "out", client="here", workers=None)


def test_progress_is_shown_where_it_is_wanted(tmp_path, capsys):
    read(pairs(*TEXTS), tmp_path, progress=True)
    shown = capsys.readouterr().err
    assert "5 articles read, 2 not: 100%" in shown
    assert "7/7" in shown
    read(pairs(*TEXTS, "e six"), tmp_path, progress=True)
    assert "1 article read: 100%" in capsys.readouterr().err


def committed(out):
    return len(list(out.glob("parts/*.json")))


def kill_amid_run(process, out):
    """Kill a process once two parts are committed; those below it that outlive it."""
    while committed(out) < 2:
        time.sleep(0.02)
    below = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.wait()
    return alive(below)


SLEEPY = [f"a{number} sleepy" for number in range(30)]


def test_killed_amid_a_run_it_goes_on_and_gets_there(tmp_path):
    how = (40, 2, 4, True)
    sign = {corpus_killing.SIGN: str(tmp_path)}
    killed = corpus_killing.started(str(tmp_path / "torn"), *how, 150, **sign)
    assert killed.wait() == -signal.SIGKILL
    assert not alive(corpus_killing.signed(str(tmp_path)))
    assert 1 <= committed(tmp_path / "torn") < 10
    read(corpus_killing.articles(40), tmp_path / "torn", items=4)
    read(corpus_killing.articles(40), tmp_path / "whole", items=4)
    assert files(tmp_path / "torn") == files(tmp_path / "whole")


@pytest.fixture
def dask(tmp_path):
    """A scheduler and two workers as Dask's documentation starts them: address and workers."""
    file = tmp_path / "scheduler.json"
    own = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    told = ["--scheduler-file", str(file), "--no-dashboard"]
    place = ["--host", "127.0.0.1"]
    preload = ["--preload", poisoned.__file__, "--local-directory", str(tmp_path / "scratch")]

    def start(kind, *more):
        return subprocess.Popen([sys.executable, "-m", "dask", kind, *place, *told, *more], **own)

    scheduler = start("scheduler", "--port", "0")
    workers = [start("worker", "--no-nanny", "--nthreads", "1", *preload) for _ in range(2)]
    while not file.exists() or not file.read_text().endswith("}"):
        time.sleep(0.02)
    yield json.loads(file.read_text())["address"], workers
    for process in (*workers, scheduler):
        process.terminate()
        process.wait()


def test_one_of_two_workers_is_killed(dask, tmp_path):
    address, workers = dask
    with ThreadPoolExecutor(1) as apart:
        killing = apart.submit(kill_amid_run, workers[0], tmp_path / "torn")
        read(pairs(*SLEEPY), tmp_path / "torn", items=2, workers=None, client=address)
    assert not killing.result()
    assert not psutil.Process(workers[1].pid).children()
    read(pairs(*SLEEPY), tmp_path / "whole", items=2)
    assert files(tmp_path / "torn") == files(tmp_path / "whole")
