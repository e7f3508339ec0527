"""What the articles of a corpus have in common, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from ..article import counted, iso_date, on_one_line
from ..english import days, listed, signed
from ..sentiment.tone import label
from .finding import Finding, Rank, cut

if TYPE_CHECKING:
    from ..corpus import Corpus

MOST = 5  # names listed
COLUMNS = ("article", "title", "name", "published", "words", "copy_of", "near")


def in_common(corpus: Corpus) -> Iterator[Finding]:
    """How many articles there are, from when, whom they speak of, who is heard, how they sound, how
    many contradict themselves, and what could not be read."""
    many = len(corpus)
    articles = corpus.table("articles", columns=COLUMNS)
    titles = articles["title"].fillna(articles["name"]).map(on_one_line).map(cut)
    called = dict(zip(articles["article"], titles, strict=True))
    words = counted(int(articles["words"].sum()), "word")
    yield Finding("size", Rank.UNREAD, f"{counted(many, 'article')} of {words}{_reach(articles)}.")
    if many:
        yield _contradictions(corpus, called)
        yield from _names(corpus)
        yield from _heard(corpus)
        yield from _tone(corpus, called)
    yield from _doubts(corpus, articles)


def _reach(articles: pd.DataFrame) -> str:
    known = sorted(str(iso_date(one))[:10] for one in articles["published"].dropna())
    if not known:
        return ", none of them dated" if len(articles) else ""
    rest = len(articles) - len(known)
    undated = f" ({rest:,} without a date)" if rest else ""
    reach = days(known[0], known[-1])
    return f", published {'from ' if ' to ' in reach else 'on '}{reach}{undated}"


def _contradictions(corpus: Corpus, called: Mapping[str, str]) -> Finding:
    rows = corpus.table("conflicts", columns=["article"])["article"].value_counts()
    about = "contradiction"
    if not len(rows):
        sentence = f"In none of its {counted(len(corpus), 'article')} was a contradiction found."
        return Finding(about, Rank.CONTRADICTION, sentence)
    hold = "contradicts itself" if len(rows) == 1 else "contradict themselves"
    top = [f"“{called[id]}” ({count:,})" for id, count in rows.items()]
    sentence = f"{len(rows):,} of {counted(len(corpus), 'article')} {hold}: {listed(top, MOST)}."
    return Finding(about, Rank.CONTRADICTION, sentence)


def _names(corpus: Corpus) -> Iterator[Finding]:
    rows = corpus.table("entities", columns=["article", "name", "kind"], where={"named": True})
    rows = rows[rows["kind"] != "MISC"]
    counts = rows.groupby("name", sort=True)["article"].nunique()
    counts = counts.sort_values(ascending=False, kind="stable")
    if len(counts):
        top = [f"{name} (in {count:,})" for name, count in counts.head(MOST).items()]
        sentence = f"The names that most of its articles have are {listed(top)}."
        yield Finding("subject", Rank.SUBJECT, sentence)


def _heard(corpus: Corpus) -> Iterator[Finding]:
    rows = corpus.table("quotes", columns=["article", "quote", "speaker", "status"])
    rows = rows[rows["status"] != "doubtful"].drop_duplicates(["article", "quote"])
    names = corpus.table("entities", columns=["article", "entity", "name"])
    named = rows.merge(names, left_on=["article", "speaker"], right_on=["article", "entity"])
    counts = named["name"].value_counts()
    if not len(rows):
        yield Finding("voices", Rank.HEARD, "Nobody is quoted in any of its articles.")
    elif len(counts):
        top = [f"{name} ({count:,})" for name, count in counts.head(MOST).items()]
        sentence = f"Of {counted(len(rows), 'statement')}, most come from {listed(top)}."
        yield Finding("voices", Rank.HEARD, sentence)


def _tone(corpus: Corpus, called: Mapping[str, str]) -> Iterator[Finding]:
    rows = corpus.table("tone", columns=["article", "score"])
    if not len(rows):
        return
    means = rows.groupby("article")["score"].mean()
    classes = means.map(label).value_counts()
    counts = {how: int(classes.get(how, 0)) for how in ("positive", "negative", "neutral")}
    told = [f"{many:,} {'is' if many == 1 else 'are'} {how}" for how, many in counts.items()]
    sentence = f"Of its articles, {listed(told)} in tone"
    if means.min() < means.max():
        sentence += (
            f"; the darkest is “{called[str(means.idxmin())]}” ({signed(means.min())}), "
            f"the brightest “{called[str(means.idxmax())]}” ({signed(means.max())})"
        )
    yield Finding("tone", Rank.TONE, f"{sentence}.")


def _doubts(corpus: Corpus, articles: pd.DataFrame) -> Iterator[Finding]:
    failures = len(corpus.failures)
    if failures:
        verb = "was" if failures == 1 else "were"
        sentence = f"{counted(failures, 'item')} {verb} not read; failures says why."
        yield Finding("doubt", Rank.DOUBT, sentence)
    copies = int((articles["copy_of"].notna() | articles["near"].notna()).sum())
    if copies:
        verb = "repeats" if copies == 1 else "repeat"
        sentence = f"{counted(copies, 'article')} {verb} another, word for word or nearly so."
        yield Finding("doubt", Rank.DOUBT, sentence)
    if not corpus.is_finished:
        yield Finding("doubt", Rank.DOUBT, "The source was not read to its end.")
