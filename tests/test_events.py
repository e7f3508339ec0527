"""Events: phrases with what they must and must not give, and any text a valid table."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables

CASES = Path(__file__).parent / "cases" / "events.tsv"
SAMPLE = Path(__file__).parents[1] / "data" / "article.txt"
PIECES = st.sampled_from(
    ["Russia", "’s ", "“", "”", "said ", "that ", "would not ", "invaded ", "and ", "in 2014 ",
     "war ", "of ", ", ", ". ", "\r\n", "\u00a0", "in\u00advasion ", "é", "🙂", "having ", "been ",
     "is likely to ", "who ", "on Wednesday ", "if ", "without ", "the ", "agreed "]
)  # fmt: skip


def cases(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def described(reading, row):
    """An event's columns as strings: mentions and time by surface, days as earliest..latest."""
    said = {name: "" if pd.isna(value) else str(value) for name, value in row.items()}
    for name, other in (("agent", "mentions"), ("patient", "mentions"), ("time", "times")):
        surfaces = reading.table(other)["surface"]
        said[name] = "" if pd.isna(row[name]) else surfaces[row[name]]
    said["same_as"] = "" if pd.isna(row["same_as"]) else reading.events["surface"][row["same_as"]]
    days = (row["earliest"], row["latest"])
    said["days"] = "..".join("NaT" if pd.isna(day) else str(day.date()) for day in days)
    return said


def wanted(expected):
    """ "cue=may modality=hedged" as a dict; words without "=" go on with the one before."""
    found = {}
    for part in expected.split():
        name, _, value = part.partition("=")
        found[name] = value
    return found


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: f"{case['event']}: {case['text']}")
def test_phrase(case):
    article = rr.Article(text=case["text"], published="2024-06-12")
    reading = rr.read(article, names="gazetteer")  # whose names can be read in lists
    events = reading.events
    rows = [row for _, row in events[events["surface"] == case["event"]].iterrows()]
    if case["expected"] == "-":
        assert not rows
        return
    assert rows, events["surface"].tolist()
    said = described(reading, rows[0])
    for name, value in wanted(case["expected"]).items():
        assert said[name].startswith(value) and (value or not said[name]), (name, said[name])


def valid(text):
    article = rr.Article(text=text, published="2024-06-12")
    reading = rr.read(article)
    names = ("sentences", "times", "mentions")
    tables.check("events", reading.events, article, {name: reading.table(name) for name in names})
    tables.check("conflicts", reading.conflicts, article, {"events": reading.events})
    tables.check("reference_date", rr.read(rr.Article(text=text)).reference_date, rr.Article(text))


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1))
def test_any_text_is_valid(text):
    valid(text)


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
def test_any_news_is_valid(text):
    valid(text)


@pytest.fixture(scope="module")
def sample():
    return rr.read(rr.load(SAMPLE, published="2025-08-20"))


def test_sample_deploy_is_denied_by_trump(sample):
    row = sample.events[sample.events["surface"] == "deploy"].iloc[0]
    assert (row["asserted_by"], row["polarity"]) == ("donald-trump", "negative")
    assert row["modality"] in ("future", "conditional")


STANDING = (  # surface, asserted_by, polarity, modality, cue
    ("agreed", "sergey-lavrov", "positive", "actual", None),
    ("agreed", "narrator", "positive", "hedged", "reportedly"),
    ("accept", "russian-foreign-ministry", "negative", "conditional", "can not"),
    ("support", "donald-trump", "positive", "future", "would"),
    ("deploy", "donald-trump", "negative", "future", "would not"),
    ("offer", "narrator", "positive", "conditional", "could"),
    ("lead", "sergey-lavrov", "positive", "conditional", "would"),
    ("securing", "narrator", "positive", "future", "plans"),
    ("invaded", "narrator", "positive", "actual", None),
)


@pytest.mark.parametrize("said", STANDING, ids=lambda said: f"{said[0]} by {said[1]}")
def test_sample_standing(sample, said):
    names = ["surface", "asserted_by", "polarity", "modality", "cue"]
    rows = sample.events[names].astype(object)
    assert said in {tuple(row) for row in rows.where(rows.notna(), None).to_numpy()}


def test_sample_links_second_tellings(sample):
    events = sample.legible("events")
    linked = events[events["same_as"].notna()]
    found = set(zip(linked["surface"], linked["same_as"], strict=True))
    assert {("invaded", "invasion"), ("annexed", "annexation")} <= found


def test_sample_reporting_is_the_narrators(sample):
    said = sample.events[sample.events["kind"] == "reporting"]
    assert (said["asserted_by"] == "narrator").all()


def test_who_says_so_is_read_from_stretches():
    text = "“Russia invaded Crimea,” Lavrov said. “Germany left,” a man said. It rained."
    reading = rr.read(rr.Article(text=text))
    voices = dict(zip(reading.events["surface"], reading.events["asserted_by"], strict=True))
    assert voices["invaded"] == "lavrov"
    assert voices["left"] == "man"  # somebody without a name
    assert voices["said"] == voices["rained"] == "narrator"


def test_inputs_are_unchanged(sample):
    from reread.stages import COMPARED, LINES, TODAY
    from reread.timeline.conflicts import compared, conflicts
    from reread.timeline.events import events, tellings
    from reread.timeline.order import order

    names = ("sentences", "times", "mentions", "events", "order", "conflicts")
    before = {name: sample.table(name).copy() for name in names}
    told = tellings(sample.article, sample.sentences, sample.stage(LINES), sample.times,
                    sample.mentions, sample.stage(TODAY))  # fmt: skip
    pairs = compared(sample.article, sample.sentences, sample.times, sample.mentions,
                     sample.quantities, sample.stage(TODAY), told)  # fmt: skip
    made = {
        "events": events(sample.article, told),
        "order": order(sample.article, told),
        "conflicts": conflicts(sample.article, pairs),
    }
    assert pairs == sample.stage(COMPARED)
    for name, table in before.items():
        pd.testing.assert_frame_equal(sample.table(name), table)
        pd.testing.assert_frame_equal(made.get(name, table), table)


def test_a_person_put_beside_an_organisation_does_what_its_spokesman_does():
    reading = rr.read(rr.load(SAMPLE.with_name("bridge-portal.html")))  # so its parser has it
    row = reading.events[reading.events["surface"] == "warned"].iloc[0]
    assert described(reading, row)["agent"] == "Casper Wenn"
