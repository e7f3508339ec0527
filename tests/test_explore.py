"""Controls: each shows what the functions give, and an error in words instead of nothing."""

import datetime as dt

import pytest

import reread as rr

PANELS = ["article", "timeline", "entities", "tone"]


def _parts(panel):
    controls, line, view = panel.children
    return {control.description: control for control in controls.children}, line, view


@pytest.mark.parametrize("name", PANELS)
def test_every_control_has_a_label_and_changes_what_is_seen(reading, name):
    controls, _, view = _parts(getattr(rr.explore, name)(reading))
    assert all(controls)
    first = view.value
    control = next(c for c in controls.values() if hasattr(c, "options"))
    old = control.value
    values = [v[1] if isinstance(v, tuple) else v for v in control.options]
    control.value = next(value for value in values[::-1] if value != old)
    if name != "timeline":  # there the sample has no bare weekday that tense leaves open
        assert view.value != first
    control.value = old
    assert view.value == first


def test_the_date_moves_the_timeline(reading):
    controls, line, view = _parts(rr.explore.timeline(reading))
    picture, words = view.value, line.value
    controls["Published"].value = dt.date(2025, 8, 20)
    assert view.value != picture
    assert line.value != words
    controls["Published"].value = None
    assert view.value == picture


def test_words_left_out_move_the_tone(reading):
    controls, line, _ = _parts(rr.explore.tone(reading))
    words = line.value
    controls["Leave out"].value = "dead, failed"
    assert line.value != words


def test_an_error_is_shown_in_words(reading, monkeypatch):
    controls, line, _ = _parts(rr.explore.tone(reading))

    def fail(*_):
        raise ValueError("no <b>picture</b>")

    monkeypatch.setattr("reread.explore.png", fail)
    controls["Lexicon"].value = "textblob"
    assert "no &lt;b&gt;picture&lt;/b&gt;" in line.value


def test_hostile_text_is_escaped():
    hostile = rr.read(rr.Article(text="<script>go()</script> said Ann Lee."))
    _, _, view = _parts(rr.explore.article(hostile))
    assert "<script" not in view.value


def test_a_function_of_ones_own_is_kept():
    def letters(text):
        return [(i, i + 1) for i, c in enumerate(text) if not c.isspace()]

    reading = rr.read(rr.Article(text="Ann Lee."), tokenizer=letters)
    controls, _, _ = _parts(rr.explore.article(reading))
    assert controls["Tokenizer"].value is letters
