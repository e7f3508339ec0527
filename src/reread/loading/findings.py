"""What a reader of one kind of file finds of one article, and the article made of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..article import Article, LeftOut, Mark, Told

FIELDS = ("title", "published", "outlet", "url", "section", "language", "id")


@dataclass
class Found:
    """What one source says of one article.

    `told` stands in the order of trust: the first of a field counts. Authors are several rows of
    the field "author". `notices` is what a reader of any number from the article should know.
    """

    text: str
    told: list[Told] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    omitted: list[LeftOut] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def tell(self, field: str, value: Any, source: str) -> None:
        """Add a fact, if there is one."""
        if value not in (None, "", [], {}):
            self.told.append(Told(field, str(value), source))

    def first(self, field: str) -> str | None:
        """The value of a field that is trusted most."""
        return next((told.value for told in self.told if told.field == field), None)


def article(
    found: Found, source: Any, *, file: str | None = None, published: Any = None
) -> Article:
    """The article that was found; ValueError if it has no words. `published` is given by hand."""
    if not found.text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise ValueError(f"{short(source)} holds no text; an article needs at least one word")
    known: dict[str, Any] = {name: found.first(name) for name in FIELDS}
    if published is not None:
        known["published"] = published
    return Article(
        found.text,
        **{**known, "id": known["id"] or ""},
        file=file,
        authors=tuple(dict.fromkeys(t.value for t in found.told if t.field == "author")),
        told=tuple(found.told),
        marks=tuple(found.marks),
        omitted=tuple(found.omitted),
        notices=tuple(found.notices),
    )


def short(source: Any) -> str:
    """A source as an error names it: quoted, and cut where it is long."""
    text = str(source)
    return repr(text if len(text) <= 80 else text[:77] + "…")
