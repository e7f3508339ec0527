"""Mentions: names, pronouns and nominals that stand for those named, and those without a name."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from .. import tables
from ..article import Article
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..reader.read import Read
from ..reader.speech import best
from .by_hand import corrected
from .coreference.aliases import Called, Link, entity_ids, group, sex_of
from .coreference.nominals import Named, said_of
from .coreference.referring import referring
from .coreference.variants import declared
from .forms import Name, forms
from .gazetteer import key
from .recognisers import names as names_of
from .senses import Seated, Sense, sense_of, with_countries
from .titles import NO_ROLE, Role, role_of

# Chance that a stretch is speech, and that its source is right too, from which on the source counts
WORTH, LEAST = 0.35, 0.25


class Standing(NamedTuple):
    """A name where it stands: its sentence, with the first and last of its words there (none
    where a tokenizer has left them out), and its form."""

    name: Name
    sentence: int
    tree: Sentence | None
    first: int
    last: int
    form: str


class Mention(NamedTuple):
    """A name with what was found out about it."""

    standing: Standing
    role: Role
    link: Link
    sense: Sense
    entity: str


def mentions(
    article: Article,
    sentences: pd.DataFrame,
    trees: Trees,
    read: Read,
    *,
    names: Any = "net",
    aliases: str = "rules",
    governments: str = "apart",
    demonyms: str = "apart",
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per name or pronoun, and per nominal that stands for an entity or takes part in what
    is told.

    `names` is a recogniser's name (see recognisers.names) or a function text -> spans (start, end,
    kind), of which those outside the sentences (in page furniture) are left out; `aliases` is
    "rules" or "exact"; `governments` and `demonyms` are "apart" or "country" (see senses.py);
    `corrections` are applied last (see by_hand.py). A pronoun or nominal that could be several
    people or things has no entity, nor has somebody without a name who is the source of no speech.
    """
    text = article.text
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    standing = _standing(text, names_of(text, spans, trees, read, names), spans, trees)
    linked = _linked(text, standing, aliases, governments, demonyms)
    named = [_named(row, row.standing.tree) for row in linked if row.standing.tree]
    others = (row._asdict() for row in referring(text, trees, named, _heard(trees, read)))
    found = chain(map(_name_row, linked), others)
    rows = (row | {"surface": text[row["start"] : row["end"]]} for row in found)
    return corrected(article, tables.build("mentions", article, rows), corrections)


def _heard(trees: Trees, read: Read) -> dict[int, set[int]]:
    """For each sentence the words that head what the reader takes for sources of speech."""
    found: dict[int, set[int]] = {}
    for one in best(read.speech, WORTH):
        if one.source and one.score >= LEAST:
            tree = trees[read.sentences[one.source[0]]]
            first, last = one.source[0] - tree.first, one.source[1] - 1 - tree.first
            found.setdefault(tree.number, set()).add(
                tree.head(first, min(last, len(tree.words) - 1))
            )
    return found


def _standing(
    text: str, named: Sequence[Name], spans: Sequence[tuple[int, int]], trees: Trees
) -> list[Standing]:
    """The names that begin in a sentence, with their place in it."""
    begins = [start for start, _ in spans]
    starts = {number: [word.start for word in tree.words] for number, tree in trees.items()}
    standing = []
    for name in named:
        at = bisect.bisect_right(begins, name.start) - 1
        if at < 0 or name.start >= spans[at][1]:
            continue
        words = starts.get(at, [])
        first = max(bisect.bisect_right(words, name.start) - 1, 0)
        last = max(bisect.bisect_left(words, name.end) - 1, first)
        form = key(forms(text, name.start, name.end)) or text[name.start : name.end]
        standing.append(Standing(name, at, trees.get(at), first, last, form))
    return standing


def _linked(
    text: str, standing: Sequence[Standing], aliases: str, governments: str, demonyms: str
) -> list[Mention]:
    """Names with their roles, and with the entities that they share."""
    called, roles, senses = [], [], []
    for name, _, tree, first, last, form in standing:
        person, place = name.kind == "PER", name.kind in ("LOC", "ORG")
        roles.append(role_of(text, tree, first, last) if tree and person else NO_ROLE)
        senses.append(sense_of(form, tree, first, last) if tree and place else Sense("", ""))
        called.append(Called(name.start, name.end, form, name.kind, roles[-1].sex))
    links = group(called, aliases, declared(text, (name[:3] for name in called)))
    ids = entity_ids(called, links)
    rows = zip(called, links, ids, senses, strict=True)
    seated = [Seated(name.form, link.person, entity, sense) for name, link, entity, sense in rows]
    own = with_countries(seated, governments, demonyms)
    found = zip(standing, roles, links, own, strict=True)
    return [Mention(row, role, link, name.sense, name.entity) for row, role, link, name in found]


def _named(mention: Mention, tree: Sentence) -> Named:
    """What pronouns and nominals are resolved by."""
    row, role = mention.standing, mention.role
    person = mention.link.person
    sex = role.sex or sex_of(mention.link.head) if person else ""
    said = frozenset[str]() if person else said_of(tree, row.first, row.last)
    governs = mention.sense.name == "government"
    about = (row.form, mention.entity, row.name.kind, sex, role.text, said, governs)
    return Named(row.sentence, row.first, row.last, *about)


def _name_row(mention: Mention) -> dict[str, Any]:
    row, role, link, sense = mention.standing, mention.role, mention.link, mention.sense
    name = row.name
    linked = link.reason if link.head != row.form else ""
    stands = f"as {sense.name}: {sense.reason}" if sense.name else sense.reason
    return {
        "start": name.start, "end": name.end, "sentence": row.sentence, "form": "name",
        "kind": name.kind, "entity": mention.entity, "role": role.text or None,
        "sense": sense.name or None, "score": name.score,
        "reason": "; ".join(reason for reason in (name.reason, linked, stands) if reason),
    }  # fmt: skip
