"""What a reader calls each of many articles: by its outlet, as far as that tells it from others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from ...article import iso_date, on_one_line
from ...english import days

LONGEST = 40  # characters of a title or a beginning that stand for an article
HASH = re.compile(r"[0-9a-f]{8,}(?:~\d+)?")  # an id that tells nobody anything


COLUMNS = ("article", "name", "title", "outlet", "published")


def article_names(
    articles: pd.DataFrame, texts_of: Callable[[list[str]], pd.DataFrame]
) -> dict[str, str]:
    """What each article is called: its outlet, else its title, its file, or how it begins (by the
    table `texts` of those ids). Where that is more than one's, the day or the title is added, at
    last the id."""
    articles = articles.astype(object)
    facts = articles.where(articles.notna(), None).to_dict("records")
    called = {row["article"]: _named(row) for row in facts}
    bare = [id for id, name in called.items() if not name]
    if bare:
        texts = texts_of(bare)
        begun = texts["text"].map(lambda text: f"“{_cut(text)}”")
        called |= dict(zip(texts["article"], begun, strict=True))
    for more in (_day, _title, lambda row: str(row["article"])):
        called |= _told_apart(facts, called, more)
    return called


def _named(row: Mapping[str, Any]) -> str:
    if row["outlet"]:
        return on_one_line(row["outlet"])
    name = "" if HASH.fullmatch(row["name"] or row["article"]) else row["name"] or row["article"]
    return f"“{_cut(row['title'])}”" if row["title"] else _cut(name)


def _told_apart(
    facts: Iterable[Mapping[str, Any]],
    called: Mapping[str, str],
    more: Callable[[Mapping[str, Any]], str],
) -> dict[str, str]:
    """New names for articles that share one."""
    many = Counter(called.values())
    shared = [row for row in facts if many[called[row["article"]]] > 1]
    return {row["article"]: f"{called[row['article']]}, {told}"
            for row in shared if (told := more(row))}  # fmt: skip


def _day(row: Mapping[str, Any]) -> str:
    day = None if row["published"] is None else str(iso_date(row["published"]))[:10]
    return days(day, day) if day else ""


def _title(row: Mapping[str, Any]) -> str:
    return f"“{_cut(row['title'])}”" if row["outlet"] and row["title"] else ""


def _cut(text: str) -> str:
    line = on_one_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} …"
