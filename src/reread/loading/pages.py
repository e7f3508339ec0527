"""Web pages: the article that a page shows, whole, and what it says of itself.

What shows on the page is either in the text or among what is left out, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from ..article import LeftOut, Mark
from . import page_dates
from .dates import stated, tell_dates
from .findings import Found, short
from .headline import PARTS, headline, same, title_alone
from .markup import parse
from .outline import Outline
from .page_blocks import Piece, Walk, is_heading
from .page_facts import Facts, tell_facts
from .page_prose import SENTENCE_END, prose
from .page_scope import HEAD_KINDS, settle

LEAST_PROSE = 0.06  # of what a page shows; articles on heavy pages have from 0.15 on
FULLER = 0.6  # the page shows less than this share of what JSON-LD has as its text
TITLE_PARTS = re.compile(rf"{PARTS.pattern}|: ")
LEAST_HEADLINE = 3  # words of a part of a page's title
LEAST_STANDFIRST = 12  # words of a heading that is no title
A_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
A_TAG = re.compile(r"<[a-z/!?]", re.I)
MARKED_UP = re.compile(r"<(?:p|br|div|li|h\d)\b[^>]*>", re.I)


def from_page(html: str, source: Any) -> Found:
    """Text and facts of a page, or of a fragment of one; ValueError if it shows no article."""
    markup = parse(html if A_TAG.search(html) else f"<pre>{html}</pre>", source)
    body = markup.tree.find("body")
    outline = Outline(markup.tree if body is None else body)
    facts = Facts(markup, outline)
    titles = [title for title, _ in facts.titles]
    outlet = next((name for name, _ in facts.outlets), None)
    place = headline(outline, titles, outlet)
    own = [url for url, _ in facts.urls]
    around = frozenset(outline.around(place)) if place is not None else frozenset()
    pieces = list(Walk(outline, around).pieces())
    for piece in pieces:
        if outlet and not piece.aside and same(piece.text, outlet) and is_heading(piece):
            piece.aside = "names the outlet"
    settle(outline, pieces, place, own)
    found = Found("")
    shown = _in_order(outline, pieces, place, facts, outlet)
    kept = _fuller(found, facts, shown) or shown
    is_page = A_PAGE.search(html) is not None
    if not any(map(prose, kept)) and (is_page or all(piece.aside for piece in kept)):
        raise ValueError(f"{short(source)}: no article text found in the page; save it as .txt")
    _lay_out(found, kept, pieces, shown)
    if is_page:
        _tell_doubts(found, outline, pieces, kept, own)
    shown = [piece for piece in shown if not piece.aside]
    tell_facts(found, facts, shown, kept[0].text if kept[0].kind == "headline" else None)
    _tell_dates(found, facts, outline, shown, place)
    return found


def _in_order(
    outline: Outline, pieces: list[Piece], place: int | None, facts: Facts, outlet: str | None
) -> list[Piece]:
    """The article's blocks, its headline first and once."""
    shown = [piece for piece in pieces if not piece.aside]
    own = [p for p in shown if place is not None and outline.holds(place, p.place)]
    titles = ((title_alone(title, outlet), source) for title, source in facts.titles)
    title, source = next((one for one in titles if one[0]), ("", ""))
    for name in _parts_of(title) if not own else ():
        shown = [line for piece in shown for line in _apart(piece, name)]
        if own := [p for p in shown if same(p.text, name)][:1]:
            break
    if not own and not title:
        return shown
    lines = [line for piece in own for line in piece.text.split()]
    head = own[0] if own else Piece(title, 0, "title", why=f"is the page's title, {source}")
    head.text, head.kind = " ".join(lines) or title, "headline"
    head.why = head.why or "has the words of the page's title"
    known = set(map(id, own))
    rest = [piece for piece in shown if id(piece) not in known]
    for piece in rest:
        if same(piece.text, head.text):
            piece.aside = "repeats the headline"
    rest = [piece for piece in rest if not piece.aside]
    _mark_standfirst(rest)
    return [head, *rest]


def _parts_of(title: str) -> Iterator[str]:
    """A page's title, and what of it can be a headline without the names beside."""
    if title:
        yield title
        yield from (p for p in TITLE_PARTS.split(title) if len(p.split()) >= LEAST_HEADLINE)


def _apart(piece: Piece, title: str) -> Iterator[Piece]:
    """A block of several lines whose first is the title as two; any other as it is."""
    first, parted, others = piece.text.partition("\n")
    if parted and same(first, title):
        yield replace(piece, text=first)
        yield replace(piece, text=others.strip())
    else:
        yield piece


def _mark_standfirst(rest: Sequence[Piece]) -> None:
    """A heading under the headline that is a sentence is the standfirst; one lower down is none."""
    told = next((at for at, piece in enumerate(rest) if prose(piece) and not piece.kind), len(rest))
    for piece in rest[told:]:
        if piece.kind == "standfirst":
            piece.kind = "headline" if is_heading(piece) else None
    under = next((p for p in rest if p.kind not in HEAD_KINDS), None)
    if under is None or not is_heading(under) or under.kind != "headline":
        return
    if len(under.text.split()) >= LEAST_STANDFIRST or SENTENCE_END.search(under.text):
        under.kind, under.why = "standfirst", "is a heading with a sentence, under the headline"


def _fuller(found: Found, facts: Facts, shown: Sequence[Piece]) -> list[Piece] | None:
    """The text that JSON-LD has, where the page shows much less of it, as behind a paywall."""
    stated = facts.article.get("articleBody")
    told = sum(len(piece.text) for piece in shown if piece.kind is None)
    if not isinstance(stated, str) or told >= FULLER * len(stated.strip()):
        return None
    head = [piece for piece in shown if piece.kind == "headline"][:1]
    for piece in shown:
        if piece not in head:
            piece.aside = "is less than the text in JSON-LD"
    found.tell("text", "articleBody", "JSON-LD articleBody")
    found.notices.append(
        "The page shows only a part of the article; the text is the one that it states in JSON-LD."
    )
    stated = unescape(stated) if "&" in stated else stated
    body = (
        stated if MARKED_UP.search(stated) else re.sub(r"\s*[\r\n]\s*", "<br><br>", escape(stated))
    )
    return [*head, *Walk(Outline(parse(body).tree.find("body"))).pieces()]


def _lay_out(
    found: Found, kept: Sequence[Piece], pieces: Sequence[Piece], shown: Sequence[Piece]
) -> None:
    """Write the blocks into the text, mark their kinds, and keep what is left out."""
    runs: list[str] = []
    at = 0
    for piece in kept:
        joint = "" if not runs else "\n" if piece.tight else "\n\n"
        at += len(joint)
        if piece.kind:
            found.marks.append(Mark(at, at + len(piece.text), piece.kind, piece.why))
        runs += [joint, piece.text]
        at += len(piece.text)
    found.text = "".join(runs)
    every = {id(piece): piece for piece in (*pieces, *shown)}.values()
    found.omitted += [LeftOut(piece.text, piece.aside) for piece in every if piece.aside]


def _tell_doubts(
    found: Found, outline: Outline, pieces: Sequence[Piece], kept: Sequence[Piece], own: list[str]
) -> None:
    """Add why the page may be no article, or several."""
    total = sum(len(piece.text) for piece in pieces)
    if sum(map(prose, kept)) < LEAST_PROSE * total:
        front = any(urlsplit(url).path.strip("/") == "" for url in own)
        found.notices.append(
            f"The page is {'a front page' if front else 'nearly all lists and links'}, "
            "and what is read of it may be of several articles."
        )
    others = [p for p in pieces if p.tag == "h1" and not p.aside and p is not kept[0]]
    around = {outline.article(piece.place) for piece in (kept[0], *others)}
    if others and (len(around) > 1 or None in around):
        found.notices.append(
            f"The page shows {len(others) + 1} main headlines, perhaps of as many "
            "articles; all are in the text."
        )


def _tell_dates(
    found: Found, facts: Facts, outline: Outline, shown: Sequence[Piece], place: int | None
) -> None:
    """Add when the page was published, as it states, and else when it was changed."""
    published, changed = page_dates.visible(outline, shown, place)
    published, changed = facts.published() + published, facts.changed() + changed
    of_url = page_dates.of_url(found.first("url"))
    others = [value for value, _ in changed] + ([of_url] if of_url else [])
    tell_dates(found, dict.fromkeys(page_dates.settled(published, others)))
    for value, source in changed:
        found.tell("modified", stated(value).value, source)
    found.tell("url date", of_url, "url")
