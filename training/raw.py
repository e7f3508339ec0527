"""Raw news text: sentences as words, without any label."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simplemma import lemmatize

from reread.sentiment.lexicons import STRAIGHT

TRAIN = "tone/newsmtsc_train.jsonl"
RAW = (
    "corpus/wikinews.jsonl", "corpus/t17.jsonl", "names/wikigold.jsonl", "times/wikiwars.jsonl",
    "times/timebank.jsonl", "times/aquaint.jsonl", "names/worldwide_train.jsonl",
    "names/conll2003_train.jsonl", "names/crossner_politics.jsonl", "quotes/polnear_train.jsonl",
    "words/gum_other.jsonl", "words/ewt.jsonl", "words/masc_news.jsonl", TRAIN,
)  # fmt: skip
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
FORM = re.compile(r"[^\W\d]+(?:[’'-][^\W\d]+)*|\d+|[^\w\s]")
NUMBER = "<number>"  # stands for every number


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def sentences(home: Path) -> Iterator[list[str]]:
    """The word forms of each distinct sentence of RAW."""
    seen: set[str] = set()
    for name in RAW:
        for record in documents(home / name):
            for sentence in SENTENCE_END.split(record["text"]):
                if sentence not in seen:
                    seen.add(sentence)
                    yield FORM.findall(sentence.translate(STRAIGHT))


@functools.cache
def lemma(form: str) -> str:
    """The dictionary form of a word out of context, in lower case; one for all numbers."""
    low = form.lower()
    return NUMBER if low.isdigit() else lemmatize(low, lang="en").lower()
