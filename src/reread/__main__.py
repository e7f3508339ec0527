"""Read one article from the command line: tables, figures and a summary, without notebooks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .article import printable
from .choices import fields
from .files import folder_name, seal, unseal, write_bytes
from .loading.load import load
from .reading import STAGES, Reading, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 2 when the input was at fault."""
    asked = _parser().parse_args(arguments)
    try:
        chosen: dict[str, Any] = {"published": asked.published or None} | dict(asked.choose)
        if "ignore" in chosen:
            chosen["ignore"] = tuple(chosen["ignore"].split(","))
        reading = read(load(asked.article, encoding=asked.encoding), **chosen)
        folder = Path(asked.out) / folder_name(reading.article.id)
        print(_write(reading, folder, quiet=asked.quiet))
    except (ValueError, TypeError, OSError) as error:
        print(f"reread: {printable(error)}", file=sys.stderr)
        return 2
    print(f"\ntables and figures: {folder.as_posix()}/")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reread", description="Read one article closely: tables, figures and a summary."
    )
    parser.add_argument("article", help="a text, page, record, e-mail, feed or document, or a URL")
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

    from .export import save
    from .plots.figures import FIGURES, png
    from .summary import summary

    written: list[Path] = []

    def draw(name: str) -> None:
        written.append(write_bytes(folder / "figures" / f"{name}.png", png(reading, name)))

    unseal(folder)
    steps: list[tuple[str, Callable[[], Any]]] = [
        *((f"reading {name}", partial(reading.table, name)) for name in STAGES),
        ("writing tables", lambda: written.extend(save(reading, folder / "tables"))),
        *((f"drawing {name}", partial(draw, name)) for name in FIGURES),
    ]
    with tqdm(steps, disable=quiet, leave=False) as bar:
        for name, step in bar:
            bar.set_description(name)
            step()
    told = summary(reading)
    written.append(write_bytes(folder / "summary.txt", (told + "\n").encode()))
    seal(folder, written)
    return told


if __name__ == "__main__":
    sys.exit(main())
