"""Scope: which words of a sentence carry no tone, and what reverses those that do."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ..article import Article
from ..files import word_data
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..grammar.words import VERB
from .cues import FLIP, LITTLE
from .entries import found_in
from .reversal import Turn, denied, is_extreme, lessened, spread
from .wording import Wording, split

SHORT = 3  # letters of a word that can be small in a title
PERSON = "PER"


class Reversal(NamedTuple):
    """What reverses a word: the place of another, and by which factor a bad or good word."""

    cue: int
    if_bad: float
    if_good: float


class Worth(NamedTuple):
    """What the words first … last of a sentence are worth together, before what is around them."""

    first: int
    last: int
    valence: float


class Scope(NamedTuple):
    """What grammar and names do to the words of one sentence, by their places in its Wording."""

    silent: frozenset[int]  # words that carry no tone
    reversals: Mapping[int, Sequence[Reversal]]
    phrases: Mapping[int, tuple[int, int, str]]  # by their last word: first, last, worth as much as

    def worths(self, lower: Sequence[str], valences: Mapping[str, float]) -> dict[int, Worth]:
        """The words and phrases that carry tone under a lexicon, by the word from which what is
        around them counts: a phrase of the lexicon's by its first word, others by their last.

        What lessens or denies such a word has no tone of its own.
        """
        found = {first: Worth(first, last, valence)
                 for first, last, valence in found_in(lower, valences)
                 if not self.silent.issuperset(range(first, last + 1))}  # fmt: skip
        for at, (first, last, like) in self.phrases.items():
            if like in valences:
                found[at] = Worth(first, last, valences[like])
        used = {cue for at, worth in found.items() for cue, bad, good in self.reversing(at, worth)
                if (bad if worth.valence < 0 else good) != 1}  # fmt: skip
        return {at: worth for at, worth in sorted(found.items()) if at not in used}

    def reversing(self, at: int, worth: Worth) -> Sequence[Reversal]:
        """What reverses a word, or one of a phrase's words, the last first, from outside of it."""
        own = range(at, worth.last + 1) if at < worth.last else ()
        turned = (self.reversals[i] for i in range(worth.last, at - 1, -1) if i in self.reversals)
        return [one for one in next(turned, ()) if one.cue not in own]


Scopes = Mapping[int, Scope]  # by the number of the sentence
NOTHING = Scope(frozenset(), {}, {})


class Pattern(NamedTuple):
    """A phrase of data/phrases.tsv: its words, what it is worth as much as, its kind."""

    lemmas: tuple[str, ...]
    like: str
    kind: str


@functools.cache
def patterns() -> Mapping[str, Sequence[Pattern]]:
    """The phrases by their first word, the longest first."""
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for row in word_data("reread.sentiment", "phrases"):
        lemmas = tuple(row["phrase"].split())
        found[lemmas[0]].append(Pattern(lemmas, row["like"], row["kind"]))
    return {first: sorted(one, key=lambda p: -len(p.lemmas)) for first, one in found.items()}


@functools.cache
def silent_words() -> Mapping[str, tuple[tuple[str, ...], str]]:
    """The words that tell no feeling under some tags, with these and the tag of the governor."""
    rows = word_data("reread.sentiment", "silent")
    return {row["word"]: (tuple(row["tags"].split()), row["under"]) for row in rows}


def scopes(
    article: Article, sentences: pd.DataFrame, trees: Trees, mentions: pd.DataFrame
) -> Scopes:
    """The scope of each sentence in which anything is silent, reversed or a phrase."""
    names: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    named = mentions[mentions["form"] == "name"]
    columns = ("sentence", "start", "end", "kind")
    spans = zip(*(named[column].tolist() for column in columns), strict=True)
    for number, first, last, kind in spans:
        names[number].append((first, last, kind))
    starts = zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    return {
        number: _scope(trees[number], split(article.text[start:end]), start, names[number])
        for number, (start, end) in enumerate(starts)
        if number in trees
    }


def _scope(
    tree: Sentence, words: Wording, start: int, names: Sequence[tuple[int, int, str]]
) -> Scope:
    """The scope of one sentence that begins at a character of the text."""
    tokens = [word.start for word in tree.words]
    firsts = [start + words.origin[first] for first, _ in words.spans]
    at = [max(bisect_right(tokens, first) - 1, 0) for first in firsts]  # token of each word

    def word_of(token: int) -> int:
        return max(bisect_right(firsts, tokens[token]) - 1, 0)

    met = list(_met(tree))
    affirmed = frozenset(i for i, last, p in met if p.kind == "affirms" for i in range(i, last + 1))
    inside = {i for first, last, _ in met for i in range(first, last + 1)}
    wide, alone = denied(tree, affirmed)
    less = lessened(tree)
    inside |= {turn.cue for turn in (*wide.values(), *alone.values()) if not turn.only_good}
    layers = (spread(tree, less, {}), spread(tree, wide, alone))
    silent = _named(words, firsts, names, [tree.tag(token) for token in at]) | {
        place for place, token in enumerate(at) if token in inside or _is_silent(tree, token)
    }
    reversals = {}
    for place, token in enumerate(at):
        own = [_reversal(tree, layer[token], token, word_of) for layer in layers if token in layer]
        if own and place not in silent:
            reversals[place] = own
    phrases = {word_of(last): (word_of(first), word_of(last), p.like)
               for first, last, p in met if p.like}  # fmt: skip
    return Scope(frozenset(silent), reversals, phrases)


def _met(tree: Sentence) -> Iterator[tuple[int, int, Pattern]]:
    """The phrases that a sentence's words make: first token, last token, which phrase."""
    words, at = tree.words, 0
    while at < len(words):
        found = next((p for form in dict.fromkeys((words[at].lemma, words[at].low))
                      for p in patterns().get(form, ()) if _fits(tree, at, p)), None)  # fmt: skip
        if found is not None:
            yield at, at + len(found.lemmas) - 1, found
        at += len(found.lemmas) if found is not None else 1


def _fits(tree: Sentence, at: int, pattern: Pattern) -> bool:
    words = tree.words[at : at + len(pattern.lemmas)]
    pairs = zip(words, pattern.lemmas, strict=False)
    return len(words) == len(pattern.lemmas) and all(
        lemma in (word.lemma, word.low) for word, lemma in pairs
    )


def _named(
    words: Wording,
    firsts: Sequence[int],
    names: Sequence[tuple[int, int, str]],
    tags: Sequence[str],
) -> set[int]:
    """The places of words that are part of a name; a small one is most often none ("the Berg
    massacre"). In a title only people's names are sure."""
    title = _is_title(words)
    sure = [(first, last) for first, last, kind in names if kind == PERSON or not title]
    inside = {place for place in _within(firsts, sure) if not words.shown[place].islower()}
    if title:
        return inside
    return inside | {place for place in _capitalised(words) if tags[place] not in VERB}


def _within(firsts: Sequence[int], names: Sequence[tuple[int, int]]) -> set[int]:
    """The places of the words that begin within a name."""
    return {
        place
        for first, last in names
        for place in range(bisect_left(firsts, first), bisect_left(firsts, last))
    }


def _is_silent(tree: Sentence, token: int) -> bool:
    """Whether a word that can tell a feeling tells none as the part of speech that it is here."""
    word = tree.words[token]
    tags, under = silent_words().get(word.low, ((), ""))
    return word.tag.startswith(tags) and tree.tag(word.governor).startswith(under)


def _capitalised(words: Wording) -> set[int]:
    """The places of words with a capital in the midst of others: parts of names that no one
    recognised. Not so after a mark."""
    before = [words.text[max(start - 2, 0) : start] for start, _ in words.spans]
    return {at for at, word in enumerate(words.shown)
            if at and word[:1].isupper() and word[1:].islower()
            and before[at][:1].isalnum() and before[at][1:].isspace()}  # fmt: skip


def _is_title(words: Wording) -> bool:
    """Whether all long words have a capital, as in a title: there it marks no name."""
    long = [word for word in words.shown if len(word) > SHORT]
    return len(long) > 1 and all(word[:1].isupper() for word in long)


def _reversal(tree: Sentence, turn: Turn, token: int, word_of: Callable[[int], int]) -> Reversal:
    """What a turn does to a word. Of a superlative denied ("not the worst storm") little is left
    either way, of what it is said of as well; and a bad thing lessened is not yet a good one."""
    if turn.lessens:
        factors = -LITTLE, 1.0 if turn.only_bad else FLIP
    elif turn.only_good:
        factors = 1.0, FLIP
    elif turn.little:
        factors = (-LITTLE if is_extreme(tree, token) else LITTLE,) * 2
    else:
        factors = FLIP, FLIP
    return Reversal(word_of(turn.cue), *factors)
