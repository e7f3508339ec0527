"""Speech corrected by hand: another speaker, another content, one more, one less."""

import pandas as pd
import pytest

import reread as rr

TEXT = (
    "Mia Tolland said on Friday that the dam would hold. “We built it in May 2014,” she added. "
    "That year the Ferrit Council praised Tolland.\n\n“It will fall,” warned Orrin Vale. Vale "
    "condemned the Ferrit Council. The dam opened twice."
)
PLAIN = rr.read(rr.Article(text=TEXT, published="2025-08-20"))
HOLD, FALL = "that the dam would hold", "“It will fall,”"


def _quotes(*rows):
    table = pd.DataFrame([{"table": "quotes", **row} for row in rows])
    return rr.read(PLAIN.article, corrections=table)


def _at(words):
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def _row(reading, words):
    spans = zip(reading.quotes["start"], reading.quotes["end"], strict=True)
    at = [TEXT[start:end] for start, end in spans].index(words)
    return reading.quotes.iloc[at]


def _voice(reading, words):
    at = reading.stretches["start"].searchsorted(TEXT.index(words), "right") - 1
    return reading.stretches["voice"].iloc[at]


@pytest.mark.parametrize("place", [FALL, "It will fall,"])
@pytest.mark.parametrize("to", ["Mia Tolland", "mia-tolland"])
def test_another_speaker_of_the_text(place, to):
    reading = _quotes({**_at(place), "to": to})
    row = _row(reading, FALL)
    assert (row["speaker"], row["score"], row["status"]) == ("mia-tolland", 1.0, "closed")
    assert _voice(reading, "It will") == "mia-tolland"
    assert reading.events.set_index("surface").loc["fall", "asserted_by"] == "mia-tolland"
    assert reading.notices == ()


def test_someone_whom_the_text_does_not_name():
    reading = _quotes({**_at(FALL), "to": "Jo Quill"})
    who = reading.entities.set_index("entity").loc["jo-quill"]
    assert (who["name"], who["mentions"], who["named"]) == ("Jo Quill", 0, False)
    assert (who["start"], who["end"]) == (TEXT.index(FALL), TEXT.index(FALL) + len(FALL))
    assert rr.names_of(reading)[_voice(reading, "It will")] == "Jo Quill"
    rr.tables.check("quotes", reading.quotes, PLAIN.article, {"entities": reading.entities})
    overruled = _quotes({**_at(FALL), "to": "Jo Quill"}, {**_at(FALL), "to": "unnamed"})
    assert "jo-quill" not in set(overruled.entities["entity"])


@pytest.mark.parametrize("to", ["Tolland", "MIA TOLLAND", "the Mia Tolland"])
def test_a_speaker_may_be_called_as_the_text_does(to):
    reading = _quotes({**_at(FALL), "to": to})
    assert _row(reading, FALL)["speaker"] == "mia-tolland"
    assert reading.entities.equals(PLAIN.entities)


@pytest.mark.parametrize("to", ["orrin-vale", "Vale", "The Vale"])
def test_a_speaker_follows_what_becomes_of_an_entity(to):
    reading = _quotes(
        {**_at(HOLD), "to": to},
        {"table": "mentions", "entity": "orrin-vale", "to": "Jo Quill"},
        {"table": "mentions", "entity": "Jo Quill", "to": "Al Mott"},
    )
    assert _row(reading, HOLD)["speaker"] == "al-mott"
    assert "orrin-vale" not in set(reading.entities["entity"])
    assert len(reading.entities) == len(PLAIN.entities)


def test_a_place_may_have_spaces_around_it():
    at = {"start": TEXT.index(FALL) - 2, "end": TEXT.index(FALL) + len(FALL) + 1}
    reading = _quotes({**at, "to": "Mia Tolland"})
    assert _row(reading, FALL)["speaker"] == "mia-tolland"
    assert len(reading.quotes) == len(PLAIN.quotes)


def test_someone_unnamed():
    reading = _quotes({**_at(FALL), "to": "Unnamed"})
    assert _row(reading, FALL)["speaker"] is pd.NA
    assert _row(reading, FALL)["score"] == 1.0
    assert _voice(reading, "It will") == "unnamed"


def test_no_quotation():
    reading = _quotes({**_at(HOLD), "to": "narrator"})
    assert len(reading.quotes) == len(PLAIN.quotes) - 1
    assert _voice(reading, HOLD) == "narrator"
    assert reading.quotes["quote"].iloc[0] == 0


def test_all_that_one_says():
    reading = _quotes({"entity": "mia-tolland", "to": "orrin-vale"})
    assert "mia-tolland" not in set(reading.quotes["speaker"].dropna())
    assert _row(reading, HOLD)["speaker"] == _row(reading, FALL)["speaker"] == "orrin-vale"
    none = _quotes({"entity": "mia-tolland", "to": "narrator"})
    assert set(none.quotes["speaker"].dropna()) == {"ferrit-council", "orrin-vale"}
    for row in (
        {"entity": "nobody", "to": "orrin-vale"},
        {"entity": "orrin-vale", "to": "Jo Quill"},
    ):
        assert "fits nothing" in _quotes(row).notices[0]


def test_a_content_that_begins_and_ends_elsewhere():
    new = _at("the dam would")
    reading = _quotes({**_at(HOLD), "column": "content", "to": "{start}:{end}".format(**new)})
    row = _row(reading, "the dam would")
    assert (row["content_start"], row["content_end"]) == (new["start"], new["end"])
    assert (row["speaker"], row["verb"], row["score"]) == ("mia-tolland", "say", 1.0)
    assert _voice(reading, "hold") == "narrator"
    both = _quotes({**_at(HOLD), "column": "content", "to": "{start}:{end}".format(**new)},
                   {**new, "to": "orrin-vale"})  # fmt: skip
    assert _row(both, "the dam would")["speaker"] == "orrin-vale"


def test_a_content_without_its_marks_is_the_same_content():
    inner = _at("It will fall,")
    row = {**_at(FALL), "column": "content", "to": "{start}:{end}".format(**inner)}
    assert rr.compare(PLAIN, _quotes(row)).empty


def test_a_quotation_where_none_was():
    reading = _quotes({**_at("The dam opened twice"), "to": "orrin-vale"})
    row = _row(reading, "The dam opened twice")
    assert (row["speaker"], row["directness"], row["score"]) == ("orrin-vale", "indirect", 1.0)
    assert row["cue_start"] is pd.NA
    assert _voice(reading, "opened") == "orrin-vale"
    assert reading.events.set_index("surface").loc["opened", "asserted_by"] == "orrin-vale"


def test_a_quotation_inside_another_stands_within_it():
    reading = _quotes({**_at("built it"), "to": "orrin-vale"})
    inner, outer = _row(reading, "built it"), _row(reading, "“We built it in May 2014,”")
    assert inner["within"] == outer["quote"]
    assert _voice(reading, "built") == "orrin-vale"
    assert _voice(reading, "We") == "mia-tolland"


@pytest.mark.parametrize(
    "row",
    [
        {**_at("The dam"), "to": "narrator"},
        {"start": 5_000, "end": 5_010, "to": "orrin-vale"},
        {**_at("The dam"), "column": "content", "to": "1:9"},
        {**_at(FALL), "column": "content", "to": "5000:5010"},
        {**_at(FALL), "column": "content", "to": f"{TEXT.index('fall')}:5010"},
        {**_at(HOLD), "column": "content", "to": f"{TEXT.index('hat the')}:{TEXT.index(' hold')}"},
        {**_at("he dam opened twice"), "to": "orrin-vale"},
        {"start": TEXT.index("The dam"), "end": 5_010, "to": "orrin-vale"},
        {**_at(FALL), "entity": "mia-tolland", "to": "unnamed"},
    ],
)
def test_what_fits_nothing_is_told(row):
    reading = _quotes(row)
    assert rr.compare(PLAIN, reading).empty
    assert "1 of 1 corrections fits nothing" in reading.notices[0]


def test_places_are_those_of_the_articles_own_text():
    text = "\r\n".join(["Mia Tol\u00adland spoke.", "", "“It\u00ad will fall,” she\u00ad warned."])
    article = rr.Article(text=text)
    start, end = text.index("“It"), text.index("fall,”") + len("fall,”")
    cut = text.index("will")
    rows = [{"table": "quotes", "start": start, "end": end, "to": "Jo Quill"},
            {"table": "quotes", "start": start, "end": end, "column": "content",
             "to": f"{cut}:{cut + 9}"}]  # fmt: skip
    reading = rr.read(article, corrections=pd.DataFrame(rows))
    (row,) = reading.quotes.to_dict("records")
    assert text[row["content_start"] : row["content_end"]].startswith("will fall")
    assert row["speaker"] == "jo-quill"
    who = reading.entities.set_index("entity").loc["jo-quill"]
    assert (who["start"], who["end"]) == (start, end)
