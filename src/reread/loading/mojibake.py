"""Text that was decoded wrongly before it was saved: "â€œ" for “. It is told, never repaired."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..article import counted
from .guessing import USUAL

# What UTF-8 was taken for, most often
TAKEN_FOR = ("cp1252", "mac-roman")


def misread(text: str) -> str:
    """What a reader should know of characters that were decoded wrongly; empty if there are none.

    They are sequences that, written back in the encoding that they were taken for, are UTF-8 for a
    character that is usual in news.
    """
    for encoding in TAKEN_FOR:
        first = _sequences(encoding).search(text)
        if first:
            number = len(_sequences(encoding).findall(text))
            meant = _misreadings(encoding)[first[0]]
            return (
                f"{counted(number, 'character')} of UTF-8 had been read as {encoding} "
                f"before the file was written, first {first[0]!r} for {meant!r} at character "
                f"{first.start()}; the text is kept as it is"
            )
    return ""


@cache
def _misreadings(encoding: str) -> Mapping[str, str]:
    """What each usual character looks like if its UTF-8 is taken for another encoding."""
    return {_misreading(char, encoding): char for char in USUAL}


def _misreading(char: str, encoding: str) -> str:
    """As browsers do it: a byte that the encoding has not is a control character."""
    return "".join(
        byte.decode(encoding) if byte.decode(encoding, "ignore") else byte.decode("latin-1")
        for byte in (bytes([number]) for number in char.encode())
    )


@cache
def _sequences(encoding: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _misreadings(encoding))))
