"""The measure of SemEval-2015 task 4, on timelines worked out by hand."""

import importlib
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def timelines():
    folder = str(Path(__file__).parents[1] / "benchmarks")
    sys.path.insert(0, folder)
    yield importlib.import_module("timelines")
    sys.path.remove(folder)


def _line(timelines, *rows):
    return timelines.timeline((order, day, ("a", 0, word)) for order, day, word in rows)


def test_a_timeline_is_scored_by_what_follows_from_its_relations(timelines):
    gold = _line(timelines, (1, "2004", "buy"), (2, "2005-06-XX", "sell"), (2, "2005-06", "gain"),
                 (3, "XXXX-XX-XX", "close"), (0, "2003", "own"))  # fmt: skip
    assert [at.date for at in gold] == ["2004", "2005-06", ""]
    c = timelines.score(gold, gold)  # 3 dates, 1 of one time, 2 of one before the other
    assert (c["predicted"], c["precise"], c["gold"], c["recalled"]) == (6, 6, 6, 6)
    found = _line(timelines, (4, "2004", "buy"), (7, "2006", "close"))
    c = timelines.score(gold, found)  # buy before close follows, though sell stands between
    assert (c["precise"], c["predicted"]) == (2, 3)
    assert (c["recalled"], c["gold"]) == (1, 6)  # of two befores each has a telling not found
    assert timelines.figures(c)["P"] == pytest.approx(200 / 3)
    assert timelines.score(gold, found, anchors=False)["predicted"] == 1


def test_a_position_split_in_two_keeps_what_holds_within_its_parts(timelines):
    gold = _line(timelines, *((1, "2004", word) for word in "abcd"))
    found = _line(timelines, (1, "2004", "a"), (1, "2004", "b"), (2, "2004", "c"), (2, "2004", "d"))
    c = timelines.score(gold, found, anchors=False)
    assert (c["precise"], c["predicted"], c["recalled"], c["gold"]) == (2, 3, 2, 3)


PLACED = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 4), min_size=1)


@settings(max_examples=60, deadline=None)
@given(PLACED, PLACED)
def test_a_score_is_a_share_and_one_s_own_is_full(timelines, one, other):
    lines = [_line(timelines, *((at, f"200{at}", word) for word, at in sorted(told.items())))
             for told in (one, other)]  # fmt: skip
    c = timelines.score(*lines)
    assert 0 <= c["precise"] <= c["predicted"] and 0 <= c["recalled"] <= c["gold"]
    assert timelines.figures(timelines.score(lines[0], lines[0]))["F1"] == 100
    moved = [at._replace(order=at.order * 3) for at in lines[1]]
    assert timelines.score(lines[0], moved) == c  # only the order of positions counts
