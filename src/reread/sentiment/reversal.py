"""Reversal: which words of a sentence are denied, and which said to lessen or end.

What counts as a word that reverses is in data/shifters.tsv; what it bears on, the tree tells.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..files import word_data
from ..grammar.dependents import first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import ADVERB, ROOT, SUBJECTS, VERB

# Relations by which what is said of a word is said of what hangs on it, too
PASSES = frozenset({
    "obj", "iobj", "xcomp", "amod", "nmod", "compound", "fixed", "flat", "dep",
})  # fmt: skip
CIRCUMSTANCES = frozenset({"obl", "obl:agent"})  # of what nobody does or suffers: "in the crash"
THOUGHT = frozenset({"believe", "expect", "imagine", "suppose", "think"})  # "I don't think he lied"
TOLD = frozenset({"VB", "VBD", "VBZ", "VBP", "MD"})  # "no plan to attack", "no proof that he lied"
EXTREME = frozenset({"JJS", "RBS"})
UNREAL = frozenset({"must", "should", "ought"})
LESS = {"noun": frozenset({"of", "to", "on"}), "amount": frozenset({"of", "to", "on", "in"})}
BARELY = "barely"  # "barely good" is a little good, "hardly good" is not
FEW = "few"  # "few were hurt" denies, "a few were" does not


class Turn(NamedTuple):
    """What reverses a word: a token, and whether it leaves good or bad words as they are.

    `lessens`: it says that there is less of a thing, not that there is none. `little`: it leaves
    little either way ("not the worst", "barely good"). `nobody`: it says that nobody does or
    suffers something.
    """

    cue: int
    only_bad: bool = False
    only_good: bool = False
    lessens: bool = False
    little: bool = False
    nobody: bool = False


Turns = dict[int, Turn]


@functools.cache
def shifters() -> Mapping[tuple[str, str], bool]:
    """The words that reverse, by class, and whether they reverse bad words alone."""
    rows = word_data("reread.sentiment", "shifters")
    return {(row["word"], row["class"]): row["turns"] == "bad" for row in rows}


@functools.cache
def _shifting() -> frozenset[str]:
    """The words that reverse, of any class."""
    return frozenset(word for word, _ in shifters())


def denied(tree: Sentence, affirmed: frozenset[int]) -> tuple[Turns, Turns]:
    """What a sentence denies: words with all that hangs on them, and words alone."""
    wide: Turns = {}
    alone: Turns = {}
    for cue in range(len(tree.words)):
        for place, reaches in () if cue in affirmed or cue in wide else _denies(tree, cue):
            if place in wide or place in alone:
                continue
            little = tree.low(cue) == BARELY or any(
                is_extreme(tree, i) for i in tree.children[place]
            )
            undone = tree.words[cue].lemma, "undone"
            turn = Turn(cue, only_good=undone in shifters(), little=little,
                        nobody=tree.tag(place) in VERB)  # fmt: skip
            (wide if reaches else alone)[place] = turn
    return wide, alone


def _denies(tree: Sentence, cue: int) -> Iterator[tuple[int, bool]]:
    """The words that a negator bears on, and whether with all that hangs on them."""
    word, known = tree.words[cue], shifters()
    low = "not" if word.low in ("n't", "nt") else word.low
    if (low, "pronoun") in known:
        yield from _nobody(tree, cue)
    elif (word.lemma, "undone") in known:
        yield from ((i, True) for i in tree.children[cue] if tree.tag(i) == "VB")
    elif word.governor == ROOT:
        return
    elif (low, "determiner") in known and _is_determiner(tree, cue):
        yield from _nobody(tree, word.governor)
    elif (low, "preposition") in known and word.relation in ("case", "mark"):
        yield word.governor, True
    elif (low, "adverb") in known or (low == "no" and word.relation == "advmod"):
        yield from _adverb(tree, word.governor)


def _is_determiner(tree: Sentence, cue: int) -> bool:
    """Whether a word says how many there are: not so in "the no vote", "No 10"."""
    noun = tree.words[cue].governor
    return tree.child(noun, "det") == cue and tree.tag(cue + 1) != "CD"


def _adverb(tree: Sentence, place: int) -> Iterator[tuple[int, bool]]:
    """The words that an adverb of denial bears on, from the one that it hangs on."""
    words = tree.words
    while (tree.tag(place) in ADVERB and words[place].relation == "advmod"
           and words[place].governor != ROOT):  # fmt: skip
        place = words[place].governor  # "no longer a threat"
    if words[place].relation in ("det", "nummod", "advmod") and words[place].governor != ROOT:
        yield from _nobody(tree, words[place].governor)  # "not one soldier"
    elif tree.low(place).startswith("any") or tree.relation(place) in SUBJECTS:
        yield from _nobody(tree, place)  # "hardly anyone", "neither he nor she"
    else:
        yield place, True


def _nobody(tree: Sentence, noun: int) -> Iterator[tuple[int, bool]]:
    """A noun that there is none of, and the verb whose subject (all that it governs is denied) or
    object (it alone is) that is."""
    yield noun, True
    word = tree.words[first_conjunct(tree, noun)]
    if word.relation in SUBJECTS and word.governor != ROOT:
        yield word.governor, True
    elif word.relation in ("obj", "iobj") and word.governor != ROOT:
        yield word.governor, False


def is_extreme(tree: Sentence, place: int) -> bool:
    """Whether a word is a superlative: "worst", "most brutal"."""
    return tree.tag(place) in EXTREME or any(tree.tag(i) == "RBS" for i in tree.children[place])


def lessened(tree: Sentence) -> Turns:
    """What a sentence says has lessened or ended, with all that hangs on it."""
    found: Turns = {}
    for cue, word in enumerate(tree.words):
        if _shifting().isdisjoint((word.lemma, word.low)):
            continue
        for kind in ("subject", "object", "either", "of", "from", "noun", "amount", "measure"):
            only_bad = shifters().get((word.lemma, kind), shifters().get((word.low, kind)))
            if only_bad is not None and not _is_unreal(tree, cue):
                for place in _less(tree, cue, kind):
                    found.setdefault(place, Turn(cue, only_bad, lessens=True))
    return found


def _less(tree: Sentence, cue: int, kind: str) -> Sequence[int]:
    """The words that a word of one kind says have lessened."""
    word, below = tree.words[cue], tree.children[cue]
    if kind == "measure":
        few = word.low == FEW and tree.low(cue - 1) == "a"
        return [word.governor] if word.relation in ("amod", "advmod") and not few else []
    if kind in LESS:
        if not word.tag.startswith("NN"):
            return []
        return [i for i in below if tree.words[i].relation == "compound"
                or (tree.words[i].relation == "nmod" and tree.case(i) in LESS[kind])]  # fmt: skip
    if word.tag not in VERB:
        return []
    if kind in ("of", "from"):
        return [i for i in below if tree.words[i].relation in ("obl", "advcl")
                and (tree.case(i) or _mark(tree, i)) == kind]  # fmt: skip
    return _patients(tree, cue, kind)


def _patients(tree: Sentence, verb: int, kind: str) -> list[int]:
    """What a verb of lessening is done to: its object, or its subject where it has none."""
    below = tree.children[verb]
    done = [i for i in below if tree.words[i].relation in ("obj", "xcomp", "nsubj:pass")
            or (tree.words[i].relation == "advcl" and _mark(tree, i) == "from")]  # fmt: skip
    if kind == "subject" or (kind == "either" and not done):
        own = tree.subject_of(verb)
        return [] if own is None or tree.child(verb, "obj") is not None else [own]
    if not done and tree.words[verb].relation.startswith("acl") and tree.tag(verb) == "VBN":
        return [tree.words[verb].governor]  # "a disaster averted by luck"
    return done


def _mark(tree: Sentence, place: int) -> str:
    mark = tree.child(place, "mark")
    return "" if mark is None else tree.low(mark)


def _is_unreal(tree: Sentence, cue: int) -> bool:
    """Whether lessening is only wished for or tried, or fails: "stop it!", "must end", "tried to
    curb", "failed to avert"; "helped to end" is real."""
    word, below = tree.words[cue], tree.children[cue]
    if any(tree.low(i) in UNREAL for i in below):
        return True
    upper = tree.words[word.governor] if word.governor != ROOT else word
    if word.tag == "VB" and not any(tree.words[i].relation == "aux" for i in below):
        return (upper.lemma, "real") not in shifters()
    return any((form, "unreal") in shifters() for form in (upper.lemma, upper.low))


def spread(tree: Sentence, wide: Turns, alone: Turns) -> Turns:
    """What reverses each word: what reverses the word it hangs on, or something nearer."""
    turns: Turns = {}
    for at in tree.down if wide or alone else ():
        upper = tree.words[at].governor
        above = turns.get(upper) if upper not in alone else None
        passed = above if above is not None and _passes(tree, at, above) else None
        own = wide.get(at) or alone.get(at) or passed
        if own is not None:
            turns[at] = own
    return turns


def _passes(tree: Sentence, at: int, turn: Turn) -> bool:
    """Whether what reverses a word's governor reverses the word."""
    word = tree.words[at]
    upper = tree.words[word.governor]
    if word.relation == "ccomp":
        return upper.lemma in THOUGHT
    if word.relation.startswith("acl"):
        told = word.tag in TOLD or tree.child(at, "mark") is not None  # "no sign of it growing"
        return upper.tag.startswith("NN") and word.relation == "acl" and told
    if word.relation == "conj":
        contrast = any(tree.low(i) == "but" for i in tree.children[at])
        return not contrast and tree.own_subject(at) is None
    return word.relation in PASSES or (turn.nobody and word.relation in CIRCUMSTANCES)
