"""What hangs on a verb group or a noun of a sentence, and what these hang on."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import raisers
from .sentence import DENIALS, Sentence
from .words import HELPS, ROOT, SUBJECTS

# Relations of participles that make a clause: "the process brokered by", "leaving, she said"
PARTICIPIAL = frozenset({"acl", "acl:relcl", "advcl", "root", "parataxis"})
# Relations of what follows a noun and names the same: "the actor George Clooney"
NAMING = frozenset({"flat", "nmod:desc", "nmod:unmarked", "compound"})
# What opens no clause of its own: "capable of leaving", "crucial to leaving"
COMPLEMENTS = frozenset({
    "about", "against", "despite", "from", "in", "including", "instead", "into", "of", "on", "such",
    "than", "to", "toward", "towards",
})  # fmt: skip


def adverbs(sentence: Sentence, number: int) -> list[int]:
    """The adverbs of a verb group, wherever they stand: "reportedly agreed", "not"."""
    head = sentence.groups[number].head
    found = [i for i in _beside_verb(sentence, number)
             if sentence.words[i].relation == "advmod" or (i < head and sentence.low(i) in DENIALS)
    ]  # fmt: skip
    after = sentence.low(head + 1)  # a "not" that the tree may hang on what follows it
    if after == "n't" or (after == "not" and sentence.words[head].lemma == "be"):
        found.append(head + 1)
    return sorted(set(found))


def auxiliaries(sentence: Sentence, number: int) -> list[int]:
    """The auxiliaries of a verb group and of what only colours it; a coordinated verb shares
    those of the verb before it, with their "not"."""
    own = [i for i in _beside_verb(sentence, number) if sentence.words[i].relation in HELPS]
    head, lead = sentence.groups[number].head, sentence.coordinated(number)
    if own or lead is None or sentence.groups[lead].finite != sentence.groups[number].finite:
        return own
    if not sentence.tag(head) == sentence.tag(sentence.groups[lead].head) in ("VB", "VBN"):
        return own
    denials = [i for i in adverbs(sentence, lead) if sentence.low(i) in DENIALS]
    return auxiliaries(sentence, lead) + denials


def _beside_verb(sentence: Sentence, number: int) -> Iterator[int]:
    """What hangs on a verb group and on what only colours it, left to right for each."""
    group = sentence.groups[number]
    stop = len(sentence.words)
    if group.head != group.predicate in sentence.heads:  # "the point is that he does not know"
        stop = group.head
    above = raisers(sentence.words, sentence.children, group)
    for verb in dict.fromkeys([group.head, group.predicate, *above]):
        yield from (i for i in sentence.children[verb] if i < stop)


def groups_over(sentence: Sentence, place: int) -> Iterator[int]:
    """The verb groups in whose clauses a word stands, the innermost first."""
    above = (sentence.clauses.get(i) for i in (place, *ancestors(sentence, place)))
    return (number for number in above if number is not None)


def group_over(sentence: Sentence, place: int) -> int | None:
    """The verb group in whose clause a word stands."""
    return next(groups_over(sentence, place), None)


def ancestors(sentence: Sentence, place: int) -> Iterator[int]:
    """The words above one, from its governor to the root."""
    while (place := sentence.words[place].governor) != ROOT:
        yield place


def first_conjunct(sentence: Sentence, place: int) -> int:
    """The first of the words that one is coordinated with, itself if with none before it."""
    while sentence.words[place].relation == "conj" and sentence.words[place].governor != ROOT:
        place = sentence.words[place].governor
    return place


def conjunction(sentence: Sentence, place: int) -> str:
    """The word that joins a coordinated word to the one before; empty where none does, or
    only after a comma."""
    joins = sentence.child(place, "cc")
    marks = [i for i in sentence.children[place] if sentence.low(i) == "," and i < place]
    return "" if joins is None or marks else sentence.low(joins)


def is_alternative(sentence: Sentence, place: int) -> bool:
    """Whether a noun is one of which only one is meant: "Berg or Moss"."""
    top = sentence.noun(place)
    joined = [i for i in sentence.children[top] if sentence.words[i].relation == "conj"]
    return any(sentence.low(j) == "or" for i in (top, *joined) for j in sentence.children[i])


def prepositions(sentence: Sentence, place: int, stop: int | None = None) -> list[str]:
    """The words before a noun (or before a place stop) that say how it is related: "since",
    "prior to"."""
    found = [i for i in sentence.children[place] if sentence.words[i].relation in ("case", "mark")]
    fixed = [i for upper in found for i in sentence.children[upper]
             if sentence.words[i].relation == "fixed"]  # fmt: skip
    return [sentence.low(i) for i in sorted(found + fixed) if i < (place if stop is None else stop)]


def said_of(sentence: Sentence, place: int) -> list[int]:
    """The verb groups of which a noun is the subject, left to right, relative clauses and
    participles too: "the vote, held in May, ended"."""
    noun = sentence.noun(place)
    return [number for number, group in enumerate(sentence.groups)
            if sentence.subject_of(group.predicate) == noun]  # fmt: skip


def embedding(sentence: Sentence, number: int) -> Iterator[int]:
    """The verb groups that may report one, the nearest first: those whose clauses it stands
    in, and what is put beside these: "…, he said"."""
    own = sentence.groups[number].predicate
    for i in (own, *ancestors(sentence, own)):
        found = sentence.clauses.get(i)
        if found is not None and found != number:
            yield found
        beside = (sentence.clauses.get(j) for j in sentence.children[i]
                  if sentence.words[j].relation == "parataxis")  # fmt: skip
        yield from (other for other in beside if other is not None and other != number)


def reporting(sentence: Sentence, number: int) -> int | None:
    """The group whose object clause one is or is coordinated with, "said that …", "made the
    claim that …"; or that is put beside it, "…, he said"."""
    first = first_conjunct(sentence, sentence.groups[number].predicate)
    if sentence.words[first].relation in ("ccomp", "acl"):
        return group_over(sentence, sentence.words[first].governor)
    beside = sentence.child(first, "parataxis")
    return None if beside is None else sentence.clauses.get(beside)


def participles_beside(sentence: Sentence, number: int) -> list[int]:
    """The participle clauses beside a verb, or the verb that a participle clause stands
    beside: "Speaking in Rome, he warned …". One with a subject of its own is none."""
    place = sentence.groups[number].predicate
    if is_active_participle(sentence, number):
        main, first = sentence.main_group(number), sentence.words[first_conjunct(sentence, place)]
        own = sentence.child(place, *SUBJECTS) is not None or first.relation != "advcl"
        return [] if main is None or own else [main]
    below = (sentence.clauses.get(i) for i in sentence.children[place]
             if sentence.words[i].relation == "advcl"
             and sentence.child(i, *SUBJECTS) is None)  # fmt: skip
    return [other for other in below if other is not None and is_active_participle(sentence, other)]


def makes_clause(sentence: Sentence, number: int) -> bool:
    """Whether a participle makes a clause of its own, as in "the process brokered by"."""
    group = sentence.groups[number]
    if sentence.low(sentence.opening(number)) in COMPLEMENTS:
        return False
    lead = sentence.coordinated(number)
    if lead is not None:
        return sentence.groups[lead].finite or makes_clause(sentence, lead)
    word = sentence.words[group.predicate]
    seen = word.relation == "xcomp" and word.governor in sentence.clauses  # "saw him leaving"
    return word.relation in PARTICIPIAL or (
        seen and sentence.child(word.governor, "obj") is not None
    )


def is_active_participle(sentence: Sentence, number: int) -> bool:
    """Whether a verb group is a participle such as "speaking"."""
    group = sentence.groups[number]
    return not (group.finite or group.perfect or group.passive)


def named(sentence: Sentence, place: int) -> list[int]:
    """A noun and what stands beside it and may name it: "the president, George Bush", "the actor
    George Clooney"; a second subject, too: "a Hale Bank economist Rita Voss said"."""
    noun = sentence.noun(place)
    word = sentence.words[noun]
    if word.tag in ("NNS", "NNPS"):  # "two men, Berg and Moss", of which one is not all
        return [place]
    bare = word.tag == "NN" and sentence.child(noun, "det", "nmod:poss") is None
    naming = NAMING | {"conj"} if bare else NAMING  # "singer and actor Ann Moss"
    own = (i for i in sentence.children[noun] if i > noun and sentence.words[i].relation in naming)
    second = (i for i in sentence.children[word.governor] if sentence.apposed(i) == noun
              ) if word.governor != ROOT else ()  # fmt: skip
    beside = ((i, sentence.holding.get(i)) for i in (*sentence.appositions(noun), *own, *second))
    return [place, *dict.fromkeys(phrase.head if phrase else i for i, phrase in beside)]


def put_beside(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What stands after a comma in apposition to a noun of the words first … last, with that noun:
    a parser may have meant "authority" in "a spokesman for the authority, Casper Wenn,"."""
    for i in range(first + 1, last + 1):
        word = sentence.words[i]
        start = sentence.span(i)[0]  # the comma may hang on it
        apart = "," in (sentence.low(start), sentence.low(start - 1))
        same = word.relation == "appos" or _is_listed_alone(sentence, i)
        if same and word.governor >= first and apart:
            yield i, word.governor


def _is_listed_alone(sentence: Sentence, place: int) -> bool:
    """Whether a word is said to be coordinated with one, but with no "and", nor with others: so a
    parser takes "the mayor of Ostrey, Ines Tolland,"."""
    word = sentence.words[place]
    if word.relation != "conj" or sentence.child(place, "cc") is not None:
        return False
    return sum(sentence.words[i].relation == "conj" for i in sentence.children[word.governor]) == 1
