"""The files of a folder, or those that a pattern fits, in the order of their names."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from ...files import MANIFEST
from ...loading.findings import line
from ..parts import Refused

# What systems and programs put beside people's files; names that begin with a dot are hidden, too
SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin"})
LOCKS = ("~$", ".~lock.")  # what Word and LibreOffice write beside a file that is open
OF_A_CORPUS = {"layout", "versions", "models", "choices"}  # in its manifest
WILD = frozenset("*?[")  # in a pattern


class Place(NamedTuple):
    """A file of a folder, or why there is none."""

    name: str  # from the folder on, with / between
    found: Path | Refused


def is_hidden(name: str) -> bool:
    """Whether a file or folder is no one's article, by its own name."""
    return name.startswith((".", *LOCKS)) or name.lower() in SYSTEM


def is_ours(folder: str | Path) -> bool:
    """Whether reread wrote a folder: a corpus, a report, an export. Its files are no articles."""
    manifest = Path(folder, MANIFEST)
    if not manifest.is_file():
        return False
    try:
        told = json.loads(manifest.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    if not isinstance(told, dict):
        return False
    return set(told) >= OF_A_CORPUS or (bool(told) and all(map(_is_digest, told.values())))


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch("[0-9a-f]{64}", value))


def files(folder: Path) -> Iterator[Place]:
    """All files of a folder and of the folders in it, in the order of their names, which is that
    of code points, the same on every machine. Links are followed to files inside only."""
    root = Path(os.path.realpath(folder))
    waiting = [f"{folder}/"]  # the next one last; what is a folder ends with /
    while waiting:
        path = waiting.pop()
        name = path[len(f"{folder}/") :]
        if not path.endswith("/"):
            place = _place(Path(path), name, root)
            yield from [place] if place else []
            continue
        try:
            waiting += [] if is_ours(path) else reversed(_listed(path))
        except OSError as error:
            yield Place(line(name), _unreadable(error))


def _listed(folder: str) -> list[str]:
    """What stands in a folder, as all files sort by their whole names: "a.txt" before "a/b.txt"."""
    with os.scandir(folder) as entries:
        return sorted(
            entry.path + "/" * entry.is_dir(follow_symlinks=False)
            for entry in entries
            if not is_hidden(entry.name)
        )


def fixed_part(pattern: str) -> Path:
    """The folder that a pattern begins with, up to its first part with *, ? or [."""
    parts = Path(pattern).expanduser().parts
    return Path(*takewhile(lambda part: not WILD.intersection(part), parts))


def matches(pattern: str) -> Iterator[Place]:
    """The files that a pattern such as news/**/*.html fits, named from its first part with *, ?
    or [ on; ValueError if there are none."""
    folder = fixed_part(pattern)
    rest = Path(pattern).expanduser().relative_to(folder)
    if rest.name == "**":  # which is folders alone before Python 3.13
        rest /= "*"
    root = Path(os.path.realpath(folder))
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.glob(rest.as_posix())
        if not path.is_dir()
    }
    below = {inner for path in found.values() for inner in path.relative_to(folder).parents}
    ours = {inner for inner in below if inner.parts and is_ours(folder / inner)}
    shown = [
        name
        for name in sorted(found)
        if not any(map(is_hidden, name.split("/"))) and ours.isdisjoint(Path(name).parents)
    ]
    if not shown:
        raise ValueError("fits no file; write ** for folders of any depth: 'news/**/*.html'")
    for name in shown:
        if place := _place(found[name], name, root):
            yield place


def _place(path: Path, name: str, root: Path) -> Place | None:
    """A file, if it is one that may be read; None for a link to a folder inside, whose files are
    listed where they stand."""
    outside = not Path(os.path.realpath(path)).is_relative_to(root)
    try:
        status = path.stat()
    except OSError as error:
        if path.is_symlink() and isinstance(error, FileNotFoundError):
            why = "is a link to a file that is not there; put the file itself in its place"
            return Place(line(name), Refused("unreadable", why))
        return Place(line(name), _unreadable(error))
    if outside:
        why = "is a link that leads out of the folder; put a copy of what it leads to in its place"
        return Place(line(name), Refused("unreadable", why))
    if stat.S_ISDIR(status.st_mode):
        return None
    if not stat.S_ISREG(status.st_mode):
        why = "is not a regular file; copy its content to one"
        return Place(line(name), Refused("unreadable", why))
    return Place(line(name), path)


def _unreadable(error: OSError) -> Refused:
    return Refused("unreadable", f"cannot be read ({error.strerror})")
