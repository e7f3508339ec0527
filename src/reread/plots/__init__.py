"""Plots: a Reading or a table and an Axes go in, the Axes comes out. Only this room draws."""

from __future__ import annotations

from typing import Any

from ..extras import needing

with needing("plots", "a figure"):
    import matplotlib as _needed  # noqa: F401 - before what draws, to say how to install it

from ..near_misses import no_such
from .alternatives import influence, specification_curve, stability
from .anatomy import anatomy
from .date_candidates import date_candidates
from .dispersion import dispersion
from .entities import kinds, mentions, roles, together
from .figures import FIGURES, figure, png, save
from .outlet_lanes import story
from .paired_dots import framing
from .passage import passage
from .picture import Picture, picture
from .room import room, room_shares
from .sentiment import ledger, tone
from .story_order import story_order
from .style import described
from .timeline import timeline
from .voices import speaking, voice_matrix

__all__ = [
    "FIGURES",
    "Picture",
    "anatomy",
    "date_candidates",
    "described",
    "dispersion",
    "figure",
    "framing",
    "influence",
    "kinds",
    "ledger",
    "mentions",
    "passage",
    "picture",
    "png",
    "roles",
    "room",
    "room_shares",
    "save",
    "speaking",
    "specification_curve",
    "stability",
    "story",
    "story_order",
    "timeline",
    "together",
    "tone",
    "voice_matrix",
]


def __getattr__(name: str) -> Any:
    raise no_such(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
