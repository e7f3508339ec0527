"""An article and its choices, from what a bundle kept of them and what its reader gives."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from .. import provenance
from ..article import Article
from ..choices import Choices, fields
from ..own_tables import OWN
from ..stored import from_json
from .opening import Bundle
from .packing import WORDS_OF_SOURCE

OUTSIDE = ("/", "\\", "..")  # in the name of a pipeline: it is a path


def article_of(bundle: Bundle, given: Article | None) -> Article:
    """The article as it was packed; its text, if that was not, is that of the one given."""
    if given is not None and not isinstance(given, Article):
        raise TypeError(f"article is {type(given).__name__}, not Article; load it with reread.load")
    if given is None and bundle.text is None:
        raise ValueError(
            f"{bundle.name} has no text; give the article whose text has the SHA-256 "
            f"{bundle.digest}: article=reread.load(…)"
        )
    if given is not None and (found := provenance.text_of(given)["sha256"]) != bundle.digest:
        raise ValueError(
            f"article={given.id!r} has another text (SHA-256 {found}) than {bundle.name} "
            f"({bundle.digest}); give the one that was packed"
        )
    known = {name: value for name, value in bundle.known.items() if name != "id"}
    text, id = bundle.text, str(bundle.known.get("id", ""))
    if text is not None:
        return from_json(text, json.dumps(known), id)
    assert given is not None
    article = from_json(given.text, json.dumps(known), id)
    apart = {name: getattr(given, name) for name in WORDS_OF_SOURCE}
    return dataclasses.replace(article, **apart)


def choices_of(bundle: Bundle, own: Mapping[str, Any]) -> Choices:
    """The choices as they were packed, with the functions that are given."""
    for name, value in bundle.choices.items():
        if name not in fields():
            raise ValueError(
                f"{bundle.name} has the choice {name!r}, which this version of reread does not "
                f"have; install reread=={bundle.versions.get('reread')} to read it again"
            )
        if isinstance(value, str) and is_outside(name, value) and name not in own:
            raise ValueError(f"{name}={value!r} is not in {bundle.name} itself; give {name}=…")
    for name in own:
        if name not in bundle.choices:
            raise TypeError(f"{name!r} is not a choice of {bundle.name}")
        if not is_outside(name, bundle.choices[name]):
            raise ValueError(
                f"{name} is kept in {bundle.name}, which is read again as it was; give only "
                "functions here, and for other choices call reread.read(replay.reading.article, …)"
            )
    try:
        return provenance.chosen(bundle.choices, **own)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"{bundle.name}: {error}") from None


def is_outside(name: str, value: Any) -> bool:
    """Whether a choice is a function, a file, or an option no more: what a bundle only names."""
    if isinstance(value, str):
        options = fields()[name].metadata["options"]
        is_table = name in OWN and value not in options
        return is_table or any(one in value for one in OUTSIDE)
    return isinstance(value, dict) and provenance.FUNCTION in value
