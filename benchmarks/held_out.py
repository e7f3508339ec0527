"""Which documents of GOLD the reader was not trained on; the rules are those of training/."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1] / "training"))

import reader_calibration
import reader_data

# The files that training/reader.py learns from; of a treebank's entities it reads the trees
TREES = frozenset({"ewt", "gum_other"})
LEARNED = {
    "words": TREES, "entities": TREES,
    "names": {"worldwide_train", "conll2003_train", "wikigold", "crossner_politics", "uner_ewt"},
    "quotes": {"polnear_train"}, "tone": {"newsmtsc_train"},
}  # fmt: skip


def is_held_out(path: Path, record: dict[str, Any]) -> bool:
    """Whether the reader was trained without a document of a file."""
    folder, name = path.parent.name, path.stem
    if name not in LEARNED.get(folder, ()):
        return True
    return reader_data.is_held_out("words" if folder == "entities" else folder, name, record)


def is_fitted_on(path: Path, record: dict[str, Any]) -> bool:
    """Whether a held-out document may have been used to turn the reader's scores into chances."""
    learned = path.stem in LEARNED.get(path.parent.name, ())
    return learned and reader_calibration.is_for_fitting(record["id"])
