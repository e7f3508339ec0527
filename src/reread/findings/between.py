"""What the articles of a corpus say that cannot all be right, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..article import counted
from ..english import listed
from .finding import Finding, Rank, capital, ended

if TYPE_CHECKING:
    from ..across.story import Story

ABOUT = "contradiction"
MOST = 5  # that are told one by one
CALLED = {"dates": "day", "quantities": "figure", "polarity": "denial"}
SURENESS = ("facts", "voices", "counts")  # those that two outlets tell as facts first


def between(story: Story) -> Iterator[Finding]:
    """How many things two articles contradict each other in, and the surest of them. Who said the
    same words is told with quotations."""
    rows = story.contradictions()
    rows = rows[rows["kind"].isin(CALLED)]
    if not len(rows):
        sentence = f"No two of its {counted(len(story), 'article')} were found to contradict"
        yield Finding(ABOUT, Rank.SILENT, f"{sentence} each other on a day, figure or denial.")
        return
    kinds = [counted(int(many), CALLED[kind]) for kind, many in rows["kind"].value_counts().items()]
    yield Finding(
        ABOUT, Rank.CONTRADICTION, f"Its articles contradict each other: {listed(kinds)}."
    )
    ranked = rows.sort_values(
        "status", key=lambda column: column.map(SURENESS.index), kind="stable"
    )
    for row in ranked.head(MOST).itertuples():
        yield Finding(ABOUT, Rank.CONTRADICTION, ended(capital(row.reason)))
