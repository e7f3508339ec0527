"""Descriptions: noun phrases that mean people or a body without naming them: a senior official, two
men, her lawyer, police, the company."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Set
from typing import NamedTuple

from ...grammar.dependents import put_beside
from ...grammar.sentence import Sentence
from ...grammar.words import FINITE, NOMINAL, SUBJECTS
from .. import wordlists

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
COMPLETING = frozenset({"of", "for", "from", "at", "with", "in", "to"})
RESTRICTING = frozenset({"amod", "acl"})  # "sources close to the talks", "a man wearing a hat"
TELLING = frozenset({"NN", "JJ", "CD", "VB", "FW"})  # how the tags of words begin that tell which
FURTHEST = 12  # words from a noun to the name put beside it
LONGEST_COMPLEMENT = 8  # words: "a spokesman for the ministry of the interior"
ACCORDING = "according"  # with "to": the preposition of who says so
# Relations of what takes part in what a verb says, and the prepositions after nouns of events
ARGUMENTS = frozenset({*SUBJECTS, "obj", "iobj", "obl:agent"})
TAKING_PART = frozenset({"of", "by"})


class Description(NamedTuple):
    """A description: its span, where it ends without its complement, its noun, and what tells whom
    it means.

    `how` is definite, owned, new (a man, two men) or bare (police, officials); `which` holds the
    words before and after the noun that tell it from others, `owner` whose it is.
    """

    start: int
    end: int
    short: int
    noun: str
    how: str
    which: frozenset[str]
    owner: Hashable
    kind: str
    sex: str
    plural: bool


def description(
    tree: Sentence, at: int, named: Set[int], met: Mapping[int, Hashable], speaks: bool
) -> Description | None:
    """The description that a noun makes, if it makes one; `met` has the owners met before it."""
    meant = counted(tree, at)
    nominal = tree.tag(at) in NOMINAL or meant is not None
    if not nominal or _is_measured(tree, at) or is_named(tree, at, named):
        return None
    kind, sex, plural = person_or_body(tree, at if meant is None else meant)
    plural = plural and tree.low(at) != "one"
    if speaks and tree.words[at].lemma in wordlists.words("informant"):
        kind = "PER"
    words = _words(tree, at)
    if not kind or any(tree.low(i) in wordlists.words("negative") for i in words):
        return None
    last = _complement(tree, at)
    owner = next((i for i in words if tree.words[i].relation == "nmod:poss"), None)
    telling = [i for i in (*words, *range(at + 1, last + 1)) if tree.tag(i)[:2] in TELLING]
    which = frozenset(tree.low(i) for i in telling if i != owner) | _restriction(tree, at)
    return Description(
        tree.words[min([at, *words])].start, tree.words[last].end,
        tree.words[at if meant is None else last].end,
        _noun(tree, at if meant is None else meant), _how(tree, at, words, owner, plural),
        which, None if owner is None else met.get(owner, tree.low(owner)), kind, sex, plural,
    )  # fmt: skip


def is_named(tree: Sentence, at: int, named: Set[int]) -> bool:
    """Whether a noun stands in or before a name, or has one put beside it."""
    beside = put_beside(tree, at, min(tree.span(at)[1], at + FURTHEST) - 1)
    return at in named or at + 1 in named or any(i in named for i, _ in beside)


def thing(tree: Sentence, at: int, named: Set[int]) -> tuple[int, int] | None:
    """The span of a phrase that means a thing, if it takes part in what is told: "the bomb"."""
    words = _words(tree, at)
    nobody = any(tree.low(i) in wordlists.words("negative") for i in words)
    if nobody or tree.tag(at) not in ("NN", "NNS") or is_named(tree, at, named):
        return None
    if not takes_part(tree, at):
        return None
    return tree.words[min([at, *words])].start, tree.words[at].end


def person_or_body(tree: Sentence, at: int) -> tuple[str, str, bool]:
    """What a noun means: PER, ORG, or "" for neither; the sex it tells; if it is plural."""
    word = tree.words[at]
    plural = word.tag in ("NNS", "NNPS") or word.low in wordlists.words("crowd")
    forms = (word.low, word.lemma, word.low.removesuffix("s"))
    if word.low in wordlists.words("writings"):
        return "", "", plural
    about = wordlists.types()
    group = wordlists.words("group")
    if any(form in group or (form in about and about[form].kind == "ORG") for form in forms):
        return "ORG", "", plural
    person = next((wordlists.people()[form] for form in forms if form in wordlists.people()), None)
    if person or word.low in wordlists.words("crowd"):
        return "PER", person.sex if person else "", plural
    return "", "", plural


def takes_part(tree: Sentence, at: int) -> bool:
    """Whether a phrase says who does what is told, or to whom it is done."""
    top = tree.noun(at)
    if tree.relation(top) in ARGUMENTS:
        return True
    case, above = tree.case(top), tree.words[top].governor
    if tree.words[top].relation == "nmod:poss":
        return True
    deed = tree.tag(above) in NOMINAL and not person_or_body(tree, above)[0]
    return case == "by" or (case in TAKING_PART and deed)


def _words(tree: Sentence, at: int) -> list[int]:
    """The words of a phrase before its noun, left to right."""
    phrase = tree.holding.get(at)
    if phrase is not None and phrase.head == at:
        return list(range(phrase.first, at))
    return list(range(min(tree.span(at)[0], at), at))


def _noun(tree: Sentence, at: int) -> str:
    """A noun as it is looked up: its dictionary form, but the Court is another than any court."""
    word = tree.words[at]
    return word.lemma.capitalize() if word.tag.startswith("NNP") else word.lemma


def _how(tree: Sentence, at: int, words: list[int], owner: int | None, plural: bool) -> str:
    if owner is not None:
        return "owned"
    lows = {tree.low(i) for i in words}
    if lows & wordlists.words("further"):
        return "new"
    if lows & DEFINITE:
        return "definite"
    determined = any(tree.words[i].relation.startswith(("det", "nummod")) for i in words)
    return "new" if determined else "bare"


def counted(tree: Sentence, at: int) -> int | None:
    """The noun that a noun of amount or a number counts: people in "dozens of people"."""
    if tree.low(at) not in wordlists.words("amount") and tree.tag(at) != "CD":
        return None
    of = (i for i in tree.children[at] if i > at and tree.case(i) == "of")
    return next((i for i in of if tree.tag(i) in NOMINAL), None)


def _is_measured(tree: Sentence, at: int) -> bool:
    """Whether a noun only says what a noun of amount before it counts."""
    above = tree.words[at].governor
    return above >= 0 and counted(tree, above) == at


def _restriction(tree: Sentence, at: int) -> frozenset[str]:
    """The verb of a clause that tells which one is meant: "those who indicated more"."""
    after = (i for i in tree.children[at] if tree.words[i].relation in ("acl", "acl:relcl"))
    return frozenset(tree.low(i) for i in after if tree.low(tree.span(i)[0] - 1) != ","
                     and tree.low(tree.span(i)[0]) != ",")  # fmt: skip


def _complement(tree: Sentence, at: int) -> int:
    """The last word of what completes a noun: "a spokesman for the ministry", "people familiar
    with the talks"."""
    last = at
    for i in tree.children[at]:
        first, stop = tree.span(i)
        near = first == last + 1 and stop - at <= LONGEST_COMPLEMENT
        relation = tree.words[i].relation
        completes = relation == "nmod" and tree.case(i) in COMPLETING
        if near and (completes or relation in RESTRICTING):
            inside = [j for j in range(first, stop) if j != i]
            plain = all(tree.tag(j) not in FINITE and tree.low(j) != "," for j in inside)
            last = stop - 1 if plain else last
    return last


def sources(tree: Sentence, heard: Iterable[int]) -> set[int]:
    """The words of a sentence that head a source of speech; `heard` are those that the reader
    takes for such."""
    found = set(heard)
    marks = any(word.tag == "``" for word in tree.words)
    for group in tree.groups:
        place, verb = group.predicate, tree.words[group.head].lemma
        if verb not in wordlists.words("saying"):
            continue
        beside = marks or tree.words[place].relation == "parataxis"
        if not (beside or tree.child(place, "ccomp", "parataxis") is not None or _as(tree, place)):
            continue
        who = _agent(tree, place) if group.passive else tree.subject_of(place)
        found |= {who} if who is not None else set()
    if any(word.low == ACCORDING for word in tree.words):
        found |= {i for i in range(len(tree.words)) if tree.case(i) == ACCORDING}
    return found


def _agent(tree: Sentence, place: int) -> int | None:
    phrase = tree.by_phrase(place)
    return phrase.head if phrase else None


def _as(tree: Sentence, place: int) -> bool:
    """Whether a verb says whose words the clause around it are: "as the company said"."""
    mark = tree.child(place, "mark", "advmod")
    return mark is not None and tree.low(mark) == "as"
