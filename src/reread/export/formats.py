"""The formats that readings and corpora are exported to, and `export`."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from ..files import Folder, folder_name, path_of, write_bytes, writing
from .saving import write_tables
from .source import Source

ALL, TABLE, ARTICLE = "all", "table", "article"


class Format(NamedTuple):
    """One format: how its files end, the function that writes it ("module:function"), and what one
    file of it holds: all that is exported, one table, or one article."""

    suffix: str
    home: str
    holds: str = ALL
    tabular: bool = False  # whether tables can be chosen

    def writer(self) -> Callable[..., Any]:
        """The function that writes it; its module is imported on first use."""
        module, function = self.home.split(":")
        found: Callable[..., Any] = getattr(
            importlib.import_module(f".{module}", __package__), function
        )
        return found


# Of formats with one suffix, the first is meant where only the suffix is given
FORMATS: dict[str, Format] = {
    "csv": Format(".csv", "tabular:csv", TABLE, tabular=True),
    "parquet": Format(".parquet", "tabular:parquet", TABLE, tabular=True),
    "json": Format(".json", "tabular:json_document", tabular=True),
    "jsonl": Format(".jsonl", "tabular:json_lines", tabular=True),
    "excel": Format(".xlsx", "excel:excel", tabular=True),
    "timeml": Format(".tml", "timeml:timeml", ARTICLE),
    "conllu": Format(".conllu", "conllu:conllu"),
    "web-annotation": Format(".jsonld", "web_annotation:web_annotation"),
    "doccano": Format(".jsonl", "doccano:doccano"),
    "doccano-spans": Format(".jsonl", "doccano:spans"),
    "timelinejs": Format(".json", "timelinejs:timelinejs"),
    "graphml-speakers": Format(".graphml", "graphml:speakers"),
    "graphml-together": Format(".graphml", "graphml:together"),
}


def export(
    source: Any,
    path: str | Path,
    format: str | None = None,
    *,
    tables: str | Iterable[str] | None = None,
    raw: bool = False,
) -> list[Path]:
    """Write a reading, several, or an opened corpus for other tools; the files written.

    `format` is one of these, by default the one that `path` ends in (of two with one suffix, the
    first):

    * "csv", "parquet": a folder with one file per table; one file where `tables` names one table
      and `path` has the suffix. CSV is in UTF-8 (Excel asks for that only under Data, From Text)
      and made safe for spreadsheets, as by `save`, unless `raw`.
    * "json" (one document, whose schema it tells), "jsonl" (one row per line), "excel" (one sheet
      per table): one file. `tables` chooses tables; "texts" is written only where it is named.
    * "timeml": times, events and their order in TimeML 1.2.1; a folder where there are several
      articles.
    * "conllu": words and trees in Universal Dependencies' format.
    * "web-annotation" (W3C), "doccano" and, for its projects without relations, "doccano-spans"
      (JSONL): what is marked in the text, to be corrected.
    * "timelinejs": the dated events for TimelineJS 3.
    * "graphml-speakers": who speaks how of whom; "graphml-together": who appears with whom.

    Missing values stay missing, offsets count Unicode characters from 0, nothing of an article
    becomes markup or a formula, and the same source gives the same bytes. A file is written whole
    or not at all; a folder's `manifest.json` is written last (`reread.files.faults`).

    Raises ValueError for a format or table that is not known, TypeError for what is no reading or
    no path, ImportError that tells how to install what a format needs.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The mill burned in May 2019."))
    >>> [path.name for path in rr.export(reading, "times.csv", tables="times")]
    ['times.csv']
    """
    target = path_of("path", path)
    name = _format(target, format)
    kind = FORMATS[name]
    _insist_on_options(name, tables, raw=raw)
    wanted = Source(source, tables)
    write = kind.writer()
    if kind.holds == TABLE:
        return _write_tables(wanted, target, name, write, raw=raw)
    if kind.holds == ARTICLE and not wanted.single:
        return _write_articles(wanted, target, kind.suffix, write)
    _insist_on_file(target)
    if kind.holds == ARTICLE:
        return [write_bytes(target, write(next(wanted.kept())))]
    with writing(target) as stream:
        write(wanted, stream)
    return [target]


def _insist_on_options(name: str, tables: Any, *, raw: bool) -> None:
    """ValueError for an option that a format has not."""
    if tables is not None and not FORMATS[name].tabular:
        able = ", ".join(one for one, other in FORMATS.items() if other.tabular)
        raise ValueError(f"{name} has no tables to choose; leave tables out, or choose {able}")
    if raw and name != "csv":
        raise ValueError(f"raw=True is for csv, and {name} keeps all texts as they are")


def _format(path: Path, asked: str | None) -> str:
    """The format asked for by its name or suffix, or that of the path."""
    if asked is not None and not isinstance(asked, str):
        raise TypeError(f"format={asked!r} is {type(asked).__name__}, not the name of a format")
    word = path.suffix if asked is None else asked.lower().replace("_", "-")
    by_suffix = {kind.suffix: name for name, kind in reversed(FORMATS.items())}
    found = word if word in FORMATS else by_suffix.get(f".{word.lower().removeprefix('.')}")
    if found is None:
        wrong = f"format={asked!r} is not known" if asked else f"path={str(path)!r} names no format"
        raise ValueError(f"{wrong}; choose format= among {', '.join(FORMATS)}")
    return found


def _insist_on_file(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(f"path={str(path)!r} is a folder; give the path of a file")
    above = next((one for one in path.parents if one.exists()), None)
    if above and not above.is_dir():
        raise NotADirectoryError(
            f"path={str(path)!r} lies in {str(above)!r}, which is a file; give another path"
        )


def _write_tables(
    source: Source, path: Path, format: str, write: Callable[..., Any], *, raw: bool
) -> list[Path]:
    """Write each table into a file of its own: into the one that is named, or into a folder."""
    if len(source.names) > 1 or path.suffix.lower() != FORMATS[format].suffix:
        with Folder(path) as folder:
            write_tables(source, folder, [format], raw=raw)
        return folder.written
    _insist_on_file(path)
    with writing(path) as stream, write(stream, raw=raw) as add:
        for piece in source.pieces():
            for frame in piece.values():
                add(frame)
    return [path]


def _write_articles(
    source: Source, path: Path, suffix: str, write: Callable[..., bytes]
) -> list[Path]:
    """Write each article into a file of its own, whose name no article chooses; those whose ids
    differ in capitals alone have others, since to some systems they would be one."""
    taken = Counter[str]()
    with Folder(path) as folder:
        for reading in source.kept():
            name = folder_name(reading.article.id)
            taken[name.lower()] += 1
            same = taken[name.lower()]
            folder.write(f"{name}~{same}{suffix}" if same > 1 else name + suffix, write(reading))
    return folder.written
