"""Marks: what is drawn for a place of the text, and what is said of it to who hovers or listens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from matplotlib.artist import Artist
from matplotlib.axes import Axes

GID = re.compile(r"place-(\d+)-(\d+)-(\d+)")  # start, end, and which mark of its Axes it is
UNLISTED = "_"  # labels that begin so stand in no legend


class Place(NamedTuple):
    """Characters of the text that a mark stands for, and what is said of it, with the reason."""

    start: int
    end: int
    words: str


def place_in(row: Mapping[str, Any], words: str) -> Place | None:
    """The place of a table's row, if the table has its start and end."""
    return (
        Place(int(row["start"]), int(row["end"]), words) if {"start", "end"} <= set(row) else None
    )


def mark(artist: Artist, number: int, place: Place) -> None:
    """Give an artist its place: start, end and the mark's number as its gid, the words as its
    label, which no legend lists. Artists of one number are one mark."""
    artist.set_gid(f"place-{place.start}-{place.end}-{number}")
    artist.set_label(UNLISTED + place.words)


@contextmanager
def marking(ax: Axes, number: int, place: Place | None) -> Iterator[None]:
    """All that is drawn on these Axes meanwhile is one mark; no mark where there is no place."""
    before = {id(artist) for artist in ax.get_children()}
    yield
    if place is not None:
        for artist in ax.get_children():
            if id(artist) not in before:
                mark(artist, number, place)


def place_of(artist: Artist) -> tuple[int, Place] | None:
    """The number and the place of the mark that an artist belongs to, if it does."""
    found = GID.fullmatch(str(artist.get_gid()))
    if found is None:
        return None
    start, end, number = map(int, found.groups())
    return number, Place(start, end, str(artist.get_label()).removeprefix(UNLISTED))
