"""Facts altered in short summaries of published articles: precision and recall of `audit`.

    python benchmarks/seeded_audit.py GOLD [--make] [--part develop] [--wrong] [--hand]

GOLD has the folder `corpus` of articles. `--make` draws the set anew into `seeded_audit.tsv`: each
summary is two to four sentences of one article, cut, put in another order and lightly reworded by
the rules of `altering_edits`; in most of them one fact is altered. Without it, each summary is held
against its article, and counts as found where a flag of the right kind stands on what was altered;
any flag on what was not is a false accusation. `--wrong` prints those, and what was missed;
`--hand` scores the summaries of `audit_by_hand.tsv`, written freely for some articles.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import seeding
from altering_edits import OPTIONS, Change, apart, outside_quotes, rewordings
from seeding import Edit, Record, Sentence

import reread as rr
from reread.audit.support import SOUND

HERE = Path(__file__).parent
SET = HERE / "seeded_audit.tsv"
SEED = "audit 2026"
WANTED = 26  # summaries of each kind of alteration
UNALTERED = 44  # summaries
NEAR = 60  # characters from where something was left out within which a flag stands on it
# What a flag has to be for each kind of alteration: its kind, or how its verdict begins
RIGHT = {
    "name": ("name", "speaker"), "date": ("date",), "figure": ("figure", "date"),
    "quotation": ("quotation",), "speaker": ("speaker", "name"),
    "negation out": ("negation",), "negation in": ("negation",), "hedge out": ("hedge",),
    "hedge in": ("hedge",), "attribution": ("attribution",),
}  # fmt: skip
IN_PLACE = ("name", "date", "figure", "quotation", "speaker")  # other words stand in its place
PRONOUN = re.compile(r"(?:He|She|They|It|This|These|Those|That|His|Her|Their|Its|But|And|Other|"
                     r"Another|Both|There|Then|I|We)\b")  # fmt: skip
DATELINE = re.compile(r"\w+day, \w+ \d+, \d{4}")
ABOUT = (
    "Sentences of short summaries, in most of which one fact is altered; made by seeded_audit.py "
    "--make. altered: which of the changes alters a fact; the others only reword. dated: whether "
    "the summary has its article's date."
)
# Drawn, read, and put aside: what was altered reads wrong or says the same as before
ASIDE = frozenset[str]()  # fmt: skip


class Summary(NamedTuple):
    """The rows of one summary, its text, where each sentence begins in it."""

    rows: Sequence[Edit]
    text: str
    starts: Sequence[int]


def make(known: Mapping[str, Record]) -> list[Edit]:
    """The set, drawn by the seed."""
    left = dict.fromkeys(OPTIONS, WANTED) | {"none": UNALTERED}
    rows: list[Edit] = []
    ids = sorted(known, key=lambda id: hashlib.sha256(f"{SEED} {id}".encode()).hexdigest())
    for number, id in enumerate(ids):
        chance = random.Random(f"{SEED} {id}")
        sentences = [one for one in seeding.sentences(known[id])
                     if 50 <= len(one.text) <= 260 and not PRONOUN.match(one.text)
                     and not DATELINE.match(one.text) and one.text.endswith((".", "”", '"'))
                     and outside_quotes(one.text, len(one.text))]  # fmt: skip
        if len(sentences) < 5 or not any(left.values()):
            continue
        kinds = sorted((kind for kind in left if left[kind]), key=lambda kind: -left[kind])
        found = _drawn(known[id], sentences, kinds, chance)
        if found:
            kind, at, change = found
            made = _summary(known[id], sentences, kind, at, change, chance, number)
            if made[0]["summary"] not in ASIDE:
                left[kind] -= 1
                rows += made
    return rows


def _drawn(
    record: Record, sentences: Sequence[Sentence], kinds: Sequence[str], chance: random.Random
) -> tuple[str, int, Change | None] | None:
    """A kind that is still wanted, with the sentence and the change that make it."""
    order = list(range(len(sentences)))
    chance.shuffle(order)
    for kind in kinds:
        if kind == "none":
            return "none", order[0], None
        for at in order:
            options = list(OPTIONS[kind](sentences[at].text, record, chance))
            options = [one for one in options if one[1] != one[2]]
            if options:
                return kind, at, chance.choice(options)
    return None


def _summary(
    record: Record, sentences: Sequence[Sentence], kind: str, at: int, change: Change | None,
    chance: random.Random, number: int,
) -> list[Edit]:  # fmt: skip
    others = [one for one in range(len(sentences)) if one != at]
    chosen = [at, *chance.sample(others, chance.choice((1, 2, 3)))]
    chosen = sorted(chosen) if chance.random() < 0.5 else chance.sample(chosen, len(chosen))
    dated = "yes" if chance.random() < 0.5 else "no"
    rows = []
    for place, one in enumerate(chosen):
        sentence = sentences[one]
        changes = rewordings(sentence.text, record, chance)
        own = change if one == at else None
        if own:
            changes = [other for other in changes if apart(own, other)] + [own]
        changes.sort()
        altered = changes.index(own) if own else ""
        rows.append(seeding.row(sentence, kind if own else "kept", *changes, altered=altered,
                                summary=f"s{number:03}", place=place, dated=dated))  # fmt: skip
    return rows


def summaries(edits: Sequence[Edit]) -> list[Summary]:
    """The rows of each summary together, with its text."""
    grouped: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        grouped[edit["summary"]].append(edit)
    found = []
    for rows in grouped.values():
        rows.sort(key=lambda row: int(row["place"]))
        text, starts = "", []
        for row in rows:
            text += " " if text else ""
            starts.append(len(text))
            text += row["edited"]
        found.append(Summary(rows, text, starts))
    return found


def altered(one: Summary) -> tuple[str, int, int, int, int] | None:
    """What was altered: its kind, its place in the summary, and that of its sentence."""
    for row, start in zip(one.rows, one.starts, strict=True):
        if not row["altered"]:
            continue
        number = int(row["altered"])
        ats, olds, news = (row[name].split(seeding.JOIN) for name in ("at", "old", "new"))
        shift = sum(len(news[i]) - len(olds[i]) for i in range(number))
        first = start + int(ats[number]) - int(row["start"]) + shift
        return row["kind"], first, first + len(news[number]), start, start + len(row["edited"])
    return None


def flags(one: Summary, record: Record) -> list[dict[str, Any]]:
    """What is flagged in a summary, held against its article."""
    day = record["published"] if one.rows[0]["dated"] == "yes" else None
    source = rr.Article(record["text"], id=str(record["id"]), published=record["published"])
    rows = rr.audit(rr.Article(one.text, id="summary", published=day), source)
    return rows[~rows["verdict"].isin(SOUND)].to_dict("records")


def judged(
    one: Summary, found: Sequence[dict[str, Any]]
) -> tuple[bool | None, list[dict[str, Any]]]:
    """Whether what was altered is flagged (None where nothing was), and false accusations."""
    what = altered(one)
    if what is None:
        return None, list(found)
    kind, first, last, begin, end = what
    reach = 0 if kind in IN_PLACE else NEAR
    low, high = max(begin, first - reach), min(end, last + reach)
    if kind == "attribution":
        low, high = begin, end
    on = [row for row in found if row["start"] < high and row["end"] > low]
    right = [row for row in on if row["kind"] in RIGHT[kind]
             or row["verdict"].split(" ")[0] in RIGHT[kind]]  # fmt: skip
    return bool(right), [
        row for row in found if row not in (right or on if kind in IN_PLACE else right)
    ]


def main() -> None:
    """Make the set, or print the figures of both parts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--make", action="store_true", help="draw the set anew")
    parser.add_argument("--hand", action="store_true", help="the summaries written by hand")
    parser.add_argument("--part", choices=seeding.PARTS, help="only this part")
    parser.add_argument("--wrong", action="store_true", help="print what is wrong")
    parser.add_argument("--print", action="store_true", help="print the summaries, to be read")
    asked = parser.parse_args()
    known = seeding.articles(asked.gold)
    if asked.hand:
        by_hand(known)
        return
    if asked.make:
        seeding.write(SET, make(known), ABOUT)
        return
    score(known, asked)


def score(known: Mapping[str, Record], asked: argparse.Namespace) -> None:
    """Print precision and recall of each part, and recall of each kind."""
    hits: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in summaries(seeding.read(SET, known)):
        part = one.rows[0]["part"]
        if asked.part and part != asked.part:
            continue
        if asked.print:
            _show(one)
            continue
        hit, false = judged(one, flags(one, known[one.rows[0]["article"]]))
        kind = next((row["kind"] for row in one.rows if row["altered"]), "none")
        hits[part][kind, "of"] += 1
        hits[part][kind, "found"] += bool(hit)
        hits[part][kind, "false"] += len(false)
        if asked.wrong and (false or hit is False):
            _wrong(one, kind, hit, false)
    for part, counts in hits.items():
        _told(part, counts)


def by_hand(known: Mapping[str, Record]) -> None:
    """Print the figures of the summaries that were written freely, and what is wrong there."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in seeding.rows(HERE / "audit_by_hand.tsv"):
        counts[row["writer"]].update(_of_one_by_hand(row, known))
    for writer, count in counts.items():
        found, false = count["found"], count["false"]
        print(f"{writer} writer: recall {seeding.told(found, count['planted'])}, "
              f"precision {seeding.told(found, found + false)}")  # fmt: skip


def _of_one_by_hand(row: Mapping[str, str], known: Mapping[str, Record]) -> Counter[str]:
    """How many errors of a summary are found, and how many flags stand on none."""
    records, text = (
        [known[id] for id in row["article"].split("+")],
        row["text"].replace("\\n", "\n"),
    )
    sources = [rr.Article(record["text"], id=str(record["id"]), published=record["published"])
               for record in records]  # fmt: skip
    own = rr.Article(text, id="summary", published=records[0]["published"])
    rows = rr.audit(own, sources)
    left = rows[~rows["verdict"].isin(SOUND)].to_dict("records")
    counts: Counter[str] = Counter()
    for planted in filter(None, row["wrong"].split("|")):
        words, *kinds = planted.split("/")
        at = text.index(words)
        on = [one for one in left if one["start"] < at + len(words) and one["end"] > at]
        hit = any(one["kind"] in kinds or one["verdict"].split(" ")[0] in kinds for one in on)
        counts.update(planted=1, found=hit)
        left = [one for one in left if one not in on]
        print(*([] if hit else [f"{row['article']}: MISSED {words!r}\n"]), end="", sep="")
    for one in left:
        print(f"{row['article']}: FALSE {one['surface']!r}, {one['verdict']}: {one['reason']}")
    return counts + Counter(false=len(left))


def _told(part: str, counts: Counter[tuple[str, str]]) -> None:
    kinds = sorted({kind for kind, _ in counts})
    found = sum(counts[kind, "found"] for kind in kinds)
    of = sum(counts[kind, "of"] for kind in kinds if kind != "none")
    false = sum(counts[kind, "false"] for kind in kinds)
    print(
        f"{part}: recall {seeding.told(found, of)}, precision {seeding.told(found, found + false)}"
    )
    for kind in kinds:
        line = f"  {kind:14} {counts[kind, 'found']:3} of {counts[kind, 'of']:3}"
        print(f"{line}, {counts[kind, 'false']} false accusations")


def _show(one: Summary) -> None:
    what = altered(one)
    text = one.text
    if what:
        text = f"{text[: what[1]]}<<{text[what[1] : what[2]]}>>{text[what[2] :]}"
    old = next(
        (row["old"].split("|")[int(row["altered"])] for row in one.rows if row["altered"]), ""
    )
    print(f"{one.rows[0]['summary']} [{what[0] if what else 'none'}: {old!r}] {text}\n")


def _wrong(one: Summary, kind: str, hit: bool | None, false: Sequence[dict[str, Any]]) -> None:
    print(f"{one.rows[0]['article']} {'MISSED' if hit is False else ''}")
    _show(one)
    for row in false:
        print(f"    FALSE {row['kind']}, {row['verdict']}: {row['surface']!r}: {row['reason']}")


if __name__ == "__main__":
    main()
