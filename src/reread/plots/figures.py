"""The standard figures of a reading, each drawn by the plot of its notebook."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..choices import choose
from ..context.said import said
from ..entities.entities import together as pairs_of
from ..files import write_bytes
from ..reading import Reading, read
from .alternatives import MOST_ROWS, specification_curve
from .article import anatomy
from .date_candidates import MOST as MOST_CANDIDATES
from .date_candidates import date_candidates
from .entities import MOST, MOST_ROLES, kinds, mentions, roles, together
from .ledger import ledger
from .sentiment import tone
from .story_order import story_order
from .timeline import timeline
from .voices import MOST_VOICES, speaking, voice_matrix

WIDTH = 9.0  # inches
DPI = 110
TALL, LEAST = 11.5, 1.6  # inches; room for the most lanes, and the least a figure takes
LANE = 0.25  # inches


def _anatomy(reading: Reading) -> Figure:
    figure, ax = _blank(0.9 + 0.34 * len(reading.blocks))
    anatomy(reading.blocks, reading.sentences, ax)
    return figure


def _timeline(reading: Reading) -> Figure:
    figure, ax = _blank(TALL)
    timeline(
        reading.legible("events"), ax, conflicts=reading.conflicts, times=reading.times,
        names=_names(reading),
    )  # fmt: skip
    return _cut_to_lanes(figure, ax)


def _cut_to_lanes(figure: Figure, ax: Axes) -> Figure:
    """The figure made as low as the lanes drawn in it allow."""
    lanes = round(ax.dataLim.y1) + 1.2 if ax.has_data() else 1.0
    around = figure.get_figheight() - ax.get_window_extent().height / DPI
    figure.set_figheight(max(around + LANE * lanes, LEAST))
    ax.set_ylim(max(lanes, (LEAST - around) / LANE) - 0.6, -0.6)
    return figure


def _names(reading: Reading) -> dict[str, str]:
    """The best name of each entity."""
    return dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))


def _story_order(reading: Reading) -> Figure:
    figure, ax = _blank(5.2)
    story_order(reading.legible("events"), ax, conflicts=reading.conflicts, order=reading.order)
    return figure


def _mentions(reading: Reading) -> Figure:
    figure, ax = _blank(1.2 + 0.28 * min(len(reading.entities), MOST))
    mentions(reading.mentions, ax)
    return figure


def _together(reading: Reading) -> Figure:
    figure, ax = _blank(4.4)
    known = reading.entities.set_index("entity")
    together(
        pairs_of(reading.mentions), ax, names=known["name"].to_dict(), kinds=known["kind"].to_dict()
    )
    return figure


def _kinds(reading: Reading) -> Figure:
    figure, ax = _blank(2.4)
    kinds(reading.mentions, ax)
    return figure


def _roles(reading: Reading) -> Figure:
    told = reading.mentions.dropna(subset=["role"]).drop_duplicates(["entity", "role"])
    figure, ax = _blank(0.8 + LANE * min(len(told), MOST_ROLES))
    roles(reading.mentions, ax)
    return figure


def _tone(reading: Reading) -> Figure:
    figure, ax = _blank(3.2)
    tone(reading.tone, ax)
    return figure


def _speaking(reading: Reading) -> Figure:
    words = said(reading)
    figure, ax = _blank(0.7 + 0.3 * min(words["voice"].nunique(), MOST_VOICES))
    speaking(words, ax, names=_names(reading))
    return figure


def _voice_matrix(reading: Reading) -> Figure:
    figure, ax = _blank(1.8 + 0.42 * min(reading.voices["voice"].nunique(), MOST_VOICES))
    voice_matrix(reading.voices, ax, names=_names(reading))
    return figure


def _date_candidates(reading: Reading) -> Figure:
    candidates = undated(reading).reference_date
    figure, ax = _blank(1.0 + 0.62 * min(len(candidates), MOST_CANDIDATES))
    published = reading.choices.published or reading.article.published
    date_candidates(candidates, ax, chosen=published)
    return figure


def undated(reading: Reading) -> Reading:
    """The same reading of an article whose date is hidden: what its text alone gives away."""
    article = dataclasses.replace(reading.article, published=None)
    return read(article, choose(reading.choices, published=None))


FIGURES: dict[str, Callable[[Reading], Figure]] = {
    "anatomy": _anatomy,
    "timeline": _timeline,
    "story_order": _story_order,
    "date_candidates": _date_candidates,
    "mentions": _mentions,
    "together": _together,
    "kinds": _kinds,
    "roles": _roles,
    "tone": _tone,
    "speaking": _speaking,
    "voice_matrix": _voice_matrix,
}


def _blank(height: float) -> tuple:
    """A figure outside pyplot, so that no notebook shows it twice and nothing piles up."""
    figure = Figure(figsize=(WIDTH, max(height, LEAST)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def figure(reading: Reading, name: str) -> Figure:
    """One of the standard figures by name; ValueError lists the names."""
    if name not in FIGURES:
        raise ValueError(f"figure {name!r} is not known; choose one of {', '.join(FIGURES)}")
    return FIGURES[name](reading)


def png(reading: Reading, name: str) -> bytes:
    """One of the standard figures as the bytes of a PNG picture."""
    return _encoded(figure(reading, name))


def ledger_png(reading: Reading, sentence: int) -> bytes:
    """The waterfall of one sentence as the bytes of a PNG picture."""
    figure, ax = _blank(3.2)
    steps = reading.ledger
    ledger(steps[steps["sentence"] == sentence], ax)
    return _encoded(figure)


def curve_png(choices: pd.DataFrame, answers: pd.Series, *, default: float | None = None) -> bytes:
    """A number concluded under many choices, as the bytes of a PNG picture."""
    rows = min(int(choices.nunique().sum()), MOST_ROWS)
    figure, ax = _blank(2.6 + 0.2 * rows)
    specification_curve(choices, answers, ax, default=default)
    return _encoded(figure)


def _encoded(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def save(reading: Reading, folder: str | Path) -> list[Path]:
    """Write every standard figure as PNG into `folder`; the files written."""
    return [write_bytes(Path(folder) / f"{name}.png", png(reading, name)) for name in FIGURES]
