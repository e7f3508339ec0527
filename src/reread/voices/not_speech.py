"""What is speech among what rules and reader find, and what is not.

"She told a joke", "who", "the so-called “experts”", "read “The Long Bridge”": words that stand
where speech can stand, but nobody is said to have said them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..grammar.words import FINITE, HELPS, PRONOUN, RELATIVE
from .attribution import HEDGES
from .marks import quotations, without_marks
from .pieces import AS_SAYING, READER, VERB, Piece, Said
from .places import Found, Place, Places
from .reports import named_as
from .verbs import FACTIVE

FEWEST = 3  # words of a noun phrase that can tell what is said without marks: "any such plan"
STRANGE = 0.6  # probability from which a verb that the table lacks may report a noun phrase
SURE = 0.45  # probability from which a verb of judging or wanting reports a shorter one, set there
FEW = 3  # words in marks up to which they may only keep a distance, or be a nickname
CALLING = frozenset({"call", "dub"})  # what can give a nickname: "they call him “Red”"
NAMING = frozenset({"know", "name", "nickname", "entitle", "title", "christen", "spell"})
DATELINE = re.compile(r"\)\s*[-–—]")
SAID = "Said"
SO_CALLED = "so-called"
LONGEST_PARTICLE = 3  # letters of words that titles leave small: of, the, and


def speech(text: str, said: Said, places: Places) -> Said | None:
    """A quotation without the pieces that are no speech; None where no piece is left."""
    if said.cue and (_cuts_word(text, *said.cue) or _is_name(text, *said.cue)):
        return None
    pieces = [piece for piece in said.pieces if _can_be_said(text, piece, places)]
    if not pieces:
        return None
    words = [place for piece in pieces for place in places.within(piece.start, piece.end)]
    marked = any(piece.quoted for piece in pieces)
    if not (_in_marks(text, said, pieces, words) if marked else _in_words(said, words, places)):
        return None
    return replace(said, pieces=pieces)


def _can_be_said(text: str, piece: Piece, places: Places) -> bool:
    """Whether a piece is more than the word that joins a clause, and no cut through a word."""
    before = text[max(0, piece.start - len(SO_CALLED) - 2) : piece.start]
    if before.rstrip(" \"“‘'").lower().endswith(SO_CALLED):
        return False
    if piece.quoted:
        return True
    words = places.within(piece.start, piece.end)
    joins = all(tree.tag(i) in RELATIVE or tree.low(i) == "that"
                or tree.words[i].relation in HELPS for tree, i in words)  # fmt: skip
    return not (joins or _cuts_word(text, piece.start, piece.end))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a reporting word is rather the name Said, amid a sentence."""
    amid = text[max(0, start - 2) : start].rstrip()[-1:]
    return text[start:end] == SAID and (amid.isalnum() or amid == ",")


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether a span begins or ends at the hyphen of a word, "London" of "London-based", or ends
    in the brackets of a dateline: "(Reuters) -"."""
    return DATELINE.match(text, end) is not None or any(
        text[at : at + 1] == "-" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
        for at in (start - 1, start, end - 1, end)
        if at > 0
    )


def _in_marks(text: str, said: Said, pieces: Sequence[Piece], words: Sequence[Place]) -> bool:
    """Whether what holds quotation marks is speech: no name, no title, no word kept at a
    distance. Rules know it by the comma or colon beside it."""
    plain = said.by != READER and said.verb not in CALLING
    if plain or any(tree.tag(i) in FINITE for tree, i in words):
        return True
    quoted = [text[slice(*without_marks(text, *one))] for piece in pieces
              for one in quotations(text, piece.start, piece.end)]  # fmt: skip
    if quoted and all(map(_title, quoted)):
        return False
    few = all(len(one.split()) <= FEW for one in quoted)
    return not few or (said.verb not in NAMING and bool(said.cue or said.source))


def _title(quoted: str) -> bool:
    words = re.findall(r"\w+", quoted)
    long = [word for word in words if len(word) > LONGEST_PARTICLE] + words[-1:]
    return bool(long) and all(word[0].isupper() for word in long)


def _in_words(said: Said, words: Sequence[Place], places: Places) -> bool:
    """Whether words without marks are what their verb reports."""
    if said.way not in (VERB, AS_SAYING):
        return True
    cue = places.within(*said.cue) if said.cue else []
    found = places.verb(said.cue) if said.cue else None
    verb = found[2] if found else None
    if verb and verb.stance == FACTIVE and said.source is None:  # "is known to …"
        return False
    if is_told(words):
        return verb is None or (verb.reports and "q" not in verb.takes)
    if found and _is_judged(found, words):
        return False
    if all(tree.tag(i) in PRONOUN for tree, i in words):
        return False
    if sum(tree.is_letters(i) for tree, i in words) < FEWEST:
        return takes_noun(found) and said.score >= SURE
    if any(tree.low(i) in HEDGES for tree, i in cue):
        return True
    return takes_noun(found) or (said.score >= STRANGE and (verb is None or verb.reports))


def _is_judged(found: Found, words: Sequence[Place]) -> bool:
    """Whether words are the subject of a passive: "The poll was criticised by"."""
    tree, at, _ = found
    number = tree.clauses.get(at)
    passive = number is not None and tree.groups[number].passive
    return passive and all(own is tree and i < at for own, i in words)


def is_told(words: Sequence[Place]) -> bool:
    """Whether words hold a finite verb or an infinitive."""
    return any(
        tree.tag(i) in FINITE or (tree.low(i) == "to" and tree.tag(i + 1) in ("VB", "RB"))
        for tree, i in words
    )


def takes_noun(found: Found | None) -> bool:
    """Whether a verb reports a noun phrase: "demanded an inquiry", "called it a disgrace"."""
    if found is None:
        return False
    tree, at, verb = found
    held = tree.child(at, "obj")
    named = held is not None and named_as(tree, at, held) is not None
    takes = verb.takes if verb else ""
    return ("s" in takes and named) or not {"o", "a"}.isdisjoint(takes)
