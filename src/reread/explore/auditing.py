"""A control for an audit: a text to change, and what its sources say of it."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets as widgets

from ..across.gathered import together
from ..across.story import Story
from ..article import Article
from ..audit import audit as audited
from ..findings import findings
from ..highlight import highlight
from ..reading import Reading
from ..showing import show as shown
from .panels import box, dropdown, panel

FLAGGED, ALL = "what is flagged", "every fact"
BORNE_OUT = "grounded"  # the verdict that flags nothing
COLUMNS = ["surface", "verdict", "reason"]


def audit(text: Article | Reading, articles: Story | Iterable[Article | Reading]) -> widgets.VBox:
    """A text, to be changed at will, with each fact marked by how it stands to its sources.

    `text` and `articles` are as in `reread.audit`. The text counts as from the same day however it
    is changed.

    >>> import reread as rr
    >>> source = rr.Article("Ann Lee said 62 people were hurt when the mill burned.", id="echo")
    >>> text = rr.Article("Ann Lee said 64 people were hurt when the mill burned.")
    >>> controls, line, page = rr.explore.audit(text, [source]).children
    >>> print(line.value)
    Of 2 facts that the text states, its sources bear out 1; 1 is flagged.
    >>> controls.children[0].value = text.text.replace("64", "62")
    >>> print(line.value)
    Of 2 facts that the text states, its sources bear out 2; none is flagged.
    """
    given = text.article if isinstance(text, Reading) else text
    sources = articles if isinstance(articles, Story) else together(articles)
    written = box(widgets.Textarea, "Text", value=given.text)
    written.layout = {"width": "98%", "height": "12em"}
    mark = dropdown("Mark", [FLAGGED, ALL], FLAGGED)
    page = widgets.HTML()

    def show() -> str:
        """Hold the text against its sources, and mark what came out."""
        changed = Article(written.value, published=given.published)
        rows = audited(changed, sources)
        flagged = rows[rows["verdict"] != BORNE_OUT]
        marked = highlight(changed, flagged if mark.value == FLAGGED else rows, by="verdict")
        page.value = marked.html + shown(flagged, columns=COLUMNS, most=None)._repr_html_()
        return str(findings(rows)["sentence"][0])

    return panel([written, mark], page, show)
