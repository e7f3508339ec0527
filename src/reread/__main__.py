"""Read one article from the command line: tables, figures and a summary, without notebooks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .article import load
from .choices import fields
from .files import folder_name, write_bytes
from .reading import STAGES, Reading, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 2 when the input was at fault."""
    asked = _parser().parse_args(arguments)
    try:
        chosen = dict(pair.split("=", 1) for pair in asked.choose)
        reading = read(load(asked.article, encoding=asked.encoding), **_typed(asked, chosen))
        folder = Path(asked.out) / folder_name(reading.article.id)
        print(_write(reading, folder, quiet=asked.quiet))
    except (ValueError, TypeError, OSError) as error:
        print(f"reread: {error}", file=sys.stderr)
        return 2
    print(f"\ntables and figures: {folder.as_posix()}/")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reread", description="Read one article closely: tables, figures and a summary."
    )
    parser.add_argument("article", help=".txt, .html, .json or .md file, or a URL")
    parser.add_argument("--published", help="the day it was published, as YYYY-MM-DD")
    parser.add_argument("--out", default="reports", help="folder for the report (reports)")
    parser.add_argument("--encoding", help="the file's encoding, where it is not found rightly")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    parser.add_argument(
        "--choose", action="append", default=[], metavar="CHOICE=OPTION", type=_pair,
        help=f"change a choice, for example lexicon=textblob ({', '.join(fields())})",
    )  # fmt: skip
    return parser


def _pair(words: str) -> str:
    if "=" not in words:
        raise argparse.ArgumentTypeError(f"{words!r} is not CHOICE=OPTION")
    return words


def _typed(asked: argparse.Namespace, chosen: dict[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {"published": asked.published} if asked.published else {}
    changes |= chosen
    if "ignore" in changes:
        changes["ignore"] = tuple(changes["ignore"].split(","))
    return changes


def _write(reading: Reading, folder: Path, *, quiet: bool) -> str:
    """Write tables, figures and summary one step at a time, showing which is under way."""
    from tqdm import tqdm

    told: list[str] = []
    with tqdm(_steps(reading, folder, told), disable=quiet, leave=False) as bar:
        for name, step in bar:
            bar.set_description(name)
            step()
    return told[0]


def _steps(reading: Reading, folder: Path, told: list[str]) -> list[tuple[str, Callable[[], Any]]]:
    from .export import save
    from .plots.figures import FIGURES, png
    from .summary import summary

    def draw(name: str) -> None:
        write_bytes(folder / "figures" / f"{name}.png", png(reading, name))

    def tell() -> None:
        told.append(summary(reading))
        write_bytes(folder / "summary.txt", (told[0] + "\n").encode())

    return [
        *((f"reading {table}", lambda table=table: reading.table(table)) for table in STAGES),
        ("writing tables", lambda: save(reading, folder / "tables")),
        *((f"drawing {name}", lambda name=name: draw(name)) for name in FIGURES),
        ("summing up", tell),
    ]


if __name__ == "__main__":
    sys.exit(main())
