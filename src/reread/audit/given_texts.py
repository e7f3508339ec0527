"""What is given to be compared: a text, an article or a reading, not the name of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..article import Article
from ..reading import Reading, read

FILE = re.compile(r"[^\s“”\"]+\.(?:txt|md|html?|json|docx|odt|rtf|pdf|eml|xml)|https?://\S+")


def read_given(
    name: str, given: Any, choices: Mapping[str, Any], *, id: str | None = None
) -> Reading:
    """The reading of what is given as `name`; a text is an article with that id.

    Raises TypeError for what is no text, ValueError for a path or an address where one is wanted.
    """
    if isinstance(given, Reading):
        return given
    if isinstance(given, str):
        if FILE.fullmatch(given.strip()):
            raise ValueError(f"{name}={given!r} is a file or address; give reread.load({given!r})")
        given = Article(given) if id is None else Article(given, id=id)
    if not isinstance(given, Article):
        raise TypeError(f"{name} is {type(given).__name__}; give a text, an Article or a Reading")
    return read(given, **choices)
