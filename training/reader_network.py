"""The reader's network in JAX, as it is trained: MiniLM's first layers, and heads at two depths.

Products of matrices are taken in bfloat16 and summed in float32. What runs in the package is
reader/network.py, in numpy; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.experimental.layout import Layout, with_layout_constraint
from reader_batches import NONE, WORDS
from reader_data import LABELS, NAMES, Inventory
from safetensors.numpy import load_file

from reread.reader.pieces import SHAPES

Params = dict[str, Any]

WIDTH, HEADS = 384, 12  # of MiniLM
DEPTHS = (2, 4)  # layers after which the words are read: the small reader and the deep one
ARC, LABEL, POINT, TONE = 160, 64, 48, 64  # sizes of the heads' vectors
POINTING = ("content_end", "content_cue", "cue_source", "source_end")
DROPPED, DROPPED_WORDS = 0.1, 0.2
GOVERNED = 1400  # words of a batch whose relations are learned: about as many as have any
NEVER = -1e9
HALF = jnp.bfloat16


def pretrained(folder: Path) -> Params:
    """MiniLM's embeddings and first layers, from the folder of its package."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): np.asarray(w, np.float32) for name, w in given.items()}
    place = given["embeddings.position_embeddings.weight"]
    params: Params = {
        "word": given["embeddings.word_embeddings.weight"],
        "place": place + given["embeddings.token_type_embeddings.weight"][0],
        "gain": given["embeddings.LayerNorm.weight"],
        "shift": given["embeddings.LayerNorm.bias"],
        "layers": [],
    }
    for number in range(DEPTHS[-1]):
        prefix = f"encoder.layer.{number}."
        own = {name.removeprefix(prefix): w for name, w in given.items() if name.startswith(prefix)}
        inner = [f"attention.self.{name}" for name in ("query", "key", "value")]
        params["layers"].append({
            "look": np.concatenate([own[f"{name}.weight"].T for name in inner], 1),
            "look_bias": np.concatenate([own[f"{name}.bias"] for name in inner]),
            "gather": own["attention.output.dense.weight"].T,
            "gather_bias": own["attention.output.dense.bias"],
            "gain": own["attention.output.LayerNorm.weight"],
            "shift": own["attention.output.LayerNorm.bias"],
            "widen": own["intermediate.dense.weight"].T,
            "widen_bias": own["intermediate.dense.bias"],
            "narrow": own["output.dense.weight"].T,
            "narrow_bias": own["output.dense.bias"],
            "last_gain": own["output.LayerNorm.weight"],
            "last_shift": own["output.LayerNorm.bias"],
        })  # fmt: skip
    return params


def fresh(known: Inventory, random: np.random.Generator) -> Params:
    """Untrained heads of one depth, and nothing else."""

    def normal(*shape: int, spread: float | None = None) -> np.ndarray:
        return random.normal(0, spread or shape[0] ** -0.5, shape).astype(np.float32)

    relations = len(known.relations)
    plain = {"tag": len(known.tags), "name": len(NAMES), "content": 3, "source": 3, "cue": 3}
    heads: Params = {name: np.zeros((WIDTH, size), np.float32) for name, size in plain.items()}
    heads |= {f"{name}_bias": np.zeros(size, np.float32) for name, size in plain.items()}
    heads |= {
        "dependent": normal(WIDTH, ARC), "governor": normal(WIDTH, ARC),
        "arc": np.eye(ARC, dtype=np.float32) * 0.1, "arc_bias": np.zeros(ARC, np.float32),
        "root": normal(ARC, spread=0.1),
        "dependent_label": normal(WIDTH, LABEL), "governor_label": normal(WIDTH, LABEL),
        "relation": np.zeros((LABEL, relations * LABEL), np.float32),
        "relation_both": np.zeros((2 * LABEL, relations), np.float32),
        "relation_bias": np.zeros(relations, np.float32),
        "tone_in": normal(WIDTH, TONE), "tone_in_bias": np.zeros(TONE, np.float32),
        "tone": np.zeros((TONE, len(LABELS)), np.float32),
        "tone_bias": np.zeros(len(LABELS), np.float32),
    }  # fmt: skip
    for name in POINTING:
        heads[f"{name}_from"] = normal(WIDTH, POINT)
        heads[f"{name}_to"] = normal(WIDTH, POINT)
        heads[f"{name}_none"] = np.zeros(POINT, np.float32)
        heads[f"{name}_bias"] = np.zeros(POINT, np.float32)
    return heads


def untrained(folder: Path, known: Inventory, random: np.random.Generator) -> Params:
    """The pretrained encoder with inputs and heads of our own."""
    encoder = pretrained(folder)
    encoder["shape"] = random.normal(0, 0.02, (len(SHAPES), WIDTH)).astype(np.float32)
    encoder["opens"] = random.normal(0, 0.02, (3, WIDTH)).astype(np.float32)
    return {"encoder": encoder, "heads": [fresh(known, random) for _ in DEPTHS]}


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
    x = normalised(x + own["opens"][b["opens"]], own["gain"], own["shift"])
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
    """Row, word, value: each word's first piece."""
    return jnp.take_along_axis(x, b["first"][..., None], 1)


def tones(own: Params, x: jax.Array) -> jax.Array:
    """Row, word, label: scores of the tone towards a word."""
    return jax.nn.gelu(x @ own["tone_in"] + own["tone_in_bias"]) @ own["tone"] + own["tone_bias"]


# What each kind of error weighs, by a mean over the words that have the label
WEIGHTS = {
    "tag": 0.5, "head": 1.0, "relation": 0.7, "name": 2.0, "content": 1.0, "source": 0.7,
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
