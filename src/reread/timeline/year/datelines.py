"""Whether a date in the head of a page stands as a dateline does: by what is before and after."""

from __future__ import annotations

import functools
import re

from ...files import word_data
from .stamps import Stamp

# A place and a date with no agency, weekday or clock are a story's title before this year: the year
# stands in datelines since news is kept in electronic archives.
YEARS_STAND = 1980
# Words beside a date that make it another's: of a picture, a life, a deadline, something to come.
OTHERS = frozenset(
    {"archive", "born", "caption", "chapter", "chronology", "courtesy", "credit", "deadline",
     "died", "due", "effective", "embargoed", "expires", "file", "flashback", "illustration",
     "image", "images", "next", "photo", "photograph", "photos", "picture", "pictured", "since",
     "source", "tickets", "timeline", "until", "video"}
)  # fmt: skip
NEWS = frozenset({"release", "briefing", "interview"})  # what takes place and is news itself
# What is named as towns are, but is where something happens, or what: "Halvik Hall", "FALL OF …".
VENUES = frozenset(
    {"airport", "arena", "bridge", "church", "club", "centre", "center", "day", "hall", "harbor",
     "harbour", "marathon", "museum", "of", "park", "square", "stadium", "street", "theater",
     "theatre"}
)  # fmt: skip
# Lines above a date that make it one of history's.
HISTORY = re.compile(
    r"^\W{0,9}(?:on this day|this day in|today in history|from the archives?|flashback|chronology"
    r"|(?:key|important) (?:dates|events|moments))\b|^[^\n\d.!?]{0,80}\btimeline:?$",
    re.I | re.M,
)
# What follows the date of something that takes place then, rather than that of the page.
OCCASION = re.compile(
    r"\W*(?:time|venue|place|where|location|doors|tickets|attendance|referee|kick-?off)\b", re.I
)
_AGENCY = (
    r"(?:\((?![^)]{0,31}(?:[Pp]hoto|PHOTO|[Ii]mage|File|[a-z] [A-Z][a-z]+/))[A-Z][\w .&/-]{1,30}\)"
    r"|/ ?[A-Z][\w .&-]{1,30}/)"
)
_TOWN = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’/&-]+(?:, ?[A-ZÀ-Þ][\w.'’ ]{1,30}){0,2}"
_NAME = r"(?!(?:In|On|At|By|The|Since|From|Until|After|Before|And|But)\b)[A-ZÀ-Þ][\w.'’-]*"
_LABEL = r"(?:(?i:dateline): )?"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,2}}){{0,2}}"
WIRED = re.compile(rf"[,.]? ?{_AGENCY}")
BARE = re.compile(r"[\s\W]*")
BYLINE = re.compile(
    r"(?:(?:(?:Written|Reported|Posted|Words) )?[Bb]y|BY|FROM|From(?= [A-Z])) "
    r"(?:(?!\bpublished\b|\breleased\b)[^|\n]){2,100}?(?: on |[,|·•–— -]+)"
)
AGENCY = re.compile(rf"{_AGENCY}[,|·•–— -]*")
WITH_AGENCY = re.compile(rf"{_AGENCY} ?{_NAMES}, |{_NAMES},? ?{_AGENCY},? ")
TOWN = re.compile(rf"{_LABEL}{_TOWN}(?: ?[-–]{{0,2}} ?{_AGENCY})?[ ,|–—-]*")
PLACE = re.compile(rf"{_LABEL}{_NAMES}(?: ?[-–]? ?{_AGENCY})?(?:, | ?[-–—] ?)")
# "The Coast Herald, …": a paper's name, as no place is called.
PAPER = re.compile(
    rf"The (?:{_NAME} ){{0,3}}(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Press"
    r"|Star|Observer|Guardian|Telegraph|Courier|Standard|Examiner|Bulletin|Dispatch|Independent|Monitor)"
    r"(?:, | ?[-–—] ?)"
)
BARRED = re.compile(r"[^\n]*(?:[|·•]| /) ?")
IN_SENTENCE = re.compile(
    r"(?:\b(?:on|of|at|by|in|since|from|until|till|to|before|after|the|between|and|or|for|dated|during"
    r"|late|early|this|last|next)|[,;:(]) ?$",
    re.I,
)
ENDS = re.compile(
    rf"[)\]*_]*\s*(?:$|\n|[|·•]|/ |[,.]? ?{_AGENCY}|[,;(]? ?(?i:by) [A-Z]"
    r"|,? ?\(?(?i:mon|tues|wednes|thurs|fri|satur|sun)day\)?[ \t]*(?:$|\n)"
    r"|(?:[,;(][ ,;(]*)?(?i:last )?(?i:updated|modified)"
    r"|(?:[,(][ ,(]*)?\d+[ -]min(?:ute)?s?[ -]read\b)"
)
# A dash, and text after it that begins as a sentence does; no range of days.
DASHED = re.compile(
    r"\s*(?:--|[—–―_]|-\s)(?!\s*(?:\d|[A-Z][a-z]{2,8}\.? \d))[\s—–―_-]*+(?![^\W\d_A-ZÀ-Þ])"
)
SIGNED = re.compile(r"\s*[|·•] ?(?:By|BY) (?:the )?[A-Z]")
CAPITAL = re.compile(r"\s*(?:$|[-–—|·•*(\n“\"‘']|[A-ZÀ-Þ])")
SENTENCE = re.compile(r"[.!?…](?:\W|$)")  # ends one; a title after a dash has none
WORD = re.compile(r"[^\W\d_]+")


def is_dateline(stamp: Stamp, before: str, after: str, *, entries: bool, opens: bool) -> bool:
    """Whether a date stands as a dateline does, between what its block has before and after it.

    `entries`: dates head the blocks of a chronology; `opens`: no paragraph came before, so that a
    line of names and a date is that of the page.
    """
    words = frozenset(WORD.findall(before.lower()))
    if not stamp.zone and not OTHERS.isdisjoint(words):
        return False
    line, dashed = bool(ENDS.match(after)), bool(DASHED.match(after))
    stamped = bool(stamp.clock and CAPITAL.match(after))
    if BARE.fullmatch(before):
        return not entries and (line or dashed or stamped)
    if BYLINE.fullmatch(before) or AGENCY.fullmatch(before):
        return line or dashed or stamped
    if BARRED.fullmatch(before) or WITH_AGENCY.fullmatch(before):
        return line or dashed or stamped or after[:1] == ":"
    town, paper = TOWN.fullmatch(before), PAPER.fullmatch(before)
    if town or paper or PLACE.fullmatch(before):
        wired = WIRED.match(after)
        leads = dashed and (town or paper or SENTENCE.search(after))
        own = leads or stamped or wired or (line and (opens or town))
        sure = wired or stamp.clock or WIRED.search(before)
        return bool(own and (sure or not _of_story(stamp, words)))
    whole = stamp.weekday and stamped and (stamp.zone or before.rstrip()[-1:] in '.!?”"')
    return bool(whole or SIGNED.match(after)) and not IN_SENTENCE.search(before)


def _of_story(stamp: Stamp, words: frozenset[str]) -> bool:
    """Whether a place and a date are rather where and when a story takes place."""
    return stamp.day.year < YEARS_STAND or not words.isdisjoint(VENUES | _happenings())


@functools.cache
def _happenings() -> frozenset[str]:
    """What can take place: a battle, a fall, a match."""
    rows = word_data("reread.timeline", "event_nouns")
    return frozenset(row["noun"] for row in rows if row["kind"] == "occurrence") - NEWS
