"""Packed models: what is unpacked is what was packed, and the file is the one that was trained."""

import functools
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reread import files
from reread.reader import weights

MODELS = Path(files.__file__).parent / "models"
LOADERS = {"reader": functools.partial(weights.load, reader="deep")}
MOST_BYTES = 20_000_000  # of all models together: what everyone who installs reread downloads

# One empty string cannot be told from none
STRINGS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300)
).filter(lambda strings: strings != [""])


@given(STRINGS)
def test_strings_come_back(strings):
    assert files.unpacked_strings(files.packed_strings(strings)) == strings


def test_every_model_has_its_loader_here():
    assert {path.stem for path in MODELS.glob("*.npz")} == set(LOADERS)


@pytest.fixture
def home(tmp_path):
    """A folder with a copy of the models, to be spoilt."""
    for file in MODELS.iterdir():
        if file.suffix in (".npz", ".sha256"):
            shutil.copy(file, tmp_path / file.name)
    return tmp_path


@pytest.mark.parametrize("name", LOADERS)
def test_a_damaged_model_is_not_loaded(name, home):
    LOADERS[name](home)
    data = bytearray((home / f"{name}.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (home / f"{name}.npz").write_bytes(data)
    with pytest.raises(OSError, match=f"models/{name}.npz is damaged; install reread again"):
        LOADERS[name](home)


@pytest.mark.parametrize("name", LOADERS)
@pytest.mark.parametrize("ending", ["npz", "sha256"])
def test_a_missing_model_is_named(name, ending, home):
    (home / f"{name}.{ending}").unlink()
    with pytest.raises(OSError, match=rf"{name}\.{ending}"):
        LOADERS[name](home)


@pytest.mark.parametrize("name", LOADERS)
def test_every_model_has_a_card_that_says_how_it_was_made(name):
    card = (MODELS / f"{name}.md").read_text(encoding="utf-8")
    assert f"**Rebuild.** `python training/{name}.py" in card


def test_the_models_are_small():
    assert sum(path.stat().st_size for path in MODELS.glob("*.npz")) < MOST_BYTES


def test_threads_unpack_one_at_a_time(monkeypatch):
    inside, most, load = [], [], np.load

    def watched(*given, **named):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)
        inside.pop()
        return load(*given, **named)

    monkeypatch.setattr(np, "load", watched)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: files.unpacked(MODELS, "reader"), range(4)))
    assert max(most) == 1
