"""A sheet to send on: one reading, and its alternatives, in a single HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..alternatives import Conclusion, Runs, alternatives
from ..article import Article
from ..files import path_of, write_bytes
from ..reading import Reading, read

__all__ = ["report"]

LARGEST = 5_000_000  # bytes: what mail and chat take without complaint


def report(
    source: Article | Reading | Runs,
    path: str | Path,
    conclusions: Mapping[str, Conclusion] | None = None,
) -> Path:
    """Write one HTML file in which a reading and its alternatives can be read and switched.

    Of `source`, runs are shown as they are; an article or a reading under a small set of
    alternatives (`alternatives.options` says which). `conclusions` are functions of a reading, by
    name; by default the dozen that ship, and the tone of each voice. The file works without a
    network, and without scripts shows the default reading, as print does. The same source gives
    the same bytes. A page of more than 5 MB would not go by mail: where all readings do not fit,
    those that change one choice are shown, or else the default alone, and the page says so. Raises
    TypeError for anything else, ValueError where `path` does not end in .html, or where not even
    one reading fits.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster.")
    >>> runs = rr.alternatives(article, lexicon=["news", "vader"])
    >>> rr.report(runs, "sheet.html").name
    'sheet.html'
    """
    path = path_of("path", path)
    if path.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"path={str(path)!r} does not end in .html; a report is an HTML file")
    from .sheet import page  # importing reread loads nothing that a sheet is made with

    runs = _runs(source)
    content = page(runs, conclusions, LARGEST)
    if content is None:
        raise ValueError(
            f"{runs.default.article!r} is too long for a page of {LARGEST:,} bytes, which is what "
            "mail takes; give a part of it"
        )
    return write_bytes(path, content)


def _runs(source: Article | Reading | Runs) -> Runs:
    if isinstance(source, Runs):
        return source
    if not isinstance(source, Article | Reading):
        raise TypeError(
            f"a report is made of an Article, a Reading or Runs, not of {type(source).__name__}; "
            "load an article with reread.load(path)"
        )
    reading = source if isinstance(source, Reading) else read(source)
    return alternatives(reading.article, reading.choices)
