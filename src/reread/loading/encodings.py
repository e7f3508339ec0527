"""Bytes to text: by the encoding given, a byte order mark, UTF-8, or best guess."""

from __future__ import annotations

from typing import Any, NamedTuple

from .findings import short

LARGEST = 50_000_000  # bytes; the largest novel is a tenth of that


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
    if encoding is None and data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        raise ValueError(f"{short(source)} is not a text file; export it as .txt or .html")
    for name in [encoding] if encoding else _encodings(data):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        except LookupError:
            raise ValueError(
                f"encoding={name!r} is not known; choose for example 'utf-8' or 'cp1252'"
            ) from None
        if encoding is None and "\x00" in text:
            break
        return Decoded(text, name, "given" if encoding else "guessed")
    hint = f"is not {encoding}" if encoding else "is binary or in an unknown encoding"
    raise ValueError(f"{short(source)} {hint}; save it as UTF-8, or pass encoding=...")


def _encodings(data: bytes) -> list[str]:
    """The encoding that a mark names; else UTF-8, and what the bytes look like where they fail."""
    marks = {b"\xff\xfe\x00\x00": "utf-32-le", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    named = [name for mark, name in marks.items() if data.startswith(mark)]
    if named:
        return named[:1]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        return ["utf-8", best.encoding] if best else ["utf-8"]
    return ["utf-8"]
