"""Speech that no verb reports: the turns of an interview, what a colon introduces, names beneath.

"Q: Is it safe?", "Ines Tolland: “It floats.”", "Her answer: “No.”", "“No.” — Ines Tolland".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise

from ..grammar.sentence import Sentence
from .attribution import Attribution, noun_with_its_own
from .marks import Quotation
from .patterns import owner_of
from .pieces import COLON, SIGNED, TURN, Piece, Said, Span, piece_of
from .verbs import speech_nouns

Names = Callable[[int, int], bool]  # whether a span names someone who can speak

# Who said it, on the line of a quotation: "“…” ― Ines Tolland"
SIGNATURE = re.compile(
    r" *(?:[―—–]|--?(?= )) *"
    r"([A-Z][^\s,.]*(?: [^\s,]+){1,5}?(?<!\.))[ .]*(?=\n|$)"
)
COLON_BEFORE = re.compile(r":\s*$")
LINES = re.compile(r"\n+")
WORD = r"[A-Z][\w.'’-]*"
# Who speaks, at the head of a line: "Q:", "Q.", "TOLLAND:", "Ines Tolland (mayor):", "((IT)) :"
LABEL = re.compile(
    rf"\W{{0,3}}(?:({WORD}(?: {WORD}){{0,4}})[)\]]{{0,2}}(?: \([^()\n]*\))? ?:"
    r"|([QA])\.) *(?=\S)"
)
HEADING = re.compile(rf"{WORD}(?: {WORD})*")
LONGEST_NAME = 5  # words of a heading that is a name
ASKED = frozenset({"q", "a", "question", "answer", "interviewer"})
FEWEST_TURNS = 2  # of an interview
# A sentence by itself that is not about the one whose name stands before it
OWN_WORDS = re.compile(r"(?!(?:He|She|His|Her|They|Their)\b)[A-Z](?=.*[.!?…]$)", re.S)


def turns(text: str, blocks: Sequence[Span], names: Names) -> list[Said]:
    """What is said turn by turn, each after the label of who says it, up to the next label or the
    end of its paragraph. A single one may be but what is told of somebody: "Ines Tolland: a life".
    """
    found = [turn for start, end in blocks for turn in _labelled(text, start, end)]
    labels = {text[slice(*label)] for label, _, _ in found}
    shouted = sum(map(str.isupper, labels)) >= FEWEST_TURNS
    told = [turn for turn in found if _is_label(text, turn[0], labels, shouted, names)]
    if len(told) < FEWEST_TURNS:
        told = [(label, start, end) for label, start, end in told
                if " " in text[slice(*label)] and OWN_WORDS.match(text, start, end)]  # fmt: skip
    return [Said([Piece(start, end, False, False, True)], source=label, way=TURN)
            for label, start, end in told]  # fmt: skip


def _labelled(text: str, start: int, end: int) -> Iterator[tuple[Span, int, int]]:
    """What may be labels in a paragraph, with start and end of what is said after each."""
    lines = [start, *(brk.end() for brk in LINES.finditer(text, start, end))]
    heads = [head for line in lines if (head := LABEL.match(text, line, end))]
    stops = [*(head.start() for head in heads), end][1:]
    for head, stop in zip(heads, stops, strict=False):
        said = text[head.end() : stop].rstrip()
        yield head.span(head.lastindex or 0), head.end(), head.end() + len(said)


def _is_label(text: str, label: Span, labels: Set[str], shouted: bool, names: Names) -> bool:
    """Whether what may be a label is one; not the initial of "A. Tolland said". `shouted`: more
    than one of them stands in capitals."""
    name = text[slice(*label)]
    if text[label[1]] == ".":
        return {"Q", "A"} <= labels
    return name.lower() in ASKED or (shouted and name.isupper()) or names(*label)


def after_colon(
    text: str, quoted: Sequence[Quotation], tree: Sentence, quotation: Quotation,
    reports: Sequence[Attribution],
) -> Said | None:  # fmt: skip
    """A quotation that words before a colon introduce, as said by whom these speak of."""
    if not COLON_BEFORE.search(
        text, max(tree.words[0].start, quotation.start - 3), quotation.start
    ):
        return None
    colon = max(i for i, word in enumerate(tree.words) if word.end <= quotation.start)
    cue, source = _introduced(tree, colon, reports) if colon else (0, None)
    if source is None:
        return None
    words = tree.words
    piece = piece_of(text, quoted, quotation.start, quotation.end)
    return Said([piece], (words[cue].start, words[cue].end),
                (words[source[0]].start, words[source[1] - 1].end), way=COLON)  # fmt: skip


def _introduced(
    tree: Sentence, colon: int, reports: Sequence[Attribution]
) -> tuple[int, tuple[int, int] | None]:
    """The word that announces speech before a colon, and whose speech it is."""
    for i in range(colon - 1, -1, -1):
        if tree.words[i].lemma in speech_nouns() and (owner := owner_of(tree, i)) is not None:
            return i, noun_with_its_own(tree, owner)
    reported = next((one.source for one in reports if one.source and one.source[1] <= colon), None)
    if reported:
        return colon, reported
    group = next((g for g in tree.groups if g.predicate < colon), None)
    if group is None:
        return colon, (0, colon)
    subject = tree.subject_of(group.predicate)
    if subject is None or subject > colon:
        return colon, None
    return colon, noun_with_its_own(tree, subject)


def headed(text: str, blocks: Sequence[Span], names: Names) -> dict[int, Span]:
    """Blocks that are a name, a paragraph of its own above what its bearer says: by the start of
    the block below."""
    found = {}
    for (start, end), (below, _) in pairwise(blocks):
        line = text[start:end].rstrip(" :")
        if len(line.split()) <= LONGEST_NAME and HEADING.fullmatch(line) and names(start, end):
            found[below] = (start, start + len(line))
    return found


def signed(text: str, piece: Piece, end: int) -> Said | None:
    """A quotation with the name of its speaker after a dash on its line."""
    found = SIGNATURE.match(text, piece.end, end)
    return Said([piece], source=found.span(1), way=SIGNED) if found else None
