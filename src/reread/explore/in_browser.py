"""The two small programs that run in the browser, as anywidgets; they ask no network."""

from __future__ import annotations

import anywidget
import traitlets

from ..files import shipped
from ..plots.interactive import script


class Drawing(anywidget.AnyWidget):
    """An SVG figure whose marks can be hovered, walked through by keys, and chosen.

    `place` is the start and end in the text of the mark chosen last, and how often one was: the
    same mark can be chosen again.
    """

    _esm = f"{script()}\n{shipped('explore/drawing.js')}"
    svg = traitlets.Unicode("").tag(sync=True)
    place = traitlets.List(traitlets.Int(), []).tag(sync=True)


class Saver(anywidget.AnyWidget):
    """Saves the file that it is given in the browser whenever `saved` grows, and shows a link that
    saves it again."""

    _esm = shipped("explore/saving.js")
    name = traitlets.Unicode("").tag(sync=True)
    kind = traitlets.Unicode("").tag(sync=True)
    size = traitlets.Unicode("").tag(sync=True)
    data = traitlets.Bytes(b"").tag(sync=True)
    saved = traitlets.Int(0).tag(sync=True)
