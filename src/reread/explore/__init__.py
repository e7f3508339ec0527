"""Controls for the notebooks, and the desk: one panel for a whole reading."""

from __future__ import annotations

from typing import Any

from ..extras import needing

with needing("lab", "a control"):
    import ipywidgets as _needed  # noqa: F401 - before what uses it, to say how to install it

from ..near_misses import no_such
from .archived import corpus
from .auditing import audit
from .correcting import corrections
from .desk import desk
from .following import story
from .panels import article, entities, timeline, tone
from .speaking import ledger, voices, words

__all__ = [
    "article", "audit", "corpus", "corrections", "desk", "entities", "ledger", "story", "timeline",
    "tone", "voices", "words",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    raise no_such(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
