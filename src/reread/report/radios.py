"""The choices of a page's readings: a control for each that varies, and what is in sight."""

from __future__ import annotations

from html import escape

import pandas as pd

from ..alternatives import Runs
from ..choices import fields
from .plain_words import choice, option
from .switch import Switch


def radios(shown: Runs) -> str:
    """A group of radio buttons for each choice that varies, the default's option first."""
    groups = []
    for number, name in enumerate(shown.varied):
        buttons = "".join(
            f'<label><input type="radio" name="choice-{number}" value="{value}"'
            f"{' checked' if value == 0 else ''}> {escape(option(name, label))}</label>"
            for value, label in enumerate(dict.fromkeys(shown.choices[name]))
        )
        asks = escape(fields()[name].metadata["question"])
        groups.append(f"<fieldset><legend>{asks}</legend>{buttons}</fieldset>")
    return "".join(groups)


def explained(shown: Runs) -> str:
    """What each option of the choices that vary does, in a sentence, to unfold."""
    items = []
    for name in shown.varied:
        says = fields()[name].metadata["options"]
        told = "".join(
            f"<dt>{escape(option(name, label))}</dt><dd>{escape(says[label])}</dd>"
            for label in dict.fromkeys(shown.choices[name])
            if label in says
        )
        asks = escape(fields()[name].metadata["question"])
        items += [f"<p><strong>{asks}</strong></p><dl>{told}</dl>"] * bool(told)
    return "".join(items)


def option_numbers(shown: Runs) -> list[list[int]]:
    """For each reading the number of its option, for each choice."""
    numbers = [pd.factorize(shown.choices[name])[0].tolist() for name in shown.varied]
    return [list(row) for row in zip(*numbers, strict=True)]


def status(switch: Switch, shown: Runs) -> str:
    """Which reading is in sight, in words."""
    default = shown.choices.iloc[0]
    told = []
    for number, taken in enumerate(shown.choices.to_dict("records")):
        moved = {name: one for name, one in taken.items() if one != default[name]}
        what = f"changed: {_told(moved)}" if moved else "the default choices"
        told.append(escape(f"Reading {number + 1:,} of {len(shown):,}: {what}."))
    switch.by("status", range(len(shown)))
    return switch.slot("status", told, "span")


def _told(options: dict[str, str]) -> str:
    """Options in words: "word list: VADER’s; names: by lists"."""
    return "; ".join(f"{choice(name)}: {option(name, one)}" for name, one in options.items())


def change_in_words(change: str, runs: Runs) -> str:
    """A change as `runs.flips` names it ("lexicon: vader; names: gazetteer"), in plain words."""
    taken: dict[str, str] = {}
    for name in runs.varied:
        labels = sorted(set(runs.choices[name]), key=len, reverse=True)
        for label in labels:
            piece = f"{name}: {label}"
            if change == piece or change.startswith(f"{piece}; "):
                taken[name], change = label, change[len(piece) + 2 :]
                break
    return _told(taken)
