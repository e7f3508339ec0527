"""The standard figures of a reading, each drawn by the plot of its notebook."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..entities.together import together as pairs_of
from ..files import write_bytes
from ..reading import Reading
from .alternatives import MOST_ROWS, specification_curve
from .article import anatomy
from .entities import MOST, mentions, together
from .sentiment import tone
from .timeline import timeline

WIDTH = 9.0  # inches
DPI = 110


def _anatomy(reading: Reading) -> Figure:
    figure, ax = _blank(0.9 + 0.34 * len(reading.blocks))
    anatomy(reading.blocks, reading.sentences, ax)
    return figure


def _timeline(reading: Reading) -> Figure:
    events = reading.legible("events")
    dated = (events["earliest"].notna() | events["latest"].notna()).sum()
    figure, ax = _blank(1.1 + 0.34 * dated)
    timeline(events, ax, conflicts=reading.conflicts)
    return figure


def _mentions(reading: Reading) -> Figure:
    figure, ax = _blank(1.2 + 0.28 * min(len(reading.entities), MOST))
    mentions(reading.mentions, ax)
    return figure


def _together(reading: Reading) -> Figure:
    figure, ax = _blank(4.4)
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    together(pairs_of(reading.mentions), ax, names=names)
    return figure


def _tone(reading: Reading) -> Figure:
    figure, ax = _blank(3.2)
    tone(reading.tone, ax)
    return figure


FIGURES: dict[str, Callable[[Reading], Figure]] = {
    "anatomy": _anatomy,
    "timeline": _timeline,
    "mentions": _mentions,
    "together": _together,
    "tone": _tone,
}


def _blank(height: float) -> tuple:
    """A figure outside pyplot, so that no notebook shows it twice and nothing piles up."""
    figure = Figure(figsize=(WIDTH, max(height, 1.6)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def figure(reading: Reading, name: str) -> Figure:
    """One of the standard figures: anatomy, timeline, mentions, together or tone."""
    if name not in FIGURES:
        raise ValueError(f"figure {name!r} is not known; choose one of {', '.join(FIGURES)}")
    return FIGURES[name](reading)


def png(reading: Reading, name: str) -> bytes:
    """One of the standard figures as the bytes of a PNG picture."""
    return _encoded(figure(reading, name))


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
