"""Packed models: what is unpacked is what was packed."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread.entities import crf
from reread.sentiment import towards
from reread.timeline import vocabulary
from reread.voices import model
from reread.words import decoding, tags

MODELS = Path(decoding.__file__).parents[1] / "models"
LOADERS = {"tags": tags.load, "names": crf.load, "attribution": model.load,
           "targets": towards.load, "dating": vocabulary.load}  # fmt: skip

STRINGS = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300))


@given(STRINGS)
def test_strings_come_back(strings):
    ordered = sorted(strings)
    assert decoding.unpacked_sorted(decoding.packed_sorted("x", ordered), "x") == ordered


@given(st.dictionaries(st.text("abé ", max_size=8), st.sampled_from(["one", "two"])))
def test_mappings_come_back(mapping):
    assert decoding.unpacked_mapping(decoding.packed_mapping("x", mapping), "x") == mapping


def test_few_bytes_are_said_twice():
    packed = decoding.packed_sorted("x", ["Lond", "London", "Londonderry"])
    assert packed["x"].tobytes() == b"Lond\non\nderry"
    assert packed["x_shared"].tolist() == [0, 4, 6]


def test_every_model_has_its_loader_here():
    assert {path.stem for path in MODELS.glob("*.npz")} == set(LOADERS)


@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_model_is_not_loaded(name, tmp_path):
    for file in (f"{name}.npz", f"{name}.sha256"):
        shutil.copy(MODELS / file, tmp_path / file)
    data = bytearray((tmp_path / f"{name}.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / f"{name}.npz").write_bytes(data)
    with pytest.raises(OSError, match="damaged; install reread again"):
        LOADERS[name](tmp_path)
