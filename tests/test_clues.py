"""What the recogniser looks at: as the trainer sees it and as the decoder sums it."""

import numpy as np
import pytest

from reread.entities import clues, crf

FACTS = clues.Known(
    {"Oslo": (1, 2, 3)},
    {"Anna": ("g",)},
    {"New York": "Lci", "Oslo": "Lca", "People 's Party": "Oor"},
)


@pytest.mark.parametrize(
    ("forms", "capitals"),
    [
        ("NOVAK LEAVES THE COUNCIL", "U"),
        ("Novak Leaves Harbour Council in Haste", "T"),
        ("Novak leaves the council .", ""),
        (". . .", ""),
    ],
)
def test_lines_whose_capitals_tell_little(forms, capitals):
    assert clues.line(forms.split(), ["NN"] * len(forms.split()), FACTS).capitals == capitals


def test_listed_names_are_marked_from_first_to_last_token():
    forms = ["the", "People", "'s", "Party", "of", "New", "York", "and", "Oslo"]
    hits = clues.line(forms, ["NN"] * len(forms), FACTS).hits
    assert hits == ["", "BOor", "IOor", "EOor", "", "BLci", "ELci", "", "SLca"]


def test_a_line_in_capitals_has_its_listed_names():
    assert clues.line(["OSLO", "IS", "COLD"], ["NNP"] * 3, FACTS).hits == ["SLca", "", ""]


def test_pieces_of_listed_names():
    assert clues.pieces("People's Party") == "People 's Party"
    assert clues.pieces("Guinea-Bissau") == "Guinea - Bissau"


def test_the_decoder_sums_what_the_trainer_sees():
    model = crf.shipped()
    sentences = [
        ["Anna", "Novak", "flew", "to", "Oslo", "."],
        ["NOVAK", "IN", "OSLO"],
        ["Novak", ",", "40", ",", "left", "."],
    ]
    lines = [clues.line(forms, ["NNP"] * len(forms), model.known) for forms in sentences]
    given = [token for one in clues.attributes(lines, model.known) for token in one]
    expected = [model.weights[model.rows_of(names)].sum(axis=0) for names in given]
    for number in (4, 8):  # Oslo, a capital
        expected[number][crf.labels.LABELS.index("B-LOC")] += crf.PUSH
    assert np.allclose(crf._scores(lines, model), expected, atol=1e-3)


def test_what_is_looked_at_grows_with_the_length_only():
    def size(count):
        forms = [form for number in range(count) for form in (f"x{number}", "Novak")]
        given = clues.seldom([clues.line(forms, ["NN"] * len(forms), FACTS)], FACTS)
        return sum(len(names) for _, names in given)

    assert size(800) < 2.2 * size(400)
