"""Bytes to text: by the encoding given, a byte order mark, UTF-8, what is stated, or best guess.

One damaged byte costs one character, shown as U+FFFD and told in a notice; it does not change what
the others are read as.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ..article import counted
from . import wide_characters
from .findings import Found, short
from .guessing import CANDIDATES, LOST, SURE, UNLIKELY, Guess, guesses, misfits
from .mojibake import misread

LARGEST = 50_000_000  # bytes; the largest novel is a tenth of that
# What files begin with that hold no text: PDF, zip (.docx, .odt), PNG, JPEG, gzip, .doc
BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
# What is meant by names that pages state for narrower encodings (WHATWG, Encoding Standard)
MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
STATED_INSIDE = re.compile(
    rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)"""
    rb"""|<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]+)""",
    re.I,
)
HEAD = 2_048  # bytes in which a page states its charset; browsers look at 1,024
SAMPLE = 20_000  # bytes by which a script is told
FOREIGN = 0.05  # share of bytes above 127 from which a text may be in another script than Latin
FEW = 3  # bytes above 127 that say nothing of a script
# What charset-normalizer may find: what people still write in, and nothing of mainframes
OTHER_SCRIPTS = (
    "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1253", "iso8859_7", "cp1255", "cp1256",
    "cp1257", "cp1258", "cp1250", "iso8859_2", "cp1254", "cp874", "cp932", "euc_jp", "gb18030",
    "big5", "cp949", "cp1252",
)  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # U+0085 ends a line
MOST_CONTROL = 0.01  # share of control characters above which bytes are no text
VALID = "valid as UTF-8"
MOSTLY = 4  # characters beyond ASCII, of which only one is lost: in other encodings nearly all are
MOST_LOST = 0.2  # share of unreadable characters above which nothing is worth reading


class Decoded(NamedTuple):
    """The text of some bytes, and how it is known in which encoding they are."""

    text: str
    encoding: str  # as Python names it
    source: str  # what says so: "byte order mark", "valid as UTF-8", "Content-Type header" …
    notice: str = ""  # what a reader of the text should know; empty where all is well


def decode(
    data: bytes, source: Any, encoding: str | None = None, charset: str | None = None
) -> Decoded:
    """Text of some bytes: by the encoding given, a byte order mark, UTF-8, or best guess.

    `encoding` is given by hand and must fit; `charset` is what a Content-Type header states, which
    may be wrong. Raises ValueError where the bytes are no text.
    """
    if encoding is not None:
        return Decoded(_as_asked(data, source, encoding), encoding, "given")
    found = _by_its_bytes(data) or _by_likelihood(data, *_stated(data, charset))
    if found is None or data.startswith(BINARY) or _is_no_text(found.text):
        raise ValueError(
            f"{short(source)} is binary, damaged or in an unknown encoding; save it as UTF-8, "
            "or pass encoding=..."
        )
    own = data.count(LOST.encode()) if found.encoding == "utf-8" else 0
    notices = (found.notice, *_of_damage(found, own), misread(found.text))
    return found._replace(notice="; ".join(filter(None, notices)))


def with_decoding(found: Found, decoded: Decoded) -> Found:
    """What is found, and now tells how its file was decoded."""
    if decoded.encoding:
        found.tell("encoding", decoded.encoding, decoded.source)
    found.notices += [decoded.notice] * bool(decoded.notice)
    return found


def _as_asked(data: bytes, source: Any, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError:
        raise ValueError(
            f"{short(source)} is not {encoding}; save it as UTF-8, or pass encoding=..."
        ) from None
    except (LookupError, TypeError, ValueError):
        raise ValueError(
            f"encoding={encoding!r} is not known; choose for example 'utf-8' or 'cp1252'"
        ) from None


def _by_its_bytes(data: bytes) -> Decoded | None:
    """What a byte order mark names, what NULs between letters show, or what is valid as UTF-8."""
    if name := wide_characters.marked(data):
        return Decoded(wide_characters.decoded(data, name), name, "byte order mark")
    if name := wide_characters.unmarked(data):
        return Decoded(wide_characters.decoded(data, name), name, "every other byte is NUL")
    try:
        if b"\x1b$" in data or b"\x1b(J" in data:
            return Decoded(data.decode("iso2022_jp"), "iso2022_jp", "escape sequences")
        return Decoded(data.decode("utf-8"), "utf-8", VALID)
    except UnicodeDecodeError:
        return None


def _stated(data: bytes, charset: str | None) -> tuple[str | None, str]:
    """The charset that a header or the page itself states, as Python names it, and which did."""
    inside = STATED_INSIDE.search(data[:HEAD])
    own = (inside[1] or inside[2]).decode() if inside else ""
    where = "XML declaration" if inside and inside[1] else "meta charset"
    for name, told in ((charset or "", "Content-Type header"), (own, where)):
        known = _python_name(name)
        if known and known != "utf-7":
            return MEANT.get(known, known), told
    return None, ""


def _python_name(charset: str) -> str | None:
    import codecs

    try:
        b"a".decode(charset)  # refuses UTF-16, and codecs that make no text, such as rot13
        return codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None


def _by_likelihood(data: bytes, stated: str | None, where: str) -> Decoded | None:
    """UTF-8, where little of it is damaged, or what is stated, where it can be; else the likeliest
    encoding of Latin script; else what charset-normalizer finds of other scripts."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if text.count(LOST) * MOSTLY <= beyond:
        return Decoded(text, "utf-8", "UTF-8 for the most part")
    if stated and stated not in CANDIDATES:
        try:
            return Decoded(data.decode(stated), stated, where)
        except UnicodeError:
            pass
    found = guesses(data, stated if stated in CANDIDATES else None)
    high = sum(byte > 127 for byte in data[:SAMPLE])
    if high > max(FEW, FOREIGN * len(data[:SAMPLE])) and found[0].mean < UNLIKELY:
        return _of_another_script(data)
    text = data.decode(found[0].encoding, "replace")
    return Decoded(text, *_how_known(found, stated, where))


def _how_known(found: list[Guess], stated: str | None, where: str) -> tuple[str, str, str]:
    """The encoding of the likeliest guess, what says so, and what is not sure about it."""
    best = found[0]
    rival = next((other for other in found if other.characters != best.characters), best)
    notices = []
    if stated not in (None, best.encoding):
        notices.append(f"the {where} states {stated}, but the bytes are likelier {best.encoding}")
    elif best.score - rival.score < SURE:
        notices.append(
            f"the encoding is a guess ({best.encoding}: {best.characters[:10]!r}, or else "
            f"{rival.encoding}: {rival.characters[:10]!r}); pass encoding=... to settle it"
        )
    if best.encoding == stated:
        return best.encoding, where, "; ".join(notices)
    told = f"guessed: {counted(len(best.characters), 'character')} beyond ASCII fit best"
    if best.encoding == "utf-8":
        told = "UTF-8 for the most part"
    return best.encoding, told, "; ".join(notices)


def _of_another_script(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(OTHER_SCRIPTS)).best()
    if best is None:
        return None
    notice = f"the encoding is a guess ({best.encoding}); pass encoding=... to settle it"
    return Decoded(data.decode(best.encoding, "replace"), best.encoding, "guessed", notice)


def _is_no_text(text: str) -> bool:
    most = MOST_CONTROL * len(text) + 1
    return len(CONTROL.findall(text)) > most or text.count(LOST) > MOST_LOST * len(text) + 1


def _of_damage(found: Decoded, own: int) -> list[str]:
    """What is lost in a text, of which `own` characters were so when it was written."""
    text, notices = found.text, []
    if lost := text.count(LOST) - own:
        notices.append(
            f"{counted(lost, 'character')} cannot be read as {found.encoding} and "
            f"{'is' if lost == 1 else 'are'} shown as {LOST}, first at character {text.find(LOST)}"
        )
    if own:
        notices.append(f"{counted(own, 'character')} of the file had been lost before: {LOST}")
    odd = [] if found.source == VALID else misfits(text)
    if odd:
        place, char = odd[0]
        notices.append(
            f"{counted(len(odd), 'character')} may be damaged, first {char!r} at character {place}"
        )
    if control := [match.start() for match in CONTROL.finditer(text)]:
        told = counted(len(control), "control character")
        notices.append(f"{told}, first at character {control[0]}")
    return notices
