"""Words with their governors, and what their tags and relations make of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ROOT = -1  # the governor of a root

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUN = frozenset({"PRP", "EX", "WP"})
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
VERB = FINITE | {"VB", "VBG", "VBN"}
ADVERB = frozenset({"RB", "RBR", "RBS"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
HELPS = frozenset({"aux", "aux:pass"})
DASHES = frozenset({"-", "--", "—", "–", "―"})
DATELINE = frozenset({"NNP", "CD"})  # tags of the words before its dash
LONGEST_DATELINE = 24  # words
HALVES_OF_DAY = frozenset({"am", "pm", "a.m.", "p.m."})
STAMPED = re.compile(r"\d{1,2}[.:]\d\d")
ZONES = frozenset({
    "gmt", "utc", "bst", "ist", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "cet",
    "cest", "eet", "msk", "jst",
})  # fmt: skip


class Word(NamedTuple):
    """A word of a sentence: its span in the text, its form in small letters with straight
    apostrophes, its Penn tag, its lemma, the place in the sentence of its governor (ROOT at a
    root), and its UD relation to that."""

    start: int
    end: int
    low: str
    tag: str
    lemma: str
    governor: int
    relation: str


def dateline_end(words: Sequence[Word]) -> int:
    """How many words of a sentence its dateline takes: "CALDERWICK, Aug. 15 (CWS) —", or, where no
    dash ends it, its stamp: "Tuesday 28 April 2009 18.17 BST"."""
    stamp = 0
    for at, word in enumerate(words[:LONGEST_DATELINE]):
        if word.low in DASHES and not _joins(words, at):
            return at + 1 if at else 0
        place = at == 0 and word.tag in ("NN", "NNS")  # a town in capitals can be tagged so
        if word.low in ZONES and at and _is_clock(words, at - 1):
            stamp = at + 1
        elif not place and not _fits_dateline(word):
            return stamp
    return stamp


def _fits_dateline(word: Word) -> bool:
    return (
        word.tag in DATELINE
        or word.low in HALVES_OF_DAY
        or STAMPED.fullmatch(word.low) is not None
        or not any(map(str.isalnum, word.low))
    )


def _is_clock(words: Sequence[Word], at: int) -> bool:
    """Whether a time of day ends at a word: "18.17", "6:15 am"."""
    at -= words[at].low in HALVES_OF_DAY
    return at >= 0 and STAMPED.fullmatch(words[at].low) is not None


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether a dash stands inside a name: "Saif al-Islam"."""
    before, after = words[max(at - 1, 0)], words[min(at + 1, len(words) - 1)]
    return before.end == words[at].start and words[at].end == after.start
