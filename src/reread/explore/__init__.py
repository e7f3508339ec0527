"""Controls for the notebooks, and the desk: one panel for a whole reading."""

from .correcting import corrections
from .desk import desk
from .panels import article, entities, timeline, tone
from .speaking import ledger, voices, words

__all__ = [
    "article", "corrections", "desk", "entities", "ledger", "timeline", "tone", "voices", "words",
]  # fmt: skip
