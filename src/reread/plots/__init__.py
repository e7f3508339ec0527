"""Plots: a table and an Axes go in, the Axes comes out. The only place that uses matplotlib."""

from .alternatives import influence, specification_curve, stability
from .anatomy import anatomy
from .date_candidates import date_candidates
from .entities import kinds, mentions, roles, together
from .figures import FIGURES, figure, png, save
from .room import room, room_shares
from .sentiment import ledger, tone
from .story_order import story_order
from .timeline import timeline
from .voices import speaking, voice_matrix

__all__ = [
    "FIGURES",
    "anatomy",
    "date_candidates",
    "figure",
    "influence",
    "kinds",
    "ledger",
    "mentions",
    "png",
    "roles",
    "room",
    "room_shares",
    "save",
    "speaking",
    "specification_curve",
    "stability",
    "story_order",
    "timeline",
    "together",
    "tone",
    "voice_matrix",
]
