"""The choices in sight, kept: as a file that can be given back, and as Python to copy."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from ..choices import Choices
from ..reading import Reading
from .folds import Fold
from .settings import as_python, restored

Guarded = Callable[..., Callable[..., None]]


class Keeping(Fold):
    """Buttons to save the choices in sight, to restore saved ones and to take all back."""

    def __init__(
        self, save: Callable[[], None], put: Callable[[Choices], None], now: Callable[[], Choices],
        guarded: Guarded,
    ) -> None:  # fmt: skip
        self.put, self.now = put, now
        self.save = widgets.Button(description="Save settings", tooltip="Save them as a small file")
        self.save.on_click(guarded(save))
        self.upload = widgets.FileUpload(accept=".json", description="Restore settings")
        self.upload.observe(guarded(self._restore), names="value")
        self.default = widgets.Button(
            description="Back to the defaults", tooltip="Take all changes back"
        )
        self.default.on_click(guarded(lambda: put(Choices())))
        self.python = widgets.HTML()
        super().__init__("Keep or restore all this",
                         [self.save, self.upload, self.default, self.python])  # fmt: skip

    def _restore(self) -> None:
        if self.upload.value:
            self.put(restored(bytes(self.upload.value[0]["content"]), self.now()))

    def tell(self, reading: Reading) -> None:
        """Show the Python that reads as the desk does."""
        lines = as_python(reading)
        self.python.value = (
            '<p class="reread-said">The same in Python, to copy:</p>'
            f'<textarea readonly aria-label="The same in Python" rows="{lines.count(chr(10)) + 2}">'
            f"{escape(lines)}</textarea>"
        )
