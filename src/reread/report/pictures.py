"""The pictures of a report: PNG inside the page, each with words for those who cannot see it."""

from __future__ import annotations

import base64
import io
from html import escape

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..alternatives import Runs
from ..alternatives.conclusions import mean_tone
from ..plots import specification_curve
from ..plots.figures import DPI, WIDTH, png
from ..reading import Reading
from ..summary import answer

ROW = 0.2  # inches for one option below the curve
CURVE = 2.6  # inches for the curve


def timeline(reading: Reading) -> str:
    """The dated events on an axis of time."""
    told = f"Timeline. Dates: {answer(reading, 'dates')}. All events are in the list below."
    return _image(png(reading, "timeline"), told)


def curve(runs: Runs) -> str:
    """The mean tone under all readings, over the options behind each."""
    answers = runs.answers({"mean tone": mean_tone})["mean tone"]
    default = mean_tone(runs.default)
    rows = int(runs.choices.nunique().sum())
    figure = Figure(figsize=(WIDTH, CURVE + ROW * rows), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    specification_curve(runs.choices, answers, figure.add_subplot(), default=default)
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    known = answers.dropna()
    spread = f", from {known.min():+.2f} to {known.max():+.2f}" if len(known) else ""
    told = f"Mean tone under {len(runs):,} readings, smallest first{spread}, over their choices."
    return _image(stream.getvalue(), told)


def _image(data: bytes, alternative: str) -> str:
    coded = base64.b64encode(data).decode("ascii")
    return (
        f'<div class="wide"><img alt="{escape(alternative)}" src="data:image/png;base64,{coded}">'
        "</div>"
    )
