"""What the articles of a corpus have in common, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from ..article import counted, iso_date, on_one_line
from ..english import days, listed, signed
from ..sentiment.tone import label
from .between import between
from .finding import Finding, Rank, cut
from .passed_on import passed_on

if TYPE_CHECKING:
    from ..corpus import Corpus

MOST = 5  # names listed
MOST_LINKED = 10_000  # articles; in more, who is who takes minutes
COLUMNS = ("article", "title", "name", "outlet", "published", "words", "copy_of", "near")


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
        yield from between(corpus) if 1 < many <= MOST_LINKED else ()
        yield from _names(corpus)
        yield from _heard(corpus)
        yield from passed_on(corpus) if many <= MOST_LINKED else ()
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
        none = f"None of its {len(corpus):,} articles was" if len(corpus) > 1 else "It was not"
        sentence = f"{none} found to contradict itself."
        return Finding(about, Rank.SILENT, sentence)
    hold = "contradicts itself" if len(rows) == 1 else "contradict themselves"
    top = [f"“{called[id]}” ({count:,})" for id, count in rows.items()]
    sentence = f"{len(rows):,} of {counted(len(corpus), 'article')} {hold}: {listed(top, MOST)}."
    return Finding(about, Rank.CONTRADICTION, sentence)


def _names(corpus: Corpus) -> Iterator[Finding]:
    columns = ["article", "entity", "mentions"]
    rows = corpus.table("entities", columns=columns, where={"named": True})
    rows = rows.merge(_people(corpus), on=["article", "entity"])
    rows = rows[rows["kind"] != "MISC"]
    counts = rows.groupby("linked")["article"].nunique()
    if not len(counts):
        return
    sentence = f"The names that most of its articles have are {_most(rows, counts, 'in ')}."
    if counts.max() == 1:  # it is no use to say in how many each is
        counts = rows.groupby("linked")["mentions"].sum()
        sentence = f"Named most often {'is' if len(counts) == 1 else 'are'} {_most(rows, counts)}."
        if len(corpus) > 1:
            sentence = f"No name is found in two of its articles. {sentence}"
    yield Finding("subject", Rank.SUBJECT, sentence)


def _heard(corpus: Corpus) -> Iterator[Finding]:
    rows = corpus.table("quotes", columns=["article", "quote", "speaker", "status"])
    rows = rows[rows["status"] != "doubtful"].drop_duplicates(["article", "quote"])
    people = _people(corpus).rename(columns={"entity": "speaker"})
    named = rows.merge(people, on=["article", "speaker"])
    counts = named.groupby("linked").size()
    if not len(rows):
        yield Finding("voices", Rank.HEARD, "Nobody is quoted in any of its articles.")
    elif len(counts):
        told = counted(len(rows), "statement")
        yield Finding("voices", Rank.HEARD, f"Of {told}, most come from {_most(named, counts)}.")


def _people(corpus: Corpus) -> pd.DataFrame:
    """Who each entity is over all articles: by links, or in very many articles by name."""
    if len(corpus) <= MOST_LINKED:
        return corpus.links()[["article", "entity", "kind", "linked", "called"]]
    rows = corpus.table("entities", columns=["article", "entity", "kind", "name"])
    return rows.assign(linked=rows["name"], called=rows["name"]).drop(columns="name")


def _most(rows: pd.DataFrame, counts: pd.Series, where: str = "") -> str:
    """Those with the highest counts, by the names that they have over all articles."""
    names = rows.drop_duplicates("linked").set_index("linked")["called"]
    ranked = pd.DataFrame({"count": counts, "name": names.reindex(counts.index)})
    ranked = ranked.sort_values(["count", "name"], ascending=[False, True]).head(MOST)
    pairs = zip(ranked["name"], ranked["count"], strict=True)
    return listed([f"{name} ({where}{count:,})" for name, count in pairs])


def _tone(corpus: Corpus, called: Mapping[str, str]) -> Iterator[Finding]:
    rows = corpus.table("tone", columns=["article", "score"])
    if not len(rows):
        return
    means = rows.groupby("article")["score"].mean()
    classes = means.map(label).value_counts()
    counts = {how: int(classes.get(how, 0)) for how in ("positive", "negative", "neutral")}
    there = [(many, how) for how, many in counts.items() if many]
    told = [f"{many:,} {'is' if many == 1 else 'are'} {how}" for many, how in there]
    sentence = f"Of its articles, {listed(told)} in tone"
    if len(there) == 1:
        them = {1: "It is", 2: "Both articles are"}.get(len(means), f"All {len(means):,} are")
        sentence = f"{them} {there[0][1]} in tone"
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
