"""What ships under which licence, and what is left of it where only openly licensed parts may be
read with.

A part is open where it, and all texts that a program learned it from, are under a licence that
meets the Open Definition: CC0, CC BY, CC BY-SA, MIT, Apache-2.0, the public domain and their like.
The table is licences.tsv.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from .files import shipped

ALL, OPEN = "all", "open"
MODELS = {ALL: "reader", OPEN: "reader_open"}  # the network of each
VARIABLE = "REREAD_LICENCES"  # of the environment: the default of the choice `licences`
TABLE = "licences.tsv"
POLNEAR = "PolNeAR, news texts of 2015-16 that belong to their publishers"


class Closed(NamedTuple):
    """An option that needs a part which is not open: why it is not, and what stands in for it
    where nothing was asked for."""

    why: str
    instead: str = ""


CLOSED = {
    ("lexicon", "news"): Closed(
        "was made with statistics of news texts that belong to their publishers", "vader"
    ),
    ("attribution", "both"): Closed(f"asks a model that was trained on {POLNEAR}", "rules"),
    ("attribution", "model"): Closed(f"is a model that was trained on {POLNEAR}"),
    ("names", "nltk"): Closed("was trained on ACE texts, which the LDC licenses"),
    ("names", "spacy"): Closed("comes with a licence of its own, which is not known here"),
}


def licences() -> pd.DataFrame:
    """One row per part that ships: its file, the licence (SPDX) of what is in it, whether
    `licences="open"` reads with it, where it comes from, what it was trained on, if it was
    trained, and what is lost without it.

    >>> import reread as rr
    >>> parts = rr.licences().set_index("file")
    >>> parts.loc["sentiment/data/vader.tsv", "licence"]
    'MIT'
    """
    rows = list(csv.DictReader(shipped(TABLE).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    table = pd.DataFrame(rows)
    return table.assign(open=table["open"].eq("yes"))


def default() -> str:
    """What the choice `licences` is where nothing is chosen: as the environment says, else all."""
    value = os.environ.get(VARIABLE) or ALL
    if value not in (ALL, OPEN):
        raise ValueError(f"{VARIABLE}={value!r} is not known; set it to {ALL!r} or {OPEN!r}")
    return value


def is_open(choice: str, value: Any) -> bool:
    """Whether a value of a choice needs openly licensed parts alone; what is one's own does."""
    return _closed(choice, value) is None


def offered(licences: str, choice: str, options: Iterable[Any]) -> list[Any]:
    """Those options of a choice that can be chosen beside a value of `licences`."""
    return [one for one in options if licences == ALL or is_open(choice, one)]


def instead(choice: str, value: Any, asked: bool) -> Any:
    """What is chosen in the place of a value under `licences="open"`; ValueError where there is
    nothing, or where just that value was asked for."""
    closed = _closed(choice, value)
    if closed is None:
        return value
    if closed.instead and not asked:
        return closed.instead
    options = [one.instead for (name, _), one in CLOSED.items() if name == choice and one.instead]
    other = options[0] if options else "net"
    raise ValueError(
        f"{choice}={value!r} {closed.why}, so that licences={OPEN!r} leaves it out; choose "
        f"{choice}={other!r} or licences={ALL!r}"
    )


def _closed(choice: str, value: Any) -> Closed | None:
    return CLOSED.get((choice, value.partition(":")[0])) if isinstance(value, str) else None
