"""Corrections by hand of speech: who says it, from where to where it goes, whether it is any."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ..own_tables.corrections import cuts_word, is_read, span_of
from ..own_tables.known_entities import Known
from ..tables import NARRATOR, UNNAMED
from .marks import Quotation, quotations
from .paragraphs import Block
from .pieces import NOTHING, Piece, Said, Span, content, piece_of
from .speakers import Speakers

CONTENT = "content"


def who_says(said: Said, speakers: Speakers) -> tuple[str, float]:
    """The entity that says something, or unnamed, and how likely it is the one that the source
    stands for."""
    if said.given:
        return said.given, 1.0
    speaker = speakers.speaker(*said.source) if said.source else None
    return (speaker.entity, speaker.link) if speaker else (UNNAMED, 1.0)


class SpeechByHand:
    """The quotations of an article while they are corrected, by where they stand: with their
    quotation marks or without."""

    def __init__(
        self,
        text: str,
        found: Sequence[Said],
        blocks: Sequence[Block],
        speakers: Speakers,
        sentences: pd.DataFrame,
        known: Known,
    ) -> None:
        self.text, self.blocks, self.speakers, self.sentences = text, blocks, speakers, sentences
        self.all = [replace(said, pieces=list(said.pieces)) for said in found]
        self.known = known
        self.standing: dict[Span, tuple[Said, Piece]] = {}
        self.of: dict[str, list[Said]] = defaultdict(list)
        self.quoted: dict[int, list[Quotation]] = {}  # by block, those that were looked for
        for said in self.all:
            self.of[who_says(said, speakers)[0]].append(said)
            for piece in said.pieces:
                self._stand(said, piece)

    def _stand(self, said: Said, piece: Piece) -> None:
        for span in (piece[:2], content(self.text, piece)):
            self.standing.setdefault(span, (said, piece))

    def found(self) -> list[Said]:
        """The quotations as corrected, in order of their first characters."""
        for said in self.all:
            said.pieces.sort()
        left = (said for said in self.all if said.pieces)
        return sorted(left, key=lambda said: (said.pieces[0].start, -said.pieces[0].end))

    def correct(self, row: dict[str, Any]) -> bool:
        """Make one correction; whether there is something that it fits."""
        if pd.isna(row["start"]):
            return self._all_of(self.known.id_of(row["entity"]), self.known.id_of(row["to"]))
        span = int(row["start"]), int(row["end"])
        said, piece = self.standing.get(span, (None, None))
        if said is None or piece is None:
            return row["column"] != CONTENT and not row["entity"] and self._add(span, row["to"])
        speaker = who_says(said, self.speakers)[0]
        if row["entity"] and self.known.id_of(row["entity"]) != speaker:
            return False
        if row["column"] == CONTENT:
            return self._cut(said, piece, span_of(row["to"]))
        self._say(said, self.known.id_of(row["to"]), [piece])
        return True

    def _all_of(self, entity: str, to: str) -> bool:
        """All that one says is said by another of the text."""
        there = [said for said in self.of.get(entity, ()) if said.pieces]
        there = [said for said in there if who_says(said, self.speakers)[0] == entity]
        if to not in (*self.known.ids, UNNAMED, NARRATOR):
            return False
        for said in there:
            self._say(said, to, list(said.pieces))
        return bool(there)

    def _say(self, said: Said, to: str, pieces: Sequence[Piece]) -> None:
        """Someone says a quotation, or nobody its pieces."""
        if to == NARRATOR:
            for piece in pieces:
                self._take_out(said, piece)
        elif to != who_says(said, self.speakers)[0]:
            said.given, said.likelihood = to, 1.0
            self.of[to].append(said)

    def _take_out(self, said: Said, piece: Piece) -> None:
        said.pieces.remove(piece)
        for span in {piece[:2], content(self.text, piece)}:
            if span in self.standing and self.standing[span][0] is said:
                del self.standing[span]

    def _cut(self, said: Said, piece: Piece, span: Span) -> bool:
        """What is said reaches from elsewhere, or to elsewhere."""
        if not self._can_stand(span):
            return False
        new = piece_of(self.text, self._quoted(span), *span)
        if new[:2] != piece[:2]:
            self._take_out(said, piece)
            said.pieces.append(new)
            said.likelihood = 1.0
            self._stand(said, new)
        return True

    def _add(self, span: Span, to: str) -> bool:
        """A quotation where none was."""
        if to == NARRATOR or not self._can_stand(span):
            return False
        piece = piece_of(self.text, self._quoted(span), *span)
        said = Said([piece], given=self.known.id_of(to), likelihood=1.0, way=NOTHING)
        self.all.append(said)
        self.of[said.given].append(said)
        self._stand(said, piece)
        return True

    def _can_stand(self, span: Span) -> bool:
        """Whether somebody can say what stands there: some of it is read, and no word cut."""
        return is_read(self.sentences, *span) and not cuts_word(self.text, *span)

    def _quoted(self, span: Span) -> list[Quotation]:
        """The quotations in marks of the block that a span begins in."""
        if not self.blocks:
            return []
        at = max(bisect.bisect_right(self.blocks, span[0], key=lambda block: block.start) - 1, 0)
        if at not in self.quoted:
            block = self.blocks[at]
            self.quoted[at] = quotations(self.text, block.start, block.end)
        return self.quoted[at]
