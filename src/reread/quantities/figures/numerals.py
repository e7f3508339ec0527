"""Numbers as news writes them, in digits and in words: 1,234, £1.2bn, two hundred and fifty, a
dozen, half a million, two-thirds, one in five, hundreds of thousands."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...files import word_data

HYPHEN = "[-\u2012\u2013\u2014\u2212]"
GAP = rf"(?: |{HYPHEN})"
# 1,234,567 and 1,00,000; 1.234.567; 1 234 567 by thin spaces; 1234.5
DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3}){0,8},[0-9]{3}(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
    r"|[0-9]{1,3}(?:[\xa0\u2009\u202f][0-9]{3})+|[0-9]+(?:\.[0-9]+)?)(?![.,]?[0-9])"
)


class Number(NamedTuple):
    """What a number says: its value, missing where it names none ("dozens"), and then the least
    that it can mean; whether it is a share of one, in digits, and loosely meant ("a couple")."""

    value: float | None
    least: float | None = None
    share: bool = False
    digits: bool = False
    loose: bool = False


@functools.cache
def words(*sorts: str) -> Mapping[str, float]:
    """The words for numbers of some sorts, with their values."""
    rows = word_data("reread.quantities", "numerals")
    return {row["word"]: float(row["value"]) for row in rows if row["sort"] in sorts}


def any_of(forms: Iterable[str]) -> str:
    """An alternation, longest first so that the longest wins."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in longest_first)


@functools.cache
def number() -> str:
    """The pattern of a number; no groups."""
    cardinal = any_of(words("one", "ten", "scale"))
    scale, letter = any_of(words("scale")), any_of(words("letter"))
    some = any_of(form for form in words("vague") if form.startswith(("a ", "several")))
    many = any_of(words("vague").keys() - {"several", "a few", "a handful"})
    part, sign = any_of(words("part")), any_of(words("sign"))
    half = rf"(?:(?: |{HYPHEN})and(?: |{HYPHEN})a(?: |{HYPHEN})half)"
    spoken = rf"(?:{cardinal})(?:(?: |{HYPHEN})(?:and )?(?:{cardinal})\b)*\b{half}?"
    return "|".join((
        rf"{DIGITS}(?:{sign}|{half})?(?:{GAP}?(?:{scale})\b| ?(?:{letter})\b)?",
        rf"(?:{sign})(?: (?:a )?(?:{scale})\b)?",
        rf"(?:half|(?:a |three{GAP})?quarters? of) an? (?:{scale})\b",
        rf"(?:(?:one|two|three|four|five|six|seven|eight|nine){GAP}|a )(?:{part})s?\b",
        rf"an? (?:{scale})\b{half}?|(?:{some})(?: (?:{scale}))*\b",
        rf"a couple(?: of)?(?: (?:{scale}))?\b",
        rf"(?:{many})\b(?: of (?:{many})\b)?|half\b",
        spoken,
    ))  # fmt: skip


def read_number(said: str) -> Number | None:
    """What a number says; None where its words make none ("two three")."""
    said = re.sub(f" |{HYPHEN}", " ", said.lower()).strip()
    if said == "half":
        return Number(0.5, share=True)
    if said.startswith(("a couple", "couple")):
        return Number(2.0 * words("scale").get(said.split(" ")[-1], 1), loose=True)
    return _vague(said) or _part(said) or _digits(said) or _spoken(said)


def _vague(said: str) -> Number | None:
    """Dozens, hundreds of thousands, several million: the least that they can mean."""
    some = next((some for some in words("vague") if said.startswith(f"{some} ")), "")
    sizes = [words("scale").get(word) for word in said[len(some) :].split()]
    if some and None not in sizes:
        return Number(None, math.prod([words("vague")[some], *(size or 1 for size in sizes)]))
    least = [words("vague").get(word) for word in said.split(" of ")]
    if any(value is None for value in least):
        return None
    scales = [words("scale").get(word.removesuffix("s"), 1) for word in said.split(" of ")[1:]]
    return Number(None, math.prod([least[0] or 1, *scales]))


def _part(said: str) -> Number | None:
    """Two thirds, a quarter; half a million."""
    *before, last = said.split(" ")
    upper = 1.0 if before in (["a"], ["one"]) else words("one").get(" ".join(before))
    size = words("part").get(last) or words("part").get(last.removesuffix("s"))
    if upper and size:
        return Number(upper / size, share=True)
    whole = re.fullmatch(r"(half|a quarter of|quarter of|three quarters of) an? (\w+)", said)
    if whole and whole[2] in words("scale"):
        share = {"h": 0.5, "t": 0.75}.get(said[0], 0.25)
        return Number(share * words("scale")[whole[2]])
    return None


def _digits(said: str) -> Number | None:
    signs = words("sign")
    match = re.match(r"([0-9][0-9.,\xa0\u2009\u202f ]*)?(.*)", said)
    head, tail = (match[1] or "").strip(), match[2].strip()  # type: ignore[index]
    if not head and tail[:1] not in signs:
        return None
    value = float(_plain(head)) if head else 0.0
    if tail[:1] in signs:
        value, tail = value + signs[tail[0]], tail[1:].strip()
    if tail.startswith("and a half"):
        value, tail = value + 0.5, tail.removeprefix("and a half").strip()
    tail = tail.removeprefix("a ")
    scale = words("scale", "letter").get(tail, None) if tail else 1.0
    return None if scale is None else Number(_rounded(value * scale), digits=True)


def _plain(digits: str) -> str:
    """Digits without what parts them into thousands."""
    joined = re.sub("[ \xa0\u2009\u202f,]", "", digits)
    return joined.replace(".", "") if joined.count(".") > 1 else joined


def _rounded(value: float) -> float:
    """A value without the noise of binary fractions: 1.1 million is 1100000."""
    return float(f"{value:.12g}")


def _spoken(said: str) -> Number | None:
    """Two hundred and fifty thousand: what stands before a scale is multiplied by it."""
    half = said.endswith(" and a half")
    total, current, last = 0.0, 0.0, math.inf
    for word in said.removesuffix(" and a half").split(" "):
        if word in words("scale"):
            scale = words("scale")[word]
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
            last = scale
        elif word in words("one", "ten"):
            value = words("one", "ten")[word]
            if value >= last or (last < 20) or (last < 100 and value >= 10):
                return None
            current, last = current + value, value
        elif word not in ("and", "a", "an"):
            return None
    value = total + current
    if half:  # of the last scale: "two million and a half"
        value += 0.5 * (last if last in words("scale").values() and last > 12 else 1)
    return Number(value)
