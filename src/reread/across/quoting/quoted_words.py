"""What stands between quotation marks in an article, each with whom it is given to."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...tables import UNNAMED
from ...voices.marks import quotations
from ..articles.batches import batches, by_article
from ..story import Story
from .spoken import Spoken, spoken

LONGEST = 300  # words of one telling; longer speech is parted between sentences
Span = tuple[int, int]
SENTENCES = ["start", "end", "block"]
QUOTES = ["quote", "start", "end", "content_start", "content_end", "speaker", "within",
          "directness", "score", "status"]  # fmt: skip


class Telling(NamedTuple):
    """Quoted words: the article, their place there, who is said to speak (an entity of that
    article, unnamed or narrator), how sure that is (missing where not known), whether it is
    doubtful, whether marks stand round them, and the words."""

    article: str
    start: int
    end: int
    speaker: str
    score: float | None
    doubtful: bool
    marked: bool
    surface: str
    words: Spoken


class Text(NamedTuple):
    """An article as tellings are looked for in it: its text, the spans of its sentences, those of
    its blocks, and its rows of `quotes`."""

    id: str
    text: str
    sentences: list[Span]
    blocks: list[Span]
    quotes: Sequence[Mapping[str, Any]]

    @property
    def starts(self) -> list[int]:
        """The first characters of its sentences."""
        return [start for start, _ in self.sentences]


def texts(story: Story, ids: Sequence[str]) -> Iterator[Text]:
    """The articles with those ids, of which a few at a time are in memory."""
    for some in batches(ids):
        sentences, quotes = (
            by_article(story.table(name, columns=["article", *columns], article=some))
            for name, columns in (("sentences", SENTENCES), ("quotes", QUOTES))
        )
        kept = story.table("texts", columns=["article", "text"], article=some)
        held = dict(zip(kept["article"].tolist(), kept["text"].tolist(), strict=True))
        for id in some:
            own = sentences.get(id, [])
            blocks: dict[int, Span] = {}
            for one in own:
                first, _ = blocks.get(one["block"], (one["start"], 0))
                blocks[one["block"]] = first, one["end"]
            spans = [(one["start"], one["end"]) for one in own]
            yield Text(id, held[id], spans, list(blocks.values()), quotes.get(id, []))


def tellings(one: Text) -> list[Telling]:
    """All that stands between quotation marks in an article, in order: what is quoted of someone,
    its pieces joined, and what nobody is said to have said."""
    starts, covered = one.starts, list[Span]()
    marks = [
        (q.start, q.end) for span in one.blocks for q in quotations(one.text, *span) if q.closed
    ]
    found: list[Telling] = []
    for pieces in _whole(one.quotes):
        ranges = [span for span in _marked(one.text, pieces, marks) if not _overlaps(covered, span)]
        for span in ranges:
            bisect.insort(covered, span)
        found += _parted(one, pieces[0], spoken(one.text, ranges, starts))
    for span in marks:
        if not _overlaps(covered, span):
            found += _parted(one, {}, spoken(one.text, [span], starts))
    return sorted(found, key=lambda telling: (telling.start, telling.end))


def _whole(rows: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """The pieces of each quotation that has words between marks and stands in no other."""
    pieces: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["directness"] != "indirect" and row["within"] is None:
            pieces[row["quote"]].append(row)
    return list(pieces.values())


def _marked(text: str, pieces: Sequence[Mapping[str, Any]], marks: Sequence[Span]) -> list[Span]:
    """What of a quotation stands between marks, to where the marks are; all of it where nothing
    does though it is word for word, as turns of an interview and quoted paragraphs are."""
    between: list[Span] = []
    for piece in pieces:
        within = marks[bisect.bisect(marks, (piece["start"], 0)) :]
        last = marks[: len(marks) - len(within)][-1:]
        near = [span for span in (*last, *within[: bisect.bisect(within, (piece["end"], 0))])
                if span[1] > piece["start"]]  # fmt: skip
        between += near or [
            (q.start, q.end) for q in quotations(text, piece["start"], piece["end"])
        ]
    if between or pieces[0]["directness"] == "mixed":
        return sorted(set(between))
    return [(piece["content_start"], piece["content_end"]) for piece in pieces]


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    at = bisect.bisect_left(spans, (span[1], 0))
    return any(start < span[1] and span[0] < end for start, end in spans[max(0, at - 2) : at])


def _parted(one: Text, row: Mapping[str, Any], words: Spoken) -> Iterator[Telling]:
    """A telling, or several where it is long, which part where a sentence begins."""
    first = 0
    while first < len(words):
        last = len(words)
        if last - first > LONGEST:
            last = words.sentence(first + LONGEST)[0]
            last = last if last > first else first + LONGEST
        own = words if last - first == len(words) else words.part(first, last)
        start, end = own.starts[0], own.ends[-1]
        yield Telling(one.id, start, end, row.get("speaker") or UNNAMED, row.get("score"),
                      row.get("status") == "doubtful", True, one.text[start:end], own)  # fmt: skip
        first = last
