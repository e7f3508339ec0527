"""How a time that dates one event of a sentence spreads to what shares it: coordinated events, the
object of a light verb ("launched its invasion in 2022"), the clause beside a participle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...grammar.dependents import conjunction, is_active_participle, participles_beside
from .event_nouns import sharing_noun, telling_verb
from .lexicon import begins, family, verbs
from .telling import Telling

# What opens a participle clause that tells of the same time; "" is nothing
MEANWHILE = frozenset({"", "by", "in", "when", "while"})
LATER = frozenset({
    "afterwards", "earlier", "eventually", "finally", "later", "previously", "subsequently", "then",
})  # fmt: skip
# Days name when something is done, years also which one of its kind: "the invasion in 2014".
COARSE = frozenset({"month", "quarter", "half", "season", "year", "decade", "century"})
REACH = 20  # words between two verbs that are looked at
# How an event came by its time
AFTER_NOUN = "after its noun"
BEFORE_NOUN = "before its noun"  # the date tells which one is meant
BY_VERB = "shared with its verb"
BY_CLAUSE = "shared with the clause beside"
BY_COMPLETED = "shared with the verb it completes"

Tellings = Mapping[int, Telling]  # by verb group, or by the place of the noun
Source = tuple[Telling, str, str | None]  # whose time, how it is shared, the relation if new


def share(one: Telling, verbal: Tellings, nouns: Tellings) -> None:
    """Let an event without a time share one."""
    if one.time is not None and one.time.earliest is not None:
        return
    sources = _of_noun(one, verbal, nouns) if one.group is None else _of_verb(one, verbal)
    for source, how, relation in sources:
        length = source.relation == "lasting"  # "waited for an hour and left"
        if source.time is not None and not (length and (relation or one.group is not None)):
            one.date(source.time, relation or source.relation, how)


def _of_noun(one: Telling, verbal: Tellings, nouns: Tellings) -> Iterator[Source]:
    """ "Russia's 2014 invasion of Ukraine and annexation of Crimea": one time for both.
    "Launched its invasion in 2022", "the war began in 2014": the time is the noun's too."""
    partner = sharing_noun(one.sentence, one.place, nouns)
    if partner is not None and nouns[partner].how == BEFORE_NOUN:
        yield nouns[partner], "shared with the noun before", None
    number = telling_verb(one.sentence, one.place)
    if number is None or number not in verbal:
        return
    verb, relation = verbal[number], None
    if verb.lemma in verbs("starts", "ends"):
        relation = "since" if verb.lemma in verbs("starts") else "until"
        if not verb.is_settled:  # "tried to end the war in May"
            return
    if not one.place < verb.place or verb.lemma in verbs("harms") or not one.time:
        yield verb, BY_VERB, relation  # not "the summit in June ended", which has its own


def _of_verb(one: Telling, verbal: Tellings) -> Iterator[Source]:
    """ "In 2014 Russia invaded Ukraine and annexed Crimea", "speaking on Wednesday, Lavrov
    indicated", "failed to sign on Monday": one time for both."""
    sentence, number = one.sentence, one.group
    assert number is not None
    group, lead = sentence.groups[number], sentence.coordinated(number)
    if lead is not None and lead in verbal and conjunction(sentence, group.predicate) == "and":
        other = sentence.groups[lead]
        alike = group.first == group.head or sentence.low(other.first) == sentence.low(group.first)
        between = {sentence.low(i) for i in range(max(other.head, group.head - REACH), group.head)}
        alike = alike and not _is_beginning(verbal[lead], one)
        if alike and between.isdisjoint(LATER):  # not "left in 2009 and has been protesting"
            yield verbal[lead], "shared with the verb before", None
    above = None if one.completes is None else verbal.get(one.completes)
    if above:
        yield above, BY_COMPLETED, None
    own = sentence.children[group.predicate] if group.head == group.predicate else ()
    below = [sentence.clauses[i] for i in own if i in sentence.clauses]
    for told in (verbal[i] for i in below if i in verbal):
        if told.completes == number:  # not "it was an effort to end the war in May"
            yield told, "shared with what completes it", None
        if _are_of_one_blow(one, told):
            yield told, "shared with the verb after", None
    for clause in participles_beside(sentence, number):
        participle = number if is_active_participle(sentence, number) else clause
        if clause in verbal and sentence.low(sentence.opening(participle)) in MEANWHILE:
            yield verbal[clause], BY_CLAUSE, None


def _is_beginning(before: Telling, one: Telling) -> bool:
    """Whether a beginning keeps its time to itself: "was born in 1932 and died at 77"."""
    parted = before.time is not None and before.place < before.time.first < one.place
    beginnings = verbs("starts").union(*begins().values())
    return parted and not beginnings.isdisjoint((before.lemma, family(before.lemma)))


def _are_of_one_blow(one: Telling, after: Telling) -> bool:
    """ "Two were killed and five wounded on Friday": at once."""
    harm = verbs("harms").issuperset((one.lemma, after.lemma))
    return harm and after.group is not None and one.sentence.coordinated(after.group) == one.group
