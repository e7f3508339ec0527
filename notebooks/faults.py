"""What must not be in a notebook that was run: an error, a false check, something that shows
nothing and does not say so."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from typing import Any

FALSE = ("False", "np.False_")  # how a check that fails shows itself
BLANK = 1e-3  # of a figure's pixels; the shortest sentence in an empty frame covers more
TAG = re.compile(r"<(style|script)\b.*?</\1\s*>|<[^>]*>", re.S | re.I)
CELLS = re.compile(r"<td\b|<th\b[^>]*scope=.row", re.I)


def faults(book: Any) -> list[str]:
    """What is wrong with the outputs of a notebook, each with the number of its cell."""
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    return [
        f"cell {number}: {fault}"
        for number, cell in enumerate(cells, 1)
        for output in cell.outputs
        for fault in _of_output(output)
    ]


def _of_output(output: Any) -> Iterator[str]:
    if output.output_type == "error":
        yield f"{output.ename}: {output.evalue}"
    elif output.output_type == "stream":
        if output.name == "stderr":
            yield f"a warning: {' '.join(output.text.split())}"
    else:
        yield from _of_data(output.data, output.metadata)


def _of_data(data: Any, metadata: Any) -> Iterator[str]:
    plain, html, image = (data.get(kind, "") for kind in ("text/plain", "text/html", "image/png"))
    if plain in FALSE:
        yield "a check that fails"
    if plain.startswith("Empty DataFrame") or ("<table" in html and not CELLS.search(html)):
        yield "an empty table"
    elif html and not unescape(TAG.sub("", html)).strip():
        yield "a text of which nothing is shown"
    if image and _is_blank(b64decode(image)):
        yield "an empty figure"
    if image and not metadata.get("image/png", {}).get("alt"):
        yield "a figure without alternative text"


def _is_blank(image: bytes) -> bool:
    """Whether nearly all pixels of a PNG are of the colour of its first."""
    from matplotlib.image import imread

    pixels = imread(io.BytesIO(image))
    return bool((pixels != pixels[0, 0]).any(axis=-1).mean() < BLANK)
