"""What stands in apposition to a noun, and what it is said to be."""

from __future__ import annotations

import pytest

import reread as rr
from reread.grammar.sentence import Sentence
from reread.grammar.trees import trees


def _tree(text: str) -> Sentence:
    article = rr.Article(text=text)
    return trees(article, rr.read(article).tokens)[0]


def _at(tree: Sentence, word: str) -> int:
    return next(i for i, own in enumerate(tree.words) if own.low == word)


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("Sergey Lavrov, Russia's foreign minister, spoke.", "sergey", "minister"),
    ("Ann Baker, 34, a lawyer from Boston, spoke.", "ann", "lawyer"),
    ("Shell, an oil company based in London, left.", "shell", "company"),
    ("Ann Baker, who met the minister, spoke.", "ann", ""),
])  # fmt: skip
def test_appositions_after_a_noun(text: str, word: str, expected: str) -> None:
    tree = _tree(text)
    found = tree.appositions(_at(tree, word))
    assert [tree.low(i) for i in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("They fear the militant group Hamas.", "hamas", "group"),
    ("The mayor of London, Sadiq Khan, spoke.", "sadiq", "mayor"),
    ("Ann Baker spoke.", "ann", ""),
])  # fmt: skip
def test_the_noun_before_that_a_name_is_in_apposition_to(
    text: str, word: str, expected: str
) -> None:
    tree = _tree(text)
    found = tree.apposed(_at(tree, word))
    assert (tree.low(found) if found is not None else "") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Hamas is a militant group.", "group"), ("Hamas is not a group.", ""),
    ("Hamas may be a group.", ""), ("Hamas was a group.", ""), ("Hamas left the group.", ""),
])  # fmt: skip
def test_what_a_subject_is_said_to_be(text: str, expected: str) -> None:
    tree = _tree(text)
    found = tree.said_to_be(0)
    assert (tree.low(found) if found is not None else "") == expected


def test_a_phrase_ends_where_other_words_stand_between() -> None:
    tree = _tree("French President Emmanuel Macron, and German Chancellor Friedrich Merz spoke.")
    phrases = [" ".join(tree.low(i) for i in range(p.first, p.last + 1)) for p in tree.phrases]
    assert phrases == ["french president emmanuel macron", "german chancellor friedrich merz"]
