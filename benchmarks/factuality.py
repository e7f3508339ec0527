"""Whether what is told is said to be so: how often reread's polarity and modality are right.

    python benchmarks/factuality.py CORPUS...

CORPUS are files of news articles, one JSON object a line with a field `text`. Read are those of
them that `factuality_judged.tsv` has judgements of, found by a hash of their text. Prints a
Markdown row for plain facts (positive and actual) and one for all else: how many events were
judged, how many of these are still said so, what share of those is right, and how many that were
judged wrong have changed. A value that changed after it was judged counts in no share.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import Counter, defaultdict
from pathlib import Path

from participants import PREFIX, texts

import reread as rr

JUDGED = Path(__file__).with_name("factuality_judged.tsv")
PLAIN = ("positive", "actual")

Said = dict[tuple[int, int], tuple[str, str]]  # polarity and modality by the span of the event


def judged() -> dict[str, list[dict[str, str]]]:
    """The judgements by article."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader((li for li in lines if not li.startswith("#")), delimiter="\t"):
        found[row["text"]].append(row)
    return found


def said(text: str) -> Said:
    """How each event of a text is said now."""
    events = rr.read(rr.Article(text=text)).events
    spans = zip(events["start"], events["end"], strict=True)
    return dict(zip(spans, zip(events["polarity"], events["modality"], strict=True), strict=True))


def main() -> None:
    """Measure one reading of the judged articles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "corpus", type=Path, nargs="+", help="files of articles, a JSON object a line"
    )
    known, counts = judged(), Counter[tuple[str, str]]()
    for text in texts(parser.parse_args().corpus):
        rows = known.pop(hashlib.sha256(text.encode()).hexdigest()[:PREFIX], None)
        now = said(text) if rows else {}
        for row in rows or ():
            pair = row["polarity"], row["modality"]
            kind = "plain facts" if pair == PLAIN else "all else"
            same = now.get((int(row["start"]), int(row["end"]))) == pair
            counts[kind, "judged"] += 1
            counts[kind, f"{row['judgement']} {'still' if same else 'changed'}"] += 1
    print("| values | judged | still so | right | wrong ones changed |")
    print("| --- | --: | --: | --: | --: |")
    for kind in ("plain facts", "all else"):
        right, wrong = counts[kind, "right still"], counts[kind, "wrong still"]
        share = right / max(right + wrong, 1)
        changed = counts[kind, "wrong changed"]
        print(f"| {kind} | {counts[kind, 'judged']} | {right + wrong} | {share:.3f} | {changed} |")
    if known:
        print(f"{len(known)} judged articles were not among those given.")


if __name__ == "__main__":
    main()
