"""What verbs report in the tree of a sentence: "Berg said that …", "was told to …"."""

from __future__ import annotations

from ..grammar.dependents import ancestors
from ..grammar.sentence import Sentence
from ..grammar.words import ADVERB, HELPS, VERB
from .attribution import HEDGES, Attribution, Range, noun_with_its_own, trimmed, without
from .verbs import FACTIVE, Verb, Verbs

QUOTING = frozenset({"a", "q"})  # what "quote", "cite" take
NO_REPORT = HELPS | {"amod", "compound", "cop"}  # relations of verbs that report nothing


def reported(tree: Sentence, at: int, verbs: Verbs) -> Attribution | None:
    """What the verb that is a word of a sentence reports, if it is one that may report."""
    if tree.words[at].relation in NO_REPORT:
        return None
    verb, length = verbs.at(tree.words, at)
    unlikely = tree.tag(at) not in ("VBD", "VBZ") if verb is None else not verb.reports
    if unlikely:
        return None
    source = _quoted_source(tree, at) if is_as_saying(tree, at) else tree.subject_of(at)
    if verb is None and source is None:
        return None
    if verb is None:  # "“Never!” laughed the mayor"
        verb, length = Verb(tree.words[at].lemma, "neutral", "q"), 1
    if verb.takes in QUOTING and _as_saying(tree, at):
        return None
    cue = (_cue_start(tree, at), at + length)
    hedged = any(tree.low(i) in HEDGES for i in range(*cue))
    number = tree.clauses.get(at)
    if number is not None and tree.groups[number].passive:
        return _passive(tree, at, cue, verb)
    own = None if source is None else noun_with_its_own(tree, source)
    return Attribution(_content(tree, at, verb, cue, own), cue, own, verb, hedged)


def _as_saying(tree: Sentence, at: int) -> bool:
    """Whether a verb only names who says what "saying" governs: "quoted Moss as saying that"."""
    below = (i for i in range(at + 1, tree.span(at)[1]) if tree.low(i) == "saying")
    return any(is_as_saying(tree, i) and at in ancestors(tree, i) for i in below)


def is_as_saying(tree: Sentence, at: int) -> bool:
    """Whether a verb is the "saying" of "quoted Moss as saying that"."""
    marks = (tree.low(i) for i in tree.children[at] if i < at)
    return tree.tag(at) == "VBG" and tree.low(at - 1) == "as" and "as" in marks


def _quoted_source(tree: Sentence, at: int) -> int | None:
    """Whom one quotes as saying something: the object of "quoted", or its subject if passive."""
    above = next((i for i in ancestors(tree, at) if tree.tag(i) in VERB), None)
    held = None if above is None else tree.child(above, "obj")
    return tree.subject_of(at if above is None else above) if held is None or held > at else held


def _cue_start(tree: Sentence, at: int) -> int:
    """Where the verb group of a reporting verb begins: its auxiliaries and adverbs."""
    start = at
    own = set(tree.children[at])
    while start - 1 in own and (
        tree.words[start - 1].relation in HELPS or tree.tag(start - 1) in ADVERB
    ):
        start -= 1
    return start


def _passive(tree: Sentence, at: int, cue: Range, verb: Verb) -> Attribution | None:
    """ "is said to …", "was told that …"; of "was criticised by X" nothing is said."""
    if verb.takes == "q" or verb.stance == FACTIVE:  # "is known to …" is what is so
        return None
    subject, by = tree.child(at, "nsubj:pass", "nsubj"), tree.by_phrase(at)
    source = None if by is None else noun_with_its_own(tree, by.head)
    to = tree.child(at, "xcomp")
    if to is not None and subject is not None:
        pieces = [noun_with_its_own(tree, subject), trimmed(tree, *tree.span(to))]
        return Attribution(pieces, cue, source, verb, hedged=source is None)
    clause = tree.child(at, "ccomp")
    if clause is not None:
        return Attribution(
            [trimmed(tree, *tree.span(clause))], cue, source, verb, hedged=source is None
        )
    return None


def _content(tree: Sentence, at: int, verb: Verb, cue: Range, source: Range | None) -> list[Range]:
    """What a reporting verb governs, or what it stands beside: ", she said,"."""
    clauses = [tree.span(i) for i in tree.children[at] if tree.words[i].relation == "ccomp"]
    if clauses and "c" in verb.takes:
        before = [span for span in clauses if span[0] < at] or clauses[:1]  # a subject read as one
        return _around(tree, (before[0][0], before[-1][1]), cue, source)
    word = tree.words[at]
    if word.relation == "parataxis" and word.governor < at and "c" in verb.takes:
        return _around(tree, tree.span(word.governor), cue, source)
    to = tree.child(at, "xcomp")
    particle = cue[1] > at + 1 and "c" not in verb.takes
    held = tree.child(at, "obj", "obl") if particle else tree.child(at, "obj")
    if held is not None and _takes_object(tree, at, verb, held, to):
        first, last = tree.span(held)[0], tree.span(held if to is None else max(held, to))[1]
        if "s" in verb.takes and (named := named_as(tree, at, held)) is not None:
            last = max(last, tree.span(named)[1])
        return [trimmed(tree, max(first, cue[1]) if cue[1] < last else first, last)]
    if to is not None and "t" in verb.takes and _is_infinitive(tree, to):
        return [trimmed(tree, *tree.span(to))]
    return []


def _takes_object(tree: Sentence, at: int, verb: Verb, held: int, to: int | None) -> bool:
    """Whether the object of a reporting verb is, or is part of, what is said."""
    if {"o", "a"} & set(verb.takes):
        return True
    if "i" in verb.takes and to is not None and _is_infinitive(tree, to):
        return True
    return "s" in verb.takes and named_as(tree, at, held) is not None


def named_as(tree: Sentence, at: int, held: int) -> int | None:
    """What an object is called: "called it a disgrace", "described it as a dead end"."""
    after = [i for i in tree.children[at] if i > held and (
        (tree.words[i].relation == "xcomp" and not _is_infinitive(tree, i))
        or (tree.words[i].relation in ("obl", "advcl") and _first_case(tree, i) == "as")
    )]  # fmt: skip
    inside = [i for i in tree.children[held] if i > held and _first_case(tree, i) == "as"]
    return next(iter(after + inside), None)


def _first_case(tree: Sentence, at: int) -> str:
    """The first word that links a phrase or clause to its governor."""
    linking = (i for i in tree.children[at] if tree.words[i].relation in ("case", "mark"))
    return tree.low(next(linking, -1))


def _is_infinitive(tree: Sentence, at: int) -> bool:
    return any(tree.low(i) == "to" for i in tree.children[at] if i < at)


def _around(tree: Sentence, span: Range, cue: Range, source: Range | None) -> list[Range]:
    """A span without the reporting words, should they stand amid it: ", she said,"."""
    places = [place for place in (cue, source) if place]
    first, last = min(place[0] for place in places), max(place[1] for place in places)
    if not span[0] < first < span[1]:
        return [trimmed(tree, *span)]
    goes_on = next((i for i in range(last, span[1]) if not tree.is_letters(i)), span[1])
    return without(tree, span, (first, goes_on))
