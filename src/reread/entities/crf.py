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
from ..words.decoding import Look, Model, best_paths, model, unpacked, unpacked_strings
from . import clues, labels
from .spans import Name, Token

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
LOOK = Look(clues.own, clues.beside, clues.adjacent, clues.around, clues.PLACES, clues.ADJACENT)
LEANING = 0.0
LEANING_OUT = 0.0
SOFTNESS = 10.0


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
    words, groups = unpacked_strings(packed["words"]), packed["groups"].tolist()
    members = {word: tuple(lists.split(",")) for word, lists in _pairs(packed["members"])}
    clusters = dict(zip(words, map(tuple, groups), strict=True))
    facts = clues.known(clusters, members, dict(_pairs(packed["listed"])))
    packed["transitions"] = labels.only_possible(packed["transitions"].T).T
    return model(packed, facts, LOOK)


def _pairs(array: np.ndarray) -> Iterator[tuple[str, str]]:
    for row in unpacked_strings(array):
        first, _, second = row.partition("\t")
        yield first, second


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

    lengths = [len(one.forms) for one in lines]
    ends = np.cumsum(lengths)
    starts = ends - lengths
    scores = _scores(lines, known)
    labels.at_starts(scores, starts)
    path = best_paths(scores, lengths, known.transitions)
    found = labels.spans(path, scores, known.transitions, starts)
    leaning = _leaning(lines, found, len(path))
    if leaning is not None:
        scores += leaning
        path = best_paths(scores, lengths, known.transitions)
        found = labels.spans(path, scores, known.transitions, starts)
    share = _shares(found.scores)[np.arange(len(found.kind)), found.kind]
    run = np.searchsorted(ends, found.first, side="right")
    rows = (run, found.first - starts[run], found.last - starts[run], found.kind, share)
    for number, first, last, kind, score in zip(*(row.tolist() for row in rows), strict=True):
        sentence, at = cuts[number]
        yield Guess(sentence, at + first, at + last, labels.KINDS[kind], score, "crf")


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
    return scores


def _shares(scores: np.ndarray) -> np.ndarray:
    """Scores of kinds as shares of one, softened."""
    import numpy as np

    powers = np.exp((scores - scores.max(axis=1, keepdims=True)) / SOFTNESS)
    return powers / powers.sum(axis=1, keepdims=True)


def _leaning(lines: Sequence[clues.Line], found: labels.Spans, count: int) -> np.ndarray | None:
    """What to add to the scores of words that stand at several places, by what they are there."""
    import numpy as np

    places: dict[str, list[int]] = defaultdict(list)
    number = 0
    for one in lines:
        for form in one.forms:
            if form[0].isupper():
                places[form.lower()].append(number)
            number += 1
    many = [rows for rows in places.values() if len(rows) > 1]
    if not many:
        return None
    shares = np.zeros((count, len(labels.KINDS) + 1), dtype=np.float32)
    shares[:, -1] = 1
    of_spans = _shares(found.scores)
    inside = np.repeat(np.arange(len(found.first)), found.last - found.first)
    at = np.concatenate([np.arange(*span) for span in zip(found.first, found.last)] or [[]])  # noqa: B905
    shares[at.astype(int)] = of_spans[inside]
    leaning = np.zeros((count, len(labels.LABELS)), dtype=np.float32)
    for rows in many:
        others = (shares[rows].sum(axis=0) - shares[rows]) / (len(rows) - 1)
        leaning[rows, 1:] = np.tile(others[:, :-1], len(labels.PLACES)) * LEANING
        leaning[rows, 0] = others[:, -1] * LEANING_OUT
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
