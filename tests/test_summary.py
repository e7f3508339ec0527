"""The summary: whose the article is, then its findings, each a line."""

import reread as rr
from reread.article import LeftOut, Told
from reread.summary import summary


def _labelled(reading) -> list[tuple[str, str]]:
    """Each line with what it is about, which the first of several says."""
    found, label = [], ""
    for line in summary(reading).splitlines():
        label = line[:16].strip() or label
        found.append((label.rstrip(":"), line[16:]))
    return found


def test_it_is_the_findings_those_about_one_thing_together(reading):
    told = rr.findings(reading)
    lines = _labelled(reading)
    assert sorted(lines) == sorted(zip(told["about"], told["sentence"], strict=True))
    labels = [label for label, _ in lines]
    assert labels[0] == "contradiction"
    assert all(labels[i - 1] == label or label not in labels[:i] for i, label in enumerate(labels))


def test_title_authors_and_outlet_say_where_they_stood():
    told = [Told("title", "Mill burns", "<title>"), Told("author", "Ann Lee", "byline")]
    article = rr.Article(
        "Rain fell.", title="Mill burns", authors=["Ann Lee"], outlet="Coast News", told=told,
        omitted=[LeftOut("Sign up", "asks to sign up"), LeftOut("More", "leads elsewhere")],
    )  # fmt: skip
    lines = dict(_labelled(rr.read(article)))
    assert lines["title"] == "Mill burns (<title>)"
    assert (lines["by"], lines["outlet"]) == ("Ann Lee (byline)", "Coast News")
    assert lines["left out"] == "2 pieces of the source, listed in left_out"
    assert "left out" not in dict(_labelled(rr.read(rr.Article("Rain fell."))))


def test_an_empty_article_has_two_lines():
    assert [words for _, words in _labelled(rr.read(rr.Article("")))] == [
        "The text is empty: there is nothing to read.",
        "The article does not say when it was published.",
    ]
