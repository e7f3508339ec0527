"""Packed models: what is unpacked is what was packed."""

from hypothesis import given
from hypothesis import strategies as st

from reread.words import decoding

STRINGS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300))


@given(STRINGS)
def test_strings_come_back(strings):
    ordered = sorted(strings)
    assert decoding.unpacked_sorted(decoding.packed_sorted("x", ordered), "x") == ordered


@given(st.dictionaries(st.text("abé ", max_size=8), st.sampled_from(["one", "two"])))
def test_mappings_come_back(mapping):
    assert decoding.unpacked_mapping(decoding.packed_mapping("x", mapping), "x") == mapping


def test_few_bytes_are_said_twice():
    packed = decoding.packed_sorted("x", ["Lond", "London", "Londonderry"])
    assert packed["x"].tobytes() == b"Lond\non\nderry"
    assert packed["x_shared"].tolist() == [0, 4, 6]
