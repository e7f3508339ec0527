"""Conflicts: what is dated twice, and what only looks so."""

import csv
from pathlib import Path

import pytest

import reread as rr

CASES = Path(__file__).parent / "cases" / "conflicts.tsv"
SAMPLE = Path(__file__).parents[1] / "data" / "article.txt"


def cases(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: case["text"])
def test_phrase(case):
    reading = rr.read(rr.Article(text=case["text"], published="2024-06-12"))
    assert len(reading.conflicts) == int(case["conflicts"])


def surfaces(reading):
    words = reading.events["surface"]
    found = reading.conflicts
    return {(words[a], words[b]) for a, b in zip(found["event_a"], found["event_b"], strict=True)}


def test_sample_dates_annexation_and_invasion_twice():
    reading = rr.read(rr.load(SAMPLE, published="2025-08-20"))
    assert surfaces(reading) == {("annexation", "annexed"), ("invasion", "invaded")}


@pytest.mark.parametrize("said", ["in 2014", "in March 2014", "in 2014, it is said,"])
def test_sample_made_consistent_has_none(said):
    text = SAMPLE.read_text("utf-8").replace("that year", said)
    assert surfaces(rr.read(rr.Article(text=text, published="2025-08-20"))) == set()


@pytest.mark.parametrize("old, new", [
    ("2014 invasion", "2022 invasion"),
    ("that year and annexed", "eight years before and annexed"),
    ("having earlier invaded eastern Ukraine that year and annexed Crimea", "to great outcry"),
])  # fmt: skip
def test_sample_changed_otherwise_has_none(old, new):
    text = SAMPLE.read_text("utf-8").replace(old, new)
    assert surfaces(rr.read(rr.Article(text=text, published="2025-08-20"))) == set()


def test_reasons_name_both_places():
    reading = rr.read(rr.load(SAMPLE, published="2025-08-20"))
    for row in reading.conflicts.itertuples():
        for start, end in ((row.start, row.end), (row.start_b, row.end_b)):
            assert f"“{reading.article.text[start:end]}”" in row.reason
