"""Of whom a verb is said: its own subject, or whose it shares or is controlled by."""

from __future__ import annotations

from .tree import Tree
from .words import NOMINAL, RELATIVE, ROOT, SUBJECTS

SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow"})  # whose subject does what they say
OBJECT_CONTROL = frozenset({"from", "of", "for", "into"})  # "accused him of", "kept him from"
CALLING = frozenset({"appeal", "call", "count", "press", "push", "rely", "wait"})
CALLED_ON = frozenset({"for", "on", "to", "upon"})
# What "it" can be itself; of other adjectives with an infinitive "it" stands for that
OF_ITS_OWN = frozenset({
    "able", "bound", "due", "eager", "free", "likely", "poised", "quick", "ready", "reluctant",
    "set", "slow", "sure", "unable", "unlikely", "unwilling", "willing",
})  # fmt: skip
COMPARING = frozenset({"as", "than"})
AIMS = frozenset({
    "aim", "aspiration", "challenge", "decision", "dream", "duty", "goal", "hope", "idea",
    "intention", "job", "mission", "objective", "option", "plan", "point", "priority", "purpose",
    "solution", "strategy", "target", "task", "thing", "way", "wish",
})  # fmt: skip
NEEDING = frozenset({"need", "require", "use"})
HOLDING = frozenset({"announce", "express", "have", "make", "show", "take", "unveil"})
QUOTATION = frozenset({"“", '"', "‘", "'", "``", "«", "„"})
SUBJECT_TAGS = NOMINAL | RELATIVE
OWN_WORDS = frozenset({"root", "parataxis", "list", "dep", "discourse", "appos"})


def subject_of(tree: Tree, predicate: int) -> int | None:
    """The word that a predicate is said of: its own subject, or whose it shares.

    A coordinated verb shares that of the one before it, an infinitive the object or subject of
    the verb that governs it (control: "urged him to", "called on him to", "accused him of"), a
    participle the subject of its clause; a relative clause is said of the noun that it
    describes, "its plan to join" of whose plan it is.
    """
    seen: set[int] = set()
    while predicate not in seen:
        seen.add(predicate)
        word, own = tree.words[predicate], own_subject(tree, predicate)
        own = inverted_subject(tree, predicate) if own is None else own
        describes = word.relation.startswith("acl")
        if own is not None:
            return _meant(tree, predicate, own)
        if word.governor == ROOT or word.relation in OWN_WORDS or _shares_none(tree, predicate):
            return None
        if describes and is_completing(tree, predicate):
            own = _holder(tree, word.governor)
            if own is not None or not _is_held(tree, word.governor):
                return own
            predicate = tree.words[word.governor].governor
            continue
        if describes:
            return word.governor
        held = _controller(tree, predicate)
        if held is not None:
            return held
        predicate = word.governor
    return None


def _meant(tree: Tree, predicate: int, own: int) -> int | None:
    """Who a predicate's own subject means: of "who" the noun that is described, of "its goal" in
    "its goal is to win" whose goal it is."""
    word, subject = tree.words[predicate], tree.words[own]
    if subject.lemma in AIMS and _is_arranged(tree, predicate):
        return _holder(tree, own)
    relative = subject.tag in RELATIVE or subject.low == "that"
    return word.governor if relative and word.relation.startswith("acl") else own


def _shares_none(tree: Tree, predicate: int) -> bool:
    """Whether a predicate without a subject of its own shares none: a clause that is said, a
    comparison, what "it" stands for, what something is needed for."""
    word, number = tree.words[predicate], tree.clauses.get(predicate)
    if word.relation.startswith("acl"):
        return False
    finite = word.tag != "VBG" if number is None else tree.groups[number].finite
    if word.relation in ("ccomp", "csubj") and finite:
        return True
    if word.relation == "advcl" and _compares(tree, predicate):
        return True
    purpose = _is_said_of_it(tree, word.governor) or _is_needed(tree, word.governor)
    return purpose and word.relation != "conj"


def _controller(tree: Tree, predicate: int) -> int | None:
    """The object of the governing verb that does what an infinitive or gerund says."""
    word = tree.words[predicate]
    above = tree.words[word.governor]
    held = tree.child(word.governor, "obj", "iobj")
    infinitive = word.relation == "xcomp" or (word.relation == "ccomp" and word.tag != "VBG")
    if infinitive and above.lemma not in SUBJECT_CONTROL:  # "reported him to be dead"
        called = (i for i in tree.children[word.governor] if i < predicate
                  and tree.words[i].relation == "obl"
                  and {tree.case(i), tree.low(tree.span(i)[0] - 1)} & CALLED_ON)  # fmt: skip
        on = next(called, None) if above.lemma in CALLING else None
        return on if held is None else held
    marks = {tree.words[i].low for i in tree.children[predicate]
             if tree.words[i].relation == "mark"}  # fmt: skip
    return held if word.relation in ("advcl", "ccomp") and marks & OBJECT_CONTROL else None


def _compares(tree: Tree, predicate: int) -> bool:
    """Whether a clause is no deed of its neighbour's subject: "he left, as reported by"."""
    return any(tree.words[i].relation == "mark" and tree.words[i].low in COMPARING
               for i in tree.children[predicate] if i < predicate)  # fmt: skip


def _is_said_of_it(tree: Tree, place: int) -> bool:
    """Whether "it" stands for what follows: "it is hard to say"; not "it is ready to leave"."""
    own = tree.child(place, "nsubj", "expl")
    empty = own is not None and tree.low(own) == "it" and own < place
    return empty and tree.tag(place).startswith("JJ") and tree.low(place) not in OF_ITS_OWN


def _is_arranged(tree: Tree, predicate: int) -> bool:
    """Whether a verb tells what is aimed at: "its goal is to win"."""
    helps = (i for i in tree.children[predicate] if tree.words[i].relation == "aux")
    return any(tree.words[i].lemma == "be" and tree.low(i + 1) == "to" for i in helps)


def _is_needed(tree: Tree, place: int) -> bool:
    """Whether an infinitive tells what something is needed for: "the money needed to build"."""
    word = tree.words[place]
    return word.lemma in NEEDING and word.tag == "VBN" and tree.child(place, "aux") is None


def is_completing(tree: Tree, predicate: int) -> bool:
    """Whether an infinitive or gerund tells what a noun is of: "plan to join", "hope of"."""
    tags = [tree.words[i].low for i in tree.children[predicate]
            if tree.words[i].relation == "mark" and i < predicate]  # fmt: skip
    return tree.words[predicate].tag == "VB" or bool(tags)


def _holder(tree: Tree, noun: int) -> int | None:
    """Whose a plan, threat or attempt is: "its plan", "an attempt by rebels"."""
    phrase, by = tree.holding.get(noun), tree.by_phrase(noun)
    owner = None if phrase is None else phrase.owner
    return by.head if owner is None and by else owner


def _is_held(tree: Tree, noun: int) -> bool:
    """Whether a plan is its verb's subject's: "Germany has plans", "made a threat"."""
    word = tree.words[noun]
    return word.relation == "obj" and tree.words[word.governor].lemma in HOLDING


def own_subject(tree: Tree, predicate: int) -> int | None:
    """The subject that hangs on a predicate; the one nearest before it where a dateline or a
    headline was read as one too ("PARIS (Reuters) - France said"), but not "each"."""
    for relation in SUBJECTS:
        found = [i for i in tree.children[predicate] if tree.words[i].relation == relation]
        if found:
            before = [i for i in found if i < predicate and tree.child(i, "cc") is None
                      and tree.tag(i) in SUBJECT_TAGS]  # fmt: skip
            return before[-1] if before else found[0]
    return None


def inverted_subject(tree: Tree, place: int) -> int | None:
    """The noun after a verb that follows what it reports: "“Never!” laughed the mayor"; a
    parser takes that of a rare verb for its object."""
    if tree.child(place, *SUBJECTS) is not None:
        return None
    first, held = tree.span(place)[0], tree.child(place, "obj", "iobj")
    after = held is not None and held > place
    ahead = [i for i in tree.children[place] if i < place and tree.is_letters(i)]
    reported = any(tree.words[i].relation == "ccomp" for i in ahead)
    opens = reported or (bool(ahead) and tree.low(first) in QUOTATION)
    return held if after and opens else None
