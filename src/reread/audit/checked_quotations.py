"""Quotations of a text held against the sources, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..across.comparing.accounts import Account, Facet, Slot
from ..article import on_one_line
from ..voices.marks import between_marks
from .replaced import WORD, Word, words_in
from .source_texts import Sources
from .support import ALTERED, GROUNDED, NOT_FOUND, UNSURE, Checked, Evidence

CUT = re.compile(r"…|\.\s?\.\s?\.|\[(?!\w\]\w)[^\]]*\]|\([^)]*\)")  # what is left out or put in
ALMOST = 0.6  # least share of the words of a quotation that a source has, if altered
SHORT = 3  # words that fewer than may stand anywhere: neither looked for nor taken for altered ones
ALL_BUT = 0.99  # the most that is said of words that are not the very same
RAREST, LOOKED_AT, ABSENT = 4, 100, 10**6  # words that are looked up, places of each
TWICE, ASIDE = 2, 60  # characters of a quotation, and of "she said, looking up" within it
SLACK = 4  # words by which an altered quotation may be longer


class Found(NamedTuple):
    """Where words of a quotation stand in a source, and which share of them does."""

    share: float
    article: str
    start: int
    end: int


class Wording:
    """The words of all sources in their order, to be looked through for quotations: all of them,
    and those in quotation marks alone, between which "she said" may stand."""

    def __init__(self, sources: Sources, text: str) -> None:
        self.sources = sources
        self._places: dict[str, list[tuple[int, int]]] = {word: [] for word in _quoted(text)}
        self._often: Counter[str] = Counter()
        self._last: tuple[int, list[Word]] = -1, []  # places are looked at in order
        self._ids = list(sources.texts) if self._places else []
        for number in range(2 * len(self._ids)):
            for at, word in enumerate(self._words(number)):
                if word.low in self._places:
                    self._often[word.low] += 1
                    if len(self._places[word.low]) < LOOKED_AT:
                        self._places[word.low].append((number, at))

    def _words(self, number: int) -> list[Word]:
        """The words of a source, and after these (by odd numbers) those in quotation marks."""
        if number != self._last[0]:
            text = self.sources.texts[self._ids[number // 2]]
            spans = between_marks(text) if number % 2 else [(0, len(text))]
            words = [word for start, end in spans for word in words_in(text[start:end], start)]
            self._last = number, words
        return self._last[1]

    def find(self, words: list[str]) -> Found | None:
        """Where the most of some words stand together."""
        best: Found | None = None
        rarest = sorted((self._often[word] or ABSENT, at)
                        for at, word in enumerate(words))  # fmt: skip
        for _, at in rarest[:RAREST]:
            for number, there in self._places.get(words[at], ()):
                found = self._aligned(words, number, there - at)
                if found and (best is None or found.share > best.share):
                    best = found
            if best is not None and best.share == 1:
                break
        return best

    def _aligned(self, words: list[str], number: int, first: int) -> Found | None:
        """The words beside those of a source that begin near a place."""
        id, own = self._ids[number // 2], self._words(number)
        exact = own[max(0, first) : max(0, first) + len(words)]
        if first >= 0 and [word.low for word in exact] == words:
            return _found(1.0, id, exact, words)
        window = own[max(0, first - SLACK) : first + len(words) + SLACK]
        lows = [word.low for word in window]
        blocks = [block for block in SequenceMatcher(None, words, lows, autojunk=False)
                  .get_matching_blocks() if block.size]  # fmt: skip
        begin, end = blocks[0].b, blocks[-1].b + blocks[-1].size
        share = sum(block.size for block in blocks) / max(len(words), end - begin)
        ahead, left = blocks[0].a, len(words) - blocks[-1].a - blocks[-1].size
        beside = _found(min(share, ALL_BUT), id, window[max(0, begin - ahead) : end + left], words)
        return beside or _found(min(share, ALL_BUT), id, window[begin:end], words)


def _quoted(text: str) -> Iterator[str]:
    """The words in quotation marks in a text, in the pieces that are looked for too."""
    for start, end in between_marks(text):
        for piece in (text[start:end], *CUT.split(text[start:end])):
            yield from (word.low for word in words_in(piece))


def _found(share: float, id: str, there: list[Word], words: list[str]) -> Found | None:
    """A place of a source; none where its words do not stand together."""
    start, end = there[0].start, there[-1].end
    together = end - start <= sum(map(len, words)) * TWICE + ASIDE
    return Found(share, id, start, end) if together else None


def quotations_checked(evidence: Evidence, wording: Wording) -> Iterator[Checked]:
    """One row per stretch in quotation marks that begins in a sentence."""
    text, own = evidence.account.text, evidence.statement
    for start, end in evidence.speech:
        if own.start <= start < own.end and WORD.search(text, start, end):
            facet = Facet("quotation", start, end, text[start:end], "", {}, Slot())
            yield _checked(wording, facet)


def _checked(wording: Wording, facet: Facet) -> Checked:
    pieces = [piece for piece in CUT.split(facet.surface) if WORD.search(piece)]
    found: list[tuple[int, Found]] = []
    for words in ([word.low for word in words_in(piece)] for piece in pieces):
        there = wording.find(words)
        if there is None:
            return _row(facet, NOT_FOUND, None, 0.8, "no source has these words")
        found.append((len(words), there))
    if not found:
        return _row(facet, UNSURE, None, 0.5, "there are no words in it")
    size, worst = min(found, key=lambda one: one[1].share)
    source = wording.sources.account(worst.article)
    if worst.share == 1:
        return _verbatim(facet, source, worst)
    said = on_one_line(source.text[worst.start : worst.end])
    if worst.share >= ALMOST and round(worst.share * size) >= SHORT:
        return _row(facet, ALTERED, worst, worst.share, f"{source.called} has “{said}”")
    if size < SHORT:
        return _row(facet, UNSURE, None, 0.5, "too short to be looked for")
    return _row(facet, NOT_FOUND, None, 1 - worst.share, "no source has these words together")


def _verbatim(facet: Facet, source: Account, place: Found) -> Checked:
    """Words that a source has, in quotation marks or not."""
    spoken = [*_speech(source), *between_marks(source.text)]
    inside = all(any(a <= at < b for a, b in spoken) for at in (place.start, place.end - 1))
    if inside:
        return _row(facet, GROUNDED, place, 1.0, f"word for word in {source.called}")
    return _row(facet, UNSURE, place, 0.6,
                f"{source.called} has these words, but maybe not as a quotation")  # fmt: skip


def _speech(source: Account) -> Iterator[tuple[int, int]]:
    for statement in source.statements:
        for facet in statement.of("quotation"):
            yield facet.start, facet.end


def _row(facet: Facet, verdict: str, place: Found | None, score: float, why: str) -> Checked:
    article, first, last = (place.article, place.start, place.end) if place else (None,) * 3
    return Checked(facet.start, facet.end, "quotation", verdict, article, first, last,
                   round(score, 3), why)  # fmt: skip
