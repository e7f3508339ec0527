"""Entities: one row per thing named, with its forms, roles and pronouns."""

from __future__ import annotations

import pandas as pd

import reread as rr

TEXT = (
    "Harbour Minister Ann Baker met Tom Field in Paris. Baker said the minister's office was open. "
    "She left Paris."
)


def _entities(text: str, **choices: object) -> pd.DataFrame:
    return rr.read(rr.Article(text=text), **choices).entities.set_index("entity")


def test_forms_roles_and_counts() -> None:
    ann = _entities(TEXT).loc["ann-baker"]
    assert (ann["name"], ann["kind"], ann["aliases"]) == ("Ann Baker", "PER", "Baker")
    assert (ann["start"], ann["end"]) == (TEXT.index("Ann"), TEXT.index(" met"))


def test_a_name_has_single_spaces_however_the_text_sets_it() -> None:
    anna = _entities("The council chose Anna  Novak. Anna Novak spoke.").loc["anna-novak"]
    assert anna["name"] == "Anna Novak"
    assert pd.isna(anna["aliases"])


def test_pronouns_count_where_they_are_plain() -> None:
    text = "Ann Baker spoke. She left. Tom Field spoke. He stayed."
    mentions = rr.read(rr.Article(text=text)).mentions
    pronouns = mentions[mentions["form"] == "pronoun"]
    assert pronouns["entity"].tolist() == ["ann-baker", "tom-field"]
    assert _entities(text)["mentions"].tolist() == [2, 2]


def test_pronouns_that_could_be_several_have_no_entity() -> None:
    mentions = rr.read(rr.Article(text="It was said of Tom Field and Bob Hall: he left.")).mentions
    pronoun = mentions[mentions["form"] == "pronoun"].iloc[0]
    assert pd.isna(pronoun["entity"])
    assert pronoun["reason"] == "2 people it can be"


def test_a_nominal_is_the_only_one_of_its_role() -> None:
    text = "Foreign Minister Ann Baker spoke. Later the foreign minister left. The minister slept."
    mentions = rr.read(rr.Article(text=text)).mentions
    nominals = mentions[mentions["form"] == "nominal"]
    assert nominals["surface"].tolist() == ["the foreign minister", "The minister"]
    assert set(nominals["entity"]) == {"ann-baker"}


def test_people_and_places_of_one_name_stay_apart() -> None:
    entities = _entities("Mr. Lincoln wrote to Abraham Lincoln. They live in Lincoln County.")
    assert entities.loc["abraham-lincoln", "kind"] == "PER"
    assert entities.loc["lincoln-county", "kind"] == "LOC"


def test_no_text_no_entities() -> None:
    assert rr.read(rr.Article(text=" ")).entities.empty


def test_the_sample_article(article: rr.Article) -> None:
    entities = rr.read(article).entities.set_index("entity")
    assert entities.loc["sergey-lavrov", "roles"] == "Russian Foreign Minister"
    assert entities.loc["sergey-lavrov", "mentions"] == 5
    assert entities.loc["donald-trump", "aliases"] == "Trump"
    assert entities.loc[entities["named"], "kind"].value_counts().to_dict() == {
        "LOC": 10,
        "MISC": 3,
        "PER": 3,
        "ORG": 3,
    }


def test_inputs_stay_as_they_were(article: rr.Article) -> None:
    from reread.entities.entities import entities

    mentions = rr.read(article).mentions
    before = mentions.copy(deep=True)
    entities(article, mentions)
    pd.testing.assert_frame_equal(mentions, before)


def test_a_name_is_not_shown_in_a_headlines_capitals() -> None:
    text = "KYIV WAITS FOR SPRING\n\nKyiv waited. Later Kyiv slept."
    assert "Kyiv" in rr.read(rr.Article(text=text)).entities["name"].tolist()
