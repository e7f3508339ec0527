"""The words of a name in the spelling that its variants share."""

from __future__ import annotations

import functools
import unicodedata

from . import gazetteer


def plain(word: str) -> str:
    """A word without case, accents and full stops."""
    letters = unicodedata.normalize("NFKD", word.replace(".", "").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)) or word


@functools.lru_cache(maxsize=4096)
def spelled(form: str) -> tuple[str, ...]:
    """The words of a form in the spelling that its variants share."""
    known = gazetteer.canonical()
    words = (known.get(form) or known.get(form + ".") or form).split(" ")  # U.S at a sentence's end
    kept = [plain(known.get(word, word)) for word in words if word not in gazetteer.words("suffix")]
    return tuple(word for word in kept if word not in ("", "the")) or (plain(form),)


# Letters in which romanisations of one name differ: Zelensky, Zelenskyy, Zelenskiy.
ROMANISED = (("iy", "y"), ("ij", "y"), ("yy", "y"), ("yi", "y"), ("j", "y"), ("i", "y"), ("w", "v"),
             ("ou", "u"), ("oo", "u"), ("kh", "h"), ("ck", "k"), ("q", "k"), ("ei", "e"),
             ("ey", "e"), ("ph", "f"), ("tch", "ch"), ("dh", "d"))  # fmt: skip
LEAST_LETTERS = 6  # of a word whose spelling may vary


def sound(word: str) -> str:
    """A long word with its spelling evened out; a short one as it is."""
    if len(word) < LEAST_LETTERS:
        return word
    for spelling, even in ROMANISED:
        word = word.replace(spelling, even)
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)
