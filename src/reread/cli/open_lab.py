"""`reread lab`: JupyterLab on the notebooks."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..examples import NOTEBOOKS, copy_notebooks
from ..extras import needing


def lab(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Open the notebooks in JupyterLab.

    They are copied into the folder first if it has none, as `reread notebooks` does.
    """
    parser.add_argument(
        "out", metavar="DIR", nargs="?", default=".", help="the folder (default: this one)"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    return _opened


def _opened(asked: argparse.Namespace) -> str:
    with needing("lab", "reread lab"):
        from jupyterlab.labapp import LabApp

    first = _first_notebook(Path(asked.out))
    LabApp.launch_instance([str(first), *(["--no-browser"] if asked.no_browser else [])])
    return "JupyterLab has stopped"


def _first_notebook(folder: Path) -> Path:
    """The notebook to open: of this folder, or of the one within that holds the notebooks."""
    found = [*sorted(folder.glob("*.ipynb")), *sorted((folder / NOTEBOOKS).glob("*.ipynb"))]
    if not found:
        copied, _ = copy_notebooks(folder)
        found = [path for path in copied if path.suffix == ".ipynb"]
    return found[0]
