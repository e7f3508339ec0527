"""A control for many articles: one of those they speak of, and all that they tell of that one."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from ..across.story import Story
from ..article import counted
from ..plots.figures import story_png
from ..showing import show as shown
from .panels import dropdown, panel
from .views import image

MOST = 300  # names that are offered, those in most articles first; a longer list is no help
ALL = ""  # what more than one article tells, whoever it is about
COLUMNS = ["days", "told", "article", "said", "dates", "asserted_by"]


def story(corpus: Story) -> widgets.VBox:
    """What all articles tell, or of one whom they name: a line of time with a lane for each outlet,
    and each telling below it.

    `corpus` is a corpus or what `reread.together` gives.

    >>> import reread as rr
    >>> echo = rr.Article("Ann Lee opened the new mill on 3 May 2020.", id="echo")
    >>> post = rr.Article("Ann Lee opened the new mill on 3 May 2020 in Hull.", id="post")
    >>> controls, line, page = rr.explore.story(rr.together([echo, post])).children
    >>> controls.children[0].value = "ann-lee"
    >>> print(line.value)
    1 thing that happened, told 2 times by 2 articles; the dates of 0 differ.
    """
    names = corpus.names()
    whom = dropdown("Of", _offered(corpus.links(), names), ALL)
    page = widgets.HTML()

    def show() -> str:
        """Draw the line of time of the one chosen, and count what is told."""
        rows = corpus.timeline(whom.value or None)
        drawn = image(story_png(rows), "What happened when, with a lane for each outlet")
        page.value = drawn * bool(len(rows)) + shown(rows, corpus, COLUMNS)._repr_html_()
        return _counted(rows)

    return panel([whom], page, show)


def _offered(links: pd.DataFrame, names: dict[str, str]) -> list[tuple[str, str]]:
    """Whom most articles name, by name, after all that several tell."""
    named = links[links["status"] != "unnamed"]
    counts = named.groupby("linked")["article"].nunique()
    most = counts.sort_values(ascending=False, kind="stable").head(MOST)
    told = [(f"{names[id]} (in {counted(int(many), 'article')})", str(id))
            for id, many in most.items()]  # fmt: skip
    return [("all that several articles tell", ALL), *told]


def _counted(rows: pd.DataFrame) -> str:
    """How much is told, by how many, and of how much the dates differ."""
    if rows.empty:
        return "Nothing is told by more than one article, as far as was found."
    happened, articles = rows["happening"].nunique(), rows["article"].nunique()
    differ = rows["happening"][rows["dates"] == "differs"].nunique()
    things = "thing that happened" if happened == 1 else "things that happened"
    return (
        f"{happened:,} {things}, told {counted(len(rows), 'time')} by "
        f"{counted(articles, 'article')}; the dates of {differ:,} differ."
    )
