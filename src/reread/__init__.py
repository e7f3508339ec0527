"""reread: close reading of the news.

Every number points back to characters of the text, every choice can be changed, and every
conclusion says how far it depends on those choices. What draws (`plots`, `explore`), what reads
many articles (`corpus`) and what reads files loads on first use, so that importing reread costs
little. Tables are plain DataFrames, whose texts hold sums of money: importing reread tells pandas
that what stands between two dollars is no formula.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pandas as pd

from . import tables
from .alternatives import Runs, alternatives, compare
from .article import Article
from .choices import Choices
from .context.concordance import concordance, said
from .context.standing_out import collocations, keyness
from .export import export, save
from .highlight import highlight
from .reading import Reading, names_of, read
from .report import report
from .sentiment.influence import leave_one_out
from .sentiment.towards import explain_towards, tone_towards

if TYPE_CHECKING:
    from . import corpus, explore, plots
    from .loading.load import load, load_all
    from .methods import session
    from .replaying import replay

# Functions whose modules load on first use
HOMES = {
    "load": ".loading.load", "load_all": ".loading.load", "replay": ".replaying",
    "session": ".methods",
}  # fmt: skip
pd.set_option("display.html.use_mathjax", False)

__version__ = "0.1.0"
__all__ = [
    "Article", "Choices", "Reading", "Runs", "alternatives", "collocations", "compare",
    "concordance", "corpus", "explain_towards", "explore", "export", "highlight", "keyness",
    "leave_one_out", "load", "load_all", "names_of", "plots", "read", "replay", "report", "said",
    "save", "session",
    "tables", "tone_towards",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in ("corpus", "explore", "plots"):
        return importlib.import_module(f".{name}", __name__)
    if name in HOMES:
        return getattr(importlib.import_module(HOMES[name], __name__), name)
    raise AttributeError(f"reread has no {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
