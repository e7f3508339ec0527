"""The words of a quotation as they are held against those of another: without marks, case and
house style."""

from __future__ import annotations

import bisect
import functools
import re
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence

from ...entities.coreference.variants import sound, spelled
from ...files import word_data
from ...quantities.figures.numerals import words as numerals
from ...words.spelling import american

TOKEN = re.compile(
    r"(?P<loose>\[(?!\w\]\w)[^\]\n]{0,80}\]|\([^)\n]{0,80}\))"
    r"|(?P<gap>…|\.(?:\s?\.){2,3})"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|(?:\[\w\])?[^\W\d_]+(?:['’][^\W\d_]+)*|%)"
)
CONTRACTED = re.compile(r"(?<=n)'t$|'(?:ll|re|ve|m)$")
WHOLE = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
IRREGULAR = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"),
             "shan't": ("shall", "not"), "gonna": ("going", "to"), "let's": ("let", "us"),
             "%": ("percent",)}  # fmt: skip
# Either of each group can be written for another
FREELY = ({"is", "has", "'s"}, {"would", "had", "'d"}, {"per cent", "percent"}, {"okay", "ok"},
          {"until", "till"}, {"toward", "towards"}, {"among", "amongst"})  # fmt: skip
FILLERS = frozenset({"ah", "eh", "er", "hmm", "oh", "uh", "um", "well"})
BRACKET, ELLIPSIS, FRAGMENT = 1, 2, 3  # what stands before a word, where anything may be left out


class Spoken:
    """Words in order: the form of each, its place in the text, whether a sentence or a fragment
    begins with it, whether it is written as names are, and what stands before it (and after the
    last)."""

    __slots__ = ("begins", "capital", "ends", "forms", "loose", "starts")

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.starts, self.ends = array("l"), array("l")
        self.begins, self.capital, self.loose = bytearray(), bytearray(), bytearray()

    def __len__(self) -> int:
        return len(self.forms)

    def part(self, first: int, last: int) -> Spoken:
        """Some of the words; a sentence begins with the first."""
        found = Spoken()
        for name in self.__slots__:
            setattr(found, name, getattr(self, name)[first : last + (name == "loose")])
        if found.forms:
            found.begins[0] = 1
        return found

    def sentence(self, at: int) -> tuple[int, int]:
        """First word and one past the last of the sentence that a word is of."""
        first = at
        while first and not self.begins[first]:
            first -= 1
        last = at + 1
        while last < len(self) and not self.begins[last]:
            last += 1
        return first, last


def spoken(text: str, ranges: Iterable[tuple[int, int]], sentences: Sequence[int]) -> Spoken:
    """The words in some stretches of a text, which are fragments of one quotation; `sentences` are
    the first characters of the text's sentences, in order."""
    found, last, waiting = Spoken(), -1, 0
    for start, end in ranges:
        waiting = FRAGMENT if found.forms else 0
        fresh = True
        for match in TOKEN.finditer(text, start, end):
            if match["word"] is None:
                waiting = max(waiting, ELLIPSIS if match["gap"] else BRACKET)
                continue
            at = match.start()
            new = fresh or bisect.bisect(sentences, at) > bisect.bisect(sentences, last)
            for form in forms_of(match[0]):
                found.forms.append(sys.intern(form))
                found.starts.append(at)
                found.ends.append(match.end())
                found.begins.append(new)
                found.capital.append(match[0].lstrip("[")[0].isupper())
                found.loose.append(waiting)
                waiting, fresh, new = 0, False, False
            last = at
    found.loose.append(waiting)
    return found


@functools.lru_cache(maxsize=50_000)
def forms_of(word: str) -> tuple[str, ...]:
    """A word as it is compared: "Don’t" is do and not, "2,000" is 2000, "five" 5, "U.S." US."""
    plain = word.replace("’", "'").replace("[", "").replace("]", "")
    letters = plain.replace(".", "")
    if 1 < len(letters) <= 5 and letters.isupper():
        return (letters,)
    low = plain.lower()
    if low[0].isdigit():
        return (low.replace(",", ""),)
    if low in IRREGULAR:
        return IRREGULAR[low]
    if value := _numbers().get(low):
        return (value,)
    if match := CONTRACTED.search(low):
        stem = low[: match.start()]
        return (stem.removesuffix("n"), "not") if match[0] == "'t" else (stem, WHOLE[match[0]])
    if low.endswith(("'s", "'d")):
        return low[:-2], low[-2:]
    return (low,)


@functools.cache
def _numbers() -> Mapping[str, str]:
    return {word: f"{value:g}" for word, value in numerals("one", "ten").items()}


@functools.cache
def sorts() -> Mapping[str, str]:
    """The words that tell little of what is spoken of: empty ones nothing, common ones less."""
    return {row["word"]: row["sort"] for row in word_data("reread.across", "plain_words")}


def is_content(form: str) -> bool:
    """Whether a word tells what is spoken of."""
    return sorts().get(form) != "empty"


def same(a: Spoken, first: int, last: int, b: Spoken, begin: int, end: int) -> bool:
    """Whether two runs of different words are one as other houses write it: cease-fire and
    ceasefire, colour and color, Gadhafi and Qaddafi, it's and it is."""
    one = [form for form in a.forms[first:last] if form not in FILLERS]
    other = [form for form in b.forms[begin:end] if form not in FILLERS]
    whole = "".join(one), "".join(other)
    if whole[0] == whole[1] or {" ".join(one), " ".join(other)} <= FREELY[2]:
        return True
    if last - first != end - begin:
        return False
    return all(
        _alike(a.forms[i], b.forms[j], bool(a.capital[i] and b.capital[j]))
        for i, j in zip(range(first, last), range(begin, end), strict=True)
    )


@functools.lru_cache(maxsize=20_000)
def _alike(one: str, other: str, names: bool) -> bool:
    if one == other or any(one in group and other in group for group in FREELY):
        return True
    if names and (spelled(one.title()) == spelled(other.title()) or sound(one) == sound(other)):
        return True
    return american(one) == american(other)
