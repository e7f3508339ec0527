"""What two articles cannot both be right about, and what they may."""

import csv
import datetime as dt
import itertools
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.tables import ACROSS

CASES = (Path(__file__).parent / "cases/contradictions.tsv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader([line for line in CASES.splitlines() if line[:1] != "#"],
                           delimiter="\t", quoting=csv.QUOTE_NONE))  # fmt: skip
DAY = dt.date(2021, 6, 10)
KEPT: dict[tuple[str, int], rr.Reading] = {}
BRIDGE = "Engineers found 14 cracks in the Vessin Bridge. It was closed to traffic on Wednesday."


def reading(text: str, later: int = 0) -> rr.Reading:
    """A text of that day, read once."""
    day = (DAY + dt.timedelta(days=later)).isoformat()
    if (text, later) not in KEPT:
        KEPT[text, later] = rr.read(rr.Article(text, published=day, id=f"{text[:9]}{len(KEPT)}"))
    return KEPT[text, later]


def kinds(one: str, other: str, later: int = 0) -> list[str]:
    """What they disagree on."""
    rows = rr.together([reading(one), reading(other, later)]).contradictions()
    return sorted(set(rows["kind"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['one'][:40]}|{row['other'][:60]}")
def test_only_what_cannot_both_be_right(row: dict[str, str]) -> None:
    assert kinds(row["one"], row["other"]) == row["kind"].split()


def test_the_order_of_articles_changes_nothing() -> None:
    readings = list(
        {id(one): one for row in ROWS for one in map(reading, (row["one"], row["other"]))}.values()
    )
    rows = rr.together(readings).contradictions()
    pd.testing.assert_frame_equal(rows, rr.together(readings[::-1]).contradictions())
    assert len(rows) > 10
    ranked = sorted(rows.to_dict("records"), key=lambda row: -row["score"])
    assert rows.to_dict("records") == ranked  # the most alike first


@pytest.mark.parametrize("later", [1, 4])
def test_a_count_that_may_have_grown_is_none(later: int) -> None:
    one = "Fire destroyed the old mill in Norby, killing 12 people."
    assert kinds(one, one.replace("12", "15"), later) == []


def test_one_day_told_from_two_days_is_none() -> None:
    one = "The minister resigned on Monday over the sale of the Norby mill."
    assert kinds(one, one, 7) == []
    assert kinds(one, one.replace("Monday", "Tuesday"), 0) == ["dates"]
    assert kinds(one, one.replace("Monday", "Tuesday"), 7) == []


@pytest.mark.parametrize(("later", "found"), [(1, ["polarity"]), (30, [])])
def test_what_was_denied_long_before_or_after_is_none(later: int, found: list[str]) -> None:
    one = "The minister has approved the plan to sell the Norby mill."
    assert kinds(one, one.replace("has", "has not"), later) == found


def test_rows_are_places_with_the_words_of_both_in_the_reason() -> None:
    one = "The ferry to Ostrey carried 14 nurses across the harbour."
    pair = [reading(one), reading(one.replace("14", "22"))]
    rows = rr.together(pair).contradictions()
    assert list(rows.columns) == ACROSS["contradictions"].names
    texts = {one.article.id: one.article.text for one in pair}
    row = rows.iloc[0]
    shown = {texts[row["article"]][row["start"] : row["end"]],
             texts[row["article_b"]][row["start_b"] : row["end_b"]]}  # fmt: skip
    assert {word for words in shown for word in words.split()} & {"14", "22"} == {"14", "22"}
    assert all(words in row["reason"] for words in shown)
    assert row["status"] == "facts"


def test_a_toll_of_one_day_may_be_a_later_count() -> None:
    one = "Fire destroyed the old mill in Norby, killing 12 people."
    rows = rr.together([reading(one), reading(one.replace("12", "15"))]).contradictions()
    assert rows["status"].tolist() == ["counts"]
    assert rows["reason"].item().endswith("one may be a later count")


def test_what_a_voice_says_is_told_as_its_own() -> None:
    one = "The mayor denied that any letter had arrived in Ostrey, Ann Lee said."
    other = "At least one letter did arrive in Ostrey, Ann Lee said."
    found = rr.together([reading(one), reading(other)]).contradictions()
    assert set(found["status"]) <= {"voices"}


def test_nothing_is_held_against_itself() -> None:
    assert not len(rr.together([reading(BRIDGE)]).contradictions())
    empty = rr.together([]).contradictions()
    assert list(empty.columns) == ACROSS["contradictions"].names


def test_the_companions_disagree_on_purpose() -> None:
    samples = {name: path for name, path in rr.samples().items() if name.startswith("bridge-")}
    story = rr.together(rr.load(path) for path in samples.values())
    rows = story.contradictions()
    assert set(rows["kind"]) == {"dates", "quantities", "polarity"}
    for side, side_b in itertools.pairwise(("", "_b")):
        assert (rows[f"article{side}"] != rows[f"article{side_b}"]).all()
    told = " ".join(rows["reason"])
    assert all(words in told for words in ("14 cracks", "eleven", "Wednesday", "12 August"))
