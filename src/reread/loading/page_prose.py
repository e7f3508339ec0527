"""How much of a page's block is prose: told in sentences, outside links."""

from __future__ import annotations

import re

from .page_blocks import Piece

LEAST_WORDS = 8  # of prose that doesn't end as a sentence does
SENTENCE_END = re.compile(r"[.!?…:。！？：।။។؟][\"'”’»)\]」』）]*$")
UNSPACED = re.compile(  # Thai to Burmese, Khmer, kana and Han: scripts without spaces
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
LETTERS = 2  # of these scripts for a word, at least


def prose(piece: Piece) -> int:
    """Characters of a block that are told in sentences outside links."""
    own = len(piece.text) - piece.linked
    if piece.aside is not None or piece.kind not in (None, "standfirst") or own <= 1:
        return 0
    count = word_count(piece.text)
    ends = count > 2 and SENTENCE_END.search(piece.text)
    return own if count >= LEAST_WORDS or ends else 0


def word_count(text: str) -> int:
    """About how many words a text has, also in scripts that don't part them."""
    unspaced = 0 if text.isascii() else len(UNSPACED.findall(text))
    return max(len(text.split()), unspaced // LETTERS)
