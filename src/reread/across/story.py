"""What can be asked of many articles at once, wherever their tables are kept."""

from __future__ import annotations

import copy
import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Self

import pandas as pd

from ..reading import Reading
from ..tables import NARRATOR, UNNAMED


def _names(story: Story) -> dict[str, str]:
    from .comparing.article_names import COLUMNS, article_names

    articles = story.table("articles", columns=COLUMNS)
    return article_names(articles, lambda ids: story.table("texts", article=ids))


def _answering(name: str) -> Callable[..., pd.DataFrame]:
    """The function that answers a question, in the file of its name; which may look at a story."""
    found: Callable[..., pd.DataFrame] = getattr(
        importlib.import_module(f".{name}", __package__), name
    )
    return found


class Story(ABC):
    """Many articles beside each other: each table of a reading over all of them, and the questions
    that only many can be asked.

    `Corpus` (on disk) and `Gathered` (in memory) are stories.
    """

    _corrections: pd.DataFrame | None = None

    @abstractmethod
    def table(
        self,
        name: str,
        *,
        columns: str | Iterable[str] | None = None,
        article: str | Iterable[str] | None = None,
        where: Any = None,
    ) -> pd.DataFrame:
        """A table over all articles, or some rows and columns of it."""

    @abstractmethod
    def reading(self, id: str, **own: Any) -> Reading:
        """One article's reading."""

    @abstractmethod
    def __iter__(self) -> Iterator[str]:
        """The ids of the articles, in their order."""

    @abstractmethod
    def __len__(self) -> int:
        """How many articles there are."""

    def links(self, corrections: Any = None) -> pd.DataFrame:
        """One row per entity of an article, and who that is in all articles: `linked`.

        Names, offices, who is named beside them and when speak for a link or against it; `reason`
        says so, `status` whether to look twice. `corrections` are those of `corrected`, for this
        once.

        >>> import reread as rr
        >>> echo = rr.Article("Mayor Ann Lee denied it, Lee said.", id="echo")
        >>> post = rr.Article("The mayor, Ann Lee, was not there.", id="post")
        >>> rr.together([echo, post]).links()[["article", "entity", "linked"]].values.tolist()
        [['echo', 'ann-lee', 'ann-lee'], ['post', 'ann-lee', 'ann-lee']]
        """
        if corrections is not None:
            return self.corrected(corrections).links()
        return self._kept("links", self._links).copy()

    def _links(self) -> pd.DataFrame:
        from .linking.entities_named import COLUMNS

        articles = self.table("articles", columns=["article", "published"])
        entities = self.table("entities", columns=COLUMNS)
        return _answering("links")(entities, articles, corrections=self._corrections)

    def names(self) -> dict[str, str]:
        """What each entity and voice is called over all articles, by its `linked` id.

        >>> import reread as rr
        >>> story = rr.together([rr.Article("The mayor of Hull, Ann Lee, left.", id="echo")])
        >>> story.names()["ann-lee"]
        'Ann Lee'
        """
        rows = self.links()
        own = dict(zip(rows["linked"], rows["called"], strict=True))
        return {NARRATOR: "the narrator", UNNAMED: "someone unnamed", **own}

    def article_names(self) -> dict[str, str]:
        """What each article is called, by its id: its outlet, else its title, its file, or how it
        begins; with its day or title where an outlet has several.

        >>> import reread as rr
        >>> echo = rr.Article("The mill burned.", id="echo", outlet="The Echo")
        >>> post = rr.Article("It did not.", id="post", title="No fire at the mill")
        >>> rr.together([echo, post]).article_names()
        {'echo': 'The Echo', 'post': '“No fire at the mill”'}
        """
        return dict(self._kept("article_names", lambda: _names(self)))

    def linked(self, rows: pd.DataFrame, column: str = "entity") -> pd.DataFrame:
        """Rows of a table whose `column` tells who it is by the id in all articles, instead of the
        id in each: entity, voice, speaker, asserted_by … What stands for nobody stays as it is.

        >>> import reread as rr
        >>> echo = rr.Article("“It was arson,” Mayor Ann Lee said.", id="echo")
        >>> post = rr.Article("“It was not,” the council said.", id="post")
        >>> story = rr.together([echo, post])
        >>> story.table("quotes")["speaker"].tolist()
        ['ann-lee', 'council']
        >>> story.linked(story.table("quotes"), "speaker")["speaker"].tolist()
        ['ann-lee', 'post:council']
        """
        if missing := [name for name in ("article", column) if name not in rows]:
            has = ", ".join(map(str, rows.columns))
            raise ValueError(f"rows has no column {missing[0]!r}; it has {has}")
        known = self.links().set_index(["article", "entity"])["linked"]
        found = known.reindex(pd.MultiIndex.from_frame(rows[["article", column]]))
        return rows.assign(**{column: found.set_axis(rows.index).fillna(rows[column])})

    def _kept(self, name: str, made: Callable[[], Any]) -> Any:
        """What was made before by that name, or is made now."""
        kept: dict[str, Any] = self.__dict__.setdefault("_made", {})
        if name not in kept:
            kept[name] = made()
        return kept[name]

    def corrected(self, corrections: Any) -> Self:
        """The same story, in which some are linked by hand: all that is asked of it goes by that.

        `corrections` are a table or a CSV file. A row says of whom it speaks, by `entity` (and its
        `article`, for one alone) or by what they are `linked` to so far, by id or name, and who
        that is: `to` is somebody linked, a new name, or nothing for one of its own. They are
        applied after those that the story has. Raises ValueError for a row that says nothing; those
        that fit nothing are told by a warning.

        >>> import reread as rr
        >>> echo = rr.Article("Ann Lee denied it.", id="echo")
        >>> post = rr.Article("Ann Lee sang.", id="post")
        >>> apart = [{"article": "post", "entity": "ann-lee", "to": "Ann Lee (singer)"}]
        >>> rr.together([echo, post]).corrected(apart).links()["linked"].tolist()
        ['ann-lee', 'ann-lee-singer']
        """
        from .linking.links_by_hand import corrections_given

        story, given = copy.copy(self), corrections_given(corrections)
        parts = [given] if self._corrections is None else [self._corrections, given]
        story._corrections = pd.concat(parts, ignore_index=True)
        story.__dict__["_made"] = {}
        return story

    def timeline(self, entity: str | None = None, *, sayings: bool = True) -> pd.DataFrame:
        """One row per telling of something that happened, by order of time: of one whom the
        articles name, or of all that more than one article tells.

        `entity` is a name, an id of the column `linked` of `links`, or words that stand in the
        articles. The columns are those of `tellings`: `order` counts the dates, `said` is the date
        that this article gives, `value` that of what happened, `dated_by` says whether a text gives
        it or the day of a report stands in, `dates` how the outlets' dates stand to each other.
        With `sayings=False` what somebody only says ("Lee said") is left out.
        Raises ValueError for one of whom no article speaks.

        >>> import reread as rr
        >>> echo = rr.Article("Ann Lee left the council on 3 May 2020.", id="echo")
        >>> post = rr.Article("Ann Lee left the council on 4 May 2020.", id="post")
        >>> rows = rr.together([echo, post]).timeline("Ann Lee")
        >>> rows[["article", "surface", "said", "dates"]].values.tolist()
        [['echo', 'left', '2020-05-03', 'differs'], ['post', 'left', '2020-05-04', 'differs']]
        """
        if entity is not None and not (isinstance(entity, str) and entity.strip()):
            raise ValueError(f"entity={entity!r} is no name; give one, an id of links(), or None")
        return _answering("tellings")(self, entity, sayings)

    def quotations(self) -> pd.DataFrame:
        """One row per telling of quoted words that stand in more than one article: verbatim,
        shortened, altered or given to somebody else, earliest first.

        >>> import reread as rr
        >>> said = "“We warned them twice in writing and nobody wrote back,” Mayor Ann Lee said."
        >>> cut = "Mayor Ann Lee said they had “warned them twice in writing.”"
        >>> echo = rr.Article(said, id="echo", published="2025-08-15")
        >>> post = rr.Article(cut, id="post", published="2025-08-16")
        >>> rows = rr.together([post, echo]).quotations()
        >>> rows[["article", "how", "cut", "given"]].fillna("").values.tolist()
        [['echo', 'first', '', ''], ['post', 'shortened', 'We … and nobody wrote back', 'same']]
        """
        return self._kept("quotations", lambda: _answering("quotations")(self)).copy()

    def framing(
        self,
        by: Any = "outlet",
        about: str | None = None,
        *,
        against: str | None = None,
        measures: str | Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """One row per measure on which two groups of articles are compared, the surest first: whom
        they give room, how they and others speak of whom, how sure, how exact, and in what words.

        `by` makes the groups: a column of `articles` (outlet, section …), day, month or year, or a
        mapping, a Series or a function from an article's id to its group. Each group is held
        against each other one, against all others with `against="the others"`, or against the one
        that `against` names. `about` is a name or an id of `links`: then only sentences that
        mention that one count, and who else is spoken of does not. `measures` are some of
        `reread.across.grouping.article_counts.MEASURES`, by default all.

        low and high hold the difference with 95 % confidence where each group has five articles or
        more, each article counted as one (its sentences are no evidence of their own); with fewer
        the status says so, and a row tells of these articles alone. `status` is "differ" where
        chance, adjusted for all that was compared, is below .05. start and end are a place to look
        at first. Sentences of which three articles or more have most words are left out, and
        counted in a notice. Raises ValueError for a column, name, group or measure not there.

        >>> import reread as rr
        >>> echo = rr.Article("The mill burned. “It was arson,” Ann Lee said.", id="echo")
        >>> post = rr.Article("The mill is to be rebuilt in May.", id="post")
        >>> story = rr.together([echo, post])
        >>> rows = story.framing(by={"echo": "Echo", "post": "Post"}, measures="room")
        >>> rr.show(rows, columns=["called", "group_a", "value_a", "group_b", "value_b", "status"])
        called        group_a  value_a  group_b  value_b  status
        Ann Lee       Echo        0.33  Post           0  too few articles
        the narrator  Echo        0.67  Post           1  too few articles
        """
        return _answering("framing")(self, by, about, against=against, measures=measures)

    def contradictions(self) -> pd.DataFrame:
        """One row per two places of two articles that cannot both be right, the most alike first:
        another day, figure or speaker, or said and denied.

        `status` says whether both tell it as facts, or voices do; "counts" are figures of one day
        that grow, of which one may be a later one.

        >>> import reread as rr
        >>> echo = rr.Article("The ferry carried 14 nurses across the harbour.", id="echo")
        >>> post = rr.Article("The ferry carried 22 nurses across the harbour.", id="post")
        >>> rows = rr.together([echo, post]).contradictions()
        >>> rows[["kind", "status"]].values.tolist()
        [['quantities', 'facts']]
        """
        return _answering("contradictions")(self)
