"""The standard figures of a reading, each drawn by the plot of its notebook."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..choices import choose
from ..context.concordance import said
from ..entities.entities import together as pairs_of
from ..files import write_bytes
from ..reading import Reading, names_of, read
from .alternatives import MOST_ROWS, specification_curve
from .anatomy import anatomy
from .date_candidates import MOST as MOST_CANDIDATES
from .date_candidates import date_candidates
from .entities import MOST, MOST_ROLES, kinds, mentions, roles, together
from .room import MOST_VOICES as MOST_IN_ROOM
from .room import room
from .sentiment import ledger, tone
from .story_order import story_order
from .style import DARK, SMALL, nothing, wrapped
from .timeline import timeline
from .voices import MOST_VOICES, speaking, voice_matrix

WIDTH = 9.0  # inches
DPI = 110
TALL, LEAST = 11.5, 1.6  # inches; room for the most lanes, and the least a figure takes
LANE, LINE = 0.25, 0.18  # inches; of a lane, and of a line of small letters


def _blank(height: float) -> tuple[Figure, Axes]:
    """A figure outside pyplot, so that no notebook shows it twice and nothing piles up."""
    figure = Figure(figsize=(WIDTH, max(height, LEAST)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _drawn(height: float, plot: Callable[..., Axes], *tables: Any, **options: Any) -> Figure:
    """What a plot draws, in a figure so many inches high."""
    figure, ax = _blank(height)
    plot(*tables, ax, **options)
    if not any(one.has_data() for one in (ax, *ax.child_axes)):  # words that say why
        figure.set_figheight(LEAST)
    return figure


def _timeline(reading: Reading) -> Figure:
    """The timeline in a figure as low as the lanes drawn in it allow."""
    more = {"conflicts": reading.conflicts, "times": reading.times, "names": names_of(reading)}
    figure = _drawn(TALL, timeline, reading.legible("events"), **more)
    (ax,) = figure.axes
    if not ax.has_data():
        return figure
    lanes = round(ax.dataLim.y1) + 1.2
    around = figure.get_figheight() - ax.get_window_extent().height / DPI
    figure.set_figheight(max(around + LANE * lanes, LEAST))
    ax.set_ylim(max(lanes, (LEAST - around) / LANE) - 0.6, -0.6)
    return figure


def _story_order(reading: Reading) -> Figure:
    options = {"conflicts": reading.conflicts, "order": reading.order}
    return _drawn(5.2, story_order, reading.legible("events"), **options)


def _together(reading: Reading) -> Figure:
    kind = dict(zip(reading.entities["entity"], reading.entities["kind"], strict=True))
    pairs = pairs_of(reading.mentions)
    return _drawn(4.4, together, pairs, names=names_of(reading), kinds=kind)


def _roles(reading: Reading) -> Figure:
    rows = reading.legible("mentions")
    told = rows.dropna(subset=["role"]).drop_duplicates(["entity", "role"])
    return _drawn(0.8 + LANE * min(len(told), MOST_ROLES), roles, rows)


def _mentions(reading: Reading) -> Figure:
    height = 1.2 + 0.28 * min(len(reading.entities), MOST)
    return _drawn(height, mentions, reading.legible("mentions"))


def _speaking(reading: Reading) -> Figure:
    words = said(reading)
    height = 0.7 + 0.3 * min(words["voice"].nunique(), MOST_VOICES)
    return _drawn(height, speaking, words, names=names_of(reading))


def _voice_matrix(reading: Reading) -> Figure:
    height = 1.8 + 0.42 * min(reading.voices["voice"].nunique(), MOST_VOICES)
    return _drawn(height, voice_matrix, reading.voices, names=names_of(reading))


def _date_candidates(reading: Reading) -> Figure:
    rows = undated(reading).reference_date
    published = reading.choices.published or reading.article.published
    height = 1.0 + 0.62 * min(len(rows), MOST_CANDIDATES)
    return _drawn(height, date_candidates, rows, chosen=published)


def undated(reading: Reading) -> Reading:
    """The same reading of an article whose date is hidden: what its text alone gives away."""
    article = dataclasses.replace(reading.article, published=None)
    return read(article, choose(reading.choices, published=None))


FIGURES: dict[str, Callable[[Reading], Figure]] = {
    "anatomy": lambda r: _drawn(0.9 + 0.34 * len(r.blocks), anatomy, r.blocks, r.sentences),
    "timeline": _timeline,
    "story_order": _story_order,
    "date_candidates": _date_candidates,
    "mentions": _mentions,
    "together": _together,
    "kinds": lambda r: _drawn(2.4, kinds, r.mentions),
    "roles": _roles,
    "tone": lambda r: _drawn(3.2, tone, r.tone),
    "speaking": _speaking,
    "voice_matrix": _voice_matrix,
}


OF_BLOCKS = ("anatomy",)  # figures of what is told of a text in any language


def figure(reading: Reading, name: str) -> Figure:
    """One of the standard figures by name, of an article that is not read with why; ValueError
    lists the names."""
    if name not in FIGURES:
        raise ValueError(f"figure {name!r} is not known; choose one of {', '.join(FIGURES)}")
    if reading.unread and name not in OF_BLOCKS:
        drawn = _drawn(LEAST, lambda ax: nothing(ax, f"not read: {reading.unread}"))
    else:
        drawn = FIGURES[name](reading)
    return _with_notices(drawn, reading)


def _with_notices(figure: Figure, reading: Reading) -> Figure:
    """A figure with the notices of its reading in small letters at its foot; where it is empty,
    the words in it give them already, or need to."""
    said = {text.get_text() for ax in figure.axes for text in ax.texts}
    lines = [wrapped(one) for one in reading.notices]
    missing = [one for one in lines if not any(one in words for words in said)]
    if missing:
        words = "\n".join(missing)
        figure.supxlabel(words, x=0.01, ha="left", fontsize=SMALL, color=DARK)
        figure.set_figheight(figure.get_figheight() + LINE * (words.count("\n") + 1))
    return figure


def png(reading: Reading, name: str) -> bytes:
    """One of the standard figures as the bytes of a PNG picture."""
    return _encoded(figure(reading, name))


def ledger_png(reading: Reading, sentence: int) -> bytes:
    """The waterfall of one sentence as the bytes of a PNG picture."""
    steps = reading.legible("ledger")
    steps = steps[steps["sentence"] == sentence]
    return _encoded(_with_notices(_drawn(3.2, ledger, steps), reading))


def room_png(stretches: pd.DataFrame, groups: Mapping[str, str], names: Mapping[str, str]) -> bytes:
    """Who is given room in which article of a corpus, as the bytes of a PNG picture."""
    height = 1.6 + LANE * min(stretches["voice"].nunique(), MOST_IN_ROOM)
    return _encoded(_drawn(height, room, stretches, groups=groups, names=names))


def curve_png(choices: pd.DataFrame, answers: pd.Series, *, default: float | None = None) -> bytes:
    """A number concluded under many choices, as the bytes of a PNG picture."""
    height = 2.6 + 0.2 * min(int(choices.nunique().sum()), MOST_ROWS)
    return _encoded(_drawn(height, specification_curve, choices, answers, default=default))


def _encoded(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def save(reading: Reading, folder: str | Path) -> list[Path]:
    """Write every standard figure as PNG into `folder`; the files written."""
    return [write_bytes(Path(folder) / f"{name}.png", png(reading, name)) for name in FIGURES]
