"""Sentences as the recogniser sees them: capitals, listed names, the rest of the article."""

import pytest
from test_clues import FACTS

from reread.entities.lines import attributes, line, seldom


def lines(*sentences):
    return [line(text.split(), ["NNP"] * len(text.split()), FACTS) for text in sentences]


def said(sentences):
    return dict(seldom(sentences, lambda make, *key: tuple(make(*key, FACTS))))


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
    assert lines(forms)[0].capitals == capitals


def test_listed_names_are_marked_from_first_to_last_token():
    (one,) = lines("the People 's Party of New York and Oslo")
    assert one.hits == {1: "BOor", 2: "IOor", 3: "EOor", 5: "BLci", 6: "ELci", 8: "SLca"}


def test_a_line_in_capitals_has_its_listed_names():
    assert lines("OSLO IS COLD")[0].hits == {0: "SLca"}


def test_a_word_brings_what_stands_beside_it_elsewhere():
    found = said(lines("Mr. Novak left .", "Then Novak met them ."))
    assert {"Dn", "Dmid", "D<mr.", "D>left", "D>met", "D>>met them"} <= set(found[1])
    assert set(found[1]) == set(found[5])


def test_a_word_that_stands_once_brings_nothing():
    assert not any(name[0] == "D" for name in said(lines("Mr. Novak left .")).get(1, []))


def test_small_letters_elsewhere_are_told():
    assert {"Dl", "FDl"} <= set(said(lines("Harbours are cold .", "The harbours freeze ."))[0])


def test_all_attributes_of_a_token():
    ((first, *_), _) = attributes(lines("Oslo is cold .", "It snows ."), FACTS)
    assert {"woslo", "WOslo", "mlLca", "1wis", "Rwoslo is", "T-", "H0SLca"} <= set(first)


def test_what_is_looked_at_grows_with_the_length_only():
    def size(count):
        forms = " ".join(f"x{number} Novak" for number in range(count))
        return sum(map(len, said(lines(forms)).values()))

    assert size(800) < 2.2 * size(400)
