"""How far a run is, in a terminal and in a notebook."""

import threading

import poisoned
import pytest
from poisoned import items, read_items
from tqdm import notebook

from reread.corpus import progress
from reread.corpus.progress import Progress


def part(*texts):
    return read_items(items(*texts), None)


def counted(told):
    told._counting.join()


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(poisoned, "print", lambda line: None, raising=False)


def test_a_bar_says_what_was_read_and_how_much_is_left(capsys):
    with Progress([("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")], True) as told:
        counted(told)
        told.add(part("a", "b"))
        assert "2 articles read:  67%" in capsys.readouterr().err
        told.say("a line")
        told.add(part("c"))
    shown = capsys.readouterr()
    assert shown.out == "a line\n"
    assert "3 articles read: 100%" in shown.err
    assert "3/3" in shown.err


def test_failures_are_told_and_singulars_are_singular():
    told = Progress(iter([]), False)
    assert told.told == "0 articles read"
    told.add(part("a"))
    assert told.told == "1 article read"
    failed = part("a")
    failed.tables["failures"] = part("a").tables["articles"].select(["name"])
    told.add(failed)
    assert told.told == "2 articles read, 1 not"


def test_what_was_read_before_counts_as_done_and_not_for_the_rate(monkeypatch):
    with Progress([("a.txt", b"a"), ("b.txt", b"b")], True) as told:
        counted(told)
        told.skipped()
        told.add(part("b"))
        assert (told._bar.n, told._bar.initial, told._bar.total) == (2, 1, 2)
        assert told.items == 1


@pytest.mark.parametrize(
    "source", [iter([("a.txt", b"a")]), ["https://example.org/a"], "https://example.org/a"]
)
def test_what_can_be_had_once_is_not_counted(source, capsys):
    with Progress(source, True) as told:
        told.add(part("a"))
        assert told._bar.total is None
    assert "1 items [" in capsys.readouterr().err


def test_counting_ends_with_the_run_and_keeps_its_errors_to_itself(tmp_path, monkeypatch, capsys):
    def endless(source, **how):
        while True:
            yield source

    def broken(source, **how):
        yield source
        raise ValueError("the loop says so")

    before = threading.active_count()
    monkeypatch.setattr(progress.sources, "items", endless)
    with Progress(tmp_path, True):
        pass
    monkeypatch.setattr(progress.sources, "items", broken)
    with Progress(tmp_path, True) as told:
        counted(told)
        assert told._counting.total is None
    assert threading.active_count() == before


def test_nothing_is_shown_where_nothing_is_wanted(tmp_path, capsys):
    with Progress(tmp_path, False) as told:
        told.skipped()
        told.add(part("a"))
        told.say("nothing")
    assert capsys.readouterr() == ("", "")
    assert told.articles == 1


def test_the_widget_of_a_notebook_learns_how_much_there_is(monkeypatch, capsys):
    monkeypatch.setattr("tqdm.auto.tqdm", notebook.tqdm)
    with Progress([("a.txt", b"a"), ("b.txt", b"b")], True) as told:
        counted(told)
        told.add(part("a"))
        assert told._bar.container.children[1].max == 2
        assert told._bar.container.children[1].value == 1
