"""Characters as they are read: one form for what differs only in how it is encoded or set.

Soft hyphens and other marks without width say nothing; odd spaces are spaces, full-width, styled
and decomposed letters are letters, an apostrophe is one whatever key it was typed with. What is
read so is a copy: the article's own text is left as it is (see `words.folding`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from .folding import Edit, Folding

# Left by a page that was not decoded: &quot; &nbsp; &#8217; &#x27;
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][\dA-Fa-f]{2,5});")
_LETTER = r"[^\W\d_]"
_LATIN = "A-Za-z\u00c0-\u024f"
_SINGLE = "\u00b4\u0060\u02b9\u02bb\u02bc\u02c8\u02ca\u055a\u2032\ua78c\uff07"  # for ’ as typed
_DOUBLE = "\u2033\u02ba\u02ee"  # for a straight quotation mark; after a figure, inches or seconds
# Soft hyphen, zero width, joiners of words, marks of direction and byte order, objects, controls
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1b\x1f\x7f\x81\x8d\x8f\x90\x9d\U000e0001-\U000e007f"
)
_WINDOWS = "\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f"  # cp1252 read as Latin-1
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"  # and which of two looks a sign has
_STYLED = "\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff"
# What is read in place of what; each begins with a class of characters, so that prose costs little
RULES = (
    (rf"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*(?={_LETTER})", ""),  # a soft hyphen at a line's end
    (f"[{_INVISIBLE}]+", ""),
    # The joiners of emoji and of scripts that need them stay: beside a letter of ours they go
    (
        rf"[{_JOINERS}]+(?:(?=[{_LATIN}{_STYLED}\d])|(?<=[{_LATIN}{_STYLED}\d][{_JOINERS}])(?!\u20e3))",
        "",
    ),
    (f"[{_WINDOWS}]", "cp1252"),
    ("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r\n?", "\n"),
    (rf"[{_SINGLE}](?:(?<={_LETTER}.)(?={_LETTER})|(?<=[sS].)(?=\s))|[\u02bc\ua78c\uff07]", "’"),
    ("``|[\u201f\u275d\u301d]", "“"),
    ("[\u275e\u301e\u301f]", "”"),
    (rf"[{_DOUBLE}](?<!\d.)", '"'),
    ("[\u2015\u2e3a]", "—"),
    (r"\u2012|(?<!\d)\u2212(?!\d)", "–"),
    ("[\u2010\u2011\ufe63\uff0d]", "-"),
    (f"[{_STYLED}]", "NFKC"),
    ("[\u0300-\u036f]+", "NFC"),  # with the letter before
)
_RULES = re.compile("|".join(f"({pattern})" for pattern, _ in RULES))
_TOUCHED = re.compile(
    f"[{_INVISIBLE}{_WINDOWS}{_JOINERS}{_SINGLE}{_DOUBLE}{_STYLED}"
    "\x0b\x0c\x1c-\x1e\x85\u2028\u2029\r\u201f\u275d\u275e\u301d-\u301f"
    "\u2010-\u2012\u2015\u2212\u2e3a\ufe63\u0300-\u036f]+[ \t\r\n]*"
)
FOREIGN = re.compile("[„«»]")
_INSIDE = r"((?:[^„“”«»|\n]|\n(?!\s*\n)){1,1500}?)"
_PAD = "[ \xa0\u2009\u202f]?"  # as French sets it
PAIRED = re.compile(rf"„{_INSIDE}[“”\"]|«{_PAD}{_INSIDE}{_PAD}»|»(?=\S){_INSIDE}(?<=\S)«")
# Dashes that stand for each other between words; "2010—14", "pre-war" and a list's marks do not
_LONG = "(?:---?|—)"
DASH = re.compile(
    rf"(?<=[\w.,;:!?%)\]\"”’'])(?: (---?|[-–—]) |(?<!\d){_LONG}|{_LONG}(?!\d))"
    r"(?=[\w\"“‘'(\[$£€])| (---?|[-–—])(?=\n)"
)
_ODD = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = re.compile(f"[{_ODD}][ {_ODD}]*| [ {_ODD}]+")
# A figure in groups of three keeps its narrow spaces: they are no ends of words
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\xa0\u2009\u202f]\d{3})+(?!\d)")


def legible(text: str) -> Folding:
    """The text with each character in its one form; line breaks and the spaces that lines begin
    with stay, for they tell paragraphs apart."""
    folding = Folding.of(text)
    for edits in (_entities, _characters, _closing, _pairs, _spaces, _dashes):
        folding = folding.then(edits(folding.text))
    return folding


def _entities(text: str) -> Iterator[Edit]:
    for match in ENTITY.finditer(text) if "&" in text else ():
        if len(meant := unescape(match[0])) == 1:
            yield Edit(*match.span(), meant)


def _characters(text: str) -> Iterator[Edit]:
    done, apostrophe = 0, "'" if "'" in text and "’" not in text else "’"
    for touched in _TOUCHED.finditer(text):
        at = max(done, touched.start())
        while at < touched.end():
            match = _RULES.match(text, at)
            at = match.end() if match else at + 1
            if match and (edit := _edit(text, match, done, apostrophe)):
                yield edit
                done = at


def _edit(text: str, match: re.Match[str], done: int, apostrophe: str) -> Edit | None:
    start, end = match.span()
    meant = RULES[(match.lastindex or 1) - 1][1]
    if meant == "’":
        meant = apostrophe
    elif meant == "NFC":
        start = max(done, start - 1)
        meant = unicodedata.normalize("NFC", text[start:end])
    elif meant == "cp1252":
        meant = text[start].encode("latin-1").decode("cp1252")
    elif meant == "NFKC":
        meant = unicodedata.normalize("NFKC", text[start:end])
    return None if meant == text[start:end] else Edit(start, end, meant)


def _closing(text: str) -> Iterator[Edit]:
    """Two apostrophes for a quotation mark, as TeX and old agencies write: ``word''."""
    closing = "”" if "“" in text else '"'
    for match in re.finditer("''", text):
        yield Edit(*match.span(), closing)


def _pairs(text: str) -> Iterator[Edit]:
    """„Low“ and « angled » marks of a quotation, whichever of them opens it, as “curly” ones; in
    a quotation that is open they are ‘single’."""
    at = 0
    for match in PAIRED.finditer(text) if FOREIGN.search(text) else ():
        start, end = match.span(match.lastindex or 0)
        within = text.rfind("“", at, match.start()) > text.rfind("”", at, match.start())
        yield Edit(match.start(), start, "‘" if within else "“")
        yield Edit(end, match.end(), "’" if within else "”")
        at = match.end()


def _spaces(text: str) -> Iterator[Edit]:
    odd = [match.span() for match in SPACES.finditer(text)]
    if not odd:
        return
    kept = {at for match in GROUPED.finditer(text) for at in range(*match.span())}
    for start, end in odd:
        if start not in kept:
            opens = start == 0 or text[start - 1] == "\n"
            yield Edit(start, end, " " * (end - start) if opens else " ")


def _dashes(text: str) -> Iterator[Edit]:
    """One dash between words, set apart from them, for all that stand for it."""
    for match in DASH.finditer(text):
        alone = match.span(match.lastindex or 0)
        if text[slice(*alone)] != "–":
            yield Edit(*alone, "–" if match.lastindex else " – ")
