"""Controls for voices, ledger and words: each shows what the functions give."""

import pytest

import reread as rr

PANELS = ["ledger", "voices", "words"]


def test_the_line_names_the_sentence_and_its_score(reading, parts):
    controls, line, view = parts(rr.explore.ledger(reading))
    controls["Sentence"].value = 0
    assert line.value.startswith(f"{reading.tone['score'].iat[0]:+.2f} (Sergey Lavrov): Russian")
    assert "Russian Foreign Minister" in view.value


def test_a_word_is_shown_in_its_sentences(reading, parts):
    controls, line, view = parts(rr.explore.words(reading))
    controls["Word or entity"].value = "security"
    rows = rr.concordance(reading, "security")
    assert line.value == f"Places: {len(rows)}; sentences: {rows['sentence'].nunique()}."
    assert view.value.count("<mark ") >= len(rows)


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("text", ["", "Yes.", "<script>go()</script> said Ann Lee."])
def test_odd_texts(name, text, parts):
    _, line, view = parts(getattr(rr.explore, name)(rr.read(rr.Article(text=text))))
    assert line.value
    assert "<script" not in view.value


def test_an_empty_search_is_an_error_in_words(reading, parts):
    controls, line, _ = parts(rr.explore.words(reading))
    controls["Word or entity"].value = " "
    assert "sought is empty" in line.value
