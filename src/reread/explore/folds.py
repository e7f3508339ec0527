"""A heading that shows or hides what stands below it, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

CLOSED, OPEN = "▸", "▾"


class Fold(widgets.VBox):
    """A heading to press, and what it shows or hides; closed at first.

    ipywidgets' own accordion cannot be opened by keyboard, so the heading is a button, whose sign
    says whether it is open.
    """

    def __init__(self, title: str, children: list[Any]) -> None:
        self.title = title
        self.heading = widgets.Button(layout={"width": "100%"})
        self.heading.add_class("reread-fold")
        self.inside = widgets.VBox(children)
        self.heading.on_click(lambda _: self.turn(open=not self.is_open))
        self.turn(open=False)
        super().__init__([self.heading, self.inside])

    @property
    def is_open(self) -> bool:
        """Whether what stands below the heading is shown."""
        return self.inside.layout.display != "none"

    def turn(self, *, open: bool) -> None:
        """Show, or hide, what stands below the heading."""
        self.inside.layout.display = "flex" if open else "none"
        self.heading.description = f"{OPEN if open else CLOSED} {self.title}"
        self.heading.tooltip = f"{'Hide' if open else 'Show'} these"
