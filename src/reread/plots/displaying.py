"""Figures in notebooks carry their alternative text, which nbconvert and others put on the page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from matplotlib.figure import Figure

PNG = "image/png"


class Told:
    """How IPython shows a figure as PNG, with what the figure shows in the output's metadata."""

    def __init__(
        self, printed: Callable[[Figure], Any], alternative: Callable[[Figure], str]
    ) -> None:
        self.printed, self.alternative = printed, alternative

    def __call__(self, figure: Figure) -> Any:
        """The PNG as before, and its alternative text where it has one."""
        image, words = self.printed(figure), self.alternative(figure)
        return (image, {"alt": words}) if isinstance(image, str | bytes) and words else image


def tell_notebooks(alternative: Callable[[Figure], str]) -> None:
    """Have a running IPython give figures their alternative text; elsewhere nothing happens.

    Asked for whenever something is drawn: matplotlib's inline backend, which sets how figures are
    shown, comes up with the first of them.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is None:
        return
    formatter = shell.display_formatter.formatters[PNG]
    printed = formatter.type_printers.get(Figure)
    if printed is not None and not isinstance(printed, Told):
        formatter.for_type(Figure, Told(printed, alternative))
