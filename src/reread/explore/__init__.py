"""Controls for the notebooks, and the desk: one panel for a whole reading."""

from .archived import corpus
from .correcting import corrections
from .desk import desk
from .panels import article, entities, timeline, tone
from .speaking import ledger, voices, words

__all__ = [
    "article", "corpus", "corrections", "desk", "entities", "ledger", "timeline", "tone",
    "voices", "words",
]  # fmt: skip
