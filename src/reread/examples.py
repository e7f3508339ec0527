"""What ships to try reread on: a sample article, its companions, and the notebooks."""

from __future__ import annotations

from pathlib import Path

from .files import path_of, write_bytes

INSTALLED = Path(__file__).with_name("shipped")
REPOSITORY = Path(__file__).parents[2]
SAMPLE = "article.txt"
NOTEBOOKS, TEXTS = "notebooks", "data"  # folders, which the notebooks expect beside each other
SHIPPED = {NOTEBOOKS: "*.ipynb", TEXTS: "*.*"}
DOCUMENTED = "README.md"  # tells of each text its source and licence


def samples() -> dict[str, Path]:
    """The files that ship to try reread on, by name: the sample article, then its companions.

    The companions, six outlets on one invented story, make a small archive; a summary of them,
    with some errors, is there to be checked. What each is and where it is from stands in the
    README.md beside them.

    >>> import reread as rr
    >>> list(rr.samples())[:3]
    ['article.txt', 'bridge-british.txt', 'bridge-newsletter.md']
    >>> rr.load(rr.samples()["bridge-wire.txt"])
    <Article a615a5ec9d70: 1,119 characters, published unknown>
    """
    texts = [path for path in _shipped(TEXTS) if path.name != DOCUMENTED]
    return {path.name: path for path in sorted(texts, key=lambda path: path.name != SAMPLE)}


def copy_notebooks(folder: str | Path) -> tuple[list[Path], list[Path]]:
    """Copy the notebooks and the texts they read into two folders within `folder`: the files that
    were written, and those that were there and stay as they are."""
    to = path_of("folder", folder)
    written: list[Path] = []
    kept: list[Path] = []
    for name in SHIPPED:
        for path in _shipped(name):
            copy = to / name / path.name
            if copy.exists():
                kept.append(copy)
            else:
                written.append(write_bytes(copy, path.read_bytes()))
    return written, kept


def _shipped(name: str) -> list[Path]:
    """The files of a folder that ships, in order of their names: within the package where that is
    installed, at the root of the repository where it is worked on."""
    home = INSTALLED if INSTALLED.is_dir() else REPOSITORY
    found = sorted((home / name).glob(SHIPPED[name]))
    if not found:
        raise FileNotFoundError(f"{name} of reread is not where it was installed; install it again")
    return found
