"""Writing a bundle: the same reading gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from .. import encoded
from ..article import Article
from ..choices import Choices
from ..files import path_of, write_bytes
from ..methods import KEPT, made
from ..own_tables import OWN
from ..provenance import text_of
from ..stored import to_json
from . import wordless
from .page import page

LAYOUT = 1  # of what is in a bundle; to be raised when an older reread could not read it
CARD, PAGE, TEXT = "bundle.json", "README.txt", "article.txt"
# Fields of Article that copy out words of the source
WORDS_OF_SOURCE = ("told", "omitted", "notices")
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold: a file says nothing of when
MODE = 0o644


def pack(
    path: str | Path,
    article: Article,
    choices: Choices,
    tables: Mapping[str, pd.DataFrame],
    *,
    text: bool = True,
) -> Path:
    """Write a reading as one zip: what `Reading.bundle` does."""
    path = path_of("path", path)
    if path.suffix.lower() != ".zip":
        raise ValueError(f"path={str(path)!r} does not end in .zip; a bundle is a zip file")
    kept = dict(tables) if text else wordless.wordless(tables)
    files = {TEXT: article.text.encode("utf-8")} if text else {}
    own = {name: getattr(choices, name) for name in OWN}
    files |= {
        f"own/{name}.csv": encoded.csv(table)
        for name, table in own.items()
        if isinstance(table, pd.DataFrame)
    }
    files |= {f"tables/{name}.parquet": encoded.parquet(table) for name, table in kept.items()}
    how = made(choices)
    card = {
        "layout": LAYOUT,
        **{name: how[name] for name in KEPT},
        "article": _known(article, text=text),
        "text": {**text_of(article), "kept": text},
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        "words": {} if text else wordless.digests(tables, article.text),
    }
    told = page(article, how, kept, text=text).encode("utf-8")
    data = json.dumps(card, indent=1, ensure_ascii=False).encode("utf-8")
    return write_bytes(path, _zipped({CARD: data, PAGE: told, **files}))


def _known(article: Article, *, text: bool) -> dict[str, Any]:
    """All fields of an article but its text; without what else copies out words of it."""
    known = {"id": article.id, **json.loads(to_json(article))}
    return {name: value for name, value in known.items() if text or name not in WORDS_OF_SOURCE}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of some files, uncompressed: which bytes come out of a compressor hangs on its version,
    and Parquet is compressed already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = MODE << 16
            packed.writestr(entry, data)
    return stream.getvalue()
