"""Universal Dependencies: parts of speech from Penn's tags, and trees with one root each."""

from __future__ import annotations

# As published (universaldependencies.org/tagset-conversion/en-penn-uposf.html), with the tags that
# Penn's later treebanks added, and PRON for possessives, as in version 2
UPOS = {
    "$": "SYM", "#": "SYM", "''": "PUNCT", "``": "PUNCT", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "-LRB-": "PUNCT", "-RRB-": "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT", "ADD": "X", "AFX": "ADJ",
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "GW": "X", "IN": "ADP",
    "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN",
    "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
    "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "XX": "X",
}  # fmt: skip
# Where what a word is to its governor decides: by the beginning of its tag and the relation
BY_RELATION = {
    ("IN", "mark"): "SCONJ", ("WRB", "mark"): "SCONJ", ("TO", "case"): "ADP",
    ("VB", "aux"): "AUX", ("VB", "cop"): "AUX", ("WDT", "det"): "DET",
    **{(tag, relation): "SYM" for tag in (":", "HYPH") for relation in ("case", "cc")},  # "and/or"
    **{("DT", relation): "PRON" for relation in ("nsubj", "obj", "iobj", "obl", "root", "nmod")},
}  # fmt: skip
DENIALS = ("not", "n't", "n’t")
ROOT, PUNCTUATION, BESIDE = "root", "punct", "parataxis"


def upos(tag: str, relation: str, lemma: str) -> str:
    """The universal part of speech of a word; X where its tag is none of Penn's."""
    if tag == "RB" and lemma.lower() in DENIALS:
        return "PART"
    plain = relation.partition(":")[0]
    short = "VB" if tag.startswith("VB") else tag
    return BY_RELATION.get((short, plain)) or UPOS.get(tag, "X")


def one_root(heads: list[int], relations: list[str], is_mark: list[bool]) -> list[int]:
    """Give a sentence one root, as UD wants it; the places that were changed.

    `heads` count from 1 (0: a root), and both lists are changed. The first root that is no
    punctuation stays; if all are, the first word that hangs on one of them becomes it, else the
    first mark. The other roots hang on it, as `parataxis` or `punct`, and so does what hung on a
    mark that was a root.
    """
    before = list(zip(heads, relations, strict=True))
    tops = {at: None for at, head in enumerate(heads) if head == 0}
    below = (at for at, head in enumerate(heads) if not is_mark[at] and head - 1 in tops)
    root = next((at for at in tops if not is_mark[at]), next(below, min(tops)))
    loose = {0} | {top + 1 for top in tops if is_mark[top] and not is_mark[root]}
    for at, head in enumerate(heads):
        if at != root and head in loose:
            heads[at] = root + 1
        if at != root and (head == 0 or relations[at] == ROOT):
            relations[at] = PUNCTUATION if is_mark[at] else BESIDE
    heads[root], relations[root] = 0, ROOT
    after = zip(heads, relations, strict=True)
    return [at for at, pair in enumerate(after) if pair != before[at]]
