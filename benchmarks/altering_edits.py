"""The changes of `seeded_audit`: what alters a fact of a sentence, and what only rewords it.

Each function of OPTIONS takes a sentence, its article and a source of chance, and gives what could
be changed: where, the words that stand there, those to put in their place.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from seeding import NUMBERS, Record

import reread as rr
from reread.english import MONTHS
from reread.loading.dates import WEEKDAYS as DAYS

Change = tuple[int, str, str]
OTHERS = {
    "PER": ("Helen Marsh", "Tomas Lindqvist", "Samuel Okoro", "Ivan Petrenko", "Laura Whitfield"),
    "LOC": ("Lisbon", "Osaka", "Nairobi", "Montreal", "Valencia", "Hanoi"),
    "ORG": ("the Ford Foundation", "Siemens", "the World Bank", "Unilever", "Save the Children"),
}
# Words of quotations and what is put in their place
TURNED = {
    "good": "bad", "bad": "good", "more": "less", "less": "more", "always": "rarely",
    "never": "often", "first": "last", "new": "old", "all": "some", "many": "few", "must": "may",
    "will": "might", "can": "cannot", "safe": "unsafe", "great": "poor", "strong": "weak",
    "best": "worst", "better": "worse", "important": "minor", "very": "hardly", "every": "no",
    "people": "workers", "government": "army", "world": "region", "country": "city",
    "support": "reject", "believe": "doubt", "hope": "fear", "happy": "angry", "peace": "order",
    "right": "wrong", "long": "short", "high": "low", "need": "want", "help": "hinder",
    "families": "officials", "children": "soldiers", "today": "yesterday", "win": "lose",
    "should": "could", "big": "small", "clear": "unclear", "serious": "slight", "sure": "unsure",
    "difficult": "easy", "women": "men", "law": "plan", "police": "army", "not": "now",
}  # fmt: skip
SAYS = r"(?:said|added|stated|explained|announced|warned|argued|claimed|noted|reported)"
NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}"
BE = r"(?:was|were|is|are|has|have|had|will|would|could|should)"
# Rewordings that change no fact: a pattern and what is put in its place
REWORDED = (
    (r"\bbegan\b", "started"), (r"\binjured\b", "hurt"), (r"\bpurchased\b", "bought"),
    (r"\battempted to\b", "tried to"), (r"\bassist\b", "help"), (r"\bindividuals\b", "people"),
    (r"\bdeclared\b", "stated"), (r"\bannounced that\b", "said that"), (r"\bprior to\b", "before"),
    (r"\bfollowing\b(?= the)", "after"), (r"\bchildren\b", "kids"), (r"\bvehicle\b", "car"),
    (r"\bapproximately\b", "about"), (r"\bhowever, ", ""), (r"^However, (\w)", None),
    (r"\balso ", ""), (r"\blocated in\b", "in"), (r"\bresidents\b", "people living there"),
    (r"\bobtained\b", "got"), (r"\brequested\b", "asked for"), (r"\bpassed away\b", "died"),
    (r"\bin order to\b", "to"), (r"\btold reporters\b", "said"),
    (r" \([^)]{3,40}\)", ""),
    (rf", (?:a|an|the|who|which) (?![^,.]*\b(?:{SAYS}|told|says)\b)"
     r"[^,;:.“”\"()\d]{5,70}(?=[,.])", "cut"),
)  # fmt: skip


def _hits(pattern: str, text: str) -> list[re.Match[str]]:
    return list(re.finditer(pattern, text))


def outside_quotes(text: str, at: int) -> bool:
    """Whether no quotation is open at a place."""
    before = text[:at]
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


def _names(record: Record) -> dict[str, list[str]]:
    """The full names of an article, by kind."""
    return _named(str(record["id"]), record["text"])


@cache
def _named(id: str, text: str) -> dict[str, list[str]]:
    reading = rr.read(rr.Article(text, id=id))
    rows = reading.mentions
    rows = rows[(rows["form"] == "name") & (rows["score"] > 0.8)]
    found: dict[str, list[str]] = defaultdict(list)
    for kind, surface in zip(rows["kind"], rows["surface"], strict=True):
        if kind in OTHERS and surface not in found[kind] and "\n" not in surface:
            found[kind].append(surface)
    return found


def _other(names: Mapping[str, list[str]], kind: str, old: str, chance: random.Random) -> str:
    """Another name of the article, or in half of the cases one that it does not have."""
    words = set(old.split())
    own = [name for name in names[kind] if not words & set(name.split())]
    if own and chance.random() < 0.5:
        return chance.choice(own)
    return chance.choice(OTHERS[kind])


def name_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Names with another in their place."""
    names = _names(record)
    for kind in sorted(OTHERS):
        for name in names[kind]:
            for match in _hits(rf"(?<!\w){re.escape(name)}(?![\w’'-])", text):
                said = re.match(rf" {SAYS}", text[match.end() :])
                if not said and (kind != "PER" or " " in name):
                    yield match.start(), name, _other(names, kind, name, chance)


def date_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Weekdays, days of a month, months and years with another in their place."""
    for match in _hits(rf"\b(?:{'|'.join(DAYS)})\b", text):
        if outside_quotes(text, match.start()):
            at = DAYS.index(match[0])
            yield match.start(), match[0], DAYS[(at + chance.choice((2, 3, 4, 5))) % 7]
    for match in _hits(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?!\d)", text):
        new = (int(match[2]) + chance.choice((3, 5, 9))) % 28 + 1
        yield match.start(2), match[2], str(new)
    for match in _hits(r"\b(?:in|since|until|by|of) ((?:19|20)\d\d)\b", text):
        yield match.start(1), match[1], str(int(match[1]) + chance.choice((-3, -2, -1, 1, 2)))
    for match in _hits(rf"\bin ({'|'.join(MONTHS)})\b", text):
        yield (
            match.start(1),
            match[1],
            MONTHS[(MONTHS.index(match[1]) + chance.choice((2, 4))) % 12],
        )


def figure_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Numbers with another in their place."""
    for match in _hits(r"(?<![\w.,:/$£€-])[$£€]?(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d)?)"
                       r"(?![\w:/-]|[.,]\d)", text):  # fmt: skip
        before = text[max(0, match.start() - 12) : match.start()]
        if re.search(rf"(?:{'|'.join(MONTHS)}) $", before) or re.match(
            rf" (?:{'|'.join(MONTHS)})", text[match.end() :]
        ):
            continue
        old = match[1]
        value = float(old.replace(",", ""))
        new = value * chance.choice((1.5, 2, 3)) + chance.choice((1, 2))
        shown = f"{new:.1f}" if "." in old else f"{round(new):,}"
        yield match.start(1), old, shown
    for match in _hits(rf"\b(?:{'|'.join(NUMBERS)})\b(?! of)", text.lower()):
        at = NUMBERS.index(match[0])
        if text[match.start()].islower():
            new = NUMBERS[(at + chance.choice((2, 3, 4))) % len(NUMBERS)]
            yield match.start(), match[0], new


def quotation_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Words of a quotation with others in their place."""
    for quote in _hits(r"[“\"]([^“”\"]{20,})[”\"]", text):
        for match in _hits(r"[A-Za-z]+", quote[1]):
            if match[0] in TURNED:
                yield quote.start(1) + match.start(), match[0], TURNED[match[0]]


def speaker_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Speakers with another person in their place."""
    names = _names(record)
    for match in _hits(rf"\b({NAME}) (?:{SAYS}|told)\b", text):
        people = [name for name in names["PER"] if " " in name or len(names["PER"]) > 1]
        known = [n for n in names["PER"] if n in match[1] or match[1] in n]
        own = [n for n in people if not set(n.split()) & set(match[1].split())]
        if known and own:
            yield match.start(1), match[1], chance.choice(own)


def negation_out_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Sentences without the "not" that they had."""
    for match in _hits(
        rf"\b(?:{BE}|did|does|do|must|may|might) (not )(?!only\b|just\b|yet\b)", text
    ):
        if outside_quotes(text, match.start()):
            yield match.start(1), "not ", ""
    for match in _hits(r"\b(cannot)\b", text):
        yield match.start(1), "cannot", "can"
    for match in _hits(r"\b(no) (?=(?:one was|injuries|casualties|deaths|evidence|cause|"
                       r"survivors))", text):  # fmt: skip
        yield match.start(1), "no ", ""
    for match in _hits(r"\bno longer\b", text):
        yield match.start(), "no longer", "still"


def negation_in_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Sentences with a "not" that they did not have."""
    if re.search(r"\b(?:not|no|never|nobody|none|neither)\b|n[’']t\b", text):
        return
    for match in _hits(rf"\b{BE} (?=[a-z]+(?:ed|en|ing|ne|de|t)\b)", text):
        if outside_quotes(text, match.start()):
            yield match.end(), "", "not "
    for match in _hits(r"\b(?:is|are|was|were|will|would) (?=[a-z])", text):
        if outside_quotes(text, match.start()):
            yield match.end(), "", "not "


def hedge_out_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Sentences without what hedged them."""
    for match in _hits(
        r"\b(?:reportedly|allegedly|apparently|possibly|probably|supposedly) ", text
    ):
        yield match.start(), match[0], ""
    for match in _hits(r"\b(may|might|could) (?!not\b)(?=[a-z])", text):
        if outside_quotes(text, match.start()):
            yield match.start(1), match[1], "will"
    for match in _hits(r"\b((?:about|around|approximately|roughly|nearly|almost|more than|over|"
                       r"at least|up to|some) )(?=[$£€]?\d)", text):  # fmt: skip
        yield match.start(1), match[1], ""
    for match in _hits(r"\b(?:alleged|suspected) (?=[a-z])", text):
        yield match.start(), match[0], ""


def hedge_in_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Sentences with a hedge that they did not have."""
    if re.search(r"\b(?:may|might|could|reportedly|alleged|allegedly|apparently|suspected|likely|"
                 r"possibly|probably)\b", text):  # fmt: skip
        return
    for match in _hits(r"\b(?:was|were|has|had|have) (?:been )?(?=[a-z]+ed\b)", text):
        if outside_quotes(text, match.start()):
            yield match.end(), "", chance.choice(("reportedly ", "allegedly ", "apparently "))
    for match in _hits(r"\b(?:is|are|was|were) (?=(?:a|an|the) )", text):
        if outside_quotes(text, match.start()):
            yield match.end(), "", chance.choice(("reportedly ", "possibly ", "allegedly "))
    for match in _hits(r"\bwill (?!not\b)(?=[a-z])", text):
        if outside_quotes(text, match.start()):
            yield match.start(), "will", "may"
    for match in _hits(r"(?<=[a-z] )(?=\d{2,3} [a-z]+s\b)", text):
        before = text[max(0, match.start() - 14) : match.start()]
        if not re.search(r"about |over |than |least |around |nearly |to |[a-z]ly |some ", before):
            yield match.start(), "", chance.choice(("about ", "at least "))


def attribution_options(text: str, record: Record, chance: random.Random) -> Iterator[Change]:
    """Sentences without the words that say who says so."""
    if re.search(r"[“”\"]", text):
        return
    for match in _hits(rf",? according to (?:the |a )?{NAME}(?:[^,.]{{0,30}})?(?=\.$)", text):
        yield match.start(), match[0], ""
    for match in _hits(rf", (?:the )?(?:{NAME}|police|officials|authorities|[a-z]+ officials) "
                       rf"{SAYS}(?: (?:on \w+day|yesterday|today|in a statement))?(?=\.$)",
                       text):  # fmt: skip
        yield match.start(), match[0], ""
    lead = re.match(rf"(?:The )?(?:{NAME}|[Pp]olice|[Oo]fficials|[Aa]uthorities|[a-z]+ officials) "
                    rf"{SAYS} (?:that )?((?:the|a|an|it|they|he|she|there|[A-Z]\w+) )",
                    text)  # fmt: skip
    if lead:
        first = text[lead.start(1)]
        yield 0, text[: lead.start(1) + 1], first.upper()


OPTIONS = {
    "name": name_options, "date": date_options, "figure": figure_options,
    "quotation": quotation_options, "speaker": speaker_options,
    "negation out": negation_out_options, "negation in": negation_in_options,
    "hedge out": hedge_out_options, "hedge in": hedge_in_options,
    "attribution": attribution_options,
}  # fmt: skip


def _dated(text: str, record: Record) -> Iterator[Change]:
    """Weekdays written as the day that they mean, and days written another way."""
    day = dt.date.fromisoformat(record["published"][:10])
    for match in _hits(rf"(?<!last )(?<!next )\bon ({'|'.join(DAYS)})\b(?!,| \w+ \d)", text):
        back = (day.weekday() - DAYS.index(match[1])) % 7
        meant = day - dt.timedelta(days=back)
        coming = re.search(r"\b(?:will|next|expected|plan|scheduled|due|to be)\b", text)
        if back and not coming and outside_quotes(text, match.start()):
            yield match.start(1), match[1], f"{meant.day} {MONTHS[meant.month - 1]}"
    for match in _hits(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})(?!\d|,? \d{{4}}|[a-z–-])", text):
        if not outside_quotes(text, match.start()):
            continue
        yield match.start(), match[0], f"{match[2]} {match[1]}"


def _counts(text: str) -> Iterator[Change]:
    """Numbers in words written as digits."""
    for match in _hits(rf"(?<=[a-z] )\b({'|'.join(NUMBERS[:9])})\b(?= [a-z]+s\b)", text):
        if outside_quotes(text, match.start()):
            yield match.start(), match[0], str(NUMBERS.index(match[0]) + 2)


def rewordings(text: str, record: Record, chance: random.Random) -> list[Change]:
    """One or two changes of a sentence that change no fact."""
    found: list[Change] = [*_dated(text, record), *_counts(text)]
    for pattern, new in REWORDED:  # outside of quotations
        for match in _hits(pattern, text):
            if not outside_quotes(text, match.start()):
                continue
            if new is None:
                found.append((0, match[0], match[1].upper()))
            else:
                found.append((match.start(), match[0], "" if new == "cut" else new))
    chance.shuffle(found)
    kept: list[Change] = []
    for change in found:
        if len(kept) < 2 and all(apart(change, other) for other in kept):
            kept.append(change)
    return kept


def apart(one: Change, other: Change) -> bool:
    """Whether two changes do not touch each other."""
    first, second = sorted((one, other))
    return first[0] + len(first[1]) + 1 < second[0]
