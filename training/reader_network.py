"""The reader's network in JAX, as it is trained: MiniLM's first layers, and heads at two depths.

Products of matrices are taken in bfloat16 and summed in float32. What runs in the package is
reader/network.py, in numpy.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.experimental.layout import Layout, with_layout_constraint
from reader_batches import NONE, WORDS
from reader_data import NAMES
from reader_untrained import DEPTHS, LABEL, POINTING, WIDTH, Params

from reread.reader.features import FEATURES
from reread.reader.network import HEADS

DROPPED, DROPPED_WORDS = 0.1, 0.2
GOVERNED = 1400  # words of a batch whose relations are learned: about as many as have any
NEVER = -1e9
HALF = jnp.bfloat16


def _times(a: jax.Array, b: jax.Array) -> jax.Array:
    return jax.lax.dot_general(a, b, (((1,), (0,)), ((), ())), preferred_element_type=jnp.float32)


def _turned(a: jax.Array, *axes: int) -> jax.Array:
    """A transposed copy that is laid out anew: products with folded transposes are slow."""
    turned = jnp.transpose(a, axes).astype(HALF)
    return with_layout_constraint(turned, Layout(tuple(range(len(axes)))))


@jax.custom_vjp
def times(x: jax.Array, w: jax.Array) -> jax.Array:
    """Rows times a matrix."""
    return _times(x.astype(HALF), w.astype(HALF))


def _times_back(kept: tuple[jax.Array, jax.Array], slope: jax.Array) -> tuple[jax.Array, jax.Array]:
    x, w = kept
    half = slope.astype(HALF)
    back = jax.lax.dot_general(
        half, w, (((1,), (1,)), ((), ())), preferred_element_type=jnp.float32
    )
    return back, _times(_turned(x, 1, 0), half)


times.defvjp(lambda x, w: (times(x, w), (x, w.astype(HALF))), _times_back)


def _each(a: jax.Array, b: jax.Array, last: int, other: int) -> jax.Array:
    return jax.lax.dot_general(
        a.astype(HALF), b.astype(HALF), (((last,), (other,)), ((0, 1), (0, 1))),
        preferred_element_type=jnp.float32,
    )  # fmt: skip


@jax.custom_vjp
def attention(q: jax.Array, k: jax.Array, v: jax.Array, bias: jax.Array) -> jax.Array:
    """What each place gathers; arrays are row, head, place, value."""
    return _attention(q, k, v, bias)[0]


def _attention(q: jax.Array, k: jax.Array, v: jax.Array, bias: jax.Array) -> Any:
    share = jax.nn.softmax(_each(q, k, 3, 3) + bias, -1).astype(HALF)
    return _each(share, v, 3, 2), (q.astype(HALF), k.astype(HALF), v.astype(HALF), share)


def _attention_back(kept: Any, slope: jax.Array) -> Any:
    q, k, v, share = kept
    half = slope.astype(HALF)
    exact = share.astype(jnp.float32)
    grown = _each(half, v, 3, 3)
    grown = exact * (grown - (grown * exact).sum(-1, keepdims=True))
    return (
        _each(grown, k, 3, 2), _each(_turned(grown, 0, 1, 3, 2), q, 3, 2),
        _each(_turned(share, 0, 1, 3, 2), half, 3, 2), None,
    )  # fmt: skip


attention.defvjp(_attention, _attention_back)


def normalised(x: jax.Array, gain: jax.Array, shift: jax.Array) -> jax.Array:
    """Layer normalisation (Ba et al. 2016)."""
    apart = x - x.mean(-1, keepdims=True)
    return apart * jax.lax.rsqrt((apart * apart).mean(-1, keepdims=True) + 1e-12) * gain + shift


def _dropped(key: jax.Array | None, x: jax.Array, rate: float) -> jax.Array:
    if key is None:
        return x
    steps = round(rate * 256)  # a byte for each value: random numbers take time
    keep = jax.random.bits(key, x.shape, jnp.uint8) >= steps
    return jnp.where(keep, x * (256 / (256 - steps)), 0)


def encoded(own: Params, b: Params, key: jax.Array | None) -> list[jax.Array]:
    """Row, piece, value: after each depth."""
    rows, size = b["ids"].shape
    keys = [None] * (2 * len(own["layers"]) + 1)
    if key is not None:
        keys = list(jax.random.split(key, len(keys)))
    x = own["word"][b["ids"]] + own["place"][b["place"]] + own["shape"][b["shape"]]
    lists = (b["lists"][..., None] >> jnp.arange(FEATURES)) & 1
    x = x + own["opens"][b["opens"]] + lists.astype(jnp.float32) @ own["lists"]
    x = normalised(x, own["gain"], own["shift"])
    x = _dropped(keys[0], x, DROPPED).reshape(rows * size, WIDTH)
    same = b["part"][:, :, None] == b["part"][:, None, :]
    bias = jnp.where(same, 0.0, NEVER)[:, None]
    found = []
    for number, layer in enumerate(own["layers"]):
        looks = times(x, layer["look"]) + layer["look_bias"]
        q, k, v = (
            part.reshape(rows, size, HEADS, -1).transpose(0, 2, 1, 3)
            for part in jnp.split(looks, 3, -1)
        )
        gathered = attention(q * np.float32((WIDTH // HEADS) ** -0.5), k, v, bias)
        gathered = gathered.transpose(0, 2, 1, 3).reshape(rows * size, WIDTH)
        gathered = times(gathered, layer["gather"]) + layer["gather_bias"]
        x = x + _dropped(keys[2 * number + 1], gathered, DROPPED)
        x = normalised(x, layer["gain"], layer["shift"])
        wide = jax.nn.gelu(times(x, layer["widen"]) + layer["widen_bias"], approximate=True)
        narrow = times(wide, layer["narrow"]) + layer["narrow_bias"]
        x = x + _dropped(keys[2 * number + 2], narrow, DROPPED)
        x = normalised(x, layer["last_gain"], layer["last_shift"])
        if number + 1 in DEPTHS:
            found.append(x.reshape(rows, size, WIDTH))
    return found


def arcs(own: Params, x: jax.Array, b: Params) -> jax.Array:
    """Row, word, governor: scores; the last governor is the root."""
    dependent = jax.nn.gelu(x @ own["dependent"])
    governor = jax.nn.gelu(x @ own["governor"])
    score = (dependent @ own["arc"] + own["arc_bias"]) @ governor.transpose(0, 2, 1)
    same = b["sentence"][:, :, None] == b["sentence"][:, None, :]
    score = jnp.where(same & ~jnp.eye(WORDS, dtype=bool), score, NEVER)
    return jnp.concatenate([score, (dependent @ own["root"])[..., None]], -1)


def relations(own: Params, x: jax.Array, governor: jax.Array) -> jax.Array:
    """Word, relation: scores, given words and their governors (themselves for roots)."""
    one = jax.nn.gelu(x @ own["dependent_label"])
    other = jax.nn.gelu(governor @ own["governor_label"])
    mixed = (one @ own["relation"]).reshape(len(one), -1, LABEL)
    score = (mixed * other[:, None]).sum(-1)
    both = jnp.concatenate([one, other], -1) @ own["relation_both"]
    return score + both + own["relation_bias"]


def pointers(own: Params, name: str, x: jax.Array, b: Params) -> jax.Array:
    """Row, word, word: scores of pointing there; the last is to nothing."""
    start = x @ own[f"{name}_from"] + own[f"{name}_bias"]
    score = start @ (x @ own[f"{name}_to"]).transpose(0, 2, 1)
    same = (b["window"][:, :, None] == b["window"][:, None, :]) & (b["window"][:, :, None] >= 0)
    if name.endswith("_end"):
        same &= jnp.tril(jnp.ones((WORDS, WORDS), bool)).T[None]
    return jnp.concatenate(
        [jnp.where(same, score, NEVER), (start @ own[f"{name}_none"])[..., None]], -1
    )


def words_of(x: jax.Array, b: Params) -> jax.Array:
    """Row, word, value: the mean of each word's pieces."""
    own = b["word"][:, None, :] == jnp.arange(WORDS)[:, None]
    return _sums(own.astype(HALF), x) / jnp.maximum(own.sum(-1, keepdims=True), 1)


def _rows(a: jax.Array, b: jax.Array) -> jax.Array:
    return jax.lax.dot_general(
        a, b.astype(HALF), (((2,), (1,)), ((0,), (0,))), preferred_element_type=jnp.float32
    )


@jax.custom_vjp
def _sums(own: jax.Array, x: jax.Array) -> jax.Array:
    """Row, word, value: sums over pieces, given which pieces are whose."""
    return _rows(own, x)


_sums.defvjp(
    lambda own, x: (_rows(own, x), own),
    lambda own, slope: (None, _rows(_turned(own, 0, 2, 1), slope)),
)


def tones(own: Params, x: jax.Array) -> jax.Array:
    """Row, word, label: scores of the tone towards a word."""
    return jax.nn.gelu(x @ own["tone_in"] + own["tone_in_bias"]) @ own["tone"] + own["tone_bias"]


# What each kind of error weighs, by a mean over the words that have the label
WEIGHTS = {
    "tag": 0.7, "head": 1.0, "relation": 0.7, "name": 2.0, "content": 1.0, "source": 0.7,
    "cue": 0.7, "content_end": 0.3, "content_cue": 0.2, "cue_source": 0.2, "source_end": 0.1,
    "tone": 0.4,
}  # fmt: skip
SHALLOW = 0.5  # of the errors of the small reader


def _entropy(score: jax.Array, label: jax.Array) -> jax.Array:
    """Mean cross-entropy over the words whose label is known."""
    known = label >= 0
    own = jnp.take_along_axis(jax.nn.log_softmax(score), jnp.maximum(label, 0)[..., None], -1)
    return -(own[..., 0] * known).sum() / jnp.maximum(known.sum(), 8)


def _name_entropy(score: jax.Array, label: jax.Array) -> jax.Array:
    """The same of names, where a label can be "O or MISC"."""
    share = jax.nn.log_softmax(score)
    either = jax.nn.logsumexp(share[..., np.array([0, len(NAMES) - 2, len(NAMES) - 1])], axis=-1)
    share = jnp.concatenate([share, either[..., None]], -1)
    known = label >= 0
    own = jnp.take_along_axis(share, jnp.maximum(label, 0)[..., None], -1)[..., 0]
    return -(own * known).sum() / jnp.maximum(known.sum(), 8)


def _relation_error(own: Params, x: jax.Array, b: Params) -> jax.Array:
    """The error of relations, at as many words as a batch has with governors, or most of them."""
    flat, head = x.reshape(-1, WIDTH), b["head"].reshape(-1)
    (at,) = jnp.nonzero(
        (head >= 0) & (b["relation"].reshape(-1) >= 0), size=GOVERNED, fill_value=-1
    )
    place = jnp.where(head[at] < NONE, at // WORDS * WORDS + head[at], at)
    label = jnp.where(at >= 0, b["relation"].reshape(-1)[at], -1)
    return _entropy(relations(own, flat[at], flat[place]), label)


def errors(own: Params, x: jax.Array, b: Params, key: jax.Array | None) -> Params:
    """The errors of one depth, by kind."""
    x = _dropped(key, words_of(x, b), DROPPED_WORDS)
    found = {
        name: _entropy(x @ own[name] + own[f"{name}_bias"], b[name])
        for name in ("tag", "content", "source", "cue")
    }
    return (
        found
        | {
            "name": _name_entropy(x @ own["name"] + own["name_bias"], b["name"]),
            "head": _entropy(arcs(own, x, b), b["head"]),
            "relation": _relation_error(own, x, b),
            "tone": _entropy(tones(own, x), b["tone"]),
        }
        | {name: _entropy(pointers(own, name, x, b), b[name]) for name in POINTING}
    )


def loss(params: Params, b: Params, key: jax.Array) -> tuple[jax.Array, Params]:
    """The weighted sum of all errors, and those of the deep reader by kind."""
    keys = jax.random.split(key, 1 + len(DEPTHS))
    found = encoded(params["encoder"], b, keys[0])
    total, told = 0.0, {}
    for own, x, one, share in zip(params["heads"], found, keys[1:], (SHALLOW, 1.0), strict=True):
        told = errors(own, x, b, one)
        total += share * sum(WEIGHTS[name] * value for name, value in told.items())
    return total, told
