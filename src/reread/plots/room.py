"""Who is given room in which article of a corpus."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from ..article import counted
from ..palette import BLUE, DARK_INK, tint
from ..reading import names_of
from ..tables import NARRATOR, UNNAMED
from .drawing import draws
from .style import (
    LONGEST_NAME,
    SMALL,
    Look,
    axes,
    bare,
    describe,
    note,
    nothing,
    page,
    plain,
    slanted,
)

MOST_VOICES, MOST_GROUPS = 12, 14
# As dark as black numbers are still read on with ease, so that all of them are black
SHARES = LinearSegmentedColormap.from_list("share", ["#f7f7f7", tint(BLUE, 0.7)])
DARKEST = 0.5  # the share of the deepest colour; a narrator alone has more


@draws(
    "the stretches of a corpus",
    ("article", "voice", "start", "end"),
    lambda reading: ((reading.stretches,), {"names": names_of(reading)}),
)
def room(
    stretches: pd.DataFrame,
    ax: Axes | None = None,
    *,
    groups: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    most: int = MOST_VOICES,
) -> Axes:
    """Draw what share of each article's text (column) each voice has (row), the narrator first.

    `stretches` is that table of a corpus, or a Reading; a number is a percentage of the text's
    characters, and an empty cell none. `groups` maps articles to what stands for a column, such as
    their outlets (by default each has its own), `names` voices to words (by default their ids). The
    voices with most articles, then most text, are shown, `most` of them, and what is left out is
    counted below.

    >>> import reread as rr
    >>> corpus = rr.corpus.open("archive")
    >>> print(rr.plots.described(rr.plots.room(corpus.stretches)))
    Each voice's share of the text, in 2 columns; on average: the narrator 66%,
    council 18%, ann-lee 16%.
    """
    ax = axes(ax)
    shares = room_shares(stretches, groups)
    if shares.empty:
        return nothing(ax, "no article was read", stretches)
    shown = shares.loc[_ranked(shares)[:most], _widest(shares)[:MOST_GROUPS]]
    for row, (_, cells) in enumerate(shown.iterrows()):
        for column, share in enumerate(cells.tolist()):
            _cell(ax, row, column, share)
    ax.set(xlim=(-0.5, shown.shape[1] - 0.5), ylim=(len(shown) - 0.5, -0.5))
    ax.set_yticks(range(len(shown)), [_called(voice, names) for voice in shown.index])
    slanted(ax, [plain(group, LONGEST_NAME) for group in shown.columns], 40)
    ax.tick_params(length=0)
    bare(ax)
    note(ax, _left_out(shares, shown))
    means = shares.mean(axis=1).loc[shown.index[:3]]
    told = ", ".join(f"{_called(voice, names)} {share:.0%}" for voice, share in means.items())
    many = counted(shares.shape[1], "column")
    return describe(ax, f"Each voice's share of the text, in {many}; on average: {told}.")


def room_shares(stretches: pd.DataFrame, groups: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Voice (row), article or group of articles (column): the share of its characters, 0 … 1.

    `stretches` and `groups` are as in `room`.

    >>> import reread as rr
    >>> rr.plots.room_shares(rr.corpus.open("archive").stretches).round(2)
    of        echo  post
    voice
    narrator  0.67  0.64
    ann-lee   0.33  0.00
    council   0.00  0.36
    """
    sizes = stretches["end"] - stretches["start"]
    of = stretches["article"] if groups is None else stretches["article"].map(groups)
    room = sizes.groupby([stretches["voice"], of.rename("of")], sort=False).sum()
    table = room.unstack(fill_value=0)
    return table / table.sum()


def _ranked(shares: pd.DataFrame) -> list[str]:
    """Voices: the narrator, the others by articles and by room, someone unnamed last."""
    order = pd.DataFrame({"articles": (shares > 0).sum(axis=1), "room": shares.sum(axis=1)})
    order["rank"] = [(voice != NARRATOR) + (voice == UNNAMED) for voice in shares.index]
    by = ["rank", "articles", "room"]
    return list(order.sort_values(by, ascending=[True, False, False], kind="stable").index)


def _widest(shares: pd.DataFrame) -> list[str]:
    """Groups in the order given, those with most voices if there are too many."""
    voices = (shares > 0).sum().sort_values(ascending=False, kind="stable")
    kept = set(voices.index[:MOST_GROUPS])
    return [group for group in shares.columns if group in kept]


def _cell(ax: Axes, row: int, column: int, share: float) -> None:
    colour = SHARES(min(share / DARKEST, 1.0))
    corner = (column - 0.5, row - 0.5)
    ax.add_patch(Rectangle(corner, 1, 1, facecolor=colour, edgecolor=page(ax).paper, linewidth=1.5))
    if share:
        words = f"{share:.0%}" if share >= 0.005 else "<1%"
        look: Look = {"ha": "center", "va": "center", "fontsize": SMALL, "color": DARK_INK}
        ax.text(column, row, words, **look)


def _left_out(shares: pd.DataFrame, shown: pd.DataFrame) -> str:
    """What the numbers are, and what is not shown."""
    missing = [of - here for here, of in zip(shown.shape, shares.shape, strict=True)]
    kinds = zip(missing, ("other voice", "other column"), strict=True)
    others = [counted(count, kind) for count, kind in kinds if count]
    told = "share of each text's characters"
    return f"{told}; not shown: {', '.join(others)}" if others else told


def _called(voice: str, names: Mapping[str, str] | None) -> str:
    own = {} if names is None else dict(names)
    known = {NARRATOR: "the narrator", UNNAMED: "someone unnamed", **own}
    return plain(known.get(voice, voice), LONGEST_NAME)
