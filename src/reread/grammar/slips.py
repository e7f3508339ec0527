"""Slips of parsers that are set right before a sentence is read as a tree."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.lemmas import lemma
from .control import AIMS
from .words import FINITE, HELPS, NOMINAL, ROOT, SUBJECTS, VERB, Word

HELPING = HELPS | {"cop"}
ARGUMENTS = frozenset({*SUBJECTS, "obj", "iobj", "obl:agent"})
INVERTED = frozenset({"had", "were", "should"})  # open a condition: "Had the dam held, …"
# Whom they are done to does, or does not do, what "of" or "from" says: "accused Moss of lying"
ACCUSING = frozenset({
    "accuse", "acquit", "ban", "bar", "convict", "deter", "dissuade", "prevent", "prohibit", "stop",
    "suspect",
})  # fmt: skip
OF_WHAT = frozenset({"from", "of"})
# Whoever they are done to does what the infinitive after it says: "ordered the firm to pay"
ORDERING = frozenset({
    "advise", "allow", "ask", "beg", "cause", "command", "compel", "direct", "enable", "encourage",
    "force", "instruct", "invite", "oblige", "order", "permit", "persuade", "require",
    "tell", "urge", "warn",
})  # fmt: skip
# After these a preposition and a word in -ing tell a deed: "charged with leaking documents"
DEEDS = {
    "of": frozenset({"accusation", "accuse", "acquit", "allegation", "charge", "clear", "convict",
                     "count", "guilty", "suspect", "suspicion"}),
    "with": frozenset({"charge"}),
    "for": frozenset({"arrest", "blame", "fine", "imprison", "jail", "prosecute", "sentence", "sue",
                      "trial"}),
    "to": frozenset({"admit", "confess", "guilty", "plead"}),
}  # fmt: skip
# What they govern is a deed, too: "ruled out raising taxes"
WITH_GERUND = frozenset({"admit", "avoid", "consider", "deny", "mull", "quit", "risk", "rule"})
# After a comma they go on with what is said; all of them where the clause before tells of no deed
ADDING = frozenset({"adding", "insisting", "noting", "stressing"})
COMMENTING = ADDING | {"arguing", "calling", "describing", "saying", "warning"}
# Words in -ing that do say what a noun is like, and nouns that such a word names
LIKE = frozenset({
    "continuing", "developing", "existing", "falling", "following", "growing", "increasing",
    "leading", "living", "mounting", "ongoing", "outstanding", "pending", "remaining", "rising",
    "working",
})  # fmt: skip
OFFENCES = frozenset({"charge", "crime", "offence", "offense", "scheme", "violation"})
OF_A_NOUN = frozenset({"amod", "compound", "det", "nmod:poss"})
REACH = 12  # words that are looked past


def mended(words: list[Word]) -> list[Word]:
    """Words of a sentence, slips of parsers set right.

    A noun and a name side by side in one role are one thing: "Bo Aldous told me", "The actor
    George Clooney said". The subject just before a finite verb that lacks one is its own: "He
    resigned after the talks collapsed". In "Had the dam held, …" the first word is an auxiliary; in
    "accused Moss of lying" Moss is accused, and of lying; "is" of "is to leave" is one, too. In
    "ordered the firm to pay" an infinitive does not describe a noun, nor does the word in -ing in
    "charged with leaking documents"; "due to pay" has no preposition.
    """
    _mend_pairs(words)
    for i, word in enumerate(words):
        arranged = word.lemma == "be" and word.relation == "cop" and i + 1 < len(words)
        if arranged and words[i + 1].low == "to" and words[word.governor].tag == "VB":
            words[i] = word._replace(relation="aux")
        if word.low in INVERTED and (i == 0 or not words[i - 1].low.isalnum()):
            _invert(words, i)
        if word.lemma in ACCUSING:
            _accuse(words, i)
        if word.low == "to":
            _open_infinitive(words, i)
        if word.low in COMMENTING and word.relation == "advcl":
            _comment(words, i)
        if word.low.endswith("ing") and word.relation in ("amod", "compound"):
            _tell_deed(words, i)
    return words


def _mend_pairs(words: list[Word]) -> None:
    """Make a noun and a name in one role one thing; give a finite verb the subject before it."""
    served = {word.governor for word in words if word.relation in SUBJECTS}
    for i in range(1, len(words)):
        one, other = words[i - 1], words[i]
        alike = one.governor == other.governor and one.relation == other.relation
        if alike and other.relation in ARGUMENTS and one.tag in NOMINAL and other.tag == "NNP":
            relation = "flat" if one.tag == "NNP" else "appos"
            words[i] = other._replace(governor=i - 1, relation=relation)
        lacks_one = other.tag in FINITE and other.relation not in HELPING and i not in served
        far = one.relation in SUBJECTS and one.governor > i
        if far and lacks_one and not _hangs_on(words, i, i - 1):
            words[i - 1] = one._replace(governor=i)


def _comment(words: list[Word], at: int) -> None:
    """Hang on the verb of saying what goes on with it: "said that Rome was lost, adding that"."""
    held = words[at].governor
    apart = at > 0 and words[at - 1].low == ","
    static = any(word.governor == held and word.relation == "cop" for word in _before(words, held))
    moved = static or words[at].low in ADDING
    if apart and ROOT < held < at and words[held].relation == "ccomp" and moved:
        words[at] = words[at]._replace(governor=words[held].governor)


def _open_infinitive(words: list[Word], at: int) -> None:
    """Let "to" open the infinitive after it, and that complete the verb that governs it."""
    verb = at + 1
    if verb == len(words):
        return
    fixed = words[verb].tag == "VB" and words[at].relation == "fixed"  # "due to pay"
    if fixed and not _hangs_on(words, verb, at):
        words[at] = words[at]._replace(governor=verb, relation="mark")
    if words[at].governor != verb:
        return
    noun = words[verb].tag == "NN" and (words[verb].relation == "xcomp" or words[at].tag == "TO")
    if noun:  # "continued to work"
        relation = "advcl" if words[verb].relation == "obl" else words[verb].relation
        words[verb] = words[verb]._replace(tag="VB", relation=relation)
        words[at] = words[at]._replace(relation="mark")
    if words[at].relation == "mark" and words[verb].governor != ROOT:
        _give_subject(words, verb)
        _complete(words, verb)


def _complete(words: list[Word], verb: int) -> None:
    """Let an infinitive complete a verb with an object: "ordered the firm to pay", "led it to"."""
    word, held = words[verb], words[verb].governor
    above = words[held]
    if word.relation == "advcl" and above.lemma == "lead":
        near = words[held : held + REACH]
        if any(other.governor == held and other.relation == "obj" for other in near):
            words[verb] = word._replace(relation="xcomp")
    ordered = above.relation == "obj" and words[above.governor].lemma in ORDERING
    if word.relation == "acl" and ordered and above.lemma not in AIMS:
        before = _before(words, held)
        own = any(other.governor == held and other.relation in OF_A_NOUN for other in before)
        if above.tag != "NN" or own:  # not "asked permission to leave"
            words[verb] = word._replace(governor=above.governor, relation="xcomp")


def _give_subject(words: list[Word], verb: int) -> None:
    """Make a subject of the noun that an infinitive hangs on: "the order for troops to leave"."""
    noun = words[verb].governor
    over = words[noun].governor
    opened = any(w.low == "for" and w.relation == "mark" and w.governor == verb
                 for w in _before(words, noun))  # fmt: skip
    if opened and words[verb].relation == "acl" and over != ROOT:
        relation = "acl" if words[over].tag in NOMINAL else "advcl"
        words[verb] = words[verb]._replace(governor=over, relation=relation)
        words[noun] = words[noun]._replace(governor=verb, relation="nsubj")


def _tell_deed(words: list[Word], at: int) -> None:
    """Make a verb of a word in -ing that a parser hung on its object: "avoided paying taxes"."""
    noun, before = words[at].governor, words[at - 1]
    if at == 0 or noun < at or words[noun].lemma in OFFENCES or words[at].low in LIKE:
        return
    over = words[noun].governor
    if over == ROOT or words[noun].tag not in NOMINAL:
        return
    if words[over].relation == "obj" and words[words[over].governor].lemma in ACCUSING:
        over = words[over].governor  # "accuses the firm of cheating workers"
    opened = before.relation in ("case", "mark") and before.governor in (noun, at)
    if opened:
        deed = words[over].lemma in DEEDS.get(before.low, ())
        relation = "acl" if words[over].tag in NOMINAL else "advcl"
    else:
        beside = at - 1 == over or (before.governor == over and before.relation == "compound:prt")
        deed = beside and words[noun].relation == "obj" and words[over].lemma in WITH_GERUND
        relation = "xcomp"
    if not deed:
        return
    if opened:
        words[at - 1] = before._replace(governor=at, relation="mark")
    verb = words[at]._replace(tag="VBG", lemma=lemma(words[at].low, "VBG"))
    words[at] = verb._replace(governor=over, relation=relation)
    words[noun] = words[noun]._replace(governor=at, relation="obj")


def _invert(words: list[Word], at: int) -> None:
    """Make an auxiliary of the word that opens a condition: "Had the dam held, …"."""
    reach = range(at + 1, min(at + REACH, len(words)))
    own = next((i for i in reach if words[i].relation in ARGUMENTS), None)
    if own is None or not all(_hangs_on(words, i, own) for i in range(at + 1, own)):
        return
    verb = words[own].governor
    meant = next((i for i in range(own + 1, min(verb, len(words)))
                  if words[i].tag == "VB" and words[i - 1].low == "to"), None)  # fmt: skip
    if words[at].low == "were" and meant is not None:  # "Were the dam to break, …"
        words[meant] = words[meant]._replace(governor=verb, relation="advcl")
        words[own] = words[own]._replace(governor=meant, relation="nsubj")
        verb = meant
    if verb == at and words[own].relation == "obj":  # "Had it not rained", read as "had it"
        verb = next((i for i in reach if words[i].governor == at and words[i].relation == "xcomp"),
                    at)  # fmt: skip
    if verb <= own or words[verb].tag not in VERB:
        return
    if words[verb].governor == at:
        upper = words[at]
        for i in range(at + 1, len(words)):
            if words[i].governor == at:
                words[i] = words[i]._replace(governor=verb)
        words[verb] = words[verb]._replace(governor=upper.governor, relation=upper.relation)
        words[own] = words[own]._replace(governor=verb, relation="nsubj")
    words[at] = words[at]._replace(governor=verb, relation="aux")


def _accuse(words: list[Word], at: int) -> None:
    """Hang "of killing" on "accused" and not on whom it accuses."""
    for i in range(at + 2, min(at + REACH, len(words))):
        verb = words[i].governor
        if words[i].relation != "mark" or words[i].low not in OF_WHAT or verb <= i:
            continue
        over = words[verb].governor
        held = over > at and words[over].governor == at and words[over].relation == "obj"
        if over == at or held:
            words[verb] = words[verb]._replace(governor=at, relation="advcl")
            for own in range(at + 1, i):
                if words[own].governor == verb and words[own].relation in SUBJECTS:
                    words[own] = words[own]._replace(governor=at, relation="obj")
        return


def _before(words: Sequence[Word], place: int) -> Sequence[Word]:
    """The words shortly before a place."""
    return words[max(place - REACH, 0) : max(place, 0)]


def _hangs_on(words: Sequence[Word], place: int, upper: int) -> bool:
    """Whether one word is governed by another, directly or through others."""
    while place not in (ROOT, upper):
        place = words[place].governor
    return place == upper
