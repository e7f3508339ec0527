"""Bylines: people where they are sure to be named, else the words as they stand."""

import pytest

from reread.loading.bylines import authors

BYLINES = {
    "Ida Strand": ["Ida Strand"],
    "By Ida Strand": ["Ida Strand"],
    "by IDA STRAND": ["IDA STRAND"],
    "By: Ida Strand": ["Ida Strand"],
    "Ida Strand and Bo Lin": ["Ida Strand", "Bo Lin"],
    "By Ida Strand, Bo Lin and Ana Ek": ["Ida Strand", "Bo Lin", "Ana Ek"],
    "Ida Strand, Bo Lin, and Ana Ek": ["Ida Strand", "Bo Lin", "Ana Ek"],
    "Ida Strand & Bo Lin": ["Ida Strand", "Bo Lin"],
    "Ida Strand; Bo Lin": ["Ida Strand", "Bo Lin"],
    "Strand, Ida; Lin, Bo": ["Strand, Ida", "Lin, Bo"],
    "Strand, Ida": ["Strand, Ida"],
    "Ana de la Cruz and J. P. O'Neil": ["Ana de la Cruz", "J. P. O'Neil"],
    "Ida Strand in New York": ["Ida Strand"],
    "Ida Strand, political editor": ["Ida Strand"],
    "John Berg, Jr.": ["John Berg, Jr."],
    "Ministry of Trade and Industry": ["Ministry of Trade and Industry"],
    "Staff and agencies": ["Staff and agencies"],
    "Reuters": ["Reuters"],
    "letters@nordby.example (Ida Strand)": ["Ida Strand"],
    "Ida Strand <ida@nordby.example>": ["Ida Strand"],
    "Byron Strand": ["Byron Strand"],
    "https://x.example/ida": [],
    "www.x.example": [],
    "ida@nordby.example": [],
    "": [],
    "By ": [],
    " , ; ": [],
}


@pytest.mark.parametrize("byline", BYLINES)
def test_a_byline(byline):
    assert authors(byline) == BYLINES[byline]


def test_a_long_one_takes_no_time():
    for words in (
        "A " * 50_000,
        "Ann Lee, " * 20_000,
        "and " * 50_000,
        " <" * 50_000,
        "(" * 90_000,
    ):
        authors(words)
