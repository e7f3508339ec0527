"""Documents of word processors: .docx, .odt and .rtf."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..article import LeftOut
from ..extras import install_line
from .encodings import LARGEST
from .findings import PLACEHOLDERS, Entry, Found, fault, short

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
STYLES = (  # names of paragraph styles that say what a block is
    ("headline", re.compile(r"title$|heading ?\d|headline", re.I)),
    ("standfirst", re.compile(r"subtitle|standfirst|deck|lead$", re.I)),
    ("caption", re.compile(r"caption|figure|illustration", re.I)),
    ("byline", re.compile(r"byline|author", re.I)),
    ("pullquote", re.compile(r"pull ?quote|intense ?quote", re.I)),
)
STYLED = "has a style of that name"
LONGEST_GAP = 100  # spaces in a row


def from_docx(data: bytes, source: Any) -> list[Entry]:
    """The article of a Word document."""
    return [Entry("the document", lambda: _docx(data, source))]


def from_odt(data: bytes, source: Any) -> list[Entry]:
    """The article of an OpenDocument text."""
    return [Entry("the document", lambda: _odt(data, source))]


def from_rtf(data: bytes, source: Any) -> list[Entry]:
    """The article of an RTF file, by striprtf."""
    return [Entry("the document", lambda: _rtf(data, source))]


def _docx(data: bytes, source: Any) -> Found:
    parts = _parts(data, source)
    root = _part(parts, "word/document.xml", source)
    found = Found()
    names = _style_names(parts, found)
    blocks = []
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue  # a text box once more, for old programs
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        blocks.append((_kind(names.get(name, name)), "".join(_runs(paragraph))))
    found.join(blocks, STYLED)
    for name in sorted(parts.namelist()):
        if re.fullmatch(r"word/(header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
            runs = (word for root in _beside(parts, name, found)[:1] for word in _runs(root))
            words = " ".join("".join(runs).split())
            found.omitted += [LeftOut(words, f"is in {name}")] if words else []
    _tell_properties(found, parts, "docProps/core.xml")
    return found


def _runs(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph as they stand with all changes accepted; its text boxes have
    paragraphs of their own."""
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if next(element.iterancestors(f"{W}p"), paragraph) is not paragraph and (
            paragraph.tag == f"{W}p"
        ):
            continue
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag == f"{W}noBreakHyphen":
            yield "-"
        elif element.getparent().tag == f"{W}r":
            yield "\t" if element.tag == f"{W}tab" else "\n"


def _style_names(parts: zipfile.ZipFile, found: Found) -> dict[str, str]:
    """The names of styles by their ids, which differ from language to language."""
    return {
        style.get(f"{W}styleId", ""): name.get(f"{W}val", "")
        for style in _beside(parts, "word/styles.xml", found)
        if style.tag == f"{W}style" and (name := style.find(f"{W}name")) is not None
    }


def _odt(data: bytes, source: Any) -> Found:
    parts = _parts(data, source)
    root = _part(parts, "content.xml", source)
    blocks = []
    for element in root.iter(f"{TEXT}p", f"{TEXT}h"):
        name = element.get(f"{TEXT}style-name", "").replace("_20_", " ")
        heading = element.tag == f"{TEXT}h"
        blocks.append(("headline" if heading else _kind(name), "".join(_spans(element))))
    found = Found()
    found.join(blocks, STYLED)
    _tell_properties(found, parts, "meta.xml")
    return found


def _spans(element: _Element) -> Iterator[str]:
    """The words of a paragraph, without its comments and with its spaces and line breaks."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "")
            yield " " * (min(int(count), LONGEST_GAP) if re.fullmatch("[0-9]{1,9}", count) else 1)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and not re.search(
            r"}(annotation|note|p|h|frame)$", child.tag
        ):
            yield from _spans(child)
        yield child.tail or ""


def _rtf(data: bytes, source: Any) -> Found:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        install = f"install it with: {install_line('documents')}"
        raise ValueError(f"{short(source)} is RTF, which needs striprtf; {install}") from None
    coded = data.decode("latin-1")
    try:
        words = rtf_to_text(coded, encoding="cp1252", errors="replace")
    except Exception as error:  # damaged files make striprtf raise errors of every kind
        raise ValueError(
            f"{short(source)} cannot be read as RTF ({fault(error)}); save it again"
        ) from None
    found = Found(words.strip("\n"))
    signs = Counter(re.findall(r"\\[\\{}]|[{}]", coded))
    if signs["{"] > signs["}"] and "\\bin" not in coded:  # binary pictures may hold both
        found.notices.append("The RTF file is cut short: its end is missing.")
    if title := re.search(r"\{\\title ([^{}\\]{1,300})\}", coded):
        found.tell("title", title[1].strip(), "RTF title")
    return found


def _parts(data: bytes, source: Any) -> zipfile.ZipFile:
    """The parts of a document, which are zipped; ValueError if damaged, locked or a bomb."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ValueError(f"{short(source)} is damaged ({error}); save it again") from None
    if sum(part.file_size for part in parts.infolist()) > LARGEST * 4:  # pictures count, too
        raise ValueError(f"{short(source)} unpacks to more than {LARGEST * 4:,} bytes; split it")
    return parts


def _part(parts: zipfile.ZipFile, name: str, source: Any) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(parts.read(name), parser)
    except KeyError:
        raise ValueError(f"{short(source)} is damaged: it has no {name}; save it again") from None
    except Exception as error:  # lxml, zipfile and zlib have errors of every kind
        raise ValueError(
            f"{short(source)} is damaged: its {name} cannot be read ({fault(error)}); save it again"
        ) from None


def _beside(parts: zipfile.ZipFile, name: str, found: Found) -> list[Any]:
    """The elements of a part that is not the text; if it cannot be read, the text still can."""
    if name not in parts.namelist():
        return []
    try:
        return list(_part(parts, name, name).iter())
    except ValueError:
        found.notices.append(f"The document is damaged: its {name} cannot be read.")
        return []


def _kind(style: str) -> str | None:
    return next((kind for kind, pattern in STYLES if pattern.match(style)), None)


def _tell_properties(found: Found, parts: zipfile.ZipFile, name: str) -> None:
    """What the document says of itself; the day it was made is not that of publication."""
    headline = next((mark for mark in found.marks if mark.kind == "headline"), None)
    if headline:
        found.tell("title", found.text[headline.start : headline.end], "document style")
    for element in _beside(parts, name, found):
        field = str(element.tag).rpartition("}")[2]
        words = (element.text or "").strip()
        if field == "title" and not PLACEHOLDERS.fullmatch(words):
            found.tell("title", words, "document properties")
        elif field in ("creator", "initial-creator") and words:
            found.tell("document author", words, "document properties")
        elif field in ("created", "creation-date"):
            found.tell("created", words, "document properties")
        elif field == "language":
            found.tell("language", words, "document properties")
