"""Out of reread: tables and what they say in the formats of other tools."""

from .saving import save

__all__ = ["save"]
