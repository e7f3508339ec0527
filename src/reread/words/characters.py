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
# Soft hyphen, zero width, joiners of words, marks of direction and byte order, objects, controls
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
)
# What is read in place of what; each begins with a class of characters, so that prose costs little
RULES = (
    (rf"\u00ad[ \t]*(?:\r\n?|\n)[ \t]*(?={_LETTER})", ""),  # a soft hyphen at a line's end
    (f"[{_INVISIBLE}]+", ""),
    # The joiners of emoji and of scripts that need them stay: beside a letter of ours they go
    (rf"[\u200c\u200d]+(?:(?=[{_LATIN}\d])|(?<=[{_LATIN}\d][\u200c\u200d]))", ""),
    ("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r\n?", "\n"),
    (rf"[{_SINGLE}](?:(?<={_LETTER}.)(?={_LETTER})|(?<=[sS].)(?=\s))|[\u02bc\ua78c\uff07]", "’"),
    ("``|\u201f", "“"),
    ("[\u2010\u2011\ufe63\uff0d]", "-"),
    ("[\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff]", "NFKC"),
    ("[\u0300-\u036f]+", "NFC"),  # with the letter before
)
_RULES = re.compile("|".join(f"({pattern})" for pattern, _ in RULES))
_TOUCHED = re.compile(
    f"[{_INVISIBLE}{_SINGLE}\u200c\u200d\x0b\x0c\x1c-\x1e\x85\u2028\u2029\r\u201f\u2010\u2011\ufe63"
    "\uff01-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff\u0300-\u036f]+[ \t\r\n]*"
)
_ODD = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = re.compile(f"[{_ODD}][ {_ODD}]*| [ {_ODD}]+")
# A figure in groups of three keeps its narrow spaces: they are no ends of words
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:[\xa0\u2009\u202f]\d{3})+(?!\d)")


def legible(text: str) -> Folding:
    """The text with each character in its one form; line breaks and the spaces that lines begin
    with stay, for they tell paragraphs apart."""
    folding = Folding.of(text)
    for edits in (_entities, _characters, _closing, _spaces):
        folding = folding.then(edits(folding.text))
    return folding


def _entities(text: str) -> Iterator[Edit]:
    for match in ENTITY.finditer(text) if "&" in text else ():
        if len(meant := unescape(match[0])) == 1:
            yield Edit(*match.span(), meant)


def _characters(text: str) -> Iterator[Edit]:
    done = 0
    for touched in _TOUCHED.finditer(text):
        at = max(done, touched.start())
        while at < touched.end():
            match = _RULES.match(text, at)
            at = match.end() if match else at + 1
            if match and (edit := _edit(text, match, done)):
                yield edit
                done = at


def _edit(text: str, match: re.Match[str], done: int) -> Edit | None:
    start, end = match.span()
    meant = RULES[(match.lastindex or 1) - 1][1]
    if meant == "NFC":
        start = max(done, start - 1)
        meant = unicodedata.normalize("NFC", text[start:end])
    elif meant == "NFKC":
        meant = unicodedata.normalize("NFKC", text[start:end])
    return None if meant == text[start:end] else Edit(start, end, meant)


def _closing(text: str) -> Iterator[Edit]:
    """Two apostrophes for a quotation mark, as TeX and old agencies write: ``word''."""
    closing = "”" if "“" in text else '"'
    for match in re.finditer("''", text):
        yield Edit(*match.span(), closing)


def _spaces(text: str) -> Iterator[Edit]:
    odd = [match.span() for match in SPACES.finditer(text)]
    if not odd:
        return
    kept = {at for match in GROUPED.finditer(text) for at in range(*match.span())}
    for start, end in odd:
        if start not in kept:
            opens = start == 0 or text[start - 1] == "\n"
            yield Edit(start, end, " " * (end - start) if opens else " ")
