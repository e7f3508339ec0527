"""Tags that agree with the tree: what a verb's auxiliaries and subject say of its form.

Tags and governors are read side by side, each for itself. Where the likeliest tag is none that the
verb's helpers allow (English verb groups, Quirk et al. 1985, 3.21), the likeliest that they do is
taken, unless it is far less likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

FARTHEST = 3.0  # difference of logarithms of shares beyond which a tag stays; by held-out trees
NEVER = 12.0  # the same of a participle with a subject of its own and no helper
HAVE = frozenset(["have", "has", "had", "having", "'ve"])
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "'re", "'m"])
# Modal verbs, and do: what follows is a bare infinitive
BARE = frozenset(
    ["will", "would", "wo", "'ll", "can", "could", "ca", "may", "might", "must", "shall", "should",
     "do", "does", "did"]
)  # fmt: skip
FINITE = ("VBD", "VBZ", "VBP")
CLAUSES = frozenset(["root", "ccomp", "parataxis", "advcl", "conj", "acl:relcl"])
# Relations of nouns, and those to a noun; what a noun can be tagged
NOMINAL = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "obl:agent"])
DESCRIBING = frozenset(["case", "det", "amod", "nmod", "nmod:poss", "nummod", "compound"])
NOUNS = ("NN", "NNS", "NNP", "NNPS", "CD", "VBG", "JJ", "PRP", "DT", "$")
# Tags that are mistaken for others
CORRECTED = frozenset(["VB", "VBD", "VBN", "VBP", "VBZ", "JJ", "NN", "RB"])
PROPER = ("NNP", "NNPS")  # no word in small letters is one, in text that has capitals
COMMON = ("NN", "NNS", "JJ", "RB", "VBD", "VBG", "VBN", "VB", "FW", "IN", "DT", "CC", "NFP", "SYM")


def agreed(
    shares: np.ndarray,
    tags: Sequence[str],
    known: Mapping[str, frozenset[str]],
    forms: Sequence[str],
    governors: Sequence[int],
    relations: Sequence[str],
) -> list[str]:
    """The tag of each word, given logarithms of shares of `tags`.

    `known` says which tags a frequent word can have. Governors are places in the same list.
    """
    number = {tag: at for at, tag in enumerate(tags)}
    best = [tags[at] for at in shares.argmax(axis=1).tolist()]
    wanted = _wanted(forms, governors, relations)
    for at, form in enumerate(forms):
        low = form.lower()
        if best[at] not in known.get(low, (best[at],)):
            best[at] = max(known[low], key=lambda tag: (shares[at, number[tag]], tag))
        elif low.endswith("ly") and relations[at] == "advmod":
            best[at] = "RB"
        elif form.islower() and best[at] in PROPER:
            best[at] = max(COMMON, key=lambda tag: shares[at, number[tag]])
        allowed = wanted[at]
        if allowed and best[at] in CORRECTED and best[at] not in allowed:
            other = max(allowed, key=lambda tag: shares[at, number[tag]])
            farther = shares[at, number[best[at]]] - shares[at, number[other]]
            if farther <= (NEVER if best[at] == "VBN" else FARTHEST):
                best[at] = other
    return best


def _wanted(
    forms: Sequence[str], governors: Sequence[int], relations: Sequence[str]
) -> list[tuple[str, ...]]:
    """The tags that helpers and subjects allow each word; empty where they say nothing."""
    found: list[tuple[str, ...]] = [()] * len(forms)
    subjects, helped, copulas, described = set(), set(), set(), set()
    for at, (governor, relation) in enumerate(zip(governors, relations, strict=True)):
        if relation in ("aux", "aux:pass") and at < governor:
            helped.add(governor)
            found[governor] = _after(forms[at].lower().replace("’", "'"), relation)
        elif relation == "nsubj":
            subjects.add(governor)
        elif relation == "cop":
            copulas.add(governor)
        elif relation in DESCRIBING:
            described.add(governor)
    for at in described - helped - subjects:
        if relations[at] in NOMINAL:
            found[at] = NOUNS
    for at in subjects - helped - copulas:
        if at >= 0 and relations[at] in CLAUSES:
            found[at] = FINITE
    return found


def _after(helper: str, relation: str) -> tuple[str, ...]:
    """The tags of a verb right after a helper."""
    if relation == "aux:pass" or helper in HAVE:
        return ("VBN",)
    if helper in BE:
        return ("VBG",)
    return ("VB",) if helper in BARE else ()
