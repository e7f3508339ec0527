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
from ..article import counted
from ..choices import choose
from ..english import in_words
from ..highlight import highlight, noticed
from ..plots.date_candidates import undated
from ..plots.figures import figure
from ..reading import Reading, read
from ..stages import STAGES
from ..tables import schema
from .choosing import OWN, is_own, options_of
from .figure import Figure
from .leaving_out import left_out
from .views import how_many, stand_for, told, unnoticed

VIEWS = {
    "timeline": "timeline",
    "story_order": "order of telling",
    "date_candidates": "candidates for the date",
}
MOVING = ("times", "events", "conflicts")  # tables whose moves are told
SUGGESTED = 3  # candidates for the date that are offered
NAMED = 3  # expressions whose new value is told
FIRST_YEAR = 1000  # below it a year is still being typed: a browser sends 2, 20, 202, 2025


def article(reading: Reading) -> widgets.VBox:
    """The article with the rows of a table marked; drop-downs choose table and tokenizer.

    >>> import reread as rr
    >>> panel = rr.explore.article(rr.read(rr.Article("The mill burned in May 2019.")))
    >>> controls, line, text = panel.children
    >>> [control.description for control in controls.children], line.value.partition(",")[0]
    (['Mark', 'Tokenizer'], 'Marked: 1 place')
    """
    marked = [name for name in STAGES if schema(name).spanned]
    table = dropdown("Mark", marked, "blocks")
    tokenizer = of_choice("Tokenizer", "tokenizer", reading)
    page = widgets.HTML()

    def show() -> str:
        """Mark the rows of the table chosen, and count them."""
        chosen = again(reading, tokenizer=tokenizer.value)
        rows = chosen.table(table.value)
        page.value = highlight(reading.article, unnoticed(rows)).html
        return how_many(rows, table.value)

    return panel([table, tokenizer], page, show, reading)


def timeline(reading: Reading) -> widgets.VBox:
    """The timeline, the order of telling or the candidates, under another date of publication.

    The date is picked or typed, or taken from what the text itself suggests. `Weekdays` is the
    rule for a weekday whose tense says nothing. The line below says what moved.

    >>> import reread as rr
    >>> article = rr.Article("The mill burned on Monday.", published="2025-08-20")
    >>> reading = rr.read(article)
    >>> controls, line, picture = rr.explore.timeline(reading).children
    >>> controls.children[2].description, line.value.partition(";")[0]
    ('Or type it', 'As read')
    >>> controls.children[2].value = "2025-08-12"
    >>> print(line.value.partition(";")[0])
    What moved: 1 time, 1 event (“Monday” is now 11 August 2025)
    """
    view = dropdown("Show", [(words, name) for name, words in VIEWS.items()], "timeline")
    published = widgets.DatePicker(description="Published", style=LABELS)
    example = "2025-08-20, or one suggested"
    days = _suggestions(reading)
    typed = box(widgets.Combobox, "Or type it", placeholder=example, options=days)
    weekdays = of_choice("Weekdays", "weekdays", reading)
    picture = Figure()
    _follow(published, typed)

    def show() -> str:
        """Draw the view chosen, and say what moved."""
        date = _first_word(typed) or reading.choices.published
        chosen = again(reading, published=date, weekdays=weekdays.value)
        line = _what_moved(reading, chosen)
        picture.show(chosen, figure(chosen, view.value))
        return line

    heard = [view, typed, weekdays]  # the box follows the picker
    return panel([view, published, typed, weekdays], picture, show, reading, heard)


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
        """The box takes the day that is picked, once its year is there."""
        day = str(published.value or "")
        complete = published.value is None or published.value.year >= FIRST_YEAR
        if complete and _first_word(typed) != day:
            typed.value = day

    typed.observe(take, names="value")
    published.observe(keep, names="value")


def _what_moved(reading: Reading, chosen: Reading) -> str:
    """How many rows differ from the reading given, the first of them, and what still waits."""
    waiting = int((chosen.times["status"] == "needs-reference-date").sum())
    every = counted(len(chosen.times), "expression")
    waits = f"{waiting} of {every} {'waits' if waiting == 1 else 'wait'} for the article’s date"
    differences = compare(reading, chosen, MOVING)
    if differences.empty:
        return f"As read; {waits}."
    rows = differences.drop_duplicates(["table", "start", "end", "text"])
    counts = rows["table"].value_counts(sort=False)
    told = ", ".join(counted(n, table.removesuffix("s")) for table, n in counts.items())
    values = differences[differences["column"].isin(["value"])].head(NAMED)
    pairs = zip(values["text"], values["b"], strict=True)
    named = "; ".join(f"“{text}” is now {in_words(str(value))}" for text, value in pairs)
    return f"What moved: {told}{f' ({named})' if named else ''}; {waits}."


def entities(reading: Reading) -> widgets.VBox:
    """Mentions, kinds, roles or who appears with whom, by another recogniser or rule for aliases.

    The line below says how many names only this recogniser has, and how many only the one before.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
    >>> controls, line, picture = rr.explore.entities(reading).children
    >>> [control.description for control in controls.children], line.value
    (['Show', 'Names', 'Aliases'], 'Who and what is named: 3, in 3 mentions; as read.')
    """
    view = dropdown("Show", ["mentions", "together", "kinds", "roles"], "mentions")
    names = of_choice("Names", "names", reading)
    aliases = of_choice("Aliases", "aliases", reading)
    picture = Figure()

    def show() -> str:
        """Draw the view chosen, and say what moved."""
        chosen = again(reading, names=names.value, aliases=aliases.value)
        line = f"{stand_for(chosen)}; {_names_moved(reading, chosen)}."
        picture.show(chosen, figure(chosen, view.value))
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
    """Tone through the article under another lexicon or negation, with words left out.

    >>> import reread as rr
    >>> text = "The fire was a disaster. The mill will be rebuilt."
    >>> reading = rr.read(rr.Article(text))
    >>> controls, line, picture = rr.explore.tone(reading).children
    >>> [control.description for control in controls.children]
    ['Lexicon', 'Negation', 'Leave out']
    >>> line.value.partition(" (")[0]
    'Its tone is very negative'
    """
    lexicon = of_choice("Lexicon", "lexicon", reading)
    negation = of_choice("Negation", "negation", reading)
    ignored = ", ".join(reading.choices.ignore)
    example = "words, separated by commas"
    ignore = box(widgets.Text, "Leave out", placeholder=example, value=ignored)
    picture = Figure()

    def show() -> str:
        """Draw the tone, say its mean, and which words left out tell nothing."""
        words = tuple(ignore.value.split(","))
        chosen = again(reading, lexicon=lexicon.value, negation=negation.value, ignore=words)
        line = " ".join([*told(chosen, "tone")[:1], *filter(None, [left_out(chosen)])])
        picture.show(chosen, figure(chosen, "tone"))
        return line

    return panel([lexicon, negation, ignore], picture, show, reading)


Box = TypeVar("Box", bound=widgets.Text)
LABELS = {"description_width": "8em"}
ERROR = "background:#fbe3d6;color:#7a2e00"  # the style of what went wrong


def again(reading: Reading, **changes: Any) -> Reading:
    """The same article under the same choices but those changed; "own" changes nothing."""
    chosen = {name: value for name, value in changes.items() if value != OWN}
    return read(reading.article, choose(reading.choices, **chosen))


def of_choice(label: str, name: str, reading: Reading) -> widgets.Dropdown:
    """A labelled drop-down of what can be chosen beside the reading's licences; a function or table
    that the reading was given is "own"."""
    options, own = options_of(name, reading.choices.licences), is_own(reading.choices, name)
    value = OWN if own else getattr(reading.choices, name)
    return dropdown(label, [OWN] * own + options, value)


def dropdown(label: str, options: list[Any], value: Any, width: str = "300px") -> widgets.Dropdown:
    """A labelled drop-down."""
    look = {"width": width, "max_width": "100%"}
    return widgets.Dropdown(
        description=label, options=options, value=value, style=LABELS, layout=look
    )


def box(kind: type[Box], label: str, **more: Any) -> Box:
    """A labelled box to type into, heard when it is left."""
    return kind(description=label, style=LABELS, continuous_update=False, **more)


def panel(
    controls: list[Any],
    view: Any,
    show: Callable[[], str],
    reading: Reading | None = None,
    heard: list[Any] | None = None,
) -> widgets.VBox:
    """Controls above, what they show below, and between them the reading's notices and one line of
    words. It shows again when one of those `heard` changes, by default any of the controls."""
    line = widgets.HTML()
    told, unread = (noticed(reading.notices), reading.unread) if reading else ("", "")

    def update(_: Any = None) -> None:
        """Show again, or say what went wrong."""
        try:
            words = show()
            line.value = told + escape(f"Not read: {unread}." if unread else words)
        except Exception as error:  # whatever it is, the reader must see it
            line.value = f'{told}<b style="{ERROR}">{escape(str(error))}</b>'

    for control in heard or controls:
        control.observe(update, names="value")
    update()
    return widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "row wrap"}), line, view])
