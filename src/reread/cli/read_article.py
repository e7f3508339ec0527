"""`reread read`: one article's tables, figures and summary in a folder."""

from __future__ import annotations

import argparse
import glob
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..extras import install_line
from ..files import Folder, folder_name
from ..loading.load import SeveralArticles, load
from ..reading import Reading
from ..reading import read as reading_of
from ..stages import STAGES
from .arguments import SOURCE, add_many, add_reading, chosen
from .read_archive import archived

# What is left out where a library is not installed: what it is, and the extra that brings it
OPTIONAL = {"matplotlib": ("figures", "plots"), "pyarrow": ("Parquet files", "export")}


def read(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Read one article closely: tables, figures and a summary.

    A source of many (a folder, a pattern, a zip, JSONL, a table with a column of texts) is read as
    `reread corpus` reads it.
    """
    parser.add_argument(
        "source", nargs="+", help=f"{SOURCE}, a folder …; give several for an archive"
    )
    parser.add_argument("--out", help="folder to write to (default: reports, or archive for many)")
    add_reading(parser)
    add_many(parser)
    return _read


def _read(asked: argparse.Namespace) -> str:
    """Read one article or many, and write what comes of it; what there is to tell."""
    first, *more = asked.source  # a shell puts the files in place of a pattern
    if more or _is_many(first):
        return archived(asked)
    try:
        article = load(first, encoding=asked.encoding)
    except SeveralArticles:
        return archived(asked)
    reading = reading_of(article, **chosen(asked))
    folder = Path(asked.out or "reports") / folder_name(reading.article.id)
    missing = [library for library in OPTIONAL if find_spec(library) is None]
    told = _write(reading, folder, missing, quiet=asked.quiet)
    return "\n".join([told, "", f"written to {folder.as_posix()}/", *map(_left_out, missing)])


def _is_many(source: str) -> bool:
    """Whether a source is a folder, a pattern, or a file that holds an article a row or member."""
    path = Path(source)
    if "://" in source or path.is_file():
        from ..corpus.sources.opened import SEVERAL

        return "://" not in source and path.name.lower().endswith(SEVERAL)
    return path.is_dir() or any(glob.iglob(source, recursive=True))  # noqa: PTH207, may be absolute


def _left_out(library: str) -> str:
    what, extra = OPTIONAL[library]
    return f"no {what}: they need {library}; install it with: {install_line(extra)}"


def _write(reading: Reading, folder: Path, missing: list[str], *, quiet: bool) -> str:
    """Write tables, figures and summary one step at a time, showing which is under way; of which
    what is `missing` is left out.

    The folder's manifest comes last: without it, the run was broken off.
    """
    from tqdm import tqdm

    from ..export.saving import WRITERS, write_tables
    from ..export.source import Source
    from ..summary import summary

    formats = [form for form in WRITERS if form != "parquet" or "pyarrow" not in missing]
    with Folder(folder) as out:
        tables = partial(write_tables, Source(reading), out, formats, below="tables/")
        steps: list[tuple[str, Callable[[], Any]]] = [
            *((f"reading {name}", partial(reading.table, name)) for name in STAGES),
            ("writing tables", tables),
            *(() if "matplotlib" in missing else _drawn(reading, out)),
        ]
        with tqdm(steps, disable=quiet, leave=False) as bar:
            for name, step in bar:
                bar.set_description(name)
                step()
        told = summary(reading)
        out.write("summary.txt", f"{told}\n".encode())
    return told


def _drawn(reading: Reading, out: Folder) -> list[tuple[str, Callable[[], Any]]]:
    """A step for each figure."""
    from ..plots.figures import FIGURES, png

    def draw(name: str) -> None:
        """Write one figure."""
        out.write(f"figures/{name}.png", png(reading, name))

    return [(f"drawing {name}", partial(draw, name)) for name in FIGURES]
