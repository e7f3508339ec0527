"""When: dated rows as bars on a time axis."""

from __future__ import annotations

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch

from .style import DARK, GREY, KIND, RED, axes, bare, legend, nothing, plain, swatches

POINT = 45  # days; shorter stretches are drawn as a diamond, a bar would be too thin to see
MARGIN = 0.04  # of the time shown, left free at both ends
BAR = 0.34  # half the height of a bar, in lanes
PALE = 0.35  # opacity of a bar: it says where an event can lie, not that it fills it


def timeline(
    events: pd.DataFrame, ax: Axes | None = None, *, conflicts: pd.DataFrame | None = None
) -> Axes:
    """Draw each dated row from its earliest to its latest day, as early as the text allows.

    `events` is the table `events`, plain or made legible (then labels name who and whom), or
    `times`. A pale bar is where it *can* lie; a diamond is a stretch of under 45 days; an arrow an
    open end; hatching what is not said as fact. Rows of `conflicts` join two bars by a red line.
    Rows without a date are left out, and counted in the corner.
    """
    ax = axes(ax)
    dated = events[events["earliest"].notna() | events["latest"].notna()]
    if dated.empty:
        return nothing(ax, "nothing here has a date of its own")
    spans = [_span(row) for row in dated.to_dict("records")]
    _time_axis(ax, spans)
    lanes = _lanes(ax, dated, spans)
    _clashes(ax, dated, spans, lanes, conflicts)
    _finish(ax, events, dated, max(lanes) + 1, conflicts)
    return ax


def _span(row: dict) -> tuple[float, float, bool, bool]:
    """First and last day as matplotlib dates, and whether each end is open."""
    early, late = row["earliest"], row["latest"]
    first = early if pd.notna(early) else late
    last = late if pd.notna(late) else early
    start, end = mdates.date2num([first, last + pd.Timedelta(days=1)])
    return float(start), float(end), bool(pd.isna(early)), bool(pd.isna(late))


def _time_axis(ax: Axes, spans: list[tuple]) -> None:
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    room = max((last - first) * MARGIN, 3.0)  # days
    ax.set_xlim(first - room, last + room)
    locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))


def _lanes(ax: Axes, dated: pd.DataFrame, spans: list[tuple]) -> list[int]:
    """Draw each row in the first lane where bar and label are free; the lane of each row."""
    ends: list[list[tuple[float, float]]] = []
    lanes = [0] * len(spans)
    rows = dated.to_dict("records")
    for i in sorted(range(len(spans)), key=lambda i: (spans[i][0], -spans[i][1], i)):
        label, extent = _label(ax, rows[i], spans[i])
        lane = next((n for n, used in enumerate(ends) if _free(used, extent)), len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append(extent)
        lanes[i] = lane
        label.set_y(lane)
        _bar(ax, rows[i], spans[i], lane)
    return lanes


def _free(used: list[tuple[float, float]], extent: tuple[float, float]) -> bool:
    return all(extent[1] < a or b < extent[0] for a, b in used)


def _label(ax: Axes, row: dict, span: tuple) -> tuple:
    """The row's label right of its bar, or left of it where the right has no room."""
    low, high = ax.get_xlim()
    gap = (high - low) * 0.012
    text = ax.text(span[1] + gap, 0, _words(row), fontsize=8, va="center", color=DARK)
    width = _width(ax, text)
    if span[1] + gap + width > high and span[0] - gap - width > low:
        text.set(x=span[0] - gap, ha="right")
        return text, (span[0] - 2 * gap - width, span[1] + gap)
    if span[1] + gap + width > high:  # a bar across the whole picture: inside it
        text.set(x=max(span[0], low) + gap)
        return text, (span[0], max(span[1], span[0] + width + 2 * gap))
    return text, (span[0] - gap, span[1] + 2 * gap + width)


def _width(ax: Axes, text) -> float:
    """Width of a drawn text in days."""
    box = text.get_window_extent()
    (left, _), (right, _) = ax.transData.inverted().transform([(box.x0, 0), (box.x1, 0)])
    return float(right - left)


def _words(row: dict) -> str:
    """Who, what and whom, as far as the row says it in words: "Russia: invaded · Ukraine"."""
    agent, patient = (row.get(role) for role in ("agent", "patient"))
    before = f"{agent}: " if isinstance(agent, str) else ""
    after = f" · {patient}" if isinstance(patient, str) else ""
    return plain(f"{before}{row['surface']}{after}")


def _bar(ax: Axes, row: dict, span: tuple, lane: int) -> None:
    start, end, open_start, open_end = span
    told = row.get("modality", "actual") == "actual"
    colour = KIND.get(row.get("kind") or row.get("type"), GREY)
    look = {"edgecolor": colour if told else DARK, "hatch": None if told else "////"}
    if end - start <= POINT:
        ax.scatter([(start + end) / 2], [lane], marker="D", s=34, zorder=3, color=colour)
    else:
        pale = to_rgba(colour, PALE)
        ax.barh(lane, end - start, left=start, height=BAR * 2, zorder=2, facecolor=pale, **look)
    for is_open, x, sign in ((open_start, start, "<"), (open_end, end, ">")):
        if is_open:
            ax.scatter([x], [lane], marker=sign, s=40, color=colour, zorder=3)


def _clashes(ax: Axes, dated, spans, lanes, conflicts: pd.DataFrame | None) -> None:
    if conflicts is None or "event" not in dated:
        return
    place = {event: i for i, event in enumerate(dated["event"])}
    for a, b in zip(conflicts["event_a"], conflicts["event_b"], strict=True):
        if a in place and b in place:
            i, j = place[a], place[b]
            middle = [(spans[k][0] + spans[k][1]) / 2 for k in (i, j)]
            ax.plot(middle, [lanes[i], lanes[j]], color=RED, lw=1.4, marker="o", ms=4, zorder=4)


def _finish(ax: Axes, events, dated, height: int, conflicts: pd.DataFrame | None) -> None:
    bare(ax, "bottom")
    ax.set(ylim=(height - 0.4, -0.6), yticks=[])
    ax.grid(axis="x", color="0.9", linewidth=0.8)
    column = "kind" if "kind" in dated else "type"
    patches = swatches(list(np.unique(dated[column].astype(str)))) if column in dated else []
    if "modality" in dated and (dated["modality"] != "actual").any():
        patches.append(Patch(facecolor="white", edgecolor=DARK, hatch="////", label="not as fact"))
    if conflicts is not None and len(conflicts):
        patches.append(Patch(color=RED, label="cannot both hold"))
    if len(dated) < len(events):
        missing = Patch(alpha=0, label=f"({len(events) - len(dated)} without a date not shown)")
        patches.append(missing)
    legend(ax, patches)
