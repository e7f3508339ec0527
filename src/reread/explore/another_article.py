"""Another article for the desk: from an address, pasted or uploaded; in place of the one in sight,
or beside it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from ..article import Article
from ..loading.load import SUFFIXES, from_bytes, load
from ..reading import Reading
from .heading import title, whose

INSTEAD, BESIDE = "in place of this article", "beside this article"
WEB = ("http://", "https://")
LOOK = {"style": {"description_width": "5em"}}


class AnotherArticle(widgets.VBox):
    """Three ways to give an article; `take` is called with it, and whether it goes beside."""

    def __init__(
        self, take: Callable[[Article, bool], None], guarded: Callable[..., Callable[..., None]]
    ) -> None:
        self.take = take
        self.where = widgets.Dropdown(
            description="Put it", options=[INSTEAD, BESIDE], layout={"width": "22em"}, **LOOK
        )
        self.address = self._box(widgets.Text, "Address", "https://…")
        self.pasted = self._box(widgets.Textarea, "Text", "Paste an article here", height="14em")
        self.fetch = widgets.Button(description="Read this address", layout={"width": "12em"})
        self.read = widgets.Button(description="Read this text", layout={"width": "12em"})
        self.upload = widgets.FileUpload(
            accept=",".join(SUFFIXES), description="Upload a file", layout={"width": "12em"}
        )
        self.fetch.on_click(guarded(self._fetch))
        self.read.on_click(guarded(self._paste))
        self.upload.observe(guarded(self._uploaded), names="value")
        self.sight = widgets.HTML()
        super().__init__([self.sight, self.where, self.address, self.fetch, self.pasted,
                          widgets.HBox([self.read, self.upload])])  # fmt: skip

    def _box(self, kind: Any, label: str, hint: str, **layout: str) -> Any:
        return kind(description=label, placeholder=hint, layout={"width": "98%", **layout}, **LOOK)

    def tell(self, reading: Reading) -> None:
        """Say which article is in sight."""
        said = f"In sight: {title(reading)} {whose(reading)}."
        self.sight.value = f'<p class="reread-said">{escape(said)}</p>'

    def _give(self, article: Article) -> None:
        self.take(article, self.where.value == BESIDE)

    def _fetch(self) -> None:
        address = self.address.value.strip()
        if not address.lower().startswith(WEB):  # a path would open the server's own files
            raise ValueError(f"“{address}” is not a web address; one begins with https://")
        self._give(load(address))

    def _paste(self) -> None:
        if not self.pasted.value.strip():
            raise ValueError("there is no text yet; paste an article into the box first")
        self._give(Article(text=self.pasted.value))

    def _uploaded(self) -> None:
        if self.upload.value:
            file = self.upload.value[0]
            self._give(from_bytes(bytes(file["content"]), file["name"]))
