"""Word lists read from TSV files beside this module; goes once `datable` is read like the rest."""

from __future__ import annotations

import functools
from importlib import resources

Row = dict[str, str]


@functools.cache
def rows(name: str) -> tuple[Row, ...]:
    """One dict per line of a TSV file: # lines are comments, the first other line names columns."""
    text = resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])
