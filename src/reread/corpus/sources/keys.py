"""The key of an item, by which what was read once is known again: of its name and its content."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator

from ...article import Article
from ...loading.fetching import Fetched
from ..parts import Content, Item
from .opened import Draft


def keyed(drafts: Iterable[Draft], alone: bool) -> Iterator[Item]:
    """Items with their keys: of name and content, and of how many like it came before. `alone`
    tells that they are of one folder or file, in which those of one name follow each other."""
    seen: dict[bytes, int] = {}
    name = ""
    for name_, content, file, place, encoding in drafts:
        if alone and name_ != name:  # those of other files differ, so none need be kept
            seen.clear()
        name = name_
        digest = _digest(name, content)
        before = seen[digest] = seen.get(digest, -1) + 1
        again = hashlib.sha256(digest + str(before).encode())
        key = again.hexdigest() if before else digest.hex()
        yield Item(key, f"{name}:{place}" if place else name, content, encoding, file)


def _digest(name: str, content: Content) -> bytes:
    """The SHA-256 of an item's name and content."""
    total = hashlib.sha256(f"{name}\0".encode())
    total.update(_bytes(content))
    return total.digest()


def _bytes(content: Content) -> bytes:
    """All that a content says."""
    if isinstance(content, bytes):
        return content
    if isinstance(content, Fetched):
        return content.data
    plain = dataclasses.astuple(content) if isinstance(content, Article) else content
    return json.dumps(plain, sort_keys=True).encode("ascii")
