"""An article of a text export, made from its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...article import LeftOut, Mark
from ..bylines import authors
from ..dates import tell_dates
from ..findings import Found

INVERTED = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’ -]{0,40})$")  # "Berg, Lise"
# What databases call the fields of an article
FIELDS = {
    "headline": "title", "title": "title", "byline": "author", "author": "author",
    "section": "section", "publication title": "outlet", "publication": "outlet",
    "language": "language", "language of publication": "language", "document url": "url",
    "load-date": "loaded", "length": "length", "highlight": "summary", "abstract": "summary",
    "publication date": "published", "dateline": "dateline", "graphic": "graphic",
    "hd": "title", "by": "author", "sn": "outlet", "la": "language", "pd": "published",
    "se": "section", "wc": "length", "cy": "copyright", "et": "time",
}  # fmt: skip


def exported(
    title: str,
    lines: Sequence[str],
    told: Iterable[tuple[str, str]],
    aside: Iterable[str],
    database: str,
) -> Found:
    """The article of a headline and the lines of its body.

    `told` are labels with what they say; `aside` are the lines around the body, which are left
    out of the text.
    """
    body = re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", "\n".join(lines)).strip("\n").rstrip()
    if not body:
        return Found("")
    heading = " ".join(title.split())
    found = Found("\n\n".join(filter(None, (heading, body))))
    if heading:
        found.marks.append(Mark(0, len(heading), "headline", f"is the headline in {database}"))
        found.tell("title", heading, f"{database} headline")
    dates = []
    for label, value in told:
        field, said = FIELDS.get(label.lower(), ""), " ".join(value.split())
        if field == "published":
            dates.append((said, f"{database} {label}"))
        elif field == "author":
            for person in authors(said):
                found.tell(field, INVERTED.sub(r"\2 \1", person), f"{database} {label}")
        elif field:
            found.tell(field, said, f"{database} {label}")
    tell_dates(found, [date for date in dates if date[0]])
    rest = "\n".join(line.strip() for line in aside if line.strip())
    found.omitted += [LeftOut(rest, f"is what {database} adds to the article")] if rest else []
    return found


def blocks(lines: Iterable[str]) -> list[list[str]]:
    """Lines in groups, cut at blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.strip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def place(lines: Sequence[str], pattern: str, after: int = 0) -> int | None:
    """The first line that a pattern matches from its beginning."""
    wanted = re.compile(pattern)
    return next((n for n in range(after, len(lines)) if wanted.match(lines[n])), None)
