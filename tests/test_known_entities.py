"""Whom words mean: entities by id, by name, by what they became, and nobody where it is open."""

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose
from reread.own_tables.known_entities import Known, known_id

TEXT = (
    "Mia Tolland met Al Tolland. The Ferrit Council praised Al Tolland, and Vale left. Tolland ate."
)
READING = rr.read(rr.Article(text=TEXT))


def _known(*rows):
    given = pd.DataFrame([{"to": "", "entity": "nobody"}, *rows])
    return Known(READING.article.id, READING.mentions, choose(corrections=given).corrections)


@pytest.mark.parametrize(
    ("words", "entity"),
    [
        ("mia-tolland", "mia-tolland"),
        ("MIA TOLLAND", "mia-tolland"),
        ("the Ferrit Council", "ferrit-council"),
        ("Ferrit", "ferrit"),  # a part that the text never has for itself
        ("The Hague", "the-hague"),
        ("The", "the"),
        ("narrator", "narrator"),
    ],
)
def test_whom_words_mean(words, entity):
    assert _known().id_of(words) == entity


def test_a_phrase_that_stands_for_two_means_neither():
    mentions = READING.mentions
    rows = mentions[mentions["surface"].str.endswith("Tolland")]
    shared = rows.head(2).assign(surface="Tolland", entity=["mia-tolland", "al-tolland"])
    assert Known("", shared, None).id_of("Tolland") == "tolland"
    assert Known("", shared.head(1), None).id_of("Tolland") == "mia-tolland"


def test_what_became_of_an_entity_is_followed():
    rows = [{"entity": "x", "to": "Y"}, {"entity": "Y", "to": "the Ferrit Council"},
            {"entity": "round", "to": "about"}, {"entity": "about", "to": "round"},
            {"entity": "vale", "to": "somebody-else"}, {"entity": "z", "to": ""}]  # fmt: skip
    known = _known(*rows)
    assert known.id_of("X") == "ferrit-council"
    assert known.id_of("round") in ("round", "about")
    assert known.id_of("vale") == "vale"  # it is there all the same
    assert known.id_of("z") == "z"


def test_an_article_counts_where_it_is_part_of_the_name():
    assert known_id("The Hague", {"the-hague", "hague"}) == "the-hague"
    assert known_id("The Hague", {"hague"}) == "hague"
