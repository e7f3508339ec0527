"""How a table was made: versions, models and choices, as plain data that can be kept beside it."""

from __future__ import annotations

import hashlib
import inspect
import platform
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from .article import Article
from .choices import Choices, choose, fields

# Whose versions can change a table: what reads files, words and lexicons, and what computes
PACKAGES = (
    "charset-normalizer", "lxml", "nltk", "numpy", "pandas", "py3langid", "pyarrow", "simplemma",
)  # fmt: skip


FUNCTION = "function"  # the key by which plain data know a function
UNKNOWN = "not known"  # the version of what does not say which it is
PIPELINE = "spacy:"  # begins the choice of names that another package finds


def versions(choices: Choices | None = None) -> dict[str, str]:
    """The version of reread, the SHA-256 of its code and data, and the versions of what it rests
    on, by name; with `choices` also of the packages that only they ask for."""
    names = choices.names if choices else None
    asked = isinstance(names, str) and names.startswith(PIPELINE)
    more = ("spacy", str(names).removeprefix(PIPELINE)) if asked else ()
    return {**_usual(), **{name: version(name) for name in more}}


@cache
def _usual() -> Mapping[str, str]:
    from . import __version__

    own = {"reread": __version__, "code": _digest((".py",)), "data": _digest((".tsv",))}
    others = {name: version(name) for name in PACKAGES}
    return {**own, "python": platform.python_version(), **others}


def version(package: str) -> str:
    """The version of a package that is installed; UNKNOWN where it is not, or does not say."""
    try:
        return metadata.version(package) or UNKNOWN
    except (metadata.PackageNotFoundError, ValueError, KeyError):  # taken out, empty or damaged
        return UNKNOWN


def models() -> dict[str, str]:
    """The SHA-256 of each file of trained weights that ships, by its name."""
    return {**_trained()}


@cache
def _trained() -> Mapping[str, str]:
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
    as {"function": its name, "sha256": of its source, where that can be had}, which `chosen` cannot
    bring back."""
    return {name: _plain(getattr(choices, name)) for name in fields()}


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        rows = value.astype(object).where(value.notna(), None)
        return {"columns": list(value.columns), "rows": rows.to_numpy().tolist()}
    if callable(value):
        name = str(getattr(value, "__qualname__", type(value).__qualname__))
        return {FUNCTION: name} | _source(value)
    return list(value) if isinstance(value, tuple) else value


def _source(function: Any) -> dict[str, str]:
    """The SHA-256 of what a function is written as: not of what it looks up elsewhere."""
    try:
        source = inspect.getsource(function)
    except (OSError, TypeError):  # typed into a console, or no function: an object that is called
        return {}
    return {"sha256": hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()}


def chosen(data: dict[str, Any], **own: Any) -> Choices:
    """The choices that `told` made plain; `own` are functions, and what else is to be different.

    Raises ValueError for a function that is not given, TypeError for a choice that is none.
    """
    given = {name: _value(value) for name, value in data.items()} | own
    for name, value in given.items():
        if isinstance(value, dict):
            was = value.get(FUNCTION)
            raise ValueError(f"{name} was the function {was}, which is not kept; give {name}=…")
    return choose(None, **given)


def _value(value: Any) -> Any:
    if isinstance(value, dict) and "columns" in value:
        return pd.DataFrame(value["rows"], columns=value["columns"])
    return tuple(value) if isinstance(value, list) else value


def text_of(article: Article) -> dict[str, Any]:
    """By which a text is known without being kept: the SHA-256 of it in UTF-8, and its length in
    characters."""
    digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
    return {"sha256": digest, "characters": len(article.text)}
