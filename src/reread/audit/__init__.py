"""Texts held against texts: a summary against its sources, a new version against the old."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from ..across.story import Story
    from ..article import Article
    from ..reading import Reading


def audit(
    text: str | Article | Reading,
    articles: str | Article | Reading | Story | Iterable[str | Article | Reading],
    **choices: Any,
) -> pd.DataFrame:
    """One row per fact of a text (a name, date, figure, quotation, speaker, something denied or
    hedged) and whether its sources bear it out.

    `verdict` says how the fact stands to the sources: grounded; altered (another stands in its
    place); not found; given to another; attribution dropped (said by someone there, told as a fact
    here); hedge dropped, hedge added, negation dropped, negation added; roles swapped; unsure,
    where that cannot be told. `article_b`, `start_b` and `end_b` are the place in a source,
    `reason` says why in a sentence. Times count from each text's own day. `articles` are texts,
    articles or readings, those of `reread.together` or a corpus; choices are those of
    `reread.read`, for what is not read yet. TypeError for what is no text or article.

    >>> import reread as rr
    >>> source = rr.Article("Ann Lee said 62 people were hurt when the mill burned.", id="echo")
    >>> rows = rr.audit("Ann Lee said 64 people were hurt when the mill burned.", source)
    >>> rows.loc[rows["verdict"] != "grounded", ["surface", "verdict", "reason"]].values.tolist()
    [['64', 'altered', '“64” stands in the place of “62” in echo']]
    """
    from .checked import audited

    return audited(text, articles, choices)
