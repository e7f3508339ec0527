"""Controls: each shows what the functions give, and an error in words instead of nothing."""

import datetime as dt

import pandas as pd
import pytest

import reread as rr
from reread.explore.figure import Figure

PANELS = ["article", "timeline", "entities", "tone", "ledger", "voices", "words"]


@pytest.mark.parametrize("name", PANELS)
def test_every_control_has_a_label_and_changes_what_is_seen(reading, name, parts):
    controls, _, view = parts(getattr(rr.explore, name)(reading))
    assert all(controls)
    first = view.value
    control = next(c for c in controls.values() if hasattr(c, "options"))
    old = control.value
    values = [v[1] if isinstance(v, tuple) else v for v in control.options]
    control.value = next(value for value in values[::-1] if value != old)
    assert view.value != first
    control.value = old
    assert view.value == first


def test_the_date_moves_the_timeline(reading, parts):
    controls, line, view = parts(rr.explore.timeline(reading))
    picture, words = view.value, line.value
    assert words == "As read; 1 of 7 expressions waits for the article’s date."
    controls["Published"].value = dt.date(2025, 8, 20)
    assert view.value != picture
    assert line.value.startswith("What moved: 1 time, ")
    assert "(“Wednesday” is now 20 August 2025); 0 of 7 expressions wait" in line.value
    controls["Published"].value = None
    assert view.value == picture
    assert line.value == words


def test_the_two_ways_to_set_the_date_follow_each_other(reading, parts):
    controls, _, view = parts(rr.explore.timeline(reading))
    picture = view.value
    typed, published = controls["Or type it"], controls["Published"]
    first = reading.reference_date["earliest"][0].date()
    typed.value = typed.options[0]
    assert typed.value.startswith(f"{first}: first day of a candidate")
    assert published.value == first
    assert view.value != picture
    published.value = first + dt.timedelta(days=3)
    assert typed.value == str(published.value)
    typed.value = ""
    assert published.value is None
    assert view.value == picture


def test_a_year_that_is_still_being_typed_moves_nothing(parts, monkeypatch):
    drawn = []
    monkeypatch.setattr(Figure, "show", lambda *given: drawn.append(given))
    article = rr.Article("The mill burned on Monday.")
    controls, _, _ = parts(rr.explore.timeline(rr.read(article)))
    for year in (2, 20, 202):
        controls["Published"].value = dt.date(year, 8, 8)
    assert len(drawn) == 1 and not controls["Or type it"].value
    controls["Published"].value = dt.date(2025, 8, 8)
    assert len(drawn) == 2  # once a day, though picker and box both move


@pytest.mark.parametrize("words", ["soon", "2025-02-30", "20.8.2025"])
def test_what_is_no_day_is_said_to_be_none(reading, words, parts):
    controls, line, _ = parts(rr.explore.timeline(reading))
    controls["Or type it"].value = words
    assert words in line.value
    assert "<b" in line.value
    controls["Or type it"].value = "2025-08-20"
    assert "is now 20 August 2025" in line.value


def test_suggestions_come_from_the_text_alone(dated, parts):
    controls, line, _ = parts(rr.explore.timeline(dated))
    assert len(controls["Or type it"].options) >= 2
    assert line.value.startswith("As read; 0 of 7")
    controls["Published"].value = dt.date(2025, 8, 14)
    assert "“Wednesday” is now 13 August 2025" in line.value


def test_an_article_without_any_date_can_be_explored(parts):
    controls, _, view = parts(rr.explore.timeline(rr.read(rr.Article(text="Ann Lee left."))))
    for _, name in controls["Show"].options:
        controls["Show"].value = name
        assert "<svg" in view.value


def test_words_left_out_move_the_tone(reading, parts):
    controls, line, _ = parts(rr.explore.tone(reading))
    words = line.value
    controls["Leave out"].value = "dead, failed"
    assert line.value != words


def test_a_word_that_is_not_in_the_text_is_said_to_be_none(reading, parts):
    controls, line, _ = parts(rr.explore.tone(reading))
    controls["Leave out"].value = "dead, relible"
    assert "“relible” is not in the text; did you mean “reliable”?" in line.value
    assert "“dead”" not in line.value


def test_an_error_is_shown_in_words(reading, monkeypatch, parts):
    controls, line, _ = parts(rr.explore.tone(reading))

    def fail(*_):
        raise ValueError("no <b>picture</b>")

    monkeypatch.setattr("reread.explore.panels.figure", fail)
    controls["Lexicon"].value = "textblob"
    assert "no &lt;b&gt;picture&lt;/b&gt;" in line.value


def test_hostile_text_is_escaped(parts):
    hostile = rr.read(rr.Article(text="<script>go()</script> said Ann Lee."))
    _, _, view = parts(rr.explore.article(hostile))
    assert "<script" not in view.value


def test_a_function_of_ones_own_is_kept(parts):
    def letters(text):
        return [(i, i + 1) for i, c in enumerate(text) if not c.isspace()]

    reading = rr.read(rr.Article(text="Ann Lee."), tokenizer=letters)
    controls, line, _ = parts(rr.explore.article(reading))
    assert controls["Tokenizer"].value == "own"
    controls["Mark"].value = "tokens"
    assert line.value.startswith("Marked: 7 places, each ")


@pytest.mark.parametrize("name, label", [("tone", "Lexicon"), ("ledger", "Lexicon")])
def test_a_lexicon_of_ones_own_is_kept(name, label, parts):
    own = pd.DataFrame({"word": ["rain"], "valence": [-3.0]})
    reading = rr.read(rr.Article(text="The rain is here."), lexicon=own)
    controls, line, view = parts(getattr(rr.explore, name)(reading))
    assert controls[label].value == "own"
    assert "−0.61" in line.value
    first = view.value
    controls[label].value = "news"
    assert view.value != first
    controls[label].value = "own"
    assert view.value == first


def test_under_open_licences_only_what_is_open_is_offered(parts):
    reading = rr.read(rr.Article(text="Ann Lee was happy."), licences="open")
    for name, label, options in (("tone", "Lexicon", ("vader", "textblob")),
                                 ("voices", "Attribution", ("rules",))):  # fmt: skip
        controls, line, _ = parts(getattr(rr.explore, name)(reading))
        assert controls[label].options == options
        assert "<b" not in line.value


def test_another_recogniser_says_what_moved(reading, parts):
    controls, line, view = parts(rr.explore.entities(reading))
    assert line.value.endswith("mentions; as read.")
    picture = view.value
    controls["Names"].value = "gazetteer"
    controls["Aliases"].value = "exact"
    assert "of another entity" in line.value
    assert view.value != picture
    assert "spacy:MODEL" not in controls["Names"].options
