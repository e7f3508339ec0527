"""One finding, and how the parts of a sentence about a reading are put."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import pandas as pd

from ..reading import Reading, names_of

AROUND = 80  # characters told before and after a place whose sentence is too long to tell whole
LONGEST = 160  # characters of a sentence that is told whole
QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"))

NOUN, PROPER = "NN", ("NNP", "NNPS")  # tags of nouns begin so; those of proper nouns
# Names that stand with "the" in a sentence, whatever headlines do
WITH_THE = frozenset({
    "US", "U.S.", "USA", "United States", "UK", "U.K.", "United Kingdom", "UN", "U.N.",
    "United Nations", "EU", "E.U.", "European Union", "Netherlands", "Philippines",
})  # fmt: skip
SEVERAL = ("people", "police", "staff")  # nouns that are many without an s
OWNER = "POS"  # tag of what stands between an owner and the noun: "the doctor's lawyers"
LONGEST_NAME = 80  # characters of a name that is told whole


class Rank(IntEnum):
    """What is said first: what went wrong, what the article gets wrong, then what it is."""

    UNREAD, CONTRADICTION, HEARD, SUBJECT, DATE, TONE, CLAIM, PEOPLE, DATES, WORDS, SILENT, DOUBT, \
        SIZE = range(13)  # fmt: skip


class Finding(NamedTuple):
    """A sentence about an article, what it is about, how early it is said, and the place of the
    text that it rests on first, where it rests on one."""

    about: str
    rank: Rank
    sentence: str
    start: int | None = None
    end: int | None = None


def quoted(reading: Reading, start: int, end: int, around: int = AROUND) -> str:
    """The sentence of a place in quotation marks, or of a long one the words around the place."""
    rows = reading.sentences
    over = rows[(rows["start"] <= start) & (start < rows["end"])]
    first, last = map(int, over[["start", "end"]].iloc[0]) if len(over) else (start, end)
    if max(last, end) - first <= LONGEST:
        return f"“{inner(reading.as_read(first, max(last, end)))}”"
    low, high = max(first, start - around), min(max(last, end), end + around)
    text = reading.article.text
    if low > first:  # whole words only
        low = start - len(text[low:start].partition(" ")[2])
    if high < last:
        high = end + len(text[end:high].rpartition(" ")[0])
    words = inner(reading.as_read(low, high))
    return f"“{'… ' * (low > first)}{words}{' …' * (high < last)}”"


def inner(words: str) -> str:
    """Words as they stand between quotation marks: without marks around the whole, with single
    marks inside, and without the comma that speech ends in."""
    words = words.strip().rstrip(",;:")
    for first, last in QUOTES:
        bare = words.removeprefix(first).removesuffix(last)
        if bare != words and first not in bare and last not in bare:
            words = bare.rstrip(",;:")
    return words.replace("“", "‘").replace("”", "’").replace('"', "’")


def whole(reading: Reading) -> str:
    """All that was read: "its 12 sentences"."""
    many = len(reading.sentences)
    return "its only sentence" if many == 1 else f"its {many:,} sentences"


def cut(words: str, longest: int = LONGEST) -> str:
    """Words that end in … after a whole one where they are too long."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rpartition(' ')[0] or words[:longest]} …"


def capital(words: str) -> str:
    """Words as a sentence begins."""
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """A sentence with its full stop, which what ends in one inside its quotation marks has."""
    stopped = words.rstrip("”’)")[-1:] in tuple(".!?…")
    return words if stopped and words[-1:] in "”’.!?…" else f"{words}."


def called(reading: Reading) -> dict[str, str]:
    """What each voice and entity is called within a sentence, by its id: with "the" where the
    text mostly says so."""
    names, kinds = names_of(reading), reading.entities.set_index("entity")["kind"]
    tokens, found = reading.stage("tokens"), reading.stage("mentions")
    before = dict(zip(tokens["start"].tolist()[1:], tokens["surface"].tolist(), strict=False))
    after = dict(zip(tokens["end"].tolist(), tokens["tag"].tolist()[1:], strict=False))
    places: dict[str, list[bool]] = {}
    for who, start, end, said in found[["entity", "start", "end", "surface"]].dropna().to_numpy():
        if said == names.get(who) and not after.get(end, "").startswith(NOUN):
            places.setdefault(who, []).append(before.get(start, "").lower() == "the")
    the = {who for who, told in places.items() if kinds[who] != "PER" and sum(told) * 2 > len(told)}
    the |= {who for who, name in names.items() if name in WITH_THE or name.startswith("The ")}
    shown = {who: cut(name, LONGEST_NAME) for who, name in names.items()}
    shown |= {who: capital(shown[who]) for who in _proper(reading) & shown.keys()}
    return {who: f"the {name.removeprefix('The ')}" if who in the else name
            for who, name in shown.items()}  # fmt: skip


def _proper(reading: Reading) -> set[str]:
    """Entities whose first word is a proper noun, which has a capital wherever it stands."""
    tokens, rows = reading.tokens, reading.entities
    proper = tokens["start"][tokens["tag"].isin(PROPER)]
    return set(rows["entity"][rows["start"].isin(proper)])


def plural(reading: Reading) -> set[str]:
    """Entities that are several by their noun: "officials", "the doctor's lawyers", "Senate
    Republicans"; what has a name of its own is one, as the United Nations."""
    rows = reading.entities
    rows = rows[~rows["name"].str.lower().str.startswith("one of ")]
    tokens = reading.tokens
    owners = set(tokens["token"][tokens["tag"] == OWNER])
    nouns = tokens[tokens["tag"].str.startswith(NOUN)]
    found = set()
    for who, named, start, end in rows[["entity", "named", "start", "end"]].to_numpy():
        own = nouns[(nouns["start"] >= start) & (nouns["end"] <= end)]
        after = own["token"].add(1)
        heads = own[~after.isin(own["token"]) & ~after.isin(owners)]  # last of each run of nouns
        if not len(heads):
            continue
        tag, lemma = heads["tag"].iat[0], heads["lemma"].iat[0]
        if tag == "NNS" or lemma in SEVERAL or (tag == "NNPS" and not named):
            found.add(who)
    return found


def place(row: pd.Series) -> tuple[int, int]:
    """Where a row stands."""
    return int(row["start"]), int(row["end"])
