"""What the tagger knows of words before it reads: clusters, capitals, tags they had.

Each is a column of small numbers, one per word in lower case, with 0 for none: the levels of
`reread.words.attributes`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tags_clusters import clusters

from reread.words import tags
from reread.words.attributes import Groups, normal
from reread.words.decoding import Model

LEAST_SEEN = 20  # occurrences in training of a word whose tags are remembered
LEAST_TAGGED = 5  # the same in raw text: errors of the first model weigh less than silence
LEAST_CASED = 3  # occurrences of a word whose capitals are counted
LEAST_SHARE = 0.1  # of a word's occurrences that a tag needs to be remembered
SHARES = (0.0, 0.1, 0.5, 0.9, 0.999)  # of capitals: a word is in the class of those it exceeds
PART_OF_HEADLINES = 0.5  # capital words in a sentence that is all capitals or a title
OPENING = frozenset("\"'“‘`:.-–—")  # after which a sentence begins, and with it a capital

Sentence = list[tuple[str, str]]  # form, tag
Counts = dict[str, Counter[str]]


def counted(sentences: Iterable[Sentence]) -> Counts:
    """How often each word, in lower case, had each tag."""
    counts: Counts = defaultdict(Counter)
    for sentence in sentences:
        for form, tag in sentence:
            counts[normal(form).lower()][tag] += 1
    return counts


def tagged(raw: Sequence[list[str]], model: Model) -> Iterable[Sentence]:
    """Raw sentences with the tags a model gives them."""
    for forms, given in zip(raw, tags.tag(raw, model), strict=True):
        yield list(zip(forms, given, strict=True))


def remembered(counts: Counts, least: int) -> dict[str, tuple[str, ...]]:
    """The tags that words had more than now and then."""
    return {word: tuple(sorted(tag for tag, n in given.items() if n >= LEAST_SHARE * given.total()))
            for word, given in counts.items() if given.total() >= least}  # fmt: skip


def capitals(raw: Iterable[list[str]]) -> dict[str, int]:
    """In which class of SHARES a word's share of capitals is, inside sentences; from 1."""
    cased: dict[str, Counter[bool]] = defaultdict(Counter)
    for forms in raw:
        if sum(form.isupper() for form in forms) > PART_OF_HEADLINES * len(forms):
            continue
        inside = False
        for form in forms:
            if form[:1].isalpha():
                if inside:
                    cased[normal(form).lower()][form[0].isupper()] += 1
                inside = True
            elif form in OPENING:
                inside = False
    return {word: 1 + sum(n[True] > share * n.total() for share in SHARES)
            for word, n in cased.items() if n.total() >= LEAST_CASED}  # fmt: skip


def groups(raw: list[list[str]], data: Sequence[Sentence], in_raw: Counts, seed: int) -> Groups:
    """Each word's group at each level."""
    lower = [[normal(form).lower() for form in forms] for forms in raw]
    lower += [[normal(form).lower() for form, _ in sentence] for sentence in data]
    near, cased = clusters(lower, seed), capitals(raw)
    before, had = remembered(in_raw, LEAST_TAGGED), remembered(counted(data), LEAST_SEEN)
    number = {given: at for at, given in
              enumerate(sorted({*before.values(), *had.values()}), start=1)}  # fmt: skip
    return {
        word: (
            *near.get(word, (0, 0, 0)), cased.get(word, 0),
            number.get(before.get(word, ()), 0), number.get(had.get(word, ()), 0),
        )
        for word in sorted(near.keys() | cased.keys() | before.keys() | had.keys())
    }  # fmt: skip
