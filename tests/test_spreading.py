"""How words lie in an article: each place, and Gries's DP by hand."""

import math

import pytest

import reread as rr

TEXT = (
    "The mill at Orrin closed. Ada Pell said the mill was old.\n"
    "Weavers left Orrin and the mills.\n"
    "Nobody came back.\n"
    "Subscribe to our newsletter and never miss a mill\n"
)


@pytest.fixture(scope="module")
def mill():
    return rr.read(rr.Article(text=TEXT))


def test_each_place_with_its_voice_and_position(mill):
    rows = rr.dispersion(mill, ["mill*", "ada-pell"])
    words = [TEXT[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)]
    assert words == ["mill", "Ada Pell", "mill", "mills"]  # and none of the newsletter's
    assert rows["item"].tolist() == ["mill*", "ada-pell", "mill*", "mill*"]
    assert rows["voice"].tolist() == ["narrator", "narrator", "ada-pell", "narrator"]
    assert rows["position"].tolist() == [n / 21 for n in (1, 5, 9, 17)]
    assert rows["article"].eq(mill.article.id).all()


def test_without_words_the_entities_mentioned_most(mill):
    assert set(rr.dispersion(mill)["item"]) == set(mill.entities["entity"])
    assert rr.dispersion(mill, "Orrin")["start"].tolist() == [12, TEXT.rindex("Orrin")]


def test_spread_by_hand(mill):
    row = rr.spread(mill, "mill*").iloc[0]
    sizes, counts = (12, 6, 3), (2, 1, 0)
    dp = sum(abs(c / 3 - s / 21) for c, s in zip(counts, sizes, strict=True)) / 2
    assert row[["item", "places", "paragraphs", "of"]].tolist() == ["mill*", 3, 2, 3]
    assert row["dp"] == pytest.approx(dp)
    assert row["dp_norm"] == pytest.approx(dp / (1 - 3 / 21))


def test_the_more_in_one_place_the_greater(mill):
    rows = rr.spread(mill, ["the", "came", "zebra"]).set_index("item")
    assert rows.loc["the", "dp"] < rows.loc["came", "dp"] == pytest.approx(1 - 3 / 21)
    assert rows.loc["came", "dp_norm"] == pytest.approx(1)
    assert rows.loc["zebra", "places"] == 0 and math.isnan(rows.loc["zebra", "dp"])


@pytest.mark.parametrize("sought", [[], "", [" "], [5]])
def test_nothing_sought(mill, sought):
    for look in (rr.dispersion, rr.spread):
        with pytest.raises(ValueError, match="sought is empty; give"):
            look(mill, sought)


@pytest.mark.parametrize(
    "text", ["", "…", "Der Müller ging nach Hause, und niemand sah ihn je wieder dort."]
)
def test_texts_without_words(text):
    reading = rr.read(rr.Article(text=text))
    assert rr.dispersion(reading, "mill").empty and rr.dispersion(reading).empty
    assert rr.spread(reading, "mill")["dp"].isna().all()
    assert list(rr.spread(reading)) == list(rr.spread(reading, "mill"))
