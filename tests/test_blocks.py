"""Blocks: what is the article's own, what the page put around it, and where paragraphs end."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.words import furniture
from reread.words.characters import legible
from reread.words.wrapping import OUTER


def blocks(article, **choices):
    return rr.read(article, **choices).blocks


CASES = Path(__file__).parent / "cases"
PROSE = "Russia and Ukraine remain far apart on these matters, officials said on Wednesday."
LINES = [rule.examples[0] for rule in furniture.RULES]
LINES += [
    "---",
    "By Jane Doe",
    "20 August 2025",
    PROSE,
    "A heading",
    "• an item",
    "> quoted",
    "title: x",
    "\ufeff",
    "\xa0x",
]


def cases(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def kinds(text, **known):
    return blocks(rr.Article(text=text, **known))["kind"].tolist()


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
    assert kept["reason"][0].startswith("kept as chosen: asks")


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


def test_what_the_markup_says_wins():
    text = f"Talks fail\nAdvertisement\n{PROSE}\n{PROSE} So it is."
    at = text.index(PROSE)
    marks = (
        rr.article.Mark(11, 24, "paragraph", "is in <p>"),
        rr.article.Mark(at, at + len(PROSE), "caption", "is in <figcaption>"),
        rr.article.Mark(at + len(PROSE) + 1, at + len(PROSE) + 20, "quote", "is in <q>"),
    )
    found = blocks(rr.Article(text=text, marks=marks))
    assert found["kind"].tolist() == ["headline", "paragraph", "caption", "paragraph"]
    assert found["reason"][2] == "is in <figcaption>"


def test_the_narrowest_mark_has_the_last_word():
    text = f"Talks fail\nNobody came.\n{PROSE}"
    marks = (
        rr.article.Mark(11, 23, "caption", "is in <figcaption>"),
        rr.article.Mark(0, len(text), "note", "is in <aside>"),
    )
    assert kinds(text, marks=marks) == ["note", "caption", "note"]


def test_marks_cut_wrapped_lines_at_a_line_only():
    text = "The council of Granvik met on Monday to talk about\nthe quay and its old ferries.\n"
    inside = rr.article.Mark(4, 11, "caption", "is in <figcaption>")
    assert kinds(text, marks=(inside,)) == ["paragraph"]
    second = rr.article.Mark(51, len(text) - 1, "caption", "is in <figcaption>")
    assert kinds(text, marks=(second,)) == ["paragraph", "caption"]


def test_a_pull_quote_is_not_read_twice():
    said = "We cannot pay for a quay that nobody uses"
    text = f"Talks fail\n“{said}”\n{PROSE}\n“{said},” Holm told them. “So be it.”"
    assert kinds(text) == ["headline", "pullquote", "paragraph", "paragraph"]
    text = f"Talks fail\n“{said}” — Karin Holm\n{PROSE}\n“{said},” Holm told them. “So be it.”"
    assert kinds(text)[1] == "pullquote"


@pytest.mark.parametrize("mark", ["“", '"'])
def test_speech_that_goes_on_in_the_next_paragraph_is_no_pull_quote(mark):
    said = "We won't wait for the council to mend the quay"
    lead = f"{mark}{said}{'”' if mark == '“' else mark}, Ann Lee told a crowd on Monday evening."
    text = f"Quay to be mended\n{lead}\n{PROSE}\n{mark}{said}.\nYou can see it grow.” {PROSE}"
    assert kinds(text)[3] == "paragraph"


def test_a_paragraph_that_another_begins_with_is_no_pull_quote():
    assert kinds(f"Talks fail\n{PROSE}\n{PROSE} Nobody came.")[1] == "paragraph"


def test_paragraphs_that_are_alike_are_all_read():
    assert kinds(f"Talks fail\n{PROSE}\nNobody came.\n{PROSE}\nNobody came.")[1:] == [
        "paragraph", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


def test_the_headline_counts_once():
    assert kinds(f"Talks fail in Geneva\n{PROSE}\nTalks fail in Geneva\n{PROSE} So.") == [
        "headline", "paragraph", "boilerplate", "paragraph",
    ]  # fmt: skip
    assert kinds(f"Talks fail in Geneva | Herald\nTalks fail in Geneva\n{PROSE}") == [
        "boilerplate", "headline", "paragraph",
    ]  # fmt: skip
    title = "Who pays for the quay? Nobody."
    assert kinds(f"{title}\n{PROSE}", title=title) == ["headline", "paragraph"]


def test_kicker_headline_standfirst_byline():
    text = f"EXCLUSIVE\nTalks fail in Geneva\nNobody would pay for the quay.\nBy Jane Doe\n{PROSE}"
    assert kinds(text) == ["kicker", "headline", "standfirst", "byline", "paragraph"]
    assert kinds(f"Politics\nTalks fail in Geneva\n{PROSE}")[:2] == ["kicker", "headline"]


def test_items_of_a_list_begin_after_their_marks():
    text = f"{PROSE}\n• close the quay\n- sell two ferries\n- build anew\n1. Wait.\n2. See.\n{PROSE} So."
    found = blocks(rr.Article(text=text))
    assert [text[s:e] for s, e in zip(found["start"], found["end"], strict=True)][1:6] == [
        "close the quay", "sell two ferries", "build anew", "Wait.", "See.",
    ]  # fmt: skip
    assert set(found["reason"][1:6]) == {"an item of a list"}


def test_one_dash_or_number_is_no_list():
    text = (
        f"- Yes, she told them.\n{PROSE}\n4. August was cold that year, they told us.\n{PROSE} So."
    )
    found = blocks(rr.Article(text=text))
    assert found["start"][0] == 0
    assert text[found["start"][2]] == "4"


def test_who_the_writer_is_and_whom_the_article_is_about():
    bio = "Karin Holm is a reporter for the Granvik Herald."
    assert kinds(f"Talks fail\n{PROSE}\n{bio}")[2] == "boilerplate"
    assert kinds(f"Talks fail\n{PROSE} Holm was shot.\n{bio}")[2] == "paragraph"


def test_fields_of_a_header_need_company():
    assert kinds(f"Subject: The quay\nDate: Tue, 19 Aug\n\n{PROSE}")[:2] == ["boilerplate"] * 2
    assert kinds(f"{PROSE}\nSubject: The quay and its price, as Holm sees it.\n{PROSE} So.")[1] == (
        "paragraph"
    )


def test_furniture_is_known_over_a_line_break():
    wrapped = (
        "The council of Granvik met on Monday to talk about the quay\nand its three old ferries.\n\n"
        "This material may not be published, broadcast, rewritten or\nredistributed.\n"
    )
    assert kinds(wrapped) == ["paragraph", "boilerplate"]


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
        assert not legible(text[covered:start]).text.strip(OUTER + "•>")
        covered = end


def test_a_newspapers_name_and_day_stand_above_the_headline():
    text = f"Granvik Herald 19 August 2025\n\nTalks fail\nBy Ida Berg\n{PROSE}\n{PROSE}"
    assert kinds(text)[:3] == ["dateline", "headline", "byline"]
    assert kinds(f"Talks fail\nBerlin, 9 November 1989\n{PROSE}")[1] == "headline"


def test_a_name_and_place_above_a_date_are_a_byline():
    text = f"Talks fail\nBoth sides say that they will meet again\nIda Berg in Geneva\n%s\n{PROSE}"
    dated = text % "Tue 19 Aug 2025 10.15 BST"
    assert kinds(dated)[:4] == ["headline", "standfirst", "byline", "dateline"]
    assert "byline" not in kinds(text % PROSE)


def test_what_stands_below_a_label_is_a_caption_or_credit():
    text = f"Talks fail\nImage source,\nLeo Hill\nImage caption,\nThe hall in Geneva\n{PROSE}"
    assert kinds(text) == [
        "headline", "boilerplate", "boilerplate", "boilerplate", "caption", "paragraph",
    ]  # fmt: skip


def test_what_is_asked_or_goes_on_is_no_subheading():
    for line in ("IDA BERG: Why close it now?", "Why?", "“Nobody knew of it"):
        assert kinds(f"Talks fail\n{PROSE}\n{line}\n{PROSE}")[2] == "paragraph", line
    assert kinds(f"Talks fail\n{PROSE}\nWhat comes next?\n{PROSE}")[2] == "headline"
