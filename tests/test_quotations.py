"""The same words in several articles: who told them first, and what others made of them."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.across.articles.publication import Published
from reread.across.quoting.collation import compared
from reread.across.quoting.quoted_words import Telling
from reread.across.quoting.spoken import spoken
from reread.across.quoting.tracing import FORMULA, Earlier
from reread.tables import ACROSS

CASES = Path(__file__).parent / "cases" / "quotations.tsv"
SAID = (
    "“We warned them in writing three times about the bearings, and nobody on the council ever "
    "wrote back to us,” Mayor Ines Tolland told reporters at City Hall."
)
TOLD = {
    "wire": ("2025-08-15T09:10:00+00:00", SAID),
    "post": ("2025-08-15T17:00:00+00:00", "Ines Tolland was blunt. “We warned them in writing two "
             "times about the bearings, and nobody on the council ever wrote back to us,” Ines "
             "Tolland said."),
    "herald": ("2025-08-16", "“We warned them in writing ... and nobody on the council ever wrote "
               "back to us,” said Marek Aldous, the leader of Ostrey's council."),
    "echo": ("2025-08-18", "“Nobody on the council ever wrote back to us,” a spokesman said."),
    "blog": (None, "The town was closed for a week. We warned them in writing three times about "
             "the bearings. The ferry ran again."),
    "other": ("2025-08-17", "Ines Tolland said: “The ferry has to run on Sundays, too.”"),
}  # fmt: skip


@pytest.fixture(scope="module")
def articles():
    return [rr.Article(text, id=id, published=day) for id, (day, text) in TOLD.items()]


@pytest.fixture(scope="module")
def readings(articles):
    return [rr.read(article) for article in articles]


@pytest.fixture(scope="module")
def rows(readings):
    return rr.together(readings).quotations()


def told(rows, *columns):
    return {row["article"]: tuple(row[name] for name in columns)
            for row in rows.astype(object).fillna("").to_dict("records")}  # fmt: skip


def test_each_telling_is_held_against_the_earliest(rows):
    assert told(rows, "how", "given", "came") == {
        "wire": ("first", "", "first"), "post": ("altered", "same", "later"),
        "herald": ("shortened", "another", "later"), "echo": ("shortened", "unnamed", "later"),
        "blog": ("shortened", "narrator", "undated"),
    }  # fmt: skip
    assert rows["article"].tolist() == ["wire", "post", "herald", "echo", "blog"]
    assert set(rows["article_b"].dropna()) == {"wire"}


def test_what_was_changed_is_said_in_words(rows):
    assert told(rows, "cut", "added")["post"] == ("three", "two")
    assert told(rows, "cut", "added")["herald"] == ("three times about the bearings", "")
    assert "[-three-] {+two+} times" in told(rows, "changes")["post"][0]
    assert "“two” for “three”" in told(rows, "reason")["post"][0]


def test_rows_keep_what_their_schema_promises(rows, articles):
    texts = {article.id: article.text for article in articles}
    table = ACROSS["quotations"]
    assert list(rows.columns) == table.names
    for row in rows.to_dict("records"):
        assert texts[row["article"]][row["start"] : row["end"]] == row["surface"]
        if row["how"] not in ("first", "told"):
            assert 0 <= row["start_b"] < row["end_b"] <= len(texts[row["article_b"]])
    for column in table.columns:
        assert column.optional or not rows[column.name].isna().any()
        if column.options:
            assert set(rows[column.name].dropna()) <= set(column.options)


def test_the_order_of_articles_changes_nothing(readings, rows):
    again = rr.together(readings[::-1]).quotations()
    pd.testing.assert_frame_equal(again, rows)


def test_no_article_and_one_article_give_no_row(readings):
    assert rr.together([]).quotations().empty
    assert rr.together(readings[:1]).quotations().empty


def test_two_of_one_day_without_clock_have_no_first():
    ours = [rr.Article(SAID, id=id, published="2025-08-15") for id in ("one", "two")]
    rows = rr.together(ours).quotations()
    assert rows["came"].tolist() == ["same day", "same day"]
    assert rows["how"].tolist() == ["told", "verbatim"]
    assert rows["reason"].str.contains("which was first is not told").all()


def test_none_is_called_first_where_another_has_no_date():
    days = {"one": "2025-08-15", "two": "2025-08-16", "three": None}
    rows = rr.together([rr.Article(SAID, id=id, published=day) for id, day in days.items()])
    first = rows.quotations().iloc[0]
    assert (first["article"], first["how"], first["came"]) == ("one", "told", "undated")


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2025-08-15", "2025-08-16", "later"), ("2025-08-16", "2025-08-15", "earlier"),
        ("2025-08-15", "2025-08-15", "same day"), (None, "2025-08-15", "undated"),
        ("2025-08-15T09:00", "2025-08-15T10:00", "later"),
        ("2025-08-15T09:00+00:00", "2025-08-15T10:00+02:00", "earlier"),
        ("2025-08-15T09:00+00:00", "2025-08-15T10:00", "same day"), ("soon", "2025-08-15", "undated"),
    ],
)  # fmt: skip
def test_what_came_after_is_told_only_as_far_as_it_is_known(one, other, after):
    assert Published.of(other).after(Published.of(one)) == after


def cases():
    lines = [line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def of(text):
    parts = text.split(" | ")
    whole, ranges = "", []
    for part in parts:
        ranges.append((len(whole), len(whole) + len(part)))
        whole += part + " he said "
    starts = [0, *(i + 2 for i, sign in enumerate(whole) if sign in ".?!" and whole[i + 1 : i + 2] == " "
                   and whole[i - 1] != ".")]  # fmt: skip
    return spoken(whole, ranges, starts)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["second"][:30])
def test_what_became_of_words(case):
    found = compared(of(case["first"]), of(case["second"]))
    assert (found.how if found else "none") == case["how"]


BUILT = "“This bridge has been falling apart since the day my grandfather built it,” "
LEFT = "“We will leave the old harbour by May,” "
LATE = "the ferry to Ostrey was late by forty minutes"


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        (f"{BUILT}said Ann Lee.", f"{BUILT}said Tom Ray.", ["another"]),
        (f"{BUILT}said Ann Lee after Tom Ray had left.", f"{BUILT}said Tom Ray.", ["unclear"]),
        (f"{BUILT}said Ann Lee.", f"{BUILT}the Norby Times said.", ["unclear"]),
        (f"{BUILT}said Ann Lee.", f"{BUILT}Lee said.", ["same"]),
        (f"{LEFT}said Ann Lee.", f"{LEFT}said Tom Ray.", []),  # as two people may
        ("“We want to leave the harbour,” a man said.", "“We want to leave the harbour,” a woman said.", []),
        (f"“The council has met every week since March, and nobody on it knew that {LATE},” a man said.",
         f"“{LATE.capitalize()}, and the master will hardly lose his post over a small thing,” a woman said.",
         []),
    ],
)  # fmt: skip
def test_few_words_alone_are_no_trace_and_one_named_near_may_speak(one, other, given):
    pair = [rr.Article(one, id="one", published="2021-06-10"),
            rr.Article(other, id="two", published="2021-06-11")]  # fmt: skip
    assert rr.together(pair).quotations()["given"].dropna().tolist() == given


WORDS = st.lists(st.sampled_from(["mill", "river", "Burned", "not", "14", "council", "no", "."]))


@settings(max_examples=30, deadline=None)
@given(WORDS, WORDS)
def test_any_two_tellings_can_be_compared(first, second):
    a, b = of(" ".join(first)), of(" ".join(second))
    if (found := compared(a, b)) is not None:
        assert 0 <= found.one[0] < found.one[1] <= len(a)
        assert 0 <= found.other[0] < found.other[1] <= len(b)
        assert 0 < found.density <= 1
        if a.forms == b.forms:
            assert found.how == "verbatim"


def test_a_formula_is_no_trace_and_many_copies_are_held_against_one():
    def telling(number, words):
        return Telling(f"a{number}", 0, len(words), "unnamed", None, False, True, words, of(words))

    asked = []
    earlier = Earlier(lambda first, other, both: asked.append(first) or False)
    for number in range(FORMULA + 5):
        earlier.trace(telling(number, f"armed gangs word{number} thing{number}"))
    asked.clear()
    earlier.trace(telling(99, "armed gangs again"))
    assert not asked
    copies = Earlier(lambda first, other, both: True)
    for number in range(50):
        found = copies.trace(telling(number, "the quarry flooded the northern harbour"))
        assert [trace.earlier for trace in found] == [0][: number and 1]


def test_a_passage_is_drawn(rows):
    from matplotlib.figure import Figure

    ax = Figure(figsize=(9, 5)).add_subplot()
    assert rr.plots.passage(rows, ax, outlets={"wire": "The Wire"}) is ax
    assert "The Wire first, post altered" in rr.plots.described(ax)
    assert "two" in [text.get_text() for text in ax.texts]
    empty = Figure().add_subplot()
    assert "no words stand" in rr.plots.described(rr.plots.passage(rows.head(0), empty))
