"""Contradictions between two articles, seeded: precision and recall of `Story.contradictions`.

    python benchmarks/seeded_disagreements.py GOLD [--make] [--wrong] [--part develop]

A row of `seeded_disagreements.tsv` is a sentence of a published article and an edit of it. The one
article of a pair is that sentence among the six before and after it; the other has the edited
sentence among as many of another article, or (where `host` is its own) of its own. A row of kind
dates, quantities, speaker or polarity contradicts; all other kinds are harmless: they say the same
in other words, more roughly, of another day, place or group. A contradiction counts as found where
a row of its kind touches both sentences; a pair of articles
with other rows alone is a false one.
`--make` draws the set anew from its seed; `--wrong` prints what went wrong with sentences to
develop with.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import seeding
from disagreeing_edits import CONTRADICTING, HARMLESS, apart, coin, other_words, reworded
from seeding import Edit, Record

import reread as rr

SET = Path(__file__).parent / "seeded_disagreements.tsv"
ABOUT = (
    "Sentences of the shared corpus, each with an edit by which another article contradicts it, or "
    "does not. Made by `seeded_disagreements.py GOLD --make`; kinds: see there."
)
EACH = 4  # sentences of an article that are tried
MANY = {"quantities": 22, "dates": 20, "speaker": 10, "polarity": 18}  # of each part
HARMLESS_EACH = 9
AROUND = 6  # sentences before and after


def made(known: Mapping[str, Record]) -> list[Edit]:
    """The rows of the set, by its seed."""
    found: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    drawn = seeding.drawn(known, "disagreements", each=EACH)
    hosts = sorted(known)
    for one in drawn:
        name = seeding.part_of(one.article)
        throw = coin(one.article, one.start)
        wanted = sorted(
            (*CONTRADICTING, *HARMLESS),
            key=lambda way: len(found[name, way.__name__]) / _most(way.__name__),
        )
        for way in wanted:
            if len(found[name, way.__name__]) < _most(way.__name__):
                edit = next(way(one, throw), None)
                if edit is not None:
                    own = throw % 2 == 0
                    host = one.article if own else hosts[throw % len(hosts)]
                    plain = way is reworded or throw % 5 == 0
                    more = [] if plain else other_words(one.text, throw, 2)
                    changes = apart([*edit.changes, *more])
                    row = seeding.row(one, way.__name__, *changes, host=host, later=edit.later)
                    found[name, way.__name__].append(row)
                    break
    return [row for key in sorted(found) for row in found[key]]


def _most(kind: str) -> int:
    return MANY.get(kind, HARMLESS_EACH)


def articles_of(edit: Edit, known: Mapping[str, Record]) -> tuple[rr.Article, rr.Article]:
    """The article with the sentence, and the one with the edited sentence."""
    record = known[edit["article"]]
    before, after = _around(record, int(edit["start"]), int(edit["end"]))
    one = rr.Article("\n\n".join([*before, edit["text"], *after]),
                     published=record["published"], id="one")  # fmt: skip
    host = known[edit["host"]]
    if host is not record:
        middle = len(host["text"]) // 2
        before, after = _around(host, middle, middle)
    day = dt.date.fromisoformat(record["published"][:10]) + dt.timedelta(days=int(edit["later"]))
    text = "\n\n".join([*(before if host is not record else before[:1]), edit["edited"],
                        *(after if host is not record else after[:1])])  # fmt: skip
    return one, rr.Article(text, published=day.isoformat(), id="other")


def _around(record: Record, start: int, end: int) -> tuple[list[str], list[str]]:
    places = list(seeding.sentences(record))
    before = [one.text for one in places if one.end <= start][-AROUND:]
    return before, [one.text for one in places if one.start >= end][:AROUND]


def judged(edit: Edit, known: Mapping[str, Record]) -> tuple[pd.DataFrame, bool]:
    """The rows between the two articles, and whether the contradiction is among them."""
    one, other = articles_of(edit, known)
    rows = rr.together([one, other]).contradictions()
    a, b = one.text.index(edit["text"]), other.text.index(edit["edited"])
    spans = {"one": (a, a + len(edit["text"])), "other": (b, b + len(edit["edited"]))}
    hits = [
        all(spans[row[f"article{side}"]][0] < row[f"end{side}"]
            and row[f"start{side}"] < spans[row[f"article{side}"]][1] for side in ("", "_b"))
        and row["kind"] == edit["kind"]
        for row in rows.to_dict("records")
    ]  # fmt: skip
    return rows, any(hits)


def main() -> None:
    """Print precision and recall of each part."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--make", action="store_true", help="draw the set anew")
    parser.add_argument("--wrong", action="store_true", help="print what went wrong")
    parser.add_argument("--part", choices=seeding.PARTS, help="only one part")
    asked = parser.parse_args()
    known = seeding.articles(asked.gold)
    if asked.make:
        seeding.write(SET, made(known), ABOUT)
        return
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for edit in seeding.read(SET, known):
        if asked.part in (None, edit["part"]):
            rows, hit = judged(edit, known)
            _count(counts[edit["part"]], edit, len(rows), hit)
            if asked.wrong and edit["part"] == "develop":
                _print_wrong(edit, rows, hit)
    for part, count in counts.items():
        print(figures(part, count))


def _count(count: Counter[str], edit: Edit, many: int, hit: bool) -> None:
    contradicts = edit["kind"] in MANY
    count["hit"] += hit and contradicts
    count["asked"] += contradicts
    count["false"] += bool(many) and not (hit and contradicts)
    count["harmless"] += not contradicts
    count[edit["kind"]] += 1
    count[f"{edit['kind']} found"] += hit if contradicts else bool(many)


def _print_wrong(edit: Edit, rows: pd.DataFrame, hit: bool) -> None:
    if hit != (edit["kind"] in MANY) or (len(rows) and not hit):
        print(edit["kind"], edit["article"], edit["start"], edit["host"], edit["text"], "->",
              edit["edited"], *rows["reason"], sep=" | ")  # fmt: skip


def figures(part: str, count: Counter[str]) -> str:
    """Precision and recall, and each kind."""
    hit, false = count["hit"], count["false"]
    kinds = sorted(k for k in count if f"{k} found" in count)
    each = ", ".join(f"{k} {count[f'{k} found']} of {count[k]}" for k in kinds)
    return (f"{part}: precision {seeding.told(hit, hit + false)}, "
            f"recall {seeding.told(hit, count['asked'])}; {each}")  # fmt: skip


if __name__ == "__main__":
    main()
