"""Governments called by their seats: apart, or one with their country."""

from __future__ import annotations

import pandas as pd
import pytest

import reread as rr
from reread import tables

TEXT = (
    "Moscow said it was ready. They met in Moscow. Russia left. Talks between Kyiv and "
    "Washington failed. The White House denied it. Russia spoke in Kyiv."
)


def _names(text: str, **choices: str) -> pd.DataFrame:
    mentions = rr.read(rr.Article(text=text), **choices).mentions
    return mentions[mentions["form"] == "name"]


def _entities(names: pd.DataFrame, surface: str) -> list[str]:
    return names[names["surface"] == surface]["entity"].tolist()


def test_apart_is_the_default_and_keeps_a_seat_one_entity() -> None:
    names = _names(TEXT)
    assert _entities(names, "Moscow") == ["moscow", "moscow"]
    assert names[names["surface"] == "Moscow"]["sense"].tolist() == ["government", "place"]
    assert names.equals(_names(TEXT, governments="apart"))


def test_a_government_joins_its_country_and_the_place_stays() -> None:
    names = _names(TEXT, governments="country")
    assert _entities(names, "Moscow") == ["russia", "moscow"]
    assert _entities(names, "Russia") == ["russia", "russia"]
    assert _entities(names, "Kyiv") == ["ukraine", "kyiv"]
    assert "seat of Russia" in names[names["surface"] == "Moscow"]["reason"].iloc[0]


def test_two_seats_of_one_country_are_one_even_if_it_is_not_named() -> None:
    names = _names(TEXT, governments="country")
    assert _entities(names, "Washington") == _entities(names, "White House") == ["united-states"]


def test_only_seats_of_government_are_moved() -> None:
    text = "Manchester said nothing. Barcelona beat Madrid."
    assert _names(text).equals(_names(text, governments="country"))


def test_a_new_countrys_id_is_nobody_elses() -> None:
    def names(text: str) -> list[tuple[int, int, str]]:
        return [(0, 7, "PER"), (15, 22, "LOC")]

    found = _names("Ukraine spoke. Kyiv... said so.", names=names, governments="country")
    assert found["entity"].is_unique


def test_the_tables_stay_valid(article: rr.Article) -> None:
    reading = rr.read(article, governments="country")
    tables.check("mentions", reading.mentions, article, {"entities": reading.entities})
    kyiv = reading.mentions[reading.mentions["surface"] == "Kyiv"]
    assert kyiv["entity"].tolist() == ["ukraine", "ukraine"]


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(ValueError, match=r"governments='both'.*'apart', 'country'"):
        rr.read(rr.Article(text="Moscow said so."), governments="both")


def test_a_country_keeps_its_name_beside_its_seat() -> None:
    article = rr.Article(text="Moscow said no. Russia stays.")
    rows = rr.read(article, governments="country", names="gazetteer").entities
    assert rows["name"].tolist() == ["Russia"]
    assert rows["aliases"].tolist() == ["Moscow"]


PEOPLE = "Russian troops left. Russia spoke. Russians cheered. The Chinese waited."


def test_demonyms_are_apart_by_default_and_say_whose_they_are() -> None:
    names = _names(PEOPLE)
    assert names.equals(_names(PEOPLE, demonyms="apart"))
    assert "russia" not in _entities(names, "Russian") + _entities(names, "Russians")
    assert names[names["surface"] == "Russian"]["reason"].str.endswith("a word of Russia").all()


def test_demonyms_join_their_country_which_stays_a_place() -> None:
    reading = rr.read(rr.Article(text=PEOPLE), demonyms="country")
    found = reading.entities.set_index("entity")
    assert found.loc["russia", "aliases"] == "Russian; Russians"
    assert (found.loc["russia", "kind"], found.loc["russia", "mentions"]) == ("LOC", 3)
    assert "china" in found.index  # not named, so with an id of its own


def test_demonyms_know_their_options() -> None:
    with pytest.raises(ValueError, match=r"demonyms='both'.*'apart', 'country'"):
        rr.read(rr.Article(text="Russians left."), demonyms="both").mentions  # noqa: B018
