"""The article: one immutable text with what is known about it and where each fact stood.

Offsets everywhere in reread are indices into `Article.text`, which is exactly what the file
decodes to: byte order mark, CRLF and decomposed letters are kept, nothing is repaired.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .english import written
from .glance import beginning, heading
from .language import ENGLISH, code_of, language_of, name_of
from .near_misses import did_you_mean

if TYPE_CHECKING:
    import pandas as pd

JOINERS = "\u200c\u200d"  # hold letters of Persian or Hindi, and emoji, apart or together
LONGEST_TITLE = 60  # characters of a title in the short form of an article


class Told(NamedTuple):
    """One fact that a source states about an article, and where it stood."""

    field: str  # of Article: title, published, outlet …; or what Article has no field for
    value: str
    source: str  # where it stood: "meta article:published_time", "JSON-LD datePublished" …


class Mark(NamedTuple):
    """What the source's own markup says that a stretch of the text is."""

    start: int  # first character in Article.text
    end: int  # one past the last
    kind: str  # a kind of blocks, or "quote" for speech marked without quotation marks
    reason: str  # how the markup says so: "is in <figcaption>" …


class LeftOut(NamedTuple):
    """What the source shows and `Article.text` has not."""

    text: str
    reason: str


@dataclass(frozen=True)
class Article:
    """One article: its text and what is known about it. It never changes.

    `published` is an ISO date ("2025-08-20"), optionally with its clock and zone, or None where
    nobody stated it; it is never guessed. `id` defaults to the first 12 hex digits of the text's
    SHA-256. `file` is the name of the file that the article was loaded from, which may state a
    date. `language` is an ISO 639-1 code: the one given, else the one that the text itself shows,
    else the one that the source states; None where nothing tells. `told` holds each fact with where
    it stood, `marks` what the source's markup says of stretches of the text, `omitted` what of the
    source is not in the text, and `notices` what a reader of any number from this article should
    know. Raises TypeError or ValueError for a text that is no text, a date that is none, a language
    that is not known, or a mark outside the text.

    >>> import reread as rr
    >>> rr.Article("The mill burned on Monday.", published="2025-08-20", title="Fire")
    <Article 0e783b7a7a1b: “Fire”, 26 characters, published='2025-08-20'>
    """

    text: str
    published: str | None = None
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    file: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    told: tuple[Told, ...] = ()
    marks: tuple[Mark, ...] = ()
    omitted: tuple[LeftOut, ...] = ()
    notices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(
                f"text is {type(self.text).__name__}, not str; "
                "decode bytes first, or give the file to reread.load"
            )
        lone = SURROGATE.search(self.text)
        if lone:
            raise ValueError(
                f"text holds a lone surrogate at character {lone.start()}; "
                "decode the bytes with errors='replace'"
            )
        put = object.__setattr__
        for name in LINES:
            _insist_on_line(name, getattr(self, name))
        for name, kind in ROWS.items():
            put(self, name, _rows(name, getattr(self, name), kind))
        for mark in self.marks:
            _insist_on_span(mark, len(self.text))
        put(self, "published", iso_date(self.published))
        self._settle_language()
        text_hash = hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:12]
        given = str(self.id) if isinstance(self.id, int) else self.id
        _insist_on_line("id", given)
        put(self, "id", given or text_hash)

    def _settle_language(self) -> None:
        """The language given; else what the text shows, or where it is too short the source."""
        put = object.__setattr__
        stated = None if self.language is None else code_of(self.language)
        by_source = any(told.field == "language" for told in self.told)
        if stated is None and self.language is not None and not by_source:
            raise ValueError(
                f"language={self.language!r} is not a language; write an ISO 639-1 code, "
                "for example 'en'"
            )
        shown = language_of(self.text) if stated is None or by_source else None
        put(self, "language", shown or stated)
        if shown and stated and shown != stated:
            put(self, "told", (*self.told, Told("language", shown, "the text itself")))
            words = f"The source calls this {name_of(stated)}, but it is {name_of(shown)}."
            put(self, "notices", (*self.notices, words))

    def __getattr__(self, name: str) -> Any:
        near = did_you_mean(name, [*self.__dataclass_fields__, "metadata", "left_out"])
        raise AttributeError(
            f"an article has no {name!r}; tables are those of its reading: reread.read(article)"
            f"{near}"
        )

    @property
    def metadata(self) -> pd.DataFrame:
        """One row per fact that the source states: field, value, and where it stood.

        >>> import reread as rr
        >>> text = "---\\ntitle: Fire\\ndate: 2025-08-20\\n---\\n\\nThe mill burned on Monday."
        >>> article = rr.load(text)
        >>> for field, value, source in article.metadata.itertuples(index=False):
        ...     print(f"{field}: {value}, from {source}")
        title: Fire, from front matter title
        published: 2025-08-20, from front matter date
        """
        return _frame(self.told, Told._fields)

    @property
    def left_out(self) -> pd.DataFrame:
        """One row per piece of the source that is not in the text: the piece, and why.

        >>> import reread as rr
        >>> page = "<nav>Home | Sport</nav>\\n<p>The mill burned on Monday. It is gone.</p>"
        >>> article = rr.load(page)
        >>> article.left_out.to_dict("records")
        [{'text': 'Home | Sport', 'reason': 'is navigation'}]
        """
        return _frame(self.omitted, LeftOut._fields)

    def heading(self) -> str:
        """Title, authors, outlet and day, as safe HTML.

        >>> import reread as rr
        >>> article = rr.Article("The mill burned.", title="Fire & loss")
        >>> "Fire &amp; loss" in article.heading()
        True
        """
        day = self.published
        facts = (
            f"By {' and '.join(self.authors)}" if self.authors else None,
            self.outlet,
            written(dt.date.fromisoformat(day[:10])) if day else "Date of publication not known",
            None if self.language in (None, ENGLISH) else f"in {name_of(self.language)}",
            counted(len(self.text), "character"),
        )
        return heading(self.title, facts)

    def _repr_html_(self) -> str:
        return self.heading() + beginning(self.text)

    def __repr__(self) -> str:
        """A short form: the text can be long, and so can a title."""
        title = " ".join((self.title or "").split())
        short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…"
        authors = " and ".join(self.authors[:2]) + " …" * (len(self.authors) > 2)
        other = None if self.language == ENGLISH else self.language
        known = (
            f"“{short}”" if short else "",
            f"by {authors}" if authors else "",
            f"{len(self.text):,} characters",
            f"in {name_of(other)}" if other else "",
            f"published={self.published!r}" if self.published else "published unknown",
        )
        return printable(f"<Article {self.id}: {', '.join(filter(None, known))}>")


LINES = ("title", "outlet", "url", "file", "section")  # fields of one line of text
ROWS: dict[str, Any] = {
    "authors": str, "told": Told, "marks": Mark, "omitted": LeftOut, "notices": str
}  # fmt: skip
SURROGATE = re.compile("[\ud800-\udfff]")
MISSING = ("", "NaT", "nan", "<NA>")  # how pandas writes that there is none


def _insist_on_line(name: str, value: Any) -> None:
    """TypeError or ValueError unless a field is a text that can be written, or None."""
    if value is None:
        return
    if not isinstance(value, str):
        kind = type(value).__name__
        raise TypeError(f"{name} is {kind}, not str; leave it out where it is not known")
    if odd := SURROGATE.search(value):
        raise ValueError(
            f"{name} holds the character {odd[0]!r} at {odd.start()}, which is none of a text; "
            "take it out"
        )


def _rows(name: str, value: Any, kind: Any) -> tuple[Any, ...]:
    """A field of several values as a tuple, of which each is of its kind and can be written."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise TypeError(f"{name}={value!r} is not a list; write {name}=[{value!r}]")
    rows = tuple(value)
    for row in rows:
        if not isinstance(row, kind):
            raise TypeError(f"{name} holds {row!r}, which is not of the class {kind.__name__}")
        for cell in [row] if isinstance(row, str) else row:
            if isinstance(cell, str) and SURROGATE.search(cell):
                raise ValueError(f"{name} holds {cell!r}, which has a lone surrogate; take it out")
    return rows


def _insist_on_span(mark: Mark, length: int) -> None:
    if not 0 <= mark.start <= mark.end <= length:
        raise ValueError(
            f"the mark {mark.start}:{mark.end} ({mark.kind}) is outside the text of "
            f"{length:,} characters"
        )


def _frame(rows: tuple[Any, ...], columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns), dtype="string")


def printable(words: object) -> str:
    """Words as a terminal can show them: without what steers it (ESC …) or turns the direction of a
    line; white space is a blank, and line breaks stay."""
    return "".join(
        c if c.isprintable() or c == "\n" or c in JOINERS else " " * c.isspace() for c in str(words)
    )


def on_one_line(words: object) -> str:
    """Words as a terminal can show them, on one line."""
    return " ".join(printable(words).split())


def counted(count: int, noun: str) -> str:
    """A number of things: "1 word", "1,200 words"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def iso_date(value: Any, name: str = "published") -> str | None:
    """A date, datetime or ISO string as an ISO string; None, "" and NaT stay unknown (None).

    Raises ValueError that shows the form wanted.
    """
    if value is None or str(value) in MISSING:
        return None
    if isinstance(value, dt.date):  # datetimes and pandas Timestamps are dates too
        return value.isoformat()
    try:
        moment = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"{name}={value!r} is not a date; write it as YYYY-MM-DD, for example '2025-08-20'"
        ) from None
    return moment.isoformat() if re.search(r"\d[T ]\d", value) else moment.date().isoformat()
