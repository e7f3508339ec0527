"""How one event stands to another, and what a telling's verb is, for all that orders events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .told import Told

STRENGTH = {"word": 3, "same": 2, "dated": 1, "tense": 0}  # the weakest gives way first
Places = Mapping[int, Told]


class Link(NamedTuple):
    """How one event stands to another, and the words (start, end) that tell."""

    a: int
    b: int
    relation: str
    reason: str
    start: int
    end: int
    strength: int
    derived: bool = False


def is_past_occurrence(one: Told) -> bool:
    """ "Invaded", "was invaded", "has invaded"; states may go on while they are told."""
    group = one.sentence.groups[one.group]
    tag = one.sentence.tag(one.place)
    past = one.sentence.tag(group.first) == "VBD" or group.perfect
    return (
        group.finite and past and tag in ("VBD", "VBN") and not group.raised
        and one.row["kind"] == "occurrence" and one.row["modality"] == "actual"
    )  # fmt: skip


def is_simple_past(one: Told) -> bool:
    """Whether it is a verb like "left" that is said to have happened."""
    if one.group is None:
        return False
    group = one.sentence.groups[one.group]
    past = group.finite and one.sentence.tag(group.first) == "VBD"
    is_event = one.row["kind"] != "state" and one.sentence.tag(one.place) in ("VBD", "VBN")
    return past and is_event and not group.perfect and not group.raised and one.is_said


def is_progressive(one: Told) -> bool:
    """Whether it is a verb like "was leaving"."""
    return one.group is not None and one.sentence.tag(one.place) == "VBG"


def is_narrated(one: Told) -> bool:
    """Whether it is the narrator's, in a main clause."""
    return one.row["asserted_by"] == "narrator" and one.sentence.opening(one.group) < 0


def is_same_voice(one: Told, other: Told) -> bool:
    """Whether one voice tells both."""
    return one.row["asserted_by"] == other.row["asserted_by"]


def said(one: Told | None) -> Told | None:
    """The telling if it is said to be so, else None."""
    return one if one and one.is_said else None
