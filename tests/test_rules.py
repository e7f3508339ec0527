"""The rules' examples are their tests; and each rule can stand alone."""

from __future__ import annotations

import re

import pytest

from reread import Article, read
from reread.timeline.expressions.rules import RULES
from reread.timeline.expressions.values import Today
from reread.timeline.expressions.vocabulary import expand, number
from reread.timeline.times import times

EXAMPLES = [(rule.name, *example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("name", "phrase", "published", "surface", "value"), EXAMPLES)
def test_example(name: str, phrase: str, published: str, surface: str, value: str) -> None:
    found = read(Article(text=phrase, published=published or None)).times
    rows = list(zip(found["surface"], found["value"], found["rule"], strict=True))
    assert (surface, value, name) in rows


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_explained_and_bounded(rule) -> None:
    assert rule.meaning.__doc__ or rule.name
    pattern = expand(rule.pattern)
    assert not re.search(r"(?<!\\)[*+](?!\))", re.sub(r"\[[^\]]*\]", "", pattern)), (
        "unbounded repeat"
    )


def test_own_rules_can_be_passed() -> None:
    article = Article(text="He left on Friday and in May 2014.")
    reading = read(article)
    chosen = [rule for rule in RULES if rule.name == "month year"]
    found = times(article, reading.sentences, reading.stage("trees"), Today(), listed=chosen)
    assert found["surface"].tolist() == ["May 2014"]


HOLIDAYS_OF_2024 = {
    "New Year's Day": "01-01", "Martin Luther King Day": "01-15", "Ash Wednesday": "02-14",
    "Valentine's Day": "02-14", "Presidents' Day": "02-19", "International Women's Day": "03-08",
    "St. Patrick's Day": "03-17", "Palm Sunday": "03-24", "Good Friday": "03-29",
    "Easter": "03-31", "Easter Monday": "04-01", "April Fools' Day": "04-01", "May Day": "05-01",
    "Mother's Day": "05-12", "Pentecost": "05-19", "Memorial Day": "05-27",
    "Father's Day": "06-16", "Juneteenth": "06-19", "Independence Day": "07-04",
    "Bastille Day": "07-14", "Labor Day": "09-02", "Columbus Day": "10-14", "Halloween": "10-31",
    "All Saints' Day": "11-01", "Election Day": "11-05", "Armistice Day": "11-11",
    "Veterans Day": "11-11", "Thanksgiving": "11-28", "Christmas Eve": "12-24",
    "Christmas Day": "12-25", "Christmas": "12-25", "Boxing Day": "12-26",
    "New Year's Eve": "12-31",
}  # fmt: skip


def test_holidays_are_where_the_calendar_has_them() -> None:
    text = "\n\n".join(f"It rained on {name} 2024." for name in HOLIDAYS_OF_2024)
    days = [f"2024-{day}" for day in HOLIDAYS_OF_2024.values()]
    assert read(Article(text=text)).times["value"].tolist() == days


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three", 3), ("twenty-five", 25), ("a hundred", 100), ("two hundred and six", 206),
        ("a dozen", 12), ("half an", 0.5), ("two and a half", 2.5), ("5 1/2", 5.5), ("1,500", 1500),
        ("2.5", 2.5), ("24.125", 24.125), ("3/4", 0.75), ("2½", 2.5), ("three-quarters of an", 0.75),
        ("a few", None), ("several", None), ("a couple of", 2), ("hundreds of", None),
    ],
)  # fmt: skip
def test_number(words: str, expected: float | None) -> None:
    assert number(words) == expected


def test_words_that_only_point_can_be_left_out() -> None:
    text = "He now lives in Bern. He recently sold it. He came a few weeks ago and left in recent days."
    article = Article(text=text, published="2025-08-20")
    assert read(article).times["surface"].tolist() == [
        "now", "recently", "a few weeks ago", "recent days",
    ]  # fmt: skip
    skipped = read(article, vague="skip").times
    assert skipped["surface"].tolist() == ["a few weeks ago", "recent days"]
