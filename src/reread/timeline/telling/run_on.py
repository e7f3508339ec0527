"""Where one sentence holds several: headline, caption and story that run on without a stop.

Pages that lose their line breaks give "Talks on the bridge stall The mayor said on Monday …" as one
sentence. Its second part begins with a word like "The", in capitals where no sentence begins and
before a small letter, or after the agency of a dateline, "… (Coast Wire) -".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ...grammar.words import DASHES, Word

# Words that are seldom in capitals within a sentence, and seldom part of a name
OPENING = frozenset({
    "a", "after", "an", "as", "at", "before", "but", "for", "from", "he", "her", "his", "in", "it",
    "its", "more", "on", "one", "our", "she", "some", "that", "the", "their", "there", "these",
    "they", "this", "those", "two", "we", "when", "while", "with", "you",
})  # fmt: skip
CLOSING = frozenset({"”", "’", '"', "''", ")"})
LONGEST_AGENCY = 8  # words between the brackets of "(Coast Wire)"


def parts(text: str, words: Sequence[Word]) -> list[int]:
    """For each word the number of the part it stands in, from 0."""
    opens = [
        i > 0
        and (
            (word.low in OPENING and _opens(text, words, i))
            or (words[i - 1].low in DASHES and _ends_dateline(words, i - 1))
        )
        for i, word in enumerate(words)
    ]
    return list(accumulate(map(int, opens)))


def _opens(text: str, words: Sequence[Word], i: int) -> bool:
    """Whether a word like "The" stands between two in small letters."""
    if not text[words[i].start].isupper() or i + 1 == len(words):
        return False
    before = words[i - 2 if words[i - 1].low in CLOSING and i > 1 else i - 1]
    small = all(text[word.start].islower() for word in (before, words[i + 1]))
    return small and text[before.start : before.end].isalpha()


def _ends_dateline(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the dash after a dateline's agency: "OSLO (Coast Wire) -"."""
    if i < 2 or words[i - 1].low != ")":
        return False
    inside = range(i - 2, max(i - 2 - LONGEST_AGENCY, -1), -1)
    opening = next((j for j in inside if words[j].low == "("), -1)
    return opening >= 0 and all(
        word.tag.startswith("NNP") or not word.low.isalpha() for word in words[opening + 1 : i - 1]
    )
