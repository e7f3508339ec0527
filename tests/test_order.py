"""Order: what texts tell of which event came first, what follows from it, and what does not."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.timeline.order import closure

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "order.tsv"
TURNED = {"before": "after", "after": "before", "during": "contains", "same": "same"}
PIECES = st.sampled_from(
    ["He left ", "Russia invaded Crimea ", "the war ", "a war ", "ended ", "began ", "she said ",
     "having ", "had fled ", "earlier ", "later ", "and ", "after ", "before ", "until ", "since ",
     "when ", "while ", "during ", "in 2014 ", "in 2012 ", "on Monday ", ", ", ". ", "\n\n", "it "]
)  # fmt: skip
news = st.lists(PIECES, min_size=1, max_size=40).map("".join)


def cases(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text):
    return rr.read(rr.Article(text=text, published="2024-06-12"))


def said(reading):
    """Each row from both ends, as surfaces and relation."""
    words = reading.events["surface"]
    rows = zip(reading.order["event_a"], reading.order["relation"], reading.order["event_b"],
               strict=True)  # fmt: skip
    found = {(words[a], relation, words[b]) for a, relation, b in rows}
    return found | {(b, TURNED[relation], a) for a, relation, b in found}


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: f"{case['a']}: {case['text']}")
def test_phrase(case):
    reading = read(case["text"])
    found = {row for row in said(reading) if (row[0], row[2]) == (case["a"], case["b"])}
    if case["relation"] == "-":
        assert not found
    else:
        assert {case["a"], case["b"]} <= set(reading.events["surface"])
        assert (case["a"], case["relation"], case["b"]) in found


def test_sample_invaded_before_it_launched():
    reading = rr.read(rr.load(ROOT / "data/article.txt"))
    assert ("invaded", "before", "launched") in said(reading)
    rows = reading.order
    (reason,) = rows[rows["reason"].str.contains("earlier")]["reason"]
    assert reason == "“earlier” beside “invaded”"
    assert not rows["derived"].any()  # its dates contradict each other, so nothing rests on them


def bounds(reading, surface):
    events = reading.events
    row = events[events["surface"] == surface].iloc[0]
    days = [
        None if pd.isna(row[side]) else str(row[side].date()) for side in ("earliest", "latest")
    ]
    return (*days, row["rule"].endswith("; bounds: by order"))


def test_bounds_by_order_are_wide():
    text = "The war ended in 2014. He had left before the war ended in 2014, and she fled after he left."
    reading = read(text)
    assert bounds(reading, "left") == (None, "2014-12-31", True)
    assert bounds(read("He resigned after the 2014 invasion."), "resigned")[0] == "2014-01-01"
    assert bounds(read("He resigned before the 2014 vote."), "resigned")[1] == "2014-12-31"


def test_an_event_with_its_own_time_keeps_it():
    assert bounds(read("He resigned in 2015 after the 2014 vote."), "resigned") == (
        "2015-01-01", "2015-12-31", False,
    )  # fmt: skip


def test_when_claims_no_end():
    assert bounds(read("He fled when war broke out in 2014."), "fled")[1] is None


def test_closure_is_transitive():
    reading = read("He fled before the war began. She died after the war began.")
    table = closure(reading.order, reading.events)
    words = reading.events["surface"]
    found = {(words[row.event_a], row.relation, words[row.event_b], row.derived)
             for row in table.itertuples()}  # fmt: skip
    assert ("fled", "before", "began", False) in found
    tables.check("order", table, reading.article, {"events": reading.events})


def test_closure_compares_dates():
    reading = read("He left the city in 2014. She left it in 2012. They met in 2010.")
    table = closure(reading.order, reading.events)
    before = table[table["relation"] == "before"]
    pairs = set(zip(before["event_a"], before["event_b"], strict=True))
    assert {(2, 1), (1, 0), (2, 0)} <= pairs


def test_closure_of_nothing_is_empty():
    reading = read("Nothing here.")
    assert closure(reading.order, reading.events).empty
    assert list(closure(reading.order, reading.events)) == tables.schema("order").names


def test_contradicting_words_do_not_both_stand():
    reading = read(
        "He left before she left. She died after the war, and the war began after she died."
    )
    pairs = [frozenset(pair) for pair in zip(reading.order["event_a"], reading.order["event_b"],
                                             strict=True)]  # fmt: skip
    assert len(pairs) == len(set(pairs))


@settings(max_examples=60, deadline=None)
@given(news)
def test_any_news_is_in_an_order(text):
    reading = read(text)
    events = reading.events
    tables.check("events", events, reading.article, {"events": events})
    tables.check("order", reading.order, reading.article, {"events": events})
    tables.check("conflicts", reading.conflicts, reading.article, {"events": events})
    assert len(reading.order) <= 4 * len(events)
    assert (events["same_as"].dropna() < events["event"][events["same_as"].notna()]).all()
    earlier = events["same_as"].dropna().astype("int64")
    assert events["same_as"][earlier].isna().all()  # it is the first telling


@settings(max_examples=60, deadline=None)
@given(news)
def test_closure_never_contradicts_itself(text):
    reading = read(text)
    table = closure(reading.order, reading.events)
    tables.check("order", table, reading.article, {"events": reading.events})
    rows = list(zip(table["event_a"], table["relation"], table["event_b"], strict=True))
    assert all(a != b for a, _, b in rows)
    before = {(a, b) for a, relation, b in rows if relation == "before"}
    before |= {(b, a) for a, relation, b in rows if relation == "after"}
    assert not before & {(b, a) for a, b in before}
    assert not before & {(a, b) for a, relation, b in rows if relation in ("during", "same")}


@settings(max_examples=60, deadline=None)
@given(news)
def test_bounds_by_order_hold_what_they_rest_on(text):
    """An event after a dated one can begin on its first day, one before it can end on its last."""
    reading = read(text)
    events = reading.events.to_dict("records")
    for row in reading.order.to_dict("records"):
        a, b = events[row["event_a"]], events[row["event_b"]]
        for one, other, relation in ((a, b, row["relation"]), (b, a, TURNED[row["relation"]])):
            if not one["rule"].endswith("by order") or other["rule"].endswith("by order"):
                continue
            if relation == "after" and not pd.isna(other["earliest"]):
                assert pd.isna(one["latest"]) or one["latest"] >= other["earliest"]
            if relation == "before" and not pd.isna(other["latest"]):
                assert pd.isna(one["earliest"]) or one["earliest"] <= other["latest"]


def test_inputs_are_unchanged():
    from reread.timeline.conflicts import conflicts
    from reread.timeline.order import order

    reading = rr.read(rr.load(ROOT / "data/article.txt"))
    for make, names in (
        (order, "sentences tokens times mentions quotes events"),
        (conflicts, "sentences times events order"),
    ):
        given_tables = [reading.table(name) for name in names.split()]
        before = [table.copy() for table in given_tables]
        make(reading.article, *given_tables)
        for one, other in zip(given_tables, before, strict=True):
            pd.testing.assert_frame_equal(one, other)
    copy, events = reading.order.copy(), reading.events.copy()
    closure(copy, events)
    pd.testing.assert_frame_equal(copy, reading.order)
    pd.testing.assert_frame_equal(events, reading.events)
