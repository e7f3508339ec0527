"""Offices and titles said beside a name: U.S. President …; …, Russia's foreign minister."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from . import gazetteer, nouns
from .forms import Word

LONGEST_TITLE = 4  # words
REACH = 14  # words of an apposition
OWNED = 8  # words between "mayor of" and the name
CLOSED = re.compile(r"\s?[,.;)–—]|\s?\n|\s*$|\s-\s")  # what ends an apposition
DEFINITE = frozenset({"the", "its", "their", "his", "her"})
LINKS = frozenset({"of", "for", "at", "in", "to", "on", "from", "with", "under"})


class Role(NamedTuple):
    """A role as the text says it, the sex it tells, whether it is but a form of address."""

    text: str
    sex: str
    address: bool


def role_of(
    text: str, found: Sequence[Word], first: int, last: int, owners: Mapping[int, int]
) -> Role | None:
    """The role said before or after the person whose name is the words `first` to `last`.

    `owners` has, for the end of every name that can own an office, where the name begins; what
    has a possessive 's does, name or not.
    """
    before = _role_before(text, found, first, owners)
    if before and not before.address:
        return before
    return (
        _office_of(text, found, first, owners)
        or _introduced(text, found, first, last, owners)
        or _role_after(text, found, last)
        or before
    )


def _role_before(
    text: str, found: Sequence[Word], first: int, owners: Mapping[int, int]
) -> Role | None:
    """Russian Foreign Minister, human rights lawyer: titles and posts right before the name."""
    if found[first].gap.strip():
        return None
    start, groups, sex = _titles(found, first)
    if start == first:
        return None
    begin = _owned(found, start, owners) if "office" in groups else found[start].start
    return Role(_said(text, begin, found[first - 1].end), sex, groups == {"address"})


def _titles(found: Sequence[Word], stop: int) -> tuple[int, set[str], str]:
    """Where the titles right before the word `stop` begin, their classes, the sex they tell."""
    start, groups, sex = stop, set(), ""
    while (start == stop or not found[start].gap.strip()) and (
        title := _title_before(found, start)
    ):
        count, known = title
        start, sex = start - count, sex or known.sex
        groups.add(known.group)
    while 0 < start < stop and _modifies(found[start - 1], found[start]):
        start -= 1
    return start, groups, sex


def _owned(found: Sequence[Word], start: int, owners: Mapping[int, int]) -> int:
    """Where a role that begins with the word `start` begins with the name of its owner."""
    before = found[start - 1] if start and not found[start].gap.strip() else None
    if before is None:
        return found[start].start
    return owners.get(before.end, before.start if before.possessive else found[start].start)


def _said(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _modifies(word: Word, post: Word) -> bool:
    """Whether a word before a post belongs to it: former president, human rights lawyer."""
    if post.gap.strip(" -") or word.possessive:
        return False
    low = word.form.lower()
    if low in gazetteer.words("modifier") or word.form in gazetteer.homelands():
        return True
    common = word.tag in ("NN", "NNS", "JJ") and word.form.islower() and "-old" not in low
    person = nouns.people().get(low)
    return common and low not in nouns.words("passing") and (person is None or person.post)


def _title_before(found: Sequence[Word], stop: int) -> tuple[int, gazetteer.Title] | None:
    """How many words right before the word `stop` are a title, and what is known of it."""
    for count in range(min(LONGEST_TITLE, stop), 0, -1):
        gaps = [found[at].gap for at in range(stop - count + 1, stop)]
        phrase = " ".join(word.form for word in found[stop - count : stop])
        known = gazetteer.titles().get(phrase) or _post(phrase)
        if known and not any(gap.strip() for gap in gaps):
            return count, known
    return None


def _post(phrase: str) -> gazetteer.Title | None:
    """What is known of a post as it is written without capitals, or with its first letter so."""
    known = nouns.people().get(phrase if phrase.islower() else phrase[:1].lower() + phrase[1:])
    return gazetteer.Title("office", known.sex) if known and known.post else None


def _office_of(
    text: str, found: Sequence[Word], first: int, owners: Mapping[int, int]
) -> Role | None:
    """First Minister of Scotland Nicola Sturgeon: an office and whose it is, then the name."""
    at = None if found[first].gap.strip() else _office_with_owner(found, first)
    return _with_owner(text, found, at, first, owners) if at else None


def _office_with_owner(found: Sequence[Word], stop: int) -> int | None:
    """Where the of or for stands after the office in a phrase that ends before word `stop`."""
    for at in range(stop - 1, max(stop - 1 - OWNED, 0), -1):
        word = found[at]
        if at + 1 < stop and found[at + 1].gap.strip():
            return None
        if word.form in ("of", "for") and _title_before(found, at):
            return at
        if not (word.form.lower() in LINKS | {"the", "and"} or word.capital):
            return None
    return None


def _with_owner(
    text: str, found: Sequence[Word], at: int, first: int, owners: Mapping[int, int]
) -> Role:
    """The role whose of or for is the word `at` and that ends before the name, word `first`."""
    start, _, sex = _titles(found, at)
    return Role(_said(text, _owned(found, start, owners), found[first - 1].end), sex, False)


def _introduced(
    text: str, found: Sequence[Word], first: int, last: int, owners: Mapping[int, int]
) -> Role | None:
    """The mayor of London, Sadiq Khan, said: a role in front that has the name for apposition."""
    if not re.fullmatch(r",\s", found[first].gap) or not CLOSED.match(text, found[last].end):
        return None
    at = _office_with_owner(found, first) or first
    start, groups, sex = _titles(found, at)
    if start == at or groups == {"address"} or not _definite(found, start):
        return None
    return Role(_said(text, _owned(found, start, owners), found[first - 1].end), sex, False)


def _definite(found: Sequence[Word], start: int) -> bool:
    """Whether an article or an owner stands before the word `start`."""
    before = found[start - 1] if start and not found[start].gap.strip() else None
    return before is not None and (before.possessive or before.form.lower() in DEFINITE)


def _role_after(text: str, found: Sequence[Word], last: int) -> Role | None:
    """The role in an apposition: ", the foreign minister of Russia," and no verb in it."""
    following = found[last + 1 : last + 1 + REACH]
    if following and following[0].form.isdigit() and len(following) > 1:
        following = following[1:]  # Ann Baker, 34, a lawyer
    if not following or not re.fullmatch(r"\s?,\s", following[0].gap):
        return None
    stop = next((at for at, word in enumerate(following) if at and _parts(word)), len(following))
    phrase = following[:stop]
    if stop == len(following) and not CLOSED.match(text, phrase[-1].end):
        return None
    if phrase[0].form.lower() in ("the", "a", "an"):
        phrase = phrase[1:]
    verbal = gazetteer.words("verbal") - {"and"}
    if not phrase or any(word.form.lower() in verbal or word.tag == "VBD" for word in phrase):
        return None
    post = _head(phrase)
    return Role(_said(text, phrase[0].start, phrase[-1].end), post.sex, False) if post else None


def _parts(word: Word) -> bool:
    """Whether an apposition's noun phrase ends before a word: at a mark, or at who."""
    return bool(word.gap.strip(" -‐‑’'.&")) or word.form.lower() in ("who", "whose", "which")


def _head(phrase: Sequence[Word]) -> gazetteer.Title | None:
    """What is known of the post that a phrase ends with, before its first of, for, at, and."""
    stop = next((at for at, word in enumerate(phrase)
                 if word.form.lower() in LINKS | {"and"}), len(phrase))  # fmt: skip
    rest = phrase[stop:]
    if rest and rest[0].form == "and" and (len(rest) == 1 or not _head_noun(rest[1:])):
        return None
    title = _title_before([*phrase[:stop]], stop) if stop else None
    return title[1] if title and title[1].group != "address" else None


def _head_noun(phrase: Sequence[Word]) -> bool:
    """Whether a second post follows: president and chief executive."""
    return any(_title_before([*phrase[: at + 1]], at + 1) for at in range(min(4, len(phrase))))
