"""Markup to a tree: what a browser shows of any HTML, in linear time and at a bounded depth.

Whatever never shows and can be large is taken out before the tree is built: comments, scripts,
style sheets, templates, and the attributes of overlong tags. lxml takes quadratic time over the
attributes of one tag, and gives up on pages that are nested too deeply.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any, NamedTuple

from .findings import short

LONGEST_TAG = 1_000  # characters; of longer ones only the attributes in KEPT are read
LONGEST_VALUE = 10_000  # characters of one of these attributes
MOST_TAGS = 100_000  # the longest articles and live reports have half as many
DEEPEST = 200  # elements within each other; articles have 10 to 40
KEPT = frozenset((
    "aria-hidden", "class", "content", "data-component", "data-gu-name", "data-qa",
    "data-testid", "datetime", "hidden", "href", "id", "itemprop", "itemscope", "itemtype", "lang",
    "name", "open", "property",
    "pubdate", "rel", "role", "style", "type", "value", "xml:lang",
))  # fmt: skip
# Elements whose end tag is often left out, or that hold nothing, so that they can't be counted
UNCOUNTED = frozenset((
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "option", "p", "param", "rp", "rt", "source",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "wbr",
))  # fmt: skip
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt",
    "ruby", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "svg",
    "textarea", "time", "tt", "u", "var", "wbr",
    "maction", "math", "menclose", "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mroot", "mrow",
    "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtext", "munder", "munderover",
    "semantics",
))  # fmt: skip

_INSIDE = r"(?>[^>=]+|=\s*+(?:\"[^\"]*\"|'[^']*')|=)*+"  # a tag from its name to its ">"
_END = r"(?:</(?P={0})(?=[\s/>])[^>]*(?:>|\Z)|\Z)"
# Each alternative takes all that it has looked at, to the end of the page if it is never closed
TOKEN = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    |<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    |<(?:[!?]|/(?![a-z]))[^>]*(?:>|\Z)
    |<(?P<unseen>script|style|template|iframe|noembed|noframes)(?=[\s/>])(?P<its>{_INSIDE})
        (?:(?<=["'\s]/)>|>(?P<content>.*?){_END.format("unseen")}|\Z)
    |<plaintext(?=[\s/>]){_INSIDE}(?:>(?P<plain>.*)|\Z)
    |<xmp(?=[\s/>]){_INSIDE}(?:>(?P<raw>.*?)(?:</xmp[^>]*(?:>|\Z)|\Z)|\Z)
    |<(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_INSIDE})(?:>|(?P<open>\Z))""",
    re.I | re.S | re.X,
)
ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"'>]+))?""")
SUBSET = re.compile(r"\s*(?:<\?[^>]*>\s*)?<!DOCTYPE[^>\[]*\[[^\]]*\]\s*>", re.I)
UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
LONE = re.compile("[\ud800-\udfff]")


class Markup(NamedTuple):
    """A page as a tree of lxml, and the JSON-LD scripts that stood in it."""

    tree: Any
    scripts: list[str]


def parse(html: str, source: Any = "the page") -> Markup:
    """The tree of a page or fragment; of one without any element, the tree of an empty page.

    ValueError if it has more elements than any article.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = LONE.sub("\ufffd", UNREADABLE.sub("", html.removeprefix("\ufeff")))
    cleaner = _Cleaner()
    subset = SUBSET.match(html)
    cleaned = TOKEN.sub(cleaner, html[subset.end() :] if subset else html)
    if cleaner.count > MOST_TAGS:
        many = f"{cleaner.count:,} tags, and no article has over {MOST_TAGS:,}"
        raise ValueError(f"{short(source)} has {many}; save its text as .txt")
    parser = HTMLParser(huge_tree=True, no_network=True, encoding="utf-8")
    try:
        tree = document_fromstring(cleaned.encode(), parser=parser)
    except etree.ParserError:
        tree = document_fromstring("<html><body></body></html>")
    return Markup(tree, cleaner.scripts)


class _Cleaner:
    """What becomes of each piece of markup, told in the order of the page."""

    def __init__(self) -> None:
        self.scripts: list[str] = []
        self.count = 0  # of start tags
        self.depth = 0
        self.dropped = 0  # start tags below DEEPEST, whose end tags go, too
        self.broken = -1  # where the last break in the place of one ends

    def __call__(self, match: re.Match[str]) -> str:
        if match["unseen"]:
            if match["unseen"].lower() == "script" and "ld+json" in match["its"].lower():
                self.scripts.append(match["content"] or "")
            return ""
        shown = next((match[k] for k in ("cdata", "plain", "raw") if match[k] is not None), None)
        if shown is not None:
            return f"<pre>{escape(shown)}</pre>" if match["cdata"] is None else escape(shown)
        if not match["name"]:
            return ""
        if match["open"] is not None:  # never closed: no tag, but text with a "<" in it
            return escape(match[0])
        return self._nested(match, match["name"].lower())

    def _nested(self, match: re.Match[str], name: str) -> str:
        """A tag, or a break in its place where elements are nested too deeply."""
        self.count += not match["slash"]
        if name in UNCOUNTED:
            return _bounded(match)
        if match["slash"]:
            if not self.depth:
                return ""
            if not self.dropped:
                self.depth -= 1
                return match[0]
            self.dropped -= 1
        elif self.depth < DEEPEST:
            self.depth += 1
            return _bounded(match)
        else:
            self.count -= 1
            self.dropped += 1
        repeated, self.broken = match.start() == self.broken, match.end()
        return "" if repeated or name in INLINE else "<br><br>"


def _bounded(match: re.Match[str]) -> str:
    """A tag; of one that is overlong or quotes oddly, only the attributes that are read."""
    attributes = match["attributes"]
    balanced = not (attributes.count('"') % 2 or attributes.count("'") % 2)
    if balanced and len(attributes) <= LONGEST_TAG:
        return match[0]
    kept: dict[str, str] = {}
    for name, value in ATTRIBUTE.findall(attributes):
        if name.lower() in KEPT:
            value = value[1:-1] if value[:1] in "\"'" else value
            kept.setdefault(name.lower(), value[:LONGEST_VALUE].replace('"', "&quot;"))
    written = "".join(f' {name}="{value}"' for name, value in kept.items())
    return f"<{match['slash']}{match['name'][:40]}{written}>"
