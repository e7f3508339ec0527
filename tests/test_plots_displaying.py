"""Figures in notebooks carry their alternative text."""

import matplotlib.pyplot as plt
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats

import reread as rr
from reread.plots.displaying import PNG

TEXT = "The mill burned on 3 May 2019. “We lost everything,” said Ann Carver."


@pytest.fixture
def shell(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    select_figure_formats(shell, {"png"})
    return shell


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def test_a_figure_is_shown_with_what_it_shows_in_words(shell, ax):
    for draw in (rr.plots.timeline, rr.plots.tone):  # again: the words are told once
        draw(rr.read(rr.Article(TEXT)), ax=ax)
        data, told = shell.display_formatter.format(ax.figure, include={PNG})
        assert data[PNG] and told[PNG] == {"alt": rr.plots.described(ax)}


def test_a_figure_of_somebody_elses_is_shown_as_before(shell, ax):
    rr.plots.tone(rr.read(rr.Article(TEXT)), ax=ax)
    other, plain = plt.subplots()
    plain.plot([1, 2])
    data, told = shell.display_formatter.format(other, include={PNG})
    plt.close(other)
    assert data[PNG] and not told


def test_without_a_notebook_nothing_happens(monkeypatch, ax):
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    assert rr.plots.described(rr.plots.tone(rr.read(rr.Article(TEXT)), ax=ax))
