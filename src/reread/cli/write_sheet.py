"""`reread sheet`: one HTML file to hand to someone else."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..alternatives import alternatives
from ..files import folder_name
from ..loading.load import load
from ..reading import read
from ..report import report
from .arguments import SOURCE, add_reading, chosen, pair


def sheet(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Write one HTML file that shows an article under alternatives.

    It needs no network and no other file. Without --vary it shows a small set of alternatives.
    """
    parser.add_argument("source", help=SOURCE)
    parser.add_argument(
        "--out", metavar="FILE", help="the file (default: sheet.html in the report's folder)"
    )
    add_reading(parser)
    about = "alternatives of a choice, for example lexicon=news,vader"
    more: dict[str, Any] = {"action": "append", "default": [], "metavar": "CHOICE=OPTION,OPTION"}
    parser.add_argument("--vary", type=pair, help=about, **more)
    return _written


def _written(asked: argparse.Namespace) -> str:
    reading = read(load(asked.source, encoding=asked.encoding), **chosen(asked))
    varied = {choice: options.split(",") for choice, options in asked.vary}
    runs = alternatives(reading.article, reading.choices, **varied) if varied else reading
    default = Path("reports") / folder_name(reading.article.id) / "sheet.html"
    return f"written to {report(runs, asked.out or default).as_posix()}"
