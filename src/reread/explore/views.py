"""What the tabs of the desk show: a reading in, a piece of safe HTML out.

Tables take their colours from the page, so that they read well in light and dark themes; marks and
pictures bring their own ground.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from ..alternatives import compare, moved
from ..article import Article, counted
from ..choices import fields
from ..highlight import highlight, short
from ..plots.figures import png
from ..reading import Reading, names_of
from ..sentiment.influence import carriers
from ..sentiment.tone import label
from ..stages import STAGES
from ..summary import answer, one_line, towards
from ..tables import UNNAMED, schema

MARKED = tuple(name for name in STAGES if schema(name).spanned)
WIDTH = "880px"  # of pictures
LONGEST = 12  # moved rows listed for one table; a line says how many more there are
LONGEST_CELL = 400  # characters
CARRIED = ["word", "times", "valence", "moved"]  # columns shown of what carries the tone
SPAN = ["start", "end"]
SHORT = 16  # characters that are not broken over lines
CELL = "padding:0.2em 0.9em 0.2em 0;text-align:left;vertical-align:top;border:none;color:inherit"
TABLE = (
    "border-collapse:collapse;margin:0.4em 0 1em;font-size:13px;line-height:1.4;color:inherit;"
    "background:transparent"
)


@dataclass(frozen=True)
class View:
    """A tab: its title, the tables it looks at, and how it is drawn."""

    title: str
    tables: tuple[str, ...]
    draw: Callable[[Reading], str]


def drawn_or_unread(view: View, reading: Reading) -> str:
    """What a tab shows of a reading; of one that read nothing, why."""
    return _words(f"Not read: {reading.unread}.") if reading.unread else view.draw(reading)


def text(reading: Reading, name: str) -> str:
    """The article with the rows of a table marked."""
    rows = reading.table(name)
    said = f"Marked: {len(rows):,}. One row is {schema(name).row}; hover over one to read it."
    return _words(said) + highlight(reading.article, unnoticed(rows)).html


def unnoticed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows without the notices of their reading, which the panel shows already."""
    rows = rows.copy(deep=False)
    rows.attrs["notices"] = []
    return rows


def timeline(reading: Reading) -> str:
    """The picture of the dated events, and what is said of dates in words."""
    dates = f"Dates: {answer(reading, 'dates')}."
    dated = int((reading.events["earliest"].notna() | reading.events["latest"].notna()).sum())
    shown = f"Timeline of {dated} dated events. {dates}"
    clashes = f"Contradictions: {answer(reading, 'contradictions')}."
    return _words(dates, clashes) + drawn(reading, "timeline", shown)


def entities(reading: Reading) -> str:
    """The picture of mentions through the article, and a list of who and what."""
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    said = f"{stand_for(reading)}."
    shown = f"Where each entity is mentioned: {answer(reading, 'who and what')}."
    columns = ["name", "kind", "mentions", "roles", "aliases"]
    return _words(said) + drawn(reading, "mentions", shown) + table(rows[columns])


def stand_for(reading: Reading) -> str:
    """How many mentions stand for how many entities; those that stand for none are not counted."""
    rows = reading.entities
    return f"{rows['mentions'].sum():,} mentions stand for {len(rows):,} entities"


def voices(reading: Reading) -> str:
    """Who speaks, in which tone, and how of whom; then the quotations in their sentences."""
    names = names_of(reading)
    by_voice = reading.tone.groupby("voice", sort=False)["score"].agg(["size", "mean"])
    rows = []
    for voice, row in zip(by_voice.index, by_voice.to_dict("records"), strict=True):
        spoken_of = towards(reading, voice).items()
        told = "; ".join(f"{how}: {', '.join(some)}" for how, some in spoken_of)
        mean = f"{row['mean']:+.2f} {label(row['mean'])}"
        rows.append((names.get(voice, voice), row["size"], mean, told))
    columns = ["voice", "sentences", "mean tone", "speaks of"]
    spoken = unnoticed(_spoken(reading))
    said = highlight(reading.article, spoken, by="speaker", within=reading.sentences)
    return table(pd.DataFrame(rows, columns=columns)) + said.html


def _spoken(reading: Reading) -> pd.DataFrame:
    """The quotations, each over the characters of what is said."""
    content = ["content_start", "content_end"]
    quotes = reading.quotes[[*content, "speaker", "directness", "verb", "stance", "status"]]
    speakers = quotes["speaker"].fillna(UNNAMED).map(names_of(reading))
    speakers += quotes["status"].eq("doubtful").map({True: " (doubtful)", False: ""})
    return quotes.assign(speaker=speakers).rename(columns=dict(zip(content, SPAN, strict=True)))


def tone(reading: Reading) -> str:
    """The picture of the sentences' tone, and the words that carry it."""
    said = f"Tone: {answer(reading, 'tone')}."
    shown = f"Tone of each sentence through the article. {said}"
    return _words(said) + drawn(reading, "tone", shown) + table(carriers(reading)[CARRIED])


def source(article: Article) -> str:
    """What the source states of the article and where, and what of it is not in the text."""
    told, left = article.metadata, article.left_out
    facts = _words(f"The source states {counted(len(told), 'fact')}.")
    pieces = _words(f"Not in the text: {counted(len(left), 'piece')} of the source.")
    return facts + (table(told) if len(told) else "") + pieces + (table(left) if len(left) else "")


def moves(before: Reading | None, now: Reading) -> str:
    """What the last change of a choice moved, counted and row by row."""
    if before is None:
        return _words("Nothing has been changed yet. Change a choice above, and come back.")
    said = f"Changed: {changes(before, now) or 'nothing'}."
    differences = compare(before, now)
    if differences.empty:
        return _words(said, "No row of any table moved.")
    counts = moved(differences).set_axis(["only before", "only now", "changed"], axis=1)
    rows = differences[["table", "text", "change", "column", "a", "b"]]
    rows = rows.groupby("table", sort=False).head(LONGEST)
    rows = rows.replace({"change": {"only in a": "only before", "only in b": "only now"}})
    rest = len(differences) - len(rows)
    more = _words(f"and {rest:,} more: rr.compare gives all of them") if rest else ""
    named = rows.rename(columns={"a": "before", "b": "now"})
    return _words(said) + table(counts.rename_axis("table").reset_index()) + table(named) + more


def changes(before: Reading, now: Reading) -> str:
    """The choices that differ: "lexicon: vader → textblob"."""
    old, new = before.choices, now.choices
    return "; ".join(
        f"{name}: {_named(old, name)} → {_named(new, name)}"
        for name in fields()
        if old.key(name) != new.key(name)
    )


def _named(choices: Any, name: str) -> str:
    return ", ".join(choices.ignore) or "none" if name == "ignore" else choices.label(name)


def drawn(reading: Reading, name: str, alternative: str) -> str:
    """A standard figure as an HTML image, with words for those who cannot see it."""
    return image(png(reading, name), alternative)


def image(data: bytes, alternative: str) -> str:
    """The bytes of a PNG picture as an HTML image."""
    source = base64.b64encode(data).decode("ascii")
    style = f"width:{WIDTH};max-width:100%;background:#ffffff"
    return f'<img alt="{escape(alternative)}" src="data:image/png;base64,{source}" style="{style}">'


def table(frame: pd.DataFrame) -> str:
    """A table of plain words: everything escaped, missing values left empty."""
    head = "".join(f'<th scope="col" style="{CELL}">{escape(str(c))}</th>' for c in frame.columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in frame.itertuples(index=False))
    return f'<table style="{TABLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: Any) -> str:
    shown = "" if value is None or pd.isna(value) else one_line(short(value), LONGEST_CELL)
    whole = ";white-space:nowrap" if len(shown) <= SHORT else ""
    return f'<td style="{CELL}{whole}">{escape(shown)}</td>'


def _words(*lines: str) -> str:
    return "".join(f'<p style="margin:0.3em 0;line-height:1.4">{escape(one)}</p>' for one in lines)


VIEWS = (
    View("Timeline", ("times", "events", "conflicts"), timeline),
    View("Entities", ("mentions", "entities"), entities),
    View("Voices", ("sentences", "quotes", "tone", "voices", "entities"), voices),
    View("Tone", ("tone", "ledger"), tone),
)
