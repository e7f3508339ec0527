"""Marks for doccano and by Web Annotation: valid, at their characters, and all of them."""

import json
import re

import exported
import jsonschema
import pytest

import reread as rr
from reread.export.annotations import KINDS, marked
from reread.own_tables.annotated import corrections_in

TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}


def record(required, **optional):
    """A JSON Schema for an object that has these fields and no others."""
    return {"type": "object", "properties": {**required, **optional}, "required": list(required),
            "additionalProperties": False}  # fmt: skip


def among(*options):
    return {"enum": list(options)}


def several(one):
    return {"type": "array", "items": one, "minItems": 1}


# What doccano's relation extraction takes, in our own words
DOCCANO = record({
    "article": TEXT, "text": TEXT,
    "entities": {"type": "array", "items": record(
        {"id": COUNT, "start_offset": COUNT, "end_offset": COUNT, "label": TEXT})},
    "relations": {"type": "array", "items": record(
        {"id": COUNT, "from_id": COUNT, "to_id": COUNT, "type": TEXT})},
})  # fmt: skip
# The Web Annotation Data Model as far as it is used, in our own words
IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
MOTIVES = among("assessing", "classifying", "identifying", "tagging")
ANNOTATION = record({
    "id": IRI, "type": among("Annotation"), "motivation": MOTIVES,
    "body": several(record({"type": among("TextualBody"), "purpose": MOTIVES, "value": TEXT})),
    "target": record({"source": IRI, "selector": {"prefixItems": [
        record({"type": among("TextQuoteSelector"), "exact": TEXT, "prefix": TEXT, "suffix": TEXT}),
        record({"type": among("TextPositionSelector"), "start": COUNT, "end": COUNT}),
    ], "minItems": 2, "maxItems": 2}}, scope=IRI),
})  # fmt: skip
COLLECTION = record({
    "@context": among("http://www.w3.org/ns/anno.jsonld"), "id": IRI,
    "type": among("AnnotationCollection"), "label": TEXT, "total": COUNT,
    "first": record({"id": IRI, "type": among("AnnotationPage"), "partOf": IRI, "startIndex": COUNT,
                     "items": {"type": "array", "items": ANNOTATION}}),
})  # fmt: skip


@pytest.fixture(scope="module")
def readings(dated):
    return [dated, *exported.hostile()]


@pytest.fixture(scope="module")
def doccano(readings, tmp_path_factory):
    [path] = rr.export(readings, tmp_path_factory.mktemp("a") / "marks.jsonl", "doccano")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def web(readings, tmp_path_factory):
    [path] = rr.export(readings, tmp_path_factory.mktemp("a") / "marks.jsonld")
    return json.loads(path.read_bytes())


def test_every_row_is_a_mark_with_its_value(dated):
    found = marked(dated)
    tables = {kind: [one for one in found if one.kind == kind] for kind in KINDS}
    assert sum(map(len, tables.values())) == len(found)
    assert [one.value for one in tables["time"]] == dated.times["value"].tolist()
    assert [one.value or None for one in tables["mention"]] == [
        None if entity is rr.tables.pd.NA else entity for entity in dated.mentions["entity"]
    ]
    assert tables["quote"][0].label == "quote: sergey-lavrov"
    assert tables["event"][0].label == "event: reporting"
    assert tables["attitude"][0].label == "attitude: narrator > sergey-lavrov = unclear"
    assert "mention" in {one.label for one in tables["mention"]}


def test_a_quotation_is_marked_by_what_is_said(readings):
    for one in readings:
        told = [(mark.start, mark.end) for mark in marked(one) if mark.kind == "quote"]
        content = zip(one.quotes["content_start"], one.quotes["content_end"], strict=True)
        assert told == list(content)
    rows = [one.quotes for one in readings]
    assert any((one["start"] != one["content_start"]).any() for one in rows)


def test_doccano_takes_it(doccano, readings):
    for line, reading in zip(doccano, readings, strict=True):
        jsonschema.validate(line, DOCCANO)
        assert line["article"] == reading.article.id
        assert line["text"] == reading.article.text
        assert [(e["label"], e["start_offset"], e["end_offset"]) for e in line["entities"]] == [
            (one.label, one.start, one.end) for one in marked(reading)
        ]
        assert [e["id"] for e in line["entities"]] == list(range(len(line["entities"])))


def test_projects_without_relations_take_the_same_marks(readings, doccano, tmp_path):
    [path] = rr.export(readings, tmp_path / "a.jsonl", "doccano-spans")
    for line, full in zip(path.read_text(encoding="utf-8").splitlines(), doccano, strict=True):
        marks = [[e["start_offset"], e["end_offset"], e["label"]] for e in full["entities"]]
        told = {"article": full["article"], "text": full["text"], "label": marks}
        assert json.loads(line) == told
        assert corrections_in(line) == corrections_in(json.dumps(full))


def test_a_line_of_doccano_marks_the_very_characters(doccano, readings):
    for line, reading in zip(doccano, readings, strict=True):
        text = line["text"]
        times = [e for e in line["entities"] if e["label"].partition(":")[0] == "time"]
        told = [text[e["start_offset"] : e["end_offset"]] for e in times]
        assert told == reading.times["surface"].tolist()


def test_relations_join_the_marks_they_are_of(doccano, dated):
    entities, relations = doccano[0]["entities"], doccano[0]["relations"]
    told = {(entities[one["from_id"]]["start_offset"], one["type"],
             entities[one["to_id"]]["start_offset"]) for one in relations}  # fmt: skip
    events, mentions, times = dated.events, dated.mentions, dated.times
    wanted = set()
    for row in events.itertuples():
        for part in ("agent", "patient"):
            if (number := getattr(row, part)) is not rr.tables.pd.NA:
                wanted.add((row.start, part, mentions["start"][number]))
        if row.time is not rr.tables.pd.NA:
            wanted.add((row.start, row.relation, times["start"][row.time]))
    for row in dated.order.itertuples():
        wanted.add((events["start"][row.event_a], row.relation, events["start"][row.event_b]))
    assert told == wanted
    kinds = {one["type"] for one in relations}
    assert {"agent", "patient", "during", "before"} <= kinds


def test_web_annotations_are_valid(web, readings):
    jsonschema.validate(web, COLLECTION)
    items = web["first"]["items"]
    assert web["total"] == len(items) == sum(len(marked(one)) for one in readings)
    ids = [one["id"] for one in items]
    assert len(set(ids)) == len(ids)
    assert web["first"]["partOf"] == web["id"]


def test_selectors_point_to_the_very_characters(web, readings):
    wanted = [(one, mark) for one in readings for mark in marked(one)]
    for item, (reading, mark) in zip(web["first"]["items"], wanted, strict=True):
        text = reading.article.text
        words, place = item["target"]["selector"]
        assert (place["start"], place["end"]) == (mark.start, mark.end)
        assert words["exact"] == text[mark.start : mark.end]
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert text[mark.start - len(words["prefix"]) :].startswith(around)
        assert len(words["prefix"]) == min(32, mark.start)
        values = [body["value"] for body in item["body"]]
        assert values == [mark.kind] + [mark.value] * (mark.value is not None)


def test_targets_are_the_articles_own_text_with_its_address_beside(web):
    sources = {one["target"]["source"] for one in web["first"]["items"]}
    assert {"urn:x-reread:16f0559ec764", "urn:x-reread:..%2F..%2Fetc%2Fpasswd"} <= sources
    scopes = {one["target"].get("scope") for one in web["first"]["items"]}
    assert scopes == {None, "https://example.org/?a=1&b=%3Cc%3E"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org", "https://a b", "", None])
def test_what_is_no_address_is_no_scope(url, tmp_path):
    reading = rr.read(rr.Article("Rain fell on Monday.", url=url))
    [path] = rr.export(reading, tmp_path / "a.jsonld")
    assert '"scope"' not in path.read_text()


def test_a_reading_without_marks(tmp_path):
    reading = rr.read(rr.Article("…"))
    [path] = rr.export(reading, tmp_path / "a.jsonld")
    jsonschema.validate(json.loads(path.read_bytes()), COLLECTION)
    assert json.loads(path.read_bytes())["total"] == 0
    [path] = rr.export(reading, tmp_path / "a.jsonl", "doccano")
    assert re.search(r'"entities": \[\], "relations": \[\]}\n$', path.read_text())
