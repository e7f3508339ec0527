"""Blocks: what is the article's own, what the page put around it, and where paragraphs end."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.words import furniture
from reread.words.blocks import blocks
from reread.words.wrapping import OUTER

CASES = Path(__file__).parent / "cases"
PROSE = "Russia and Ukraine remain far apart on these matters, officials said on Wednesday."
LINES = [rule.examples[0] for rule in furniture.RULES]
LINES += ["---", "By Jane Doe", "20 August 2025", PROSE, "A heading", "title: x", "\ufeff", "\xa0x"]


def cases(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def kinds(text, **choices):
    return blocks(rr.Article(text=text), **choices)["kind"].tolist()


@pytest.mark.parametrize(("line", "kind"), cases("blocks.tsv"))
def test_kind_of_a_line(line, kind):
    assert kinds(f"Talks fail in Geneva\n{line}\n{PROSE}\n{PROSE}")[1] == kind


def test_furniture_is_known_and_no_sentence_is_taken_for_it():
    """All in one test: each is three blocks, and there are hundreds."""
    for line, place in cases("furniture.tsv"):
        kind = kinds(f"Talks fail in Geneva\n{line}\n{PROSE}\n{PROSE} So it is.")[1]
        assert (kind in rr.tables.ASIDE) == (place == "aside"), (line, kind)


@pytest.mark.parametrize("rule", furniture.RULES, ids=lambda rule: rule.name)
def test_a_rule_knows_its_examples(rule):
    for line in rule.examples:
        found = blocks(rr.Article(text=f"{line}\n{PROSE}"))
        assert (found["kind"][0], found["reason"][0]) == (rule.kind, rule.reason), line


def test_the_sample_has_one_piece_of_furniture(article):
    found = blocks(article)
    assert found["kind"].tolist() == ["boilerplate"] + ["paragraph"] * 7
    assert found["reason"][0] == "asks the reader to log in or subscribe"


def test_furniture_kept_is_a_paragraph_and_says_so(article):
    kept = blocks(article, boilerplate="keep")
    assert set(kept["kind"]) == {"paragraph"}
    assert kept["reason"][0].startswith("kept as chosen, though it asks")


def test_headline_byline_and_subheading():
    text = f"Talks fail\nBy Jane Doe\n{PROSE}\nWhat comes next\n{PROSE}"
    assert kinds(text) == ["headline", "byline", "paragraph", "headline", "paragraph"]


def test_front_matter_is_one_block():
    text = f"---\ntitle: Talks fail\ndate: 2025-08-20\n---\n# Talks fail\n\n{PROSE}"
    assert kinds(text) == ["boilerplate", "headline", "paragraph"]


def test_dashes_alone_do_not_make_front_matter():
    assert kinds(f"---\n{PROSE}\n---\n{PROSE}") == ["boilerplate", "paragraph"] * 2


def test_hard_wrapped_lines_are_joined_until_a_word_would_have_fitted():
    text = (
        "Russia and Ukraine remain far apart on these\nmatters, officials in the capital told a\n"
        "group of reporters.\nTalks will go on in Geneva, where both of the\n"
        "sides have sent envoys who are hoping for an\nagreement.\n"
    )
    spans = blocks(rr.Article(text=text))
    assert [text[s:e].split()[0] for s, e in zip(spans["start"], spans["end"], strict=True)] == [
        "Russia", "Talks",
    ]  # fmt: skip


def test_lines_that_are_not_full_stay_apart():
    assert len(kinds("KENYA:\nTotal dead: 192\nAmericans: 12\nInjured: 4,877\nTreated: 4,257")) == 5


def test_menu_entries_need_company():
    assert kinds(f"Home\nWorld\nSport\n{PROSE}")[:3] == ["boilerplate"] * 3
    assert kinds(f"Talks fail\n{PROSE}\nSport\n{PROSE}")[2] == "headline"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
        st.lists(st.sampled_from(LINES), max_size=12).map("\r\n".join),
    ),
    st.sampled_from(["mark", "keep"]),
)
def test_any_text_gives_stripped_blocks_that_lose_nothing(text, choice):
    article = rr.Article(text=text)
    found = blocks(article, boilerplate=choice)
    rr.tables.check("blocks", found, article)
    covered = 0
    for start, end in zip(found["start"], found["end"], strict=True):
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert not text[covered:start].strip(OUTER)
        covered = end
