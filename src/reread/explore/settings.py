"""The choices of a reading as a small file that can be read back, and as lines of Python."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from .. import provenance
from ..article import Article
from ..bundling.restoring import is_outside
from ..choices import Choices, fields
from ..reading import Reading

LARGEST = 1_000_000  # bytes of a file of settings: some kB, and tables of one's own
FILE = "reread-settings.json"
PASTED = "article.txt"  # a name for a text that came from no file


def saved(choices: Choices) -> bytes:
    """All choices as JSON, tables of one's own with them; of a function its name."""
    kept = {"reread": provenance.versions()["reread"], "choices": provenance.told(choices)}
    return json.dumps(kept, indent=1, ensure_ascii=False).encode("utf-8")


def restored(data: bytes, now: Choices) -> Choices:
    """The choices of such a file; a function of the same name is taken from those in sight.

    A file can name no other file: settings that somebody sent must not open what they please.
    Raises ValueError for what is no file of settings, TypeError for a choice that there is not.
    """
    told = _told(data)
    for name, value in told.items():
        if isinstance(value, str) and name in fields() and is_outside(name, value):
            raise ValueError(f"{name}={value!r} in the settings is a file; choose it by hand")
    own = {name: getattr(now, name) for name, value in provenance.told(now).items()
           if _is_function(value) and told.get(name) == value}  # fmt: skip
    return provenance.chosen(told, **own)


def _told(data: bytes) -> dict[str, Any]:
    """The choices in a file of settings, as plain data."""
    what = f"this is not a settings file; give one that the desk saved ({FILE})"
    try:
        kept = json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        kept = None
    told = kept.get("choices") if isinstance(kept, dict) else None
    if not isinstance(told, dict):
        raise ValueError(what)
    return told


def _is_function(value: Any) -> bool:
    return isinstance(value, dict) and provenance.FUNCTION in value


def as_python(reading: Reading) -> str:
    """Lines of Python that make the same reading; what they cannot hold is named in comments."""
    default, choices, article = Choices(), reading.choices, reading.article
    written, notes = [], []
    for name in fields():
        value = getattr(choices, name)
        if choices.key(name) == default.key(name):
            continue
        if isinstance(value, pd.DataFrame) or callable(value):
            notes.append(f"# {name}: {choices.label(name)}, which you gave yourself")
            written.append(f"{name}={name}")
        else:
            written.append(f"{name}={value!r}")
    if not (article.url or article.file):
        notes.insert(0, f"# {PASTED}: the text of this article, in a file of that name")
    source = article.url or article.file or PASTED
    given = f", published={article.published!r}" if _is_given(article) else ""
    load = f"article = rr.load({source!r}{given})"
    read = f"reading = rr.read({', '.join(['article', *written])})"
    return "\n".join(["import reread as rr", "", *notes, load, read])


def _is_given(article: Article) -> bool:
    """Whether a date of publication was given by hand: the source states none."""
    return bool(article.published) and all(one.field != "published" for one in article.told)
