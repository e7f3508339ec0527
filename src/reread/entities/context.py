"""What the words round a name tell of its kind, summed over all the places where it stands."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from . import gazetteer

# What a name without any sign is, in the weights of cues.tsv; set by hand.
PRIOR = {"PER": 0.6, "LOC": 0.6, "ORG": 0.9, "MISC": 0.5}  # ties go by this order too
LONG = {"PER": 1.5, "LOC": 0.4, "ORG": 0.8, "MISC": 0.5}  # of two words or more
SURE = 0.8  # the score of a name whose context speaks for one kind only
AGE = re.compile(r",\s(?:aged\s)?\d{2},")


class Place(NamedTuple):
    """Where a name stands: the words before and after it (lower case), the text that follows."""

    before: str
    after: str
    follows: str


def kind_of(form: str, places: Iterable[Place]) -> tuple[str, float, str]:
    """The kind that most speaks for, how sure (0 … 1), and the words that spoke."""
    words = form.count(" ") + 1
    votes = Counter(PRIOR if words == 1 or words > 4 else LONG)
    cues: list[str] = []
    for place in places:
        for side, word in (("before", place.before), ("after", place.after)):
            for kind, weight in gazetteer.cues().get((side, word), ()):
                votes[kind] += weight
                cues.append(word)
        if AGE.match(place.follows):
            votes["PER"] += 3
            cues.append("age")
    kind = max(PRIOR, key=lambda kind: votes[kind])
    total = math.fsum(max(votes[kind], 0) for kind in PRIOR)
    said = ", ".join(sorted(set(cues)))
    return kind, votes[kind] / total * SURE, f"context: {said}" if said else "capitals only"
