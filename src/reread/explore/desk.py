"""The desk: one panel for a whole reading. Change a choice, and see at once what moves.

Only the tab in sight is drawn, and what was drawn is kept, so that going back costs nothing. It is
made of widgets alone: nothing is printed or displayed on the way, so it works wherever widgets do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from ..article import Article, counted
from ..choices import Choices, choose, fields
from ..highlight import noticed
from ..loading.load import SUFFIXES, from_bytes
from ..own_tables import OWN as OWN_TABLES
from ..reading import Reading, read
from ..summary import one_line, published
from .views import MARKED, VIEWS, View, drawn_or_unread, moves, source, text

KEPT = 64  # drawn tabs remembered; a picture has about 50 kB
OWN = "own"  # the option that stands for a function or table of the user's
LABEL = {"description_width": "7.5em"}
CONTROL = {"width": "18em"}
SAID = 'style="margin:0.3em 0;line-height:1.4"'
ERROR = 'style="margin:0.3em 0;padding:0.3em 0.6em;background:#fbe3d6;color:#7a2e00"'


def desk(article: Article | Reading) -> widgets.VBox:
    """One panel for an article: its choices above, and below in tabs the text with marks,
    timeline, entities, voices, tone, what the source states and what of it is left out, and what
    moved since the last change.

    Given a reading, the desk starts from its choices. In the last tab another article can be
    pasted or uploaded. An error is shown in the panel, and what was there stays. All of it can be
    used by keyboard; in JupyterLab a drop-down opens by Space, since bare letters and arrows there
    belong to the notebook.
    """
    return _Desk(article if isinstance(article, Reading) else read(article)).panel


class _Desk:
    """The widgets, the reading in sight, and the one before the last change."""

    def __init__(self, reading: Reading) -> None:
        self.start = reading.choices
        self.now = reading
        self.before: Reading | None = None
        self.drawn: dict[Any, str] = {}
        self.line = widgets.HTML()
        self.controls = {name: self._control(name) for name in _varied()}
        self.mark = widgets.Dropdown(description="Mark", options=MARKED, value="times", style=LABEL)
        self.pages: list[tuple[widgets.HTML, Callable[[], str]]] = []
        self.tabs = self._tabs()
        controls = widgets.HBox(list(self.controls.values()), layout={"flex_flow": "row wrap"})
        self.panel = widgets.VBox([controls, self.line, self.tabs])
        self.panel.add_class("reread-desk")
        for control in self.controls.values():
            control.observe(self._guarded(self._reread), names="value")
        for control, trait in ((self.mark, "value"), (self.tabs, "selected_index")):
            control.observe(self._guarded(self._draw), names=trait)
        self._guarded(self._draw)()

    def _control(self, name: str) -> Any:
        about = fields()[name].metadata
        options = [one for one in about["options"] if ":" not in one]  # spacy:MODEL asks for a name
        value = getattr(self.start, name)
        look: dict[str, Any] = {"description": name.capitalize(), "style": LABEL, "layout": CONTROL}
        look["tooltip"] = about["changes"]
        if name == "published":
            return widgets.DatePicker(value=_date(value or self.now.article.published), **look)
        if name == "ignore":
            words, look["continuous_update"] = ", ".join(value), False
            return widgets.Text(value=words, placeholder="word, word …", **look)
        if isinstance(value, str):
            return widgets.Dropdown(options=options, value=value, **look)
        return widgets.Dropdown(options=(OWN, *options), value=OWN, **look)

    def _tabs(self) -> widgets.Tab:
        children = [widgets.VBox([self.mark, self._page(self._text)])]
        children += [self._page(partial(self._view, view)) for view in VIEWS]
        children += [self._page(lambda: source(self.now.article))]
        children += [self._page(lambda: moves(self.before, self.now)), self._another()]
        titles = ["Text", *(view.title for view in VIEWS)]
        titles += ["Source", "What moved", "Another article"]
        return widgets.Tab(children, titles=titles, selected_index=0)

    def _page(self, draw: Callable[[], str]) -> widgets.HTML:
        self.pages.append((widgets.HTML(), draw))
        return self.pages[-1][0]

    def _another(self) -> widgets.VBox:
        """A box to paste an article into, and a button to upload one."""
        look = {"style": LABEL, "layout": {"width": "98%", "height": "14em"}}
        words = "Paste an article here"
        self.pasted = widgets.Textarea(description="Text", placeholder=words, **look)
        button = widgets.Button(description="Read this text", button_style="primary")
        button.on_click(self._guarded(self._paste))
        self.upload = widgets.FileUpload(accept=",".join(SUFFIXES), description="Upload a file")
        self.upload.observe(self._guarded(self._uploaded), names="value")
        about = self._page(lambda: f"<p {SAID}>In sight: {escape(repr(self.now.article))}</p>")
        return widgets.VBox([about, self.pasted, widgets.HBox([button, self.upload])])

    def _guarded(self, act: Callable[[], None]) -> Callable[..., None]:
        """A handler that shows whatever goes wrong in the panel, where the reader can see it."""

        def handle(*_: Any) -> None:
            """Do it, and say what is in sight then."""
            try:
                act()
                told = f'<p role="status" {SAID}>{escape(_status(self.now))}</p>'
                self.line.value = told + noticed(self.now.notices)
            except Exception as error:
                said = str(error) or type(error).__name__
                self.line.value = f'<p role="alert" {ERROR}>{escape(said)}</p>'

        return handle

    def _reread(self) -> None:
        if not self._chosen().same(self.now.choices):
            self._show(read(self.now.article, self._chosen()), self.now)

    def _paste(self) -> None:
        if not self.pasted.value.strip():
            raise ValueError("there is no text yet; paste an article into the box first")
        self._replace(Article(text=self.pasted.value))

    def _uploaded(self) -> None:
        if self.upload.value:
            file = self.upload.value[0]
            self._replace(from_bytes(bytes(file["content"]), file["name"]))

    def _replace(self, article: Article) -> None:
        """Another article under the choices in sight, but with its own date."""
        self._show(read(article, self._chosen(), published=None), None)
        self.controls["published"].value = _date(article.published)

    def _show(self, reading: Reading, before: Reading | None) -> None:
        """Put a reading in sight; where it cannot be drawn, what was there stays."""
        kept = self.now, self.before, self.drawn
        self.now, self.before = reading, before
        self.drawn = self.drawn if before else {}
        try:
            self._draw()
        except Exception:
            self.now, self.before, self.drawn = kept
            raise

    def _chosen(self) -> Choices:
        """The choices in sight; the article's own date is no choice, and a date keeps its time."""
        values = {name: control.value for name, control in self.controls.items()}
        values["ignore"] = tuple(values["ignore"].split(","))
        if values["published"] == _date(self.now.article.published):
            values["published"] = None
        elif values["published"] == _date(self.start.published):
            values["published"] = self.start.published
        return choose(self.start, **{k: v for k, v in values.items() if v != OWN})

    def _draw(self) -> None:
        """Draw the tab in sight, or take it from those drawn before."""
        page, draw = self.pages[self.tabs.selected_index or 0]
        page.value = draw()

    def _text(self) -> str:
        name = self.mark.value
        return self._drawn((name,), name, lambda: text(self.now, name))

    def _view(self, view: View) -> str:
        return self._drawn(view.tables, view.title, lambda: drawn_or_unread(view, self.now))

    def _drawn(self, tables: tuple[str, ...], name: str, draw: Callable[[], str]) -> str:
        """What a tab shows, drawn once for readings that share the tables it looks at."""
        key = (name, *map(self.now.key, tables))
        if key not in self.drawn:
            if len(self.drawn) >= KEPT:
                self.drawn.clear()
            self.drawn[key] = draw()
        return self.drawn[key]


def _varied() -> list[str]:
    """The choices that have more than one option, and those that are free but for tables."""
    count = {name: len(one.metadata["options"]) for name, one in fields().items()}
    return [name for name, n in count.items() if n > 1 or not (n or name in OWN_TABLES)]


def _date(value: str | None) -> dt.date | None:
    return dt.datetime.fromisoformat(value).date() if value else None


def _status(reading: Reading) -> str:
    """What is in sight, in one line: the article, and the choices that are not the default."""
    words = int((reading.tokens["kind"] == "word").sum())
    chosen = repr(reading).rpartition(": ")[2].rstrip(">")
    how = f"{counted(words, 'word')}, read with {chosen}"
    day = published(reading)
    dated = f"published {day}" if day else "date of publication not known"
    title = f" “{one_line(reading.article.title)}”" if reading.article.title else ""
    read = f"not read: {reading.unread}" if reading.unread else how
    return f"Article {reading.article.id}{title}, {dated}, {read}."
