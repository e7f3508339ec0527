"""Templates: which values, at which places round an item, the attribution model sees together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .forms import STREAMS as FORM

if TYPE_CHECKING:
    import numpy as np

REACH = 3  # items to either side that a template can look at
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


def _place_of_form(template: Sequence[tuple[str, int]]) -> int | None:
    """Where the one form stands that a template looks at; None if it looks at more."""
    place = template[0][1]
    return place if {(name in FORM, at) for name, at in template} == {(True, place)} else None


# By place: the templates that look at the form there and at nothing else
ALONE = {place: tuple(number for number, template in enumerate(TEMPLATES)
                      if _place_of_form(template) == place)
         for place in range(-REACH, REACH + 1)}  # fmt: skip
ALONE = {place: numbers for place, numbers in ALONE.items() if numbers}
TOGETHER = tuple(n for n, template in enumerate(TEMPLATES) if _place_of_form(template) is None)


def apart(lengths: Sequence[int]) -> tuple[np.ndarray, int]:
    """The places of the items of all runs in a row where REACH places part runs; its length."""
    import numpy as np

    shifts = np.repeat(np.arange(1, len(lengths) + 1) * REACH, lengths)
    return np.arange(len(shifts)) + shifts, len(shifts) + REACH * (len(lengths) + 1)


def spread(numbers: np.ndarray, at: np.ndarray, size: int, edge: int) -> np.ndarray:
    """Numbers of items put where `apart` says, `edge` between runs."""
    import numpy as np

    found = np.full(size, edge, dtype=np.int64)
    found[at] = numbers
    return found


def keys(
    streams: Mapping[str, np.ndarray], at: np.ndarray, chosen: Sequence[int], *, alone: bool = False
) -> np.ndarray:
    """Template, item: the key of what a template sees at an item, 32 bits that spread evenly.

    `alone`: the streams are those of forms by themselves, wherever they will stand.
    """
    import numpy as np

    found = np.empty((len(chosen), len(at)), dtype=np.uint64)
    for row, number in enumerate(chosen):
        key: Any = number
        for name, place in TEMPLATES[number]:
            key = (key << BITS) + streams[name][at if alone else at + place]
        found[row] = key
    found *= np.uint64(MULTIPLIER)
    return (found >> np.uint64(32)).astype(np.uint32)
