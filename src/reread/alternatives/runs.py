"""One article under many choices: every combination read, each stage once.

Readings of one article share every table whose choices are the same, so a thousand combinations
cost little more than the distinct stages behind them; `Runs.stages` counts them.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from typing import Any, overload

import numpy as np
import pandas as pd

from ..across.story import Story
from ..article import Article
from ..choices import Choices, choose, fields
from ..near_misses import did_you_mean
from ..reading import Reading, noticed, read
from ..stages import STAGES
from . import measures
from .conclusions import Asked, Conclusion, by_name, conclusions_of
from .options import options as usual
from .options import options_for_many
from .over_articles import StoryRuns

Named = Mapping[str, Conclusion]


@dataclass(frozen=True)
class Runs:
    """The readings of one article under some combinations of choices, and what they conclude.

    `readings` are in the order of the combinations; `default` is the reading that each is held
    against: the choices from which the combinations started. `reread.alternatives` makes them, and
    `len(runs)` counts them. Where a method takes `conclusions`, those are functions of a reading by
    name; without any, those that ship are taken.

    >>> import reread as rr
    >>> text = "The fire was a disaster. It did not surprise Ann Lee."
    >>> article = rr.Article(text, id="echo")
    >>> rr.alternatives(
    ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
    ... )
    <4 readings of <Article echo: 53 characters, published unknown>, varied: lexicon, negation>
    """

    varied: tuple[str, ...]
    readings: tuple[Reading, ...]
    default: Reading
    _asked: dict[Conclusion, Asked] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as the readings they are; conclusions are asked anew where they are unpacked."""
        return Runs, (self.varied, self.readings, self.default)

    def __len__(self) -> int:
        return len(self.readings)

    def __repr__(self) -> str:
        """How many readings of which article, and what was varied."""
        return (
            f"<{len(self)} readings of {self.default.article!r}, varied: {', '.join(self.varied)}>"
        )

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader of any number from these readings should know, in sentences.

        >>> import reread as rr
        >>> article = rr.Article("A disaster.", notices=("Its end is missing.",))
        >>> rr.alternatives(article, lexicon=["news", "vader"]).notices
        ('Its end is missing.',)
        """
        every = (self.default, *self.readings)
        return tuple(dict.fromkeys(one for reading in every for one in reading.notices))

    @cached_property
    def choices(self) -> pd.DataFrame:
        """One row per reading: the option of each varied choice, as a short name.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> runs.choices
          lexicon negation
        0    news    scope
        1    news     none
        2   vader    scope
        3   vader     none
        """
        rows = [[_label(reading, name) for name in self.varied] for reading in self.readings]
        return pd.DataFrame(rows, columns=list(self.varied), dtype=object)

    @cached_property
    def stages(self) -> pd.DataFrame:
        """One row per table: how many different ones the readings need, and how many readings.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> runs.stages.set_index("table").loc[["times", "tone"]]
               computed  readings
        table
        times         1         4
        tone          4         4
        """
        counts = {name: len({r.key(name) for r in self.readings}) for name in STAGES}
        table = pd.DataFrame({"table": list(counts), "computed": list(counts.values())})
        return table.assign(readings=len(self))

    def answers(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per reading, one column per conclusion: the answer.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> runs.answers()["mean tone"].astype(float).round(2).tolist()
        [-0.48, -0.28, -0.48, -0.24]
        """
        return self._answers(
            {name: self._ask(one) for name, one in self._named(conclusions).items()}
        )

    def _answers(self, asked: Mapping[str, Asked]) -> pd.DataFrame:
        answers = {name: list(map(one, self.readings)) for name, one in asked.items()}
        return noticed(pd.DataFrame(answers, dtype=object), self.notices)

    def stability(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per conclusion: the default's answer, and the share of readings that agree.

        The share (0 … 1) is missing where no varied choice can touch the answer: it was not
        tested.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> def dark(reading):
        ...     return bool(reading.tone["score"].mean() < -0.4)
        >>> runs.stability({"dark": dark})
          conclusion  answer  share  answers  readings
        0       dark    True    0.5        2         4
        """
        asked = {name: self._ask(one) for name, one in self._named(conclusions).items()}
        answers, every = self._answers(asked), (self.default, *self.readings)
        wanted = [one(self.default) for one in asked.values()]
        tested = [one.is_tested_by(every) for one in asked.values()]
        return noticed(measures.stability(answers, wanted, tested), self.notices)

    def influence(self, conclusions: Named | None = None) -> pd.DataFrame:
        """One row per conclusion, one column per choice: its share in the spread of answers, 0 … 1.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> runs.influence({"score": lambda reading: reading.tone["score"].mean()}).round(2)
               lexicon  negation
        score     0.01      0.99
        """
        shares = measures.influence(self.choices, self.answers(conclusions))
        return noticed(shares, self.notices)

    def flips(self, conclusion: str | Conclusion) -> pd.DataFrame:
        """One row per smallest change of choices that turns a conclusion, the smallest first.

        `conclusion` is the name of one that ships, or a function of a reading. `change` names what
        differs from the default, `choices` counts the choices changed. Each change is as small as
        it can be: with any one of its choices taken back to the default, the default's answer
        stands again. Raises ValueError, which names the conclusions there are, for another name.

        >>> import reread as rr
        >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
        >>> runs = rr.alternatives(
        ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
        ... )
        >>> def dark(reading):
        ...     return bool(reading.tone["score"].mean() < -0.4)
        >>> runs.flips(dark)
                   change  choices answer
        0  negation: none        1  False
        """
        asked = self._ask(self._one(conclusion))
        wanted = asked(self.default)
        turned = [one for one in self.readings if not measures.same(asked(one), wanted)]
        found = measures.flips(self.varied, [self._needed(one, asked, wanted) for one in turned])
        return noticed(found, self.notices)

    def _needed(
        self, reading: Reading, conclusion: Asked, wanted: Hashable
    ) -> tuple[dict[str, str], Hashable]:
        """What a reading changes that it needs to give another answer, and that answer."""
        for name in self.varied:
            back = {name: getattr(self.default.choices, name)}
            closer = read(reading.article, reading.choices, **back)
            if not measures.same(conclusion(closer), wanted):
                reading = closer
        chosen, default = reading.choices, self.default.choices
        changed = [name for name in self.varied if chosen.key(name) != default.key(name)]
        return {name: _label(reading, name) for name in changed}, conclusion(reading)

    @cached_property
    def _known(self) -> dict[str, Conclusion]:
        return conclusions_of(self.default)

    def _named(self, conclusions: Named | None) -> Named:
        return self._known if conclusions is None else conclusions

    def _one(self, conclusion: str | Conclusion) -> Conclusion:
        one: Conclusion = by_name(conclusion, self._known, "reading")
        return one

    def _ask(self, conclusion: Conclusion) -> Asked:
        """A conclusion with its answers so far: stability and influence ask the same."""
        return self._asked.setdefault(conclusion, Asked(conclusion))


@overload
def alternatives(
    article: Article,
    choices: Choices | None = None,
    *,
    sample: int | None = None,
    seed: int = 0,
    workers: int = 1,
    progress: bool = False,
    **options: Sequence[Any],
) -> Runs: ...


@overload
def alternatives(
    article: Story,
    choices: Choices | None = None,
    *,
    sample: int | None = None,
    seed: int = 0,
    workers: int = 1,
    progress: bool = False,
    by: Any = "outlet",
    **options: Any,
) -> StoryRuns: ...


def alternatives(
    article: Article | Story,
    choices: Choices | None = None,
    *,
    sample: int | None = None,
    seed: int = 0,
    workers: int = 1,
    progress: bool = False,
    by: Any = "outlet",
    **options: Any,
) -> Runs | StoryRuns:
    """Read an article, or many, under every combination of some options.

    ``alternatives(article, lexicon=["vader", "textblob"], ignore=[(), ("security",)])`` gives four
    readings; without any, those of `alternatives.options` are varied. `choices` is the set they
    start from, and what conclusions are held against. `sample` takes so many combinations at random
    (`seed`), where all would be too many; `workers` is the number of processes, one by default;
    `progress` shows a bar. Raises TypeError for an unknown choice, ValueError for an unknown option
    or an empty list.

    Of a corpus, or of articles that `together` gathers, the conclusions are of all of them: who is
    heard most, and which outlet speaks worse of whom than which other. Each article is read under
    all combinations before the next one, and no more is kept than the conclusions count. `by` makes
    the groups that are compared, as in `Story.framing`.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. It did not surprise Ann Lee.")
    >>> runs = rr.alternatives(
    ...     article, lexicon=["news", "vader"], negation=["scope", "none"]
    ... )
    >>> runs.choices.assign(mean=runs.answers()["mean tone"].astype(float).round(2))
      lexicon negation  mean
    0    news    scope -0.48
    1    news     none -0.28
    2   vader    scope -0.48
    3   vader     none -0.24
    """
    if isinstance(article, Story):
        own = choices or getattr(article, "choices", None) or Choices()
        varied = _options(options or options_for_many(own))
        chosen = _chosen(own, varied, sample, seed)
        more: dict[str, Any] = {"by": by, "workers": workers, "progress": progress}
        return StoryRuns(article, list(varied), chosen, own, **more)
    default = read(article, choices)
    varied = _options(options or usual(default))
    chosen = _chosen(default.choices, varied, sample, seed)
    if workers > 1:
        _shelve(default, chosen, workers)
    readings = [read(article, one) for one in chosen]
    from tqdm.auto import tqdm

    every = [default, *readings]
    for reading in tqdm(every, "reading", unit="reading", disable=not progress):
        for name in STAGES:
            reading.table(name)
    return Runs(tuple(varied), tuple(readings), default)


def _chosen(
    start: Choices, varied: Mapping[str, list[Any]], sample: int | None, seed: int
) -> list[Choices]:
    """The choices of each combination."""
    combinations = _combinations(varied, sample, seed)
    return [choose(start, **dict(zip(varied, one, strict=True))) for one in combinations]


def _options(options: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The options of each varied choice; a single one stands for a list of one."""
    unknown = sorted(set(options) - set(fields()))
    if unknown:
        raise TypeError(
            f"{unknown[0]!r} is not a choice; choose among {', '.join(fields())}"
            f"{did_you_mean(unknown[0], fields())}"
        )
    listed = {}
    for name, given in options.items():
        alone = isinstance(given, (str, pd.DataFrame)) or not isinstance(given, Iterable)
        listed[name] = [given] if alone else list(given)
        if not listed[name]:
            raise ValueError(f"{name} has no option to read under; give a list of at least one")
    return listed


def _combinations(varied: Mapping[str, list[Any]], sample: int | None, seed: int) -> list[tuple]:
    """All combinations, the last choice varying fastest; or so many of them, in that order."""
    if sample is not None and sample < 1:
        raise ValueError(f"sample={sample} is not a number of readings; give 1 or more")
    sizes = [len(options) for options in varied.values()]
    whole = math.prod(sizes)
    if sample is None or sample >= whole:
        return list(itertools.product(*varied.values()))
    numbers = sorted(random.Random(seed).sample(range(whole), sample))
    places = (np.unravel_index(number, sizes) for number in numbers)
    rows = (zip(varied.values(), place, strict=True) for place in places)
    return [tuple(options[at] for options, at in row) for row in rows]


def _shelve(default: Reading, chosen: Sequence[Choices], workers: int) -> None:
    """Compute tables in several processes, and keep them where readings of the article look.

    Neighbouring combinations go to one process, since they share most of their stages.
    """
    size = -(-len(chosen) // workers)
    parts = [chosen[at : at + size] for at in range(0, len(chosen), size)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for tables in pool.map(_tables, [default.article] * len(parts), parts):
            default.keep(tables)


def _tables(article: Article, chosen: Sequence[Choices]) -> dict[Hashable, pd.DataFrame]:
    """The stages behind all tables of some readings, in a process of their own."""
    found: dict[Hashable, pd.DataFrame] = {}
    for reading in [read(article, one) for one in chosen]:
        for name in STAGES:
            found[reading.key(name)] = reading.stage(name)
    return found


def _label(reading: Reading, name: str) -> str:
    """A short name of the option that a reading takes for a choice."""
    value = getattr(reading.choices, name)
    if name == "published":
        return value or reading.article.published or "none"
    return (", ".join(value) or "none") if name == "ignore" else reading.choices.label(name)
