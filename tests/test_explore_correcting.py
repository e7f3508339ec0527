"""The panel of corrections: what is clicked is a row of a table that reads the same again."""

import pandas as pd
import pytest

import reread as rr
from reread.explore.correcting import NOBODY

TEXT = "Ann Lee met Bob Ray in Paris. Lee left. Ray stayed. Lee said so."


@pytest.fixture
def panel():
    return rr.explore.corrections(rr.read(rr.Article(text=TEXT), names="gazetteer"))


def _press(panel, words):
    buttons = [box for row in panel.children[:2] for box in row.children]
    next(b for b in buttons if getattr(b, "description", "") == words).click()
    return panel.line.value


def test_all_mentions_are_chosen_at_first(panel):
    assert panel.mention.label == "all its mentions (3)"


def test_merge(panel):
    panel.entity.value = "bob-ray"
    panel.to.value = "Ann Lee"
    assert "corrections so far: 1" in _press(panel, "Correct")
    assert [entity for _, entity in panel.entity.options] == ["ann-lee", "paris"]
    row = panel.corrections.iloc[0]
    assert (row["entity"], row["to"], pd.isna(row["start"])) == ("bob-ray", "ann-lee", True)


def test_split_off_one_mention_and_name_it(panel):
    panel.entity.value = "ann-lee"
    at = TEXT.rindex("Lee")
    panel.mention.value = (at, at + 3)
    assert panel.view.value.count("<mark ") == 2  # the mention, and the legend
    panel.to.value = "Carla Lee"
    _press(panel, "Correct")
    assert ("Carla Lee (PER, 1)", "carla-lee") in panel.entity.options
    again = rr.read(panel.reading.article, names="gazetteer", corrections=panel.corrections)
    assert rr.compare(panel.reading, again).empty


def test_take_back_and_nobody(panel):
    before = panel.entity.options
    panel.to.value = NOBODY
    _press(panel, "Correct")
    assert panel.entity.options[-1] == ("(stands for nobody yet)", "")
    assert "corrections so far: 0" in _press(panel, "Take back")
    assert panel.entity.options == before
    assert panel.corrections is None


def test_what_is_saved_reads_the_same(panel, tmp_path):
    panel.to.value = "Jane Roe"
    _press(panel, "Correct")
    panel.file.value = str(tmp_path / "mine.csv")
    assert "Written" in _press(panel, "Save")
    again = rr.read(panel.reading.article, names="gazetteer", corrections=tmp_path / "mine.csv")
    assert rr.compare(panel.reading, again).empty
    assert "jane-roe" in set(again.entities["entity"])


def test_mistakes_are_said_in_the_panel(panel):
    assert 'role="alert"' in _press(panel, "Correct")
    assert "no correction to take back" in _press(panel, "Take back")
    assert "no correction to save" in _press(panel, "Save")
    panel.to.value = "Narrator"
    assert "narrator" in _press(panel, "Correct")
    assert panel.corrections is None


def test_hostile_words_are_escaped():
    text = "Ann <img src=x onerror=alert(1)> Lee met Bob Ray."
    named = rr.read(rr.Article(text=text), names=lambda text: [(0, 36, "PER"), (41, 48, "PER")])
    panel = rr.explore.corrections(named)
    panel.to.value = "<script>alert(1)</script>"
    _press(panel, "Correct")
    assert "<img" not in panel.view.value + panel.line.value
    assert "<script" not in panel.view.value + panel.line.value


def test_an_article_without_names():
    panel = rr.explore.corrections(rr.read(rr.Article(text="It rained.")))
    assert "0 mentions stand for 0 entities" in panel.line.value
