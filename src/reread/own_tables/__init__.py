"""Tables of one's own that a choice takes: a lexicon, cues of factuality, facts that date a text,
corrections by hand.

Each is checked and brought into one form before anything is read with it; an error says what is
wrong with which row, and what to write instead.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from ..article import iso_date
from .annotated import SUFFIXES, corrections_in
from .corrections import COLUMNS, checked_corrections
from .lexicon_layouts import SUFFIXES as LAYOUTS
from .lexicon_layouts import TERMS, entries_in
from .own_lexicons import checked_lexicon, table_of
from .own_links import LINK_COLUMNS, checked_links
from .own_rules import COLUMNS as RULES
from .own_rules import checked_rules

FACT_KINDS = ("office", "person", "happening", "thing")
# What a cue does to an event next to it, and to one that it governs; see timeline/data/cues.tsv
CUE_PLACES = ("verb", "noun", "clause", "subject", "object", "depends")
CUE_MODALITIES = ("future", "conditional", "hedged", "alleged")
CUE_EFFECTS = ("negative", *CUE_MODALITIES)
CUE_CLASSES = (
    "yes", "no", "fact", "claim", *CUE_MODALITIES, *(f"{name} no" for name in CUE_MODALITIES)
)  # fmt: skip
FACT_DAY = r"\d{4}(?:-\d\d-\d\d)?"  # a year, or an ISO day

LONGEST_CELL = 1_000  # characters; a word has a few, an office's titles some hundred
LONGEST_SHOWN = 80  # characters of a path in an error
PARTED = re.compile(r"[;\t]")  # what spreadsheets part cells by where numbers have commas
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # how a file in UTF-16 begins
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Own(NamedTuple):
    """A kind of table: the columns it has, what one row is called, what checks it, and how the
    names of files end that it is read from."""

    columns: str
    unit: str
    checked: Callable[[pd.DataFrame], pd.DataFrame]
    suffixes: tuple[str, ...] = (".csv",)


def from_file(name: str, source: str | Path) -> pd.DataFrame:
    """The table in a CSV file, all of it as text, or in JSON where a table can be read from that;
    ValueError says why there is none."""
    given, text = f"{name}={_short(source)}", _text_of(name, source)
    if name == "lexicon" and not _is_plain(source, text):
        return load_lexicon(source)
    if str(source).lower().endswith(tuple({*_kind(name).suffixes} - {".csv"})):
        try:
            return pd.DataFrame(corrections_in(text), columns=COLUMNS)
        except ValueError as error:
            raise ValueError(f"{given}: {error}") from None
    rows = _rows_of(given, text)
    head = [cell.strip().lower() for cell in rows.pop(0)] if rows else []
    if len(head) == 1 and (sign := PARTED.search(head[0])):
        wanted = _kind(name).columns.rpartition(" ")[2]
        raise ValueError(
            f"{given} has no column {wanted!r}; separate its cells with commas, not "
            f"with {sign[0]!r}"
        )
    for number, row in enumerate(rows):
        if len(row) > len(head):
            raise ValueError(
                f"{given}: row {number} has {len(row)} cells under {len(head)} columns; "
                "put cells that hold commas between quotation marks"
            )
    return pd.DataFrame([row + [""] * (len(head) - len(row)) for row in rows], columns=head)


def _kind(name: str) -> Own:
    return OWN[name] if name in OWN else OWN_ACROSS[name]


def _is_plain(source: str | Path, text: str) -> bool:
    """Whether a file of a lexicon is a CSV with columns of the names that ours have."""
    head = {cell.strip().lower() for cell in text.partition("\n")[0].split(",")}
    return "word" in head or (str(source).lower().endswith(".csv") and head.isdisjoint(TERMS))


def load_lexicon(
    path: str | Path, *, categories: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """A lexicon in the layout in which it is passed on: one row per entry and category, with word,
    category and valence in -4 … 4; NaN where nothing says what a category is worth.

    Read are LIWC (.dic, .dicx), Lexicoder (.lc3), NRC's emotions and VAD, AFINN, WordStat (.cat)
    and quanteda (.yml). Categories that are called positive or negative are worth 1 and -1;
    `categories` says instead what each of those that count is worth: ``{"care": 1, "harm": -1}``.
    Give what comes back as `lexicon`. Raises ValueError that names the line that is wrong.

    >>> from pathlib import Path
    >>> import reread as rr
    >>> entries = "%\\n1 harm\\n2 care\\n%\\narson* 1\\nrebuil* 2\\n"
    >>> written = Path("mine.dic").write_text(entries)
    >>> rr.load_lexicon("mine.dic", categories={"care": 1, "harm": -1}).values.tolist()
    [['arson*', 'harm', -1.0], ['rebuil*', 'care', 1.0]]
    """
    given, text = f"lexicon={_short(path)}", _text_of("lexicon", path)
    try:
        return table_of(entries_in(text, str(path)), categories)
    except ValueError as error:
        raise ValueError(f"{given}: {error}") from None


def _rows_of(given: str, text: str) -> list[list[str]]:
    """The rows of a CSV, its head first."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error as error:
        remedy = "close each quotation mark that a cell opens, and keep cells short"
        raise ValueError(f"{given} is not CSV ({error}); {remedy}") from None


def _text_of(name: str, source: str | Path) -> str:
    """The text of a file."""
    given, needs = f"{name}={_short(source)}", f"a CSV needs columns {_kind(name).columns}"
    if re.match(r"[a-z][a-z+.-]+:/", str(source), re.I):
        raise ValueError(f"{given} is an address; download it and give the file: {needs}")
    try:
        if not Path(source).is_file():
            raise ValueError(f"{given} is not a file; {needs}")
        data = Path(source).read_bytes()
        return data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        kind = "UTF-8" if Path(source).suffix.lower() in SUFFIXES else "CSV UTF-8"
        raise ValueError(f"{given} is not UTF-8 (line {line}); save it as {kind}") from None
    except OSError as error:
        raise ValueError(f"{given} cannot be read ({error.strerror}); {needs}") from None


def checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """A table of one's own in the form that it is read in; ValueError says what is wrong."""
    columns = [str(column) for column in table.columns]
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise ValueError(f"{name} has the column {twice[0]!r} twice; keep one of them")
    for column in table.columns:
        for number, cell in enumerate(table[column].tolist()):
            if problem := _wrong_cell(cell):
                raise ValueError(f"{name}: {column} in row {number} {problem}")
    return _kind(name).checked(table)


def _short(source: str | Path) -> str:
    text = str(source)
    return repr(text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…")


def _wrong_cell(cell: Any) -> str | None:
    """What makes a value no cell of a table, and how to mend it."""
    if not pd.api.types.is_scalar(cell) or isinstance(cell, bytes | complex):
        return f"is {type(cell).__name__}; write a text or a number"
    if not isinstance(cell, str):
        return None
    if len(cell) > LONGEST_CELL:
        return f"has {len(cell):,} characters; keep it to {LONGEST_CELL:,}"
    if odd := NO_TEXT.search(cell):
        return f"holds the character {odd[0]!r}, which has no place in a text; take it out"
    return None


def _checked_cues(table: pd.DataFrame) -> pd.DataFrame:
    """Cues as texts in small letters: word, beside, said, denied (said again where it is empty)."""
    absent = [column for column in ("word", "beside", "said") if column not in table.columns]
    if absent:
        needs = "it needs word, beside, said, and may have denied"
        raise ValueError(f"cues has no column {absent[0]!r}; {needs}")
    columns = ["word", "beside", "said", "denied"]
    given = table.reindex(columns=columns).astype("string").fillna("")
    given = given.apply(lambda column: column.str.strip().str.lower())
    for row in given.to_dict("records"):
        if problem := _wrong_cue(row):
            raise ValueError(f"cues: {row['word']!r} {problem}")
    return given.astype(object)


def _wrong_cue(row: dict[str, str]) -> str | None:
    """What is wrong with one cue, and how to mend it."""
    if not row["word"]:
        return "is not a word; give the form that a dictionary has"
    over, _, joint = row["beside"].partition(" ")
    governs = over == "over" and re.fullmatch(r"[a-z]+(?: ing)?", joint) is not None
    if not governs and row["beside"] not in CUE_PLACES:
        places = ", ".join(map(repr, CUE_PLACES))
        return (
            f"has beside={row['beside']!r}; choose {places}, or 'over that', 'over to', 'over of' …"
        )
    options = CUE_CLASSES if governs else CUE_EFFECTS
    for column in ("said", "denied") if governs else ("said",):
        if row[column] not in options and (row[column] or column == "said"):
            return f"has {column}={row[column]!r}; choose {', '.join(map(repr, options))}"
    return None


def _checked_facts(table: pd.DataFrame) -> pd.DataFrame:
    """Facts as texts: kind, name, titles (with | between), from and to as years or ISO days."""
    absent = [column for column in ("kind", "name", "from") if column not in table.columns]
    if absent:
        needs = "it needs kind, name, from, and may have titles, to"
        raise ValueError(f"facts has no column {absent[0]!r}; {needs}")
    columns = ["kind", "name", "titles", "from", "to"]
    given = table.reindex(columns=columns).astype("string").fillna("")
    given = given.apply(lambda column: column.str.strip())
    for row in given.to_dict("records"):
        if problem := _wrong_fact(row):
            raise ValueError(f"facts: {row['name']!r} {problem}")
    return given.assign(titles=given["titles"].str.lower()).astype(object)


def _wrong_fact(row: dict[str, str]) -> str | None:
    """What is wrong with one fact, and how to mend it."""
    if row["kind"] not in FACT_KINDS:
        return f"has kind={row['kind']!r}; choose {', '.join(map(repr, FACT_KINDS))}"
    if not all(re.search(r"\w", name) for name in row["name"].split("|")):
        return "has no name; a name is what must stand in the text"
    for column in ("from", "to"):
        day = row[column]
        if not (day == "" and column == "to") and not _is_day(day):
            return f"has {column}={day!r}; write a year or YYYY-MM-DD, for example '2025-08-20'"
    if row["to"] and row["to"] < row["from"][: len(row["to"])]:
        return f"ends in {row['to']}, before it begins in {row['from']}; swap from and to"
    if row["kind"] == "office" and not row["titles"]:
        return "has no titles; an office needs those that stand before the name, as 'president'"
    return None


def _is_day(day: str) -> bool:
    try:
        return bool(re.fullmatch(FACT_DAY, day)) and bool(iso_date(f"{day}-01-01"[:10]))
    except ValueError:
        return False


OWN = {
    "lexicon": Own("word, valence", "words", checked_lexicon, (".csv", *LAYOUTS)),
    "cues": Own("word, beside, said, denied", "cues", _checked_cues),
    "facts": Own("kind, name, titles, from, to", "facts", _checked_facts),
    "rules": Own(", ".join(RULES), "rules", checked_rules),
    "corrections": Own(", ".join(COLUMNS), "corrections", checked_corrections, (".csv", *SUFFIXES)),
}
# Those that no choice takes: of many articles
OWN_ACROSS = {"links": Own(", ".join(LINK_COLUMNS), "corrections", checked_links)}
