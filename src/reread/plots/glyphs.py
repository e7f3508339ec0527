"""Letters that can be drawn with the fonts at hand, and what stands for those that cannot."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby

from matplotlib import rcParams
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

from ..article import counted


def drawable(words: str) -> str:
    """Words with what matplotlib's chosen fonts (rcParams["font.family"]) do not have told in their
    place, where boxes would stand: "Ann Lee met [3 CJK letters]"."""
    if words.isascii():
        return words
    known = _letters(tuple(_families()))
    runs = groupby(words, lambda letter: "" if ord(letter) in known else _script(letter))
    return "".join(
        f"[{counted(len(letters), script)}]" if script else "".join(letters)
        for script, letters in ((script, list(run)) for script, run in runs)
    )


def _families() -> list[str]:
    lists = {
        "serif": rcParams["font.serif"], "sans-serif": rcParams["font.sans-serif"],
        "monospace": rcParams["font.monospace"], "cursive": rcParams["font.cursive"],
        "fantasy": rcParams["font.fantasy"],
    }  # fmt: skip
    return [one for name in rcParams["font.family"] for one in lists.get(name, [name])]


@lru_cache(maxsize=8)
def _letters(families: tuple[str, ...]) -> frozenset[int]:
    """All letters that the fonts there are of these families have."""
    found: set[int] = set()
    for name in families:
        try:
            path = findfont(FontProperties(family=[name]), fallback_to_default=False)
        except ValueError:  # this font is not installed
            continue
        found |= FT2Font(path).get_charmap().keys()
    return frozenset(found)


def _script(letter: str) -> str:
    """What a letter is called that cannot be drawn: by its script, or a symbol."""
    name = unicodedata.name(letter, "")
    if not letter.isalnum() or not name:
        return "symbol"
    script = name.split()[0].split("-")[0]
    return f"{script if script == 'CJK' else script.title()} letter"
