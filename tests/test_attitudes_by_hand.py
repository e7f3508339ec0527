"""Attitudes corrected by hand: another label, one more, one less."""

import pandas as pd
import pytest

import reread as rr

TEXT = (
    "The Ferrit Council praised Mia Tolland. Orrin Vale condemned the Ferrit Council. "
    "The dam opened twice, and Vale left."
)
PLAIN = rr.read(rr.Article(text=TEXT))
CELL = {"voice": "orrin-vale", "entity": "ferrit-council"}


def _voices(*rows):
    table = pd.DataFrame([{"table": "voices", **row} for row in rows])
    return rr.read(PLAIN.article, corrections=table)


def _row(reading, cell):
    return reading.voices.set_index(["voice", "entity"]).loc[tuple(cell.values())]


@pytest.mark.parametrize(
    ("label", "score"),
    [("positive", 1.0), ("neutral", 0.0), ("unclear", 0.0)],
)
def test_another_label_with_the_score_that_goes_with_it(label, score):
    assert _row(PLAIN, CELL)["label"] == "negative"
    reading = _voices({**CELL, "to": label})
    row = _row(reading, CELL)
    assert (row["label"], row["score"]) == (label, score)
    assert row["start"] == _row(PLAIN, CELL)["start"]
    moved = rr.compare(PLAIN, reading)
    assert set(moved["table"]) == {"voices"}
    assert set(moved["column"]) == {"label", "score"}


def test_a_label_that_agrees_keeps_its_score():
    assert rr.compare(PLAIN, _voices({**CELL, "to": "negative"})).empty


def test_names_will_do():
    named = {"voice": "Orrin Vale", "entity": "Ferrit Council"}
    assert _row(_voices({**named, "to": "positive"}), CELL)["label"] == "positive"


def test_one_towards_somebody_who_speaks_by_hand_alone():
    span = {"start": TEXT.index("The dam"), "end": TEXT.index(", and")}
    reading = _voices({"table": "quotes", **span, "to": "Jo Quill"},
                      {"voice": "Orrin Vale", "entity": "Jo Quill", **span, "to": "negative"})  # fmt: skip
    assert _row(reading, {"voice": "orrin-vale", "entity": "jo-quill"})["label"] == "negative"
    assert reading.notices == ()


def test_no_attitude():
    reading = _voices({**CELL, "to": ""})
    assert len(reading.voices) == len(PLAIN.voices) - 1
    assert tuple(CELL.values()) not in reading.voices.set_index(["voice", "entity"]).index
    assert "fits nothing" in _voices({**CELL, "to": ""}, {**CELL, "to": ""}).notices[0]


def test_one_where_none_was():
    cell = {"voice": "orrin-vale", "entity": "mia-tolland"}
    start = TEXT.index("Vale left")
    reading = _voices({**cell, "start": start, "end": start + 4, "to": "negative"})
    row = _row(reading, cell)
    assert (row["label"], row["score"], row["sentences"]) == ("negative", -1.0, 1)
    assert (row["start"], row["end"]) == (start, start + 4)
    rr.tables.check("voices", reading.voices, PLAIN.article, {"entities": reading.entities})


@pytest.mark.parametrize(
    "row",
    [
        {"voice": "orrin-vale", "entity": "mia-tolland", "to": "negative"},
        {"voice": "orrin-vale", "entity": "orrin-vale", "start": 0, "end": 3, "to": "negative"},
        {"voice": "orrin-vale", "entity": "mia-tolland", "start": 1, "end": 9, "to": "negative"},
        {"voice": "orrin-vale", "entity": "narrator", "start": 0, "end": 3, "to": "negative"},
        {"voice": "orrin-vale", "entity": "jo-quill", "start": 0, "end": 9, "to": "negative"},
        {"voice": "jo-quill", "entity": "orrin-vale", "start": 0, "end": 9, "to": "negative"},
        {
            "voice": "orrin-vale",
            "entity": "mia-tolland",
            "start": 900,
            "end": 909,
            "to": "positive",
        },
        {"voice": "orrin-vale", "entity": "mia-tolland", "to": ""},
    ],
)
def test_what_fits_nothing_is_told(row):
    reading = _voices(row)
    assert rr.compare(PLAIN, reading).empty
    assert "1 of 1 corrections fits nothing" in reading.notices[0]
