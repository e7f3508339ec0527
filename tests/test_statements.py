"""Statements: who does what to whom, in a few words of the text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import reread as rr
from reread.timeline.telling.statements import LONGEST

with (Path(__file__).parent / "cases/statements.tsv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _statements(text: str) -> dict[str, str]:
    events = rr.read(rr.Article(text=text, published="2024-05-05")).legible("events")
    return dict(zip(events["surface"], events["statement"], strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['surface']}: {case['text']}")
def test_statements(case):
    assert _statements(case["text"])[case["surface"]] == case["statement"]


def test_a_pronoun_says_whom_it_stands_for():
    told = _statements("Ana Lund was re-elected in 2012. She resigned in 2013 after her defeat.")
    assert told["resigned"] == "Ana Lund resigned after her defeat"
    assert told["defeat"] == "Ana Lund’s defeat"


def test_a_long_name_is_cut_at_a_blank():
    name = "Ruritanian Federation of Independent Harbour and Ferry Workers"
    said = _statements(f"The {name} signed the deal in 2012.")["signed"]
    subject, _, rest = said.partition("… ")
    assert rest == "signed the deal"
    assert name.startswith(subject + " ")
    assert len(subject) < LONGEST


def test_every_event_has_one(reading):
    events = reading.legible("events")
    assert events["statement"].str.len().gt(0).all()
    assert "statement" not in reading.events
