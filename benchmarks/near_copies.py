"""How many near copies are told, by what was changed, and how many different articles are taken
for copies.

    python benchmarks/near_copies.py FILE.jsonl … [--variants 300] [--seed 1]

The files have an article a line, with its words under "text"; all are taken to be different. Of
some, variants are made as desks make them, and compared with their article. `share` is the median
of the exact shares of stretches of words, which the signatures estimate.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reread.corpus.dataset.copies import SILENT, STRETCH, WORD, Copies, share_of, signature

INVENTED = ("Orla", "Brandt", "Kestrel", "Vance", "Nordby", "Halden", "Mirov", "Quist", "Abara")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def variants(texts: list[str], chance: random.Random) -> dict[str, Callable[[str], str]]:
    """What is done to an article; words that are put in come from other articles."""

    def other(length: int) -> str:
        return chance.choice(texts)[:length]

    def lead(text: str) -> str:
        first, *rest = re.split(r"\n+", text.strip())
        return "\n".join([other(len(first)), *rest]) if rest else other(120) + text[120:]

    def cut(text: str, share: float) -> str:
        words = text.split(" ")
        return " ".join(words[: round(len(words) * share)])

    def inserted(text: str) -> str:
        sentences = SENTENCE.split(text)
        middle = len(sentences) // 2
        return " ".join([*sentences[:middle], SENTENCE.split(other(400))[0], *sentences[middle:]])

    def renamed(text: str) -> str:
        names: dict[str, str] = {}
        return NAME.sub(
            lambda name: names.setdefault(name[0], f"{chance.choice(INVENTED)}{len(names)}"), text
        )

    return {
        "byline and credit": lambda text: f"By Ada Strand\n{text}\nReporting by Bo Lin",
        "another lead": lead,
        "last third cut": lambda text: cut(text, 2 / 3),
        "half of it": lambda text: cut(text, 1 / 2),
        "a sentence put in": inserted,
        "every name another": renamed,
        "another lead, last third cut": lambda text: lead(cut(text, 2 / 3)),
    }


def stretches(text: str) -> set[tuple[str, ...]]:
    """The stretches of words of a text."""
    words = WORD.findall(SILENT.sub("", text).casefold())
    return set(zip(*(words[start:] for start in range(STRETCH)), strict=False))


def main() -> None:
    """Print how many variants of each kind are told, and which different articles are."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--variants", type=int, default=300, help="articles that are varied (300)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    lines = [line for path in asked.files for line in path.read_text("utf-8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    start = time.process_time()
    signed = [signature(text) for text in texts]
    spent = (time.process_time() - start) / sum(len(text.split()) for text in texts)
    known = Copies()
    told = [known.add(f"{n}", *pair) for n, pair in enumerate(zip(texts, signed, strict=True))]
    taken = sum(copy != (None, None, None) for copy in told)
    print(f"{len(texts):,} articles, {taken} of them taken for copies")
    print(f"{spent * 6e5:.2f} ms for the signature of 600 words")
    chance = random.Random(asked.seed)
    chosen = chance.sample(range(len(texts)), min(asked.variants, len(texts)))
    for kind, vary in variants(texts, chance).items():
        found, shares, errors = 0, [], []
        for place in chosen:
            text = vary(texts[place])
            ours, theirs = stretches(texts[place]), stretches(text)
            shares.append(len(ours & theirs) / max(len(ours | theirs), 1))
            fresh = Copies()
            fresh.add("article", texts[place], signed[place])
            found += fresh.add("variant", text, signature(text)).near == "article"
            if signed[place] and signature(text):
                estimate = share_of(signed[place], [signature(text)])[0]
                errors.append(float(estimate) - shares[-1])
        print(
            f"{kind:30} told {found / len(chosen):6.1%}   share {statistics.median(shares):.2f}"
            f"   error of its estimate {statistics.pstdev(errors):.3f}"
        )


if __name__ == "__main__":
    main()
