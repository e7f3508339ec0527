"""What seeded sets share: sentences of published articles drawn by a seed, the edits of them kept
without their text, and figures with intervals.

A set is a TSV with one row per edit. Which sentence was edited is told by its file, its article,
its first and last character and the first digits of its SHA-256; how, by what was put in (`new`)
for the words that stood (`old`) at a character (`at`) of the article, several joined by "|". A
set may have further columns of its own. Articles are develop or held-out by a hash of their ids.

    chosen = drawn(articles(gold), seed="audit", each=2)
    write(path, edits, "What the rows are, and who judged them.")
    for edit in read(path, articles(gold)): ...
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import reread as rr

FILES = ("t17", "wikinews")  # of the corpus, which sentences are drawn from
PARTS = ("develop", "held-out")
COLUMNS = ("part", "file", "article", "start", "end", "sha256", "kind", "at", "old", "new")
PREFIX = 16  # digits of a sentence's SHA-256 that are kept
SHORT, LONG = 60, 300  # characters of a sentence that is drawn
JOIN = "|"  # between several edits of one sentence
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
           "twelve")  # fmt: skip
Edit = dict[str, str]
Record = dict[str, Any]


class Sentence(NamedTuple):
    """A sentence of an article: its file, the article's id, its place and its text."""

    file: str
    article: str
    start: int
    end: int
    text: str


def articles(gold: Path, files: Iterable[str] = FILES) -> dict[str, Record]:
    """The articles of the corpus by their ids, each with the name of its `file`."""
    found = {}
    for file in files:
        for line in (gold / "corpus" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found[str(record["id"])] = {**record, "file": file}
    return found


def part_of(article: str) -> str:
    """develop or held-out: a coin thrown by the hash of the article's id."""
    return PARTS[hashlib.sha256(article.encode()).digest()[0] % 2]


def digest(text: str) -> str:
    """What a sentence is known by."""
    return hashlib.sha256(text.encode()).hexdigest()[:PREFIX]


def drawn(
    known: Mapping[str, Record], seed: str, *, each: int = 1,
    short: int = SHORT, long: int = LONG, part: str | None = None,
) -> list[Sentence]:  # fmt: skip
    """Sentences in the order of a seed, at most so many an article: a hash of seed and place says
    which comes first, so that each is where it is whatever others there are."""
    first: list[tuple[str, Sentence]] = []
    for id, record in known.items():
        if part in (None, part_of(id)):
            ranked = sorted(
                (hashlib.sha256(f"{seed} {id} {one.start}".encode()).hexdigest(), one)
                for one in sentences(record)
                if short <= len(one.text) <= long
            )
            first += ranked[:each]
    return [one for _, one in sorted(first)]


def sentences(record: Record) -> Iterator[Sentence]:
    """The sentences of an article that stand in one line."""
    id = str(record["id"])
    for start, end in _places(id, record["text"]):
        text = record["text"][start:end]
        if "\n" not in text:
            yield Sentence(record["file"], id, start, end, text)


@cache
def _places(id: str, text: str) -> list[tuple[int, int]]:
    table = rr.read(rr.Article(text=text, id=id)).sentences
    return list(zip(table["start"].tolist(), table["end"].tolist(), strict=True))


def row(sentence: Sentence, kind: str, *changes: tuple[int, str, str], **own: Any) -> Edit:
    """One row of a set: a sentence with changes, each (first character in the sentence, old words,
    new words); and the set's own columns.

    Raises ValueError where the old words do not stand there, or hold what parts columns.
    """
    for at, old, new in changes:
        if sentence.text[at : at + len(old)] != old:
            raise ValueError(f"{old!r} does not stand at {at} of {sentence.text!r}")
        if any(sign in old + new for sign in "\t\n" + JOIN):
            raise ValueError(f"{old!r} and {new!r} hold a tab, a line break or {JOIN!r}")
    places = [str(sentence.start + at) for at, _, _ in changes]
    return {
        "part": part_of(sentence.article), "file": sentence.file, "article": sentence.article,
        "start": str(sentence.start), "end": str(sentence.end), "sha256": digest(sentence.text),
        "kind": kind, "at": JOIN.join(places), "old": JOIN.join(old for _, old, _ in changes),
        "new": JOIN.join(new for _, _, new in changes), **{k: str(v) for k, v in own.items()},
    }  # fmt: skip


def write(path: Path, edits: Iterable[Edit], about: str) -> None:
    """A set with what it is about above it; the columns of its own are those of its first row."""
    kept = list(edits)
    names = list(kept[0]) if kept else list(COLUMNS)
    lines = [f"# {line}" for line in textwrap.wrap(about, 118)]
    lines += ["\t".join(names), *("\t".join(edit[name] for name in names) for edit in kept)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a TSV whose lines of "#" say what it is about."""
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(path: Path, known: Mapping[str, Record]) -> list[Edit]:
    """The rows of a set, each with the `text` of its sentence as it stands and `edited`.

    Raises ValueError where a sentence is not the one that was edited.
    """
    found = rows(path)
    for edit in found:
        text = known[edit["article"]]["text"][int(edit["start"]) : int(edit["end"])]
        if digest(text) != edit["sha256"]:
            raise ValueError(
                f"{edit['article']}, characters {edit['start']} to {edit['end']}: this is not the "
                "text that the edits were made for; give the corpus they were drawn from"
            )
        edit["text"], edit["edited"] = text, edited(text, edit, int(edit["start"]))
    return found


def edited(text: str, edit: Edit, start: int = 0) -> str:
    """A text that begins at a character of its article, with an edit made; ValueError where the old
    words do not stand where they should."""
    if not edit["at"]:
        return text
    places = zip(*(edit[name].split(JOIN) for name in ("at", "old", "new")), strict=True)
    for place, old, new in sorted(places, key=lambda one: -int(one[0])):
        at = int(place) - start
        if text[at : at + len(old)] != old:
            raise ValueError(f"{old!r} does not stand at {place} of {edit['article']}")
        text = text[:at] + new + text[at + len(old) :]
    return text


def wilson(hits: float, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval that a share of so many lies in, 95 of 100 times (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    reach = z / (1 + square) * math.sqrt(share * (1 - share) / of + square / (4 * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def told(hits: int, of: int) -> str:
    """A share with its interval: "0.95 (38 of 40, .83 to .99)"."""
    if not of:
        return "none"
    low, high = (f"{edge:.2f}".lstrip("0") for edge in wilson(hits, of))
    return f"{hits / of:.2f} ({hits:,} of {of:,}, {low} to {high})"
