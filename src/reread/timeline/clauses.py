"""Shallow clauses: the words of a sentence, its noun phrases, its verb groups and who does what.

No parse tree: noun phrases and verb groups are runs of Penn Treebank tags, and subjects and
objects are found by what stands between them. That is right for most of plain news prose, and
every search looks at most REACH words away, so that time grows with the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .lists import verbs

REACH = 60  # words; clauses longer than this are not read to their end

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUN = frozenset({"PRP", "EX", "WP"})
INSIDE = NOMINAL | {"DT", "PDT", "PRP$", "WP$", "CD", "JJ", "JJR", "JJS", "POS", "$", "HYPH"}
FINITE = frozenset({"MD", "VBZ", "VBP", "VBD"})
VERB = FINITE | {"VB", "VBG", "VBN"}
ADVERB = frozenset({"RB", "RBR", "RBS"})
QUOTE = frozenset({"``", "''", '"', "“", "”"})
# Subordinators that open a clause even where no verb follows at once.
OPENERS = frozenset({
    "that", "because", "if", "unless", "lest", "while", "when", "whenever", "where", "whereas",
    "whether", "although", "though", "which", "who", "whom", "whose", "why", "how", "what",
    "than", "once",
})  # fmt: skip
# Prepositions that can also open a clause: they do where nothing else is left for a subject.
BOTH = frozenset({"after", "before", "since", "until", "till", "as", "for", "like", "so"})
AFTER_AUXILIARY = {  # what may follow, by the kind of auxiliary
    "modal": frozenset({"VB", "VBP"}),
    "be": frozenset({"VBN", "VBG", "VBD"}),
    "have": frozenset({"VBN", "VBD"}),
    "do": frozenset({"VB", "VBP"}),
}


class Word(NamedTuple):
    """One word of a sentence, and what covers it.

    `timed` says that a temporal expression does; `mention` and `quote` are row numbers; `acts`
    that the mention is of an organisation or government.
    """

    start: int
    end: int
    low: str
    tag: str
    lemma: str
    timed: bool
    mention: int | None
    quote: int | None
    acts: bool


class Phrase(NamedTuple):
    """One noun phrase: its words first … last, the head's index, and the possessor's."""

    first: int
    last: int
    head: int
    owner: int | None


class Group(NamedTuple):
    """One verb group: auxiliaries first … head, and how it is built.

    `raised` is the modality that verbs like "appears to" give.
    """

    first: int
    head: int
    finite: bool
    passive: bool
    perfect: bool
    raised: str


def phrases(words: Sequence[Word]) -> list[Phrase]:
    """The noun phrases of a sentence, left to right."""
    found, first = [], None
    for i, word in enumerate([*words, None]):
        inside = word is not None and _continues(words, i, first)
        if first is not None and (not inside or _breaks(words, i)):
            found.extend(_phrase(words, first, i))
            first = None
        if inside and first is None:
            first = i
    return found


def _continues(words: Sequence[Word], i: int, first: int | None) -> bool:
    word = words[i]
    if word.timed:  # "the failed 2022 effort" goes on, "Wednesday" alone is no phrase
        return first is not None or (word.tag == "CD" and _before_common_noun(words, i))
    if word.tag in ("VBN", "VBG"):  # "the emerging process"
        return first is not None and modifies(words, i)
    return word.tag in INSIDE or word.tag in PRONOUN


def _before_common_noun(words: Sequence[Word], i: int) -> bool:
    """ "2014 invasion", but not "(in) 2014 Russia"."""
    after = words[i + 1].tag if i + 1 < len(words) else ""
    return after in ("NN", "NNS", "JJ") and not (i and words[i - 1].tag in ("IN", "TO"))


def _breaks(words: Sequence[Word], i: int) -> bool:
    """A pronoun is a phrase of its own; a determiner after a noun opens a new one."""
    before, word = words[i - 1], words[i]
    return (
        word.tag in PRONOUN
        or before.tag in PRONOUN
        or (word.tag in ("DT", "PDT", "PRP$") and before.tag not in ("DT", "PDT"))
    )


def _phrase(words: Sequence[Word], first: int, stop: int) -> Iterable[Phrase]:
    """The phrase over first … stop - 1, if it has a head."""
    kept = [i for i in range(first, stop) if words[i].tag in NOMINAL | PRONOUN]
    kept = [i for i in kept if not words[i].timed]
    if not kept:
        return
    marks = [i for i in range(first, stop) if words[i].tag == "POS"]
    owners = [i for i in kept if marks and i < marks[-1]]
    owner = owners[-1] if owners and kept[-1] > marks[-1] else None
    if owner is None and words[first].tag in ("PRP$", "WP$"):
        owner = first
    yield Phrase(first, stop - 1, kept[-1], owner)


def modifies(words: Sequence[Word], i: int) -> bool:
    """Whether a participle stands before its noun, as in "the failed effort"."""
    before = words[i - 1].tag if i else ""
    after = words[i + 1].tag if i + 1 < len(words) else ""
    return before in INSIDE - NOMINAL and after in INSIDE - {"DT", "PRP$", "PDT"}


def groups(words: Sequence[Word]) -> list[Group]:
    """The verb groups of a sentence, left to right; infinitives that only complete are left out."""
    found, i = [], 0
    while i < len(words):
        group = _group(words, i) if _opens(words, i) else None
        if group:
            found.append(group)
        i = group.head + 1 if group else i + 1
    return found


def _opens(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.timed or word.tag not in VERB or word.tag == "VB":
        return False
    return word.tag in FINITE or not modifies(words, i)


def _group(words: Sequence[Word], first: int) -> Group:
    """The group that opens at `first`: "would not have been given" has its head at "given"."""
    last, raised, verbs_seen = first, "", [first]
    while (following := _next_verb(words, last)) is not None:
        last = following
        verbs_seen.append(last)
    while (lifted := _lifted(words, last)) is not None:
        raised, last = lifted[0] or raised, lifted[1]
        verbs_seen.append(last)
        while (following := _next_verb(words, last)) is not None:
            last = following
            verbs_seen.append(last)
    auxiliaries = [words[i].lemma for i in verbs_seen[:-1]]
    head, alone = words[last], len(verbs_seen) == 1
    reduced = alone and words[first].tag == "VBN"
    passive = reduced or (head.tag in ("VBN", "VBD") and auxiliaries[-1:] in (["be"], ["get"]))
    return Group(first, last, words[first].tag in FINITE, passive, "have" in auxiliaries, raised)


def _skip(words: Sequence[Word], i: int) -> int:
    """The first place from i on that holds no adverb ("had himself been" has "himself" as one)."""
    stop = min(len(words), i + REACH)
    while i < stop and (
        words[i].tag in ADVERB
        or words[i].low in ("not", "n't")
        or words[i].low.endswith(("self", "selves"))
    ):
        i += 1
    return i


def _next_verb(words: Sequence[Word], i: int) -> int | None:
    """The verb that the auxiliary at i leads to."""
    word = words[i]
    kind = "modal" if word.tag == "MD" else word.lemma
    j = _skip(words, i + 1)
    wanted = AFTER_AUXILIARY.get(kind, frozenset())
    if j < len(words) and words[j].tag in wanted and not (j > i + 1 and modifies(words, j)):
        return j
    return None


def _lifted(words: Sequence[Word], i: int) -> tuple[str, int] | None:
    """Modality and verb of "(appears) to have agreed" or "(is) likely to agree"."""
    raising = verbs("raising")
    j = i
    if words[i].lemma == "be" and (k := _skip_to_raising(words, i)) is not None:
        j = k
    word = words[j]
    key = word.low if j != i else word.lemma
    if key not in raising or (key == "go" and word.low != "going"):
        return None
    t = _skip(words, j + 1)
    if t + 1 < len(words) and words[t].low == "to":
        v = _skip(words, t + 1)
        if v < len(words) and words[v].tag in ("VB", "VBP"):
            return raising[key], v
    return None


def _skip_to_raising(words: Sequence[Word], i: int) -> int | None:
    """Where "likely" or "due" stands after a form of be, if it does ("likely" may be an adverb)."""
    for j in range(i + 1, min(len(words), i + 4)):
        if words[j].low in ("likely", "due", "poised", "set"):
            return j
        if words[j].tag not in ADVERB:
            return None
    return None
