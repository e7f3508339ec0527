"""British and American spelling as one, by rules: no dictionary says which words have two."""

from __future__ import annotations

import functools
import re

# What Britons write, and what Americans do: colour, organised, analyse, centre, travelled, defence,
# programme, catalogue, archaeology, manoeuvre
AMERICAN = tuple((re.compile(pattern), to) for pattern, to in (
    (r"(?<=[a-z]{3})ou(?=r(?:s|ed|ing|ite|ites|able|al|hood|less|ful)?$)", "o"),
    (r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)", "iz"),
    (r"(?<=[a-z]{3})ys(?=(?:e|es|ed|ing)$)", "yz"),
    (r"(?<=(?:cen|hea|ibr|lit|met)t)re(?=s?$)", "er"),
    (r"(?<=[a-z]{3})ll(?=(?:ed|ing|er|ers)$)", "l"),
    (r"(?<=[a-z]{3})ence$", "ense"), (r"(?<=ogra)mme(?=s?$)", "m"),
    (r"(?<=[a-z]{2})ogue(?=s?$)", "og"), (r"(?<=man)oeuvre(?=s?$)", "euver"),
    (r"(?<=[a-z])ae(?=[dmos])", "e"),
))  # fmt: skip


@functools.lru_cache(maxsize=50_000)
def american(word: str) -> str:
    """A word in small letters as it is compared, whichever country spelt it: what it gives need
    not be a word, but is the same for both spellings.

    >>> american("organised"), american("harbour"), american("theatres"), american("four")
    ('organized', 'harbor', 'theaters', 'four')
    """
    for pattern, to in AMERICAN:
        word = pattern.sub(to, word)
    return word
