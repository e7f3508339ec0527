"""A figure of a reading: a mark that is chosen shows its place in the text."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import ipywidgets as widgets
import pandas as pd

from ..extras import install_line
from ..highlight import highlight
from ..plots.interactive import svg
from ..reading import Reading
from .views import Drawn, paragraphs, still

INSTALL = f"For figures whose marks lead into the text: {install_line('lab')}"


def browser() -> Any:
    """What runs in the browser; None where anywidget is not installed."""
    if find_spec("anywidget") is None:
        return None
    from . import in_browser

    return in_browser


class Figure(widgets.VBox):
    """A figure, and below it the paragraph of the mark chosen last, and what else there is.

    Without anywidget the figure stands still, and a line says what to install.
    """

    def __init__(self, *below: widgets.HTML) -> None:
        found = browser()
        self.reading: Reading | None = None
        self.live = found is not None
        self.drawing = found.Drawing() if found else widgets.HTML()
        self.place = widgets.HTML()
        if self.live:
            self.drawing.observe(self._chosen, names="place")
        self.below = below
        super().__init__([self.drawing, self.place, *below])
        self.add_class("reread-drawing")

    def picture(self, reading: Reading, figure: Drawn) -> str:
        """A drawn figure of a reading as this widget shows it: SVG, or an HTML image."""
        return svg(figure, reading) if self.live else still(figure) + paragraphs(INSTALL)

    def put(self, reading: Reading, picture: str) -> None:
        """Show what `picture` gave."""
        self.reading, self.place.value = reading, ""
        if self.live:
            self.drawing.svg = picture
        else:
            self.drawing.value = picture

    def show(self, reading: Reading, figure: Drawn) -> None:
        """Show a drawn figure of a reading."""
        self.put(reading, self.picture(reading, figure))

    @property
    def value(self) -> str:
        """All that is shown: SVG or HTML, and what stands below it."""
        shown: str = self.drawing.svg if self.live else self.drawing.value
        return "".join([shown, *(one.value for one in self.below)])

    def _chosen(self, change: dict[str, Any]) -> None:
        """Show the paragraph around the place that was chosen."""
        if self.reading is not None and len(change["new"]) >= 2:
            start, end = change["new"][:2]
            self.place.value = around(self.reading, start, end)


def around(reading: Reading, start: int, end: int) -> str:
    """The paragraph around a place of the text, marked; the sentence alone is less to go by."""
    rows = pd.DataFrame({"start": [start], "end": [end]})
    return highlight(reading.article, rows, within=reading.blocks).html
