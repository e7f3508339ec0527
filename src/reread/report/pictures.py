"""Pictures that stand in the page itself, with words for those who cannot see them."""

from __future__ import annotations

import base64
import re
from html import escape

import pandas as pd

from ..alternatives import Runs
from ..alternatives.conclusions import mean_tone
from ..article import counted
from ..english import signed
from ..reading import Reading
from ..sentiment.tone import NEUTRAL_BAND, label
from .marked_text import Places
from .plain_words import in_words

PNG = "data:image/png;base64,"
DARK = "screen and (prefers-color-scheme: dark)"
STYLE_ELEMENT = re.compile(r"<style>[^<]*</style>")
STYLE_ATTRIBUTE = re.compile(r'(?<= )style="([^"]*)"')
TO_PLACE = re.compile(r'href="#s\d+" (data-start="(\d+)")')
MOST_DRAWN = 1_500_000  # characters of timelines in one page, of which each choice may ask another
NO_ROOM = "<p>Not drawn for these choices, to keep the page small. All is in the list below.</p>"
HIGH, WIDE, GAP = 100, 1000, 2  # of the picture of the tone, in its own units


def bars(scores: pd.DataFrame, places: Places) -> str:
    """The scores as bars above and below a line, each bar a link to its sentence.

    The table below has the same links for the keyboard, so that nobody has to step through all.
    """
    step, drawn = WIDE / len(scores), []
    for at, row in enumerate(scores.to_dict("records")):
        height = max(abs(row["score"]) * HIGH, 1.5)
        top, width = (-height if row["score"] >= 0 else 0), max(step - GAP, step / 2)
        told = f"Sentence {at + 1}: {label(row['score'])}, {signed(row['score'])}"
        drawn.append(
            f'<a tabindex="-1" href="#{places.anchor(row["start"])}" aria-label="{told}">'
            f'<rect class="{label(row["score"])}" x="{at * step:.1f}" y="{top:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}"/><title>{told}</title></a>'
        )
    up, down = (int((scores["score"] * sign > NEUTRAL_BAND).sum()) for sign in (1, -1))
    told = (
        f"Tone of {counted(len(scores), 'sentence')} in the order of the text, as bars from −1 to "
        f"1: {up} positive, {down} negative; the numbers are in the table below."
    )
    return (
        f'<svg class="bars" viewBox="0 -{HIGH} {WIDE} {2 * HIGH}" role="group" '
        f'aria-label="{escape(told)}" preserveAspectRatio="none">'
        f'<line x1="0" x2="{WIDE}" y1="0" y2="0"/>{"".join(drawn)}</svg>'
    )


class Timelines:
    """The timelines of a page, each drawn once for all readings of which it shows the same."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._drawn: dict[tuple[str, str], str] = {}

    def __call__(self, reading: Reading) -> str:
        """The dated events on an axis of time, each mark a link to its sentence."""
        from ..plots.figures import figure  # matplotlib is loaded when a report is made, not before
        from ..plots.interactive import svg

        events = reading.legible("events")
        dated = events[events["earliest"].notna() | events["latest"].notna()]
        shown = dated.to_csv(), reading.conflicts.to_csv()
        if shown not in self._drawn:
            room = sum(map(len, self._drawn.values())) < MOST_DRAWN
            drawn = svg(figure(reading, "timeline", "light"), reading) if room else ""
            told = _scrolled("Timeline", inline(drawn, self.places)) if room else NO_ROOM
            self._drawn[shown] = told
        return self._drawn[shown]


def inline(drawn: str, places: Places) -> str:
    """A drawn figure as this page has it: its style is in the style sheet, since the page's policy
    allows no other, and its links lead to the places of this page."""
    drawn = STYLE_ELEMENT.sub("", drawn)
    drawn = STYLE_ATTRIBUTE.sub(lambda found: _attributes(found[1]), drawn)
    return TO_PLACE.sub(lambda found: f'href="#{places.anchor(int(found[2]))}" {found[1]}', drawn)


def _attributes(style: str) -> str:
    """The properties of a style attribute as attributes of their own."""
    pairs = (one.split(":", 1) for one in style.split(";") if ":" in one)
    return " ".join(f'{name.strip()}="{value.strip()}"' for name, value in pairs)


def curve(runs: Runs) -> str:
    """The mean tone under all readings, over the options behind each."""
    from ..plots.figures import curve_png

    answers = runs.answers({"mean tone": mean_tone})["mean tone"]
    known = answers.dropna()
    spread = f", from {signed(known.min())} to {signed(known.max())}" if len(known) else ""
    size = counted(len(runs), "reading")
    told = f"Average tone in {size}, smallest first{spread}, over their choices."
    choices, default = in_words(runs.choices), mean_tone(runs.default)
    light, dark = (
        base64.b64encode(curve_png(choices, answers, default=default, style=style)).decode("ascii")
        for style in ("light", "dark")
    )
    return _scrolled(
        "Average tone",
        f'<picture><source media="{DARK}" srcset="{PNG}{dark}">'
        f'<img alt="{escape(told)}" src="{PNG}{light}"></picture>',
    )


def _scrolled(name: str, picture: str) -> str:
    """A picture that a narrow screen shows a part of, which the keyboard can move."""
    return f'<div class="wide" role="group" tabindex="0" aria-label="{name}">{picture}</div>'
