"""Whether a text is true to its sources: a summary, a rewrite, a press release against the news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from ..across.comparing.accounts import Account, accounts
from ..across.gathered import together
from ..across.story import Story
from ..article import Article
from ..reading import Reading, noticed
from ..tables import of_many
from .checked_dates import dates_checked
from .checked_events import events_checked
from .checked_figures import figures_checked
from .checked_names import names_checked
from .checked_quotations import Wording, quotations_checked
from .checked_speakers import attributions_checked, has_speaker, speakers_checked
from .doubting import cue_words_checked
from .given_texts import read_given
from .source_texts import Sources
from .support import NOT_FOUND, UNSURE, Checked, Evidence

MOST_TOLD = 3  # sources that were not read of which each is named
ALONE = "what stands there alone was not found"


def audited(text: Any, articles: Any, choices: dict[str, Any]) -> pd.DataFrame:
    """One row per fact of a text; `audit` says what is given and what a row is."""
    own = read_given("text", text, choices)
    story = _story(articles, choices)
    (account,) = accounts(together([own]))
    sources = Sources(story, account)
    notices = list(_unread(own, story, sources))
    found = (_not_denied(one) if notices else one for one in _checked(account, sources))
    once = {(one.start, one.end, one.kind, one.verdict): one for one in reversed(list(found))}
    rows = [_row(account, once[key]) for key in sorted(once)]
    return noticed(of_many("audit", rows), notices)


def _unread(own: Reading, story: Story, sources: Sources) -> Iterator[str]:
    """What a reader of the rows should know: which of the texts were not read."""
    if own.unread:
        yield f"{own.unread[:1].upper()}{own.unread[1:]}, so nothing of it was checked."
    empty = ((called, story.reading(id).unread) for id, called in sources.silent.items())
    left = [(called, why) for called, why in empty if why]
    if len(left) > MOST_TOLD:
        yield f"{len(left):,} sources are not in English and were not read; {ALONE}."
        return
    for called, why in left:
        yield f"{called} was not read, for {why}; {ALONE}."


def _not_denied(one: Checked) -> Checked:
    """A row where not all of the sources could be read: one of these may have it."""
    if one.verdict != NOT_FOUND:
        return one
    return one._replace(verdict=UNSURE, reason=f"{one.reason}, but not all could be read")


def _story(articles: Any, choices: dict[str, Any]) -> Story:
    """The sources as a story, whatever they come as."""
    if isinstance(articles, Story):
        return articles
    if isinstance(articles, str | Article | Reading):
        articles = [articles]
    if not isinstance(articles, Iterable):
        raise TypeError(f"articles is {type(articles).__name__}; give articles, or a corpus")
    return together([read_given("an article", one, choices) for one in articles])


def _checked(account: Account, sources: Sources) -> Iterator[Checked]:
    wording = Wording(sources, account.text)
    for statement in account.statements:
        evidence = Evidence(statement, account, sources)
        speakers = list(speakers_checked(evidence, wording))
        told = has_speaker(speakers)
        yield from speakers
        yield from (one for one in names_checked(evidence)
                    if not any(a <= one.start and one.end <= b for a, b in told))  # fmt: skip
        yield from dates_checked(evidence)
        yield from figures_checked(evidence)
        yield from quotations_checked(evidence, wording)
        yield from attributions_checked(evidence)
        events = list(events_checked(evidence))
        known = {(one.kind, one.verdict) for one in events}
        yield from events
        yield from (one for one in cue_words_checked(evidence)
                    if (one.kind, one.verdict) not in known)  # fmt: skip


def _row(account: Account, one: Checked) -> dict[str, Any]:
    surface = account.text[one.start : one.end]
    return {"article": account.article, "surface": surface} | one._asdict()
