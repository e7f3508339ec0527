"""A tab of the desk that shows one view of a reading."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import ipywidgets as widgets

from ..plots.figures import figure
from ..reading import Reading
from .figure import Figure
from .views import View, paragraphs

Kept = Callable[[Hashable, Callable[[], Any]], Any]  # what was made for a key, or makes it


class ViewTab(widgets.VBox):
    """What is said above the figure of a view, the figure, and what is said below it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.above, self.figure, self.below = widgets.HTML(), Figure(), widgets.HTML()
        super().__init__([self.above, self.figure, self.below])

    def show(self, reading: Reading, kept: Kept) -> None:
        """Show a reading, the figure first: that is what one waits for. Of one that read nothing,
        say why."""
        key = (self.view.title, *map(reading.key, self.view.tables))
        if reading.unread:
            self.figure.put(reading, "")
            self.above.value, self.below.value = paragraphs(f"Not read: {reading.unread}."), ""
            return
        draw = self.figure.picture
        name = self.view.figure
        picture = kept(("figure", *key), lambda: draw(reading, figure(reading, name)))
        self.figure.put(reading, picture)
        self.above.value, self.below.value = kept(("said", *key), lambda: self.view.said(reading))
