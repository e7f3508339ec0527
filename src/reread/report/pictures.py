"""The pictures of a report: PNG inside the page, each with words for those who cannot see it."""

from __future__ import annotations

import base64
from html import escape

from ..alternatives import Runs
from ..alternatives.conclusions import mean_tone
from ..plots.figures import curve_png, png
from ..reading import Reading
from ..summary import answer

MOST_EVENTS = 40  # drawn; a picture of more is a page high and half a megabyte


def timeline(reading: Reading) -> str:
    """The dated events on an axis of time."""
    dated = int((reading.events["earliest"].notna() | reading.events["latest"].notna()).sum())
    if dated > MOST_EVENTS:
        return f"<p>{dated:,} dated events are too many for a picture; here is the list.</p>"
    told = f"Timeline. Dates: {answer(reading, 'dates')}. All events are in the list below."
    return _image(png(reading, "timeline"), told)


def curve(runs: Runs) -> str:
    """The mean tone under all readings, over the options behind each."""
    answers = runs.answers({"mean tone": mean_tone})["mean tone"]
    known = answers.dropna()
    spread = f", from {known.min():+.2f} to {known.max():+.2f}" if len(known) else ""
    told = f"Mean tone under {len(runs):,} readings, smallest first{spread}, over their choices."
    return _image(curve_png(runs.choices, answers, default=mean_tone(runs.default)), told)


def _image(data: bytes, alternative: str) -> str:
    coded = base64.b64encode(data).decode("ascii")
    return (
        f'<div class="wide"><img alt="{escape(alternative)}" src="data:image/png;base64,{coded}">'
        "</div>"
    )
