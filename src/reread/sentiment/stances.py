"""Stances: who praises, condemns, trusts or opposes whom, and what somebody is asked to do.

Which words show it is in data/attitudes.tsv; the tree tells whose attitude it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..grammar.words import ROOT, VERB
from .appraisal import Appraisal, Shown, signs
from .reversal import shifters

OUGHT = frozenset({"must", "ought", "should"})
TIME = "time"  # "it is time for X to go"
HAVING_TO = frozenset({"have", "need", TIME})  # "has to go"
TOWARDS = frozenset({
    "of", "at", "about", "with", "by", "to", "for", "towards", "toward", "against", "on", "behind",
    "in",
})  # fmt: skip
HOLDERS = frozenset({"by", "in", "behind", "on"})  # before no one who is regarded
ENDING = ("object", "either", "unreal")  # classes of verbs by which something ends or is not done
PARRYING = frozenset({
    "answer", "await", "court", "deny", "dispute", "expect", "face", "hear", "lose", "need",
    "rebut", "receive", "refute", "reject", "report", "seek",
})  # fmt: skip
ASKED = frozenset({"for", "on", "to", "upon"})  # before the one asked to do something
DRAWING = frozenset({
    "attract", "command", "draw", "earn", "enjoy", "face", "gain", "get", "have", "receive",
    "secure", "win",
})  # fmt: skip


def owed(words: Appraisal, at: int) -> Iterator[Shown]:
    """ "X must go", "Y urged X to resign", "Y called for X's resignation"."""
    tree, word = words.tree, words.tree.words[at]
    upper = word.governor
    if upper == ROOT or upper in words.denied:
        return
    due: list[int] = []
    if word.relation in ("nsubj", "nsubj:pass"):
        has_to = tree.words[upper].lemma in HAVING_TO
        to = tree.child(upper, "xcomp", "acl") if has_to else None
        ought = to is not None or any(tree.low(i) in OUGHT for i in tree.children[upper])
        ought = ought or tree.low(tree.words[upper].governor) == TIME
        if ought and (sign := _due(words, upper if to is None else to)):
            yield Shown(sign, upper, "owes")
        upper, due = tree.words[upper].governor, [upper]
    elif word.relation == "nmod:poss" or (word.relation == "nmod" and tree.case(at) == "of"):
        upper, due = tree.words[upper].governor, [upper]
    elif word.relation == "obj" or {tree.case(at), tree.low(tree.span(at)[0] - 1)} & ASKED:
        due = [i for i in tree.children[upper] if tree.words[i].relation in ("xcomp", "advcl")]
    asks = tree.tag(upper) in VERB and words.has(upper, "asking")
    if upper != ROOT and asks:
        for i in due:
            plain = tree.tag(i) == "VB" or tree.tag(i).startswith("NN")
            if plain and i not in words.denied and (sign := _due(words, i)):
                yield from _by(words, sign, upper, upper, at)


def _due(words: Appraisal, at: int) -> int:
    """The sign of what somebody ought to do, or should be done to them."""
    passive = words.tree.child(at, "aux:pass") is not None
    kinds = ("due", "verb") if passive else ("owed",)
    sign = next((sign for kind in kinds if (sign := words.sign(at, kind))), 0)
    return 0 if at in words.denied else sign


def held(words: Appraisal, at: int) -> Iterator[Shown]:
    """ "Y praised X", "X was praised by Y", "Y is proud of X", "Y has respect for X"."""
    tree, word = words.tree, words.tree.words[at]
    upper = word.governor
    if upper == ROOT or upper in words.denied:
        return
    above = tree.words[upper]
    if word.relation == "nsubj" and above.relation == "xcomp":
        # "called X a liar", X read as a subject
        yield from _by(words, *_named(words, above.governor), above.governor, at)
    elif word.relation in ("obj", "nsubj:pass"):
        yield from _by(words, words.sign(upper, "verb"), upper, upper, at)
        yield from _by(words, *_named(words, upper), upper, at)
    elif word.relation == "nmod:poss" and above.relation in ("obj", "nsubj:pass"):
        verb = above.governor  # "Y condemned X's policy"
        judges = words.has(verb, "judging")
        if judges and not words.has(upper, "fate") and verb not in words.denied:
            yield from _by(words, words.sign(verb, "verb"), verb, verb, at)
    elif word.relation in ("obl", "nmod") and tree.case(at) in TOWARDS:
        yield from _regarded(words, at, upper)
    elif word.relation == "nsubj" and above.lemma in DRAWING:
        regard = tree.child(upper, "obj", "xcomp")
        if regard is not None and (sign := words.sign(regard, "regard")):
            for i in (*tree.children[regard], *tree.children[upper]):
                by = tree.case(i) == "from" or (tree.case(i) == "of" and sign > 0)
                if by and tree.words[i].relation in ("nmod", "obl"):
                    yield Shown(sign, regard, "holds", i)


def _regarded(words: Appraisal, at: int, upper: int) -> Iterator[Shown]:
    """ "Y lashed out at X", "Y is proud of X", "Y has respect for X", "Y's respect for X"."""
    tree, case = words.tree, words.tree.case(at)
    if tree.tag(upper) in VERB:
        sign = signs().get((f"{tree.words[upper].lemma} {case}", "about"), 0)
        if case not in ("to", "behind", "in"):  # who hears a complaint
            sign = sign or words.sign(upper, "about")
        yield from _by(words, sign, upper, upper, at)
    elif tree.words[upper].relation == "amod":  # "forces loyal to X"
        sign = words.sign(upper, "feeling")
        yield from (Shown(sign, upper, "holds", tree.words[upper].governor),) if sign else ()
    elif tree.tag(upper).startswith("NN") and case in HOLDERS:
        return  # "criticism by X"
    elif (owner := tree.child(upper, "nmod:poss")) is not None:
        sign = 0 if _is_less(words, upper) else words.sign(upper, "regard")
        yield from (Shown(sign, upper, "holds", owner),) if sign else ()
    elif tree.words[upper].relation == "obj":
        verb = tree.words[upper].governor
        given = case in ("from", "of") and tree.words[verb].lemma in DRAWING
        sign = 0 if given or _is_less(words, upper) else words.sign(upper, "regard")
        yield from _by(words, sign, upper, verb, at)
    else:
        yield from _by(words, words.sign(upper, "feeling"), upper, upper, at)


def _is_less(words: Appraisal, noun: int) -> bool:
    """Whether there is little of what a noun says: "avoided criticism", "moved away from his
    support"."""
    tree, verb = words.tree, words.tree.words[noun].governor
    lemma = "" if verb == ROOT else tree.words[verb].lemma
    less = lemma in PARRYING or any((lemma, kind) in shifters() for kind in ENDING)
    return less or tree.case(noun) == "from"


def _by(words: Appraisal, sign: int, cue: int, verb: int, at: int) -> Iterator[Shown]:
    """An attitude that the subject of a verb has, or of a passive one the one after "by"."""
    tree = words.tree
    by = tree.by_phrase(verb) if tree.child(verb, "aux:pass") is not None else None
    holder = tree.subject_of(verb) if by is None else tree.head(by.first, by.last)
    hung = tree.tag(verb) == "VBG" and tree.child(verb, "mark", "case") is not None
    if sign and holder not in (None, at) and not hung:  # of "for accusing X" it can be another
        yield Shown(sign, cue, "holds", holder)


def _named(words: Appraisal, verb: int) -> tuple[int, int]:
    """The sign of what a verb calls its object, and the word that gives it: "called X a liar",
    "described X as brutal"."""
    tree = words.tree
    if words.has(verb, "calling"):
        for i in tree.children[verb]:
            as_one = tree.words[i].relation in ("obl", "advcl") and "as" in (
                tree.case(i), tree.low(i - 1))  # fmt: skip
            if as_one or tree.words[i].relation == "xcomp":
                kind = "person" if tree.tag(i).startswith("NN") else "quality"
                return words.noun(i, kind)
    return 0, verb
