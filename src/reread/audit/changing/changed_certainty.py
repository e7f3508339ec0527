"""How surely a thing is said: hedges, modality, negation, where they came, went or changed."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ...files import word_data
from ..pairing.paired import Edit
from ..pairing.worded import Version, Word, spelt
from .compared import Row, Touched, said, span

FEW = 3  # words of an edit that are told whole
UNSURE = ("alleged", "hedged")
TOLD = {"future": "as something to come", "conditional": "as something that would be",
        "actual": "as a fact", "hedged": "with reserve", "alleged": "as an allegation"}  # fmt: skip


Words = tuple[Word, ...]


def changed_certainty(pair: Touched) -> Iterator[Row]:
    """Rows for how surely the events of a pair of sentences are told."""
    done: set[tuple[str, tuple[int, int]]] = set()
    told = list(_events(pair))
    edits = {row["_edit"] for row in told}
    for row in (*told, *(row for row in _words(pair) if row["_edit"] not in edits)):
        key = (row["kind"], row.pop("_edit"))
        if key not in done:
            done.add(key)
            yield row


def _events(pair: Touched) -> Iterator[Row]:
    """Events told in both versions, of which polarity or modality is another now."""
    for row, other in _told_twice(pair):
        edit = _edit(pair, row["cue"], other["cue"])
        if edit is None:
            continue
        old, new = _cue(edit.old, row["cue"]), _cue(edit.new, other["cue"])
        if row["polarity"] != other["polarity"]:
            yield _row(pair, "negation", edit, old, new, _negated(pair, row, other, old, new))
        before, after = row["modality"], other["modality"]
        if before != after and not (before in UNSURE and after in UNSURE):
            kind = "hedge" if (before in UNSURE) != (after in UNSURE) else "modality"
            if not (_denies(old, new) or _says_alike(row, other, old, new)):
                yield _row(pair, kind, edit, old, new, _how(pair, row, other, old, new))


def _denies(old: Words, new: Words) -> bool:
    """Whether all that came or went is a denial, which says nothing of how sure a thing is."""
    return all(word.exact in cues("negative") for word in (*old, *new))


def _says_alike(row: Row, other: Row, old: Words, new: Words) -> bool:
    """Whether a verb or noun took another's place, and nobody can tell that it says less: that a
    thing is told as a fact is then believed of verbs that say so."""
    if [word.exact for word in old] == [word.exact for word in new]:
        return True
    ours, theirs = _verbs(old), _verbs(new)
    if not (ours and theirs):
        return False
    facts = {"yes", "fact"}
    if row["modality"] == "actual":
        return not ours & facts
    return not theirs & facts if other["modality"] == "actual" else ours == theirs


def _verbs(words: Words) -> set[str]:
    """How surely the verbs and nouns among some words say what they are said of."""
    return {_above().get(word.lemma, "") for word in words
            if word.tag[:2] in ("VB", "NN") and word.lemma not in ("be", "have", "do")}  # fmt: skip


@functools.cache
def _above() -> Mapping[str, str]:
    """What a word says of the clause below it: that it is so, a claim, hedged."""
    rows = word_data("reread.timeline", "cues")
    return MappingProxyType(
        {row["word"]: row["said"] for row in rows if row["beside"] == "over that"}
    )


def _told_twice(pair: Touched) -> list[tuple[Row, Row]]:
    """Events of both versions that the same word names."""
    old, new = pair.rows("events")
    at = {row["start"]: row for row in new}
    found = []
    starts = {a.start: b.start for a, b in pair.pair.equal}
    for row in old:
        other = at.get(starts.get(row["start"], -1))
        if other is not None and other["lemma"] == row["lemma"]:
            found.append((row, other))
    return found


def _edit(pair: Touched, before: str | None, after: str | None) -> Edit | None:
    """The edit that took away what an event's certainty rested on, or put in what it rests on."""
    ours, theirs = ({spelt(word) for word in (cue or "").split()} for cue in (before, after))
    for edit in pair.pair.edits:
        gone, come = ({w.exact for w in side} for side in (edit.old, edit.new))
        if gone & (ours - theirs) or come & (theirs - ours):
            return edit
    return None


def _cue(words: Words, cue: str | None) -> Words:
    """The words of an edit that certainty rests on; all where none does."""
    held = {spelt(word) for word in (cue or "").split()}
    found = tuple(word for word in words if word.exact in held)
    return found or (words if len(words) <= FEW else ())


def _row(pair: Touched, kind: str, edit: Edit, old: Words, new: Words, reason: str) -> Row:
    """A row, and by which edit it came."""
    return pair.told(kind, span(old), span(new), reason) | {"_edit": edit.at}


def _negated(pair: Touched, row: Row, other: Row, old: Words, new: Words) -> str:
    event = said(other["surface"])
    if row["polarity"] == "negative":
        gone = f": {_quoted(pair.old, old)} is gone" if old else ""
        return f"{event} was said not to be so, and now is{gone}"
    come = f": {_quoted(pair.new, new)} was put in" if new else ""
    return f"{event} is now said not to be so{come}"


def _quoted(side: Version, words: Words) -> str:
    return said(side.text[words[0].start : words[-1].end])


def _how(pair: Touched, row: Row, other: Row, old: Words, new: Words) -> str:
    told = f"{said(other['surface'])}, told {TOLD[row['modality']]} before, is now told "
    told += TOLD[other["modality"]]
    if old and new:
        return f"{_quoted(pair.old, old)} became {_quoted(pair.new, new)}: {told}"
    if old:
        return f"{_quoted(pair.old, old)} was dropped: {told}"
    return f"{_quoted(pair.new, new)} was put in: {told}"


@functools.cache
def cues(*said: str) -> frozenset[str]:
    """The words beside an event by which it is said so: hedged, alleged, negative."""
    rows = word_data("reread.timeline", "cues")
    beside = (row for row in rows if not row["beside"].startswith("over"))
    found = (spelt(row["word"]) for row in beside if row["said"] in said)
    return frozenset(found) - {"almost", "near"}


def _words(pair: Touched) -> Iterator[Row]:
    """Words of reserve or denial that came or went, whatever they stand beside ("a suspected
    arsonist")."""
    for edit in pair.pair.edits:
        for kind, words in (
            ("hedge", cues(*UNSURE)), ("negation", cues("negative")),
            ("modality", cues("future", "conditional")),
        ):  # fmt: skip
            old, new = (tuple(w for w in side if w.exact in words) for side in (edit.old, edit.new))
            if bool(old) != bool(new) and not (
                _elsewhere(pair, words, come=bool(new)) or _said_otherwise(kind, edit, old, new)
            ):
                verb = "was dropped" if old else "was put in"
                told = " ".join(word.surface for word in old or new)
                yield _row(pair, kind, edit, old, new, f"{said(told)} {verb}")


def _said_otherwise(kind: str, edit: Edit, old: Words, new: Words) -> bool:
    """Whether an edit may say the same in other words: "did not" is failed, "will" is going to."""
    side, held = (edit.old, old) if old else (edit.new, new)
    if any(word.is_content for word in side if word.start > held[-1].start):
        return True  # what it was said of came or went with it
    if kind == "negation":
        rest = (word for word in (*edit.old, *edit.new) if word not in (*old, *new))
        return any(word.is_content for word in rest)
    if kind == "modality":
        other = edit.new if old else edit.old
        modal = all(word.tag == "MD" for word in old or new)
        return not modal or any(word.exact in ("to", "due", "going") for word in other)
    return False


def _elsewhere(pair: Touched, words: frozenset[str], *, come: bool) -> bool:
    """Whether as many such words stand in both: one only stands elsewhere."""
    ours, theirs = (sum(w.exact in words for w in side) for side in (pair.pair.old, pair.pair.new))
    return ours >= theirs if come else theirs >= ours
