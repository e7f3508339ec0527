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

    `owners` has, for the end of every name that can own an office, where the name begins.
    """
    before = _role_before(text, found, first, owners)
    if before and not before.address:
        return before
    return (
        _office_of(text, found, first)
        or _introduced(text, found, first, last, owners)
        or _role_after(text, found, last)
        or before
    )


def _role_before(
    text: str, found: Sequence[Word], first: int, owners: Mapping[int, int]
) -> Role | None:
    """Russian Foreign Minister, human rights lawyer: titles and posts right before the name."""
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
    return Role(_said(text, begin, found[first - 1].end), sex, set(groups) == {"address"})


def _said(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _modifies(word: Word, post: Word) -> bool:
    """Whether a word before a post belongs to it: former president, human rights lawyer."""
    if post.gap.strip(" -") or word.possessive:
        return False
    low = word.form.lower()
    if low in gazetteer.words("modifier") or word.form in gazetteer.homelands():
        return True
    common = word.tag in ("NN", "JJ") and word.form.islower() and "-old" not in low
    person = nouns.people().get(low)
    return common and low not in nouns.words("passing") and (person is None or person.post)


def _title_before(found: Sequence[Word], stop: int) -> tuple[int, gazetteer.Title] | None:
    """How many words right before the word `stop` are a title, and what is known of it."""
    for count in range(min(LONGEST_TITLE, stop), 0, -1):
        gaps = [found[at].gap for at in range(stop - count + 1, min(stop + 1, len(found)))]
        phrase = " ".join(word.form for word in found[stop - count : stop])
        known = gazetteer.titles().get(phrase) or _post(phrase)
        if known and not any(gap.strip() for gap in gaps):
            return count, known
    return None


def _post(phrase: str) -> gazetteer.Title | None:
    """What is known of a post as it is written without capitals, or with its first letter so."""
    known = nouns.people().get(phrase if phrase.islower() else phrase[:1].lower() + phrase[1:])
    return gazetteer.Title("office", known.sex) if known and known.post else None


def _office_of(text: str, found: Sequence[Word], first: int) -> Role | None:
    """First Minister of Scotland Nicola Sturgeon: an office and whose it is, then the name."""
    if found[first].gap.strip() or not first:
        return None
    return _with_owner(text, found, first, first)


def _with_owner(text: str, found: Sequence[Word], stop: int, first: int) -> Role | None:
    """An office with of or for, up to the word `stop`; the name is the word `first`."""
    for at in range(stop - 1, max(stop - 1 - OWNED, 0), -1):
        word = found[at]
        if at + 1 < stop and found[at + 1].gap.strip():
            return None
        if word.form in ("of", "for") and (title := _title_before(found, at)):
            start = at - title[0]
            while start and _modifies(found[start - 1], found[start]):
                start -= 1
            return Role(_said(text, found[start].start, found[first - 1].end), title[1].sex, False)
        if not (word.form.lower() in LINKS | {"the", "and"} or word.capital):
            return None
    return None


def _introduced(
    text: str, found: Sequence[Word], first: int, last: int, owners: Mapping[int, int]
) -> Role | None:
    """The mayor of London, Sadiq Khan, said: a role in front that has the name for apposition."""
    closed = CLOSED.match(text, found[last].end)
    if not first or not re.fullmatch(r",\s", found[first].gap) or not closed:
        return None
    begins = next((at for at in range(first - 1, -1, -1) if found[at].gap.strip()), 0)
    if found[first - 1].form.islower():
        role = _role_before(text, [*found[:first], found[first]._replace(gap=" ")], first, owners)
        definite = role and _definite(text, found, begins, first, role)
        return role if role and not role.address and definite else None
    role = _with_owner(text, found, first, first)
    return role if role and _definite(text, found, begins, first, role) else None


def _definite(text: str, found: Sequence[Word], begins: int, first: int, role: Role) -> bool:
    """Whether an article or an owner, at the beginning of its stretch, comes before a role."""
    size = len(role.text.split())
    at = next((n for n in range(begins, first) if _said(text, found[n].start,
                                                        found[first - 1].end) == role.text), None)  # fmt: skip
    if at is None or size == 0:
        return False
    if found[at].possessive or any(w.possessive for w in found[at : min(at + 3, first)]):
        return True
    return at > begins - 1 and at > 0 and found[at - 1].form.lower() in ("the", "its", "their")


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
