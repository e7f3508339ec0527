"""What an open file holds: articles by themselves, if it holds several or is packed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from ..parts import Content, Refused
from . import columns, packed, splitting
from .splitting import Single

DEEPEST = 2  # packed files in packed files
# How the names of files end that hold an article a line, a row or a member, and not one
SEVERAL = (*packed.SUFFIXES, *splitting.LINES, *columns.SUFFIXES)


class Asked(NamedTuple):
    """What a caller says of all files."""

    text: str | None  # the column of the texts, in tables
    encoding: str | None
    private: bool = False  # whether addresses inside a network are fetched


class Draft(NamedTuple):
    """An item without its key."""

    name: str  # of the file
    content: Content
    file: str | None = None
    place: str = ""  # in the file
    encoding: str | None = None


def of_stream(
    stream: IO[bytes], name: str, file: str, asked: Asked, depth: int = 0
) -> Iterator[Draft]:
    """The items of an open file, which `name` says where to find and `file` how to read."""
    if file.lower().endswith(packed.SUFFIXES):
        yield from _of_packed(stream, name, file, asked, depth + 1)
        return
    inside = depth > 0 and file.lower().endswith((*columns.PARQUET, *columns.EXCEL))
    for place, content in _singles(_whole(stream) if inside else stream, file, asked):
        yield Draft(name, content, file, place, asked.encoding)


def _of_packed(
    stream: IO[bytes], name: str, file: str, asked: Asked, depth: int
) -> Iterator[Draft]:
    if depth > DEEPEST:
        raise ValueError("is packed three deep; unpack it first")
    if depth > 1 and file.lower().endswith(packed.ZIP):
        stream = _whole(stream)  # which is read from its end on
    for member in packed.members(file, stream):
        own = f"{name}/{member.name}" if member.name else name
        if isinstance(member.content, Refused):
            yield Draft(own, member.content)
        else:
            below = of_stream(member.content, own, member.file, asked, depth)
            yield from each_for_itself(own, below)


def _whole(stream: IO[bytes]) -> IO[bytes]:
    data = packed.read_whole(stream)
    if isinstance(data, Refused):
        raise ValueError(data.reason)
    return io.BytesIO(data)


def _singles(stream: IO[bytes], file: str, asked: Asked) -> Iterator[Single]:
    """The articles of a file, by its suffix; one, where it is not sure that it holds more."""
    suffix = Path(file).suffix.lower()
    if suffix in splitting.LINES:
        return splitting.lines(stream, asked.encoding)
    if suffix in splitting.BOXES:
        return splitting.messages(stream)
    if suffix in columns.SUFFIXES:
        return columns.rows(file, stream, asked.text, asked.encoding)
    data = packed.read_whole(stream)
    if isinstance(data, Refused):
        return iter([Single("", data)])
    if suffix in splitting.EXPORTS:
        return splitting.documents(data, suffix, asked.encoding)
    if suffix in splitting.RECORDS:
        return splitting.records(data, asked.encoding)
    return splitting.items(data) if suffix in splitting.FEEDS else iter([Single("", data)])


def each_for_itself(name: str, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Items of a file; where it cannot be read on, the last says so."""
    try:
        yield from drafts
    except Exception as error:  # damaged files raise errors of every kind
        yield Draft(name, Refused("unreadable", why_of(error)))


def why_of(error: BaseException) -> str:
    """What an error says, without a path."""
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read ({error.strerror})"
    return str(error) or type(error).__name__
