"""Names that changed, came or went, and the offices said beside them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ..pairing.worded import Version, spelt
from .compared import Row, Span, Touched, of, said

SPELT_ALIKE = 0.75  # share of letters in common from which a name is another spelling
STANDING = frozenset(
    ("former", "ex", "acting", "interim", "deputy", "vice", "elect", "late", "then", "incoming",
     "outgoing", "assistant", "senior", "junior", "chief")
)  # fmt: skip
JOINING = frozenset(("a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "'s"))


def changed_names(pair: Touched) -> Iterator[Row]:
    """Rows for the names of a pair of sentences, and for what offices stand beside them."""
    old, new = (_named(rows) for rows in pair.rows("mentions"))
    left = [row for row in old if pair.is_old(*of(row)) and not _kept(pair, row, 0)]
    fresh = [row for row in new if pair.is_new(*of(row)) and not _kept(pair, row, 1)]
    for row in left:
        edit = pair.edit_of(row, 0)
        other = next((one for one in fresh if pair.edit_of(one, 1) is edit), None)
        if other is not None:
            fresh.remove(other)
            yield pair.told("name", of(row), of(other), _how(row, other))
        elif not _stands(row, pair.new.vocabulary, pair.both.who.stays(row["entity"])):
            yield pair.told("name", of(row), None, f"{said(row['surface'])} is no longer named")
    for row in fresh:
        if not _stands(row, pair.old.vocabulary, pair.both.who.stood(row["entity"])):
            yield pair.told("name", None, of(row), f"{said(row['surface'])} is now named")
    yield from _offices(pair)


def _named(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["form"] == "name" and row["entity"]]


def _kept(pair: Touched, row: Row, side: int) -> bool:
    """Whether the other version's sentence may speak of the same one, by whatever words."""
    words = spelt(row["surface"])
    for other in pair.rows("mentions")[1 - side]:
        pairs = (row, other) if side == 0 else (other, row)
        if other["entity"] and pair.both.who.are_one(*(one["entity"] for one in pairs)):
            return True
        if spelt(other["surface"]) == words:
            return True
    there = {word.lemma for word in (pair.pair.old if side else pair.pair.new)}
    own = [word for word in (pair.pair.new if side else pair.pair.old)
           if row["start"] <= word.start < row["end"]]  # fmt: skip
    return all(word.lemma in there for word in own)


def _stands(row: Row, vocabulary: frozenset[str], known: bool) -> bool:
    """Whether one who is named is in the other version as well, read as a name or not."""
    return known or all(spelt(word) in vocabulary for word in row["surface"].split())


def _how(row: Row, other: Row) -> str:
    ours, theirs = row["surface"], other["surface"]
    ratio = SequenceMatcher(None, spelt(ours), spelt(theirs), autojunk=False).ratio()
    if ratio >= SPELT_ALIKE and len(ours.split()) == len(theirs.split()):
        return f"{said(ours)} is now written {said(theirs)}"
    return f"{said(ours)} became {said(theirs)}"


def _offices(pair: Touched) -> Iterator[Row]:
    """Rows for who is called something else."""
    old, new = (_named(rows) for rows in pair.rows("mentions"))
    for row in old:
        same = [one for one in new if pair.both.who.are_one(row["entity"], one["entity"])]
        other = next((one for one in same if one["role"]), None)
        if row["role"] and other is not None and _is_another(pair, row["role"], other["role"]):
            told = f"{row['surface']}, {said(row['role'])}, is now {said(other['role'])}"
            a, b, c, d = pair.pair.places
            old_place = _office(pair.old, row, a, b)
            yield pair.told("role", old_place, _office(pair.new, other, c, d), told)


def _office(side: Version, row: Row, first: int, last: int) -> Span:
    """Where in a sentence the office of a mention stands; the mention, where it is told apart."""
    at = side.text.find(row["role"], first, last)
    return (at, at + len(row["role"])) if at >= 0 else of(row)


def _is_another(pair: Touched, role: str, other: str) -> bool:
    """Whether two offices are two, and not one said at length, by words that were changed."""
    ours, theirs = _words(role), _words(other)
    gone = {word.exact for edit in pair.pair.edits for word in edit.old}
    come = {word.exact for edit in pair.pair.edits for word in edit.new}
    apart = (ours ^ theirs) & STANDING or not (ours <= theirs or theirs <= ours)
    return bool(apart and ((ours - theirs) & gone or (theirs - ours) & come))


def _words(role: str) -> set[str]:
    return {spelt(word) for word in role.replace("-", " ").split()} - JOINING
