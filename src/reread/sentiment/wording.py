"""The words of a sentence as VADER splits them: at space, without the punctuation around them."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..files import word_data

ROOM = "reread.sentiment"
STRAIGHT = str.maketrans("‘’“”", "''\"\"")  # one to one, so offsets stay
WORD = re.compile(r"\S+")
LONGEST_SIGN = 2  # a core no longer than this is taken for an emoticon and keeps its marks


@dataclass(eq=False)
class Wording:
    """A sentence's words, where they stand in its text, and where those characters come from."""

    text: str  # with straight quotation marks and with emoji in words
    origin: Sequence[int]  # for each character of text, the one in the sentence it stands for
    shown: list[str]
    lower: list[str]
    mixed: bool  # some words, not all, are in capitals

    @functools.cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands in `text`; found when asked for, as a score needs none."""
        chunks = zip(WORD.finditer(self.text), self.shown, strict=True)
        starts = ((chunk.start() + chunk.group().index(word), word) for chunk, word in chunks)
        return [(start, start + len(word)) for start, word in starts]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where words first … last stand in the sentence as it was given."""
        start, end = self.spans[first][0], self.spans[last][1]
        return self.origin[start], self.origin[end - 1] + 1


@functools.cache
def emoji() -> Mapping[str, str]:
    """VADER's description in words of each emoji that is one character."""
    return {row["emoji"]: row["description"] for row in word_data(ROOM, "vader_emoji")}


def split(sentence: str) -> Wording:
    """The words of a sentence."""
    text, origin = _spell_out(straight(sentence))
    shown = [_core(chunk) for chunk in text.split()]
    capitals = sum(map(str.isupper, shown))
    lower = [word.lower() for word in shown]
    return Wording(text, origin, shown, lower, mixed=0 < capitals < len(shown))


def straight(text: str) -> str:
    """The text with straight quotation marks; faster than `translate`."""
    return text.replace("‘", "'").replace("’", "'").replace("“", '"').replace("”", '"')


def _core(chunk: str) -> str:
    core = chunk.strip(string.punctuation)
    return core if len(core) > LONGEST_SIGN else chunk


def _spell_out(text: str) -> tuple[str, Sequence[int]]:
    """The text with its emoji in words, and where each character comes from.

    A space goes before a description, unless one is there, and none after it: so VADER does.
    """
    if text.isascii() or emoji().keys().isdisjoint(text):
        return text, range(len(text))
    pieces: list[str] = []
    origin: list[int] = []
    spaced = True
    for at, sign in enumerate(text):
        said = emoji().get(sign)
        piece = sign if said is None else said if spaced else f" {said}"
        spaced = said is None and sign == " "
        pieces.append(piece)
        origin += [at] * len(piece)
    return "".join(pieces), origin
