"""Bylines: who is named as the author of an article."""

from __future__ import annotations

import re

LONGEST = 500  # characters of a byline
_NAME = re.compile(  # "Ida Strand", "J. P. O'Neil Jr.", "Ana de la Cruz": two to five words
    r"(?:[^\W\d_a-z][\w.'’-]*)(?: (?:de|del|della|da|di|du|la|van|von|der|den|ter|bin|al|el|y|"
    r"[^\W\d_a-z][\w.'’-]*)){1,4}"
)
_PLACE = re.compile(r"(.{3,60}?) in [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}")  # "Bo Lin in New York"


def authors(byline: str) -> list[str]:
    """The people that a byline names: "By Ida Strand and Bo Lin" are two.

    What isn't sure to be a list of names stays whole, as stated ("Strand, Ida"); an address of
    the web is no author.
    """
    words = " ".join(byline.split()) if len(byline) <= LONGEST else ""
    words = re.sub(r"^by\b[: ] ?", "", words, flags=re.I).strip(" ,;|")
    words = words if re.search(r"\b(?:[A-Z]|[JS]r)\.$", words) else words.rstrip(".")
    mailed = re.fullmatch(r"\S+@\S+\s+\((.+)\)|(.+?)\s*<\S+@\S+>", words)  # as RSS and mail do
    words = (mailed[1] or mailed[2]).strip(' "') if mailed else words
    if not words or re.search(r"://|^www\.|^\S+@\S+$", words):
        return []
    parts = [part for part in re.split(r"\s*;\s*", words) if part]
    return [person for part in parts for person in _listed(part)]


def _listed(words: str) -> list[str]:
    """Names between commas and "and", if all are full names; else the words as they are."""
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", words) if part]
    full = all(_NAME.fullmatch(part) for part in parts)
    if len(parts) == 1 and (place := _PLACE.fullmatch(parts[0])) and _NAME.fullmatch(place[1]):
        return [place[1]]
    return parts if full else [words]
