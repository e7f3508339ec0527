"""Seeded sets: drawn by a seed, kept without text, and only read for the texts they were made for."""

import importlib
import sys
from pathlib import Path

import pytest

TEXT = "The mill by the river burned down on Monday night, the council said in a letter to all.\n"


@pytest.fixture
def seeding(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    yield importlib.import_module("seeding")
    sys.modules.pop("seeding")


def known(*ids):
    return {id: {"id": id, "file": "t17", "text": TEXT} for id in ids}


def test_which_sentences_are_drawn_does_not_depend_on_other_articles(seeding):
    few = [one.article for one in seeding.drawn(known("six", "one"), "seed")]
    many = [one.article for one in seeding.drawn(known("one", "two", "six", "ten"), "seed")]
    assert few == [id for id in many if id in ("one", "six")]
    parts = [seeding.part_of(id) for id in many]
    held = seeding.drawn(known(*many), "seed", part="held-out")
    assert [one.article for one in held] == [
        id for id, part in zip(many, parts, strict=True) if part == "held-out"
    ]


def test_a_set_is_written_and_read_without_its_text(seeding, tmp_path):
    [one] = seeding.drawn(known("one"), "seed")
    edit = seeding.row(one, "figure", (0, "The mill", "A mill"), (37, "Monday", "Friday"), by="day")
    seeding.write(tmp_path / "set.tsv", [edit], "What it is about.")
    assert "council" not in (tmp_path / "set.tsv").read_text()
    [read] = seeding.read(tmp_path / "set.tsv", known("one"))
    assert read["edited"].startswith("A mill by the river burned down on Friday night")
    assert (read["text"] + "\n", read["by"]) == (TEXT, "day")


def test_another_text_than_was_edited_is_refused(seeding, tmp_path):
    [one] = seeding.drawn(known("one"), "seed")
    seeding.write(tmp_path / "set.tsv", [seeding.row(one, "copied")], "None is edited.")
    with pytest.raises(ValueError, match="not the text that the edits were made for"):
        seeding.read(tmp_path / "set.tsv", {"one": {"text": TEXT.replace("mill", "pier")}})


def test_words_that_do_not_stand_there_are_no_edit(seeding):
    [one] = seeding.drawn(known("one"), "seed")
    with pytest.raises(ValueError, match="does not stand at 3"):
        seeding.row(one, "figure", (3, "mill", "pier"))


def test_intervals_are_wilsons(seeding):
    assert [round(edge, 3) for edge in seeding.wilson(9, 10)] == [0.596, 0.982]
    assert seeding.wilson(0, 0) == (0.0, 1.0)
    assert seeding.told(38, 40) == "0.95 (38 of 40, .83 to .99)"
