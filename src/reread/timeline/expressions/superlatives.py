"""Superlatives and firsts that a length says the reach of: the worst season in a decade."""

from __future__ import annotations

from ...grammar.sentence import Sentence

REACH = 16  # words back from the length among which it is looked for
SUPERLATIVE = frozenset({"JJS", "RBS"})
# Words that rank without the form of a superlative.
RANKING = frozenset({"first", "second", "third", "only", "record", "once", "twice"})
DENIALS = frozenset({"not", "n't", "never", "no", "nobody", "none"})
HAVE = frozenset({"has", "have", "had", "'s", "'ve", "'d"})


def looks_back(tree: Sentence, place: int) -> bool:
    """Whether a superlative stands before a place, with no verb between but the noun's own; or a
    denied perfect.

    The noun's own are an infinitive ("to hit"), a participle and a perfect ("it has been").
    """
    for i in range(place - 1, max(-1, place - 1 - REACH), -1):
        tag, low = tree.tag(i), tree.low(i)
        if tag in SUPERLATIVE or low in RANKING:
            return True
        if low in HAVE and any(tree.low(j) in DENIALS for j in range(i - 1, i + 3)):
            return True  # "has not had an order in a decade"
        if tag in ("VBD", "VBP", "VBZ", "MD") and low not in HAVE:
            return False
        if tag == "VB" and tree.low(i - 1) != "to":
            return False
    return False
