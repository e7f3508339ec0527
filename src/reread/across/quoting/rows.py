"""A telling as a row of the table: its words, what was changed in them, and why it is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ...article import counted
from ..articles.publication import EARLIER, FIRST, SAME_DAY, UNDATED, Published
from .collation import Compared, Span
from .giving import ANOTHER, NAMED, UNCLEAR, Speakers
from .quoted_words import Telling
from .spoken import FRAGMENT

# How likely shared words that weigh at least so much are of one speech; set by hand
LIKELY = ((12.0, 0.99), (8.0, 0.98), (6.0, 0.96), (4.0, 0.9), (0.0, 0.8))
LONGEST, ENDS = 12, 5  # words of a change that are told whole; else so many at either end
SAME_ARTICLE = "same article"
ORIGIN = "told"  # of words that others go back to, where which was first is not known
HOW = {
    "verbatim": "word for word as in", "excerpted": "whole sentences of",
    "shortened": "not all the words of",
    "lengthened": "more words than in", "overlapping": "some of the words of",
    "altered": "the words of",
}  # fmt: skip
CAME = {SAME_DAY: "published the same day: which was first is not told",
        UNDATED: "not both are dated: which was first is not told",
        EARLIER: "published before it"}  # fmt: skip


class Member(NamedTuple):
    """A telling of a passage, the earlier one that it goes back to, and how the two compare."""

    telling: Telling
    first: Telling | None = None
    compared: Compared | None = None


def row(
    member: Member, members: Sequence[Member], speakers: Speakers, when: Mapping[str, Published]
) -> dict[str, Any]:
    """One row of `quotations`, without the number of its passage."""
    telling, first, both = member
    found = {
        "article": telling.article, "start": telling.start, "end": telling.end,
        "surface": telling.surface, "marks": "quoted" if telling.marked else "unquoted",
        "speaker": speakers.voice(telling), "published": when[telling.article].told,
        "status": "doubtful" if telling.doubtful else "sure",
    }  # fmt: skip
    if first is None or both is None:
        return found | _opening(member, members, when)
    score = next(share for least, share in LIKELY if both.weight >= least)
    came = when[telling.article].after(when[first.article])
    came = SAME_ARTICLE if telling.article == first.article else came
    given = speakers.given(first, telling)
    how = both.how
    found |= {
        "article_b": first.article, "start_b": first.start, "end_b": first.end, "how": how,
        "came": came, "speaker_b": speakers.voice(first), "given": given, "score": score,
        "cut": _joined(_told(first, change.one) for change in both.changes),
        "added": _joined(_told(telling, change.other) for change in both.changes),
        "changes": _marked(first, telling, both), "published_b": when[first.article].told,
    }  # fmt: skip
    if first.doubtful:
        found["status"] = "doubtful"
    notes = [f"{HOW[how]} {speakers.articles[first.article]}", *_edits(first, telling, both),
             CAME.get(came, ""), _given(given, first, telling, speakers),
             _copied(member, members, speakers.articles)]  # fmt: skip
    return found | {"reason": "; ".join(filter(None, notes))}


def _opening(
    member: Member, members: Sequence[Member], when: Mapping[str, Published]
) -> dict[str, Any]:
    """What the row of the telling says that the others go back to."""
    own = when[member.telling.article]
    others = [when[one.telling.article].after(own) for one in members
              if one.telling.article != member.telling.article and one.telling.marked]  # fmt: skip
    unknown = own.day is None or UNDATED in others
    came = UNDATED if unknown else SAME_DAY if SAME_DAY in others else FIRST
    articles = len({one.telling.article for one in members})
    told = "the earliest of" if came == FIRST else "one of"
    notes = [
        f"{told} {counted(len(members), 'telling')} in {articles} articles",
        CAME.get(came, ""),
    ]
    how = FIRST if came == FIRST else ORIGIN
    return {"how": how, "came": came, "score": 1.0, "reason": "; ".join(filter(None, notes))}


def _edits(first: Telling, telling: Telling, both: Compared) -> Iterator[str]:
    """What stands for what, in words."""
    for change in both.changes:
        old, new = _told(first, change.one), _told(telling, change.other)
        if change.kind == "replaced":
            yield f"“{new}” for “{old}”" if old and new else f"“{new or old}” " + (
                "put in" if new else "left out")  # fmt: skip
        elif change.kind == "cut" and telling.marked:
            yield f"“{old}” left out"


def _given(given: str, first: Telling, telling: Telling, speakers: Speakers) -> str:
    """Whom the words are given to, where that is not the same."""
    names = [speakers.called(one) for one in (first, telling)]
    return {
        ANOTHER: f"given to {names[1]}, there to {names[0]}",
        NAMED: f"given to {names[1]}, there to nobody by name",
        "unnamed": f"given to nobody by name, there to {names[0]}",
        "narrator": f"in the outlet's own words, there said by {names[0]}",
        UNCLEAR: "whether the same person is said to say it is not clear",
    }.get(given, "")


def _copied(member: Member, members: Sequence[Member], articles: Mapping[str, str]) -> str:
    """Which telling before it has the words as changed."""
    telling, first, both = member
    if both is None or both.how == "verbatim":
        return ""
    for other in members:
        if other is member:
            return ""
        if other.first is first and other.telling.words.forms == telling.words.forms:
            return f"as in {articles[other.telling.article]}"
    return ""


def _told(telling: Telling, span: Span) -> str:
    """Some words of a telling as they stand there, long ones by their ends."""
    first, last = span
    if last - first > LONGEST:
        return f"{_slice(telling, first, first + ENDS)} … {_slice(telling, last - ENDS, last)}"
    return _slice(telling, first, last)


def _slice(telling: Telling, first: int, last: int) -> str:
    """The text from a word to another, without what stands between two pieces of speech."""
    words, parts = telling.words, list[str]()
    while first < last:
        stop = first + 1
        while stop < last and words.loose[stop] != FRAGMENT:
            stop += 1
        start, end = words.starts[first] - telling.start, words.ends[stop - 1] - telling.start
        parts.append(" ".join(telling.surface[start:end].split()))
        first = stop
    return " … ".join(parts)


def _joined(words: Iterator[str]) -> str | None:
    """Several changes as one text; nothing where there is none."""
    return " … ".join(filter(None, words)) or None


def _marked(first: Telling, telling: Telling, both: Compared) -> str:
    """The words of both in one line: [-left out-] and {+put in+}."""
    parts, at = list[str](), 0
    for change in both.changes:
        parts.append(_slice(first, at, change.one[0]))
        old, new = _told(first, change.one), _told(telling, change.other)
        parts += [f"[-{old}-]"] * bool(old) + [f"{{+{new}+}}"] * bool(new)
        at = change.one[1]
    return " ".join(filter(None, [*parts, _slice(first, at, len(first.words))]))
