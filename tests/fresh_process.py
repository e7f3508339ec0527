"""Read the articles that come with the project in a process of its own, and print what its tables
hash to: `python tests/fresh_process.py alone|after|together`.

`after` takes them in another order, after texts that no one would write; `together` in as many
threads as there are articles, none of which finds anything loaded.
"""

import hashlib
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import reread as rr
from reread.stages import STAGES

DATA = Path(__file__).parents[1] / "data"
ARTICLES = sorted(path for path in DATA.iterdir() if path.name != "README.md")
# What they are read with: by turns, so that threads load different things at once
CHOICES = (
    {"lexicon": "textblob", "tokenizer": "tweet"},
    {"reader": "small", "lexicon": "vader"},
    {},
)
ODD = ("", "\ufeff \u200b", "“" * 300, "Ann" * 500, "0.1.2.3. " * 60, "\x1b[31m<b>’ \u202e$x$")


def digests(reading: rr.Reading) -> dict[str, str]:
    """What each table of a reading hashes to."""
    told = (reading.table(name).to_json(orient="split", date_format="iso") for name in STAGES)
    return {name: hashlib.sha256(one.encode()).hexdigest()
            for name, one in zip(STAGES, told, strict=True)}  # fmt: skip


def read(path: Path) -> dict[str, str]:
    """What the tables of a file hash to."""
    return digests(rr.read(rr.load(path), **CHOICES[ARTICLES.index(path) % len(CHOICES)]))


def main(how: str) -> dict[str, dict[str, str]]:
    """The digests of all articles, by the name of their file."""
    paths = ARTICLES[::-1] if how == "after" else ARTICLES
    if how == "after":
        for text in ODD:
            digests(rr.read(rr.Article(text=text, published="2025-08-20")))
    if how != "together":
        return {path.name: read(path) for path in paths}
    sys.setswitchinterval(0.0005)
    ready = Barrier(len(paths))
    with ThreadPoolExecutor(len(paths)) as pool:
        found = pool.map(lambda path: (ready.wait(), read(path))[1], paths)
        return dict(zip((path.name for path in paths), found, strict=True))


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1]), sort_keys=True))
