"""Controls for the notebooks. The only place that uses ipywidgets.

Controls hold no logic: each calls the functions that a cell would call and shows what they give.
An error is shown in the control, in words, and never lost.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from ..choices import Choices, choose, fields
from ..highlight import highlight
from ..plots.figures import png
from ..reading import STAGES, Reading, read
from ..summary import tone_line
from ..tables import schema

WIDTH = "880px"  # of pictures
LABELS = {"description_width": "8em"}


def article(reading: Reading) -> widgets.VBox:
    """The article with the rows of a table marked; drop-downs choose table and tokenizer."""
    marked = [name for name in STAGES if schema(name).spanned]
    table = _dropdown("Mark", marked, "blocks")
    tokenizer = _dropdown("Tokenizer", _options("tokenizer"), reading.choices.tokenizer)
    page = widgets.HTML()

    def show() -> str:
        chosen = _again(reading, tokenizer=tokenizer.value)
        rows = chosen.table(table.value)
        page.value = highlight(reading.article, rows).html
        return f"{len(rows):,} rows: one row is {schema(table.value).row}."

    return _panel([table, tokenizer], page, show)


def timeline(reading: Reading) -> widgets.VBox:
    """The timeline under another date of publication, or another rule for bare weekdays."""
    published = widgets.DatePicker(description="Published", style=LABELS)
    weekdays = _dropdown("Weekdays", _options("weekdays"), reading.choices.weekdays)
    picture = widgets.HTML()

    def show() -> str:
        date = published.value or reading.choices.published
        chosen = _again(reading, published=date, weekdays=weekdays.value)
        picture.value = _picture(chosen, "timeline", "Timeline of the dated events")
        waiting = int((chosen.times["status"] == "needs-reference-date").sum())
        return f"{waiting} of {len(chosen.times)} expressions wait for the article's date."

    return _panel([published, weekdays], picture, show)


def entities(reading: Reading) -> widgets.VBox:
    """Mentions through the article, or who appears with whom, under another rule for aliases."""
    view = _dropdown("Show", ["mentions", "together"], "mentions")
    aliases = _dropdown("Aliases", _options("aliases"), reading.choices.aliases)
    picture = widgets.HTML()

    def show() -> str:
        chosen = _again(reading, aliases=aliases.value)
        picture.value = _picture(chosen, view.value, "Entities of the article")
        return f"{len(chosen.mentions)} mentions stand for {len(chosen.entities)} entities."

    return _panel([view, aliases], picture, show)


def tone(reading: Reading) -> widgets.VBox:
    """Tone through the article under another lexicon or negation, with words left out."""
    lexicon = _dropdown("Lexicon", _options("lexicon"), _named(reading, "lexicon"))
    negation = _dropdown("Negation", _options("negation"), reading.choices.negation)
    ignore = widgets.Text(
        value=", ".join(reading.choices.ignore), description="Leave out", style=LABELS,
        placeholder="words, separated by commas", continuous_update=False,
    )  # fmt: skip
    picture = widgets.HTML()

    def show() -> str:
        words = tuple(ignore.value.split(","))
        chosen = _again(reading, lexicon=lexicon.value, negation=negation.value, ignore=words)
        picture.value = _picture(chosen, "tone", "Tone of each sentence: " + tone_line(chosen))
        return tone_line(chosen)

    return _panel([lexicon, negation, ignore], picture, show)


def _options(choice: str) -> list[str]:
    return list(fields()[choice].metadata["options"])


def _named(reading: Reading, choice: str) -> str:
    """The option chosen, or the default where the reading has a table or function of its own."""
    value = getattr(reading.choices, choice)
    return value if isinstance(value, str) else getattr(Choices(), choice)


def _again(reading: Reading, **changes: Any) -> Reading:
    return read(reading.article, choose(reading.choices, **changes))


def _dropdown(label: str, options: list[str], value: Any) -> widgets.Dropdown:
    if value not in options:  # a function or table of the user's own
        options = [("own", value), *((name, name) for name in options)]
    return widgets.Dropdown(description=label, options=options, value=value, style=LABELS)


def _picture(reading: Reading, name: str, alternative: str) -> str:
    """A standard figure as an HTML image, with words for those who cannot see it."""
    data = base64.b64encode(png(reading, name)).decode("ascii")
    return (
        f'<img alt="{escape(alternative)}" src="data:image/png;base64,{data}" '
        f'style="width:{WIDTH};max-width:100%">'
    )


def _panel(controls: list[Any], view: Any, show: Callable[[], str]) -> widgets.VBox:
    """Controls above, what they show below, and between them one line of words."""
    line = widgets.HTML()

    def update(_: Any = None) -> None:
        try:
            line.value = escape(show())
        except Exception as error:  # whatever it is, the reader must see it
            line.value = f'<b style="background:#fbe3d6;color:#7a2e00">{escape(str(error))}</b>'

    for control in controls:
        control.observe(update, names="value")
    update()
    return widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "row wrap"}), line, view])
