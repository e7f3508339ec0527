"""Comparing readings: what moved is shown, what did not is not."""

import pytest

import reread as rr
from reread.alternatives import COLUMNS, moved


def test_a_reading_beside_itself_is_empty(reading):
    assert list(rr.compare(reading, reading).columns) == COLUMNS
    assert rr.compare(reading, reading).empty


def test_a_lexicon_moves_scores_only(article, reading):
    differences = rr.compare(reading, rr.read(article, lexicon="textblob"))
    assert set(differences["table"]) <= {"tone", "ledger", "voices"}
    tone = differences[differences["table"] == "tone"]
    assert set(tone["change"]) == {"changed"}
    row = tone[tone["column"] == "score"].iloc[0]
    assert row["a"] != row["b"]
    assert row["text"] == article.text[row["start"] : row["end"]]


def test_a_date_settles_wednesday(reading, dated):
    rows = rr.compare(reading, dated, ("times",))
    wednesday = rows[(rows["text"] == "Wednesday") & (rows["column"] == "status")].iloc[0]
    assert (wednesday["a"], wednesday["b"]) == ("needs-reference-date", "resolved")


def test_symmetric(reading, dated):
    there, back = rr.compare(reading, dated), rr.compare(dated, reading)
    swapped = back.rename(columns={"a": "b", "b": "a"})[COLUMNS]
    swapped["change"] = swapped["change"].replace(
        {"only in a": "only in b", "only in b": "only in a"}
    )
    assert there.astype(str).values.tolist() == swapped.astype(str).values.tolist()


def test_rows_of_one_side_only(article, reading):
    differences = rr.compare(reading, rr.read(article, tokenizer="wordpunct"), ("tokens",))
    only = differences[differences["change"] == "only in a"]["text"].tolist()
    assert "U.S." in only


def test_overview_counts(article, reading):
    overview = moved(rr.compare(reading, rr.read(article, boilerplate="keep")))
    assert overview.loc["blocks", "changed"] == 1
    assert overview.loc["sentences", "only in b"] == 1
    assert moved(rr.compare(reading, reading)).empty


def test_two_articles_cannot_be_compared(reading):
    with pytest.raises(ValueError, match="two readings of one article"):
        rr.compare(reading, rr.read(rr.Article(text="Another.")))


def test_what_is_no_reading_or_table_is_told(article, reading):
    with pytest.raises(TypeError, match=r"Article is not a reading; give reread\.read"):
        rr.compare(reading, article)
    with pytest.raises(ValueError, match="table 'tones' is not known; choose one of blocks"):
        rr.compare(reading, reading, ("tones",))
    other = rr.read(article, lexicon="vader")
    assert set(rr.compare(reading, other, "tone")["table"]) == {"tone"}


TEXT = "Ann Lee of Acme Corp met Bob Ray and Carl Ott in Paris."


def _named(*names):
    def recogniser(text):
        return [(text.index(name), text.index(name) + len(name), kind) for name, kind in names]

    return rr.read(rr.Article(text=TEXT), names=recogniser)


def test_two_recognisers_differ_by_names_boundaries_and_kinds():
    a = _named(("Ann Lee", "PER"), ("Acme", "ORG"), ("Paris", "LOC"), ("Bob Ray", "PER"))
    b = _named(("Ann Lee", "ORG"), ("Acme Corp", "ORG"), ("Carl Ott", "PER"), ("Bob Ray", "PER"))
    rows = rr.compare(a, b, ("mentions",))
    rows = rows[rows["column"].isin(["boundary", "kind"]) | (rows["change"] != "changed")]
    told = rows[["text", "change", "column", "a", "b"]].fillna("").values.tolist()
    assert told == [
        ["Ann Lee", "changed", "kind", "PER", "ORG"],
        ["Acme Corp", "changed", "boundary", "Acme", "Acme Corp"],
        ["Carl Ott", "only in b", "", "", ""],
        ["Paris", "only in a", "", "", ""],
    ]


def test_a_name_cut_in_two_has_no_moved_boundary():
    a, b = _named(("Bob Ray and Carl Ott", "PER")), _named(("Bob Ray", "PER"), ("Carl Ott", "PER"))
    rows = rr.compare(a, b, ("mentions",))
    assert rows["change"].tolist() == ["only in b", "only in a", "only in b"]
    assert "boundary" not in set(rows["column"].dropna())
