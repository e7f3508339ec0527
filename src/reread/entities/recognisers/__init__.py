"""Names in a text: the recognisers that the choice `names` offers."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ...grammar.trees import Trees
from ...own_tables.own_spans import BY_FUNCTION
from ...own_tables.own_spans import listed as listed_spans
from ...reader.decoding import KINDS
from ...reader.read import Read
from ...words.tokenizers import PREFIXES
from ..forms import Name, forms
from ..gazetteer import key, listed
from ..wordlists import given_names, titles, words
from .by_lists import listed_names
from .other_libraries import nltk_names, spacy_names

HAPPENING = re.compile(r"(?:[Tt]he\s+)?(?:[a-z-]+\s+)+of\s+(?=[A-Z])(?!.*\s[a-z])")
AFTER = " ,;:(-–—"  # no name ends in these: El Paso, Texas
# A full name at the head of a line, before a colon
LABEL = re.compile(r"^(([A-Z][a-z]+) [A-Z][\w'’-]+):(?= )", re.M)
LABELLED = 0.8  # how sure such a name is (set by hand)
COLUMNS = ("start", "end", "kind")  # of what a function of one's own gives
SPACY = "spacy:"  # then the name of a pipeline


def names(
    text: str,
    spans: Sequence[tuple[int, int]],
    trees: Trees,
    read: Read,
    recogniser: Any,
) -> list[Name]:
    """One row per name, in order, never overlapping.

    `spans` are those of the sentences, `read` is what the reader makes of them; `recogniser` is
    "net" (the reader's), "gazetteer", "nltk", "spacy:" with the name of a pipeline, or a function
    text -> spans (start, end, kind).
    """
    if callable(recogniser):
        return _own(text, recogniser)
    if recogniser == "net":
        return read_names(text, read)
    if recogniser == "gazetteer":
        return listed_names(text, spans, trees)
    if recogniser == "nltk":
        return nltk_names(text, trees)
    if str(recogniser).startswith(SPACY):
        return spacy_names(text, recogniser.removeprefix(SPACY))
    raise ValueError(
        f"names={recogniser!r} is not known; choose 'net', 'gazetteer', 'nltk', 'spacy:MODEL' "
        "or pass a function text -> spans (start, end, kind)"
    )


def insist_installed(recogniser: Any) -> None:
    """ValueError, which says how to have it, where what a recogniser needs is not installed."""
    if recogniser == "nltk":
        nltk_names("", {})
    elif isinstance(recogniser, str) and recogniser.startswith(SPACY):
        spacy_names("", recogniser.removeprefix(SPACY))


def _own(text: str, recogniser: Callable[[str], Iterable[tuple[int, int, str]]]) -> list[Name]:
    """The spans of a user's function, checked."""
    found: list[Name] = []
    for start, end, kind in sorted(map(_named, listed_spans("names", recogniser(text), COLUMNS))):
        if not 0 <= start < end <= len(text):
            raise ValueError(
                f"names gave the span {start}:{end}; the text has {len(text)} characters"
            )
        if kind not in KINDS:
            raise ValueError(f"names gave the kind {kind!r}; choose one of {', '.join(KINDS)}")
        if found and start < found[-1].end:
            raise ValueError(f"names gave overlapping spans at {start}; names may not overlap")
        found.append(Name(start, end, kind, 1.0, BY_FUNCTION))
    return found


def _named(given: Any) -> tuple[int, int, str]:
    try:
        start, end, kind = given
        return operator.index(start), operator.index(end), str(kind)
    except (TypeError, ValueError):
        raise ValueError(f"names: {given!r} is not a name; give (start, end, kind)") from None


def read_names(text: str, read: Read) -> list[Name]:
    """The names that the reader found, days and months left out; a prefix is not part of one
    (anti-American), nor is a common noun that says what happened to it (the invasion of Iraq)."""
    found = []
    for first, last, kind, chance in read.names:
        start = read.starts[first]
        end = start + len(text[start : read.ends[last - 1]].rstrip(AFTER))
        if text[start:end].capitalize() in words("calendar") and kind != "PER":
            continue
        prefix, hyphen, rest = text[start : read.ends[first]].partition("-")
        if hyphen and prefix.lower() in PREFIXES and rest[:1].isupper():
            start += len(prefix) + 1
        happening = HAPPENING.match(text, start, end) if kind == "MISC" else None
        start = happening.end() if happening else start
        if happening or end < read.ends[last - 1]:  # cut, it may be of another kind
            entry = listed().get(key(forms(text, start, end)))
            kind = entry.kind if entry else kind
        score = round(chance, 2)
        place = _office_of(text, start, end) if kind == "PER" else start
        if place > start:  # "Mayor of London Sadiq Khan"
            found.append(Name(start, place, "LOC", score, "net; after an office"))
            start = place + 1
        found.append(Name(start, end, kind, score, "net"))
    return _labels(text, _whole(text, found))


def _whole(text: str, found: Iterable[Name]) -> Iterator[Name]:
    """Names, those of a person made one that the reader cut between two words ("Ada" "Pell"), and
    no title that it took for a name before one, unless that is how its bearer is called: Lord
    Beckett, Queen Mary."""
    last: Name | None = None
    for name in found:
        if last and _is_cut(text, last, name):
            title = titles().get(text[last.start : last.end])
            alone = title and title.group == "rank" and " " not in text[name.start : name.end]
            start = name.start if title and not alone else last.start
            name = Name(start, name.end, "PER", max(last.score, name.score), name.reason)
        elif last:
            yield last
        last = name
    if last:
        yield last


def _is_cut(text: str, first: Name, second: Name) -> bool:
    """Whether two names of people, the first of one word, stand side by side."""
    people = first.kind == second.kind == "PER"
    return people and text[first.end : second.start] == " " not in text[first.start : first.end]


def _labels(text: str, found: Iterable[Name]) -> list[Name]:
    """Names, and those that begin a line before a colon, "Ada Pell:", where the reader found none
    or another thing: its given name tells a person."""
    own = [Name(*match.span(1), "PER", LABELLED, "given name before a colon")
           for match in LABEL.finditer(text)
           if match[2] in given_names() and match[2] not in listed()]  # fmt: skip
    taken = {name.start for name in own}
    kept = [name for name in found if name.kind == "PER" or name.start not in taken]
    known = {name.start for name in kept}
    return sorted(kept + [name for name in own if name.start not in known])


def _office_of(text: str, start: int, end: int) -> int:
    """Where a place ends that stands between "of" and a full name; `start` if there is none."""
    words = text[start:end].split(" ")
    for count in range(len(words) - 2, 0, -1) if text[max(0, start - 4) : start] == " of " else ():
        place = " ".join(words[:count])
        entry = listed().get(place)
        if entry is not None and entry.kind == "LOC":
            return start + len(place)
    return start
