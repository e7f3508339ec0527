"""What a figure is of, by the tree: "62 people", "31 % of voters", "a toll of 62", "62 died", "the
bridge cost $5 million"."""

from __future__ import annotations

from collections.abc import Iterator

from ...grammar.dependents import ancestors
from ...grammar.words import NOMINAL, PRONOUN, ROOT, SUBJECTS, VERB
from ..figures.classes import fate, of_class
from ..figures.standing import HYPHENS, Standing

TOLD = frozenset({"ccomp", "obj", "obl", "xcomp"})  # how what is told hangs on "say"
REACH = 5  # words that may stand between "of" and its noun
SETTING = frozenset({"to", "at", "by", "from", "between"})  # "raised the toll to 31"
# Of what a copula says by a measure: "is worth $5", "is 120 metres tall", "is up 5 %"
ADJECTIVES = frozenset({"JJ", "JJR", "IN", "RB", "RP"})
PARTICIPLES = frozenset({"JJ", "VBN", "VBD"})
# Relations in which a figure is what its verb says of the subject
SAID = frozenset({"obj", "obl", "obl:agent", "xcomp", "obl:unmarked", "nmod", "ccomp", "advmod"})


def counted(one: Standing) -> int | None:
    """The word for what a figure is of; None where the text does not say."""
    found = _hyphened(one)
    for way in (_out_of, _worth, _beside, _so_fated, _governing, _measured, _predicated):
        found = way(one) if found is None else found
    return found


def _hyphened(one: Standing) -> int | None:
    """A 12-member panel, a 12,000-strong crowd."""
    tree, after = one.tree, one.last + 1
    if one.figure.unit or tree.low(after) not in HYPHENS:
        return None
    if tree.low(after + 1) == "strong":
        return one.noun(after + 2)
    return after + 1 if tree.tag(after + 1) in NOMINAL else None


def _out_of(one: Standing) -> int | None:
    """62 of the passengers, 31 % of voters, hundreds of people."""
    tree, after = one.tree, one.last + 1
    of = after if tree.low(after) == "of" else after - 1
    if tree.low(of) != "of":
        return None
    if tree.low(after + 1) == "all" and tree.low(after + 2) == "of":
        after += 2
    for i in range(of + 1, min(of + 1 + REACH, len(tree.words))):
        if i in tree.holding and one.timed[i] is None:
            return one.noun(i)
    return None


def _worth(one: Standing) -> int | None:
    """$5 million in damages, $5 million worth of aid."""
    tree, after = one.tree, one.last + 1
    if not one.is_money:
        return None
    if tree.low(after) == "worth" and tree.low(after + 1) == "of":
        return one.noun(after + 2)
    held = tree.holding.get(after + 1) if tree.low(after) == "in" else None
    bare = held is not None and held.first == held.head == after + 1
    plain = held is not None and bare and tree.tag(held.head) in ("NN", "NNS")
    led = held is not None and tree.tag(held.last + 1) in ("IN", "TO")  # "in connection with"
    return one.noun(after + 1) if plain and not led else None


def _beside(one: Standing) -> int | None:
    """62 people, 12 police officers, a $5 million grant."""
    tree, after = one.tree, one.last + 1
    held = tree.holding.get(after)
    if held is None or held.head <= one.last:
        return None
    up = tree.words[one.head].governor
    inside = held.first <= one.last or held.first <= up <= held.last
    plural = tree.tag(held.head) in ("NNS", "NNPS") and held.first == after
    loose = not one.figure.unit and plural and tree.tag(after) not in ("DT", "PRP$", *PRONOUN)
    return one.noun(held.head) if inside or loose else None


def _so_fated(one: Standing) -> int | None:
    """62 dead, 14 injured: with no noun the word for what became of them."""
    tree, after = one.tree, one.last + 1
    if one.figure.unit or tree.tag(after) not in PARTICIPLES:
        return None
    stranded = tree.tag(after) == "VBN" or tree.words[after].governor == one.head
    return after if stranded or fate(tree, after) else None


def _governing(one: Standing) -> int | None:
    """A toll of 62, a profit of $4 million."""
    tree, word = one.tree, one.tree.words[one.head]
    up = word.governor
    if up == ROOT or up > one.first or word.relation not in ("nmod", "nmod:unmarked"):
        return None
    led = tree.child(one.head, "case")
    if led is None or tree.low(led) not in SETTING | {"of"}:
        return None
    over = tree.words[up].governor
    total = tree.words[up].lemma in of_class("nouns", "total")
    moved = over != ROOT and tree.words[over].lemma in of_class("predicates", "sets")
    return one.noun(up) if total or moved or tree.low(led) == "of" else None


def _measured(one: Standing) -> int | None:
    """The bridge cost $5 million, the toll is 62, prices rose from 40 to 50."""
    verb = measuring(one)
    return one.noun(None if verb is None else measured(one, verb))


def measured(one: Standing, verb: int) -> int | None:
    """What a verb says a figure of: its object, if it has one beside the figure, or its subject."""
    tree = one.tree
    held = tree.child(verb, "obj")
    if tree.words[verb].lemma in of_class("predicates", "sets"):
        passive = verb in tree.clauses and tree.groups[tree.clauses[verb]].passive
        if held is not None and held < one.first:
            return held
        if not passive and tree.words[verb].lemma not in of_class("predicates", "measures"):
            return None
    return tree.subject_of(verb)


def measuring(one: Standing) -> int | None:
    """The verb or copula by which a figure is its subject's; None where none is."""
    tree, at = one.tree, one.head
    before = one.first - 1
    if tree.low(before) in ("up", "down") and tree.child(before, "cop") is not None:
        return before
    for _ in range(REACH):
        word = tree.words[at]
        if tree.child(at, "cop") is not None:
            return at
        up = word.governor
        if up == ROOT or word.relation not in {*SAID, "conj"}:
            return None
        if tree.words[up].lemma in of_class("predicates", "measures"):
            return up
        setting = tree.case(at) in SETTING
        if setting and tree.words[up].lemma in of_class("predicates", "sets"):
            return up
        if tree.tag(up) in ADJECTIVES and tree.child(up, "cop") is not None:
            return up
        if tree.tag(up) in VERB or tree.tag(up) not in ("CD", "$", "NN"):
            return None
        at = up  # "from 40 to 50" and its like
    return None


def _predicated(one: Standing) -> int | None:
    """62 were killed, killed 62, 62 died: the verb, where it says what became of them."""
    word = one.tree.words[one.head]
    up = word.governor
    copula = word.relation in SUBJECTS and one.tree.child(up, "cop") is not None
    if copula and not fate(one.tree, up):
        return None if one.tree.case(up) else one.noun(up)  # "14 were men"
    if one.figure.unit or up == ROOT or not (word.relation in SUBJECTS or word.relation in SAID):
        return None
    return up if fate(one.tree, up) else None


def teller(one: Standing) -> int | None:
    """The word for who gives a figure: "police said 12", "12, according to police"; None where its
    sentence does not say."""
    tree, at = one.tree, one.head
    for above in ancestors(tree, at):
        if tree.words[at].relation in TOLD and tree.words[above].lemma in of_class(
            "predicates", "tells"
        ):
            return tree.subject_of(above)
        source = next((i for i in tree.children[above] if tree.case(i) == "according"), None)
        if source is not None:
            return source
        at = above
    return None


def predicate(one: Standing, of: int | None) -> int | None:
    """The verb or noun that says what happened to what a figure is of."""
    start = one.head if of is None or one.first <= of <= one.last else of
    if one.tree.tag(start) in VERB:
        return start
    known = one.tree.low(one.first - 1) in ("the", "all")  # "the seven who died", not some of them
    told = [i for i in one.tree.children[start] if known and fate(one.tree, i)
            and one.tree.words[i].relation.startswith("acl")]  # fmt: skip
    if told:
        return told[0]
    for i in ancestors(one.tree, start):
        if i in one.tree.clauses or fate(one.tree, i):
            return i
    return start if start in one.tree.clauses or fate(one.tree, start) else None


def concerned(one: Standing, of: int | None) -> Iterator[int]:
    """The words that may say whom a figure concerns, the likeliest first: what is counted, whose it
    is, the names beside it, and who has or does it."""
    tree = one.tree
    if of is not None and not one.first <= of <= one.last and tree.tag(of) in NOMINAL:
        yield of
        yield from _owners(one, of)
    verb = measuring(one)
    above = None if verb is None else measured(one, verb)
    if above is not None:
        yield above
        yield from _owners(one, above)
    held = one.head if one.figure.unit or of is None else of
    word = tree.words[held]
    if word.relation == "obj" and word.governor in tree.clauses:
        group = tree.groups[tree.clauses[word.governor]]
        does = None if group.passive else tree.subject_of(word.governor)
        if does is not None and not fate(tree, word.governor):
            yield does


def _owners(one: Standing, place: int) -> Iterator[int]:
    """The words that say whose a noun is: "the city's", "of Kyiv", "Boeing aircraft", "Syrian
    refugees"."""
    tree, noun = one.tree, one.tree.noun(place)
    held = tree.holding.get(place)
    if held is not None and held.owner is not None:
        yield held.owner
    for i in tree.children[noun]:
        if tree.words[i].relation == "nmod" and tree.case(i) == "of":
            yield tree.noun(i)
    yield from (i for i in tree.children[noun] if tree.words[i].relation in ("compound", "amod"))


def aged(one: Standing) -> int | None:
    """The word for whose age a figure is: "Ann Moss, 47", "a 47-year-old man"."""
    tree = one.tree
    verb = measuring(one)
    if verb is not None:
        return tree.subject_of(verb)
    held = tree.holding.get(one.last + 1)
    if held is not None and held.head > one.last:
        return held.head
    at = one.head
    while tree.words[at].governor != ROOT and not (tree.tag(at) in NOMINAL and at < one.first):
        at = tree.words[at].governor
    return at if tree.tag(at) in NOMINAL else None
