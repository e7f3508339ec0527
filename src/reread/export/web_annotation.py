"""Marks by the W3C's Web Annotation Data Model, as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

from ..article import Article
from .annotations import Annotation, marked
from .source import Source
from .tabular import encode

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:x-reread:"  # of names that reread gives: of a text, and of a mark in it
AROUND = 32  # characters before and after a mark by which it is found where the text has changed
# Why a mark is made, by its kind; motivations of the model
MOTIVES = {
    "time": "classifying", "mention": "identifying", "quote": "identifying",
    "event": "classifying", "attitude": "assessing",
}  # fmt: skip


def web_annotation(source: Source, stream: BinaryIO) -> None:
    """One AnnotationCollection with one page of all marks.

    A mark's first body says what kind it is (a tag: time, mention, quote, event, attitude), the
    second, if it is known, its value: a TIMEX3 value, an entity, a speaker, an event's kind, or
    "VOICE > ENTITY = LABEL". Its target is the article's text by `urn:x-reread:` and the article's
    id, with the article's address as scope; there it stands by a TextQuoteSelector and by a
    TextPositionSelector, which counts Unicode characters.
    """
    name = f"{NAMESPACE}annotations"
    head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": "reread"}
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    stream.write(encode(head).removesuffix(b"}") + b', "first": ')
    stream.write(encode(page).removesuffix(b"}") + b', "items": [')
    total = 0
    for reading in source.kept():
        for one in _items(reading.article, marked(reading)):
            stream.write((b",\n" if total else b"\n") + encode(one))
            total += 1
    stream.write(b'\n]}, "total": %d}\n' % total)


def _items(article: Article, found: list[Annotation]) -> Iterator[dict[str, Any]]:
    name = NAMESPACE + quote(article.id, safe="")
    where = {"source": name}
    if re.match(r"https?://\S+\Z", article.url or ""):
        where["scope"] = quote(article.url or "", safe="%/:=&?~#+!$,;'@()*[]")
    for mark in found:
        motive = MOTIVES[mark.kind]
        yield {
            "id": f"{name}:{mark.kind}:{mark.row}",
            "type": "Annotation",
            "motivation": motive,
            "body": [
                {"type": "TextualBody", "purpose": purpose, "value": value}
                for purpose, value in (("tagging", mark.kind), (motive, mark.value))
                if value is not None
            ],
            "target": {**where, "selector": _selectors(article.text, mark)},
        }


def _selectors(text: str, mark: Annotation) -> list[dict[str, Any]]:
    """Where a mark stands: by its words and those around them, and by its place."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[mark.start : mark.end],
            "prefix": text[max(0, mark.start - AROUND) : mark.start],
            "suffix": text[mark.end : mark.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
    ]
