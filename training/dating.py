"""Train what tells the year of an undated text: python training/dating.py DATA [--folds]

DATA is a folder of JSONL files, an object a line, with `id`, `text` and, in all but two, the day
`published`: see SOURCES. Prints scores of models that have not seen the days, then the periods,
that they are tested on, fits the weights of the pool to these, then trains the words of the model
that ships on all texts and packs it. With --folds it prints the scores and packs nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import reread as rr
from reread.timeline.reference_date import first_interval
from reread.timeline.year import pooling
from reread.timeline.year.evidence import KINDS, YearEvidence, evidence_of
from reread.timeline.year.facts import shipped
from reread.timeline.year.likelihoods import FIRST_YEAR, YEARS, prior
from reread.timeline.year.pooling import (
    FEWEST,
    YearModel,
    length,
    normal,
    of_classes,
    scores,
    strengths,
)
from reread.timeline.year.stated import DATES

MODELS = Path(pooling.__file__).parents[2] / "models"
# All texts have a day but Reuters' of CoNLL-2003 (of August to December 1996) and those of
# Worldwide, whose day is read from the address where it has one.
SOURCES = (
    "times/timebank", "times/aquaint", "corpus/wikinews", "corpus/t17", "quotes/polnear_train",
    "quotes/polnear_dev", "names/conll2003_train", "names/worldwide_train", "times/meantime_apple",
)  # fmt: skip
TESTED_ONLY = "times/meantime_apple"  # the same articles are in Wikinews, in full
CONLL = "names/conll2003_train"
CONLL_YEAR = 1996
ADDRESS_MONTH = re.compile(r"/(20\d\d)[-/](\d\d)\b")
# Years that are left out together to see what a model makes of years that it does not know
PERIODS = ((1989, 1991), (1996, 1996), (1998, 2000), (2005, 2008), (2009, 2010), (2011, 2012),
           (2015, 2016), (2019, 2020), (2021, 2022))  # fmt: skip
FOLDS = 5
DATELINE = 130  # characters in which a full date is the dateline's
LEAST_TEXTS, LARGEST_SHARE = 5, 0.25  # texts that a word is in; commoner words are of every year
# Words of a publisher, not of a year: months and weekdays (few weeks of each year are in the data),
# forms of address and of companies, units as houses write them, agencies and their marks
LEFT_OUT = frozenset(Path(__file__).with_name("dating_left_out.txt").read_text("utf-8").split())
LEARNING_RATE, STEPS, RIDGE = 0.3, 90, 5e-5  # Adam, all texts at each step
BALANCE = 1.0  # a text counts by the number of texts of its year to minus this power
MOST_WORDS = 9_000  # words kept, by their largest weight, for a file below 600 kB
# Share of texts that are taken to be of years with training texts. Of 0.5 and 0.75 the one with
# which TimeBank's held-out days had the right single year more often; other years are dated worse.
SEEN = 0.75
# Fitting the pool: the penalty on weights that are far from 1, and the values tried
PENALTY, ROUNDS, FACTORS = 0.02, 3, (0.5, 0.75, 0.9, 1.1, 1.3, 1.8)
BASE = YearModel({}, np.zeros((0, 0)), np.zeros(0), temper=1.0, unseen=0.3, reach=1.0,
             pool=dict.fromkeys((*KINDS, "words"), 1.0))  # fmt: skip


@dataclass
class Text:
    """A dated text: where it is from, its year, the group it is tested in, all evidence."""

    source: str
    id: str
    year: int
    day: str
    fold: int
    found: YearEvidence
    timed: bool  # has a temporal expression in gold
    table: np.ndarray  # what the facts say of each year, see pooling.strengths


def number(name: str) -> int:
    """A number that hangs on a name alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)


def records(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """All records of the sources, with the source."""
    for source in SOURCES:
        with (data / f"{source}.jsonl").open(encoding="utf-8") as stream:
            yield from ((source, json.loads(line)) for line in stream)


def day_of(source: str, record: dict[str, Any]) -> str | None:
    """The day as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY."""
    if source == CONLL:
        return str(CONLL_YEAR)
    if record.get("published"):
        return record["published"][:10]
    address = ADDRESS_MONTH.search(record.get("url") or "")
    return f"{address[1]}-{address[2]}" if address else None


def group(record: dict[str, Any], day: str) -> str:
    """What is kept in one fold: texts of one day tell of the same things."""
    return day if len(day) == 10 else record["id"]


def undated(record: dict[str, Any]) -> str:
    """The text with the dates of its dateline blanked."""
    start, end = record.get("dct") or (0, 0)
    text = record["text"][:start] + " " * (end - start) + record["text"][end:]
    for pattern in DATES:
        text = pattern.sub(lambda m: " " * len(m[0]), text[:DATELINE]) + text[DATELINE:]
    return text


def texts(data: Path) -> list[Text]:
    """All dated texts with their evidence; datelines are blanked."""
    found, seen = [], set()
    for source, record in records(data):
        day = day_of(source, record)
        if day is None or (source, record["id"]) in seen:
            continue
        seen.add((source, record["id"]))
        text = undated(record)
        reading = rr.read(rr.Article(text=text, id=record["id"]))
        evidence = evidence_of(text, reading.sentences, reading.tokens, reading.times, shipped())
        fold = number(group(record, day)) % FOLDS
        table = strengths(evidence.pieces)
        found.append(Text(source, record["id"], int(day[:4]), day, fold, evidence,
                          bool(record.get("times")), table))  # fmt: skip
    return found


def fit(train: list[Text]) -> YearModel:
    """Multinomial logistic regression from words to years, by Adam."""
    counts = Counter(word for text in train for word in text.found.words)
    most = LARGEST_SHARE * len(train)
    words = sorted(w for w, n in counts.items() if LEAST_TEXTS <= n <= most and w not in LEFT_OUT)
    rows = {word: row for row, word in enumerate(words)}
    classes = np.array(sorted({text.year for text in train}))
    given = np.zeros((len(train), len(words)), dtype=np.float32)
    for i, text in enumerate(train):
        known = [rows[word] for word in text.found.words if word in rows]
        given[i, known] = 1 / length(len(known))
    wanted = np.searchsorted(classes, [text.year for text in train])
    share = np.bincount(wanted)[wanted] ** -BALANCE
    weights = descend(given, np.eye(len(classes), dtype=np.float32)[wanted], share)
    return replace(BASE, words=rows, weights=weights, classes=classes)


def descend(given: np.ndarray, wanted: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Weights that make the wanted classes likely; without words all classes are alike."""
    share = (share / share.sum()).astype(np.float32)[:, None]
    weights, mean, square = (
        np.zeros((given.shape[1], wanted.shape[1]), np.float32) for _ in range(3)
    )
    for step in range(1, STEPS + 1):
        error = (normal(given @ weights) - wanted) * share
        slope = given.T @ error + RIDGE * weights
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope * slope - square)
        size = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights -= LEARNING_RATE * mean / (1 - 0.9**step) / size
    return weights


@dataclass
class Test:
    """A text with what a model that has not seen it makes of its words (None: too few)."""

    text: Text
    classes: np.ndarray
    logs: np.ndarray | None
    weight: float


def untempered(text: Text, model: YearModel) -> np.ndarray | None:
    """Logarithms of the share of each class."""
    rows = [model.words[word] for word in text.found.words if word in model.words]
    return np.log(scores(rows, model) + 1e-12) if len(rows) >= FEWEST else None


def tested(data: list[Text], apart: list[Callable[[Text], bool]]) -> list[Test]:
    """Each text under the model that was trained without its group."""
    found = []
    for is_out in apart:
        model = fit([t for t in data if not is_out(t) and t.source != TESTED_ONLY])
        out = [t for t in data if is_out(t)]
        found += [Test(t, model.classes, untempered(t, model), 1.0) for t in out]
    years = Counter(test.text.year for test in found)
    for test in found:
        test.weight = years[test.text.year] ** -BALANCE
    return found


def by_day(data: list[Text]) -> list[Test]:
    """Texts of days that the model has not seen, of years that it has."""
    return tested(data, [lambda t, k=k: t.fold == k for k in range(FOLDS)])


def by_period(data: list[Text]) -> list[Test]:
    """Texts of years that the model has not seen."""
    return tested(data, [lambda t, a=a, b=b: a <= t.year <= b for a, b in PERIODS])


class Pool:
    """Tests as arrays, to try weights on."""

    def __init__(self, tests: list[Test]) -> None:
        self.tests = tests
        tables = np.array([test.text.table for test in tests])
        self.kinds = tables[:, : len(KINDS)].astype(np.float32)
        self.impossible = tables[:, -1] + prior()
        self.right = np.array([test.text.year - FIRST_YEAR for test in tests])
        weights = np.array([test.weight for test in tests])
        self.weights = weights / weights.sum()
        self.said: dict[tuple[float, ...], np.ndarray] = {}

    def words(self, model: YearModel) -> np.ndarray:
        """What the words say of each year, in logarithms."""
        key = (model.temper, model.unseen, model.reach)
        if key not in self.said:
            said = np.zeros((len(self.tests), len(YEARS)))
            for classes in {tuple(test.classes) for test in self.tests}:
                rows = [i for i, test in enumerate(self.tests)
                        if test.logs is not None and tuple(test.classes) == classes]  # fmt: skip
                logs = model.temper * np.array([self.tests[i].logs for i in rows])
                own = replace(model, classes=np.array(classes))
                said[rows] = np.log(of_classes(normal(logs), own))
            self.said = {key: said}
        return self.said[key]

    def shares(self, model: YearModel) -> np.ndarray:
        """The share of each year for each text."""
        weights = np.array([model.pool[kind] for kind in KINDS], dtype=np.float32)
        logs = np.tensordot(self.kinds, weights, (1, 0)) + self.impossible + self.words(model)
        return normal(logs)

    def loss(self, model: YearModel) -> float:
        """Mean negative log share of the right year."""
        shares = self.shares(model)[np.arange(len(self.right)), self.right]
        return float(-np.log(shares + 1e-12) @ self.weights)


def fit_pool(seen: Pool, unseen: Pool) -> YearModel:
    """Weights of the kinds, temper, reach and share of the unseen that make the right years likely.

    `seen` are tests of years that the models know, `unseen` of others.
    """
    model, best = BASE, np.inf
    for _ in range(ROUNDS):
        for name in ("temper", "unseen", "reach", *KINDS):
            for factor in FACTORS:
                tried = changed(model, name, factor)
                far = sum(np.log(weight) ** 2 for weight in tried.pool.values())
                loss = SEEN * seen.loss(tried) + (1 - SEEN) * unseen.loss(tried) + PENALTY * far
                if loss < best - 1e-5:
                    model, best = tried, loss
        print(f"loss {best:.4f}", flush=True)
    return model


def changed(model: YearModel, name: str, factor: float) -> YearModel:
    """A model with one number multiplied."""
    if name in KINDS:
        return replace(model, pool={**model.pool, name: model.pool[name] * factor})
    value = getattr(model, name) * factor
    return replace(model, **{name: min(value, 0.9) if name == "unseen" else value})


def report(title: str, tests: list[Test], model: YearModel) -> None:
    """Print per source how often the first candidate is the right year, or holds it."""
    print(f"\n{title}\n| source | texts | year first | covered | likeliest year |")
    print("| --- | --: | --: | --: | --: |")
    shares = Pool(tests).shares(model)
    for source in SOURCES:
        rows = [(test, share) for test, share in zip(tests, shares, strict=True)
                if test.text.source == source
                and (test.text.timed or not source.startswith("times/"))]  # fmt: skip
        if rows:
            spans = [(first_interval(share), test.text.year) for test, share in rows]
            first = np.mean([low == high == year for (low, high), year in spans])
            covered = np.mean([low <= year <= high for (low, high), year in spans])
            top = np.mean([YEARS[share.argmax()] == test.text.year for test, share in rows])
            print(f"| {source} | {len(rows)} | {first:.1%} | {covered:.1%} | {top:.1%} |")


def pack(model: YearModel, target: Path) -> None:
    """Write the weights as an .npz of bytes and numbers, no pickle, and its SHA-256."""
    strength = np.abs(model.weights).max(axis=1)
    kept = sorted(np.argsort(-strength, kind="stable")[:MOST_WORDS].tolist())
    words = [word for word, row in model.words.items() if row in set(kept)]
    weights = model.weights[kept]
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        target,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        classes=model.classes.astype(np.int16),
        temper=np.float32(model.temper),
        unseen=np.float32(model.unseen),
        reach=np.float32(model.reach),
        kinds=np.frombuffer("\n".join(model.pool).encode(), dtype=np.uint8),
        pool=np.array(list(model.pool.values()), dtype=np.float32),
    )
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")


def main() -> None:
    """Score by folds, fit the pool, then train and pack the model that ships."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", action="store_true", help="print scores only")
    given = parser.parse_args()
    data = texts(given.data)
    days, periods = by_day(data), by_period(data)
    fitted = fit_pool(Pool(days), Pool(periods))
    numbers = {"temper": fitted.temper, "unseen": fitted.unseen, "reach": fitted.reach}
    print({name: round(value, 2) for name, value in (numbers | fitted.pool).items()})
    report("Days not seen in training", days, fitted)
    report("Periods not seen in training", periods, fitted)
    if not given.folds:
        final = fit([text for text in data if text.source != TESTED_ONLY])
        own = {"words": final.words, "weights": final.weights, "classes": final.classes}
        shipping = replace(fitted, **own)
        pack(shipping, MODELS / "dating.npz")


if __name__ == "__main__":
    main()
