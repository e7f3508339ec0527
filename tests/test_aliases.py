"""Which names stand for one entity, whatever their order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.entities.coreference.aliases import Called, best, entity_ids, group
from reread.tables import slug

CASES = Path(__file__).parent / "cases" / "aliases.tsv"
ROWS = [
    line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line[0] != "#"
]
FORMS = ["Ann Baker", "Baker", "Tom Baker", "A. Baker", "Ann", "BAKER", "U.S.", "United States",
         "Blue Harbour Council", "BHC", "Council", "Russian", "Russians", "", "."]  # fmt: skip
CALLED = st.lists(
    st.tuples(st.sampled_from(FORMS), st.sampled_from(["PER", "ORG"]), st.sampled_from(["", "f"])),
    max_size=12,
).map(lambda rows: [Called(at, at + 1, *row) for at, row in enumerate(rows)])


@pytest.mark.parametrize(("text", "names", "expected"), ROWS)
def test_links(text: str, names: str, expected: str) -> None:
    mentions = rr.read(rr.Article(text=text)).mentions
    entity = mentions.drop_duplicates("surface", keep="last").set_index("surface")["entity"]
    first, second = names.split(" = ")
    assert ("same" if entity[first] == entity[second] else "apart") == expected


DECLARED = st.dictionaries(st.sampled_from(FORMS), st.sampled_from(FORMS), max_size=3)


@settings(deadline=None, max_examples=80)
@given(CALLED, DECLARED, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    called: list[Called], declared: dict[str, str], random: object
) -> None:
    shuffled = list(called)
    random.shuffle(shuffled)
    links, again = (group(rows, declared=declared) for rows in (called, shuffled))
    assert dict(zip(called, links, strict=True)) == dict(zip(shuffled, again, strict=True))
    ids = dict(zip(called, entity_ids(called, links), strict=True))
    assert ids == dict(zip(shuffled, entity_ids(shuffled, again), strict=True))


def test_exact_links_the_same_form_only() -> None:
    called = [Called(0, 1, "Ann Baker", "PER"), Called(2, 3, "Baker", "PER"),
              Called(4, 5, "Baker", "PER")]  # fmt: skip
    assert [link.head for link in group(called, "exact")] == ["Ann Baker", "Baker", "Baker"]


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(ValueError, match=r"aliases='fuzzy'.*'rules', 'exact'"):
        group([], "fuzzy")


@pytest.mark.parametrize(("first", "second", "same"), [
    (("U.S. Navy", "ORG"), ("United States Navy", "ORG"), True),
    (("Muammar Gaddafi", "PER"), ("Gaddafi", "MISC"), True),
    (("Tripoli Libya", "LOC"), ("Tripoli", "LOC"), True),
    (("Tripoli Libya", "LOC"), ("Libya", "LOC"), False),
    (("NATO", "ORG"), ("NATO", "MISC"), True),
    (("Quest Diagnostics", "ORG"), ("Quest", "ORG"), True),
    (("Quest", "ORG"), ("Quest Diagnostics", "ORG"), False),  # a short form comes second
    (("Freddie Mac Foundation", "ORG"), ("Freddie Mac", "ORG"), False),
    (("George Washington", "PER"), ("Washington", "LOC"), False),
])  # fmt: skip
def test_two_names(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    called = [Called(0, 1, *first), Called(2, 3, *second)]
    ids = entity_ids(called, group(called))
    assert (ids[0] == ids[1]) == same


def test_every_link_has_a_reason() -> None:
    text = "Ann Baker met the Blue Harbour Council (BHC). Baker spoke to the BHC."
    mentions = rr.read(rr.Article(text=text)).mentions.set_index("surface")
    assert "surname of Ann Baker" in mentions["reason"]["Baker"]
    assert "declared short for Blue Harbour Council" in mentions["reason"]["BHC"].tolist()[0]


@pytest.mark.parametrize(("forms", "name"), [
    (["Lavrov", "Sergey Lavrov"], "Sergey Lavrov"), (["U.S.", "United States"], "United States"),
    (["ANN BAKER", "Ann Baker"], "Ann Baker"), (["NATO"], "NATO"),
])  # fmt: skip
def test_best_form(forms: list[str], name: str) -> None:
    assert best(forms) == best(reversed(forms)) == name


@pytest.mark.parametrize(("name", "expected"), [
    ("Sergey Lavrov", "sergey-lavrov"), ("U.S.", "us"), ("Côte d'Ivoire", "cote-d-ivoire"),
    ("Владимир Путин", "владимир-путин"), ("习近平", "习近平"), ("…", "unnamed"), ("A_b", "a-b"),
])  # fmt: skip
def test_ids(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_ids_are_never_shared_nor_the_narrators() -> None:
    called = [Called(0, 1, "Narrator", "PER"), Called(2, 3, "Bob Washington", "PER"),
              Called(4, 5, "Washington", "LOC"), Called(6, 7, "Washington", "PER"),
              Called(8, 9, "Bob Washington", "LOC")]  # fmt: skip
    ids = ["narrator-2", "bob-washington", "washington", "bob-washington", "bob-washington"]
    assert entity_ids(called, group(called)) == ids
