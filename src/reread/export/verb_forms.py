"""How TimeML calls the form of a word that names an event: part of speech, tense, aspect."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

PARTS = {"V": "VERB", "M": "VERB", "N": "NOUN", "J": "ADJECTIVE", "I": "PREPOSITION"}
TENSES = {"VBD": "PAST", "VBZ": "PRESENT", "VBP": "PRESENT", "VBG": "PRESPART", "VBN": "PASTPART"}
HELPS = ("aux", "aux:pass")
FUTURE = ("will", "shall", "'ll", "’ll")


class Form(NamedTuple):
    """The attributes `pos`, `tense` and `aspect` of MAKEINSTANCE."""

    pos: str = "OTHER"
    tense: str = "NONE"
    aspect: str = "NONE"


def forms(tokens: pd.DataFrame) -> dict[int, Form]:
    """The form of each token, by its first character."""
    rows = list(tokens.itertuples(index=False))
    below: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        if not pd.isna(row.head):
            below.setdefault(row.head, []).append(at)
    return {row.start: _form(rows, below, at) for at, row in enumerate(rows)}


def _form(rows: list, below: dict[int, list[int]], at: int) -> Form:
    word = rows[at]
    part = PARTS.get(word.tag[:1], "OTHER")
    if part != "VERB":
        return Form(part)
    copula = word.relation == "cop" and not pd.isna(word.head)
    beside = [rows[i] for i in below.get(word.head if copula else at, ()) if i < at]
    helps = [one for one in beside if one.relation in HELPS]
    first = helps[0] if helps else word
    is_future = first.tag == "MD" and first.lemma.lower() in FUTURE
    to = any(one.tag == "TO" for one in beside)
    tense = "FUTURE" if is_future else "INFINITIVE" if to else TENSES.get(first.tag, "NONE")
    lemmas = {one.lemma for one in helps}
    aspects = ["PERFECTIVE"] * ("have" in lemmas)
    aspects += ["PROGRESSIVE"] * (word.tag == "VBG" and "be" in lemmas)
    return Form(part, tense, "_".join(aspects) or "NONE")
