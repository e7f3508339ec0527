"""Text exports of news databases: LexisNexis, Factiva and ProQuest."""

from __future__ import annotations

from functools import partial
from typing import Any

from .databases import factiva, lexisnexis, proquest
from .findings import Entry, Found, short

DATABASES = (lexisnexis, factiva, proquest)


def is_export(text: str) -> bool:
    """Whether a text is an export of a database, by several marks on lines of their own."""
    text = text.replace("\r\n", "\n")
    return any(database.shows(text) for database in DATABASES)


def from_export(text: str, source: Any) -> list[Entry]:
    """The articles of a text export."""
    text = text.replace("\r\n", "\n")
    database = next(database for database in DATABASES if database.shows(text))
    return [
        Entry(f"{database.NAME} document {number}", partial(_found, database.read, part, source))
        for number, part in enumerate(database.articles(text), 1)
    ]


def _found(read: Any, part: str, source: Any) -> Found:
    found: Found = read(part)
    if not found.text.strip():
        raise ValueError(f"{short(source)}: the document has no text")
    return found
