"""Controls for the notebooks. The only place that uses ipywidgets.

Controls hold no logic: each calls the functions that a cell would call and shows what they give.
An error is shown in the control, in words, and never lost.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from html import escape
from typing import Any, TypeVar

import ipywidgets as widgets
import pandas as pd

from ..alternatives import compare
from ..choices import Choices, choose, fields
from ..highlight import highlight, noticed
from ..plots.figures import undated
from ..reading import Reading, read
from ..stages import STAGES
from ..summary import tone_line
from ..tables import schema
from .views import drawn, stand_for, unnoticed

VIEWS = {
    "timeline": "timeline",
    "story_order": "order of telling",
    "date_candidates": "candidates for the date",
}
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
        page.value = highlight(reading.article, unnoticed(rows)).html
        return f"{len(rows):,} rows: one row is {schema(table.value).row}."

    return panel([table, tokenizer], page, show, reading)


def timeline(reading: Reading) -> widgets.VBox:
    """The timeline, the order of telling or the candidates, under another date of publication.

    The date is picked or typed, or taken from what the text itself suggests. `Weekdays` is the
    rule for a weekday whose tense says nothing. The line below says what moved.
    """
    view = dropdown("Show", [(words, name) for name, words in VIEWS.items()], "timeline")
    published = widgets.DatePicker(description="Published", style=LABELS)
    example = "2025-08-20, or one suggested"
    days = _suggestions(reading)
    typed = box(widgets.Combobox, "Or type it", placeholder=example, options=days)
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

    return panel([view, published, typed, weekdays], picture, show, reading)


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
        line = f"{stand_for(chosen)}; {_names_moved(reading, chosen)}."
        picture.value = drawn(chosen, view.value, f"{view.value}: {line}")
        return line

    return panel([view, names, aliases], picture, show, reading)


def _names_moved(reading: Reading, chosen: Reading) -> str:
    """How the mentions differ from those of the reading given, in words."""
    moves = compare(reading, chosen, ("mentions",))
    sides = moves["change"].value_counts()
    columns = moves["column"].value_counts()
    told = {
        "only here": sides.get("only in b"),
        "gone": sides.get("only in a"),
        "cut elsewhere": columns.get("boundary"),
        "of another kind": columns.get("kind"),
        "of another entity": columns.get("entity"),
    }
    return ", ".join(f"{n} {how}" for how, n in told.items() if n) or "as read"


def tone(reading: Reading) -> widgets.VBox:
    """Tone through the article under another lexicon or negation, with words left out."""
    lexicon = dropdown("Lexicon", options_of("lexicon"), chosen_option(reading, "lexicon"))
    negation = dropdown("Negation", options_of("negation"), reading.choices.negation)
    left_out = ", ".join(reading.choices.ignore)
    example = "words, separated by commas"
    ignore = box(widgets.Text, "Leave out", placeholder=example, value=left_out)
    picture = widgets.HTML()

    def show() -> str:
        """Draw the tone, and say its mean."""
        words = tuple(ignore.value.split(","))
        chosen = again(reading, lexicon=lexicon.value, negation=negation.value, ignore=words)
        picture.value = drawn(chosen, "tone", "Tone of each sentence: " + tone_line(chosen))
        return tone_line(chosen)

    return panel([lexicon, negation, ignore], picture, show, reading)


Box = TypeVar("Box", bound=widgets.Text)
LABELS = {"description_width": "8em"}
ERROR = "background:#fbe3d6;color:#7a2e00"  # the style of what went wrong


def options_of(choice: str) -> list[str]:
    """The options of a choice that can be had as they stand (spacy:MODEL asks for a name)."""
    return [option for option in fields()[choice].metadata["options"] if ":" not in option]


def chosen_option(reading: Reading, choice: str) -> str:
    """The option chosen, or the default where the reading has a table or function of its own."""
    value = getattr(reading.choices, choice)
    return value if isinstance(value, str) else getattr(Choices(), choice)


def again(reading: Reading, **changes: Any) -> Reading:
    """The same article under the same choices but those changed."""
    return read(reading.article, choose(reading.choices, **changes))


def dropdown(label: str, options: list[Any], value: Any, width: str = "300px") -> widgets.Dropdown:
    """A labelled drop-down; a value that is no option (a function of the user's) is "own"."""
    if value not in [option[1] if isinstance(option, tuple) else option for option in options]:
        options = [("own", value), *((name, name) for name in options)]
    look = {"width": width, "max_width": "100%"}
    return widgets.Dropdown(
        description=label, options=options, value=value, style=LABELS, layout=look
    )


def box(kind: type[Box], label: str, **more: Any) -> Box:
    """A labelled box to type into, heard when it is left."""
    return kind(description=label, style=LABELS, continuous_update=False, **more)


def panel(
    controls: list[Any], view: Any, show: Callable[[], str], reading: Reading | None = None
) -> widgets.VBox:
    """Controls above, what they show below, and between them the reading's notices and one line of
    words."""
    line = widgets.HTML()
    told, unread = (noticed(reading.notices), reading.unread) if reading else ("", "")

    def update(_: Any = None) -> None:
        """Show again, or say what went wrong."""
        try:
            words = show()
            line.value = told + escape(f"Not read: {unread}." if unread else words)
        except Exception as error:  # whatever it is, the reader must see it
            line.value = f'{told}<b style="{ERROR}">{escape(str(error))}</b>'

    for control in controls:
        control.observe(update, names="value")
    update()
    return widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "row wrap"}), line, view])
