"""Who takes part in what is told: how often reread says so, and how often it is right.

    python benchmarks/participants.py CORPUS...

CORPUS are files of news articles, one JSON object a line with a field `text`. Read are those of
them that `participants_judged.tsv` has judgements of, found by a hash of their text. Prints a
Markdown row for agents and one for patients: how many fillings were judged, how many of these the
reading still makes, and what share of those is right; then the share of verbs that have an agent,
and an agent or a patient. A filling that was judged wrong and is made no longer counts in neither.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import reread as rr

JUDGED = Path(__file__).with_name("participants_judged.tsv")
ROLES = ("agent", "patient")
VERBAL = ("finite verb", "participle", "infinitive")  # how the column `rule` of a verb begins
PREFIX = 12  # letters of the hash that tell an article

Filling = tuple[int, int, str, int, int]  # the span of an event, a role, the span that fills it


def judged() -> dict[str, dict[Filling, str]]:
    """The judgements by article and filling."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    found: dict[str, dict[Filling, str]] = defaultdict(dict)
    for row in csv.DictReader(kept, delimiter="\t"):
        start, end, first, last = (int(row[name]) for name in ("start", "end", "first", "last"))
        found[row["text"]][start, end, row["role"], first, last] = row["judgement"]
    return found


def texts(files: list[Path]) -> Iterator[str]:
    """The texts of the articles of some files."""
    for file in files:
        with file.open(encoding="utf-8") as stream:
            yield from (json.loads(line)["text"] for line in stream)


def fillings(reading: rr.Reading, counts: Counter[str]) -> set[Filling]:
    """Who takes part in each verb's event; counts verbs and how many have whom."""
    mentions = reading.mentions.set_index("mention")
    spans = dict(
        zip(mentions.index, zip(mentions["start"], mentions["end"], strict=True), strict=True)
    )
    found: set[Filling] = set()
    events = reading.events[reading.events["rule"].str.startswith(VERBAL)]
    taking_part = events[list(ROLES)].notna()
    counts["verbs"] += len(events)
    counts["agent"] += int(taking_part["agent"].sum())
    counts["either"] += int(taking_part.any(axis=1).sum())
    for role in ROLES:
        for row in events[events[role].notna()].itertuples():
            found.add((row.start, row.end, role, *spans[getattr(row, role)]))
    return found


def main() -> None:
    """Measure one reading of the judged articles."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "corpus", type=Path, nargs="+", help="files of articles, a JSON object a line"
    )
    known, counts = judged(), Counter[str]()
    made: Counter[tuple[str, str]] = Counter()
    for text in texts(parser.parse_args().corpus):
        judgements = known.pop(hashlib.sha256(text.encode()).hexdigest()[:PREFIX], None)
        if judgements is None:
            continue
        found = fillings(rr.read(rr.Article(text=text)), counts)
        for filling, judgement in judgements.items():
            made[filling[2], "judged"] += 1
            if filling in found:
                made[filling[2], judgement] += 1
    print("| role | judged | still made | right |\n| --- | --: | --: | --: |")
    for role in ROLES:
        right, wrong = made[role, "right"], made[role, "wrong"]
        share = right / max(right + wrong, 1)
        print(f"| {role} | {made[role, 'judged']} | {right + wrong} | {share:.3f} |")
    shares = (counts[name] / max(counts["verbs"], 1) for name in ("agent", "either"))
    print(
        "\nOf {} verbs {:.1%} have an agent, {:.1%} an agent or a patient.".format(
            counts["verbs"], *shares
        )
    )
    if known:
        print(f"{len(known)} judged articles were not among those given.")


if __name__ == "__main__":
    main()
