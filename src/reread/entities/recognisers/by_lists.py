"""Names by lists and by shape: the recogniser that no training stands behind."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...grammar.trees import Trees
from ...reader.lists import reaches
from .. import gazetteer, wordlists
from ..forms import Form, Name, forms
from .capitalised_runs import LINKS, Habits, habits, runs
from .cuts import LISTED, Part, parts

# How sure a name is that is told by another place in the article: part of a full name, said with
# a title, in a line of capitals (set by hand).
BORNE, TITLED, SHOUTED = 0.85, 0.8, 0.8
# What a name without any sign is, in the weights of cues.tsv; set by hand.
PRIOR = {"PER": 0.6, "LOC": 0.6, "ORG": 0.9, "MISC": 0.5}  # ties go by this order too
LONG = {"PER": 1.5, "LOC": 0.4, "ORG": 0.8, "MISC": 0.5}  # of two words or more
SURE = 0.8  # the score of a name whose context speaks for one kind only
AGE = re.compile(r",\s(?:aged\s)?\d{2},")


class Surroundings(NamedTuple):
    """The words before and after a name (lower case), and the text that follows it."""

    before: str
    after: str
    follows: str


class Placed(NamedTuple):
    """A part of a run, with what stands round it."""

    part: Part
    place: Surroundings


def listed_names(text: str, spans: Sequence[tuple[int, int]], trees: Trees) -> list[Name]:
    """Names by lists and by shape in sentences; what neither tells, by the words round it."""
    all_words = [forms(text, *span, trees.get(number)) for number, span in enumerate(spans)]
    shouted = [found for found in all_words if _shouted(found)]
    plain = [found for found in all_words if not _shouted(found)]
    habit = habits(plain)
    decided = _decide([piece for found in plain for piece in _pieces(text, found, habit)])
    known = dict.fromkeys(_bearers(decided), "PER")
    known |= {_form(part.words): part.kind for part in decided if part.kind}
    decided += [part for found in shouted for part in _in_capitals(found, known)]
    return sorted(_name(part) for part in decided)


def _shouted(found: list[Form]) -> bool:
    """Whether a sentence is written in capitals, so that they tell nothing."""
    letters = [word for word in found if len(word.form) > 2 and word.form.isalpha()]
    return len(letters) > 2 and sum(word.capitals for word in letters) > 0.6 * len(letters)


def _pieces(text: str, found: list[Form], habit: Habits) -> list[Placed]:
    pieces = []
    for at, run in runs(found, habit):
        for part in parts(run):
            first = at + run.index(part.words[0]) if part.words[0] in run else at
            last = first + len(part.words)
            before = _before(found, first)
            after = found[last].form.lower() if last < len(found) else ""
            end = part.words[-1].end
            pieces.append(Placed(part, Surroundings(before, after, text[end : end + 12])))
    return pieces


def _before(found: list[Form], first: int) -> str:
    """The word before a name; "of" and "for" with the word before them (mayor of)."""
    before = found[first - 1].form.lower() if first else ""
    return f"{found[first - 2].form.lower()} {before}" if before in LINKS and first > 1 else before


def _form(found: list[Form]) -> str:
    return " ".join(word.form for word in found)


def _decide(pieces: list[Placed]) -> list[Part]:
    """All pieces with a kind: one form has one kind in an article, a surname its bearer's."""
    places: dict[str, list[Surroundings]] = {}
    for piece in pieces:
        places.setdefault(_form(piece.part.words), []).append(piece.place)
    found = [piece.part for piece in pieces]
    titled = {_form(part.words) for part in found if part.reason.startswith("title")}
    unknown = {_form(part.words) for part in found if part.kind is None}
    context = {form: _kind_of(form, places[form]) for form in sorted(unknown)}
    bearers = _bearers(_decided(part, {}, titled, context) for part in found)
    return [_decided(part, bearers, titled, context) for part in found]


def _decided(
    part: Part,
    bearers: dict[str, str],
    titled: set[str],
    context: dict[str, tuple[str, float, str]],
) -> Part:
    form = _form(part.words)
    if form in bearers and (part.kind is None or part.score < LISTED):
        return part._replace(kind="PER", score=BORNE, reason=f"as in {bearers[form]!r}")
    if form in titled and part.kind != "PER" and (part.score < LISTED or part.kind == "LOC"):
        return part._replace(kind="PER", score=TITLED, reason="said with a title elsewhere")
    if part.kind is None:
        kind, score, reason = context[form]
        return part._replace(kind=kind, score=score, reason=reason)
    return part


def _kind_of(form: str, places: Iterable[Surroundings]) -> tuple[str, float, str]:
    """The kind that most speaks for, how sure (0 … 1), and the words that spoke."""
    words = form.count(" ") + 1
    votes = dict(PRIOR if words == 1 or words > 4 else LONG)
    cues: list[str] = []
    for place in places:
        for side, word in (("before", place.before), ("after", place.after)):
            for kind, weight in wordlists.cues().get((side, word), ()):
                votes[kind] += weight
                cues.append(word)
        if AGE.match(place.follows):
            votes["PER"] += 3
            cues.append("age")
    kind = max(PRIOR, key=lambda kind: votes[kind])
    total = math.fsum(max(votes[kind], 0) for kind in PRIOR)
    said = ", ".join(sorted(set(cues)))
    return kind, votes[kind] / total * SURE, f"context: {said}" if said else "capitals only"


def _bearers(found: Iterable[Part]) -> dict[str, str]:
    """Last (and, for a listed person, first) words of people's full names, with the full name."""
    bearers: dict[str, str] = {}
    for part in found:
        if part.kind == "PER" and len(part.words) > 1:
            for word in (part.words[-1], part.words[0]):
                bearers.setdefault(word.form, _form(part.words))
    return bearers


def _in_capitals(found: list[Form], known: dict[str, str]) -> Iterator[Part]:
    """In a line of capitals, only names that a list or the rest of the article knows."""
    seen = {form.upper(): kind for form, kind in known.items()}
    reach = reaches(seen)
    at = 0
    while at < len(found):
        key = gazetteer.match(found, at, seen, reach)
        source = "elsewhere in the article"
        kind = seen[key] if key else None
        if not key:
            key = gazetteer.match(found, at, gazetteer.capitals(), gazetteer.longest_in_capitals())
            entry = gazetteer.listed()[gazetteer.capitals()[key]] if key else None
            kind, source = (entry.kind, f"in the list of {entry.source}") if entry else (None, "")
        count = key.count(" ") + 1 if key else 1
        if key:
            yield Part(found[at : at + count], kind, SHOUTED, source)
        at += count


def _name(part: Part) -> Name:
    start, end = part.words[0].start, part.words[-1].end
    return Name(start, end, part.kind or "MISC", round(part.score, 3), part.reason)
