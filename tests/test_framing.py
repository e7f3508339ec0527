"""Groups of articles beside each other: what is counted, what an interval holds, who differs."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.across.framing import DIFFER, FEW
from reread.across.grouping.article_counts import Counts
from reread.across.grouping.differences import adjusted, beside, differences, estimates
from reread.across.grouping.groups import OTHERS, pairs_of
from reread.across.grouping.student import chance, reach
from reread.plots import described
from reread.tables import ACROSS

SAID = "“It was arson and a disgrace,” Ann Lee said."
WORDS = ["brook", "cliff", "dune", "field", "grove"]


def article(id, text, **facts):
    return rr.Article(text, id=id, **facts)


@pytest.fixture(scope="module")
def story():
    """Two outlets of five articles: one lets Ann Lee speak and writes of a blaze."""
    echo = [article(f"echo-{word}", f"The blaze was near the {word}. {SAID} Sixty {word}s burned.",
                    outlet="Echo", published=f"2025-0{at + 1}-03") for at, word in enumerate(WORDS[:5])]  # fmt: skip
    post = [article(f"post-{word}", f"The fire was near the {word}. It may have been small in May 2024.",
                    outlet="Post", published="2025-08-20") for word in WORDS[:5]]  # fmt: skip
    return rr.together([*echo, *post, article("stray", "The mill of Ann Lee burned.")])


@pytest.fixture(scope="module")
def rows(story):
    return story.framing()


def one(rows, measure, called=None):
    found = rows[rows["measure"] == measure]
    found = found[found["called"].isna() if called is None else found["called"] == called]
    assert len(found) == 1
    return found.iloc[0]


def test_the_table_is_as_its_schema_says(rows):
    table = ACROSS["framing"]
    assert list(rows) == table.names
    for column in table.columns:
        assert rows[column.name].dtype == column.dtype
        if column.options:
            assert set(rows[column.name]) <= set(column.options)


def test_who_is_given_room(story, rows):
    row = one(rows, "room", "Ann Lee")
    text = story.reading(row["article"]).article.text
    assert text[row["start"] : row["end"]] in SAID
    assert row["value_b"] == 0 and 0.3 < row["value_a"] < 0.6
    narrator = one(rows, "room", "the narrator")
    assert row["value_a"] + narrator["value_a"] == pytest.approx(1)
    assert one(rows, "quoted")["value_a"] == pytest.approx(row["value_a"], rel=1e-4)


def test_what_is_told_alike_by_all_is_told_to_differ(rows):
    row = one(rows, "room", "Ann Lee")
    assert row["status"] == DIFFER
    assert 0 < row["low"] < row["difference"] < row["high"] <= 1
    assert (row["articles_a"], row["articles_b"]) == (5, 5)
    assert "5 articles of Echo, 5 of Post" in row["reason"]


def test_words_are_told_by_their_rates(rows):
    row = one(rows, "word", "blaze")
    assert row["value_b"] == 0 and row["difference"] > 0 and row["effect"] == "log ratio"


def test_an_article_without_an_outlet_is_counted(rows):
    assert rows.attrs["notices"][0] == "1 article without outlet: left out."


def test_what_several_articles_repeat_is_left_out():
    line = "Read all of our special reports on money and markets here."
    texts = {f"{at}": f"The mill of {word} burned. {line}" for at, word in enumerate(WORDS[:4])}
    told = rr.together([article(id, text) for id, text in texts.items()])
    rows = told.framing(by={"0": "A", "1": "A", "2": "B", "3": "B"}, measures="tone")
    assert "4 sentences left out" in rows.attrs["notices"][0]
    assert rows["sentences_a"].tolist() == [] or rows["sentences_a"].iat[0] == 2


def test_what_somebody_said_stays_however_many_tell_it(rows):
    assert one(rows, "quoted")["sentences_a"] == 15


def test_few_articles_have_no_interval(story):
    two = story.framing(by={"echo-brook": "Echo", "post-brook": "Post"}, measures=["room", "word"])
    assert set(two["status"]) == {FEW} and two["low"].isna().all() and two["chance"].isna().all()
    assert set(two["measure"]) == {"room"}
    assert "5 of each are needed" in two["reason"].iat[0]


def test_about_somebody(story):
    rows = story.framing(about="Ann Lee")
    assert set(rows.loc[rows["measure"] != "word", "called"].dropna()) == {"Ann Lee"}
    with pytest.raises(ValueError, match="did you mean"):
        story.framing(about="Ann Lea")


def test_months_and_own_groups(story):
    months = story.framing(by="month", measures="quoted")
    assert months["group_a"].str.fullmatch(r"2025-\d\d").all()
    own = story.framing(by=lambda id: id[:4], measures="quoted", against=OTHERS)
    assert set(own["group_b"]) == {OTHERS}


@pytest.mark.parametrize(("asked", "error"), [
    ({"by": "outlets"}, "did you mean outlet"), ({"measures": "rooom"}, "did you mean room"),
    ({"against": "Pots"}, "did you mean Post"), ({"by": {"nobody": "A"}}, "no article’s id"),
])  # fmt: skip
def test_what_is_not_there_is_named(story, asked, error):
    with pytest.raises(ValueError, match=error):
        story.framing(**asked)


def test_an_empty_story_gives_an_empty_table():
    assert rr.together([]).framing().empty
    assert (
        list(rr.together([article("a", "The mill burned.")]).framing()) == ACROSS["framing"].names
    )


def test_the_order_of_articles_changes_nothing(story, rows):
    turned = rr.together(list(story.readings.values())[::-1]).framing()
    pd.testing.assert_frame_equal(turned, rows)


def test_rows_made_in_parts_are_the_same(story, rows, monkeypatch):
    monkeypatch.setattr("reread.across.framing.SOME", 3)
    monkeypatch.setattr("reread.tables.AT_ONCE", 4)
    pd.testing.assert_frame_equal(story.framing(), rows, check_exact=True)


def test_a_group_is_first_seen_in_its_own_articles(rows):
    for row in rows.dropna(subset=["article"]).itertuples():
        more = row.group_a if abs(row.value_a) >= abs(row.value_b) else row.group_b
        assert row.article.startswith(more.lower())


def test_the_plot_says_how_many_articles(rows):
    ax = rr.plots.framing(rows[rows["measure"] == "room"])
    assert "(5 and 5 articles)" in described(ax)
    assert "nothing to compare" in described(rr.plots.framing(rows.head(0)))


def test_students_t():
    np.testing.assert_allclose(reach([1, 5, 30], 0.95), [12.7062, 2.5706, 2.0423], rtol=1e-4)
    np.testing.assert_allclose(chance([2.5706, 0, 1.96], [5, 3, 1e7]), [0.05, 1, 0.05], rtol=1e-3)


def test_many_comparisons_are_adjusted():
    found = adjusted(pd.Series([0.01, np.nan, 0.04, 0.02]))
    assert found.round(4).tolist()[0::2] == [0.03, 0.04]
    assert np.isnan(found[1]) and found[3] == pytest.approx(0.03)


def test_pairs():
    assert list(pairs_of("ba", None)) == [("a", "b")] == list(pairs_of("ba", OTHERS))
    assert list(pairs_of("abc", "b")) == [("a", "b"), ("c", "b")]
    assert list(pairs_of("a", OTHERS)) == []


def counts(parts, wholes):
    ids = [f"{at:02}" for at in range(len(parts))]
    rows = pd.DataFrame({"article": ids, "measure": "tone", "about": "", "part": parts,
                         "whole": wholes, "sentences": 1, "start": 0, "end": 1})  # fmt: skip
    return Counts(rows, {}, pd.Series(1, index=ids)), ids


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([0, 0, 0.5, -1, 0.3]), st.integers(1, 9)), min_size=4, max_size=9
    )
)
def test_the_variance_is_that_of_leaving_one_article_out(given_):
    parts, wholes = (np.array(column, float) for column in zip(*given_, strict=True))
    made, ids = counts(parts, wholes)
    row = estimates(made, ids).iloc[0]
    left = (parts.sum() - parts) / (wholes.sum() - wholes)
    n = len(parts)
    expected = (n - 1) / n * np.sum((left - parts.sum() / wholes.sum()) ** 2)
    assert row["variance"] == pytest.approx(expected, abs=1e-12)
    if parts.any():  # an article without any needs no row where all articles have a whole
        some = made.rows[made.rows["part"] != 0].assign(whole=np.nan, measure="room")
        shared = Counts(some, {"room": pd.Series(wholes, index=ids)}, made.sentences)
        assert estimates(shared, ids)["variance"].iat[0] == pytest.approx(expected, abs=1e-12)


def test_the_interval_holds_what_it_should():
    random, trials = np.random.default_rng(1), 60
    wholes = random.integers(5, 40, (trials, 20)).astype(float)
    own = random.normal(np.where(np.arange(20) < 10, 0.2, 0.0), 0.3, (trials, 20))
    made = [counts(row * parts, row)[0].rows.assign(about=f"{at:02}")
            for at, (row, parts) in enumerate(zip(wholes, own, strict=True))]  # fmt: skip
    ids = [f"{at:02}" for at in range(20)]
    told = Counts(pd.concat(made, ignore_index=True), {}, pd.Series(1, index=ids))
    rows = differences(beside(estimates(told, ids[:10]), estimates(told, ids[10:])))
    held = (rows["low"] <= 0.2) & (rows["high"] >= 0.2)
    assert len(rows) == trials
    assert 53 <= held.sum() < trials
