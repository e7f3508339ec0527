"""Controls for many articles and for a text held against others."""

import pytest

import reread as rr

DATED = "Ann Lee opened the new mill on {} May 2020. “It is a good day,” Lee said."


@pytest.fixture(scope="module")
def told_twice():
    return rr.together(
        [rr.Article(DATED.format(3), id="echo"), rr.Article(DATED.format(3), id="post")]
    )


def test_whom_most_articles_name_is_offered_first(told_twice, parts):
    controls, _, _ = parts(rr.explore.story(told_twice))
    assert [words for words, _ in controls["Of"].options] == [
        "all that several articles tell",
        "Ann Lee (in 2 articles)",
    ]


def test_choosing_somebody_shows_what_is_told_of_that_one(told_twice, parts):
    controls, line, page = parts(rr.explore.story(told_twice))
    controls["Of"].value = "ann-lee"
    assert line.value.startswith("2 things that happened, told 4 times by 2 articles")
    assert "<img" in page.value and "Ann Lee opened" in page.value


def test_where_nothing_is_told_no_empty_picture_is_shown(parts):
    _, line, page = parts(rr.explore.story(rr.together([rr.Article("It rained.", id="echo")])))
    assert line.value.startswith("Nothing is told by more than one article")
    assert "<img" not in page.value


def test_a_text_is_audited_again_when_it_changes(parts):
    source = rr.Article("Ann Lee said 62 people were hurt when the mill burned.", id="echo")
    text = rr.Article(source.text.replace("62", "64"))
    controls, line, page = parts(rr.explore.audit(text, [source]))
    assert "1 is flagged" in line.value and "altered" in page.value
    controls["Mark"].value = "every fact"
    assert "grounded" in page.value
    controls["Text"].value = source.text
    assert "none is flagged" in line.value and "altered" not in page.value
