"""The choices of a reading as controls: folded by what they are about, asked in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

import ipywidgets as widgets

from ..choices import LICENCES, Choices, choose, fields
from ..licences import offered
from ..own_tables import OWN as OWN_TABLES
from ..questions import ROOMS
from ..reading import Reading
from .folds import Fold
from .leaving_out import left_out

OWN = "own"  # the option that stands for a function or table of the user's
OF_ONES_OWN = "What you gave yourself."
PART = {"description_width": "initial"}  # the question stands above its control: see desk.css


class Choosing(widgets.VBox):
    """The controls by choice (`controls`); `chosen` is what they say, `put` sets them."""

    def __init__(self, reading: Reading, changed: Callable[[], None]) -> None:
        self.start, self.changed, self.held = reading.choices, changed, False
        self.date = _day(reading.article.published)
        self.aside: dict[str, tuple[str, str]] = {}  # what licences put aside, and for what
        self.controls = {name: self._control(name) for name in varied()}
        self.said = {name: widgets.HTML() for name in self.controls}
        for control in self.controls.values():
            control.observe(self._heard, names="value")
            control.add_class("reread-question")
        self.tell(reading)
        super().__init__(list(self._folds()))
        self.add_class("reread-choices")

    def _folds(self) -> Iterator[Fold]:
        """One fold for each thing that choices are about."""
        for room, title in ROOMS.items():
            names = [name for name in self.controls if fields()[name].metadata["room"] == room]
            asked = [widgets.VBox([self.controls[name], self.said[name]]) for name in names]
            if asked:
                yield Fold(title, asked)

    def _control(self, name: str) -> Any:
        about = fields()[name].metadata
        told = "\n".join(f"{option}: {says}" for option, says in about["options"].items())
        look: dict[str, Any] = {"description": about["question"], "style": PART}
        look["tooltip"] = told or f"Decides {about['changes']}."
        if name == "published":
            return widgets.DatePicker(value=self._shown(name), **look)
        if name == "ignore":
            look |= {"continuous_update": False, "placeholder": "word, word …"}
            return widgets.Text(value=self._shown(name), **look)
        options = self._options(name, self.start.licences)
        return widgets.Dropdown(options=options, value=self._shown(name), **look)

    def _options(self, name: str, licences: str) -> list[str]:
        """What can be chosen beside those licences."""
        return [OWN] * is_own(self.start, name) + options_of(name, licences)

    def _offer(self) -> None:
        """Offer what can be chosen beside the licences in sight. An option that cannot gives way to
        the first that can, and comes back with the licences."""
        for name, control in self.controls.items():
            if not isinstance(control, widgets.Dropdown):
                continue
            options, value = self._options(name, self.controls[LICENCES].value), control.value
            if control.options == tuple(options):
                continue
            kept, instead = self.aside.pop(name, ("", ""))
            wanted = kept if value == instead else value
            control.options = options
            control.value = wanted if wanted in options else options[0]
            if control.value != wanted:
                self.aside[name] = wanted, control.value

    def _heard(self, change: dict[str, Any]) -> None:
        if self.held:
            return
        if change["owner"] is self.controls[LICENCES]:
            with self._hold():
                self._offer()
        self.changed()

    @contextmanager
    def _hold(self) -> Iterator[None]:
        """While controls are set by hand, nothing is read."""
        self.held = True
        try:
            yield
        finally:
            self.held = False

    def tell(self, reading: Reading) -> None:
        """Say below each control what the option in sight does, and which words to leave out are
        of no use."""
        for name, control in self.controls.items():
            options = fields()[name].metadata["options"]
            words = options.get(control.value, OF_ONES_OWN) if options else ""
            words = left_out(reading) if name == "ignore" else words
            self.said[name].value = f'<p class="reread-said">{escape(words)}</p>' if words else ""

    def chosen(self) -> Choices:
        """The choices in sight; the article's own date is no choice, and a date keeps its time."""
        values = {name: control.value for name, control in self.controls.items()}
        values["ignore"] = tuple(values["ignore"].split(","))
        if values["published"] == self.date:
            values["published"] = None
        elif values["published"] == _day(self.start.published):
            values["published"] = self.start.published
        return choose(self.start, **{k: v for k, v in values.items() if v != OWN})

    def put(self, choices: Choices, published: str | None) -> None:
        """Show other choices, of an article of that date, as if they had been there at first."""
        self.start, self.date = choices, _day(published)
        with self._hold():
            self.aside.clear()
            self.controls[LICENCES].value = choices.licences
            self._offer()
            for name, control in self.controls.items():
                control.value = self._shown(name)
            self.aside.clear()

    def _shown(self, name: str) -> Any:
        """What a control shows of the choices that it starts from."""
        value = getattr(self.start, name)
        if name == "published":
            return _day(value) or self.date
        if name == "ignore":
            return ", ".join(value)
        return OWN if is_own(self.start, name) else value


def is_own(choices: Choices, name: str) -> bool:
    """Whether a choice is no option, but a function, a table or a model of one's own."""
    value = getattr(choices, name)
    return not (isinstance(value, str) and value in fields()[name].metadata["options"])


def options_of(name: str, licences: str) -> list[str]:
    """The options of a choice that can be chosen as they stand (spacy:MODEL needs a name) beside
    those licences."""
    return offered(licences, name, [o for o in fields()[name].metadata["options"] if ":" not in o])


def varied() -> list[str]:
    """The choices that have more than one option, and those that are free but for tables."""
    count = {name: len(one.metadata["options"]) for name, one in fields().items()}
    return [name for name, n in count.items() if n > 1 or not (n or name in OWN_TABLES)]


def _day(value: str | None) -> dt.date | None:
    return dt.datetime.fromisoformat(value).date() if value else None
