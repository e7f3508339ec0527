"""What a reader of one kind of file finds of one article, and the article made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..article import Article, LeftOut, Mark, Told
from ..language import code_of
from .foreign import coded

FIELDS = ("title", "published", "outlet", "url", "section", "language", "id")

SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]")  # a character that shows
# Titles that programs write where nobody gave one
PLACEHOLDERS = re.compile(
    r"untitled.*|microsoft word.*|\(?(anonymous|unspecified)\)?|document\d*", re.I
)


@dataclass
class Found:
    """What one source says of one article.

    `told` stands in the order of trust: the first of a field counts. Authors are several rows of
    the field "author". `notices` is what a reader of any number from the article should know.
    """

    text: str = ""
    told: list[Told] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    omitted: list[LeftOut] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def tell(self, field: str, value: Any, source: str) -> None:
        """Add a fact, if there is one; of languages, their code."""
        value = language(value) if field == "language" else value
        if value not in (None, "", [], {}):
            self.told.append(Told(field, line(str(value)), line(source)))

    def join(self, blocks: Iterable[tuple[str | None, str]], reason: str) -> None:
        """Make the text of blocks, blank lines between, and mark those whose kind is known."""
        kept, start = [(kind, words.strip()) for kind, words in blocks if words.strip()], 0
        self.text = "\n\n".join(words for _, words in kept)
        for kind, words in kept:
            if kind:
                self.marks.append(Mark(start, start + len(words), kind, reason))
            start += len(words) + 2

    def first(self, field: str) -> str | None:
        """The value of a field that is trusted most."""
        return next((told.value for told in self.told if told.field == field), None)


class NoTextError(ValueError):
    """A source, or an article of it, without a single word."""


class Entry(NamedTuple):
    """One article of a file: where it stands there, and what reads it or says why it can't."""

    place: str  # "line 3", "item 2" …
    read: Callable[[], Found]


def article(
    found: Found, source: Any, *, file: str | None = None, published: Any = None
) -> Article:
    """The article that was found; ValueError if it has no words. `published` is given by hand."""
    if not SEEN.search(found.text):
        raise no_text(source)
    if why := coded(found.text.lstrip("\ufeff \t\r\n")):
        raise ValueError(f"{short(source)}: its text {why}")
    if whole(found.text) != found.text:
        found.text = whole(found.text)
        found.notices.append("The text has halves of characters, which are shown as \ufffd.")
    known: dict[str, Any] = {name: found.first(name) for name in FIELDS}
    if published is not None:
        known["published"] = published
    return Article(
        found.text,
        **{**known, "id": known["id"] or ""},
        file=line(file) if file else None,
        authors=tuple(dict.fromkeys(t.value for t in found.told if t.field == "author")),
        told=tuple(found.told),
        marks=tuple(found.marks),
        omitted=tuple(LeftOut(whole(piece.text), piece.reason) for piece in found.omitted),
        notices=tuple(map(whole, found.notices)),
    )


def no_text(source: Any) -> NoTextError:
    """The error of a source that holds none."""
    return NoTextError(f"{short(source)} holds no text; an article needs at least one word")


def reason(error: Exception | str, source: Any) -> str:
    """What an error says of a source, without the name of the source."""
    return str(error).removeprefix(short(source)).lstrip(": ")


def language(stated: Any) -> str | None:
    """The code of a language that a source states, or of the first of several."""
    words = str(stated or "").strip()
    return code_of(words) or code_of(re.split(r"[,;\s]", words)[0])


def whole(text: str) -> str:
    """Text in which halves of characters, which no file can hold, are shown as \ufffd."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def line(text: str) -> str:
    """A fact in which halves of characters and NUL, which Article takes in none, are \ufffd."""
    return whole(text).replace("\0", "\ufffd")


def fault(error: Exception) -> str:
    """What a parser found wrong, without what only its own programmers can use."""
    if isinstance(error, RecursionError) or "Excessive depth" in str(error):
        return "it is nested too deeply"
    return re.sub(r" \(<string>, line \d+\)$", "", str(error)) or type(error).__name__


def short(source: Any) -> str:
    """A source as an error names it: quoted, and cut in its middle where it is long, for a path
    ends with the name of its file."""
    text = whole(str(source))
    return repr(text if len(text) <= 80 else f"{text[:30]}…{text[-49:]}")
