"""Those that a text speaks of without a name: which descriptions mean the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...tables import NARRATOR, UNNAMED, slug
from ..wordlists import ARTICLES, words
from .descriptions import Description

MOST = 60  # of one noun that are told apart
Key = tuple[str, int]  # a noun, and how many of that noun were brought in before


@dataclass
class Unnamed:
    """Somebody, some people or a body, as first described."""

    key: Key
    first: Description
    which: frozenset[str]
    brought: int  # the sentence in which it came in
    sentence: int  # in which it was last met

    def fits(self, said: Description) -> bool:
        """Whether a later description can mean the same."""
        if said.plural != self.first.plural or said.kind != self.first.kind:
            return False
        if said.how == "bare" and not is_telling(said):
            return False
        if said.how == "owned" and said.owner != self.first.owner:
            return False
        if said.how == "bare":
            return said.which == self.which and self.first.owner is None
        further = self.which & words("further")
        return further <= said.which <= self.which


def is_telling(said: Description) -> bool:
    """Whether a noun without an article says whose words they are: prosecutors, but not people."""
    return bool(said.which) or said.kind == "ORG" or said.noun not in words("anybody")


class Newcomers:
    """All that are described in an article and have no name, as far as it has been read."""

    def __init__(self) -> None:
        self.of_noun: dict[str, list[Unnamed]] = {}
        self.by_key: dict[Key, Unnamed] = {}

    def known(self, said: Description) -> Unnamed | None:
        """The one met before that a description means: of those that fit, the last met."""
        if said.how == "new":
            return None
        fitting = (one for one in self.of_noun.get(said.noun, ()) if one.fits(said))
        return max(fitting, key=lambda one: (one.sentence, one.key), default=None)

    def add(self, said: Description, sentence: int) -> Unnamed:
        """Bring in another one."""
        known = self.of_noun.setdefault(said.noun, [])
        one = Unnamed((said.noun, len(self.by_key)), said, said.which, sentence, sentence)
        known.append(one)
        del known[:-MOST]
        self.by_key[one.key] = one
        return one

    def ids(self, text: str, speaking: set[Key], taken: Iterable[str]) -> dict[Key, str]:
        """Entity ids of those who speak: the phrase they were brought in by, without its article,
        as a slug; with -2, -3 … where taken."""
        found: dict[Key, str] = {}
        used = Counter([*taken, NARRATOR, UNNAMED])
        for key in sorted(speaking, key=lambda key: key[1]):
            said = self.by_key[key].first
            first, _, rest = text[said.start : said.end].partition(" ")
            base = slug(rest if rest and first.lower() in ARTICLES else f"{first} {rest}")
            wanted = base
            while used[wanted]:
                used[base] += 1
                wanted = f"{base}-{used[base]}"
            used[wanted] = 1
            found[key] = wanted
        return found
