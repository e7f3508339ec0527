"""What goes into a corpus and what comes out of it, one part at a time.

A source gives items, a part is what was made of some of them that stand one after the other, and a
dataset is its parts in the source's order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..article import Article
from ..loading.encodings import Decoded
from ..loading.fetching import Fetched

if TYPE_CHECKING:
    import pyarrow as pa

ITEMS = 20  # in a part, unless told otherwise
# Why something is not read
KINDS = ("unreadable", "empty", "language", "too large", "error", "crash", "timeout", "memory")


class Refused(NamedTuple):
    """Why something of a source, or an article of it, is not read."""

    kind: str  # one of KINDS
    reason: str  # what is wrong and what to do, without a path of this machine


class Row(NamedTuple):
    """One row of a table of articles, such as a CSV file: plain data by column."""

    values: dict[str, Any]
    text: str  # the column in which the text is
    decoded: Decoded | None = None  # how, where not as UTF-8


class Document(NamedTuple):
    """One document of a text export of a database."""

    database: str  # its name
    text: str
    decoded: Decoded  # how the export was, without its text


Content = bytes | Article | Row | Document | Fetched | Refused  # bytes are what a file holds


class Item(NamedTuple):
    """One thing of a source: a file, a member of an archive, a line, a row, an article."""

    key: str  # SHA-256, in hex, of its content and its name: read once, it is not read again
    name: str  # where it stands, for people: "news/a.html", "all.jsonl:12", "dump.zip/a.html"
    content: Content
    encoding: str | None = None  # of the bytes, where the caller says so
    file: str | None = None  # the name of the file that it is or stands in, by which it is read

    @property
    def size(self) -> int:
        """About how long it is, in bytes or characters: by that, how long it may be read."""
        content = self.content
        if isinstance(content, bytes):
            return len(content)
        if isinstance(content, Article | Document):
            return len(content.text)
        if isinstance(content, Row):
            return len(str(content.values.get(content.text) or ""))
        return len(content.data) if isinstance(content, Fetched) else 0


class Part(NamedTuple):
    """What became of some items: tables of those that were read, and failures."""

    keys: tuple[str, ...]  # of all the items
    tables: dict[str, pa.Table]  # by name, each with the columns of SCHEMAS
