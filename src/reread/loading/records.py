"""Records: JSON in the layouts of news interfaces, one article or many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from .bodies import Piece, body_of, mark_cut
from .fields import flat, plain, squeezed, tell_facts, values
from .findings import Entry, Found, NoTextError, fault, short

# Where the text is, as paths of `fields`: the whole text, the best first
TEXTS = (
    "text", "body", "content", "articlebody", "fields.body", "fields.bodytext", "maintext",
    "contenthtml", "contenttext", "bodyhtml", "bodytext", "rawtext", "cleanedtext", "plaintext",
    "fulltext", "articletext", "articlecontent", "textcontent", "maincontent", "story",
    "paragraphs", "articlehtml", "html", "rawhtml",
)  # fmt: skip
# What stands for the text of a record that names a headline and a day or an address
SUMMARIES = (
    "leadparagraph", "abstract", "standfirst", "fields.trailtext", "description", "summary",
    "excerpt", "snippet", "dek",
)  # fmt: skip
HEADLINES = ("title", "headline", "webtitle", "fields.headline")
STATED = ("publishedat", "pubdate", "date", "datepublished", "webpublicationdate", "url", "weburl",
          "link", "published", "datetime")  # fmt: skip
# Under which keys responses keep articles
CONTAINERS = (
    "response", "articles", "docs", "results", "items", "content", "article", "data", "stories",
    "posts", "hits", "entries", "records", "documents", "news", "value", "item", "result",
    "mainentity",
)  # fmt: skip
ARTICLES = re.compile(r"article|posting|report|review|story", re.I)  # types of schema.org
INNER = ("text", "content", "html", "value", "rendered", "paragraph", "p")  # of a piece of a body
DEEPEST = 8  # containers inside containers
SHORT = 80  # characters of an address of JSON Feed
SHOWN = 12  # keys that an error names
KINDS = {int: "a number", float: "a number", bool: "true or false", str: "a string",
         list: "a list", dict: "an object", type(None): "null"}  # fmt: skip
SEPARATOR = "\x1e"  # stands before each record in JSON text sequences (RFC 7464)
BLANK: tuple[Any, ...] = (None, "", [], {})  # where a value is missing
BLANKS = re.compile(r"\s*")
LONGEST_NUMBER = 4_000  # digits; Python reads up to 4,300


def from_records(text: str, source: Any) -> list[Entry]:
    """The articles of a JSON file: one object, a list, a response, or an object per line."""
    text = text.removeprefix("\ufeff").replace(SEPARATOR, " ")
    try:
        whole = parsed(text, source)
    except ValueError:
        if entries := _lines(text, source):
            return entries
        whole = _in_a_row(text)
        if not whole:
            raise
    records = list(records_in(whole))
    if not records:
        raise _lacking(whole, source)
    return [
        Entry(f"item {number}", partial(_of_feed, whole, record, source))
        for number, record in enumerate(records, 1)
    ]


def _of_feed(whole: Any, record: Any, source: Any) -> Found:
    """What a record holds; those of a JSON Feed are of the outlet that the feed is named after."""
    found = _found(record, source)
    if is_feed(whole):
        title = whole.get("title")
        found.tell("outlet", plain(title) if isinstance(title, str) else None, "JSON Feed title")
    return found


def is_feed(whole: Any) -> bool:
    """Whether a JSON value is a JSON Feed."""
    return isinstance(whole, dict) and "jsonfeed.org" in str(whole.get("version"))[:SHORT]


def parsed(text: str, source: Any) -> Any:
    """The value that a text in JSON is; ValueError if it is not JSON."""
    try:
        return json.loads(text, parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise ValueError(
            f"{short(source)} is not valid JSON ({fault(error)}); correct it, or get it again"
        ) from None


def _number(digits: str) -> int | float:
    """A whole number; one too long for Python to read is inexact."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


def _in_a_row(text: str) -> list[Any]:
    """The objects of a file that has one after another, with nothing or blanks between them."""
    decoder, values, place = json.JSONDecoder(parse_int=_number), [], 0
    while (start := BLANKS.match(text, place)) and start.end() < len(text):
        try:
            value, place = decoder.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            return []
        values.append(value)
    return values


def _lines(text: str, source: Any) -> list[Entry]:
    """The objects of JSON lines; none if neither of the first two lines is an object."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not any(_is_object(line) for _, line in lines[:2]):
        return []
    return [Entry(f"line {number}", partial(_line, line, source)) for number, line in lines]


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _line(line: str, source: Any) -> Found:
    record = parsed(line, source)
    return _found(next(records_in(record), record), source)


def records_in(node: Any, depth: int = 0) -> Iterator[Any]:
    """The objects that are articles; in a list, each object that holds none stands for one."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            if isinstance(item, (dict, list)):
                found = list(records_in(item, depth + 1))
                yield from found or ([item] if isinstance(item, dict) else [])
    elif isinstance(node, dict):
        if "@graph" in node:
            yield from _of_graph(node["@graph"])
        elif _pieces(node, TEXTS)[0]:
            yield node
        else:
            inner = next(filter(None, (_inside(node, key, depth) for key in CONTAINERS)), [])
            yield from inner or ([node] if _is_news(node) else [])


def _inside(node: dict[str, Any], key: str, depth: int) -> list[Any]:
    kept = [value for name, value in node.items() if squeezed(name) == key or name == "_source"]
    return [
        record
        for value in kept
        if isinstance(value, (dict, list))
        for record in records_in(value, depth + 1)
    ]


def _is_news(node: dict[str, Any]) -> bool:
    """Whether a record without a text is of an article: it has a headline, and when or where."""

    def states(paths: tuple[str, ...]) -> bool:
        """Whether it has any of these."""
        return any(True for path in paths for _ in values(node, path))

    return states(HEADLINES) and states(STATED)


def _of_graph(nodes: Any) -> Iterator[Any]:
    """The articles of a JSON-LD graph, with what they point to by @id put in its place."""
    known = {node["@id"]: node for node in flat(nodes)
             if isinstance(node, dict) and isinstance(node.get("@id"), str)}  # fmt: skip
    for node in flat(nodes):
        if isinstance(node, dict) and ARTICLES.search(str(node.get("@type", ""))):
            yield {key: _pointed(value, known) for key, value in node.items()}


def _pointed(value: Any, known: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_pointed(item, known) for item in value]
    at = value.get("@id") if isinstance(value, dict) and len(value) == 1 else None
    return known.get(at, value) if isinstance(at, str) else value


def _found(record: Any, source: Any) -> Found:
    """What a record holds; ValueError that names its keys if it has no text."""
    pieces, _ = _pieces(record, TEXTS)
    summary, key = _pieces(record, SUMMARIES) if _is_news(record) else ([], "")
    if not pieces and not summary:
        raise _lacking(record, source)
    found = body_of(pieces or summary, source)
    if not pieces:
        found.notices.append(
            f"The text is a summary (JSON {key}): the source has no more of the article."
        )
    tell_facts(found, record, "JSON")
    mark_cut(found)
    return found


def _pieces(record: dict[str, Any], paths: tuple[str, ...]) -> tuple[list[Piece], str]:
    """The pieces of a text under the first path that has any, and the key."""
    for path in paths:
        stated = list(values(record, path))
        pieces = [piece for name, value in stated if name == stated[0][0]
                  for piece in _in_value(value)]  # fmt: skip
        if any(piece.words.strip() for piece in pieces):
            return pieces, stated[0][0]
    return [], ""


def _in_value(value: Any, kind: str | None = None, depth: int = 0) -> Iterator[Piece]:
    """The pieces of a body: words, a list of them, or an object of paragraphs and sections."""
    if isinstance(value, str):
        yield Piece(value, kind)
    elif isinstance(value, list) and depth < DEEPEST:
        for item in value:
            yield from _in_value(item, kind, depth + 1)
    elif isinstance(value, dict) and depth < DEEPEST:
        yield from _in_object(value, depth + 1)


def _in_object(value: dict[str, Any], depth: int) -> Iterator[Piece]:
    """The pieces of an object inside a body; one with a headline of its own is another record."""
    if "sections" in value or "paragraphs" in value:  # as Fundus has them
        for key, kind in (("summary", "standfirst"), ("headline", "headline"),
                          ("paragraphs", None), ("sections", None)):  # fmt: skip
            yield from _in_value(value.get(key), kind, depth)
    elif not any(True for path in HEADLINES for _ in values(value, path)):
        heading = re.match(r"h(ead(er|ing|line)?|[1-6])$", str(value.get("type", "")), re.I)
        inner = next((value[key] for key in INNER if isinstance(value.get(key), str)), None)
        yield from _in_value(inner, "headline" if heading else None, depth)


def _lacking(value: Any, source: Any) -> ValueError:
    """The error of a JSON value that is no article; it is empty where there are keys for its text
    and nothing behind them."""
    told = f"{short(source)} {_lack(value)}"
    pairs = value.items() if isinstance(value, dict) else ()
    texts = [inner for key, inner in pairs if squeezed(key) in TEXTS]
    return NoTextError(told) if texts and all(one in BLANK for one in texts) else ValueError(told)


def _lack(value: Any) -> str:
    """Why a JSON value is no article."""
    if not isinstance(value, dict):
        kind = "" if value in ([], None) else " without articles"
        return f"holds {KINDS[type(value)]}{kind}; an article is an object with a key 'text'"
    seen = list(value)[:SHOWN]
    keys = ", ".join(str(key)[:40] for key in seen) + (" …" if len(value) > SHOWN else "")
    odd = [f" ({key} is {'empty' if value[key] in ('', [], {}) else KINDS[type(value[key])]})"
           for key in seen if squeezed(key) in (*TEXTS, *CONTAINERS)]  # fmt: skip
    return (
        f"has no text: its keys are {keys or 'none'}{''.join(odd[:1])}; put the article under one "
        "of the keys text, body, content, articleBody"
    )
