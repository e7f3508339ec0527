"""The plain view: how a text is encoded and set changes nothing of what is read of it."""

import random
import re
import textwrap
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.stages import STAGES
from reread.tables import check
from reread.words.characters import legible
from reread.words.plain import plain

DATA = Path(__file__).parents[1] / "data"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.txt"))}
TOLD = (
    "Harbour authority’s chair resigns over café find\n"
    "On February 20, 2022, Ines Tolland-Óberg said the five-year plan didn’t fail. "
    "“We’re staying,” said Tolland-Óberg, 51, who won $1,500 in 2014.\n"
    "Ministers’ aides & officials refused to comment on Friday. “It’s flawed,” one said.\n"
)
WORD = re.compile(r"[A-Za-z]{6,}")


def _inside(mark):
    return lambda text: WORD.sub(lambda match: match[0][:3] + mark + match[0][3:], text)


def _between(space):
    return lambda text: text.replace(" ", space)


def _wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _bold(text):
    capitals = re.sub("[A-Z]", lambda m: chr(ord(m[0]) - 65 + 0x1D400), text)
    return re.sub("[a-z]", lambda m: chr(ord(m[0]) - 97 + 0x1D41A), capitals)


def _apostrophes(sign):
    return lambda text: re.sub(r"(?<=[^\W\d_])’(?=[^\W\d_])|(?<=s)’(?= )", sign, text)


def _lines(end):
    return lambda text: text.replace("\n", end)


def _entities(text):
    for sign, escaped in (("&", "&amp;"), ("’", "&rsquo;"), ("“", "&#8220;"), ("”", "&#x201d;")):
        text = text.replace(sign, escaped)
    return text.replace(" ", "&nbsp;")


REWRITES = {
    "soft hyphens": _inside("\u00ad"), "zero width": _inside("\u200b"),
    "word joiners": _inside("\u2060"), "joiners": _inside("\u200d"), "controls": _inside("\x01"),
    "direction": _inside("\u200e"), "isolates": _inside("\u2068"), "byte order": "\ufeff".__add__,
    "no break": _between("\xa0"), "narrow": _between("\u202f"), "thin": _between("\u2009"),
    "ideographic": _between("\u3000"), "two": _between("  "), "five": _between(" " * 5),
    "tabs": _between("\t"), "mixed": _between(" \u200b\xa0"), "hair": _between("\u200a "),
    "crlf": _lines("\r\n"), "cr": _lines("\r"), "separators": _lines("\u2028"),
    "next line": _lines("\x85"), "form feeds": _lines("\n\x0c\n"), "blank lines": _lines("\n\n"),
    "more blank lines": _lines("\n \n\t\n"), "trailing": _lines("  \t\n"), "tail": "{}\n\n ".format,
    "leading": lambda text: "\n\n" + text, "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "full width": _wide, "bold": _bold, "ligatures": lambda t: t.replace("fi", "\ufb01"),
    "hyphens": lambda t: re.sub(r"(?<=\w)-(?=\w)", "\u2011", t), "entities": _entities,
    "prime": _apostrophes("\u2032"), "letter": _apostrophes("\u02bc"),
    "acute": _apostrophes("\u00b4"), "grave": _apostrophes("\u0060"),
    "wide apostrophe": _apostrophes("\uff07"),
    "tex": lambda text: text.replace("“", "``").replace("”", "''"),
}  # fmt: skip


@pytest.mark.parametrize("name", REWRITES)
@pytest.mark.parametrize("text", [TOLD, *TEXTS.values()], ids=["told", *TEXTS])
def test_how_a_text_is_set_is_not_read(name, text):
    written = REWRITES[name](text)
    found = plain(rr.Article(text=written))
    wanted = text.replace("'", "’") if name == "full width" else text
    assert found.original.text == written
    assert found.article.text == plain(rr.Article(text=wanted)).article.text


@pytest.mark.parametrize("name", ["soft hyphens", "two", "crlf", "decomposed", "full width"])
def test_tables_differ_in_their_places_alone(name):
    article = rr.Article(text=REWRITES[name](TOLD), id="told")
    told, reading = rr.read(rr.Article(text=TOLD, id="told")), rr.read(article)
    made = {table: reading.table(table) for table in STAGES}
    for table, frame in made.items():
        check(table, frame, article, made)
        pd.testing.assert_frame_equal(reading.stage(table), told.stage(table))
        placed = [c for c in frame if {"start", "end", "surface"} & set(c.split("_"))]
        left, right = (one.drop(columns=placed) for one in (frame, told.table(table)))
        pd.testing.assert_frame_equal(left, right)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "10\u202f000 people, 2\xa0500\xa0000 in all",
            "10\u202f000 people, 2\xa0500\xa0000 in all",
        ),
        ("in\xa02014\xa0300 people", "in 2014 300 people"),
        ("5′6 tall, 7´ wide", "5′6 tall, 7´ wide"),
        ("AT&amp;T and R&D; Q&A", "AT&T and R&D; Q&A"),
        ("a 👩\u200d🚒 came", "a 👩\u200d🚒 came"),
        ("govern\u00ad\n  ment", "government"),
        ("''Stay,'' she said", '"Stay," she said'),
        ("\x00\x1b[31mred", "[31mred"),
        ("9\u0301", "9\u0301"),
    ],
)
def test_what_says_something_stays(written, read):
    assert legible(written).text == read


def test_places_lead_back_to_the_text():
    text = "\ufeffThe  may\u00ador’s cafe\u0301 &amp; bar\r\n\r\nclosed."
    found = plain(rr.Article(text=text))
    whole = found.article.text
    assert whole == "The mayor’s café & bar\nclosed."
    for word, own in (("mayor’s", "may\u00ador’s"), ("café", "cafe\u0301"), ("&", "&amp;"),
                      ("closed.", "closed.")):  # fmt: skip
        start = whole.index(word)
        first, last = found.outward(start, start + len(word))
        assert text[first:last] == own
        assert found.inward(first, last) == (start, start + len(word))


@pytest.mark.parametrize("text", ["\u200b", "\ufeff\n", "\n\n", "&nbsp; "])
def test_a_text_without_a_letter_has_stretches_all_the_same(text):
    article = rr.Article(text=text)
    reading = rr.read(article)
    check("stretches", reading.stretches, article)
    assert reading.tokens.empty or reading.tokens["kind"].ne("word").all()


def test_corrections_name_places_of_the_text():
    text = "Ines  Tolland\u00ad spoke.\n\nTolland left. Mr To\u00adlland sat."
    reading = rr.read(rr.Article(text=text))
    row = reading.mentions.iloc[-1]
    mine = pd.DataFrame({"entity": [""], "start": [row["start"]], "end": [row["end"]], "to": ["X"]})
    told = rr.read(reading.article, corrections=mine)
    assert told.mentions["entity"].tolist()[-1] == "x"


def test_words_are_found_whatever_breaks_them():
    reading = rr.read(rr.Article(text="The gov\u00adern\u00adment  fell. A government fell."))
    assert len(rr.concordance(reading, "government fell")) == 2
    start = reading.article.text.index("gov")
    table = rr.explain_towards(reading, start, start + 12)
    assert "gov\u00adern\u00adment" in {
        reading.article.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)
    }


STORY = (
    "Harbour chair quits over café find\n"
    "On February 20, 2022, Ines Tolland-Óberg said the five-year plan hadn’t failed. “We’re "
    "staying,” said Tolland-Óberg, 51, who won $1,500 in 2014 – her last prize.\n"
    "Ministers’ aides refused to comment on Friday, March 4. “It’s flawed,” one of them said of "
    "the plan – the third since 2019 – and asked the U.S. envoy, Dr. Ada Finch, for 12 ferries.\n"
    "The office of the harbour of Granvik will offer “new berths” to all firms by 5 p.m. on Monday."
)


def _chance(pattern, made, share=0.5):
    """A rewrite of some of the places that a pattern finds."""

    def rewrite(text, chance):
        return re.sub(
            pattern,
            lambda m: m.expand(made) if chance.random() < share else m[0],
            text,
        )

    return rewrite


def _wrapped(width, indent=""):
    def rewrite(text, chance):
        parts = (textwrap.wrap(p, width - chance.randrange(3), break_on_hyphens=False)
                 for p in text.split("\n"))  # fmt: skip
        return ("\n" if indent else "\n\n").join(indent + "\n".join(lines) for lines in parts)

    return rewrite


SPACES = ("\xa0", "  ", "\t", "\u2009", "\u202f", "\u2003", "\u3000", " \u200b", "\xad ")
MARKS = (
    "\xad",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u2060",
    "\ufeff",
    "\ufe0f",
    "\x02",
    "\U000e0001",
    "&shy;",
)
QUOTES = ("„“", "„”", "«»", "»«", "❝❞", "\x93\x94", "〝〞", "‟”")
DASHES = ("—", " — ", "--", " -- ", " - ", "―", " ― ", "\x97", "&mdash;")
KINDS = [
    *(_chance("(?<=\\S) (?=\\S)", space) for space in SPACES),
    *(_chance("(?<=[a-z])(?=[a-z]{3})", mark, 0.2) for mark in MARKS),
    *(_chance("“([^“”]*)”", rf"{a}\1{b}", 1) for a, b in QUOTES),
    *(_chance(" – ", dash) for dash in DASHES),
    *(_chance("(?<=[a-z])’(?=[a-z])", mark) for mark in "ʼ′´`＇\x92ʹ"),
    *(lambda text, _, form=form: unicodedata.normalize(form, text) for form in ("NFD", "NFC")),
    _chance("(?<=[a-z])(?=[a-z]{3})", "&shy;", 0.2), _chance(" ", "&nbsp;"),
]  # fmt: skip
LINES = [  # one of these at most
    *(_chance("\n", end, 1) for end in ("\r\n", "\r", "\u2028", "\x0b", "\n\n", " \n\t\n")),
    _wrapped(50), _wrapped(72), _wrapped(64, "   "), _wrapped(80, "\t"),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("rewrite", [*KINDS, *LINES])
def test_rewrites_at_random_places_read_the_same(rewrite, seed):
    """Each kind by itself, twice, and once with two others before it."""
    chance, text = random.Random(seed), STORY
    others = sorted(chance.sample(range(len(KINDS) - 2), 2)) if seed == 2 else []
    for change in [*(KINDS[at] for at in others), rewrite]:
        text = change(text, chance)
    assert plain(rr.Article(text=text)).article.text == STORY


def test_a_span_over_two_blocks_has_all_between_them():
    article = rr.Article(text="Ann left. \n\n Bo sat.")
    reading = rr.read(article, names=lambda text: [(4, 12, "PER")])
    assert reading.mentions["surface"].tolist() == ["left. \n\n Bo"]
