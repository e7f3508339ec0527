"""How a run of capitalised words is cut into names.

`RULES` are tried in order; the first that knows a run says which names it holds, and what of it
is still to be cut.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .. import gazetteer, wordlists
from ..forms import Form
from .capitalised_runs import LINKS, excluded

# How sure a name is that is told by … (set by hand, in the order of their precision).
TITLE, LISTED, KEYWORD, GIVEN, SURNAME, ACRONYM = 0.95, 0.9, 0.85, 0.85, 0.75, 0.7


class Part(NamedTuple):
    """A piece of a run: its words, its kind (None where only the context can tell), and why."""

    words: list[Form]
    kind: str | None
    score: float
    reason: str


def parts(run: list[Form]) -> list[Part]:
    """A run cut into names; titles fall out."""
    pending, found = [run], []
    while pending:
        piece = pending.pop(0)
        if not piece:
            continue
        kept, rest = next(result for rule in RULES if (result := rule(piece)))
        found += kept
        pending = rest + pending
    return found


Cut = tuple[list[Part], list[list[Form]]]


def _article(run: list[Form]) -> Cut | None:
    """The article is not part of a name, unless the whole is listed with it (The Hague)."""
    if run[0].form not in ("The", "A", "An") or _whole(run):
        return None
    return [], [run[1:]]


def _whole(run: list[Form]) -> str | None:
    key = gazetteer.match(run, 0, gazetteer.listed(), gazetteer.longest())
    return key if key and key.count(" ") + 1 == len(run) else None


def _listed_whole(run: list[Form]) -> Cut | None:
    key = _whole(run)
    if not key or (len(run) == 1 and key in wordlists.titles()):
        return None
    entry = gazetteer.listed()[key]
    score = LISTED if len(key) > 3 or run[0].capitals else 0.7
    return [
        Part(_with_possessive(run, key), entry.kind, score, f"in the list of {entry.source}")
    ], []


def _listed_in_capitals(run: list[Form]) -> Cut | None:
    """LONDON, as datelines have it."""
    if not all(word.capitals for word in run):
        return None
    key = gazetteer.match(run, 0, gazetteer.capitals(), gazetteer.longest_in_capitals())
    if not key or key.count(" ") + 1 < len(run):
        return None
    entry = gazetteer.listed()[gazetteer.capitals()[key]]
    return [Part(run, entry.kind, LISTED, f"in the list of {entry.source}, in capitals")], []


def _with_possessive(run: list[Form], key: str) -> list[Form]:
    """The words, the last with its 's where the list has it (Moody's)."""
    last = run[-1]
    if not last.possessive or not key.endswith("'s"):
        return run
    return [*run[:-1], last._replace(end=last.end + 2, form=last.key, possessive=False)]


def _keyword(run: list[Form]) -> Cut | None:
    """A last or first word tells: Foreign Ministry, University of …, Mount …"""
    if len(run) == 1:
        return None
    kind, word = _told(run)
    if not kind or _person(run):
        return None
    before = _titled(run)
    if before and before[0] > 0 and not any(word.form in LINKS for word in run[: before[0]]):
        return None
    return [Part(run, kind, KEYWORD, f"{word!r} in it")], []


def _told(run: list[Form]) -> tuple[str | None, str]:
    keywords = wordlists.keywords()
    last, first = run[-1].form, run[0].form
    linked = next((i for i, w in enumerate(run) if w.form in LINKS and i), None)
    for word, position in ((run[linked - 1].form, "first") if linked else ("", ""),
                           (run[linked - 1].form, "last") if linked else ("", ""),
                           (last, "last"), (first, "first")):  # fmt: skip
        kinds = keywords.get((word, position))
        if kinds:
            return kinds[0], word
    return None, ""


def _person(run: list[Form]) -> bool:
    """Jonah Hill and Kim Church are people, whatever their last word says."""
    first, last = run[0].form, run[-1].form
    given = first in wordlists.given_names() and len(run) == 2
    return given and last in wordlists.words("soft")


def _titled(run: list[Form]) -> tuple[int, int] | None:
    """Where the first title of a run begins and ends."""
    for at in range(len(run)):
        title = gazetteer.match(run, at, wordlists.titles(), wordlists.longest_title())
        if title:
            return at, at + title.count(" ") + 1
    return None


def _title(run: list[Form]) -> Cut | None:
    """U.S. President Donald Trump: a name, a title, a person."""
    found = _titled(run)
    if not found:
        return None
    start, stop = found
    while (again := _titled(run[stop:])) and again[0] == 0:
        stop += again[1]
    person, left = run[stop:], _owner(run[:start])
    title = " ".join(word.form for word in run[start:stop])
    if not person:
        return [], [left]
    if person[0].form in LINKS:
        return [], [left, person[1:]]
    if run[stop - 1].possessive or person[0].form in gazetteer.countries():
        return [], [left, person]
    ahead = parts(left) if left else []
    return [*ahead, Part(person, "PER", TITLE, f"title before it: {title}")], []


def _owner(run: list[Form]) -> list[Form]:
    """What stands before a title, without what belongs to the title (Economic Development)."""
    while run and not _ends_in_name(run):
        run = run[:-1]
    return run


def _ends_in_name(run: list[Form]) -> bool:
    if (run[-1].form, "last") in wordlists.keywords() or run[-1].capitals:
        return True
    return any(_whole(run[at:]) for at in range(len(run)))


def _given(run: list[Form]) -> Cut | None:
    """A given name or an initial, then other words."""
    first = run[0].form
    initial = len(first) <= 5 and first.endswith(".") and first not in gazetteer.listed()
    known = first in wordlists.given_names() and not (len(run) == 1 and first in gazetteer.listed())
    if not (known or initial) or len(run) > 5 or (initial and len(run) == 1):
        return None
    if len(run) > 1 and run[1].form in gazetteer.listed() and not known:
        return None
    return [Part(run, "PER", GIVEN if len(run) > 1 else 0.6, f"given name {first}")], []


def _surname(run: list[Form]) -> Cut | None:
    """A frequent surname at the end of two or three words."""
    last = run[-2] if run[-1].form in wordlists.words("suffix") and len(run) > 1 else run[-1]
    if not 2 <= len(run) <= 4 or last.form not in gazetteer.surnames():
        return None
    entry = gazetteer.listed().get(run[0].form)
    if entry and entry.kind in ("MISC", "ORG"):
        return None
    return [Part(run, "PER", SURNAME, f"surname {last.form}")], []


def _famous(run: list[Form]) -> Cut | None:
    """The surname of a person in the list: Putin."""
    if len(run) > 1 or run[0].form not in gazetteer.famous():
        return None
    return [Part(run, "PER", SURNAME, f"surname of {gazetteer.famous()[run[0].form]}")], []


def _listed_start(run: list[Form]) -> Cut | None:
    """A listed name, then more: Russian | Sergey Lavrov."""
    key = gazetteer.match(run, 0, gazetteer.listed(), gazetteer.longest())
    count = key.count(" ") + 1 if key else 0
    if not key or count == len(run):
        return None
    entry = gazetteer.listed()[key]
    if entry.kind == "LOC" and len(run) - count <= 2 and not _whole(run[count:]):
        return [Part(run, "ORG", 0.5, f"begins with the place {key}")], []
    return [Part(run[:count], entry.kind, LISTED, f"in the list of {entry.source}")], [run[count:]]


def _acronym(run: list[Form]) -> Cut | None:
    word = run[0]
    letters = sum(map(str.isalpha, word.form))
    if len(run) > 1 or not word.capitals or not 2 <= letters <= 6:
        return None
    if word.form in wordlists.words("suffix"):
        return None
    return [Part(run, "ORG", ACRONYM, "an acronym")], []


def _drop(run: list[Form]) -> Cut | None:
    """A keyword, title or number by itself is no name; nor is a link."""
    word = run[0]
    alone = any((word.form, position) in wordlists.keywords() for position in ("first", "last"))
    other = word.form in wordlists.titles() or word.form in wordlists.words("suffix")
    if len(run) == 1 and (alone or other or not word.capital or excluded(word)):
        return [], []
    if word.form in LINKS or word.form == "and":
        return [], [run[1:]]
    return None


def _unknown(run: list[Form]) -> Cut:
    return [Part(run, None, 0.5, "capitals")], []


RULES: tuple[Callable[[list[Form]], Cut | None], ...] = (
    _listed_whole, _listed_in_capitals, _article, _drop, _keyword, _title, _famous, _given,
    _surname, _listed_start, _acronym, _unknown,
)  # fmt: skip
