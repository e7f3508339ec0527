"""Words that deny or hedge, and numbers, which stand on one side only where a sentence else goes
word for word as one of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..across.comparing.accounts import Facet
from .opposites import are_opposite
from .replaced import DIGITS, MAY, Replaced, Word
from .support import ALTERED, Checked, Evidence, has_words

DENIALS = frozenset({
    "not", "no", "never", "nobody", "none", "nothing", "neither", "nor", "without", "cannot",
    "fail", "failed", "fails", "deny", "denied", "denies", "refuse", "refused", "refuses", "unable",
    "hardly", "barely",
})  # fmt: skip
HEDGES = frozenset({
    "may", "might", "could", "reportedly", "allegedly", "apparently", "possibly", "probably",
    "supposedly", "presumably", "purportedly", "seemingly", "perhaps", "maybe", "likely",
    "suspected", "alleged", "purported", "supposed", "seem", "seems", "seemed",
    "appear", "appears", "appeared", "believed", "rumoured", "rumored", "unconfirmed", "possible",
    "apparent", "potential", "potentially",
})  # fmt: skip
CUES = {"polarity": DENIALS, "hedge": HEDGES}
ROUGHLY = frozenset({
    "about", "around", "approximately", "roughly", "nearly", "almost", "some", "over", "least",
    "most", "more", "than", "up", "under", "below",
})  # fmt: skip
NUMBER = re.compile(r"[$£€]?\d[\d.,]*%?")
WORD = re.compile(r"\w+(?:['’]\w+)?")
HOW = {"polarity": "negation", "hedge": "hedge"}


def cues(words: Sequence[str], kind: str) -> list[str]:
    """Those of some words by which something is denied, or hedged; "not until May" denies nothing
    that "only in May" does not."""
    lows = (word.lower().replace("’", "'") for word in words if word != MAY)
    whole = ("not" if low.endswith("n't") or low == "cannot" else low for low in lows)
    found = [low for low in whole if low in CUES[kind]]
    return [] if found == ["not"] and any(word.lower() == "until" for word in words) else found


def cue_words_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per word that denies or hedges, or number, that one side has and the other has
    not in that place."""
    for one in evidence.replaced:
        if any(a <= _at(evidence, one)[0] < b for a, b in evidence.speech):
            continue
        for kind in CUES:
            own = cues([word.low for word in one.own], kind)
            theirs = cues([word.low for word in one.theirs], kind)
            if _other_hedge(one, kind):
                continue
            if bool(own) != bool(theirs) and _is_gone(evidence, one, kind, bool(own)):
                yield _row(evidence, one, kind, own or theirs, added=bool(own))
        yield from _opposite(evidence, one)
        yield from _roughly(evidence, one)
        yield from _numbers(evidence, one)


def _opposite(evidence: Evidence, one: Replaced) -> Iterator[Checked]:
    """ "For" in the place of "against", if neither sentence has both."""
    if not len(one.own) == len(one.theirs) == 1:
        return
    own, theirs = one.own[0], one.theirs[0]
    denied = not DENIALS.isdisjoint((own.low, theirs.low))
    both = has_words(evidence.statement, theirs.low) or has_words(one.statement, own.low)
    if are_opposite(own.low, theirs.low) and not denied and not both:
        words = evidence.account.text[own.start : own.end]
        there = evidence.quoted(one.statement, theirs.start, theirs.end)
        yield Checked(own.start, own.end, "polarity", ALTERED, one.statement.article, theirs.start,
                      theirs.end, 0.9, f"“{words}” stands in the place of {there}")  # fmt: skip


def _other_hedge(one: Replaced, kind: str) -> bool:
    """Whether both sides hedge there, each in its way: "probably 60", "about 60"."""
    sides = [{word.low for word in words} & (HEDGES | ROUGHLY) for words in (one.own, one.theirs)]
    return kind == "hedge" and all(sides)


def _is_gone(evidence: Evidence, one: Replaced, kind: str, added: bool) -> bool:
    """Whether the one sentence has more such words than the other, not only elsewhere."""
    here = cues(WORD.findall(evidence.statement.text), kind)
    there = cues(WORD.findall(one.statement.text), kind)
    return len(here) > len(there) if added else len(there) > len(here)


def _roughly(evidence: Evidence, one: Replaced) -> Iterator[Checked]:
    """ "About 60" for 60, or the other way round."""
    pairs = ((one.own, one.after), (one.theirs, one.after_b))
    own, theirs = ([word.low for word in words if word.low in ROUGHLY]
                   if _is_number(words, after) else [] for words, after in pairs)  # fmt: skip
    numbers = [_digits(words) for words, _ in pairs]
    hedged = _other_hedge(one, "hedge")
    if bool(own) != bool(theirs) and not hedged and numbers[0] == numbers[1]:
        row = _row(evidence, one, "hedge", own or theirs, added=bool(own))
        figures = (facet for facet in evidence.statement.of("figure") if _begins(one, facet))
        for facet in figures:  # where it is a figure, of which no more is said than once
            row = row._replace(start=facet.start, end=facet.end)
        yield row


def _begins(one: Replaced, facet: Facet) -> bool:
    """Whether a figure holds the word that follows."""
    return one.after is not None and facet.start <= one.after.start < facet.end


def _is_number(words: Sequence[Word], after: Word | None) -> bool:
    last = [*words, *([after] if after else [])][-2:]
    return any(NUMBER.fullmatch(word.low) for word in last)


def _digits(words: Sequence[Word]) -> list[str]:
    return [word.low for word in words if NUMBER.fullmatch(word.low)]


def _numbers(evidence: Evidence, one: Replaced) -> Iterator[Checked]:
    """A number that stands in the place of another, and is no figure of a table."""
    if len(one.own) == len(one.theirs) == 1:
        own, theirs = _digits(one.own), _digits(one.theirs)
        known = ("figure", "date", "quotation")
        if own and theirs and not any(one.holds(facet) for kind in known
                                      for facet in evidence.statement.of(kind)):  # fmt: skip
            words = DIGITS.get(one.own[0].low, one.own[0].low)
            there = one.theirs[0]
            why = f"“{words}” stands in the place of " + evidence.quoted(
                one.statement, there.start, there.end)  # fmt: skip
            yield Checked(one.own[0].start, one.own[0].end, "figure", ALTERED,
                          one.statement.article, there.start, there.end, 0.8, why)  # fmt: skip


def _at(evidence: Evidence, one: Replaced) -> tuple[int, int]:
    """The words of the text that a row is of: those put in, else the one that follows."""
    if one.own:
        return one.own[0].start, one.own[-1].end
    last = one.after
    return (last.start, last.end) if last else (evidence.statement.start, evidence.statement.end)


def _row(
    evidence: Evidence, one: Replaced, kind: str, said: Sequence[str], *, added: bool
) -> Checked:
    start, end = _at(evidence, one)
    if put_in := [word for word in one.own if added and word.low in said]:
        start, end = put_in[0].start, put_in[-1].end
    where = evidence.sources.called(one.statement.article)
    words = " ".join(said)
    why = f"{where} does not have “{words}” there" if added else f"{where} has “{words}” there"
    there = list(one.theirs) or ([one.after_b] if one.after_b else [])
    first, last = one.statement.start, one.statement.end
    if there:
        first, last = there[0].start, there[-1].end
    verdict = f"{HOW[kind]} {'added' if added else 'dropped'}"
    return Checked(start, end, kind, verdict, one.statement.article, first, last, 0.9, why)
