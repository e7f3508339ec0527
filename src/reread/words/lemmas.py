"""Dictionary forms of tokens: closed lists, then simplemma's dictionary, kept to the tag."""

from __future__ import annotations

import functools
import re

from .sentences import STRAIGHT

# English spelling: "stopp-ing" has doubled its consonant, "hop-ing" has lost its e, and so have
# "creat-ing" and "serv-ing", although a dictionary knows "creat" and "serv" too
DOUBLED = re.compile(r"(?<=[aeiou])([bdgklmnprt])\1$")
LOST_E = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$|(?:v|at|ut|in|iz|ur|uc)$")
LEAST_DOUBLED = 5  # letters: "add" and "call" have their consonant twice of themselves
LONGEST_FORM = 40  # characters; longer ones are no words
CLOSED = ("PRP", "DT", "WP", "RB", "TO", "MD")  # parts of speech that simplemma is not asked about
OPEN = ("JJ", "NN", "FW")  # parts of speech whose words can have a capital of their own


@functools.lru_cache(maxsize=50_000)
def lemma(form: str, tag: str) -> str:
    """The dictionary form of a token; names keep theirs."""
    from .irregular import BY_TAG

    if tag in ("NNP", "NNPS") or len(form) > LONGEST_FORM:
        return form
    low = form.lower().translate(STRAIGHT)
    if low in BY_TAG.get(tag, ()):
        return BY_TAG[tag][low]
    if tag in ("VBG", "VBD", "VBN") and low.endswith(("ing", "ed")):
        return _stem(low)
    if tag in BY_TAG and tag not in CLOSED:
        return _known(low).lower() or low
    return form if tag in OPEN and _is_name_like(form, tag) else low


def _known(form: str) -> str:
    from simplemma import lemmatize

    return lemmatize(form, lang="en")


def _stem(low: str) -> str:
    """A regular verb without its -ing or -ed, spelled as a dictionary has it."""
    from simplemma import is_known

    stem = low.removesuffix("ing") if low.endswith("ing") else low.removesuffix("ed")
    candidates = [stem, stem + "e"]
    if low.endswith("ied"):
        candidates = [stem[:-1] + "y", stem + "e"]
    elif DOUBLED.search(stem):
        candidates.insert(int(len(stem) < LEAST_DOUBLED), stem[:-1])
    elif LOST_E.search(stem):
        candidates.reverse()
    known = (c for c in candidates if len(c) > 1 and is_known(c, lang="en") and _known(c) == c)
    return next(known, None) or _known(low).lower() or low


def _is_name_like(form: str, tag: str) -> bool:
    """Whether a capital belongs to the word (Russian, TV) and not to its place."""
    if not form[:1].isupper():
        return False
    return (tag == "NN" and len(form) > 1 and form.isupper()) or _known(form) == form
