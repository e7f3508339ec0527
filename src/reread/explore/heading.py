"""What the desk opens with: whose the article is, and what is to be said of it."""

from __future__ import annotations

from html import escape

from ..article import counted
from ..findings import findings
from ..reading import Reading
from ..report.lead import published_on
from ..summary import byline, one_line

MOST = 6  # findings that the desk opens with; the tabs have the others
EACH = 3  # of them about one thing: many contradictions leave room for what else there is
FIRST_WORDS = 70  # characters of an article without a title, in place of it


def heading(reading: Reading) -> str:
    """The title, who wrote it and when, and the first findings, as safe HTML."""
    rows = findings(reading)
    lines = rows["sentence"][rows.groupby("about").cumcount() < EACH].head(MOST)
    said = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return (
        f'<div class="reread-head"><h2>{escape(title(reading))}</h2>'
        f"<p>{escape(whose(reading))}</p><ul>{said}</ul></div>"
    )


def title(reading: Reading) -> str:
    """The article's title; of one without, its first words."""
    if reading.article.title:
        return one_line(reading.article.title)
    if reading.sentences.empty:
        return "An article without a title"
    first = reading.sentences.iloc[0]
    return f"“{one_line(reading.as_read(first['start'], first['end']), FIRST_WORDS)}”"


def whose(reading: Reading) -> str:
    """Outlet, authors, day and length, as far as they are known."""
    article = reading.article
    words = int((reading.tokens["kind"] == "word").sum())
    day = published_on(reading)
    known = [
        one_line(article.outlet or ""),
        f"by {byline(article)}" if article.authors else "",
        f"published {day}" if day else "date of publication not known",
        "" if reading.unread else counted(words, "word"),
    ]
    line = ", ".join(filter(None, known))
    return line[0].upper() + line[1:]
