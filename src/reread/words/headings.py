"""What heads an article and its parts: headlines, bylines, datelines, standfirsts."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from . import furniture
from .wrapping import CLOSERS

Kind = tuple[str, str]  # kind, reason

LONGEST_HEADLINE = 25  # words
LONGEST_SUBHEADING = 10  # words
LONGEST_STANDFIRST = 60  # words
LEAST_PROSE = 8  # words of a paragraph that a heading can head
LEAST_TITLE = 3  # words
HEAD = 6  # blocks from the top, and from the end, in which a byline or dateline can stand

_PARTICLES = r"(?:(?:de|da|van|von|der|den|al|bin|la|le|del) ){0,2}"
NAME = rf"[A-ZÀ-Þ][\w.’'-]*(?: {_PARTICLES}[A-ZÀ-Þ][\w.’'-]*){{1,4}}"
OUTLETS = (
    r"(?:Press|Herald|Times|News|Post|Journal|Tribune|Reuters|AP|AFP|Star|Chronicle|Gazette"
    r"|Observer|Telegraph|Globe)"
)
BYLINE = re.compile(
    rf"(?:[Bb]y|BY)[: ] ?{NAME}(?:(?:, | and | AND | & ){NAME}){{0,4}}"
    r"(?:(?:,| \||\s?[-–—]| in| for| at) ?[\w &’'.-]{2,80})?"
    r"|\(?(?:Reporting|Additional reporting|Writing|Editing|Compiled|Edited|Written|Translated)"
    rf" (?:in [\w ]{{2,30}} )?by (?:the )?[A-Z@].{{2,250}}"
    rf"|{NAME}(?:, | ?[/|] ?)(?:The )?(?:[A-Z][\w&]* ){{0,3}}{OUTLETS}"
    rf"|{NAME}, (?:[\w’-]+ ){{0,3}}(?:[Rr]eporter|[Ww]riter|[Cc]orrespondent|[Ee]ditor"
    r"|[Cc]olumnist)"
    rf"|{NAME}(?: and {NAME})?, (?:Reuters|AP|AFP|Bloomberg|CNN|BBC News|Associated Press)"
    r"|(?:From )?[Ss]taff (?:and wire )?[Rr]eports?|Special to (?:the |The )?[A-Z][\w ]{2,40}"
    rf"|With {NAME} in [A-Z][\w ]{{2,30}}"
    rf"|(?:Author|Story by|Words by|Text by|Written by|Byline|Reporting from)(?:,|:)? ?{NAME}"
    r"|Reporting from [A-Z][\w ]{2,30}|Role, [\w ]{3,60}"
    r"|(?:The )?(?:Associated Press|AP|AFP|Agence France-Presse|Reuters|Thomson Reuters|CNN|UPI|PTI"
    r"|ANI"
    r"|Bloomberg(?: News)?|BBC News|Xinhua|Press Association|PA Media|Canadian Press)(?: (?:staff"
    r"|and agencies))?"
    r"|(?:[A-Z][\w&]+ ){0,3}(?:[Ss]taff|STAFF|[Aa]gencies|[Nn]ewsroom|[Nn]ews [Ss]ervice"
    r"|[Ww]ire [Ss]ervices?)"
    r"(?: (?:[Ww]riters?|[Rr]eporters?|and (?:agencies|wire services|wires)|with (?:agencies|AP|AFP"
    r"|Reuters)))*"
)
PLACED = re.compile(  # a place, with or without date and agency: "KYIV, Aug. 20 (Reuters) —"
    r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w .]{1,30}){0,2}"
    r"(?:,? \(?(?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|TASS|DPA|dpa|ANI|PTI|IANS|EFE|ANSA)\)?)?"
    r" ?(?:--?|[–—_])"
)
STATIONED = re.compile(rf"{NAME} in [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,2}}")  # above a date
MASTHEAD = re.compile(rf"(?:The )?(?:[A-Z][\w&]* ){{0,3}}{OUTLETS}(?: ?[,|·•–-] ?| )")
SPEAKER = re.compile(r"[A-Z][A-Z.’' -]{1,30}: ")  # in an interview
TOPS = (["headline", "paragraph", "byline"], ["headline", "headline", "byline"])


@functools.cache
def dated() -> re.Pattern[str]:
    """A line that holds one date, or two, or a time of day, and nothing else."""
    again = r"(?: ?[|·•] ?| (?=(?:last )?(?:updated|published|posted|modified)))"
    once_or_twice = rf"(?:{furniture.DATED})(?:{again}(?:{furniture.DATED}))?"
    return re.compile(f"{once_or_twice}|{furniture.CLOCKED}", re.IGNORECASE)


def heading(text: str, following: str, place: int, count: int, title: str | None) -> Kind:
    """What a block that is read is; `place` counts such blocks from the top."""
    short = len(text) <= furniture.LONGEST_LINE
    if short and (dated().fullmatch(text) or (place == 0 and _is_masthead(text))):
        return "dateline", "a date or time of day alone"
    if short and place < HEAD and PLACED.fullmatch(text):
        return "dateline", "a place alone, as agencies begin"
    if short and (place < HEAD or place > count - HEAD) and BYLINE.fullmatch(text):
        return "byline", "names who wrote it"
    if 0 < place < HEAD and STATIONED.fullmatch(text) and dated().fullmatch(following):
        return "byline", "names who wrote it"
    if place == 0 and title and text.casefold() == title.strip().casefold():
        return "headline", "is the article's title"
    if place == 0 and following and is_title(text, LONGEST_HEADLINE):
        return "headline", "first line, short and without a full stop"
    asked = text[-1:] == "?" and len(text.split()) < LEAST_TITLE
    if (
        is_title(text, LONGEST_SUBHEADING)
        and _is_prose(following)
        and not (asked or SPEAKER.match(text))
    ):
        return "headline", "subheading: short, without a full stop, and prose follows"
    return "paragraph", "prose"


def _is_masthead(text: str) -> bool:
    """Whether a line is a newspaper's name and its day, as pages begin."""
    name = MASTHEAD.match(text)
    return bool(name and dated().fullmatch(text, name.end()))


def is_title(text: str, longest: int) -> bool:
    """Whether a line is short, begins like a title and does not end like a sentence."""
    if len(text) > furniture.LONGEST_LINE or len(text.split()) > longest:
        return False
    last = text.rstrip(CLOSERS)[-1:]
    if text[:1] == "“" and "”" not in text:  # a speech that goes on in the next paragraph
        return False
    return last not in set(".!…:;,") and text.lstrip("#\"'“‘([ ")[:1].isupper()


def _is_prose(text: str) -> bool:
    words = text[: furniture.LONGEST_LINE].split()
    return len(words) >= LEAST_PROSE and (
        len(text) > furniture.LONGEST_LINE or text.rstrip(CLOSERS)[-1:] in ".!?…:"
    )


def with_standfirst(texts: Sequence[str], found: list[Kind], top: Sequence[int]) -> list[Kind]:
    """The kinds, where what stands between headline and byline is a standfirst."""
    if [found[at][0] for at in top] in TOPS and len(texts[top[1]].split()) <= LONGEST_STANDFIRST:
        found[top[1]] = ("standfirst", "stands between headline and byline")
    return found
