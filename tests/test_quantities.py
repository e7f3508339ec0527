"""Quantities: what is counted, what only looks like a figure, and which figures disagree."""

import csv
import math
from pathlib import Path

import pytest

import reread as rr

CASES = Path(__file__).parent / "cases"


def cases(name):
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def read(text):
    return rr.read(rr.Article(text=text, published="2031-06-12"))


def number(said, value):
    return math.nan if said == "-" else float(value if said == "=" else said)


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda c: f"{c['figure']}: {c['text']}")
def test_figure(case):
    rows = read(case["text"]).quantities
    row = rows[rows["surface"] == case["figure"]]
    assert len(row) == 1, rows["surface"].tolist()
    found = row.iloc[0]
    for name in ("value", "low", "high"):
        wanted = number(case[name], case["value"])
        assert found[name] == pytest.approx(wanted, rel=1e-5, nan_ok=True), name
    for name in ("unit", "of", "hedge"):
        assert ("" if found[name] is rr.tables.pd.NA else found[name]) == case[name], name


@pytest.mark.parametrize(
    "case", cases("quantities_negative"), ids=lambda c: f"{c['number']}: {c['text']}"
)
def test_no_figure(case):
    rows = read(case["text"]).quantities
    at = case["text"].index(case["number"])
    assert not [surface for surface, start, end in zip(
        rows["surface"], rows["start"], rows["end"], strict=True) if start <= at < end]  # fmt: skip


@pytest.mark.parametrize("case", cases("quantity_conflicts"), ids=lambda c: c["text"])
def test_conflict(case):
    found = read(case["text"].replace("\\n", "\n")).conflicts
    found = found[found["kind"] == "quantities"]
    assert len(found) == int(case["conflicts"]), found["reason"].tolist()


def test_conflict_names_both_voices():
    text = "According to police, 300 people came; organisers said 2,500."
    reason = read(text).conflicts["reason"].item()
    assert "(police)" in reason
    assert "(organisers)" in reason
