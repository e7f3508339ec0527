"""A control for a corpus: who is given room in which article, and each article with its marks."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from ..article import counted, on_one_line
from ..corpus.archive import Corpus
from ..highlight import highlight
from ..plots.figures import room_png
from .panels import dropdown, panel
from .views import MARKED, how_many, image, unnoticed

LONGEST = 60  # characters of an article in a list
MOST = 500  # articles that are offered; a longer list is no help
COLUMNS = {"articles": "name", "outlets": "outlet"}  # what a column of the picture can be


def corpus(corpus: Corpus) -> widgets.VBox:
    """Who is given room in each article or outlet; below it one article with the rows of a table
    marked. Of a large corpus the first articles are offered; `corpus.reading(id)` has any.

    >>> import reread as rr
    >>> controls, line, text = rr.explore.corpus(rr.corpus.open("archive")).children
    >>> [control.description for control in controls.children], line.value.partition(",")[0]
    (['Columns', 'Article', 'Mark'], '2 articles. Marked: 1 place')
    """
    articles = corpus.articles
    of = dropdown("Columns", list(COLUMNS), "articles")
    first = next(iter(articles["article"]), None)
    article = dropdown("Article", _offered(articles), first, "60em")
    mark = dropdown("Mark", list(MARKED), "quotes")
    page = widgets.HTML()

    def show() -> str:
        """Draw the room, mark the rows of the article chosen, and count them."""
        if article.value is None:
            return "No article was read."
        reading = corpus.reading(article.value)
        rows = reading.table(mark.value)
        told = f"Share of each text that each voice has, by {of.value}"
        stretches = corpus.linked(corpus.stretches, "voice")
        groups = articles[COLUMNS[of.value]].fillna(articles["name"])
        houses = dict(zip(articles["article"], groups, strict=True))
        drawn = image(room_png(stretches, houses, corpus.names()), told)
        page.value = drawn + highlight(reading.article, unnoticed(rows)).html
        notices = "".join(f" {notice}" for notice in reading.notices)
        return f"{counted(len(articles), 'article')}. {how_many(rows, mark.value)}{notices}"

    return panel([of, article, mark], page, show)


def _offered(articles: pd.DataFrame) -> list[tuple[str, str]]:
    """Each article by its name and title, for a list."""
    rows = articles.head(MOST)
    told = rows["name"].str.cat(rows["title"].fillna(""), sep=": ").str.removesuffix(": ")
    shown = [on_one_line(words)[:LONGEST] for words in told]
    return list(zip(shown, rows["article"], strict=True))
