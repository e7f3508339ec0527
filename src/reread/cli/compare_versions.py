"""`reread versions`: what the newer of two versions of an article says otherwise."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ..files import path_of, write_bytes
from ..loading.load import load
from ..reading import read
from .arguments import SOURCE, add_reading, chosen


def versions(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Compare two versions of an article, and say which speaker, figure, day or hedge changed.

    Other words for the same are no change. --published is the day of both, where they state none.
    """
    parser.add_argument("old", help=f"the older version, {SOURCE}")
    parser.add_argument("new", help="the newer one")
    parser.add_argument("--out", metavar="FILE", help="write a page of it, as .html, or a .csv")
    add_reading(parser)
    return _compared


def _compared(asked: argparse.Namespace) -> str:
    from ..audit.versions import versions as between
    from ..report.versions_page import short, versions_page

    old, new = (read(load(one, encoding=asked.encoding), **chosen(asked))
                for one in (asked.old, asked.new))  # fmt: skip
    for name, side in ((asked.old, old), (asked.new, new)):
        if side.unread:
            raise ValueError(f"{name} was not read: {side.unread}")
    rows = between(old, new)
    lines = [short(rows), *(f"{row.kind}: {row.reason}" for row in rows.itertuples())]
    if asked.out is not None:
        path = path_of("out", asked.out)
        as_table = path.suffix.lower() == ".csv"
        content = rows.to_csv(index=False).encode() if as_table else versions_page(old, new, rows)
        lines.append(f"written to {write_bytes(path, content).as_posix()}")
    return "\n".join(lines)
