"""Variants of a name: spellings of one word, and short forms that a text gives itself: the Blue
Harbour Council (BHC), Hurricane Katrina."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable

from .. import gazetteer, wordlists

SHORT = re.compile(r"[^\W\d_](?:[\w&./-]{0,9})")
MOST_LETTERS = 10
STORMS = frozenset({"Hurricane", "Cyclone", "Typhoon"})  # named as people are, and then alone
# Letters in which romanisations of one name differ: Zelensky, Zelenskyy, Zelenskiy.
ROMANISED = (("iy", "y"), ("ij", "y"), ("yy", "y"), ("yi", "y"), ("j", "y"), ("i", "y"), ("w", "v"),
             ("ou", "u"), ("oo", "u"), ("kh", "h"), ("ck", "k"), ("q", "k"), ("ei", "e"),
             ("ey", "e"), ("ph", "f"), ("tch", "ch"), ("dh", "d"))  # fmt: skip
LEAST_LETTERS = 6  # of a word whose spelling may vary


def declared(text: str, names: Iterable[tuple[int, int, str]]) -> dict[str, str]:
    """For every short form that stands in brackets beside its long one, or round it, the long one.

    `names` are start, end and form, in order; the first declaration of a short form counts.
    """
    pairs = list(names)
    storms = (form.split(" ") for *_, form in pairs if form.split(" ")[0] in STORMS)
    found = {words[1]: " ".join(words) for words in storms if len(words) == 2}
    for (_, end, first), (start, stop, second) in itertools.pairwise(pairs):
        bracketed = re.fullmatch(r"\s?[(\[](?:the )?[\"“]?", text[end:start])
        if not bracketed or not re.match(r"[\"”]?[)\]]", text[stop : stop + 2]):
            continue
        for short, long in ((second, first), (first, second)):
            if abbreviates(short, long):
                found.setdefault(short, long)
                break
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of a short form begin words of the long one, in their order.

    Words may be left out, and a word may give two letters (ODESC, CoW), but the first word counts.
    """
    letters = [letter.lower() for letter in short if letter.isalpha() and letter.isupper()]
    if not SHORT.fullmatch(short) or " " not in long or not 2 <= len(letters) <= MOST_LETTERS:
        return False
    words = [word for word in re.split(r"[ -]", long.lower()) if word]
    return words[0][0] == letters[0] and _in_order(letters, words)


def _in_order(letters: list[str], words: list[str]) -> bool:
    """Whether every letter is found in turn, at a word's beginning or, once a word, inside it."""
    at = 0
    for number, word in enumerate(words):
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            rest = letters[at:]
            if rest and rest[0] in word[1:] and not _begin(rest, words[number + 1 :]):
                at += 1
    return at == len(letters)


def _begin(letters: list[str], words: list[str]) -> bool:
    """Whether the letters are found in turn as beginnings of the words."""
    following = iter(words)
    return all(any(word[0] == letter for word in following) for letter in letters)


def _plain(word: str) -> str:
    """A word without case, accents and full stops."""
    letters = unicodedata.normalize("NFKD", word.replace(".", "").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


@functools.lru_cache(maxsize=4096)
def spelled(form: str) -> tuple[str, ...]:
    """The words of a form in the spelling that its variants share."""
    known = gazetteer.canonical()
    words = (known.get(form) or known.get(form + ".") or form).split(" ")  # U.S at a sentence's end
    kept = [
        _plain(known.get(word, word)) for word in words if word not in wordlists.words("suffix")
    ]
    return tuple(word for word in kept if word not in ("", "the")) or (_plain(form),)


def sound(word: str) -> str:
    """A long word with its spelling evened out; a short one as it is."""
    if len(word) < LEAST_LETTERS:
        return word
    for spelling, even in ROMANISED:
        word = word.replace(spelling, even)
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)
