"""How many tokens the stages do in a CPU second, beside `str.split()` on the same text.

    python benchmarks/throughput.py GOLD/quotes/polnear_train.jsonl [--articles N]

Reads the texts of a JSONL file (objects with `text`), the first half to warm up, and measures on
the second, which has not been read before. One process; seconds of processor time, so that other
work on the machine counts little. Loading the models is measured apart.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path

import reread as rr
from reread.entities import crf
from reread.words import tags

Sentences = list[list[str]]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that a call takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def texts(path: Path, count: int) -> list[str]:
    """The texts of the first records of a file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in itertools.islice(stream, count)]


def sentences(text: str) -> Sentences:
    """The forms of each sentence of a text, and with it the words stage."""
    tokens = rr.read(rr.Article(text=text), boilerplate="keep").tokens
    found: dict[int, list[str]] = {}
    for number, form in zip(tokens["sentence"], tokens["surface"], strict=True):
        found.setdefault(number, []).append(form)
    return list(found.values())


def voices(texts: list[str]) -> dict[str, float]:
    """Processor seconds for who says what, in which tone and of whom, the mentions being known."""
    took: dict[str, float] = {}
    for text in texts:
        reading = rr.read(rr.Article(text=text), boilerplate="keep")
        reading.table("mentions")
        for table in ("quotes", "tone", "voices"):
            took[table] = took.get(table, 0) + seconds(lambda: reading.table(table))  # noqa: B023
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    given = parser.parse_args()
    print(f"loading the model of names: {1000 * seconds(crf.shipped):.0f} ms")
    some = texts(given.file, given.articles)
    warm, fresh = some[: len(some) // 2], some[len(some) // 2 :]
    for text in warm:
        before = sentences(text)
        crf.guesses(before, tags.tag(before))
    voices(warm)
    forms: list[Sentences] = []
    words = seconds(lambda: forms.extend(map(sentences, fresh)))  # sentences, tokens, tags, lemmas
    tagged = [tags.tag(one) for one in forms]
    names = seconds(lambda: [crf.guesses(*pair) for pair in zip(forms, tagged, strict=True)])
    split = seconds(lambda: [text.split() for text in fresh for _ in range(100)]) / 100
    count = sum(len(sentence) for one in forms for sentence in one)
    print(f"{count:,} tokens\n{'':18}{'tokens/s':>10}{'x split':>10}")
    spoken = voices(fresh)
    rows = {"words": words, "names": names, "words and names": words + names, **spoken,
            "these three": sum(spoken.values())}  # fmt: skip
    for what, took in rows.items():
        print(f"{what:18}{count / took:10,.0f}{took / split:10,.0f}")


if __name__ == "__main__":
    main()
