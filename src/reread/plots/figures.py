"""The standard figures of a reading, each drawn by the plot of its notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..context.concordance import said
from ..files import write_bytes
from ..palette import DARK, LIGHT
from ..reading import Reading, names_of
from .alternatives import MOST_ROWS, specification_curve
from .anatomy import MOST_LANES, anatomy
from .date_candidates import MOST as MOST_CANDIDATES
from .date_candidates import date_candidates
from .dispersion import MOST as MOST_ITEMS
from .dispersion import dispersion
from .entities import MOST, MOST_ROLES, kinds, mentions, roles, together
from .outlet_lanes import MOST_LANES as MOST_OUTLETS
from .outlet_lanes import story
from .picture import picture
from .room import MOST_VOICES as MOST_IN_ROOM
from .room import room
from .sentiment import ledger, tone
from .story_order import story_order
from .style import SMALL, nothing, page, wrapped
from .timeline import timeline
from .voices import MOST_VOICES, speaking, voice_matrix

WIDTH = 9.0  # inches
DPI = 110
TALL, LEAST = 11.5, 1.6  # inches; room for the most lanes, and the least a figure takes
LANE, LINE = 0.25, 0.18  # inches; of a lane, and of a line of small letters


STYLES = {"light": LIGHT, "dark": DARK}


def _blank(height: float, style: str | None) -> tuple[Figure, Axes]:
    """A figure outside pyplot, so that no notebook shows it twice and nothing piles up; on light or
    dark ground, or, with no style, on matplotlib's own."""
    figure = Figure(figsize=(WIDTH, max(height, LEAST)), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    ax = figure.add_subplot()
    if style is not None:
        if style not in STYLES:
            raise ValueError(f"style={style!r} is not known; choose 'light', 'dark' or None")
        figure.set_facecolor(STYLES[style].paper)
        ax.set_facecolor(STYLES[style].paper)
    return figure, ax


def _drawn(
    height: float, plot: Callable[..., Axes], *tables: Any, style: str | None, **options: Any
) -> Figure:
    """What a plot draws, in a figure so many inches high."""
    figure, ax = _blank(height, style)
    plot(*tables, ax, **options)
    if not any(one.has_data() for one in (ax, *ax.child_axes)):  # words that say why
        figure.set_figheight(LEAST)
    return figure


def _low(figure: Figure) -> None:
    """Make the figure of a timeline as low as the lanes drawn in it allow."""
    (ax,) = figure.axes
    if not ax.has_data():
        return
    lanes = round(ax.dataLim.y1) + 1.2
    around = figure.get_figheight() - ax.get_window_extent().height / DPI
    figure.set_figheight(max(around + LANE * lanes, LEAST))
    ax.set_ylim(max(lanes, (LEAST - around) / LANE) - 0.6, -0.6)


def _roles(reading: Reading) -> float:
    told = reading.mentions.dropna(subset=["role"]).drop_duplicates(["entity", "role"])
    return 0.8 + LANE * min(len(told), MOST_ROLES)


def _speaking(reading: Reading) -> float:
    return 0.7 + 0.3 * min(said(reading)["voice"].nunique(), MOST_VOICES)


def _voice_matrix(reading: Reading) -> float:
    return 1.8 + 0.42 * min(reading.voices["voice"].nunique(), MOST_VOICES)


def _dispersion(reading: Reading) -> float:
    return 1.2 + 0.28 * min(int(reading.entities["named"].sum()), MOST_ITEMS)


def _mentions(reading: Reading) -> float:
    return 1.2 + 0.28 * min(len(reading.entities), MOST)


def _of_candidates(count: int) -> float:
    return 1.0 + 0.62 * count


FIGURES: dict[str, tuple[Callable[..., Axes], Callable[[Reading], float]]] = {  # plot and inches
    "anatomy": (anatomy, lambda reading: 0.9 + 0.34 * min(len(reading.blocks), MOST_LANES)),
    "timeline": (timeline, lambda _: TALL),
    "story_order": (story_order, lambda _: 5.2),
    "date_candidates": (date_candidates, lambda _: _of_candidates(MOST_CANDIDATES)),
    "mentions": (mentions, _mentions),
    "dispersion": (dispersion, _dispersion),
    "together": (together, lambda _: 4.4),
    "kinds": (kinds, lambda _: 2.4),
    "roles": (roles, _roles),
    "tone": (tone, lambda _: 3.2),
    "speaking": (speaking, _speaking),
    "voice_matrix": (voice_matrix, _voice_matrix),
}


OF_BLOCKS = ("anatomy",)  # figures of what is told of a text in any language


def figure(reading: Reading, name: str, style: str | None = None) -> Figure:
    """One of the standard figures by name, on light or dark ground (`style`; by default on
    matplotlib's own); of an article that is not read, one that says why. ValueError lists the
    names.

    >>> import reread as rr
    >>> text = "The mill burned in May 2019. It reopened in 2021."
    >>> reading = rr.read(rr.Article(text))
    >>> figure = rr.plots.figure(reading, "story_order", style="dark")
    >>> print(rr.plots.described(figure.axes[0]))
    The order of telling against the order of happening, for 2 events. The telling
    never certainly jumps back in time.
    """
    if name not in FIGURES:
        raise ValueError(f"figure {name!r} is not known; choose one of {', '.join(FIGURES)}")
    if reading.unread and name not in OF_BLOCKS:
        why = f"not read: {reading.unread}"
        return _with_notices(_drawn(LEAST, lambda ax: nothing(ax, why), style=style), reading)
    plot, height = FIGURES[name]
    drawn = _drawn(height(reading), plot, reading, style=style)
    if plot is timeline:
        _low(drawn)
    elif plot is date_candidates and (ax := drawn.axes[0]).has_data():
        drawn.set_figheight(_of_candidates(len(ax.get_yticks())))
    return _with_notices(drawn, reading)


def _with_notices(figure: Figure, reading: Reading) -> Figure:
    """A figure with the notices of its reading in small letters at its foot; where it is empty,
    the words in it give them already, or need to."""
    said = {text.get_text() for ax in figure.axes for text in ax.texts}
    lines = [wrapped(one) for one in reading.notices]
    missing = [one for one in lines if not any(one in words for words in said)]
    if missing:
        words = "\n".join(missing)
        figure.supxlabel(words, x=0.01, ha="left", fontsize=SMALL, color=page(figure.axes[0]).ink)
        figure.set_figheight(figure.get_figheight() + LINE * (words.count("\n") + 1))
    return figure


def png(reading: Reading, name: str, style: str | None = None) -> bytes:
    """One of the standard figures as the bytes of a PNG picture, which holds what it shows in words
    as its `Description`. `name` and `style` are as in `figure`.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
    >>> rr.plots.png(reading, "kinds")[1:4]
    b'PNG'
    """
    return picture(figure(reading, name, style)).png


def ledger_png(reading: Reading, sentence: int) -> bytes:
    """The waterfall of one sentence as the bytes of a PNG picture."""
    steps = reading.legible("ledger")
    steps = steps[steps["sentence"] == sentence]
    return picture(_with_notices(_drawn(3.2, ledger, steps, style=None), reading)).png


def room_png(stretches: pd.DataFrame, groups: Mapping[str, str], names: Mapping[str, str]) -> bytes:
    """Who is given room in which article of a corpus, as the bytes of a PNG picture."""
    height = 1.6 + LANE * min(stretches["voice"].nunique(), MOST_IN_ROOM)
    return picture(_drawn(height, room, stretches, style=None, groups=groups, names=names)).png


def story_png(tellings: pd.DataFrame) -> bytes:
    """What happened when, with a lane for each outlet, as the bytes of a PNG picture."""
    height = 2.6 + LANE * min(tellings["outlet"].nunique(), MOST_OUTLETS)
    return picture(_drawn(height, story, tellings, style=None)).png


def curve_png(
    choices: pd.DataFrame,
    answers: pd.Series,
    *,
    default: float | None = None,
    style: str | None = None,
) -> bytes:
    """A number concluded under many choices, as the bytes of a PNG picture."""
    height = 2.6 + 0.2 * min(int(choices.nunique().sum()), MOST_ROWS)
    drawn = _drawn(height, specification_curve, choices, answers, style=style, default=default)
    return picture(drawn).png


def placed(reading: Reading, rows: pd.DataFrame, item: str) -> Figure:
    """Where the rows of a concordance stand in the article, each in the colour of its voice."""
    position = rows["start"] / max(len(reading.article.text), 1)
    table = rows.assign(item=item, position=position)
    return _drawn(LEAST, dispersion, table, style=None, names=names_of(reading))


def save(reading: Reading, folder: str | Path) -> list[Path]:
    """Write every standard figure as PNG into `folder`; the files written.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
    >>> [path.name for path in rr.plots.save(reading, "figures")][:3]
    ['anatomy.png', 'timeline.png', 'story_order.png']
    """
    return [write_bytes(Path(folder) / f"{name}.png", png(reading, name)) for name in FIGURES]
