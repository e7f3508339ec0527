"""What the tabs of the desk show: a reading in, a piece of safe HTML out.

Tables take their colours from the page, so that they read well in light and dark themes; marks and
pictures bring their own ground.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from ..article import counted
from ..english import listed
from ..findings import findings
from ..highlight import highlight
from ..plots.figures import figure
from ..plots.style import alternative
from ..reading import Reading, names_of
from ..sentiment.influence import carriers
from ..showing import MOST, show
from ..stages import STAGES
from ..tables import UNNAMED, schema

Drawn = Any  # a matplotlib figure: only plots may know that library
MARKED = tuple(name for name in STAGES if schema(name).spanned)
WIDTH = "880px"  # of pictures
NAMED = ["name", "kind", "mentions", "roles", "aliases"]  # columns shown of who is named
CARRIED = ["word", "times", "valence", "moved"]  # columns shown of what carries the tone
HOW = ("positive", "negative", "neutral", "unclear")  # what one can know of an attitude
MOST_SPOKEN_OF = 5  # names listed of whom a voice speaks
SPAN = ["start", "end"]
SCROLLED = "overflow-x:auto"  # of a table wider than its page


class View(NamedTuple):
    """A tab: its title, the tables it looks at, the figure it shows, and what is said of a reading
    above that and below it, as safe HTML."""

    title: str
    tables: tuple[str, ...]
    said: Callable[[Reading], tuple[str, str]]
    figure: str


def page(view: View, reading: Reading) -> str:
    """A whole tab as one piece of HTML, with a figure that stands still."""
    if reading.unread:
        return paragraphs(f"Not read: {reading.unread}.")
    above, below = view.said(reading)
    return above + still(figure(reading, view.figure)) + below


def text(reading: Reading, name: str) -> str:
    """The article with the rows of a table marked."""
    rows = reading.table(name)
    hover = " Hover over one for what is known of it." if len(rows) else ""
    said = how_many(rows, name) + hover
    return paragraphs(said) + highlight(reading.article, unnoticed(rows)).html


def how_many(rows: pd.DataFrame, name: str) -> str:
    """How many rows of a table are marked, and what one is."""
    if rows.empty:
        return f"Nothing is marked: no place of the text is {schema(name).row}."
    return f"Marked: {counted(len(rows), 'place')}, each {schema(name).row}."


def unnoticed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the notices of their reading, which the panel shows already."""
    rows = rows.copy(deep=False)
    rows.attrs["notices"] = []
    return rows


def told(reading: Reading, about: str) -> list[str]:
    """The findings about one thing, each a sentence."""
    return findings(reading, about)["sentence"].tolist()


def timeline(reading: Reading) -> tuple[str, str]:
    """What is to be said of dates, above the picture of the dated events."""
    said = told(reading, "timeline")
    return paragraphs(*said), ""


def entities(reading: Reading) -> tuple[str, str]:
    """Who and what is named, the picture of mentions through the article, and a list."""
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    said = [*told(reading, "entities"), f"{stand_for(reading)}."]
    return paragraphs(*said), shown(rows, reading, NAMED)


def stand_for(reading: Reading) -> str:
    """How many are named, in how many mentions; those that stand for nobody are not counted."""
    rows = reading.entities
    mentions = counted(int(rows["mentions"].sum()), "mention")
    return f"Who and what is named: {len(rows):,}, in {mentions}"


def voices(reading: Reading) -> tuple[str, str]:
    """Who speaks, in which tone, and how of whom; then the quotations in their sentences."""
    said = told(reading, "voices")
    by_voice = reading.tone.groupby("voice", sort=False)["score"].agg(["size", "mean"])
    spoken_of = [_spoken_of(reading, voice) for voice in by_voice.index]
    rows = by_voice.reset_index().assign(speaks_of=spoken_of)
    rows = rows.set_axis(["voice", "sentences", "mean tone", "speaks of"], axis=1)
    quotes = unnoticed(_spoken(reading))
    marked = highlight(reading.article, quotes, by="speaker", within=reading.sentences)
    return paragraphs(*said), shown(rows, reading) + marked.html


def _spoken_of(reading: Reading, voice: str) -> str:
    """Whom a voice speaks of, by how it does, in a few words."""
    rows = reading.voices[reading.voices["voice"] == voice]
    names = rows["entity"].map(names_of(reading)).groupby(rows["label"]).agg(list)
    return "; ".join(f"{how}: {listed(names[how], MOST_SPOKEN_OF)}" for how in HOW if how in names)


def _spoken(reading: Reading) -> pd.DataFrame:
    """The quotations, each over the characters of what is said."""
    content = ["content_start", "content_end"]
    quotes = reading.quotes[[*content, "speaker", "directness", "verb", "stance", "status"]]
    speakers = quotes["speaker"].fillna(UNNAMED).map(names_of(reading))
    speakers += quotes["status"].eq("doubtful").map({True: " (doubtful)", False: ""})
    return quotes.assign(speaker=speakers).rename(columns=dict(zip(content, SPAN, strict=True)))


def tone(reading: Reading) -> tuple[str, str]:
    """What is to be said of the tone, its picture, and the words that carry it."""
    said = told(reading, "tone")
    return paragraphs(*said), shown(carriers(reading), reading, CARRIED)


def source(reading: Reading) -> str:
    """What the source states of the article and where, and what of it is not in the text."""
    told, left = reading.article.metadata, reading.article.left_out
    facts = paragraphs(f"The source states {counted(len(told), 'fact')}.")
    pieces = paragraphs(
        f"Not in the text: {counted(len(left), 'piece')} of the source."
        if len(left)
        else "Nothing of the source was left out of the text."
    )
    tables = [shown(rows, reading, most=None) if len(rows) else "" for rows in (told, left)]
    return facts + tables[0] + pieces + tables[1]


def still(figure: Drawn) -> str:
    """A drawn figure as an HTML image, with words for those who cannot see it."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return image(stream.getvalue(), alternative(figure))


def image(data: bytes, alternative: str) -> str:
    """The bytes of a PNG picture as an HTML image."""
    source = base64.b64encode(data).decode("ascii")
    style = f"width:{WIDTH};max-width:100%;background:#ffffff"
    return f'<img alt="{escape(alternative)}" src="data:image/png;base64,{source}" style="{style}">'


def shown(
    rows: pd.DataFrame, reading: Reading, columns: list[str] | None = None, most: int | None = MOST
) -> str:
    """A table in words, as safe HTML."""
    html: str = show(rows, reading, columns, most)._repr_html_()
    return (
        f'<div style="{SCROLLED}" tabindex="0" role="group" aria-label="Table">{html}</div>'
        if len(rows)
        else html
    )


def paragraphs(*lines: str) -> str:
    """Lines of plain words, each a paragraph."""
    return "".join(f'<p style="margin:0.3em 0;line-height:1.4">{escape(one)}</p>' for one in lines)


VIEWS = (
    View("Timeline", ("times", "events", "conflicts"), timeline, "timeline"),
    View("Entities", ("mentions", "entities"), entities, "mentions"),
    View("Voices", ("sentences", "quotes", "tone", "voices", "entities"), voices, "speaking"),
    View("Tone", ("tone", "ledger"), tone, "tone"),
)
