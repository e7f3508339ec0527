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
    name, parts = documents(text)
    return [
        Entry(f"{name} document {number}", partial(of_document, name, part, source))
        for number, part in enumerate(parts, 1)
    ]


def documents(text: str) -> tuple[str, list[str]]:
    """The name of the database that a text is exported from, and the text of each article."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")  # a mark hides the first head
    database = next(database for database in DATABASES if database.shows(text))
    return database.NAME, database.articles(text)


def of_document(name: str, part: str, source: Any) -> Found:
    """The article in one document of a database; ValueError if it has no text."""
    database = next(database for database in DATABASES if name == database.NAME)
    found: Found = database.read(part)
    if not found.text.strip():
        raise ValueError(f"{short(source)}: the document has no text")
    return found
