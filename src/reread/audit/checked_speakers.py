"""Who is said to speak in a text, held against who does in the sources."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..across.comparing.accounts import Account, Facet, Row, Statement
from ..across.comparing.naming import folded, is_same
from ..tables import NARRATOR
from .checked_events import COLOURLESS, matched
from .checked_quotations import SHORT, Wording
from .replaced import words_in
from .support import BESIDE, GROUNDED, UNSURE, Checked, Evidence, Told, has_words

GIVEN, DROPPED = "given to another", "attribution dropped"
SURE = 0.5  # least score of a quotation in a source by which an attribution is missed
FIRM = frozenset({"say", "tell", "add", "announce", "state", "warn", "claim", "report"})
# Relations of what a sentence, or what is said in it, tells first of all
MAIN = frozenset({"root", "ccomp", "parataxis", "conj", "cop"})
TOLD_OF = 0.5  # least share of what is said that a source's speaker says
COVERED = 0.6  # least support of the sentence that it is said in


def speakers_checked(evidence: Evidence, wording: Wording) -> Iterator[Checked]:
    """One row per speaker of a sentence."""
    seen = set()
    for facet in evidence.statement.of("speaker"):
        if (facet.start, facet.end) not in seen:
            seen.add((facet.start, facet.end))
            yield _checked(evidence, wording, facet)


def _checked(evidence: Evidence, wording: Wording, facet: Facet) -> Checked:
    unsure, given = "it is not to be told who says so in the sources", None
    for statement, speaker in _speaking(evidence, wording, facet.row):
        same = _is_same(evidence, facet, statement, speaker)
        there = statement, speaker.start, speaker.end
        said = _named(evidence, statement, speaker)
        if same:
            return evidence.checked(facet, "speaker", GROUNDED, there, 0.9, f"so says {said}")
        given = given or (there, said) if same is False else given
        unsure = f"{said} speaks there, who may be the same"
    if given:
        return evidence.checked(facet, "speaker", GIVEN, given[0], 0.8,
                                f"the source gives these words to {given[1]}")  # fmt: skip
    return evidence.checked(facet, "speaker", UNSURE, None, 0.5, unsure)


def _named(evidence: Evidence, statement: Statement, speaker: Facet) -> str:
    """A speaker of a source, and whom a pronoun there stands for."""
    said = evidence.quoted(statement, speaker.start, speaker.end)
    who = evidence.sources.account(statement.article).names.get(speaker.value)
    return f"{said}, that is {who.name}" if who and _pronoun(speaker) else said


def _speaking(evidence: Evidence, wording: Wording, row: Row) -> Iterator[tuple[Statement, Facet]]:
    """Who speaks where the sources have what is said: where its words stand, else where they tell
    of it."""
    start, end = row["content_start"], row["content_end"]
    for first, last in evidence.speech:
        if first < end and last > start:
            words = [word.low for word in words_in(evidence.account.text[first:last])]
            found = wording.find(words)
            if found and found.share > COVERED and round(found.share * len(words)) >= SHORT:
                account = evidence.sources.account(found.article)
                yield from _speakers_at(account, found.start, found.end)
                return
    yield from _telling(evidence, start, end)


def _telling(evidence: Evidence, start: int, end: int) -> Iterator[tuple[Statement, Facet]]:
    """The speakers of what the sources say in the terms that stand in some characters."""
    inside = sorted(term for term, (first, last) in evidence.statement.terms.items()
                    if start <= first and last <= end and term[0] not in "@#")  # fmt: skip
    index = evidence.sources.index
    whole = math.fsum(index.weight(term) for term in inside)
    found = []
    for one in evidence.found if whole else ():
        account = evidence.sources.account(one.statement.article)
        at = one.statement.start, one.statement.end
        for statement, speaker in _speakers_at(account, *at):
            said = _terms_in(one.statement, speaker.row)
            share = math.fsum(index.weight(term) for term in inside if term in said) / whole
            if share >= TOLD_OF:
                found.append((share, statement, speaker))
    found.sort(key=lambda each: -each[0])
    for share, statement, speaker in found:
        if share >= BESIDE * found[0][0]:
            yield statement, speaker


def _terms_in(statement: Statement, row: Row) -> set[str]:
    return {term for term, (first, last) in statement.terms.items()
            if row["content_start"] <= first and last <= row["content_end"]}  # fmt: skip


def _speakers_at(account: Account, start: int, end: int) -> Iterator[tuple[Statement, Facet]]:
    """The speakers of what is quoted in some characters of a source."""
    for statement, facet in account.speakers:
        row = facet.row
        if row["content_start"] < end and row["content_end"] > start:
            yield statement, facet


def _is_same(evidence: Evidence, facet: Facet, statement: Statement, speaker: Facet) -> bool | None:
    """Whether two speakers are one; no only if both are named, and the source does not have the
    text's in the same sentence."""
    if folded(facet.surface) == folded(speaker.surface) and not _pronoun(facet):
        return True
    names = evidence.sources.account(statement.article).names
    one, other = evidence.account.names.get(facet.value), names.get(speaker.value)
    if one is None or other is None:
        return True if has_words(statement, facet.surface) and other is None else None
    same = is_same(one, other)
    if same is not False:
        return same
    doubtful = (speaker.row["score"] or 0.0) < SURE or speaker.row["status"] == "doubtful"
    before = evidence.sources.before(statement) if _pronoun(speaker) else []
    beside = any(has_words(near, form) for near in (statement, *before) for form in one.forms)
    return None if doubtful or beside or _pronoun(facet) else False


def _pronoun(facet: Facet) -> bool:
    return folded(facet.surface) in ("he", "she", "they", "it", "i", "we", "who")


def attributions_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per thing that a source has said by someone, and the text tells as its own."""
    if evidence.statement.of("speaker"):
        return
    for event in evidence.statement.of("event"):
        hedged = event.row["modality"] in ("hedged", "alleged") or evidence.is_quoted(event)
        if event.row["asserted_by"] != NARRATOR or hedged or event.slot.relation not in MAIN:
            continue
        pairs = [pair for pair in matched(evidence, event) if pair[1].slot.relation in MAIN]
        if pairs and all(one.row["asserted_by"] != NARRATOR for _, one in pairs):
            told, other = pairs[0]
            quote = _quote_over(told.statement, other)
            sure = told.support >= COVERED and not _is_told(evidence, event, told)
            if quote is not None and sure:
                said = evidence.quoted(told.statement, quote.start, quote.end)
                why = f"the source has it only as said by {said}"
                there = told.statement, told.statement.start, told.statement.end
                yield evidence.checked(event, "speaker", DROPPED, there, told.support, why)
                return


def _is_told(evidence: Evidence, event: Facet, told: Told) -> bool:
    """Whether another sentence of the source tells the same of the same doer in its own name."""
    account = evidence.sources.account(told.statement.article)
    names, who = account.names, evidence.account.names.get(event.row["agent"] or "")
    if event.value in COLOURLESS:
        return False
    for statement in account.statements:
        for other in statement.of("event"):
            plain = (other.row["asserted_by"], other.row["polarity"], other.row["modality"])
            if other.value != event.value or plain != (NARRATOR, "positive", "actual"):
                continue
            doer = names.get(other.row["agent"] or "")
            if who is not None and doer is not None and is_same(who, doer):
                return True
    return False


def _quote_over(statement: Statement, event: Facet) -> Facet | None:
    """Who says in a sentence of a source what an event of it is told in."""
    for speaker in statement.of("speaker"):
        row = speaker.row
        inside = row["content_start"] <= event.start and event.end <= row["content_end"]
        sure = (row["status"] != "doubtful" and (row["score"] or 0.0) >= SURE) or row[
            "verb"
        ] in FIRM
        if inside and sure and row["stance"] != "endorsing":
            return speaker
    return None


def has_speaker(checked: Sequence[Checked]) -> set[tuple[int, int]]:
    """The places that a verdict on a speaker was given of."""
    return {(one.start, one.end) for one in checked if one.verdict not in (UNSURE, DROPPED)}
