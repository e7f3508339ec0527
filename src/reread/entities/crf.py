"""Names by a conditional random field, decoded with numpy: two passes over an article.

The weights were trained by training/names.py and are described in models/names.md. In the second
pass a word leans towards what it is at its other places in the article.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from ..words.attributes import normal
from ..words.conventions import PREFIXES
from ..words.decoding import best_paths, unpacked, unpacked_mapping, unpacked_sorted
from . import clues, gazetteer, labels
from .lines import Line, line
from .scoring import Weights, weights
from .spans import Name, Token

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np

LONGEST_RUN = 200  # tokens decoded together; longer sentences are cut, to bound memory
# In units of the model's scores, tuned on articles held out from training: what is added where all
# other places of a word are of one kind, or no name; how soft their votes are, and a name's score
LEANING, LEANING_OUT = 35.0, 20.0
VOTING, SOFTNESS = 10.0, 40.0
# The package's lists of countries and capitals (see training/names_facts.py), and what is added to
# LOC for their names: it changes scores by less than 0.1, and knows names that are newer than the
# texts of training (Kyiv)
CERTAIN, PUSH = ("Lca", "Lco"), 60.0
OPENING = {")": "(", "]": "[", "}": "{"}  # brackets that a name may end in, if it opens them


class Guess(NamedTuple):
    """A name as decoded: its sentence, first token and the one after its last; how sure."""

    sentence: int
    first: int
    last: int
    kind: str
    score: float
    reason: str


@functools.cache
def shipped() -> Weights:
    """The model that ships with reread."""
    return load(resources.files("reread.models"))


def load(home: Traversable) -> Weights:
    """The model in a folder; OSError if its file is not the one that was trained."""
    packed = unpacked(home, "names")
    packed["transitions"] = labels.only_possible(packed["transitions"].T).T
    return weights(packed, _known(packed))


def _known(packed: dict[str, np.ndarray]) -> clues.Known:
    """What a packed model knows of words."""
    import numpy as np

    lists = unpacked_mapping(packed, "members")
    several = {value: tuple(value.split(",")) for value in set(lists.values())}
    groups = map(tuple, packed["groups"].tolist())
    # The numbers of clues.ALIKE are nested: a fine cluster is in a middle one …
    both = packed["alike"].astype(int).T @ (1000, 1)
    different, which = np.unique(both, return_inverse=True)
    fine, kind = np.divmod(different, 1000)
    middle = packed["middle"][fine]
    less = kind // 100 * 10 + kind % 10  # without how sure
    columns = (fine, middle, packed["coarse"][middle], kind, less)
    tuples = list(zip(*(column.tolist() for column in columns), strict=True))
    alike = map(tuples.__getitem__, which.tolist())
    return clues.Known(
        dict(zip(unpacked_sorted(packed, "words"), groups, strict=True)),
        {word: several[value] for word, value in lists.items()},
        unpacked_mapping(packed, "listed"),
        dict(zip(unpacked_sorted(packed, "vectors"), alike, strict=True)),
    )


def guesses(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]], using: Weights | None = None
) -> list[Guess]:
    """One row per name in the sentences of an article, given as forms with their tags."""
    cuts = [
        (number, at)
        for number, forms in enumerate(sentences)
        for at in range(0, len(forms), LONGEST_RUN)
    ]
    known = using or shipped()
    lines = [
        line(
            [normal(form) for form in sentences[number][at : at + LONGEST_RUN]],
            tags[number][at : at + LONGEST_RUN],
            known.known,
        )
        for number, at in cuts
    ]
    found = list(_decoded(lines, cuts, known)) if cuts else []
    return _joined(found, sentences)


def _joined(found: Sequence[Guess], sentences: Sequence[Sequence[str]]) -> list[Guess]:
    """Guesses, those of a nationality and the body right after it as one: Russian | Foreign
    Ministry. The texts of training have such names whole 540 times and in two 27 times."""
    joined: list[Guess] = []
    for guess in found:
        before = joined[-1] if joined else None
        if before and _owns(before, guess, sentences):
            reason = f"{guess.reason}; with the nationality before it"
            score = min(before.score, guess.score)
            guess = guess._replace(first=before.first, score=score, reason=reason)
            joined.pop()
        joined.append(guess)
    return joined


def _owns(one: Guess, other: Guess, sentences: Sequence[Sequence[str]]) -> bool:
    """Whether a nationality stands right before what its last word tells to be a body."""
    body = (sentences[other.sentence][other.last - 1], "last") in gazetteer.keywords()
    if (one.kind, other.kind) != ("MISC", "ORG") or not body:
        return False
    entry = gazetteer.listed().get(" ".join(sentences[one.sentence][one.first : one.last]))
    touch = (one.sentence, one.last) == (other.sentence, other.first)
    return touch and entry is not None and entry.source == "demonyms"


def _decoded(
    lines: Sequence[Line], cuts: Sequence[tuple[int, int]], known: Weights
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
        first, last = _trimmed(lines[run], *(int(row - starts[run]) for row in span[:2]))
        if not any(_capital(form) for form in lines[run].forms[first:last]):
            continue
        sentence, at = cuts[run]
        reason = "crf" if tuple(span) in earlier else "crf; as elsewhere in the article"
        yield Guess(sentence, at + first, at + last, labels.KINDS[span[2]], score, reason)


def _trimmed(one: Line, first: int, last: int) -> tuple[int, int]:
    """A name without marks at its end, unless they belong to it: C$, Mladost (L), Yahoo!"""
    while last > first + 1 and last - 1 not in one.hits:
        mark = one.forms[last - 1]
        opening = OPENING.get(mark)
        if mark == "$" or _wordlike(mark) or (opening and opening in one.forms[first:last]):
            break
        last -= 1
    return first, last


def _wordlike(form: str) -> bool:
    return any(map(str.isalnum, form))


def _capital(form: str) -> bool:
    """Whether a form has a capital, a digit, or a letter of a script without capitals."""
    return any(c.isalnum() and not c.islower() for c in form)


def _passes(
    lines: Sequence[Line], starts: np.ndarray, known: Weights
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


def _scores(lines: Sequence[Line], known: Weights) -> np.ndarray:
    """One row per token: each label's score, transitions left out."""
    scores, number = known.scores(lines), 0
    for one in lines:
        for at, hit in one.hits.items():
            if any(lists in hit for lists in CERTAIN):
                place = "B-LOC" if hit[0] in "SB" else "I-LOC"
                scores[number + at, labels.LABELS.index(place)] += PUSH
        number += len(one.forms)
    marks = [not _wordlike(form) for one in lines for form in one.forms]
    scores[marks, 1 : 1 + len(labels.KINDS)] += labels.NEVER  # no name begins with a mark
    return scores


def _leaning(lines: Sequence[Line], found: labels.Spans, count: int) -> np.ndarray | None:
    """What to add to the scores of words that stand at several places, by what they are there."""
    import numpy as np

    numbers: dict[str, int] = {}
    forms = (form for one in lines for form in one.forms)
    words = [numbers.setdefault(form.lower(), len(numbers)) if form[0].isupper() else -1
             for form in forms]  # fmt: skip
    rows = np.flatnonzero(np.array(words) >= 0)
    word = np.array(words)[rows]
    times = np.bincount(word, minlength=1)[word]
    rows, word, times = rows[times > 1], word[times > 1], times[times > 1]
    if not len(rows):
        return None
    shares = labels.token_shares(found, count, VOTING)[rows]
    sums = np.zeros((len(numbers), shares.shape[1]), dtype=np.float32)
    np.add.at(sums, word, shares)
    others = (sums[word] - shares) / (times - 1)[:, None]
    leaning = np.zeros((count, len(labels.LABELS)), dtype=np.float32)
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
