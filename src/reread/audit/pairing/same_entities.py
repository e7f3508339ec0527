"""Which entities of two versions are one."""

from __future__ import annotations

from ...across.comparing.naming import Named, folded, is_same
from ...tables import NARRATOR, UNNAMED
from .worded import Version


class SameEntities:
    """Which entities of the old version and the new are one, by their names.

    Whether two are one is yes, no, or not to be told (None).
    """

    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = (Named.of(side.rows("entities"), side.rows("mentions"))
                              for side in (old, new))  # fmt: skip
        self._known: dict[tuple[str, str], bool | None] = {}

    def verdict(self, ours: str | None, theirs: str | None) -> bool | None:
        """Whether an entity or voice of the old version is one of the new."""
        if ours is None or theirs is None:
            return None
        if ours == theirs:
            return True
        if not {ours, theirs}.isdisjoint((NARRATOR, UNNAMED)):
            return False
        if ours not in self.old or theirs not in self.new:
            return None
        if (ours, theirs) not in self._known:
            self._known[ours, theirs] = _verdict(self.old[ours], self.new[theirs])
        return self._known[ours, theirs]

    def are_one(self, ours: str | None, theirs: str | None) -> bool:
        """Whether they are one for sure."""
        return self.verdict(ours, theirs) is True

    def stays(self, ours: str) -> bool:
        """Whether an entity of the old version may be anywhere in the new."""
        return any(self.verdict(ours, theirs) is not False for theirs in self.new)

    def stood(self, theirs: str) -> bool:
        """Whether an entity of the new version may be anywhere in the old."""
        return any(self.verdict(ours, theirs) is not False for ours in self.old)


def _verdict(one: Named, other: Named) -> bool | None:
    """As `is_same`; of a person with a name and a description, the office of which is theirs, it
    cannot be told."""
    if one.named == other.named:
        return is_same(one, other)
    named, described = (one, other) if one.named else (other, one)
    held = set(folded(named.roles).split())
    apart = (described.kind == "ORG") != (named.kind == "ORG")
    return False if apart and held.isdisjoint(folded(described.name).split()) else None
