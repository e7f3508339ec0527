"""The article's text in a report: sentence by sentence, marked in layers, each a place to link to.

The text is cut at the default reading's sentences, once; where another reading marks other
characters, only the stretches in which it does are written again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import chain
from operator import itemgetter
from typing import Any

import pandas as pd

from .. import english
from ..english import signed
from ..highlight import marked, segments
from ..language import ENGLISH, MIXED, name_of
from ..reading import Reading, names_of
from ..sentiment.tone import label
from ..tables import ASIDE, UNNAMED
from .switch import Switch

Row = dict[str, Any]
WAITING = "needs-reference-date"
DOUBTFUL = "doubtful"
UNREAD = '<span class="aside">not read</span>'
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


@dataclass(frozen=True)
class Layer:
    """One way to mark the text: its name, the tables it looks at, and its rows, each with start,
    end, look (a class of the style sheet) and told (what hovering says)."""

    name: str
    title: str
    tables: tuple[str, ...]
    rows: Callable[[Reading], list[Row]]
    looks: dict[str, str]  # what each class of the style sheet stands for


def _rows(
    table: pd.DataFrame, look: Callable[[Row], str], told: Callable[[Row], str], at: str = ""
) -> list[Row]:
    return [
        {"start": row[f"{at}start"], "end": row[f"{at}end"], "look": look(row), "told": told(row)}
        for row in table.to_dict("records")
    ]


def _tone(reading: Reading) -> list[Row]:
    names = names_of(reading)

    def told(row: Row) -> str:
        return f"{signed(row['score'])}, words of {names[row['voice']]}"

    return _rows(reading.tone, lambda row: label(row["score"]), told)


def _times(reading: Reading) -> list[Row]:
    def told(row: Row) -> str:
        return ", ".join(filter(None, [days(row), STATUS[row["status"]]]))

    return _rows(reading.times, lambda row: row["status"], told)


def _names(reading: Reading) -> list[Row]:
    names = names_of(reading)
    return _rows(
        reading.mentions.dropna(subset=["entity"]),
        lambda row: row["kind"],
        lambda row: ", ".join(filter(None, [names[row["entity"]], given(row["sense"])])),
    )


def _quotes(reading: Reading) -> list[Row]:
    names = names_of(reading)

    def look(row: Row) -> str:
        return DOUBTFUL if row["status"] == DOUBTFUL else row["directness"]

    def told(row: Row) -> str:
        return f"{names[given(row['speaker']) or UNNAMED]}: {DIRECTNESS[look(row)]}"

    return _rows(reading.quotes, look, told, "content_")


def given(value: Any) -> str:
    """A value as words, none where it is missing."""
    return "" if pd.isna(value) else str(value)


def days(row: Row) -> str:
    """The days between which a row lies, in words: "2014", "24 February 2022", "from 2022"."""
    return english.days(row["earliest"], row["latest"])


TONES = {"positive": "positive", "neutral": "neutral", "negative": "negative"}
STATUS = {"resolved": "dated", WAITING: "needs the article’s date", "vague": "no exact date",
          "impossible": "there is no such day"}  # fmt: skip
DIRECTNESS = {"direct": "word for word", "mixed": "partly word for word", "indirect": "reported",
              DOUBTFUL: "doubtful"}  # fmt: skip
LAYERS = (
    Layer("tone", "Tone", ("tone", "entities"), _tone, TONES),
    Layer("times", "Times", ("times",), _times, STATUS),
    Layer("names", "Names", ("mentions", "entities"), _names, KINDS),
    Layer("quotes", "Quotations", ("quotes", "entities"), _quotes, DIRECTNESS),
)


class Places:
    """The stretches of the text that can be linked to: sentences, and what lies between them."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        spans = list(zip(reading.sentences["start"], reading.sentences["end"], strict=True))
        self._blocks = [
            (row["start"], row["end"], _why_unread(row))
            for row in reading.blocks.to_dict("records")
        ]
        parts = chain(spans, (block[:2] for block in self._blocks))
        edges = sorted({0, len(self.text), *chain.from_iterable(parts)})
        self.starts = edges[:-1] or [0]
        self.stretches = list(zip(self.starts, edges[1:], strict=False))
        self._numbers = {start: number for number, (start, _) in enumerate(spans, 1)}

    def number(self, start: int) -> int | None:
        """The number of the sentence that begins at a character, counted from 1."""
        return self._numbers.get(start)

    def unread(self, start: int) -> str:
        """Why what begins at a character is in no sentence; "" where it is in one."""
        at = bisect_right(self._blocks, start, key=itemgetter(0)) - 1
        inside = at >= 0 and start < self._blocks[at][1] and self.number(start) is None
        return self._blocks[at][2] if inside else ""

    def anchor(self, start: int) -> str:
        """The id of the stretch that holds a character."""
        return f"c{self.starts[bisect_right(self.starts, start) - 1]}"

    def link(self, start: int, words: str = "") -> str:
        """A link to the stretch that holds a character, by the number of its sentence."""
        anchor = self.anchor(start)
        name = words or str(self.number(int(anchor[1:])) or "margin")
        return f'<a class="n" href="#{anchor}">{escape(name)}</a>'


def _why_unread(block: Row) -> str:
    """Why a block, or some of it, is not read: what it is, or its language."""
    if block["kind"] in ASIDE:
        return f"not read: {block['kind']}, {block['reason']}"
    if given(block["language"]) in ("", ENGLISH):
        return ""
    mixed = block["language"] == MIXED
    return f"not read: in {'another language' if mixed else name_of(block['language'])}"


def marked_text(switch: Switch, places: Places) -> str:
    """The text, each stretch with one slot for every layer."""
    layers = {
        layer.name: [
            _pieces(places, list(segments(layer.rows(reading))))
            for reading in switch.by_tables(layer.name, layer.tables)
        ]
        for layer in LAYERS
    }
    return "".join(_stretches(switch, places, layers))


def _stretches(switch: Switch, places: Places, layers: dict[str, list]) -> Iterator[str]:
    for place, (start, end) in enumerate(places.stretches):
        number = places.number(start)
        plain = escape(places.text[start:end])
        if not plain.strip():
            yield plain
            continue
        slots = "".join(
            f'<span class="layer {name}">{switch.slot(name, [s[place] for s in states], "span")}'
            "</span>"
            for name, states in layers.items()
        )
        why = places.unread(start)
        shown = f' data-n="{number}"' if number else f' title="{escape(why)}"' if why else ""
        yield f'<span class="s{" aside" * bool(why)}" id="c{start}"{shown}>{slots}</span>'


def _pieces(places: Places, over: list[tuple[int, int, list[Row]]]) -> list[str]:
    """Each stretch of the text with the marks that lie in it, cut at its edges."""
    begins, ends = [one[0] for one in over], [one[1] for one in over]
    pieces = []
    for start, end in places.stretches:
        marks = []
        for first, last, rows in over[bisect_right(ends, start) : bisect_left(begins, end)]:
            first, last = max(first, start), min(last, end)
            marks.append((first, last, _mark(places.text[first:last], rows)))
        pieces.append(marked(places.text, start, end, marks))
    return pieces


def _mark(words: str, rows: list[Row]) -> str:
    told = "; ".join(dict.fromkeys(row["told"] for row in rows))
    return f'<mark class="{rows[0]["look"]}" title="{escape(told)}">{escape(words)}</mark>'


def legend(layer: Layer) -> str:
    """What the colours of a layer stand for."""
    marks = " ".join(
        f'<mark class="{look}">{escape(told)}</mark>' for look, told in layer.looks.items()
    )
    return f'<span class="layer {layer.name}">{marks}</span>'
