"""Many articles under many choices: read one after the other, each under all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from typing import Any

import pandas as pd

from ..across.grouping.groups import groups_of, pairs_of
from ..across.story import Story
from ..article import Article, counted
from ..choices import Choices
from ..reading import Reading, noticed
from ..stages import STAGES
from . import measures
from .conclusions import EVERYTHING, Watched, by_name, key_of
from .pooled import Beside, pooled, spoken_of
from .reread_story import Reread, Tables

MOST_GROUPS, MOST_SPOKEN_OF, MOST_SPEAKERS = 6, 5, 4  # that are held beside each other
AHEAD = 20  # articles that a process is given at a time
Named = Mapping[str, Any]


class StoryRuns:
    """Many articles under some combinations of choices, and what they conclude.

    `readings` are the stories under each combination, in their order, `default` that which each is
    held against. They have the methods of `Runs`. A conclusion is a `Pooled`, which is summed
    article by article, or a function of a story: its tables are then kept under all combinations,
    with those columns alone that it looks at.

    >>> import reread as rr
    >>> echo = rr.Article("The fire was a disaster. It did not surprise Ann Lee.", id="echo")
    >>> post = rr.Article("The fire was small. Ann Lee was pleased.", id="post")
    >>> rr.alternatives(rr.together([echo, post]), lexicon=["news", "vader"])
    <2 readings of 2 articles, varied: lexicon>
    """

    def __init__(
        self,
        story: Story,
        varied: Sequence[str],
        chosen: Sequence[Choices],
        default: Choices,
        *,
        by: Any = "outlet",
        workers: int = 1,
        progress: bool = False,
    ) -> None:
        self.story, self.varied = story, tuple(varied)
        self._chosen, self._workers, self._progress = [default, *chosen], workers, progress
        nothing = Article("")  # of which nothing but the keys of its stages is asked
        self._probes = [Reading(nothing, one) for one in self._chosen]
        self._groups, self._notices = _groups(story, by)
        self._tables = Tables(story, self._chosen)
        self._sums: dict[Any, list[dict[Hashable, float]]] = {}  # by what is taken of a reading
        self._own: dict[Any, list[Hashable]] = {}  # answers of functions of a story
        self._looked_at: dict[Any, set[str]] = {}  # of both
        self._is_read = False
        self._ask(self._asked.values())

    def __len__(self) -> int:
        return len(self._chosen) - 1

    def __repr__(self) -> str:
        """How many readings of how many articles, and what was varied."""
        many = counted(len(self.story), "article")
        return f"<{counted(len(self), 'reading')} of {many}, varied: {', '.join(self.varied)}>"

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader of any number from these readings should know, in sentences.

        >>> import reread as rr
        >>> echo = rr.Article("The mill burned.", id="echo")
        >>> rr.alternatives(rr.together([echo]), lexicon=["news", "vader"]).notices
        ('1 article without outlet: left out where outlets are compared.',)
        """
        return tuple(self._notices)

    @property
    def readings(self) -> tuple[Reread, ...]:
        """The story under each combination.

        >>> import reread as rr
        >>> echo = rr.Article("A disaster.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> [len(one.table("tone")) for one in runs.readings]
        [1, 1]
        """
        return tuple(Reread(self._tables, at) for at in range(1, len(self._chosen)))

    @property
    def default(self) -> Reread:
        """The story under the choices that the combinations started from.

        >>> import reread as rr
        >>> echo = rr.Article("A disaster.", id="echo")
        >>> rr.alternatives(rr.together([echo]), lexicon=["news", "vader"]).default
        <1 article under other choices>
        """
        return Reread(self._tables, 0)

    @cached_property
    def choices(self) -> pd.DataFrame:
        """One row per reading: the option of each varied choice, as a short name.

        >>> import reread as rr
        >>> echo = rr.Article("A disaster.", id="echo")
        >>> rr.alternatives(rr.together([echo]), lexicon=["news", "vader"]).choices
          lexicon
        0    news
        1   vader
        """
        rows = [[_label(one, name) for name in self.varied] for one in self._chosen[1:]]
        return pd.DataFrame(rows, columns=list(self.varied), dtype=object)

    @cached_property
    def stages(self) -> pd.DataFrame:
        """One row per table: how many different ones an article's readings need, and how many
        readings.

        >>> import reread as rr
        >>> echo = rr.Article("A disaster.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> runs.stages.set_index("table").loc[["times", "tone"]]
               computed  readings
        table
        times         1         2
        tone          2         2
        """
        counts = {name: len({one.key(name) for one in self._probes[1:]}) for name in STAGES}
        table = pd.DataFrame({"table": list(counts), "computed": list(counts.values())})
        return table.assign(readings=len(self))

    def answers(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per reading, one column per conclusion: the answer.

        >>> import reread as rr
        >>> echo = rr.Article("The fire was a disaster.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> runs.answers()["tone"].tolist()
        ['negative', 'negative']
        """
        told = {name: found[1:] for name, found in self._answered(conclusions).items()}
        return noticed(pd.DataFrame(told, dtype=object), self.notices)

    def stability(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per conclusion: the default's answer, and the share of readings that agree.

        The share (0 … 1) is missing where no varied choice can touch the answer: it was not
        tested.

        >>> import reread as rr
        >>> echo = rr.Article("The fire was a disaster. It surprised Ann Lee.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> def dark(story):
        ...     return bool(story.table("tone")["score"].mean() < -0.4)
        >>> runs.stability({"dark": dark, "long": lambda story: len(story.table("tokens"))})
          conclusion answer  share  answers  readings
        0       dark  False    1.0        1         2
        1       long     11    NaN        1         2
        """
        answered = self._answered(conclusions)
        table = pd.DataFrame({name: found[1:] for name, found in answered.items()}, dtype=object)
        wanted = [found[0] for found in answered.values()]
        tested = [self._is_tested(one) for one in self._named(conclusions).values()]
        return noticed(measures.stability(table, wanted, tested), self.notices)

    def influence(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per conclusion, one column per choice: its share in the spread of answers, 0 … 1.

        >>> import reread as rr
        >>> echo = rr.Article("The fire was a disaster. It surprised Ann Lee.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> float(runs.influence()["lexicon"]["mean tone"])
        1.0
        """
        shares = measures.influence(self.choices, self.answers(conclusions))
        return noticed(shares, self.notices)

    def flips(self, conclusion: Any) -> pd.DataFrame:
        """One row per smallest change of choices that turns a conclusion, the smallest first.

        `conclusion` is the name of one that ships, a `Pooled`, or a function of a story. `change`
        names what differs from the default, `choices` counts the choices changed; only the
        combinations that were read are looked at. Raises ValueError, which names the conclusions
        there are, for another name.

        >>> import reread as rr
        >>> echo = rr.Article("The fire was a disaster. It surprised Ann Lee.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> len(runs.flips("tone"))
        0
        """
        found = self._answered({"": self._one(conclusion)})[""]
        default = self._chosen[0]
        turned = []
        for chosen, answer in zip(self._chosen[1:], found[1:], strict=True):
            if not measures.same(answer, found[0]):
                changed = [name for name in self.varied if chosen.key(name) != default.key(name)]
                turned.append(({name: _label(chosen, name) for name in changed}, answer))
        return noticed(measures.flips(self.varied, turned), self.notices)

    def sums(self, conclusion: str) -> Mapping[Hashable, float]:
        """What the articles counted together for one that ships, under the default choices.

        >>> import reread as rr
        >>> echo = rr.Article("The mill burned. Ann Lee left.", id="echo")
        >>> runs = rr.alternatives(rr.together([echo]), lexicon=["news", "vader"])
        >>> runs.sums("contradictions")
        {'': 0}
        """
        return self._sums[self._one(conclusion).of][0]

    @cached_property
    def known(self) -> Named:
        """The conclusions that ship, by name: of all articles, then of groups beside each other.

        >>> import reread as rr
        >>> echo = rr.Article("The mill burned. Ann Lee left.", id="echo")
        >>> list(rr.alternatives(rr.together([echo]), lexicon=["news", "vader"]).known)[:2]
        ['mean tone', 'tone']
        """
        return self._known

    @cached_property
    def _known(self) -> Named:
        """Those that were asked, without pairs of which no reading says anything."""
        found = {}
        for name, one in self._asked.items():
            if not isinstance(one, Beside) or any(map(one.together, self._sums[one.of])):
                found[name] = one
        return found

    @cached_property
    def _asked(self) -> Named:
        from ..across.links import named_ids  # importing reread loads no rule of linking

        rows = self.story.links()
        rows = rows[rows["status"] != "unnamed"]
        linked = named_ids(rows)
        many = pd.Series(self._groups, dtype="string").value_counts()
        kept = sorted(
            many.sort_index().sort_values(ascending=False, kind="stable").index[:MOST_GROUPS]
        )
        pairs = list(pairs_of(kept, None))
        abouts = spoken_of(rows, self._groups, MOST_SPOKEN_OF)
        heard = self.story.table("quotes", columns=["article", "speaker"]).dropna()
        keys = zip(heard["article"], heard["speaker"], strict=True)
        counts = pd.Series([linked.get(key) for key in keys], dtype="string").value_counts()
        speakers = counts.sort_index().sort_values(ascending=False, kind="stable")
        return pooled(linked, self.story.names(), self._groups, pairs, abouts,
                      list(speakers.index[:MOST_SPEAKERS]))  # fmt: skip

    def _named(self, conclusions: Named | None) -> Named:
        return self._known if conclusions is None else conclusions

    def _one(self, conclusion: Any) -> Any:
        return by_name(conclusion, self._known, "story")

    def _answered(self, conclusions: Named | None) -> dict[str, list[Hashable]]:
        """The answers to each conclusion: the default's, then each combination's."""
        named = self._named(conclusions)
        self._ask(named.values())
        return {name: [one.together(sums) for sums in self._sums[one.of]] if hasattr(one, "of")
                else self._own[one] for name, one in named.items()}  # fmt: skip

    def _ask(self, conclusions: Iterable[Any]) -> None:
        """Ask what was not asked yet: what is summed in one pass over all articles."""
        every = dict.fromkeys(conclusions)
        taken = dict.fromkeys(one.of for one in every if hasattr(one, "of"))
        if new := [take for take in taken if take not in self._sums]:
            self._sum(new)
        for one in every:
            if not hasattr(one, "of") and one not in self._own:
                self._own[one], self._looked_at[one] = self._tables.asked(one)

    def _sum(self, taken: list[Any]) -> None:
        """Add up what is taken of each article, in their order."""
        from tqdm.auto import tqdm

        sums: list[list[dict[Hashable, float]]] = [[{} for _ in self._chosen] for _ in taken]
        given, ids = (self.story, self._chosen, taken), list(self.story)
        passed = tqdm(_passed(given, ids, self._workers), "reading", len(ids), unit="article",
                      disable=not self._progress)  # fmt: skip
        for values, looked_at, is_read in passed:
            self._is_read |= is_read
            for own, found in zip(sums, values, strict=True):
                for before, more in zip(own, found, strict=True):
                    for key, number in more.items():
                        before[key] = before.get(key, 0) + number
            for take, tables in zip(taken, looked_at, strict=True):
                self._looked_at.setdefault(take, set()).update(tables)
        self._sums.update(zip(taken, sums, strict=True))

    def _is_tested(self, conclusion: Any) -> bool:
        """Whether a choice that was varied can touch any table that the conclusion looks at."""
        looked_at = self._looked_at.get(getattr(conclusion, "of", conclusion), set())
        tables = STAGES if EVERYTHING in looked_at else looked_at
        return self._is_read and any(
            len({key_of(one, name) for one in self._probes}) > 1 for name in tables
        )


Passed = tuple[list[list[Mapping[Hashable, float]]], list[set[str]], bool]
Given = tuple[Story, Sequence[Choices], Sequence[Callable[[Any], Mapping[Hashable, float]]]]


def _passed(given: Given, ids: list[str], workers: int) -> Iterator[Passed]:
    """What each article gives, in their order, from this process or from several."""
    parts = [ids[at : at + AHEAD] for at in range(0, len(ids), AHEAD)]
    if workers < 2 or len(parts) < 2:
        yield from _articles(given, ids)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(_listed, [given] * len(parts), parts):
            yield from part


def _listed(given: Given, ids: list[str]) -> list[Passed]:
    return list(_articles(given, ids))


def _articles(given: Given, ids: list[str]) -> Iterator[Passed]:
    """What is taken of each article under all choices: once for those under which all tables that
    are looked at are the same."""
    story, chosen, taken = given
    known: list[set[str]] = [set() for _ in taken]  # what each has looked at in any article so far
    for id in ids:
        article = story.reading(id).article
        readings = [Reading(article, one) for one in chosen]
        values = [_all(take, readings, looked_at) for take, looked_at in
                  zip(taken, known, strict=True)]  # fmt: skip
        yield values, [set(one) for one in known], not readings[0].unread


def _all(
    take: Callable[[Any], Mapping[Hashable, float]], readings: list[Reading], looked_at: set[str]
) -> list[Mapping[Hashable, float]]:
    """What is taken of each of an article's readings; adds to what was looked at."""
    while True:
        before, found = len(looked_at), dict[Hashable, Mapping[Hashable, float]]()
        keys = _keys(readings, looked_at)
        for key, reading in zip(keys, readings, strict=True):
            if key not in found:
                watched = Watched(reading)
                found[key] = take(watched)
                looked_at |= watched.looked_at
        if len(looked_at) == before:
            return [found[key] for key in keys]


def _keys(readings: list[Reading], looked_at: set[str]) -> list[Hashable]:
    """What readings have in common that give the same."""
    if EVERYTHING in looked_at:
        return list(range(len(readings)))
    names = sorted(looked_at)
    return [tuple(key_of(one, name) for name in names) for one in readings]


def _groups(story: Story, by: Any) -> tuple[dict[str, str], list[str]]:
    groups, notices = groups_of(story, by)
    compared = "outlets" if isinstance(by, str) and by == "outlet" else "groups"
    told = [one.removesuffix(".") + f" where {compared} are compared." for one in notices]
    return groups.to_dict(), told


def _label(chosen: Choices, name: str) -> str:
    """A short name of the option that is taken for a choice."""
    value = getattr(chosen, name)
    if name == "published":
        return value or "each article’s own"
    return (", ".join(value) or "none") if name == "ignore" else chosen.label(name)
