"""ProQuest: articles between rules of underscores, their text after "Full text:"."""

from __future__ import annotations

import re

from ..findings import Found
from .exported import blocks, exported, place

NAME = "ProQuest"
RULE = re.compile(r"(?m)^_{20,}[ \t]*$")
NUMBER = r"\s*(?:Document )?\d+ of \d+\s*$"
FULL = r"[ \t]*Full text: ?"
LABEL = re.compile(r"([A-Z][A-Za-z /]{2,50}): (\S.*)$")
TAILS = (
    r"(?:Subject|Location|Company / organization|People|Title|Publication title|Publication year|"
    r"Publication date|Publication subject|Credit|Illustration|Identifier / keyword|Copyright|"
    r"Classification|Place of publication|Country of publication|Publisher|Source type|ISSN|Pages|"
    r"Section|Language of publication|Document type|ProQuest document ID|Document URL|Database|"
    r"Last updated|Business indexing term|Word count): "
)


def shows(text: str) -> bool:
    """Whether a text is an export of ProQuest."""
    return bool(re.search("(?m)^" + FULL, text) and re.search(
        r"(?m)^(?:ProQuest document|Publication (?:info|title|date): )", text))  # fmt: skip


def articles(text: str) -> list[str]:
    """The text of each article of an export."""
    return [part for part in RULE.split(text) if re.search("(?m)^" + FULL, part)]


def read(text: str) -> Found:
    """One article."""
    lines = text.split("\n")
    start = place(lines, FULL) or 0
    end = place(lines, TAILS, start + 1) or len(lines)
    head = [line for line in lines[:start] if not re.match(NUMBER, line)]
    told = [
        (match[1], match[2]) for line in head + lines[end:] if (match := LABEL.match(line.strip()))
    ]
    titles = [value for label, value in told if label == "Title"]
    title = titles[0] if titles else next((" ".join(group) for group in blocks(head)), "")
    body = [re.sub("^" + FULL, "", lines[start]), *lines[start + 1 : end]]
    told = [(label, value) for label, value in told if label != "Title"]
    return exported(title, body, told, lines[:start] + lines[end:], NAME)
