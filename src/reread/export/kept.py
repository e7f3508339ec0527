"""Readings whose tables are those that a corpus keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ..article import Article
from ..choices import Choices
from ..provenance import chosen
from ..reading import Reading
from ..stages import STAGES, TODAY, chain_of
from ..stored import from_json

# The choices that what is no table hangs on: the day that times count from
NEEDED = chain_of(TODAY)


class Kept(Reading):
    """A reading whose tables were computed before. Only they, the article as it is read and the day
    that times count from are those of the corpus: other choices are not known to it."""

    def __init__(
        self, article: Article, choices: Choices, tables: Mapping[str, pd.DataFrame]
    ) -> None:
        super().__init__(article, choices)
        self._tables = tables

    def table(self, name: str) -> pd.DataFrame:
        """One table by name; a copy that shares memory."""
        return self._tables[name].copy(deep=False)


def kept_readings(piece: Mapping[str, pd.DataFrame], told: Mapping[str, Any]) -> Iterator[Kept]:
    """The readings of some articles, from their tables and `texts`, and the choices of all."""
    choices = chosen({name: told[name] for name in NEEDED})
    parts = {name: dict(list(piece[name].groupby("article", sort=False))) for name in STAGES}
    for row in piece["texts"].itertuples(index=False):
        tables = {
            name: part.get(row.article, piece[name][:0]).reset_index(drop=True)
            for name, part in parts.items()
        }
        yield Kept(from_json(row.text, row.rest, row.article), choices, tables)
