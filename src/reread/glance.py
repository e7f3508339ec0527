"""What stands above an article and how its text is shown in a notebook, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

LONGEST = 1200  # characters of a text that are shown
LONGEST_LINE = 200  # of a title, an outlet …
AS_WRITTEN = "mathjax_ignore tex2jax_ignore"  # what MathJax 3 and 2 leave alone
# No colours of their own: a dark theme stays dark
TITLE = "font-weight:bold;font-size:115%;margin:0.2em 0"
TEXT = "white-space:pre-wrap;max-width:46em;line-height:1.5;margin:0.5em 0"


def heading(title: str | None, facts: Iterable[str | None]) -> str:
    """A title, and below it what else is known, on one line."""
    told = " · ".join(escape(_line(fact)) for fact in facts if fact)
    named = f'<p style="{TITLE}">{escape(_line(title))}</p>' if title else ""
    return f'<div class="{AS_WRITTEN}">{named}<p>{told}</p></div>'


def beginning(text: str) -> str:
    """The text, or of a long one how it begins and how much more there is."""
    shown = text
    if len(text) > LONGEST:
        shown = text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]
    rest = len(text) - len(shown)
    more = f"<p>… and {rest:,} more character{'s' * (rest != 1)}</p>" if rest else ""
    return f'<div class="{AS_WRITTEN}" style="{TEXT}">{escape(shown)}</div>{more}'


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
