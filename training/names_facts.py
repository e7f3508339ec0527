"""What the recogniser of names knows before it reads: clusters of words, and lists of names.

The lists are those of the package and of training/lists. A letter or two stands for each.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tags_clusters import clusters

from reread.entities import clues, gazetteer

LISTS = Path(__file__).with_name("lists")
LEAST_RAW = 5  # occurrences in raw text of a word that gets a cluster
LOWER = 3  # occurrences in small letters that make a word of a long list no name

Lists = tuple[dict[str, tuple[str, ...]], dict[str, str]]  # of words, of names


def facts(raw: list[list[str]], seed: int) -> tuple[dict[str, tuple[int, ...]], *Lists]:
    """The clusters of words in raw text, the lists they are in, and listed names."""
    small = Counter(form for sentence in raw for form in sentence if form.islower())
    middle = Counter(form for sentence in raw for form in sentence[1:])
    for sentence in raw:  # a capital at the start tells nothing of a word that has none elsewhere
        low = sentence[0].lower()
        if middle[low] > middle[sentence[0]]:
            sentence[0] = low
    return clusters(raw, seed, LEAST_RAW), *lists(small)


def lists(small: Mapping[str, int]) -> Lists:
    """The lists each word is in, and each listed name; `small` counts words in small letters."""
    names: dict[str, set[str]] = defaultdict(set)
    words: dict[str, list[str]] = defaultdict(list)
    for name, entry in gazetteer.listed().items():
        names[clues.pieces(name)].add(f"{entry.kind[0]}{entry.source[:2]}")
    for name, kind in rows("wordnet", small):
        names[clues.pieces(name)].add(f"{kind[0]}w")
        if kind == "PER" and " " in name:
            words[name.split()[-1]].append("w")
    for table in ("regions", "towns"):
        for (name,) in rows(table, small):
            for spelling in sorted({name, plain(name)}):
                names.setdefault(clues.pieces(spelling), set()).add(f"L{table[0]}")
    for code, table in (("G", "given_names"), ("S", "surname_names")):
        for (name,) in rows(table, small):
            for spelling in sorted({name, plain(name)}):
                words[spelling].append(code)
    for word, code in own_words():
        words[word].append(code)
    listed = {name: "".join(sorted(codes)) for name, codes in sorted(names.items()) if name}
    return {word: tuple(dict.fromkeys(words[word])) for word in sorted(words)}, listed


def own_words() -> Iterator[tuple[str, str]]:
    """Words of the package's own lists with a letter for the list."""
    yield from ((name, "g") for name in gazetteer.given_names())
    yield from ((name, "s") for name in sorted(gazetteer.surnames()))
    for (word, place), kinds in gazetteer.keywords().items():
        yield from ((word, f"k{kind[0]}{place[0]}") for kind in kinds)
    for name, title in gazetteer.titles().items():
        if " " not in name:
            yield name, f"t{title.group[0]}"
    yield from ((name, "tl") for name in gazetteer.lower_titles() if " " not in name)


def rows(table: str, small: Mapping[str, int]) -> Iterator[list[str]]:
    """The rows of a list; names that are also common words are left out."""
    for line in (LISTS / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if line[0] != "#" and len(row[0]) > 1 and small.get(row[0].lower(), 0) < LOWER:
            yield row


def plain(name: str) -> str:
    """A name without accents, as many outlets write it."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
