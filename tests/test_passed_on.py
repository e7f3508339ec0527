"""What became of quotations on their way, in sentences: who is told to have cut what, and who not."""

import pytest

import reread as rr
from reread.findings.passed_on import passed_on

SAID = "“We warned them twice in writing and nobody wrote back,” Mayor Ann Lee said."
CUT = "Mayor Ann Lee said they had “warned them twice in writing.”"
TAKEN = "“We warned them twice in writing and nobody wrote back,” Carl Moss said."


def _told(first, second, *days):
    texts = zip(("echo", "post"), (first, second), days or (None, None), strict=True)
    story = rr.together([rr.Article(text, id=id, outlet=id.title(), published=day)
                         for id, text, day in texts])  # fmt: skip
    return [one.sentence for one in passed_on(story)]


DAYS = ("2025-08-15", "2025-08-16")


def test_who_gives_words_to_somebody_else_is_told():
    assert _told(SAID, TAKEN, *DAYS) == [
        "1 quotation stands in more than one article; 1 was given to somebody else.",
        "Post gives to Carl Moss what Echo gives to Ann Lee: “We warned them twice in writing and "
        "nobody wrote back”.",
    ]


def test_the_later_one_has_cut_it():
    count, told = _told(SAID, CUT, *DAYS)
    assert count == "1 quotation stands in more than one article; 1 was cut or changed."
    assert told.startswith("Post shortens what Ann Lee says in Echo, without “")


@pytest.mark.parametrize("days", [(), ("2025-08-15", "2025-08-15")])
def test_nobody_has_cut_anything_where_it_is_not_known_who_was_first(days):
    *_, told = _told(SAID, CUT, *days)
    assert told.startswith("What Ann Lee says is not the same in Echo and in Post: only Echo has “")


def test_words_passed_on_whole_are_no_news():
    assert _told(SAID, SAID, *DAYS) == [
        "1 quotation stands in more than one article; "
        "none of them cut, changed or given to somebody else."
    ]
    assert not _told(SAID, "Nobody wrote back.", *DAYS)
