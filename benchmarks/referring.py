"""How right the links of pronouns and nominals are, on chains that people have annotated.

    python benchmarks/referring.py GOLD [--half unread] [--limit N] [--processes 2]

GOLD is a file of the task `entities`, laid out as README.md beside this file says. Prints one row
of a Markdown table per form: how many links there are, the share of them that lead to the right
chain, and the share of gold's mentions (of chains that have a name) that got their link. A pronoun
or nominal is gold's where it begins where gold's does and is no longer; that its entity is gold's
chain is read from the entity's names, matched by head word: the chain that most of them are of.
An entity without a name has the chain of the phrase that brings it in; what is said of it later
counts in rows of its own, and as links only.
A second table has the scores that links are given, and the share of links that are right of each:
what the scores in entities/coreference are set to.
"""

from __future__ import annotations

import argparse
import multiprocessing
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from accuracy import HALVES, chosen, show
from measures import bare_name, by_head, rows, share
from tasks import read

THIRD = {
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
    "they": "they them their theirs themselves",
}  # fmt: skip
FORMS = {word: name for name, words in THIRD.items() for word in words.split()}
GROUPS = {"he": "people", "she": "people", "it": "things", "they": "things"}  # of one score
UNNAMED = ("unnamed pronoun", "unnamed nominal")
DEFINITE = ("the ", "this ", "that ", "these ", "those ")


def form_of(surface: str) -> str | None:
    """The row of the table that a mention without a name counts in; None: in no row."""
    low = surface.lower()
    return FORMS.get(low) or ("nominal" if low.startswith(DEFINITE) else None)


def count(record: dict[str, Any]) -> Counter:
    """Links found, right and in gold, by form."""
    text, gold = record["text"], record["mentions"]
    named = {bare_name(text, m["start"], m["end"]): m for m in gold if m["named"]}
    chains = {m["chain"] for m in named.values() if m["kind"] != "time"}
    others: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for m in sorted(gold, key=lambda m: m["end"]):
        others[m["start"]].append(m)
    table = rows(read(record).mentions, "start", "end", "form", "entity", "score")
    names = {bare_name(text, s, e): entity for s, e, form, entity, _ in table if form == "name"}
    heads = {span: m.get("head") or span for span, m in named.items()}
    votes: dict[str, Counter] = defaultdict(Counter)
    for span, name in by_head(heads, names).items():
        votes[names[name]][named[span]["chain"]] += 1
    counts: Counter = Counter()
    for m in gold:
        form = None if m["named"] else form_of(m["surface"])
        counts["gold", form] += m["chain"] in chains
    for start, end, form, entity, score in table:
        if form == "name" or not entity:
            continue
        own = next((m for m in others[start] if m["end"] >= end), None)
        if entity not in votes and form == "nominal" and entity not in names.values():
            votes[entity][own["chain"] if own else None] += 1
            continue
        form = form_of(text[start:end]) or "nominal"
        best = votes[entity].most_common(1)
        right = bool(own and best and best[0][0] == own["chain"])
        whose = "" if entity in names.values() else "unnamed "
        group = "nominal" if form == "nominal" else "pronoun"
        for row in (whose + (group if whose else form), (whose + GROUPS.get(form, form), score)):
            counts["found", row] += 1
            counts["right", row] += right
    return counts


def main() -> None:
    """Measure one file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, help="a file of the task entities")
    parser.add_argument("--limit", type=int, help="documents, from the first")
    parser.add_argument("--half", choices=HALVES, help="some of the documents, by their ids")
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    records = chosen(given.gold, given.half)
    total: Counter = Counter()
    with multiprocessing.Pool(given.processes) as pool:
        for counts in pool.imap(count, records[: given.limit], chunksize=4):
            total.update(counts)
    show("form", "links", "precision", "in gold", "recall")
    show("---", *["--:"] * 4)
    for form in (*THIRD, "nominal", *UNNAMED):
        found, right, gold = (total[what, form] for what in ("found", "right", "gold"))
        show(form, f"{found:,}", f"{share(right, found):.3f}", f"{gold:,}",
             f"{share(right, gold):.3f}")  # fmt: skip
    print()
    show("links of", "score", "links", "right")
    show("---", *["--:"] * 3)
    for row in sorted(row for what, row in total if what == "found" and isinstance(row, tuple)):
        found, right = (total[what, row] for what in ("found", "right"))
        show(row[0], f"{row[1]:.2f}", f"{found:,}", f"{share(right, found):.3f}")


if __name__ == "__main__":
    main()
