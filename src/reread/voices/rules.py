"""Attribution by rules: the patterns of each unit, and quotations that float between units.

A quotation without reporting words of its own continues the speaker before it: "…," she said.
"…" It waits for the next speaker where there is none before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .patterns import Attribution, announced, attributions, only_reports
from .units import MARKS, Item, Unit, within

Span = tuple[int, int]
# Share of quotations by rules whose content and source are right, on PolNeAR dev
# (of 1,883 that are found by rules alone)
BY_RULE = 0.63
NO_OTHER = frozenset(["i", "we", "you", "who"])  # subjects that tell of no second speaker


class Piece(NamedTuple):
    """A stretch of what is said: its span, whether it is one `whole` quotation or holds any."""

    start: int
    end: int
    whole: bool
    quoted: bool
    closed: bool


@dataclass
class Said:
    """One quotation in characters: its pieces and what is known of it."""

    pieces: list[Piece]
    cue: Span | None = None
    source: Span | None = None
    verb: str | None = None
    stance: str = "neutral"
    score: float = BY_RULE  # probability that content and source are right


@dataclass
class _State:
    """What the units so far leave open."""

    found: list[Said] = field(default_factory=list)
    speaking: Said | None = None  # whom a floating quotation continues
    waiting: list[Piece] = field(default_factory=list)  # quotations without a speaker so far
    block: int = -1


def by_rules(text: str, units: list[Unit], headlines: set[int]) -> list[Said]:
    """All quotations of an article, in order of their reporting words."""
    state = _State()
    for unit in _merged(units):
        if unit.block > state.block + 1:
            _give_up(state)
            state.speaking = None
        state.block = unit.block
        floating = _floating(unit.items)
        if floating:
            _float(state, floating)
        else:
            _attribute(state, unit, headlines)
    _give_up(state)
    _close_continued(text, state.found)
    return [said for said in state.found if said.pieces]


def by_inner(text: str, units: Sequence[Unit]) -> list[Said]:
    """Quotations inside quotations, where someone is said to have said them: "he said, ‘No.’"."""
    outer = (item for unit in units for item in unit.items if item.quotation)
    return [
        said
        for item in outer
        for inner in within(text, item)
        for one in attributions(inner, headline=False)
        if _is_report(inner, one) and (said := _only_quoted(inner, one)).pieces
    ]


def _is_report(items: Sequence[Item], one: Attribution) -> bool:
    """Whether someone else did say it: not "I tell them, ‘…’", "they may say, ‘…’"."""
    if one.source is None or one.cue is None or items[one.source[0]].word in NO_OTHER:
        return False
    return any(item.tag in ("VBD", "VBZ") for item in items[slice(*one.cue)])


def _only_quoted(items: Sequence[Item], one: Attribution) -> Said:
    """An attribution of nothing but its quotations."""
    said = _said(items, one)
    places = [at for piece in one.pieces for at in range(*piece) if items[at].quotation]
    said.pieces = [piece_of(items, (at, at + 1)) for at in places]
    return said


def _merged(units: list[Unit]) -> list[Unit]:
    """Units, with "“Why?” | Trump said." made one: its second half says nothing by itself."""
    merged: list[Unit] = []
    for unit in units:
        before = merged[-1] if merged else None
        joins = before and before.block == unit.block and before.items[-1].quotation
        if joins and only_reports(unit.items):
            merged[-1] = Unit([*before.items, *unit.items], unit.block)
        else:
            merged.append(unit)
    return merged


def _floating(items: Sequence[Item]) -> list[Piece]:
    """The quotations of a unit that has no other words."""
    words = [item for item in items if item.quotation or any(c.isalnum() for c in item.word)]
    if all(item.quotation for item in words):
        return [piece_of(items, (at, at + 1)) for at, item in enumerate(items) if item.quotation]
    return []


def _float(state: _State, pieces: list[Piece]) -> None:
    if state.speaking:
        state.speaking.pieces += pieces
    else:
        state.waiting += pieces


def _attribute(state: _State, unit: Unit, headlines: set[int]) -> None:
    own = attributions(unit.items, unit.block in headlines)
    said = [_said(unit.items, one) for one in own]
    if said and state.waiting and said[0].pieces[0].quoted:
        said[0].pieces[:0] = state.waiting
        state.waiting = []
    _give_up(state)
    state.found += said
    state.speaking = said[-1] if said else _introduced(state, unit)


def _introduced(state: _State, unit: Unit) -> Said | None:
    """The speaker of "He went on:", whose words are still to come."""
    cue = announced(unit.items)
    if cue is None:
        return None
    state.found.append(_said(unit.items, cue))
    return state.found[-1]


def _give_up(state: _State) -> None:
    """Quotations that found no speaker become rows without one."""
    if state.waiting:
        state.found.append(Said(state.waiting))
        state.waiting = []


def _said(items: Sequence[Item], one: Attribution) -> Said:
    return Said(
        [piece_of(items, piece) for piece in one.pieces],
        span_of(items, one.cue),
        span_of(items, one.source),
        one.verb.lemma if one.verb else None,
        "hedged" if one.hedged else one.verb.stance if one.verb else "neutral",
    )


def span_of(items: Sequence[Item], place: tuple[int, int] | None) -> Span | None:
    """The characters of a range of items."""
    return (items[place[0]].start, items[place[1] - 1].end) if place else None


def piece_of(items: Sequence[Item], place: tuple[int, int]) -> Piece:
    """What is said in a range of items."""
    inside = [item.quotation for item in items[slice(*place)] if item.quotation]
    whole = bool(inside) and place[1] - place[0] == 1
    start, end = items[place[0]].start, items[place[1] - 1].end
    return Piece(start, end, whole, bool(inside), all(quoted.closed for quoted in inside))


def _close_continued(text: str, found: list[Said]) -> None:
    """By convention a quotation of several paragraphs is closed in the last one only."""
    for said in found:
        for at, (piece, following) in enumerate(zip(said.pieces, said.pieces[1:], strict=False)):
            if not piece.closed and text[following.start] in MARKS:
                said.pieces[at] = piece._replace(closed=True)
