"""Which of a page's blocks are the article: the others say why they are not.

The article is what the page marks as such, or else the smallest element that holds nearly all of
its prose, with the headline and what stands between. Cards that lead to other stories, and lists
of links, are set aside wherever they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from .outline import HEADINGS, Outline
from .page_blocks import Piece, is_heading

ENOUGH = 0.9  # of a page's prose: the smallest element that holds it is the article
MARKED = 0.5  # of a page's prose: what it marks as articles is believed where it holds as much
LONGEST_CARD = 400  # characters of prose of a card that leads to another story
ALL_LINK = 0.9  # of the characters of a block
LINKED_ITEM = 0.6  # of those of a list's item, or of a line that is no paragraph
LEAST_WORDS = 8  # of prose that doesn't end as a sentence does
SENTENCE_END = re.compile(r"[.!?…:。！？：।။។؟][\"'”’»)\]」』）]*$")
UNSPACED = re.compile(  # Thai to Burmese, Khmer, kana and Han: scripts without spaces
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
LETTERS = 2  # of these scripts for a word, at least
ONWARD = re.compile(r"(?i)(?:read|continue|full|see|more)\b.{0,40}")  # "Read the full story"
ELSEWHERE = ("is a list of links", "leads to other stories")  # how reasons begin
OF_HEAD = re.compile(r"(?i)(?:posted |written )?by\s|.{0,80}\b(?:19|20)\d\d\b")  # and how lines do
HEAD_KINDS = ("byline", "dateline", "standfirst", "kicker", "caption")


def prose(piece: Piece) -> int:
    """Characters of a block that are told in sentences outside links."""
    own = len(piece.text) - piece.linked
    count = word_count(piece.text)
    ends = bool(SENTENCE_END.search(piece.text)) and count > 2
    told = piece.aside is None and piece.kind in (None, "standfirst")
    return own if told and own > 1 and (count >= LEAST_WORDS or ends) else 0


def word_count(text: str) -> int:
    """About how many words a text has, also in scripts that don't part them."""
    return max(len(text.split()), len(UNSPACED.findall(text)) // LETTERS)


def settle(outline: Outline, pieces: list[Piece], headline: int | None, own: Sequence[str]) -> None:
    """Say of each block that is not the article why. `own` are the page's URLs."""
    for piece in pieces:
        if piece.aside is None and _is_menu(piece):
            piece.aside = "is a list of links"
    cards = _outermost(_cards(outline, pieces, headline, own))
    starts = [first for first, _ in cards]
    for piece in pieces:
        at = bisect_right(starts, piece.place) - 1
        if at >= 0 and piece.place <= cards[at][1]:
            piece.aside = piece.aside or "leads to other stories"
    _leave_outside(outline, pieces, headline, _parts(outline, pieces))
    _leave_labels(outline, pieces, headline)
    _leave_orphans(outline, pieces, headline)


def _is_menu(piece: Piece) -> bool:
    """Whether a block is a line of links, or an item of a list of them."""
    if piece.tag == "p" or is_heading(piece) or piece.kind:
        return False
    share = piece.linked / max(len(piece.text), 1)
    told = SENTENCE_END.search(piece.text) and word_count(piece.text) >= LEAST_WORDS
    return share >= LINKED_ITEM and not told


def _cards(
    outline: Outline, pieces: list[Piece], headline: int | None, own: Sequence[str]
) -> list[tuple[int, int]]:
    """The first and last places of cards: each a heading that is a link, with a few lines."""
    cards = []
    for piece in pieces:
        linked = piece.linked >= ALL_LINK * len(piece.text)
        if not (is_heading(piece) and linked and not piece.aside and _leads_away(piece, own)):
            continue
        if headline is not None and outline.holds(headline, piece.place):
            continue
        card = _card(outline, piece.place)
        if outline.elements[card].tag in HEADINGS and headline is not None:
            continue  # heads a part of the article, as in a list of films
        if headline is None or not outline.holds(card, headline):
            cards.append((card, outline.last[card]))
    return cards + _read_on(outline, pieces, headline, own)


def _read_on(
    outline: Outline, pieces: list[Piece], headline: int | None, own: Sequence[str]
) -> list[tuple[int, int]]:
    """Short <article>s that end with a link to the rest of them."""
    cards = []
    for piece in pieces:
        linked = piece.linked >= ALL_LINK * len(piece.text)
        if linked and ONWARD.fullmatch(piece.text) and _leads_away(piece, own):
            card = outline.article(piece.place) or 0
            ours = headline is not None and outline.holds(card, headline)
            if card and outline.prose[card] <= LONGEST_CARD and not ours:
                cards.append((card, outline.last[card]))
    return cards


def _leads_away(piece: Piece, own: Sequence[str]) -> bool:
    target = piece.target.strip()
    return bool(target) and not target.startswith("#") and target.split("#")[0] not in own


def _card(outline: Outline, heading: int) -> int:
    """The widest element around a heading that holds no other and little prose."""
    card = heading
    while (outer := outline.parent[card]) > 0 and outline.headings[outer] == 1:
        if outline.prose[outer] > LONGEST_CARD or outline.elements[outer].tag == "main":
            break
        card = outer
    return card


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order, without those inside others."""
    outer: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not outer or span[0] > outer[-1][1]:
            outer.append(span)
    return outer


def _parts(outline: Outline, pieces: list[Piece]) -> list[int]:
    """The places of the elements that are the article, in their order."""
    held = [0] * len(outline.elements)
    for piece in pieces:
        held[piece.place] += prose(piece)
    for place in range(len(held) - 1, 0, -1):
        held[outline.parent[place]] += held[place]
    marked: list[int] = []
    for place, element in enumerate(outline.elements):
        is_marked = element.tag == "article" or element.get("role") == "article"
        if is_marked and held[place] and not (marked and outline.holds(marked[-1], place)):
            marked.append(place)
    if marked and sum(held[place] for place in marked) >= MARKED * held[0]:
        return marked
    part, inner = 0, 0
    while inner >= 0:
        part = inner
        children = (outline.place.get(child, 0) for child in outline.elements[part])
        inner = next((c for c in children if c and held[c] >= ENOUGH * max(held[0], 1)), -1)
    return [part]


def _leave_outside(
    outline: Outline, pieces: list[Piece], headline: int | None, parts: list[int]
) -> None:
    """Set aside what stands neither in the article nor between it and its headline."""
    ends = [outline.last[part] for part in parts]
    below, above = False, True  # the headline; the article
    for piece in pieces:
        at = bisect_left(ends, piece.place)
        inside = at < len(parts) and piece.place >= parts[at]
        ours = headline is not None and outline.holds(headline, piece.place)
        below, above = below or ours, above and not inside
        if inside or ours or piece.aside:
            continue
        told = piece.kind in HEAD_KINDS or prose(piece) or OF_HEAD.match(piece.text)
        if below and above and told:
            continue
        if piece.kind == "kicker" and not below and above:
            continue
        if not (piece.kind == "note" and not above):
            piece.aside = "stands outside the article"


def _leave_labels(outline: Outline, pieces: list[Piece], headline: int | None) -> None:
    """Set aside lines that share an element with nothing but links to other stories."""
    shown, led = [0] * len(outline.elements), [0] * len(outline.elements)
    for piece in pieces:
        shown[piece.place] += piece.aside is None
        led[piece.place] += (piece.aside or "").startswith(ELSEWHERE)
    for place in range(len(shown) - 1, 0, -1):
        shown[outline.parent[place]] += shown[place]
        led[outline.parent[place]] += led[place]
    for piece in pieces:
        ours = headline is not None and outline.holds(headline, piece.place)
        if piece.aside or ours or piece.kind not in (None, "headline") or prose(piece):
            continue
        alone = takewhile(lambda place: shown[place] == 1, outline.around(piece.place))
        if any(led[place] for place in alone):
            piece.aside = "heads what is left out"


def _leave_orphans(outline: Outline, pieces: list[Piece], headline: int | None) -> None:
    """Set aside a heading of which all that stands under it is set aside."""
    heads, aside = False, False  # anything of the article, anything set aside
    for piece in reversed(pieces):
        ours = headline is not None and outline.holds(headline, piece.place)
        if piece.aside is None and is_heading(piece) and not ours and aside and not heads:
            piece.aside = "heads what is left out"
        heads |= piece.aside is None
        aside = not heads and (aside or piece.aside is not None)
