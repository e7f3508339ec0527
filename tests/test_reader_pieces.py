"""Word pieces: the longest that are known, whatever the capitals, accents and kinds of quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.reader.pieces import (
    BEGIN,
    END,
    MOST_PIECES,
    SHAPES,
    UNKNOWN,
    Vocabulary,
    shape,
    shapes,
)

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
