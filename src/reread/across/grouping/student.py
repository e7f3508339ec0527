"""Student's t: how often chance goes so far, and how far it goes in 95 of 100 cases."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
STEPS = 200  # of the continued fraction at most; a dozen are enough for most
CLOSE, TINY = 1e-14, 1e-300  # of two steps that tell the same; what stands for a divisor of zero
HALVINGS = 50  # of the stretch in which a bound is looked for: to eleven digits
FURTHEST = 1e4  # a bound of t is at most so large (95 % at 1 degree: 12.7)


def chance(t: ArrayLike, degrees: ArrayLike) -> Numbers:
    """The probability that |t| is at least as large by chance alone, with so many degrees of
    freedom, which may be a fraction."""
    far: Numbers = np.abs(np.asarray(t, dtype=np.float64))
    free: Numbers = np.asarray(degrees, dtype=np.float64)
    return _beta(free / 2, 0.5, free / (free + far * far))


def reach(degrees: ArrayLike, level: float) -> Numbers:
    """The |t| that chance stays within in so large a share of the cases."""
    free: Numbers = np.asarray(degrees, dtype=np.float64)
    low, high = np.zeros_like(free), np.full_like(free, FURTHEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        further = chance(middle, free) > 1 - level
        low, high = np.where(further, middle, low), np.where(further, high, middle)
    return (low + high) / 2


def _beta(a: Numbers, fixed: float, x: Numbers) -> Numbers:
    """The regularised incomplete beta function, by Lentz's continued fraction (Numerical Recipes,
    6.4); it converges fast below its mean, and is mirrored above."""
    x = np.clip(x, 0.0, 1.0)
    b = np.full_like(a, fixed)
    mirrored = x > (a + 1) / (a + b + 2)
    left, right = np.where(mirrored, b, a), np.where(mirrored, a, b)
    found = _fraction(left, right, np.where(mirrored, 1 - x, x))
    return np.where(mirrored, 1 - found, found)


def _fraction(a: Numbers, b: Numbers, x: Numbers) -> Numbers:
    gamma = np.vectorize(math.lgamma, otypes=[float])
    with np.errstate(divide="ignore"):
        front = gamma(a + b) - gamma(a) - gamma(b) + a * np.log(x) + b * np.log1p(-x)
    c, d = np.ones_like(x), 1 / _apart(1 - (a + b) * x / (a + 1))
    found = d.copy()
    for m in range(1, STEPS):
        before = found
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _apart(1 + step * d), _apart(1 + step / c)
            found = found * d * c
        if (np.abs(found - before) <= CLOSE * np.abs(before)).all():
            break
    return np.exp(front) * found / a


def _apart(values: Numbers) -> Numbers:
    """Numbers that can be divided by."""
    return np.where(np.abs(values) < TINY, TINY, values)
