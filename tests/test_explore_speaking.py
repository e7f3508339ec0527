"""Controls for voices, ledger and words: each shows what the functions give."""

import pytest

import reread as rr
from reread.english import signed

PANELS = ["ledger", "voices", "words"]


def test_the_line_names_the_sentence_and_its_score(reading, parts):
    controls, line, view = parts(rr.explore.ledger(reading))
    controls["Sentence"].value = 0
    assert line.value.startswith(f"{signed(reading.tone['score'].iat[0])} (Sergey Lavrov): Russian")
    assert "Russian Foreign Minister" in view.value


def test_a_word_is_shown_in_its_sentences(reading, parts):
    controls, line, view = parts(rr.explore.words(reading))
    controls["Word or name"].value = "security"
    rows = rr.concordance(reading, "security")
    assert line.value == f"{len(rows)} places in {rows['sentence'].nunique()} sentences."
    assert view.value.count("<mark ") >= len(rows)


def test_names_are_offered_and_no_ids(parts):
    text = "Ann Lee left. Then Ann Lee spoke to Bob Ray, and she was heard. Lee is a word."
    reading = rr.read(rr.Article(text))
    controls, line, _ = parts(rr.explore.words(reading))
    given, mentions = controls["Word or name"], len(rr.concordance(reading, "ann-lee"))
    assert given.value == given.options[0] == f"Ann Lee ({mentions} mentions)"
    assert line.value.startswith(f"{mentions} places in ")
    assert not any("-" in one for one in given.options)
    given.value = "heard"
    assert line.value == "1 place in 1 sentence."


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("text", ["", "Yes.", "<script>go()</script> said Ann Lee."])
def test_odd_texts(name, text, parts):
    _, line, view = parts(getattr(rr.explore, name)(rr.read(rr.Article(text=text))))
    assert line.value
    assert "<script" not in view.value


def test_an_empty_search_is_an_error_in_words(reading, parts):
    controls, line, _ = parts(rr.explore.words(reading))
    controls["Word or name"].value = " "
    assert "sought is empty" in line.value
