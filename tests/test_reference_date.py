"""The missing date: given, stated, or told from what the text knows."""

import csv
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reread as rr
from reread.timeline import reference_date
from reread.timeline.year import evidence, facts, likelihoods, named_years
from reread.timeline.year.facts import KNOWN_THROUGH
from reread.timeline.year.stated import TRUST

CASES = Path(__file__).parent / "cases" / "dating.tsv"
TOLD = Path(__file__).parent / "cases" / "years_told.tsv"
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


@pytest.mark.parametrize(
    ("url", "earliest", "latest"),
    [
        ("https://example.org/2025/08/20/rain", "2025-08-20", "2025-08-20"),
        ("https://example.org/2025/aug/05/rain", "2025-08-05", "2025-08-05"),
        ("https://example.org/rain-20250820.html", "2025-08-20", "2025-08-20"),
        ("https://example.org/2025/08/rain", "2025-08-01", "2025-08-31"),
    ],
)
def test_addresses(url, earliest, latest):
    first = candidates("It rained.", url=url).iloc[0]
    assert [first["earliest"], first["latest"]] == [pd.Timestamp(earliest), pd.Timestamp(latest)]
    assert first["reasons"] == "stated in the article's address"


@pytest.mark.parametrize("url", ["https://example.org/story/2025133199", "https://e.org/2025/31/x"])
def test_addresses_without_a_date(url):
    assert candidates("It rained.", url=url).empty


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("2025-08-20-bridge.txt", "2025-08-20", "2025-08-20"),
        ("20250820.txt", "2025-08-20", "2025-08-20"),
        ("bridge_20-08-2025.txt", "2025-08-20", "2025-08-20"),
        ("2025-08.txt", "2025-08-01", "2025-08-31"),
    ],
)
def test_file_names(tmp_path, name, earliest, latest):
    (tmp_path / name).write_text("The bridge closed.")
    article = rr.load(tmp_path / name)
    first = rr.read(article).reference_date.iloc[0]
    assert article.published is None
    assert [first["earliest"], first["latest"]] == [pd.Timestamp(earliest), pd.Timestamp(latest)]
    assert first["reasons"] == "stated in the file's name"


def test_a_file_name_that_may_put_the_month_first_says_nothing(tmp_path):
    (tmp_path / "05-08-2025.txt").write_text("The bridge closed.")
    assert rr.read(rr.load(tmp_path / "05-08-2025.txt")).reference_date.empty


def test_a_stated_day_is_used_and_named():
    article = rr.Article("It rained on Wednesday.", url="https://e.org/2025/08/20/x")
    used, ignored = (
        rr.read(article).times.iloc[0],
        rr.read(article, dateline="ignore").times.iloc[0],
    )
    assert (used["value"], used["anchor"]) == ("2025-08-20", "address")
    assert ignored["status"] == "needs-reference-date"


def test_no_evidence_gives_no_candidate():
    assert candidates("It rained on Wednesday.").empty
    assert candidates("").empty


def test_sample_is_not_before_trump_took_office_again():
    found = rr.read(rr.load(SAMPLE)).reference_date
    assert (found["earliest"] >= pd.Timestamp("2025-01-20")).all()
    assert "President Donald Trump" in found["reasons"].iloc[0].replace("president", "President")
    assert pd.Timestamp("2025-12-31") in found["latest"].tolist()
    assert "Wednesday" in found["reasons"].iloc[0]
    assert found["weight"].between(0, 1).all()


def test_former_office_says_it_is_over():
    first = candidates("Former President Barack Obama spoke. He was elected in 2008.").iloc[0]
    assert first["earliest"].year >= 2017


REUNION = (
    "The mayor opened the festival on the 10th anniversary of the {}. Crowds lined the harbour."
)


def test_an_anniversary_gives_the_year():
    first = candidates(REUNION.format("Chernobyl disaster")).iloc[0]
    assert first["earliest"].year <= 1996 <= first["latest"].year


def test_reasons_are_few_and_name_the_strongest():
    text = " ".join(f"It was worse than in {year}." for year in range(1970, 2010))
    text += " President George W. Bush met Vice President Dick Cheney."
    first = candidates(text).iloc[0]
    assert len(first["reasons"].split("; ")) <= reference_date.MOST_REASONS + 1
    assert "looks back on “2009”" in first["reasons"]


@pytest.mark.parametrize("case", cases(TOLD), ids=lambda case: case["text"])
def test_years_are_told_of_or_looked_ahead_to(case):
    reading = rr.read(rr.Article(text=case["text"]))
    (dated,) = named_years.absolute(reading.tokens, reading.times)
    told = "told" if dated.told else "ahead" if dated.ahead else "neither"
    assert (dated.surface, told) == (case["surface"], case["told"])


def test_a_word_of_the_sentence_before_does_not_look_ahead():
    reading = rr.read(rr.Article(text="They never will. In 1999 it was built."))
    (dated,) = named_years.absolute(reading.tokens, reading.times)
    assert dated.told


@pytest.mark.parametrize(
    ("cut", "count"), [(lambda text: [(0, len(text))], 1), (lambda text: [], 0)]
)
def test_a_year_within_the_last_token_or_none(cut, count):
    reading = rr.read(rr.Article(text="The quay was not yet built in 1999."), tokenizer=cut)
    assert len(named_years.absolute(reading.tokens, reading.times)) == count
    assert reading.reference_date["weight"].between(0, 1).all()


def pieces(text):
    reading = rr.read(rr.Article(text=text))
    tables = (reading.sentences, reading.tokens, reading.times)
    return evidence.evidence_of(text, *tables, facts.shipped()).pieces


NEVER = (
    "Protesters demanded the ouster of Hosni Mubarak.",
    "The spokesman Sean Spicer had no comment.",
    "Donald Trump spoke.",
)


@pytest.mark.parametrize("text", NEVER)
def test_what_can_be_said_before_rules_no_year_out(text):
    (piece,) = pieces(text)
    assert not piece.hard.any()


def test_a_year_looked_ahead_to_is_not_looked_back_on():
    text = "He will run in the 2012 election. The 2012 race is open. She lost in 2008."
    assert [piece.reason for piece in pieces(text)] == [
        "looks ahead to “2012”", "looks back on “2008”",
    ]  # fmt: skip


def test_a_happening_counts_once_under_two_names():
    text = "The suspect is Dylann Roof. The Charleston church massacre shook the town."
    assert len(pieces(text)) == 1


def test_those_in_office_when_the_tables_end_hardly_rule_out_the_next_year():
    (piece,) = pieces("President Emmanuel Macron spoke.")
    at = KNOWN_THROUGH - likelihoods.FIRST_YEAR
    assert piece.soft[at] - 0.1 < piece.soft[at + 1] < piece.soft[at]


def test_a_fact_rules_the_years_before_it_out():
    text = (
        "Lehman Brothers collapsed. President Barack Obama spoke of the killing of Osama bin Laden."
    )
    first = candidates(text).iloc[0]
    assert first["earliest"] == pd.Timestamp("2011-05-02")


def test_candidates_lie_within_the_first_by_weight():
    found = candidates("President Boris Yeltsin spoke. The war ended in 1996.")
    first = found.iloc[0]
    assert found["weight"].is_monotonic_decreasing
    assert reference_date.HELD <= first["weight"] <= 1
    assert (found["earliest"] >= first["earliest"]).all()
    assert (found["latest"] <= first["latest"]).all()
    single = found["earliest"].dt.year == found["latest"].dt.year
    assert 0.3 < found["weight"][single].sum() <= first["weight"]


@given(st.lists(st.integers(1, 50), min_size=2, max_size=9), st.sampled_from([0.5, 0.9]))
def test_the_narrowest_interval(counts, held):
    shares = np.array(counts) / sum(counts)
    low, high = reference_date.narrowest(shares, held)
    assert shares[low : high + 1].sum() >= held - 1e-9
    size = high - low
    shorter = [shares[start : start + size].sum() for start in range(len(shares) - size + 1)]
    assert max(shorter) < held + 1e-9


def test_evidence_that_fits_any_year_gives_no_candidate():
    assert candidates("CNN reported it.").empty
    assert candidates("He was born in 1915.").empty


def test_years_after_the_tables_end_stay_possible():
    found = candidates("President Donald Trump met Prime Minister Mark Carney on Monday.")
    assert found["earliest"].iloc[0] >= pd.Timestamp("2025-03-14")
    assert found["latest"].iloc[0].year > KNOWN_THROUGH
    single = found[found["earliest"].dt.year == found["latest"].dt.year]
    assert single["latest"].iloc[0].year == KNOWN_THROUGH
    assert single["weight"].iloc[0] < 0.8


def test_a_stated_day_leaves_the_years_what_it_leaves():
    text = "Published 4 May 2013\n\nPresident Bill Clinton spoke in Little Rock."
    url = "https://example.org/2013/05/story"
    found = candidates(text, url=url)
    assert (found["earliest"] == pd.Timestamp("2013-05-04")).iloc[0]
    assert found["weight"].iloc[0] == TRUST["dateline"]
    assert len(found) == 1  # the month and the years around it say no more


def test_a_copyright_year_is_weighed_beside_the_facts():
    text = "President Bill Clinton vetoed the bill.\n\n© 2013 The Gazette. All rights reserved."
    found = candidates(text)
    copyright_ = found["reasons"] == "stated in a copyright line"
    assert found["weight"][copyright_].tolist() == [TRUST["copyright"]]
    assert found["weight"][~copyright_].max() == pytest.approx(
        0.9 * (1 - TRUST["copyright"]), abs=0.05
    )


def test_time_grows_with_length():
    """Bounded work per word: a text ten times as long takes far less than a hundred times."""
    once = SAMPLE.read_text("utf-8")
    took = []
    for copies in (5, 50):
        reading = rr.read(rr.Article(text=once * copies))
        stages = (reading.blocks, reading.sentences, reading.tokens, reading.times)
        assert len(reading.reference_date)
        took.append(min(_seconds(reading.article, *stages) for _ in range(3)))
    assert took[1] < 30 * took[0]


def _seconds(article, *stages):
    start = time.process_time()
    reference_date.reference_date(article, *stages, published=None)
    return time.process_time() - start
