"""How it sounds: tone sentence by sentence, and the steps of one sentence to its score."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ..article import counted
from ..palette import BLUE, GREY, RED
from ..reading import Reading
from ..sentiment.tone import NEUTRAL_BAND as BAND
from ..tables import NARRATOR
from .drawing import Given, draws
from .legend import legend
from .marking import mark, place_in
from .style import (
    SMALL,
    Look,
    axes,
    bare,
    describe,
    nothing,
    page,
    pixels,
    plain,
    settle,
    slanted,
    width,
)

THINNEST = 0.03  # height of the bar of a sentence that scores nothing
SIGNS = {"positive": BLUE, "negative": RED, "neutral": GREY}

LONGEST_WORD = 18  # characters under a bar
BROAD = 0.7  # of the room between two bars
TURNED, UPRIGHT = 40, 90  # degrees, where words are too wide to lie, and where bars are many
MANY = 18  # bars: then words and numbers stand upright
GAP = 3  # pixels between a bar and its number
LONGEST_NUMBER = "−00.00"
MOST_ROOM = 0.4  # of the height, above and below the bars, for their numbers
LAST = "normalisation"
HATCHES = {
    "valence": "",
    "negation": "////",
    "booster": "....",
    "capitals": "||||",
    "but": "xxxx",
    "punctuation": "----",
    "function": "",
    LAST: "\\\\\\\\",
}


def _strongest(reading: Reading) -> Given:
    """The steps of the sentence whose score is farthest from zero."""
    steps, tones = reading.legible("ledger"), reading.tone
    if tones.empty:
        return (steps,), {}
    strongest = tones["sentence"][tones["score"].abs().idxmax()]
    return (steps[steps["sentence"] == strongest],), {}


@draws("reading.tone", ("start", "end", "score", "voice"), lambda reading: ((reading.tone,), {}))
def tone(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw each sentence's score as a bar over the characters it takes.

    `table` is the table `tone`, or a Reading; y is the score in -1 … 1. Hatched bars are sentences
    in
    another voice than the narrator's. Grey ones are neutral: their score is within ±0.05 of zero.

    >>> import reread as rr
    >>> article = rr.Article("The fire was a disaster. The rescue was good.")
    >>> reading = rr.read(article, lexicon="vader")
    >>> print(rr.plots.described(rr.plots.tone(reading)))
    The tone of 2 sentences: 1 positive, 1 negative; -0.01 on average.
    """
    ax = axes(ax)
    if table.empty:
        return nothing(ax, "no sentence to score", table)
    signs = [
        "positive" if score > BAND else "negative" if score < -BAND else "neutral"
        for score in table["score"]
    ]
    bars = ax.bar(  # all bars in one call: one by one they take most of the time of the drawing
        table["start"],
        table["score"].where(table["score"].abs() > THINNEST, THINNEST),
        width=table["end"] - table["start"],
        align="edge",
        edgecolor=page(ax).paper,
        color=[SIGNS[sign] for sign in signs],
        linewidth=[0 if sign == "neutral" else 1.2 for sign in signs],
        hatch=["" if voice == NARRATOR else "////" for voice in table["voice"]],
    )
    ax.axhline(0, color=page(ax).ink, linewidth=0.8)
    bare(ax, "left", "bottom")
    ax.set(ylim=(-1.05, 1.05), xlim=(0, table["end"].max()), yticks=[-1, -0.5, 0, 0.5, 1])
    ax.set(xlabel="character of the article", ylabel="tone of the sentence")
    patches = [Patch(color=colour, label=name) for name, colour in SIGNS.items()]
    quoted = Patch(
        facecolor=page(ax).paper,
        edgecolor=page(ax).ink,
        hatch="////",
        label="said by someone quoted",
    )
    legend(ax, [*patches, quoted])
    for number, (bar, row) in enumerate(zip(bars, table.to_dict("records"), strict=True)):
        by = "the narrator" if row["voice"] == NARRATOR else "someone quoted"
        told = f"Tone {row['score']:+.2f}, in the words of {by}"
        if place := place_in(row, told):
            mark(bar, number, place)
    return describe(ax, _described(table, signs))


def _described(table: pd.DataFrame, signs: list[str]) -> str:
    """What is drawn, in words."""
    counts = ", ".join(f"{signs.count(sign)} {sign}" for sign in SIGNS if sign in signs)
    mean = table["score"].mean()
    return f"The tone of {counted(len(table), 'sentence')}: {counts}; {mean:+.2f} on average."


@draws(
    "the steps of one sentence of reading.ledger",
    ("sentence", "step", "surface", "amount", "start"),
    _strongest,
)
def ledger(steps: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the steps of one sentence as bars, each from the sum before it to the sum after it.

    `steps` are the rows of the table `ledger` of one sentence; they stand in the order of the
    text, with the normalisation last and then the score. y is valence, for the last bar the score
    in -1 … 1. Hatched bars are no words of the lexicon: they change what others are worth. Raises
    ValueError for steps of several sentences.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The fire was no disaster."), lexicon="vader")
    >>> print(rr.plots.described(rr.plots.ledger(reading.ledger)))
    How a sentence comes to its score of +0.22; the largest steps: “no” +5.39,
    “disaster” -3.10, “fire” -1.40.
    """
    ax = axes(ax)
    if steps["sentence"].nunique() > 1:
        raise ValueError(
            "these are steps of several sentences; take those of one, as in "
            "ledger[ledger['sentence'] == 0]"
        )
    if steps.empty:
        return nothing(ax, "no word of this sentence is in the lexicon", steps)
    rows = steps.assign(last=steps["step"] == LAST).sort_values(["last", "start"], kind="stable")
    _bars(ax, rows)
    bare(ax, "left")
    ax.axhline(0, color=page(ax).ink, linewidth=0.8)
    ax.set(ylabel="valence, added up", xlim=(-0.6, len(rows) + 0.6))
    ax.tick_params(axis="x", length=0)
    words = rows["surface"].where(~rows["last"], LAST)
    _name(ax, [*(plain(word, LONGEST_WORD) for word in words), "score"])
    _frame(ax, rows["amount"].cumsum().tolist(), upright=len(rows) >= MANY)
    found = set(rows["step"])
    hatches = {step: hatch for step, hatch in HATCHES.items() if hatch and step in found}
    keys = [Patch(facecolor=BLUE, label="adds"), Patch(facecolor=RED, label="takes away")]
    look: Look = {"facecolor": page(ax).paper, "edgecolor": page(ax).ink}
    legend(ax, keys + [Patch(**look, hatch=hatch, label=step) for step, hatch in hatches.items()])
    moved = rows[~rows["last"]]
    most = moved.loc[moved["amount"].abs().sort_values(ascending=False, kind="stable").index[:3]]
    words = zip(most["surface"], most["amount"], strict=True)
    told = ", ".join(f"“{word}” {amount:+.2f}" for word, amount in words)
    score = f"{rows['amount'].sum():+.2f}"
    return describe(ax, f"How a sentence comes to its score of {score}; the largest steps: {told}.")


def _bars(ax: Axes, rows: pd.DataFrame) -> None:
    """The steps as bars with their amounts, a line from each to the next, and the score."""
    after = rows["amount"].cumsum().tolist()
    turn = UPRIGHT if len(rows) >= MANY else 0
    steps = zip(rows["step"], rows["amount"], after, strict=True)
    for at, (step, amount, total) in enumerate(steps):
        colour = GREY if step == LAST else BLUE if amount > 0 else RED
        look: Look = {"color": colour, "edgecolor": page(ax).paper, "linewidth": 0.8}
        ax.bar(at, amount, BROAD, total - amount, hatch=HATCHES[step], **look)
        _number(ax, at, total, amount, turn)
        ax.plot(
            [at - BROAD / 2, at + 1 + BROAD / 2], [total, total], color=page(ax).ink, linewidth=0.6
        )
    ax.bar(len(rows), after[-1], BROAD, color=page(ax).ink)
    _number(ax, len(rows), after[-1], after[-1], turn)


def _number(ax: Axes, at: int, end: float, amount: float, turn: int) -> None:
    """An amount, above a bar that goes up and below one that goes down."""
    beside, side = (2, "bottom") if amount >= 0 else (-2, "top")
    look: Look = {"textcoords": "offset points", "ha": "center", "fontsize": SMALL - 1}
    words = f"{amount:+.2f}".replace("-", "−")
    ax.annotate(words, (at, end), (0, beside), rotation=turn, va=side, **look)


def _frame(ax: Axes, sums: list[float], upright: bool) -> None:
    """Room above and below the bars for as much as their numbers take."""
    settle(ax)
    size = width(ax, LONGEST_NUMBER, SMALL - 1) if upright else pixels(ax, SMALL)
    room = min((size + 2 * GAP) / ax.get_window_extent().height, MOST_ROOM)
    low, high = min(0.0, *sums), max(0.0, *sums)
    pad = room * (high - low) / (1 - 2 * room)
    ax.set_ylim(low - pad * (low < 0), high + pad)


def _name(ax: Axes, words: list[str]) -> None:
    """Words under the bars: lying where there is room, else turned."""
    settle(ax)
    room = ax.get_window_extent().width / (len(words) + 0.6)
    lying = max(width(ax, word) for word in words) <= room
    if not lying and len(words) <= MANY:
        slanted(ax, words, TURNED)
    else:
        ax.set_xticks(range(len(words)), words, rotation=0 if lying else UPRIGHT, fontsize=SMALL)
