"""Arguments that several commands take: what is read, and with which choices."""

from __future__ import annotations

import argparse
from typing import Any

from ..choices import fields

SOURCE = "a file (text, page, e-mail, PDF …) or a URL"


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How a text is read: its day, its encoding, and every choice."""
    parser.add_argument("--published", help="the day it was published, as YYYY-MM-DD")
    parser.add_argument("--encoding", help="the file's encoding, where reread gets it wrong")
    about = f"change a choice, for example lexicon=textblob ({', '.join(fields())})"
    more: dict[str, Any] = {"action": "append", "default": [], "metavar": "CHOICE=OPTION"}
    parser.add_argument("--choose", type=pair, help=about, **more)


def add_many(parser: argparse.ArgumentParser) -> None:
    """How many articles are read, and whether their progress shows."""
    parser.add_argument("--quiet", action="store_true", help="no progress bar")
    many = parser.add_argument_group("many articles")
    many.add_argument("--text", metavar="COLUMN", help="the column of a table that has the texts")
    many.add_argument(
        "--workers", type=int, help="how many processes read (default: one per processor)"
    )
    many.add_argument("--scheduler", metavar="ADDRESS", help="address of a Dask cluster to read on")


def pair(words: str) -> tuple[str, str]:
    """What stands before the first "=", and after it."""
    choice, sign, option = words.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{words!r} is not CHOICE=OPTION")
    return choice, option


def chosen(asked: argparse.Namespace) -> dict[str, Any]:
    """The choices that the command line makes."""
    made: dict[str, Any] = {"published": asked.published or None} | dict(asked.choose)
    if "ignore" in made:
        made["ignore"] = tuple(made["ignore"].split(","))
    return made
