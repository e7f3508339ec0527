"""What the network is told of words: the longest pieces that are known, shapes, and the lists' longest names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.reader.features import (
    BEGIN,
    END,
    FIRST,
    INSIDE,
    MOST_PIECES,
    PART,
    SHAPES,
    UNKNOWN,
    Lists,
    Vocabulary,
    packed_lists,
    shape,
    shapes,
    unpacked_lists,
)
from reread.reader.weights import shipped

PIECES = [UNKNOWN, BEGIN, END, "un", "##under", "##der", "##stood", "under", "cafe", "'", '"', "-",
          "##s", "don", "t", "京", "北", ".", "a"]  # fmt: skip
KNOWN = Vocabulary(PIECES)


def pieces(form: str) -> str:
    return " ".join(PIECES[number] for number in KNOWN.numbered(form))


@pytest.mark.parametrize(("form", "expected"), [
    ("understood", "under ##stood"), ("ununder", "un ##under"), ("unders", "under ##s"),
    ("UNDER", "under"), ("Café", "cafe"), ("Cafe\u0301", "cafe"), ("un\xadder", "under"),
    ("don’t", "don ' t"), ("don't", "don ' t"), ("“", '"'), ("»", '"'), ("—", "-"),
    ("北京", "北 京"), ("understand", UNKNOWN), ("don.zzz.t", f"don . {UNKNOWN} . t"),
    ("", UNKNOWN), ("\u0301", UNKNOWN), ("\xad", UNKNOWN), ("😀", UNKNOWN),
])  # fmt: skip
def test_the_longest_known_pieces_are_taken(form, expected):
    assert pieces(form) == expected


def test_what_follows_many_pieces_is_left_out():
    assert pieces("a." * 50).split() == ["a", "."] * (MOST_PIECES // 2)


def test_a_run_too_long_to_be_a_word_is_unknown():
    assert pieces("un" + "s" * 98) == " ".join(["un", *["##s"] * 15])
    assert pieces("un" + "s" * 99) == UNKNOWN


@given(st.text())
def test_any_form_has_pieces(form):
    found = KNOWN.numbered(form)
    assert 1 <= len(found) <= MOST_PIECES
    assert all(0 <= number < len(PIECES) for number in found)
    assert KNOWN.numbered(form) == found


@pytest.mark.parametrize(("form", "expected"), [
    ("2014", "digits"), ("3.5", "digits"), (",", "mark"), ("", "mark"), ("😀", "mark"),
    ("4th", "letters and digits"), ("G20", "letters and digits"), ("war", "lower"),
    ("didn’t", "lower"), ("NATO", "capitals"), ("U.S.", "capitals"), ("A", "capital"),
    ("Kyiv", "capital"), ("McDonald", "mixed"), ("iPhone", "mixed"), ("北京", "mixed"),
    ("“", "opening mark"), ("``", "opening mark"), ("(", "opening mark"), ("”", "closing mark"),
    (")", "closing mark"), ('"', "mark"),
])  # fmt: skip
def test_shapes(form, expected):
    assert SHAPES[shape(form)] == expected


@given(st.text())
def test_any_form_has_a_shape_that_is_not_none(form):
    assert 0 < shape(form) < len(SHAPES)


@pytest.mark.parametrize(("text", "marks"), [
    ("“ No , ” she said . “ Never . ”", "ococ"),
    ('" No , " she said . " Never . "', "ococ"),
    ("`` No , '' she said .", "oc"),
    ("« Non » , said he", "oc"),
    ("‘ No ’ , the boys ’ mother", ""),
])  # fmt: skip
def test_quotation_marks_open_and_close_by_turns_whatever_they_look_like(text, marks):
    given = list(shapes(text.split(), [True] + [False] * (len(text.split()) - 1)))
    sides = {SHAPES.index("opening mark"): "o", SHAPES.index("closing mark"): "c"}
    assert "".join(sides.get(number, "") for number in given) == marks


def test_a_paragraph_opens_its_quotation_anew():
    sides = list(shapes(['"', "One", '"', "Two", '"'], [True, False, True, False, False]))
    assert sides[0] == sides[2] == SHAPES.index("opening mark")
    assert sides[4] == SHAPES.index("closing mark")


LISTS = Lists(
    {"New York": "LOC", "New York Times": "ORG", "Times Square": "LOC", "Oslo": "LOC"},
    {"Ines": PART["given name"], "New": PART["of places"], "mayor": PART["title"]},
)
WORDS = st.lists(st.sampled_from(["New", "York", "Times", "Square", "Oslo", "Ines", "said"]))


def features(text):
    return LISTS.features(text.split())


def test_the_longest_name_from_the_left_counts():
    first, inside, place = FIRST["ORG"], INSIDE["ORG"], PART["of places"]
    assert features("New York Times Square") == [first | place, inside, inside, 0]
    assert features("York Times Square") == [0, FIRST["LOC"], INSIDE["LOC"]]


def test_a_name_that_the_text_breaks_off_is_none():
    assert features("Oslo New") == [FIRST["LOC"], PART["of places"]]


def test_titles_count_in_any_case_but_capitals_and_other_words_as_they_are_listed():
    assert features("Mayor mayor MAYOR ines") == [PART["title"], PART["title"], 0, 0]


def test_accents_and_marks_do_not_part_words():
    assert LISTS.features(["Inés"]) == [PART["given name"]]


def test_lists_are_the_same_from_their_lines():
    assert unpacked_lists(packed_lists(LISTS)) == LISTS


@given(WORDS)
def test_a_name_goes_on_only_after_its_first_word(words):
    found = LISTS.features(words)
    assert len(found) == len(words)
    for before, own in pairwise([0, *found]):
        for kind, bit in INSIDE.items():
            if own & bit:
                assert before & (FIRST[kind] | bit) and not own & FIRST[kind]


def test_the_reader_knows_countries_names_and_titles():
    own = shipped("deep").lists
    assert own.features(["President", "Emmanuel", "of", "South", "Africa"]) == [
        PART["title"], PART["given name"], 0, FIRST["LOC"] | PART["of places"], INSIDE["LOC"],
    ]  # fmt: skip
