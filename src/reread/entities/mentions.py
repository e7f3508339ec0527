"""Mentions: names, and the pronouns and nominals that stand for the people named."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from .. import tables
from ..article import Article
from ..grammar.trees import Trees, places
from ..reader.read import Read
from .aliases import Called, Link, entity_ids, group, sex_of
from .beside import beside
from .corrections import corrected
from .declared import declared
from .forms import Word, words
from .governments import governed
from .names import names as names_of
from .referring import Named, Referring, referring
from .roles import Role, role_of
from .senses import Sense, sense_of
from .spans import Name, Token


class Standing(NamedTuple):
    """A name in its sentence: its words are `first` to `last` of `words`."""

    name: Name
    sentence: int
    words: Sequence[Word]
    first: int
    last: int
    form: str


class Mention(NamedTuple):
    """A name with what was found out about it."""

    standing: Standing
    role: Role | None
    link: Link
    sense: Sense
    entity: str


def mentions(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    trees: Trees,
    read: Read,
    *,
    names: Any = "net",
    aliases: str = "rules",
    governments: str = "apart",
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per name, pronoun or nominal that stands for an entity.

    `names` is a recogniser's name (see names.names) or a function text -> spans (start, end,
    kind), of which those outside the sentences (in page furniture) are left out; `aliases` is
    "rules" or "exact"; `governments` is "apart" or "country" (see governments.py); `corrections`
    are applied last (see corrections.py). A pronoun or nominal that could be several people or
    things has no entity.
    """
    text = article.text
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    known = places(trees)
    found = [words(text, start, end, known) for start, end in spans]
    named = names_of(text, found, _tokens(tokens, len(spans)), read, names)
    standing = _standing(text, named, spans, found)
    linked = governed(_linked(text, standing, aliases), governments)
    others = referring(found, [_named(row) for row in linked if row.standing.words])
    rows = [_name_row(text, row) for row in linked]
    table = tables.build("mentions", article, rows + [_other_row(text, row) for row in others])
    return corrected(article, table, corrections)


def _tokens(tokens: pd.DataFrame, sentences: int) -> list[list[Token]]:
    """The tokens of each sentence; sentences are numbered from 0."""
    found: list[list[Token]] = [[] for _ in range(sentences)]
    columns = (tokens[name].tolist() for name in ("sentence", "start", "end", "surface", "tag"))
    for sentence, *token in zip(*columns, strict=True):
        found[sentence].append(Token(*token))
    return found


def _standing(
    text: str,
    named: Sequence[Name],
    spans: Sequence[tuple[int, int]],
    found: Sequence[Sequence[Word]],
) -> list[Standing]:
    """The names that begin in a sentence, with their place in it."""
    begins = [start for start, _ in spans]
    starts = [[word.start for word in sentence] for sentence in found]
    standing = []
    for name in named:
        at = bisect.bisect_right(begins, name.start) - 1
        if at < 0 or name.start >= spans[at][1]:
            continue
        first = max(bisect.bisect_right(starts[at], name.start) - 1, 0)
        last = max(bisect.bisect_left(starts[at], name.end) - 1, first)
        standing.append(Standing(name, at, found[at], first, last, _form(text, name)))
    return standing


def _form(text: str, name: Name) -> str:
    """The words of a name joined by spaces; what holds no word, as it is."""
    own = words(text, name.start, name.end)
    return " ".join(word.key for word in own) or text[name.start : name.end]


def _linked(text: str, standing: Sequence[Standing], aliases: str) -> list[Mention]:
    """Names with their roles, and with the entities that they share."""
    owners = {
        row.name.end: row.name.start for row in standing
        if row.name.kind != "PER" or (row.words and row.words[row.last].possessive)
    }  # fmt: skip
    roles = [role_of(text, row.words, row.first, row.last, owners)
             if row.words and row.name.kind == "PER" else None for row in standing]  # fmt: skip
    called = [Called(*row.name[:2], row.form, row.name.kind, role.sex if role else "")
              for row, role in zip(standing, roles, strict=True)]  # fmt: skip
    links = group(called, aliases, declared(text, (name[:3] for name in called)))
    ids = entity_ids(called, links)
    senses = [_sense(row) for row in standing]
    return [Mention(*row) for row in zip(standing, roles, links, senses, ids, strict=True)]


def _sense(row: Standing) -> Sense:
    """Whether a place, or the seat of those who govern, stands for a place or for them."""
    if row.words and row.name.kind in ("LOC", "ORG"):
        return sense_of(row.form, row.words, row.first, row.last)
    return Sense("", "")


def _named(mention: Mention) -> Named:
    """What pronouns and nominals are resolved by."""
    row, role = mention.standing, mention.role
    person = mention.link.person
    told = role.sex if role else ""
    sex = told or sex_of(mention.link.head) if person else ""
    office = role.text if role and not role.address else ""
    said = frozenset() if person else beside(row.words, row.first, row.last)
    return Named(row.sentence, row.first, row.last, row.form, mention.entity, row.name.kind, sex,
                 office, said, mention.sense.name == "government")  # fmt: skip


def _name_row(text: str, mention: Mention) -> dict[str, Any]:
    row, role, link, sense = mention.standing, mention.role, mention.link, mention.sense
    name = row.name
    linked = link.reason if link.head != row.form else ""
    stands = f"as {sense.name}: {sense.reason}" if sense.name else ""
    return {
        "start": name.start, "end": name.end, "sentence": row.sentence,
        "surface": text[name.start : name.end], "form": "name", "kind": name.kind,
        "entity": mention.entity, "role": role.text if role and not role.address else None,
        "sense": sense.name or None, "score": name.score,
        "reason": "; ".join(reason for reason in (name.reason, linked, stands) if reason),
    }  # fmt: skip


def _other_row(text: str, row: Referring) -> dict[str, Any]:
    return {
        "start": row.start, "end": row.end, "sentence": row.sentence,
        "surface": text[row.start : row.end], "form": row.form, "kind": row.kind,
        "entity": row.entity, "score": row.score, "reason": row.reason,
    }  # fmt: skip
