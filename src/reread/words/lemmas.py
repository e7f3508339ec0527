"""Dictionary forms of tokens: simplemma's dictionary, kept to the part of speech."""

from __future__ import annotations

import functools

CLITICS = {
    ("n't", "RB"): "not", ("nt", "RB"): "not", ("'s", "VBZ"): "be", ("'re", "VBP"): "be",
    ("'m", "VBP"): "be", ("'ve", "VBP"): "have", ("'ve", "VB"): "have", ("'ll", "MD"): "will",
    ("'d", "MD"): "would", ("'d", "VBD"): "have", ("ca", "MD"): "can", ("wo", "MD"): "will",
}  # fmt: skip


@functools.lru_cache(maxsize=50_000)
def lemma(form: str, tag: str) -> str:
    """The dictionary form of a token; names keep theirs."""
    from simplemma import lemmatize

    if tag in ("NNP", "NNPS"):
        return form
    low = form.lower().replace("’", "'")
    if (low, tag) in CLITICS:
        return CLITICS[low, tag]
    if tag.startswith(("VB", "NNS", "JJR", "JJS", "RBR", "RBS")):
        return lemmatize(low, lang="en").lower() or low
    return low
