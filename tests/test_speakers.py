"""Speakers: which entity a source stands for."""

from __future__ import annotations

import pytest

import reread as rr
from reread.grammar.trees import trees
from reread.tables import build
from reread.voices.speakers import Speakers


def speakers(text: str, *names: tuple[str, str]) -> Speakers:
    rows = [
        {"start": text.index(name), "end": text.index(name) + len(name), "sentence": 0,
         "surface": name, "form": "name", "kind": kind, "entity": name.lower(), "score": 1.0,
         "reason": "given"}
        for name, kind in names
    ]  # fmt: skip
    article = rr.Article(text=text)
    parsed = trees(article, rr.read(article).tokens)
    return Speakers(parsed, build("mentions", article, rows))


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        ("Ines Tolland", [("Ines Tolland", "PER")], "ines tolland"),
        ("Calderwick Mayor Tolland", [("Calderwick", "LOC"), ("Tolland", "PER")], "tolland"),
        ("the Harbour Authority", [("Harbour Authority", "ORG")], "harbour authority"),
        ("Tolland's spokeswoman", [("Tolland", "PER")], None),
        ("a resident of Ostrey", [("Ostrey", "LOC")], None),
        ("the mayor", [], None),
        (
            "A spokesman for the Harbour Authority, Casper Wenn,",
            [("Harbour Authority", "ORG"), ("Casper Wenn", "PER")],
            "casper wenn",
        ),
    ],
)
def test_the_head_of_the_source_speaks(source, names, expected):
    assert speakers(source, *names).entity(0, len(source)) == expected


def test_a_relative_pronoun_stands_for_the_name_before_it():
    text = "Ines Tolland, who said so, left."
    start = text.index("who")
    assert speakers(text, ("Ines Tolland", "PER")).entity(start, start + 3) == "ines tolland"


def test_a_mention_outside_the_source_does_not_speak():
    text = "He said so to Ines Tolland."
    assert speakers(text, ("Ines Tolland", "PER")).entity(0, 2) is None


def test_pronouns_speak_for_their_entity():
    reading = rr.read(rr.Article(text="Mary Tolland left. She said that the bridge was safe."))
    assert reading.quotes["speaker"].tolist() == ["mary-tolland"]
