"""Quotations copied, cut, changed and given to others: how many `quotations` finds and tells right.

    python benchmarks/seeded_quotations.py GOLD [--make] [--part develop] [--wrong]

`--make` draws quotations of the corpus by a seed and writes seeded_quotations.tsv, without their
text: whose they are, what is cut or changed in them, to whom they are given, and in which other
article they are planted. Without it, all articles of a part, those planted in as well, are one
story; each planted row is looked up in it by its places. Hard negatives plant other words of the
same speaker, formulas, and other quotations that share a run of words with one.
"""

# ruff: noqa: E501 - the sentences to plant are clearer in one line
from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import seeding
from planted_quotations import WAYS, drawn
from seeding import Edit, Record

import reread as rr

HERE = Path(__file__).with_suffix(".tsv")
ABOUT = (
    "Quotations of published articles, planted changed into other articles, without their text; made by "
    "seeded_quotations.py --make. start, end: the quoted words, marks left out. kind: what was done with the words. "
    "at, old, new: words changed. keep: the stretches that are planted, where words are cut. speaker: who says it in the "
    "article; to: whom the planted words are given to; way: the sentence they are planted in, of WAYS. host: the article "
    "that they are planted in, as its last paragraph. Kinds that begin with other- are hard negatives."
)  # fmt: skip
# Phrases that many people say: no trace of who said it first
FORMULAS = (
    "our thoughts and prayers are with the families of the victims", "no one is above the law",
    "we condemn this in the strongest possible terms", "all options are on the table", "enough is enough",
    "we will do whatever it takes", "the investigation is still under way", "it is too early to say",
    "we do not comment on ongoing investigations", "at the end of the day", "we take these allegations very seriously",
    "the situation on the ground remains very difficult", "justice must be done and must be seen to be done",
    "we have to wait and see what happens", "the international community has to act now", "we are all in this together",
    "time is running out for everyone", "lessons will have to be learned from this", "weapons of mass destruction",
    "we will leave no stone unturned",
)  # fmt: skip
# Two sentences for each formula, and one for each run of words, so that nothing else is said twice
FRAMES = tuple(
    tuple(line.split(" / "))
    for line in """
What I told the cabinet this morning is that {run}, whatever the papers write / To my own staff I can only say that {run}
Ask anybody in the harbour and you will hear that {run} / I have been in this office for nine years and {run}, believe me
My mother used to say {run} when the river rose / There is a budget to pass first, and {run}
On the ferry this morning three passengers told me {run} / Before the vote I want it on record: {run}
Farmers up the valley know that {run} / As a lawyer I would put it in one line: {run}
I read the report twice and {run} / To the teachers of this town I say: {run}
Whoever wins on Sunday, {run} / For the pension funds it means one thing, {run}
You cannot run a hospital on slogans, but {run} / When the generals called me, I answered that {run}
The goalkeeper did his best, yet {run} / Our shareholders have been patient, and {run}
Three ministries have looked into it and {run} / I grew up beside that refinery, so {run}
Before we reopen the museum, {run} / The bishops may disagree, though {run}
In the market nobody buys fish any more because {run} / The exchange closes at noon and {run}
Engineers will need until autumn, and {run} / I would rather lose my seat than deny it: {run}
The choir has rehearsed for months, and {run} / Every captain in this league knows {run}
""".strip().split("\n")
)
OWN = tuple(
    """
Bakers in this street have heard about {run} since the spring, and the bread still costs the same
Nobody who keeps bees for a living would put it like that, {run} or not
You can print {run} on every bus in town and my tenants will still pay too much
My grandfather carved {run} over the stable door and the horses never minded
Between the second act and the third somebody whispered {run} and half the gallery laughed
Swimmers train before dawn here, so spare us {run} until breakfast
A telescope shows you craters, not {run}, and I have looked through it since school
The recipe needs saffron and patience, and {run} will not thicken it
We pulled four kayaks from the weir and found {run} painted on one of them
If a tailor measured cloth by {run}, all of Leeds would walk about half dressed
""".strip().split("\n")
)


def main() -> None:
    """Make the set, or print how it fares."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--make", action="store_true", help="draw the set anew and write it")
    parser.add_argument("--part", choices=seeding.PARTS, help="one part only")
    parser.add_argument("--wrong", action="store_true", help="print what went wrong in develop")
    asked = parser.parse_args()
    known = seeding.articles(asked.gold)
    if asked.make:
        made = [edit for part in seeding.PARTS for edit in drawn(known, part)]
        seeding.write(HERE, made, ABOUT)
        print(Counter((edit["part"], edit["kind"]) for edit in made))
        return
    edits = seeding.read(HERE, known)
    for part in [asked.part] if asked.part else seeding.PARTS:
        print(part)
        own = [edit for edit in edits if edit["part"] == part]
        print(*figures(own, known, wrong=asked.wrong and part == "develop"), sep="\n")


def planted(edit: Edit) -> list[tuple[str, str]]:
    """The paragraphs to plant: host (the article itself for a formula's first telling) and text."""
    start = int(edit["start"])
    kept = [
        tuple(int(at) - start for at in span.split("-")) for span in edit["keep"].split("|") if span
    ]
    if edit["kind"] == "other-formula":
        formula, frame = FORMULAS[int(edit["giving"])], FRAMES[int(edit["giving"])]
        return [(edit["article"], _sentence(edit, frame[0].format(run=formula), edit["speaker"])),
                (edit["host"], _sentence(edit, frame[1].format(run=formula), edit["to"]))]  # fmt: skip
    if edit["kind"] == "other-run":
        run = edit["text"][kept[0][0] : kept[0][1]].strip(" ,.;:-–—")
        return [
            (edit["host"], _sentence(edit, OWN[int(edit["giving"])].format(run=run), edit["to"]))
        ]
    words = edit["edited"]
    if kept:
        middle = " ... " if edit["turn"] == "2" else " "
        words = middle.join(words[a:b].strip(" ,;:-–—") for a, b in kept)
    return [(edit["host"], _sentence(edit, words.rstrip(" .,!?"), edit["to"]))]


def _sentence(edit: Edit, words: str, who: str) -> str:
    """A paragraph that has the words."""
    ways, number = edit["way"].split(" ")
    whole = words[0].upper() + words[1:]
    parts = words.split(" ")
    half = next((m.end() for m in re.finditer(", ", words) if m.end() > len(words) / 4), None)
    half = half or len(" ".join(parts[: len(parts) // 2])) + 1
    return WAYS[ways][int(number)].format(
        words=words, Words=whole, who=who, Half=whole[:half].rstrip(" ,"), rest=words[half:], F=words[0].upper(),
        irst=words[1:], SPACED=whole.replace(" ", "  ", 3),
    )  # fmt: skip


def figures(edits: Sequence[Edit], known: Mapping[str, Record], *, wrong: bool) -> Iterator[str]:
    """How the rows of one part fare, in lines."""
    pairs: Counter[tuple[str, str, str]] = Counter()
    sources = {edit["article"] for edit in edits if edit["kind"] != "other-words"}
    readings: dict[str, rr.Reading] = {}
    for turn in sorted({edit["turn"] for edit in edits}):
        own = [edit for edit in edits if edit["turn"] == turn]
        plants: dict[str, list[tuple[Edit, int]]] = {}
        texts = {id: known[id]["text"] for id in sorted(sources)}
        for edit in own:
            for host, paragraph in planted(edit):
                text = texts.get(host, known[host]["text"]).rstrip("\n") + "\n"
                plants.setdefault(host, []).append((edit, len(text)))
                texts[host] = text + paragraph
        story = rr.together(_read(id, text, known[id], readings) for id, text in texts.items())
        table = story.quotations()
        for edit in own:
            expected, got = wanted(edit), found(edit, table, plants)
            if got[0] == "excerpted" and expected[0] == "verbatim":
                got = "verbatim", got[1]  # the article has more sentences of the same speech
            pairs["words", expected[0], got[0]] += 1
            pairs["giving", expected[1], got[1]] += 1
            if wrong and expected != got:
                shown = " ".join(paragraph for _, paragraph in planted(edit))
                yield f"  {edit['kind']} {edit['giving']}: {got} not {expected}: {edit['article']} {edit['host']} {shown}"
    yield from _summed(pairs)


def _read(id: str, text: str, record: Record, readings: dict[str, rr.Reading]) -> rr.Reading:
    if text not in readings:
        article = rr.Article(text=text, id=id, published=record["published"])
        readings[text] = rr.read(article)
    return readings[text]


def wanted(edit: Edit) -> tuple[str, str]:
    """What should be said of a planted row: its words and whom they are given to; none."""
    kind = edit["kind"]
    if kind.startswith("other"):
        return "none", "none"
    words = (
        "verbatim"
        if kind in ("copied", "styled")
        else "shortened"
        if kind.startswith("cut")
        else "altered"
    )
    return words, edit["giving"]


MIRRORED = {
    "shortened": "lengthened",
    "lengthened": "shortened",
    "named": "unnamed",
    "unnamed": "named",
}


def found(
    edit: Edit, table: pd.DataFrame, plants: Mapping[str, list[tuple[Edit, int]]]
) -> tuple[str, str]:
    """What the table says of a planted row: of its host and its article, whichever is first; for a
    hard negative of any article."""
    for host, ours in plants.items():
        at = next((at for one, at in ours if one is edit), None)
        if at is None:
            continue
        told = table[table["article_b"].notna()]
        here = told[(told["article"] == host) & (told["end"] > at)]
        there = told[(told["article_b"] == host) & (told["end_b"] > at)]
        if not edit["kind"].startswith("other"):
            here = here[(here["article_b"] == edit["article"]) & _over(here, "_b", edit)]
            there = there[(there["article"] == edit["article"]) & _over(there, "", edit)]
        for row in here.to_dict("records"):
            return row["how"], row["given"]
        for row in there.to_dict("records"):
            return MIRRORED.get(row["how"], row["how"]), MIRRORED.get(row["given"], row["given"])
    return "none", "none"


def _over(rows: pd.DataFrame, side: str, edit: Edit) -> Any:
    """Which rows' places touch the quotation."""
    return (rows[f"start{side}"] < int(edit["end"])) & (rows[f"end{side}"] > int(edit["start"]))


def _summed(pairs: Counter[tuple[str, str, str]]) -> Iterator[str]:
    for sort in ("words", "giving"):
        own = {(one, two): n for (what, one, two), n in pairs.items() if what == sort}
        classes = sorted({name for pair in own for name in pair})
        for name in classes:
            hits = own.get((name, name), 0)
            said = sum(n for (_, two), n in own.items() if two == name)
            of = sum(n for (one, _), n in own.items() if one == name)
            yield f"  {sort:6} {name:11} precision {seeding.told(hits, said):32} recall {seeding.told(hits, of)}"
        yield f"  {sort} (row: made, column: told) " + ", ".join(
            f"{one}>{two} {n}" for (one, two), n in sorted(own.items())
        )
    told = {(one, two): n for (what, one, two), n in pairs.items() if what == "words"}
    hits = sum(n for (one, two), n in told.items() if "none" not in (one, two))
    yield (
        f"  pairs found: precision {seeding.told(hits, sum(n for (_, two), n in told.items() if two != 'none'))}, "
        f"recall {seeding.told(hits, sum(n for (one, _), n in told.items() if one != 'none'))}"
    )


if __name__ == "__main__":
    main()
