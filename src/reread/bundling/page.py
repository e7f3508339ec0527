"""The page in a bundle that tells a stranger what it is, and how to read it without reread."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ..article import Article, on_one_line
from ..methods import in_sentences, of_article
from ..tables import schema

WIDTH = 100  # characters of a line
HEAD = """\
A reading of one article by reread
==================================

This file was packed so that the numbers in it can be cited, checked and made again. reread reads
an article into tables, in which each row is a stretch of the article's text: it begins at the
character `start`, counted from 0, and ends before the character `end`.

README.txt    this page
bundle.json   what the article is, the versions, models and choices that the tables were made
              with, and the SHA-256 of each other file
own/          tables of the reader's own that were chosen, as CSV (UTF-8), if there were any
tables/       the tables, in Parquet; in Python: pandas.read_parquet("tables/times.parquet")
"""
WITH_TEXT = """\
article.txt   the article's text, in UTF-8, character for character

With reread installed, reread.replay("FILE.zip") reads the article again as reread does by then, and
says what has changed.
"""
WITHOUT_TEXT = """
The article's text is not in it, nor are the columns that copy words out of it; what a citation
would name, such as its title, and the reader's own tables are. Entities are called by where they
are first mentioned: "12-25".

If you have the text, its SHA-256 in bundle.json tells whether it is this one. With reread
installed, reread.replay("FILE.zip", article=reread.load(…)) then reads the article again as reread
does by then, and says what has changed.
"""
PLACE = "its id: where it is first mentioned, by first character and one past the last"


def page(
    article: Article,
    how: dict[str, Any],
    tables: Mapping[str, pd.DataFrame],
    *,
    text: bool,
) -> str:
    """The page of a bundle: what the article is, how the tables were made, what their columns
    hold."""
    parts = (
        HEAD + (WITH_TEXT if text else WITHOUT_TEXT),
        "The article\n-----------\n",
        *_about(article),
        "\nHow the tables were made\n------------------------\n",
        *_wrapped(in_sentences(how, of_article(article))),
        "\nThe tables\n----------\n",
        *_columns(tables, text=text),
    )
    return "\n".join(parts)


def _about(article: Article) -> Iterator[str]:
    fields = ("id", "title", "outlet", "published", "authors", "section", "url", "language")
    for name in fields:
        value = getattr(article, name)
        shown = ", ".join(value) if isinstance(value, tuple) else value
        if shown:
            yield f"{name}: {on_one_line(shown)}"


def _wrapped(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)
        yield ""


def _columns(tables: Mapping[str, pd.DataFrame], *, text: bool) -> Iterator[str]:
    """Each table with what one row is, and what each of its columns holds."""
    for name, table in tables.items():
        about = schema(name)
        yield f"{name}: one row is {about.row}; {len(table):,} here"
        for column in about.columns:
            if column.name in table:
                options = f" ({', '.join(column.options)})" if column.options else ""
                is_place = not text and (name, column.name) == ("entities", "entity")
                yield f"  {column.name:<14}{PLACE if is_place else column.meaning}{options}"
        yield ""
