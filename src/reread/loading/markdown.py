"""Markdown: the whole text, and what its front matter says of it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from ..article import Mark
from .fields import tell_facts
from .findings import Entry, Found

_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|$)", re.S)
LONGEST, DEEPEST = 20_000, 400  # characters, and signs that could nest: front matter is short


def from_markdown(text: str, _: Any) -> list[Entry]:
    """The whole text, with what its front matter (YAML between ---, TOML between +++) says."""
    return [Entry("the file", lambda: _found(text))]


def _found(text: str) -> Found:
    found = Found(text)
    if front := _FRONT.match(text):
        said = _yaml(front[2]) if front[1] == "---" else _toml(front[2])
        if said is None:
            found.notices.append("The front matter of the file cannot be read and is ignored.")
        tell_facts(found, said or {}, "front matter")
        found.marks.append(Mark(front.start(1), front.end(2), "boilerplate", "is front matter"))
    return found


def _yaml(text: str) -> dict[str, Any] | None:
    """A YAML mapping of strings; None if it is none, or points to parts of itself."""
    import yaml

    if len(text) > LONGEST or max(text.count(sign) for sign in "[{-?") > DEEPEST:
        return None  # PyYAML takes quadratic time over what is nested
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.BaseLoader)):
            return None
        said = yaml.load(text, yaml.BaseLoader)  # strings, lists and mappings only
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return said if isinstance(said, dict) else None


def _toml(text: str) -> dict[str, Any] | None:
    try:
        said = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key: str(value) if hasattr(value, "isoformat") else value
            for key, value in said.items()}  # fmt: skip
