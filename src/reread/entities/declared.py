"""Short forms that a text gives itself: the Blue Harbour Council (BHC), Hurricane Katrina."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

SHORT = re.compile(r"[^\W\d_](?:[\w&./-]{0,9})")
MOST_LETTERS = 10
STORMS = frozenset({"Hurricane", "Cyclone", "Typhoon"})  # named as people are, and then alone


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
