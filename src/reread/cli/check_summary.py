"""`reread audit`: whether a text is true to its sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

from ..article import Article, counted
from ..loading.load import load
from ..reading import Reading, read
from .arguments import SOURCE, add_reading, chosen

FLAGGED = 1  # how the command ends where something is flagged


def audit(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Hold a text against its sources, and say what they do not bear out.

    It ends with 0 where nothing is flagged, with 1 where something is, with 2 where the input is
    at fault. --published is the day of the text; each source has its own.
    """
    parser.add_argument("text", help=f"what is checked, a summary or rewrite: {SOURCE}")
    parser.add_argument("sources", nargs="+", help="what it is held against: files, URLs, folders")
    parser.add_argument("--out", metavar="FILE", help="write a page of it, as .html, or a .csv")
    add_reading(parser)
    return _checked


def _checked(asked: argparse.Namespace) -> str:
    from ..across.gathered import together
    from ..audit import audit as held

    choices = chosen(asked)
    own = read(load(asked.text, encoding=asked.encoding), **choices)
    others = {name: value for name, value in choices.items() if name != "published"}
    found = [one for source in asked.sources for one in _of(source, asked.encoding)]
    sources = {one.id: one for one in found if isinstance(one, Article)}  # each text once
    story = together([read(one, **others) for one in sources.values()])
    notices = [f"left out: {one}" for one in found if isinstance(one, str)]
    if own.unread:
        raise ValueError(f"{asked.text} was not read: {own.unread}")
    if all(story.reading(id).unread for id in story):
        whys = [f"{name} was not read: {story.reading(id).unread}"
                for id, name in story.article_names().items()]  # fmt: skip
        raise ValueError("; ".join(["no source was read", *whys, *notices]))
    rows = held(own, story)
    notices += rows.attrs.get("notices", [])
    flagged = rows[~rows["verdict"].isin(("grounded", "unsure"))]
    asked.status = FLAGGED if len(flagged) else 0
    told = [f"{one.surface!r}: {one.verdict}; {one.reason}" for one in flagged.itertuples()]
    head = f"{counted(len(flagged), 'fact')} of {len(rows):,} flagged"
    return "\n".join([*notices, head, *told, *_written(own, rows, story, asked.out)])


def _of(source: str, encoding: str | None) -> Iterator[Article | str]:
    """The articles of a source, called by their files where they have no outlet or title; of a
    folder, all that can be read, and why the rest cannot."""
    if not Path(source).is_dir():
        yield _called(load(source), Path(source).name or source)
        return
    from ..corpus.sources.listing import articles_of, items

    for item in items(source, encoding=encoding):
        for one in articles_of(item):
            if isinstance(one, Article):
                yield _called(one, item.name)
            else:
                yield f"{item.name}: {one.reason}"


def _called(one: Article, name: str) -> Article:
    return one if one.outlet or one.title else replace(one, outlet=name)


def _written(own: Reading, rows: pd.DataFrame, story: object, out: str | None) -> list[str]:
    if out is None:
        return []
    from ..files import write_bytes
    from ..report.audit_page import audit_page

    path = Path(out)
    if path.suffix.lower() == ".csv":
        content = rows.to_csv(index=False).encode("utf-8")
    else:
        content = audit_page(own.article, rows, story)  # type: ignore[arg-type]
    return [f"written to {write_bytes(path, content).as_posix()}"]
