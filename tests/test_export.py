"""Export: every format by name and suffix; tables come back equal, whole or not at all."""

import csv
import hashlib
import json

import exported
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import reread as rr
from reread import files
from reread.export import FORMATS, source
from reread.export.tabular import cells, encode
from reread.stages import STAGES

TABULAR = [name for name, kind in FORMATS.items() if kind.tabular]


def typed(rows, like):
    """Rows as they stand in JSON, with the types of a table."""
    return pd.DataFrame(rows, columns=list(like.columns)).astype(dict(like.dtypes))


READ = {"int64": int, "Int64": int, "float64": float, "bool": "True".__eq__}


def from_csv(path, like):
    """A CSV with the types of a table: what is empty is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    values = {
        name: [READ.get(str(dtype), str)(row[name]) if row[name] else None for row in rows]
        for name, dtype in like.dtypes.items()
    }
    return typed(values, like)


@pytest.fixture(scope="module", params=range(len(exported.HOSTILE) + 1))
def read(request, dated):
    """One reading after the other: prose, then texts that are hostile."""
    return [dated, *exported.hostile()][request.param]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_file_for_each_table_comes_back_equal(read, format, tmp_path):
    written = rr.export(read, tmp_path / "out", format, **{"raw": True} if format == "csv" else {})
    assert {path.name for path in written} == {
        "manifest.json", *(f"{name}.{format}" for name in (*STAGES, "metadata", "left_out"))
    }  # fmt: skip
    assert files.faults(tmp_path / "out") == []
    for name in STAGES:
        table = read.table(name)
        path = tmp_path / "out" / f"{name}.{format}"
        back = from_csv(path, table) if format == "csv" else pd.read_parquet(path)
        pd.testing.assert_frame_equal(back.astype(dict(table.dtypes)), table)


def test_a_document_tells_its_schema_and_comes_back_equal(read, tmp_path):
    [path] = rr.export(read, tmp_path / "out.json")
    told = json.loads(path.read_text(encoding="utf-8"))["tables"]
    assert list(told) == [*STAGES, "metadata", "left_out"]
    for name in STAGES:
        table = read.table(name)
        assert told[name]["row"] == rr.tables.schema(name).row
        assert {c["name"]: c["dtype"] for c in told[name]["columns"]} == {
            column.name: column.dtype for column in rr.tables.schema(name).columns
        }
        pd.testing.assert_frame_equal(typed(told[name]["rows"], table), table)
    assert told["times"]["columns"][0] == {
        "name": "article", "dtype": "string", "meaning": "id of the article"
    }  # fmt: skip


def test_lines_come_back_equal(read, tmp_path):
    [path] = rr.export(read, tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for name in STAGES:
        table = read.table(name)
        mine = [row for row in rows if row["table"] == name]
        pd.testing.assert_frame_equal(typed(mine, table), table)


def test_several_articles_stand_one_after_the_other(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "AT_ONCE", 2)  # articles in memory
    readings = exported.hostile()
    [path] = rr.export(readings, tmp_path / "tokens.csv", tables="tokens", raw=True)
    wanted = pd.concat([one.tokens for one in readings], ignore_index=True)
    pd.testing.assert_frame_equal(from_csv(path, wanted), wanted)
    rr.export(readings, tmp_path / "a", "parquet")
    wanted = pd.concat([one.tokens for one in readings], ignore_index=True)
    back = pd.read_parquet(tmp_path / "a/tokens.parquet").astype(dict(wanted.dtypes))
    pd.testing.assert_frame_equal(back, wanted)
    told = rr.Article("Rain fell.", told=[rr.article.Told("title", "Rain", "h1")])
    rr.export([readings[0], rr.read(told)], tmp_path / "b", "csv", tables="metadata")
    assert (tmp_path / "b/metadata.csv").read_text() == (
        f"article,field,value,source\n{told.id},title,Rain,h1\n"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_an_archive_is_as_its_readings(format, tmp_path, monkeypatch):
    monkeypatch.setattr(source, "AT_ONCE", 2)  # articles in memory
    archive = exported.Archive(exported.hostile())
    kind = FORMATS[format]
    chosen = {"tables": ["tokens", "times"]} if kind.tabular else {}
    by = [rr.export(one, tmp_path / f"{n}", format, **chosen)
          for n, one in enumerate((archive, exported.hostile()))]  # fmt: skip
    assert [p.read_bytes() for p in by[0]] == [p.read_bytes() for p in by[1]]
    assert max(archive.asked, default=0) <= 2


def test_the_tables_kept_are_those_of_the_readings():
    archive = exported.Archive(exported.hostile())
    for kept, reading in zip(source.Source(archive).kept(), exported.hostile(), strict=True):
        assert kept.article == reading.article
        assert kept.stage("today") == reading.stage("today")
        for name in STAGES:
            pd.testing.assert_frame_equal(kept.table(name), reading.table(name))


def test_what_an_archive_keeps_is_not_computed_anew(tmp_path, monkeypatch):
    archive = exported.Archive(exported.hostile())
    wanted = rr.export(exported.hostile(), tmp_path / "a", "doccano")[0].read_bytes()
    monkeypatch.setattr(exported.Archive, "reading", lambda self, id: pytest.fail("computed"))
    assert rr.export(archive, tmp_path / "b", "doccano")[0].read_bytes() == wanted


def test_a_corpus_on_disk_is_exported_as_its_readings(tmp_path):
    from reread.corpus.dataset import Dataset, copies
    from reread.corpus.dataset.schemas import SCHEMAS
    from reread.corpus.parts import Part

    readings = exported.hostile()[1:3]
    archive = exported.Archive(readings)
    with Dataset.at(tmp_path / "corpus", readings[0].choices) as data:
        for one in readings:
            made = {n: exported.arrow(n, one.table(n)) for n in STAGES}
            own = {n: archive.table(n, article=[one.article.id]) for n in ("articles", "texts")}
            own["texts"]["signature"] = own["texts"]["text"].map(copies.signature)
            made |= {n: pa.Table.from_pylist(own[n].to_dict("records"), SCHEMAS[n]) for n in own}
            made["failures"] = SCHEMAS["failures"].empty_table()
            data.commit(Part((one.article.id,), made))
        data.finish({"seconds": 1})
    corpus = rr.corpus.open(tmp_path / "corpus")
    for format, kind in FORMATS.items():
        chosen = {"tables": ["tokens", "events", "voices"]} if kind.tabular else {}
        by = [rr.export(one, tmp_path / f"{format} {n}", format, **chosen)
              for n, one in enumerate((corpus, readings))]  # fmt: skip
        assert [p.read_bytes() for p in by[0]] == [p.read_bytes() for p in by[1]], format
    assert rr.export(corpus, tmp_path / "all.jsonl") == [tmp_path / "all.jsonl"]


def test_an_archive_has_its_articles_and_failures_and_texts_if_asked(tmp_path):
    archive = exported.Archive(exported.hostile())
    written = rr.export(archive, tmp_path / "a", "parquet")
    names = {path.stem for path in written}
    assert names == {"articles", "failures", "manifest", "metadata", "left_out", *STAGES}
    [path] = rr.export(archive, tmp_path / "texts.parquet", tables="texts")
    texts = pd.read_parquet(path)
    assert texts["text"].tolist() == list(exported.HOSTILE.values())
    assert list(texts.columns) == ["article", "text"]
    [path] = rr.export(archive, tmp_path / "failures.csv", tables=["failures"])
    assert path.read_text() == "name,key,kind,reason\nx,x,x,x\n"
    for name, column in (("times", "value"), ("metadata", "field")):
        [path] = rr.export(exported.Archive(()), tmp_path / "none.parquet", tables=name)
        assert pd.read_parquet(path).empty
        assert column in pd.read_parquet(path)


def test_an_archive_has_what_its_articles_state(tmp_path):
    told, left = rr.article.Told("title", "Rain", "h1"), rr.article.LeftOut("Sign up", "asks to")
    readings = (
        *exported.hostile()[:1],
        rr.read(rr.Article("Rain fell.", told=[told], omitted=[left])),
    )
    for name in ("metadata", "left_out"):
        by = [rr.export(one, tmp_path / f"{n}.csv", tables=name)[0].read_text()
              for n, one in enumerate((exported.Archive(readings), readings))]  # fmt: skip
        assert by[0] == by[1]
        assert len(by[0].splitlines()) == 2


def test_the_text_of_a_reading_is_written_if_asked(dated, tmp_path):
    [path] = rr.export(dated, tmp_path / "texts.jsonl", tables="texts")
    assert json.loads(path.read_bytes()) == {
        "table": "texts", "article": dated.article.id, "text": dated.article.text
    }  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_each_time_and_nothing_changed(format, tmp_path):
    reading = exported.hostile()[0]
    before = {name: reading.table(name) for name in STAGES}
    first = rr.export(reading, tmp_path / "a", format)
    second = rr.export(reading, tmp_path / "b", format)
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    for name, table in before.items():
        pd.testing.assert_frame_equal(reading.table(name), table)


@pytest.mark.parametrize("format", FORMATS)
def test_ids_choose_no_path(format, tmp_path):
    written = rr.export(exported.hostile(), tmp_path / "out", format)
    there = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert set(written) == there
    assert all(path.parent in (tmp_path, tmp_path / "out") for path in there)


def test_ids_that_some_systems_take_for_one_give_two_files(tmp_path):
    readings = [rr.read(rr.Article(f"Rain {n}.", id=id)) for n, id in enumerate(("Ab", "aB", "b"))]
    written = rr.export(readings, tmp_path, "timeml")
    assert [path.name for path in written] == ["Ab.tml", "aB~2.tml", "b.tml", "manifest.json"]
    assert "Rain 1" in written[1].read_text()


def test_csv_is_safe_unless_raw(tmp_path):
    reading = exported.hostile()[4]
    rr.export(reading, tmp_path / "tokens.csv", tables="tokens")
    safe = pd.read_csv(tmp_path / "tokens.csv", keep_default_na=False)
    assert set(safe["article"]) == {reading.article.id}
    assert "'@home" in (tmp_path / "tokens.csv").read_text() or "'@" in set(safe["surface"])
    assert not safe["surface"].str.match(r"[=@]").any()
    rr.export(reading, tmp_path / "tokens.csv", tables="tokens", raw=True)
    raw = pd.read_csv(tmp_path / "tokens.csv", keep_default_na=False)
    assert raw["surface"].tolist() == reading.tokens["surface"].tolist()


@pytest.mark.parametrize(("path", "asked", "found"), [
    ("a.json", None, "json"), ("a.JSONL", None, "jsonl"), ("a.xlsx", None, "excel"),
    ("a.tml", None, "timeml"), ("a.conllu", None, "conllu"), ("a.jsonld", None, "web-annotation"),
    ("a.graphml", None, "graphml-speakers"), ("a.json", "timelinejs", "timelinejs"),
    ("a.txt", "xlsx", "excel"), ("a", ".jsonld", "web-annotation"), ("a", "CSV", "csv"),
    ("a", "web_annotation", "web-annotation"), ("a.jsonl", "doccano", "doccano"),
])  # fmt: skip
def test_the_format_is_named_or_follows_from_the_suffix(path, asked, found, tmp_path):
    from reread.export.formats import _format

    assert _format(tmp_path / path, asked) == found


@pytest.mark.parametrize(("given", "error", "problem"), [
    ({"format": "word"}, ValueError, r"format='word' is not known; choose format= among csv, parq"),
    ({"format": 5}, TypeError, "format=5 is int, not the name of a format"),
    ({}, ValueError, "names no format; choose format= among csv"),
    ({"format": "csv", "tables": "tims"}, ValueError, "table 'tims' is not known; choose among bl"),
    ({"format": "csv", "tables": []}, ValueError, "no table is named; choose among blocks"),
    ({"format": "timeml", "tables": "times"}, ValueError, "timeml has no tables to choose; leave"),
    ({"format": "json", "raw": True}, ValueError, "raw=True is for csv, and json keeps all texts"),
])  # fmt: skip
def test_what_cannot_be_asked(reading, given, error, problem, tmp_path):
    with pytest.raises(error, match=problem):
        rr.export(reading, tmp_path / "out", **given)
    assert not list(tmp_path.iterdir())


def test_what_is_no_source(article, reading, tmp_path):
    for wrong in (article, "text", b"text", None, 5, {"a": reading}):
        with pytest.raises(TypeError, match=r"cannot be exported; give reread\.read"):
            rr.export(wrong, tmp_path / "a.json")
    with pytest.raises(TypeError, match=r"Article is not a reading; give reread\.read"):
        rr.export([reading, article], tmp_path / "a.json")
    with pytest.raises(ValueError, match="two readings are of article '16f0559ec764'; export each"):
        rr.export([reading, rr.read(article, lexicon="vader")], tmp_path / "a.json")
    with pytest.raises(ValueError, match="there is no reading to export"):
        rr.export([], tmp_path / "a.json")
    assert not list(tmp_path.iterdir())


def test_what_is_no_path(reading, tmp_path):
    with pytest.raises(TypeError, match="path=None is NoneType, not a path"):
        rr.export(reading, None, "json")
    with pytest.raises(IsADirectoryError, match="is a folder; give the path of a file"):
        rr.export(reading, tmp_path, "json")
    (tmp_path / "taken").write_text("x")
    for format in ("json", "csv", "timeml"):
        with pytest.raises(NotADirectoryError, match="file"):
            rr.export(reading, tmp_path / "taken/below.x", format)
    assert (tmp_path / "taken").read_text() == "x"


@pytest.mark.parametrize("format", [name for name in FORMATS if FORMATS[name].holds == "all"])
def test_a_failed_export_leaves_the_old_file(format, tmp_path, monkeypatch):
    path = tmp_path / "out"
    path.write_text("old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reread.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        rr.export(exported.hostile()[0], path, format)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_was_not_written_to_its_end_says_so(reading, article, tmp_path):
    rr.export([reading], tmp_path, "csv")
    with pytest.raises(TypeError, match="is not a reading"):
        rr.export([reading, article], tmp_path, "csv")
    assert "not written to its end" in files.faults(tmp_path)[0]
    assert not list(tmp_path.glob("*.part"))


def test_digests_are_those_of_the_files(reading, tmp_path):
    rr.export(reading, tmp_path, "parquet")
    for name, digest in json.loads((tmp_path / "manifest.json").read_text()).items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


def test_numbers_and_days_that_json_has_not():
    numbers = pd.Series([1.5, np.nan, np.inf, -np.inf])
    assert cells(numbers) == [1.5, None, "Infinity", "-Infinity"]
    days = pd.Series(np.array(["2024-02-29", "NaT", "0044-03-15"], dtype="datetime64[s]"))
    assert cells(days) == ["2024-02-29", None, "0044-03-15"]
    assert cells(pd.Series([1, pd.NA], dtype="Int64")) == [1, None]
    with pytest.raises(ValueError, match="JSON compliant"):
        encode(float("nan"))


def test_a_line_of_json_is_one_to_all_who_read_lines():
    line = encode({"a": "x\x85y\u2028z\u2029\n\r\x0b\x0c\x1c\x1d\x1e"})
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line)["a"] == "x\x85y\u2028z\u2029\n\r\x0b\x0c\x1c\x1d\x1e"


def test_the_face_has_the_function_whatever_was_imported_first():
    import reread.export.tabular  # noqa: F401

    assert callable(rr.export)
    assert callable(rr.save)


@pytest.mark.parametrize("format", TABULAR)
def test_only_the_tables_asked_for_are_computed(format, article, tmp_path, monkeypatch):
    reading = rr.read(rr.Article("Rain fell on Monday."))
    asked = []
    table = rr.Reading.table
    monkeypatch.setattr(rr.Reading, "table", lambda self, n: asked.append(n) or table(self, n))
    rr.export(reading, tmp_path / "out", format, tables=["times", "sentences"])
    assert asked == ["sentences", "times"]
