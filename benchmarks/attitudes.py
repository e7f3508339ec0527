"""Who speaks how of whom: precision of the table `voices` on cells that were judged by hand.

    python benchmarks/attitudes.py GOLD [--wrong]

Each row of `attitudes_judged.tsv` is one cell that some version of the table had as positive or
negative: the text by the first twelve digits of its SHA-256, voice and entity by their ids, the
mention that it pointed to, and the judgements of two who read the sentences around it: does this
voice show this attitude towards this entity? "none" where it does not, where another speaks or
where somebody else is meant. "develop" are texts of GOLD/corpus and GOLD/quotes that the rules were
made with; of "held-out" only what the rules of the day gave was looked at; "fresh" cells were
judged before they were used, and then were: their column `label` is what stood there at first.

The texts are read and the cells that are positive or negative now are compared with the judgements
of the second, else of the first; cells that nobody judged are counted apart. `--wrong` prints what
is wrong or unjudged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import seeding

import reread as rr

HERE = Path(__file__).parent
FILES = ("corpus/wikinews", "corpus/t17", "quotes/polnear_train", "quotes/polnear_dev")
DIGITS = 12  # of the hash that stands for a text
CLEAR = ("positive", "negative")
Cell = tuple[str, str, str]  # text, voice, entity


def judged() -> list[dict[str, str]]:
    """The rows of the table of judgements."""
    return seeding.rows(HERE / "attitudes_judged.tsv")


def texts(gold: Path, wanted: set[str]) -> Iterator[tuple[str, rr.Article]]:
    """The articles that have a judged cell, by their hash."""
    for name in FILES:
        with (gold / f"{name}.jsonl").open(encoding="utf-8") as stream:
            for record in map(json.loads, stream):
                key = hashlib.sha256(record["text"].encode("utf-8")).hexdigest()[:DIGITS]
                if key in wanted:
                    yield key, rr.Article(text=record["text"], published=record.get("published"))


def main() -> None:
    """Print precision by part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what is wrong or unjudged")
    given = parser.parse_args()
    table = judged()
    cells = {(row["text"], row["voice"], row["entity"]): row["second"] or row["first"]
             for row in table}  # fmt: skip
    parts = {(row["text"], row["voice"], row["entity"]): row["part"] for row in table}
    print(agreement(table))
    counts: Counter[tuple[str, str]] = Counter()
    for key, article in texts(given.gold, {row["text"] for row in table}):
        rows = rr.read(article).voices
        for row in rows[rows["label"].isin(CLEAR)].itertuples():
            cell = (key, row.voice, row.entity)
            judgement = cells.get(cell, "unjudged")
            counts[parts.get(cell, ""), "right" if judgement == row.label else judgement] += 1
            if given.wrong and judgement != row.label:
                print(key, row.voice, row.entity, row.label, row.score, judgement, sep="\t")
    for part in sorted(set(parts.values())):
        print(figures(part, counts))
    print(f"not judged {counts['', 'unjudged']} cells")


def agreement(table: list[dict[str, str]]) -> str:
    """Two lines: how often the two agree, and how many fresh cells were right at first sight."""
    both = [row["first"] == row["second"] for row in table if row["first"] and row["second"]]
    fresh = [row["label"] == row["second"] for row in table if row["part"] == "fresh"]
    return (
        f"the two judges agree on {sum(both)} of {len(both)} cells\n"
        f"right at first sight {sum(fresh)} of {len(fresh)} fresh cells"
    )


def figures(part: str, counts: Counter[tuple[str, str]]) -> str:
    """One line: precision over the judged cells of a part that the table has now."""
    right = counts[part, "right"]
    found = sum(n for (where, _), n in counts.items() if where == part)
    return f"{part:8} precision {right / max(found, 1):.3f} ({right} of {found} cells)"


if __name__ == "__main__":
    main()
