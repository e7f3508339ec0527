"""Corrections by hand of who is who over many articles, as rows of one small table.

Each row says of whom it speaks, by an `entity` (of one `article`, or of all) or by what it is
`linked` to so far, and who that is: `to` is the id or name of somebody linked, or a new name, or
nothing for somebody of its own. Rows are applied in the order given.
"""

from __future__ import annotations

import pandas as pd

from ..tables import NARRATOR, UNNAMED, slug

LINK_COLUMNS = ("article", "entity", "linked", "to")


def checked_links(table: pd.DataFrame) -> pd.DataFrame:
    """Corrections of links as texts, in the order given; ValueError says what is wrong."""
    if "to" not in table.columns:
        raise ValueError(
            "links has no column 'to'; it needs to, with entity (and its article), or linked"
        )
    given = table.reindex(columns=list(LINK_COLUMNS)).astype("string").fillna("")
    given = given.apply(lambda column: column.str.split().str.join(" "))
    for number, row in enumerate(given.to_dict("records")):
        if problem := _wrong_link(row):
            raise ValueError(f"links: row {number} {problem}")
    return given


def _wrong_link(row: dict[str, str]) -> str | None:
    """What is wrong with one correction, and how to mend it."""
    if bool(row["entity"]) == bool(row["linked"]):
        both = "both an entity and linked" if row["entity"] else "neither an entity nor linked"
        return f"has {both}; give an entity of an article, or whom they are linked to so far"
    if row["article"] and row["linked"]:
        return f"has article={row['article']!r}, which means nothing beside linked; leave it empty"
    if row["to"] and slug(row["to"]) in (NARRATOR, UNNAMED):
        return f"makes {row['to'].lower()} of somebody; give another name, with a letter in it"
    return None
