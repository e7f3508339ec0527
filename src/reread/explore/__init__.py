"""Controls for the notebooks, and the desk: one panel for a whole reading."""

from .desk import desk
from .panels import article, entities, timeline, tone

__all__ = ["article", "desk", "entities", "timeline", "tone"]
