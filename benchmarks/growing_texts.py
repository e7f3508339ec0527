"""Families of texts that grow without end: prose, and one kind of monotony or malice each.

A family is a function from n, a number counting up, to its n-th piece; `text` joins pieces to a
size. Most are no news at all: they are what a stage that looks back, or ahead, is slowest on.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import reread as rr

DATA = Path(__file__).parents[1] / "data"
PROSE = ("article.txt", "bridge-wire.txt", "bridge-british.txt", "bridge-portal.html")
VARIED = ("Tolland", "Aldous", "Dravic", "Calderwick", "Ostrey", "Vessin", "Marrin", "Orrel")
ONSETS, MIDDLES = "BCDFGHKLMNPRSTVWZ", "aeiou"
ENDS = ("ler", "ton", "berg", "man", "sen", "vic", "ley", "der", "lin", "mont")


def name(n: int) -> str:
    """The n-th of endlessly many surnames that never existed."""
    found = ""
    while not found or n:
        n, end = divmod(n, len(ENDS))
        n, middle = divmod(n, len(MIDDLES))
        n, onset = divmod(n, len(ONSETS))
        found += ONSETS[onset] + MIDDLES[middle] + ENDS[end]
    return found.capitalize()


@functools.cache
def _articles() -> list[str]:
    return [rr.load(DATA / file).text for file in PROSE]


def _prose(n: int) -> str:
    """The articles of data/, one after another, with other surnames each time."""
    text = _articles()[n % len(PROSE)]
    for at, old in enumerate(VARIED):
        text = text.replace(old, name(len(VARIED) * n + at))
    return text + "\n\n"


def _of(*pieces: str) -> Callable[[int], str]:
    """A family of pieces that come round; {n} is a number, {name} a new name, {year} a year."""

    def piece(n: int) -> str:
        own = pieces[n % len(pieces)]
        if "{" not in own:
            return own
        return own.format(
            n=n, name=name(n), other=name(n + 1), year=1900 + n % 130, day=1 + n % 28, few=n % 7 + 2
        )

    return piece


def _after(first: str, piece: str) -> Callable[[int], str]:
    """A family that begins with one piece, and goes on with another."""
    rest = _of(piece)
    return lambda n: rest(n) if n else first


QUOTED = "“We will rebuild the {few} bridges,” said {name}. "

FAMILIES: dict[str, Callable[[int], str]] = {
    "prose": _prose,
    "prose, one paragraph": lambda n: _prose(n).replace("\n", " "),
    "one sentence": _of("and the mayor of {name} told the council that the bridge was closed, "),
    "one sentence of clauses": _of("who said that {name} believed the man who met the woman "),
    "one sentence of commas": _of("apples, "),
    "no spaces": _of("thecouncilvotedtoclosethebridge"),
    "one letter": _of("a"),
    "one capital": _of("A"),
    "one digit": _of("1"),
    "one word": _of("bridge "),
    "one capitalised word": _of("Bridge "),
    "long words": lambda n: "administration" * 40 + " ",
    "hyphens in chains": _of("state-of-the-art-"),
    "quotations": _of(QUOTED),
    "quotations in paragraphs": _of(QUOTED + "\n\n"),
    "quotations of one speaker": _of("“We will rebuild it,” she said. "),
    "quotations alone": _of("“We will rebuild it.” "),
    "straight quotations": _of('"We will rebuild it," said {name}. '),
    "straight marks": _of('" '),
    "opening marks": _of("“We will rebuild it. "),
    "opening marks in paragraphs": _of("“We will rebuild it.\n\n"),
    "opening marks alone": _of("“"),
    "closing marks alone": _of("”"),
    "one quotation first": _after("“No.” ", "{name} said that the bridge is closed. "),
    "one opening mark first": _after("“No. ", "The bridge is closed, said {name}. "),
    "one bracket first": _after("(", "The bridge of {name} is closed, she said. "),
    "turns of an interview": lambda n: f"{name(n).upper()}: We will rebuild it.\n\n",
    "labels": _of("Anna {name}: We will rebuild it.\n\n"),
    "signatures": _of("“We will rebuild it.” — Anna {name}\n\n"),
    "single marks": _of("‘We don’t know,’ he said. "),
    "quotation in quotation": _of("“She said ‘"),
    "apostrophes": _of("the dogs' and the mayors' "),
    "said": _of("said "),
    "He said": _of("He said that she said. "),
    "said that": _of("{name} said that "),
    "according to": _of("The bridge is closed, according to {name}. "),
    "round brackets": _of("("),
    "brackets in brackets": _of("(the council ", "[of {name} "),
    "brackets closed": _of("(the council) "),
    "numbers": _of("{n} "),
    "numbers with commas": _of("{n},234,567 "),
    "digits and commas": _of("1,"),
    "numbers in words": _of("twenty-one hundred and "),
    "money": _of("The council paid ${n} million. "),
    "percentages": _of("Prices rose by {few} percent. "),
    "counts that differ": _of("The fire killed {n} people. "),
    "dates": _of("{day} March {year} "),
    "dates by number": _of("{year}-03-{day:02} "),
    "dates in conflict": _of("{name} was born on {day} March {year}. "),
    "born again": _of("Anna Lind was born in {year}. Anna Lind died in {year}. "),
    "times of day": _of("at {few}:30 p.m. on Monday "),
    "ranges of years": _of("from {year} to "),
    "years": _of("{year} "),
    "weekdays": _of("On Monday the council met. On Tuesday it met again. "),
    "ago": _of("two weeks ago "),
    "the day after": _of("the day after the day before "),
    "one event": _of("The bridge collapsed. "),
    "one event dated": _of("The bridge collapsed in {year}. "),
    "two events in order": _of("The council met after {name} resigned. "),
    "one name": _of("Anna Lind met the council. "),
    "one name and he": _of("Anna Lind met the council. She left. "),
    "names": _of("{name} met {other}. "),
    "names without verbs": _of("{name} "),
    "full names": _of("Anna {name} met Peter {other}. "),
    "one surname": _of("{name} Lind met the council. "),
    "one given name": _of("Anna {name} met the council. Anna left. "),
    "titles": _of("President {name} met Prime Minister {other}. "),
    "descriptions": _of("The mayor met the minister. The official left. "),
    "names in lists": _of("Anna {name}, Peter {other}, "),
    "names with and": _of("{name} and "),
    "names of the": _of("Bank of the "),
    "organisations": _of("The {name} Council sued the Bank of {other}. "),
    "acronyms": _of("the North {name} Council (NBC) "),
    "pronouns": _of("he she it they "),
    "pronouns in sentences": _of("He told her that they saw him. "),
    "capitals": _of("THE COUNCIL CLOSED THE BRIDGE. "),
    "Title Case": _of("The Council Closed {name} Bridge "),
    "initials": _of("A. B. C. "),
    "abbreviations": _of("Mr. Gov. Sen. U.S. e.g. Inc. "),
    "addresses of pages": _of("https://www.example.org/a/b?c={n}&d=e "),
    "one address": _of("www.example.org/"),
    "addresses of mail": _of("a.b{n}@example.org "),
    "at signs": _of("@"),
    "hashtags": _of("#bridge{n} @{name} "),
    "emoji": _of("😀👍🏽"),
    "combining marks": _of("e\u0301\u0302\u0303"),
    "marks on one letter": _of("\u0301"),
    "zero-width": _of("\u200b\u00ad\u2060"),
    "no-break spaces": _of("\u00a0"),
    "exclamation marks": _of("!"),
    "question marks": _of("?! "),
    "full stops": _of("."),
    "full stops apart": _of(". "),
    "ellipses": _of("… "),
    "hyphens": _of("-"),
    "dashes": _of(" — "),
    "asides": _of("— the council, which met, — "),
    "commas": _of(","),
    "colons": _of("Anna: "),
    "semicolons": _of("the council met; "),
    "asterisks": _of("*"),
    "underscores": _of("_"),
    "ampersands": _of("&amp;"),
    "slashes": _of("and/or/"),
    "line breaks": _of("\n"),
    "CRLF": _of("\r\n"),
    "empty paragraphs": _of("\n\n \t"),
    "spaces": _of(" "),
    "tabs": _of("\t"),
    "cells": _of("{n}\t{name}\t{year}\n"),
    "one-word paragraphs": _of("{name}\n\n"),
    "one-word lines": _of("{name}\n"),
    "headings": _of("The Council Closes {name} Bridge\n\n"),
    "bullet lines": _of("* the {name} bridge\n"),
    "numbered lines": _of("{n}. The bridge of {name} is closed.\n"),
    "menus": _of("Home | News | Sport | "),
    "bylines": _of("By Anna {name}\n\n"),
    "datelines": _of("LONDON, March {day} (AP) — The council met.\n\n"),
    "hard-wrapped": _of("the council of {name} voted on Monday to close the old bridge\n"),
    "page breaks": _of("The council of {name} met.\f"),
    "markup": _of("<p class='a'>The council &amp; {name} met.</p>\n"),
    "opening tags": _of("<div>"),
    "less-than signs": _of("<"),
    "Chinese": _of("理事会关闭了桥。"),
    "Chinese without stops": _of("理事会关闭了桥"),
    "Arabic": _of("أغلق المجلس الجسر القديم. "),
    "Russian": _of("Совет закрыл мост, — сказал мэр. "),
    "full-width": _of("２０２４ Ａnna "),
    "good and bad": _of("good bad not "),
    "not": _of("not "),
    "very": _of("very VERY good!!! "),
    "negations": _of("Nobody denied that {name} did not fail to win. "),
    "praise": _of("{name} praised {other} as a brave hero. "),
    "conditionals": _of("If {name} wins, {other} would resign unless "),
    "denials": _of("{name} denied that {other} killed {few} people. "),
    "ages": _of("{name}, {few}, died at the age of {year}. "),
    "lasting": _of("for {few} years and then for {few} weeks "),
    "backslashes": _of("\\"),
    "dollars": _of("$"),
    "nulls": _of("\0"),
}  # fmt: skip


def text(family: str, size: int) -> str:
    """A text of a family, of `size` characters."""
    return "".join(_pieces(FAMILIES[family], size))[:size]


def _pieces(piece: Callable[[int], str], size: int) -> Iterator[str]:
    length = 0
    for n in itertools.count():
        if length >= size:
            return
        own = piece(n)
        length += len(own)
        yield own
