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
from .views import shown, stand_for

LOOK = {"style": {"description_width": "7em"}, "layout": {"width": "26em", "max_width": "100%"}}


def corrections(reading: Reading) -> Corrections:
    """Correct entities, times, quotations and attitudes by hand; the panel's `corrections` is the
    table so made.

    Choose what to correct. Of an entity choose all its mentions or one, and whom it stands for:
    another of the list, or a new name. Of times, quotations and attitudes choose one, and its
    value, its speaker, its label; words of the text typed into the box are a time, or a quotation,
    where none was found. `rr.read(article, corrections=panel.corrections)` reads with them, and so
    it does from the file that the panel saves.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("“It was arson,” Ann Lee said."))
    >>> panel = rr.explore.corrections(reading)
    >>> [words for words, _ in panel.kind.options], panel.corrections
    (['Mentions', 'Times', 'Quotations', 'Attitudes'], None)
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
            self._button("Take back", "Take back the last correction", self._take_back),
            self._button("Save", "Save the corrections to the file", self._save),
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
        made = another(self.corrections, known, to=meant(name, to), **cells)
        return self._reread(made, made.iloc[-1])

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

    def _reread(self, rows: pd.DataFrame, last: pd.Series | None = None) -> str:
        """Read with these corrections and offer what there is then, still at what was corrected
        last."""
        changed = choose(self.reading.choices, corrections=rows if len(rows) else None)
        self.reading = read(self.reading.article, changed)
        return self._list(last=last)

    def _list(self, last: pd.Series | None = None) -> str:
        """Offer what there is of the kind chosen; of mentions the entities first."""
        name = self.kind.value
        kind = KINDS[name]
        _offer(self.entity, entities(self.reading), instead=self._entity_of(last))
        self.entity.layout.display = "flex" if name == "mentions" else "none"
        self.words.layout.display = "flex" if name in PLACED else "none"
        self.mention.description, self.to.description = kind.title, kind.said
        self.to.placeholder, self.to.options = kind.hint, offered(self.reading, name)
        self.to.value = self.words.value = ""
        return self._choose(last)

    def _entity_of(self, last: pd.Series | None) -> Any:
        """Whom a correction has made of an entity that is there no more."""
        rows = self.reading.entities
        if last is None or last["table"] != "mentions":
            return None
        return next(
            iter(rows["entity"][(rows[["entity", "name"]] == last["to"]).any(axis=1)]), None
        )

    def _choose(self, last: pd.Series | None = None) -> str:
        """Offer the rows of the kind, and of the entity, chosen."""
        name = self.kind.value
        span = None
        if last is not None and name in PLACED:
            span = int(last["start"]), int(last["end"])
        _offer(self.mention, places(self.reading, name, self.entity.value or ""), first=span)
        return self._show()

    def _show(self) -> str:
        """The rows chosen, in their sentences, and the corrections so far."""
        name, place = self.kind.value, self.mention.value
        rows = rows_of(self.reading, name, self.entity.value or "")
        if place:
            keys = ["voice", "entity"] if name == "voices" else ["start", "end"]
            rows = rows[rows[keys].apply(tuple, axis=1) == place]
        columns = KINDS[name].columns
        told = rows[["start", "end", *columns]]
        marked = highlight(self.reading.article, told, columns[0], within=self.reading.sentences)
        made = "" if self.corrections is None else shown(self.corrections, self.reading, most=None)
        self.view.value = marked.html + made
        return f"{stand_for(self.reading)}; corrections so far: {self._made()}"

    def _made(self) -> str:
        """How many corrections there are, and which of them fit nothing."""
        if self.corrections is None:
            return "0."
        useless = unfit(map(self.reading.stage, KINDS), self.corrections)
        return " ".join([f"{len(self.corrections)}.", *useless])


def _look() -> dict[str, Any]:
    return {name: dict(look) for name, look in LOOK.items()}


def _offer(
    dropdown: widgets.Dropdown, options: list[tuple[str, Any]], *, first: Any = None,
    instead: Any = None,
) -> None:  # fmt: skip
    """Give a drop-down other options. Chosen then is `first`, else what was, else `instead`; where
    none of them is there, what now stands in the place of what was: the list does not jump back."""
    values, before, at = [value for _, value in options], dropdown.value, dropdown.index or 0
    dropdown.options = options
    if values:
        wanted = [one for one in (first, before, instead) if one is not None and one in values]
        dropdown.value = wanted[0] if wanted else values[min(at, len(values) - 1)]
