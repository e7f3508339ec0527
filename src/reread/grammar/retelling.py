"""Which words of a sentence retell one clause in short: no adverbs, no time, no side clauses.

All functions give places of words in the sentence; `timed` says of each word whether it belongs to
a temporal expression, which a short statement leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .clauses import Group, raisers
from .sentence import DENIALS, OBJECTS, Sentence
from .words import FINITE, HELPS, NOMINAL, RELATIVE

BUILDS = HELPS | {"cop"}  # relations of words that a verb group always keeps
KEPT = DENIALS | {"only"}  # adverbs without which a statement would say something else
ADVERBIAL = ("obl", "nmod")
CLAUSAL = ("acl", "acl:relcl", "advcl", "advcl:relcl")  # relations of a clause to a noun
PARTICLES = frozenset({"aside", "away", "back", "down", "off", "out", "over", "through", "up"})
AMOUNTS = ("compound", "nummod")
ABLE = NOMINAL | {"CD", "DT", "JJR", "PRP", "VB", "VBG"}  # tags of what can be a subject
OPENINGS = frozenset({"if", "that", "whether"})
CONDITIONS = frozenset({"if", "unless"})
Places = list[int]


def verb_words(
    line: Sentence, number: int, cue: Collection[str], above: int | None = None
) -> Places:
    """The verb group with its auxiliaries, "not", the adverbs of `cue` and what colours it
    ("appears to"); before an infinitive also the group `above` that it completes: "failed to"."""
    group = line.groups[number]
    infinitive = line.tag(group.head) == "VB"
    places = {group.head, *_helps(line, group, cue), *raisers(line.words, line.children, group)}
    if above is not None and infinitive:
        places |= {line.groups[above].predicate, *verb_words(line, above, cue)}  # "was free to"
    if len(places) == 1:
        places |= _shared(line, number, cue)
    return sorted(places)


def _helps(line: Sentence, group: Group, cue: Collection[str]) -> set[int]:
    """The words that build a group, and those that say how sure it is."""
    above = set(raisers(line.words, line.children, group))
    last = max(group.head, group.predicate)
    to = line.tag(group.head) == "VB" or bool(above)

    def helps(i: int) -> bool:
        """Whether a word before the last of the group builds it."""
        if line.words[i].relation == "advmod":
            return line.low(i) in KEPT.union(cue)
        return line.words[i].relation in BUILDS or (to and line.tag(i) == "TO")

    def goes_with(i: int) -> bool:
        """Whether it is the particle of the verb: "stepped down"."""
        return line.words[i].relation == "compound:prt" or (
            i == group.head + 1 and line.low(i) in PARTICLES and line.words[i].relation == "advmod"
        )

    below = [i for at in (group.predicate, *above) for i in line.children[at]]
    return {i for i in below if goes_with(i) or (i < last and helps(i))}


def _shared(line: Sentence, number: int, cue: Collection[str]) -> set[int]:
    """The words that a verb shares with the one before it: "was tried and convicted", "is to start
    and end"."""
    group, lead = line.groups[number], line.coordinated(number)
    if lead is None:
        return set()
    other = line.groups[lead]
    helps = _helps(line, other, cue)
    if group.finite and (group.passive or group.perfect):
        return {i for i in helps if line.words[i].relation in HELPS}
    like = line.tag(group.head) == line.tag(other.head) == "VB" and not other.passive
    return helps if like and any(line.tag(i) in FINITE for i in helps) else set()


def noun_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """The noun phrase in which a word stands, or what makes a phrase with it, "US $ 29"; a time in
    it, and its 's, only if its noun is one: "the third day of the fair"."""
    phrase = line.holding.get(place)
    if phrase is None:
        beside = (i for i in line.children[place] if line.words[i].relation in AMOUNTS)
        return sorted([place, *beside])
    return [i for i in range(phrase.first, phrase.last + 1) if timed[phrase.head]
            or not (timed[i] or (line.tag(i) == "POS" and timed[i - 1]))]  # fmt: skip


def with_case(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """A noun phrase and its preposition: "in Libya", "at the age of 82"; with what a bare noun is
    nothing without: "in response to the bill"."""
    case, noun = line.child(place, "case"), noun_words(line, place, timed)
    if case is not None:
        whole = [i for i in line.children[case] if line.words[i].relation == "fixed"]  # "due to"
        noun = [case, *whole, *(i for i in noun if i > max(case, *whole, 0))]
    for i in line.children[place]:
        needed = line.case(i) == "of" or noun == [case, place]
        if i > place and line.words[i].relation == "nmod" and line.case(i) and needed:
            return [*noun, *with_case(line, i, timed)]
    return noun


def subject_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """A predicate's own subject where that is no agent or patient: "some", "losing the town"; none
    for a relative pronoun, or a clause with "that"."""
    subject = line.own_subject(place)
    if subject is None or line.words[subject].tag not in ABLE:
        return []
    if line.words[subject].relation != "csubj" or line.tag(subject) not in ("VB", "VBG"):
        return noun_words(line, subject, timed)
    if line.child(subject, "mark") not in (None, subject - 1):
        return []
    to = [subject - 1] if line.tag(subject - 1) == "TO" else []
    return [*to, subject, *_completed(line, subject, timed)]


def theme_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """What a noun is of, or against, with its preposition: "invasion of Ukraine"."""
    theme = line.theme(line.noun(place))
    return [] if theme is None or timed[theme.head] else with_case(line, theme.head, timed)


def object_words(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """What an active verb has for an object where that is no noun, "won all 25"; else what somebody
    offered to do, or where, with whom."""
    found = line.child(place, "obj")
    if found is None:
        return infinitive(line, place, "xcomp", timed) or adverbial(line, place, timed)
    first, end = line.span(found)
    if line.tag(found) not in RELATIVE:  # "what it takes"
        below = (line.span(i)[0] for i in line.children[found] if line.words[i].relation in CLAUSAL)
        end = min((start for start in below if start > found), default=end)
    return [i for i in range(first, end) if timed[found] or not timed[i]]


def adverbial(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """What first follows a verb, its preposition with it, and is no time: "charged with murder",
    "found guilty"."""
    for i in line.children[place]:
        word = line.words[i]
        if i > place and word.relation == "xcomp" and word.tag.startswith("JJ"):
            return [i]
        told = word.tag in RELATIVE or line.case(i) in ("", "according")  # "on what", "… to police"
        if i > place and word.relation in ADVERBIAL and not timed[i] and not told:
            return with_case(line, i, timed)
    return []


def infinitive(line: Sentence, place: int, relation: str, timed: Sequence[bool]) -> Places:
    """The infinitive that completes a word, and its object or what else follows it: "effort to end
    the war", "offered to pay for it"."""
    for i in line.children[place]:
        if line.words[i].relation == relation and line.tag(i) == "VB" and line.tag(i - 1) == "TO":
            return [i - 1, i, *_completed(line, i, timed)]
    return []


def _completed(line: Sentence, place: int, timed: Sequence[bool]) -> Places:
    """The object of a verb, or what else follows it."""
    found = line.child(place, *OBJECTS)
    return adverbial(line, place, timed) if found is None else noun_words(line, found, timed)


def content(line: Sentence, place: int) -> tuple[str, int] | None:
    """What a verb has for an object, if it is a clause: the word that opens that, "said that",
    "asked whether", "told how", empty where none does; and its verb group."""
    asked = line.child(place, "obj")
    asking = asked is not None and line.tag(asked) in RELATIVE
    clauses = [i for i in line.children[place] if line.words[i].relation == "ccomp"
               or (line.words[i].relation == "csubj" and i > place)]  # fmt: skip
    if asked is not None and asking:
        clauses += [i for i in line.children[asked] if line.words[i].relation in CLAUSAL]
    told = (i for i in clauses if i in line.clauses and line.subject_of(i) is not None)
    found = {i: line.clauses[i] for i in told if line.groups[line.clauses[i]].finite}
    if not found:
        return None
    clause = min(found, key=lambda i: (i < place, abs(i - place)))  # after it, or else before it
    mark = asked if asking else line.child(clause, "mark")
    opening = "" if mark is None else line.low(mark)
    return opening if asking or opening in OPENINGS else "", found[clause]


def condition(line: Sentence, place: int) -> str:
    """The word that makes a verb hold only on a condition; empty where none does."""
    clauses = (i for i in line.children[place] if line.words[i].relation == "advcl")
    first = [at for i in clauses for at in (line.span(i)[0], line.span(i)[0] + 1)]  # "only if"
    return next((line.low(at) for at in first if line.low(at) in CONDITIONS), "")
