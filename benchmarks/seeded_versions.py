"""Edits of published articles, as desks make them: precision and recall of `versions`.

    python benchmarks/seeded_versions.py GOLD [--part develop] [--wrong]
    python benchmarks/seeded_versions.py GOLD --draw

GOLD has the folder `corpus` of articles. All edits of an article in `seeded_versions.tsv` are made
in it at once, and the two versions are compared. An edit of a kind counts as found where a row of
that kind (or of one in `also`, which is as true of it) stands on the edited words; a row that
stands on no edit, on a harmless one or has a kind that is none of its edit's is wrong. `--wrong`
prints what was missed and what is wrong; `--draw` prints the sentences that edits were written for,
drawn by a seed, before any was compared.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import seeding

import reread as rr

SET = Path(__file__).parent / "seeded_versions.tsv"
SHORT, LONG = 1_200, 4_500  # characters of an article that sentences are drawn from
ARTICLES, EACH = 75, 4
Row = dict[str, Any]


def drawn(known: dict[str, seeding.Record]) -> list[seeding.Sentence]:
    """The sentences that edits are written for."""
    fit = (id for id, record in known.items() if SHORT < len(record["text"]) < LONG)
    ids = sorted(fit, key=lambda id: hashlib.sha256(f"versions {id}".encode()).hexdigest())
    chosen = {id: known[id] for id in ids[:ARTICLES]}
    found = seeding.drawn(chosen, seed="versions", each=EACH)
    return sorted(found, key=lambda one: (ids.index(one.article), one.start))


def places(edits: list[seeding.Edit]) -> list[tuple[seeding.Edit, int, int, int, int]]:
    """Each edit of an article with the stretch that it changes there, and in the edited article."""
    found, moved = [], 0
    singles = sorted(
        (int(at), old, new, n) for n, edit in enumerate(edits)
        for at, old, new in zip(*(edit[name].split("|") for name in ("at", "old", "new")),
                                strict=True)
    )  # fmt: skip
    for at, old, new, n in singles:
        start = at + moved
        found.append((edits[n], at, at + len(old), start, start + len(new)))
        moved += len(new) - len(old)
    return found


def compared(record: seeding.Record, edits: list[seeding.Edit]) -> list[Row]:
    """The rows of an article and the same with all edits made."""
    text = record["text"]
    for edit in sorted(edits, key=lambda one: -int(one["start"])):
        start, end = int(edit["start"]), int(edit["end"])
        text = text[:start] + edit["edited"] + text[end:]
    sides = (rr.Article(words, id=record["id"], published=record["published"])
             for words in (record["text"], text))  # fmt: skip
    return rr.versions(*sides).astype(object).to_dict("records")


def edit_of(row: Row, held: list[tuple[seeding.Edit, int, int, int, int]]) -> seeding.Edit | None:
    """The edit whose words a row stands on."""
    near = [
        (max(_shared(row, "start", "end", a, b), _shared(row, "start_b", "end_b", c, d)), n)
        for n, (_, a, b, c, d) in enumerate(held)
    ]
    most, which = max(near, default=(-1, 0))
    return held[which][0] if most >= 0 else None


def _shared(row: Row, first: str, last: str, start: int, end: int) -> int:
    """How many characters a row's place shares with a stretch; -1 where they do not meet."""
    if row[first] is None or row[first] != row[first]:
        return -1
    shared = min(int(row[last]), end) - max(int(row[first]), start)
    return shared if shared >= 0 else -1


def allowed(edit: seeding.Edit) -> tuple[str, ...]:
    """The kinds that are true of an edit; a headline's edit also changes the headline."""
    return (edit["kind"], *filter(None, edit["also"].split(",")), "headline")


def main() -> None:
    """Print how many edits of each kind are found, and how many rows are right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("gold", type=Path, metavar="GOLD")
    parser.add_argument("--part", choices=seeding.PARTS, help="only this part (default: both)")
    parser.add_argument("--wrong", action="store_true", help="print misses and wrong rows")
    parser.add_argument("--draw", action="store_true", help="print the sentences to be edited")
    asked = parser.parse_args()
    known = seeding.articles(asked.gold)
    if asked.draw:
        print("\n".join(f"{one.article} {one.start} {one.text}" for one in drawn(known)))
        return
    edits = seeding.read(SET, known)
    for part in (asked.part,) if asked.part else seeding.PARTS:
        score(part, [edit for edit in edits if edit["part"] == part], known, asked.wrong)


def score(part: str, edits: list[seeding.Edit], known: dict[str, Any], wrong: bool) -> None:
    """Print the figures of one part."""
    found, total, right, rows_of = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    by_article = defaultdict(list)
    for edit in edits:
        by_article[edit["article"]].append(edit)
        total[edit["kind"]] += 1
    touched = 0
    for id, own in by_article.items():
        held, seen = places(own), set[int]()
        for row in compared(known[id], own):
            edit = edit_of(row, held)
            fits = edit is not None and row["kind"] in allowed(edit) and edit["kind"] != "harmless"
            rows_of[row["kind"]] += 1
            right[row["kind"]] += fits
            seen |= {n for n, one in enumerate(own) if fits and one is edit}
            touched += edit is not None and edit["kind"] == "harmless"
            if wrong and not fits:
                print(f"wrong  {id} {row['kind']}: {row['reason']}")
        for n, edit in enumerate(own):
            found[edit["kind"]] += n in seen
            if wrong and n not in seen and edit["kind"] != "harmless":
                print(f"missed {id} {edit['kind']}: {edit['old']!r} -> {edit['new']!r}")
    kinds = sorted(kind for kind in total if kind != "harmless")
    print(f"{part}: {sum(total[kind] for kind in kinds)} edits of {len(by_article)} articles, "
          f"{total['harmless']} harmless ones, of which rows stand on {touched}")  # fmt: skip
    for kind in kinds:
        print(f"  {kind:12} found {seeding.told(found[kind], total[kind]):32} "
              f"rows right {seeding.told(right[kind], rows_of[kind])}")  # fmt: skip
    all_found, all_edits = (sum(one[kind] for kind in kinds) for one in (found, total))
    print(f"  {'all':12} found {seeding.told(all_found, all_edits):32} "
          f"rows right {seeding.told(right.total(), rows_of.total())}")  # fmt: skip


if __name__ == "__main__":
    main()
