"""What changes of a reading where only the encoding of its text does.

    python benchmarks/rewrites.py GOLD [--every 24] [--offset 11]

Each kind of rewrite (odd spaces, soft hyphens, decomposed letters, character references …) is made
of every article of GOLD/corpus that is taken, at places that chance chooses by a fixed seed. Prints
how many rewrites read as the same plain text, and of the others how many change names, times,
quotations, or the sign of the tone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import reread as rr
from reread.sentiment.tone import label

Rewrite = Callable[[str, random.Random], str]
WORD = "(?<=[a-z])(?=[a-z]{3})"  # a place inside a word
SPACE = r"(?<=\S) (?=\S)"
APOSTROPHE = "(?<=[a-z])[’'](?=[a-z])"
ESCAPED = {"&": "&amp;", "’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", " ": "&nbsp;"}


def _here_and_there(pattern: str, written: str, share: float) -> Rewrite:
    """The rewrite that puts something in place of a share of what a pattern finds."""

    def rewrite(text: str, chance: random.Random) -> str:
        """The text with some of them changed."""
        return re.sub(pattern, lambda m: written if chance.random() < share else m[0], text)

    return rewrite


def _always(pairs: dict[str, str]) -> Rewrite:
    """The rewrite that replaces each key by its value."""
    return lambda text, _: re.sub("|".join(map(re.escape, pairs)), lambda m: pairs[m[0]], text)


def _wide(text: str, of: Callable[[str], bool]) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and of(c) else c for c in text)


REWRITES: dict[str, Rewrite] = {
    **{f"space U+{ord(one):04X}": _here_and_there(SPACE, one, 0.3) for one in "\xa0\u2009\u202f\t"},
    "two spaces": _here_and_there(SPACE, "  ", 0.2),
    **{f"in words U+{ord(one):04X}": _here_and_there(WORD, one, 0.1)
       for one in "\xad\u200b\u200d\u2060\u200e\ufeff"},
    **{f"line end {end!r}": _always({"\n": end})
       for end in ("\r\n", "\r", "\u2028", "\n\n", "  \n")},
    **{f"apostrophe {one}": _here_and_there(APOSTROPHE, one, 1) for one in "ʼ′´＇"},
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "full-width digits": lambda text, _: _wide(text, str.isdigit),
    "full-width letters": lambda text, _: _wide(text, str.isalpha),
    "ligatures": _always({"fi": "ﬁ", "fl": "ﬂ"}),
    "hyphens that do not break": _here_and_there(r"(?<=\w)-(?=\w)", "\u2011", 1),
    "character references": _always(ESCAPED),
    "marks of TeX": _always({"“": "``", "”": "''"}),
    "cp1252 read as Latin-1": _always({"“": "\x93", "”": "\x94", "’": "\x92"}),
    "byte order mark": lambda text, _: "\ufeff" + text,
}  # fmt: skip


def articles(gold: Path, every: int, offset: int) -> Iterator[tuple[str, str | None, str]]:
    """Id, day of publication and text of every so many articles."""
    lines = (line for path in sorted(gold.glob("corpus/*.jsonl")) for line in path.open("rb"))
    for at, line in enumerate(lines):
        if at % every == offset % every:
            row = json.loads(line)
            yield str(row["id"]), row["published"], row["text"]


def told(reading: rr.Reading) -> dict[str, object]:
    """What a reading tells, without the kind of its apostrophes and quotation marks."""
    quotes, text = reading.stage("quotes"), reading.plain.article.text
    columns = (quotes[name] for name in ("content_start", "content_end", "speaker"))
    return {
        "names": sorted(_bare(name) for name in reading.entities["name"]),
        "times": reading.times["value"].astype(str).tolist(),
        "quotations": [(_bare(text[a:b]), who if isinstance(who, str) else "")
                       for a, b, who in zip(*columns, strict=True)],
        "tone": label(reading.tone["score"].mean()),
    }  # fmt: skip


def _bare(words: str) -> str:
    return re.sub("[’'“”\"‘]", "", words)


def main() -> None:
    """Print what changes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=24)
    parser.add_argument("--offset", type=int, default=11)
    asked = parser.parse_args()
    made, same, changed = 0, 0, Counter[str]()
    for number, published, text in articles(asked.gold, asked.every, asked.offset):
        own = rr.read(rr.Article(text, published=published, id="x"))
        for name, rewrite in REWRITES.items():
            written = rewrite(text, random.Random(name + number))
            if written == text:
                continue
            made += 1
            other = rr.read(rr.Article(written, published=published, id="x"))
            if other.plain.article.text == own.plain.article.text:
                same += 1
                continue
            left, right = told(own), told(other)
            changed.update(f"{key} by {name}" for key in left if left[key] != right[key])
    print(f"{made:,} rewrites, {same:,} of them read as the same plain text")
    print("changed:", dict(changed) or "nothing")


if __name__ == "__main__":
    main()
