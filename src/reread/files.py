"""Files: word data and trained models as they ship, and what is written whole or not at all."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import json
import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np

# numpy parses the head of an array by `ast`, which on Python 3.11 fails now and then if threads do
# so together ("AST constructor recursion depth mismatch")
ONE_AT_A_TIME = threading.Lock()
Maker = TypeVar("Maker", bound=Callable[..., Any])


def once(make: Maker) -> Maker:
    """`functools.cache`, filled by one thread while others wait: for what is heavy."""
    kept, filling = functools.cache(make), threading.RLock()

    @functools.wraps(kept)
    def made(*given: Any) -> Any:
        """What was made, now or before."""
        with filling:
            return kept(*given)

    return cast("Maker", made)


TEMPORARY = (".reread-", ".part")  # how the name of a file that is being written begins and ends
ABANDONED = 3_600  # seconds after which nobody is writing it any more
MANIFEST = "manifest.json"
LONGEST_NAME = 64  # characters of an id that is a folder's name
DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)  # no names on Windows
CHECKSUMS = "data.sha256"  # of all that ships beside code and models; `make checksums` writes it


def word_data(room: str, name: str) -> list[dict[str, str]]:
    """The rows of a room's `data/<name>.tsv`, by column; lines that begin with # are comments."""
    text = shipped(f"{room.partition('.')[2].replace('.', '/')}/data/{name}.tsv")
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def shipped(path: str) -> str:
    """The text of a file of the package, by its path in it; OSError if it is not as it shipped."""
    data = _bytes(resources.files(__package__), path)
    if hashlib.sha256(data).hexdigest() != _checksums().get(path):
        raise OSError(
            f"{path} is damaged; install reread again, or where you edited it run make checksums"
        )
    return data.decode("utf-8")


@functools.cache
def _checksums() -> Mapping[str, str]:
    """The SHA-256 of each file that ships, by its path in the package."""
    lines = _bytes(resources.files(__package__), CHECKSUMS).decode("ascii", "replace").splitlines()
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def _bytes(home: Traversable, path: str) -> bytes:
    """What a file that ships holds; OSError if there is none."""
    try:
        return (home / path).read_bytes()
    except OSError as error:
        raise OSError(
            f"{home.name}/{path} cannot be read ({error.strerror}); install reread again"
        ) from None


def trained(home: Traversable, file: str) -> bytes:
    """What a file of trained weights holds; OSError if it is not the one that was trained, by the
    SHA-256 in the file beside it."""
    data = _bytes(home, file)
    wanted = _bytes(home, f"{file.partition('.')[0]}.sha256").decode("ascii", "replace").strip()
    if hashlib.sha256(data).hexdigest() != wanted:
        raise OSError(f"models/{file} is damaged; install reread again")
    return data


def unpacked(home: Traversable, name: str) -> dict[str, np.ndarray]:
    """The arrays of the model `name` in a folder, which need no pickle."""
    data = trained(home, f"{name}.npz")
    with ONE_AT_A_TIME, np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return dict(packed)


def packed_strings(strings: Iterable[str]) -> np.ndarray:
    """Strings without line breaks as one array of bytes, which needs no pickle."""
    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked_strings(array: np.ndarray) -> list[str]:
    """What `packed_strings` was given."""
    joined = array.tobytes().decode("utf-8")
    return joined.split("\n") if joined else []


@contextmanager
def writing(path: Path) -> Iterator[io.BufferedRandom]:
    """A stream into a temporary file that takes the place of `path` once all is written, so that a
    half-written one is never seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent.resolve())
    handle, temporary = tempfile.mkstemp(TEMPORARY[1], TEMPORARY[0], path.parent)
    try:
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file whole or not at all."""
    with writing(path) as stream:
        stream.write(data)
    return path


@functools.lru_cache(maxsize=1_024)  # once for a folder is enough
def _sweep(folder: Path) -> None:
    """Remove temporary files of ours that a killed run left behind."""
    for left in folder.glob("*".join(TEMPORARY)):
        with suppress(OSError):  # another run may be faster
            if left.stat().st_mtime < time.time() - ABANDONED:
                left.unlink()


class Folder:
    """A folder whose files are written together: its `manifest.json` goes first and comes last, so
    that what is half-written shows.

    It holds the SHA-256 of what each file was to be, not of what is there by then: of two who write
    into one folder at once, none takes the other's files for its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written: list[Path] = []
        self.digests: dict[str, str] = {}

    def __enter__(self) -> Folder:
        try:
            (self.path / MANIFEST).unlink(missing_ok=True)
        except NotADirectoryError:
            raise NotADirectoryError(
                f"folder={str(self.path)!r} is a file or lies in one; give the path of a folder"
            ) from None
        return self

    def write(self, name: str, data: bytes) -> None:
        """Write a file, whose name may begin with folders below this one."""
        self.digests[name] = hashlib.sha256(data).hexdigest()
        self.written.append(write_bytes(self.path / name, data))

    @contextmanager
    def writing(self, name: str) -> Iterator[io.BufferedRandom]:
        """A stream into a file, for what is not to be in memory all at once."""
        with writing(self.path / name) as stream:
            yield stream
            stream.seek(0)
            self.digests[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        self.written.append(self.path / name)

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            told = json.dumps(dict(sorted(self.digests.items())), indent=1, ensure_ascii=False)
            self.written.append(write_bytes(self.path / MANIFEST, f"{told}\n".encode()))


def path_of(name: str, given: Any) -> Path:
    """What a caller gives as a path, by the argument's name; TypeError or ValueError if none."""
    if not isinstance(given, str | os.PathLike):
        raise TypeError(f"{name}={given!r} is {type(given).__name__}, not a path; write it as text")
    if "\0" in str(given):
        raise ValueError(f"{name}={str(given)!r} holds the character '\\x00', which no path has")
    return Path(given)


def faults(folder: str | Path) -> list[str]:
    """What is wrong with a folder that reread wrote, one sentence for each fault; empty if it is
    whole."""
    folder = path_of("folder", folder)
    if not (folder / MANIFEST).is_file():
        return [f"{MANIFEST} is missing: the folder was not written to its end; write it again"]
    try:
        digests = dict(json.loads((folder / MANIFEST).read_bytes()))
    except (TypeError, ValueError):
        return [f"{MANIFEST} is damaged; write the folder again"]
    found = []
    for name, digest in digests.items():
        if not (folder / name).is_file():
            found.append(f"{name} is missing")
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            found.append(f"{name} is not as it was written")
    return found


def folder_name(article_id: str) -> str:
    """An article's id where it can be a folder's name, else a hash of it."""
    name = re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9_-]*)[A-Za-z0-9._-]*", article_id)
    if name and len(article_id) <= LONGEST_NAME and not DEVICE.fullmatch(name[1]):
        return article_id
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
