"""Many articles: read in parts on any number of processes, kept as one dataset, opened lazily.

`read(source, out)` lists what a source holds, has it read in batches by processes that may be
killed (each article within its `Limits`), and writes what becomes of them, part by part, in the
order of the source. `open(out)` gives the `Corpus`: each table of a reading over all articles, and
each article's reading; `faults(out)` what is wrong with its files. All of it wants pyarrow, and
reading wants Dask: they come with `pip install "reread[corpus]"`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from ..extras import needing
from ..near_misses import no_such

if TYPE_CHECKING:
    from .archive import Corpus, open
    from .checking import faults
    from .workers.child import Limits

HOMES = {
    "read": "running", "open": "archive", "faults": "checking", "Corpus": "archive",
    "Limits": "workers.child",
}  # fmt: skip
__all__ = ["Corpus", "Limits", "faults", "open", "read"]


def __getattr__(name: str) -> Any:
    if name in HOMES:
        with needing("corpus", f"corpus.{name}"):
            return getattr(importlib.import_module(f".{HOMES[name]}", __name__), name)
    raise no_such(__name__, name, __all__)


def __dir__() -> list[str]:
    return __all__
