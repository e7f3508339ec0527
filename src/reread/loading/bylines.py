"""Bylines: the names of the authors in "By Ida Strand and Bo Lin in Oslo"."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"(?i)^(?:(?:written|reported|story|words|text|report|reporting|analysis|opinion)\s+)?by\b[:\s]+"
    r"|^authors?\s*:\s*"
)
AFTER = re.compile(  # what follows the names, from its last space on
    r"[|•·\n\t(/]|\s(?:[–—-]\s|(?:in|for|at|of|on|with)\s|\d|(?:published|updated)\b"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d)",
    re.I,
)
JOINED = re.compile(r" (?:and|&) |,(?! ?(?:Jr|Sr|II|III|MD|PhD)\b) ?(?:and )?")
AND = re.compile(" (?:and|&) ")
MAILED = re.compile(r"[^\s@]+@[^\s@]+ \((.+)\)|([^<>]+)<[^\s@]+@[^\s@]+>")  # as RSS and mail do
PLACED = re.compile(r"(.{3,60}?) in [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}")  # "Bo Lin in New York"
LONGEST = 500  # characters of a byline
NO_PERSON = re.compile(
    r"(?i)\b(?:agenc(?:y|ies)|associated|bbc|bureau|chief|columnist|company|contributor|"
    r"correspondents?|critic|daily|desk|editors?|editorial|gazette|group|herald|inc|journal|"
    r"ledger|ltd|magazine|media|ministry|network|news|newspaper|newsroom|post|press|producer|"
    r"professor|publish\w*|radio|reporters?|reuters|review|service|staff|team|times|tribune|tv|"
    r"university|wire|writers?)\b"
)
ADDRESS = re.compile(r"//|www\.|\S@\S|\.(?:com|org|net|html?)\b", re.I)


def authors(stated: str) -> list[str]:
    """The names that a source states as its authors; the statement itself if it can't be parted."""
    said = " ".join(stated.split()) if len(stated) <= LONGEST else ""
    said = LABEL.sub("", f"{said} ").strip(" ,;|")
    mailed = MAILED.fullmatch(said)
    said = (mailed[1] or mailed[2]).strip(' "') if mailed else said
    pieces = [piece for piece in said.split(";") if piece.strip()]
    return [name for piece in pieces for name in _listed(piece.strip())]


def _listed(said: str) -> list[str]:
    """The names between commas and "and"; the words as they are if not sure to be names."""
    if ADDRESS.search(said):
        return []
    placed = PLACED.fullmatch(said)
    said = placed[1] if placed and _is_name(placed[1]) else said
    parts = [part.strip() for part in JOINED.split(said) if part.strip()]
    if len(parts) == 1 or not (AND.search(said) or _is_name(parts[0])):
        return [said]
    named = [part for part in parts if _is_name(part)]
    return named if named and _is_name(parts[0]) else [said]


def authors_of_line(line: str) -> list[str]:
    """The authors that a line of the page names after "By"; none if it has no such word."""
    if not LABEL.match(line):
        return []
    said = LABEL.sub("", line)
    after = AFTER.search(said)
    return authors(said[: after.start()] if after else said)


def _is_name(part: str) -> bool:
    """Whether a piece looks like a person's name: two to five words, and no office."""
    words = part.split()
    return 2 <= len(words) <= 5 and not NO_PERSON.search(part) and not re.search(r"\d", part)
