"""Which articles have the text of another, or nearly: wire copy with a changed lead, a cut tail.

Two texts are near where many of their stretches of three words are the same. The share is estimated
from the smallest of many hashes of each text's stretches (MinHash: Broder 1997, On the resemblance
and containment of documents), and articles are compared only where some of these hashes coincide
(banding: Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4). So it costs as much for
the last article as for the first, and neither the order of articles nor the machine matters to a
signature.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from typing import NamedTuple

import numpy as np

WORD = re.compile(r"\w+")
SILENT = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens and the like, inside words
STRETCH = 3  # words: of names replaced in a text, longer ones leave less (see NEAR)
# Words of a text below which a form ("The index closed at …") is most of it: such texts are told as
# copies only where they are the same
FEWEST = 20
BANDS, ROWS = 64, 3  # 192 hashes; of texts that share 0.4, 98 % have a band in common
# Share from which texts are near. Of all pairs of 734 different news articles (but a story and its
# update, 0.38) none shares more than 0.30; of texts that are cut by half 0.5 is left, and where all
# names are replaced 0.6 in the middle. An estimate is off by 0.03 (standard error): 0.4 is three of
# them from both sides (`python benchmarks/near_copies.py`).
NEAR = 0.4
UNKNOWN = -1
FLUSH = 65_536  # values kept in a dict, about 1,000 articles', before they go to arrays
GROWTH = 4  # how many times as long an array is as the next, so that each value moves seldom


class Copy(NamedTuple):
    """What an article repeats of those before it."""

    copy_of: str | None = None  # the first with the very same text
    near: str | None = None  # else the one with nearly the same
    share: float | None = None  # of the stretches of words that both have, estimated


def _odd_numbers(count: int) -> np.ndarray:
    """Numbers that are the same on every machine, to make as many hashes of one."""
    drawn = np.frombuffer(hashlib.shake_256(b"reread copies").digest(8 * count), "<u8")
    return drawn | np.uint64(1)


MULTIPLIERS = _odd_numbers(BANDS * ROWS)
POSITIONS = _odd_numbers(STRETCH)  # of the words in a stretch
MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 by the golden ratio (Knuth, TAOCP 6.4)


def signature(text: str) -> bytes:
    """By what a text is compared: the smallest hash of its stretches of words under each of 192
    functions, 16 bits each; empty where it has too few words."""
    words = WORD.findall(SILENT.sub("", unicodedata.normalize("NFKC", text)).casefold())
    if len(words) < FEWEST:
        return b""
    hashes = np.array([zlib.crc32(word.encode()) for word in words], np.uint64)
    count = len(words) - STRETCH + 1
    stretches = np.zeros(count, np.uint64)
    for place, factor in enumerate(POSITIONS):
        stretches += _mixed(hashes[place : place + count] * factor)
    stretches = _mixed(stretches)
    smallest = [(stretches * factor).min() for factor in MULTIPLIERS]
    return (_mixed(np.array(smallest)) >> np.uint64(48)).astype("<u2").tobytes()


def _mixed(values: np.ndarray) -> np.ndarray:
    """Numbers whose high bits depend on all bits of those given."""
    return (values ^ (values >> np.uint64(32))) * MIX


def share_of(one: bytes, others: list[bytes]) -> np.ndarray:
    """The estimated share of the stretches of one text and each of others that both have."""
    rows = np.frombuffer(b"".join(others), "<u2").reshape(len(others), -1)
    return (rows == np.frombuffer(one, "<u2")).mean(axis=1)


class Copies:
    """The articles so far, to tell of the next one what it repeats of them.

    It keeps about 1.3 kB of each article, however long, and less of a near copy.
    """

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[bytes] = []
        self._texts, self._bands = _First(), _First()

    def add(self, article_id: str, text: str, signature: bytes) -> Copy:
        """What an article repeats of those added before; it is one of them from now on."""
        number = len(self._ids)
        whole = hashlib.sha256(text.encode("utf-8")).digest()[:8]
        same = int(self._texts.first(np.frombuffer(whole, "<u8"), number)[0])
        self._ids.append(article_id)
        self._signatures.append(signature)
        if same != UNKNOWN:
            return Copy(copy_of=self._ids[same])
        if not signature:
            return Copy()
        found = np.unique(self._bands.first(_bands(signature), number))
        return self._nearest(signature, [int(one) for one in found if one != UNKNOWN])

    def _nearest(self, signature: bytes, candidates: list[int]) -> Copy:
        """The candidate that shares most, the first of several; none if that is too little."""
        if not candidates:
            return Copy()
        shares = share_of(signature, [self._signatures[one] for one in candidates])
        best = int(shares.argmax())
        if shares[best] < NEAR:
            return Copy()
        return Copy(near=self._ids[candidates[best]], share=round(float(shares[best]), 2))


def _bands(signature: bytes) -> np.ndarray:
    """Numbers that two texts have in common where all hashes of a band are the same."""
    rows = np.frombuffer(signature, "<u2").reshape(BANDS, ROWS).astype(np.uint64)
    values = np.arange(BANDS, dtype=np.uint64)
    for row in rows.T:
        values = _mixed(values * MIX + row)
    return values


class _First:
    """Which article was the first to have a value: in sorted arrays, 12 bytes a value."""

    def __init__(self) -> None:
        self._new: dict[int, int] = {}
        self._sorted: list[tuple[np.ndarray, np.ndarray]] = []  # values and articles

    def first(self, values: np.ndarray, article: int) -> np.ndarray:
        """The first article with each value, UNKNOWN where this one is the first."""
        found = np.array([self._new.get(value, UNKNOWN) for value in values.tolist()])
        for known, articles in self._sorted:
            places = np.minimum(np.searchsorted(known, values), len(known) - 1)
            found = np.where(known[places] == values, articles[places], found)
        self._new.update((value, article) for value in values[found == UNKNOWN].tolist())
        if len(self._new) >= FLUSH:
            self._flush()
        return found

    def _flush(self) -> None:
        """Put what is in the dict into an array, joined with those before that are not longer."""
        values = np.fromiter(self._new, np.uint64, len(self._new))
        articles = np.fromiter(self._new.values(), np.uint32, len(self._new))
        self._new = {}
        while self._sorted and len(self._sorted[-1][0]) < GROWTH * len(values):
            others, their_articles = self._sorted.pop()
            values = np.concatenate([others, values])
            articles = np.concatenate([their_articles, articles])
        order = values.argsort(kind="stable")
        self._sorted.append((values[order], articles[order]))
