"""What is told before or after it happens: a saying beside what it says."""

from __future__ import annotations

from ...grammar.dependents import adverbs, embedding, first_conjunct
from ..telling.alignment import Line
from ..telling.telling import Telling
from .intervals import Places

# What opens a clause about the saying itself: "he said as the crowd left"
ASIDE = frozenset({
    "after", "although", "as", "because", "before", "once", "since", "though", "until", "when",
    "while",
})  # fmt: skip
UNREAL = frozenset({"conditional", "future"})
# What is thought while it is said, besides states: "said she considered it lost"
HELD = frozenset({
    "aim", "anticipate", "appear", "base", "consider", "expect", "intend", "plan", "regard",
})  # fmt: skip


def report_of(
    sentence: Line, one: Telling, number: int, told: Places
) -> tuple[Telling | None, list[Telling]]:
    """The verb that reports what is told of, the nearest one around or beside it and outside it;
    with the events between the two."""
    quote, between = sentence.quote[one.place], list[Telling]()
    around = (told.get(sentence.groups[other].head) for other in embedding(sentence, number))
    for other in around if quote is not None else ():
        if other and other.kind == "reporting" and sentence.quote[other.place] != quote:
            if sentence.part[other.place] != sentence.part[one.place]:
                break
            aside = not between and sentence.low(sentence.opening(number)) in ASIDE
            return None if aside else other, between
        if other:
            between.append(other)
    return None, between


def came_before(
    sentence: Line, one: Telling, number: int, report: Telling | None, between: list[Telling]
) -> bool:
    """Whether what is told was over when it was said."""
    if not one.is_past_occurrence or any(upper.modality in UNREAL for upper in between):
        return False
    if one.lemma in HELD or any(sentence.low(i) == "still" for i in adverbs(sentence, number)):
        return False
    group = sentence.groups[number]
    relative = sentence.words[group.predicate].relation.endswith(":relcl")
    by_now = relative and group.perfect  # "said it hit Bergen, which has been rebuilt"
    return not (by_now and report is not None and report.is_simple_past)


def comes_after(sentence: Line, one: Telling, report: Telling, between: list[Telling]) -> bool:
    """Whether what is spoken of as to come is so from the saying: not the aim of what was done,
    "thanked her for a campaign to save the mill", nor what "is to do with" something."""
    aim = sentence.words[first_conjunct(sentence, one.place)]
    if aim.relation == "acl" and sentence.words[aim.governor].governor != report.place:
        return False
    if one.lemma == "do" and sentence.low(one.place + 1) == "with":
        return False
    assert one.group is not None
    if one.is_perfect and sentence.low(sentence.groups[one.group].first) == "would":
        return False  # "said that he would have died"
    if one.is_simple_past or sentence.tag(one.place) == "VBD":
        return False  # "will be glad that it was done", "wish that it were so"
    return all(
        upper.modality == "future" or (upper.kind == "state" and not _is_past_words(upper))
        for upper in between
    )


def _is_past_words(one: Telling) -> bool:
    """Whether the past tense is the speaker's own: "“We wanted to leave,” she said"."""
    return one.is_past and one.sentence.verbatim[one.place]
