"""Facts of an article in nested key–value data: JSON of news interfaces, front matter.

Interfaces name the same fact in many ways, so each field has a list of paths, the most trusted
first. A path is keys joined by dots, written as small letters only ("publishedAt" and
"published_at" are both `publishedat`); lists on the way are looked through.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from .bylines import authors
from .dates import tell_dates
from .findings import Found, language, short

# From the documentation of NewsAPI, schema.org, Guardian Open Platform, New York Times Article
# Search, WordPress REST, JSON Feed, Event Registry, GDELT, Media Cloud, Bing News, and from what
# newspaper3k, trafilatura, news-please, Fundus, Mercury and Readability write.
FACTS = {
    "title": "title headline fields.headline webtitle titlepage name",
    "published": (
        "published date datepublished publishedat publishdate publishingdate pubdate datepublish "
        "publisheddate publicationdate webpublicationdate firstpublicationdate firstpublished "
        "publishedtime publishedon datetimepub datetime issued dcdate"
    ),
    "author": (
        "embedded.author author authors byline.original byline.person byline fields.byline creator "
        "dccreator writer writers reporter"
    ),
    "outlet": (
        "outlet publisher fields.publication source sitename publication newspaper provider "
        "medianame sourcename ispartof sourcedomain sourcecommonname sourcehostname hostname domain"
    ),
    "url": (
        "url weburl link canonicalurl permalink articleurl mainentityofpage resolvedurl "
        "externalurl canonical"
    ),
    "section": "section sectionname articlesection category categories newsdesk rubric",
    "language": "language lang inlanguage languagecode locale",
    "id": "id uuid guid uri",
}  # fmt: skip
FURTHER = {  # what Article has no field for
    "modified": "modified datemodified updated updatedat lastmodified datemodify lastupdated",
    "created": "datecreated created createdat",
    "seen": "seendate datedownload datecrawled scrapedat crawldate indexeddate",
    "summary": (
        "standfirst fields.standfirst fields.trailtext description abstract dek excerpt summary"
    ),
    "keywords": "keywords tags topics",
}
# In an object that stands for a name or a date, the key that holds it, the best first
NAMES = (
    "name", "main", "rendered", "title", "original", "value", "date", "oid", "text", "label", "url",
    "id",
)  # fmt: skip
PAGE = re.compile(r"(?:\w*:)?(?://)?[^/?#]+/+[^/?#]")  # an address with a path
DEEPEST = 8  # objects inside objects; a fact stands higher
KEYS = 1_000  # keys of a record that are looked at
MOST = 100  # values of one fact


def tell_facts(found: Found, record: dict[str, Any], source: str) -> None:
    """Add what a record says of its article; what cannot be a value is told as "not used"."""
    for field, paths in (FACTS | FURTHER).items():
        stated = [(value, f"{source} {name}") for path in paths.split()
                  for name, value in islice(values(record, path), MOST)]  # fmt: skip
        if field == "published":
            tell_dates(found, _with_zone(record, stated))
        elif field == "author":
            _tell_authors(found, stated)
        else:
            _tell(found, field, stated)


def values(record: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Each value at a path, with the keys as they are spelled; empty ones are left out."""
    key, _, rest = path.partition(".")
    for name, value in islice(record.items(), KEYS) if isinstance(record, dict) else ():
        if squeezed(name) != key or value in (None, "", [], {}):
            continue
        for one in flat(value):
            if rest:
                yield from ((f"{name}.{more}", inner) for more, inner in values(one, rest))
            else:
                yield name, one


@lru_cache(maxsize=4_096)
def squeezed(key: str) -> str:
    """A key as small letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", str(key).lower())


def flat(value: Any, depth: int = 0) -> Iterator[Any]:
    """The items of a list, and of lists in it; anything else is itself one."""
    if not isinstance(value, list):
        yield value
    elif depth < DEEPEST:
        for item in value:
            yield from flat(item, depth + 1)


def named(value: Any, depth: int = 0) -> Any:
    """What names an object; anything else is its own name."""
    if not isinstance(value, dict):
        return value
    if depth > DEEPEST:
        return None
    parts = {squeezed(key): inner for key, inner in value.items() if inner not in (None, "")}
    if "lastname" in parts:
        whole = (parts.get("firstname"), parts.get("middlename"), parts["lastname"])
        return " ".join(str(part) for part in whole if part)
    inner = next((parts[key] for key in NAMES if key in parts), None)
    return named(next(flat(inner), None), depth + 1)


def plain(words: str) -> str:
    """A title or name without tags, character references and line breaks."""
    without = re.sub(r"</?[a-zA-Z][^<>]*>", "", words)
    return " ".join(html.unescape(without).split())


def _tell(found: Found, field: str, stated: Iterable[tuple[Any, str]]) -> None:
    for given, source in stated:
        value = named(given)
        value = plain(value) if isinstance(value, str) else value
        if field == "language":
            value = language(value)
        if field == "id" and isinstance(value, (str, int)) and not isinstance(value, bool):
            found.tell("id", value, source)
        elif _fits(field, value):
            found.tell(field, value, source)
        elif field == "outlet" and _fits("url", value) and PAGE.match(value):
            found.tell("url", value, source)  # the page, as trafilatura has it
        else:
            _not_used(found, given, source)


def _fits(field: str, value: Any) -> bool:
    """Whether a value can be what a field wants."""
    if not isinstance(value, str):
        return field in ("modified", "created", "seen") and isinstance(value, (int, float))
    web = bool(re.match(r"(https?:)?//\S+$|www\.\S+$", value, re.I))
    if field == "url":
        return web
    return bool(value) and not (web and field in ("title", "outlet", "section"))


def _not_used(found: Found, value: Any, source: str) -> None:
    found.tell("not used", short(value), source)


def _tell_authors(found: Found, stated: Iterable[tuple[Any, str]]) -> None:
    """Add the authors that the first key with any of them names."""
    kept = None
    for given, source in stated:
        value = named(given)
        people = authors(plain(value)) if isinstance(value, str) else []
        if not people:
            _not_used(found, given, source)
        elif kept in (None, source):
            kept = source
            for person in people:
                found.tell("author", person, source)


def _with_zone(record: dict[str, Any], stated: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """The dates stated; the zone of WordPress's `date` is what it differs by from `date_gmt`."""
    dates = [(named(value), source) for value, source in stated]
    greenwich: Any = next((value for _, value in values(record, "dategmt")), None)
    for place, (value, source) in enumerate(dates if isinstance(greenwich, str) else ()):
        try:
            away = dt.datetime.fromisoformat(value) - dt.datetime.fromisoformat(greenwich)
            zone = dt.timezone(dt.timedelta(minutes=round(away.total_seconds() / 60)))
            moment = dt.datetime.fromisoformat(value).replace(tzinfo=zone)
        except (TypeError, ValueError):  # no such pair, or days apart
            continue
        dates[place] = (moment.isoformat(), f"{source} and date_gmt")
    return dates or ([(f"{greenwich}Z", "JSON date_gmt")] if isinstance(greenwich, str) else [])
