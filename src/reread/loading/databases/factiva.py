"""Factiva: articles above "Document COAST00020250819el8j0000a", with field codes or without."""

from __future__ import annotations

import re

from ..dates import stated
from ..findings import Found
from .exported import blocks, exported, place

NAME = "Factiva"
DOCUMENT = re.compile(r"(?m)^[ \t]*Document [A-Z]{2,8}0{2}[A-Za-z0-9]{12,}[ \t]*$")
CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|CLM)"
    r"(?:[ \t]+(.*))?$"
)
WORDS = r"\s*[\d,]+ words\s*$"
COPYRIGHT = r"\s*(?:Copyright|\(c\)|©)"
BODY = ("LP", "TD")


def shows(text: str) -> bool:
    """Whether a text is an export of Factiva."""
    return bool(
        DOCUMENT.search(text) and re.search(rf"(?m)^(?:WC[ \t]+)?{WORDS[3:-4]}[ \t]*$", text)
    )


def articles(text: str) -> list[str]:
    """The text of each article of an export."""
    return [
        part for part in DOCUMENT.split(text) if re.search(r"(?m)^(?:WC\s+)?[\d,]+ words", part)
    ]


def read(text: str) -> Found:
    """One article."""
    lines = text.split("\n")
    return (
        _coded(lines) if place(lines, r"(?:HD|WC|PD)[ \t]*(?:\S|$)") is not None else _plain(lines)
    )


def _coded(lines: list[str]) -> Found:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if match := CODE.match(line.rstrip()):
            code, line = match[1], match[2] or ""
        fields.setdefault(code, []).append(line)
    told = [(code, " ".join(words)) for code, words in fields.items() if code not in (*BODY, "HD")]
    body = [line for code in BODY for line in [*fields.get(code, []), ""]]
    aside = [
        f"{code} {' '.join(words)}" for code, words in fields.items() if code not in (*BODY, "HD")
    ]
    return exported(" ".join(fields.get("HD", [])), body, told, aside, NAME)


def _plain(lines: list[str]) -> Found:
    """Headline, author, "512 words", date, outlet, code, language, copyright; then the article."""
    count = place(lines, WORDS) or 0
    start = (place(lines, COPYRIGHT, count) or count) + 1
    before, after = blocks(lines[:count]), [line.strip() for line in lines[count + 1 : start]]
    title = " ".join(before[0]) if before else ""
    told = [("BY", " ".join(before[-1]))] if len(before) > 1 else []
    date = next((n for n, line in enumerate(after) if stated(line).value), None)
    if date is not None:
        named = [line for line in after[date + 1 :] if line and not re.match(r"\d\d?:\d\d", line)]
        told += [("PD", after[date]), *([("SN", named[0])] if named else [])]
    told += [("LA", line) for line in after if re.fullmatch("English|German|French|Spanish", line)]
    return exported(title, lines[start:], told, lines[:start], NAME)
