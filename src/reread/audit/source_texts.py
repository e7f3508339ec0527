"""The sources of an audit: few of them are held whole, of all of them only what is asked of all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from ..across.comparing.accounts import Account, Facet, Row, Statement, accounts
from ..across.comparing.alike import Home, Index
from ..across.comparing.naming import Named, folded, keys
from ..across.story import Story

HELD = 32  # sources whose sentences are in memory at once, those that were asked for last
AROUND = 2  # sentences before and after in which what is meant can stand
# What is asked of the times and figures of all sources: no more of them is kept
KEPT = {
    "date": ("type", "value", "earliest", "latest", "status", "surface"),
    "figure": ("unit", "value", "low", "high", "hedge"),
}
# A continent and its people
CONTINENTS = tuple((land, f"{land}{end}") for land, end in (
    ("africa", "n"), ("america", "n"), ("asia", "n"), ("europe", "an"), ("antarctica", "n")
) for end in (end, f"{end}s"))  # fmt: skip
SOUGHT = ("name", "figure")  # facets whose words are looked for in all sources


class Sources:
    """What the sources of a text say. They are gone through once; then a sentence is read again
    with its article where it is wanted, so that thousands of sources take little memory."""

    def __init__(self, story: Story, asked: Account) -> None:
        self._story = story
        self._sought = {f" {words} " for one in asked.statements for kind in SOUGHT
                        for facet in one.of(kind) for words in with_kin(facet.surface)}  # fmt: skip
        self._standing: set[str] = set()
        self._rows: dict[str, dict[tuple[object, ...], Row]] = {kind: {} for kind in KEPT}
        self._named: dict[tuple[object, ...], tuple[str, Named]] = {}
        self._held: dict[str, Account] = {}
        self.texts: dict[str, str] = {}
        self.silent: dict[str, str] = {}  # what those are called of which nothing was read
        self.index = Index(fetched=self._fetched)
        for account in accounts(story):
            self._take_up(account)

    def _take_up(self, account: Account) -> None:
        self.texts[account.article] = account.text
        if not account.statements and account.text.strip():
            self.silent[account.article] = account.called
        self.index.add(account.statements)
        for one in account.statements:
            for facet in one.facets:
                self._keep(facet)
        for named in account.names.values():
            if named.named:
                self._named.setdefault(named[1:], (account.called, named))
        text = f" {plain(account.text)} "
        self._standing.update(words for words in self._sought if words in text)
        self._hold(account)

    def _keep(self, facet: Facet) -> None:
        if facet.kind in KEPT:
            row = {name: facet.row[name] for name in KEPT[facet.kind]}
            self._rows[facet.kind].setdefault(tuple(row.values()), row)

    def _hold(self, account: Account) -> None:
        self._held[account.article] = self._held.pop(account.article, account)
        if len(self._held) > HELD:
            del self._held[next(iter(self._held))]

    def _fetched(self, homes: Sequence[Home]) -> list[Statement]:
        """The sentences that stand at some places; their articles are read together."""
        ids = list(dict.fromkeys(article for article, _ in homes))
        for account in accounts(self._story, [id for id in ids if id not in self._held]):
            self._hold(account)
        return [self.account(article).statements[at] for article, at in homes]

    def account(self, article: str) -> Account:
        """What one source says."""
        if article not in self._held:
            self._hold(next(accounts(self._story, [article])))
        self._hold(self._held[article])
        return self._held[article]

    def called(self, article: str) -> str:
        """What a reader calls a source."""
        return self.account(article).called

    def around(self, statement: Statement, reach: int = AROUND) -> list[Statement]:
        """The sentences just before and after one, the nearest first."""
        own, at = self._place(statement)
        near = [place for step in range(1, reach + 1) for place in (at - step, at + step)]
        return [own[place] for place in near if 0 <= place < len(own)]

    def before(self, statement: Statement, reach: int = AROUND) -> Sequence[Statement]:
        """The sentences just before one."""
        own, at = self._place(statement)
        return own[max(0, at - reach) : at]

    def _place(self, statement: Statement) -> tuple[Sequence[Statement], int]:
        own = self.account(statement.article).statements
        return own, bisect_left(own, statement.start, key=lambda one: one.start)

    def rows(self, kind: str) -> Collection[Row]:
        """The times or figures of all sources, each that is told alike once."""
        return self._rows[kind].values()

    def named(self, who: Named) -> Iterator[tuple[str, Named]]:
        """Who and what in the sources may be one of the text by its names, each with the first
        source that names it so."""
        found = {at for form in who.forms for key in keys(form) for at in self._by_key.get(key, ())}
        for at in sorted(found):
            yield self._listed[at]

    @cached_property
    def _listed(self) -> list[tuple[str, Named]]:
        return list(self._named.values())

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, (_, named) in enumerate(self._listed):
            for key in sorted({key for form in named.forms for key in keys(form)}):
                found.setdefault(key, []).append(at)
        return found

    def has_words(self, words: str) -> bool:
        """Whether a name or figure of the text stands in a source, whatever its case and
        accents; for a continent its people do."""
        return any(f" {one} " in self._standing for one in with_kin(words))


def with_kin(words: str) -> list[str]:
    """Words as they are looked for, and for a continent or its people the other word."""
    own = plain(words)
    return [own, *(one for pair in CONTINENTS if own in pair for one in pair if one != own)]


def plain(words: str) -> str:
    """Words as they are looked for: folded, without what is no letter or digit."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(words)).split())
