"""The missing date: given, stated, or told from what the text knows."""

import csv
from pathlib import Path

import pandas as pd
import pytest

import reread as rr

CASES = Path(__file__).parent / "cases" / "dating.tsv"
SAMPLE = Path(__file__).parents[1] / "data" / "article.txt"


def cases(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def candidates(text, **known):
    return rr.read(rr.Article(text=text, **known)).reference_date


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: case["text"])
def test_first_candidate(case):
    first = candidates(case["text"]).iloc[0]
    assert first["earliest"].year <= int(case["within"]) <= first["latest"].year
    assert not first["earliest"].year <= int(case["outside"]) <= first["latest"].year


def test_published_is_the_only_candidate():
    found = candidates("It rained on Wednesday.", published="2025-08-20T10:00")
    assert found[["earliest", "latest"]].iloc[0].tolist() == [pd.Timestamp("2025-08-20")] * 2
    assert found["reasons"].tolist() == ["published is given"]
    assert found["start"].isna().all()


def test_address_states_the_day():
    found = candidates("It rained.", url="https://example.org/2025/08/20/rain")
    assert found["earliest"].iloc[0] == pd.Timestamp("2025-08-20")


def test_no_evidence_gives_no_candidate():
    assert candidates("It rained on Wednesday.").empty
    assert candidates("").empty


def test_sample_is_not_before_trump_took_office_again():
    found = rr.read(rr.load(SAMPLE)).reference_date
    assert (found["earliest"] >= pd.Timestamp("2025-01-20")).all()
    assert found["latest"].iloc[0] == pd.Timestamp("2025-12-31")
    assert "Wednesday" in found["reasons"].iloc[0]
    assert found["weight"].between(0, 1).all()


def test_former_office_says_it_is_over():
    first = candidates("Former President Barack Obama spoke. He was elected in 2008.").iloc[0]
    assert first["earliest"].year >= 2017
