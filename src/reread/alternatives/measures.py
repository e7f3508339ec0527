"""How far answers hang on choices: stability, influence and the smallest changes that turn one.

Pure functions of two tables with one row per reading: what was chosen, and what was concluded.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import pandas as pd

DECIMALS = 4  # of a share of influence: less are the last digits of floats


def stability(
    answers: pd.DataFrame, default: Sequence[Hashable], tested: Sequence[bool]
) -> pd.DataFrame:
    """One row per conclusion: the default's answer, the share of readings with that answer, how
    many different answers there are, and in how many readings.

    Numbers agree where they are equal to twelve digits. The share is missing (NaN) where the
    conclusion was not `tested`: no choice that was varied can touch it.
    """
    rows = []
    for name, wanted, is_tested in zip(answers.columns, default, tested, strict=True):
        given = [_exact(answer) for answer in answers[name]]
        agree = sum(answer == _exact(wanted) for answer in given)
        share = agree / len(given) if is_tested else float("nan")
        rows.append((name, wanted, share, len(set(given)), len(given)))
    columns = ["conclusion", "answer", "share", "answers", "readings"]
    return pd.DataFrame(rows, columns=columns)


def influence(choices: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """One row per conclusion, one column per choice: how much of the answers' spread the choice
    alone accounts for, 0 … 1; 0 throughout where all answers are the same.

    For numbers the share of variance between the choice's options (eta squared, the first-order
    Sobol index of a full factorial design); for other answers mutual information over the answers'
    entropy. What only choices together account for is in no column, so rows need not sum to 1.
    """
    rows = {
        name: {choice: _share(choices[choice], answers[name]) for choice in choices}
        for name in answers
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(choices))


def flips(varied: Sequence[str], found: Iterable[tuple[dict[str, str], Hashable]]) -> pd.DataFrame:
    """One row per smallest change that turns a conclusion, from changes and their answers.

    A change is left out where a part of it turns the answer already; equal ones count once.
    """
    kept: dict[frozenset[tuple[str, str]], Hashable] = {}
    for change, answer in sorted(found, key=_size):
        differences = frozenset(change.items())
        if not any(smaller <= differences for smaller in kept):
            kept[differences] = answer
    rows = []
    for differences, answer in kept.items():
        options = dict(differences)
        told = "; ".join(f"{name}: {options[name]}" for name in varied if name in options)
        rows.append((told, len(options), answer))
    table = pd.DataFrame(rows, columns=["change", "choices", "answer"], dtype=object)
    return table.astype({"change": "string", "choices": "int64"})  # an answer None stays None


def _size(pair: tuple[dict[str, str], Hashable]) -> tuple[int, int, list]:
    """Few choices before many, short options before long ones, then by name."""
    change = sorted(pair[0].items())
    return len(change), sum(len(option) for _, option in change), change


def same(one: Hashable, other: Hashable) -> bool:
    """Whether two answers agree: numbers to twelve digits."""
    return _exact(one) == _exact(other)


def _exact(answer: Hashable) -> Hashable:
    """An answer that compares as meant: numbers to twelve digits, any missing value as None."""
    if isinstance(answer, float):
        return None if np.isnan(answer) else float(f"{answer:.12g}")
    return answer


def _share(options: pd.Series, answers: pd.Series) -> float:
    values = [_exact(answer) for answer in answers]
    numeric = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)
    share = _variance_share(options, values) if numeric else _information_share(options, values)
    return round(share, DECIMALS)


def _variance_share(options: pd.Series, values: list) -> float:
    numbers = pd.Series(values, dtype="float64", index=options.index)
    whole = float(numbers.var(ddof=0))
    if len(set(values)) < 2 or not whole:
        return 0.0
    return float(numbers.groupby(options).transform("mean").var(ddof=0)) / whole


def _information_share(options: pd.Series, values: list) -> float:
    """Mutual information over the entropy of the answers."""
    rows, columns = pd.factorize(options)[0], pd.factorize(np.array(list(map(repr, values))))[0]
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    table /= len(rows)
    entropy = _entropy(table.sum(axis=0))
    if not entropy:
        return 0.0
    return max(0.0, (entropy + _entropy(table.sum(axis=1)) - _entropy(table.ravel())) / entropy)


def _entropy(shares: np.ndarray) -> float:
    some = shares[shares > 0]
    return float(-(some * np.log2(some)).sum()) if len(some) > 1 else 0.0
