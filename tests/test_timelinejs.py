"""TimelineJS: valid slides of dated events, no markup of an article's, nothing lost untold."""

import json
import re
from types import SimpleNamespace

import exported
import jsonschema
import pandas as pd
import pytest

import reread as rr
from reread.export.timelinejs import _dates

# The JSON that TimelineJS 3 reads, as far as it is used, in our own words
DATE = {
    "type": "object", "required": ["year"], "additionalProperties": False,
    "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12},
                   "day": {"type": "integer", "minimum": 1, "maximum": 31}},
    "dependentRequired": {"day": ["month"]},
}  # fmt: skip
WORDS = {
    "type": "object", "required": ["headline", "text"], "additionalProperties": False,
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}  # fmt: skip
TIMELINE = {
    "type": "object", "required": ["events", "title"], "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "required": ["text"], "properties": {"text": WORDS}},
        "events": {"type": "array", "items": {
            "type": "object", "required": ["unique_id", "start_date", "text"],
            "additionalProperties": False,
            "properties": {"display_date": {"type": "string"}, "unique_id": {"type": "string", "pattern": r"^[\w.~%-]+$"},
                           "start_date": DATE, "end_date": DATE, "text": WORDS,
                           "group": {"type": "string"}}}},
    },
}  # fmt: skip


def written(source, folder):
    [path] = rr.export(source, folder / "a.json", "timelinejs")
    told = json.loads(path.read_bytes())
    jsonschema.validate(told, TIMELINE)
    return told


def test_dated_events_are_slides_and_others_are_counted(dated, tmp_path):
    told = written(dated, tmp_path)
    events = dated.events
    known = events[events["earliest"].notna() & events["latest"].notna()]
    shown = [int(one["unique_id"].rpartition("-")[2]) for one in told["events"]]
    assert set(shown) <= set(known["event"])
    again = known[~known["event"].isin(shown)]
    assert len(again) < len(known)
    for row in again.itertuples():  # told before with these dates
        same = [row.same_as, *known.loc[known["same_as"] == row.same_as, "event"]]
        twins = known[known["event"].isin(same) & known["event"].isin(shown)]
        assert ((twins["earliest"] == row.earliest) & (twins["latest"] == row.latest)).any()
    undated = len(events) - len(known)
    assert told["title"]["text"]["headline"] == dated.article.id
    assert told["title"]["text"]["text"] == (
        f"<p>{len(shown)} dated events; {undated} without a first and a last day are left out</p>"
    )


def test_a_slide_says_what_happened_and_who_says_so(tmp_path):
    text = "Ann Lee said Bob Roe would not resign on 5 May 2024. The dam collapsed in May 2023."
    told = written(rr.read(rr.Article(text, title="Dam & mayor", id="x y")), tmp_path)
    by = {one["text"]["headline"]: one for one in told["events"]}
    fall = by["the dam collapsed"]
    assert fall["start_date"] == {"year": 2023, "month": 5}
    assert fall["text"]["text"] == "<p>The dam collapsed in May 2023.</p>"
    assert fall["unique_id"].startswith("x%20y-")
    [resign] = [one for head, one in by.items() if "resign" in head]
    assert resign["text"]["text"].endswith("<p>says Ann Lee, negative, future</p>")
    assert told["title"]["text"]["headline"] == "Dam &amp; mayor"


@pytest.mark.parametrize("n", range(len(exported.HOSTILE)))
def test_nothing_of_an_article_is_markup(n, tmp_path):
    reading = exported.hostile()[n]
    told = written([reading], tmp_path)
    assert told["events"]
    for one in (*told["events"], told["title"]):
        assert not re.search(r"<(?!/?p>)", one["text"]["text"])
        assert "<" not in one["text"]["headline"] + one.get("group", "")
    assert told["events"][0]["group"].startswith("&lt;i&gt;")


@pytest.mark.parametrize(("first", "last", "start", "end"), [
    ("2024-02-29", "2024-02-29", (2024, 2, 29), None), ("2024-02-01", "2024-02-29", (2024, 2), None),
    ("2023-02-01", "2023-02-28", (2023, 2), None), ("2024-01-01", "2024-12-31", (2024,), None),
    ("2024-02-01", "2024-02-28", (2024, 2, 1), (2024, 2, 28)),
    ("2024-02-01", "2024-03-31", (2024, 2, 1), (2024, 3, 31)),
    ("2023-01-01", "2024-12-31", (2023, 1, 1), (2024, 12, 31)),
    ("2024-12-01", "2024-12-31", (2024, 12), None), ("9999-12-01", "9999-12-31", (9999, 12), None),
    ("0044-01-01", "0044-12-31", (44,), None),
])  # fmt: skip
def test_dates_are_as_fine_as_their_bounds(first, last, start, end):
    row = SimpleNamespace(earliest=pd.Timestamp(first).as_unit("s"),
                          latest=pd.Timestamp(last).as_unit("s"))  # fmt: skip
    wanted = {"start_date": dict(zip(("year", "month", "day"), start, strict=False))}
    if end:
        wanted["end_date"] = dict(zip(("year", "month", "day"), end, strict=False))
        wanted["display_date"] = f"between {first} and {last}"
    assert _dates(row) == wanted


def test_a_corpus_read_with_a_function_says_what_to_do(tmp_path, monkeypatch):
    def lost(self, id):
        raise ValueError("tokenizer was the function cut, which is not kept; give tokenizer=…")

    monkeypatch.setattr(exported.Archive, "reading", lost)
    with pytest.raises(ValueError, match=r"give tokenizer=… to each reading: export\(\(corpus\.re"):
        rr.export(exported.Archive(exported.hostile()), tmp_path / "a.json", "timelinejs")
    assert not list(tmp_path.iterdir())


def test_no_event_at_all(tmp_path):
    told = written(rr.read(rr.Article("…")), tmp_path)
    assert told["events"] == []
