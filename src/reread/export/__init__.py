"""Out of reread: tables and what they say in the formats of other tools.

`export` writes a reading, several, or a corpus in one of the `FORMATS`; `save` writes every table
of one reading in two of them, CSV and Parquet, into one folder.
"""

from .formats import FORMATS, export
from .saving import save

__all__ = ["FORMATS", "export", "save"]
