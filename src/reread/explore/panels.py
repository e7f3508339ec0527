"""Controls for the notebooks. The only place that uses ipywidgets.

Controls hold no logic: each calls the functions that a cell would call and shows what they give.
An error is shown in the control, in words, and never lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

import ipywidgets as widgets
import pandas as pd

from ..alternatives import compare
from ..highlight import highlight
from ..plots.figures import undated
from ..reading import STAGES, Reading
from ..summary import tone_line
from ..tables import schema
from .parts import LABELS, again, chosen_option, dropdown, options_of, panel
from .views import drawn

VIEWS = {"timeline": "timeline", "story_order": "order of telling",
         "date_candidates": "candidates for the date"}  # fmt: skip
MOVING = ("times", "events", "conflicts")  # tables whose moves are told
SUGGESTED = 3  # candidates for the date that are offered
NAMED = 3  # expressions whose new value is told


def article(reading: Reading) -> widgets.VBox:
    """The article with the rows of a table marked; drop-downs choose table and tokenizer."""
    marked = [name for name in STAGES if schema(name).spanned]
    table = dropdown("Mark", marked, "blocks")
    tokenizer = dropdown("Tokenizer", options_of("tokenizer"), reading.choices.tokenizer)
    page = widgets.HTML()

    def show() -> str:
        """Mark the rows of the table chosen, and count them."""
        chosen = again(reading, tokenizer=tokenizer.value)
        rows = chosen.table(table.value)
        page.value = highlight(reading.article, rows).html
        return f"{len(rows):,} rows: one row is {schema(table.value).row}."

    return panel([table, tokenizer], page, show)


def timeline(reading: Reading) -> widgets.VBox:
    """The timeline, the order of telling or the candidates, under another date of publication.

    The date is picked or typed, or taken from what the text itself suggests. `Weekdays` is the
    rule for a weekday whose tense says nothing. The line below says what moved.
    """
    view = dropdown("Show", [(words, name) for name, words in VIEWS.items()], "timeline")
    published = widgets.DatePicker(description="Published", style=LABELS)
    typed = widgets.Combobox(
        description="Or type it", options=_suggestions(reading), style=LABELS,
        placeholder="2025-08-20, or one suggested", continuous_update=False,
    )  # fmt: skip
    weekdays = dropdown("Weekdays", options_of("weekdays"), reading.choices.weekdays)
    picture = widgets.HTML()
    _follow(published, typed)

    def show() -> str:
        """Draw the view chosen, and say what moved."""
        date = _first_word(typed) or published.value or reading.choices.published
        chosen = again(reading, published=date, weekdays=weekdays.value)
        line = _what_moved(reading, chosen)
        picture.value = drawn(chosen, view.value, f"{VIEWS[view.value]}: {line}")
        return line

    return panel([view, published, typed, weekdays], picture, show)


def _suggestions(reading: Reading) -> list[str]:
    """The first and the last day of each interval that the text alone suggests for its date."""
    rows = undated(reading).reference_date.head(SUGGESTED)
    days: dict[str, str] = {}
    for first, last, weight in zip(rows["earliest"], rows["latest"], rows["weight"], strict=True):
        for side, day in (("first", first), ("last", last)):
            if pd.notna(day):
                words = f"{day.date()}: {side} day of a candidate ({weight:.0%})"
                days.setdefault(str(day.date()), words)
    return list(days.values())


def _first_word(typed: widgets.Text) -> str:
    return typed.value.strip().partition(" ")[0].rstrip(":")


def _follow(published: widgets.DatePicker, typed: widgets.Text) -> None:
    """Either control follows the other; what is no day stays as typed, for an error to name."""

    def take(_: Any) -> None:
        """The picker takes the day that is typed."""
        word = _first_word(typed)
        with contextlib.suppress(ValueError):  # the reading will name what is no day
            published.value = dt.date.fromisoformat(word) if word else None

    def keep(_: Any) -> None:
        """The box takes the day that is picked."""
        day = str(published.value or "")
        if _first_word(typed) != day:
            typed.value = day

    typed.observe(take, names="value")
    published.observe(keep, names="value")


def _what_moved(reading: Reading, chosen: Reading) -> str:
    """How many rows differ from the reading given, the first of them, and what still waits."""
    waiting = int((chosen.times["status"] == "needs-reference-date").sum())
    waits = f"{waiting} of {len(chosen.times)} expressions wait for the article's date"
    differences = compare(reading, chosen, MOVING)
    if differences.empty:
        return f"As read; {waits}."
    rows = differences.drop_duplicates(["table", "start", "end", "text"])
    counts = rows["table"].value_counts(sort=False)
    told = ", ".join(f"{n} of {table}" for table, n in counts.items())
    values = differences[differences["column"].isin(["value"])].head(NAMED)
    named = "; ".join(f"“{t}” is now {b}" for t, b in zip(values["text"], values["b"], strict=True))
    return f"Rows that moved: {told}{f' ({named})' if named else ''}; {waits}."


def entities(reading: Reading) -> widgets.VBox:
    """Mentions, kinds, roles or who appears with whom, by another recogniser or rule for aliases.

    The line below says how many names only this recogniser has, and how many only the one before.
    """
    view = dropdown("Show", ["mentions", "together", "kinds", "roles"], "mentions")
    names = dropdown("Names", options_of("names"), reading.choices.names)
    aliases = dropdown("Aliases", options_of("aliases"), reading.choices.aliases)
    picture = widgets.HTML()

    def show() -> str:
        """Draw the view chosen, and say what moved."""
        chosen = again(reading, names=names.value, aliases=aliases.value)
        line = (
            f"{len(chosen.mentions)} mentions stand for {len(chosen.entities)} entities; "
            f"{_names_moved(reading, chosen)}."
        )
        picture.value = drawn(chosen, view.value, f"{view.value}: {line}")
        return line

    return panel([view, names, aliases], picture, show)


def _names_moved(reading: Reading, chosen: Reading) -> str:
    """How the mentions differ from those of the reading given, in words."""
    moves = compare(reading, chosen, ("mentions",))
    sides = moves["change"].value_counts()
    columns = moves["column"].value_counts()
    told = [(sides.get("only in b", 0), "only here"), (sides.get("only in a", 0), "gone"),
            (columns.get("boundary", 0), "cut elsewhere"),
            (columns.get("kind", 0), "of another kind"),
            (columns.get("entity", 0), "of another entity")]  # fmt: skip
    return ", ".join(f"{n} {how}" for n, how in told if n) or "as read"


def tone(reading: Reading) -> widgets.VBox:
    """Tone through the article under another lexicon or negation, with words left out."""
    lexicon = dropdown("Lexicon", options_of("lexicon"), chosen_option(reading, "lexicon"))
    negation = dropdown("Negation", options_of("negation"), reading.choices.negation)
    ignore = widgets.Text(
        value=", ".join(reading.choices.ignore), description="Leave out", style=LABELS,
        placeholder="words, separated by commas", continuous_update=False,
    )  # fmt: skip
    picture = widgets.HTML()

    def show() -> str:
        """Draw the tone, and say its mean."""
        words = tuple(ignore.value.split(","))
        chosen = again(reading, lexicon=lexicon.value, negation=negation.value, ignore=words)
        picture.value = drawn(chosen, "tone", "Tone of each sentence: " + tone_line(chosen))
        return tone_line(chosen)

    return panel([lexicon, negation, ignore], picture, show)
