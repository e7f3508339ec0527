"""Pictures of whose words they are: the waterfall, the voice matrix, who speaks how much."""

import itertools

import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import reread as rr
from reread import tables
from reread.plots.style import plain
from reread.plots.voices import NARRATOR

LOUD = (
    "It was NOT a very good plan, but the great, kind, honest, brave, wonderful, terrible, horrible, "
    "awful, bad, sad, angry, corrupt mayor didn't hate the extremely happy, joyful, lovely, nice, "
    "gloomy, disastrous, hopeless friends of the $murderer$!!"
)


@pytest.fixture
def ax():
    return Figure(figsize=(9, 3.4), layout="constrained").add_subplot()


def _steps(text, lexicon="vader"):
    return rr.read(rr.Article(text=text), lexicon=lexicon).ledger


def _labels(axis):
    return [label.get_text() for label in axis.get_ticklabels()]


def test_a_bar_for_each_step_and_one_for_the_score(ax):
    steps = _steps("The plan was not good, but we love it!")
    assert rr.plots.ledger(steps, ax) is ax
    bars = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in ax.patches]
    assert len(bars) == len(steps) + 1
    for (_, end), (start, _) in itertools.pairwise(bars[:-1]):
        assert start == pytest.approx(end)
    assert bars[-1] == pytest.approx((0, steps["amount"].sum()))
    assert _labels(ax.xaxis) == ["not", "good", "but", "love", "!", "normalisation", "score"]


@pytest.mark.parametrize("size", [(9, 3.4), (6, 3)], ids=str)
def test_words_and_numbers_of_a_long_sentence_lie_apart(size):
    figure = Figure(figsize=size, layout="constrained")
    ax = figure.add_subplot()
    rr.plots.ledger(_steps(LOUD), ax)
    figure.draw_without_rendering()
    boxes = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert len(boxes) > 20
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(boxes))
    frame = ax.get_window_extent().padded(1)
    numbers = [text.get_window_extent() for text in ax.texts]
    assert all(frame.y0 <= box.y0 and box.y1 <= frame.y1 for box in numbers)


def test_a_sentence_at_a_time(reading, ax):
    with pytest.raises(ValueError, match="steps of several sentences; take those of one"):
        rr.plots.ledger(reading.ledger, ax)


def test_a_sentence_without_a_step_is_said_to_be_so(ax):
    rr.plots.ledger(tables.empty("ledger"), ax)
    assert ax.texts[0].get_text() == "no word of this sentence is in the lexicon"


def _matrix(*rows):
    columns = ["voice", "entity", "label", "score", "sentences"]
    return pd.DataFrame(rows, columns=columns)


def test_the_narrator_stands_first_and_cells_count_sentences(ax):
    table = _matrix(
        ("ann", "mill", "negative", -0.8, 3), ("ann", "mayor", "neutral", 0.0, 2),
        (NARRATOR, "mill", "positive", 0.5, 1),
    )  # fmt: skip
    assert rr.plots.voice_matrix(table, ax, names={"ann": "Ann Lee", "mill": "the $mill"}) is ax
    assert _labels(ax.yaxis) == ["narrator", "Ann Lee"]
    assert _labels(ax.xaxis) == ["the \\$mill", "mayor"]
    cells = {tuple(text.get_position()): text.get_text() for text in ax.texts}
    assert cells == {(0, 0): "1 ▲", (0, 1): "3 ▼", (1, 1): "2"}


def test_blank_where_there_is_no_evidence(reading, ax):
    rr.plots.voice_matrix(reading.voices, ax, most_voices=99, most_entities=99)
    hatched, *cells = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert hatched.get_hatch() and len(cells) == len(reading.voices)


def test_what_is_left_out_of_the_matrix_is_counted(reading, ax):
    rr.plots.voice_matrix(reading.voices, ax, most_entities=2)
    drawn = len(ax.texts)
    assert ax.get_xlabel().startswith(f"{len(reading.voices) - drawn} pairs")


def test_colour_goes_with_the_score(ax):
    cells = [("negative", -1), ("neutral", 0), ("positive", 1), ("unclear", -0.3)]
    rows = [(NARRATOR, f"e{n}", *cell, 2) for n, cell in enumerate(cells)]
    rr.plots.voice_matrix(_matrix(*rows), ax)
    red, white, blue, unclear = [patch.get_facecolor() for patch in ax.patches[1:]]
    assert red[0] > red[2] and blue[2] > blue[0] and min(white[:3]) > 0.9
    assert unclear == white  # no attitude has no colour
    assert [text.get_text() for text in ax.texts] == ["2 ▼", "2", "2 ▲", "2 ?"]


def test_what_rests_on_one_sentence_is_pale(ax):
    rows = [(NARRATOR, f"e{n}", "negative", -1, sentences) for n, sentences in enumerate((1, 2))]
    rr.plots.voice_matrix(_matrix(*rows), ax)
    pale, full = [patch.get_facecolor() for patch in ax.patches[1:]]
    assert min(pale[:3]) > min(full[:3])


def test_who_speaks_how_much(reading, ax):
    words = rr.said(reading)
    assert rr.plots.speaking(words, ax, names={"sergey-lavrov": "Lavrov"}) is ax
    assert _labels(ax.yaxis)[:2] == ["narrator", "Lavrov"]
    counts = words[words["kind"] == "word"]["voice"].value_counts()
    assert [bar.get_width() for bar in ax.patches] == [
        counts["narrator"], *sorted(counts.drop("narrator"), reverse=True)
    ]  # fmt: skip


def test_a_speaker_without_a_name_is_drawn(ax):
    words = pd.DataFrame({"kind": ["word"] * 2, "voice": pd.array(["unnamed", "ann"], "string")})
    rr.plots.speaking(words, ax, names={"unnamed": "someone unnamed"})
    assert _labels(ax.yaxis) == ["ann", "someone unnamed"]


@pytest.mark.parametrize("text", ["", "?!", "Yes."])
def test_odd_texts(text, ax):
    reading = rr.read(rr.Article(text=text))
    rr.plots.speaking(rr.said(reading), ax)
    rr.plots.voice_matrix(reading.voices, Figure().add_subplot())


PRICES = """A$AP Rocky of the $ave Our $eas Party said on Wednesday that fees rise from $5 to $10.

"We pay $20, not $30, in C:\\path with $\\frac{broken$," said Ke$ha Ro$$, head of the $ave Fund.
"""


@pytest.mark.parametrize("name", rr.plots.FIGURES)
def test_dollars_in_a_figure_are_no_mathematics(name):
    reading = rr.read(rr.Article(text=PRICES, published="2025-08-20"))
    figure = rr.plots.figure(reading, name)
    figure.canvas.draw()
    assert not [text for text in figure.findobj(Text) if text._preprocess_math(text.get_text())[1]]


def test_backslashes_are_drawn_once(ax):
    drawn = ax.text(0, 0, plain(r"C:\path for $5 or \$6"))
    assert drawn._preprocess_math(drawn.get_text()) == (r"C:\path for $5 or \$6", False)


def test_a_long_article_shares_rows_and_a_voice_keeps_its_colour():
    text = "\n\n".join(f"Ann Lee sold mill {n}." for n in range(70))
    reading = rr.read(rr.Article(f'{text}\n\n"We won," Ann Lee said.'))
    ax = rr.plots.anatomy(reading, ax=Figure().subplots())
    assert len(ax.get_yticks()) <= 30 < len(reading.blocks)
    assert len(ax.patches) == len(reading.sentences)
    bars = rr.plots.speaking(reading, ax=Figure().subplots()).patches
    drawn = rr.plots.dispersion(reading, ax=Figure().subplots())
    legend = drawn.get_legend().legend_handles
    assert to_hex(bars[0].get_facecolor()) == legend[0].get_color()
