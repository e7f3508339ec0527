"""Files: what ships is read as it shipped, and what was not written to its end shows."""

import functools
import os
import runpy
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread import files
from reread.reader import weights

MODELS = Path(files.__file__).parent / "models"
LOADERS = {
    name: functools.partial(weights.load, reader="deep", model=name)
    for name in ("reader", "reader_open")
}
MOST_BYTES = 40_000_000  # of all models together: what everyone who installs reread downloads

# One empty string cannot be told from none
STRINGS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=300)
).filter(lambda strings: strings != [""])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    name = name.removesuffix("_open")  # told in the card of the other
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


def test_the_checksums_are_fresh():
    script = runpy.run_path(str(Path(__file__).parents[1] / "training/checksums.py"))
    fresh = "run make checksums"
    assert script["TARGET"].read_text(encoding="utf-8") == script["checksums"](), fresh


def test_every_table_has_a_checksum():
    package = Path(files.__file__).parent
    tables = {path.relative_to(package).as_posix() for path in package.glob("*/data/*.tsv")}
    assert tables <= set(files._checksums())
    assert len(tables) > 40


DAMAGE = {
    "truncated": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:300] + bytes([data[300] ^ 1]) + data[301:],
    "emptied": lambda data: b"",
    "line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "not UTF-8": lambda data: data + b"\xff",
}


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("table", ["entities/data/titles.tsv", "sentiment/data/shifters.tsv"])
def test_a_damaged_table_is_not_read(kind, table, tmp_path, monkeypatch):
    package = Path(files.__file__).parent
    (tmp_path / table).parent.mkdir(parents=True)
    (tmp_path / table).write_bytes((package / table).read_bytes())
    monkeypatch.setattr(files.resources, "files", lambda _: tmp_path)
    room, name = f"reread.{table.partition('/')[0]}", Path(table).stem
    assert files.word_data(room, name)
    (tmp_path / table).write_bytes(DAMAGE[kind]((package / table).read_bytes()))
    with pytest.raises(OSError, match=f"{table} is damaged; install reread again"):
        files.word_data(room, name)


def test_files_that_cannot_be_read_and_damaged_checksums_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(files.resources, "files", lambda _: tmp_path)
    monkeypatch.setattr(files, "_checksums", files._checksums.__wrapped__)
    with pytest.raises(OSError, match=r"a.tsv cannot be read \(No such file.*install reread again"):
        files.shipped("a.tsv")
    (tmp_path / "a.tsv").write_bytes(b"word\n")
    for listed in (None, b"", b"\xff\xfe  a.tsv\n", b"\0" * 64 + b"  a.tsv\n"):
        if listed is not None:
            (tmp_path / files.CHECKSUMS).write_bytes(listed)
        with pytest.raises(OSError, match="install reread again"):
            files.shipped("a.tsv")


def test_a_damaged_digest_of_a_model_is_told(home):
    (home / "reader.sha256").write_bytes(b"\xff" * 64)
    with pytest.raises(OSError, match=r"models/reader\.npz is damaged; install reread again"):
        weights.load(home, "small")


def test_what_a_killed_run_left_is_swept_and_nothing_else(tmp_path):
    old, new, theirs = (
        tmp_path / ".reread-a1.part",
        tmp_path / ".reread-b2.part",
        tmp_path / ".a.part",
    )
    for path in (old, new, theirs):
        path.write_bytes(b"half")
    for path in (old, theirs):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    files.write_bytes(tmp_path / "a.csv", b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {"a.csv", new.name, theirs.name}


def test_a_long_name_can_be_written(tmp_path):
    assert files.write_bytes(tmp_path / ("a" * 250), b"x").read_bytes() == b"x"


def test_a_folder_that_was_not_written_to_its_end_says_so(tmp_path, monkeypatch, reading):
    rr.save(reading, tmp_path, ("csv",))
    assert files.faults(tmp_path) == []

    writing = files.writing

    def killed(path):
        if path.name == "times.csv":
            raise KeyboardInterrupt
        return writing(path)

    monkeypatch.setattr(files, "writing", killed)
    with pytest.raises(KeyboardInterrupt):
        rr.save(reading, tmp_path, ("csv",))
    assert "manifest.json is missing: the folder was not written" in files.faults(tmp_path)[0]


def test_files_that_are_missing_or_changed(tmp_path):
    with files.Folder(tmp_path) as out:
        for name in ("a.csv", "b/c.csv", "d.csv"):
            out.write(name, b"x")
    assert files.faults(tmp_path) == []
    (tmp_path / "a.csv").unlink()
    (tmp_path / "b/c.csv").write_bytes(b"y")
    assert files.faults(tmp_path) == ["a.csv is missing", "b/c.csv is not as it was written"]
    for damaged in (b"{", b"[1]", b"5", b"\xff"):
        (tmp_path / "manifest.json").write_bytes(damaged)
        assert files.faults(tmp_path) == ["manifest.json is damaged; write the folder again"]


def test_what_two_wrote_into_one_folder_at_once_is_not_taken_for_whole(tmp_path):
    with files.Folder(tmp_path) as one:
        one.write("a.csv", b"1")
        with files.Folder(tmp_path) as other:
            for name in ("a.csv", "b.csv"):
                other.write(name, b"2")
        one.write("b.csv", b"1")
    assert files.faults(tmp_path) == ["a.csv is not as it was written"]
