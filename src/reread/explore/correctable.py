"""What can be corrected by hand in a panel: the rows of each kind, in words, and where they are."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from ..own_tables.corrections import LABELS
from ..reading import Reading, names_of
from ..summary import one_line
from ..tables import NARRATOR, UNNAMED

NOBODY = "(nobody known)"
ALL = "all its mentions"
LONGEST = 60  # characters of a row's words in a list


class Kind(NamedTuple):
    """A table that can be corrected: its title, what is said of a row, what one writes there, how
    one says that there is none, and the columns shown, by the first of which marks are coloured."""

    title: str
    said: str
    hint: str
    nothing: str
    columns: tuple[str, ...]


A_NAME = "a name from the list, or a new one"
KINDS = {
    "mentions": Kind(
        "Mentions", "Stands for", A_NAME, NOBODY, ("form", "kind", "entity", "reason")
    ),
    "times": Kind(
        "Times", "Value", "2025-08-20, P3Y, PAST_REF …", "(no time)",
        ("type", "value", "anchor", "status", "rule"),
    ),
    "quotes": Kind(
        "Quotations", "Speaker", A_NAME, "(no quotation)",
        ("directness", "speaker", "verb", "score", "status"),
    ),
    "voices": Kind(
        "Attitudes", "Label", ", ".join(LABELS), "(no attitude)",
        ("label", "voice", "entity", "score"),
    ),
}  # fmt: skip
PLACED = ("times", "quotes")  # kinds of which there can be more than was found


def entities(reading: Reading) -> list[tuple[str, str]]:
    """The entities, most mentioned first, in words and by id; last those that stand for none."""
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    listed = zip(rows["name"], rows["kind"], rows["mentions"], rows["entity"], strict=True)
    options = [(f"{name} ({kind}, {count})", entity) for name, kind, count, entity in listed]
    unknown = reading.mentions["entity"].isna().any()
    return options + [("(stands for nobody yet)", "")] * bool(unknown)


def rows_of(reading: Reading, kind: str, entity: str) -> pd.DataFrame:
    """The rows that can be corrected: of mentions those of an entity, or of nobody ("")."""
    rows = reading.table(kind)
    return rows[rows["entity"].fillna("") == entity] if kind == "mentions" else rows


def places(reading: Reading, kind: str, entity: str) -> list[tuple[str, tuple[Any, ...]]]:
    """Those rows in words, and how each is told: by its span, or by voice and entity."""
    names, rows = names_of(reading), rows_of(reading, kind, entity)
    spans = list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))
    said = [one_line(reading.as_read(*span), LONGEST) for span in spans]
    if kind == "voices":
        pairs = list(zip(rows["voice"], rows["entity"], strict=True))
        words = [f"{names.get(voice, voice)} on {names.get(one, one)}" for voice, one in pairs]
        labelled = [f"{pair}: {label}" for pair, label in zip(words, rows["label"], strict=True)]
        return list(zip(labelled, pairs, strict=True))
    if kind == "mentions":
        told = [f"“{words}” in sentence {number}"
                for words, number in zip(said, rows["sentence"], strict=True)]  # fmt: skip
        return [(f"{ALL} ({len(rows)})", ())] * bool(entity) + list(zip(told, spans, strict=True))
    if kind == "times":
        values = rows["value"].fillna("no value")
        told = [f"“{words}”: {value}" for words, value in zip(said, values, strict=True)]
    else:
        who = rows["speaker"].fillna(UNNAMED)
        told = [f"{names.get(one, one)}: {words}" for words, one in zip(said, who, strict=True)]
    return list(zip(told, spans, strict=True))


def offered(reading: Reading, kind: str) -> list[str]:
    """What a row of a kind can be corrected to, as far as that can be listed."""
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    listed = {"times": [], "quotes": [*rows["name"], UNNAMED], "voices": list(LABELS)}
    return [*listed.get(kind, list(rows["name"])), KINDS[kind].nothing]


def cells_of(kind: str, entity: str, place: tuple[Any, ...]) -> dict[str, Any]:
    """The cells of a correction that tell of what it is."""
    if kind == "voices":
        return dict(zip(("voice", "entity"), place, strict=True))
    span = dict(zip(("start", "end"), place, strict=bool(place)))
    return span | {"entity": entity} if kind == "mentions" else span


def meant(kind: str, to: str) -> str:
    """What a correction says where somebody has chosen, or typed, something."""
    if to != KINDS[kind].nothing:
        return to
    return NARRATOR if kind == "quotes" else ""
