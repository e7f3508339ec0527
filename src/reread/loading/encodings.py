"""Bytes to text: by the encoding given, a byte order mark, UTF-8, or best guess."""

from __future__ import annotations

from typing import Any

from .findings import short

LARGEST = 50_000_000  # bytes; the largest novel is a tenth of that


def decode(data: bytes, source: Any, encoding: str | None) -> str:
    """Text of some bytes: by the encoding given, a byte order mark, UTF-8, or best guess."""
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
        return text
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
