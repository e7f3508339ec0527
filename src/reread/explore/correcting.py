"""A panel to correct by hand: whom mentions stand for, times, who speaks, attitudes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from ..choices import choose
from ..entities.by_hand import another
from ..files import write_bytes
from ..highlight import highlight
from ..own_tables.corrections import unfit
from ..reading import Reading, read
from .correctable import KINDS, PLACED, cells_of, entities, meant, offered, places, rows_of
from .panels import ERROR
from .views import stand_for, table

LOOK = {"style": {"description_width": "7em"}, "layout": {"width": "26em", "max_width": "100%"}}


def corrections(reading: Reading) -> Corrections:
    """Correct entities, times, quotations and attitudes by hand; the panel's `corrections` is the
    table so made.

    Choose what to correct. Of an entity choose all its mentions or one, and whom it stands for:
    another of the list, or a new name. Of times, quotations and attitudes choose one, and its
    value, its speaker, its label; words of the text typed into the box are a time, or a quotation,
    where none was found. `rr.read(article, corrections=panel.corrections)` reads with them, and so
    it does from the file that the panel saves.
    """
    return Corrections(reading)


class Corrections(widgets.VBox):
    """The panel: `corrections` is its table (None while it is empty), `reading` what it gives."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        kinds = [(kind.title, name) for name, kind in KINDS.items()]
        self.kind = widgets.Dropdown(description="What", options=kinds, **_look())
        self.entity = widgets.Dropdown(description="Entity", **_look())
        self.mention = widgets.Dropdown(**_look())
        words = "words where none was found"
        self.words = widgets.Text(description="Or new", placeholder=words, **_look())
        self.to = widgets.Combobox(**_look())
        self.file = widgets.Text(value="corrections.csv", description="File", **_look())
        self.line, self.view = widgets.HTML(), widgets.HTML()
        buttons = [
            self._button("Correct", "Add this correction", self._correct, "primary"),
            self._button("Take back", "Drop the last correction", self._take_back),
            self._button("Save", "Write the corrections into the file", self._save),
        ]
        asked = [self.kind, self.entity, self.mention, self.words, self.to]
        rows = (asked, [*buttons[:2], self.file, buttons[2]])
        boxes = [widgets.HBox(row, layout={"flex_flow": "row wrap"}) for row in rows]
        super().__init__([*boxes, self.line, self.view])
        self.kind.observe(self._guarded(self._list), names="value")
        self.entity.observe(self._guarded(self._choose), names="value")
        self.mention.observe(self._guarded(self._show), names="value")
        self._guarded(self._list)()

    @property
    def corrections(self) -> pd.DataFrame | None:
        """One row per correction, or None; what `rr.read` takes as `corrections`."""
        return self.reading.choices.corrections

    def _button(
        self, words: str, tooltip: str, act: Callable[[], str], style: str = ""
    ) -> widgets.Button:
        button = widgets.Button(description=words, tooltip=tooltip, button_style=style)
        button.on_click(self._guarded(act))
        return button

    def _guarded(self, act: Callable[[], str]) -> Callable[..., None]:
        """A handler that says what was done, or in words what went wrong."""

        def handle(*_: Any) -> None:
            """Do it, and tell."""
            try:
                self.line.value = f'<p role="status">{escape(act())}</p>'
            except Exception as error:  # whatever it is, the reader must see it
                self.line.value = f'<p role="alert" style="{ERROR}">{escape(str(error))}</p>'

        return handle

    def _correct(self) -> str:
        name, to = self.kind.value, self.to.value.strip()
        kind = KINDS[name]
        if not to:
            raise ValueError(f"{kind.said} what? Write {kind.hint}, or choose {kind.nothing}")
        cells = {"table": name, "article": self.reading.article.id, **self._cells()}
        known = self.reading.entities if name in ("mentions", "quotes") else None
        return self._reread(another(self.corrections, known, to=meant(name, to), **cells))

    def _cells(self) -> dict[str, Any]:
        """The cells that tell of what the correction is."""
        name, words = self.kind.value, self.words.value.strip()
        if name in PLACED and words:
            return self._span_of(words)
        if self.mention.value is None:
            raise ValueError(f"there is nothing to correct among {KINDS[name].title.lower()}")
        return cells_of(name, self.entity.value or "", self.mention.value)

    def _span_of(self, words: str) -> dict[str, Any]:
        """The only place where some words stand in the text, with whatever spaces or line breaks
        between them."""
        spaced = r"\s+".join(map(re.escape, words.split()))
        found = [match.span() for match in re.finditer(spaced, self.reading.article.text)]
        if len(found) != 1:
            remedy = "add the words beside it" if found else "copy words of the text"
            raise ValueError(f"“{words}” stands {len(found)} times in the text; {remedy}")
        return dict(zip(("start", "end"), found[0], strict=True))

    def _take_back(self) -> str:
        if self.corrections is None:
            raise ValueError("there is no correction to take back")
        return self._reread(self.corrections.iloc[:-1])

    def _save(self) -> str:
        if self.corrections is None:
            raise ValueError("there is no correction to save")
        path = write_bytes(Path(self.file.value), self.corrections.to_csv(index=False).encode())
        return f"Written: {path}. rr.read(article, corrections={str(path)!r}) reads with it."

    def _reread(self, rows: pd.DataFrame) -> str:
        """Read with these corrections and offer what there is then."""
        changed = choose(self.reading.choices, corrections=rows if len(rows) else None)
        self.reading = read(self.reading.article, changed)
        return self._list()

    def _list(self) -> str:
        """Offer what there is of the kind chosen; of mentions the entities first."""
        name = self.kind.value
        kind = KINDS[name]
        _offer(self.entity, entities(self.reading))
        self.entity.layout.display = "flex" if name == "mentions" else "none"
        self.words.layout.display = "flex" if name in PLACED else "none"
        self.mention.description, self.to.description = kind.title, kind.said
        self.to.placeholder, self.to.options = kind.hint, offered(self.reading, name)
        self.to.value = self.words.value = ""
        return self._choose()

    def _choose(self) -> str:
        """Offer the rows of the kind, and of the entity, chosen."""
        _offer(self.mention, places(self.reading, self.kind.value, self.entity.value or ""))
        return self._show()

    def _show(self) -> str:
        """The rows chosen, in their sentences, and the corrections so far."""
        name, place = self.kind.value, self.mention.value
        rows = rows_of(self.reading, name, self.entity.value or "")
        if place:
            keys = ["voice", "entity"] if name == "voices" else ["start", "end"]
            rows = rows[rows[keys].apply(tuple, axis=1) == place]
        columns = KINDS[name].columns
        shown = rows[["start", "end", *columns]]
        marked = highlight(self.reading.article, shown, columns[0], within=self.reading.sentences)
        made = "" if self.corrections is None else table(self.corrections)
        self.view.value = marked.html + made
        return f"{stand_for(self.reading)}; corrections so far: {self._made()}"

    def _made(self) -> str:
        """How many corrections there are, and which of them fit nothing."""
        if self.corrections is None:
            return "0."
        told = unfit(map(self.reading.stage, KINDS), self.corrections)
        return " ".join([f"{len(self.corrections)}.", *told])


def _look() -> dict[str, Any]:
    return {name: dict(look) for name, look in LOOK.items()}


def _offer(dropdown: widgets.Dropdown, options: list[tuple[str, Any]]) -> None:
    """Give a drop-down other options; what was chosen stays if it can, else the first is."""
    values, before = [value for _, value in options], dropdown.value
    dropdown.options = options
    if values:
        dropdown.value = before if before in values else values[0]
