"""How likely a quotation is right as a whole: what is said, and who says it.

A logistic model of what is known of a quotation. Its weights are in data/likelihood.tsv, which
training/quotations.py makes from PolNeAR dev.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache

from ..files import word_data
from ..grammar.sentence import DENIALS
from ..grammar.words import RELATIVE
from .marks import is_marked
from .not_speech import is_told, takes_noun
from .pieces import RULES, VERB, Said
from .places import Places

LEAST, MOST = 0.02, 0.98  # between which the reader's probability is looked at
# Probability below which a quotation is doubtful: of the others five in six are right to the word,
# or nearly, on PolNeAR dev and on what of PolNeAR train the reader was not trained on
DOUBTFUL = 0.4
# What is left of it for "the media ignored the protests": PolNeAR has such noun phrases as gold;
# of fifteen judged in other articles (benchmarks/quotations_judged.tsv) six are what someone says
STRANGE = 0.4
DENIED = 0.4  # and for "has not conceded the election", of which PolNeAR has the words
NOBODY = ("no one", "nobody", "none", "neither", "no-one")


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature."""
    rows = word_data("reread.voices", "likelihood")
    return {row["feature"]: float(row["weight"]) for row in rows}


def likelihood(text: str, said: Said, places: Places) -> float:
    """The probability that content and source of a quotation are right."""
    known = weights()
    total = math.fsum(known.get(name, 0.0) * value for name, value in features(text, said, places))
    return 1 / (1 + math.exp(-total))


def trust(text: str, said: Said, places: Places) -> float:
    """What is left of that probability where PolNeAR tells too little: where someone is said not
    to have said it, and of noun phrases without marks under a verb that the table lacks."""
    if said.cue and (is_denied(said.cue, places) or _is_nobody(said, places)):
        return DENIED
    if said.way != VERB or directness(text, said) != "indirect":
        return 1.0
    words = [place for piece in said.pieces for place in places.within(*piece[:2])]
    found = places.verb(said.cue) if said.cue else None
    return 1.0 if is_told(words) or takes_noun(found) else STRANGE


def features(text: str, said: Said, places: Places) -> Iterator[tuple[str, float]]:
    """What is known of a quotation: names of features with their values."""
    words = [place for piece in said.pieces for place in places.within(*piece[:2])]
    yield "constant", 1.0
    yield f"by {said.by}", 1.0
    yield f"heard, by {said.by}", _logit(said.score)
    yield f"way {said.way}", 1.0
    yield f"{directness(text, said)}", 1.0
    yield f"{directness(text, said)}, by {said.by}", 1.0
    yield f"source {source_form(said, places)}", 1.0
    yield "words", math.log(1 + len(words)) - 2.5
    found = places.verb(said.cue) if said.cue else None
    listed = found is not None and found[2] is not None
    if is_told(words):
        yield "clause, verb listed" if listed else "clause", 1.0
        if said.by == RULES and not is_marked(text, said.pieces[0].start):
            yield "clause, by rules alone", 1.0
    elif takes_noun(found):
        yield "noun, verb takes it", 1.0
    if said.agreed:
        yield f"reported alike, {said.by}", 1.0
    if not all(piece.closed for piece in said.pieces):
        yield "unclosed", 1.0
    if len(said.pieces) > 1:
        yield "pieces", 1.0


def _logit(share: float) -> float:
    share = min(max(share, LEAST), MOST)
    return math.log(share / (1 - share))


def directness(text: str, said: Said) -> str:
    """Direct if the content opens with a quotation, mixed if it holds one, else indirect."""
    if is_marked(text, said.pieces[0].start):
        return "direct"
    return "mixed" if any(piece.quoted for piece in said.pieces) else "indirect"


def is_denied(cue: tuple[int, int], places: Places) -> bool:
    """Whether reporting words say that someone did not say it: "has not conceded"."""
    found = places.verb(cue)
    if found is None:
        return False
    tree, at, _ = found
    return any(tree.low(i) in DENIALS for i in tree.children[at] if i < at)


def _is_nobody(said: Said, places: Places) -> bool:
    """Whether it is said that nobody says so: "no one cited the war"."""
    words = places.within(*said.source) if said.source else []
    opening = " ".join(tree.low(i) for tree, i in words[:2])
    return opening.startswith(NOBODY)


def source_form(said: Said, places: Places) -> str:
    """How a source names who speaks: name, nominal, pronoun, relative; none where it lacks."""
    words = places.within(*said.source) if said.source else []
    if not words:
        return "none"
    tree, first = words[0]
    head = tree.head(first, first + len(words) - 1) if words[-1][0] is tree else first
    tag = tree.tag(head)
    if tag in RELATIVE:
        return "relative"
    named = any(own.tag(i).startswith("NNP") for own, i in words)
    return "pronoun" if tag.startswith("PRP") else "name" if named else "nominal"
