"""Order: what texts tell of which event came first, what follows from it, and what does not."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.timeline.ordering import intervals

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


def test_a_saying_and_what_it_says_are_trivial_even_where_dates_tell():
    rows = read("Police said on Tuesday that the clerk fled on Sunday. Moss left on Friday.").order
    assert rows["trivial"].tolist() == [True, False]
    assert rows["derived"].all()


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


def test_contradicting_words_do_not_both_stand():
    reading = read(
        "He left before she left. She died after the war, and the war began after she died."
    )
    pairs = [frozenset(pair) for pair in zip(reading.order["event_a"], reading.order["event_b"],
                                             strict=True)]  # fmt: skip
    assert len(pairs) == len(set(pairs))


def test_of_links_that_contradict_each_other_the_weakest_goes():
    """What words say outweighs what dates say."""
    found = said(read(
        "He resigned in 2014 before the bridge collapsed. "
        "Germany left in 2010 after the bridge collapsed."
    ))  # fmt: skip
    assert {("resigned", "before", "collapsed"), ("left", "after", "collapsed")} <= found
    assert ("left", "before", "resigned") not in found


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
def test_order_never_contradicts_itself(text):
    """No chain of links says that something is over before it begins."""
    rows = read(text).order
    linked = sorted({*rows["event_a"], *rows["event_b"]})
    edges = list(intervals.of_events(linked))
    for i, row in enumerate(rows.itertuples()):
        edges += intervals.of_relation(row.event_a, row.event_b, row.relation, row.reason, i)
    circle = intervals.circles(edges, 2 + 2 * max(linked, default=0))
    assert not any(edge.strict and circle[edge.low] == circle[edge.high] for edge in edges)


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
