"""E-mail: newsletters and forwarded articles, one message (.eml) or a box of them (.mbox)."""

from __future__ import annotations

import codecs
import email
import email.policy
import quopri
import re
from email.message import EmailMessage
from functools import partial
from typing import Any

from ..article import LeftOut, Mark
from .bodies import Piece, body_of
from .dates import tell_dates
from .encodings import Decoded, decode
from .findings import Entry, Found, short

BETWEEN = re.compile(rb"(?m)^From \S[^\r\n]{1,120}\d{4}[^\r\n]{0,40}\r?\n(?=[A-Za-z][\w-]*:)")
FORWARDED = re.compile(
    r"(?:(?:fwd?|wg|tr|rv|vs|vb) ?: ?)+", re.I
)  # as mail programs begin subjects
HEAD_INSIDE = re.compile(
    r"^[ \t>]*(?:-{2,} ?(?:Forwarded|Original) [^\n]{0,30}|Begin forwarded message:)\s*\n"
    r"((?:[ \t>*]*(?:From|Date|Sent|Subject|To|Cc|Reply-To)\*?:[^\n]*\n)+)",
    re.M,
)
QUOTED = re.compile(rb"=[C-F][0-9A-F](?:=\r?\n)?=[89AB][0-9A-F]")  # a letter, quoted-printable
HEAD = 200_000  # bytes by which it is told
STUB = 0.3  # of the length of the HTML: shorter plain words only say where to read it
NESTING = re.compile(rb"(?i)multipart/|message/\w")  # a part that can hold others
MOST_PARTS = 200  # of them; Python reads those inside each other in quadratic time
NAMING = re.compile(  # words of the names of outlets
    r"\b(news|newsletter|times|post|herald|daily|weekly|tribune|gazette|journal|press|chronicle|"
    r"observer|guardian|telegraph|standard|review|magazine|radio|tv|today|report|briefing|editors?|"
    r"desk|agency)\b",
    re.I,
)


def from_letter(data: bytes, source: Any) -> list[Entry]:
    """The message of an .eml file."""
    return [Entry("the message", partial(_found, data, source))]


def from_letters(data: bytes, source: Any) -> list[Entry]:
    """The messages of an .mbox file."""
    messages = [re.sub(rb"(?m)^>(>*From )", rb"\1", part) for part in BETWEEN.split(data)]
    return [
        Entry(f"message {number}", partial(_found, message, source))
        for number, message in enumerate((part for part in messages if part.strip()), 1)
    ]


def _found(data: bytes, source: Any) -> Found:
    if len(NESTING.findall(data)) > MOST_PARTS:
        raise ValueError(f"{short(source)} has parts inside parts without end; save it as .txt")
    data = data.removeprefix(codecs.BOM_UTF8)
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise ValueError(f"{short(source)} is not an e-mail: it has no headers; name it .txt")
    shown = _shown(message, source)
    if not shown:
        raise ValueError(f"{short(source)} is an e-mail without words; save the article as .txt")
    found = body_of([Piece(part.text) for part in shown], source)
    found.tell("encoding", shown[0].encoding, shown[0].source)
    found.notices += [part.notice for part in shown if part.notice]
    _tell_message(found, message)
    for part in filter(_is_attached, message.walk()):
        name = part.get_filename() or part.get_content_type()
        found.omitted.append(LeftOut(str(name), "is an attachment"))
    return found


def _shown(part: Any, source: Any) -> list[Decoded]:
    """The texts that a part of a message shows; of alternatives, the plain one."""
    if part.is_multipart():
        inner = [_shown(one, source) for one in part.get_payload()]
        if part.get_content_type() == "multipart/alternative":
            return _chosen([shown for shown in inner if shown], source)
        return [text for shown in inner for text in shown]
    if _is_attached(part):
        return []
    decoded = _decoded(part, source)
    return [decoded] if decoded.text.strip() else []


def _chosen(inner: list[list[Decoded]], source: Any) -> list[Decoded]:
    """The first of alternatives, which is plain; but not if it only says where to read the last."""
    if len(inner) < 2:
        return inner[0] if inner else []
    first, last = (
        len(body_of([Piece(part.text) for part in shown], source).text)
        for shown in (inner[0], inner[-1])
    )
    return inner[-1] if first < STUB * last else inner[0]


def _decoded(part: Any, source: Any) -> Decoded:
    """The text of a part, by its own transfer encoding and charset."""
    data = part.get_payload(decode=True) or b""
    if not data.strip():
        return Decoded("", "", "")
    coded = len(QUOTED.findall(data, 0, HEAD)) > 1
    charset = part.get_param("charset")
    found = decode(
        quopri.decodestring(data) if coded else data,
        source,
        charset=charset if isinstance(charset, str) else None,
    )
    told = "the e-mail is quoted-printable, though it does not say so" if coded else ""
    return found._replace(notice="; ".join(filter(None, (told, found.notice))))


def _is_attached(part: Any) -> bool:
    return not part.is_multipart() and (
        part.get_content_disposition() == "attachment" or part.get_content_maintype() != "text"
    )


def _tell_message(found: Found, message: EmailMessage) -> None:
    """What the headers say; who forwards a message did not write it, and not on that day."""
    subject = _header(message, "Subject")
    forwarded = FORWARDED.match(subject)
    if not forwarded:
        _tell_headers(found, message, "e-mail")
        return
    parts = (part for part in message.walk() if part.get_content_type() == "message/rfc822")
    inner: Any = next((part.get_payload(0) for part in parts if part.is_multipart()), None)
    if inner is None and (head := HEAD_INSIDE.search(found.text)):
        why = "is the head of the message that is forwarded"
        found.marks.append(Mark(*head.span(), "boilerplate", why))
        lines = re.sub(r"(?m)^[ \t>*]+|\*", "", head[1])
        inner = email.message_from_string(lines, policy=email.policy.default)
    if inner is not None:
        _tell_headers(found, inner, "forwarded e-mail")
    found.tell("title", subject[forwarded.end() :], "e-mail Subject")
    found.tell("forwarded by", _header(message, "From"), "e-mail From")
    found.tell("forwarded", _header(message, "Date"), "e-mail Date")


def _tell_headers(found: Found, message: EmailMessage, where: str) -> None:
    found.tell("title", _header(message, "Subject"), f"{where} Subject")
    tell_dates(found, [  # as written: the standard library gives a zone to those without
        (" ".join(words.split()), f"{where} {name}")
        for name, words in message.raw_items() if name.lower() in ("date", "sent")
    ])  # fmt: skip
    sender = _header(message, "From")
    found.tell("sender", sender, f"{where} From")
    named = re.match(r'"?([^"<>@]+?)"?\s*<([^<>\s]*@[^<>\s]*)>', sender)
    if named and (field := _sends_as(named[1], named[2])):
        found.tell(field, named[1], f"{where} From")
    found.tell("language", _header(message, "Content-Language"), where)


def _sends_as(name: str, address: str) -> str | None:
    """Whether a sender's name is that of an outlet or an author; None if nothing says so."""
    local, _, domain = address.lower().partition("@")
    words = re.findall(r"\w+", name.lower())
    joined = "".join(word for word in words if word != "the")
    if NAMING.search(name) or (len(joined) > 3 and joined in re.sub(r"\W", "", domain)):
        return "outlet"
    person = len(words) > 1 and all(word in re.split(r"[\W_\d]+", local) for word in words)
    return "author" if person else None


def _header(message: EmailMessage, name: str) -> str:
    """A header's words, "" where it has none; some hostile ones raise in the standard library."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:
        return ""
