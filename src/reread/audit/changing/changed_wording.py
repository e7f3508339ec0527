"""What of a pair of sentences was only worded otherwise, or stands elsewhere; and headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..pairing.paired import Pair, moved
from ..pairing.worded import Version
from .compared import Compared, Row, Touched, said, span


def changed_headline(pair: Touched) -> Iterator[Row]:
    """A row where a headline says something in other words of sense."""
    is_headline = pair.pair.before[0] in pair.old.headlines
    words = [w for e in pair.pair.edits for w in (*e.old, *e.new) if w.is_content]
    if is_headline and pair.pair.after[0] in pair.new.headlines and words:
        a, b, c, d = pair.pair.places
        told = f"the headline {said(pair.old.text[a:b])} became {said(pair.new.text[c:d])}"
        yield pair.told("headline", (a, b), (c, d), told)


def reworded(pair: Touched, told: Sequence[Row]) -> Iterator[Row]:
    """Rows for words of sense that stand otherwise and that no row of `told` is about."""
    for edit in pair.pair.edits:
        old, new = span(edit.old), span(edit.new)
        if any(word.is_content for word in (*edit.old, *edit.new)) and not any(
            _covers(row, "start", "end", old) or _covers(row, "start_b", "end_b", new)
            for row in told
        ):
            ours, theirs = (said(text[slice(*place)]) if place else "nothing" for text, place in
                            ((pair.old.text, old), (pair.new.text, new)))  # fmt: skip
            yield pair.told("reworded", old, new, f"{ours} became {theirs}")


def _covers(row: Row, first: str, last: str, place: tuple[int, int] | None) -> bool:
    return place is not None and row.get(first) is not None and (
        row[first] < place[1] and place[0] < row[last]
    )  # fmt: skip


def carried(both: Compared, pairs: Sequence[Pair]) -> Iterator[Row]:
    """Rows for sentences that stand elsewhere among the others than they stood."""
    for pair in moved(pairs):
        a, b, c, d = pair.places
        told = f"{said(both.new.text[c:d])} stands elsewhere now"
        yield Touched(both, pair).told("moved", (a, b), (c, d), told)


def came_and_went(both: Compared, gone: Sequence[int], come: Sequence[int]) -> Iterator[Row]:
    """Rows for sentences that only one of both versions has."""
    for number in gone:
        a, b = _place(both.old, number)
        told = f"no sentence like {said(both.old.text[a:b])} is left"
        yield {"kind": "removed", "start": a, "end": b, "old": both.old.text[a:b], "reason": told}
    for number in come:
        a, b = _place(both.new, number)
        told = f"no sentence like {said(both.new.text[a:b])} was there before"
        yield {"kind": "added", "start_b": a, "end_b": b, "new": both.new.text[a:b], "reason": told}


def _place(side: Version, number: int) -> tuple[int, int]:
    words = side.sentences[number]
    return words[0].start, words[-1].end
