"""The bars of a timeline: what each says, how it looks, and which come first if room is short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..tables import NARRATOR
from .lanes import Extent, to_days, to_pixels
from .style import DARK, GREY, KIND, PALE, RED, Look, plain, swatches
from .time_axis import Span, is_dated, span

WAITS = "needs-reference-date"
WAITING = 3  # bars at most for what has a time whose day is not known
TOLD = 3  # rows named in one such bar
HEIGHT = 0.6  # of a bar, in lanes
POINT = 9.0  # pixels; a shorter bar is drawn as a mark
MARK = 6.0  # pixels from the middle of a mark to its edge, at most
AREA = 34  # of a mark, square points
EDGE: dict[str, tuple[float, Sequence[float]]] = {  # dashes: on and off, in widths of the line
    "actual": (0, ()),
    "future": (0, (1, 1)),
    "conditional": (0, (4, 2)),
    "hedged": (0, (5, 1.5, 1, 1.5)),
    "alleged": (0, (2, 1, 1, 1)),
}
SHAPE = {"actual": "D", "future": "^", "conditional": "s", "hedged": "o", "alleged": "v"}
HATCH = "////"
CLASH: Look = {"color": RED, "linewidth": 1.4, "marker": "o", "markersize": 3.5}


class Bar(NamedTuple):
    """One bar: its number in the table, where it lies (None: no day is known), how it looks."""

    number: int | None
    span: Span | None
    label: str
    kind: str
    modality: str


def bars(
    table: pd.DataFrame,
    names: Mapping[str, str],
    clashing: Iterable[int] = (),
    times: pd.DataFrame | None = None,
) -> list[Bar]:
    """The bars of `events` or `times`, the most telling first.

    First what clashes, then what waits for a date, then what a time of its own dates, as told;
    last what is told again or dated by its order only. The table `times` tells which times wait;
    without it all do that have no day.
    """
    dated = [
        Bar(row.get("event"), span(row), label(row, names), _kind(row), _modality(row))
        for row in ranked(table[is_dated(table)])
    ]
    clash = set(clashing)
    first = [bar for bar in dated if bar.number in clash]
    rest = [bar for bar in dated if bar.number not in clash]
    return [*first, *_waiting(table, times), *rest]


def clashing_pairs(conflicts: pd.DataFrame | None, dated: pd.DataFrame) -> list[tuple[int, int]]:
    """Pairs of dated events that cannot both hold."""
    if conflicts is None or "event" not in dated:
        return []
    known = set(dated["event"])
    both = conflicts.dropna(subset=["event_a", "event_b"])
    pairs = zip(both["event_a"].astype(int), both["event_b"].astype(int), strict=True)
    return [(a, b) for a, b in pairs if a in known and b in known]


def ranked(dated: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows that tell most first: a time of their own, not told before, early in the text."""

    def standing(row: dict[str, Any]) -> tuple[bool, bool, int]:
        again, undated = pd.notna(row.get("same_as")), pd.isna(row.get("time", 0))
        return again, undated, row["start"]

    return sorted(dated.to_dict("records"), key=standing)


def _kind(row: dict[str, Any]) -> str:
    return row.get("kind") or row["type"]


def _modality(row: dict[str, Any]) -> str:
    return row.get("modality", "actual")


def label(row: dict[str, Any], names: Mapping[str, str] | None = None) -> str:
    """Who, what, whom, how sure and whose word: "Russia: agreed (hedged) · says Ann Lee"."""
    modality, voice = _modality(row), row.get("asserted_by", NARRATOR)
    unsure = f" ({modality})" if modality != "actual" else ""
    says = f" · says {plain((names or {}).get(voice, voice))}" if voice != NARRATOR else ""
    return f"{words(row)}{unsure}{says}"


def words(row: dict[str, Any]) -> str:
    """Who, what and whom, as far as the row says it in words: "Russia: invaded · Ukraine"."""
    agent, patient = (row.get(role) for role in ("agent", "patient"))
    before = f"{agent}: " if isinstance(agent, str) else ""
    denied = "not " if row.get("polarity") == "negative" else ""
    after = f" · {patient}" if isinstance(patient, str) else ""
    return plain(f"{before}{denied}{row['surface']}{after}")


def _waiting(table: pd.DataFrame, times: pd.DataFrame | None) -> list[Bar]:
    """A bar for each time whose day is not known, with the rows that hang on it."""
    own = "status" in table
    rows = table[~is_dated(table)].dropna(subset=["surface" if own else "time"])
    if own:
        rows = rows[rows["status"] == WAITS]
    elif times is not None:
        wait = times[times["status"] == WAITS]
        rows = rows[rows["time"].isin([*wait["time"], *wait["surface"]])]
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        groups.setdefault(row["surface" if own else "time"], []).append(row)
    return [_one_waiting(when, rows, own) for when, rows in list(groups.items())[:WAITING]]


def _one_waiting(when: Any, rows: list[dict[str, Any]], own: bool) -> Bar:
    told = "; ".join(words(row) for row in rows[:TOLD])
    more = f" and {len(rows) - TOLD} more" if len(rows) > TOLD else ""
    time = f"“{plain(when)}”" if isinstance(when, str) else "a time"
    label = f"{time}, day not known" + ("" if own else f": {told}{more}")
    return Bar(None, None, label, _kind(rows[0]), "actual")


def days(ax: Axes, bar: Bar) -> Extent:
    """From where to where a bar is drawn; what has no day reaches from edge to edge."""
    return bar.span.within(*ax.get_xlim()) if bar.span else ax.get_xlim()


def goes_on(ax: Axes, bar: Bar) -> tuple[bool, bool]:
    """Whether a bar goes on before and after what is shown."""
    return bar.span.goes_on(*ax.get_xlim()) if bar.span else (False, False)


def extent(ax: Axes, bar: Bar) -> Extent:
    """What a bar or mark takes of the width, in pixels."""
    left, right = to_pixels(ax, days(ax, bar))
    before, after = goes_on(ax, bar)
    if right - left >= POINT:
        return left, right
    if before or after:
        return (left, left + 2 * MARK) if before else (right - 2 * MARK, right)
    return (left + right) / 2 - MARK, (left + right) / 2 + MARK


def draw(ax: Axes, bar: Bar, lane: int) -> None:
    """A bar in its lane, or a mark where the bar would be too short to see."""
    (start, end), colour = days(ax, bar), GREY if bar.span is None else KIND.get(bar.kind, GREY)
    left, right = to_pixels(ax, (start, end))
    certain = bar.span is not None and bar.span.certain
    face = colour if certain else to_rgba(colour, PALE)
    edge, wide = (colour, 0.0) if bar.modality == "actual" else (DARK, 1.1)
    on = goes_on(ax, bar)
    for more, x, sign in zip(on, (left + MARK, right - MARK), "<>", strict=True):
        if more:
            look: Look = {"color": KIND.get(bar.kind, GREY), "edgecolor": "white"}
            where = [to_days(ax, x)], [lane]
            ax.scatter(*where, marker=sign, s=2 * AREA, linewidth=0.8, zorder=3, **look)
    if right - left >= POINT:
        hatched = bar.span is None or not bar.span.year_certain
        look = {"facecolor": face, "edgecolor": edge, "linewidth": wide, "zorder": 2}
        look |= {"linestyle": EDGE[bar.modality], "hatch": HATCH if hatched else None}
        ax.barh(lane, end - start, HEIGHT, start, **look)
    elif not any(on):
        look = {"facecolor": [face], "edgecolor": edge, "linewidth": 1, "zorder": 3}
        ax.scatter([(start + end) / 2], [lane], marker=SHAPE[bar.modality], s=AREA, **look)


def told(bars: list[Bar], *, clash: bool) -> list[Artist]:
    """The entries of a legend for these bars."""
    certain = [bar.span is not None and bar.span.certain for bar in bars]
    hatched = [bar.span is None or not bar.span.year_certain for bar in bars]
    patch: Look = {"facecolor": "0.9", "edgecolor": "0.4", "linewidth": 0, "hatch": HATCH}
    line: Look = {"color": DARK, "linewidth": 1.1, "markersize": 5, "markerfacecolor": "white"}
    found = {bar.modality for bar in bars} - {"actual"}
    entries: list[tuple[bool, Artist]] = [
        (any(certain), Patch(color=DARK, label="certain day")),
        (not all(certain), Patch(facecolor=to_rgba(DARK, PALE), label="possible days")),
        (any(hatched), Patch(label="year not certain", **patch)),
        *(
            (name in found, Line2D([], [], ls=EDGE[name], marker=SHAPE[name], label=name, **line))
            for name in EDGE
        ),
        (clash, Line2D([], [], label="cannot both hold", **CLASH)),
    ]
    kinds = swatches(sorted({bar.kind for bar in bars}))
    return [*kinds, *(entry for holds, entry in entries if holds)]
