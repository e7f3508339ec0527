"""The reader's weights before training: MiniLM's first layers, inputs and heads of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from reader_data import LABELS, NAMES, POINTERS, Inventory
from safetensors.numpy import load_file

from reread.reader.features import FEATURES, SHAPES
from reread.reader.weights import DEPTHS as READERS

Params = dict[str, Any]

WIDTH = 384  # of MiniLM
DEPTHS = tuple(READERS.values())  # layers after which the words are read
ARC, LABEL, POINT, TONE = 160, 64, 48, 64  # sizes of the heads' vectors
POINTING = POINTERS[1:]


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
    encoder["lists"] = np.zeros((FEATURES, WIDTH), np.float32)
    return {"encoder": encoder, "heads": [fresh(known, random) for _ in DEPTHS]}
