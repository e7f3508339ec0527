"""Dated events as TimelineJS 3 shows them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import quote

import pandas as pd

from ..article import on_one_line
from ..reading import Reading, names_of
from ..tables import NARRATOR
from .source import Source
from .tabular import encode

PLAIN = ("positive", "actual")  # polarity and modality of what is told as a fact


def timelinejs(source: Source, stream: BinaryIO) -> None:
    """One slide per event whose first and last day are known, told once however often the article
    tells it: what happened, its sentence, who says so, and whether that is denied or unsure.

    `start_date` and `end_date` are as fine as the bounds: a year, a month, a day, or two days, of
    which `display_date` says that it was some time between them. The title counts the events that
    lack a bound, which are left out. Everything is escaped, since TimelineJS takes texts for HTML.
    Several articles are told apart by `group`. No table keeps what happened in words: a corpus's
    readings are made anew.
    """
    dated = left_out = 0
    titles: list[str] = []
    stream.write(b'{"events": [')
    for reading in source.readings():
        titles.append(_title(reading))
        events = reading.legible("events")
        known = events["earliest"].notna() & events["latest"].notna()
        left_out += int((~known).sum())
        for slide in _slides(reading, events[known], "" if source.single else titles[-1]):
            stream.write((b",\n" if dated else b"\n") + encode(slide))
            dated += 1
    headline = titles[0] if source.single else f"{len(titles):,} articles"
    told = f"{dated:,} dated events; {left_out:,} without a first and a last day are left out"
    stream.write(b'\n], "title": ' + encode({"text": _text(headline, [told])}) + b"}\n")


def _title(reading: Reading) -> str:
    return on_one_line(reading.article.title or "") or reading.article.id


def _text(headline: str, lines: list[str]) -> dict[str, str]:
    return {
        "headline": html.escape(headline),
        "text": "".join(f"<p>{html.escape(line)}</p>" for line in lines),
    }


def _slides(reading: Reading, events: pd.DataFrame, group: str) -> Iterator[dict[str, Any]]:
    names, article = names_of(reading), quote(reading.article.id, safe="")
    sentences = {
        row.sentence: reading.as_read(row.start, row.end)
        for row in reading.sentences.itertuples(index=False)
    }
    links = reading.events["same_as"]
    seen = set()
    for row in events.itertuples():
        same = row.Index if pd.isna(links[row.Index]) else links[row.Index]
        if (same, row.earliest, row.latest) in seen:
            continue
        seen.add((same, row.earliest, row.latest))
        lines = [sentences[row.sentence], *_doubts(row, names)]
        told = {"unique_id": f"{article}-{row.event}", **_dates(row)}
        told["text"] = _text(row.statement, lines)
        yield told | ({"group": html.escape(group)} if group else {})


def _doubts(row: Any, names: dict[str, str]) -> list[str]:
    """Who says so, where it is not the article, and whether it is said as plain fact."""
    said = [row.polarity, row.modality]
    unusual = [word for word, plain in zip(said, PLAIN, strict=True) if word != plain]
    by = (
        []
        if row.asserted_by == NARRATOR
        else [f"says {names.get(row.asserted_by, row.asserted_by)}"]
    )
    return [", ".join([*by, *unusual])] if by or unusual else []


def _dates(row: Any) -> dict[str, Any]:
    """The bounds of an event: one date where they are a year, a month or a day."""
    first, last = row.earliest, row.latest
    day = {"year": first.year, "month": first.month, "day": first.day}
    if first == last:
        return {"start_date": day}
    begins, ends = first.day == 1, (last + pd.Timedelta(days=1)).day == 1
    same_year = first.year == last.year
    if same_year and begins and ends and first.month == last.month:
        return {"start_date": {"year": first.year, "month": first.month}}
    if same_year and begins and ends and (first.month, last.month) == (1, 12):
        return {"start_date": {"year": first.year}}
    end = {"year": last.year, "month": last.month, "day": last.day}
    between = f"between {first.date()} and {last.date()}"  # not all the time from one to the other
    return {"start_date": day, "end_date": end, "display_date": between}
