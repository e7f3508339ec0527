"""Bundles: a reading in one file that can be cited, and read again years later."""

from __future__ import annotations

from .opening import Bundle, opened
from .packing import pack
from .restoring import article_of, choices_of

__all__ = ["Bundle", "article_of", "choices_of", "opened", "pack"]
