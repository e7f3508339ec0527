"""Controls for the notebooks, and the desk: one panel for a whole reading."""

from .corrections import corrections
from .desk import desk
from .panels import article, entities, timeline, tone

__all__ = ["article", "corrections", "desk", "entities", "timeline", "tone"]
