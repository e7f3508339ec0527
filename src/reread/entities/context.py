"""What the words round a name tell of its kind, summed over all the places where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

# Words that stand before or after a name, the kind they speak for, and how strongly (weights set
# by hand, in thirds of a sure sign).
BEFORE = {
    "LOC": ({"in": 2, "near": 2, "at": 1, "from": 1, "to": 0.7, "outside": 2, "around": 1,
             "across": 2, "throughout": 2, "into": 1, "via": 1, "toward": 1, "towards": 1,
             "inside": 1, "northern": 2, "southern": 2, "eastern": 2, "western": 2, "central": 2}),
    "PER": ({"by": 0.5, "with": 0.3, "striker": 2, "midfielder": 2, "defender": 2, "goalkeeper": 2,
             "captain": 2, "coach": 2, "lawyer": 2, "spokesman": 2, "spokeswoman": 2, "leader": 2,
             "president": 2, "minister": 2, "chairman": 2, "actor": 2, "singer": 2, "author": 2,
             "professor": 2, "analyst": 2, "director": 2, "husband": 2, "wife": 2, "son": 1.5,
             "daughter": 1.5, "brother": 1.5, "sister": 1.5, "mother": 1.5, "father": 1.5,
             "named": 1, "champion": 1, "champions": -1}),
    "ORG": ({"the": 1.5, "group": 1, "company": 2, "newspaper": 2, "agency": 2, "firm": 2,
             "club": 1.5, "against": 0.5, "for": 0.3}),
    "MISC": {"the": 0.7, "called": 1, "film": 2, "album": 2, "song": 2, "book": 2, "novel": 2},
}  # fmt: skip
AFTER = {
    "PER": ({"said": 1, "says": 1, "told": 1, "added": 1, "who": 2, "was": 0.3, "has": 0.2,
             "scored": 1, "won": 0.4, "beat": 0.5, "died": 1.5, "himself": 3, "herself": 3,
             "replied": 1, "explained": 1, "noted": 1, "wrote": 1}),
    "LOC": ({"based": 2, "police": 1.5, "residents": 2, "province": 2.5, "city": 2, "region": 2.5,
             "district": 2.5, "airport": 2.5, "town": 2, "village": 2.5, "river": 2, "county": 2,
             "state": 1.5, "area": 2, "where": 1.5, "border": 2}),
    "ORG": ({"shares": 3, "officials": 1, "members": 1.5, "spokesman": 1.5, "employees": 2,
             "chief": 1, "chairman": 1, "executives": 2, "led": 1, "group": 1, "company": 1,
             "party": 2, "newspaper": 2, "agency": 2}),
    "MISC": {"people": 1, "language": 2, "culture": 1.5, "community": 0.7, "man": 1, "woman": 1},
}  # fmt: skip
PRIOR = {"PER": 1.0, "LOC": 0.8, "ORG": 0.6, "MISC": 0.2}  # ties go by this order too
LONG = {"PER": 1.5, "LOC": 0.4, "ORG": 0.8, "MISC": 0.5}  # of two words or more
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
        for kind, table in BEFORE.items():
            _vote(votes, cues, kind, place.before, table)
        for kind, table in AFTER.items():
            _vote(votes, cues, kind, place.after, table)
        if AGE.match(place.follows):
            votes["PER"] += 3
            cues.append("age")
    kind = max(PRIOR, key=lambda kind: votes[kind])
    total = sum(max(votes[kind], 0) for kind in PRIOR)
    said = ", ".join(sorted(set(cues)))
    return kind, votes[kind] / total * 0.8, f"context: {said}" if said else "capitals only"


def _vote(
    votes: Counter[str], cues: list[str], kind: str, word: str, table: dict[str, float]
) -> None:
    if word in table:
        votes[kind] += table[word]
        cues.append(word)
