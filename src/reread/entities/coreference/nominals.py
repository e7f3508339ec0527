"""The minister, the alliance, the Russian president: whom or what such a nominal can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from ...grammar.sentence import Sentence
from .. import gazetteer, wordlists
from ..forms import Form, forms

MOST_MODIFIERS = 4  # words between the article and the noun
MOST_BEARERS = 100  # entities that one noun can be said of in an article
# Relations of what follows a noun and tells what it is: "of Russia", "who left", a name
TELLING = frozenset({"nmod", "acl", "acl:relcl", "appos", "flat", "nmod:desc", "compound"})
SUPERLATIVE = ("JJS", "RBS")  # tags: the largest city is not just any
BODY = re.compile(r" (?:of|for|on|in|to|against) ")
SETTLEMENTS = frozenset({"city", "town", "village"})  # which many a place can be called
FIRST = frozenset({"lake", "mount", "port", "university", "bank", "banco"})
POST_ENDS = re.compile(r"\b(?:of|for|at|in|to|on|and|from|with|who|under)\b|[,;]")


class Nominal(NamedTuple):
    """A definite noun: its span from its article on, modifiers between them, small letters."""

    start: int
    end: int
    modifiers: Sequence[Form]
    head: str


class Named(NamedTuple):
    """One name: its words in its sentence, the form, entity, kind, sex, role, words beside it."""

    sentence: int
    first: int
    last: int
    form: str
    entity: str
    kind: str
    sex: str
    role: str
    beside: frozenset[str]
    governs: bool = False  # a place that stands for those who govern it


def nominal(text: str, tree: Sentence, noun: int, named: Set[int]) -> Nominal | None:
    """The nominal that a noun makes with an article, if it is one of ours and tells no more."""
    the = tree.child(noun, "det")
    if the is None or tree.low(the) != "the" or tree.tag(noun) not in ("NN", "NNP"):
        return None
    after = (i for i in tree.children[noun] if tree.words[i].relation in TELLING)
    if noun + 1 in named or any(tree.span(i)[0] == noun + 1 for i in after):
        return None
    start, end = tree.words[the].start, tree.words[noun].end
    modifiers = forms(text, tree.words[the].end, end, tree)
    head = modifiers.pop().form.lower() if modifiers else ""
    known = head in wordlists.people() or head in wordlists.types()
    if not known or len(modifiers) > MOST_MODIFIERS:
        return None
    if any(word.gap.strip(" -") for word in modifiers):
        return None
    return Nominal(start, end, modifiers, head)


def said_of(tree: Sentence, first: int, last: int) -> frozenset[str]:
    """The nouns and adjectives, in lower case, that stand beside a name or that it is said to be:
    the militant group Hamas; Shell, an oil company; NATO is an alliance."""
    at = tree.head(first, last)
    phrase = tree.holding.get(at)
    said = list(range(phrase.first, first)) if phrase and tree.tag(first - 1) == "NN" else []
    for noun in (*tree.appositions(at), tree.apposed(at), tree.said_to_be(at)):
        if noun in tree.holding:
            said += range(tree.holding[noun].first, tree.holding[noun].last + 1)
    return frozenset(tree.low(i) for i in said if tree.tag(i).startswith(("JJ", "NN")))


class Bearers:
    """Which entities of an article each noun can be said of."""

    def __init__(self, named: Iterable[Named]) -> None:
        self.by_noun: dict[str, list[str]] = {}
        self.lands: dict[str, frozenset[str]] = {}
        self.beside: dict[str, frozenset[str]] = {}
        self.untold: list[str] = []  # places of which nothing tells what they are
        groups: dict[str, list[Named]] = {}
        for name in named:
            groups.setdefault(name.entity, []).append(name)
        for entity, group in groups.items():
            kinds, names = {name.kind for name in group}, {name.form for name in group}
            roles = {name.role for name in group if name.role}
            beside = frozenset(word for name in group for word in name.beside)
            nouns = _posts(roles) if "PER" in kinds else _things(names, kinds, beside)
            told = nouns or kinds != {"LOC"} or len(self.untold) == MOST_BEARERS
            self.untold += [] if told else [entity]
            for noun in nouns:
                bearers = self.by_noun.setdefault(noun, [])
                bearers += [entity] if len(bearers) < MOST_BEARERS else []
            self.lands[entity] = _lands(names | roles | beside)
            self.beside[entity] = beside | frozenset(" ".join(names | roles).lower().split(" "))

    def of(self, nominal: Nominal) -> list[str]:
        """Who or what a nominal can stand for, by its noun and what is said before that."""
        before = [word.form.lower() for word in nominal.modifiers]
        superlative = any(word.tag in SUPERLATIVE for word in nominal.modifiers)
        if superlative or set(before) & wordlists.words("barring"):
            return []
        for count in range(min(len(before), 3), -1, -1):
            phrase = " ".join([*before[len(before) - count :], nominal.head])
            if phrase in self.by_noun:
                rest = nominal.modifiers[: len(before) - count]
                return [entity for entity in self.by_noun[phrase] if self._allow(entity, rest)]
            if count and phrase in wordlists.people():
                return []  # the defence minister is not any minister
        return []

    def _allow(self, entity: str, modifiers: Sequence[Form]) -> bool:
        """Whether nationality and nouns before the noun were said of the entity elsewhere."""
        for word in modifiers:
            land = _land(word.form)
            said = word.form.lower() in self.beside[entity]
            if land and land not in self.lands[entity]:
                return False
            if word.tag.startswith("NN") and not land and not said:
                return False
        return True


def _posts(roles: Iterable[str]) -> list[str]:
    """The posts that some roles say: foreign minister and minister of Russia's foreign minister."""
    found: dict[str, None] = {}
    for role in roles:
        words = POST_ENDS.split(role.lower())[0].replace("’s", "").replace("'s", "").split()
        tails = (" ".join(words[at:]) for at in range(max(len(words) - 4, 0), len(words)))
        found |= dict.fromkeys(tail for tail in tails if tail in wordlists.people())
    return sorted({*found, *(wide for post in found for wide in wordlists.wider().get(post, ()))})


def _things(names: Set[str], kinds: Set[str], beside: Set[str]) -> list[str]:
    """The nouns that an entity's names, the lists and the words beside it show."""
    known = gazetteer.canonical()
    found: set[str] = set()
    for name in names:
        for form in (name, known.get(name, name)):
            found.update(
                gazetteer.types_of_places().get(form, ()), wordlists.known_types().get(form, ())
            )
            found.update(noun for word in _heads(form) for noun in wordlists.shown().get(word, ()))
    types = wordlists.types()
    return sorted({noun for noun in found if types[noun].kind in kinds} | beside & types.keys())


def _heads(name: str) -> list[str]:
    """The words, in lower case, of which one tells a name's kind: its last and its first.

    The last is that before of or for, numbers left out: Academy of Sciences, World War II.
    """
    words = BODY.split(name)[0].split(" ")
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in wordlists.words("suffix")):
        words.pop()
    first = [words[0].lower()] if words[0].lower() in FIRST else []
    return [words[-1].lower(), *first]


def _land(word: str) -> str:
    """The country that a word names or speaks of."""
    known = gazetteer.canonical().get(word, word)
    return gazetteer.homelands().get(word) or (known if known in gazetteer.countries() else "")


def _lands(texts: Iterable[str]) -> frozenset[str]:
    words = (word for text in texts for word in (*text.split(" "), text))
    return frozenset(_land(word.removesuffix("'s").removesuffix("’s")) for word in words) - {""}
