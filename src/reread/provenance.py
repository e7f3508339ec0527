"""How a table was made: versions, models and choices, as plain data that can be kept beside it."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from .choices import Choices, choose, fields

# Whose versions can change a table: what reads files, words and lexicons, and what computes
PACKAGES = (
    "charset-normalizer", "lxml", "nltk", "numpy", "pandas", "py3langid", "pyarrow", "simplemma",
    "textblob", "vaderSentiment",
)  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """The version of reread, the SHA-256 of its code and data, and the versions of what it rests
    on, by name."""
    from . import __version__

    own = {"reread": __version__, "code": _digest((".py",)), "data": _digest((".tsv",))}
    others = {name: metadata.version(name) for name in PACKAGES}
    return {**own, "python": platform.python_version(), **others}


@cache
def models() -> dict[str, str]:
    """The SHA-256 of each file of trained weights that ships, by its name."""
    home = resources.files("reread.models")
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(home.iterdir(), key=lambda file: file.name)
        if file.name.endswith((".npz", ".tsv"))
    }


def _digest(suffixes: tuple[str, ...]) -> str:
    """The SHA-256 of all files of the package with these suffixes, names and contents."""
    total = hashlib.sha256()
    for path, file in _files(resources.files("reread")):
        if path.endswith(suffixes):
            content = file.read_bytes()
            total.update(f"{path} {len(content)}\n".encode())
            total.update(content)
    return total.hexdigest()


def _files(home: Traversable, below: str = "") -> Iterator[tuple[str, Traversable]]:
    for file in sorted(home.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _files(file, f"{below}{file.name}/")
        else:
            yield f"{below}{file.name}", file


def told(choices: Choices) -> dict[str, Any]:
    """Choices as plain data (JSON has all of it): a table as {"columns": …, "rows": …}, a function
    as {"function": its name}, which `chosen` cannot bring back."""
    return {name: _plain(getattr(choices, name)) for name in fields()}


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        rows = value.astype(object).where(value.notna(), None)
        return {"columns": list(value.columns), "rows": rows.to_numpy().tolist()}
    if callable(value):
        return {"function": getattr(value, "__qualname__", type(value).__qualname__)}
    return list(value) if isinstance(value, tuple) else value


def chosen(data: dict[str, Any], **own: Any) -> Choices:
    """The choices that `told` made plain; `own` are functions, and what else is to be different.

    Raises ValueError for a function that is not given.
    """
    given = {name: _value(value) for name, value in data.items()} | own
    lost = [name for name, value in given.items() if isinstance(value, dict)]
    if lost:
        name, was = lost[0], given[lost[0]]["function"]
        raise ValueError(f"{name} was the function {was}, which is not kept; give {name}=…")
    return choose(None, **given)


def _value(value: Any) -> Any:
    if isinstance(value, dict) and "columns" in value:
        return pd.DataFrame(value["rows"], columns=value["columns"])
    return tuple(value) if isinstance(value, list) else value
