"""Voices: how each voice speaks of each entity."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from ..article import Article
from ..grammar.sentence import Sentence
from ..grammar.trees import Trees
from ..grammar.words import ROOT
from ..own_tables.corrections import corrections_of, with_unfit
from ..own_tables.known_entities import Known
from ..tables import NARRATOR, UNNAMED, build, voices_at
from .attitudes import Attitudes, Shown
from .attitudes_by_hand import corrected
from .towards import DECIMALS, LABELS, shares_of, verdict

if TYPE_CHECKING:
    from ..reader.read import Read

UNCLEAR = "unclear"
CLEAR = 0.25  # least score, either way, of an attitude; see benchmarks/attitudes.py
FIRST_PERSON = frozenset({"i", "we"})
PLACES = ("first", "last", "head")  # of a Mention: the columns that the tree gives
PEOPLE = ("ORG", "PER")  # kinds of those who can hold an attitude
OTHERS = frozenset({"many", "others", "some", "they"})
DEEDS = frozenset({"does", "owes"})  # what only a government does or owes, not a place
GOVERNMENT = "government"  # what a place's name can stand for


class Mention(NamedTuple):
    """One mention of an entity, the voice it stands in, and where its words and its head
    stand in its tree."""

    sentence: int
    start: int
    end: int
    entity: str
    voice: str
    is_name: bool
    is_pronoun: bool
    is_place: bool  # names a place, not its government or people
    first: int
    last: int
    head: int


class Spoken(NamedTuple):
    """How one mention is spoken of: the reader's label, and the score that the words bear out."""

    start: int
    end: int
    sentence: int
    label: str
    score: float


def voices(
    article: Article,
    words: Read,
    trees: Trees,
    mentions: pd.DataFrame,
    stretches: pd.DataFrame,
    *,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per voice and entity that it speaks of.

    A mention belongs to the voice of the stretch it starts in, or to the one of whom the narrator
    says that they praise it, condemn it and so on: `unnamed` where that one has no name. `score` is
    the mean of what the reader hears towards those mentions towards which words show an attitude,
    too (see attitudes.py); 0 where there are none. It must hear at least CLEAR, unless the words
    say whose attitude it is, too. From CLEAR on, either way, the label is positive or negative, and
    start, end and sentences are those of such mentions. Below it a cell is neutral where the reader
    hears no attitude towards any mention, else unclear. There is no row for what one says of
    oneself, nor for places and their adjectives, where they do not stand for a government.
    `corrections` are made last (see attitudes_by_hand.py).
    """
    cells: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    for tree, told in _by_sentence(trees, mentions, stretches):
        names = {at for one in told if one.is_name for at in range(one.first, one.last + 1)}
        attitudes = Attitudes(tree, names)
        holders = {one.head: one.entity for one in reversed(told)}
        plain = {one.entity for one in told if not one.is_pronoun}
        for one in (one for one in told if one.entity != UNNAMED):
            shares = shares_of(words, one.start, one.end)
            for voice, spoken in _spoken(one, shares, attitudes, holders, plain):
                cells[voice, one.entity].append(spoken)
    rows = {key: _row(*key, own) for key, own in cells.items()}
    unfit: list[int] = []
    if by_hand := corrections_of(corrections, "voices", article.id):
        known, speaking = Known(article.id, mentions, corrections), set(stretches["voice"])
        rows, unfit = corrected(rows, by_hand, known, speaking, article.text, words.starts)
    return with_unfit(build("voices", article, rows.values()), unfit)


def _by_sentence(
    trees: Trees, mentions: pd.DataFrame, stretches: pd.DataFrame
) -> Iterator[tuple[Sentence, list[Mention]]]:
    """Each sentence with its mentions that stand for an entity, or for people without a name;
    adjectives are left out."""
    people = mentions["form"].eq("nominal") & mentions["kind"].isin(PEOPLE)
    told = mentions.assign(
        entity=mentions["entity"].fillna(UNNAMED),
        voice=voices_at(stretches, mentions["start"]),
        is_name=mentions["form"].eq("name"),
        is_pronoun=mentions["form"].eq("pronoun"),
        is_place=mentions["kind"].eq("LOC") & mentions["sense"].ne(GOVERNMENT).fillna(True),
    )[mentions["entity"].notna() | people]
    columns = Mention._fields[: -len(PLACES)]
    rows = zip(*(told[name].tolist() for name in columns), strict=True)
    for number, inside in groupby(rows, key=itemgetter(0)):
        if tree := trees.get(number):
            found = [mention for row in inside if (mention := _mention(tree, row))]
            yield tree, found


def _mention(tree: Sentence, row: tuple[Any, ...]) -> Mention | None:
    """A mention with its place in the tree; None for an adjective, or where it has no word."""
    _, start, end, *_ = row
    first = bisect_right(tree.words, start, key=attrgetter("end"))
    last = bisect_left(tree.words, end, key=attrgetter("start")) - 1
    head = tree.head(first, last) if first <= last else ROOT
    if head == ROOT or tree.tag(head).startswith("JJ"):
        return None
    return Mention._make((*row, first, last, head))


def _spoken(
    one: Mention,
    shares: Sequence[float],
    attitudes: Attitudes,
    holders: Mapping[int, str],
    plain: Set[str],
) -> Iterator[tuple[str, Spoken]]:
    """How a mention is spoken of, and by whom.

    What a speaker calls "he" counts where the sentence says who that is (`plain`): whom a pronoun
    in speech stands for is often a guess.
    """
    label, score = verdict(shares)
    shown: dict[str, float] = {}
    for given in attitudes.towards(one.head):
        if one.is_pronoun and given.holder == ROOT and one.entity not in plain:
            continue
        voice = _holder(given, one, attitudes, holders)
        heard = given.sign * score
        if given.holder != ROOT:
            heard = max(heard, CLEAR)
        if voice and voice != one.entity and heard >= CLEAR:
            shown[voice] = given.sign * heard
    for voice, value in shown.items():
        yield voice, Spoken(one.start, one.end, one.sentence, label, value)
    if one.voice not in shown and one.voice != one.entity and not one.is_place:
        yield one.voice, Spoken(one.start, one.end, one.sentence, label, 0.0)


def _holder(given: Shown, one: Mention, attitudes: Attitudes, holders: Mapping[int, str]) -> str:
    """Whose attitude is shown; empty where it is nobody's that a row could name."""
    told = one.voice == NARRATOR
    if given.holder == ROOT:
        nobody = one.is_place and given.kind not in DEEDS
        return "" if nobody or (told and given.kind != "calls") else one.voice
    if attitudes.tree.low(given.holder) in FIRST_PERSON:
        return "" if told else one.voice
    tree, at = attitudes.tree, given.holder
    places = (at, *tree.appositions(at))
    some = UNNAMED if tree.low(at) in OTHERS else ""
    known = [holders[place] for place in places if place in holders]
    holder = min(known, key=UNNAMED.__eq__, default=some)  # one with a name, if any
    return holder if told or one.voice in (holder, UNNAMED) else ""


def _row(voice: str, entity: str, spoken: list[Spoken]) -> dict[str, Any]:
    shown = [one for one in spoken if one.score]
    score = round(math.fsum(one.score for one in shown) / max(len(shown), 1), DECIMALS)
    heard = any(one.label != LABELS[1] for one in spoken)
    label, rests = (UNCLEAR if heard else LABELS[1]), spoken
    if abs(score) >= CLEAR:
        label, rests = LABELS[2 if score > 0 else 0], shown
    return {
        "start": rests[0].start,
        "end": rests[0].end,
        "voice": voice,
        "entity": entity,
        "label": label,
        "score": score,
        "sentences": len({one.sentence for one in rests}),
    }
