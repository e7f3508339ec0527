"""`reread corpus`: many articles into a dataset."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from .arguments import add_many, add_reading, chosen


def corpus(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Read many articles into an archive.

    A source is a folder, a pattern, a zip, JSONL, or a table with a column of texts; several are
    read as one. A stopped run carries on where it left off.
    """
    parser.add_argument("source", nargs="+", help="a folder, a pattern, a packed file, a table …")
    parser.add_argument("--out", help="where the archive goes (default: archive)")
    add_reading(parser)
    add_many(parser)
    return archived


def archived(asked: argparse.Namespace) -> str:
    """Read many articles into a dataset; what it holds, and how to open it."""
    from .. import corpus

    out = asked.out or "archive"
    more = {"text": asked.text, "encoding": asked.encoding, "progress": not asked.quiet}
    source = asked.source if len(asked.source) > 1 else asked.source[0]
    made = corpus.read(
        source, out, workers=asked.workers, client=asked.scheduler, **more, **chosen(asked)
    )
    return f"{made!r}\n\nopen it with reread.corpus.open({out!r})"
