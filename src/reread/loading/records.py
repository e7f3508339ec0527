"""Records: JSON in the layouts of news interfaces."""

from __future__ import annotations

import json
from typing import Any

from .findings import Found, short

KEYS = {
    "text": ("text", "body", "content", "articleBody"),
    "published": ("published", "date", "datePublished"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source"),
    "url": ("url",),
    "id": ("id",),
}


def from_record(text: str, source: Any) -> Found:
    """Text and metadata of a JSON object, under any of the names in KEYS."""
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{short(source)} is not valid JSON ({error})") from None
    if not isinstance(record, dict):
        kind = type(record).__name__
        wanted = "an article is one object with a key 'text'"
        raise ValueError(f"{short(source)} holds a JSON {kind}; {wanted}")
    values = {
        field: [(k, record[k]) for k in keys if record.get(k)] for field, keys in KEYS.items()
    }
    if not values["text"] or not isinstance(values["text"][0][1], str):
        wanted = ", ".join(KEYS["text"])
        raise ValueError(f"{short(source)} has no text; expected one of the keys {wanted}")
    found = Found(values.pop("text")[0][1])
    for field, given in values.items():
        for key, value in given:
            found.tell(field, value, f"JSON {key}")
    return found
