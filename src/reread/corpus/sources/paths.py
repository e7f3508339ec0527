"""Paths as callers give them: how they are named, and what is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NoReturn

from ...loading.findings import line, short
from ...loading.load import is_url
from .folders import WILD

LONGEST_NAME = 255  # bytes, of a file in the usual file systems
WHAT = (
    "a folder, a file, a pattern such as 'news/**/*.html', an archive, a table, or a list or an "
    "iterator of paths, of articles, or of pairs of a name and bytes"
)


def insist_on_path(source: str | os.PathLike[str], name: str) -> None:
    """ValueError where something cannot be a path: it is blank, or the text of an article."""
    words = str(source).strip()
    if not words:
        raise ValueError(f"{name}={str(source)!r} is not a path; give {WHAT}")
    longest = max(map(len, words.encode("utf-8", "replace").split(b"/")))
    if ("\n" in words or longest > LONGEST_NAME) and not os.path.lexists(source):
        raise ValueError(
            f"{name}={short(source)} is a text, not a path; to read texts, give articles: "
            "[reread.Article(text=one) for one in texts]"
        )


def no_path(source: Any, error: Exception) -> NoReturn:
    """Raise what a caller is told of a path that the system does not know."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        raise FileNotFoundError(f"{short(source)} does not exist; give {WHAT}") from None
    if isinstance(error, PermissionError):
        raise PermissionError(f"{short(source)} cannot be read ({error.strerror})") from None
    why = error.strerror if isinstance(error, OSError) else error
    raise ValueError(f"{short(source)} cannot be a path ({why}); give {WHAT}") from None


def named(path: Path) -> str:
    """A path as it is written; of one from the root its last two parts, the rest of which is only
    so on this machine."""
    parts = path.parts[1:][-2:] if path.is_absolute() else path.parts
    return line(Path(*parts).as_posix())


def is_pattern(source: Any) -> bool:
    """Whether a path is a pattern that files may fit."""
    return bool(WILD.intersection(str(source))) and not is_url(source)
