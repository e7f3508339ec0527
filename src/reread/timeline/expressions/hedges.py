"""How far off a day lies that is counted in units: "three weeks ago", "nearly a year ago".

Nobody counts to the day. What is said without a hedge is taken to be right to a quarter of its
unit, a round half to an eighth; "about" and "nearly" are taken to be right to half a unit, or to a
tenth of what was counted where that is more.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

from .values import Day, Value, shift
from .vocabulary import HEDGES

PLAIN, HALVED = 1 / 4, 1 / 8  # of a unit, either side, where no hedge stands
CENTURY = 1 / 10  # a century ago is said of a decade
ROUGH_UNIT, ROUGH_SHARE = 1 / 2, 1 / 10  # of a unit, and of the number counted, under a hedge
# Mean lengths in days, to lay a part of a unit beside a day.
DAYS = {
    "day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14, "month": 30.44,
    "quarter": 91.31, "year": 365.25, "decade": 3652.5, "century": 36525, "millennium": 365250,
}  # fmt: skip


def hedged(
    value: Value, origin: Day, count: float, grain: str, sign: int, hedge: str = ""
) -> Value:
    """The value with the bounds that its words leave: open, up to the origin, or a little wider.

    `sign` is -1 for ago, `hedge` a word or kind of `HEDGES`. Without one, and under "about",
    the stretch of the calendar that the value names is part of it. Units shorter than a day are left as they are.
    """
    kind = HEDGES.get(hedge, hedge)
    near, far = _between(origin, count, grain, sign, kind)
    if near is None and far is None:
        return value
    first, last = (far, near) if sign < 0 else (near, far)
    if kind in ("", "about") and value.earliest and value.latest and first and last:
        first, last = min(first, value.earliest), max(last, value.latest)
    return replace(value, earliest=_held(first, origin, sign), latest=_held(last, origin, sign))


def _between(
    origin: Day, count: float, grain: str, sign: int, kind: str
) -> tuple[Day | None, Day | None]:
    """The nearest and the farthest day meant; None where it is open, both for units of hours."""
    exact = shift(origin, sign * count, "day" if grain == "night" else grain)
    if exact is None or grain not in DAYS:
        return None, None
    nearer, farther = _slack(kind, count, grain)
    near = origin if kind == "less" else _moved(exact, -sign * nearer)
    return near, None if kind == "more" else _moved(exact, sign * farther)


def _slack(kind: str, count: float, grain: str) -> tuple[int, int]:
    """Days towards the origin and days away from it that the words leave beside the exact day."""
    if kind in ("more", "less"):
        return 0, 0
    if kind == "":
        share = CENTURY if grain == "century" else HALVED if count % 1 else PLAIN
        days = round(share * DAYS[grain])
        return days, days
    units = min(max(ROUGH_UNIT, ROUGH_SHARE * count), count)
    days = math.ceil(units * DAYS[grain])
    return {"about": (days, days), "nearly": (days, 0), "just over": (0, days)}[kind]


def _moved(day: Day, days: int) -> Day | None:
    """The day some days later; None outside the years 1 to 9999."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _held(day: Day | None, origin: Day, sign: int) -> Day | None:
    """A bound held back at the origin: what was ago is not to come."""
    if day is None:
        return None
    return min(day, origin) if sign < 0 else max(day, origin)
