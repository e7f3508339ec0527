"""A figure as a picture with its alternative text, for notebooks and pages."""

from __future__ import annotations

import base64
import io
from collections.abc import Collection
from dataclasses import dataclass
from html import escape

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .style import alternative, figure_of


@dataclass(frozen=True)
class Picture:
    """A PNG picture and what it shows in words. It shows itself in a notebook, in JupyterLab and in
    the pages of nbconvert with its words as alternative text; two pictures are equal when nothing
    visible tells them apart.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
    >>> one, again = (rr.plots.picture(rr.plots.kinds(reading)) for _ in range(2))
    >>> one.png[1:4], one == again
    (b'PNG', True)
    """

    png: bytes
    words: str

    def __repr__(self) -> str:
        """What the picture shows, for where none is shown."""
        return self.words

    @property
    def html(self) -> str:
        """The picture as an element of a page.

        >>> import reread as rr
        >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
        >>> picture = rr.plots.picture(rr.plots.kinds(reading))
        >>> print(picture.html.partition(" src=")[0])
        <img alt="How many mentions are of each kind: people 2, places 1."
        """
        data = base64.b64encode(self.png).decode("ascii")
        style = "max-width:100%;height:auto"
        return (
            f'<img alt="{escape(self.words)}" src="data:image/png;base64,{data}" style="{style}">'
        )

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.words}


def picture(drawn: Axes | Figure) -> Picture:
    """The picture of a figure, or of the figure that Axes are in, with what it shows in words.

    A figure of pyplot is closed, so that a notebook does not show it a second time. TypeError for
    anything else.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("Ann Lee met Bob Reyes in Tolland."))
    >>> rr.plots.picture(rr.plots.kinds(reading))
    How many mentions are of each kind: people 2, places 1.
    """
    if not isinstance(drawn, Axes | Figure):
        raise TypeError(
            f"plots.picture takes what a plot returns, or its figure, not {type(drawn).__name__}"
        )
    figure = drawn if isinstance(drawn, Figure) else figure_of(drawn)
    words, stream = alternative(figure), io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Description": words, "Software": None})
    plt.close(figure)
    return Picture(stream.getvalue(), words)
