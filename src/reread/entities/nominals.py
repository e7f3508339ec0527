"""The minister, the alliance, the Russian president: whom or what such a nominal can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from . import gazetteer, nouns
from .forms import Word

MOST_MODIFIERS = 4  # words between the article and the noun
MOST_BEARERS = 100  # entities that one noun can be said of in an article
BODY = re.compile(r" (?:of|for|on|in|to|against) ")
FIRST = frozenset({"lake", "mount", "port", "university", "bank", "banco"})
POST_ENDS = re.compile(r"\b(?:of|for|at|in|to|on|and|from|with|who|under)\b|[,;]")


class Nominal(NamedTuple):
    """A definite noun phrase: its words from the article to the head, its modifiers in between."""

    first: int
    last: int
    modifiers: tuple[Word, ...]
    head: str


class Described(NamedTuple):
    """What is known of one entity: its kinds, its names, its roles, the words said beside it."""

    entity: str
    kinds: frozenset[str]
    names: frozenset[str]
    roles: frozenset[str]
    beside: frozenset[str]


def nominal_at(found: Sequence[Word], at: int, named: Set[int]) -> Nominal | None:
    """The nominal that the article at word `at` opens, if its noun is one of ours and no name."""
    last = at
    for number in range(at + 1, min(at + 2 + MOST_MODIFIERS, len(found))):
        word = found[number]
        if word.gap.strip(" -") or not word.tag.startswith(("NN", "JJ", "VBN", "VBG")):
            break
        if word.tag in ("NN", "NNP"):
            last = number
        if word.possessive:
            break
    head = found[last].form.lower()
    if last == at or last in named or not (head in nouns.people() or head in nouns.types()):
        return None
    follows = found[last + 1 : last + 2]
    if any(_goes_on(word) for word in follows) and not found[last].possessive:
        return None
    return Nominal(at, last, tuple(found[at + 1 : last]), head)


def _goes_on(word: Word) -> bool:
    """Whether what follows belongs to the phrase: "of Russia", a name after a title, a noun."""
    if word.gap.strip():
        return False
    return word.form.lower() in nouns.words("descends") or word.tag.startswith("NN")


class Bearers:
    """Which entities of an article each noun can be said of."""

    def __init__(self, described: Iterable[Described]) -> None:
        self.by_noun: dict[str, list[str]] = {}
        self.lands: dict[str, frozenset[str]] = {}
        self.beside: dict[str, frozenset[str]] = {}
        for one in described:
            person = "PER" in one.kinds
            for noun in posts(one.roles) if person else things(one):
                bearers = self.by_noun.setdefault(noun, [])
                bearers += [one.entity] if len(bearers) < MOST_BEARERS else []
            self.lands[one.entity] = _lands(one.roles | one.names | one.beside)
            said = " ".join(sorted(one.names | one.roles)).lower()
            self.beside[one.entity] = one.beside | frozenset(said.split(" "))

    def of(self, nominal: Nominal) -> list[str]:
        """Who or what a nominal can stand for, by its noun and what is said before that."""
        before = [word.form.lower() for word in nominal.modifiers]
        if set(before) & nouns.words("barring"):
            return []
        for count in range(min(len(before), 3), -1, -1):
            phrase = " ".join([*before[len(before) - count :], nominal.head])
            if phrase in self.by_noun:
                rest = nominal.modifiers[: len(before) - count]
                return [entity for entity in self.by_noun[phrase] if self._allow(entity, rest)]
            if count and phrase in nouns.people():
                return []  # the defence minister is not any minister
        return []

    def _allow(self, entity: str, modifiers: Sequence[Word]) -> bool:
        """Whether nationality and nouns before the noun were said of the entity elsewhere."""
        for word in modifiers:
            land = _land(word.form)
            said = word.form.lower() in self.beside[entity]
            if land and land not in self.lands[entity]:
                return False
            if word.tag.startswith("NN") and not land and not said:
                return False
        return True


def posts(roles: Iterable[str]) -> list[str]:
    """The posts that some roles say: foreign minister and minister of Russia's foreign minister."""
    found: dict[str, None] = {}
    for role in roles:
        words = POST_ENDS.split(role.lower())[0].replace("’s", "").replace("'s", "").split()
        tails = (" ".join(words[at:]) for at in range(max(len(words) - 4, 0), len(words)))
        found |= dict.fromkeys(tail for tail in tails if tail in nouns.people())
    return sorted({*found, *(wide for post in found for wide in nouns.wider().get(post, ()))})


def things(one: Described) -> list[str]:
    """The nouns that an entity's names, the lists and the words beside it show."""
    known = gazetteer.canonical()
    found: set[str] = set()
    for name in one.names:
        for form in (name, known.get(name, name)):
            found.update(nouns.listed_types().get(form, ()), nouns.known_types().get(form, ()))
            found.update(noun for word in heads(form) for noun in nouns.shown().get(word, ()))
    found = {noun for noun in found if nouns.types()[noun].kind in one.kinds}
    return sorted(found | (one.beside & nouns.types().keys()))


def heads(name: str) -> list[str]:
    """The words, in lower case, of which one tells a name's kind: its last and its first.

    The last is that before of or for, numbers left out: Academy of Sciences, World War II.
    """
    words = BODY.split(name)[0].split(" ")
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in gazetteer.words("suffix")):
        words.pop()
    first = [words[0].lower()] if words[0].lower() in FIRST else []
    return [words[-1].lower(), *first]


def _land(word: str) -> str:
    """The country that a word names or speaks of."""
    known = gazetteer.canonical().get(word, word)
    return gazetteer.homelands().get(word) or (known if known in gazetteer.countries() else "")


def _lands(texts: Iterable[str]) -> frozenset[str]:
    words = {word.removesuffix("'s").removesuffix("’s") for text in texts
             for word in (*text.split(" "), text)}  # fmt: skip
    return frozenset(filter(None, map(_land, words)))
