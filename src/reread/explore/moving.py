"""What the last change of a choice moved, in words: the figures first, then a row a sentence."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import pandas as pd

from ..alternatives import compare
from ..choices import Choices, fields
from ..english import signed, written
from ..findings import findings
from ..reading import Reading, names_of
from ..summary import one_line
from .views import paragraphs, shown

MOST_PER_SENTENCE = 6  # things told of one sentence
LONGEST_QUOTED = 60  # characters of a text that moved
LONGEST_SENTENCE = 220
NOT_KNOWN = "not known"
NUMBER = re.compile(r"[-+−]?\d[\d.,]*")
SAME_WORDS = 3  # first words by which two findings are about the same
# What a row is called that only one of two readings has
CALLED = {
    "times": "a time", "events": "something that happens", "mentions": "a name or a word for one",
    "quotes": "a quotation", "conflicts": "a contradiction", "quantities": "an amount",
    "sentences": "a sentence", "blocks": "a paragraph",
}  # fmt: skip
# What is said of a value that changed; what is not listed follows from what is
CHANGED = {
    ("tone", "score"): "tone {a} → {b}",
    ("tone", "voice"): "said by {b}, before by {a}",
    ("times", "value"): "“{text}” is {b}, before {a}",
    ("events", "modality"): "“{text}” is told as {b}, before as {a}",
    ("events", "polarity"): "“{text}” is {b}, before {a}",
    ("events", "asserted_by"): "“{text}” is said by {b}, before by {a}",
    ("mentions", "entity"): "“{text}” stands for {b}, before for {a}",
    ("mentions", "kind"): "“{text}” is {b}, before {a}",
    ("quotes", "speaker"): "the quotation is by {b}, before by {a}",
    ("quantities", "value"): "“{text}” is {b}, before {a}",
    ("blocks", "kind"): "“{text}” is {b}, before {a}",
}
BOUNDARY = "“{b}” was read as “{a}” before"
COMPARED = ("tone", "ledger", *CALLED)  # the other tables follow from these
KINDS = {"PER": "a person", "ORG": "an organisation", "LOC": "a place", "MISC": "something else"}
FIGURES: dict[str, Callable[[Reading], str]] = {
    "Mean tone": lambda r: signed(r.tone["score"].mean()) if len(r.tone) else "none",
    "Contradictions": lambda r: f"{len(r.conflicts):,}",
    "Times without a date": lambda r: f"{int(r.times['earliest'].isna().sum()):,}",
    "Events with a date": lambda r: f"{int(r.events['earliest'].notna().sum()):,}",
    "People, places and other things": lambda r: f"{len(r.entities):,}",
    "Quotations": lambda r: f"{r.quotes['quote'].nunique():,}",
    "Sentences": lambda r: f"{len(r.sentences):,}",
    "Words": lambda r: f"{int((r.tokens['kind'] == 'word').sum()):,}",
}


def moves(before: Reading | None, now: Reading) -> str:
    """What the last change of a choice moved: figures, what is said of the article otherwise, and
    one row for each sentence in which something moved."""
    if before is None:
        return paragraphs("Nothing has been changed yet. Change a choice, and come back.")
    changed = paragraphs(f"You changed: {changes(before, now) or 'nothing'}.")
    rows, heads = _by_sentence(before, now), _figures(before, now)
    said = _said_otherwise(before, now)
    if not (heads or len(said) or rows):
        return changed + paragraphs("Nothing moved: this article reads the same either way.")
    listed = pd.DataFrame(rows, columns=["sentence", "what moved there"])
    parts = [shown(one, now) for one in (listed, said) if len(one)]
    return "".join([heads, changed, *parts])


def changes(before: Reading, now: Reading) -> str:
    """The choices that differ: "lexicon: vader → textblob"."""
    old, new = before.choices, now.choices
    return "; ".join(
        f"{name}: {_named(old, name)} → {_named(new, name)}"
        for name in fields()
        if old.key(name) != new.key(name)
    )


def _named(choices: Choices, name: str) -> str:
    return ", ".join(choices.ignore) or "none" if name == "ignore" else choices.label(name)


def _figures(before: Reading, now: Reading) -> str:
    """The figures that moved, the mean tone first."""
    pairs = ((name, count(before), count(now)) for name, count in FIGURES.items())
    told = [f"{name}: {a} → {b}" for name, a, b in pairs if a != b]
    lines = "".join(f"<li>{escape(one)}</li>" for one in told)
    return f'<ul class="reread-figures">{lines}</ul>' if told else ""


def _said_otherwise(before: Reading, now: Reading) -> pd.DataFrame:
    """One row per finding that only one of the two readings has, beside what the other says in its
    place; where they differ in a number alone, the figures have it already."""
    old, new = (_beginnings(one) for one in (before, now))
    pairs = [(old.get(key, ""), new.get(key, "")) for key in dict.fromkeys([*new, *old])]
    told = [(a, b) for a, b in pairs if NUMBER.sub("", a) != NUMBER.sub("", b)]
    return pd.DataFrame(told, columns=["said before", "said now"])


def _beginnings(reading: Reading) -> dict[str, str]:
    """Findings by their first words: by those, two readings say the same kind of thing."""
    return {
        " ".join(sentence.split()[:SAME_WORDS]): sentence
        for sentence in findings(reading)["sentence"]
    }


def _by_sentence(before: Reading, now: Reading) -> list[tuple[str, str]]:
    """Each sentence in which something moved, in its own words, and what moved there in ours."""
    names = names_of(before) | names_of(now)
    told: dict[int, dict[str, None]] = {}
    starts = now.sentences["start"].tolist()
    whole = set(zip(starts, now.sentences["end"], strict=True))  # steps of the ledger
    for row in compare(before, now, COMPARED).dropna(subset=["start"]).to_dict("records"):
        place = max(bisect_right(starts, row["start"]) - 1, -1)
        if row["table"] != "ledger" or (row["start"], row["end"]) not in whole:
            told.setdefault(place, {}).update(dict.fromkeys(_in_words(row, names)))
    found = [(place, list(words)) for place, words in sorted(told.items()) if words]
    return [(_sentence(now, place), _joined(words)) for place, words in found]


def _sentence(reading: Reading, place: int) -> str:
    """The words of a sentence; what stands before the first has no sentence."""
    if place < 0:
        return "(before the first sentence)"
    row = reading.sentences.iloc[place]
    return one_line(reading.as_read(row["start"], row["end"]), LONGEST_SENTENCE)


def _joined(words: list[str]) -> str:
    """What moved in a sentence, its tone first; of much the first, and how much more there is."""
    words = sorted(words, key=lambda one: not one.startswith("tone "))
    rest = len(words) - MOST_PER_SENTENCE
    return "; ".join([*words[:MOST_PER_SENTENCE], *([f"and {rest} more"] if rest > 0 else [])])


def _in_words(row: dict[str, Any], names: dict[str, str]) -> Iterator[str]:
    """What one difference says to a reader; nothing where it follows from others."""
    name, text = row["table"], one_line(row["text"] or "", LONGEST_QUOTED)
    if name == "ledger":
        if row["change"] != "changed":
            yield f"“{text}” {'counts now' if row['change'] == 'only in b' else 'no longer counts'}"
    elif row["change"] != "changed":
        if name in CALLED:
            now = "is now" if row["change"] == "only in b" else "is no longer"
            yield f"“{text}” {now} {CALLED[name]}"
    elif row["column"] == "boundary":
        yield BOUNDARY.format(a=one_line(row["a"], LONGEST_QUOTED),
                              b=one_line(row["b"], LONGEST_QUOTED))  # fmt: skip
    elif said := CHANGED.get((name, row["column"])):
        a, b = (_value(row["column"], row[side], names) for side in "ab")
        if a != b:
            yield said.format(text=text, a=a, b=b)


def _value(column: str, value: Any, names: dict[str, str]) -> str:
    """A value as one says it: a name for an id, a day in words, a score with its sign."""
    if value is None or pd.isna(value):
        return NOT_KNOWN
    if column == "score":
        return signed(value)
    if column in ("entity", "speaker", "voice", "asserted_by"):
        return names.get(value, str(value))
    if column == "kind":
        return KINDS.get(value, str(value))
    return _day(str(value)) if column == "value" else str(value)


def _day(value: str) -> str:
    """The value of a time in words, where it is a day or waits for one."""
    if "XX" in value:
        return NOT_KNOWN
    try:
        return written(dt.date.fromisoformat(value))
    except ValueError:
        return value
