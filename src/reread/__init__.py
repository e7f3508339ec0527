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
from .audit import audit
from .choices import Choices
from .export import export, save
from .findings import findings
from .highlight import highlight
from .licences import licences
from .near_misses import no_such
from .own_tables import load_lexicon
from .reading import Reading, names_of, read
from .report import report

if TYPE_CHECKING:
    from . import corpus, explore, plots
    from .across.gathered import together
    from .audit.versions import versions
    from .context.concordance import concordance, said
    from .context.ngrams import ngrams
    from .context.readability import readability
    from .context.spreading import dispersion, spread
    from .context.standing_out import collocations, keyness
    from .examples import samples
    from .loading.load import load, load_all
    from .methods import session
    from .replaying import replay
    from .sentiment.influence import leave_one_out
    from .sentiment.towards import explain_towards, tone_towards
    from .showing import show

# Functions whose modules load on first use
HOMES = {
    "collocations": ".context.standing_out", "concordance": ".context.concordance",
    "dispersion": ".context.spreading", "explain_towards": ".sentiment.towards",
    "keyness": ".context.standing_out", "leave_one_out": ".sentiment.influence",
    "load": ".loading.load", "load_all": ".loading.load", "ngrams": ".context.ngrams",
    "readability": ".context.readability", "replay": ".replaying",
    "said": ".context.concordance", "samples": ".examples", "session": ".methods",
    "show": ".showing", "spread": ".context.spreading", "together": ".across.gathered",
    "tone_towards": ".sentiment.towards", "versions": ".audit.versions",
}  # fmt: skip
pd.set_option("display.html.use_mathjax", False)

__version__ = "0.1.0"
__all__ = [
    "Article", "Choices", "Reading", "Runs", "alternatives", "audit", "collocations", "compare",
    "concordance", "corpus", "dispersion", "explain_towards", "explore", "export", "findings",
    "highlight", "keyness", "leave_one_out", "licences", "load", "load_all", "load_lexicon",
    "names_of", "ngrams", "plots", "read", "readability", "replay", "report", "said", "samples",
    "save", "session", "show", "spread", "tables", "together", "tone_towards",
    "versions",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in ("corpus", "explore", "plots"):
        return importlib.import_module(f".{name}", __name__)
    if name in HOMES:
        return getattr(importlib.import_module(HOMES[name], __name__), name)
    raise no_such(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
