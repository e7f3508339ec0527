"""The date of publication that a page states, and where.

Dates of other things on a page are none: of related stories, comments, entries of a live report,
of changes alone, of copyright, of what the text tells.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .dates import stated
from .outline import Outline, names
from .page_blocks import Piece, Time
from .page_prose import prose

LONGEST_LINE = 250  # characters of a line that states when the page was published
LONGEST_LABELLED = 100  # characters of a line that begins with such a label
HEAD = 12  # blocks in which it stands
META = (  # names of <meta>, the most trusted first
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.published",
    "dc.date.created", "dcterms.created", "publish-date", "publish_date", "publishdate",
    "publication_date", "publication-date", "pubdate", "pub_date", "publisheddate",
    "published-date", "published", "originalpublicationdate", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "displaydate", "article.published", "date",
    "shareaholic:article_published_time", "bt:pubdate", "ptime",
)  # fmt: skip
META_CHANGED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "revised",
    "dcterms.modified", "dc.date.modified", "lastmod",
)  # fmt: skip

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d){1,2}(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?(?:[A-Z]{2,4}\b|[+-]\d\d:?\d\d)\)?)?"
    r"|\d{1,2}\s*[ap]\.?m\b\.?(?:\s*\(?[A-Z]{2,4}\b\)?)?"
)
DAY = re.compile(
    rf"(?i:(?P<before>{_CLOCK})[,\s|·•–-]+(?:on\s+)?)?"
    rf"(?P<day>(?i:{_WEEKDAY}(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?!\d)))"
    rf"(?:(?i:(?:[,\s|·•/–-]|at\b|T(?=\d))+)(?P<after>(?i:{_CLOCK})))?"
)
PUBLISHED = re.compile(
    r"(?i)\b(?:publi(?:shed|cation)|posted|released|issued|filed|first (?:published|posted))\b"
    r"(?!\s+by\b.{40})"
)
CHANGED = re.compile(
    r"(?i)\b(?:updated?|modified|revised|edited|changed|corrected|amended|reviewed)\b"
)
LABEL = re.compile(  # all that stands before the date
    r"(?i)(?:this (?:article|story|post) was )?(?:first |originally |date ){0,2}(?:publish(?:ed)?"
    r"|publication|posted|released|issued|filed|date|(?:last )?(?:updated|modified))"
    r"(?: date| time)?(?: (?:on|at|by [^|]{2,60}?))*[\s:,|–—-]*"
)
LABEL_ALONE = re.compile(r"(?i)(?:published|posted|(?:last )?(?:updated|modified))(?: on)?:?")
OTHER = re.compile(  # labels of dates that are no publication's: "Event date:", "Deadline:"
    r"(?i)\b(?:events?|when|starts?|begins?|opens?|closes?|ends?|expires?|deadline|due|valid|born|died"
    r"|effective|copyright|since|until|member|next|upcoming|premi\w+|watch|accessed|retrieved"
    r"|archived|appear\w*|recorded|taken|scheduled|expected|register)\b|joined\b|©"
)
SEPARATOR = re.compile(r"[|·•;\n]")
YEAR = re.compile(r"\d{4}")
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
TWO_WAYS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")

Statement = tuple[str, str]  # what is stated, and where


def visible(
    outline: Outline, pieces: Sequence[Piece], headline: int | None
) -> tuple[list[Statement], list[Statement]]:
    """The dates that the article itself shows: of publication, and of changes."""
    published: list[Statement] = []
    changed: list[Statement] = []
    article = outline.article(headline)
    several = len({a for p in pieces if (a := outline.article(p.place))}) > 1
    ours = [not several or outline.article(piece.place) == article for piece in pieces]
    entries = _entries(outline, [piece for piece, own in zip(pieces, ours, strict=True) if own])
    in_head, before = True, ""
    for number, (piece, own) in enumerate(zip(pieces, ours, strict=True)):
        in_head = in_head and number < HEAD and not (prose(piece) and len(piece.text) > 80)
        kinds = [(t, _kind_of_time(outline, t, in_head and own, entries)) for t in piece.times]
        published += [(time.value, "<time>") for time, kind in kinds if kind == "published"]
        changed += [(time.value, "<time>") for time, kind in kinds if kind == "changed"]
        entry = any(entries[_signature(outline, time)] > 1 for time in piece.times)
        if len(piece.text) <= LONGEST_LINE and own and not entry and not any(k for _, k in kinds):
            for is_change, said in _line(piece, in_head, before):
                (changed if is_change else published).append((said, "a line of the page"))
        before = piece.text if LABEL_ALONE.fullmatch(piece.text) else ""
    return published, changed


def _entries(outline: Outline, pieces: Sequence[Piece]) -> Counter[tuple[str, ...]]:
    """How many blocks have a <time> of each kind: those of entries stand in several."""
    kinds = {
        (_signature(outline, time), tuple(other.value for other in piece.times))
        for piece in pieces
        for time in piece.times
    }
    return Counter(signature for signature, _ in kinds)


def _signature(outline: Outline, time: Time) -> tuple[str, ...]:
    around = outline.elements[max(outline.parent[time.place], 0)]
    return around.tag, names(around), names(outline.elements[time.place])


def _kind_of_time(
    outline: Outline, time: Time, in_head: bool, entries: Counter[tuple[str, ...]]
) -> str | None:
    """Whether a <time> says when the page was published, or changed; None if neither."""
    element = outline.elements[time.place]
    exact = element.get("datetime") or element.get("content") or ""
    if not in_head or not (re.search(r"\d{4}|\d[/.]\d", exact) or stated(time.value).value):
        return None
    label = SEPARATOR.split(time.before)[-1].strip()
    if OTHER.search(label) or (label.endswith(":") and not LABEL.search(label)):
        return None
    named = f"{names(element)} {(element.get('itemprop') or '').lower()}"
    if not PUBLISHED.search(named) and (CHANGED.search(named) or _is_change(time.before)):
        return "changed"
    return "published" if entries[_signature(outline, time)] == 1 else None


def _is_change(before: str) -> bool:
    """Whether the last word that tells what a date is of says that it is of a change."""
    changed, published = (
        max((match.end() for match in shape.finditer(before)), default=0)
        for shape in (CHANGED, PUBLISHED)
    )
    return changed > published


def _line(piece: Piece, in_head: bool, label: str) -> Iterator[tuple[bool, str]]:
    """The dates that a line of the page's own states, and whether they are of a change; `label` is
    the line before, where it says what the date is of."""
    text = f"{label} {piece.text}" if label else piece.text
    if piece.kind in ("caption", "pullquote", "note") or prose(piece) > LONGEST_LABELLED:
        return
    first = DAY.search(text) if YEAR.search(text) else None
    labelled = first and LABEL.fullmatch(text, 0, first.start())
    if piece.kind == "headline" and not labelled:
        return
    by_itself = in_head and piece.kind is None and piece.tag != "dd"
    alone = by_itself and DAY.fullmatch(text.strip(" |·•–-"))
    named = re.match(r"(?i)by\s", text) or (first and re.match(r"\W+by\s", text[first.end() :]))
    of_page = in_head and (piece.kind in ("byline", "dateline") or (named and first))
    if first is None or not (labelled or alone or of_page):
        return
    at = 0
    for match in DAY.finditer(text):
        between = text[at : match.start()]
        if OTHER.search(between):
            return
        clock = match["after"] or match["before"]
        yield _is_change(between), _said(match, clock)
        at = match.end()


def _said(match: re.Match[str], clock: str | None) -> str:
    """A date with its clock in the order and with the signs of the forms in `dates`."""
    day = re.sub(r"(?i)\bthe\s+|(?<=\d)(?:st|nd|rd|th)\s+of\b", "", match["day"])
    timed = f"{day} {re.sub(r'(?<=[0-9])[.](?=[0-9])', ':', clock)}" if clock else day
    return timed if stated(timed).value else day


def of_url(url: str | None) -> str | None:
    """The day in an address, which is a folder's and may be the article's."""
    match = URL_DAY.search(url or "")
    try:
        return dt.date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def settled(statements: Sequence[Statement], others: Sequence[str]) -> list[Statement]:
    """The statements; one that could be two days is the one that the page states elsewhere."""
    days = {
        date[:10]
        for value in (*(v for v, _ in statements), *others)
        if (date := stated(value).value)
    }
    return [(_read(value, days), source) for value, source in statements]


def _read(value: str, days: set[str]) -> str:
    """A date that could be two days as that of them which is among some days."""
    match = TWO_WAYS.match(value)
    if not match or stated(value).value:
        return value
    one, other, year = match.groups()
    fitting = {f"{year}-{int(m):02}-{int(d):02}" for d, m in ((one, other), (other, one))} & days
    return fitting.pop() if len(fitting) == 1 else value
