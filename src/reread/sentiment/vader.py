"""VADER's algorithm on one sentence, with an account of every step.

After C. J. Hutto and E. Gilbert (2014) and vaderSentiment 3.3.2 (MIT), whose scores it gives, its
quirks included, in time linear in the length of the text (vaderSentiment's is quadratic).
"""

from __future__ import annotations

import functools
import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import cues
from .cues import NEGATIONS, Negation, Note
from .scope import NOTHING, Scope, Worth
from .wording import Wording, split

# Where an idiom may stand, counted from the valued word: VADER looks in this order, takes the
# first that fits of those before, and lets any of those after overrule it.
IDIOMS_BEFORE = ((-1, 0), (-2, 0), (-2, -1), (-3, -1), (-3, -2))
IDIOMS_AFTER = ((0, 1), (0, 2))
PHRASES_BEFORE = ((-3, -2), (-2, -1))
ROUNDING = 1e-9  # a sum nearer to zero is zero: what is left of it are the last digits of floats


class Step(NamedTuple):
    """One step of the account; start and end count from the sentence's first character."""

    start: int
    end: int
    step: str
    amount: float


class Shares(NamedTuple):
    """How much of a sentence is positive, negative and neutral; they add up to 1."""

    positive: float
    negative: float
    neutral: float


Mark = tuple[str, int, float]  # the mark, how many of it count, what they add together
Amounts = Mapping[tuple[int, int, str], float]  # what a cue (first, last word, step) did in all


@dataclass(eq=False)
class Weighed:
    """A sentence's score in -1 … 1, with the words that led to it."""

    sentence: str
    words: Wording
    score: float
    shares: Shares
    raw: float  # what the score is the normal form of
    total: float  # of the words alone
    marks: list[Mark]
    amounts: Amounts

    @functools.cached_property
    def steps(self) -> Sequence[Step]:
        """The account: the amounts add up to the score.

        Steps on words and marks are in units of valence; the last, `normalisation`, spans the
        sentence and takes their sum to the score.
        """
        span = self.words.span
        steps = [
            *(Step(*span(*at), step, amount) for (*at, step), amount in self.amounts.items()),
            *_punctuation(self.words, self.marks, self.total),
            Step(0, len(self.sentence), "normalisation", self.score - self.raw),
        ]
        return [step for step in steps if step.amount]


def weigh(
    sentence: str,
    valences: Mapping[str, float],
    negation: str = "vader",
    scope: Scope = NOTHING,
) -> Weighed:
    """Score one sentence; its scope matters to the negation "scope" alone."""
    words = split(sentence)
    if negation == "scope":
        worths = scope.worths(words.lower, valences)
        reversals = {at: scope.reversing(at, worth) for at, worth in worths.items()}
        rule = cues.by_scope(reversals)
    else:
        worths, rule = NOTHING.worths(words.lower, valences), NEGATIONS[negation]
    values, amounts = _walk(words, valences, worths, rule)
    marks, total = _marks(words.text), _sum(values)
    emphasis = math.fsum(amount for _, _, amount in marks)
    raw = total + math.copysign(emphasis, total) if total else 0.0
    shares = _shares(values, len(words.lower), emphasis)
    return Weighed(sentence, words, normalise(raw), shares, raw, total, marks, amounts)


def _sum(values: Iterable[float]) -> float:
    """The sum of values, 0 where they balance: no mark takes the side of a last digit."""
    total = math.fsum(values)
    return total if abs(total) > ROUNDING else 0.0


def normalise(raw: float) -> float:
    """A sum of valences as a score between -1 and 1."""
    return max(-1.0, min(1.0, raw / math.sqrt(raw * raw + cues.ALPHA)))


def _walk(
    words: Wording, valences: Mapping[str, float], worths: Mapping[int, Worth], rule: Negation
) -> tuple[list[float], Amounts]:
    """The values that are not 0 of the words in order, and what each cue did to all of them."""
    amounts: defaultdict[tuple[int, int, str], float] = defaultdict(float)

    def note(first: int, last: int, step: str, amount: float) -> None:
        amounts[first, last, step] += amount

    values = {at: _value(words, at, worth, valences, rule, note) for at, worth in worths.items()}
    values = {at: value for at, value in values.items() if value}
    if "but" in words.lower:
        values = _weigh_but(words.lower.index("but"), values, note)
    return list(values.values()), amounts


def _value(
    words: Wording,
    at: int,
    worth: Worth,
    valences: Mapping[str, float],
    rule: Negation,
    note: Note,
) -> float:
    """The valence of a word of the lexicon after all that stands around it."""
    lower = words.lower
    if lower[at : at + 2] == ["kind", "of"]:
        return 0.0
    value = worth.valence
    note(worth.first, worth.last, "valence", value)
    value = rule.first(words, at, value, valences, note)
    if words.mixed and words.shown[at].isupper():
        loud = cues.CAPITALS if value > 0 else -cues.CAPITALS
        note(at, at, "capitals", loud)
        value += loud
    for back in cues.FADING:
        if at >= back and lower[at - back] not in valences:
            value = _boost(words, at, value, back, note)
            value = rule.beside(words, at, value, back, note)
            if back == max(cues.FADING):
                value = _idioms(words, at, value, note)
    return rule.last(words, at, value, valences, note)


def _boost(words: Wording, at: int, value: float, back: int, note: Note) -> float:
    """A degree adverb so many words before; the farther, the weaker."""
    cue, fading = at - back, cues.FADING[back]
    amount = cues.BOOSTERS.get(words.lower[cue], 0.0)
    if not amount:
        return value
    amount = -amount if value < 0 else amount
    note(cue, cue, "booster", amount * fading)
    if words.mixed and words.shown[cue].isupper():
        loud = cues.CAPITALS if value > 0 else -cues.CAPITALS
        note(cue, cue, "capitals", loud * fading)
        amount += loud
    return value + amount * fading


def _idioms(words: Wording, at: int, value: float, note: Note) -> float:
    """Idioms set the valence; "kind of" and its like weaken it."""
    lower = words.lower
    if cues.PHRASE_SIGNS.isdisjoint(lower[at - cues.REACH : at + cues.REACH]):
        return value
    fitting = [span for span in IDIOMS_BEFORE if _words_at(lower, at, span) in cues.IDIOMS][:1]
    fitting += [span for span in IDIOMS_AFTER if _words_at(lower, at, span) in cues.IDIOMS]
    for first, last in fitting:
        worth = cues.IDIOMS[_words_at(lower, at, (first, last))]
        note(at + first, at + last, "valence", worth - value)
        value = worth
    for first, last in PHRASES_BEFORE:
        if _words_at(lower, at, (first, last)) in cues.WEAKENING_PHRASES:
            note(at + first, at + last, "booster", -cues.BOOST)
            value -= cues.BOOST
    return value


def _words_at(lower: list[str], at: int, span: tuple[int, int]) -> tuple[str, ...]:
    first, last = at + span[0], at + span[1]
    return tuple(lower[first : last + 1]) if last < len(lower) else ()


def _weigh_but(but: int, values: dict[int, float], note: Note) -> dict[int, float]:
    """What stands before the first "but" counts half, what stands after it one and a half.

    VADER walks the values and changes, of all that equal the one it stands on, the first: so a
    value can be changed twice and another not at all. The heaps find that first one.
    """
    weighed = dict(values)
    places: defaultdict[float, list[int]] = defaultdict(list)
    for at, value in weighed.items():
        places[value].append(at)
    for at in values:
        same = places[weighed[at]]
        first = same[0]
        if first == but:
            continue
        heapq.heappop(same)
        weighed[first] *= cues.BEFORE_BUT if first < but else cues.AFTER_BUT
        heapq.heappush(places[weighed[first]], first)
    note(but, but, "but", math.fsum(weighed.values()) - math.fsum(values.values()))
    return weighed


def _marks(text: str) -> list[Mark]:
    """The exclamation and question marks that count: mark, how many, what they add together."""
    exclamations = min(text.count("!"), cues.MOST_EXCLAMATIONS)
    questions = text.count("?")
    asked = questions * cues.QUESTION if questions <= cues.MOST_QUESTIONS else cues.MANY_QUESTIONS
    return [
        ("!", exclamations, exclamations * cues.EXCLAMATION),
        ("?", min(questions, cues.MOST_QUESTIONS + 1), asked if questions > 1 else 0.0),
    ]


def _punctuation(words: Wording, marks: list[Mark], total: float) -> list[Step]:
    """One step per mark that counts, each with an equal share, on the side of the sum."""
    steps: list[Step] = []
    for mark, count, amount in marks:
        at = -1
        for _ in range(count if amount and total else 0):
            at = words.text.index(mark, at + 1)
            start = words.origin[at]
            share = math.copysign(amount / count, total)
            steps.append(Step(start, start + 1, "punctuation", share))
    return steps


def _shares(values: list[float], words: int, emphasis: float) -> Shares:
    """VADER's shares: each word counts 1 and its valence; marks count for the stronger side."""
    if not words:
        return Shares(0.0, 0.0, 1.0)
    positive = math.fsum(value + 1 for value in values if value > 0)
    negative = math.fsum(1 - value for value in values if value < 0)
    neutral = words - len(values)
    more = _sum([positive, -negative])
    positive += emphasis if more > 0 else 0
    negative += emphasis if more < 0 else 0
    total = positive + negative + neutral
    return Shares(positive / total, negative / total, neutral / total)
