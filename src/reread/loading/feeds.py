"""XML of news: RSS, RDF and Atom feeds, JSON Feed's kin, NITF and NewsML-G2 documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from ..article import Told
from .bodies import Piece, body_of, mark_cut
from .bylines import authors
from .dates import tell_dates
from .fields import plain
from .findings import Entry, Found, fault, short
from .pages import from_page

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA = "{http://search.yahoo.com/mrss/}"  # Media RSS has titles and texts of its own, of pictures
ITEMS = ("item", "entry")
TEXTS = ("encoded", "content", "description", "summary")  # the best first
PUBLISHED = ("pubDate", "published", "date", "issued", "created")  # as RSS, Atom, Dublin Core say
KNOWN = "RSS, RDF, Atom, NITF and NewsML-G2"
_DECLARATION = re.compile(r"<\?xml[^<>]*\?>")
_ENTITY = re.compile(r"<!ENTITY", re.I)


def from_xml(text: str, source: Any) -> list[Entry]:
    """The items of a feed, or the one article of a NITF or NewsML-G2 document."""
    root, notice = _parsed(text.removeprefix("\ufeff"), source)
    name = _name(root)
    if name == "html":
        return [Entry("the page", partial(from_page, text, source))]
    documents = list(root.iter("{*}nitf", "nitf"))
    items = [element for element in root.iter() if _name(element) in ITEMS]
    if documents or name in ("newsItem", "newsMessage"):
        entries = documents or list(root.iter("{*}newsItem"))
        return _entries(entries, _of_document, source, notice)
    if name in ("rss", "RDF", "feed", "channel", *ITEMS):
        if not items:
            raise ValueError(
                f"{short(source)} is a feed without items, so without articles; get it again"
            )
        return _entries(items, partial(_of_item, _channel(root)), source, notice)
    raise ValueError(
        f"{short(source)} is XML of a kind that is not known (<{name}>); known are {KNOWN}: "
        "save the article as .txt or .html"
    )


def _entries(elements: list[Any], read: Any, source: Any, notice: str) -> list[Entry]:
    return [
        Entry(f"item {number}", partial(_told, read, element, source, notice))
        for number, element in enumerate(elements, 1)
    ]


def _told(read: Any, element: Any, source: Any, notice: str) -> Found:
    found: Found = read(element, source)
    found.notices += [notice] * bool(notice)
    return found


def _parsed(text: str, source: Any) -> tuple[_Element, str]:
    """The root of an XML text, read without entities and network; what is broken is told."""
    from lxml import etree

    if _ENTITY.search(text, 0, 65_536):
        raise ValueError(
            f"{short(source)} defines entities of its own, which could be endless; "
            "save the article as .txt"
        )
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=recover,
            encoding="utf-8",
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            why = fault(error)
            continue
        if root is not None:
            lost = f"The XML is not well-formed ({why}); words may be missing." if recover else ""
            return root, lost
    raise ValueError(f"{short(source)} is not valid XML ({why}); save the article as .txt")


def _name(element: Any) -> str:
    """An element's name without its namespace; "" for those of Media RSS, and for comments."""
    tag = element.tag if isinstance(element.tag, str) else ""
    prefix, _, name = tag.rpartition("}")[2].rpartition(":")  # a prefix that nothing declares
    return "" if MEDIA in tag or prefix == "media" else name


def _children(element: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """The children of these names, in the order of the names."""
    for name in names:
        yield from ((name, child) for child in element if _name(child) == name)


def _text(element: Any) -> str:
    """What stands in an element: its words, or its own markup where it has any."""
    from lxml import etree

    if any(isinstance(child.tag, str) for child in element):
        inner = [etree.tostring(child, encoding="unicode") for child in element]
        return re.sub(r"<(/?)\w+:(?=\w)", r"<\1", (element.text or "") + "".join(inner))
    return "".join(element.itertext())


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _of_item(channel: list[Told], item: Any, source: Any) -> Found:
    """An item of a feed: its text, or the summary where the feed has no more."""
    texts = [(name, text) for name, child in _children(item, *TEXTS)
             if (text := _text(child)).strip()]  # fmt: skip
    if not texts:
        keys = ", ".join(dict.fromkeys(filter(None, map(_name, item)))) or "nothing"
        raise ValueError(f"{short(source)}: the item has no text (it has {keys}); load its page")
    name, text = texts[0]
    found = body_of([Piece(text)], source)
    if name in ("description", "summary"):
        found.notices.append(f"The text is the feed's <{name}>, which often is only a summary.")
    mark_cut(found)
    _tell_item(found, item)
    found.told += channel
    return found


def _tell_item(found: Found, item: Any) -> None:
    for _, child in _children(item, "title"):
        found.tell("title", plain(_words(child)), "feed title")
    for name, child in _children(item, "link", "origLink", "guid"):
        address = child.get("href") or _words(child)
        if child.get("rel", "alternate") == "alternate" and re.match(r"https?://\S+$", address):
            found.tell("url", address, f"feed {name}")
    for name, child in _children(item, "creator", "author"):
        named = [_words(inner) for _, inner in _children(child, "name")] or [_words(child)]
        for person in (person for words in named for person in authors(words)):
            found.tell("author", person, f"feed {name}")
    dates = [(_words(child), f"feed {name}") for name, child in _children(item, *PUBLISHED)]
    tell_dates(found, [date for date in dates if date[0]])
    for name, child in _children(item, "updated", "modified"):
        found.tell("modified", _words(child), f"feed {name}")
    for name, child in _children(item, "category", "subject"):
        found.tell("section", child.get("term") or _words(child), f"feed {name}")
    for name, child in _children(item, "source"):
        named = [_words(inner) for _, inner in _children(child, "title")] or [_words(child)]
        found.tell("outlet", named[0], f"feed {name}")


def _channel(root: Any) -> list[Told]:
    """What the channel says of all its items: it is named after the outlet."""
    found = Found()
    channel = next((inner for _, inner in _children(root, "channel")), root)
    if _name(channel) not in ITEMS:
        for _, child in _children(channel, "title"):
            found.tell("outlet", plain(_words(child)), "feed channel")
        for _, child in _children(channel, "language"):
            found.tell("language", _words(child), "feed channel")
    spoken = channel.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    found.tell("language", spoken, "feed xml:lang")
    return found.told


def _of_document(document: Any, source: Any) -> Found:
    """A NITF or NewsML-G2 article: headline, byline and paragraphs by their own elements."""
    kinds = {"hl1": "headline", "headline": "headline", "hl2": "standfirst", "byline": "byline",
             "by": "byline", "dateline": "dateline", "caption": "caption"}  # fmt: skip
    blocks = [element for element in document.iter() if _name(element) in ("p", *kinds)]
    inner = {id(child) for block in blocks for child in block.iter() if child is not block}
    pieces = [
        (kinds.get(_name(block)), _words(block)) for block in blocks if id(block) not in inner
    ]
    if not any(words and kind is None for kind, words in pieces):
        raise ValueError(f"{short(source)}: the document has no paragraphs (<p>); save it as .txt")
    found = Found()
    found.join(pieces, "the document says so")
    for kind, words in pieces:
        if kind == "headline":
            found.tell("title", words, "headline")
        for person in authors(words) if kind == "byline" else ():
            found.tell("author", person, "byline")
    _tell_document(found, document)
    return found


def _tell_document(found: Found, document: Any) -> None:
    dates = []
    for element in document.iter():
        name = _name(element)
        if name in ("date.issue", "date.release"):
            dates.append((element.get("norm") or _words(element), f"NITF {name}"))
        elif name == "pubdata" and element.get("date.publication"):
            dates.append((element.get("date.publication"), "NITF pubdata"))
        elif name in ("versionCreated", "firstCreated", "contentCreated"):
            found.tell("created", _words(element), f"NewsML {name}")
        elif name == "provider":
            found.tell("outlet", _words(element), "NewsML provider")
    tell_dates(found, [date for date in dates if date[0]])
