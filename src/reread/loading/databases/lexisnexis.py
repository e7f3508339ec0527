"""LexisNexis: articles under "1 of 25 DOCUMENTS", and those above "End of Document"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates import stated
from ..findings import Found
from .exported import blocks, exported, place

NAME = "LexisNexis"
OLD = re.compile(r"(?m)^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$")
NEW = re.compile(r"(?m)^[ \t]*End of Document[ \t]*$")
LENGTH = r"[ \t]*(?:LENGTH|Length): ?[\d,]+ ?words\b"
LABEL = re.compile(r"\s*([A-Z][A-Z-]{3,20}|[A-Z][a-z]+(?:-[A-Z][a-z]+)*): ?(\S.*)$")
HEADS = r"\s*(?i:byline|section|length|dateline|highlight|headline): "
TAILS = (
    r"\s*(?:(?:LOAD-DATE|Load-Date|LANGUAGE|Language|PUBLICATION-TYPE|Publication-Type|SUBJECT|"
    r"GRAPHIC|DOCUMENT-TYPE|JOURNAL-CODE|TYPE|URL): |(?:Classification|Graphic|Load-Date)\s*$)"
)
ASIDE = re.compile(r"copyright\b|all rights reserved|.{0,40}\bedition\b.{0,20}$|\d\d?:\d\d\b", re.I)


def shows(text: str) -> bool:
    """Whether a text is an export of LexisNexis."""
    length = re.search("(?m)^" + LENGTH, text)
    new = NEW.search(text) and (length or re.search(r"(?m)^Body[ \t]*$", text))
    return bool(new or (length and OLD.search(text)))


def articles(text: str) -> list[str]:
    """The text of each article of an export."""
    if OLD.search(text):
        return OLD.split(text)[1:]
    return [
        part for part in NEW.split(text) if re.search(r"(?m)^(?:Body[ \t]*$|" + LENGTH + ")", part)
    ]


def read(text: str) -> Found:
    """One article."""
    lines = text.split("\n")
    body = place(lines, r"Body\s*$")
    if body is None:
        body = place(lines, LENGTH)
        while body is not None and body + 1 < len(lines) and (
            not lines[body + 1].strip() or re.match(HEADS, lines[body + 1])
        ):  # fmt: skip
            body += 1
    start = 0 if body is None else body + 1
    end = place(lines, TAILS, start) or len(lines)
    head, tail = lines[:start], lines[end:]
    told = [(match[1], match[2]) for line in head + tail if (match := LABEL.match(line))]
    title, outlet, date = _heading(head)
    told += [("Publication", outlet), ("Publication date", date)]
    return exported(title, lines[start:end], told, head + tail, NAME)


def _heading(head: Sequence[str]) -> tuple[str, str, str]:
    """Headline, outlet and date: the headline is first in new exports, third in old ones."""
    free = [" ".join(group) for group in blocks(
        "" if LABEL.match(line) or ASIDE.match(line.strip()) or line.strip() == "Body" else line
        for line in head)]  # fmt: skip
    date = next((n for n, words in enumerate(free) if stated(words).value), None)
    if date is None:
        return (free[0] if free else ""), "", ""
    before, after = free[:date], free[date + 1 :]
    if len(before) > 1:
        return before[0], before[-1], free[date]
    return (after[0] if after else ""), (before[0] if before else ""), free[date]
