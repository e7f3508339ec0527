"""One thing counted twice: by two voices ("police said 12, witnesses 40"), or of one occasion; and
one person with two ages."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from ...grammar.words import ROOT
from ...tables import NARRATOR
from ..figures.classes import of_class
from ..figures.written import AGE
from .claims import Claim, Clash, clash, is_partial

CLOSE = 2  # sentences between two voices that speak of one thing
HELD = 8  # claims of one thing that the next is held against
ALIKE = 10.0  # one figure is at most that many times the other: else they are of different things
PEOPLE = frozenset({
    "people", "person", "persons", "victim", "dead", "death", "fatality", "life", "casualty",
    "toll", "national", "citizen",
})  # fmt: skip
# Tells that another happening is spoken of, unless it is another who speaks
ANOTHER = re.compile(
    r"\b(?:another|other|separate|separately|second|elsewhere)\b"
    r"(?!\s+(?:report|source|official|witness|agency|group))",
    re.IGNORECASE,
)
OCCASION_CASES = frozenset({"in", "during", "by", "from", "at", "after"})
LASTING = frozenset({"cost", "weigh", "measure", "cover", "hold"})
INDEFINITE = frozenset({"a", "an", "another", "any", "each", "every", "some"})


def told_twice(text: str, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Claims of one thing whose figures exclude each other."""
    told: dict[tuple[object, ...], deque[Claim]] = defaultdict(lambda: deque(maxlen=HELD))
    before: Claim | None = None
    for one in claims:
        if before and _is_elliptic(before, one):
            if _differ(before, one) and _clashes(before, one):
                yield clash(text, before, one, "are two counts of one thing")
            continue
        key = _age(one) or _thing(one)
        if key and one.is_certain and not is_partial(one) and not _is_part(before, one):
            why = "are two ages of one person" if key[0] == AGE else "are two counts of one thing"
            other = next((other for other in told[key] if _is_same(text, other, one)), None)
            if other:
                yield clash(text, other, one, why)
            told[key].append(one)
        before = one


def _is_elliptic(before: Claim, one: Claim) -> bool:
    """Whether a bare figure stands for what the one before it counts: "witnesses said 40", "others
    put the number at 40", "they said it was 40", "they said 40 marched"."""
    tree, head, told = one.tree, one.counted.standing.head, one.counted.teller
    if told is None or not (before.is_count and one.is_count) or one.fate not in ("", before.fate):
        return False
    said = head if one.counted.of is None else one.counted.of
    subject = None if tree.child(said, "cop") is None else tree.subject_of(said)
    is_it = subject is not None and tree.low(subject) == "it"
    above = tree.words[head].governor
    verbs = {_verb(before), *of_class("predicates", "tells")}
    given = above != ROOT and tree.words[above].lemma in verbs
    bare = not one.noun or one.noun in of_class("nouns", "total")
    if not is_it and not (given and bare):
        return False
    if tree is before.tree:
        return tree.words[told].start > before.start
    return tree.number == before.tree.number + 1


def _is_part(before: Claim | None, one: Claim) -> bool:
    """Whether a bare figure goes on with the one before it: "five were wounded, two seriously"."""
    if before is None or before.tree is not one.tree or _is_noun(one):
        return False
    return before.fate == one.fate and before.counted.predicate == one.counted.predicate


def _age(one: Claim) -> tuple[object, ...]:
    """Whose age a figure is now, if it stands beside a name: "Ann Moss, 47", "47-year-old Moss"."""
    figure, tree = one.figure, one.tree
    if figure.unit != AGE or figure.hedge != "exact" or one.counted.entity is None:
        return ()
    standing = one.counted.standing
    marked = tree.low(standing.first - 1) in (",", "(") and tree.tag(standing.first - 2) == "NNP"
    named = figure.last > figure.until and tree.tag(standing.last + 1) == "NNP"
    return (AGE, one.counted.entity) if marked or named else ()


def _thing(one: Claim) -> tuple[object, ...]:
    """What a claim counts, as far as words tell; empty where they leave it open."""
    counted = one.counted
    if counted.figure.share or counted.figure.unit == AGE:
        return ()
    if one.fate and one.is_count:
        words = (*one.described, one.noun.lower()) if _is_noun(one) else ()
        group = {word.removesuffix("s") for word in words}  # the lemma of "Syrians" keeps it
        return ("fate", one.fate, frozenset(group - PEOPLE))
    if not one.noun or counted.predicate is None:
        return ()
    return (_verb(one), one.noun, one.described, counted.figure.unit)


def _verb(one: Claim) -> str:
    """The verb that says what happens to what a figure is of; empty where none does."""
    place, standing = one.counted.predicate, one.counted.standing
    if place is None:
        return ""
    own = standing.first <= place <= standing.last  # a copula's: "the cost is $5"
    return "be" if own else one.tree.words[place].lemma


def _is_noun(one: Claim) -> bool:
    """Whether a figure has a noun that it counts, and not just a verb or participle."""
    return one.counted.of is not None and one.counted.of in one.tree.holding


def _is_same(text: str, one: Claim, other: Claim) -> bool:
    """Whether two claims of a kind are of one thing, and exclude each other."""
    if one.figure.unit == AGE:
        return _excludes(one, other)
    return (
        _clashes(one, other)
        and _fits(one.counted.entity, other.counted.entity)
        and not ANOTHER.search(text, one.end, other.start)
        and (_is_of_one_occasion(one, other) or _is_of_two_voices(one, other))
    )


def _clashes(one: Claim, other: Claim) -> bool:
    """Whether two claims exclude each other, with nothing said that keeps them apart."""
    return (
        _excludes(one, other)
        and _fits(one.counted.where, other.counted.where)
        and _fits(one.said.days, other.said.days)
        and _fits(_doer(one), _doer(other))
        and not (one.said.is_update or other.said.is_update)
    )


def _excludes(one: Claim, other: Claim) -> bool:
    """Whether the figures leave no room for each other, and are not of quite another size."""
    (low, high), (low_b, high_b) = one.bounds, other.bounds
    if low <= high_b and low_b <= high:
        return False
    small, large = sorted(_size(claim) for claim in (one, other))
    return large <= ALIKE * max(small, 1.0)


def _size(one: Claim) -> float:
    """About how much a figure is."""
    figure = one.figure
    return figure.value or figure.low or figure.high or 0.0


def _doer(one: Claim) -> str:
    """Who is said to have done it, "soldiers killed 12": a toll is of more than one doer's."""
    tree, verb = one.tree, one.counted.predicate
    if one.noun in of_class("nouns", "total"):
        return "all"
    if not one.fate or verb is None or verb not in tree.clauses or occasion(one):
        return ""
    does = None if tree.groups[tree.clauses[verb]].passive else tree.subject_of(verb)
    return "" if does in (None, one.counted.of) else tree.words[does].lemma


def _fits(one: object, other: object) -> bool:
    """Whether two places, entities or days are the same, as far as both are said."""
    return not one or not other or one == other


def _is_of_one_occasion(one: Claim, other: Claim) -> bool:
    """Whether two sentences tell of one happening, which the later takes as known; what follows a
    headline ("Bus crash kills nine") need not."""
    first, second = occasion(one), occasion(other)
    if not first or not second or one.tree is other.tree:
        return False
    opening, determiner = (claim.tree.child(place, "det")
                           for claim, (_, place) in ((one, first), (other, second)))  # fmt: skip
    tree = other.tree
    known = determiner is None or tree.low(determiner) not in INDEFINITE
    headline = one.tree.number == 0 and opening is None and tree.number <= CLOSE
    return first[0] == second[0] and (known or headline)


def _is_of_two_voices(one: Claim, other: Claim) -> bool:
    """Whether two voices, neither the narrator's, speak one after the other, or say what one thing
    costs or is."""
    occasions = {found[0] for claim in (one, other) if (found := occasion(claim))}
    near = other.tree.number - one.tree.number <= CLOSE
    told = NARRATOR not in (one.speaker, other.speaker) or (_is_lasting(one) and _is_lasting(other))
    return near and told and len(occasions) < len((one, other)) and _differ(one, other)


def _is_lasting(one: Claim) -> bool:
    """Whether a figure is one that its thing keeps: "the bridge cost $5 million"."""
    tree, of, verb = one.tree, one.counted.of, one.counted.predicate
    held = None if of is None else tree.holding.get(of)
    known = held is not None and tree.low(held.first) == "the" and tree.tag(held.head) == "NN"
    return known and verb is not None and tree.words[verb].lemma in LASTING


def _differ(one: Claim, other: Claim) -> bool:
    """Whether two speakers are known, and not the same."""
    return None not in (one.speaker, other.speaker) and one.speaker != other.speaker


def occasion(one: Claim) -> tuple[str, int] | None:
    """The happening of which a figure is told, and its place in the sentence: "the blast killed
    12", "12 died in the blast"."""
    tree, verb = one.tree, one.counted.predicate
    if verb is None:
        return None
    does = tree.subject_of(verb)
    places = [] if does is None else [does]
    places += [i for i in tree.children[verb] if tree.case(i) in OCCASION_CASES]
    nouns = (tree.noun(i) for i in places)
    found = ((tree.words[i].lemma, i) for i in nouns if tree.tag(i) != "NNS")
    return next((pair for pair in found if pair[0] in of_class("nouns", "occasion")), None)
