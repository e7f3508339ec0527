"""Boxes of a page that are no part of its article, known by what they hold: cards that lead to
other stories, by themselves or in rows, and what a line such as "3 comments" heads.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urljoin, urlsplit

from .outline import HEADINGS, Outline, names
from .page_blocks import Piece, is_heading
from .page_prose import prose

LONGEST_CARD = 400  # characters of prose of a card that leads to another story
ALL_LINK = 0.9  # of the characters of a block
ROW = 3  # cards alike, at least
DEEPEST_LINE = 8  # elements of a card that are around one of its lines
OWN_LINKS = 10  # to one host, and half of all, show that the host is the page's own
MOST = 0.5  # of a page's prose: a box that holds more of it is the article
ONWARD = re.compile(r"(?i)(?:read|continue|full|see|more)\b.{0,40}")  # "Read the full story"
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/")
COMMENTS = re.compile(
    r"(?i)(?:\d+ |reader |view |all )*(?:comments?|responses|replies)(?: ?\(\d+\)| to .*)?:?"
    r"|(?:leave|post|add) (?:a|your) (?:reply|comment)|join the (?:conversation|discussion)"
)
PLAIN = (None, "headline", "dateline", "kicker")  # kinds of the lines of a card
STORIES = "leads to other stories"
Box = tuple[int, int, str]  # the places of its first and last elements, and why it is aside


def found(
    outline: Outline, pieces: list[Piece], headline: int | None, own: Sequence[str]
) -> list[Box]:
    """The outermost boxes in their order. `own` are the page's URLs."""
    pages = _Pages(outline, own)
    away = [p for p in pieces if p.linked >= ALL_LINK * len(p.text) and pages.others(p.target)]
    cards = {
        *_headed_cards(outline, away, headline), *_read_on(outline, away),
        *_rows(outline, pieces, away),
    }  # fmt: skip
    reasons = dict.fromkeys(cards, STORIES)
    reasons |= dict.fromkeys(_comments(outline, pieces), "holds comments")
    boxes: list[Box] = []
    for box in sorted(reasons):
        ours = headline is not None and outline.holds(box, headline)
        if not ours and (not boxes or box > boxes[-1][1]):
            boxes.append((box, outline.last[box], reasons[box]))
    return boxes


class _Pages:
    """Which targets of links are other pages of the site."""

    def __init__(self, outline: Outline, own: Sequence[str]) -> None:
        self.own = own
        links = (e.get("href") or "" for e in outline.elements if e.tag == "a")
        hosts = Counter(filter(None, map(_host, links)))
        self.hosts = set(map(_host, own))
        for host, count in hosts.most_common(1):
            if count >= max(OWN_LINKS, hosts.total() / 2):
                self.hosts.add(host)

    def others(self, target: str) -> bool:
        """Whether a target is one; of a page without an address every other target is."""
        target = target.strip()
        if not target or target.startswith("#"):
            return False
        try:
            whole = urljoin(self.own[0] if self.own else "", target)
        except ValueError:
            return False
        host = _host(whole)
        return whole.split("#")[0] not in self.own and (not self.own or host in self.hosts)


def _host(url: str) -> str:
    """The last two names of the host of an address: "bbc.com" of "https://www.bbc.com/news"."""
    try:
        host = urlsplit(ARCHIVED.sub("", url)).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:])


def _headed_cards(outline: Outline, away: list[Piece], headline: int | None) -> Iterator[int]:
    """The places of cards that are each a heading that is a link, with a few lines."""
    for piece in away:
        if not is_heading(piece) or piece.kind != "headline" or piece.aside:
            continue
        if headline is not None and outline.holds(headline, piece.place):
            continue
        card = _card(outline, piece.place)
        if outline.elements[card].tag not in HEADINGS or headline is None:
            yield card  # else it heads a part of the article, as in a list of films


def _card(outline: Outline, heading: int) -> int:
    """The widest element around a heading that is all link, or holds no other and little prose."""
    card = heading
    for outer in islice(outline.around(heading), 1, None):
        all_link = outline.linked[outer] >= ALL_LINK * outline.length[outer]
        alone = outline.headings[outer] == 1 and outline.prose[outer] <= LONGEST_CARD
        if not (all_link or alone) or outer == 0 or outline.elements[outer].tag == "main":
            break
        card = outer
    return card


def _read_on(outline: Outline, away: list[Piece]) -> Iterator[int]:
    """The places of short <article>s that end with a link to the rest of them."""
    for piece in away:
        card = outline.article(piece.place) if ONWARD.fullmatch(piece.text) else None
        if card and outline.prose[card] <= LONGEST_CARD:
            yield card


def _rows(outline: Outline, pieces: list[Piece], away: list[Piece]) -> Iterator[int]:
    """The places of elements alike beside each other, each with a line that is a link, and more."""
    held = outline.sums((piece.place, 1) for piece in pieces)
    marked = outline.sums((p.place, 1) for p in pieces if p.kind not in PLAIN)
    told = outline.sums((piece.place, prose(piece)) for piece in pieces)
    rows: dict[tuple[int, str, str], list[int]] = {}
    for piece in away:
        if piece.kind or piece.tag == "p":
            continue
        for place in islice(outline.around(piece.place), DEEPEST_LINE):
            if place <= 0 or outline.prose[place] > LONGEST_CARD:
                break
            element = outline.elements[place]
            if held[place] > 1 and not marked[place]:
                row = rows.setdefault((outline.parent[place], element.tag, names(element)), [])
                row += [place] * (place not in row[-1:])
    for row in rows.values():
        if len(row) >= ROW and sum(told[place] for place in row) <= MOST * told[0]:
            yield from row


def _comments(outline: Outline, pieces: list[Piece]) -> Iterator[int]:
    """The places of elements that begin with a line as over comments, and hold more than it."""
    held = outline.sums((piece.place, 1) for piece in pieces)
    told = outline.sums((piece.place, prose(piece)) for piece in pieces)
    for piece in pieces:
        if COMMENTS.fullmatch(piece.text):
            box = next((p for p in outline.around(piece.place) if held[p] > 1), 0)
            if box and told[box] <= MOST * told[0]:
                yield box
