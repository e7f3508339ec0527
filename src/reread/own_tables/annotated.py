"""Marks that come back from where people make them, as corrections by hand.

What `reread.export` writes for doccano and as Web Annotations can be changed there and given back
as `corrections`: each mark is one row that says what stands at its place, and what a reading agrees
with stays as it is. A mark says so by its kind and value: "time: 2022-02", "mention: ann-lee",
"quote: ann-lee" (its speaker; without one, someone unnamed), "attitude: narrator > ann-lee =
positive"; "none" as value says that there is no such thing. Of events nothing can be corrected, and
nothing follows from a mark that lacks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..article import Article
from ..tables import NARRATOR, UNNAMED

SUFFIXES = (".json", ".jsonl", ".jsonld")
KINDS = {"time": "times", "mention": "mentions", "quote": "quotes", "attitude": "voices"}
EVENT = "event"
NONE = "none"
LABEL = re.compile(r"\s*(\w+)\s*(?::\s*(.*?)\s*)?", re.DOTALL)
ATTITUDE = re.compile(r"(\S+)\s*>\s*(\S+)\s*=\s*(\S+)")
NAMED = "urn:x-reread:"  # how a text is named by the id of its article
FORMS = (
    "lines of doccano (text, with label or entities), Web Annotations (target, body), or rows of "
    "corrections (to)"
)
LABELS = (
    "'time: 2022-02', 'mention: ann-lee', 'quote: ann-lee' or 'attitude: VOICE > ENTITY = LABEL'"
)


class Marked(NamedTuple):
    """A mark as a file has it: the article's id ("" = any), its place, and its label."""

    article: str
    start: Any
    end: Any
    label: str


def corrections_in(text: str) -> list[dict[str, Any]]:
    """The corrections in the text of a JSON or JSON Lines file; ValueError says what is wrong."""
    found: list[dict[str, Any]] = []
    documents = _documents(text)
    alone = len(documents) == 1
    for number, document in enumerate(documents):
        if "to" in document:
            found.append(document)
        elif any(key in document for key in ("label", "labels", "entities")):
            found += map(_row, _of_doccano(document, alone))
        elif "target" in document:
            found.append(_row(_of_annotation(document, number)))
        else:
            keys = ", ".join(map(str, list(document)[:8])) or "nothing"
            raise ValueError(f"entry {number} has {keys}; give {FORMS}")
    return [row for row in found if row]


def _documents(text: str) -> list[dict[str, Any]]:
    """The objects of a file: its lines, its list, or the items of a collection or page."""
    try:
        found = [json.loads(text)]
    except ValueError:
        found = [_of_line(number, line) for number, line in enumerate(text.split("\n"), 1)
                 if line.strip()]  # fmt: skip
    except RecursionError:
        raise ValueError(f"the JSON is nested too deeply; give {FORMS}") from None
    if len(found) == 1 and isinstance(found[0], dict) and "first" in found[0]:
        found = [found[0]["first"]]
    if len(found) == 1 and isinstance(found[0], dict) and "items" in found[0]:
        found = [found[0]["items"]]
    if len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    for number, one in enumerate(found):
        if not isinstance(one, dict):
            raise ValueError(f"entry {number} is {type(one).__name__}; give {FORMS}")
    return found


def _of_line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"line {number} is not JSON ({error}); mend or delete it") from None


def _of_doccano(document: dict[str, Any], alone: bool) -> Iterator[Marked]:
    """The marks of a text; it is that of an article by its id, or else by its words, unless it is
    the only one."""
    told, text = document.get("article"), document.get("text")
    article = told if isinstance(told, str) else ""
    if not article and not alone and isinstance(text, str):
        article = Article(text=text).id
    marks = next(document[key] for key in ("entities", "label", "labels") if key in document)
    for mark in marks if isinstance(marks, list) else [marks]:
        match mark:
            case [start, end, str(label)]:
                yield Marked(article, start, end, label)
            case {"start_offset": start, "end_offset": end, "label": str(label)}:
                yield Marked(article, start, end, label)
            case _:
                raise ValueError(
                    f"{str(mark)[:80]!r} is not a mark; doccano writes [start, end, label], or "
                    "start_offset, end_offset and label"
                )


def _of_annotation(document: dict[str, Any], number: int) -> Marked:
    """A Web Annotation: its bodies are its label, its target tells where it stands."""
    bodies = [body.get("value") if isinstance(body, dict) else body
              for body in _listed(document.get("body"))]  # fmt: skip
    label = ": ".join(body for body in bodies if isinstance(body, str))
    for target in _listed(document["target"]):
        source = target.get("source") if isinstance(target, dict) else None
        for one in _listed(target.get("selector")) if isinstance(target, dict) else ():
            if isinstance(one, dict) and {"start", "end"} <= one.keys():
                ours = isinstance(source, str) and source.startswith(NAMED)
                article = unquote(str(source).removeprefix(NAMED)) if ours else ""
                return Marked(article, one["start"], one["end"], label)
    raise ValueError(
        f"entry {number} has no TextPositionSelector; give its target one, with start and end in "
        "the article's text"
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _row(mark: Marked) -> dict[str, Any]:
    """What a mark corrects; empty for an event, and for a time without a value."""
    found = LABEL.fullmatch(mark.label)
    kind, value = (found[1].lower(), found[2]) if found else ("", None)
    if kind == EVENT or (kind == "time" and not value):
        return {}
    if kind not in KINDS:
        raise ValueError(f"{mark.label[:80]!r} is not a known label; write {LABELS}")
    row = {"table": KINDS[kind], "article": mark.article, "start": mark.start, "end": mark.end}
    is_none = (value or "").lower() == NONE
    if kind == "quote":
        return row | {"to": NARRATOR if is_none else value or UNNAMED}
    if kind != "attitude":
        return row | {"to": "" if is_none else value or ""}
    told = ATTITUDE.fullmatch(value or "")
    if told is None:
        raise ValueError(f"{mark.label[:80]!r} does not say who of whom and how; write {LABELS}")
    label = "" if told[3].lower() == NONE else told[3]
    return row | {"voice": told[1], "entity": told[2], "to": label}
