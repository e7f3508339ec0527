"""The rules' examples are their tests; and each rule can stand alone."""

from __future__ import annotations

import re

import pytest

from reread import Article, read
from reread.grammar.trees import trees
from reread.timeline.expressions.rules import RULES
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
    found = times(article, reading.sentences, trees(article, reading.tokens), rules=chosen)
    assert found["surface"].tolist() == ["May 2014"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three", 3), ("twenty-five", 25), ("a hundred", 100), ("two hundred and six", 206),
        ("a dozen", 12), ("half an", 0.5), ("two and a half", 2.5), ("5 1/2", 5.5), ("1,500", 1500),
        ("2.5", 2.5), ("a few", None), ("several", None), ("a couple of", 2), ("hundreds of", None),
    ],
)  # fmt: skip
def test_number(words: str, expected: float | None) -> None:
    assert number(words) == expected
