"""The reader's network, run by numpy: words in a window to vectors, vectors to scores.

A window is read by itself, so that what is said of an article does not hang on what is read beside
it. Arrays are in single precision; what leaves this module is rounded, since the last digits of a
sum differ between processors.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .weights import HEADS, Arrays, Weights

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

EPSILON = 1e-12  # of layer normalisation, in MiniLM
# Gelu by a hyperbolic tangent (Hendrycks and Gimpel 2016)
GELU_SLOPE, GELU_CUBE = 0.7978845608, 0.0356774081
DECIMALS = 3  # of scores


class Window(NamedTuple):
    """Words that are read at once: pieces with what is known of their words, and which piece is
    each word's first."""

    ids: list[int]
    shapes: list[int]
    opens: list[int]
    lists: list[int]  # bits, see features.py
    first: list[int]


def words(model: Weights, window: Window) -> np.ndarray:
    """Word, value: what the network makes of each word of a window, the mean of its pieces."""
    pieces = _encoded(model, window)[:-1]
    count = np.diff([*window.first, len(pieces)])
    return np.add.reduceat(pieces, window.first) / count[:, None].astype(np.float32)


def _encoded(model: Weights, window: Window) -> np.ndarray:
    own = model.inputs
    x = own["word"][window.ids] * own["word.scale"][window.ids]
    x += own["place"][: len(window.ids)]
    x += own["shape"][window.shapes]
    x += own["opens"][window.opens]
    known = np.array(window.lists)[:, None] >> np.arange(len(own["lists"]))
    x += (known & 1).astype(np.float32) @ own["lists"]
    x = _normalised(x, own["gain"], own["shift"])
    for layer in model.layers:
        x += _gathered(layer, x)
        x = _normalised(x, layer["gain"], layer["shift"])
        wide = x @ layer["widen"]
        wide += layer["widen_bias"]
        x += _gelu_doubled(wide) @ layer["narrow"]
        x += layer["narrow_bias"]
        x = _normalised(x, layer["last_gain"], layer["last_shift"])
    return x


def _gathered(layer: Arrays, x: np.ndarray) -> np.ndarray:
    """What each piece takes from the others (self-attention, Vaswani et al. 2017)."""
    count, width = x.shape
    looks = x @ layer["look"]
    looks += layer["look_bias"]
    q, k, v = looks.reshape(count, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    share = q @ k.transpose(0, 2, 1)
    share -= share.max(axis=2, keepdims=True)
    np.exp(share, out=share)
    taken = share @ v
    taken /= share.sum(axis=2, keepdims=True)
    gathered = taken.transpose(1, 0, 2).reshape(count, width) @ layer["gather"]
    gathered += layer["gather_bias"]
    return gathered


def _normalised(x: np.ndarray, gain: np.ndarray, shift: np.ndarray) -> np.ndarray:
    """Layer normalisation (Ba et al. 2016), in place."""
    x -= x.mean(axis=1, keepdims=True)
    size = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(size + np.float32(EPSILON)))[:, None]
    x *= gain
    x += shift
    return x


def _gelu_doubled(x: np.ndarray) -> np.ndarray:
    """Twice the Gaussian error linear unit of each value."""
    inner = x * x
    inner *= np.float32(GELU_CUBE)
    inner += np.float32(GELU_SLOPE)
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    return inner


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit of each value."""
    return 0.5 * _gelu_doubled(x)


def log_shares(scores: np.ndarray) -> np.ndarray:
    """Scores as logarithms of shares of one along the last axis, rounded."""
    apart = scores - scores.max(axis=-1, keepdims=True)
    apart -= np.log(np.exp(apart).sum(axis=-1, keepdims=True))
    return np.round(apart, DECIMALS)


def linear(own: Arrays, name: str, x: np.ndarray) -> np.ndarray:
    """A head's scores for each of its labels."""
    return x @ own[name] + own[f"{name}_bias"]


def arcs(own: Arrays, dependent: np.ndarray, governor: np.ndarray) -> np.ndarray:
    """Word, governor: logarithms of shares within a sentence; the last column is the root."""
    scores = (dependent @ own["arc"] + own["arc_bias"]) @ governor.T
    np.fill_diagonal(scores, -np.inf)
    root = dependent @ own["root"]
    return log_shares(np.concatenate([scores, root[:, None]], axis=1))


def relations(own: Arrays, x: np.ndarray, governor: Sequence[int]) -> np.ndarray:
    """Word, relation: logarithms of shares, given each word's governor (itself at a root)."""
    one, other = gelu(x @ own["dependent_label"]), gelu(x @ own["governor_label"])[governor]
    count, size = one.shape
    mixed = (one @ own["relation"]).reshape(count, -1, size)
    scores = np.einsum("nrk,nk->nr", mixed, other)
    scores += np.concatenate([one, other], axis=1) @ own["relation_both"]
    return log_shares(scores + own["relation_bias"])


def pointed(own: Arrays, name: str, x: np.ndarray, start: Sequence[int]) -> np.ndarray:
    """Start, word: logarithms of shares of where some words point; the last is to nothing."""
    sought = x[start] @ own[f"{name}_from"] + own[f"{name}_bias"]
    scores = sought @ (x @ own[f"{name}_to"]).T
    if name.endswith("_end"):  # an end is not before its start
        scores[np.arange(len(x)) < np.array(start)[:, None]] = -np.inf
    return log_shares(np.concatenate([scores, (sought @ own[f"{name}_none"])[:, None]], axis=1))


def tones(own: Arrays, x: np.ndarray) -> np.ndarray:
    """Word, label: logarithms of shares of the tone towards each word."""
    hidden = gelu(x @ own["tone_in"] + own["tone_in_bias"])
    return log_shares(linear(own, "tone", hidden))


class _OneThread:
    """Holds the library behind numpy to one thread while any thread of ours reads; the last to
    leave gives it back what it had before the first."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.inside = 0
        self.before: Any = None  # knows what the library had

    def __enter__(self) -> None:
        with self.lock:
            if not self.inside:
                self.before = _pools().limit(limits=1, user_api="blas")
            self.inside += 1

    def __exit__(self, *raised: object) -> None:
        with self.lock:
            self.inside -= 1
            if not self.inside:
                self.before.restore_original_limits()


@functools.cache
def _pools() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


_one_thread = _OneThread()


def one_thread() -> AbstractContextManager[None]:
    """Holds the library behind numpy to one thread, and gives it back what it had.

    Windows are too small for more: the library would keep a second processor busy waiting, and
    where others need it reading takes several times as long. The limit is the process's: threads
    that read at once share it.
    """
    return _one_thread
