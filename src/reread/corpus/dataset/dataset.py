"""A corpus being written: parts are committed one after the other, each whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from ...choices import Choices
from ...files import MANIFEST, TEMPORARY, path_of, write_bytes
from ..parts import Part
from .committed import PARTS, RUNS, Committed, commit, committed, counts, records
from .copies import Copies
from .ids import Ids, renamed
from .locking import LOCK, Lock
from .manifest import insist_same, made, read_manifest
from .schemas import ARTICLES, NAMES, SCHEMAS
from .sealing import RESTORE, write_sealed

SIGNED = ("article", "text", "signature")  # columns of `texts` by which copies are found
LATER = ("copy_of", "near", "share")  # columns of `articles` that no worker can know


class Dataset:
    """The folder of a corpus, held by this process to write into it.

    Used in a `with`, which lets go of the folder. `parts` are those that were committed, `keys`
    those of their items.
    """

    def __init__(self, folder: Path, lock: Lock) -> None:
        self.folder = folder
        self.parts: list[Committed] = committed(folder)
        self.keys = {key for part in self.parts for key in part.keys}
        self._ids = Ids(id for part in self.parts for id in part.articles)
        self._lock = lock

    @classmethod
    def at(cls, path: str | Path, choices: Choices) -> Dataset:
        """The dataset in a folder, which is made if it is not there.

        Raises ValueError where the folder holds something else, or a corpus that was read
        otherwise; OSError where it cannot be written, is being written, or is damaged.
        """
        folder = path_of("out", path).absolute()  # a source may change the working folder
        with _saying(f"out={str(folder)!r} cannot be written", "give another folder"):
            _insist_on_corpus(folder)
            folder.mkdir(parents=True, exist_ok=True)
            lock = Lock(folder)
            try:
                _begin(folder, made(choices))
                dataset = cls(folder, lock)
                dataset._sweep()
            except BaseException:
                lock.release()
                raise
        return dataset

    def __enter__(self) -> Dataset:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; what was committed stays."""
        self._lock.release()

    def _sweep(self) -> None:
        """Remove what a killed run left of a part, once all that was committed is seen there."""
        wanted = {
            part.path(self.folder, name): file
            for part in self.parts
            for name, file in part.files.items()
        }
        for path, file in wanted.items():
            if not path.is_file() or path.stat().st_size != file.bytes:
                raise OSError(f"{path} is missing or damaged; {RESTORE}")
        for folder in (self.folder, *(self.folder / name for name in (PARTS, *NAMES))):
            for left in (*folder.glob("*".join(TEMPORARY)), *folder.glob("part-*.parquet")):
                if left not in wanted:
                    left.unlink()

    def commit(self, part: Part) -> Committed:
        """Write a part behind those before it; what was written of it.

        An id that an article before has is counted on, and copies of articles before are told. An
        OSError (a full disk …) leaves all parts before it as they were, and the dataset closed.
        """
        number = len(self.parts)
        try:
            with _saying(
                f"part {number} of {self.folder} cannot be written",
                "make room there and call again: the parts before it are whole and are not read "
                "again",
            ):
                tables = self._settled(part.tables)
                self.parts.append(commit(self.folder, number, part.keys, tables))
        except BaseException:
            self.close()
            raise
        self.keys.update(part.keys)
        return self.parts[-1]

    def _settled(self, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """A part's tables with ids that are free, and with what is a copy of what."""
        for name in NAMES:
            if name not in tables or not tables[name].schema.equals(SCHEMAS[name]):
                raise ValueError(f"the part's table {name} has other columns than its schema")
        settled = renamed(tables, self._ids)
        told = [self._copies.add(*text) for text in _signed(settled["texts"])]
        for name in LATER:
            field = ARTICLES.field(name)
            values = pa.array([getattr(copy, name) for copy in told], field.type)
            place = ARTICLES.get_field_index(name)
            settled["articles"] = settled["articles"].set_column(place, field, values)
        return settled

    @cached_property
    def _copies(self) -> Copies:
        """What is known of the texts so far; those committed before are read for the first part."""
        copies = Copies()
        for part in self.parts:
            for text in _signed(part.read(self.folder, "texts", [*SIGNED])):
                copies.add(*text)
        return copies

    def finish(self, run: Mapping[str, Any]) -> None:
        """Tell that the source was read to its end: counts in the manifest, and a line for the run.

        `run` says when, how long and on what; nothing else in the folder depends on it.
        """
        with _saying(f"{self.folder} cannot be finished", "make room there and call again"):
            kept = read_manifest(self.folder)
            write_sealed(self.folder / MANIFEST, {**kept, "counts": counts(self.parts)})
            path = self.folder / RUNS
            before = path.read_bytes() if path.exists() else b""
            write_bytes(path, before + f"{json.dumps(dict(run), ensure_ascii=False)}\n".encode())
        self.close()


def _insist_on_corpus(folder: Path) -> None:
    """ValueError where a folder holds something, and no corpus."""
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"out={str(folder)!r} is a file; give the path of a folder")
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return
    for other in sorted(path.name for path in folder.iterdir()):
        if other != LOCK and not other.startswith("."):  # what a run killed at once may leave
            raise ValueError(
                f"out={str(folder)!r} is not a corpus: it holds {other!r} and no {MANIFEST}; give "
                "an empty or a new folder"
            )


def _begin(folder: Path, now: dict[str, Any]) -> None:
    """Write how the corpus is made, or see that it was made so before, if anything was."""
    was = read_manifest(folder) if (folder / MANIFEST).exists() else None
    if was is not None and records(folder):
        insist_same(folder, was, now)
    elif was != now:
        write_sealed(folder / MANIFEST, now)
    for name in (PARTS, *NAMES):
        (folder / name).mkdir(exist_ok=True)


@contextmanager
def _saying(what: str, remedy: str) -> Iterator[None]:
    """An OSError of the system, which has a number, says what could not be done and what helps."""
    try:
        yield
    except OSError as error:
        if error.errno is None:  # it is ours, and says so already
            raise
        raise OSError(error.errno, f"{what} ({error.strerror}); {remedy}") from error


def _signed(texts: pa.Table) -> Iterator[tuple[str, str, bytes]]:
    """Id, text and signature of each article."""
    columns = (texts[name].to_pylist() for name in SIGNED)
    return zip(*columns, strict=True)
