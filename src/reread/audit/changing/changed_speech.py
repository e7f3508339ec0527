"""Whose words a sentence is, and what stands inside quotation marks, where either changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...tables import NARRATOR, UNNAMED
from ..pairing.worded import Version, Word
from .compared import Row, Span, Touched, of, said, span

LEAST = 3  # words of sense that must have gone from one voice to another
SURE = 0.6  # score of a stretch from which its voice is believed
# The same where all that said whose words they are came or went, which tells by itself
LEAST_WHOLE, SURE_WHOLE = 2, 0.35
NEXT = 3  # characters that a quotation mark and a full stop take
DENYING = frozenset(("deny", "dispute", "reject", "refute", "rebut", "dismiss"))


def changed_speech(pair: Touched) -> Iterator[Row]:
    """Rows for the voices and the quotations of a pair of sentences."""
    yield from _voices(pair)
    yield from _verbs(pair)
    yield from _quoted(pair)


def _voices(pair: Touched) -> Iterator[Row]:
    """Words that stand in both versions, and are another's in the new."""
    held: dict[tuple[str, str], list[tuple[Word, Word]]] = {}
    for ours, theirs in pair.pair.equal:
        if ours.is_content:
            a, b = pair.old.stretch(ours.start), pair.new.stretch(theirs.start)
            apart = pair.both.who.verdict(a["voice"], b["voice"]) is False
            if apart and min(a["score"] or 0, b["score"] or 0) >= SURE_WHOLE:
                held.setdefault((a["voice"], b["voice"]), []).append((ours, theirs))
    for (before, after), words in held.items():
        if (cues := _cues(pair, words)) is not None:
            yield _moved(pair, before, after, words, cues)


def _cues(pair: Touched, words: list[tuple[Word, Word]]) -> tuple[Span | None, Span | None] | None:
    """What says in each version whose words these are; None where that was left as it stood, or
    too little speaks for it."""
    ours = pair.old.speech(words[0][0].start)
    theirs = pair.new.speech(words[0][1].start)
    changed = [pair.is_old(*place) for place in _signs(ours)]
    changed += [pair.is_new(*place) for place in _signs(theirs)]
    whole = all(changed)
    sure = min(one["score"] for a, b in words[:1] for one in
               (pair.old.stretch(a.start), pair.new.stretch(b.start)))  # fmt: skip
    if not any(changed) or _says_again(pair, ours) or len(words) < LEAST_WHOLE:
        return None
    first, last = words[0][0].start, words[-1][0].end
    if not any(w.tag[:2] == "VB" and first <= w.start < last for w in pair.pair.old):
        return None  # who is spoken of is no statement
    if not whole and (sure < SURE or len(words) < LEAST):
        return None
    return _attribution(ours), _attribution(theirs)


def _says_again(pair: Touched, row: Row | None) -> bool:
    """Whether the new version still names the source, with another verb in place of that which
    said so: said, stated."""
    if row is None or row["source_start"] is None or row["cue_start"] is None:
        return False
    cue = (row["cue_start"], row["cue_end"])
    edit = pair.edit_of({"start": cue[0], "end": cue[1]}, 0)
    verb = edit is not None and any(word.tag[:2] == "VB" for word in edit.new)
    return verb and not pair.is_old(row["source_start"], row["source_end"])


def _signs(row: Row | None) -> list[Span]:
    if row is None:
        return []
    places = [(row[f"{name}_start"], row[f"{name}_end"]) for name in ("cue", "source")]
    return [place for place in places if place[0] is not None]


def _attribution(row: Row | None) -> Span | None:
    """From the first to the last character of who speaks and the words that say so."""
    places = _signs(row)
    if not places:
        return None
    first, last = min(place[0] for place in places), max(place[1] for place in places)
    inside = row is not None and first < row["content_start"] < last
    return places[-1] if inside else (first, last)


def _moved(
    pair: Touched, before: str, after: str, words: list[tuple[Word, Word]],
    cues: tuple[Span | None, Span | None],
) -> Row:  # fmt: skip
    said_by = pair.old.speech(words[0][0].start) or pair.new.speech(words[0][1].start)
    is_sourced = said_by is not None and said_by["source_start"] is not None
    if {before, after} == {NARRATOR, UNNAMED} and not is_sourced:
        return _reserve(pair, before, words, cues)
    who, whom = pair.old.called(before), pair.new.called(after)
    content = said(pair.new.text[words[0][1].start : words[-1][1].end])
    old = cues[0] or (words[0][0].start, words[-1][0].end)
    new = cues[1] or (words[0][1].start, words[-1][1].end)
    if after == NARRATOR:
        told = f"what {who} said is now the outlet's own words: {content}"
        return pair.told("attribution", old, new, told)
    if before == NARRATOR:
        told = f"what were the outlet's own words, {whom} is now said to have said: {content}"
        return pair.told("attribution", old, new, told)
    if after == UNNAMED:
        told = f"that {who} said it is no longer told: {content}"
    elif before == UNNAMED:
        told = f"that {whom} said it is told now, and was not: {content}"
    else:
        told = f"what {who} said is now said by {whom}: {content}"
    unnamed = UNNAMED in (before, after)
    return pair.told("attribution" if unnamed else "speaker", old, new, told)


def _reserve(
    pair: Touched, before: str, words: list[tuple[Word, Word]],
    cues: tuple[Span | None, Span | None],
) -> Row:  # fmt: skip
    """That nobody in particular says a thing is reserve, not a source: it is reported that."""
    content = said(pair.new.text[words[0][1].start : words[-1][1].end])
    if before == UNNAMED:
        cue = said(pair.old.text[slice(*cues[0])]) if cues[0] else "reserve"
        return pair.told("hedge", *cues, f"{cue} was dropped: {content} is now told as a fact")
    cue = said(pair.new.text[slice(*cues[1])]) if cues[1] else "reserve"
    return pair.told("hedge", *cues, f"{cue} was put in: {content} was told as a fact")


def _verbs(pair: Touched) -> Iterator[Row]:
    """The same words by the same voice, told with another belief: said, claimed, admitted."""
    old, new = pair.rows("quotes")
    for row in old:
        other = next((one for one in new if _again(pair, row, one)), None)
        if other is None or not row["verb"] or not other["verb"]:
            continue
        denied = (row["verb"] in DENYING) != (other["verb"] in DENYING)
        if row["stance"] != other["stance"] and not denied and _touched(pair, row, other):
            told = f"{said(row['verb'])} became {said(other['verb'])}: {_lets_on(other)}"
            yield pair.told("attribution", _cue(row), _cue(other), told)


def _again(pair: Touched, row: Row, other: Row) -> bool:
    """Whether two quotations are of the same words and the same voice."""
    if not pair.both.who.are_one(row["speaker"], other["speaker"]):
        return False
    shared = [b for a, b in pair.pair.equal if row["content_start"] <= a.start < row["content_end"]]
    inside = [w for w in shared if other["content_start"] <= w.start < other["content_end"]]
    return bool(inside) and 2 * len(inside) >= len(shared)


def _touched(pair: Touched, row: Row, other: Row) -> bool:
    return pair.is_old(*_cue(row)) and pair.is_new(*_cue(other))


def _cue(row: Row) -> Span:
    return (row["cue_start"], row["cue_end"]) if row["cue_start"] is not None else of(row)


def _lets_on(row: Row) -> str:
    return {
        "doubting": "the outlet now keeps it at a distance",
        "endorsing": "the outlet now takes it for true",
        "hedged": "it is now told with reserve",
    }.get(row["stance"], "the outlet no longer lets on what it thinks of it")


def _quoted(pair: Touched) -> Iterator[Row]:
    """What stands inside quotation marks."""
    equal = pair.pair.equal
    kept = [(a, b) for a, b in equal if a.quoted and b.quoted]
    opened = [(a, b) for a, b in equal if a.quoted and not b.quoted]
    closed = [(a, b) for a, b in equal if b.quoted and not a.quoted]
    for edit in pair.pair.edits:
        old = [word for word in edit.old if word.quoted]
        new = [word for word in edit.new if word.quoted and not pair.new.is_bracketed(word.start)]
        if kept and (old or new) and _bounds(pair, edit.at, kept):
            yield from _cut(pair, old, new, bracketed=len(new) < len(edit.new))
    for words, now in ((opened, False), (closed, True)):
        if sum(a.is_content for a, _ in words) >= LEAST_WHOLE:
            ours, theirs = span(a for a, _ in words), span(b for _, b in words)
            a, b, c, d = pair.pair.places
            if not (_is_whole(pair.new, [w for _, w in words], c, d) if now else
                    _is_whole(pair.old, [w for w, _ in words], a, b)):  # fmt: skip
                continue
            told = f"{said(pair.new.text[slice(*theirs)])} {_marks(now)}"  # type: ignore[misc]
            yield pair.told("quotation", ours, theirs, told)


def _is_whole(side: Version, words: list[Word], first: int, last: int) -> bool:
    """Whether the quotation marks around some words open and close in these sentences; one that
    runs on through paragraphs may only have lost its last mark."""
    start, end = side.inside[side.quotation(words[0].start)]
    return first <= start + NEXT and end <= last + NEXT


def _marks(now: bool) -> str:
    return "now stands in quotation marks" if now else "no longer stands in quotation marks"


def _bounds(pair: Touched, at: Span, kept: list[tuple[Word, Word]]) -> bool:
    """Whether an edit is in a quotation of which some words were kept."""
    edit = next(one for one in pair.pair.edits if one.at == at)
    ours = Counter(pair.old.quotation(word.start) for word, _ in kept)
    theirs = Counter(pair.new.quotation(word.start) for _, word in kept)
    return any(pair.old.quotation(w.start) in ours for w in edit.old if w.quoted) or any(
        pair.new.quotation(w.start) in theirs for w in edit.new if w.quoted
    )


def _cut(pair: Touched, old: list[Word], new: list[Word], *, bracketed: bool) -> Iterator[Row]:
    ours, theirs = span(old), span(new)
    before, after = (said(text[slice(*place)]) if place else "" for text, place in
                     ((pair.old.text, ours), (pair.new.text, theirs)))  # fmt: skip
    if ours and theirs:
        yield pair.told("quotation", ours, theirs, f"quoted words changed: {before} became {after}")
    elif ours and not bracketed:
        yield pair.told("quotation", ours, None, f"{before} was cut from what is quoted")
    elif theirs:
        yield pair.told("quotation", None, theirs, f"{after} was put into what is quoted")
