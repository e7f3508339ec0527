"""Speakers: the entity that a source such as "the mayor, Ines Tolland," names."""

from __future__ import annotations

import bisect

import pandas as pd

RELATIVES = frozenset(["who", "which", "that"])
# After these a name inside a source names something other than who speaks: "a resident of Ostrey".
INSIDE_OTHER = (" of ", " in ", " from ", " at ", " near ", " with ", " against ", " about ")
NEAR = 60  # characters between a relative pronoun and the name it stands for


class Speakers:
    """Looks up the entity of a source among the mentions of an article."""

    def __init__(self, text: str, mentions: pd.DataFrame) -> None:
        columns = (mentions[name].tolist() for name in ("start", "end", "kind", "entity"))
        self.text = text
        self.rows = sorted(row for row in zip(*columns, strict=True) if row[3] is not pd.NA)
        self.starts = [row[0] for row in self.rows]

    def entity(self, start: int, end: int) -> str | None:
        """The entity that speaks: a person if one is named, else the head of the phrase."""
        if self.text[start:end].lower() in RELATIVES:
            return self._before(start)
        low, high = bisect.bisect_left(self.starts, start), bisect.bisect_left(self.starts, end)
        inside = [row for row in self.rows[low:high] if row[1] <= end]
        heads = [row for row in inside if self._heads(start, end, row)]
        people = [row for row in heads if row[2] == "PER"]
        best = people or heads
        return best[0][3] if best else None

    def _heads(self, start: int, end: int, row: tuple[int, int, str, str]) -> bool:
        """Whether a mention can be the speaker: not an owner, not inside "of …"."""
        owner = self.text[row[1] : row[1] + 2] in ("'s", "’s") and row[1] + 2 < end
        lead = self.text[max(start, row[0] - 12) : row[0]].lower()
        lead = lead.removesuffix("the ").removesuffix("a ")
        return not owner and not f" {lead}".endswith(INSIDE_OTHER)

    def _before(self, start: int) -> str | None:
        """The entity named just before a relative pronoun."""
        index = bisect.bisect_left(self.starts, start) - 1
        near = index >= 0 and start - self.rows[index][1] <= NEAR
        return self.rows[index][3] if near else None
