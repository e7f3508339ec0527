"""Wrapped lines: what a line break inside a paragraph stands for, and where paragraphs end."""

import pytest

import reread as rr
from reread.words.line_breaks import joints
from reread.words.plain import plain
from reread.words.wrapping import paragraphs


def joined(text):
    """A block with every line break replaced by what it stands for."""
    out, at = "", 0
    for start, end, mark in joints(text, 0, len(text)):
        out, at = out + text[at:start] + mark, end
    return out + text[at:]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the quay\nwas shut", "the quay was shut"),
        ("the quay  \r\n   was shut", "the quay was shut"),
        ("the quay\n\nwas shut", "the quay was shut"),
        ("in Gran-\nvik today", "in Granvik today"),
        ("it be-\ngan late", "it began late"),
        ("GRANVIK CLOSES FER-\nRY", "GRANVIK CLOSES FERRY"),
        ("the gov-\nernment’s plan", "the government’s plan"),
        ("¬ is a typesetter's: ferry¬\nman", "¬ is a typesetter's: ferryman"),
        ("a well-\nknown quay", "a well-known quay"),
        ("an anti-\ngovernment march", "an anti-government march"),
        ("the U.S.-\nled talks", "the U.S.-led talks"),
        ("a 72-year-\nold pilot", "a 72-year-old pilot"),
        ("from 2019-\n2021 on", "from 2019-2021 on"),
        ("the Anglo-\nSaxon time", "the Anglo-Saxon time"),
        ("two-\nand three-year terms", "two- and three-year terms"),
        ("day-to-\nday work", "day-to-day work"),
        ("new re-\nsearch", "new research"),
        ("a no-\nfly zone", "a no-fly zone"),
        ("Ann Mc-\nConnell", "Ann McConnell"),
        ("the quay –\nshut since May", "the quay – shut since May"),
        ("the quay—\nshut since May", "the quay—shut since May"),
        ("the quay -\nshut since May", "the quay - shut since May"),
        ("tea and/\nor coffee", "tea and/or coffee"),
        ("a quay- ferry; quay-\nferry lines", "a quay- ferry; quay-ferry lines"),
        ("the dock-\ngang; the dockgang left", "the dockgang; the dockgang left"),
        ("the dock-\ngang; the dock-gang left", "the dock-gang; the dock-gang left"),
    ],
)
def test_what_a_line_break_stands_for(cut, whole):
    assert joined(cut) == whole


def test_only_the_breaks_of_the_block_are_joined():
    assert list(joints("one\ntwo\nthree", 4, 13)) == [(7, 8, " ")]


def test_the_marks_of_quoted_mail_go_with_the_break():
    assert list(joints("> the quay\n> > is 5\n> in May", 2, 29)) == [(10, 15, " "), (19, 22, " ")]
    assert list(joints("less than\n> 5 m", 0, 15)) == [(9, 10, " ")]


def paragraphs_of(text):
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


WRAPPED = (
    "The harbour council of Granvik voted on Monday to shut its old\n"
    "ferry quay by the end of 2026, after years of dispute.\n"
)
MORE = (
    "Two of the three ferries will be sold, said Karin Holm, who has\n"
    "led the council since May. Nobody has asked for the third one\n"
    "yet.\n"
)
FIRST, SECOND = (" ".join(part.split()) for part in (WRAPPED, MORE))


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED + "\n" + MORE,
        WRAPPED + MORE,
        "   " + WRAPPED + "   " + MORE,
        (WRAPPED + "\n" + MORE).replace("\n", "\r\n"),
        (WRAPPED + "\n" + MORE).replace("\n", "\n\n"),
        "\n".join("> " + line for line in (WRAPPED + "\n" + MORE).splitlines()),
        "\n".join("    " + line for line in (WRAPPED + "\n" + MORE).splitlines()),
    ],
    ids=["blank", "none", "indented", "crlf", "double-spaced", "quoted", "all set in"],
)
def test_wrapped_paragraphs_are_found(text):
    found = [paragraph.replace("> ", "") for paragraph in paragraphs_of(text)]
    assert found == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "Home: 3\nGuests: 1\nCrowd: 512\n",
        "Karin Holm, 54\nOmar Ruiz, 31\nIda Berg, 22\n",
        "The sea was grey,\nThe quay was long,\nAnd no one came\nTo hear the song.\n",
        "She left.\nHe stayed until the hall was dark.\nNobody spoke.\n",
        "Q: Why?\nA: It is old.\n",
        "milk\nbread\nbutter from the market\n",
    ],
)
def test_short_lines_that_are_no_wrapping_stay_apart(text):
    assert paragraphs_of(text) == text.splitlines()
    wrapped = f"{WRAPPED}\n{text}\n{MORE}"
    assert paragraphs_of(wrapped) == [FIRST, *text.splitlines(), SECOND]


def test_one_part_is_wrapped_and_the_other_is_not():
    line = "He stayed for an hour and read what the council had written in spring; " * 2 + "so."
    text = f"{WRAPPED}\n{MORE}\nShe left.\n{line}\n{line}"
    assert paragraphs_of(text) == [FIRST, SECOND, "She left.", line, line]


def test_a_long_address_is_a_word_of_its_paragraph():
    address = "https://example.org/" + "harbour/" * 20
    text = f"The council wrote on Monday, and everybody can still read, at\n{address}\n" + (
        "that it is sorry. Nobody had asked for so much, and nobody had\nseen it coming.\n"
    )
    assert paragraphs_of(f"{text}\n{MORE}") == [" ".join(text.split()), SECOND]


def test_each_item_of_a_list_is_its_own_paragraph():
    text = (
        "The council wants to do three things before the summer, and all\nof them cost:\n"
        "- shut the ferry quay for good, whatever the court that rules on\n  it may say\n"
        "- sell two ferries\n1. Take the form.\n2. Fill it in.\n"
    )
    assert [paragraph[:8] for paragraph in paragraphs_of(text)] == [
        "The coun", "- shut t", "- sell t", "1. Take ", "2. Fill ",
    ]  # fmt: skip


def test_lines_of_a_mails_header_stay_apart():
    header = "From: Ida Berg\nTo: all\nSubject: The quay\nDate: Tue, 19 Aug 2025"
    assert paragraphs_of(f"{header}\n\n{WRAPPED}\n{MORE}") == [
        *header.splitlines(), FIRST, SECOND,
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_the_end_of_a_page():
    text = WRAPPED.replace("\nferry", "\n\n\x0cferry")
    assert paragraphs_of(f"{text}\n{MORE}") == [FIRST, SECOND]


def test_columns_of_a_pdf_end_a_little_short_of_the_margin():
    text = (
        "The harbour council of Gran-\nvik voted today to shut its\nold ferry quay, and then be-\n"
        "gan anew.\n\n“We must stop it,” said\nKarin Holm, who has led the\ncouncil since May.\n"
    )
    assert len(paragraphs_of(text)) == 2


def test_a_headline_in_capitals_over_two_lines_is_one():
    text = "GRANVIK VOTES TO SHUT\nITS FERRY QUAY\nBY IDA BERG\nTHE COUNCIL\n"
    assert paragraphs_of(text)[:2] == ["GRANVIK VOTES TO SHUT ITS FERRY QUAY", "BY IDA BERG"]


def test_words_cut_at_the_end_of_a_line_show_narrow_columns():
    text = "The council of Gran-\nvik voted to shut its\nold ferry quay be-\nfore summer.\n"
    assert len(paragraphs_of(text)) == 4
    wide = "The harbour council of Gran-\nvik voted today to shut its\nold ferry quay and be-\ngin anew.\n"
    assert len(paragraphs_of(wide)) == 1


def read(text):
    return plain(rr.Article(text=text)).article.text.split("\n")


def test_a_sentence_goes_on_over_a_pages_number():
    for number in ("2\n\x0c", "\n- 2 -\n\n", "\nPage 2 of 9\n\x0c"):
        text = f"{WRAPPED}{MORE}".replace("\nferry", f"\n{number}ferry")
        assert read(text) == [FIRST, SECOND], number
    assert read(f"{WRAPPED}\n2\n\n{MORE}") == [FIRST, "2", SECOND]


def test_a_dash_that_begins_a_line_is_the_sentences():
    text = f"{WRAPPED}{MORE}".replace("\nferry", "\n-- as told --\nferry")
    assert read(text)[0].startswith("The harbour") and " – as told –" in read(text)[0]
    listed = f"{WRAPPED}- a quay\n- a ferry\n- a harbour\n"
    assert read(listed)[1:] == ["a quay", "a ferry", "a harbour"]


def test_small_letters_go_on_after_a_full_stop():
    text = "He has sailed to the ports of the U.S.\nand Canada since the quay was shut by the\ncouncil.\n"
    assert len(read(text)) == 1


def test_one_quoted_line_loses_its_mark():
    assert read("> The quay is shut.\n") == ["The quay is shut."]
