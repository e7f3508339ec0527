"""What ends a report: how to cite it and what was read, and what this reading does not know."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.metadata import version

from ..alternatives import Runs
from ..article import Article, counted
from ..choices import Choices
from ..english import listed
from ..provenance import text_of
from ..reading import Reading
from ..stages import COMPARED
from ..summary import byline, one_line
from ..tables import UNNAMED
from .cells import isolated
from .lead import published_on
from .marked_text import DOUBTFUL
from .plain_words import choice, option

MOST = 5  # words listed of those that have no date


def citation(runs: Runs, title: str) -> str:
    """How to cite the article and this reading of it, and what tells the text that was read."""
    reading = runs.default
    article, text = reading.article, text_of(reading.article)
    whole = (
        f"reread {version('reread')}, close reading of {title_in_quotes(title)} under "
        f"{counted(len(runs), 'set')} of choices, shown with {_chosen(reading)}."
    )
    digest = (
        f"The text that was read has {counted(text['characters'], 'character')}; its SHA-256 is "
        f"<code>{text['sha256']}</code>, so that anyone can tell whether theirs is the same."
    )
    terms = (("The article", _work(article, title, published_on(reading))), ("This reading", whole))
    told = "".join(f"<dt>{term}</dt><dd>{isolated(escape(words))}</dd>" for term, words in terms)
    return f"<dl>{told}</dl><p>{digest}</p>"


def title_in_quotes(title: str) -> str:
    """A title as a sentence has it."""
    return f"“{title}”"


def _work(article: Article, title: str, day: str) -> str:
    """An article as a list of sources has it: "Ann Lee, “Rain”, The Coast Wire, 4 May 2020"."""
    known = (byline(article), title_in_quotes(title), one_line(article.outlet or ""), day)
    return ", ".join(filter(None, (*known, article.url))) + "."


def _chosen(reading: Reading) -> str:
    """The choices that are not the default, in words."""
    chosen, default = reading.choices, Choices()
    moved = [name for name in vars(default) if chosen.key(name) != default.key(name)]
    told = [f"{choice(name)}: {option(name, chosen.label(name))}" for name in moved]
    return "; ".join(told) or "the default choices"


def unknown(reading: Reading) -> str:
    """What this reading does not know, a line each."""
    lines = [*_of_article(reading), *([] if reading.unread else _of_reading(reading)), *ALWAYS]
    return f"<ul>{''.join(f'<li>{isolated(escape(one))}</li>' for one in lines)}</ul>"


ALWAYS = (
    "Whether what the article says is true. It is held against itself, and against a short list "
    "of known facts; nothing is looked up.",
    "What a sentence means. Its tone is what a word list makes of its words; irony is lost on it.",
    "How probable an answer is. A share says in how many of these readings it is the same.",
)


def _of_article(reading: Reading) -> Iterator[str]:
    article = reading.article
    facts = {
        "its title": article.title, "who wrote it": article.authors,
        "where it appeared": article.outlet, "when it was published": published_on(reading),
    }  # fmt: skip
    missing = [name for name, value in facts.items() if not value]
    if missing:
        yield f"About the article: {listed(missing)}; the source does not say."
    if article.omitted:
        pieces = counted(len(article.omitted), "piece")
        yield f"What the source says in {pieces} that the text leaves out, listed near the top."


def _some(count: int, of: int) -> str:
    """Some of the events: "the one event", "any of the 9 events", "4 of the 9 events"."""
    if of == 1:
        return "the one event"
    return f"{'any' if count == of else f'{count:,}'} of the {of:,} events"


def _of_reading(reading: Reading) -> Iterator[str]:
    events, times = reading.events, reading.times
    undated = int((events["earliest"].isna() & events["latest"].isna()).sum())
    if undated:
        yield f"When {_some(undated, len(events))} it tells of took place."
    waiting = times[times["status"] == "needs-reference-date"]
    if len(waiting):
        words = dict.fromkeys(reading.legible("times")["surface"][waiting.index])
        told = listed([f"“{one}”" for one in words], MOST)
        yield f"Which day is meant by {told}: that depends on the day of publication."
    if not len(reading.stage(COMPARED)):
        yield "Whether its dates agree: nothing in it is dated twice."
    quotes = reading.quotes.drop_duplicates("quote")
    doubtful = quotes["status"] == DOUBTFUL
    unnamed = int((quotes["speaker"].isna() | (quotes["speaker"] == UNNAMED))[~doubtful].sum())
    if unnamed:
        yield f"Who is quoted in {counted(unnamed, 'quotation')}: the text gives no name."
    if doubtful.any():
        passages = counted(int(doubtful.sum()), "passage")
        what = "is a quotation" if doubtful.sum() == 1 else "are quotations"
        yield f"Whether {passages} marked doubtful {what}."
    unclear = int((reading.voices["label"] == "unclear").sum())
    if unclear:
        yield f"Whether somebody is spoken of well or ill, in {counted(unclear, 'case')}."
