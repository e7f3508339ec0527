"""What can be taken away from the desk, as files that the browser saves: no path on a server."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ipywidgets as widgets

from ..encoded import csv, safe
from ..plots.figures import FIGURES, figure, png
from ..reading import Reading
from ..report import report
from ..stages import STAGES
from . import settings
from .figure import browser

LONGEST_NAME = 40  # characters of a title in the name of a file
KINDS = {
    ".csv": "text/csv", ".png": "image/png", ".svg": "image/svg+xml", ".html": "text/html",
    ".zip": "application/zip", ".json": "application/json",
}  # fmt: skip
LINK = (
    '<p role="status"><a download="{name}" href="data:{kind};base64,{data}">{name}</a> ({size})</p>'
)


class Downloads(widgets.VBox):
    """Buttons, each of which makes a file of the reading in sight and hands it to the browser.

    With anywidget the browser saves it at once; without, the link below the buttons saves it.
    """

    def __init__(self, reading: Callable[[], Reading], guarded: Callable[..., Any]) -> None:
        self.reading, self.guarded = reading, guarded
        self.table = widgets.Dropdown(description="Table", options=list(STAGES), value="events")
        self.figure = widgets.Dropdown(
            description="Figure", options=list(FIGURES), value="timeline"
        )
        found = browser()
        self.live = found is not None
        self.file = found.Saver() if found else widgets.HTML()
        rows = [
            [self.table, self._button("Table (CSV)", self._csv)],
            [self.figure, self._button("Figure (PNG)", self._png),
             self._button("Figure (SVG)", self._svg)],
            [self._button("Sheet (HTML)", self._sheet), self._button("Bundle (zip)", self._bundle)],
        ]  # fmt: skip
        said = (
            "The sheet is one page to send to somebody, who can switch between the alternatives in "
            "it; making it takes a while, since the article is read in all of them. The bundle "
            "holds the text, the choices and all tables, so that it can be cited and read again "
            "(rr.replay)."
        )
        boxes = [widgets.HBox(row, layout={"flex_flow": "row wrap"}) for row in rows]
        about = widgets.HTML(f'<p class="reread-said">{said}</p>')
        super().__init__([*boxes, about, self.file])
        self.add_class("reread-downloads")

    def _button(self, words: str, make: Callable[[], tuple[str, bytes]]) -> widgets.Button:
        button = widgets.Button(description=words, tooltip=f"Save: {words}")
        button.on_click(self.guarded(lambda: self.give(*make())))
        return button

    def give(self, name: str, data: bytes) -> None:
        """Hand a file to the browser."""
        kind, size = KINDS[Path(name).suffix], _size(len(data))
        if self.live:
            with self.file.hold_sync():  # in one message: no older file is saved under a new name
                self.file.name, self.file.kind, self.file.size = name, kind, size
                self.file.data = data
                self.file.saved += 1
        else:
            coded = base64.b64encode(data).decode("ascii")
            self.file.value = LINK.format(name=escape(name), kind=kind, size=size, data=coded)

    def _csv(self) -> tuple[str, bytes]:
        name = self.table.value
        return self._named(f"{name}.csv"), csv(safe(self.reading().table(name)))

    def _png(self) -> tuple[str, bytes]:
        name = self.figure.value
        return self._named(f"{name}.png"), png(self.reading(), name)

    def _svg(self) -> tuple[str, bytes]:
        name, stream = self.figure.value, io.BytesIO()
        figure(self.reading(), name).savefig(stream, format="svg", metadata={"Date": None})
        return self._named(f"{name}.svg"), stream.getvalue()

    def _sheet(self) -> tuple[str, bytes]:
        return self._made("sheet.html", lambda path: report(self.reading(), path))

    def _bundle(self) -> tuple[str, bytes]:
        return self._made("bundle.zip", self.reading().bundle)

    def _made(self, name: str, write: Callable[[Path], Path]) -> tuple[str, bytes]:
        """A file that is written by its path, through a folder that is gone at once."""
        with TemporaryDirectory() as folder:
            return self._named(name), write(Path(folder) / name).read_bytes()

    def give_settings(self) -> None:
        """Hand the choices in sight to the browser as a file."""
        self.give(settings.FILE, settings.saved(self.reading().choices))

    def _named(self, name: str) -> str:
        """The name of a file that tells which article it is of."""
        article = self.reading().article
        words = re.sub(r"[^a-z0-9]+", "-", (article.title or "").lower()).strip("-")
        return f"{words[:LONGEST_NAME].strip('-') or article.id[:12]}-{name}"


def _size(count: int) -> str:
    """How large a file is, in words."""
    return f"{count / 1000:,.0f} kB" if count >= 1000 else f"{count} bytes"
