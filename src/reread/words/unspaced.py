"""Sentences that end without a space after them: "The quay closed.The mayor left." """

from __future__ import annotations

import re
from collections.abc import Iterator

from .abbreviations import ALL, DOMAINS, STARTERS

LONGEST_TOKEN = 60  # characters looked at before the mark: of an address or a file's name
_END = re.compile(r"([.!?…]{1,3})([\"'”’)\]]{0,3})(?=[\"'“‘(\[]?([A-Z][\w’']*))")
_LAST = re.compile(r"(?<![\w’'%-])[\w’'%-]+$")
_MACHINE = re.compile(r"[/@=&_\\]|www\.|:\w")  # in addresses and names of files
_AFTER = re.compile(r"[\s,;:’'\-–—)\"”]|[.!?…](?!\w)|$")  # what can follow a word of prose
CLOCK = re.compile(r"(?:^|\d)[ap]\.m$")


def starts(text: str) -> Iterator[int]:
    """Where a sentence begins right after the mark that ends another."""
    quotes, counted = 0, 0
    for found in _END.finditer(text):
        end, closing, word = found.groups()
        quotes, counted = quotes + text.count('"', counted, found.start()), found.start()
        token = text[max(0, found.start() - LONGEST_TOKEN) : found.start()].split()[-1:]
        if token and _AFTER.match(text, found.end(3)) and _is_end(token[0], end + closing, word):
            opens = closing.startswith('"') and quotes % 2 == 0
            yield found.end(1) if opens else found.end(2)


def _is_end(token: str, end: str, word: str) -> bool:
    """Whether marks end a sentence, by the token before them and the word after."""
    last = _LAST.search(token.rstrip(")]"))
    starts = word.lower() in STARTERS
    if last is None or _MACHINE.search(token) or word.lower() in DOMAINS:
        return False
    name = last.group()
    if CLOCK.search(token) or ("." in token and len(name) > 1) or end[:2] in ("..", "…"):
        return starts and name.lower() not in ALL - {"m"}
    if name.lower() in ALL or (len(name) == 1 and not name.isdigit()):
        return False
    if name[0].isupper() and len(end) == 1:  # Yahoo!Finance, System.Out; but Oslo.The
        return starts and end != "!"
    return len(word) > 1 or word in "AI"
