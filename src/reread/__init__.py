"""reread: close reading of the news.

Every number points back to characters of the text, every choice can be changed, and every
conclusion says how far it depends on those choices. Names load on first use, so that importing
reread costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import explore, plots, tables
    from .alternatives import compare
    from .article import Article, load
    from .choices import Choices
    from .export import save
    from .highlight import highlight
    from .reading import Reading, read
    from .sentiment.targets import tone_towards

__version__ = "0.1.0"

_HOMES = {
    "Article": "article", "load": "article", "Choices": "choices", "Reading": "reading",
    "read": "reading", "compare": "alternatives", "highlight": "highlight", "save": "export",
    "tone_towards": "sentiment.targets",
}  # fmt: skip
_MODULES = ("explore", "plots", "tables")
__all__ = [
    "Article", "Choices", "Reading", "compare", "explore", "highlight", "load", "plots", "read",
    "save", "tables", "tone_towards",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f".{name}", __name__)
    if name not in _HOMES:
        raise AttributeError(f"reread has no {name!r}; it has {', '.join(__all__)}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
