"""Markdown: the whole text, and what its front matter says of it."""

from __future__ import annotations

import re
from typing import Any

from .findings import Found
from .records import KEYS


def from_markdown(text: str, _: Any) -> Found:
    """The whole text, and what its front matter (key: value lines between ---) says of it."""
    front = re.match(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", text, re.S)
    pairs = re.findall(r"(?m)^(\w+)[ \t]*:[ \t]*(.+?)[ \t\r]*$", front[1] if front else "")
    said = {key.lower(): value.strip("\"'") for key, value in pairs}
    found = Found(text)
    for field, keys in KEYS.items():
        if field not in ("text", "id"):
            value = next((said[k.lower()] for k in keys if said.get(k.lower())), None)
            found.tell(field, value, "front matter")
    return found
