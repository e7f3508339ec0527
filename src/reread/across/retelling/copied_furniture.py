"""Sentences that several pages carry word for word and that have nothing to do with what the pages
are about: lists of other news, notes on comments. A sentence that an agency wrote and several
outlets print has words in common with the rest of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from ..articles.batches import batches

LEAST_WORDS = 8  # in a sentence; shorter ones are the same by chance
LONG = 4  # letters of a word that tells what a sentence is about
ABOUT = "NN|VB|JJ|CD"  # how the tags of such words begin
SHARE = 0.2  # of these words of a sentence; with no more in the rest of an article it is furniture
FEW = 12  # words; an article with fewer beside what it copies tells nothing
Place = tuple[str, int]  # an article and the number of a sentence


def furniture(
    sentences: Mapping[Place, str], tokens: Callable[[list[str]], pd.DataFrame]
) -> set[Place]:
    """The sentences that are furniture, of all that are given with their words; `tokens` gives the
    words of some articles."""
    copies = _copies(sentences)
    places = {place for group in copies for place in group}
    ids = sorted({article for article, _ in places})
    shares: dict[Place, float] = {}
    for some in batches(ids):
        for article, own in tokens(some).groupby("article", sort=False):
            shares.update(_shares(str(article), own, places))
    return {place for group in copies if min(shares.get(one, 1.0) for one in group) <= SHARE
            for place in group}  # fmt: skip


def _copies(sentences: Mapping[Place, str]) -> list[list[Place]]:
    """The places of each sentence that stands in several articles."""
    places: dict[str, list[Place]] = defaultdict(list)
    for place, words in sentences.items():
        if words.count(" ") >= LEAST_WORDS:
            places[words].append(place)
    return [own for own in places.values() if len({article for article, _ in own}) > 1]


def _shares(article: str, own: pd.DataFrame, copied: Iterable[Place]) -> dict[Place, float]:
    """How much of what each copied sentence is about the others of its article are about, too;
    nothing where that has few others."""
    some = own[own["tag"].str.match(ABOUT) & (own["surface"].str.len() >= LONG)]
    words = {number: set(lemmas) for number, lemmas in some.groupby("sentence")["lemma"]}
    mine = [number for place, number in copied if place == article]
    rest = Counter(word for number, found in words.items() if number not in mine for word in found)
    if len(rest) < FEW:
        return {}
    return {(article, number): sum(word in rest for word in about) / len(about)
            for number in mine if (about := words.get(number))}  # fmt: skip
