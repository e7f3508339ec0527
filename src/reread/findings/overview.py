"""A reading at a glance, as a notebook shows it: the first findings, the text with marks, and the
tables there are."""

from __future__ import annotations

from html import escape

import pandas as pd

from ..article import counted
from ..glance import AS_WRITTEN
from ..highlight import drawn
from ..reading import Reading
from ..showing import show
from ..stages import STAGES
from ..tables import ASIDE, schema
from . import findings
from .finding import called

MOST = 5  # findings
SPEAKERS = 6  # with a colour of their own
LONGEST = 1500  # characters of paragraphs that are shown
A_TIME, ANOTHER, SOMEONE = "a time", "another speaker", "someone unnamed"


def overview(reading: Reading) -> str:
    """The heading of its article, the first findings, the text, and a line for each table."""
    told = "".join(f"<li>{escape(one)}</li>" for one in findings(reading, most=MOST)["sentence"])
    head = f'{reading.article.heading()}<ul class="{AS_WRITTEN}">{told}</ul>'
    return head if not len(reading.sentences) else f"{head}{_text(reading)}{_tables(reading)}"


def _text(reading: Reading) -> str:
    """The first paragraphs, with the times in them and what is said by whom."""
    blocks = reading.blocks[~reading.blocks["kind"].isin(ASIDE)]
    before = (blocks["end"] - blocks["start"]).cumsum().shift(fill_value=0)
    shown = blocks[before < LONGEST]
    rest = len(blocks) - len(shown)
    more = f"<p>… and {counted(rest, 'more paragraph')}</p>" if rest else ""
    inside = pd.concat([_speech(reading), _times(reading)], ignore_index=True)
    marks = drawn(reading.article, inside, "mark", shown, whole=True)
    return f"{marks.html}{more}"


def _times(reading: Reading) -> pd.DataFrame:
    return reading.times[["start", "end", "value"]].assign(mark=A_TIME)


def _speech(reading: Reading) -> pd.DataFrame:
    """What is surely said by someone, each of the first speakers with a mark of their own."""
    quotes, names = reading.quotes, called(reading)
    sure = quotes[quotes["status"] != "doubtful"]
    speaker = sure["speaker"].map(names).fillna(SOMEONE)
    first = list(dict.fromkeys(speaker))[:SPEAKERS]
    return pd.DataFrame({"start": sure["content_start"], "end": sure["content_end"],
                         "mark": speaker.where(speaker.isin(first), ANOTHER),
                         "by": speaker})  # fmt: skip


def _tables(reading: Reading) -> str:
    """How many rows each table has, and what one is."""
    rows = [(f"reading.{name}", len(reading.table(name)), schema(name).row) for name in STAGES]
    listed = pd.DataFrame(rows, columns=["table", "rows", "one row is"])
    return show(listed, most=None)._repr_html_()
