"""Names of people: which two can be one person's, and where a name is looked up."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from ...entities import gazetteer, wordlists
from ...entities.coreference.variants import sound
from ...files import word_data
from ...tables import slug

ARTICLES = ("al", "el", "ad", "ar", "as", "ash", "at", "az")  # Arabic ones, before a surname
JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "xvi"})
LEAST_LETTERS = 5  # of given names that may differ by one letter: Ahmed and Ahmet
LEAST_GIVEN = 3  # that one of them may have a vowel more: Amr and Amre
LEAST_CONSONANTS = 6  # of full names that may differ in all vowels
LONGEST_INITIALS = 2  # letters of a word that may be initials, whose vowels tell
VOWELS = re.compile("[aeiouyh-]")


class PersonName(NamedTuple):
    """A person's name without titles: its words in small letters, junior or senior, and its form
    as it stands."""

    words: tuple[str, ...]
    generation: str
    form: str

    @property
    def is_full(self) -> bool:
        """Whether it has a given name: no surname alone, nor bin Laden."""
        particles = wordlists.words("particle")
        return len([word for word in self.words if word not in particles]) > 1

    @property
    def surname(self) -> str:
        """The last word, in a spelling that its variants share."""
        return evened(self.words[-1])

    @property
    def is_common(self) -> bool:
        """Whether many people can be called so: frequent given name and surname, or either."""
        last = self.form.split(" ")[-1] in frequent("surnames")
        first = self.form.split(" ")[0] in wordlists.given_names()
        return (first and last and len(self.words) == 2) if self.is_full else (first or last)

    @property
    def is_given(self) -> bool:
        """Whether it is one word that is a given name, too."""
        return self.form in wordlists.given_names()

    @property
    def is_variant(self) -> bool:
        """Whether lists have another spelling of it."""
        known = gazetteer.canonical()
        return self.form in known or self.form.split(" ")[-1] in known


@functools.lru_cache(maxsize=65536)
def evened(word: str) -> str:
    """A word in the spelling that its variants share: Asad and Assad, Sergei and Sergey."""
    plain = sound(word)
    return "".join(letter for at, letter in enumerate(plain) if plain[at - 1 : at] != letter)


@functools.cache
def frequent(names: str) -> frozenset[str]:
    """Surnames, or given_names, that many have in the country whose census they are from."""
    return frozenset(row["name"] for row in word_data(wordlists.ROOM, names))


@functools.lru_cache(maxsize=65536)
def person_name(form: str) -> PersonName:
    """A form of a person's name taken apart."""
    canonical = gazetteer.canonical().get(form, form)
    written = canonical if canonical.count(" ") <= form.count(" ") else form
    kept = _untitled(written.split(" "))
    generation = "".join(slug(word) for word in kept[-1:] if slug(word) in JUNIOR)
    kept = kept[:-1] if generation and len(kept) > 1 else kept
    words = [part for word in kept for part in _parts(word)]
    return PersonName(tuple(words), generation if len(kept) > 1 else "", form)


def _untitled(words: Sequence[str]) -> Sequence[str]:
    """The words without the titles before them: Lance Corporal Cooley, Lord Goldsmith."""
    titles = wordlists.titles()
    for count in range(min(4, len(words) - 1), 0, -1):
        if " ".join(words[:count]) in titles:
            return _untitled(words[count:])
    return words


def _parts(word: str) -> list[str]:
    """A word in the spelling that its variants share, its Arabic article apart: al, assad."""
    article, hyphen, rest = word.partition("-")
    if hyphen and article.lower() in ARTICLES and len(rest) > 2:
        return [article.lower(), *_parts(rest)]
    known = gazetteer.canonical().get(word, word)
    return [slug(word if " " in known else known)]


def related(one: PersonName, other: PersonName) -> str:
    """How two full names can be one person's, in words; "" where they cannot."""
    if one.generation and other.generation and one.generation != other.generation:
        return ""
    ours, theirs = _bare(one.words), _bare(other.words)
    if ours == theirs:
        return "the same name"
    if evened(ours[-1]) != evened(theirs[-1]):
        return "a longer form of the name" if _is_within(ours, theirs, skip=True) else ""
    how = _given(ours[0], theirs[0])
    if how and not _middles_differ(ours, theirs):
        return how
    if not how and _is_within(ours, theirs):
        return "a longer form of the name"
    return _consonants(ours, theirs)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words without Arabic articles: Assad of al-Assad."""
    return tuple(word for word in words if word not in ARTICLES) or tuple(words)


def _given(one: str, other: str) -> str:
    familiar = wordlists.familiar_names()
    if one == other:
        return "the same name but for a middle one"
    if 1 in (len(one), len(other)):
        return "the same name with an initial" if one[0] == other[0] else ""
    if familiar.get(one, one) == familiar.get(other, other):
        return "a familiar form of the name"
    if evened(one) == evened(other):
        return "another spelling of the name"
    return "nearly the same name" if _is_near(one, other) else ""


def _middles_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """George W. and George H. W. Bush: initials of their second names."""
    return len(one) > 2 and len(other) > 2 and one[1][0] != other[1][0]


def _is_within(one: Sequence[str], other: Sequence[str], skip: bool = False) -> bool:
    """Whether the words of the shorter name stand in the longer, in their order; with `skip`, which
    has the shorter end before the longer does, its first word must be the longer's, too."""
    short, long = sorted((one, other), key=len)
    if skip and (len(short) < 2 or short[0] != long[0]):
        return False
    rest = iter(map(sound, long))
    return len(short) > 1 and all(evened(word) in rest for word in short)


def _consonants(one: Sequence[str], other: Sequence[str]) -> str:
    """Whether two long names differ in vowels alone, as those from other scripts do: Abdul Elah
    and Abdel Ilah al-Khatib."""
    if min(map(len, (*one, *other))) <= LONGEST_INITIALS:
        return ""
    ours, theirs = (VOWELS.sub("", "".join(map(evened, words))) for words in (one, other))
    return "nearly the same name" if ours == theirs and len(ours) >= LEAST_CONSONANTS else ""


def _is_near(one: str, other: str) -> bool:
    """Whether two given names differ by a letter: Ahmed and Ahmet, Amr and Amre, no more."""
    known = wordlists.given_names()
    both_known = one.title() in known and other.title() in known  # Maria and Mario
    short = min(len(one), len(other))
    if both_known or one[0] != other[0] or short < LEAST_GIVEN:
        return False
    letter = differing(one, other)
    added = len(one) != len(other) and bool(VOWELS.fullmatch(letter))
    return letter != "" and (short >= LEAST_LETTERS or added)


def differing(one: str, other: str) -> str:
    """The one letter by which two words differ, "" where that is not so."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        letters = [theirs for ours, theirs in zip(one, other, strict=True) if ours != theirs]
        return letters[0] if len(letters) == 1 else ""
    added = (long[at] for at in range(len(long)) if long[:at] + long[at + 1 :] == short)
    return next(added, "")
