"""Agreement of two tables that say who speaks: `quotes` and the agents of `events`.

    python benchmarks/agreement.py FOLDER [--limit N] [--processes 2] [--differ]

FOLDER holds articles as `*.jsonl`, one JSON object a line with `text`, `id` and `published`. Each
quotation whose speaker is an entity, and whose cue has a verb that is listed in `events`, is held
against the agent of that event. Prints one row of a Markdown table: how many such quotations there
are, and of how many the event has the same entity as agent, another one, or none; and the share
of those with two entities that agree. `--differ` prints the quotations where they don't.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from accuracy import load, show
from measures import rows

import reread as rr


class Pair(NamedTuple):
    """A quotation: its speaker, its event's agent, and the words around cue and source."""

    speaker: str
    agent: str | None
    said: str

    @property
    def outcome(self) -> str:
        """How the two compare: agree, differ, or no agent."""
        if self.agent is None:
            return "no agent"
        return "agree" if self.agent == self.speaker else "differ"


def pairs(record: dict[str, Any]) -> list[Pair]:
    """The quotations of an article with a speaker and a listed verb."""
    published = (record.get("published") or "")[:10] or None
    return list(compared(rr.read(rr.Article(record["text"], published, record["id"]))))


def compared(reading: rr.Reading) -> Iterator[Pair]:
    """Each quotation, once however many pieces it has, with its speaker and its event's agent."""
    entities = [None, *(entity for (entity,) in rows(reading.mentions, "entity"))]
    events = rows(reading.events, "start", "end", "lemma", "kind", "agent")
    names = ("quote", "cue_start", "cue_end", "source_start", "source_end", "speaker", "verb")
    for _, start, end, *source, speaker, verb in dict.fromkeys(rows(reading.quotes, *names)):
        if start is None or speaker is None:
            continue
        inside = [row for row in events if start <= row[0] and row[1] <= end]
        own = [row for row in inside if row[2] == verb]
        own = own or [row for row in inside if row[3] == "reporting"]
        if own:
            agent = entities[0 if own[0][4] is None else own[0][4] + 1]
            around = [start, end, *(place for place in source if place is not None)]
            said = reading.article.text[max(0, min(around) - 50) : max(around) + 50]
            yield Pair(speaker, agent, " ".join(said.split()))


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="folder of articles, *.jsonl")
    parser.add_argument("--limit", type=int, help="articles of each file, from its first")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--differ", action="store_true", help="print what does not agree")
    given = parser.parse_args()
    records = [one for path in sorted(given.folder.glob("*.jsonl"))
               for one in load(path)[: given.limit]]  # fmt: skip
    if not records:
        parser.error(f"{given.folder} has no *.jsonl with articles")
    with multiprocessing.Pool(given.processes) as pool:
        found = [pair for some in pool.imap(pairs, records, chunksize=4) for pair in some]
    for pair in found:
        if given.differ and pair.outcome != "agree":
            print(f"{pair.outcome}: {pair.agent} for {pair.speaker} in “{pair.said}”")
    counts = Counter(pair.outcome for pair in found)
    both = counts["agree"] + counts["differ"]
    outcomes = ("agree", "differ", "no agent")
    show("articles", "quotations", *outcomes, "agree, of both", "no agent, of all")
    show(*("--:" for _ in range(7)))
    show(f"{len(records):,}", f"{len(found):,}", *(f"{counts[name]:,}" for name in outcomes),
         f"{counts['agree'] / max(1, both):.3f}",
         f"{counts['no agent'] / max(1, len(found)):.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
