"""Attribution by the trained model, alone or together with the rules.

The model proposes stretches of what is said, of reporting words (cues) and of sources, and tells
what stands before its cue (<) from what follows it (>). Here the best of them become quotations:
what is said belongs to the nearest cue on that side, and a cue to the nearest source.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from .cues import unstopped, verb_at
from .model import Model, shipped
from .phrases import finite
from .ranking import Candidate, Ranges, Seen, described, score
from .rules import Piece, Said, Span, by_rules, piece_of, span_of
from .streams import NOT_ASKED, rule_labels, ruled_places
from .units import Item, Unit
from .wordlists import HEDGES

CONTENT, CUE, SOURCE = "c", "u", "s"
STOPS = frozenset(".,;:?!… \xa0\t\r\n")  # what can stand between two sentences of one content
RUNS_AT_ONCE = 200  # read together, to bound memory
LONGEST_RUN = 300  # items read together; longer blocks are cut, to bound memory
SO_CALLED = "so-called"
LONGEST_PARTICLE = 3  # letters of words that titles leave small: of, the, and
# A row is worth its place if its chance is above about half of the F1 that all rows reach (Lipton
# et al. 2014). Where something is surely said, the best of its competing edges is worth a row too.
# All were set on documents held out from training.
WORTH = 0.25
WORTH_BESIDE = 0.2  # of a cue, a source
SURE = 0.5  # sum of the chances of candidates that overlap
LEAST_WORTH = 0.1


def by_model(text: str, units: list[Unit], headlines: set[int]) -> list[Said]:
    """All quotations of an article by the trained model alone."""
    return _found(text, units, None)


def by_both(text: str, units: list[Unit], headlines: set[int]) -> list[Said]:
    """All quotations of an article: the model sees what the rules say; quotations are theirs."""
    ruled = by_rules(text, units, headlines)
    return joined(text, ruled, _found(text, units, ruled))


def _found(text: str, units: list[Unit], ruled: Sequence[Said] | None) -> list[Said]:
    items = [item for unit in units for item in unit.items]
    rules = [NOT_ASKED] * len(items) if ruled is None else rule_labels(items, ruled)
    places = None if ruled is None else ruled_places(items, ruled)
    runs = list(runs_of(units))
    found: list[Said] = []
    for start, end, seen, candidates in proposed(shipped(), text, items, runs, rules):
        inside = places and {(s - start, e - start) for s, e in places if start <= s < end}
        best = chosen(seen, items[start:end], candidates, inside, shipped().ranking)
        found += linked(text, items[start:end], best)
    return found


def proposed(
    model: Model, text: str, items: Sequence[Item], runs: Sequence[Span], rules: Sequence[str]
) -> Iterator[tuple[int, int, Seen, list[Candidate]]]:
    """Each run with what is seen of it and what a model thinks likely."""
    for at in range(0, len(runs), RUNS_AT_ONCE):
        some = runs[at : at + RUNS_AT_ONCE]
        first, last = some[0][0], some[-1][1]
        inside = [(start - first, end - first) for start, end in some]
        seen, found = model.candidates(text, items[first:last], inside, rules[first:last])
        for (start, end), candidates in zip(inside, found, strict=True):
            own = Seen(*(column[start:end] for column in seen))
            yield start + first, end + first, own, candidates


def runs_of(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The positions of the items of each block, long blocks cut."""
    start = 0
    for _, own in groupby(units, key=lambda unit: unit.block):
        end = start + sum(len(unit.items) for unit in own)
        for at in range(start, end, LONGEST_RUN):
            yield at, min(at + LONGEST_RUN, end)
        start = end


def chosen(
    seen: Seen,
    items: Sequence[Item],
    candidates: Sequence[Candidate],
    ruled: Ranges | None,
    weights: Mapping[str, float],
) -> list[Candidate]:
    """The best candidates that do not overlap, contents first, in order."""
    contents = [one for one in candidates if one.label[0] == CONTENT]
    ranked = sorted(
        (
            one._replace(chance=score(described(seen, items, one, candidates, ruled), weights))
            for one in contents
        ),
        reverse=True,
    )
    beside = [one for one in candidates
              if one.label[0] != CONTENT and one.chance >= WORTH_BESIDE]  # fmt: skip
    best = [one for one in ranked if one.chance >= WORTH]
    sure = [one for one in ranked if WORTH > one.chance >= LEAST_WORTH and _sure(contents, one)]
    free, found = [True] * len(items), []
    for one in [*best, *sure, *sorted(beside, reverse=True)]:
        if all(free[one.start : one.end]):
            free[one.start : one.end] = [False] * (one.end - one.start)
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _sure(contents: Sequence[Candidate], one: Candidate) -> bool:
    meets = (o.chance for o in contents if o.start < one.end and one.start < o.end)
    return sum(meets) >= SURE


def linked(text: str, items: Sequence[Item], found: Sequence[Candidate]) -> list[Said]:
    """The quotations of a run of items, in order of their reporting words."""
    cues = [one for one in found if one.label == CUE]
    sources = [one for one in found if one.label[0] == SOURCE]
    own: dict[Candidate | None, list[Candidate]] = {}
    for one in found:
        if one.label[0] == CONTENT and not _said_by_no_one(text, items[one.start]):
            own.setdefault(_nearest(cues, one), []).append(one)
    lone = own.pop(None, [])
    said = [
        _said(text, items, cue, own[cue], sources)
        for cue in cues
        if cue in own and not _names(text, items, own[cue])
    ]
    return said + [Said([piece_of(items, one[1:3])]) for one in lone]


def _said_by_no_one(text: str, item: Item) -> bool:
    """Whether "so-called" stands before an item: the marks only keep a distance."""
    before = text[max(0, item.start - len(SO_CALLED) - 1) : item.start]
    return before.strip().lower() == SO_CALLED


def _names(text: str, items: Sequence[Item], contents: Sequence[Candidate]) -> bool:
    """Whether all that is quoted are names or titles: "read the novel “The Long Bridge”"."""
    inside = [item for one in contents for item in items[one.start : one.end]]
    quoted = [text[item.start : item.end] for item in inside if item.quotation]
    return bool(quoted) and not any(map(finite, inside)) and all(map(_title, quoted))


def _title(quoted: str) -> bool:
    long = [word for word in re.findall(r"\w+", quoted) if len(word) > LONGEST_PARTICLE]
    return bool(long) and all(word[0].isupper() for word in long)


def _nearest(cues: Sequence[Candidate], to: Candidate) -> Candidate | None:
    """The nearest cue on the side that the label tells; on the other if there is none."""
    left = [one for one in cues if one.end <= to.start][-1:]
    right = [one for one in cues if one.start >= to.end][:1]
    return next(iter([*left, *right] if to.label[1] == ">" else [*right, *left]), None)


def _said(
    text: str,
    items: Sequence[Item],
    cue: Candidate,
    contents: Sequence[Candidate],
    sources: Sequence[Candidate],
) -> Said:
    before = [one for one in sources if one.label[1] == "<" and one.end <= cue.start][-1:]
    after = [one for one in sources if one.label[1] == ">" and one.start >= cue.end][:1]
    source = min([*before, *after], key=lambda one: _gap(one, cue), default=None)
    verb, stance = _verb(items, cue)
    pieces = _whole(text, [piece_of(items, one[1:3]) for one in contents])
    given = (source.start, unstopped(items, *source[1:3])) if source else None
    return Said(pieces, span_of(items, cue[1:3]), span_of(items, given), verb, stance)


def _gap(one: Candidate, cue: Candidate) -> int:
    return max(cue.start - one.end, one.start - cue.end)


def _verb(items: Sequence[Item], cue: Candidate) -> tuple[str | None, str]:
    """Lemma and stance of the reporting verb: one of the table, else the last verb of the cue."""
    hedged = any(item.word in HEDGES for item in items[cue.start : cue.end])
    for at in range(cue.start, cue.end):
        verb, _ = verb_at(items, at)
        if verb:
            return verb.lemma, "hedged" if hedged else verb.stance
    lemmas = [item.lemma for item in items[cue.start : cue.end] if item.tag.startswith("VB")]
    return (lemmas[-1] if lemmas else None), "hedged" if hedged else "neutral"


def _whole(text: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces, those joined that nothing but the end of a sentence parts."""
    found = pieces[:1]
    for piece in pieces[1:]:
        last = found[-1]
        if STOPS.issuperset(text[last.end : piece.start]):
            found[-1] = Piece(last.start, piece.end, False, last.quoted or piece.quoted,
                              last.closed and piece.closed)  # fmt: skip
        else:
            found.append(piece)
    return found


def joined(text: str, ruled: Sequence[Said], learned: Sequence[Said]) -> list[Said]:
    """What the rules are sure of, then all that the model has, then other quotations.

    Sure are direct speech and what no verb reports: "according to", a headline's colon.
    """
    sure = [said for said in ruled if said.pieces[0].whole or (said.cue and not said.verb)]
    quoted = [said for said in ruled if any(piece.quoted for piece in said.pieces)]
    found: list[Said] = []
    for wave in (sure, learned, quoted):
        taken = _Taken([(piece.start, piece.end) for said in found for piece in said.pieces])
        for said in wave:
            free = [piece for piece in said.pieces if not taken.meets(piece)]
            if free:
                found.append(Said(free, said.cue, said.source, said.verb, said.stance))
    return sorted(found, key=lambda said: said.pieces[0].start)


class _Taken:
    """Stretches of text that are spoken for."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.ends = list(accumulate((end for _, end in self.spans), max))

    def meets(self, piece: Piece) -> bool:
        """Whether a piece shares characters with one of them."""
        at = bisect.bisect_left(self.spans, (piece.end, 0))
        return at > 0 and self.ends[at - 1] > piece.start
