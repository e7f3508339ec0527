"""Conflicts: what is dated twice, and what only looks so."""

import csv
from pathlib import Path

import pandas as pd
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


def conflicts(text, published="2024-06-12"):
    return rr.read(rr.Article(text=text, published=published)).conflicts


@pytest.mark.parametrize("text, likely, named", [
    ("Russia annexed Crimea in 2014. Russia's annexation of Crimea in 2022 was condemned.",
     "a", "18 March 2014 for “annexation of Crimea”"),
    ("Russia annexed Crimea in 2022. Russia's annexation of Crimea in 2014 was condemned.",
     "b", "18 March 2014 for “annexation of Crimea”"),
    ("Indira Gandhi was assassinated in 1984. Indira Gandhi was killed in 1986.",
     "a", "31 October 1984"),
    # Neither side has the known day, or both are near it.
    ("Russia annexed Crimea in 2012. Russia's annexation of Crimea in 2022 was condemned.", "", ""),
    ("Russia annexed Crimea in March 2014. The annexation of Crimea in April 2014 was condemned.",
     "", ""),
    # Another Gandhi, and a part of a country: not what the table knows.
    ("Rajan Gandhi was assassinated in 1984. Rajan Gandhi was killed in 1986.", "", ""),
    ("Russia invaded eastern Ukraine in 2014. The invasion of eastern Ukraine in 2022 failed.", "", ""),
])  # fmt: skip
def test_a_known_happening_decides(text, likely, named):
    row = conflicts(text).iloc[0]
    assert named in row["reason"]
    assert bool(likely) == ("list of facts" in row["reason"])
    assert likely == ("" if pd.isna(row["likely"]) else row["likely"])


def test_a_fact_decides_for_all_that_the_same_two_dates_date():
    rows = rr.read(rr.load(SAMPLE, published="2025-08-20")).conflicts
    assert rows["likely"].tolist() == ["a", "a"]
    assert rows["reason"].str.contains("18 March 2014").all()


@pytest.mark.parametrize("text, kind", [
    ("Maria Lund was born in 1931. She died in 2009 at the age of 68.", "age"),
    ("Germany left the club in 2017, before the vote in 2016.", "order"),
    ("He was mayor from 2016 to 2014.", "dates"),
    ("Palme was buried on Monday. Palme was buried on Thursday.", "dates"),
])  # fmt: skip
def test_kinds(text, kind):
    assert conflicts(text)["kind"].tolist() == [kind]


def test_an_undated_article_holds_no_age_against_today():
    text = "Anna Berg, aged 45, won the race. Berg was born in 1990."
    assert len(conflicts(text, published=None)) == 0
    assert len(conflicts(text, published="2024-06-12")) == 1
    assert len(conflicts(text, published="2035-06-12")) == 0


def test_what_agrees_is_counted_too():
    reading = rr.read(rr.Article(text="Lund died in 2001. The death of Lund in May 2001 was sudden. "
                                 "The vote is on Tuesday, 11 June 2024."))  # fmt: skip
    pairs = reading.stage("compared")
    places = {(reading.article.text[one.start : one.end],
               reading.article.text[one.start_b : one.end_b]) for one in pairs}  # fmt: skip
    assert places == {("died", "death"), ("Tuesday", ", 11 June 2024")}
    assert not any(one.reason for one in pairs)
