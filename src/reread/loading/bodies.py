"""Bodies of articles inside records, feeds and mail: HTML, plain text, or pieces of either."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..article import Mark
from .findings import Found
from .pages import from_page

BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section",
    "article", "figure", "figcaption", "table", "tr", "pre",
})  # fmt: skip
UNSEEN = ("script", "style", "template", "noscript")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});")
_CUT = re.compile(r"(?:…|\.{3})? ?\[\+?(\d[\d,]{0,9}) (?:more )?char(?:acter)?s\]\s{0,9}$")


class Piece(NamedTuple):
    """A piece of a body, and its kind of block where the source names it."""

    words: str
    kind: str | None = None


def body_of(pieces: Sequence[Piece], source: Any) -> Found:
    """The text of the pieces, blank lines between; one that stands alone stays as it is."""
    if len(pieces) == 1:
        return body(pieces[0].words, source)
    parts = [(piece.kind, body(piece.words, source)) for piece in pieces if piece.words.strip()]
    whole = Found("\n\n".join(part.text for _, part in parts))
    start = 0
    for kind, part in parts:
        own = [Mark(0, len(part.text), kind, "the source says so")] if kind else []
        whole.marks += [mark._replace(start=mark.start + start, end=mark.end + start)
                        for mark in own + part.marks]  # fmt: skip
        whole.omitted += part.omitted
        whole.notices += part.notices
        start += len(part.text) + 2
    return whole


def body(words: str, source: Any) -> Found:
    """The text of a body, be it HTML, plain with character references, or just plain."""
    if is_html(words):
        return fragment(words, source)
    if _REFERENCE.search(words):
        plain = html.unescape(words)
        if plain.lstrip().startswith("<") and is_html(plain):  # escaped once too often
            return fragment(plain, source)
        found = Found(plain)
        found.tell("form", "character references read as characters", "body")
        return found
    return Found(words)


def is_html(words: str) -> bool:
    """Whether words are marked up: a tag that is closed again, or that breaks lines."""
    tags = {(close, name.lower()) for close, name in _TAG.findall(words)}
    return any(
        not close and (name == "br" or ("/", name) in tags or (name == "p" and words[:2] == "<p"))
        for close, name in tags
    )


def fragment(markup: str, source: Any) -> Found:
    """The text of a piece of a page; what the piece says of itself are not the article's facts."""
    if not any(name.lower() in BLOCKS for _, name in _TAG.findall(markup)):
        return Found(visible(markup))
    try:
        found = from_page(markup, source)
    except ValueError:  # too short to tell from furniture; but the source says that it is the text
        return Found(visible(markup))
    found.told.clear()
    return found


def visible(markup: str) -> str:
    """All words of a piece of HTML, its blocks set apart by blank lines."""
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError):
        return _paragraphs(html.unescape(_TAG.sub("\n\n", markup)))
    for element in list(tree.iter(etree.Element)):
        if element.tag in UNSEEN:
            element.drop_tree()
        elif element.tag in BLOCKS:
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
        elif element.tag in ("td", "th"):
            element.text = " " + (element.text or "")
    return _paragraphs("".join(tree.itertext(etree.Element)))


def _paragraphs(words: str) -> str:
    parts = (" ".join(part.split()) for part in words.split("\n\n"))
    return "\n\n".join(part for part in parts if part)


def mark_cut(found: Found) -> None:
    """Tell that a text is cut short, where its end says so ("… [+1234 chars]")."""
    tail = max(len(found.text) - 60, 0)
    if cut := _CUT.search(found.text, tail):
        span = Mark(cut.start(), cut.end(), "boilerplate", "says that the text is cut short")
        found.marks.append(span)
        missing = f"{cut[1]} characters are missing"
        found.notices.append(f"The text is cut short in its source: {missing}.")
