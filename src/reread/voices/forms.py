"""Forms: what the attribution model sees of a word by itself, each form looked at once.

A form is a word as it is written, with its tag and lemma; a quotation is known by how it opens and
ends. News repeats itself, so what was found, and summed weights that hang on it alone, are kept.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .units import QUOTED, TERMINAL, Item
from .verbs import verbs
from .wordlists import DASHES, FINITE, SUBORDINATORS

if TYPE_CHECKING:
    import numpy as np

# What is seen of a form, strings that the model numbers
STREAMS = ("word", "lemma", "suffix", "tag", "coarse", "fine", "finest", "shape", "reports")
# What its surroundings are told from, numbers
TRAITS = ("quoted", "written", "verb", "finite", "finite_reporting", "subordinates", "breaks")
BREAKS = ("", ".", ",", ";", ":", "q", "-", "—", "–", "―")  # none; end of sentence; then breaks
SHORT = 4  # words: shorter quotations are often names and scare quotes
FORMS_KEPT = 30_000  # at about 0.5 kB each
ROOM = 1_024  # forms that the tables hold at first
UNKNOWN, EDGE = 0, 1  # numbers of values not seen in training, and of places outside the block
Key = tuple[str, str, str]
Groups = Mapping[str, tuple[int, ...]]
_NONE = (0, 0, 0, 0)


def key_of(text: str, item: Item) -> Key:
    """What a form is known by."""
    if item.quotation is None:
        return text[item.start : item.end], item.tag, item.lemma
    return "", tag_of(text, item), ""


def tag_of(text: str, item: Item) -> str:
    """The tag; of a quotation how it opens, ends and how long it is."""
    if item.quotation is None:
        return item.tag
    last = "." if item.last in TERMINAL else "," if item.last == "," else "x"
    inner = text[item.start + 1 : item.start + 2]
    long = text.count(" ", item.start, item.end) >= SHORT
    return f"{QUOTED}{last}{inner.isupper():d}{long:d}{item.quotation.closed:d}"


def seen(key: Key, item: Item, groups: Groups) -> tuple[str, ...]:
    """One value per stream of STREAMS."""
    word = item.word if item.quotation is None else key[1]
    coarse, fine, finest, *_ = groups.get(word, _NONE)
    return (word, item.lemma or item.word, word[-3:], key[1], str(coarse), str(fine), str(finest),
            _shape(key[0], item), _reports(item)[1])  # fmt: skip


def _shape(form: str, item: Item) -> str:
    if item.quotation is not None:
        return "Q"
    if form[:1].isupper():
        return "XX" if len(form) > 1 and form.isupper() else "Xx"
    return "x" if form[:1].islower() else "d" if form[:1].isdigit() else "."


def _reports(item: Item) -> tuple[str, str]:
    """Lemma and complements of a reporting verb; empty for other words."""
    if item.word == "according":
        return "according", "a"
    if item.tag[:2] in ("VB", "NN") and (entries := verbs().get(item.word)):
        verb = entries[-1][1]
        return verb.lemma, f"{verb.takes}{item.tag[:2] == 'NN':d}"
    return "", ""


def traits(item: Item) -> tuple[int, ...]:
    """One number per trait of TRAITS."""
    quoted = item.quotation is not None
    breaks = item.word in (",", ";", ":") or item.word in DASHES or item.last == ","
    finite = not breaks and item.tag in FINITE
    return (
        quoted,
        quoted or item.word[:1].isalnum(),
        verb_numbers()[_reports(item)[0]],
        finite,
        finite and item.word in verbs(),
        item.word in SUBORDINATORS,
        BREAKS.index("q" if quoted else item.word[:1]) if breaks else 0,
    )


class Forms:
    """The forms met so far, by number: what is seen of them, their traits, their scores.

    Number 0 is a place outside the block. `score` gives the summed weights of forms (place, form,
    label), whose streams it is handed as numbers.
    """

    def __init__(
        self,
        alphabets: Mapping[str, Mapping[str, int]],
        groups: Groups,
        score: Callable[[Mapping[str, np.ndarray]], np.ndarray],
    ) -> None:
        self.alphabets, self.groups, self.score = alphabets, groups, score
        self.forget()

    def forget(self) -> None:
        """Start anew: vocabularies are open-ended."""
        import numpy as np

        edge = np.full((len(STREAMS), 1), EDGE, dtype=np.int64)
        self.number: dict[Key, int] = {}
        self.tags = [""]
        self.streams = edge
        self.traits = np.zeros((len(TRAITS), 1), dtype=np.int64)
        self.scores = self.score(dict(zip(STREAMS, edge, strict=True)))
        self.count = 1

    def numbered(self, text: str, items: Sequence[Item]) -> np.ndarray:
        """The number of each item's form."""
        import numpy as np

        if self.count > FORMS_KEPT:
            self.forget()
        keys = [key_of(text, item) for item in items]
        fresh = {key: item for key, item in zip(keys, items, strict=True)
                 if key not in self.number}  # fmt: skip
        if fresh:
            self._keep(fresh)
        return np.array([self.number[key] for key in keys], dtype=np.int64)

    def _keep(self, fresh: Mapping[Key, Item]) -> None:
        import numpy as np

        values = zip(*(seen(key, item, self.groups) for key, item in fresh.items()), strict=True)
        columns = {}
        for name, own in zip(STREAMS, values, strict=True):
            number = self.alphabets[name]
            columns[name] = np.array([number.get(value, UNKNOWN) for value in own])
        total = self.count + len(fresh)
        if total > self.streams.shape[1]:
            room = max(total, 2 * self.streams.shape[1], ROOM)
            self.streams, self.traits = _grown(self.streams, room), _grown(self.traits, room)
            self.scores = _grown(self.scores, room)
        own = slice(self.count, total)
        self.streams[:, own] = list(columns.values())
        self.traits[:, own] = np.array([traits(item) for item in fresh.values()]).T
        self.scores[:, own] = self.score(columns)
        self.tags += [key[1] for key in fresh]
        self.number.update(zip(fresh, range(self.count, total), strict=True))
        self.count = total


def _grown(table: np.ndarray, room: int) -> np.ndarray:
    """A table with room for more forms along its second axis."""
    import numpy as np

    larger = np.zeros((len(table), room, *table.shape[2:]), dtype=table.dtype)
    larger[:, : table.shape[1]] = table
    return larger


@functools.cache
def verb_numbers() -> dict[str, int]:
    """The reporting verbs and "according" by number; no verb is 0."""
    lemmas = {verb.lemma for entries in verbs().values() for _, verb in entries}
    return {lemma: at for at, lemma in enumerate(["", *sorted(lemmas | {"according"})])}
