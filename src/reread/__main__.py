"""Read one article, or an archive of many, from the command line."""

from __future__ import annotations

import argparse
import glob
import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .article import printable
from .choices import fields
from .files import Folder, folder_name
from .loading.load import SeveralArticles, load
from .reading import Reading, read
from .stages import STAGES

STOPPED = 130  # what shells give for a command that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 2 when the input was at fault, 130 by Ctrl-C."""
    asked = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that has not all characters
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(printable(_done(asked, _chosen(asked))))
    except (ValueError, TypeError, OSError, ImportError) as error:
        print(f"reread: {printable(_told(error, asked.out))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("reread: stopped; the same command goes on from here", file=sys.stderr)
        return STOPPED
    return 0


def _chosen(asked: argparse.Namespace) -> dict[str, Any]:
    """The choices that the command line makes."""
    chosen: dict[str, Any] = {"published": asked.published or None} | dict(asked.choose)
    if "ignore" in chosen:
        chosen["ignore"] = tuple(chosen["ignore"].split(","))
    return chosen


def _done(asked: argparse.Namespace, chosen: dict[str, Any]) -> str:
    """Read one article or many, and write what comes of it; what there is to tell."""
    first, *more = asked.source  # a shell puts the files in place of a pattern
    if more or _is_many(first):
        return _archived(asked, chosen)
    try:
        article = load(first, encoding=asked.encoding)
    except SeveralArticles:
        return _archived(asked, chosen)
    reading = read(article, **chosen)
    folder = Path(asked.out or "reports") / folder_name(reading.article.id)
    told = _write(reading, folder, quiet=asked.quiet)
    return f"{told}\n\ntables and figures: {folder.as_posix()}/"


def _is_many(source: str) -> bool:
    """Whether a source is a folder, a pattern, or a file that holds an article a row or member."""
    path = Path(source)
    if "://" in source or path.is_file():
        from .corpus.sources.opened import SEVERAL

        return "://" not in source and path.name.lower().endswith(SEVERAL)
    return path.is_dir() or any(glob.iglob(source, recursive=True))  # noqa: PTH207, may be absolute


def _archived(asked: argparse.Namespace, chosen: dict[str, Any]) -> str:
    """Read many articles into a dataset; what it holds, and how to open it."""
    from . import corpus

    out = asked.out or "archive"
    more = {"text": asked.text, "encoding": asked.encoding, "progress": not asked.quiet}
    source = asked.source if len(asked.source) > 1 else asked.source[0]
    made = corpus.read(source, out, workers=asked.workers, client=asked.scheduler, **more, **chosen)
    return f"{made!r}\n\nopen it with reread.corpus.open({out!r})"


def _told(error: Exception, out: str | None) -> str:
    """What went wrong; of a folder that cannot be written, which one and what to do."""
    if isinstance(error, OSError) and error.filename is not None:
        where = f"out={out!r}" if out else "the folder for what is read"
        return f"{where} cannot be written ({error.strerror}); choose another with --out"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reread",
        description="Read one article closely: tables, figures and a summary. Or read many into "
        "a dataset: a folder, a pattern, a zip, JSONL, or a table with a column of texts.",
    )
    source = "a file (text, page, e-mail, PDF …), a URL, a folder …; several are read as many"
    parser.add_argument("source", nargs="+", help=source)
    parser.add_argument("--published", help="the day it was published, as YYYY-MM-DD")
    parser.add_argument("--out", help="folder for the report (reports) or the dataset (archive)")
    parser.add_argument("--encoding", help="the file's encoding, where it is not found rightly")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    about = f"change a choice, for example lexicon=textblob ({', '.join(fields())})"
    more: dict[str, Any] = {"action": "append", "default": [], "metavar": "CHOICE=OPTION"}
    parser.add_argument("--choose", type=_pair, help=about, **more)
    many = parser.add_argument_group("many articles")
    many.add_argument("--text", metavar="COLUMN", help="the column of a table that has the texts")
    many.add_argument("--workers", type=int, help="processes (one for each processor)")
    many.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster that reads them")
    return parser


def _pair(words: str) -> tuple[str, str]:
    choice, sign, option = words.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{words!r} is not CHOICE=OPTION")
    return choice, option


def _write(reading: Reading, folder: Path, *, quiet: bool) -> str:
    """Write tables, figures and summary one step at a time, showing which is under way.

    The folder's manifest comes last: without it, the run was broken off.
    """
    from tqdm import tqdm

    from .export.saving import write_tables
    from .export.source import Source
    from .plots.figures import FIGURES, png
    from .summary import summary

    with Folder(folder) as out:

        def draw(name: str) -> None:
            out.write(f"figures/{name}.png", png(reading, name))

        steps: list[tuple[str, Callable[[], Any]]] = [
            *((f"reading {name}", partial(reading.table, name)) for name in STAGES),
            ("writing tables", partial(write_tables, Source(reading), out, below="tables/")),
            *((f"drawing {name}", partial(draw, name)) for name in FIGURES),
        ]
        with tqdm(steps, disable=quiet, leave=False) as bar:
            for name, step in bar:
                bar.set_description(name)
                step()
        told = summary(reading)
        out.write("summary.txt", f"{told}\n".encode())
    return told


if __name__ == "__main__":
    sys.exit(main())
