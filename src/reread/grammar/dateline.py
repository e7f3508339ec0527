"""The dateline before the first sentence of an agency's report: "CALDERWICK, Aug. 15 (CWS) —"."""

from __future__ import annotations

from collections.abc import Sequence

from .words import Word

DASHES = frozenset({"-", "--", "—", "–", "―"})
DATELINE = frozenset({"NNP", "CD"})  # tags of the words before its dash
LONGEST_DATELINE = 12  # words


def dateline_end(words: Sequence[Word]) -> int:
    """How many words of a sentence its dateline takes."""
    for at, word in enumerate(words[:LONGEST_DATELINE]):
        if word.low in DASHES and not _joins(words, at):
            return at + 1 if at else 0
        place = at == 0 and word.tag in ("NN", "NNS")  # a town in capitals can be tagged so
        if not place and word.tag not in DATELINE and any(map(str.isalnum, word.low)):
            return 0
    return 0


def _joins(words: Sequence[Word], at: int) -> bool:
    """Whether a dash stands inside a name: "Saif al-Islam"."""
    before, after = words[max(at - 1, 0)], words[min(at + 1, len(words) - 1)]
    return before.end == words[at].start and words[at].end == after.start
