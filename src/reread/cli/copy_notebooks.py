"""`reread notebooks`: the notebooks, in a folder of one's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ..examples import copy_notebooks


def notebooks(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Copy the notebooks and the sample articles into a folder.

    Files that are there already stay as they are.
    """
    parser.add_argument("out", metavar="DIR", help="the folder, which is made if it is not there")
    return _copied


def _copied(asked: argparse.Namespace) -> str:
    written, kept = copy_notebooks(asked.out)
    told = [f"{len(written)} files are in {asked.out}" if written else "nothing was copied"]
    if kept:
        told.append(f"{len(kept)} were there and are unchanged; fresh copies need another folder")
    return "\n".join([*told, f"open them with: reread lab {asked.out}"])
