"""The rules by which one name is another form of a second: each a table of keys.

A rule says under which keys a longer name can be found (`offers`) and under which a shorter one
looks for it (`wants`), so that names are matched by look-up and not pair by pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from .. import gazetteer, wordlists
from .variants import sound, spelled

MOST_WORDS = 6  # a name of more words is matched whole only

ARABIC = re.compile(r"(?:al|el|ad|ar|as|ash|at|az)-(?=\w{3})")

Keys = Callable[[str], Iterable[Hashable]]


class AliasRule(NamedTuple):
    """A rule: what it says, its keys, whether both names must be of one kind, whether a name
    found with several people is still one of theirs (a surname) or none (an initial), the
    one kind that it is for, and whether the longer name must come first in the text."""

    reason: str
    offers: Keys
    wants: Keys
    one_kind: bool = True
    shared: bool = False
    only: str = ""
    after: bool = False


def _whole(form: str) -> Sequence[Hashable]:
    return [spelled(form)]


def _joined(form: str) -> Sequence[Hashable]:
    """Al-Qaeda and al Qaeda, U.S. Navy and United States Navy: whatever stands between words."""
    return ["".join(spelled(form)).replace("-", "").replace(" ", "") or form]


def _sounds(form: str) -> Sequence[Hashable]:
    return [tuple(map(sound, spelled(form)))]


def _surname_sounds(form: str) -> Sequence[Hashable]:
    return [tuple(map(sound, words[-1:])) for words in _full(form)]


def _short(form: str) -> list[tuple[str, ...]]:
    """The words of a form that is not too long to be taken apart, else nothing."""
    words = spelled(form)
    return [words] if len(words) <= MOST_WORDS else []


def _full(form: str) -> list[tuple[str, ...]]:
    return [words for words in _short(form) if len(words) > 1]


def _outer(form: str) -> list[tuple[str, str]]:
    return [(_bare(words[-1]), words[0]) for words in _full(form)]


def _bare(surname: str) -> str:
    """A surname without its Arabic article: Assad of al-Assad."""
    return ARABIC.sub("", surname)


def _name_offered(form: str) -> Sequence[Hashable]:
    """Surname with given name, and with its first letter."""
    names = _outer(form)
    return [*names, *((last, first[0], len(first) == 1) for last, first in names)]


def _name_wanted(form: str) -> Sequence[Hashable]:
    """Surname with given name, or with a letter where either of the two has only that."""
    names = _outer(form)
    return [*names, *((last, first[0], len(first) > 1) for last, first in names)]


def _familiar(form: str) -> Sequence[Hashable]:
    """Surname with the given name that a familiar one stands for: Mike and Michael Pompeo."""
    return [(last, wordlists.familiar_names().get(first, first)) for last, first in _outer(form)]


def _surnames(form: str) -> Sequence[Hashable]:
    """Given name with each surname but the last: Pedro Pierluisi of Pedro Pierluisi Urrutia."""
    return [(word, words[0]) for words in _full(form) for word in words[1:-1] if len(word) > 1]


def _ends(form: str) -> Sequence[Hashable]:
    """What a name ends in: al-Assad and Assad of Bashar al-Assad."""
    ends = [words[at:] for words in _full(form) for at in range(1, len(words))]
    return [*ends, *((_bare(end[0]), *end[1:]) for end in ends if ARABIC.match(end[0]))]


def _beginnings(form: str) -> Sequence[Hashable]:
    return [words[:at] for words in _full(form) for at in range(1, len(words))]


def _middles(form: str) -> Sequence[Hashable]:
    return [(word,) for words in _full(form) for word in words[1:-1]]


def _acronyms(form: str) -> list[str]:
    """The acronyms that a name of several words can have: with and without its small words."""
    words = form.replace("-", " ").split()
    if len(words) < 2:
        return []
    small = wordlists.words("small")
    large = "".join(word[0] for word in words if word.lower() not in small)
    return sorted({large.upper(), "".join(word[0] for word in words).upper()})


def _initials(form: str) -> Sequence[Hashable]:
    """The acronyms of a name, and of what is left of it without its owner: CDC of U.S. Centers …"""
    return [key for name in (form, *_without_owner(form)) for key in _acronyms(name)]


def _acronym(form: str) -> Sequence[Hashable]:
    """An acronym, unless it is known as that of something (UN is never the US Navy)."""
    letters = form.replace(".", "")
    known = gazetteer.canonical().get(form, form) != form
    return [letters] if len(letters) > 1 and letters.isupper() and not known else []


def _plurals(form: str) -> Sequence[Hashable]:
    return [form + "s", form + "es"] if len(form) > 3 else []


def _itself(form: str) -> Sequence[Hashable]:
    return [form]


def _without_generic(form: str) -> Sequence[Hashable]:
    """Sinopec of Sinopec Group: what is left off are words that only tell a kind.

    A listed name is only given up for what it also is (New York City): not for San Francisco Bay.
    """
    words, offered, also = form.split(" "), [], True
    while len(words) > 1 and _is_generic(words[-1]):
        also = also and words[-1] in wordlists.words("administrative")
        body = "ORG" in wordlists.keywords()[words[-1], "last"]
        words = words[:-1]
        if " ".join(words) in gazetteer.countries():
            break  # Mexico is not Mexico City
        entry = gazetteer.listed().get(" ".join(words))
        if also or entry is None or (body and entry.kind == "ORG"):
            offered.append(" ".join(words))
    return offered


def _is_generic(word: str) -> bool:
    """Whether a last word only tells a kind of thing, and not a body that belongs to another."""
    return (word, "last") in wordlists.keywords() and word not in wordlists.words("bodies")


def _without_place(form: str) -> Sequence[Hashable]:
    """Supreme Court of Supreme Court of India: what is left off is whose it is."""
    body, of, _ = form.partition(" of ")
    words = body.split(" ")
    return [body] if of and len(words) > 1 and (words[-1], "last") in wordlists.keywords() else []


def _without_owner(form: str) -> list[str]:
    """Foreign Ministry of Russian Foreign Ministry."""
    words, listed = form.split(" ")[:MOST_WORDS], gazetteer.listed()
    rests = (at for at in range(1, len(words)) if " ".join(words[:at]) in listed)
    return [rest for at in rests if not _is_own(rest := " ".join(words[at:]))]


def _without_land(form: str) -> Sequence[Hashable]:
    """Tripoli of Tripoli, Libya."""
    words, listed = form.split(" ")[:MOST_WORDS], gazetteer.listed()
    places = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    known = ((place, land) for place, land in places if place in listed and land in listed)
    return [place for place, land in known if listed[place].kind == listed[land].kind == "LOC"]


def _first(form: str) -> Sequence[Hashable]:
    """Quest of Quest Diagnostics."""
    return [form.split(" ")[0]] if form.count(" ") == 1 else []


def _lone(form: str) -> Sequence[Hashable]:
    """A form of one word that no list has and that tells no kind."""
    known = form in gazetteer.listed() or (form, "first") in wordlists.keywords()
    return [] if known or " " in form or len(form) < 4 or form.isupper() else [form]


def _is_own(form: str) -> bool:
    """Whether a list has it as a place, or it is known as short for something else.

    Bangladesh is not short for Dhaka, Bangladesh, nor UN for BBC UN.
    """
    entry, known = gazetteer.listed().get(form), gazetteer.canonical().get(form, form)
    return known != form or (entry is not None and entry.kind == "LOC")


PERSON_RULES = (
    AliasRule("another form of", _joined, _joined),
    AliasRule("same surname and given name as", _name_offered, _name_wanted),
    AliasRule("same surname and familiar given name as", _familiar, _familiar),
    AliasRule("same given name and one surname of", _surnames, _outer),
    AliasRule("surname of", _ends, _whole, shared=True),
    AliasRule("first name of", _beginnings, _whole, shared=True),
    AliasRule("part of", _middles, _whole),
    AliasRule("another spelling of", _sounds, _sounds),
    AliasRule("another spelling of the surname of", _surname_sounds, _sounds),
)
THING_RULES = (
    AliasRule("another form of", _joined, _joined, one_kind=False),
    AliasRule("initials of", _initials, _acronym, one_kind=False),
    AliasRule("singular of", _itself, _plurals),
    AliasRule("short for", _without_generic, _itself),
    AliasRule("short for", _without_owner, _itself),
    AliasRule("short for", _without_place, _itself, after=True),
    AliasRule("short for", _without_land, _itself, only="LOC"),
    AliasRule("first word of", _first, _lone, only="ORG", after=True),
)
