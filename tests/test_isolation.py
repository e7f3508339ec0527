"""What of a batch is lost by articles that end the process which reads it: they alone."""

import pickle

import poisoned
import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from poisoned import CRASHED, KILLED, LIMITS, Simulated, items, read_items

from reread.corpus.dataset.schemas import NAMES
from reread.corpus.parts import Refused
from reread.corpus.workers import isolation, owned
from reread.provenance import versions


@pytest.fixture(autouse=True)
def _ended():
    yield
    isolation.end("test")
    isolation._ended.clear()


def run(**other):
    return isolation.Run("test", pickle.dumps(None), LIMITS, versions() | other)


def simulated(given, failing=0, killed=()):
    Simulated.all, Simulated.killed, Simulated.failing = [], dict(killed), failing
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolation, "Child", Simulated)
        part = isolation.read_batch(run(), given)
        isolation.end("test")
    isolation._ended.clear()
    assert not any(child.alive for child in Simulated.all)
    return part


def failures(part):
    rows = part.tables["failures"].to_pylist()
    return [(row["name"], row["kind"], row["reason"]) for row in rows]


def ids(part):
    return part.tables["articles"]["article"].to_pylist()


def insist_same(part, other):
    assert part.keys == other.keys
    for name in NAMES:
        assert part.tables[name].equals(other.tables[name]), name
        assert all(column.num_chunks <= 1 for column in part.tables[name].columns)


DEED = st.sampled_from(["a", "b", "crash", "frail", "heap", "chance 1", "chance 2"])


@settings(max_examples=60, deadline=None)
@given(st.lists(DEED, min_size=1, max_size=12))
def test_a_batch_is_what_it_would_be_without_those_that_crash(deeds):
    given = items(*deeds)
    crashed = Refused("crash", CRASHED)
    spared = [
        item._replace(content=crashed) if item.content == b"crash" else item for item in given
    ]
    insist_same(simulated(given), read_items(spared, None))


def test_many_that_crash_cost_each_its_own_processes_and_no_more():
    simulated(items(*["crash", "a"] * 10))
    assert len(Simulated.all) <= 2 * 10 + 1


def test_an_article_that_is_always_killed_is_blamed_in_the_end():
    assert not failures(simulated(items("a", "chance"), killed={"": isolation.KILLED - 1}))
    part = simulated(items("a", "chance"), killed={"": isolation.KILLED})
    assert failures(part) == [("1.txt", "crash", KILLED)]


def test_where_no_process_can_be_had_no_article_is_blamed():
    assert ids(simulated(items("a", "b"), failing=isolation.STARTS - 1)) == ["a", "b"]
    with pytest.raises(RuntimeError, match="no article can be read: it ended with status 1"):
        simulated(items("a", "b"), failing=isolation.STARTS)


def test_a_process_that_grows_is_replaced(monkeypatch):
    monkeypatch.setattr(isolation, "Child", Simulated)
    Simulated.all = []
    for size in (0, isolation.GROWN, isolation.GROWN + 1, 0):
        monkeypatch.setattr(Simulated, "grown", lambda child, size=size: size)
        isolation.read_batch(run(), items("a"))
    assert [child.batches for child in Simulated.all] == [3, 1]


def test_a_run_that_has_ended_reads_nothing(monkeypatch):
    class Ending(Simulated):
        def read(self, batch):
            isolation.end("test")
            assert not self.alive
            raise owned.StoppedError

    monkeypatch.setattr(isolation, "Child", Ending)
    assert isolation.read_batch(run(), items("a")) is None


def test_a_batch_leaves_the_processes_of_another_alone_that_have_just_ended(monkeypatch):
    class Dying(Simulated):
        def dies(self, *how, **more):
            died = super().dies(*how, **more)
            isolation.read_batch(run()._replace(name="other"), items("z"))
            return died

    monkeypatch.setattr(isolation, "Child", Dying)
    assert ids(isolation.read_batch(run(), items("a", "crash", "b"))) == ["a", "b"]
    isolation.end("other")


def test_who_is_to_blame_is_tried_by_a_process_that_has_read_nothing(monkeypatch):
    monkeypatch.setattr(isolation, "Child", Simulated)
    Simulated.all, Simulated.killed = [], {"": isolation.KILLED}
    with isolation._children("test") as children:
        spoilt = [children._taken(False) for _ in range(isolation.KILLED)]
        for child in spoilt:
            children._back(child)
        isolation.read_batch(run(), items("a", "chance"))
    assert sum(child.batches for child in spoilt) == 1  # before anybody is suspected


def test_whoever_is_gone_leaves_nothing_to_those_after(monkeypatch):
    monkeypatch.setattr(isolation, "Child", Simulated)
    isolation.read_batch(run()._replace(name="gone"), items("a"))
    isolation.read_batch(run(), items("a"))
    assert set(isolation._runs) == {"gone", "test"}
    Simulated.all[-2].end()
    isolation.read_batch(run(), items("b"))
    assert set(isolation._runs) == {"test"}


def test_articles_lose_themselves_alone(monkeypatch):
    monkeypatch.setattr(owned, "PROGRAM", poisoned.PROGRAM)
    others = psutil.Process().children()
    part = isolation.read_batch(run(), items("a", "b crash", "a"))
    assert ids(part) == ["a", "a~2"]
    ended = "the process that read it ended with status 3"
    assert failures(part) == [("1.txt", "crash", ended)]
    isolation.end("test")
    assert psutil.Process().children() == others
