"""What every plot takes, says in words, and looks like on dark ground."""

import subprocess
import sys
import warnings

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

import reread as rr
from reread import palette
from reread.plots.figures import figure

OF_READINGS = (
    "anatomy", "date_candidates", "dispersion", "kinds", "ledger", "mentions", "roles", "room",
    "speaking", "story_order", "timeline", "together", "tone", "voice_matrix",
)  # fmt: skip
OF_RUNS = ("influence", "specification_curve", "stability")


def _axes():
    return Figure(layout="constrained").add_subplot()


@pytest.mark.parametrize("name", OF_READINGS)
def test_a_plot_draws_a_reading_and_says_what_it_shows(dated, name):
    ax = _axes()
    assert getattr(rr.plots, name)(dated, ax=ax) is ax
    assert ax.has_data()
    words = rr.plots.described(ax)
    assert words.endswith(".") and len(words) > 30 and "empty figure" not in words


def test_a_reading_brings_its_conflicts_and_names(dated):
    ax = _axes()
    rr.plots.timeline(dated, ax=ax)
    assert "cannot both hold" in [text.get_text() for text in ax.get_legend().get_texts()]
    assert "Red lines join 2 pairs of dates" in rr.plots.described(ax)
    rr.plots.timeline(dated, ax=(other := _axes()), conflicts=None)
    assert "Red lines" not in rr.plots.described(other)


@pytest.mark.parametrize("name", [*OF_READINGS, *OF_RUNS])
def test_what_is_no_table_is_told_what_the_plot_takes(name):
    with pytest.raises(TypeError, match=rf"plots\.{name} draws .*, not str"):
        getattr(rr.plots, name)("a text", *([None] if name == "specification_curve" else []))


@pytest.mark.parametrize("name", OF_READINGS)
def test_another_table_is_told_which_columns_are_missing(name):
    with pytest.raises(
        ValueError, match=rf"this table has no .*; plots\.{name} draws a Reading or"
    ):
        getattr(rr.plots, name)(pd.DataFrame({"colour": ["red"]}))


def _inks(ax):
    ax.get_figure().draw_without_rendering()
    legend = ax.get_legend()
    texts = [
        *ax.texts,
        *ax.get_xticklabels(),
        *ax.get_yticklabels(),
        ax.xaxis.label,
        ax.yaxis.label,
    ]
    texts += legend.get_texts() if legend else []
    return [text for text in texts if isinstance(text, Text) and text.get_text()]


@pytest.mark.parametrize("name", rr.plots.FIGURES)
@pytest.mark.parametrize("how", ["style", "context"])
def test_words_are_read_on_dark_ground(dated, name, how):
    if how == "style":
        ax = figure(dated, name, "dark").axes[0]
    else:
        with plt.style.context("dark_background"):
            ax = figure(dated, name).axes[0]
    paper = to_hex(ax.get_facecolor())
    assert palette.is_dark(paper)
    cells = {id(text) for text in ax.texts} if name == "voice_matrix" else set()
    for text in _inks(ax):
        if id(text) not in cells:  # those stand on colours of their own
            assert palette.contrast(to_hex(text.get_color()), paper) >= 4.5, text.get_text()


def test_an_unknown_style_is_told_the_choices(reading):
    with pytest.raises(ValueError, match="style='sepia' is not known; choose 'light', 'dark' or"):
        figure(reading, "tone", "sepia")


def test_letters_that_no_font_has_are_told_in_words():
    text = "Ann Lee met 王小明 on 3 May 2020. Иван Петров met Ann Lee in 2019."
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of boxes in place of letters
        ax = figure(rr.read(rr.Article(text)), "timeline").axes[0]
        ax.get_figure().canvas.draw()
    drawn = " ".join(label.get_text() for label in ax.texts)
    assert "Ann Lee met [3 CJK letters]" in drawn and "Иван Петров met" in drawn


def test_arcs_are_fifteen_at_most_and_the_rest_is_counted():
    pairs = [(f"e{a}", f"e{b}", a + 1) for a in range(8) for b in range(a + 1, 8)]
    ax = _axes()
    rr.plots.together(pd.DataFrame(pairs, columns=["entity_a", "entity_b", "sentences"]), ax=ax)
    assert len(ax.patches) == 15
    assert ax.get_xlabel().startswith("15 of 28 pairs that share a sentence")


def test_a_picture_carries_its_words_and_equals_what_looks_the_same(dated):
    first, again = (rr.plots.picture(rr.plots.tone(dated, ax=_axes())) for _ in range(2))
    other = rr.plots.picture(figure(dated, "kinds"))
    assert first == again and first != other
    html = first._repr_mimebundle_()["text/html"]
    assert html.startswith(f'<img alt="{first.words}" src="data:image/png;base64,')
    assert b"Description" in first.png and first.words.encode() in first.png


def test_the_words_of_a_picture_are_escaped():
    reading = rr.read(rr.Article('Ann "<b>" Lee met Bob Ray on 3 May 2020.'))
    html = rr.plots.picture(figure(reading, "timeline")).html
    assert html.count("<") == 1 and html.count('"') == 6


def test_a_picture_closes_its_figure_in_pyplot(dated):
    shown, ax = plt.subplots()
    rr.plots.picture(rr.plots.tone(dated, ax=ax))
    assert shown.number not in plt.get_fignums()


def test_what_is_no_figure_has_no_picture():
    with pytest.raises(TypeError, match="takes what a plot returns, or its figure, not str"):
        rr.plots.picture("figure")


def test_without_matplotlib_the_error_says_how_to_install_it():
    code = "import sys; sys.modules['matplotlib'] = None; import reread as rr; rr.plots"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "ImportError: a figure needs matplotlib" in done.stderr
    assert 'pip install "reread[plots]"' in done.stderr
