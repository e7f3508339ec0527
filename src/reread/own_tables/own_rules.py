"""Words of one's own that tell times, events or speech, as rows of one small table.

Each row has a kind, words, and a value: a `time` has a phrase and what it means in TIMEX3
("Epiphany", XXXX-01-06; nothing where it is no time), a `noun` or a `verb` what it tells
(occurrence, state, reporting, or no: no event), `speech` a reporting verb and its stance (neutral,
doubting, endorsing, or no: it reports nothing). Rows are added to what ships; the last one counts.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from ..timex import kinds_of

TIME, NOUN, VERB, SPEECH = "time", "noun", "verb", "speech"
NO = "no"
EVENTS = ("occurrence", "state", "reporting", NO)
VALUES = {NOUN: EVENTS, VERB: EVENTS, SPEECH: ("neutral", "doubting", "endorsing", NO)}
KINDS = (TIME, *VALUES)
COLUMNS = ("kind", "words", "value")
LONGEST = 100  # characters of a phrase
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
VERB_WORDS = re.compile(rf"{WORD.pattern}(?: [a-z]+)?")  # with a particle: "hit back"


def checked_rules(table: pd.DataFrame) -> pd.DataFrame:
    """Rules as texts, in the order given, words in small letters; ValueError says what is wrong."""
    absent = [column for column in COLUMNS if column not in table.columns]
    if absent:
        raise ValueError(f"rules has no column {absent[0]!r}; it needs kind, words, value")
    given = table[list(COLUMNS)].astype("string").fillna("")
    given = given.apply(lambda column: column.str.split().str.join(" "))
    given = given.assign(kind=given["kind"].str.lower(), words=given["words"].str.lower())
    is_time = given["kind"].eq(TIME)
    upper, lower = given["value"].str.upper(), given["value"].str.lower()
    given["value"] = upper.where(is_time, lower)
    for number, row in enumerate(given.to_dict("records")):
        if problem := _wrong_rule(**row):
            raise ValueError(f"rules: row {number} {problem}")
    return given.astype(object)


def _wrong_rule(kind: Any, words: Any, value: Any) -> str | None:
    """What is wrong with one rule, and how to mend it."""
    if kind not in KINDS:
        return f"has kind={kind!r}; choose {', '.join(map(repr, KINDS))}"
    if kind == TIME:
        return _wrong_time(words, value)
    if not (VERB_WORDS if kind == SPEECH else WORD).fullmatch(words):
        may = ", or with a particle, as 'hit back'" if kind == SPEECH else ""
        return f"has words={words!r}; give one {kind if kind != SPEECH else 'verb'} as a " + (
            f"dictionary has it{may}"
        )
    if value not in VALUES[kind]:
        return f"({words!r}) has value={value!r}; choose {', '.join(map(repr, VALUES[kind]))}"
    return None


def _wrong_time(words: str, value: str) -> str | None:
    if not words[:1].isalnum() or len(words) > LONGEST:
        return (
            f"has words={words[:LONGEST]!r}; give a phrase that begins with a letter or digit, of "
            f"{LONGEST} characters at most"
        )
    if value and not kinds_of(value):
        return (
            f"({words!r}) has value={value!r}, which is not a TIMEX3 value; write for example "
            "'2025-08-20', 'XXXX-01-06' for a day of each year, 'P3Y' or 'PAST_REF', or nothing "
            "where it is not a time"
        )
    return None


def own_values(rules: str | pd.DataFrame, kind: str) -> dict[str, str]:
    """The values of the words of one kind, the last row of a word counting; none where no table is
    given."""
    if isinstance(rules, str):
        return {}
    rows = rules[rules["kind"] == kind]
    return dict(zip(rows["words"].tolist(), rows["value"].tolist(), strict=True))
