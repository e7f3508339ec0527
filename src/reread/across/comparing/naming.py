"""Whether names of two texts can be of one: by their forms, and no more is claimed."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ...entities.coreference.variants import abbreviates, sound, spelled
from ...files import word_data

POSSESSIVE = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


class Named(NamedTuple):
    """Someone or something of a text: its id there, best name, kind, all its forms, whether the
    text gives it a name, and its roles."""

    entity: str
    name: str
    kind: str
    forms: tuple[str, ...]
    named: bool
    roles: str

    @classmethod
    def of(
        cls, entities: Iterable[Mapping[str, Any]], mentions: Iterable[Mapping[str, Any]]
    ) -> dict[str, Named]:
        """All of a text, by their ids."""
        forms: dict[str, set[str]] = defaultdict(set)
        for row in mentions:
            if row["entity"] is not None and row["form"] == "name":
                forms[row["entity"]].add(row["surface"])
        return {
            row["entity"]: cls(row["entity"], row["name"], row["kind"],
                               tuple(sorted({row["name"], *forms[row["entity"]]})),
                               bool(row["named"]), row["roles"] or "")
            for row in entities
        }  # fmt: skip


def is_same(one: Named, other: Named) -> bool | None:
    """Whether two names can be of one: yes, no, or not to be told (None).

    >>> obama = Named("a", "Barack Obama", "PER", ("Barack Obama", "Obama"), True, "")
    >>> is_same(obama, Named("b", "Obama", "PER", ("Obama",), True, ""))
    True
    >>> is_same(obama, Named("b", "Michelle Obama", "PER", ("Michelle Obama",), True, ""))
    False
    """
    if not (one.named and other.named):
        return _described(one, other)
    verdicts = [alike(a, b) for a in one.forms for b in other.forms]
    if "PER" in (one.kind, other.kind):
        whole = alike(one.name, other.name)
        return whole if whole is not None or True not in verdicts else True
    return True if True in verdicts else None if None in verdicts else False


def _described(one: Named, other: Named) -> bool | None:
    """Of those without a name, what is called alike can be one; all else is not to be told."""
    same = folded(one.name) == folded(other.name)
    return True if same and not (one.named or other.named) else None


@functools.lru_cache(maxsize=20_000)
def alike(one: str, other: str) -> bool | None:
    """Whether two forms can name one: yes, no, or not to be told (None)."""
    a, b = folded(one), folded(other)
    if a == b or country(a) == country(b) != "":
        return True
    bare = ARTICLE.sub("", one), ARTICLE.sub("", other)
    if not (country(a) or country(b)) and (_abbreviates(*bare) or _abbreviates(*reversed(bare))):
        return True
    lands = _of_country(bare[0]), _of_country(bare[1])
    if lands[0] and lands[1] and lands[0][0] == lands[1][0]:
        return alike(lands[0][1], lands[1][1])
    short, long = sorted((_sounds(one), _sounds(other)), key=len)
    if short == long[-len(short) :]:
        return True
    if len(short) == len(long) > 1 and short[-1] == long[-1] and _initial(short[0], long[0]):
        return True
    if short == long[: len(short)] or _nearly(a, b) or _governs(a, b) or _governs(b, a):
        return None
    return False


def _abbreviates(short: str, long: str) -> bool:
    """Whether one form is the other's capitals, most of it: CoW, but not McDonalds."""
    return 2 * sum(map(str.isupper, short)) >= len(short) and abbreviates(short, long)


@functools.lru_cache(maxsize=50_000)
def keys(form: str) -> frozenset[str]:
    """What a form has in common with any other that may name the same: a word, a country, an
    initial that abbreviates, its first or last letters."""
    plain, bare = folded(form), ARTICLE.sub("", form)
    lands = {country(plain), _seats().get(plain, "")}
    if begins := _of_country(bare):
        lands |= {begins[0], *keys(begins[1])}
    initial = {f"^{plain[:1]}"} if " " in bare or bare[:2].isupper() else set[str]()
    return frozenset({plain, *_sounds(form), *lands, *initial, f"{plain[:3]}-", f"-{plain[-3:]}"}
                     - {""})  # fmt: skip


def _of_country(name: str) -> tuple[str, str] | None:
    """The country that a name begins with, and the rest: the US | Justice Department."""
    words = name.split(" ")
    ends = (at for at in range(min(3, len(words) - 1), 0, -1)
            if country(folded(" ".join(words[:at]))))  # fmt: skip
    at = next(ends, 0)
    return (country(folded(" ".join(words[:at]))), " ".join(words[at:])) if at else None


def _sounds(form: str) -> tuple[str, ...]:
    """The words of a form, in the spelling that its romanisations share."""
    return tuple(sound(word) for word in spelled(form))


def _initial(one: str, other: str) -> bool:
    """Whether one first name is another's initial."""
    return 1 in (len(one), len(other)) and one[0] == other[0]


def _governs(seat: str, state: str) -> bool:
    """Whether a capital, or a seat of government, can stand for its country: Washington, the White
    House, the United States."""
    return _seats().get(seat, " ") == country(state)


def _nearly(one: str, other: str) -> bool:
    """Whether two names differ by a letter, as misspelled ones do."""
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1:
        return False
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if ahead is None:
        return True
    longest = max(len(one), len(other)) - ahead - 1
    return one[len(one) - longest :] == other[len(other) - longest :]


@functools.lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name without case, accents, full stops, its article and possessive."""
    plain = ARTICLE.sub("", POSSESSIVE.sub("", name.strip()).replace(".", ""))
    letters = unicodedata.normalize("NFKD", re.sub(r"[\s\-–’']+", " ", plain).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()


def country(name: str) -> str:
    """The country that a folded name is one of, or a word for its people; else nothing."""
    return _countries().get(name, "")


@functools.cache
def _seats() -> Mapping[str, str]:
    rows = word_data("reread.entities", "countries")
    found = {folded(row["capital"].split(",")[0]): row["name"] for row in rows if row["capital"]}
    seats = word_data("reread.entities", "seats")
    return found | {folded(row["name"]): row["stands_for"] for row in seats if row["stands_for"]}


@functools.cache
def _countries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in word_data("reread.entities", "countries"):
        for form in (row["name"], *row["variants"].split("|"), *row["demonyms"].split("|")):
            if form:
                found.setdefault(folded(form), row["name"])
    return found
