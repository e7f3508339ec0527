"""Names of organisations, places and other things: under which keys one is another's form."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ...entities import gazetteer, wordlists
from ...entities.coreference.alias_rules import THING_RULES
from ...entities.coreference.variants import spelled
from ...files import word_data
from ...tables import slug
from ...words.spelling import american
from .person_names import ARTICLES, VOWELS, differing, evened

ROOM = "reread.across"
INITIALS = next(rule for rule in THING_RULES if rule.reason == "initials of")
COMPANY = frozenset({"Co", "Company", "Corp", "Corporation", "Group", "Inc", "Ltd", "Limited",
                     "plc", "PLC", "AG", "SA", "LLC"})  # fmt: skip
LEAST_LETTERS = 3  # of initials that need not be told in brackets
LEAST_SHORT = 3  # of a short form that can stand alone
LEAST_PLACE = 5  # letters of places that may differ in a vowel
PLURAL = re.compile(r"(?<=[a-z]{3}[^s])s$")


@functools.lru_cache(maxsize=65536)
def thing_key(form: str) -> str:
    """What all spellings of a name have in common: Al-Qaeda and al Qaeda, UN and United Nations;
    Libyan and Libyans."""
    land = gazetteer.homeland(form) or gazetteer.homeland(form.removesuffix("s"))
    if land:
        return f"people of {land}"
    words = " ".join(map(american, spelled(form)))
    plural = PLURAL.search(words) if " " in words else None  # Local Committees
    words = words[: plural.start()] if plural else words
    return words.replace("-", "").replace(" ", "") or form


@functools.lru_cache(maxsize=65536)
def acronym(form: str) -> str:
    """An acronym, unless it is known as that of something."""
    return next(map(str, INITIALS.wants(form)), "")


@functools.lru_cache(maxsize=65536)
def acronyms(form: str) -> Sequence[str]:
    """The acronyms that a name of several words can have, if the text says so."""
    return () if form.isupper() else tuple(map(str, INITIALS.offers(form)))


@functools.lru_cache(maxsize=65536)
def initials(form: str) -> str:
    """The one acronym that all its large words make, where it is long enough to speak for itself;
    or nothing."""
    small = wordlists.words("small")
    large = [word for word in form.replace("-", " ").split() if word.lower() not in small]
    letters = "".join(word[0] for word in large).upper()
    return letters if len(letters) >= LEAST_LETTERS and not form.isupper() else ""


def consonants(form: str) -> str:
    """What spellings of one place in another script share: Misrata and Misurata."""
    return VOWELS.sub("", _evened(form))


def are_spellings(one: str, other: str) -> bool:
    """Whether two names of places differ by one vowel, or none once their spelling is evened."""
    ours, theirs = _evened(one), _evened(other)
    if consonants(one) != consonants(other) or min(len(one), len(other)) < LEAST_PLACE:
        return False
    return ours == theirs or differing(ours, theirs) != ""


@functools.lru_cache(maxsize=65536)
def _evened(form: str) -> str:
    """The letters of a place's name, without Arabic articles."""
    return "".join(evened(word) for word in slug(form).split("-") if word not in ARTICLES)


@functools.lru_cache(maxsize=65536)
def is_short_for(short: str, long: str) -> bool:
    """Whether a form beside a longer name can stand for it alone in other articles, too."""
    word = short.removeprefix("The ").removeprefix("the ")
    entry = gazetteer.listed().get(word)
    known = entry is not None and entry.kind in ("LOC", "MISC", "PER")
    return (
        len(word) >= LEAST_SHORT and len(short) < len(long) and not known and word not in bodies()
    )


@functools.lru_cache(maxsize=65536)
def of_company(form: str) -> str:
    """A company's name without Corp., Inc. and the like; "" if it has none of them."""
    head, _, last = form.rpartition(" ")
    return head.rstrip(",") if last.rstrip(".") in COMPANY else ""


@functools.lru_cache(maxsize=65536)
def of_land(form: str) -> tuple[str, str]:
    """The country whose body a name is of, and the body: Libya, Foreign Ministry; "" if it does not
    say."""
    words = form.split(" ")
    for at in range(1, min(len(words), 4)):
        owner = " ".join(words[:at]).removesuffix("'s").removesuffix("’s")
        if land := country(owner):
            return land, " ".join(words[at:])
    body, of, owner = form.rpartition(" of ")
    land = country(owner.removeprefix("the ")) if of else ""
    return (land, body) if land else ("", form)


@functools.lru_cache(maxsize=65536)
def country(form: str) -> str:
    """The country that a name, or a word for its people, tells; "" if it is none."""
    entry = gazetteer.listed().get(form)
    own = entry.name if entry is not None and form in gazetteer.countries() else ""
    return own or gazetteer.homeland(form)


@functools.cache
def bodies() -> frozenset[str]:
    """Names that bodies of many countries have: Foreign Ministry, Supreme Court, Senate."""
    return frozenset(row["name"] for row in word_data(ROOM, "bodies"))


@functools.lru_cache(maxsize=65536)
def body_key(form: str) -> str:
    """The kind of body that a name tells, however it is put: Ministry of Defence and Defense
    Ministry; "" where a name tells more than that."""
    bare = form.removeprefix("The ").removeprefix("the ")
    if bare not in bodies() and bare.title() not in bodies():
        return ""
    words = map(american, bare.lower().split())
    return " ".join(sorted(set(words) - {"of", "the"}))


@functools.lru_cache(maxsize=65536)
def placed(form: str) -> tuple[str, str]:
    """A place and where it is, as its name says or as is known of a capital: Paris and Texas of
    Paris, Texas; "" where neither is so."""
    place, comma, region = form.partition(", ")
    if comma:
        return place, region
    return form, gazetteer.governed().get(form, "") if form not in namesakes() else ""


@functools.cache
def namesakes() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Places that share a name: for each of the name what tells it apart, and which names beside it
    show that it is meant."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in word_data(ROOM, "namesakes"):
        found.setdefault(row["name"], {})[row["which"]] = frozenset(row["beside"].split("|"))
    return MappingProxyType({name: MappingProxyType(which) for name, which in found.items()})


def which_of(form: str, beside: Mapping[str, int]) -> str:
    """Which of the places of a name is meant, by the names beside it and how often they are named;
    "" where they do not tell."""
    counts = {which: sum(beside.get(name, 0) for name in names)
              for which, names in namesakes().get(form, {}).items()}  # fmt: skip
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = len(ranked) > 1 and ranked[0][1] > 2 * ranked[1][1]
    return ranked[0][0] if told else ""
