"""A contradiction as a row of the table, with the words of both articles in its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ...tables import NARRATOR, UNNAMED
from ..articles.batches import batches
from ..story import Story

LONGEST, ENDS = 120, 55  # characters of words that are told whole; else so many at either end
AROUND = 5  # words of its sentence that are told before and after a place


class Place(NamedTuple):
    """A place of an article, who says so there, the sentence that it stands in, of which some words
    are told with it, and the time said of it, where it is about that."""

    article: str
    start: int
    end: int
    voice: str | None
    sentence: tuple[int, int] | None = None
    said: str = ""


class Found(NamedTuple):
    """Two places that cannot both be right, what they disagree on, how much their sentences have in
    common, why, and whether one may be a later count."""

    kind: str
    one: Place
    other: Place
    score: float
    why: str
    is_count: bool = False


def in_words(story: Story, found: Sequence[Found]) -> Iterator[dict[str, Any]]:
    """The rows of `contradictions`."""
    places = dict.fromkeys(place for one in found for place in (one.one, one.other))
    words = dict(_words(story, list(places)))
    for one in found:
        reason = f"{words[one.one]} and {words[one.other]} {one.why}"
        facts = {one.one.voice, one.other.voice} == {NARRATOR}
        status = "counts" if one.is_count else "facts" if facts else "voices"
        yield {
            **_at(one.one), **{f"{name}_b": value for name, value in _at(one.other).items()},
            "kind": one.kind, "status": status, "score": round(one.score, 3),
            "reason": f"{reason}; one may be a later count" if one.is_count else reason,
        }  # fmt: skip


def _at(place: Place) -> dict[str, Any]:
    return {"article": place.article, "start": place.start, "end": place.end,
            "asserted_by": place.voice or UNNAMED}  # fmt: skip


def _words(story: Story, places: Sequence[Place]) -> Iterator[tuple[Place, str]]:
    """Each place in the words of its article, with the outlet and who says so."""
    ids, outlets = list(dict.fromkeys(place.article for place in places)), story.article_names()
    for batch in batches(ids):
        held = story.table("texts", columns=["article", "text"], article=batch)
        texts = dict(held.itertuples(index=False, name=None))
        names = story.table("entities", article=batch, columns=["article", "entity", "name"])
        known = {(article, entity): name for article, entity, name in
                 names.itertuples(index=False, name=None)}  # fmt: skip
        for place in places:
            if place.article in texts:
                who = known.get((place.article, place.voice or ""), "")
                source = f"{outlets[place.article]}{f', {who}' if who else ''}"
                text = _around(texts[place.article], place)
                said = f", {place.said}" if place.said not in text else ""
                yield place, f"“{text}”{said} ({source})"


def _around(text: str, place: Place) -> str:
    """The words of a place with some of its sentence."""
    first, last = place.sentence or (place.start, place.end)
    before, after = text[first : place.start].split(), text[place.end : last].split()
    lead = [*["…"] * (len(before) > AROUND), *before[-AROUND:]]
    tail = [*after[:AROUND], *["…"] * (len(after) > AROUND)]
    glued = text[place.start - 1 : place.start].strip(), text[place.end : place.end + 1].strip()
    words = " ".join(text[place.start : place.end].split())
    front = " ".join(lead) + ("" if glued[0] or not lead else " ")
    return _cut(inner(front + words + ("" if glued[1] or not tail else " ") + " ".join(tail)))


def inner(words: str) -> str:
    """Words without quotation marks of their own, to stand in those of a reason."""
    return words.translate(dict.fromkeys(map(ord, '“”"')))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:ENDS].rstrip()} … {text[-ENDS:].lstrip()}"
