"""What kind of file some bytes are, by what they hold and by the name they come with.

The content decides where it is sure: a .txt that is a page is read as a page, a .html that is a
PDF as a PDF. What is known to be no article is refused and never read as prose; prose that only
begins like something else ("{Editor's note}", "From: the harbour") stays prose.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

from .findings import short
from .foreign import JSON, foreign

# Suffixes to kinds; where the content is not sure, the suffix decides
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".json": "records", ".jsonl": "records",
    ".ndjson": "records", ".xml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml",
    ".nitf": "xml", ".eml": "letter", ".mht": "letter", ".mhtml": "letter", ".mbox": "letters",
    ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".pdf": "pdf",
}  # fmt: skip
BINARY = frozenset({"pdf", "docx", "odt", "rtf", "letter", "letters"})
PICTURE = "is a picture; run text recognition (OCR) on it and save the words as .txt"
SOUND = "is sound or video; write down its words and save them as .txt"
PROGRAM = "is a program, not an article"
DATA = "holds data, not an article; read it with its own program and make an Article of each text"
UNPACK = "is packed ({}); unpack it first"
SIGNS = (  # what files begin with that are no text, and what to do instead
    (b"\x1f\x8b", UNPACK.format("gzip")), (b"BZh91AY", UNPACK.format("bzip2")),
    (b"\xfd7zXZ", UNPACK.format("xz")), (b"7z\xbc\xaf", UNPACK.format("7z")),
    (b"Rar!\x1a", UNPACK.format("rar")), (b"\x28\xb5\x2f\xfd", UNPACK.format("zstd")),
    (b"\x04\x22\x4d\x18", UNPACK.format("lz4")),
    (b"\xd0\xcf\x11\xe0", "is an old Office file (.doc, .xls, .msg); save it as .docx or .txt"),
    (b"SQLite format 3\x00", "is a database; export the articles as .jsonl"),
    (b"PAR1\x15", "is a table (Parquet); reread.corpus.read reads an article from each row"),
    *((sign, PICTURE) for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00",
                                   b"MM\x00*", b"8BPS\x00", b"AT&TFORM")),
    *((sign, SOUND) for sign in (b"ID3\x02", b"ID3\x03", b"ID3\x04", b"OggS\x00", b"fLaC\x00",
                                 b"\x1aE\xdf\xa3", b"MThd\x00")),
    *((sign, PROGRAM) for sign in (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe",
                                   b"\x00asm")),
    *((sign, DATA) for sign in (b"\x93NUMPY", b"\x89HDF", b"ARROW1", b"Obj\x01")),
    (b"%!PS", "is PostScript; save it as PDF or .txt"),
    (b"WARC/", "is a web archive (WARC); save its pages as .html"),
)  # fmt: skip
CONTAINERS = (b"WAVE", b"AVI ", b"WEBP")  # kinds of RIFF files
TAR = slice(257, 262)  # where a folder packed by tar says so
ZIPPED = (  # members by which packed files are known
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "is a table (Excel); reread.corpus.read reads an article from each row"),
    ("ppt/presentation.xml", "is a presentation; save its words as .txt"),
    ("META-INF/container.xml", "is an e-book (EPUB); save the article as .html or .txt"),
)
_HEADER = re.compile(
    r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*\r?\n((?:[ \t]+\S[^\r\n]*\r?\n)*)"
)
MAILED = {  # headers that only the programs of e-mail write
    "message-id", "mime-version", "received", "content-type", "return-path", "delivered-to",
    "content-transfer-encoding", "x-mailer", "dkim-signature",
}  # fmt: skip
SHOWN = ({"from", "date", "subject", "to"}, {"from", "sent", "subject"})  # as people copy them
_MBOX = re.compile(r"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{10,60}\r?\n[A-Za-z][\w-]*:")
_PROLOG = re.compile(r"(?:\s+|<\?xml[^<>]*\?>|<!--(?:(?!-->).)*+-->)*+", re.S)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_XML = re.compile(
    r"<(?:rss|feed|rdf:RDF|channel|item|entry|nitf|newsItem|newsMessage|NewsML)(?:\s[^<>]*)?/?>"
)
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\r?\n[\w-]+[ \t]*[:=][^\r\n]*\r?\n")
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})(?:\s[^<>]{0,500})?/?>")
BLOCK_TAGS = frozenset({"p", "div", "article", "section", "li", "blockquote", "h1", "h2", "td"})
# What HTML has besides the tags that lxml knows
NEWER_TAGS = frozenset({"main", "picture", "template", "dialog", "slot", "search", "bdi", "data"})
FOREIGN_TAGS = frozenset({"svg", "math"})  # whole files of these are no pages
MARKED_UP = 3  # blocks of HTML that are closed again from which a text is a page
PDF_HEAD = 1_024  # bytes in which a PDF's first line stands
HEAD = 200_000  # characters by which a text is judged


def kind_of_bytes(data: bytes, source: Any) -> str | None:
    """The kind that the first bytes are sure of, None if they are text or unknown.

    Raises ValueError with what to do for kinds that hold no text.
    """
    if b"%PDF-" in data[:PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, source)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    for sign, why in SIGNS:
        if data.startswith(sign):
            raise ValueError(f"{short(source)} {why}")
    if data[TAR] == b"ustar":
        raise ValueError(f"{short(source)} {UNPACK.format('tar')}")
    if data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in CONTAINERS):
        raise ValueError(f"{short(source)} is sound, video or a picture; save its words as .txt")
    return None


def kind_of_text(text: str, suffix: str, source: Any) -> str:
    """The kind of a decoded file, by its content where that is sure, else by its suffix.

    Raises ValueError with what to do for what is no article.
    """
    own = SUFFIXES.get(suffix)
    head = text[:HEAD].lstrip("\ufeff \t\r\n\f\v")
    kind = _by_content(text, head, own)
    if kind or own not in (None, "text", *BINARY):
        return kind or str(own)
    if why := foreign(head, suffix, known=own is not None):
        raise ValueError(f"{short(source)} {why}")
    if own in BINARY:
        raise ValueError(
            f"{short(source)} is not a {suffix} file; if it is plain text, name it .txt"
        )
    return "text"


def _by_content(text: str, head: str, own: str | None) -> str | None:
    """The kind that a text is for sure, None where it may be prose; `own` is that of its name."""
    after = _PROLOG.match(head)
    place = after.end() if after else 0
    if _is_json(text, head):
        return "records"
    if _MBOX.match(head):
        return "letters"
    if _is_letter(head):
        return "letter"
    if _PAGE.match(head, place):
        return "page"
    if _XML.match(head, place) or head.startswith("<?xml"):
        return "xml"
    if _FRONT.match(head):
        return "markdown"
    if own not in ("markdown", "page") and (kind := _marked_up(head[place:])):
        return kind  # Markdown may hold HTML
    from .exports import is_export  # with all that knows databases

    return "export" if is_export(text) else None


def _is_json(text: str, head: str) -> bool:
    """Whether a text is JSON, or begins as only JSON does."""
    if re.match(JSON, head):
        return True
    if not head.startswith(("{", "[")):
        return False
    try:
        return isinstance(json.loads(text.removeprefix("\ufeff")), (dict, list))
    except RecursionError:  # lists in lists, as no words are
        return True
    except ValueError:
        return False


def _is_letter(head: str) -> bool:
    """Whether a text begins with the headers of an e-mail: those that only programs write, or
    those that programs show."""
    names, place = [], 0
    while match := _HEADER.match(head, place):
        names.append(match[1].lower())
        place = match.end()
    blank = head[place : place + 1] in ("\r", "\n", "")
    return blank and len(names) > 2 and (
        bool(MAILED.intersection(names)) or any(shown.issubset(names) for shown in SHOWN)
    )  # fmt: skip


def _marked_up(head: str) -> str | None:
    """Whether a text is a piece of HTML or of XML: it begins with a tag, or has blocks of HTML,
    that are closed again."""
    tags = [(close, name.lower()) for close, name in _TAGS.findall(head)]
    opened = {name for close, name in tags if not close}
    closed = [name for close, name in tags if close and name in opened]
    begins = _TAGS.match(head)
    if begins and begins[2].lower() in closed:
        return "fragment" if _is_html(begins[2].lower()) else "xml"
    return "fragment" if sum(name in BLOCK_TAGS for name in closed) >= MARKED_UP else None


def _is_html(tag: str) -> bool:
    """Whether a page has a tag of this name."""
    from lxml.html import defs

    return tag in defs.tags - FOREIGN_TAGS | NEWER_TAGS


def _zipped(data: bytes, source: Any) -> str:
    """The kind of a packed file, by its members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist())
            kind = (
                parts.read("mimetype")[:80].decode("ascii", "replace")
                if "mimetype" in names
                else ""
            )
    except Exception as error:  # damaged archives raise errors of every kind
        raise ValueError(
            f"{short(source)} is packed and damaged ({error}); save it again"
        ) from None
    if kind.endswith("opendocument.text"):
        return "odt"
    found = next((kind for member, kind in ZIPPED if member in names), "")
    if found == "docx":
        return found
    why = found or (
        "is a packed folder (zip); unpack it, or read the files in it by reread.corpus.read"
    )
    if "opendocument" in kind:
        why = "is an OpenDocument file without a text; save its words as .txt"
    raise ValueError(f"{short(source)} {why}")
