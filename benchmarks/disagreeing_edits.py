"""The edits of `seeded_disagreements`: what makes a sentence contradict another, and what does not.

Each function is a kind: it takes a sentence and a number thrown for it, and gives an edit if there
is something in the sentence that can be edited so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from seeding import NUMBERS as WORDS
from seeding import Sentence

from reread.english import MONTHS
from reread.loading.dates import WEEKDAYS as DAYS

MONTH = "|".join(MONTHS)
HEDGED = r"(?:least|than|about|some|nearly|almost|over|around|to|approximately|roughly|under)"
UNIT = (r"(?!(?:\w+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|points?|miles?|k\w+met\w+|"
        r"degrees?)\b)")  # fmt: skip
FIGURE = re.compile(
    rf"(?<![\w$£€.,:/–-])(\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}|"
    rf"{'|'.join(WORDS)})(?= {UNIT}(?:[a-z-]+ ){{0,2}}(?:[a-z]+s|people|men|women|children)\b)"
)
BEFORE = re.compile(
    rf"\b(?:{HEDGED}|{MONTH}|aged?|number|No\.|section|[A-Z]\w+|another|other)\s\Z|\w[A-Z]\w*\s\Z"
)
WEEKDAY = re.compile(rf"\bon ({'|'.join(DAYS)})\b")
DATED = re.compile(rf"\b(\d{{1,2}}) ({MONTH})\b|\b({MONTH}) (\d{{1,2}})\b(?!,? \d{{3}}|[–-])")
YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")
ON_DAY = re.compile(rf"\bon (?:\d{{1,2}} )?({MONTH})(?: \d{{1,2}})?\b")
OF_YEAR = re.compile(rf"\bin (?:{MONTH}),? ((?:19|20)\d\d)\b")
IN_MONTH = re.compile(rf"\bin ({MONTH})\b")
SPEAKER = re.compile(
    r"[”\"] (?:said|says|added) ([A-Z][a-z]+ [A-Z][a-z]+)\b|"
    r"(?<!the )\b([A-Z][a-z]+ [A-Z][a-z]+) (?:said|says|added)[,:]? [“\"]"
)
COUNTED_ON = re.compile(r"\b(?:killed|died|dead|deaths|toll|injured|wounded|arrested|missing|cases|"
                        r"infected|displaced|fled|evacuated|so far|confirmed)\b")  # fmt: skip
QUOTED = re.compile(r"[“\"][^”\"]{30,}[”\"]")
NOT_IN = re.compile(r"(?<!might )(?<!may )(?<!not )(?<!could )(?<!would )(?<!should )(?<!must )"
                    r"\b(was|were|is|are|has|have|had|will)( )(?=(?:been )?"
                    r"[a-z]+(?:ed|en|ing|ound|eld|ent|ade)\b)")  # fmt: skip
NOT_OUT = re.compile(r"\b(?:was|were|is|are|has|have|had|did|could|will|would)( not)(?= )")
NAMES = ("Edgar Lindqvist", "Maria Castellan", "Thomas Okafor", "Ruth Halloran", "Pavel Dvorak")
PLACES = ("Valdoria", "Port Ansel", "Merrowdale", "Kastel", "Northern Lydia")
IN_PLACE = re.compile(r"\b(?:in|near|at) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b(?! \d)")
GROUPS = {"people": "children", "men": "women", "women": "men", "children": "adults",
          "soldiers": "civilians", "civilians": "soldiers", "deaths": "injuries",
          "protesters": "policemen", "students": "teachers", "cases": "deaths",
          "troops": "tanks", "houses": "schools", "buildings": "vehicles", "countries": "cities",
          "officers": "prisoners", "passengers": "pilots", "workers": "managers"}  # fmt: skip
REWORDED = (
    ("announced", "made known"), ("began", "started"), ("started", "began"), ("attack", "assault"),
    ("However, ", ""), ("because", "since"), ("large", "big"), ("near", "close to"),
    ("injured", "hurt"), ("wounded", "hurt"), ("houses", "homes"), ("destroyed", "wrecked"),
    ("several", "a number of"), ("received", "got"), ("according to", "as told by"),
    ("the United States", "the US"), ("United Nations", "UN"),
    ("huge", "enormous"), ("said that", "said"), ("following", "after"), ("held", "staged"),
    ("whole", "entire"), ("trying to", "seeking to"), ("also ", ""),
    ("meanwhile", "at the same time"), ("but", "though"), ("show", "indicate"),
    ("help", "assist"), ("country", "nation"),
    ("hit", "struck"), ("demonstrators", "protesters"), ("quake", "earthquake"), ("begin", "start"),
    ("areas", "regions"), ("officials", "authorities"),
)  # fmt: skip
ASIDE = re.compile(r", (?:who|which|an?|the|whose) [^,;.“”\"]{6,70}(?=,)(,)")
OPENED = re.compile(r"\A(?:The|A|An|In|It|There|More|At|On)\b")
Change = tuple[int, str, str]


class Made(NamedTuple):
    """An edit of a sentence, and how many days after it the other article was published."""

    changes: list[Change]
    later: int = 0


def coin(*of: object) -> int:
    """A number that follows from what it is thrown for."""
    return int(hashlib.sha256(" ".join(map(str, of)).encode()).hexdigest()[:8], 16)


def _figures(text: str) -> list[re.Match[str]]:
    return [one for one in FIGURE.finditer(text) if not BEFORE.search(text[: one.start()])]


def _other(said: str, throw: int, more: bool = False) -> str:
    """Another figure in the way that one is written."""
    if said in WORDS:
        at = WORDS.index(said)
        step = (3, 4, 5)[throw % 3]
        return WORDS[at + step] if more or at < step else WORDS[at - step]
    value = int(said.replace(",", ""))
    factor = (1.5, 2, 3)[throw % 3] if more else (0.5, 1.4, 2, 3, 0.6)[throw % 5]
    new = max(round(value * factor), 1)
    new = new if abs(new - value) > 1 else value + 4
    if value >= 1000:
        step = 10 ** (len(said) - len(said.rstrip("0,").replace(",", "")) - said.count(",") or 0)
        new = round(new / step) * step if step > 1 else new
    return f"{new:,}" if "," in said or new >= 1000 else str(new)


def quantities(one: Sentence, throw: int) -> Iterator[Made]:
    """Another figure."""
    for found in _figures(one.text)[:1]:
        if found[1] not in WORDS[7:]:
            yield Made([(found.start(1), found[1], _other(found[1], throw))])


def dates(one: Sentence, throw: int) -> Iterator[Made]:
    """Another day, month or year."""
    if found := WEEKDAY.search(one.text):
        day = DAYS[(DAYS.index(found[1]) - 1 - throw % 2) % 7]
        yield Made([(found.start(1), found[1], day)])
    elif found := DATED.search(one.text):
        group = 1 if found[1] else 4
        day = int(found[group])
        new = day + (1, 2, 3)[throw % 3] if day < 25 else day - (1, 2, 3)[throw % 3]
        yield Made([(found.start(group), found[group], str(new))])
    elif found := YEAR.search(one.text):
        yield Made([(found.start(1), found[1], str(int(found[1]) - (1, 2, 3)[throw % 3]))])
    elif found := IN_MONTH.search(one.text):
        month = MONTHS[(MONTHS.index(found[1]) - 1 - throw % 2) % 12]
        yield Made([(found.start(1), found[1], month)])


def speaker(one: Sentence, throw: int) -> Iterator[Made]:
    """Somebody else who said the same words."""
    found = SPEAKER.search(one.text)
    if found and QUOTED.search(one.text):
        group = 1 if found[1] else 2
        yield Made([(found.start(group), found[group], NAMES[throw % len(NAMES)])])


def polarity(one: Sentence, throw: int) -> Iterator[Made]:
    """A negation put in or taken out."""
    if found := NOT_OUT.search(one.text):
        yield Made([(found.start(1), " not", "")])
    elif found := NOT_IN.search(one.text):
        yield Made([(found.end(1), " ", " not ")])


def reworded(one: Sentence, throw: int) -> Iterator[Made]:
    """The same in other words."""
    changes = other_words(one.text, throw, 4)
    if len(changes) > 1:
        yield Made(changes)


def hedged(one: Sentence, throw: int) -> Iterator[Made]:
    """A figure said with less certainty, that the other fits."""
    for found in _figures(one.text)[:1]:
        if found[1] in WORDS:
            yield Made([(found.start(1), found[1], f"at least {found[1]}")])
        elif (value := int(found[1].replace(",", ""))) > 9:
            less = int(value * 0.9)
            new = (f"at least {less:,}", f"about {round(value * 1.04):,}", f"more than {less:,}")
            yield Made([(found.start(1), found[1], new[throw % 3])])


def rounded(one: Sentence, throw: int) -> Iterator[Made]:
    """A figure with fewer digits."""
    for found in _figures(one.text)[:1]:
        if found[1] not in WORDS and (value := int(found[1].replace(",", ""))) > 1000:
            step = 10 ** (len(str(value)) - 2)
            if value % step:
                yield Made([(found.start(1), found[1], f"{round(value / step) * step:,}")])


def updated(one: Sentence, throw: int) -> Iterator[Made]:
    """A count that has grown some days later."""
    for found in _figures(one.text)[:1]:
        if found[1] not in WORDS[6:] and COUNTED_ON.search(one.text):
            new = _other(found[1], throw, more=True)
            yield Made([(found.start(1), found[1], new)], 2 + throw % 4)


def elsewhere(one: Sentence, throw: int) -> Iterator[Made]:
    """Another figure of another place."""
    for found in _figures(one.text)[:1]:
        place = IN_PLACE.search(one.text)
        if place and found[1] not in WORDS[7:] and place[1] not in (*MONTHS, *DAYS):
            figure = (found.start(1), found[1], _other(found[1], throw))
            yield Made([figure, (place.start(1), place[1], PLACES[throw % len(PLACES)])])


def another_group(one: Sentence, throw: int) -> Iterator[Made]:
    """Another figure of others."""
    for found in _figures(one.text)[:1]:
        group = re.compile(rf"\b({'|'.join(GROUPS)})\b").search(one.text, found.end())
        if group and group.start() - found.end() < 25 and found[1] not in WORDS[7:]:
            figure = (found.start(1), found[1], _other(found[1], throw))
            yield Made([figure, (group.start(), group[1], GROUPS[group[1]])])


def coarser(one: Sentence, throw: int) -> Iterator[Made]:
    """A day said more roughly."""
    if found := WEEKDAY.search(one.text):
        yield Made(
            [(found.start(), found[0], ("this week", "in recent days", "days ago")[throw % 3])]
        )
    elif found := ON_DAY.search(one.text) or OF_YEAR.search(one.text):
        yield Made([(found.start(), found[0], f"in {found[1]}")])


def other_event(one: Sentence, throw: int) -> Iterator[Made]:
    """Another day of what happened somewhere else."""
    found, place = WEEKDAY.search(one.text), IN_PLACE.search(one.text)
    if found and place and place[1] not in (*MONTHS, *DAYS):
        day = DAYS[(DAYS.index(found[1]) - 1 - throw % 3) % 7]
        yield Made([(found.start(1), found[1], day),
                    (place.start(1), place[1], PLACES[throw % len(PLACES)])])  # fmt: skip


def unsure(one: Sentence, throw: int) -> Iterator[Made]:
    """What may not be so."""
    if found := re.search(
        r"(?<!might )(?<!may )(?<!could )(?<!would )(?<!must )"
        r"\b(was|were|has|have)( )(?=[a-z]+ed\b)",
        one.text,
    ):
        be = " been" if found[1] in ("was", "were") else ""
        yield Made([(found.start(1), found[1], f"may not have{be}")])


def described(one: Sentence, throw: int) -> Iterator[Made]:
    """Who said it, by another word than the name."""
    found = SPEAKER.search(one.text)
    if found and QUOTED.search(one.text):
        group = 1 if found[1] else 2
        who = ("an official", "a spokesman", "one of those present", "a man")[throw % 4]
        at_start = found.start(group) == 0
        yield Made(
            [(found.start(group), found[group], who[0].upper() + who[1:] if at_start else who)]
        )


def part(one: Sentence, throw: int) -> Iterator[Made]:
    """A figure of some more, or of some of them."""
    for found in _figures(one.text)[:1]:
        if found[1] not in WORDS:
            value = int(found[1].replace(",", ""))
            if value > 5:
                few = max(round(value * 0.4), 2)
                new = (f"another {few:,}", f"{few:,} of the {found[1]}")[throw % 2]
                yield Made([(found.start(1), found[1], new)])


CONTRADICTING = (quantities, dates, speaker, polarity)
HARMLESS = (reworded, hedged, rounded, updated, elsewhere, another_group, coarser, other_event,
            unsure, described, part)  # fmt: skip


def other_words(text: str, throw: int, most: int) -> list[Change]:
    """Words that are put in another way, and an aside left out."""
    found: list[Change] = []
    aside = ASIDE.search(text)
    if aside and throw % 3:
        found.append((aside.start(), aside[0], "" if throw % 2 else ","))
        found[-1] = (aside.start(), text[aside.start() : aside.end() - 1], "")
    for old, new in sorted(REWORDED, key=lambda pair: coin(throw, pair[0])):
        if match := re.search(rf"(?<![\w-]){re.escape(old)}(?!\w)", text):
            found.append((match.start(), match[0], new))
    if (match := OPENED.match(text)) and throw % 4 == 0:
        lead = ("Reports say that", "Word came that", "It was reported that")[throw % 3]
        found.insert(0, (0, match[0], f"{lead} {match[0].lower()}"))
    return apart(found)[:most]


def apart(changes: Iterable[Change]) -> list[Change]:
    """Changes that do not touch one another, the first ones first."""
    kept: list[Change] = []
    for at, old, new in changes:
        if all(at + len(old) <= a or a + len(o) <= at for a, o, _ in kept):
            kept.append((at, old, new))
    return kept
