"""Names by every recogniser: phrases with what they must, and must not, give."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.entities import gazetteer, wordlists
from reread.entities.forms import forms
from reread.entities.recognisers import other_libraries
from reread.files import word_data

CASES = Path(__file__).parent / "cases"
DATA = Path(gazetteer.__file__).parent / "data"


def cases(name: str) -> list[list[str]]:
    """One row per line of a table of cases, comments left out."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def names(text: str, recogniser: object = "net") -> str:
    """The names found in a text, each with its kind."""
    mentions = rr.read(rr.Article(text=text), names=recogniser).mentions
    found = mentions[mentions["form"] == "name"]
    return "; ".join(f"{row.surface} {row.kind}" for row in found.itertuples())


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_names(text: str, expected: str) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(("text", "expected"), cases("names_gazetteer"))
def test_names_by_lists(text: str, expected: str) -> None:
    assert names(text, "gazetteer") == expected


def test_names_by_a_function() -> None:
    assert names("Here be Dragons.", lambda text: [(8, 15, "MISC")]) == "Dragons MISC"


@pytest.mark.parametrize(("spans", "message"), [
    ([(0, 99, "PER")], "the span 0:99"),
    ([(0, 4, "GPE")], "the kind 'GPE'"),
    ([(0, 4, "PER"), (3, 6, "PER")], "overlapping spans at 3"),
    ([(0, 4)], r"\(0, 4\) is not a name; give \(start, end, kind\)"),
    ([(0.5, 4, "PER")], "is not a name; give"),
    (["Here"], "'Here' is not a name; give"),
])  # fmt: skip
def test_a_function_s_spans_are_checked(spans: list, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        names("Here be Dragons.", lambda text: spans)


def test_a_function_that_gives_nothing_is_told() -> None:
    with pytest.raises(TypeError, match="names: the function gave None; let it give a list"):
        names("Here be Dragons.", lambda text: None)


@pytest.mark.parametrize(("recogniser", "advice"), [
    ("spacy:no_such_pipeline", "pip install spacy && python -m spacy download no_such_pipeline"),
    ("nltk", "python -m nltk.downloader maxent_ne_chunker_tab"),
])  # fmt: skip
def test_a_missing_part_says_how_to_install_it(
    recogniser: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nltk

    monkeypatch.setattr(nltk.data, "path", [])
    other_libraries._nltk.__wrapped__.cache_clear()
    with pytest.raises(ValueError, match=re.escape(advice)):
        names("Moscow said so.", recogniser)


def test_spacy_s_spans_become_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "On Monday the Kremlin’s aide met Danes."
    entities = [(3, 9, "DATE"), (10, 23, "FAC"), (33, 38, "NORP")]
    found = [SimpleNamespace(start_char=s, end_char=e, label_=label) for s, e, label in entities]
    monkeypatch.setattr(
        other_libraries, "_spacy", lambda name: lambda text: SimpleNamespace(ents=found)
    )
    assert names(text, "spacy:any") == "Kremlin LOC; Danes MISC"


def test_nltk_s_chunks_become_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    from nltk import Tree

    def chunker(tagged: list) -> Tree:
        return Tree("S", [Tree("PERSON", tagged[:2]), *tagged[2:4], Tree("GPE", tagged[4:5])])

    monkeypatch.setattr(other_libraries, "_nltk", lambda: chunker)
    assert names("Anna Novak flew to Oslo", "nltk") == "Anna Novak PER; Oslo LOC"


@pytest.mark.parametrize("text", ["", " ", "🙂", "no names here at all", "WHAT NOW?", "\n\n\n",
    "anna novak flew to oslo on monday", "Said the Honourable Gentleman, &c., to-day, in ’Frisco."])  # fmt: skip
def test_odd_texts(text: str) -> None:
    names(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_names_that_are_spans_of_it(text: str) -> None:
    mentions = rr.read(rr.Article(text=text), boilerplate="keep").mentions
    last = 0
    for row in mentions[mentions["form"] == "name"].itertuples():
        assert last <= row.start < row.end <= len(text)
        assert 0 <= row.score <= 1
        last = row.end


def test_an_article_alone_and_after_others_is_read_alike() -> None:
    text = "Anna Novak of Leeds United flew to Oslo. Novak said Oslo was cold."
    first = names(text)
    names("Oslo said that Novak had won the Leeds Prize in Novak.")
    assert names(text) == first


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
    ("Ko\u0301vacs", ["Kóvacs"]),
])  # fmt: skip
def test_words_of_names(text: str, expected: list[str]) -> None:
    assert [word.form for word in forms(text)] == expected


def test_a_name_in_a_heading_of_capitals_is_known_from_the_text() -> None:
    text = "NOVAK LEAVES HARBOUR COUNCIL\n\nAnna Novak left on Monday, she said. It rained again."
    mentions = rr.read(rr.Article(text=text)).mentions
    assert mentions["surface"].tolist()[0] == "NOVAK"
    assert mentions["entity"].tolist()[0] == "anna-novak"


@pytest.mark.parametrize("table", sorted(path.stem for path in DATA.glob("*.tsv")))
def test_tables_are_whole_and_name_their_source(table: str) -> None:
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    comment = " ".join(line for line in lines if line.startswith("#"))
    assert "One row is" in comment
    assert "ource" in comment or "Own compilation" in comment
    widths = {line.count("\t") for line in lines if not line.startswith("#")}
    assert len(widths) == 1
    assert all(
        value is not None for row in word_data("reread.entities", table) for value in row.values()
    )


def test_kinds_of_the_lists() -> None:
    assert {entry.kind for entry in gazetteer.listed().values()} == {"PER", "ORG", "LOC", "MISC"}
    assert {kind for kinds in wordlists.keywords().values() for kind in kinds} < {
        "PER", "ORG", "LOC", "MISC"}  # fmt: skip
