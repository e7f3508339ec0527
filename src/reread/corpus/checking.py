"""What is wrong with a corpus on disk, without taking any of it for whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..files import MANIFEST, path_of
from .dataset.committed import (
    RUNS,
    Committed,
    checked,
    counts,
    file_of,
    read_record,
    record_of,
    records,
)
from .dataset.locking import LOCK
from .dataset.manifest import read_manifest
from .dataset.schemas import NAMES


def faults(out: str | Path) -> list[str]:
    """What is wrong with the corpus in a folder, one sentence for each fault; empty if it is whole.

    Every file is read. Opened or not, a corpus whose records are damaged can be asked.

    >>> import reread as rr
    >>> rr.corpus.faults("archive")
    []
    """
    return _found(path_of("out", out))


def _found(folder: Path) -> list[str]:
    told = []
    manifest, fault = _tried(read_manifest, folder)
    told += fault
    numbers = records(folder)
    if numbers != list(range(len(numbers))):
        gap = next(at for at, number in enumerate(numbers) if at != number)
        told.append(f"{record_of(folder, gap)} is missing")
    parts: list[Committed] = []
    for number in numbers:
        part, fault = _tried(read_record, folder, number)
        told += fault
        parts += [part] * (part is not None)
    for part in parts:
        for name, file in part.files.items():
            told += _tried(checked, part.path(folder, name), file)[1]
    told += _left_over(folder, numbers)
    if not told and manifest.get("counts") != counts(parts):
        told.append("the source was not read to its end; read it into this folder again")
    return told


def _tried(read: Callable[..., Any], *given: Any) -> tuple[Any, list[str]]:
    """What could be read, and else why not."""
    try:
        return read(*given), []
    except OSError as error:
        return None, [str(error)]


def _left_over(folder: Path, numbers: list[int]) -> Iterator[str]:
    """Files that are of no part that has a record: what a run that was killed has left, or somebody
    else."""
    known = {folder / MANIFEST, folder / RUNS, folder / LOCK}
    for number in numbers:
        known |= {record_of(folder, number), *(file_of(folder, name, number) for name in NAMES)}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in known:
            yield f"{path} belongs to no part"
