"""The panel of corrections: what is clicked is a row of a table that reads the same again."""

import pandas as pd
import pytest

import reread as rr
from reread.explore.correctable import NOBODY

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


def test_the_panel_stays_at_the_entity_corrected(panel):
    panel.entity.value, panel.to.value = "bob-ray", "Robert Ray"
    _press(panel, "Correct")
    assert panel.entity.value == "robert-ray"
    panel.entity.value = "paris"
    panel.mention.value = (23, 28)
    panel.to.value = "Paris Hilton"
    _press(panel, "Correct")
    assert panel.entity.label.startswith("Paris Hilton")


def test_the_next_mention_is_in_sight_after_one_went(panel):
    panel.entity.value = "ann-lee"
    panel.mention.index = 2
    after = panel.mention.options[3]
    panel.to.value = "Carla Lee"
    _press(panel, "Correct")
    assert (panel.entity.value, panel.mention.options[2]) == ("ann-lee", after)
    assert panel.mention.index == 2


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


SAID = (
    "Mia Tolland said in May 2014 that the dam will hold. She praised Orrin Vale. It rained twice."
)


@pytest.fixture
def speaking():
    return rr.explore.corrections(rr.read(rr.Article(text=SAID, published="2025-08-20")))


def _last(panel):
    row = panel.corrections.iloc[-1]
    return {name: row[name] for name in row.index if pd.notna(row[name]) and row[name] != ""}


def test_another_value_for_a_time(speaking):
    speaking.kind.value = "times"
    assert speaking.mention.options[0] == ("“May 2014”: 2014-05", (20, 28))
    assert (speaking.entity.layout.display, speaking.words.layout.display) == ("none", "flex")
    speaking.to.value = "2016-05"
    assert "corrections so far: 1." in _press(speaking, "Correct")
    assert speaking.mention.label == "“May 2014”: 2016-05"
    assert speaking.view.value.count("<mark ") == 2


def test_a_time_where_none_was_and_none_where_one_was(speaking):
    speaking.kind.value = "times"
    speaking.words.value, speaking.to.value = "twice", "P1D"
    _press(speaking, "Correct")
    assert speaking.reading.times["surface"].tolist() == ["May 2014", "twice"]
    assert speaking.words.value == ""
    assert speaking.mention.label == "“twice”: P1D"  # the panel stays at what was corrected
    speaking.mention.value = (20, 28)
    speaking.to.value = "(no time)"
    _press(speaking, "Correct")
    assert speaking.reading.times["surface"].tolist() == ["twice"]
    assert _last(speaking)["table"] == "times"


def test_another_speaker_and_no_quotation(speaking):
    speaking.kind.value = "quotes"
    assert speaking.mention.label.startswith("Mia Tolland: that the dam will hold")
    start, end = speaking.mention.value
    speaking.to.value = "Orrin Vale"
    _press(speaking, "Correct")
    assert speaking.reading.quotes["speaker"].iloc[0] == "orrin-vale"
    assert _last(speaking) == {
        "table": "quotes", "article": speaking.reading.article.id, "start": start, "end": end,
        "column": "speaker", "to": "orrin-vale",
    }  # fmt: skip
    while len(speaking.reading.quotes):
        speaking.to.value = "(no quotation)"
        _press(speaking, "Correct")
    speaking.to.value = "unnamed"
    assert "nothing to correct among quotations" in _press(speaking, "Correct")


def test_another_label_for_an_attitude(speaking):
    speaking.kind.value = "voices"
    voice, entity = speaking.mention.value
    was = speaking.reading.voices["label"].iloc[0]
    other = "negative" if was != "negative" else "positive"
    speaking.to.value = other
    _press(speaking, "Correct")
    rows = speaking.reading.voices.set_index(["voice", "entity"])
    assert rows.loc[(voice, entity), "label"] == other
    assert speaking.mention.label.endswith(other)
    speaking.to.value = "(no attitude)"
    _press(speaking, "Correct")
    assert (voice, entity) not in [place for _, place in speaking.mention.options]
    speaking.kind.value = "mentions"
    assert speaking.mention.label.startswith("all its mentions")


def test_words_copied_over_a_line_break():
    text = "Mia Tolland spoke.\r\nIt (all)\r\nfell\u00a0down. It rained."
    panel = rr.explore.corrections(rr.read(rr.Article(text=text)))
    panel.kind.value = "quotes"
    panel.words.value, panel.to.value = " It (all) fell  down", "Mia Tolland"
    assert "corrections so far: 1." in _press(panel, "Correct")
    quote = panel.reading.quotes.iloc[0]
    assert text[quote["start"] : quote["end"]] == "It (all)\r\nfell\u00a0down"


def test_words_that_stand_nowhere_or_twice(speaking):
    speaking.kind.value = "times"
    speaking.to.value = "2014"
    for words, said in (("thrice", "stands 0 times"), ("in", "stands 3 times")):
        speaking.words.value = words
        assert said in _press(speaking, "Correct")
    speaking.words.value, speaking.to.value = "twice", "soonish"
    assert "not a TIMEX3 value" in _press(speaking, "Correct")
    assert speaking.corrections is None


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
    assert "Who and what is named: 0, in 0 mentions" in panel.line.value
