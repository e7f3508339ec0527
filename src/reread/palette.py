"""One colour for each kind, in marks on the text, figures and reports, without matplotlib.

The hues follow Okabe and Ito's (2008) colour-blind-safe palette, its orange, pink and vermilion
moved until each has a contrast of 3:1 or more both on white and on the dark ground (WCAG 2.2,
1.4.11), and until any two stay apart under protanopia, deuteranopia and tritanopia (Machado et al.
2009). Words stand on tints of the same hues, at 4.5:1 or more (1.4.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

BLUE, ORANGE, GREEN, PINK, RED, GREY = (
    "#0072b2", "#c08a00", "#009e73", "#d867a8", "#d0303a", "#808080",
)  # fmt: skip
KIND = {
    "occurrence": BLUE, "state": GREEN, "reporting": ORANGE,
    "DATE": BLUE, "TIME": PINK, "DURATION": GREEN, "SET": ORANGE,
    "PER": ORANGE, "ORG": BLUE, "LOC": GREEN, "MISC": PINK,
    "positive": BLUE, "negative": RED, "neutral": GREY, "unclear": GREY,
    "direct": BLUE, "mixed": PINK, "indirect": GREEN,
    "resolved": GREEN, "needs-reference-date": RED, "vague": ORANGE, "impossible": PINK,
    "headline": ORANGE, "standfirst": GREY, "byline": PINK, "dateline": GREEN, "paragraph": BLUE,
    "narrator": GREY, "unnamed": GREY, "grounded": GREY, "unsure": GREY,
}  # fmt: skip
# Kinds that share their colour with another: which line and shape tells
ALIKE = {"unnamed": 1, "unsure": 3}
HUES = (BLUE, ORANGE, GREEN, PINK, RED)  # of values that have no colour of their own, in order
LINES = (
    "",
    "underline solid",
    "underline double",
    "underline dotted",
    "underline dashed",
    "underline wavy",
    "underline overline solid",
    "underline overline double",
    "underline overline dotted",
    "underline overline dashed",
    "underline overline wavy",
)  # of marks, and
SHAPES = ("|", "o", "^", "s", "D", "v", "P", "X", "<", ">", "*")  # of figures, once hues run out
TINT, FAINT = 0.5, 0.2  # how much of a hue, and of grey, is in its tint; the rest is white
LIGHT_INK, DARK_INK = "#fefefe", "#000000"  # of words on a colour, whatever the page


class Page(NamedTuple):
    """The colours of a page: its ground, words, small words, what is faint, and lines behind."""

    paper: str
    ink: str
    quiet: str
    faint: str
    grid: str


LIGHT = Page("#ffffff", "#333333", "#595959", "#b4b4b4", "#e5e5e5")
DARK = Page("#16181a", "#e8e6e3", "#b3b3b3", "#6e6e6e", "#3a3e41")


class Look(NamedTuple):
    """How one value of many is told apart: its hue, a line at the words, the shape of its mark."""

    hue: str
    line: str
    shape: str

    @property
    def style(self) -> str:
        """The style of words marked so, as CSS."""
        line = f";text-decoration:{self.line} {self.hue}" if self.line else ""
        ground = tint(self.hue, FAINT if self.hue == GREY else TINT)
        return f"background:{ground};color:{DARK_INK}{line}"


def looks(values: Iterable[Any]) -> dict[Any, Look]:
    """A look for each value: of its kind where it has a colour of its own, else hue by hue in order
    of first use; when the hues run out, with another line and shape."""
    found, free = {}, 0
    for value in dict.fromkeys(values):
        if value in KIND:
            turn = ALIKE.get(value, 0)
            found[value] = Look(KIND[value], LINES[turn], SHAPES[turn])
        else:
            turn = free // len(HUES) % len(LINES)
            found[value] = Look(HUES[free % len(HUES)], LINES[turn], SHAPES[turn])
            free += 1
    return found


def tint(colour: str, strength: float = TINT) -> str:
    """A colour on white, so pale that dark words can be read on it."""
    parts = (255 - strength * (255 - part) for part in _parts(colour))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def ink_on(colour: str) -> str:
    """The colour of words on a colour, dark or light: whichever is read better."""
    return max((DARK_INK, LIGHT_INK), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2)."""
    parts = (part / 255 for part in _parts(colour))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def is_dark(colour: str) -> bool:
    """Whether words on a ground of this colour are light."""
    return ink_on(colour) == LIGHT_INK


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
