"""Contradictions put into published articles: precision and recall of `conflicts`.

    python benchmarks/seeded_conflicts.py GOLD [--wrong] [--unedited]

GOLD has the folder `corpus` of articles, one JSON object a line with id, text and published. Each
edit of `seeded_conflicts.tsv` is made in its article, and counts as found where that brings a
conflict which the article does not have as it stands. `--wrong` prints the edits to develop with
that were missed or found for nothing; `--unedited` the conflicts of every article as it stands, to
be judged by hand.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import seeding

import reread as rr

HERE = Path(__file__).parent
PARTS = ("develop", "held-out", "fresh")
SHOWN = ("article", "kind", "what", "old", "new")
Edit = dict[str, str]


def edits() -> list[Edit]:
    """One dict per line of the file of edits."""
    return seeding.rows(HERE / "seeded_conflicts.tsv")


def reasons(record: dict[str, Any], text: str) -> list[str]:
    """Why an article contradicts itself, one line for each conflict."""
    article = rr.Article(text=text, published=record["published"], id=str(record["id"]))
    return list(rr.read(article).conflicts["reason"])


def seeded(known: dict[str, dict[str, Any]]) -> Iterator[tuple[Edit, list[str]]]:
    """Each edit, and the conflicts that it brings; ValueError for another text than was edited."""
    before: dict[str, list[str]] = {}
    for edit in edits():
        record = known[edit["article"]]
        if edit["kind"] == "text":
            digest = hashlib.sha256(record["text"].encode()).hexdigest()
            if not digest.startswith(edit["new"]):
                raise ValueError(f"{record['id']} is not the text that the edits were made for")
            before[record["id"]] = reasons(record, record["text"])
        else:
            found = reasons(record, seeding.edited(record["text"], edit))
            yield edit, list((Counter(found) - Counter(before[record["id"]])).elements())


def main() -> None:
    """Print the figures of both parts, and of the articles as they stand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what went wrong")
    parser.add_argument("--unedited", action="store_true", help="print conflicts of all articles")
    asked = parser.parse_args()
    names = sorted(path.stem for path in (asked.gold / "corpus").glob("*.jsonl"))
    known = seeding.articles(asked.gold, names)
    if asked.unedited:
        unedited(known)
        return
    counts: Counter[tuple[str, str, str, bool]] = Counter()
    for edit, found in seeded(known):
        counts[edit["part"], edit["kind"], edit["what"], bool(found)] += 1
        wrong = bool(found) != (edit["kind"] == "contradicts")
        if asked.wrong and wrong and edit["part"] == "develop":
            print(*(edit[name] for name in SHOWN), *found, sep=" | ")
    for part in PARTS:
        print(figures(part, counts))


def figures(part: str, counts: Counter[tuple[str, str, str, bool]]) -> str:
    """One line of figures: precision and recall over edits, and the recall of each kind."""
    hits: Counter[str] = Counter()
    for (where, kind, what, found), number in counts.items():
        if where == part:
            hits[f"{kind} {found}"] += number
            hits[f"{what} {found}"] += number
    hit, missed = (hits[f"contradicts {found}"] for found in (True, False))
    false, quiet = (hits[f"harmless {found}"] for found in (True, False))
    kinds = sorted({what for where, _, what, _ in counts if where == part and what})
    each = ", ".join(
        f"{what} {hits[f'{what} True']} of {hits[f'{what} True'] + hits[f'{what} False']}"
        for what in kinds
    )
    return (
        f"{part:8} precision {hit / max(hit + false, 1):.3f} recall "
        f"{hit / max(hit + missed, 1):.3f} ({hit + missed} contradicting edits: {each}; "
        f"{false} of {false + quiet} harmless ones with a conflict)"
    )


def unedited(known: dict[str, dict[str, Any]]) -> None:
    """Print each conflict of the articles as they stand, and how many have one."""
    found = {key: reasons(record, record["text"]) for key, record in known.items()}
    for key, why in found.items():
        print(*(f"{key}: {reason}" for reason in why), sep="\n", end="\n" if why else "")
    print(f"{sum(map(bool, found.values()))} of {len(found)} articles with a conflict")


if __name__ == "__main__":
    main()
