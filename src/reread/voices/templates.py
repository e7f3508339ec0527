"""Templates: which values, at which places round an item, the attribution model sees together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

REACH = 3  # items to either side that a template can look at
UNKNOWN, EDGE = 0, 1  # numbers of values not seen in training, and of places outside the block
MULTIPLIER = 0x9E3779B97F4A7C15  # 2^64 by the golden ratio: spreads keys (Knuth, TAOCP 6.4)
BITS = 16  # of a key for each number: alphabets are smaller than 65,536


def _parse(line: str) -> tuple[tuple[str, int], ...]:
    """ "tag-1 tag word+1" as streams with their places."""
    found = []
    for part in line.split():
        for sign in "+-":
            if sign in part:
                name, _, distance = part.partition(sign)
                found.append((name, int(sign + distance)))
                break
        else:
            found.append((part, 0))
    return tuple(found)


TEMPLATES = tuple(
    map(
        _parse,
        """
word
word-1
word+1
word-1 word
word word+1
tag
tag-1
tag-2
tag+1
tag+2
tag+3
tag-1 tag
tag tag+1
tag-2 tag-1 tag
tag-1 tag tag+1
tag tag+1 tag+2
tag+1 tag+2 tag+3
word tag+1
word tag+1 tag+2
tag-1 word
word-1 tag
lemma
lemma-1
lemma+1
lemma tag
lemma tag+1
suffix
suffix tag
before lemma
rule lemma
coarse
coarse-1
coarse+1
fine
fine-1
fine+1
finest
shape
shape-1
shape tag
place
place tag
place tag tag+1
reports
reports-1
reports-1 tag
reports tag+1
before
before far_before
before tag
before tag tag+1
before clause
far_before tag
after
after far_after
after tag
after place
before after
clause
clause tag
clause tag tag+1
clause ahead+1
clause tag+1 ahead+1
ahead tag
ahead+1 tag
ahead+1 word
ahead+1 word tag+1
before ahead+1 tag
rule
rule-1
rule+1
rule-1 rule
rule rule+1
rule tag
rule word
rule-1 tag
rule+1 tag
rule tag+1
rule rule+1 tag+1
rule-1 rule rule+1
rule before
rule after
rule clause
rule ahead+1
rule place
sentence place
sentence tag
sentence rule
sentence previous
sentence next
sentence previous place
previous place
previous rule
next place
next rule
""".strip().splitlines(),
    )
)
STREAMS = tuple(sorted({name for template in TEMPLATES for name, _ in template}))


def numbered(
    runs: Sequence[Mapping[str, Sequence[str]]], alphabets: Mapping[str, Mapping[str, int]]
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Each stream of all runs as numbers, runs set apart, and the places of the items in it."""
    import numpy as np

    apart = [EDGE] * REACH
    found = {}
    for name in STREAMS:
        alphabet, flat = alphabets[name], list(apart)
        for run in runs:
            flat += [alphabet.get(value, UNKNOWN) for value in run[name]]
            flat += apart
        found[name] = np.array(flat, dtype=np.int64)
    places, at = [], REACH
    for run in runs:
        size = len(run["word"])
        places.append(np.arange(at, at + size))
        at += size + REACH
    return found, np.concatenate(places)


def keys(streams: Mapping[str, np.ndarray], at: np.ndarray) -> np.ndarray:
    """Item, template: the key of what a template sees at an item, 32 bits that spread evenly."""
    import numpy as np

    found = np.empty((len(at), len(TEMPLATES)), dtype=np.uint64)
    for number, template in enumerate(TEMPLATES):
        key: Any = number
        for name, place in template:
            key = (key << BITS) + streams[name][at + place]
        found[:, number] = key
    return (found * np.uint64(MULTIPLIER)) >> np.uint64(32)
