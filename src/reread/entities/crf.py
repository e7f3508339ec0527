"""Names by a conditional random field, decoded with numpy: two passes over an article.

The weights were trained by training/names.py and are described in models/names.md. In the second
pass a word leans towards what it is at its other places in the article.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from ..words.attributes import normal
from ..words.conventions import PREFIXES
from ..words.decoding import (
    Look,
    Model,
    best_paths,
    model,
    unpacked,
    unpacked_mapping,
    unpacked_strings,
)  # fmt: skip
from . import clues, labels
from .spans import Name, Token

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
LOOK = Look(clues.own, clues.beside, clues.adjacent, clues.around, clues.PLACES, clues.ADJACENT)
# In units of the model's scores, tuned on articles held out from training: what is added where all
# other places of a word are of one kind, or no name; how soft their votes are, and a name's score
LEANING, LEANING_OUT = 35.0, 20.0
VOTING, SOFTNESS = 10.0, 40.0
# The package's lists of countries and capitals (see training/names_facts.py), and what is added to
# LOC for their names: it changes scores by less than 0.1, and knows names that are newer than the
# texts of training (Kyiv)
CERTAIN, PUSH = ("Lca", "Lco"), 30.0


class Guess(NamedTuple):
    """A name as decoded: its sentence, first token and the one after its last; how sure."""

    sentence: int
    first: int
    last: int
    kind: str
    score: float
    reason: str


@functools.cache
def shipped() -> Model:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Model:
    """The model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, "names")
    groups = map(tuple, packed["groups"].tolist())
    lists = unpacked_mapping(packed, "members")
    several = {value: tuple(value.split(",")) for value in set(lists.values())}
    facts = clues.Known(
        dict(zip(unpacked_strings(packed["words"]), groups, strict=True)),
        {word: several[value] for word, value in lists.items()},
        unpacked_mapping(packed, "listed"),
    )
    packed["transitions"] = labels.only_possible(packed["transitions"].T).T
    return model(packed, facts, LOOK)


def guesses(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]], using: Model | None = None
) -> list[Guess]:
    """One row per name in the sentences of an article, given as forms with their tags."""
    cuts = [
        (number, at)
        for number, forms in enumerate(sentences)
        for at in range(0, len(forms), LONGEST_RUN)
    ]
    known = using or shipped()
    lines = [
        clues.line(
            [normal(form) for form in sentences[number][at : at + LONGEST_RUN]],
            tags[number][at : at + LONGEST_RUN],
            known.known,
        )
        for number, at in cuts
    ]
    return list(_decoded(lines, cuts, known)) if cuts else []


def _decoded(
    lines: Sequence[clues.Line], cuts: Sequence[tuple[int, int]], known: Model
) -> Iterator[Guess]:
    """The names of each run."""
    import numpy as np

    ends = np.cumsum([len(one.forms) for one in lines])
    starts = ends - [len(one.forms) for one in lines]
    before, found = _passes(lines, starts, known)
    earlier = set(zip(*(column.tolist() for column in before[:3]), strict=True))
    sure = labels.shares(found.scores, SOFTNESS)[np.arange(len(found.kind)), found.kind]
    runs = np.searchsorted(ends, found.first, side="right").tolist()
    for *span, score, run in zip(*(column.tolist() for column in (*found[:3], sure)), runs):  # noqa: B905
        sentence, at = cuts[run]
        first, last = (at + row - starts[run] for row in span[:2])
        reason = "crf" if tuple(span) in earlier else "crf; as elsewhere in the article"
        yield Guess(sentence, int(first), int(last), labels.KINDS[span[2]], score, reason)


def _passes(
    lines: Sequence[clues.Line], starts: np.ndarray, known: Model
) -> tuple[labels.Spans, labels.Spans]:
    """The names of the first and of the second pass."""
    lengths = [len(one.forms) for one in lines]
    scores = _scores(lines, known)
    labels.at_starts(scores, starts)
    path = best_paths(scores, lengths, known.transitions)
    first = labels.spans(path, scores, known.transitions, starts)
    leaning = _leaning(lines, first, len(path))
    if leaning is None:
        return first, first
    scores += leaning
    path = best_paths(scores, lengths, known.transitions)
    return first, labels.spans(path, scores, known.transitions, starts)


def _scores(lines: Sequence[clues.Line], known: Model) -> np.ndarray:
    """One row per token: each label's score, transitions left out."""
    import numpy as np

    scores = known.scores([one.forms for one in lines])
    scores += known.sums((window for one in lines for window in one.windows), clues.tagged)
    tokens, rows = [], []
    for number, names in clues.seldom(lines, known.known):
        found = [row for name in names if (row := known.rows.get(name)) is not None]
        rows += found
        tokens += [number] * len(found)
    np.add.at(scores, tokens, known.weights[rows])
    hits = (hit for one in lines for hit in one.hits)
    for number, hit in enumerate(hits):
        if hit and any(lists in hit for lists in CERTAIN):
            scores[number, labels.LABELS.index("B-LOC" if hit[0] in "SB" else "I-LOC")] += PUSH
    return scores


def _leaning(lines: Sequence[clues.Line], found: labels.Spans, count: int) -> np.ndarray | None:
    """What to add to the scores of words that stand at several places, by what they are there."""
    import numpy as np

    places: dict[str, list[int]] = defaultdict(list)
    forms = (form for one in lines for form in one.forms)
    for number, form in enumerate(forms):
        if form[0].isupper():
            places[form.lower()].append(number)
    several = [rows for rows in places.values() if len(rows) > 1]
    if not several:
        return None
    shares = labels.token_shares(found, count, VOTING)
    leaning = np.zeros((count, len(labels.LABELS)), dtype=np.float32)
    for rows in several:
        others = (shares[rows].sum(axis=0) - shares[rows]) / (len(rows) - 1)
        leaning[rows, 0] = others[:, -1] * LEANING_OUT
        leaning[rows, 1:] = np.tile(others[:, :-1], len(labels.PLACES)) * LEANING
    return leaning


def crf_names(text: str, tokens: Sequence[Sequence[Token]]) -> list[Name]:
    """The names in the sentences of an article, given as tokens."""
    forms = [[token.form for token in sentence] for sentence in tokens]
    tags = [[token.tag for token in sentence] for sentence in tokens]
    return [
        Name(
            *_span(text, tokens[guess.sentence][guess.first : guess.last]),
            guess.kind,
            round(guess.score, 3),
            guess.reason,
        )
        for guess in guesses(forms, tags)
    ]


def _span(text: str, tokens: Sequence[Token]) -> tuple[int, int]:
    """Where a name begins and ends; a prefix is not part of it (anti-American)."""
    start, end = tokens[0].start, tokens[-1].end
    prefix, hyphen, rest = tokens[0].form.partition("-")
    if hyphen and prefix.lower() in PREFIXES and rest[:1].isupper():
        start += len(prefix) + 1
    return start, end
