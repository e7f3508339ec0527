"""The rows of `seeded_quotations`: which quotations are drawn, what is cut, changed or said otherwise
in them, and in which article they are planted."""

# ruff: noqa: E501 - the patterns are clearer in one line
from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import seeding
from seeding import Edit, Record, Sentence

SEED = "quotations 2026-11"
# How many of each kind of words, and of each kind of giving, in each part
KINDS = {"copied": 30, "styled": 12, "cut-begin": 14, "cut-end": 14, "cut-middle": 14, "figure": 12,
         "negation": 12, "word": 18}  # fmt: skip
GIVEN = ("same",) * 11 + ("another",) * 4 + ("unnamed",) * 3 + ("narrator",) * 3
NEGATIVES = {"other-words": 14, "other-formula": 14, "other-run": 10}
NAME = r"(?:[A-Z][\w’'-]+ (?:[A-Z]\.? |al-|bin |de |van )?)?[A-Z][\w’'-]+"
SAID = r"(?:said|says|told|added|wrote|warned|insisted|explained|argued)"
QUOTED = re.compile(r"“([^“”]{38,320}?)[,.!?]?”|\"([^\"\n]{38,320}?)[,.!?]?\"")
AFTER = re.compile(rf"[,.]?\s*(?:({NAME})(?:, [^,“”\n]{{3,70}},)? {SAID}\b|said ({NAME})\b)")
BEFORE = re.compile(rf"({NAME})(?:, [^,“”\n]{{3,70}},)? {SAID}(?: [\w ]{{0,40}})?[,:]? $")
NO_NAME = frozenset(["He", "She", "It", "They", "We", "I", "The", "A", "An", "But", "And", "In", "On", "Mr", "Mrs", "Ms", "Dr", "That", "This", "There", "President", "Minister", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])  # fmt: skip
# What the patterns take for a speaker's full name and is none, by reading the list of all
NOT_NAMES = frozenset({
    "America Foundation", "Blue Lagoon", "Coalition Taiwan", "Detective Inspector", "Doris Day",
    "Fifteen-year-old Robert", "Food Safety", "Frontier Foundation", "Frontier MEA", "Gen Douglas", "General Ban",
    "House Speaker", "Josh Bash", "Labour Party", "Middle East", "One MP", "Professor Seager", "Saint Francis",
    "Senator Kay", "Sgt Heinsaar", "Spaniard Alonso",
})  # fmt: skip
# The sentences that planted words stand in: who says them, and the words with a comma or as they end
WAYS = {
    "same": ("“{words},” {who} said.", "{who} said: “{Words}.”", "“{Words},” said {who}.",
             "“{Words},” {who} told reporters in the evening.", "In the words of {who}: “{Words}.”",
             "{who} had a plain answer. “{Words},” {who} said.", "'{Words},' said {who}."),
    "unnamed": ("“{Words},” one diplomat said.", "“{Words},” said an official who asked not to be named.",
                "A source close to the talks said: “{Words}.”", "“{Words},” a spokesman said."),
    "narrator": ("{Words}.",),
    "styled": ("“{Half},” {who} said, “{rest}.”", "“[{F}]{irst},” {who} said.", "\"{Words},\" {who} said.",
               "{who} said: “... {words}.”", "“{SPACED},” said {who}."),
    "cut": ("{who} said that “{words}”.", "“{Words},” {who} said.", "{who} spoke of “{words}”.",
            "“... {words},” {who} said.", "It was a matter, {who} said, of “{words}”."),
}  # fmt: skip
# Written before any was tried: words for which another outlet could carelessly put others
SWAPS = {
    "people": "citizens", "must": "should", "will": "may", "all": "most", "never": "rarely", "want": "need",
    "think": "believe", "help": "support", "very": "rather", "big": "large", "many": "some", "kill": "harm",
    "killed": "injured", "death": "loss", "country": "region", "children": "families", "war": "conflict",
    "government": "authorities", "important": "useful", "difficult": "painful", "good": "decent", "bad": "poor",
    "always": "often", "everything": "much", "every": "almost every", "first": "second", "more": "less", "last": "next",
    "start": "end", "stop": "slow", "responsibility": "duty", "money": "funds", "believe": "hope", "president": "leader",
    "can": "could", "serious": "grave", "great": "fine", "because": "since", "attack": "strike", "support": "back",
    "need": "want", "situation": "crisis", "world": "region", "work": "talk", "clear": "likely", "best": "better",
}  # fmt: skip
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "million", "billion"]  # fmt: skip
NOT = re.compile(r"\b(is|are|was|were|will|would|can|could|should|must|has|have|had|do|does|did)\b")
UNNOT = re.compile(r"\b(?:not |never )|n['’]t\b")


def quoted(record: Record) -> Iterator[tuple[Sentence, str]]:
    """Quotations of an article that stand whole between two marks, with no other beside them, each
    with the full name of who says it; found by their marks alone, not by reread."""
    text, id = record["text"], str(record["id"])
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    for number, (first, last) in enumerate(lines):
        found, line = list(QUOTED.finditer(text, first, last)), text[first:last]
        goes_on = any(text[a] in '“"' for a, _ in lines[number + 1 : number + 2])
        if len(found) != 1 or goes_on or line.count("“") + line.count('"') > 2:
            continue
        start, end = found[0].span(1 if found[0][1] else 2)
        name = _speaker(text, found[0].start(), found[0].end())
        if name and len(text[start:end].split()) >= 8:
            yield Sentence(record["file"], id, start, end, text[start:end]), name


def _speaker(text: str, start: int, end: int) -> str | None:
    """The full name of who is said to speak, as the article has it anywhere before or there."""
    match = AFTER.match(text, end) or BEFORE.search(text, max(0, start - 160), start)
    name = next(filter(None, match.groups()), "") if match else ""
    words = name.split()
    if not words or words[0] in NO_NAME:
        return None
    if name in NOT_NAMES:
        return None
    if len(words) == 1:
        full = re.search(rf"\b([A-Z][a-z]+(?: [A-Z]\.)? {re.escape(name)})\b", text)
        name = full[1] if full and full[1].split()[0] not in NO_NAME else ""
    return name if name and name not in NOT_NAMES else None


def drawn(known: Mapping[str, Record], part: str) -> list[Edit]:
    """The rows of one part."""
    rng = random.Random(f"{SEED} {part}")
    own = {id: record for id, record in known.items() if seeding.part_of(id) == part}
    quotes = sorted((one for record in own.values() for one in quoted(record)),
                    key=lambda one: hashlib.sha256(f"{SEED} {one[0].article} {one[0].start}".encode()).digest())  # fmt: skip
    hosts = _Hosts(own, {one.article for one, _ in quotes}, rng)
    names = list(dict.fromkeys(name for _, name in quotes))
    edits: list[Edit] = []
    turns = Counter[int]()
    for kind, many in KINDS.items():
        for number in sorted(range(len(quotes)), key=lambda n: (turns[n], n)):
            change = _changed(quotes[number][0].text, kind, rng) if many else None
            if change is not None:
                turns[number] += 1
                many -= 1
                giving = _giving(kind, GIVEN[len(edits) % len(GIVEN)])
                edits.append(
                    _planted(
                        quotes[number], kind, change, giving, turns[number], own, hosts, names, rng
                    )
                )
    return edits + list(_negatives(own, quotes, hosts, names, rng))


def _giving(kind: str, giving: str) -> str:
    """Whom words of a kind are given to: whole ones alone are told as the outlet's own."""
    if kind == "styled":
        return "same"
    whole = kind in ("copied", "cut-begin", "cut-end")
    return "unnamed" if giving == "narrator" and not whole else giving


def _planted(
    quote: tuple[Sentence, str], kind: str, change: tuple[list[Swap], list[tuple[int, int]]], giving: str,
    turn: int, own: Mapping[str, Record], hosts: _Hosts, names: Sequence[str], rng: random.Random,
) -> Edit:  # fmt: skip
    """A row: the host, whom the words are given to, and the sentence they stand in."""
    one, name = quote
    host = hosts.take(one)
    texts = own[host]["text"] + own[one.article]["text"]
    other = rng.choice([n for n in names if n.split()[-1] not in texts])
    to = {"same": name, "another": other}.get(giving, "")
    ways = "styled" if kind == "styled" else "cut" if kind.startswith("cut") and to else giving
    ways = "same" if ways == "another" else ways
    way = rng.randrange(len(WAYS[ways]))
    swaps, kept = change
    keep = seeding.JOIN.join(f"{one.start + a}-{one.start + b}" for a, b in kept)
    return seeding.row(one, kind, *swaps, keep=keep, speaker=name, to=to, giving=giving,
                       way=f"{ways} {way}", host=host, turn=turn)  # fmt: skip


class _Hosts:
    """Articles that words are planted in, each once; every second on the topic of the quotation."""

    def __init__(self, own: Mapping[str, Record], sources: set[str], rng: random.Random) -> None:
        self._topics = {id: record.get("topic") for id, record in own.items()}
        self._free = sorted(set(own) - sources)
        rng.shuffle(self._free)

    def take(self, one: Sentence | None = None) -> str:
        """A host for a quotation."""
        topic = self._topics[one.article] if one and len(self._free) % 2 else None
        near = (id for id in self._free if topic and self._topics[id] == topic)
        host = next(near, self._free[0])
        self._free.remove(host)
        return host


Swap = tuple[int, str, str]
CLAUSE = re.compile(
    r",? (?:and|but|because|that|which|who|if|when|so|as|while|where|to|for|in|with) |[,;:] | -- | – | — "
)


def _changed(
    text: str, kind: str, rng: random.Random
) -> tuple[list[Swap], list[tuple[int, int]]] | None:
    """The words changed, or the stretches kept; None where a quotation has nothing to change."""
    if kind in ("copied", "styled"):
        return [], []
    if kind.startswith("cut"):
        keep = _kept(text, kind, rng)
        return ([], keep) if keep else None
    swaps = {"figure": _figures, "negation": _negations, "word": _words}[kind](text, rng)
    return (swaps, []) if swaps else None


def _kept(text: str, kind: str, rng: random.Random) -> list[tuple[int, int]]:
    """What is left of words of which a beginning, an end or a middle is cut off at a clause."""

    def count(a: int, b: int) -> int:
        return len(re.findall(r"[\w’'-]+", text[a:b]))

    size = len(text)
    places = [(m.start(), m.end()) for m in CLAUSE.finditer(text)]
    if kind == "cut-begin":
        fit = [[(b, size)] for _, b in places if count(0, b) >= 3 and count(b, size) >= 7]
    elif kind == "cut-end":
        fit = [[(0, a)] for a, _ in places if count(0, a) >= 7 and count(a, size) >= 3]
    else:
        fit = [[(0, a), (c, size)] for a, b in places for c, _ in places
               if b < c and 2 <= count(a, c) <= 9 and count(0, a) >= 4 and count(c, size) >= 4
               and count(a, c) < count(0, size) / 2]  # fmt: skip
    return rng.choice(fit) if fit else []


def _figures(text: str, rng: random.Random) -> list[Swap]:
    found = list(re.finditer(r"\b\d+(?:,\d{3})*\b|\b(?:" + "|".join(NUMBERS) + r")\b", text))
    if not found:
        return []
    match = rng.choice(found)
    if match[0][0].isdigit():
        value = int(match[0].replace(",", ""))
        new = f"{value + rng.choice((1, 2, 10)) if value < 1900 or value > 2030 else value - 1:,}"
        new = new.replace(",", "") if "," not in match[0] else new
    else:
        new = rng.choice([n for n in NUMBERS if (n[-1] == "s" and match[0][-1] == "s" and n != match[0])
                          or (n[-1] != "s" and match[0][-1] != "s" and n != match[0])])  # fmt: skip
    return [(match.start(), match[0], new)]


def _negations(text: str, rng: random.Random) -> list[Swap]:
    if match := UNNOT.search(text):
        if match[0].strip() in ("not", "never"):
            return [(match.start(), match[0], "")]
        words = {"can": "ca", "will": "wo"}
        for whole, stem in words.items():
            if text[: match.start()].lower().endswith(f" {stem}"):
                return [
                    (
                        match.start() - len(stem),
                        text[match.start() - len(stem) : match.end()],
                        whole,
                    )
                ]
        return [(match.start(), match[0], "")]
    match = NOT.search(text)
    return [(match.end(), "", " not")] if match else []


def _words(text: str, rng: random.Random) -> list[Swap]:
    found = [m for m in re.finditer(r"\b[a-z]+\b", text) if m[0] in SWAPS]
    chosen = sorted(
        rng.sample(found, min(len(found), rng.choice((1, 1, 2)))), key=lambda m: m.start()
    )
    return [(m.start(), m[0], SWAPS[m[0]]) for m in chosen]


def _negatives(
    own: Mapping[str, Record], quotes: Sequence[tuple[Sentence, str]], hosts: _Hosts, names: Sequence[str],
    rng: random.Random,
) -> Iterator[Edit]:  # fmt: skip
    """Hard negatives: other words of one speaker, a formula said twice, a run of words in a
    quotation of somebody else."""
    free = seeding.drawn({id: own[id] for id in hosts._free[-60:]}, SEED, short=50, long=180)
    plain = [one for one in free if not any(sign in one.text for sign in "“”\"'’")]
    for number in range(NEGATIVES["other-words"]):
        one, name = quotes[number]
        other = plain[number]
        hosts._free.remove(other.article)
        host = hosts.take(one)
        yield seeding.row(other, "other-words", keep="", speaker=name, to=name, giving="same",
                          way=f"same {number % 7}", host=host, turn=1 + number % 3)  # fmt: skip
    for number in range(NEGATIVES["other-formula"]):
        one, name = quotes[number + 20]
        yield seeding.row(one, "other-formula", keep="", speaker=name, to=names[-1 - number], giving=str(number),
                          way=f"same {number % 7}", host=hosts.take(), turn=1 + number % 3)  # fmt: skip
    for number in range(NEGATIVES["other-run"]):
        one, name = quotes[number + 40]
        words = list(re.finditer(r"\S+", one.text))
        first = rng.randrange(1, len(words) - 6)
        a, b = words[first].start(), words[first + rng.choice((3, 4, 5))].end()
        yield seeding.row(one, "other-run", keep=f"{one.start + a}-{one.start + b}", speaker=name,
                          to=names[-20 - number], giving=str(number), way=f"same {number % 7}",
                          host=hosts.take(one), turn=1 + number % 3)  # fmt: skip
