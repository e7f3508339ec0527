"""What a target is to the words around it: whose subject, whose object, what is said to be its own.

Read off the tags, without a parser: news puts most of it right beside the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

NOUNS, ADJECTIVES = frozenset(("NN", "NNS")), frozenset(("JJ", "JJR", "JJS"))
BETWEEN_VERBS = frozenset(("RB", "RBR", "RBS", "MD", "TO", "RP"))
BEFORE_NOUN = NOUNS | ADJECTIVES | {"VBN", "VBG", "RB", "CD", "NNP"}
BEFORE_NAME = NOUNS | ADJECTIVES | {"DT", "VBN", "PRP$", "CD"}
ENDS = frozenset(',;:."') | {"that", "who", "which"}
LATER = {"subject": "later", "later": "latest", "latest": "latest"}  # verbs after the first
FAR = 14  # words that are looked through to either side
COMPLEMENT, TITLE, HEAD = 9, 6, 5  # words of a verb's complement, of a title, back to a head

Word = Any  # with lemma and tag
Found = Iterator[tuple[str, int]]


def related(words: Sequence[Word], at: int) -> Found:
    """Each relation of the word at a place, with the place of the word it is related to.

    subject, later and latest are verbs it is the subject of, in order, with "by" in front where
    they are passive and "of" behind for their complements; own is what is the target's; ruled is
    the verb it is object of; head the noun or verb before its preposition.
    """
    after = at + 1
    if after < len(words) and words[after].tag == "POS":
        yield from _own(words, after + 1)
    else:
        yield from _subject(words, after)
    yield from _before(words, at)


def _own(words: Sequence[Word], start: int) -> Found:
    """What follows "'s", and the verb that what is owned is subject of."""
    end = start
    while end < min(len(words), start + HEAD) and words[end].tag in BEFORE_NOUN:
        yield "own", end
        end += 1
    for place in range(end, min(len(words), end + HEAD)):
        if words[place].tag[:2] in ("VB", "MD"):
            main, _, passive = _verb(words, place)
            if main is not None:
                yield "own by" if passive else "own verb", main
            return


def _verb(words: Sequence[Word], start: int) -> tuple[int | None, int, bool]:
    """The main verb of the group that starts at a place, its end, and whether it is passive."""
    main, passive, end = None, False, start
    while end < len(words) and (words[end].tag[:2] == "VB" or words[end].tag in BETWEEN_VERBS):
        if words[end].tag[:2] == "VB":
            aided = main is not None and words[main].lemma in ("be", "get")
            main, passive = end, aided and words[end].tag == "VBN"
        end += 1
    return main, max(end, start + 1), passive


def _subject(words: Sequence[Word], start: int) -> Found:
    """The verbs that follow, each with its complement; appositions are stepped over."""
    relation, place, limit = "subject", start, min(len(words), start + FAR)
    while place < limit:
        word = words[place]
        if word.lemma in (";", ":", "."):
            return
        if word.lemma == ",":
            closing = _closing(words, place)
            if closing is None:
                return
            yield from (("beside", at) for at in range(place + 1, closing)
                        if words[at].tag in NOUNS | ADJECTIVES)  # fmt: skip
            place = closing + 1
        elif word.tag[:2] in ("VB", "MD"):
            main, end, passive = _verb(words, place)
            if main is not None:
                yield f"by {relation}" if passive else relation, main
                yield from _complement(words, main, end, relation)
                relation = LATER[relation]
            place = end
        else:
            place += 1


def _closing(words: Sequence[Word], comma: int) -> int | None:
    """The comma that closes an apposition, or the relative pronoun that opens a clause of it."""
    if comma + 1 < len(words) and words[comma + 1].lemma in ("who", "which", "whose"):
        return comma + 1
    ends = range(comma + 1, min(len(words), comma + FAR))
    return next((place for place in ends if words[place].lemma == ","), None)


def _complement(words: Sequence[Word], main: int, start: int, relation: str) -> Found:
    """Nouns and adjectives after a verb, up to the next verb or clause."""
    kind = f"{relation} is" if words[main].lemma == "be" else f"{relation} of"
    for place in range(start, min(len(words), start + COMPLEMENT)):
        if words[place].lemma in ENDS or words[place].tag[:2] == "VB":
            return
        if words[place].tag in NOUNS | ADJECTIVES:
            yield kind, place


def _before(words: Sequence[Word], at: int) -> Found:
    """Titles and other words right before, then the verb or preposition that rules the target."""
    place = at - 1
    while place >= max(0, at - TITLE) and words[place].tag in BEFORE_NAME:
        if words[place].tag not in ("DT", "PRP$", "CD"):
            yield "title", place
        place -= 1
    if place < 0:
        return
    if words[place].tag in ("IN", "TO"):
        yield "after", place
        yield from _head(words, place)
    else:
        yield "ruled" if words[place].tag[:2] == "VB" else "follows", place


def _head(words: Sequence[Word], preposition: int) -> Found:
    """The noun, verb or adjective that a preposition hangs on."""
    for place in range(preposition - 1, max(-1, preposition - 1 - HEAD), -1):
        tag = words[place].tag
        if tag in NOUNS | ADJECTIVES or tag[:2] == "VB":
            yield "head", place
            yield f"head {words[preposition].lemma}", place
            return
