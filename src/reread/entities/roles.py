"""Offices and titles said beside a name: U.S. President …; …, Russia's foreign minister."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from . import gazetteer
from .forms import Word

LONGEST_TITLE = 4  # words
REACH = 10  # words of an apposition


class Role(NamedTuple):
    """A role as the text says it, the sex it tells, whether it is but a form of address."""

    text: str
    sex: str
    address: bool


def role_of(
    text: str, found: Sequence[Word], first: int, last: int, owners: Mapping[int, int]
) -> Role | None:
    """The role said before or after the person whose name is the words `first` to `last`.

    `owners` has, for the end of every name that can own an office, where the name begins.
    """
    before = _role_before(text, found, first, owners)
    return before if before and not before.address else _role_after(text, found, last) or before


def _role_before(
    text: str, found: Sequence[Word], first: int, owners: Mapping[int, int]
) -> Role | None:
    start, groups, sex = first, [], ""
    while title := _title_before(found, start):
        count, known = title
        start, sex = start - count, sex or known.sex
        groups.append(known.group)
    if start == first:
        return None
    while start and _modifies(found[start - 1], found[start]):
        start -= 1
    begin = found[start].start
    if start and "office" in groups and not found[start].gap.strip():
        begin = owners.get(found[start - 1].end, begin)
    surface = " ".join(text[begin : found[first - 1].end].split())
    return Role(surface, sex, set(groups) == {"address"})


def _modifies(word: Word, title: Word) -> bool:
    return word.form.lower() in gazetteer.words("modifier") and not title.gap.strip()


def _title_before(found: Sequence[Word], stop: int) -> tuple[int, gazetteer.Title] | None:
    """How many words right before the word `stop` are a title, and what is known of it."""
    for count in range(min(LONGEST_TITLE, stop), 0, -1):
        gaps = [found[at].gap for at in range(stop - count + 1, min(stop + 1, len(found)))]
        phrase = " ".join(word.form for word in found[stop - count : stop])
        known = gazetteer.titles().get(phrase) or gazetteer.lower_titles().get(phrase)
        if known and not any(gap.strip() for gap in gaps):
            return count, known
    return None


def _role_after(text: str, found: Sequence[Word], last: int) -> Role | None:
    """The role in an apposition: ", the foreign minister of Russia," and no verb in it."""
    following = found[last + 1 : last + 1 + REACH]
    if not following or not re.fullmatch(r"\s?,\s", following[0].gap):
        return None
    stop = next((at for at, word in enumerate(following) if at and word.gap.strip(" -")), REACH)
    phrase = following[:stop]
    end = text[phrase[-1].end : phrase[-1].end + 2].lstrip()
    verbal = gazetteer.words("verbal")
    if not end.startswith((",", ".", ";")) or any(w.form.lower() in verbal for w in phrase):
        return None
    if phrase[0].form.lower() in ("the", "a", "an"):
        phrase = phrase[1:]
    titles = [gazetteer.lower_titles().get(word.form.lower()) for word in phrase]
    known = next((title for title in titles if title), None)
    if not known:
        return None
    return Role(" ".join(text[phrase[0].start : phrase[-1].end].split()), known.sex, False)
