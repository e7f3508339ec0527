"""Mentions: names, and the nominals and pronouns that stand for the people named."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from .. import tables
from ..article import Article
from .aliases import Called, Link, best, group, sex_of, slug
from .forms import Word, words
from .names import Name
from .names import names as names_of
from .pronouns import Person, referring
from .roles import Role, role_of
from .senses import Sense, sense_of


class Standing(NamedTuple):
    """A name in its sentence: its words are `first` to `last` of it."""

    name: Name
    sentence: int
    first: int
    last: int
    form: str


def mentions(
    article: Article,
    sentences: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    names: Any = "gazetteer",
    aliases: str = "rules",
) -> pd.DataFrame:
    """One row per name, nominal or pronoun that stands for an entity.

    `names` is "gazetteer" or a function text -> spans (start, end, kind), of which those outside
    the sentences (in page furniture) are left out; `aliases` is "rules" or "exact". A pronoun
    that could be several people has no entity.
    """
    spans = list(zip(sentences["start"].tolist(), sentences["end"].tolist(), strict=True))
    tags = dict(zip(tokens["start"].tolist(), tokens["tag"].tolist(), strict=True))
    found = [words(article.text, start, end, tags) for start, end in spans]
    named = names_of(article.text, found, names)
    standing = _standing(named, spans, found, article.text)
    roles = _roles(article.text, standing, found)
    called = [Called(*s.name[:2], s.form, s.name.kind, role.sex if role else "")
              for s, role in zip(standing, roles, strict=True)]  # fmt: skip
    links = group(called, aliases)
    ids = entity_ids(called, links)
    rows = [_row(article.text, s, role, link, ids[key(name, link)], found)
            for s, role, name, link in zip(standing, roles, called, links, strict=True)]  # fmt: skip
    people = _people(standing, called, links, roles, ids, found)
    rows += _others(article.text, found, people)
    return tables.build("mentions", article, rows)


def key(name: Called, link: Link) -> tuple[bool, str]:
    """What the names of one entity share: people are never one with things of their name."""
    return name.kind == "PER", link.head


def entity_ids(called: Sequence[Called], links: Sequence[Link]) -> dict[tuple[bool, str], str]:
    """The id of every group: its best form as a slug; by first mention, -2, -3 … where taken."""
    forms: dict[tuple[bool, str], set[str]] = {}
    for name, link in sorted(zip(called, links, strict=True)):
        forms.setdefault(key(name, link), set()).add(name.form)
    ids: dict[tuple[bool, str], str] = {}
    taken = {"narrator": 1}  # the voice that is nobody's
    used: set[str] = {"narrator"}
    for group_key, group_forms in forms.items():
        wanted = slug(best(group_forms))
        chosen = wanted
        while chosen in used:
            taken[wanted] = taken.get(wanted, 1) + 1
            chosen = f"{wanted}-{taken[wanted]}"
        used.add(chosen)
        ids[group_key] = chosen
    return ids


def _standing(
    named: Sequence[Name], spans: Sequence[tuple[int, int]], found: Sequence[list[Word]], text: str
) -> list[Standing]:
    """The names that begin in a sentence, with their place in it."""
    begins = [start for start, _ in spans]
    standing = []
    for name in named:
        at = bisect.bisect_right(begins, name.start) - 1
        if at < 0 or name.start >= spans[at][1]:
            continue
        starts = [word.start for word in found[at]]
        first = max(bisect.bisect_right(starts, name.start) - 1, 0)
        last = max(bisect.bisect_left(starts, name.end) - 1, first)
        form = " ".join(word.key for word in words(text, name.start, name.end))
        standing.append(Standing(name, at, first, last, form or text[name.start : name.end]))
    return standing


def _roles(
    text: str, standing: Sequence[Standing], found: Sequence[list[Word]]
) -> list[Role | None]:
    owners = {s.name.end: s.name.start for s in standing if s.name.kind != "PER"}
    return [role_of(text, found[s.sentence], s.first, s.last, owners)
            if s.name.kind == "PER" and found[s.sentence] else None for s in standing]  # fmt: skip


def _row(
    text: str, standing: Standing, role: Role | None, link: Link, entity: str,
    found: Sequence[list[Word]],
) -> dict[str, Any]:  # fmt: skip
    name = standing.name
    sense = Sense("", "")
    if name.kind == "LOC" and found[standing.sentence]:
        sense = sense_of(standing.form, found[standing.sentence], standing.first, standing.last)
    why = f"as {sense.name}: {sense.reason}" if sense.name else ""
    reasons = (name.reason, link.reason if link.reason != "the name itself" else "", why)
    return {
        "start": name.start, "end": name.end, "sentence": standing.sentence,
        "surface": text[name.start : name.end], "form": "name", "kind": name.kind,
        "entity": entity, "role": role.text if role and not role.address else None,
        "sense": sense.name or None, "score": name.score,
        "reason": "; ".join(reason for reason in reasons if reason),
    }  # fmt: skip


def _people(
    standing: Sequence[Standing], called: Sequence[Called], links: Sequence[Link],
    roles: Sequence[Role | None], ids: dict[tuple[bool, str], str], found: Sequence[list[Word]],
) -> list[Person]:  # fmt: skip
    people = []
    for s, name, link, role in zip(standing, called, links, roles, strict=True):
        if name.kind == "PER":
            sex = name.sex or sex_of(link.head)
            office = role.text if role and not role.address else ""
            people.append(Person(name.start, s.sentence, ids[key(name, link)], sex, office,
                                 _subject(found[s.sentence], s.last)))  # fmt: skip
    return people


def _subject(sentence: Sequence[Word], last: int) -> bool:
    """Whether a verb follows a name soon, as it follows a subject."""
    following = sentence[last + 1 : last + 4]
    return any(word.tag.startswith(("VBD", "VBZ", "VBP", "MD")) for word in following)


def _others(
    text: str, found: Sequence[list[Word]], people: Sequence[Person]
) -> list[dict[str, Any]]:
    """Pronouns and nominals as rows, but those inside a name."""
    return [
        {
            "start": row.start, "end": row.end, "sentence": row.sentence,
            "surface": text[row.start : row.end], "form": row.form, "kind": "PER",
            "entity": row.entity, "score": row.score, "reason": row.reason,
        }
        for row in referring(found, people)
    ]  # fmt: skip
