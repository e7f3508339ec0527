"""Documents cut into windows of whole sentences, and windows packed into batches.

A window's words see each other and nothing else; several short ones share a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from reader_data import NOWHERE, POINTERS, ROOT, SINGLE, Document

from reread.reader.features import SHAPES, Lists, Vocabulary, shapes

ROW = 256  # pieces in a row, two of them the marks of each window in it
WORDS = 248  # words in a row
NONE = WORDS  # the place that a pointer to nothing, or of a root, has
CAPITALS = SHAPES.index("capitals")
LETTERS = range(SHAPES.index("lower"), SHAPES.index("opening mark"))
# How often a window is shown in capitals, without beginnings, without lists; a word illegible
IN_CAPITALS, WITHOUT_BREAKS, WITHOUT_LISTS, ILLEGIBLE = 0.03, 0.1, 0.2, 0.08


class Window(NamedTuple):
    """A range of a document's words, and how many pieces they have, the marks at its ends among
    them."""

    doc: int
    first: int
    last: int
    pieces: int


class Pieced(NamedTuple):
    """A document with its pieces: their numbers, by word where its first one stands, its shape
    and its bits of lists."""

    doc: Document
    ids: np.ndarray
    first: np.ndarray  # one more than words
    shapes: np.ndarray
    lists: np.ndarray
    marks: tuple[int, int, int]  # pieces that begin and end a window, and that of what is unknown


def pieced(doc: Document, known: Vocabulary, lists: Lists) -> Pieced:
    """A document with the pieces of its words."""
    found = [known.numbered(form) for form in doc.forms]
    first = np.cumsum([0, *map(len, found)])
    ids = np.array([number for word in found for number in word], np.int32)
    own = np.array([*shapes(doc.forms, doc.opens == 2)], np.int32)
    listed = np.array(lists.features(doc.forms), np.int32)
    return Pieced(doc, ids, first, own, listed, (known.begin, known.end, known.unknown))


def windows(number: int, own: Pieced, skip: int = 0, alone: bool = False) -> Iterator[Window]:
    """Windows of whole sentences, as long as a row holds, the first with `skip` sentences; or,
    `alone`, of a sentence each."""
    sentence, count = own.doc.sentence, len(own.doc.forms)
    ends = [*(np.flatnonzero(np.diff(sentence)) + 1).tolist(), count]
    start, before, begun = 0, 0, 0
    for end in ends:
        due = alone or begun == skip > 0
        if due or end - start > WORDS or own.first[end] - own.first[start] > ROW - 2:
            if before > start:
                yield _window(number, own, start, before)
                start, skip = before, 0
            while end - start > WORDS or own.first[end] - own.first[start] > ROW - 2:
                cut = min(start + WORDS, end)
                while own.first[cut] - own.first[start] > ROW - 2:
                    cut -= 1
                yield _window(number, own, start, cut)
                start = cut
        before, begun = end, begun + 1
    if start < count:
        yield _window(number, own, start, count)


def _window(number: int, own: Pieced, first: int, last: int) -> Window:
    return Window(number, first, last, int(own.first[last] - own.first[first]) + 2)


def rows(found: Sequence[Window]) -> list[list[Window]]:
    """Windows put together while they fit into a row, in order of what is left of it."""
    free: list[list[Window]] = []
    full: list[list[Window]] = []
    room: list[tuple[int, int]] = []
    for window in found:
        words = window.last - window.first
        for at, (pieces_left, words_left) in enumerate(room):
            if window.pieces <= pieces_left and words <= words_left:
                free[at].append(window)
                room[at] = (pieces_left - window.pieces, words_left - words)
                break
        else:
            free.append([window])
            room.append((ROW - window.pieces, WORDS - words))
            if len(free) > 24:  # what has least room is closed
                at = min(range(len(room)), key=room.__getitem__)
                full.append(free.pop(at))
                room.pop(at)
    return full + free


def batch(
    docs: Sequence[Pieced], some: Sequence[Sequence[Window]], random: np.random.Generator | None
) -> dict[str, np.ndarray]:
    """The arrays of some rows. `random` decides how some windows are shown otherwise."""
    size = len(some)
    made = {
        name: np.zeros((size, ROW), np.int32)
        for name in ("ids", "shape", "opens", "lists", "place")
    }
    made |= {name: np.full((size, ROW), -1, np.int32) for name in ("part", "word")}
    made |= {name: np.full((size, WORDS), -1, np.int32) for name in ("sentence", "window")}
    made |= {name: np.full((size, WORDS), -1, np.int32) for name in (*SINGLE, *POINTERS)}
    for row, windows_ in enumerate(some):
        piece, word = 0, 0
        for number, window in enumerate(windows_):
            _place(made, row, docs[window.doc], window, number, piece, word, random)
            piece += window.pieces
            word += window.last - window.first
    return made


def _place(
    made: dict[str, np.ndarray],
    row: int,
    own: Pieced,
    window: Window,
    number: int,
    piece: int,
    word: int,
    random: np.random.Generator | None,
) -> None:
    """Put a window into a row, from a piece and a word on."""
    doc, (_, a, b, size) = own.doc, window
    inner, words = slice(piece + 1, piece + size - 1), slice(word, word + b - a)
    lengths = np.diff(own.first[a : b + 1])
    shape, opens, lists = own.shapes[a:b], doc.opens[a:b], own.lists[a:b]
    ids = own.ids[own.first[a] : own.first[b]]
    if random is not None:
        chance = random.random(3)
        if chance[0] < IN_CAPITALS:
            shape = np.where((shape >= LETTERS[0]) & (shape <= LETTERS[-1]), CAPITALS, shape)
            lists = np.zeros_like(lists)
        if chance[1] < WITHOUT_BREAKS:
            opens = np.zeros_like(opens)
        if chance[2] < WITHOUT_LISTS:
            lists = np.zeros_like(lists)
        illegible = np.repeat(random.random(b - a) < ILLEGIBLE, lengths)
        ids = np.where(illegible, own.marks[2], ids)
    made["ids"][row, inner] = ids
    made["ids"][row, [piece, piece + size - 1]] = own.marks[:2]
    for name, values in (("shape", shape), ("opens", opens), ("lists", lists)):
        made[name][row, inner] = np.repeat(values, lengths)
    made["word"][row, inner] = np.repeat(np.arange(word, word + b - a), lengths)
    made["place"][row, piece : piece + size] = np.arange(size)
    made["part"][row, piece : piece + size] = number
    made["window"][row, words] = number
    made["sentence"][row, words] = number * 1000 + doc.sentence[a:b] - doc.sentence[a]
    for name, values in doc.labels.items():
        made[name][row, words] = values[a:b]
    for name, values in doc.pointers.items():
        made[name][row, words] = _shifted(values[a:b], a, b, word)


def _shifted(values: np.ndarray, a: int, b: int, word: int) -> np.ndarray:
    """Pointers to words as pointers to places of a row; -1 where they lead out of the window."""
    inside = (values >= a) & (values < b)
    nothing = (values == ROOT) | (values == NOWHERE)
    return np.where(inside, values - a + word, np.where(nothing, NONE, -1))
