"""The day that times count from: where pages state it, and what waits where none does."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.timeline.expressions.values import Today
from reread.timeline.today import in_words

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / "cases" / name).read_text("utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return [
        {key: (value or "").replace("\\n", "\n") for key, value in row.items()} for row in table
    ]


def _today(text: str, **known: str) -> Today:
    return rr.read(rr.Article(text=text, **known)).stage("today")


@pytest.mark.parametrize("case", _rows("datelines.tsv"), ids=lambda case: case["text"])
def test_the_day_that_a_page_states(case: dict[str, str]) -> None:
    day, clock, anchor = _today(case["text"])
    assert (str(day or "-"), clock, anchor) == (case["day"], case["clock"], case["anchor"])


@pytest.mark.parametrize("case", _rows("undated.tsv"), ids=lambda case: case["text"])
def test_nothing_counts_from_another_date_unless_the_words_say_so(case: dict[str, str]) -> None:
    found = rr.read(rr.Article(text=case["text"])).times
    rows = list(zip(found["surface"], found["value"], found["status"], strict=True))
    assert (case["surface"], case["value"], case["status"]) in rows, case["why"]
    waiting = found[found["status"] == "needs-reference-date"]
    assert waiting["earliest"].isna().all() and waiting["latest"].isna().all()


DATELINE = "HALVIK, Nov. 8, 2019 (Coast Wire) - A bridge fell on Thursday, police said."


def test_the_given_day_comes_first() -> None:
    assert _today(DATELINE, published="2020-01-02T08:30") == (
        pd.Timestamp("2020-01-02").date(), "08:30", "published",
    )  # fmt: skip


def test_midnight_is_no_clock() -> None:
    assert _today("It rained.", published="2020-01-02T00:00:00").clock == ""


def test_the_address_comes_before_the_dateline_and_both_are_told() -> None:
    reading = rr.read(rr.Article(text=DATELINE, url="https://e.org/2019/11/09/bridge"))
    assert reading.stage("today").anchor == "address"
    assert reading.reference_date["earliest"].tolist()[:2] == [
        pd.Timestamp("2019-11-09"), pd.Timestamp("2019-11-08"),
    ]  # fmt: skip


def test_a_month_in_the_address_leaves_the_day_to_the_dateline() -> None:
    reading = rr.read(rr.Article(text=DATELINE, url="https://e.org/2019/11/bridge"))
    assert reading.stage("today").anchor == "dateline"
    assert reading.reference_date["earliest"].iloc[0] == pd.Timestamp("2019-11-08")


def test_other_stories_labels_are_not_the_pages_own() -> None:
    text = (
        "A bridge fell on Monday, police said.\n\nPublished 3 May 2019\n\nPublished 5 May 2019\n\n"
    )
    assert _today("Bridge falls\n\n" + "A bridge fell. Nobody was hurt.\n\n" * 9 + text).day is None


def test_a_label_at_the_end_of_a_long_page_is_its_own() -> None:
    body = "Bridge falls\n\n" + "A bridge fell. Nobody was hurt.\n\n" * 9
    assert _today(body + "Published 3 May 2019\n")[::2] == (
        pd.Timestamp("2019-05-03").date(), "labelled",
    )  # fmt: skip


def test_a_date_of_change_is_told_and_not_used() -> None:
    reading = rr.read(rr.Article(text="Updated Aug. 21, 2025\nA bridge fell on Monday."))
    assert reading.reference_date["reasons"].iloc[0] == "stated in a date of change of the page"
    assert reading.times["status"].iloc[-1] == "needs-reference-date"


def test_the_dateline_dates_the_article_and_not_its_lead() -> None:
    reading = rr.read(rr.Article(text="Friday, November 8, 2019\n\nA bridge fell near Halvik."))
    assert reading.times["value"].tolist() == ["2019-11-08"]
    assert reading.events.set_index("lemma")["earliest"].isna()["fall"]


@pytest.mark.parametrize("published", ["2025-03-02", "2025-03-03", "2025-03-04"])
def test_a_dateline_without_its_year_is_near_the_day_given(published: str) -> None:
    text = "LONDON, March 3 (Coast Wire) - Sales fell in January, the bank said."
    reading = rr.read(rr.Article(text=text, published=published))
    assert reading.times["value"].tolist() == ["2025-03-03", "2025-01"]
    fell = reading.events.set_index("lemma").loc["fall"]
    assert (fell["earliest"], fell["latest"]) == (
        pd.Timestamp("2025-01-01"), pd.Timestamp("2025-01-31"),
    )  # fmt: skip


def test_the_dateline_can_be_ignored() -> None:
    article = rr.Article(text=DATELINE)
    used, ignored = (rr.read(article, dateline=choice).times for choice in ("use", "ignore"))
    assert used["value"].tolist() == ["2019-11-08", "2019-11-07"]
    assert used["anchor"].tolist() == [pd.NA, "dateline"]
    assert ignored["value"].tolist() == ["2019-11-08", "XXXX-WXX-4"]


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("Crews left two hours ago.", "2025-08-19T14:54", "2025-08-19", "2025-08-19"),
        ("Crews left two hours ago.", "2025-08-19T01:10", "2025-08-18", "2025-08-18"),
        ("Crews left two hours ago.", "2025-08-19", "2025-08-18", "2025-08-19"),
        ("Crews left forty minutes ago.", "2025-08-19T14:54", "2025-08-19", "2025-08-19"),
        ("Crews left 36 hours ago.", "2025-08-19", "2025-08-17", "2025-08-18"),
        ("Crews will leave in two hours.", "2025-08-19T23:10", "2025-08-20", "2025-08-20"),
        ("It was seen in the past 24 hours.", "2025-08-19", "2025-08-18", "2025-08-19"),
        ("He fell at 11 p.m. on 3 May 2019 and died two hours later.", "", "2019-05-04", "2019-05-04"),
        ("He fell on 3 May 2019. An hour later he died.", "", "2019-05-03", "2019-05-04"),
    ],
)  # fmt: skip
def test_hours_stay_on_the_day_that_the_clock_gives(
    text: str, published: str, first: str, last: str
) -> None:
    row = rr.read(rr.Article(text=text, published=published or None)).times.iloc[-1]
    assert (str(row["earliest"].date()), str(row["latest"].date())) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In June 2009 he fell ill. A doctor came over an hour later.", "2009-06-01", "2009-06-30"),
        ("In June 2009 he fell ill. Two days later he died.", "2009-06-03", "2009-07-02"),
        ("In June 2009 he fell ill. An hour later a doctor came. Two days later he died.",
         "2009-06-03", "2009-07-02"),
        ("He fell ill in 1988. Three weeks later he died.", "1988-01-22", "1989-01-21"),
    ],
)  # fmt: skip
def test_no_day_comes_out_of_a_coarser_date(text: str, first: str, last: str) -> None:
    row = rr.read(rr.Article(text=text)).times.iloc[-1]
    assert (str(row["earliest"].date()), str(row["latest"].date())) == (first, last)
    assert (row["value"], row["status"]) == ("XXXX-XX-XX", "vague")


def test_later_without_a_date_to_count_from_is_not_after_publication() -> None:
    text = "He was arrested. Two days later he was freed."
    row = rr.read(rr.Article(text=text, published="2025-08-19")).times.iloc[0]
    assert row["status"] == "vague" and pd.isna(row["earliest"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was freed on 7 March. On 17 March, ten days later, he died.", "2005-03-17"),
        ("He was freed on 17 March - just ten days later.", "2005-03-17"),
        ("The note is of Monday. It was sent on the same day that she left.", "XXXX-XX-XX"),
        ("The law was passed on 20 April. Ten days later it was repealed.", "XXXX-XX-XX"),
        ("The law was passed on 20 April. It will be repealed ten days later.", "2005-04-30"),
        ("The same day he was freed.", "XXXX-XX-XX"),
        (
            "It sailed on 3 May 2004. Nobody hurried. It was built in 1990. At 10 a.m. it sank.",
            "XXXX-XX-XXT10:00",
        ),
    ],
)
def test_what_an_expression_counts_from(text: str, value: str) -> None:
    row = rr.read(rr.Article(text=text, published="2005-04-28")).times.iloc[-1]
    assert row["value"] == value
    assert row["status"] == ("vague" if value.startswith("X") else "resolved")


def test_a_weekday_of_the_news_counts_from_publication() -> None:
    text = "Police revealed on Saturday that the crash of 27 August was no accident."
    times = rr.read(rr.Article(text=text, published="2019-10-05")).times
    assert times["value"].tolist() == ["2019-10-05", "2019-08-27"]


OBITUARY = (
    "Ida Strand has died, her family said on Friday. She was born in 1924, sang in 1963 and 1974, "
    "was elected in 1980 and again in 1987, 1990 and 2000, and left on 4 May 2008. She sold the house in "
    "1999. Her choir will sing for her on Sunday."
)


def test_a_life_told_in_the_news_is_no_narrative() -> None:
    times = rr.read(rr.Article(text=OBITUARY, published="2025-08-19")).times
    assert times["value"].iloc[[0, -1]].tolist() == ["2025-08-15", "2025-08-24"]


def test_in_words() -> None:
    assert in_words(_today(DATELINE)) == "8 November 2019, by its dateline"
    assert in_words(_today("It rained.", published="2020-01-02")) == ""
    assert in_words(Today()) == ""
