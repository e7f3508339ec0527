"""Read one article from the command line: tables, figures and a summary, without notebooks."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .article import printable
from .choices import fields
from .files import Folder, folder_name
from .loading.load import load
from .reading import Reading, read
from .stages import STAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 2 when the input was at fault."""
    asked = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that has not all characters
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        chosen: dict[str, Any] = {"published": asked.published or None} | dict(asked.choose)
        if "ignore" in chosen:
            chosen["ignore"] = tuple(chosen["ignore"].split(","))
        reading = read(load(asked.article, encoding=asked.encoding), **chosen)
        folder = Path(asked.out) / folder_name(reading.article.id)
        print(_write(reading, folder, quiet=asked.quiet))
    except (ValueError, TypeError, OSError) as error:
        print(f"reread: {printable(_told(error, asked.out))}", file=sys.stderr)
        return 2
    print(f"\ntables and figures: {folder.as_posix()}/")
    return 0


def _told(error: Exception, out: str) -> str:
    """What went wrong; of a folder that cannot be written, which one and what to do."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"out={out!r} cannot be written ({error.strerror}); choose another folder"
    return str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reread", description="Read one article closely: tables, figures and a summary."
    )
    parser.add_argument("article", help="a file (text, page, e-mail, PDF …) or a URL")
    parser.add_argument("--published", help="the day it was published, as YYYY-MM-DD")
    parser.add_argument("--out", default="reports", help="folder for the report (reports)")
    parser.add_argument("--encoding", help="the file's encoding, where it is not found rightly")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    about = f"change a choice, for example lexicon=textblob ({', '.join(fields())})"
    more: dict[str, Any] = {"action": "append", "default": [], "metavar": "CHOICE=OPTION"}
    parser.add_argument("--choose", type=_pair, help=about, **more)
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
    from .plots.figures import FIGURES, png
    from .summary import summary

    with Folder(folder) as out:

        def draw(name: str) -> None:
            out.write(f"figures/{name}.png", png(reading, name))

        steps: list[tuple[str, Callable[[], Any]]] = [
            *((f"reading {name}", partial(reading.table, name)) for name in STAGES),
            ("writing tables", partial(write_tables, reading, out, below="tables/")),
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
