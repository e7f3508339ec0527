"""Two versions of one article: what the newer says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pandas as pd

from ..article import Article
from ..reading import Reading, noticed
from ..tables import of_many
from .changing.changed_certainty import changed_certainty
from .changing.changed_dates import changed_dates
from .changing.changed_figures import changed_figures
from .changing.changed_names import changed_names
from .changing.changed_notes import beside_the_text
from .changing.changed_speech import changed_speech
from .changing.changed_wording import came_and_went, carried, changed_headline, reworded
from .changing.compared import Compared, Row, Touched
from .given_texts import read_given
from .pairing.paired import Pair, paired
from .pairing.same_entities import SameEntities
from .pairing.worded import Version

FACETS = (changed_headline, changed_speech, changed_figures, changed_dates, changed_names,
          changed_certainty)  # fmt: skip
QUIET = ("reworded", "moved")  # kinds that change nothing of what is said
# Kinds that say it all of a place, so that another says it a second time
WITHIN = {"name": ("speaker", "attribution", "role"), "negation": ("attribution",),
          "hedge": ("attribution",), "figure": ("date",), "modality": ("date",)}  # fmt: skip


def versions(
    old: Article | Reading | str, new: Article | Reading | str, *, every: bool = False,
    **choices: Any,
) -> pd.DataFrame:  # fmt: skip
    """One row per change between two versions of an article that changes what is said: who speaks,
    a figure, a day, how surely a thing is told.

    Sentences are told apart by their words, wherever they stand, and compared by what they say: a
    day by each version's own date, a figure by its value, a person by all names. So what is only
    said in other words, in another place or spelling is no row; `every=True` gives rows for that,
    too, of kind reworded and moved. Texts and articles are read under `choices`, those of `read`.
    Rows stand in the order of the new version. `score` is how alike the two sentences are: where
    it is low, they may be two that tell of different things. `attrs["notices"]` says what changed
    beside the text: its title, notes of corrections. Raises TypeError for what is no text.

    >>> import reread as rr
    >>> old = "Police said the mill allegedly burned on Monday. The fire killed 62 people."
    >>> new = "Police said the mill burned on Monday. The fire killed 64 people."
    >>> rr.versions(old, new)[["kind", "old", "new"]].values.tolist()
    [['hedge', 'allegedly', <NA>], ['figure', '62', '64']]
    """
    given = (("old", old), ("new", new))
    sides = [read_given(name, one, choices, id=name) for name, one in given]
    before, after = (Version(side) for side in sides)
    both = Compared(before, after, SameEntities(before, after))
    pairs, gone, come = paired(before, after)
    rows = list(chain(came_and_went(both, gone, come), *(_changes(both, one) for one in pairs)))
    rows += carried(both, pairs) if every else ()
    kept = [row for row in rows if every or row["kind"] not in QUIET]
    ids = {"article": sides[0].article.id, "article_b": sides[1].article.id}
    table = of_many("versions", [row | ids for row in _in_order(kept, pairs)])
    return noticed(table, beside_the_text(*sides))


def _changes(both: Compared, pair: Pair) -> Iterator[Row]:
    """Rows for one pair of sentences."""
    touched = Touched(both, pair)
    rows = [row for facet in FACETS for row in facet(touched)]
    rows = [row for row in rows if not any(_tells(one, row) for one in rows if one is not row)]
    yield from rows
    yield from reworded(touched, rows)


def _tells(one: Row, row: Row) -> bool:
    """Whether one row of a pair says all that another does."""
    if one["kind"] not in WITHIN.get(row["kind"], ()):
        return False
    sides = [(first, last) for first, last in (("start", "end"), ("start_b", "end_b"))
             if row.get(first) is not None]  # fmt: skip
    return all(one.get(first) is not None and one[first] <= row[first] and row[last] <= one[last]
               for first, last in sides)  # fmt: skip


def _in_order(rows: list[Row], pairs: list[Pair]) -> list[Row]:
    """Rows in the order of the new version; what is no longer there stands after what was before
    it."""
    ends = sorted((pair.places[1], pair.places[3]) for pair in pairs)

    def place(row: Row) -> tuple[int, int, int, str, str]:
        """What rows are sorted by."""
        near = row.get("_near")
        if near is None and row.get("start_b") is None:
            at = max((new for old, new in ends if old <= row["start"]), default=-1)
            return at, 1, row["start"], row["kind"], row["reason"]
        first = near[1][0] if near else row["start_b"]
        own = row.get("start_b")
        return first, 0, first if own is None else own, row["kind"], row["reason"]

    return [{k: v for k, v in row.items() if k != "_near"} for row in sorted(rows, key=place)]
