"""What the project declares that it needs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def project() -> dict:
    """The `project` table of pyproject.toml."""
    return tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]


def requirements(*extras: str) -> list[str]:
    """What the core needs, and what these extras need beside it; extras that name others mean
    those, too."""
    return [*project()["dependencies"], *_of_extras(extras)]


def _of_extras(extras: tuple[str, ...]) -> Iterator[str]:
    for extra in extras:
        for line in project()["optional-dependencies"][extra]:
            wanted = Requirement(line)
            yield from _of_extras(tuple(wanted.extras)) if wanted.name == "reread" else [line]


def closure(lines: list[str]) -> set[str]:
    """The names of all distributions that these requirements bring, as far as installed here."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found:
            continue
        try:
            below = requires(name) or []
        except PackageNotFoundError:  # of another system
            continue
        found.add(name)
        waiting += [
            one for one in map(Requirement, below) if one.marker is None or one.marker.evaluate()
        ]
    return found


def lay_out(names: set[str], folder: Path) -> None:
    """Link what these distributions have installed into a folder, which then holds nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        files = distribution(name).files or []
        for top in {file.parts[0] for file in files} - {"..", "__pycache__"}:
            (folder / top).symlink_to(Path(str(distribution(name).locate_file(top))))
