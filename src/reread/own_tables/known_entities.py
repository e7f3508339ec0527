"""Whom corrections by hand mean: the entities of an article, by id or by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container

import pandas as pd

from ..tables import slug
from .corrections import corrections_of

ARTICLE = re.compile(r"^(?:the|an?)-(?=.)")  # as the slug of a phrase begins


class Known:
    """The entities that the mentions of an article stand for: their `ids`, the names and phrases
    that they have in the text, and what they were called before they were corrected."""

    def __init__(
        self, article: str, mentions: pd.DataFrame, corrections: pd.DataFrame | None
    ) -> None:
        self.ids = set(mentions["entity"].dropna())
        self.renamed = {
            slug(row["entity"]): slug(row["to"])
            for _, row in corrections_of(corrections, "mentions", article)
            if pd.isna(row["start"]) and row["to"]
        }
        self.called: dict[str, set[str]] = defaultdict(set)
        said = mentions[mentions["form"].ne("pronoun") & mentions["entity"].notna()]
        for surface, entity in zip(said["surface"], said["entity"], strict=True):
            self.called[_bare(slug(surface))].add(entity)

    def id_of(self, words: str) -> str:
        """The id of the entity that some words name: by its id, by one that was corrected to it, or
        by a phrase that stands for it alone in the text; else a new id."""
        entity = known_id(words, self.ids)
        for _ in self.renamed:  # as many steps as there can be, should they go round
            if entity in self.ids:
                return entity
            entity = known_id(self.renamed.get(entity, entity), self.ids)
        alone = self.called.get(_bare(entity), ())
        return next(iter(alone)) if entity not in self.ids and len(alone) == 1 else entity


def known_id(words: str, ids: Container[str]) -> str:
    """The one of some ids that words name, with or without their article; else a new one."""
    entity = slug(words)
    return _bare(entity) if entity not in ids and _bare(entity) in ids else entity


def _bare(entity: str) -> str:
    return ARTICLE.sub("", entity)
