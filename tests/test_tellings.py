"""What many articles tell of one, and which tellings are of one happening."""

import datetime as dt
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.across.retelling.called import bare, is_initials, is_name_of, words
from reread.across.retelling.day_told import day_of_report, said
from reread.tables import ACROSS

CASES = pd.read_csv(
    Path(__file__).parent / "cases/tellings.tsv", sep="\t", comment="#", keep_default_na=False
)
TEXTS = {
    "echo": ("2020-05-06", "Mayor Ann Lee opened the Vessin Bridge on Monday. Lee said it was safe. She had"
             " promised that in 2012. Critics said Lee might resign."),
    "post": ("2020-05-07", "Ann Lee opened the Vessin Bridge on 5 May 2020. The mayor, Ann Lee, did not pay"
             " for it. Jobs went to Hull. On Tuesday Lee met the council."),
    "wire": (None, "Ann Lee was born in Hull in 1961. Ann Lee opened the Vessin Bridge."),
}  # fmt: skip


def _articles(*names):
    return [rr.Article(TEXTS[name][1], id=name, published=TEXTS[name][0]) for name in names]


@pytest.fixture(scope="module")
def story():
    return rr.together(_articles(*TEXTS))


@pytest.fixture(scope="module")
def rows(story):
    return story.timeline("Ann Lee")


def _of(rows, article, surface):
    return rows[(rows["article"] == article) & (rows["surface"] == surface)].iloc[0]


def _case(text, published, id):
    start, end = text.index("["), text.index("]")
    plain = text[:start] + text[start + 1 : end] + text[end + 1 :]
    return rr.Article(plain, id=id, published=published), (id, start)


@pytest.mark.parametrize("case", CASES.to_dict("records"), ids=lambda case: case["why"])
def test_one_happening_or_two(case):
    one, at = _case(case["first"], case["published"], "a")
    other, then = _case(case["second"], case["then"], "b")
    rows = rr.together([one, other]).timeline()
    places = list(zip(rows["article"], rows["start"], strict=True))
    same = at in places and then in places and rows["happening"][places.index(at)] == rows["happening"][places.index(then)]  # fmt: skip
    assert same == bool(case["dates"]), rows.to_string()
    if same:
        assert rows["dates"][places.index(at)] == case["dates"]


def test_tellings_are_as_their_schema_says(story, rows):
    assert list(rows.columns) == ACROSS["tellings"].names
    for row in rows.itertuples():
        assert story.readings[row.article].article.text[row.start : row.end] == row.surface
    for column in ACROSS["tellings"].columns:
        assert rows[column.name].dtype == column.dtype
        if column.options:
            assert set(rows[column.name].dropna()) <= set(column.options)
        if not column.optional and column.name not in ("start", "end"):
            assert not rows[column.name].isna().any(), column.name


def test_dated_ones_stand_in_order_and_the_others_after(rows):
    order = rows["order"].tolist()
    placed = [number for number in order if number]
    assert placed == sorted(placed) and order == placed + [0] * (len(order) - len(placed))
    first = rows[rows["order"] > 0].drop_duplicates("order")["earliest"].tolist()
    assert first == sorted(first)


def test_dates_that_differ_run_from_the_first_to_the_last(rows):
    told = rows[rows["surface"] == "opened"]
    assert told["happening"].nunique() == 1
    assert told.set_index("article")["dates"].to_dict() == {
        "echo": "differs", "post": "differs", "wire": "undated"
    }  # fmt: skip
    assert set(told["value"]) == {"2020-05-04/2020-05-05"}


def test_the_day_of_the_report_stands_in_only_for_a_plain_past(rows):
    assert _of(rows, "echo", "said")["dated_by"] == "report"
    assert _of(rows, "echo", "said")["value"] == "2020-05-04"  # what the opening tells of
    assert (
        pd.isna(_of(rows, "echo", "promised")["said"])
        or _of(rows, "echo", "promised")["said"] == "2012"
    )
    assert _of(rows, "echo", "resign")["order"] == 0
    assert _of(rows, "wire", "opened")["dates"] == "undated"


def test_what_is_denied_has_no_place_in_the_order(rows):
    assert _of(rows, "post", "pay")["polarity"] == "negative"
    assert _of(rows, "post", "pay")["order"] == 0


def test_a_last_name_alone_is_found_and_another_s_is_not(rows):
    assert len(rows[(rows["article"] == "post") & (rows["surface"] == "met")]) == 1
    assert rows[rows["surface"] == "went"].empty


def test_words_that_no_table_has_as_a_name(story):
    told = story.timeline("council")
    assert told["surface"].tolist() == ["met"] and told["part"].tolist() == ["patient"]


def test_the_order_of_articles_changes_nothing(story, rows):
    turned = rr.together(_articles(*reversed(TEXTS))).timeline("Ann Lee")
    pd.testing.assert_frame_equal(turned, rows)


def test_no_articles_give_an_empty_table():
    assert rr.together([]).timeline().empty


def test_one_of_whom_nothing_is_said_is_told(story):
    with pytest.raises(ValueError, match=r"no article speaks of 'Bob Dill'.*column linked"):
        story.timeline("Bob Dill")


def test_names_that_may_stand_for_another():
    assert is_name_of(words("the iTunes Music Store"), words("iTunes store"))
    assert is_name_of(words("General Motors Corp."), words("General Motors"))
    assert is_name_of(words("FTSE 100"), words("FTSE 100 Index"))
    assert not is_name_of(words("iPhone 3GS"), words("iPhone 3G"))
    assert not is_name_of(words("Motors"), words("General Motors"))
    assert is_initials("UAW", words("United Auto Workers"))
    assert not is_initials("US", words("General Motors"))
    assert bare(words("iPods")) == ("ipod",) and bare(words("Boss")) == ("boss",)


@settings(max_examples=30, deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)), st.lists(st.integers(-40, 40)))
def test_a_report_is_about_a_day_within_a_week_before_it(published, offsets):
    days = [published + dt.timedelta(days=offset) for offset in offsets]
    about = day_of_report(days, published)
    assert dt.timedelta(0) <= published - about <= dt.timedelta(days=7)
    assert day_of_report(days, None) is None


def test_a_length_is_no_date():
    assert said("P3Y", "during", None, None).value is None
    assert said("2010-05-04T10:00", "during", None, None).value == "2010-05-04"
    assert said("2010", "before", None, dt.date(2010, 1, 1)).value is None


@pytest.fixture
def ax():
    figure, ax = plt.subplots(layout="constrained")
    yield ax
    plt.close(figure)


def test_the_plot_takes_the_table_and_says_what_differs(rows, ax):
    assert rr.plots.story(rows, ax=ax) is ax
    assert "as 3 outlets tell it" in rr.plots.described(ax)
    assert "of 1 the dates differ" in rr.plots.described(ax)


def test_the_plot_of_nothing_says_so(rows, ax):
    assert "no day" not in rr.plots.described(rr.plots.story(rows.head(0), ax=ax))
    with pytest.raises(ValueError, match=r"plots.story draws"):
        rr.plots.story(rows.drop(columns="told"), ax=ax)


FURNITURE = "Cruise ships that lost power in engine rooms were towed to Mobile instead of Mexico on Tuesday."


def _page(body, id):
    return rr.Article(f"{FURNITURE}\n{body}", id=id, published="2011-01-30")


def test_what_pages_carry_beside_their_news_is_no_happening():
    egypt = _page("Protesters gathered in Cairo after the president ordered a curfew. Shops closed, bread ran"
                  " short, and soldiers searched the crowd. The army guards banks and offices, officials said.", "cairo")  # fmt: skip
    court = _page("The judge ruled that jurors may see the film. Lawyers for the doctor called the footage unfair."
                  " The trial opens in September, and prosecutors plan to call the nurse and a detective.", "court")  # fmt: skip
    assert rr.together([egypt, court]).timeline().empty
    sea = _page("Passengers of the ships said that the engine rooms had burned. The power was lost for days."
                " Mobile took the passengers in, and Mexico sent tugs and water to the ships.", "sea")  # fmt: skip
    port = _page("The port of Mobile made room for ships without power. Passengers slept on deck, since the"
                 " engine rooms had burned, and Mexico offered tugs that towed none.", "port")  # fmt: skip
    assert "towed" in rr.together([sea, port]).timeline()["surface"].tolist()


def test_sayings_can_be_left_out(story, rows):
    assert "reporting" in set(rows["kind"])
    silent = story.timeline("Ann Lee", sayings=False)
    assert set(silent["kind"]) <= {"occurrence", "state"} and "opened" in set(silent["surface"])


def test_a_telling_is_told_in_words_of_its_clause():
    text = (
        "More than 600 people waited on the quay. Ann Lee was told. Her resignation was a surprise."
    )
    told = rr.together([rr.Article(text, id=id, published="2020-05-06") for id in "ab"])
    assert "More than 600 people waited on the quay" in set(told.timeline()["told"])
    assert {"Ann Lee was told", "Ann Lee’s resignation"} <= set(told.timeline("Ann Lee")["told"])


def test_days_that_differ_in_the_timeline_are_contradictions():
    echo = rr.Article("Ann Lee resigned on 10 May 2020.", id="echo", published="2020-05-20")
    post = rr.Article(
        "On 12 May 2020 Ann Lee quit, after months of rows.", id="post", published="2020-05-21"
    )
    found = rr.together([echo, post]).contradictions()
    assert found[["kind", "article", "article_b"]].values.tolist() == [["dates", "echo", "post"]]


@pytest.mark.parametrize(("text", "surface", "told"), [
    ("Ann Lee never left Hull.", "left", "Ann Lee never left Hull"),
    ("Bob Dill came for talks with Ann Lee.", "talks", "talks with Ann Lee"),
    ("Bob Dill left after Ann Lee's death.", "death", "Ann Lee's death"),
    ("Ann Lee met more than 600 people.", "met", "Ann Lee met more than 600 people"),
    ("Ann Lee was wounded.", "wounded", "Ann Lee was wounded"),
])  # fmt: skip
def test_a_telling_is_called_as_a_headline_would(text, surface, told):
    rows = rr.together([rr.Article(text, id="a", published="2020-05-06")]).timeline("Ann Lee")
    assert rows.set_index("surface")["told"][surface] == told


def test_the_day_of_the_report_stands_in_for_nothing_of_old_or_hearsay():
    text = "Police said Ann Lee killed a man. When Ann Lee fell in 1986, Ann Lee lost an eye."
    rows = rr.together([rr.Article(text, id="a", published="2020-05-06")]).timeline("Ann Lee")
    own = rows.set_index("surface")["dated_by"]
    assert own["killed"] == "nothing" and own["fell"] == "said" and own["lost"] != "report"
