"""Speakers: which entity a source stands for."""

from __future__ import annotations

import pytest

import reread as rr
from reread.grammar.trees import trees
from reread.tables import build
from reread.voices.places import Places
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
    return Speakers(Places(parsed), build("mentions", article, rows))


def whose(found: Speakers, start: int, end: int) -> str | None:
    mention = found.speaker(start, end)
    return mention and mention.entity


@pytest.mark.parametrize(
    ("source", "names", "expected"),
    [
        ("Ines Tolland", [("Ines Tolland", "PER")], "ines tolland"),
        ("Calderwick Mayor Tolland", [("Calderwick", "LOC"), ("Tolland", "PER")], "tolland"),
        ("the Harbour Authority", [("Harbour Authority", "ORG")], "harbour authority"),
        ("Tolland's spokeswoman", [("Tolland", "PER")], None),
        ("a resident of Ostrey", [("Ostrey", "LOC")], None),
        ("the mayor", [], None),
        ("her lawyer, Tom Moss,", [("Tom Moss", "PER")], "tom moss"),
        ("Tolland's lawyer, Tom Moss,", [("Tolland", "PER"), ("Tom Moss", "PER")], "tom moss"),
        ("Tolland's lawyer", [("Tolland", "PER")], None),
        ("Ostrey", [("Ostrey", "LOC")], None),
        ("the Harbour Act", [("Harbour Act", "MISC")], None),
        (
            "A spokesman for the Harbour Authority, Casper Wenn,",
            [("Harbour Authority", "ORG"), ("Casper Wenn", "PER")],
            "casper wenn",
        ),
    ],
)
def test_the_head_of_the_source_speaks(source, names, expected):
    assert whose(speakers(source, *names), 0, len(source)) == expected


def test_a_relative_pronoun_stands_for_the_name_before_it():
    text = "Ines Tolland, who said so, left."
    start = text.index("who")
    assert whose(speakers(text, ("Ines Tolland", "PER")), start, start + 3) == "ines tolland"


def test_a_mention_outside_the_source_does_not_speak():
    text = "He said so to Ines Tolland."
    assert whose(speakers(text, ("Ines Tolland", "PER")), 0, 2) is None


def test_pronouns_speak_for_their_entity():
    reading = rr.read(rr.Article(text="Mary Tolland left. She said that the bridge was safe."))
    assert reading.quotes["speaker"].tolist() == ["mary-tolland"]


@pytest.mark.parametrize(("text", "told"), [
    ("Ines Tolland told Reuters that the boats were late.", "Reuters"),
    ("Ines Tolland asked Bo Moss whether the boats were late.", "Bo Moss"),
    ("“It is late,” Ines Tolland said to Bo Moss.", "Bo Moss"),
    ("Ines Tolland warned Bo Moss that the bridge could fall.", "Bo Moss"),
    ("Ines Tolland told a friend that the boats were late.", None),
    ("Ines Tolland said that Bo Moss was late.", None),
    ("Ines Tolland accused Bo Moss of lying about the bridge.", None),
])  # fmt: skip
def test_who_is_told_is_its_hearer(text, told):
    reading = rr.read(rr.Article(text=text))
    names = reading.entities.set_index("entity")["name"]
    assert [names.get(one) for one in reading.quotes["addressee"]] == [told]


def test_a_government_speaks_and_a_place_does_not():
    article = rr.Article(text="Norway said that the bridge was safe.")
    assert rr.read(article).quotes["speaker"].tolist() == ["norway"]
