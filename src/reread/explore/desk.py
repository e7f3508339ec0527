"""The desk: one panel for a whole reading. Change a choice, and see at once what moves.

Only the tab in sight is drawn, and what was drawn is kept, so that going back costs nothing. It is
made of widgets alone: nothing is printed or displayed on the way, so it works wherever widgets do.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from ..article import Article
from ..choices import Choices, fields
from ..files import shipped
from ..highlight import noticed
from ..reading import Reading, read
from .another_article import AnotherArticle
from .choosing import Choosing
from .downloads import Downloads
from .heading import heading
from .keeping import Keeping
from .moving import changes, moves
from .side_by_side import FITS, SideBySide
from .view_tab import ViewTab
from .views import MARKED, VIEWS, source, text

KEPT = 64  # drawn tabs remembered; a picture has about 50 kB
BUSY = "reread-busy"  # the class of the panel while the kernel works
SAID = '<p role="status" class="reread-status">{}</p>'
WRONG = '<p role="alert" class="reread-alert">{}</p>'
ROW = {"flex_flow": "row wrap", "align_items": "flex-start"}


def desk(article: Article | Reading) -> widgets.VBox:
    """One panel for an article: what is to be said of it, its text, and its choices.

    The choices are folded by what they are about, with a line that says what the one in sight does.
    Tabs show the text with marks, timeline, entities, voices, tone, what moved since the last
    change, and what the source states. Another article can be fetched from an address, pasted or
    uploaded, in place of the one in sight or beside it; tables, figures, the sheet, a bundle and
    the settings are saved by the browser.

    Given a reading, the desk starts from its choices. An error is shown in the panel, and what was
    there stays. All of it can be used by keyboard; in JupyterLab a drop-down opens by Space, since
    bare letters and arrows there belong to the notebook.

    >>> import reread as rr
    >>> article = rr.Article("“It was arson,” Ann Lee said.", title="Mill burns")
    >>> style, heading, below = rr.explore.desk(article).children
    >>> heading.value.partition("</h2>")[0]
    '<div class="reread-head"><h2>Mill burns'
    """
    return _Desk(article if isinstance(article, Reading) else read(article)).panel


class _Desk:
    """The widgets, the reading in sight, the one before the last change, and the article beside."""

    def __init__(self, reading: Reading) -> None:
        self.now = reading
        self.before: Reading | None = None
        self.second: Article | None = None
        self.drawn: dict[Hashable, Any] = {}
        self.head, self.line = widgets.HTML(), widgets.HTML()
        self.choosing = Choosing(reading, self._guarded(self._reread))
        self.downloads = Downloads(lambda: self.now, self._guarded)
        self.keeping = Keeping(
            self.downloads.give_settings, self._restore, lambda: self.now.choices, self._guarded
        )
        self.mark = widgets.Dropdown(description="Mark", options=MARKED, value="times", layout=FITS)
        self.side = SideBySide()
        self.another = AnotherArticle(self._take, self._guarded)
        self.pages: list[Callable[[], None]] = []
        self.tabs = self._tabs()
        self.panel = self._panel()
        for control, trait in ((self.mark, "value"), (self.side.view, "value"),
                               (self.tabs, "selected_index")):  # fmt: skip
            control.observe(self._guarded(self._draw), names=trait)
        self._guarded(self._draw)()

    def _panel(self) -> widgets.VBox:
        style = widgets.HTML(f"<style>{shipped('explore/desk.css')}</style>")
        left = widgets.VBox([self.choosing, self.keeping])
        right = widgets.VBox([self.line, self.tabs])
        left.add_class("reread-left")
        right.add_class("reread-right")
        panel = widgets.VBox([style, self.head, widgets.HBox([left, right], layout=ROW)])
        return panel.add_class("reread-desk")

    def _tabs(self) -> widgets.Tab:
        pages = [ViewTab(view) for view in VIEWS]
        tabs = {
            "Text": self._with(self.mark, self._text),
            **{page.view.title: self._of(page, partial(self._page, page)) for page in pages},
            "What moved": self._with(None, lambda: moves(self.before, self.now)),
            "Another article": self._of(self.another, self._about),
            "Side by side": self._of(self.side, self._beside),
            "Source": self._with(None, lambda: source(self.now)),
            "Download": self._of(self.downloads, lambda: None),
        }
        return widgets.Tab(list(tabs.values()), titles=list(tabs), selected_index=0)

    def _of(self, page: Any, draw: Callable[[], None]) -> Any:
        self.pages.append(draw)
        return page

    def _with(self, control: Any, draw: Callable[[], str]) -> widgets.VBox:
        """A tab of one piece of HTML, below a control if it has one."""
        page = widgets.HTML()

        def put() -> None:
            """Show what there is now."""
            page.value = draw()

        self.pages.append(put)
        return widgets.VBox([*([control] if control else []), page])

    def _guarded(self, act: Callable[[], None]) -> Callable[..., None]:
        """A handler that shows that it works, and whatever goes wrong in the panel, where the
        reader can see it."""

        def handle(*_: Any) -> None:
            """Do it, and say what is in sight then."""
            panel = getattr(self, "panel", None)
            if panel:
                panel.add_class(BUSY)
            try:
                act()
                self._tell()
            except Exception as error:
                said = str(error) or type(error).__name__
                self.line.value = WRONG.format(escape(said))
            finally:
                if panel:
                    panel.remove_class(BUSY)

        return handle

    def _tell(self) -> None:
        """Say what is in sight: above all findings, below each control what it does."""
        self.line.value = SAID.format(escape(_status(self.now))) + noticed(self.now.notices)
        chosen = tuple(map(self.now.choices.key, fields()))
        self.head.value = self._drawn(("head", chosen), lambda: heading(self.now))
        self.choosing.tell(self.now)
        self.keeping.tell(self.now)

    def _reread(self) -> None:
        chosen = self.choosing.chosen()
        if not chosen.same(self.now.choices):
            self._show(read(self.now.article, chosen), self.now)

    def _restore(self, choices: Choices) -> None:
        self._show(read(self.now.article, choices), self.now)
        self.choosing.put(choices, self.now.article.published)

    def _take(self, article: Article, beside: bool) -> None:
        """Another article under the choices in sight, but with its own date."""
        if beside:
            self.second = article
            self.tabs.selected_index = list(self.tabs.titles).index("Side by side")
            self._draw()
        else:
            reading = read(article, self.choosing.chosen(), published=None)
            self._show(reading, None)
            self.choosing.put(reading.choices, article.published)

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

    def _draw(self) -> None:
        """Draw the tab in sight, or take it from those drawn before."""
        self.pages[self.tabs.selected_index or 0]()

    def _text(self) -> str:
        name = self.mark.value
        return self._drawn(("text", self.now.key(name)), lambda: text(self.now, name))

    def _page(self, page: ViewTab) -> None:
        page.show(self.now, self._drawn)

    def _beside(self) -> None:
        second = read(self.second, self.now.choices, published=None) if self.second else None
        self.side.page.value = self.side.draw(self.now, second)

    def _about(self) -> None:
        self.another.tell(self.now)

    def _drawn(self, key: Hashable, draw: Callable[[], Any]) -> Any:
        """What is shown, drawn once for readings that share all that it looks at."""
        if key not in self.drawn:
            if len(self.drawn) >= KEPT:
                self.drawn.clear()
            self.drawn[key] = draw()
        return self.drawn[key]


def _status(reading: Reading) -> str:
    """How the article in sight is read: the choices that are not the default."""
    if reading.unread:
        return f"Not read: {reading.unread}."
    default = read(reading.article, Choices())
    return f"Read with {changes(default, reading) or 'default choices'}."
