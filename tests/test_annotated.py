"""Marks of doccano and Web Annotations, as corrections by hand."""

import json

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose

TEXT = (
    "Mia Tolland said on Friday that the dam would hold. “It will fall,” warned Orrin Vale in May "
    "2014. Vale condemned the Ferrit Council."
)
ARTICLE = rr.Article(text=TEXT, published="2025-08-20")
PLAIN = rr.read(ARTICLE)


def _marks(reading):
    """Every mark of a reading as its exports label it: start, end, label."""
    for row in reading.times.itertuples():
        yield row.start, row.end, "time" if pd.isna(row.value) else f"time: {row.value}"
    for row in reading.mentions.itertuples():
        yield row.start, row.end, "mention" if pd.isna(row.entity) else f"mention: {row.entity}"
    for row in reading.quotes.itertuples():
        who = "quote" if pd.isna(row.speaker) else f"quote: {row.speaker}"
        yield row.content_start, row.content_end, who
    for row in reading.events.itertuples():
        yield row.start, row.end, f"event: {row.kind}"
    for row in reading.voices.itertuples():
        yield row.start, row.end, f"attitude: {row.voice} > {row.entity} = {row.label}"


def _doccano(marks, **more):
    entities = [{"id": number, "start_offset": start, "end_offset": end, "label": label}
                for number, (start, end, label) in enumerate(marks)]  # fmt: skip
    return {"text": TEXT, "entities": entities, "relations": [], **more}


def _web(marks, article=ARTICLE.id):
    items = []
    for start, end, label in marks:
        kind, _, value = label.partition(": ")
        bodies = [{"type": "TextualBody", "purpose": "tagging", "value": kind}]
        bodies += [{"type": "TextualBody", "value": value}] if value else []
        selectors = [{"type": "TextQuoteSelector", "exact": TEXT[start:end]},
                     {"type": "TextPositionSelector", "start": start, "end": end}]  # fmt: skip
        items.append({"type": "Annotation", "body": bodies,
                      "target": {"source": f"urn:x-reread:{article}", "selector": selectors}})  # fmt: skip
    page = {"type": "AnnotationPage", "items": items}
    return {"type": "AnnotationCollection", "first": page, "total": len(items)}


def _file(tmp_path, *documents, name="marks.jsonl"):
    path = tmp_path / name
    path.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    return path


FORMS = {
    "doccano, entities": lambda marks: _doccano(marks, article=ARTICLE.id),
    "doccano, label": lambda marks: {"id": 7, "text": TEXT, "label": [list(m) for m in marks]},
    "Web Annotations": _web,
    "a page": lambda marks: _web(marks)["first"],
    "a list": lambda marks: _web(marks)["first"]["items"],
}


@pytest.mark.parametrize("form", FORMS)
def test_marks_that_nobody_changed_change_nothing(form, tmp_path):
    path = _file(tmp_path, FORMS[form](list(_marks(PLAIN))))
    reading = rr.read(ARTICLE, corrections=path)
    assert len(reading.choices.corrections) > 10
    assert rr.compare(PLAIN, reading).empty
    assert reading.notices == PLAIN.notices


CHANGES = [
    ("Friday", "time: 2025-08-15", "time: 2025-08-14", "times", "value", "2025-08-14"),
    ("Vale cond", "mention: orrin-vale", "mention: Jo Quill", "mentions", "entity", "jo-quill"),
    ("It will", "quote: orrin-vale", "quote: Jo Quill", "quotes", "speaker", "jo-quill"),
    ("Ferrit", "attitude: orrin-vale > ferrit-council = negative",
     "attitude: orrin-vale > ferrit-council = positive", "voices", "label", "positive"),
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_changed_labels_arrive(form, tmp_path):
    marks, where = list(_marks(PLAIN)), []
    for words, old, new, *_ in CHANGES:
        at = marks.index(next(mark for mark in marks
                              if mark[2] == old and mark[0] == TEXT.index(words)))  # fmt: skip
        marks[at] = (*marks[at][:2], new)
        where.append(marks[at][:2])
    marks = [mark for mark in marks if not mark[2].startswith("attitude: jo")]
    reading = rr.read(ARTICLE, corrections=_file(tmp_path, FORMS[form](marks)))
    for (start, end), (*_, table, column, value) in zip(where, CHANGES, strict=True):
        places = ["content_start", "content_end"] if table == "quotes" else ["start", "end"]
        rows = reading.table(table).set_index(places).sort_index()
        if table == "voices":  # whom Vale's mention stands for moves what he thinks to another
            rows = rows[rows["voice"] == "orrin-vale"]
        assert rows.loc[[(start, end)], column].tolist() == [value]


def test_a_quote_without_a_speaker_is_someones(tmp_path):
    start, end = TEXT.index("It will"), TEXT.index("” warned")
    path = _file(tmp_path, {"text": TEXT, "label": [[start, end, "quote"]]})
    assert pd.isna(rr.read(ARTICLE, corrections=path).quotes["speaker"].iloc[-1])
    assert PLAIN.quotes["speaker"].iloc[-1] == "orrin-vale"


def test_a_new_mark_and_one_that_says_there_is_none(tmp_path):
    start = TEXT.index("hold")
    marks = [[start, start + 4, "time: P1D"], [TEXT.index("Friday"), TEXT.index("Friday") + 6,
             "Time : None"], [TEXT.index("“It"), TEXT.index(" warned"), "quote: none"]]  # fmt: skip
    reading = rr.read(ARTICLE, corrections=_file(tmp_path, {"text": TEXT, "label": marks}))
    assert reading.times["surface"].tolist() == ["hold", "May 2014"]
    assert "orrin-vale" not in set(reading.quotes["speaker"].dropna())


def test_marks_of_several_articles(tmp_path):
    other = rr.Article(text="Rain fell on Friday.", published="2025-08-20")
    lines = [_doccano([(20, 26, "time: 2001")]),
             {"text": other.text, "labels": [[13, 19, "time: 2002"]]}]  # fmt: skip
    path = _file(tmp_path, *lines)
    for article, value in ((ARTICLE, "2001"), (other, "2002")):
        reading = rr.read(article, corrections=path)
        assert reading.times["value"].iloc[0] == value
        assert reading.notices == rr.read(article).notices
    named = rr.Article(text=TEXT, id="a b/c")
    row = choose(corrections=_file(tmp_path, _web([(20, 26, "time: 2001")], "a%20b%2Fc")))
    assert row.corrections["article"].tolist() == [named.id]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"text": "a", "label": [[0, 1, "PER"]]}', "'PER' is not a known label; write 'time"),
        ('{"text": "a", "label": [[0, 1]]}', "is not a mark; doccano writes"),
        ('{"text": "a", "label": 3}', "'3' is not a mark"),
        ('{"text": "a"}', "entry 0 has text; give lines of doccano"),
        ('{"text": "a", "label": []}\n{"text"', "line 2 is not JSON"),
        ("[1, 2]", "entry 0 is int"),
        ('{"body": "time: 2014", "target": "urn:x"}', "entry 0 has no TextPositionSelector"),
        ('{"text": "a", "label": [[0, 1, "attitude: bad"]]}', "does not say who of whom and how"),
        ('{"text": "a", "label": [[0, 1, "time: soon"]]}', "row 0 has to='SOON', which is not a TIM"),
        ('{"text": "a", "label": [[true, 1, "time: 2014"]]}', "row 0 has the span -1:1"),
        ('{"text": "a", "label": [[[0], 1, "time: 2014"]]}', "start in row 0 is list"),
        ("[" * 100_000, "nested too deeply"),
        ("", "entry 0"),
    ],
)  # fmt: skip
def test_files_that_hold_no_marks(content, said, tmp_path):
    path = tmp_path / "marks.json"
    path.write_text(content, encoding="utf-8")
    if content:
        with pytest.raises(ValueError, match="corrections") as caught:
            choose(corrections=str(path))
        assert said in str(caught.value)
    else:
        assert choose(corrections=str(path)).corrections.empty


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "marks.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}')
    with pytest.raises(ValueError, match=r"is not UTF-8 \(line 1\); save it as UTF-8"):
        choose(corrections=path)
    with pytest.raises(ValueError, match=r"no\.jsonl' is not a file"):
        choose(corrections=tmp_path / "no.jsonl")
    with pytest.raises(ValueError, match=r"lexicon='marks\.jsonl' is not known"):
        choose(lexicon="marks.jsonl")
