"""What a report opens with: whose article it is, what is to be said of it, what contradicts itself.

Each sentence says in how many of the readings it stands just so.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape
from itertools import chain
from typing import cast

from ..alternatives import Runs
from ..alternatives.conclusions import Asked, WatchedByChoice
from ..article import Article, counted, on_one_line
from ..english import written
from ..findings.collected import TOLD
from ..findings.doubts import unread
from ..findings.finding import Finding
from ..reading import Reading
from ..stages import TODAY
from ..summary import byline, one_line
from ..timeline.today import in_words
from .cells import isolated, table
from .marked_text import Places
from .switch import Switch

MOST = 3  # sentences that a page opens with, besides those on contradictions
CONTRADICTION, SIZE, NOTICE = "contradiction", "size", "notice"
CLASH = ' class="clash"'  # of a line that tells of a contradiction
MOST_PIECES, LONGEST_PIECE = 200, 400  # of the source listed, and characters of one
UNKNOWN = "not known"


def particulars(reading: Reading) -> str:
    """Who wrote the article, where and when it appeared; what is not known is said so."""
    article = reading.article
    known = {
        "By": byline(article), "In": one_line(article.outlet or ""),
        "Published": published_on(reading), "Address": one_line(article.url or "", LONGEST_PIECE),
    }  # fmt: skip
    told = "".join(
        f"<div><dt>{name}</dt><dd>{isolated(escape(words or UNKNOWN))}</dd></div>"
        for name, words in known.items()
        if words or name != "Address"
    )
    return f'<dl class="about">{told}</dl>'


def published_on(reading: Reading) -> str:
    """The day of publication in words, and where the page states it; "" where it is not known."""
    given = reading.choices.published or reading.article.published
    if given:
        return written(dt.date.fromisoformat(given[:10]))
    return in_words(reading.stage(TODAY))


def source(article: Article) -> str:
    """What the source states of the article and where, and what of it is not in the text."""
    told, omitted = article.told, article.omitted
    facts = f"What the source states ({len(told):,})", ("what", "value", "where it stood"), told
    pieces = f"What of it is not in the text ({len(omitted):,})", ("piece", "why"), omitted
    return "".join(_folded(*one) for one in (facts, pieces))


def _folded(summary: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    """A table to unfold; nothing where it has no row."""
    if not rows:
        return ""
    shown = [[escape(one_line(cell, LONGEST_PIECE)) for cell in row] for row in rows[:MOST_PIECES]]
    rest = len(rows) - len(shown)
    more = f"<p>And {rest:,} more.</p>" if rest else ""
    listed = table(columns, shown)
    return f"<details><summary>{escape(summary)}</summary>{listed}{more}</details>"


Findings = Callable[[Reading], tuple[Finding, ...]]


def in_short(switch: Switch, places: Places, runs: Runs, shown: Runs) -> str:
    """What contradicts itself, and the first things to be said of the article besides; each with
    the number of `runs` in which the same is said."""
    told = _told(dict.fromkeys((*shown.readings, *runs.readings)))
    held = Counter(
        sentence for one in runs.readings for sentence in {said.sentence for said in told(one)}
    )
    openings = [tuple(_first(told(one))) for one in shown.readings]
    switch.by("short", openings)
    drawn = [_drawn(one, held, len(runs), places) for one in dict.fromkeys(openings)]
    return switch.slot("short", drawn)


def _told(readings: Iterable[Reading]) -> Findings:
    """What is to be said of some readings, but for their notices, which the page has already, and
    for kinds of findings that come too late to be said in any. Readings that share what a kind
    looks at are asked once."""
    kinds = _needed(
        [Asked(partial(_all, tell), WatchedByChoice) for tell in TOLD.values()], readings
    )

    def told(reading: Reading) -> tuple[Finding, ...]:
        """The findings of a reading, the most important first."""
        if not len(reading.sentences):
            return tuple(one for one in unread(reading) if one.about != NOTICE)
        found = chain.from_iterable(cast(tuple[Finding, ...], kind(reading)) for kind in kinds)
        known = [one for one in found if one.about != NOTICE]
        return tuple(sorted(known, key=lambda one: one.rank))

    return told


def _needed(kinds: Sequence[Asked], readings: Iterable[Reading]) -> Sequence[Asked]:
    """The kinds, which come the most important first, up to the one by which every reading has
    as many other matters to speak of as a page opens with."""
    lacking = [one for one in readings if len(one.sentences)]
    matters: dict[int, set[str]] = {at: set() for at in range(len(lacking))}
    for number, kind in enumerate(kinds, 1):
        for at, said in matters.items():
            found = cast(tuple[Finding, ...], kind(lacking[at]))
            said |= {one.about for one in found} - {CONTRADICTION, SIZE, NOTICE}
        if all(len(said) >= MOST for said in matters.values()):
            return kinds[:number]
    return kinds


def _all(tell: Callable[[Reading], Iterable[Finding]], reading: Reading) -> tuple[Finding, ...]:
    lines = (one._replace(sentence=on_one_line(one.sentence)) for one in tell(reading))
    return tuple(lines)


def _first(said: Sequence[Finding]) -> Iterator[Finding]:
    """The contradictions, then the first thing about each of the most important matters."""
    compared = [one for one in said if one.about == CONTRADICTION]
    clashes = [one for one in compared if one.start is not None]
    yield from clashes[:MOST]
    others = {one.about: one for one in reversed(said) if one.about not in (CONTRADICTION, SIZE)}
    yield from sorted(others.values(), key=said.index)[:MOST]
    yield from compared[: not clashes]  # that none was found, and how much was compared


def _drawn(told: Iterable[Finding], held: Counter[str], of: int, places: Places) -> str:
    lines = (
        f"<li{CLASH * (one.about == CONTRADICTION and one.start is not None)}>"
        f'{isolated(escape(one.sentence))} <span class="quiet">'
        f"{_where(one.start, places)}{_holds(held[one.sentence], of)}</span></li>"
        for one in told
    )
    return f'<ul class="findings">{"".join(lines)}</ul>'


def _where(start: int | None, places: Places) -> str:
    return "" if start is None else f"Sentence {places.link(int(start))}. "


def _holds(count: int, of: int) -> str:
    """In how many readings the same is said; nothing where there is but one."""
    if of == 1:
        return ""
    return f"Said in {'all' if count == of else f'{count:,} of'} {counted(of, 'reading')}."
