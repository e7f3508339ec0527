"""Quotations by a function of one's own: found, checked, and followed by all that rests on them."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.stages import STAGES

ARTICLE = rr.Article(text=(
    "Read more: “Ten mills to visit”\n"
    "“The mill is safe,” claimed Ada Pell, who owns it. Weavers in Orrin answered that the roof "
    "leaks. “Nobody asked us,” she added."
))  # fmt: skip
PATTERN = re.compile(
    r"(“[^”]+”) (?P<cue>\w+) (?P<source>[A-Z]\w+ [A-Z]\w+|she)"
    r"|(“[^”]+”)"
)


def by_pattern(text):
    """Content, who says it, and the verb, as libraries that find direct speech give them."""
    for found in PATTERN.finditer(text):
        if found["cue"]:
            yield (*found.span(1), found.span("source"), found.span("cue"))
        else:
            yield found.span(4)


def one(speaker=None, cue=None, words="the roof leaks"):
    """A function that gives one quotation."""
    return lambda text: [(at := text.index(words), at + len(words), speaker, cue)]


def span_of(name):
    at = ARTICLE.text.index(name)
    return at, at + len(name)


def test_quotations_of_a_pattern_give_voices():
    reading = rr.read(ARTICLE, attribution=by_pattern)
    quotes = reading.quotes
    said = [
        ARTICLE.text[a:b]
        for a, b in zip(quotes["content_start"], quotes["content_end"], strict=True)
    ]
    assert said == ["The mill is safe,", "Nobody asked us,"]  # and not what there is to read
    told = quotes[["speaker", "verb", "stance", "directness", "score", "status"]].fillna("")
    assert told.to_numpy().tolist() == [
        ["ada-pell", "claim", "doubting", "direct", 1.0, "closed"],
        ["", "", "neutral", "direct", 1.0, "closed"],
    ]
    assert "ada-pell" in set(reading.stretches["voice"])
    assert "ada-pell" in set(reading.tone["voice"]) | set(reading.events["asserted_by"])
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, ARTICLE, tables)


@pytest.mark.parametrize(("speaker", "entity"), [
    (None, None), (pd.NA, None), ("Ada Pell", "ada-pell"), ("ada-pell", "ada-pell"), ("Cole Moss", None),
    ("narrator", None), ("", None), (span_of("Ada Pell"), "ada-pell"), (span_of("claimed"), None),
    (span_of("Orrin"), "orrin"),
])  # fmt: skip
def test_speakers(speaker, entity):
    (row,) = rr.read(ARTICLE, attribution=one(speaker)).quotes.to_dict("records")
    assert (None if pd.isna(row["speaker"]) else row["speaker"]) == entity
    assert (
        (row["source_start"], row["source_end"]) == speaker if isinstance(speaker, tuple) else True
    )


def test_rows_need_no_speaker_and_stand_in_a_table():
    at = ARTICLE.text.index("the roof leaks")
    table = pd.DataFrame({"speaker": ["Ada Pell"], "start": [at], "end": [at + 14]})
    assert rr.read(ARTICLE, attribution=lambda _: table).quotes["speaker"].tolist() == ["ada-pell"]
    bare = rr.read(ARTICLE, attribution=lambda _: [(at, at + 14)])
    assert bare.quotes["speaker"].isna().all()
    assert "unnamed" in set(bare.stretches["voice"])


@pytest.mark.parametrize(("speaker", "cue", "problem"), [
    (5, None, "row 0 has the speaker 5; give a name, a span or None"),
    ((5,), None, r"row 0 has the speaker \(5,\); give a name"),
    (None, "said", "row 0 has the cue 'said'; give a span"),
    ((0, 10**6), None, "row 0, speaker, has the span 0:1000000, which is empty or outside"),
    (None, (0, 3), "row 0, cue, has the span 0:3, 'Rea', which cuts a word"),
])  # fmt: skip
def test_speakers_and_cues_that_are_none(speaker, cue, problem):
    with pytest.raises(ValueError, match=f"^attribution: {problem}"):
        rr.read(ARTICLE, attribution=one(speaker, cue)).table("quotes")


def test_places_are_those_of_the_text_as_it_is_read_and_come_back_as_the_articles_own():
    text = "A first\u00ad line.\r\n\r\nAda Pell said that the roof\xa0leaks.\r\n"
    found = re.compile(r"(?P<source>Ada Pell) said that (the roof leaks)")

    def of_lines(text):
        return [(*match.span(2), match.span("source")) for match in found.finditer(text)]

    reading = rr.read(rr.Article(text=text), attribution=of_lines)
    (row,) = reading.quotes.to_dict("records")
    assert text[row["start"] : row["end"]] == "the roof\xa0leaks"
    assert text[row["source_start"] : row["source_end"]] == "Ada Pell"
    assert row["speaker"] == "ada-pell"


def test_a_quotation_is_given_once():
    with pytest.raises(
        ValueError, match="row 1 is the quotation 33:41 a second time; give it once"
    ):
        rr.read(ARTICLE, attribution=lambda _: [(33, 41), (33, 41, "Ada Pell")]).table("quotes")


def test_corrections_go_on_top():
    corrections = pd.DataFrame({"table": ["quotes"], "entity": ["Ada Pell"], "to": ["unnamed"]})
    own = rr.read(ARTICLE, attribution=by_pattern, corrections=corrections)
    assert own.quotes["speaker"].isna().all()


WORD_ENDS = [0, *(m.start() for m in re.finditer(r"\s+|$", ARTICLE.text)), len(ARTICLE.text)]
edges = (
    st.tuples(st.sampled_from(WORD_ENDS), st.sampled_from(WORD_ENDS))
    .map(sorted)
    .filter(lambda e: e[0] < e[1])
)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(st.tuples(edges, edges), max_size=4, unique_by=lambda row: tuple(row[0])))
def test_any_spans_give_valid_tables(rows):
    reading = rr.read(ARTICLE, attribution=lambda _: [(*span, speaker) for span, speaker in rows])
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, ARTICLE, tables)
