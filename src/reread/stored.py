"""An article as what is kept of it: its text, and all its other fields as JSON."""

from __future__ import annotations

import dataclasses
import json
from numbers import Integral
from typing import Any

from .article import Article, LeftOut, Mark, Told

APART = ("id", "text")  # fields that have columns of their own
ROWS: dict[str, Any] = {"told": Told, "marks": Mark, "omitted": LeftOut}  # fields of named tuples


def to_json(article: Article) -> str:
    """All that is known about an article, as one line of JSON: its id and its text stand beside it,
    and a field that says nothing is left out."""
    known = {
        field.name: getattr(article, field.name)
        for field in dataclasses.fields(Article)
        if field.name not in APART
    }
    kept = {name: value for name, value in known.items() if value not in (None, ())}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: Any) -> int | str:
    """What JSON has no form for: a number of numpy's, and what a caller put into `told`."""
    return int(value) if isinstance(value, Integral) else str(value)


def from_json(text: str, rest: str, id: str) -> Article:
    """The article of which `to_json` told the rest; ValueError where that is no such JSON."""
    try:
        fields = dict(json.loads(rest))
        for name, kind in ROWS.items():
            fields[name] = tuple(kind(*row) for row in fields.get(name, ()))
        return Article(text=text, id=id, **fields)
    except (TypeError, ValueError) as error:
        raise ValueError(f"what is stored for {id} does not make an article: {error}") from None
