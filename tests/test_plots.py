"""Plots: Axes in, Axes out; every row is drawn, hostile words and empty tables do no harm."""

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import reread as rr
from reread.entities.together import together

HOSTILE = "$\\frac{1}$ said Ann $x_ on 3 May 2020 in <b>Paris</b>. Bob Lee met Ann Lee in 2019."


@pytest.fixture
def ax():
    return Figure().add_subplot()


def test_plots_take_and_return_axes(dated, ax):
    assert rr.plots.anatomy(dated.blocks, dated.sentences, ax=ax) is ax
    assert rr.plots.timeline(dated.events, ax=ax) is ax
    assert rr.plots.timeline(dated.times, ax=ax) is ax
    assert rr.plots.mentions(dated.mentions, ax=ax) is ax
    assert rr.plots.together(together(dated.mentions), ax=ax) is ax
    assert rr.plots.tone(dated.tone, ax=ax) is ax


def test_every_dated_event_is_drawn_once_and_named(dated, ax):
    events = dated.legible("events")
    known = events[events["earliest"].notna()]
    rr.plots.timeline(events, ax=ax)
    words = [text.get_text() for text in ax.texts]
    assert len(words) == len(known)
    for surface in known["surface"]:
        assert any(surface in label for label in words)


def test_labels_of_the_timeline_do_not_overlap(dated):
    figure = rr.plots.figure(dated, "timeline")
    figure.draw_without_rendering()
    boxes = [t.get_window_extent() for t in figure.axes[0].texts]
    assert len(boxes) > 3
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


def test_one_bar_for_each_sentence(reading, ax):
    rr.plots.tone(reading.tone, ax=ax)
    assert len(ax.patches) == len(reading.tone)


def test_mentions_show_the_most_mentioned_first(reading, ax):
    rr.plots.mentions(reading.mentions, ax=ax, most=5)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    counts = [int(label.rsplit("(", 1)[1][:-1]) for label in labels]
    assert len(counts) == 5
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("text", ["", " \n", "?!", HOSTILE], ids=["empty", "blank", "marks", "odd"])
@pytest.mark.parametrize("name", list(rr.plots.FIGURES))
def test_figures_of_odd_texts(name, text):
    png = rr.plots.png(rr.read(rr.Article(text=text)), name)
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", list(rr.plots.FIGURES))
def test_figures_are_the_same_bytes(article, name):
    first, second = (rr.plots.png(rr.read(article), name) for _ in range(2))
    assert first == second


def test_unknown_figure(reading):
    with pytest.raises(ValueError, match="figure 'pie' is not known; choose one of anatomy"):
        rr.plots.figure(reading, "pie")


def test_drawing_adds_no_figure_to_pyplot(reading):
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    rr.plots.png(reading, "tone")
    assert plt.get_fignums() == before


def test_without_axes_the_current_one_is_used(reading):
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots()
    assert isinstance(ax, Axes)
    assert rr.plots.tone(reading.tone) is ax
    plt.close(figure)


def test_together_counts_shared_sentences():
    rows = {"sentence": [0, 0, 0, 1, 1], "entity": ["b", "a", "a", "b", "a"]}
    assert together(pd.DataFrame(rows)).values.tolist() == [["a", "b", 2]]
