"""What lists say of words: the longest names from the left, words of names, nothing twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reread.reader.lists import FIRST, INSIDE, PART, Lists, packed, unpacked
from reread.reader.model import shipped

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
    assert unpacked(packed(LISTS)) == LISTS


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
