"""A panel to correct entities by hand: merge two, split a mention off, name one anew."""

from __future__ import annotations

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
from ..reading import Reading, read
from .panels import ERROR
from .views import stand_for, table

NOBODY = "(nobody that is known)"
ALL = "all its mentions"
LABELS = {"description_width": "7em"}
WIDE = {"width": "26em"}


def corrections(reading: Reading) -> Corrections:
    """Merge, split and name entities by hand; the panel's `corrections` is the table so made.

    Choose an entity, all its mentions or one, and whom it stands for: another of the list, or a
    new name. `rr.read(article, corrections=panel.corrections)` reads with them, and so it does
    from the file that the panel saves.
    """
    return Corrections(reading)


class Corrections(widgets.VBox):
    """The panel: `corrections` is its table (None while it is empty), `reading` what it gives."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        look = {"style": LABELS, "layout": WIDE}
        self.entity = widgets.Dropdown(description="Entity", **look)
        self.mention = widgets.Dropdown(description="Mentions", **look)
        words = "a name of the list, or a new one"
        self.to = widgets.Combobox(description="Stands for", placeholder=words, **look)
        self.file = widgets.Text(value="corrections.csv", description="File", **look)
        self.line, self.view = widgets.HTML(), widgets.HTML()
        buttons = [
            self._button("Correct", "Add this correction", self._correct, "primary"),
            self._button("Take back", "Drop the last correction", self._take_back),
            self._button("Save", "Write the corrections into the file", self._save),
        ]
        rows = ([self.entity, self.mention, self.to], [*buttons[:2], self.file, buttons[2]])
        boxes = [widgets.HBox(row, layout={"flex_flow": "row wrap"}) for row in rows]
        super().__init__([*boxes, self.line, self.view])
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
        if not self.to.value.strip():
            raise ValueError(f"say whom it stands for: a name, or {NOBODY}")
        to = "" if self.to.value == NOBODY else self.to.value.strip()
        start, end = self.mention.value or (None, None)
        who, known = self.entity.value or "", self.reading.entities
        return self._reread(
            another(self.corrections, known, entity=who, to=to, start=start, end=end)
        )

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
        """Offer the entities, most mentioned first, and the mentions that stand for none."""
        rows = self.reading.entities.sort_values("mentions", ascending=False, kind="stable")
        listed = zip(rows["name"], rows["kind"], rows["mentions"], rows["entity"], strict=True)
        options = [(f"{name} ({kind}, {count})", entity) for name, kind, count, entity in listed]
        unknown = self.reading.mentions["entity"].isna().any()
        _offer(self.entity, options + [("(stands for nobody yet)", "")] * bool(unknown))
        self.to.options = [*rows["name"], NOBODY]
        self.to.value = ""
        return self._choose()

    def _choose(self) -> str:
        """Offer the mentions of the entity chosen."""
        rows = self._mentions()
        spans = zip(rows["surface"], rows["sentence"], rows["start"], rows["end"], strict=True)
        one = [(f"“{words}” in sentence {n}", (a, b)) for words, n, a, b in spans]
        every = [(f"{ALL} ({len(rows)})", ())] * bool(self.entity.value)
        _offer(self.mention, every + one)
        return self._show()

    def _mentions(self) -> pd.DataFrame:
        rows = self.reading.mentions
        return rows[rows["entity"].fillna("") == (self.entity.value or "")]

    def _show(self) -> str:
        """The mentions chosen, in their sentences, and the corrections so far."""
        rows = self._mentions()
        if self.mention.value:
            rows = rows[rows["start"] == self.mention.value[0]]
        shown = rows[["start", "end", "form", "kind", "entity", "reason"]]
        marked = highlight(self.reading.article, shown, by="form", within=self.reading.sentences)
        made = "" if self.corrections is None else table(self.corrections)
        self.view.value = marked.html + made
        count = 0 if self.corrections is None else len(self.corrections)
        return f"{stand_for(self.reading)}; corrections so far: {count}."


def _offer(dropdown: widgets.Dropdown, options: list[tuple[str, Any]]) -> None:
    """Give a drop-down other options; what was chosen stays if it can, else the first is."""
    values, before = [value for _, value in options], dropdown.value
    dropdown.options = options
    if values:
        dropdown.value = before if before in values else values[0]
