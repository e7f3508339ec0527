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

from . import page_boxes
from .outline import Outline
from .page_blocks import BY, Piece, is_heading
from .page_prose import LEAST_WORDS, SENTENCE_END, prose, word_count

ENOUGH = 0.9  # of a page's prose: the smallest element that holds it is the article
MARKED = 0.5  # of a page's prose: what it marks as articles is believed where it holds as much
LINKED_ITEM = 0.6  # of those of a list's item, or of a line that is no paragraph
ELSEWHERE = ("is a list of links", "leads to other stories")  # how reasons begin
OF_HEAD = re.compile(r"(?i)(?:posted |written )?by\s|.{0,80}\b(?:19|20)\d\d\b")  # and how lines do
HEAD_KINDS = ("byline", "dateline", "standfirst", "kicker", "caption")


def settle(outline: Outline, pieces: list[Piece], headline: int | None, own: Sequence[str]) -> None:
    """Say of each block that is not the article why. `own` are the page's URLs."""
    for piece in pieces:
        if piece.aside is None and _is_menu(piece):
            piece.aside = "is a list of links"
    boxes = page_boxes.found(outline, pieces, headline, own)
    starts = [first for first, _, _ in boxes]
    for piece in pieces:
        at = bisect_right(starts, piece.place) - 1
        if at >= 0 and piece.place <= boxes[at][1]:
            piece.aside = piece.aside or boxes[at][2]
    _leave_outside(outline, pieces, headline, _parts(outline, pieces))
    _leave_labels(outline, pieces, headline)
    _leave_orphans(outline, pieces, headline)


def _is_menu(piece: Piece) -> bool:
    """Whether a block is a line of links, or an item of a list of them."""
    if piece.tag == "p" or is_heading(piece) or piece.kind or BY.match(piece.text):
        return False
    share = piece.linked / max(len(piece.text), 1)
    told = SENTENCE_END.search(piece.text) and word_count(piece.text) >= LEAST_WORDS
    return share >= LINKED_ITEM and not told


def _parts(outline: Outline, pieces: list[Piece]) -> list[int]:
    """The places of the elements that are the article, in their order."""
    held = outline.sums((piece.place, prose(piece)) for piece in pieces)
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
    shown = outline.sums((piece.place, piece.aside is None) for piece in pieces)
    led = outline.sums((p.place, (p.aside or "").startswith(ELSEWHERE)) for p in pieces)
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
