"""What goes into a corpus and what comes out of it, one part at a time.

A source gives items, a part is what was made of some of them that stand one after the other, and a
dataset is its parts in the source's order.
"""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from ..article import Article
from ..tables import TABLES

ITEMS = 20  # in a part, unless told otherwise


class Item(NamedTuple):
    """One thing of a source: a file, a member of an archive, a line, a row, an article."""

    key: str  # SHA-256, in hex, of its content and its name: read once, it is not read again
    name: str  # where it stands, for people: "news/a.html", "all.jsonl:12", "dump.zip/a.html"
    content: bytes | Article  # bytes are what a file of the name's suffix would hold
    encoding: str | None = None  # of the bytes, where the caller says so


class Part(NamedTuple):
    """What became of some items: tables of those that were read, and failures."""

    keys: tuple[str, ...]  # of all the items
    tables: dict[str, pa.Table]  # by name, each with the columns of SCHEMAS


TEXT: pa.DataType = pa.large_string()
COUNT: pa.DataType = pa.int64()
NUMBER: pa.DataType = pa.float64()
BYTES: pa.DataType = pa.large_binary()
KINDS = ("unreadable", "empty", "language", "too large", "error", "crash", "timeout", "memory")
# One row of `articles` is an article that was read; of `texts` the same article's text and all
# else that a reading of it needs; of `failures` an item, or an article of one, that was not read
ARTICLES = pa.schema(
    {
        "article": TEXT,  # its id: in every table
        "name": TEXT,  # where it stands in the source
        "key": TEXT,  # of its item
        "title": TEXT, "published": TEXT, "outlet": TEXT, "url": TEXT, "section": TEXT,
        "language": TEXT,
        "authors": TEXT,  # joined by '; '
        "characters": COUNT,
        "words": COUNT,  # tokens that are words
        "notices": TEXT,  # of the reading, joined by ' '
        "copy_of": TEXT,  # an article before it with the same text
        "near": TEXT,  # the article before it whose text is nearly the same
        "share": NUMBER,  # of the stretches of words that both have, 0 … 1, estimated
    }
)  # fmt: skip
TEXTS = pa.schema(
    {
        "article": TEXT,
        "text": TEXT,
        "rest": TEXT,  # the other fields of Article, as JSON
        "signature": BYTES,  # by which near copies are found
    }
)
FAILURES = pa.schema({"name": TEXT, "key": TEXT, "kind": TEXT, "reason": TEXT})
OWN = {"articles": ARTICLES, "texts": TEXTS, "failures": FAILURES}
NAMES = (*OWN, *TABLES)  # of all tables of a corpus
