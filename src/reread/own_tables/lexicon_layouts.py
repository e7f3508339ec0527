"""Lexicons in the layouts in which they are passed on, told apart by what they hold.

* LIWC's .dic (2001 to 2015): between two lines "%" the numbers and names of categories, then an
  entry a line with its numbers; and .dicx (LIWC-22), a CSV with a column for each category.
* Lexicoder's .lc3: a line "+name" begins a category, entries follow.
* NRC's Emotion Lexicon: entry (by senses: "leave--forsake"), emotion, 0 or 1, separated by tabs;
  and NRC VAD: entry, valence, arousal, dominance, or entry and valence.
* AFINN: entry and a whole number from -5 to 5, separated by a tab.
* WordStat's .cat: tabs before an entry or category say how deep it stands; "calm (1)" is an entry.
* quanteda's .yml: categories, which hold categories or lists of entries.

All become rows of word, category, valence, of which the last two may be empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..article import counted

SUFFIXES = (".dic", ".dicx", ".lc3", ".cat", ".yml", ".yaml", ".txt", ".tsv")
FORMS = (
    "LIWC (.dic, .dicx), Lexicoder (.lc3), NRC, AFINN, WordStat (.cat), quanteda (.yml), or a CSV "
    "with columns word, valence or word, category"
)
TERMS = ("dicterm", "entry", "term", "word")  # heads of the column of entries in LIWC-22
# LIWC 2007 has codes that hang on the word beside: "<of>131/125", "(02 134)125/464" are 125 and
# 464 unless it is "of", or of the categories 02 or 134; that is what is read
UNLESS = re.compile(r"(?:<\w+>|\([\d\s]+\))\d+/(\d+)")
SENSE = "--"  # between a word and the synonyms that tell its sense, in NRC's lexicon by senses
WITHIN = "/"  # between a category and one within it
AFINN_MOST, MOST = 5, 4.0  # the largest number there, and of a valence


class Entry(NamedTuple):
    """An entry as a file has it, on which line, with its category or its valence."""

    line: int
    word: str
    category: str = ""
    valence: float | None = None


class BadLineError(ValueError):
    """A line of a file that does not belong into its layout."""

    def __init__(self, line: int, text: str, wanted: str) -> None:
        shown = text.strip()[:40]
        super().__init__(f"line {line} is {shown!r}, which is not {wanted}")


Line = tuple[int, str]  # its number, its text without spaces at the end


def entries_in(text: str, name: str) -> list[Entry]:
    """The entries of a file, by its text and its name; ValueError names the line that is wrong."""
    lines = [(at, line.rstrip()) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise ValueError("it is empty")
    lines = _after_preface(lines)
    suffix = Path(name).suffix.lower()
    found = list(_layout(lines, suffix)(lines))
    if not found:
        raise ValueError("it has no entries")
    return found


def _after_preface(lines: list[Line]) -> list[Line]:
    """The lines of a list separated by tabs without those that tell of it first, in lines mostly
    without tabs that a blank line ends; all lines of another file."""
    plain = [at for at, (_, line) in enumerate(lines) if "\t" not in line]
    end = plain[-1] + 1 if plain else 0
    is_told = 0 < end < len(lines) - end and end < 2 * len(plain)
    return lines[end:] if is_told and lines[end][0] > lines[end - 1][0] + 1 else lines


def _layout(lines: list[Line], suffix: str) -> Callable[[list[Line]], Iterator[Entry]]:
    """What reads the lines: by what they hold, and where that is the same by the suffix."""
    first = lines[0][1].strip()
    cells = first.split("\t")
    if first == "%":
        return _liwc
    if first.startswith("+"):
        return _lexicoder
    if suffix in (".yml", ".yaml"):
        return _quanteda
    if suffix == ".cat" or any(_weighted(line) for _, line in lines[:5]):
        return _wordstat
    if first.lower().startswith(tuple(f"{term}," for term in TERMS)) or suffix == ".dicx":
        return _liwc22
    if len(cells) == 4:
        return _valence_arousal
    if len(cells) == 3:
        return _emotions
    if len(cells) == 2:
        return _afinn
    if suffix == ".dic":
        raise BadLineError(lines[0][0], first, "the line '%' that begins a .dic")
    raise ValueError(f"its layout is not known; give {FORMS}")


def _liwc(lines: list[Line]) -> Iterator[Entry]:
    end = next((at for at, (_, line) in enumerate(lines) if at and line.strip() == "%"), None)
    if end is None:
        raise BadLineError(*lines[-1], "'%', which ends the list of categories")
    names: dict[int, str] = {}
    for number, line in lines[1:end]:
        code, _, name = line.strip().partition("\t" if "\t" in line.strip() else " ")
        if not code.isdecimal() or not name.strip():
            raise BadLineError(number, line, "a category's number and name")
        names[int(code)] = " ".join(name.split())
    for number, line in lines[end + 1 :]:
        word, codes = _coded(line.strip())
        unknown = [code for code in codes if not code.isdecimal() or int(code) not in names]
        if not codes or unknown:
            known = f"; {unknown[0]!r} is not in its list" if unknown else ""
            raise BadLineError(number, line, f"an entry with the numbers of its categories{known}")
        for code in dict.fromkeys(codes):
            yield Entry(number, word, names[int(code)])


def _coded(line: str) -> tuple[str, list[str]]:
    """An entry and the numbers after it: after the first tab, or else at the end of the line."""
    word, tab, codes = line.partition("\t")
    if not tab:
        parts = UNLESS.sub(r"\1", line).split()
        count = next((at for at, part in enumerate(reversed(parts)) if not part.isdecimal()), 0)
        cut = len(parts) - count
        return " ".join(parts[:cut]), parts[cut:]
    return word.strip(), UNLESS.sub(r" \1 ", codes).split()


def _liwc22(lines: list[Line]) -> Iterator[Entry]:
    rows = csv.reader(io.StringIO("\n".join(line for _, line in lines)))
    head = [cell.strip() for cell in next(rows)]
    if len(head) == 1:
        raise BadLineError(*lines[0], "a head of several cells, separated by commas")
    for (number, line), row in zip(lines[1:], rows, strict=False):
        if len(row) > len(head) or not row[0].strip():
            raise BadLineError(number, line, f"an entry and {counted(len(head) - 1, 'cell')}")
        for name, cell in zip(head[1:], row[1:], strict=False):
            if cell.strip().lower() not in ("", "0"):
                yield Entry(number, row[0], name)


def _lexicoder(lines: list[Line]) -> Iterator[Entry]:
    category = ""
    for number, line in lines:
        if line.startswith("+"):
            category = line.lstrip("+").strip()
            if not category:
                raise BadLineError(number, line, "a category's name after '+'")
        else:
            yield Entry(number, _weighted(line) or line, category)


def _emotions(lines: list[Line]) -> Iterator[Entry]:
    titled = _number(lines[0][1].split("\t")[2]) is None
    for number, line in lines[titled:]:
        cells = line.split("\t")
        if len(cells) != 3 or cells[2].strip() not in ("0", "1"):
            raise BadLineError(number, line, "an entry, an emotion, and 0 or 1, separated by tabs")
        if cells[2].strip() == "1":
            yield Entry(number, cells[0].partition(SENSE)[0], cells[1])


def _valence_arousal(lines: list[Line]) -> Iterator[Entry]:
    start = 0 if _number(lines[0][1].split("\t")[1]) is not None else 1
    found = []
    for number, line in lines[start:]:
        cells = line.split("\t")
        values = [_number(cell) for cell in cells[1:]]
        if len(values) != 3 or any(one is None or not -1 <= one <= 1 for one in values):
            raise BadLineError(number, line, "an entry, and valence, arousal and dominance up to 1")
        found.append((number, cells[0], values))
    # the first version has values in 0 … 1 with the middle at 0.5, the second in -1 … 1
    both = any(one is not None and one < 0 for _, _, values in found for one in values)
    for number, word, (valence, *_) in found:
        own = valence or 0.0
        yield Entry(number, word, valence=MOST * (own if both else 2 * own - 1))


def _afinn(lines: list[Line]) -> Iterator[Entry]:
    """AFINN's whole numbers, or the valences of NRC VAD alone, which end at 1."""
    titled = _number(lines[0][1].split("\t")[1]) is None
    found = []
    for number, line in lines[titled:]:
        cells = line.split("\t")
        value = _number(cells[-1])
        if len(cells) != 2 or value is None or not abs(value) <= AFINN_MOST:
            raise BadLineError(number, line, "an entry, a tab, and a number from -5 to 5")
        found.append((number, cells[0], value))
    values = [value for _, _, value in found]
    whole = all(value.is_integer() for value in values) or max(map(abs, values)) > 1
    for number, word, value in found:
        yield Entry(number, word, valence=value * MOST / (AFINN_MOST if whole else 1))


def _wordstat(lines: list[Line]) -> Iterator[Entry]:
    names: list[str] = []
    for number, line in lines:
        depth = len(line) - len(line.lstrip("\t"))
        if depth > len(names):
            raise BadLineError(number, line, "below a category: one tab a level")
        word = _weighted(line)
        if not word:
            names = [*names[:depth], line.strip()]
        elif depth:
            yield Entry(number, word, WITHIN.join(names[:depth]))
        else:
            raise BadLineError(number, line, "below a category")


def _weighted(line: str) -> str:
    """The entry on a line that ends with its weight in brackets; empty where none does."""
    word, _, weight = line.strip().rpartition("(")
    known = weight.endswith(")") and _number(weight[:-1]) is not None
    return word.strip() if known else ""


def _quanteda(lines: list[Line]) -> Iterator[Entry]:
    import yaml

    text = "\n" * (lines[0][0] - 1) + "\n".join(line for _, line in lines)
    try:
        given = yaml.load(text, Loader=yaml.BaseLoader)  # "no" is a word there
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        number, line = lines[min(mark.line - lines[0][0] + 1, len(lines) - 1)] if mark else lines[0]
        raise BadLineError(number, line, "YAML as quanteda writes it") from None
    if not isinstance(given, Mapping):
        raise BadLineError(*lines[0], "a category with its entries")
    yield from _below(given, "", lines[0][0])


def _below(given: Any, category: str, line: int) -> Iterator[Entry]:
    """The entries of a category and of those in it, by the names from the outermost."""
    if isinstance(given, Mapping):
        for name, inner in given.items():
            yield from _below(inner, f"{category}{WITHIN * bool(category)}{name}", line)
    elif isinstance(given, list):
        for inner in given:
            yield from _below(inner, category, line)
    elif given is not None:
        yield Entry(line, str(given), category)


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
