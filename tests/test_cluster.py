"""Batches on a cluster whose workers come and go, and whose scheduler may be lost."""

import sys

import pytest
from distributed import CancelledError, KilledWorker
from poisoned import LIMITS, items, read_items

from reread.choices import Choices
from reread.corpus.workers import cluster, isolation
from reread.corpus.workers.cluster import Work

RUN = isolation.Run("test", b"", LIMITS, {})


class Future:
    """What becomes of a batch: the outcomes of one attempt, of which the last stays."""

    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)

    def done(self):
        return len(self.outcomes) == 1

    def result(self, timeout):
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Client:
    """A cluster whose attempts at batches go as they are told to, and well after these."""

    def __init__(self, *attempts, threads=1):
        self.attempts, self.threads = list(attempts), threads
        self.status, self.asked, self.cancelled, self.ran = "running", 0, [], []

    def submit(self, read, run, batch, pure):
        assert (read, run, pure) == (isolation.read_batch, RUN, False)
        self.asked += 1
        return self.attempts.pop(0) if self.attempts else Future(read_items(batch, None))

    def nthreads(self):
        return {"a worker": self.threads} if self.threads else {}

    def scheduler_info(self):
        return {"address": "tcp://10.0.0.1:8786"}

    def cancel(self, futures, force):
        self.cancelled += futures

    def _run(self, *what):
        self.ran.append(what)

    def sync(self, call, *given, callback_timeout):
        assert callback_timeout == cluster.ENDING
        call(*given)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(cluster, "LOOKS", 0.01)
    yield
    isolation._ended.clear()


def read(client, *texts):
    batches = [(item,) for item in items(*texts)]
    return [part.keys for part in Work(client, RUN).done(batches)]


LOST = KilledWorker("read_batch-1", "a worker", 3)


@pytest.mark.parametrize("lost", [LOST, CancelledError("lost dependencies")])
def test_a_batch_whose_workers_are_lost_is_handed_out_again(lost):
    client = Client(Future(lost), Future(lost))
    assert read(client, "a", "b") == [("key0",), ("key1",)]
    assert client.asked == 4


def test_where_workers_are_lost_without_end_it_is_said():
    client = Client(*[Future(LOST) for _ in range(cluster.TRIES)])
    with pytest.raises(
        OSError, match=r"the workers that were to read '0\.txt' .* were lost 10 times"
    ):
        read(client, "a")


def test_parts_come_in_the_order_of_batches_and_a_few_are_read_ahead():
    client = Client(Future(TimeoutError(), TimeoutError(), read_items(items("a"), None)))
    listed = []

    def batches():
        for item in items(*"abcdefghijkl"):
            listed.append(item.key)
            yield (item,)

    parts = Work(client, RUN).done(batches())
    assert next(parts).keys == ("key0",)
    assert len(listed) == cluster.AHEAD + 1
    assert [part.keys for part in parts] == [(f"key{number}",) for number in range(1, 12)]


def test_what_is_not_read_is_taken_back_and_processes_end():
    client = Client(threads=2)
    parts = Work(client, RUN).done([(item,) for item in items("a", "b")])
    next(parts)
    parts.close()
    assert client.ran == [(isolation.end, "test")]
    assert "test" in isolation._ended


def test_a_scheduler_that_is_looked_for_is_waited_for_and_then_lost(monkeypatch):
    client = Client(Future(CancelledError("the scheduler is lost")))
    client.status = "connecting"
    waits = []

    def wait(seconds):
        waits.append(seconds)
        client.status = "running" if len(waits) == 1 else "closed"

    monkeypatch.setattr(cluster.time, "sleep", wait)
    assert read(client, "a") == [("key0",)]
    client.status = "connecting"
    with pytest.raises(OSError, match="the scheduler of the cluster is lost; start it and call"):
        read(client, "a")


def test_a_cluster_without_workers_is_told_once(monkeypatch):
    monkeypatch.setattr(cluster, "LONELY", -1.0)
    want = [TimeoutError()] * 3
    client = Client(Future(*want, read_items(items("a"), None)), threads=0)
    with pytest.warns(UserWarning, match="no worker; start one: dask worker tcp://10") as told:
        read(client, "a")
    assert len(told) == 1


def test_workers_that_lack_the_package_are_told():
    client = Client(Future(ModuleNotFoundError("No module named 'reread'")))
    with pytest.raises(ImportError, match=r"lack something \(No module named 'reread'\); on all"):
        read(client, "a")


def test_without_dask_the_install_line_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(
            ImportError, match=r"needs distributed; install it with: pip install \"reread\["
        ),
        cluster.work(None, None, Choices(), LIMITS),
    ):
        pass


def test_as_many_threads_as_there_were_while_the_scheduler_is_looked_for():
    client = Client(threads=4)
    work = Work(client, RUN)
    assert work.threads() == 4
    client.nthreads = lambda: (_ for _ in ()).throw(OSError("closed"))
    assert work.threads() == 4
