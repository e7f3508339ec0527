"""Every table of a reading, as files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from ..files import Folder, path_of
from ..reading import Reading
from .source import Source
from .tabular import Add, csv, parquet

WRITERS: dict[str, Callable[..., AbstractContextManager[Add]]] = {"csv": csv, "parquet": parquet}


def _known(formats: Iterable[str]) -> list[str]:
    """The formats asked for; ValueError unless there are some, all of them known."""
    asked = list(formats or ())
    unknown = [one for one in asked if one not in list(WRITERS)]
    if unknown or not asked:
        wrong = f"format {unknown[0]!r} is not known" if unknown else "no format is given"
        raise ValueError(f"{wrong}; choose among {', '.join(WRITERS)}")
    return asked


def save(
    reading: Reading,
    folder: str | Path,
    formats: str | Iterable[str] = tuple(WRITERS),
    *,
    raw: bool = False,
) -> list[Path]:
    """Write every table of a reading into `folder`, once per format, and those of its article:
    `metadata` and `left_out`; the files written.

    Formats are "csv" (UTF-8, missing values empty) and "parquet" (with the dtypes; days come back
    in milliseconds, since Parquet has no seconds). In CSV a text that a spreadsheet would take for
    a formula ("=1+1", "@home") gets an apostrophe before it; with `raw` it stays as it is. The
    same reading gives the same bytes. `manifest.json` is written last; `reread.files.faults` tells
    whether all is there. Raises ValueError for a format that is not known, TypeError for what is no
    reading or no path, NotADirectoryError where `folder` is or lies in a file.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The mill burned in May 2019."))
    >>> written = rr.save(reading, "mill", "csv")
    >>> [path.name for path in written][:3], written[-1].name
    (['blocks.csv', 'sentences.csv', 'tokens.csv'], 'manifest.json')
    """
    if not isinstance(reading, Reading):
        raise TypeError(f"{type(reading).__name__} is not a reading; give reread.read(article)")
    formats = _known([formats] if isinstance(formats, str) else formats)
    with Folder(path_of("folder", folder)) as out:
        write_tables(Source(reading), out, formats, raw=raw)
    return out.written


def write_tables(
    source: Source,
    out: Folder,
    formats: Iterable[str] = tuple(WRITERS),
    *,
    raw: bool = False,
    below: str = "",
) -> None:
    """Write each table among other files of a folder, a file per format, all of them open at once:
    of a corpus, a few articles at a time are in memory."""
    with ExitStack() as stack:
        adds: dict[str, list[Add]] = {name: [] for name in source.names}
        for name in reversed(source.names):  # the last that is opened is written first
            for form in formats:
                stream = stack.enter_context(out.writing(f"{below}{name}.{form}"))
                adds[name].append(stack.enter_context(WRITERS[form](stream, raw=raw)))
        for piece in source.pieces():
            for name, frame in piece.items():
                for add in adds[name]:
                    add(frame)
