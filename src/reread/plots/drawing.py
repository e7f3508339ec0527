"""What a plot draws: a Reading, or one of its tables."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Any, Concatenate, ParamSpec

import pandas as pd
from matplotlib.axes import Axes

from ..reading import Reading

Options = ParamSpec("Options")
Given = tuple[tuple[Any, ...], dict[str, Any]]  # a plot's tables, and options for them


def draws(
    tables: str, columns: Collection[str], of: Callable[[Reading], Given] | None = None
) -> Callable[
    [Callable[Concatenate[pd.DataFrame, Options], Axes]],
    Callable[Concatenate[Reading | pd.DataFrame, Options], Axes],
]:
    """Let a plot of a table with these columns draw a Reading too: with what `of` gives of it,
    unless the caller gives an option. `tables` says in an error which tables the plot takes."""
    takes = f"a Reading or {tables}" if of else tables

    def wrapped(
        plot: Callable[Concatenate[pd.DataFrame, Options], Axes],
    ) -> Callable[Concatenate[Reading | pd.DataFrame, Options], Axes]:
        """The same plot of a Reading or a table."""
        name = getattr(plot, "__name__", "this plot")

        @functools.wraps(plot)
        def drawn(
            table: Reading | pd.DataFrame, /, *args: Options.args, **options: Options.kwargs
        ) -> Axes:
            """Draw a Reading's own tables, or the table given, once its columns are there."""
            if isinstance(table, Reading) and of:
                given, more = of(table)
                return plot(*given, *args, **{**more, **options})
            if not isinstance(table, pd.DataFrame):
                raise TypeError(f"plots.{name} draws {takes}, not {type(table).__name__}")
            if missing := [column for column in columns if column not in table.columns]:
                lacks = ", ".join(missing)
                raise ValueError(f"this table has no {lacks}; plots.{name} draws {takes}")
            return plot(table, *args, **options)

        return drawn

    return wrapped
