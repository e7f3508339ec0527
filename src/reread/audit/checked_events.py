"""What a text says happened, held against the sources: denied or not, hedged or not, and who does
it to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..across.comparing.accounts import Facet
from ..across.comparing.naming import is_same
from .doubting import CUES, HOW, WORD, cues
from .support import GROUNDED, Checked, Evidence, Told, place

COLOURLESS = frozenset({"be", "have", "do", "make", "take", "get", "go"})  # say nothing alone
SURE = 0.6  # least support of the sentence in which a source says otherwise
HELD = 0.6  # least share of a source's sentence that one of the text tells
NEARLY_ALL = 0.8  # support from which on even a verb that says little is of one thing
SWAPPED = "roles swapped"


def own_cues(event: Facet, kind: str) -> list[str]:
    """The words by which an event is denied, or hedged."""
    return cues(WORD.findall(event.row["cue"] or ""), kind)


def matched(evidence: Evidence, event: Facet) -> list[tuple[Told, Facet]]:
    """The events of the sources that one of the text may be, of those that tell it best."""
    found = []
    for told in evidence.best(event.start, event.end):
        for other in told.statement.of("event"):
            same = told.support >= NEARLY_ALL or _one_thing(event, other)
            if other.value == event.value and same:
                found.append((told, other))
    return found


def _one_thing(one: Facet, other: Facet) -> bool:
    """Whether two events of a verb that says little are of one thing: "was ill"."""
    return one.value not in COLOURLESS or one.slot.governor == other.slot.governor != ""


def events_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per event that is denied or hedged, in the text or in the source; of several that
    one word denies or hedges, the first verb."""
    seen = set()
    events = [one for one in evidence.statement.of("event") if not evidence.is_quoted(one)]
    for event in sorted(events, key=lambda one: not one.row["rule"].startswith("finite")):
        pairs = matched(evidence, event)
        for kind in CUES if pairs else ():
            for row in _held(evidence, event, pairs, kind):
                if (kind, row.verdict) not in seen or row.verdict == GROUNDED:
                    seen.add((kind, row.verdict))
                    yield row
        if pairs:
            yield from _roles(evidence, event, pairs)


def _held(
    evidence: Evidence, event: Facet, pairs: Sequence[tuple[Told, Facet]], kind: str
) -> Iterator[Checked]:
    """An event whose denial, or hedge, one side has and the other does not."""
    own = own_cues(event, kind)
    if any(bool(own) == bool(own_cues(other, kind)) for _, other in pairs):
        if own:
            told, other = pairs[0]
            why = f"so in {evidence.quoted(told.statement, other.start, other.end)}"
            yield evidence.checked(event, kind, GROUNDED, place(told.statement, other), 0.9, why)
        return
    told, other = pairs[0]
    here, there = (cues(WORD.findall(one.text), kind)
                   for one in (evidence.statement, told.statement))  # fmt: skip
    moved = len(here) >= len(there) if not own else len(there) >= len(here)
    if moved or not (told.support >= SURE or _is_held(evidence, event, told, other)):
        return
    said, side = (own, "does not say") if own else (own_cues(other, kind), "says")
    how = f"{HOW[kind]} {'added' if own else 'dropped'}"
    where = evidence.sources.called(told.statement.article)
    why = f"{where} {side} “{' '.join(said)}” of “{other.surface}”"
    yield evidence.checked(event, kind, how, place(told.statement, other), told.support, why)


def _is_held(evidence: Evidence, event: Facet, told: Told, other: Facet) -> bool:
    """Whether a longer sentence of the text tells all that one of a source does, of the same
    doer."""
    near = next((one for one in evidence.found if one.statement is told.statement), None)
    names = evidence.sources.account(told.statement.article).names
    one = evidence.account.names.get(event.row["agent"] or "")
    two = names.get(other.row["agent"] or "")
    same = one is not None and two is not None and is_same(one, two) is True
    return same and near is not None and near.covered >= HELD


def _roles(
    evidence: Evidence, event: Facet, pairs: Sequence[tuple[Told, Facet]]
) -> Iterator[Checked]:
    """Who does it and to whom it is done the other way round than in all sources."""
    names = evidence.account.names
    if any(event.row["polarity"] != other.row["polarity"] for _, other in pairs):
        return
    agent, patient = (names.get(event.row[side] or "") for side in ("agent", "patient"))
    if agent is None or patient is None:
        return
    for told, other in pairs:
        theirs = evidence.sources.account(told.statement.article).names
        doer, done = (theirs.get(other.row[side] or "") for side in ("agent", "patient"))
        if doer is None or done is None or not (is_same(agent, done) and is_same(patient, doer)):
            return
        if is_same(agent, doer) or is_same(patient, done):
            return
    told, other = pairs[0]
    why = f"the other way round in {evidence.sources.called(told.statement.article)}"
    yield evidence.checked(event, "name", SWAPPED, place(told.statement, other), told.support, why)
