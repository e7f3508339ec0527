"""Who is given room: shares of each article, and what is left out is said."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

import reread as rr
from reread.tables import NARRATOR, UNNAMED, empty


def _stretches(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Stretches of so many characters, by article and voice."""
    frame = pd.DataFrame(rows, columns=["article", "voice", "end"])
    return frame.assign(start=0)


SOME = _stretches(
    ("a", "ines-tolland", 30), ("a", NARRATOR, 60), ("a", UNNAMED, 10), ("b", "marek-aldous", 50),
    ("b", NARRATOR, 50), ("c", "ines-tolland", 25), ("c", NARRATOR, 75),
)  # fmt: skip


def _drawn(table, **options):
    ax = Figure(figsize=(9, 4), layout="constrained").add_subplot()
    return rr.plots.room(table, ax, **options)


def _words(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_shares_of_an_article_make_one():
    shares = rr.plots.room_shares(SOME)
    assert shares.sum().tolist() == pytest.approx([1, 1, 1])
    assert shares.loc["ines-tolland"].tolist() == [0.3, 0, 0.25]


def test_articles_of_one_group_are_one_column():
    shares = rr.plots.room_shares(SOME, {"a": "Wire", "c": "Wire", "b": "Post"})
    assert shares.loc["ines-tolland"].to_dict() == {"Wire": 0.275, "Post": 0}


def test_the_narrator_stands_first_and_someone_unnamed_last():
    ax = _drawn(SOME, names={"ines-tolland": "Ines Tolland"})
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["the narrator", "Ines Tolland", "marek-aldous", "someone unnamed"]
    assert _words(ax) == ["60%", "50%", "75%", "30%", "25%", "50%", "10%"]


def test_a_trace_is_no_nothing():
    ax = _drawn(_stretches(("a", NARRATOR, 999), ("a", "x", 1)))
    assert _words(ax) == ["100%", "<1%"]


def test_what_is_not_shown_is_counted():
    ax = _drawn(SOME, most=3)
    assert "1 other voice" in ax.get_xlabel()
    many = _stretches(*((str(n), NARRATOR, 10) for n in range(20)))
    assert "6 other columns" in _drawn(many).get_xlabel()
    assert "not shown" not in _drawn(SOME).get_xlabel()


def test_dollars_and_marks_in_names_are_no_mathematics():
    ax = _drawn(SOME, names={"ines-tolland": "$x$ <b>"})
    ax.figure.canvas.draw()
    assert r"\$x\$ <b>" in [label.get_text() for label in ax.get_yticklabels()]


def test_no_article():
    assert _words(_drawn(empty("stretches"))) == ["no article was read"]
