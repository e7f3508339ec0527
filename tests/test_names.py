"""Names by lists and by shape: phrases with what they must, and must not, give."""

from __future__ import annotations

from pathlib import Path

import pytest

import reread as rr
from reread.entities import gazetteer
from reread.entities.forms import words

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[list[str]]:
    """One row per line of a table of cases, comments left out."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_names(text: str, expected: str) -> None:
    mentions = rr.read(rr.Article(text=text)).mentions
    names = mentions[mentions["form"] == "name"]
    found = [f"{surface} {kind}" for surface, kind in zip(names["surface"], names["kind"])]  # noqa: B905
    assert "; ".join(found) == expected


@pytest.mark.parametrize(("text", "name", "role"), cases("roles"))
def test_roles(text: str, name: str, role: str) -> None:
    mentions = rr.read(rr.Article(text=text)).mentions
    assert mentions.set_index("surface")["role"].fillna("")[name] == role


@pytest.mark.parametrize(("text", "name", "sense"), cases("senses"))
def test_senses(text: str, name: str, sense: str) -> None:
    mentions = rr.read(rr.Article(text=text)).mentions
    assert mentions.set_index("surface")["sense"].fillna("")[name] == sense


@pytest.mark.parametrize(("text", "expected"), [
    ("J.K.Rowling of the U.S.", ["J.K.", "Rowling", "of", "the", "U.S."]),
    ("end.Next 3.5 example.com", ["end", "Next", "3.5", "example.com"]),
    ("O’Neill’s Moscow-based anti-American", ["O'Neill", "Moscow", "based", "anti", "American"]),
    ("so\xadft Ko\u0301vacs", ["soft", "Kóvacs"]),
])  # fmt: skip
def test_words_of_names(text: str, expected: list[str]) -> None:
    assert [word.form for word in words(text)] == expected


def test_a_name_in_a_heading_of_capitals_is_known_from_the_text() -> None:
    text = "NOVAK LEAVES HARBOUR COUNCIL\n\nAnna Novak left on Monday, she said. It rained again."
    mentions = rr.read(rr.Article(text=text)).mentions
    assert mentions["surface"].tolist()[0] == "NOVAK"
    assert mentions["entity"].tolist()[0] == "anna-novak"


@pytest.mark.parametrize("table", sorted(path.stem for path in gazetteer.DATA.glob("*.tsv")))
def test_tables_are_whole_and_name_their_source(table: str) -> None:
    lines = (gazetteer.DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    comment = " ".join(line for line in lines if line.startswith("#"))
    assert "One row is" in comment
    assert "ource" in comment or "Own compilation" in comment
    widths = {line.count("\t") for line in lines if not line.startswith("#")}
    assert len(widths) == 1
    assert all(value is not None for row in gazetteer.rows(table) for value in row.values())


def test_kinds_of_the_lists() -> None:
    assert {entry.kind for entry in gazetteer.listed().values()} == {"PER", "ORG", "LOC", "MISC"}
    assert {kind for kinds in gazetteer.keywords().values() for kind in kinds} < {
        "PER", "ORG", "LOC", "MISC"}  # fmt: skip
