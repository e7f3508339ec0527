"""How many quotations and voices of real articles are right, by judgements kept in tables.

    python benchmarks/quotations_judged.py GOLD/corpus [--round 2] [--reader deep]

Each judged row of a reading is looked up in today's reading by where its words stand. Printed are,
of the rows that are judged and not doubtful, the shares whose content is right, whose speaker is
right, wrong or missing, and that are right in both; and how many rows nobody has judged yet. Then,
of the events in voices_judged.tsv, how many have the right voice (`asserted_by`), a wrong one, or
are "unnamed" though the text names who says so.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accuracy import show
from measures import rows, share
from tasks import read

import reread as rr
from reread.reader.weights import DEPTHS

JUDGED = Path(__file__).with_name("quotations_judged.tsv")
VOICES = Path(__file__).with_name("voices_judged.tsv")
PREFIX = 12  # characters of a text's sha256 that name it
NOBODY = "-"  # the text gives no name
QUOTATIONS = (
    "content right", "speaker right", "speaker wrong", "speaker missing", "both right",
)  # fmt: skip
ALIKE = 0.8  # share of characters, of all in either, from which two contents are one

Judgement = dict[str, str]
Row = tuple[int, int, str | None, str]  # content's start and end, speaker, status


def name_of(text: str) -> str:
    """What names a text in the table."""
    return hashlib.sha256(text.encode()).hexdigest()[:PREFIX]


def judgements(table: Path, number: str | None) -> dict[str, list[Judgement]]:
    """The judged rows of a table by text, of one round if asked."""
    with table.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        found: dict[str, list[Judgement]] = {}
        for row in csv.DictReader(lines, delimiter="\t"):
            if number in (None, row["round"]):
                found.setdefault(row["text"], []).append(row)
    return found


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """The articles of a folder of JSON lines."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as stream:
            yield from map(json.loads, stream)


def compared(reading: rr.Reading, judged: list[Judgement]) -> Counter:
    """How the quotations of an article stand to the judgements of it."""
    found: list[Row] = rows(reading.quotes, "content_start", "content_end", "speaker", "status")
    named = dict(rows(reading.entities, "entity", "named"))
    whose = rows(reading.mentions, "start", "end", "entity")
    counts: Counter = Counter()
    for start, end, speaker, status in found:
        known = max(judged, key=lambda row: _alike(row, start, end), default=None)
        if known is None or _alike(known, start, end) < ALIKE:
            counts["not judged"] += 1
        elif status == "doubtful":
            counts["doubtful"] += 1
        else:
            right = known["content"] == "right"
            who = _speaker(known, speaker if named.get(speaker) else None, whose)
            counts.update({"rows": 1, "content right": right, f"speaker {who}": 1,
                           "both right": right and who == "right"})  # fmt: skip
    return counts


def voiced(reading: rr.Reading, judged: list[Judgement]) -> Counter:
    """How many events of an article have the voice that was judged to be right."""
    voice_of = {(start, end): voice for start, end, voice
                in rows(reading.events, "start", "end", "asserted_by")}  # fmt: skip
    named = dict(rows(reading.entities, "entity", "named"))
    whose = rows(reading.mentions, "start", "end", "entity")
    counts: Counter = Counter()
    for row in judged:
        voice = voice_of.get((int(row["start"]), int(row["end"])))
        if voice is not None:
            counts[_voice(row, voice, named, whose)] += 1
    return counts


def _voice(
    row: Judgement, voice: str, named: dict[str, bool], whose: list[tuple[int, int, str | None]]
) -> str:
    """Whether a voice is "right", "wrong", or "unnamed" where the text names it."""
    if "narrator" in (row["voice"], voice):
        return "right" if row["voice"] == voice else "wrong"
    who = _speaker(row, voice if named.get(voice) else None, whose)
    return "unnamed" if who == "missing" else who


def _alike(row: Judgement, start: int, end: int) -> float:
    first, last = int(row["start"]), int(row["end"])
    shared = min(last, end) - max(first, start)
    return shared / (max(last, end) - min(first, start))


def _speaker(row: Judgement, speaker: str | None, whose: list[tuple[int, int, str | None]]) -> str:
    """Whether the speaker is the one that was judged to be: "right", "wrong" or "missing"."""
    if row["speaker_start"] == NOBODY:
        return "right" if speaker is None else "wrong"
    if speaker is None:
        return "missing"
    first, last = int(row["speaker_start"]), int(row["speaker_end"])
    there = {entity for start, end, entity in whose if start < last and first < end}
    return "right" if speaker in there else "wrong"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="folder of articles")
    parser.add_argument("--round", choices=("1", "2"), help="one sample; all if not given")
    parser.add_argument("--reader", choices=DEPTHS, default="deep", help="how deep it reads")
    given = parser.parse_args()
    judged, heard = (judgements(table, given.round) for table in (JUDGED, VOICES))
    counts, voices = Counter(), Counter()
    for record in records(given.corpus):
        name = name_of(record["text"])
        if name in judged or name in heard:
            reading = read(record, reader=given.reader)
            counts += compared(reading, judged.get(name, []))
            voices += voiced(reading, heard.get(name, []))
    show("of rows judged and not doubtful", "n", "share")
    show("---", "--:", "--:")
    for what in QUOTATIONS:
        show(what, f"{counts[what]:,}", f"{counts[what] / counts['rows']:.3f}")
    for what in ("right", "wrong", "unnamed"):
        show(
            f"asserted_by {what}", f"{voices[what]:,}", f"{share(voices[what], voices.total()):.3f}"
        )
    print(f"\n{counts['rows']:,} rows, {counts['doubtful']:,} more are doubtful, "
          f"{counts['not judged']:,} not judged; {voices.total():,} events")  # fmt: skip


if __name__ == "__main__":
    main()
