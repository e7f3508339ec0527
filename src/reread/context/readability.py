"""How hard an article is to read, by the usual formulas."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from ..reading import Reading
from ..tables import COUNT, FLAG, NUMBER, TEXT

PARAGRAPH = "paragraph"  # the kind of block that is counted: headings have no full stops
ENOUGH = 100  # words: a sample as Flesch (1948) took it; of fewer the formulas say little
LONG = 6  # letters, more than which make a word long (Björnsson 1968)
COMPLEX = 3  # syllables that make a word complex (Gunning 1952)
NAMES = ("NNP", "NNPS")  # tags of words that are never complex, however long
# Vowels that stand together make a syllable, but for those that are silent (make, asked, homely)
# and for those that are two (giant, idea, doing, enthusiasm)
VOWELS = re.compile(r"[aeiouyáéíóúäëïöüàèìòùâêîôûåæøœ]+")
SILENT = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouy]le)"
    r"|(?<=[^aeiouydt])ed$(?<![^aeiouyl]led)"
    r"|(?<=[^aeiouycgsxz])es$(?<![cs]hes)(?<![^aeiouy]les)"
    r"|(?<=[^aeiouyl])e(?=(?:ly|ment|ments|ful|fully|less|ness)$)"
    r"|(?<=[aeiouy]l)e(?=(?:ly|ment|ments|ful|less|ness)$)"
)
APART = re.compile(
    r"i(?=a(?!ge|l(?:ly|s|ize|ized)?$(?<=[ct]ial)))|(?<![tscgxn])i(?=o(?!u))|(?<![tscgx])i(?=ou)"
    r"|i(?=um|us$|ent|ence|er$|ers$|est$|et)|(?<![gq])u(?=[ao](?!y))|(?<=[td])u(?=a)"
    r"|e(?=o(?!u|p)|ing|um$|ate)|(?<=[aeiou])i?y?(?=ing)"
    r"|(?<=s)m(?=$|s$)|(?<=th)m(?=$|s$)|(?<=n't)$"
)
COLUMNS = {"article": TEXT, "measure": TEXT, "value": NUMBER, "says": TEXT, "formula": TEXT,
           "source": TEXT, "words": COUNT, "enough": FLAG}  # fmt: skip


class Counts(NamedTuple):
    """What the formulas count. A word is long by more than `LONG` letters, and complex by
    `COMPLEX` syllables or more, unless it is a name."""

    sentences: int
    words: int
    letters: int
    syllables: int
    long: int
    complex: int

    @property
    def length(self) -> float:
        """Words of a sentence."""
        return self.words / self.sentences

    def of_a_word(self, count: int) -> float:
        """So many, shared out among the words."""
        return count / self.words


class Measure(NamedTuple):
    """A measure: what its value says, its formula, where that comes from, and how it is reckoned.
    W, S are words, sentences; the rest is written out."""

    name: str
    says: str
    formula: str
    source: str
    value: Callable[[Counts], float]


GRADE = "years of school in the United States that it takes to follow"
MEASURES = (
    Measure("words per sentence", "words of a sentence on average", "W / S", "",
            lambda n: n.length),
    Measure("syllables per word", "syllables of a word on average", "syllables / W", "",
            lambda n: n.of_a_word(n.syllables)),
    Measure("Flesch reading ease", "the higher, the easier: above 60 plain English, below 30 hard",
            "206.835 - 1.015 W/S - 84.6 syllables/W", "Flesch 1948",
            lambda n: 206.835 - 1.015 * n.length - 84.6 * n.of_a_word(n.syllables)),
    Measure("Flesch-Kincaid grade", GRADE, "0.39 W/S + 11.8 syllables/W - 15.59",
            "Kincaid et al. 1975",
            lambda n: 0.39 * n.length + 11.8 * n.of_a_word(n.syllables) - 15.59),
    Measure("Gunning fog", GRADE, "0.4 (W/S + 100 complex words/W)", "Gunning 1952",
            lambda n: 0.4 * (n.length + 100 * n.of_a_word(n.complex))),
    Measure("SMOG grade", GRADE, "1.0430 sqrt(30 complex words/S) + 3.1291", "McLaughlin 1969",
            lambda n: 1.0430 * math.sqrt(30 * n.complex / n.sentences) + 3.1291),
    Measure("Coleman-Liau index", GRADE, "5.88 letters/W - 29.6 S/W - 15.8",
            "Coleman and Liau 1975",
            lambda n: 5.88 * n.of_a_word(n.letters) - 29.6 * n.of_a_word(n.sentences) - 15.8),
    Measure("automated readability index", GRADE, "4.71 letters/W + 0.5 W/S - 21.43",
            "Senter and Smith 1967",
            lambda n: 4.71 * n.of_a_word(n.letters) + 0.5 * n.length - 21.43),
    Measure("LIX", "the higher, the harder: below 40 easy, above 60 very hard",
            "W/S + 100 words of more than 6 letters/W", "Björnsson 1968",
            lambda n: n.length + 100 * n.of_a_word(n.long)),
)  # fmt: skip


def readability(reading: Reading) -> pd.DataFrame:
    """One row per measure of how hard an article is to read: its value, what that says, its formula
    and its source.

    Counted are the paragraphs that are read: neither headings, which have no full stops, nor page
    furniture. Syllables are counted by spelling: 97 of 100 words of news have as many as CMUdict
    gives them, and their sum is within 0.2 per cent. `words` says how many words a value rests
    on; `enough` is false for fewer than 100. Without any word, values are missing.

    >>> import reread as rr
    >>> reading = rr.read(rr.load(rr.samples()["bridge-wire.txt"]))
    >>> rr.show(rr.readability(reading), columns=["measure", "value", "enough"], most=3)
    measure              value  enough
    words per sentence   15.09  yes
    syllables per word    1.52  yes
    Flesch reading ease  63.09  yes
    … and 6 more rows
    """
    counts = _counted(reading)
    rows = [
        (reading.article.id, one.name, one.value(counts) if counts.words else math.nan, one.says,
         one.formula, one.source or None, counts.words, counts.words >= ENOUGH)
        for one in MEASURES
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _counted(reading: Reading) -> Counts:
    """What the formulas count of a reading."""
    blocks = reading.blocks.set_index("block")["kind"]
    kinds = reading.sentences.set_index("sentence")["block"].map(blocks)
    tokens = reading.tokens.assign(surface=reading.stage("tokens")["surface"])
    here = tokens["sentence"].map(kinds).eq(PARAGRAPH) & tokens["kind"].isin(["word", "number"])
    forms, tags = _whole(tokens[here])
    letters = [sum(map(str.isalnum, form)) for form in forms]
    beats = [syllables(form) for form in forms]
    return Counts(
        tokens.loc[here, "sentence"].nunique(), len(forms), sum(letters), sum(beats),
        sum(count > LONG for count in letters),
        sum(count >= COMPLEX and tag not in NAMES for count, tag in zip(beats, tags, strict=True)),
    )  # fmt: skip


def _whole(tokens: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The words as they are written, "don't" as one, with the tag of the first part of each."""
    forms: list[str] = []
    tags: list[str] = []
    end = -1
    columns = (tokens[name].tolist() for name in ("start", "end", "surface", "tag"))
    for start, stop, surface, tag in zip(*columns, strict=True):
        if start == end and forms:
            forms[-1] += surface
        else:
            forms.append(surface)
            tags.append(tag)
        end = stop
    return forms, tags


def syllables(word: str) -> int:
    """How many syllables a word has, by its spelling; one at least."""
    low = word.lower().replace("’", "'")
    vowels, silent, apart = (len(one.findall(low)) for one in (VOWELS, SILENT, APART))
    return max(1, vowels - silent + apart)
