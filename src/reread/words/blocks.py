"""Blocks: paragraphs, headings and page furniture, each marked and none thrown away."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import islice

import pandas as pd

from .. import tables
from ..article import Article
from . import furniture
from .wrapping import CLOSERS, Span, lines, paragraphs

Kind = tuple[str, str]  # kind, reason

LONGEST_MATTER = 60  # lines of a Markdown file's front matter
LONGEST_MENU = 200  # characters of a line of entries
LONGEST_HEADLINE = 25  # words
LONGEST_SUBHEADING = 10  # words
LEAST_PROSE = 8  # words of a paragraph that a heading can head
HEAD = 6  # blocks from the top in which a byline or dateline can stand

_PARTICLES = r"(?:(?:de|da|van|von|der|den|al|bin|la|le|del) ){0,2}"
_NAME = rf"[A-ZÀ-Þ][\w.’'-]*(?: {_PARTICLES}[A-ZÀ-Þ][\w.’'-]*){{1,4}}"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY)[: ] ?{_NAME}(?:(?:, | and | AND | & ){_NAME}){{0,4}}"
    r"(?:(?:,| \||\s?[-–—]| in| for| at) ?[\w &’'.-]{2,80})?"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing|Compiled|Edited|Written|Translated)"
    rf" (?:in [\w ]{{2,30}} )?by .{{3,250}}"
)
PLACED = re.compile(  # a place, with or without date and agency: "KYIV, Aug. 20 (Reuters) —"
    r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w .]{1,30}){0,2}"
    r"(?:,? \(?(?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|TASS|DPA|dpa|ANI|PTI|IANS|EFE|ANSA)\)?)?"
    r" ?(?:--?|[–—_])"
)


def blocks(article: Article, *, boilerplate: str = "mark") -> pd.DataFrame:
    """One row per paragraph, heading or piece of page furniture.

    A line is a block, except where lines are hard-wrapped: there a block ends at a blank line or
    where the next word would still have fit. With ``boilerplate="keep"`` furniture becomes
    paragraphs, and is read like them.
    """
    spans, matter = _paragraphs(article.text)
    kinds = _kinds([article.text[start:end] for start, end in spans], matter)
    if boilerplate == "keep":
        kept = "kept as chosen, though it"
        kinds = [("paragraph", f"{kept} {r}") if k in tables.ASIDE else (k, r) for k, r in kinds]
    rows = (
        {"start": start, "end": end, "kind": kind, "reason": reason, "language": None}
        for (start, end), (kind, reason) in zip(spans, kinds, strict=True)
    )
    return tables.build("blocks", article, rows)


def _paragraphs(text: str) -> tuple[list[Span], bool]:
    """Spans of the blocks, and whether the first is front matter."""
    head = list(islice(lines(text), LONGEST_MATTER + 2))
    closing = _front_matter([text[start:end] for start, end in head])
    matter = [(head[0][0], head[closing][1])] if closing else []
    return [*matter, *paragraphs(text, matter[0][1] if matter else 0)], bool(matter)


def _front_matter(lines: list[str]) -> int:
    """Index of the line that closes Markdown front matter, 0 where there is none."""
    if not lines or lines[0] != "---":
        return 0
    for at, line in enumerate(lines[1:], start=1):
        if line in ("---", "..."):
            return at
        if line and not re.match(r"[\w-]{1,40}:|- |#|\[|\]|\{|\}|\"", line):
            return 0
    return 0


def _kinds(texts: Sequence[str], matter: bool) -> list[Kind]:
    """Kind and reason of each block: furniture first, then what heads the prose that is left."""
    found: list[Kind | None] = [_furniture(text) for text in texts]
    if matter:
        found[0] = ("boilerplate", "is front matter")
    entries = [_menu_entries(text) for text in texts]
    for at in range(len(texts)):
        beside = entries[max(0, at - 1)], entries[at], *entries[at + 1 : at + 2]
        if entries[at] and sum(beside[at == 0 :]) > 1:
            found[at] = ("boilerplate", "is of the site's menu")
    read = [at for at, kind in enumerate(found) if kind is None]
    for place, at in enumerate(read):
        following = texts[read[place + 1]] if place + 1 < len(read) else ""
        found[at] = _heading(texts[at], following, place, len(read))
    return [kind or ("paragraph", "prose") for kind in found]


@functools.cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rule.pattern, re.IGNORECASE), rule.reason) for rule in furniture.RULES]


def _furniture(text: str) -> Kind | None:
    if len(text) > furniture.LONGEST_LINE:
        return None
    return next(
        (("boilerplate", reason) for pattern, reason in _rules() if pattern.fullmatch(text)), None
    )


def _menu_entries(text: str) -> int:
    """How many entries of a site's menu a line is made of, 0 if of other things too."""
    entries = re.split(r"[|·•/]", text.lower()) if len(text) < LONGEST_MENU else [text]
    return len(entries) if all(entry.strip() in furniture.MENU for entry in entries) else 0


@functools.cache
def _dated() -> re.Pattern[str]:
    return re.compile(f"{furniture.DATED}|{furniture.CLOCKED}", re.IGNORECASE)


def _heading(text: str, following: str, place: int, count: int) -> Kind:
    """What a block that is no furniture is; `place` counts such blocks from the top."""
    short = len(text) <= furniture.LONGEST_LINE
    if short and _dated().fullmatch(text):
        return "dateline", "a date or time of day alone"
    if short and place < HEAD and PLACED.fullmatch(text):
        return "dateline", "a place alone, as agencies begin"
    if short and (place < HEAD or place > count - HEAD) and BYLINE.fullmatch(text):
        return "byline", "names who wrote it"
    if place == 0 and following and _is_title(text, LONGEST_HEADLINE):
        return "headline", "first line, short and without a full stop"
    if _is_title(text, LONGEST_SUBHEADING) and _is_prose(following):
        return "headline", "subheading: short, without a full stop, and prose follows"
    return "paragraph", "prose"


def _is_title(text: str, longest: int) -> bool:
    """Whether a line is short, begins like a title and does not end like a sentence."""
    if len(text) > furniture.LONGEST_LINE or len(text.split()) > longest:
        return False
    last = text.rstrip(CLOSERS)[-1:]
    return last not in set(".!…:;,") and text.lstrip("#\"'“‘([ ")[:1].isupper()


def _is_prose(text: str) -> bool:
    words = text[: furniture.LONGEST_LINE].split()
    return len(words) >= LEAST_PROSE and (
        len(text) > furniture.LONGEST_LINE or text.rstrip(CLOSERS)[-1:] in ".!?…:"
    )
