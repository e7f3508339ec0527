"""What is said beside the name of a thing: the militant group Hamas; Shell, an oil company, …"""

from __future__ import annotations

from collections.abc import Sequence

from .forms import Word

REACH = 8  # words of an apposition, or before a name
LINKS = frozenset({"of", "for", "in", "that", "which", "who", "with", "from", "to", "at", "by"})


def beside(found: Sequence[Word], first: int, last: int) -> frozenset[str]:
    """The nouns and adjectives, in lower case, of the phrase before or after a name."""
    return frozenset(_before(found, first) + _after(found, last))


def _before(found: Sequence[Word], first: int) -> list[str]:
    """The words right before a name up to their article, if the last is a noun."""
    words: list[str] = []
    for at in range(first, max(first - REACH, 0), -1):
        before = found[at - 1]
        if found[at].gap.strip() or before.possessive:
            break
        if not before.tag.startswith(("JJ", "NN")) or (not words and before.tag != "NN"):
            break
        words.append(before.form.lower())
    return words


def _after(found: Sequence[Word], last: int) -> list[str]:
    """The words of an apposition that begins with an article, up to its end or a link."""
    following = found[last + 1 : last + 1 + REACH]
    if not following or following[0].gap.strip() != ",":
        return []
    if following[0].form.lower() not in ("a", "an", "the"):
        return []
    words = []
    for word in following[1:]:
        if word.gap.strip(" -") or word.form.lower() in LINKS:
            return words
        if word.tag.startswith(("VBD", "VBZ", "VBP", "MD")):
            return []
        words.append(word.form.lower())
    return []
