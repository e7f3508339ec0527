"""How a corpus was made: versions, models and choices, and what differs from those of today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ... import provenance
from ...choices import Choices
from ...files import MANIFEST
from .sealing import RESTORE, read_sealed

LAYOUT = 1  # of the files of a corpus; another number is for other files
KINDS = ("choices", "versions", "models")
# A version that no row depends on: the same rows come of every Python that is supported
HARMLESS = ("python",)
OWN = ("code", "data")  # of reread, by their SHA-256


class Difference(NamedTuple):
    """One thing that is not as it was when the corpus was made."""

    kind: str  # one of KINDS
    name: str
    was: Any  # None: there was none
    now: Any

    @property
    def remedy(self) -> str:
        """What to do to go on with the corpus."""
        if self.kind == "choices":
            return "give the same"
        known = self.kind == "versions" and self.name not in OWN and self.was
        pip = f": pip install {self.name}=={self.was}" if known else ""
        return f"install what it was read with{pip}"

    def __str__(self) -> str:
        """In words, for a sentence that begins 'was read with …'."""
        if self.kind == "choices":
            was, now = _short(self.was), _short(self.now)
            return f"{self.name}={was}, " + (f"not {now}" if was != now else "of other content")
        if self.name in OWN:
            return f"other {self.name} of reread than is installed"
        if self.kind == "models":
            return f"another model {self.name}"
        return f"{self.name} {self.was or 'missing'}, and here is {self.now or 'none'}"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        is_table = "rows" in value
        return f"a table of {len(value['rows'])} rows" if is_table else f"{value['function']}()"
    return repr(tuple(value) if isinstance(value, list) else value)


def today(was: Mapping[str, Any]) -> dict[str, Any]:
    """The versions and models of this installation, with those of all packages that a corpus was
    read with."""
    now = provenance.versions()
    asked = {name: provenance.version(name) for name in was["versions"] if name not in now}
    return {"versions": {**now, **asked}, "models": provenance.models()}


def made(choices: Choices) -> dict[str, Any]:
    """How a corpus is made that is begun today with these choices."""
    told = {
        "layout": LAYOUT,
        "versions": provenance.versions(choices),
        "models": provenance.models(),
        "choices": provenance.told(choices),
    }
    plain: dict[str, Any] = json.loads(json.dumps(told))
    return plain


def read_manifest(folder: Path) -> dict[str, Any]:
    """What a corpus says of how it was made; OSError where that is damaged."""
    content = read_sealed(folder / MANIFEST)
    if content.get("layout") != LAYOUT:
        raise OSError(
            f"{folder / MANIFEST} is of layout {content.get('layout')}, and this version of reread "
            f"knows {LAYOUT}; install the version that wrote it, or {RESTORE.partition(', or ')[2]}"
        )
    for kind in KINDS:
        if not isinstance(content.get(kind), dict):
            raise OSError(f"{folder / MANIFEST} does not say {kind}; {RESTORE}")
    return content


def differing(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs between how a corpus was made and what is now, of that which both tell and
    which rows may depend on."""
    for kind in KINDS:
        old, new = was[kind], now.get(kind, was[kind])
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name) and name not in HARMLESS:
                yield Difference(kind, name, old.get(name), new.get(name))


def insist_same(folder: Path, was: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """ValueError, which names the first difference, where a corpus was made otherwise: its rows
    and those to come would not be of one kind."""
    for other in differing(was, now):
        raise ValueError(
            f"{folder} was read with {other}; {other.remedy}, or read into another folder"
        )
