"""A version of an article as the words that are compared, and what stands beside a word."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...across.articles.batches import records
from ...reading import Reading, names_of
from ...timeline.expressions.vocabulary import ONES, TENS
from ...voices.marks import between_marks
from ...words.spelling import american

SAME = {"toward": "towards", "afterward": "afterwards", "while": "whilst", "among": "amongst",
        "n't": "not", "ca": "can", "wo": "will", "'ll": "will", "'re": "are", "'ve": "have",
        "%": "percent"}  # fmt: skip
NUMBERS = {word: str(number) for word, number in (ONES | TENS).items()}
ADDED = re.compile(r"\[[^\]\n]{0,80}\]")  # by the editor, inside a quotation
MARKS = ("word", "number")


@dataclass(frozen=True)
class Word:
    """A word of a version: where it stands, how it is compared, whether it is inside quotation
    marks."""

    start: int
    end: int
    surface: str
    lemma: str  # its dictionary form, of which one spelling stands for all
    exact: str  # the word as it stands, in one spelling
    tag: str
    quoted: bool

    @property
    def is_content(self) -> bool:
        """Whether it carries sense by itself: a name, a noun, a verb, a figure."""
        return self.tag[:2] in ("NN", "VB", "JJ", "RB", "CD") and self.lemma not in LIGHT


LIGHT = frozenset(
    ("be", "have", "do", "'s", "not", "so", "also", "just", "then", "there", "here", "say")
)


def spelt(word: str) -> str:
    """A word in one spelling: small letters without accents, hyphens, points or a country's ways;
    numbers as figures.

    >>> spelt("Colour"), spelt("U.S."), spelt("co-operate"), spelt("Four")
    ('color', 'us', 'cooperate', '4')
    """
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = NUMBERS.get(plain) or SAME.get(plain, plain)
    if plain[:1].isalpha():
        return american(re.sub(r"[-.‐‑\u00ad]", "", plain))
    return plain


class Version:
    """A reading with its sentences as words, and look-ups by place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.inside = self._inside()
        self.brackets = [match.span() for match in ADDED.finditer(self.text)]

    def _inside(self) -> list[tuple[int, int]]:
        """What is inside quotation marks, in order and apart: whole quotations, of however many
        paragraphs, and what else stands in marks in a line."""
        quotes = self.reading.quotes
        direct = quotes[(quotes["directness"] == "direct") & (quotes["status"] == "closed")]
        spans = list(zip(direct["content_start"].tolist(), direct["content_end"].tolist(),
                         strict=True))  # fmt: skip
        spans += between_marks(self.text)
        found: list[tuple[int, int]] = []
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    @cached_property
    def sentences(self) -> list[list[Word]]:
        """The words of each sentence, without punctuation; some sentences may have none."""
        words: list[list[Word]] = [[] for _ in range(len(self.reading.sentences))]
        tokens = self.reading.tokens
        columns = ("sentence", "start", "end", "surface", "lemma", "kind", "tag")
        for at, start, end, surface, lemma, kind, tag in zip(
            *(tokens[name].tolist() for name in columns), strict=True
        ):
            if kind in MARKS or surface in ("%", "$", "£", "€"):
                word = Word(start, end, surface, spelt(lemma), spelt(surface), tag,
                            _holds(self.inside, start))  # fmt: skip
                words[at].append(word)
        return words

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The sentences that are headlines."""
        blocks = self.reading.blocks
        heads = set(blocks.loc[blocks["kind"] == "headline", "block"])
        sentences = self.reading.sentences
        return frozenset(sentences.loc[sentences["block"].isin(heads), "sentence"].tolist())

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, missing values as None."""
        kept = self._kept
        if table not in kept:
            kept[table] = records(self.reading.table(table))
        return kept[table]

    def within(self, table: str, start: int, end: int) -> list[dict[str, Any]]:
        """The rows of a table that begin in a stretch."""
        rows = self.rows(table)
        first, last = (bisect_left(rows, at, key=lambda row: row["start"]) for at in (start, end))
        return rows[first:last]

    def covers(self, table: str, place: int) -> bool:
        """Whether a row of a table whose rows stand apart holds a place."""
        rows = self.rows(table)
        at = bisect_right(rows, place, key=lambda row: row["start"]) - 1
        return at >= 0 and place < int(rows[at]["end"])

    def stretch(self, place: int) -> dict[str, Any]:
        """The stretch of one voice that holds a place."""
        rows = self.rows("stretches")
        return rows[bisect_right(rows, place, key=lambda row: row["start"]) - 1]

    def speech(self, place: int) -> dict[str, Any] | None:
        """The quotation that a place is part of: of its pieces the one that says whose it is."""
        number = self.stretch(place)["quote"]
        pieces = self._pieces.get(number, [])
        told = (row for row in pieces if row["cue_start"] is not None)
        return next(told, pieces[0] if pieces else None)

    @cached_property
    def _pieces(self) -> dict[int, list[dict[str, Any]]]:
        found: dict[int, list[dict[str, Any]]] = {}
        for row in self.rows("quotes"):
            found.setdefault(row["quote"], []).append(row)
        return found

    def quotation(self, place: int) -> int:
        """The number of the pair of quotation marks that a place is inside of; -1 for none."""
        at = bisect_right(self.inside, place, key=lambda span: span[0]) - 1
        return at if at >= 0 and place < self.inside[at][1] else -1

    def is_bracketed(self, place: int) -> bool:
        """Whether a place is inside of square brackets."""
        return _holds(self.brackets, place)

    @cached_property
    def names(self) -> dict[str, str]:
        """What voices and entities are called."""
        return names_of(self.reading)

    def called(self, voice: str) -> str:
        """What a voice is called."""
        return self.names.get(voice, voice)

    @cached_property
    def _kept(self) -> dict[str, list[dict[str, Any]]]:
        return {}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its words, in one spelling."""
        return frozenset(word.exact for words in self.sentences for word in words)


def _holds(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether one of some stretches, in order and apart, holds a place."""
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]
