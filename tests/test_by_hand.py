"""Corrections by hand: entities merged, split and named as the reader says."""

import pandas as pd
import pytest

import reread as rr
from reread.tables import check

TEXT = "Ann Lee met Bob Ray in Paris. Lee left. Ray and the Paris Club stayed. Lee said so."


@pytest.fixture(scope="module")
def one():
    return rr.Article(text=TEXT)


def _corrected(article, *rows, **columns):
    table = pd.DataFrame(list(rows) or columns)
    return rr.read(article, names="gazetteer", corrections=table)


def _of(reading, surface):
    rows = reading.mentions
    return rows[rows["surface"] == surface]["entity"].tolist()


def test_an_entity_merged_into_another(one):
    reading = _corrected(one, {"entity": "bob-ray", "to": "ann-lee"})
    assert set(_of(reading, "Bob Ray") + _of(reading, "Ray")) == {"ann-lee"}
    assert "bob-ray" not in set(reading.entities["entity"])
    check("mentions", reading.mentions, one)
    check("entities", reading.entities, one)


def test_a_mention_split_off_has_its_new_name(one):
    at = TEXT.rindex("Lee")
    reading = _corrected(one, {"start": at, "end": at + 3, "to": "Carla Lee"})
    assert _of(reading, "Lee") == ["ann-lee", "carla-lee"]
    rows = reading.entities.set_index("entity")
    assert rows.loc["carla-lee", "name"] == "Carla Lee"
    assert rows.loc["ann-lee", "name"] == "Ann Lee"
    assert reading.mentions["reason"].str.endswith("; corrected by hand").sum() == 1


def test_rows_are_applied_in_order(one):
    reading = _corrected(one, {"entity": "ann-lee", "to": "x"}, {"entity": "x", "to": "bob-ray"})
    assert set(_of(reading, "Lee")) == {"bob-ray"}
    assert not reading.mentions["reason"].str.contains("hand; corrected").any()


@pytest.mark.parametrize("called", ["bob-ray", "Bob Ray", "the Bob  Ray"])
def test_an_entity_is_told_by_its_id_or_its_name(one, called):
    merged = _corrected(one, {"entity": called, "to": "The Paris Club"})
    assert set(_of(merged, "Ray")) == {"paris-club"}
    assert merged.entities.set_index("entity").loc["paris-club", "name"] == "Paris Club"


@pytest.mark.parametrize("name", ["Zoë  Quill", "زوي", "2020 Ltd."])
def test_a_new_name_is_shown_on_one_line(one, name):
    rows = _corrected(one, {"entity": "bob-ray", "to": name}).entities
    assert " ".join(name.split()) in set(rows["name"])


def test_names_for_another_article_are_no_matter(one):
    rows = [{"article": "another", "entity": "bob-ray", "to": "ANN LEE"},
            {"table": "quotes", "article": "another", "entity": "bob-ray", "to": "ANN LEE"},
            {"entity": "ray", "to": "x"}]  # fmt: skip
    plain = rr.read(one, names="gazetteer")
    assert rr.compare(plain, _corrected(one, *rows)).empty


def test_to_nobody(one):
    reading = _corrected(one, {"entity": "bob-ray", "to": ""})
    assert all(pd.isna(entity) for entity in _of(reading, "Ray"))
    assert "bob-ray" not in set(reading.entities["entity"])


def test_what_does_not_fit_changes_nothing(one):
    plain = rr.read(one, names="gazetteer")
    for row in (
        {"entity": "nobody", "to": "ann-lee"},
        {"start": 1, "end": 3, "to": "ann-lee"},
        {"article": "another", "entity": "bob-ray", "to": "ann-lee"},
    ):
        assert rr.compare(plain, _corrected(one, row)).empty


def test_a_csv_gives_the_same(one, tmp_path):
    table = pd.DataFrame({"entity": ["bob-ray", ""], "start": [None, 0], "end": [None, 7],
                          "to": ["Paris", "Bob Ray"]})  # fmt: skip
    table.to_csv(tmp_path / "corrections.csv", index=False)
    ways = [table, tmp_path / "corrections.csv", str(tmp_path / "corrections.csv")]
    readings = [rr.read(one, names="gazetteer", corrections=way) for way in ways]
    assert all(rr.compare(readings[0], other).empty for other in readings)
    assert len({reading.key("mentions") for reading in readings}) == 1
    assert _of(readings[0], "Ann Lee") == ["bob-ray"]


def test_a_corrected_speaker_speaks(article):
    plain = rr.read(article)
    speaker = plain.quotes["speaker"].dropna().iloc[0]
    other = rr.read(article, corrections=pd.DataFrame({"entity": [speaker], "to": ["Jane Roe"]}))
    assert "jane-roe" in set(other.quotes["speaker"].dropna())
    assert speaker not in set(other.tone["voice"])
    assert "corrections=own table (1 correction)" in repr(other)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"entity": ["a"]}, "no column 'to'"),
        ({"to": ["a"]}, "row 0 does not say what it corrects"),
        ({"entity": ["a"], "start": [4], "to": ["b"]}, "only one of start and end"),
        ({"start": [4], "end": [4], "to": ["b"]}, "span 4:4"),
        ({"start": ["four"], "end": [7], "to": ["b"]}, "span -1:7"),
        ({"start": [1.5], "end": [7], "to": ["b"]}, "span -1:7"),
        ({"entity": ["a"], "to": ["Narrator"]}, "narrator"),
        (
            {"entity": ["a"], "to": ["???"]},
            r"an entity of \?\?\?; give another name, with a letter",
        ),
    ],
)
def test_errors_say_what_is_wrong(one, rows, said):
    with pytest.raises(ValueError, match=said):
        rr.read(one, corrections=pd.DataFrame(rows))


@pytest.mark.parametrize("value", ["mine", 3, [("a", "b")]])
def test_only_a_table_will_do(one, value):
    with pytest.raises(ValueError, match=r"corrections=.* pass a DataFrame"):
        rr.read(one, corrections=value)
