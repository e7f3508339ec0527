"""Wrapped lines: what a line break inside a paragraph stands for, and where paragraphs end."""

import pytest

from reread.words.wrapping import joints


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
        ("the quay –\nshut since May", "the quay – shut since May"),
        ("the quay—\nshut since May", "the quay—shut since May"),
        ("the quay -\nshut since May", "the quay - shut since May"),
        ("tea and/\nor coffee", "tea and/or coffee"),
        ("a quay- ferry; quay-\nferry lines", "a quay- ferry; quay-ferry lines"),
        ("the dock-\ngang; the dockgang left", "the dockgang; the dockgang left"),
        ("the dock-\ngang; the dock-gang left", "the dock-gang; the dock-gang left"),
        ("the quay\n> was shut\n> > in May", "the quay was shut in May"),
    ],
)
def test_what_a_line_break_stands_for(cut, whole):
    assert joined(cut) == whole


def test_only_the_breaks_of_the_block_are_joined():
    assert list(joints("one\ntwo\nthree", 4, 13)) == [(7, 8, " ")]
