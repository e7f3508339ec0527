"""Figures that changed: 62 dead became 64, or became 62 injured; "about" was dropped."""

from __future__ import annotations

from collections.abc import Iterator

from ...quantities.figures.classes import fates
from ...timeline.expressions.vocabulary import ORDINALS
from ..pairing.worded import Version, Word, spelt
from .compared import Row, Touched, of, said, span

EXACTLY = {"about": "about", "more": "at least", "less": "at most"}  # how a figure is hedged
NEAR = 0.06  # share of a figure by which its rounding may differ from it


def changed_figures(pair: Touched) -> Iterator[Row]:
    """Rows for the figures of a pair of sentences."""
    old, new = pair.rows("quantities")
    left = [row for row in old if not _taken(row, new)]
    fresh = [row for row in new if not _taken(row, old)]
    yield from _hedged(pair, old, new)
    for row in left:
        other = _partner(pair, row, fresh)
        if other is not None:
            fresh.remove(other)
            if pair.is_old(*of(row)) or pair.is_new(*of(other)):
                yield _changed(pair, row, other)
        elif pair.is_old(*of(row)) and not _stands(row, pair.new):
            told = f"{said(row['surface'])} was dropped, and no such figure stands elsewhere"
            yield pair.told("figure", of(row), None, told)
    for row in fresh:
        if pair.is_new(*of(row)) and not _stands(row, pair.old):
            yield pair.told("figure", None, of(row), f"{said(row['surface'])} was put in")
    yield from _fated(pair)
    yield from _digits(pair)


def _key(row: Row) -> tuple[object, ...]:
    if row["value"] is not None:
        return row["value"], row["unit"]
    return row["low"], row["high"], row["unit"], spelt(row["surface"])


def _taken(row: Row, others: list[Row]) -> bool:
    return any(_key(row) == _key(other) for other in others)


def _stands(row: Row, side: Version) -> bool:
    """Whether a figure is anywhere in a version, or is too vague for that to be told."""
    return row["value"] is None or _taken(row, side.rows("quantities"))


def _partner(pair: Touched, row: Row, fresh: list[Row]) -> Row | None:
    """What a figure became: what stands in its place, or is said of the same."""
    edit = pair.edit_of(row, 0)
    for other in fresh:
        if edit is not None and pair.edit_of(other, 1) is edit and _comparable(row, other):
            return other
    same = [other for other in fresh if row["of"] and other["of"] == row["of"]
            and other["unit"] == row["unit"]]  # fmt: skip
    return same[0] if len(same) == 1 else None


def _comparable(row: Row, other: Row) -> bool:
    return row["unit"] == other["unit"] or row["of"] == other["of"]


def _changed(pair: Touched, row: Row, other: Row) -> Row:
    told = f"{said(row['surface'])} became {said(other['surface'])}"
    if _rounds(row, other):
        told += ": the same, said less exactly"
    elif _rounds(other, row):
        told += ": the same, said exactly"
    else:
        return pair.told("figure", of(row), of(other), told)
    return pair.told("hedge", of(row), of(other), told)


def _rounds(exact: Row, about: Row) -> bool:
    """Whether one figure is the other in fewer digits, and says so: 62, about 60."""
    a, b = exact["value"], about["value"]
    if a is None or b is None or exact["unit"] != about["unit"] or about["hedge"] == "exact":
        return False
    fewer = _digits_of(b) < _digits_of(a)
    return fewer and bool(abs(a - b) <= NEAR * max(abs(a), abs(b)))


def _digits_of(value: float) -> int:
    """How many digits of a figure tell: two of 62,000."""
    return len(f"{value:.12g}".replace(".", "").strip("0"))


def _hedged(pair: Touched, old: list[Row], new: list[Row]) -> Iterator[Row]:
    """Figures that stayed, and how exactly they are meant did not."""
    for row in old:
        same = [other for other in new if row["value"] is not None and _key(row) == _key(other)]
        if not same or any(other["hedge"] == row["hedge"] for other in same):
            continue
        other = same[0]
        if pair.is_old(*of(row)) or pair.is_new(*of(other)):
            yield pair.told("hedge", of(row), of(other), _how(row, other))


def _how(row: Row, other: Row) -> str:
    ours, theirs = said(row["surface"]), said(other["surface"])
    if other["hedge"] == "exact":
        return f"{ours} became {theirs}: no longer “{EXACTLY[row['hedge']]}”"
    return f"{ours} became {theirs}: now “{EXACTLY[other['hedge']]}”"


def _fated(pair: Touched) -> Iterator[Row]:
    """People who are counted, to whom something else happened: 62 dead, 62 injured."""
    old, new = pair.rows("quantities")
    for edit in pair.pair.edits:
        ours, theirs = (_fates(side) for side in (edit.old, edit.new))
        if old and new and ours and theirs and not ours.keys() & theirs.keys():
            word, other = (min(side.values(), key=lambda w: w.start) for side in (ours, theirs))
            told = f"{said(word.surface)} became {said(other.surface)}"
            yield pair.told("figure", (word.start, word.end), (other.start, other.end), told)


def _fates(words: tuple[Word, ...]) -> dict[str, Word]:
    """What some words say became of people."""
    known = fates()
    told = ((known.get(word.lemma) or known.get(word.exact), word) for word in words)
    return {fate: word for fate, word in told if fate}


def _digits(pair: Touched) -> Iterator[Row]:
    """Numbers that no table has, such as a score, a rank or a paragraph of law, put for each
    other."""
    for edit in pair.pair.edits:
        ours, theirs = _bare(edit.old, pair.old), _bare(edit.new, pair.new)
        if (
            len(ours) == len(theirs)
            and ours
            and [w.exact for w in ours] != [w.exact for w in theirs]
        ):
            a, b = span(ours), span(theirs)
            told = f"{said(pair.old.text[slice(*a)])} became {said(pair.new.text[slice(*b)])}"  # type: ignore[misc]
            yield pair.told("figure", a, b, told)


def _bare(words: tuple[Word, ...], version: Version) -> list[Word]:
    """The words with digits that are neither a figure nor a time of any table."""
    tables = ("quantities", "times")
    return [word for word in words if _is_number(word)
            and not any(version.covers(table, word.start) for table in tables)]  # fmt: skip


def _is_number(word: Word) -> bool:
    return word.exact in ORDINALS or any(letter.isdigit() for letter in word.surface)
