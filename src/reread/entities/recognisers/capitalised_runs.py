"""Runs of capitalised words: where in a sentence a name, or several together, can stand.

A run is a list of words of one sentence that follow each other and may be one name or several
("U.S. President Donald Trump"); `cuts` takes it apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .. import gazetteer, wordlists
from ..forms import Form

LINKS = frozenset({"of", "for"})
ORDINARY_SPACE = re.compile(r"\s{1,2}|-")
OPENING = re.compile(r"[\"“”‘'«:;•*–—(\[|]|\.\s|\?|!|--|\s-\s")


class Habits(NamedTuple):
    """The words that an article writes without a capital, and those with one inside sentences."""

    lowered: frozenset[str]
    capitalised: frozenset[str]


def habits(sentences: Iterable[list[Form]]) -> Habits:
    """How an article writes its words."""
    lowered, capitalised = set(), set()
    for found in sentences:
        for at, word in enumerate(found):
            if word.form.islower():
                lowered.add(word.form)
            elif word.capital and not opens(word, at):
                capitalised.add(word.form)
    return Habits(frozenset(lowered), frozenset(capitalised))


def excluded(word: Form) -> bool:
    """Whether a word has its capital for another reason than being a name (I, Monday)."""
    return word.form in wordlists.words("never") or word.form in wordlists.words("calendar")


def opens(word: Form, index: int) -> bool:
    """Whether a word stands where any word has a capital: first, or after an opening mark."""
    return index == 0 or OPENING.search(word.gap) is not None


def runs(found: list[Form], habit: Habits) -> Iterator[tuple[int, list[Form]]]:
    """Where each run of a sentence begins, and its words.

    `habit` is how the article writes its words.
    """
    at = 0
    while at < len(found):
        if not _begins(found, at, habit):
            at += 1
            continue
        stop = _run_end(found, at)
        yield at, found[at:stop]
        at = stop


def _begins(found: list[Form], at: int, habit: Habits) -> bool:
    word = found[at]
    if not word.capital or excluded(word) or not any(map(str.isalpha, word.form)):
        return _listed(found, at)
    if word.tag.startswith("NNP") and word.form.lower() not in habit.lowered:
        return True
    if opens(word, at):
        return _proper_opening(found, at, habit)
    return word.form.lower() not in habit.lowered or _continues(found, at) or _listed(found, at)


def _listed(found: list[Form], at: int) -> bool:
    if not found[at].form[0].isalnum() or not any(word.capital for word in found[at : at + 2]):
        return False
    key = gazetteer.match(found, at, gazetteer.listed(), gazetteer.longest())
    return key is not None and (found[at].capital or " " in key) and not excluded(found[at])


def _proper_opening(found: list[Form], at: int, habit: Habits) -> bool:
    """Whether the first word of a sentence is a name, which its capital does not show."""
    word = found[at]
    if word.form in wordlists.titles() and _continues(found, at):
        return True
    if word.tag.startswith("NNP") or word.form in habit.capitalised:
        return word.form.lower() not in habit.lowered or _continues(found, at)
    key = gazetteer.match(found, at, gazetteer.listed(), gazetteer.longest())
    return key is not None and (" " in key or word.form.lower() not in habit.lowered)


def _continues(found: list[Form], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].capital and _joined(found, at, at + 1)


def _joined(found: list[Form], left: int, right: int) -> bool:
    """Whether two neighbours can belong to one name: nothing but a space between, no 's."""
    word = found[right]
    possessor = not found[left].possessive or found[left].form in wordlists.words("possessor")
    return (
        possessor
        and ORDINARY_SPACE.fullmatch(word.gap) is not None
        and (not excluded(word) or word.form == "May")
    )


def _run_end(found: list[Form], at: int) -> int:
    """The index after the run that begins at `at`."""
    stop = at + 1
    while stop < len(found):
        listed = gazetteer.match(found, stop - 1, gazetteer.listed(), gazetteer.longest())
        if listed and " " in listed:
            stop = max(stop, stop + listed.count(" "))
            if stop >= len(found):
                return stop
        reach = _link(found, at, stop)
        if not reach:
            return stop
        stop += reach
    return stop


def _link(found: list[Form], at: int, stop: int) -> int:
    """How many words from `stop` on carry the run further."""
    word = found[stop]
    if not _joined(found, stop - 1, stop):
        return 0
    if word.capital or (
        word.form.isdigit() and found[stop - 1].form in wordlists.words("numbered")
    ):
        return 1
    following = found[stop + 1 : stop + 3]
    if not following or not _joined(found, stop, stop + 1):
        return 0
    if word.form in wordlists.words("particle") or word.form == "&":
        return 2 if following[0].capital else _particles(found, stop)
    if word.form in LINKS and _heads(found[at:stop]):
        if following[0].capital:
            return 2
        return (
            3 if following[0].form == "the" and len(following) > 1 and following[1].capital else 0
        )
    if word.form == "and" and any(w.form in LINKS for w in found[at:stop]):
        return 2 if following[0].capital and not _listed(found, stop + 1) else 0
    return 0


def _particles(found: list[Form], stop: int) -> int:
    """Two particles and a capital: van der Sar."""
    if stop + 2 >= len(found) or not _joined(found, stop + 1, stop + 2):
        return 0
    second = found[stop + 1].form in wordlists.words("particle")
    return 3 if second and found[stop + 2].capital else 0


def _heads(run: list[Form]) -> bool:
    """Whether a run can be the head of "… of …": Ministry of, European Court of, Gulf of."""
    keywords = wordlists.keywords()
    return any((word.form, "first") in keywords for word in (run[0], run[-1]))
