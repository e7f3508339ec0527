"""What has changed beside the text of an article: its title, notes of corrections."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import on_one_line
from ...reading import Reading


def beside_the_text(old: Reading, new: Reading) -> Iterator[str]:
    """What a reader of the changes should know besides, in sentences."""
    for name, side in (("older", old), ("newer", new)):
        if side.unread:
            yield f"The {name} version was not read, for {side.unread}."
    before, after = (side.article.title for side in (old, new))
    if before and after and on_one_line(before) != on_one_line(after):
        yield f"The title was “{on_one_line(before)}” and is “{on_one_line(after)}”."
    notes, later = _notes(old), _notes(new)
    yield from (f"The newer version has a note: “{note}”." for note in later if note not in notes)
    yield from (f"A note is gone: “{note}”." for note in notes if note not in later)


def _notes(reading: Reading) -> list[str]:
    """The paragraphs that tell of the page and not of the news, as corrections do."""
    rows = reading.blocks[reading.blocks["kind"] == "note"]
    return [on_one_line(reading.article.text[start:end]).rstrip(".")
            for start, end in zip(rows["start"], rows["end"], strict=True)]  # fmt: skip
