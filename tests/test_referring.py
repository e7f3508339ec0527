"""Pronouns and nominals: what they stand for, and what they do not."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.entities.coreference.pronouns import PRONOUNS
from reread.entities.coreference.salience import Discourse, Position, choose, position
from reread.grammar.trees import trees

CASES = Path(__file__).parent / "cases" / "referring.tsv"
ROWS = [
    line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line[0] != "#"
]
ENTITY = {"Microsoft Corp.": "microsoft-corp"}


def _at(text: str, words: str) -> int:
    return [found.start() for found in re.finditer(rf"\b{re.escape(words)}\b", text)][-1]


@pytest.mark.parametrize(("text", "words", "name"), ROWS)
def test_links(text: str, words: str, name: str) -> None:
    mentions = rr.read(rr.Article(text=text)).mentions
    others = mentions[(mentions["form"] != "name") & (mentions["start"] == _at(text, words))]
    others = others[others["surface"] == words]
    if not name:
        assert others["entity"].isna().all()
        return
    (row,) = others.to_dict("records")
    if name == "?":
        assert pd.isna(row["entity"])
        assert row["score"] == 0
    else:
        named = mentions[(mentions["form"] == "name") & (mentions["surface"] == name)]
        assert row["entity"] == named["entity"].iloc[0]
        assert row["score"] > 0
    assert row["reason"]


def test_every_pronoun_is_counted_once() -> None:
    text = "He saw her. They saw it with their eyes, and she hers. It itself saw him."
    mentions = rr.read(rr.Article(text=text)).mentions
    found = mentions[mentions["form"] == "pronoun"]["surface"].str.lower().tolist()
    assert found == [w for w in re.findall(r"\w+", text.lower()) if w in PRONOUNS]


@pytest.mark.parametrize(("text", "word", "weight"), [
    ("Ann met Jane.", "Ann", 100 + 80 + 80 + 50),  # recent, subject, a head, not adverbial
    ("Ann met Jane.", "Jane", 100 + 50 + 80 + 50),  # an object
    ("Ann spoke in Paris.", "Paris", 100 + 40 + 80 + 50),  # after a preposition
    ("In Paris, Ann spoke.", "Paris", 100 + 40 + 80),  # adverbial
    ("Ann read the Paris report.", "Paris", 100 + 50),  # inside another phrase
])  # fmt: skip
def test_weights_are_those_of_lappin_and_leass(text: str, word: str, weight: int) -> None:
    article = rr.Article(text=text)
    tree = trees(article, rr.read(article).tokens)[0]
    at = next(i for i, one in enumerate(tree.words) if one.low == word.lower())
    assert position(tree, at).weight == weight


def test_two_mentions_in_one_sentence_count_as_the_heavier() -> None:
    discourse = Discourse({})
    for weight in (100, 200, 50):
        discourse.meet("ann", 0, Position(weight, True, 0, 0), "PER", "f")
    assert discourse.salience("ann", 0) == 200


def test_salience_is_halved_from_sentence_to_sentence() -> None:
    discourse = Discourse({})
    discourse.meet("ann", 0, Position(200, True, 0, 0), "PER", "f")
    assert [discourse.salience("ann", n) for n in (0, 1, 2)] == [200, 100, 50]
    discourse.meet("ann", 1, Position(100, False, 0, 0), "PER", "")
    assert discourse.salience("ann", 1) == 200
    assert discourse.traces["ann"].sex == "f"


def test_what_was_met_long_ago_is_not_recent() -> None:
    discourse = Discourse({})
    discourse.meet("ann", 0, Position(200, True, 0, 0), "PER", "f")
    assert [key for key, _ in discourse.recent(3)] == ["ann"]
    assert discourse.recent(5) == []


def test_what_is_named_more_is_more_present_up_to_eight_names() -> None:
    discourse = Discourse({"once": 1, "seven": 7, "eight": 8, "often": 30})
    for entity in discourse.names:
        discourse.meet(entity, 0, Position(200, True, 0, 0), "PER", "f")
    once, seven, eight, often = (discourse.salience(entity, 0) for entity in discourse.names)
    assert once < seven < eight == often


@pytest.mark.parametrize(("weights", "key", "lead"), [
    ([], None, 0), ([("a", 10.0)], "a", float("inf")), ([("a", 10.0), ("b", 20.0)], "b", 2),
    ([("b", 10.0), ("a", 10.0)], "a", 1),
])  # fmt: skip
def test_the_most_salient_is_chosen(weights: list, key: str | None, lead: float) -> None:
    choice = choose(weights)
    assert (choice.key, choice.lead) == (key, lead) if choice else key is None


UNNAMED = [
    line.split("\t")
    for line in CASES.with_name("unnamed.tsv").read_text(encoding="utf-8").splitlines()
    if line[0] != "#"
]


@pytest.mark.parametrize(("text", "phrase", "name"), UNNAMED)
def test_those_without_a_name(text: str, phrase: str, name: str) -> None:
    reading = rr.read(rr.Article(text=text))
    rows = reading.mentions[reading.mentions["start"] == _at(text, phrase)]
    rows = rows[rows["surface"].str.startswith(phrase)]
    assert len(rows) == bool(name)
    if name:
        known = reading.entities.set_index("entity")["name"]
        (entity,) = rows["entity"]
        assert (name == "?") if pd.isna(entity) else (known[entity] == name)


def test_an_unnamed_entity_has_the_words_that_brought_it_in() -> None:
    text = "Aid workers said that a convoy had come. The workers waited. Two guards slept."
    (row,) = rr.read(rr.Article(text=text)).entities.to_dict("records")
    assert (row["entity"], row["name"], row["aliases"]) == (
        "aid-workers",
        "aid workers",
        "the workers",
    )
    assert row["mentions"] == 2
    assert row["named"] is False


def test_each_newcomer_has_an_id_of_its_own() -> None:
    text = "A guard said it was open. A guard said it was shut. “Unnamed” said so, a narrator said."
    found = rr.read(rr.Article(text=text)).entities["entity"].tolist()
    assert found[:2] == ["guard", "guard-2"]
    assert not {"unnamed", "narrator"} & set(found)
