"""Where the articles speak of whom or what a timeline is asked for.

Asked for is an id that holds over all articles, a name or an alias, or words that no table has as a
name ("the stock market"). Names are found in `links`; words wherever they stand in a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from ...near_misses import did_you_mean
from .called import (
    Span,
    Words,
    bare,
    ends_in,
    is_initials,
    is_name_of,
    matching,
    series,
    standing,
    words,
)

Aliases = Mapping[tuple[str, str], str]


class Link(NamedTuple):
    """A row of `links`, as far as it tells names apart."""

    article: str
    entity: str
    name: str
    kind: str
    linked: str
    called: str


class Wanted(NamedTuple):
    """Whom or what is asked for: the ids over all articles, its entities by article, the words it
    is called by, and whether it is a person or, as far as names tell, a thing."""

    ids: frozenset[str]
    entities: Mapping[str, frozenset[str]]
    words: Words
    person: bool
    thing: bool


def wanted(links: pd.DataFrame, aliases: Aliases, asked: str) -> Wanted:
    """Whom or what is asked for, by the table `links` and the aliases that articles have.

    An id is taken as it is; else all that is called so, and what that is called besides.
    """
    rows = [Link(*row) for row in links[list(Link._fields)].itertuples(index=False, name=None)]
    said = words(asked)
    ids = {row.linked for row in rows if row.linked == asked} or _named(rows, aliases, said)
    if not ids:  # "Beatles Apple Corps" is Apple Corps
        ids = {row.linked for row in rows if ends_in(said, words(row.name))}
    entities: dict[str, set[str]] = defaultdict(set)
    kinds = []
    for row in rows:
        if row.linked in ids:
            entities[row.article].add(row.entity)
            kinds.append(row.kind)
    person = kinds.count("PER") * 2 > len(kinds)
    thing = kinds.count("MISC") * 2 >= len(kinds)
    own = {id: frozenset(found) for id, found in entities.items()}
    return Wanted(frozenset(ids), own, said, person, thing)


def _named(rows: Sequence[Link], aliases: Aliases, said: Words) -> set[str]:
    """The ids of what has such a name, or initials that an article gives one of these."""

    def others(row: Link) -> list[str]:
        return aliases.get((row.article, row.entity), "").split("; ")

    ids = {row.linked for row in rows
           if any(is_name_of(words(name), said) for name in (row.name, row.called))
           or any(bare(words(name)) == bare(said) for name in others(row))}  # fmt: skip
    short = {name for row in rows if row.linked in ids for name in others(row)
             if is_initials(name, said)}  # fmt: skip
    return ids | {row.linked for row in rows if row.name in short}


def unknown(asked: str, links: pd.DataFrame) -> ValueError:
    """The error for what no article speaks of."""
    called = sorted(set(links["called"].dropna().tolist()))
    return ValueError(
        f"no article speaks of {asked!r}{did_you_mean(asked, called)}; give a name, an id of the "
        "column linked of links(), or words that stand in the articles"
    )


def places(
    wanted: Wanted, article: str, mentions: pd.DataFrame, tokens: pd.DataFrame
) -> Iterator[Span]:
    """Where an article speaks of it: its mentions, and its words where no other name holds them;
    of a person whom the article names also the last name alone."""
    own = wanted.entities.get(article, frozenset())
    columns = (mentions[name].tolist() for name in ("start", "end", "entity", "form"))
    seen: set[Span] = set()
    taken: list[Span] = []
    for start, end, entity, form in zip(*columns, strict=True):
        if not pd.isna(entity) and entity in own:
            seen.add((start, end))
        elif not pd.isna(entity) and form == "name":
            taken.append((start, end))
    yield from sorted(seen)
    called = {wanted.words} - {()}
    if wanted.person and own:
        called |= {wanted.words[-1:]}
    pattern = series(wanted.words)
    found = [
        *standing(called, tokens, wanted.person),
        *(matching(pattern, tokens) if pattern else ()),
    ]
    for start, end in sorted(set(found) - seen):
        inside = any(first <= start and end <= last and (first, last) != (start, end)
                     for first, last in (*seen, *taken))  # fmt: skip
        clash = any(first < end and start < last for first, last in taken)
        if not (inside or clash) or (pattern and not inside):
            yield start, end
