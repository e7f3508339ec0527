"""Corrections by hand as a table: what is checked, what they move, what holds whatever they say."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread.choices import choose
from reread.provenance import chosen, told
from reread.reading import touches
from reread.stages import STAGES

TEXT = (
    "Mia Tolland said on Friday that the dam would hold. “We built it in May 2014,” she added. "
    "That year the Ferrit Council praised Tolland.\n\n“It will fall,” warned Orrin Vale. Vale "
    "condemned the Ferrit Council. The dam opened twice."
)
ODD = "Share this article\n\nMia Tolland “said\u00ad on Fri-\nday” that it was 2014.\r\n\r\n😀 “No!” she said."
HELD = [rr.read(rr.Article(text=text, published="2025-08-20")) for text in (TEXT, ODD, "Rain.")]


def _corrected(reading, *rows):
    return rr.read(reading.article, corrections=pd.DataFrame(list(rows)))


def _at(words, text=TEXT):
    return {"start": text.index(words), "end": text.index(words) + len(words)}


WHO = st.sampled_from(
    ["mia-tolland", "ferrit-council", "Jo Quill", "narrator", "unnamed", "Tolland"]
)
TO = {
    "times": st.sampled_from(["2014", "2021-05-06", "P2W", "XXXX-WXX-3", "PAST_REF", ""]),
    "mentions": st.sampled_from(["Mia Tolland", "Orrin Vale", ""]),
    "quotes": WHO,
    "voices": st.sampled_from(["positive", "negative", "neutral", "unclear", ""]),
}


@st.composite
def _rows(draw, reading):
    """A correction of anything anywhere, or of a row that the reading has."""
    table = draw(st.sampled_from(list(TO)))
    start = draw(st.integers(0, len(reading.article.text)))
    span = {"start": start, "end": start + draw(st.integers(1, 40))}
    found = reading.table(table)
    if len(found) and draw(st.booleans()):
        at = draw(st.integers(0, len(found) - 1))
        span = {name: int(found[name].iloc[at]) for name in ("start", "end")}
    row = {"table": table, **span, "to": draw(TO[table])}
    if table == "times" and draw(st.booleans()):
        return row | {"column": "type", "to": draw(st.sampled_from(["SET", "DATE", "TIME"]))}
    if table == "quotes" and draw(st.booleans()):
        other = draw(st.integers(0, len(reading.article.text)))
        return row | {"column": "content", "to": f"{other}:{other + draw(st.integers(1, 40))}"}
    if table == "voices":
        return row | {"voice": draw(WHO), "entity": draw(WHO)}
    if table == "quotes" and draw(st.booleans()):
        return {"table": table, "entity": draw(WHO), "to": row["to"]}
    return row


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=HealthCheck)
@given(st.sampled_from(HELD), st.data())
def test_any_corrections_give_valid_tables(plain, data):
    rows = data.draw(st.lists(_rows(plain), min_size=1, max_size=6))
    reading = _corrected(plain, *rows)
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, plain.article, tables)
    voices = {"narrator", "unnamed", *tables["entities"]["entity"]}
    assert set(tables["tone"]["voice"]) <= voices
    assert set(tables["events"]["asserted_by"]) <= voices


def test_what_a_reading_says_already_changes_nothing():
    for plain in HELD:
        spans = [(name, plain.table(name)) for name in ("times", "mentions", "quotes")]
        told = {"times": "value", "mentions": "entity", "quotes": "speaker"}
        rows = [
            {"table": name, "start": start, "end": end,
             "to": ("unnamed" if name == "quotes" else "") if pd.isna(to) else to}
            for name, table in spans
            for start, end, to in zip(table.start, table.end, table[told[name]], strict=True)
        ]  # fmt: skip
        rows += [
            {"table": "voices", "voice": one.voice, "entity": one.entity, "to": one.label}
            for one in plain.voices.itertuples()
        ]
        reading = _corrected(plain, *rows, {"entity": "nobody", "to": "x"})
        assert rr.compare(plain, reading).empty
        assert reading.notices[len(plain.notices) :] == (
            f"1 of {len(rows) + 1} corrections fits nothing in this reading (row {len(rows)}): "
            "no such row is there, or its place is not read or cuts a word.",
        )


def test_those_of_another_article_are_no_matter():
    row = {"table": "times", "article": "another", **_at("Friday"), "to": ""}
    reading = _corrected(HELD[0], row)
    assert rr.compare(HELD[0], reading).empty
    assert reading.notices == HELD[0].notices


@pytest.mark.parametrize("own", ["a", "a~2"])
@pytest.mark.parametrize("told", ["a", "a~3"])
def test_articles_that_a_corpus_counts_on_by_one_id_have_the_same_corrections(own, told):
    article = rr.Article(TEXT, id=own, published="2025-08-20")
    row = {"table": "times", "article": told, **_at("Friday"), "to": "2001"}
    times = rr.read(article, corrections=pd.DataFrame([row])).times
    assert times["value"].iloc[0] == "2001"
    other = rr.read(article, corrections=pd.DataFrame([row | {"article": "a~b"}])).times
    assert other["value"].iloc[0] != "2001"


def test_they_are_a_choice_like_any_other():
    rows = pd.DataFrame([{"table": "times", **_at("May 2014"), "to": "2016-05"}])
    runs = rr.alternatives(HELD[0].article, corrections=[None, rows])
    assert len(runs.readings) == 2
    assert {"times", "quotes", "voices", "events", "entities"} <= set(touches("corrections"))
    assert not {"blocks", "tokens"} & set(touches("corrections"))
    moved = rr.compare(*runs.readings)
    assert {"times", "events"} <= set(moved["table"])


def test_their_form_is_kept_whatever_way_they_are_given(tmp_path):
    rows = pd.DataFrame(
        [{"table": "Times", **_at("Friday"), "to": "p1d"}, {"entity": "mia-tolland", "to": "x"},
         {"table": "quotes", **_at("that the dam would hold"), "column": "content", "to": "3:9"},
         {"table": "voices", "voice": "narrator", "entity": "orrin-vale", "to": "Positive"}]
    )  # fmt: skip
    first = choose(corrections=rows)
    assert first.corrections["table"].tolist() == ["times", "mentions", "quotes", "voices"]
    assert first.corrections["to"].tolist() == ["P1D", "x", "3:9", "positive"]
    first.corrections.to_csv(tmp_path / "a.csv", index=False)
    first.corrections.to_json(tmp_path / "a.json", orient="records")
    for other in (
        choose(corrections=first.corrections), chosen(told(first)),
        choose(corrections=tmp_path / "a.csv"), choose(corrections=tmp_path / "a.json"),
    ):  # fmt: skip
        assert first.same(other)


def test_the_head_of_a_csv_is_read_as_it_is_meant(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfTable, Start,END,to\r\ntimes,19,25,2001\r\n")
    (row,) = choose(corrections=tmp_path / "a.csv").corrections.to_dict("records")
    assert (row["table"], row["start"], row["end"], row["to"]) == ("times", 19, 25, "2001")


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_csv_without_commas_is_told(tmp_path, sign):
    (tmp_path / "a.csv").write_text(sign.join(["table", "start", "end", "to"]) + "\n")
    with pytest.raises(ValueError, match="separate its cells with commas, not with") as caught:
        choose(corrections=tmp_path / "a.csv")
    assert repr(sign) in str(caught.value)


def test_a_table_that_stays_is_not_looked_at_again_but_one_that_is_given_is():
    first = choose(corrections=pd.DataFrame([{"entity": "a", "to": "b"}]))
    assert choose(first, weekdays="future").corrections is first.corrections
    edited = first.corrections.copy()
    edited.loc[0, "to"] = "c"
    assert not choose(first, corrections=edited).same(first)
    edited.loc[0, "to"] = "narrator"
    with pytest.raises(ValueError, match="makes an entity of narrator"):
        choose(first, corrections=edited)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"table": "tiems", "start": 1, "end": 2, "to": "2014"},
         "has table='tiems'; choose 'mentions', 'times', 'quotes', 'voices'"),
        ({"table": "times", "start": 1, "end": 2, "column": "grain", "to": "day"},
         "has column='grain'; choose 'value', 'type' in times"),
        ({"table": "times", "to": "2014"}, "does not say what it corrects; in times give start and end"),
        ({"table": "times", "entity": "ann", "to": "2014"}, "in times give start and end"),
        ({"table": "times", "start": 3, "to": "2014"}, "has only one of start and end; in times"),
        ({"table": "times", "start": 3, "end": 3, "to": "2014"}, "has the span 3:3; give whole"),
        ({"table": "times", "start": 1, "end": 2, "to": "soon"},
         "has to='SOON', which is not a TIMEX3 value; write for example '2025-08-20'"),
        ({"table": "times", "start": 1, "end": 2, "to": "2025-02-30"}, "is not a TIMEX3 value"),
        ({"table": "times", "start": 1, "end": 2, "to": "２０２５"}, "is not a TIMEX3 value"),
        ({"table": "quotes", "start": 1, "end": 2, "to": "Narrator!"},
         "has to='Narrator!'; write who says it, or 'unnamed', or 'narrator'"),
        ({"table": "times", "start": 1, "end": 2, "column": "type", "to": "DAY"},
         "has to='DAY'; choose 'DATE', 'TIME', 'DURATION', 'SET'"),
        ({"table": "times", "start": 1, "end": 2, "voice": "ann", "to": "2014"},
         "has voice='ann', which means nothing in times; leave it empty"),
        ({"table": "quotes", "start": 1, "end": 2, "to": ""},
         "has no to; write who says it, or 'unnamed', or 'narrator' where nobody does"),
        ({"table": "quotes", "start": 1, "end": 2, "column": "content", "to": "9:9"},
         "has to='9:9'; write where it begins and ends, for example '120:180'"),
        ({"table": "quotes", "entity": "ann", "column": "content", "to": "1:9"},
         "does not say which quotation it corrects; give the start and end"),
        ({"table": "voices", "entity": "ann", "to": "positive"},
         "does not say what it corrects; in voices give voice and entity"),
        ({"table": "voices", "voice": "ann", "entity": "bob", "to": "good"},
         "has to='good'; choose 'positive', 'neutral', 'negative', 'unclear', or nothing"),
    ],
)  # fmt: skip
def test_errors_name_the_row_and_what_to_write(row, said):
    with pytest.raises(ValueError, match="corrections: row 1 ") as caught:
        choose(corrections=pd.DataFrame([{"entity": "a", "to": "b"}, row]))
    assert said in str(caught.value)
