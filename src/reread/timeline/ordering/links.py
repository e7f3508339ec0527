"""How one event stands to another, and what a telling's verb is, for all that orders events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...tables import NARRATOR
from ..telling.tellings import Telling

STRENGTH = {"word": 3, "same": 2, "dated": 1, "tense": 0}  # the weakest gives way first
Places = Mapping[int, Telling]  # the events of a sentence by the words that name them


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


def is_past_occurrence(one: Telling) -> bool:
    """ "Invaded", "was invaded", "has invaded"; states may go on while they are told."""
    if one.group is None:
        return False
    group, tag = one.sentence.groups[one.group], one.sentence.tag(one.place)
    past = one.sentence.tag(group.first) == "VBD" or group.perfect
    return (
        group.finite and past and tag in ("VBD", "VBN") and not group.raised
        and one.kind == "occurrence" and one.modality == "actual"
    )  # fmt: skip


def is_simple_past(one: Telling) -> bool:
    """Whether it is a verb like "left" that is said to have happened."""
    if one.group is None:
        return False
    group = one.sentence.groups[one.group]
    past = group.finite and one.sentence.tag(group.first) == "VBD"
    is_event = one.kind != "state" and one.sentence.tag(one.place) in ("VBD", "VBN")
    return past and is_event and not group.perfect and not group.raised and one.is_said


def is_progressive(one: Telling) -> bool:
    """Whether it is a verb like "was leaving"."""
    return one.group is not None and one.sentence.tag(one.place) == "VBG"


def is_narrated(one: Telling) -> bool:
    """Whether it is the narrator's, in a main clause."""
    main = one.group is not None and one.sentence.opening(one.group) < 0
    return main and one.voice == NARRATOR
