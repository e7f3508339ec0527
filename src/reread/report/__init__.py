"""A sheet to send on: one reading, and its alternatives, in a single HTML file."""

from .sheet import report

__all__ = ["report"]
