"""A second article beside the one in sight, under the same choices."""

from __future__ import annotations

from html import escape

import ipywidgets as widgets

from ..reading import Reading
from .heading import heading, title
from .views import VIEWS, page, paragraphs, text

FITS = {"max_width": "100%"}
WORDS = "Findings"
TEXT = "Text"
MARKED = "times"  # what is marked in both texts
NOTHING = "No second article yet. Give one under “Another article”, and choose to put it beside."


class SideBySide(widgets.VBox):
    """Two articles in two columns, in the view chosen."""

    def __init__(self) -> None:
        views = [WORDS, TEXT, *(view.title for view in VIEWS)]
        self.view = widgets.Dropdown(
            description="Compare", options=views, layout={"max_width": "100%"}
        )
        self.page = widgets.HTML()
        super().__init__([self.view, self.page])

    def draw(self, left: Reading, right: Reading | None) -> str:
        """Both articles in the view chosen, as safe HTML."""
        if right is None:
            return paragraphs(NOTHING)
        columns = "".join(f"<section>{self._one(reading)}</section>" for reading in (left, right))
        return f'<div class="reread-beside">{columns}</div>'

    def _one(self, reading: Reading) -> str:
        if self.view.value == WORDS:
            return heading(reading)
        head = f"<h2>{escape(title(reading))}</h2>"
        if self.view.value == TEXT:
            return head + text(reading, MARKED)
        view = next(view for view in VIEWS if view.title == self.view.value)
        return head + page(view, reading)
