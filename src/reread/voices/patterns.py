"""Patterns of attribution in the tree of a sentence: who says what, by which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..grammar.dependents import ancestors, first_conjunct
from ..grammar.sentence import Sentence
from ..grammar.words import ADVERB, HELPS, ROOT, VERB, dateline_end
from .verbs import FACTIVE, Verb, speech_nouns, verb_at

Range = tuple[int, int]  # of words in a sentence, half-open
HEDGES = frozenset(
    ["reportedly", "allegedly", "purportedly", "supposedly", "apparently", "ostensibly"]
)
HEADLINE = 9  # words before the colon of "Lavrov: no talks without Russia"
WORDS = frozenset({"words", "view", "opinion", "account", "telling", "estimation"})  # in X's …
PARTS = frozenset({";", ":"})  # what a sentence of two clauses has between them
QUOTING = frozenset({"a", "q"})  # what "quote", "cite" take
NO_REPORT = HELPS | {"amod", "compound", "cop"}  # relations of verbs that report nothing
ADDED = frozenset({"acl:relcl", "acl", "parataxis"})


@dataclass
class Attribution:
    """What is said, the reporting words and the source in one sentence."""

    pieces: list[Range]
    cue: Range
    source: Range | None
    verb: Verb | None = None
    hedged: bool = False


def attributions(tree: Sentence, headline: bool) -> list[Attribution]:
    """All attributions of a sentence, left to right, those inside what another one says too.

    Where only a quotation can tell what a verb reports, an attribution has no pieces.
    """
    if whole := (_before_colon(tree) if headline else None) or _announced(tree):
        return [whole]
    found: list[Attribution] = []
    taken: set[int] = set()  # the words of their cues
    cues = [at for at, word in enumerate(tree.words)
            if word.tag in VERB or word.low in HEDGES or word.low in WORDS
            or word.low == "according"]  # fmt: skip
    for at in sorted(cues, key=lambda at: (len([*ancestors(tree, at)]), at)):
        one = (_according(tree, at) or _in_words_of(tree, at) or _reported(tree, at)
               or _hedged(tree, at))  # fmt: skip
        if one and taken.isdisjoint(range(*one.cue)):
            taken.update(range(*one.cue))
            found.append(one)
    return found


def outermost(found: Iterable[Attribution]) -> list[Attribution]:
    """Attributions, those left out whose cue stands inside what another one says."""
    kept: list[Attribution] = []
    said: set[int] = set()  # the words of their pieces
    for one in found:
        if said.isdisjoint(range(*one.cue)):
            said.update(*(range(*piece) for piece in one.pieces))
            kept.append(one)
    return sorted(kept, key=lambda one: one.cue)


def _before_colon(tree: Sentence) -> Attribution | None:
    """ "Lavrov: no talks without Russia": a name, a colon, and what is said."""
    for at in range(1, min(HEADLINE, len(tree.words) - 1)):
        if tree.low(at) == ":":
            return Attribution([_trimmed(tree, at + 1, len(tree.words))], (at, at + 1), (0, at))
        if at in tree.heads:
            return None
    return None


def _announced(tree: Sentence) -> Attribution | None:
    """ "Tolland's verdict: the bridge is a disgrace.": whose words, a colon, and what is said."""
    colon = next((at for at in range(1, len(tree.words) - 1) if tree.low(at) == ":"), None)
    known = colon is not None and tree.words[colon - 1].lemma in speech_nouns()
    owner = owner_of(tree, colon - 1) if colon is not None and known else None
    if colon is None or owner is None or owner > colon:
        return None
    said = _trimmed(tree, colon + 1, len(tree.words))
    return Attribution([said], (colon - 1, colon), noun_with_its_own(tree, owner))


def _according(tree: Sentence, at: int) -> Attribution | None:
    """ "according to X" before, after or amid what is said."""
    if tree.low(at) != "according" or tree.low(at + 1) != "to":
        return None
    noun = tree.words[at].governor
    if noun <= at or tree.words[noun].governor == ROOT:
        return None
    pieces = _beside(tree, at, noun)
    source = noun_with_its_own(tree, noun)
    return Attribution(pieces, (at, at + 2), (at + 2, source[1])) if pieces else None


def _in_words_of(tree: Sentence, at: int) -> Attribution | None:
    """ "in the words of X", "in X's view"."""
    if tree.low(at) not in WORDS or tree.case(at) not in ("in", "by"):
        return None
    if tree.words[at].relation not in ("obl", "nmod") or tree.words[at].governor == ROOT:
        return None
    owner = owner_of(tree, at)
    if owner is None:
        return None
    pieces = _beside(tree, tree.span(at)[0], at)
    return Attribution(pieces, (at, at + 1), noun_with_its_own(tree, owner)) if pieces else None


def owner_of(tree: Sentence, at: int) -> int | None:
    """Whose a noun is said to be: "the words of Ines Tolland", "her words"."""
    of = (i for i in tree.children[at] if tree.words[i].relation == "nmod" and tree.case(i) == "of")
    return next(of, tree.child(at, "nmod:poss"))


def _beside(tree: Sentence, at: int, noun: int) -> list[Range]:
    """What is said beside a phrase that names who says it, from word `at` on with its noun."""
    out = min(at, tree.span(noun)[0]), tree.span(noun)[1]
    said = tree.clause(tree.words[noun].governor)
    if tree.low(at - 1) in PARTS:  # "…; according to X, …" begins what comes after it
        said = next((i for i in tree.children[said] if i > noun
                     and tree.words[i].relation in ("conj", "parataxis")), said)  # fmt: skip
    if said < at:
        return _without(tree, tree.span(first_conjunct(tree, said)), out)
    later = [tree.span(i)[0] for i in tree.children[said]  # not the clauses after ", but"
             if tree.words[i].relation == "conj" and _is_set_off(tree, i)
             and (tree.words[i].tag in VERB or i in tree.clauses)]  # fmt: skip
    return _without(tree, (tree.span(said)[0], min([tree.span(said)[1], *later])), out)


def _hedged(tree: Sentence, at: int) -> Attribution | None:
    """ "Inspectors reportedly raised doubts": said by someone who is not named."""
    verb = tree.words[at].governor
    if tree.low(at) not in HEDGES or verb not in tree.clauses:
        return None
    first, last = tree.span(verb)
    if tree.words[first].relation == "mark" and first < at:
        first += 1
    pieces = _without(tree, (first, last), (at, at + 1))
    return Attribution(pieces, (at, at + 1), None, hedged=True)


def _reported(tree: Sentence, at: int) -> Attribution | None:
    if tree.words[at].relation in NO_REPORT:
        return None
    verb, length = verb_at(tree.words, at)
    unlikely = tree.tag(at) not in ("VBD", "VBZ") if verb is None else not verb.reports
    if unlikely:
        return None
    source = quoted_source(tree, at) if is_as_saying(tree, at) else tree.subject_of(at)
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


def quoted_source(tree: Sentence, at: int) -> int | None:
    """Whom one quotes as saying something: the object of "quoted", or its subject if passive."""
    above = next((i for i in ancestors(tree, at) if tree.tag(i) in VERB), None)
    held = None if above is None else tree.child(above, "obj")
    return tree.subject_of(at) if held is None or held > at else held


def _passive(tree: Sentence, at: int, cue: Range, verb: Verb) -> Attribution | None:
    """ "is said to …", "was told that …"; of "was criticised by X" nothing is said."""
    if verb.takes == "q" or verb.stance == FACTIVE:  # "is known to …" is what is so
        return None
    subject, by = tree.child(at, "nsubj:pass", "nsubj"), tree.by_phrase(at)
    source = None if by is None else noun_with_its_own(tree, by.head)
    to = tree.child(at, "xcomp")
    if to is not None and subject is not None:
        pieces = [noun_with_its_own(tree, subject), _trimmed(tree, *tree.span(to))]
        return Attribution(pieces, cue, source, verb, hedged=source is None)
    clause = tree.child(at, "ccomp")
    if clause is not None:
        return Attribution(
            [_trimmed(tree, *tree.span(clause))], cue, source, verb, hedged=source is None
        )
    return None


def _content(tree: Sentence, at: int, verb: Verb, cue: Range, source: Range | None) -> list[Range]:
    """What a reporting verb governs, or what it stands beside: ", she said,"."""
    clause = tree.child(at, "ccomp")
    if clause is not None and "c" in verb.takes:
        return _around(tree, tree.span(clause), cue, source)
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
        return [_trimmed(tree, max(first, cue[1]) if cue[1] < last else first, last)]
    if to is not None and "t" in verb.takes and _is_infinitive(tree, to):
        return [_trimmed(tree, *tree.span(to))]
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
        return [_trimmed(tree, *span)]
    goes_on = next((i for i in range(last, span[1]) if not tree.is_letters(i)), span[1])
    return _without(tree, span, (first, goes_on))


def _without(tree: Sentence, span: Range, out: Range) -> list[Range]:
    """What of a span stands before and after a part of it."""
    parts = [(span[0], min(out[0], span[1])), (max(out[1], span[0]), span[1])]
    pieces = [_trimmed(tree, *part) for part in parts if part[0] < part[1]]
    return [piece for piece in pieces if any(map(tree.is_letters, range(*piece)))]


def _trimmed(tree: Sentence, first: int, last: int) -> Range:
    """A range of words without a dateline, and without marks and conjunctions at its edges."""
    after = dateline_end(tree.words)
    first = max(first, after) if after < last else first
    while first < last - 1 and (_is_mark(tree, first) or tree.words[first].relation == "cc"):
        first += 1
    while last - 1 > first and _is_mark(tree, last - 1):
        last -= 1
    return first, last


def _is_mark(tree: Sentence, i: int) -> bool:
    return not tree.is_letters(i) and tree.low(i) not in ("$", "%", "#")


def noun_with_its_own(tree: Sentence, at: int) -> Range:
    """A noun with what belongs to it, up to a clause that only adds something: ", who leads,"."""
    first, last = tree.span(at)
    while first < at and tree.words[first].relation == "case":
        first += 1
    added = [start for i in tree.children[at] if tree.words[i].relation in ADDED
             and (start := tree.span(i)[0]) > at and _is_set_off(tree, i)]  # fmt: skip
    return _trimmed(tree, first, min([last, *added]))


def _is_set_off(tree: Sentence, at: int) -> bool:
    """Whether a mark stands before what a word governs: ", who leads", ", but"."""
    first = tree.span(at)[0]
    return not (tree.is_letters(first) and tree.is_letters(first - 1))


def _cue_start(tree: Sentence, at: int) -> int:
    """Where the verb group of a reporting verb begins: its auxiliaries and adverbs."""
    start = at
    own = set(tree.children[at])
    while start - 1 in own and (
        tree.words[start - 1].relation in HELPS or tree.tag(start - 1) in ADVERB
    ):
        start -= 1
    return start
