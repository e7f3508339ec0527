"""Contradictions: precision and recall of `conflicts` on edited passages.

    python benchmarks/conflicts.py [--wrong]

Each edit of `conflicts.tsv` is made in its passage and the passage is read. An edit that makes
the text contradict itself must give at least one conflict, a harmless one none, and the passage
as it stands none. "develop" are the passages that rules were made with; of "held-out" only the
figures were looked at, once before and again after the last rules were made. `--wrong` prints what
was missed and what was found for nothing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import seeding

import reread as rr

HERE = Path(__file__).parent
PARTS = ("develop", "held-out")


def rows() -> list[dict[str, str]]:
    """One dict per line of the file of passages and edits."""
    return seeding.rows(HERE / "conflicts.tsv")


def texts() -> Iterator[tuple[str, str, rr.Article]]:
    """Part, kind and article of each passage and each edited passage."""
    originals: dict[str, dict[str, str]] = {}
    for row in rows():
        if row["kind"] == "text":
            originals[row["passage"]] = row
        source = originals[row["passage"]]
        text = source["text"] if row["kind"] == "text" else edited(source["text"], row["text"])
        yield row["part"], row["kind"], rr.Article(text=text, published=source["published"])


def edited(text: str, edits: str) -> str:
    """A text with each "old => new" made; ValueError where old does not stand once."""
    for edit in edits.split(" | "):
        old, new = edit.split(" => ")
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {text!r}; it must once")
        text = text.replace(old, new)
    return text


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--wrong", action="store_true", help="print what went wrong")
    wrong = parser.parse_args().wrong
    counts: Counter[tuple[str, str, bool]] = Counter()
    for part, kind, article in texts():
        found = rr.read(article).conflicts
        counts[part, kind, len(found) > 0] += 1
        if wrong and (len(found) > 0) != (kind == "contradicts"):
            print(f"{part} {kind}: {article.text}", *found["reason"], sep="\n    ")
    for part in PARTS:
        print(figures(part, counts))


def figures(part: str, counts: Counter[tuple[str, str, bool]]) -> str:
    """One line of figures: precision and recall over edits, conflicts on originals."""
    hit, missed = (counts[part, "contradicts", found] for found in (True, False))
    false, quiet = (counts[part, "harmless", found] for found in (True, False))
    original, clean = (counts[part, "text", found] for found in (True, False))
    precision, recall = hit / max(hit + false, 1), hit / max(hit + missed, 1)
    return (
        f"{part:8} precision {precision:.3f} recall {recall:.3f} "
        f"({hit + missed} contradicting and {false + quiet} harmless edits; "
        f"{original} of {original + clean} originals with a conflict)"
    )


if __name__ == "__main__":
    main()
