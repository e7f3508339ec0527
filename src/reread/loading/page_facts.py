"""What a page states about its article: in JSON-LD, in <meta>, in links and in lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import linked_data
from .bylines import ADDRESS, authors, authors_of_line
from .findings import Found
from .headline import PARTS, same
from .linked_data import PAGES, Node, main_article
from .markup import Markup
from .outline import HEADINGS, Outline, words
from .page_blocks import Piece
from .page_dates import META, META_CHANGED, Statement
from .page_roles import MAIN_SHARE, aside

TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "application-name",
    "publisher",
    "citation_journal_title",
)
AUTHORS = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author",
    "dc.creator", "dcterms.creator", "byl", "citation_author", "og:article:author",
)  # fmt: skip
SECTIONS = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "sailthru.section",
    "section",
)
LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/?", re.I)
LONGEST = 1_000  # characters of a fact
LONGEST_NOTICE = 200  # characters of a line of copyright beside the name


@dataclass
class Facts:
    """What a page states outside its text."""

    markup: Markup
    outline: Outline

    @cached_property
    def meta(self) -> list[tuple[str, str]]:
        """Name and content of each <meta>, but of those that belong to what is set aside."""
        found = []
        for element in self.markup.tree.iter("meta"):
            said = map(element.get, ("property", "name", "itemprop", "http-equiv"))
            name = next(filter(None, said), "")
            content = " ".join((element.get("content") or "").split())[:LONGEST]
            if name and content and not self._is_of_another(element):
                found.append((name.strip().lower(), content))
        return found

    @cached_property
    def nodes(self) -> list[Node]:
        """All that JSON-LD describes."""
        return linked_data.statements(self.markup.scripts)[0]

    @cached_property
    def article(self) -> Node:
        """What JSON-LD says of the article; nothing if it describes others."""
        titles = [title for title, _ in self.titles_of_page]
        urls = [url for url, _ in self.urls]
        return main_article(self.nodes, titles, urls) or {}

    @cached_property
    def titles_of_page(self) -> list[Statement]:
        """What the page calls itself, the surest first."""
        found = self.markup.tree.iter("title")
        title = next((e for e in found if next(e.iterancestors("svg"), None) is None), None)
        said = [*self.named(TITLES)]
        return said if title is None else [*said, (words(title, LONGEST), "<title>")]

    @cached_property
    def titles(self) -> list[Statement]:
        """What page and JSON-LD call the article, the surest first."""
        own = linked_data.text(self.article.get("headline") or self.article.get("name"))
        stated = [(own, "JSON-LD headline"), *self.titles_of_page]
        return [(title, source) for title, source in stated if title]

    @cached_property
    def urls(self) -> list[Statement]:
        """The addresses that the page gives itself."""
        said = [
            (element.get("href") or "", "link canonical")
            for element in self.markup.tree.iter("link")
            if "canonical" in (element.get("rel") or "").lower().split()
        ]
        said += self.named(("og:url", "twitter:url", "parsely-link"))
        return [
            (url.strip(), source)
            for url, source in said
            if re.match(r"https?://\w", url.strip(), re.I)
        ]

    def named(self, names: Sequence[str]) -> list[Statement]:
        """What <meta> of these names say, in the order of the names."""
        return [(value, f"meta {n}") for n in names for name, value in self.meta if name == n]

    @cached_property
    def outlets(self) -> list[Statement]:
        """The names of the outlet; domains only where it is stated no other way."""
        publishers = linked_data.names(self.article.get("publisher"), self.nodes)
        said = [(name, "JSON-LD publisher") for name in publishers] + self.named(OUTLETS)
        said = [(name, source) for name, source in said if "//" not in name]
        proper = [one for one in said if not DOMAIN.fullmatch(one[0])]
        return proper or said or [*self._in_title()]

    def published(self) -> list[Statement]:
        """The dates of publication stated outside the text."""
        pages = [node for node in self.nodes if linked_data.is_a(node, PAGES)]
        said = [linked_data.text(node.get("datePublished")) for node in (self.article, *pages)]
        return [(date, "JSON-LD datePublished") for date in said if date] + self.named(META)

    def changed(self) -> list[Statement]:
        """The dates of changes stated outside the text."""
        said = linked_data.text(self.article.get("dateModified"))
        return ([(said, "JSON-LD dateModified")] if said else []) + self.named(META_CHANGED)

    def _in_title(self) -> Iterator[Statement]:
        """The last or first part of <title>, where the page bears it as a name, too."""
        title = next((title for title, source in self.titles_of_page if source == "<title>"), "")
        first, *others = [part.strip() for part in PARTS.split(title)]
        last = others[-1] if others else ""
        for name, other in ((last, first), (first, last)) if last and first else ():
            headed = self._has_line(other, HEADINGS) and self._has_line(name, ("a", "h1"))
            if headed or self._is_owner(name):
                yield name, "<title>"
                return

    def _is_owner(self, name: str) -> bool:
        """Whether a name is in the page's address, or holds its copyright."""
        if not re.search(r"\w", name):
            return False
        hosts = " ".join(re.findall(r"//([^/]*)", " ".join(url for url, _ in self.urls)))
        if re.sub(r"\W", "", name.casefold()) in re.sub(r"[^\w ]", "", hosts.casefold()):
            return True
        owned = re.compile(rf"(?i)(?:©|copyright)[^\n]{{0,40}}{re.escape(name)}(?!\w)")
        lengths = range(len(name), len(name) + LONGEST_NOTICE)
        return any(
            self.outline.length[place] in lengths and owned.search(words(element, lengths.stop))
            for place, element in enumerate(self.outline.elements)
        )

    def _has_line(self, name: str, tags: Sequence[str]) -> bool:
        """Whether an element of one of these tags holds but the name."""
        lengths = range(len(name) - 5, len(name) + 5)  # marks and white space may differ
        return any(
            element.tag in tags
            and self.outline.length[place] in lengths
            and same(words(element, lengths.stop), name)
            for place, element in enumerate(self.outline.elements)
        )

    def _is_of_another(self, element: Any) -> bool:
        """Whether a <meta> belongs to a thing with little of the page's prose, such as a card."""
        outline = self.outline
        around = outline.around(outline.place.get(element.getparent(), -1))
        scopes = (p for p in around if outline.elements[p].get("itemscope") is not None)
        scope = next(scopes, 0) if element.get("itemprop") else 0
        return outline.prose[scope] < MAIN_SHARE * outline.prose[0] or self.is_set_aside(element)

    def is_set_aside(self, element: Any) -> bool:
        """Whether an element stands in something that is no part of the article."""
        place = self.outline.place.get(element.getparent(), -1)
        return any(aside(self.outline, p, frozenset()) for p in self.outline.around(place))


def tell_facts(found: Found, facts: Facts, pieces: Sequence[Piece], headline: str | None) -> None:
    """Add what a page states of its article, but for its dates, the most trusted first."""
    found.tell("title", headline, "headline")
    for title, source in facts.titles:
        found.tell("title", title, source)
    for name, source in facts.outlets:
        found.tell("outlet", name, source)
    own = [url for url in linked_data.addresses(facts.article)[:1] if ADDRESS.search(url)]
    for url, source in [*facts.urls, *((url, "JSON-LD url") for url in own)]:
        found.tell("url", url, source)
    for section, source in _sections(facts, pieces):
        found.tell("section", section, source)
    for code, source in _languages(facts):
        found.tell("language", code, source)
    _tell_authors(found, facts, pieces)
    if broken := linked_data.statements(facts.markup.scripts)[1]:
        found.tell("unreadable", f"{broken} of {len(facts.markup.scripts)}", "JSON-LD")


def _tell_authors(found: Found, facts: Facts, pieces: Sequence[Piece]) -> None:
    """The authors, as the most trusted statement has them; all others as bylines."""
    outlet = found.first("outlet") or ""
    people = linked_data.names(
        facts.article.get("author") or facts.article.get("creator"), facts.nodes
    )
    said = [(name, "JSON-LD author") for name in people] + facts.named(AUTHORS)
    said.sort(key=lambda one: same(one[0], outlet))  # an outlet for its authors is the last resort
    said += [(name, "rel=author") for name in _linked_authors(facts)]
    stated = [(authors(value), value, source) for value, source in said]
    lines = [p.text for p in pieces if p.kind == "byline" or re.match(r"(?i)by\s.{1,80}$", p.text)]
    stated += [(authors_of_line(line), line, "byline") for line in lines[:3]]
    first = next((source for names, _, source in stated if names), None)
    for names, value, source in stated:
        for name in names if source == first else ():
            found.tell("author", name, source)
        if source != first and names:
            found.tell("byline", " ".join(value.split()), source)


def _linked_authors(facts: Facts) -> Iterator[str]:
    """The names that the page marks as its author's."""
    outline = facts.outline
    for place, element in enumerate(outline.elements):
        marked = (
            "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        )
        if marked and 0 < outline.length[place] <= 80 and not facts.is_set_aside(element):
            yield words(element, 80)


def _sections(facts: Facts, pieces: Sequence[Piece]) -> Iterator[Statement]:
    said = facts.article.get("articleSection")
    for one in said if isinstance(said, list) else [said]:
        yield linked_data.text(one), "JSON-LD articleSection"
    yield from facts.named(SECTIONS)
    for piece in pieces:
        if piece.kind == "kicker":
            yield piece.text, "kicker"


def _languages(facts: Facts) -> Iterator[Statement]:
    """The codes of the language that the page states; of "en-GB" its base."""
    html = facts.markup.tree
    said = [(html.get("lang") or html.get("xml:lang") or "", "<html lang>")]
    said += [(linked_data.text(facts.article.get("inLanguage")), "JSON-LD inLanguage")]
    for value, source in said + facts.named(LANGUAGES):
        if match := re.match(r"\s*([a-z]{2,3})(?=[-_\s,;]|$)", value.lower()):
            yield match[1], source
