"""Which encoding bytes are in that do not say so, by how well the characters fit that result.

A byte above 127 is another character in each encoding: 0x92 is an apostrophe in Windows-1252, í on
an old Macintosh and Æ under DOS. In "it\\x92s" only the first can stand where it stands. Each
candidate gives a reading of the bytes; a reading is the likelier the more usual its characters are
in news and the better they suit their neighbours. Its score is a log-likelihood.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

# What is tried, and how much rarer than UTF-8 each is among files that people have (natural
# logarithms, set by hand: news is written on Windows, then on Macs, then under DOS or far away).
CANDIDATES = {
    "utf-8": 0, "cp1252": -1, "mac-roman": -4, "iso8859-15": -4.5, "cp850": -4.5, "cp437": -5,
    "cp1250": -6, "cp1254": -7,
}  # fmt: skip
STATED = 6.0  # what a charset is the likelier for being stated
SURE = 4.0  # by how much the best must beat the next to be sure of it: odds of 55 to 1
UNLIKELY = -6.0  # below this, on average, the characters are of another script or of no text
SAMPLE = 2_000  # characters above 127 that are looked at

LOST = "\ufffd"  # what stands for bytes that are not of the encoding
# How usual a character is where it stands well (natural logarithms, rounded; counted in Wikinews
# of 2019 to 2024 and articles of 2011, which agree but for the shape of apostrophes)
USUAL = {
    char: weight
    for chars, weight in (
        ("’“”", -1.0), ("‘—–…", -1.5), ("é", -2.0), ("£€", -2.5), ("\xa0", -3.0),
        ("áíóñüöçäèãåôøßêïëâîšžćčæœúýàòùìûõ•", -4.0), ("ÉÖÁÜÅŠØÇŽČ°½™®©«»", -5.0),
        ("āąęłńśźżőűğşıřěůōūÀÈÊËÎÏÍÓÔÕÒÚÛÙÑÄÃÂÆŒŁŚŻŞİ§·¼¾¢¥²³×¡¿›‹", -7.0),
        (LOST, -7.0),
    )
    for char in chars
}  # fmt: skip
UNUSUAL = -10.0  # any other character
INVISIBLE = -4.0  # a soft hyphen, a byte order mark, a thin space
CONTROL = -14.0  # a control character is none of a text's
MISPLACED = -6.0  # what is added where a character stands as it never does
BAD = -10.0  # at this weight a character is likely a damaged byte
CUT = 3.0  # how much likelier a character is lost where the file was cut within it
CUT_LETTERS = re.compile(rb"(?:[\xc2-\xc5]|\xe2[\x80-\x84]?|\xf0\x9f?[\x80-\xbf]?)$")
# How signs stand: what is before, the sign itself, what is after; a space at the text's ends.
PLACES = {
    char: re.compile(pattern)
    for chars, pattern in (
        ("’", r"\S..|\s.\w"),
        ("“‘", r"[\s\W].\S"),
        ("”", r"\S.[\s\W]"),
        ("«‹", r"[\s\W].."),
        ("»›", r"..[\s\W]"),
        ("…", r"\S..|..\S"),
        ("£€¥", r"..\d|\d.."),
        ("¢°", r"\d..|..[CF]"),
        ("½¼¾", r"[\s\d].[\s\W]"),
        ("²³", r"[mt\d].[\s\W]"),
        ("×", r"[\s\d].[\s\d]"),
        ("\xa0", r"[\w.,;:!?%)”’].[\w($£€“‘«%–—]"),
        ("•·", r"\s.[\s\w]|\w.\w"),
        ("™®©", r"\w..|\s.[\s\d]"),
        ("§", r"\s.[\s\d]"),
        ("¡¿", r"[\s\W].\w"),
    )
    for char in chars
}
ANYWHERE = "–—" + LOST
LATIN = r"[\x00-\u024f\u2010-\u2026\u20ac]"  # letters and signs that news in English has
ALONE = re.compile(rf"(?<={LATIN})[^\x00-\x7f](?={LATIN})")
MOST = 0.2  # share of characters beyond ASCII above which a text is of another script


class Guess(NamedTuple):
    """A reading of the bytes under one encoding."""

    encoding: str
    score: float  # log-likelihood of its characters above 127, with that of the encoding
    weights: list[float]  # of each of these characters, up to SAMPLE
    characters: str  # these characters

    @property
    def mean(self) -> float:
        """How usual a character is on average; 0 without any."""
        return sum(self.weights) / max(len(self.weights), 1)


def guesses(data: bytes, stated: str | None = None) -> list[Guess]:
    """The candidates, likeliest first; `stated` is a charset that is claimed."""
    found = []
    for encoding, rarity in {**CANDIDATES, **({stated: 0.0} if stated else {})}.items():
        places = list(islice(_places(data.decode(encoding, "replace")), SAMPLE))
        weights = [fit(*place) for place in places]
        score = rarity + sum(weights) + STATED * (encoding == stated)
        if encoding == "utf-8" and CUT_LETTERS.search(data[-4:]):
            score += CUT
        found.append(Guess(encoding, score, weights, "".join(place[1] for place in places)))
    return sorted(found, key=lambda guess: -guess.score)  # stable: in the order of candidates


def _places(text: str) -> Iterator[tuple[str, str, str]]:
    """The characters above 127 of a text, each between its neighbours."""
    padded = f" {text} "
    for found in re.finditer(r"[^\x00-\x7f]", text):
        yield padded[found.start()], found[0], padded[found.start() + 2]


def misfits(text: str) -> list[tuple[int, str]]:
    """Where and what characters are that stand alone in Latin script and hardly belong there, up
    to SAMPLE of them."""
    if sum(char > "\x7f" for char in text[:SAMPLE]) > MOST * len(text[:SAMPLE]):
        return []
    padded = f" {text} "
    found = (
        (match.start() - 1, match[0])
        for match in ALONE.finditer(padded)
        if match[0] != LOST and fit(padded[match.start() - 1], match[0], padded[match.end()]) <= BAD
    )
    return list(islice(found, SAMPLE))


@functools.lru_cache(maxsize=4_096)
def fit(before: str, char: str, after: str) -> float:
    """How likely a character above 127 is between its neighbours (log-likelihood)."""
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cn", "Co", "Cs"):  # control, unassigned, private, half of a pair
        return CONTROL
    if kind in ("Cf", "Zs") and char not in PLACES:
        return INVISIBLE
    usual = USUAL.get(char, UNUSUAL)
    if before.isupper() or after.isupper():  # in a word in capitals
        usual = (usual + USUAL.get(char.lower(), UNUSUAL)) / 2
    return usual + MISPLACED * (not _stands_well(before, char, after))


def _stands_well(before: str, char: str, after: str) -> bool:
    if char in ANYWHERE:
        return True
    if char in PLACES:
        return PLACES[char].match(before + char + after) is not None
    if not char.isalpha() or before.isdigit() or after.isdigit():
        return False
    if not (before.isalpha() or after.isalpha()):
        return char in "àáéóøåÅ"  # words of one letter
    if before.isalpha() and after.isalpha() and not (before + after).isascii():
        return before.isascii() or after.isascii()  # Latin script has not three in a row
    if char.isupper():
        inside = before.isupper() and not after.islower()
        return inside or (not before.isalpha() and after.isalpha())
    return not after.isupper()
