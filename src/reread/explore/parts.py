"""What the panels are made of: drop-downs, pictures, and the frame that says what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import ipywidgets as widgets

from ..choices import Choices, choose, fields
from ..reading import Reading, read

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
    return widgets.Dropdown(
        description=label, options=options, value=value, style=LABELS, layout={"width": width}
    )


def panel(controls: list[Any], view: Any, show: Callable[[], str]) -> widgets.VBox:
    """Controls above, what they show below, and between them one line of words."""
    line = widgets.HTML()

    def update(_: Any = None) -> None:
        """Show again, or say what went wrong."""
        try:
            line.value = escape(show())
        except Exception as error:  # whatever it is, the reader must see it
            line.value = f'<b style="{ERROR}">{escape(str(error))}</b>'

    for control in controls:
        control.observe(update, names="value")
    update()
    return widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "row wrap"}), line, view])
