"""JSON-LD: what the scripts of a page say of its article, by the names of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any

from .headline import agreement

ARTICLES = re.compile(r"(?:^|[/:])(?:\w*Article|\w*BlogPosting|Report|SocialMediaPosting)$")
PAGES = re.compile(r"(?:^|[/:])\w*WebPage$")
ABOUT = ("@graph", "mainEntity", "mainEntityOfPage")  # what a page's statement can stand in
WRAPPERS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
Node = dict[str, Any]


def statements(scripts: Iterable[str]) -> tuple[list[Node], int]:
    """The things that the scripts describe, in their order, and how many scripts can't be read."""
    nodes: list[Node] = []
    broken = 0
    for script in scripts:
        text = WRAPPERS.sub("", script).strip().rstrip(";")
        try:
            nodes += _described(_read(text))
        except (ValueError, RecursionError):
            broken += bool(text)
    return nodes, broken


def main_article(nodes: Sequence[Node], titles: Sequence[str], urls: Sequence[str]) -> Node | None:
    """The article that the page is; None if what is described are others."""
    found = [node for node in nodes if is_a(node, ARTICLES)]
    ours = [node for node in found if set(addresses(node)) & set(urls)]
    named = [n for n in found if agreement(text(n.get("headline") or n.get("name")), titles)[1]]
    unnamed = [n for n in found if not (text(n.get("headline")) or addresses(n)) or not titles]
    return next(iter(ours or named or (unnamed if len(found) == 1 else [])), None)


def is_a(node: Node, types: re.Pattern[str]) -> bool:
    """Whether a thing is of one of these types."""
    said = node.get("@type")
    kinds = said if isinstance(said, list) else [said]
    return any(isinstance(one, str) and types.search(one) for one in kinds)


def addresses(node: Node) -> list[str]:
    """The addresses of a thing."""
    of_page = node.get("mainEntityOfPage")
    said = [node.get("url"), of_page.get("@id") if isinstance(of_page, dict) else of_page]
    return [one for one in (*said, node.get("@id")) if isinstance(one, str) and "//" in one]


def text(value: Any) -> str:
    """A value as text; nothing where it is a thing of its own."""
    if _many(value):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    shown = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    return " ".join(unescape(str(value)).split()) if shown else ""


def names(value: Any, nodes: Sequence[Node]) -> list[str]:
    """The names of persons or organisations, told as text, as things or as links to things."""
    found = []
    for one in value if _many(value) else [value]:
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            one = next((n for n in nodes if n.get("@id") == one["@id"] and n.get("name")), one)
        found.append(text(one.get("name")) if isinstance(one, dict) else text(one))
    return [name for name in found if name]


def _read(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except ValueError:
        return json.loads(unescape(script), strict=False)


def _described(value: Any) -> Iterator[Node]:
    """A thing and those in it that are the page's own subject; not lists of other stories."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if _many(one):
            waiting += reversed(one)
        elif isinstance(one, dict):
            yield one
            waiting += [
                one[key] for key in reversed(ABOUT) if isinstance(one.get(key), dict | list)
            ]


def _many(value: Any) -> bool:
    return isinstance(value, list)
