"""Opening a bundle, which may come from anyone: it is whole and one of ours, or an error says what
is wrong with it.

Nothing in it is unpacked to a disk or run. What it holds is bounded before it is read: how many
files of which names, how many bytes, rows and characters.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from ..files import path_of
from ..methods import KEPT
from ..tables import TABLES
from .kept_tables import kept_table
from .packing import CARD, LAYOUT, PAGE
from .packing import TEXT as ARTICLE

LARGEST = 2_000_000_000  # bytes of all files: a text of the greatest length has less
LONGEST_TEXT = 10_000_000  # characters; reading.LONGEST_TEXT, of which this floor knows nothing
NAMES = re.compile(rf"{CARD}|{PAGE}|{ARTICLE}|(?:own|tables)/[a-z_]{{1,40}}\.(?:csv|parquet)")
ENCRYPTED = 1  # bit of a zip entry's flags
SHAPE = {
    "versions": dict, "models": dict, "choices": dict, "article": dict, "text": dict,
    "files": dict, "words": dict,
}  # fmt: skip


class Bundle(NamedTuple):
    """What a bundle holds, checked."""

    name: str  # of the file, for people
    versions: dict[str, str]
    models: dict[str, str]
    choices: dict[str, Any]  # as provenance.told has them
    known: dict[str, Any]  # fields of the article but its text
    digest: str  # SHA-256 of the text
    text: str | None  # None where it was not to be kept
    tables: dict[str, pd.DataFrame]
    words: dict[str, dict[str, str]]  # digests of columns that were left out, by table and column


def opened(path: str | Path) -> Bundle:
    """What a bundle holds.

    Raises FileNotFoundError where there is no such file, ValueError where it is no bundle, is
    damaged, or holds what none does.
    """
    path = path_of("path", path)
    if not path.exists():
        raise FileNotFoundError(f"path={str(path)!r} is not there; give a bundle's file")
    if not path.is_file():
        raise ValueError(
            f"{path.name} is not a file; give a bundle, as reading.bundle(path) writes it"
        )
    try:
        return _checked(path.name, _unpacked(path))
    except RecursionError:
        raise ValueError(f"{path.name}: {CARD} is nested too deep to be one of ours") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise ValueError(
            f"{path.name} is damaged or not a bundle ({error}); take another copy of it"
        ) from None
    except ValueError as error:
        raise ValueError(f"{path.name} cannot be read as a bundle: {error}") from None


def _unpacked(path: Path) -> dict[str, bytes]:
    """The files of a zip, by name, none of which is read before all are known to be ours."""
    with zipfile.ZipFile(path) as packed:
        entries = packed.infolist()
        if problem := _foreign(entries, min(path.stat().st_size, LARGEST)):
            raise ValueError(problem)
        return {entry.filename: packed.read(entry) for entry in entries}


def _foreign(entries: list[zipfile.ZipInfo], most: int) -> str | None:
    """Why the files of a zip are none of a bundle, which has so many bytes at most."""
    names = [entry.filename for entry in entries]
    if CARD not in names:
        return f"it has no {CARD}, which every bundle has"
    if odd := [name for name in names if not NAMES.fullmatch(name)]:
        return f"it holds {odd[0]!r}, which no bundle has"
    if len(set(names)) < len(names):
        return f"it holds {max(names, key=names.count)!r} twice"
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        return "it is encrypted, as no bundle is"
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        return "it was repacked by another program; take the file that reread wrote"
    if (size := sum(entry.file_size for entry in entries)) > most:
        return f"its files would have {size:,} bytes, more than it can hold"
    return None


def _checked(name: str, files: dict[str, bytes]) -> Bundle:
    """A bundle of files, each of which is the one that was put into it."""
    card = _card(files[CARD])
    for file, digest in card["files"].items():
        if file not in files:
            raise ValueError(f"{file} is missing; take another copy of it")
        if hashlib.sha256(files[file]).hexdigest() != digest:
            raise ValueError(f"{file} is not as it was packed; take another copy of it")
    if more := sorted(set(files) - set(card["files"]) - {CARD, PAGE}):
        raise ValueError(f"it holds {more[0]}, which {CARD} does not mention")
    characters, digest = card["text"].get("characters"), card["text"].get("sha256")
    if not (isinstance(characters, int) and 0 <= characters <= LONGEST_TEXT):
        raise ValueError(f"{CARD} has {characters!r} for the length of a text")
    text = files[ARTICLE].decode("utf-8") if ARTICLE in files else None
    if text is not None and (len(text), card["files"][ARTICLE]) != (characters, digest):
        raise ValueError(f"{ARTICLE} is not the text that {CARD} describes")
    tables = {
        table: kept_table(table, files[file], characters)
        for table in TABLES
        if (file := f"tables/{table}.parquet") in files
    }
    how = {part: card[part] for part in KEPT}
    return Bundle(name, **how, known=card["article"], digest=digest, text=text, tables=tables,
                  words=card["words"])  # fmt: skip


def _card(data: bytes) -> dict[str, Any]:
    """What bundle.json says; ValueError unless all of it has the shape that it is read in."""
    try:
        card = json.loads(data.decode("utf-8"))
    except ValueError as error:
        raise ValueError(f"{CARD} is not JSON ({error})") from None
    if not isinstance(card, dict) or "layout" not in card:
        raise ValueError(f"{CARD} is not in the form of a bundle")
    if card["layout"] != LAYOUT:
        raise ValueError(
            f"it has the layout {card['layout']!r}, and this reread reads {LAYOUT}; "
            "install the reread that made it, or a newer one"
        )
    for part, kind in SHAPE.items():
        if not isinstance(card.get(part), kind):
            raise ValueError(f"{CARD} has no {part!r} in the form of a bundle")
    for part in ("versions", "models", "files"):
        if not all(isinstance(value, str) for value in card[part].values()):
            raise ValueError(f"{CARD} has a value under {part!r} that is not text")
    if not all(isinstance(digests, dict) for digests in card["words"].values()):
        raise ValueError(f"{CARD} has no 'words' in the form of a bundle")
    return card
