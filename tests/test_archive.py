"""A corpus opened: the tables as each article's own, some of them, and nothing damaged."""

import copy
import pickle
import subprocess
import sys
from pathlib import Path

import exported
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import reread as rr
from reread import provenance, tables
from reread.article import LeftOut, Mark, Told
from reread.choices import Choices
from reread.corpus.dataset import Dataset, copies
from reread.corpus.dataset.schemas import NAMES, SCHEMAS
from reread.corpus.parts import Part
from reread.stored import to_json

ARTICLES = [
    rr.Article(
        "Floods\n\nMayor Ida Holm said on Wednesday that 40 homes were lost. “We will rebuild,” she said.",
        id="floods", published="2025-08-20", title="Floods", authors=("Ann Lee", "Bo Ek"),
        told=(Told("title", "Floods", "first line"),), marks=(Mark(0, 6, "heading", "is in <h1>"),),
        omitted=(LeftOut("Read more", "is a link"),), notices=("The clock is missing.",),
    ),
    rr.Article("The council met in 2022. It denied the claim.", id="council"),
    rr.Article("Snow fell.", id="we <b>'rd\"/id"),
]  # fmt: skip


def part(articles, failed=()):
    """What a worker makes of articles, one by one."""
    readings = [rr.read(article) for article in articles]
    made = {
        name: exported.arrow(
            name, pd.concat([one.table(name) for one in readings] or [tables.empty(name)])
        )
        for name in tables.TABLES
    }
    own = {"articles": [], "texts": [], "failures": []}
    for one in articles:
        own["articles"].append(
            {"article": one.id, "title": one.title, "characters": len(one.text), "words": 1}
        )
        signed = copies.signature(one.text)
        own["texts"].append(
            {"article": one.id, "text": one.text, "rest": to_json(one), "signature": signed}
        )
    own["failures"] = [{"name": name, "kind": "empty", "reason": "no text"} for name in failed]
    made |= {name: pa.Table.from_pylist(own[name], schema=SCHEMAS[name]) for name in own}
    return Part(tuple(f"key of {one.id}" for one in articles) + tuple(failed), made)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A corpus of two parts, and one in which all failed, at a place hard to name."""
    folder = tmp_path_factory.mktemp("corpora") / "news [2025]*?'s"
    with Dataset.at(folder, Choices()) as data:
        data.commit(part(ARTICLES[:2], failed=["empty.txt"]))
        data.commit(part([], failed=["b.txt"]))
        data.commit(part(ARTICLES[2:]))
        data.finish({"seconds": 3})
    return folder


@pytest.fixture
def corpus(whole):
    return rr.corpus.open(whole)


@pytest.fixture
def copied(whole, tmp_path):
    """The same corpus, to be damaged."""
    import shutil

    return Path(shutil.copytree(whole, tmp_path / "copy"))


@pytest.mark.parametrize("name", tables.TABLES)
def test_each_table_is_that_of_its_articles(corpus, name):
    alone = pd.concat([rr.read(one).table(name) for one in ARTICLES], ignore_index=True)
    alone.attrs.clear()
    pd.testing.assert_frame_equal(getattr(corpus, name), alone)
    for article in ARTICLES:
        rows = corpus.table(name, article=article.id)
        pd.testing.assert_frame_equal(rows, rr.read(article).table(name))


@pytest.mark.parametrize("name", NAMES)
def test_rows_by_the_value_of_any_column_are_those_of_pandas(corpus, name):
    rows = corpus.table(name)
    for column in rows.columns.drop("signature", errors="ignore"):
        for value in rows[column].drop_duplicates()[:2]:
            gone = rows[column].isna() if pd.isna(value) else False
            wanted = rows[(rows[column] == value).fillna(False) | gone].reset_index(drop=True)
            found = corpus.table(name, where={column: None if pd.isna(value) else value})
            pd.testing.assert_frame_equal(found, wanted)


@pytest.mark.parametrize("asked", [0, 0.0, -0.0, [0.0, 5]])
def test_nothing_but_noughts_are_found(tmp_path, asked):
    with Dataset.at(tmp_path, Choices()) as data:
        made = part(ARTICLES[2:])
        tone = pa.Table.from_pylist([{"article": "a", "score": 0.0}] * 2, schema=SCHEMAS["tone"])
        data.commit(made._replace(tables={**made.tables, "tone": tone}))
    found = rr.corpus.open(tmp_path).table("tone", columns="score", where={"score": asked})
    assert len(found) == 2


def test_its_own_tables(corpus):
    assert corpus.articles["article"].tolist() == [one.id for one in ARTICLES] == list(corpus)
    assert corpus.failures["name"].tolist() == ["empty.txt", "b.txt"]
    assert corpus.articles["characters"].dtype == "int64"
    assert corpus.articles["title"].dtype == "string"
    assert len(corpus) == 3
    assert "council" in corpus and "town" not in corpus
    assert corpus.runs.to_dict("list") == {"seconds": [3]}
    assert corpus.is_finished
    assert corpus.choices.same(Choices())
    assert corpus.versions == provenance.versions()
    assert corpus.models == provenance.models()


def test_one_article_is_read_from_one_file(corpus, monkeypatch):
    opened = []
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: opened.append(path.name) or real(path))
    corpus.table("tokens", article="council")
    assert opened == ["part-00000.parquet"]


def test_columns_articles_and_values_are_picked(corpus):
    some = corpus.table("tokens", columns=["surface", "start"], article=["council", "floods"])
    assert list(some.columns) == ["surface", "start"]
    assert some["surface"].iat[0] == "Floods"  # as the source has them
    assert corpus.table("tokens", columns="surface").columns.tolist() == ["surface"]
    tokens = corpus.tokens
    for where, mask in [
        ({"kind": "number"}, tokens["kind"] == "number"),
        ({"kind": ["number", "word"], "sentence": 0},
         tokens["kind"].isin(["number", "word"]) & (tokens["sentence"] == 0)),
        ({"head": None}, tokens["head"].isna()),
        ({"head": [None, 2]}, tokens["head"].isna() | (tokens["head"] == 2)),
        ({"kind": set()}, tokens["kind"].isna()),
        ({}, tokens["kind"].notna()),
        (pc.field("start") > 20, tokens["start"] > 20),
    ]:  # fmt: skip
        picked = corpus.table("tokens", where=where)
        pd.testing.assert_frame_equal(picked, tokens[mask].reset_index(drop=True))
        ids = corpus.table("tokens", where=where, columns="article", article="council")
        assert len(ids) == (tokens[mask]["article"] == "council").sum()


@pytest.mark.parametrize(
    "day", ["2022-01-01", pd.Timestamp("2022-01-01"), pd.Timestamp("2022-01-01").date()]
)
def test_days_are_picked_as_they_are_written(corpus, day):
    assert corpus.table("times", where={"earliest": day})["surface"].tolist() == ["2022"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": "tims"}, "table 'tims' is not known; choose one of articles, texts"),
        ({"name": None}, "table None is not known"),
        ({"columns": ["colour"]}, "times has no column 'colour'; it has article, start"),
        ({"where": {"colour": 1}}, "times has no column 'colour'"),
        ({"where": {"start": "here"}}, "'start': 'here'.* does not fit"),
        ({"where": {"type": [["DATE"]]}}, "'type': .* does not fit"),
        ({"where": {"earliest": "soon"}}, "'earliest': 'soon'.* does not fit"),
        ({"where": pc.field("colour") == 1}, "does not fit times"),
        ({"where": pc.field("start") == "a"}, "does not fit times"),
        ({"article": "town"}, "article 'town' is not in .*; its ids are"),
        ({"name": "failures", "article": "floods"}, "failures has no column 'article'"),
    ],
)
def test_what_is_not_there_is_told(corpus, given, told):
    with pytest.raises(ValueError, match=told):
        corpus.table(**{"name": "times", **given})


def test_a_condition_that_is_none_is_told(corpus):
    with pytest.raises(TypeError, match="where='kind' is str; write where="):
        corpus.table("times", where="kind")


def test_an_articles_reading_is_that_of_the_article(corpus):
    for article in ARTICLES:
        reading = corpus.reading(article.id)
        assert reading.article == article
        assert reading.choices.same(Choices())
    assert corpus.reading("council", lexicon="vader").choices.lexicon == "vader"
    with pytest.raises(ValueError, match="article 'town' is not in"):
        corpus.reading("town")
    with pytest.raises(TypeError, match="is not one article's id"):
        corpus.reading(["council", "floods"])


def test_a_function_that_was_chosen_must_be_given_again(tmp_path):
    with Dataset.at(tmp_path, Choices(sentences=str.split)) as data:
        data.commit(part(ARTICLES[1:2]))
    corpus = rr.corpus.open(tmp_path)
    assert ": 1 article, 1 part, 0 failures, 0." in repr(corpus)
    with pytest.raises(ValueError, match=r"sentences was the function str\.split"):
        corpus.reading("council")
    assert corpus.reading("council", sentences=str.split).choices.sentences is str.split


def test_another_version_is_told_when_an_article_is_read_again(corpus, monkeypatch):
    today = provenance.versions()
    monkeypatch.setattr(provenance, "versions", lambda: {**today, "nltk": "0.1"})
    with pytest.warns(
        UserWarning, match=r"read with nltk .*, and here is 0\.1: a reading made now"
    ):
        corpus.reading("council")


@pytest.mark.parametrize("name", ["times", "order", "articles", "texts", "failures"])
def test_the_same_as_dask_frames(corpus, name):
    frame = corpus.dask(name)
    assert frame.npartitions == 3
    pd.testing.assert_frame_equal(frame._meta, corpus.table(name).iloc[:0])
    made = frame.compute(scheduler="sync").reset_index(drop=True)
    pd.testing.assert_frame_equal(made, corpus.table(name))


def test_dask_reads_the_columns_that_it_needs(corpus):
    counted = corpus.dask("tokens").groupby("article")["surface"].count().compute(scheduler="sync")
    assert counted["council"] == (corpus.tokens["article"] == "council").sum()
    with pytest.raises(ValueError, match="table 'tims' is not known"):
        corpus.dask("tims")


def test_sql_over_the_tables(corpus):
    told = corpus.sql(
        "select a.article, count(*) n from articles a join Tokens using (article) group by 1 order by n"
    )
    assert told["n"].tolist() == sorted(corpus.tokens["article"].value_counts())
    assert corpus.sql('select count(*) n from "order"')["n"].item() == len(corpus.order)
    day = corpus.sql("select min(earliest) d from times where surface = '2022'")["d"].item()
    assert day == pd.Timestamp("2022-01-01")


def test_an_empty_corpus_has_every_table(tmp_path):
    Dataset.at(tmp_path, Choices()).close()
    corpus = rr.corpus.open(tmp_path)
    for name in tables.TABLES:
        pd.testing.assert_frame_equal(corpus.table(name), tables.empty(name))
    for name in ("times", "order"):
        pd.testing.assert_frame_equal(
            corpus.dask(name).compute(scheduler="sync"), tables.empty(name)
        )
        assert corpus.sql(f'select * from "{name}"').empty
    assert len(corpus) == 0 and not corpus.is_finished
    assert repr(corpus).endswith("0 articles, 0 parts, 0 failures, 0.0 MB, not read to its end>")
    assert corpus.runs.empty


@pytest.mark.parametrize(
    ("library", "line"),
    [
        ("dask.dataframe", r'pip install "reread\[corpus\]"'),
        ("duckdb", r'pip install "reread\[corpus\]"'),
    ],
)
def test_a_missing_library_is_told(corpus, monkeypatch, library, line):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=line):
        corpus.dask("times") if library != "duckdb" else corpus.sql("select * from times")


def damage(path, how):
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes({
        "cut": data[:middle], "emptied": b"", "a bit": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1:],
        "longer": data + b"PAR1",
    }[how])  # fmt: skip


@pytest.mark.parametrize("how", ["cut", "emptied", "a bit", "longer"])
def test_a_damaged_table_is_told_and_never_read(copied, how):
    corpus = rr.corpus.open(copied)
    corpus.sql("select * from tone")  # seen to be whole
    damage(copied / "tone/part-00002.parquet", how)
    told = pytest.raises(OSError, match=r"tone/part-00002\.parquet is damaged: it is not as it was")
    with told:
        corpus.table("tone")
    with told:
        corpus.sql("select count(*) from tone")
    with told:
        corpus.dask("tone").compute(scheduler="sync")
    assert len(corpus.table("tone", article="council")) == 2  # which is whole
    assert [fault.partition(":")[0] for fault in corpus.faults()] == [
        f"{corpus.folder}/tone/part-00002.parquet is damaged"
    ]


def test_a_table_that_is_gone_is_told(copied):
    corpus = rr.corpus.open(copied)
    (copied / "tone/part-00002.parquet").unlink()
    for read in (corpus.table, lambda name: corpus.sql(f"from {name}")):
        with pytest.raises(OSError, match=r"tone/part-00002\.parquet is missing"):
            read("tone")


def test_all_that_is_wrong_is_listed(copied):
    assert rr.corpus.faults(copied) == []
    (copied / "tone/part-00002.parquet").unlink()
    damage(copied / "times/part-00000.parquet", "a bit")
    (copied / "times/part-00009.parquet").write_bytes(b"")
    (copied / "notes.txt").write_text("mine")
    damage(copied / "parts/00001.json", "cut")
    (copied / "parts/2.json").write_text("{}")
    (copied / "parts/notes.txt").write_text("mine")
    told = [fault.removeprefix(f"{copied}/") for fault in rr.corpus.faults(copied)]
    assert [line.split(";")[0] for line in told] == [
        "parts/00001.json is damaged, or no file of a corpus",
        "times/part-00000.parquet is damaged: it is not as it was written",
        "tone/part-00002.parquet is missing",
        "notes.txt belongs to no part",
        "parts/2.json belongs to no part",
        "parts/notes.txt belongs to no part",
        "times/part-00009.parquet belongs to no part",
    ]


@pytest.mark.parametrize("name", ["manifest.json", "parts/00001.json"])
@pytest.mark.parametrize("how", ["cut", "emptied", "gone"])
def test_damaged_records_are_told(copied, name, how):
    (copied / name).unlink() if how == "gone" else damage(copied / name, how)
    with pytest.raises(OSError, match=f"{Path(name).name} is (damaged|missing)"):
        rr.corpus.open(copied)
    assert f"{copied / name} is " in rr.corpus.faults(copied)[0]


def test_a_run_that_did_not_end_is_told(copied):
    with Dataset.at(copied, Choices()) as data:
        data.commit(part([rr.Article("Hail.", id="hail")]))
    corpus = rr.corpus.open(copied)
    assert not corpus.is_finished
    assert corpus.faults() == ["the source was not read to its end; read it into this folder again"]
    assert ": 4 articles, 4 parts, 2 failures, 0." in repr(corpus)
    assert "MB, not read to its end>" in repr(corpus)


def test_what_is_no_corpus_is_told(tmp_path):
    with pytest.raises(
        FileNotFoundError, match=r"holds no corpus: manifest\.json is missing; give"
    ):
        rr.corpus.open(tmp_path)
    with pytest.raises(TypeError, match="not a path"):
        rr.corpus.open(3)
    with pytest.raises(AttributeError, match=r"reread\.corpus has no 'opn'; it has Corpus, "):
        rr.corpus.opn  # noqa: B018


def test_how_it_shows(corpus):
    assert repr(corpus).startswith("<Corpus news [2025]*?'s: 3 articles, 3 parts, 2 failures, 0.")
    html = corpus._repr_html_()
    assert "news [2025]*?&#x27;s" in html
    assert f"<td>tokens</td><td>{len(corpus.tokens):,}</td>" in html
    assert all(f"<td>{name}</td>" in html for name in NAMES)


def test_copied_and_pickled_it_is_the_same(corpus):
    for other in (copy.copy(corpus), pickle.loads(pickle.dumps(corpus))):
        pd.testing.assert_frame_equal(other.times, corpus.times)


def test_opening_imports_nothing_heavy(whole):
    code = f"""
import sys, reread as rr
corpus = rr.corpus.open({str(whole)!r})
assert len(corpus.times) and not {{"dask", "distributed", "duckdb"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_its_findings_speak_of_all_articles(corpus):
    told = list(rr.findings(corpus)["sentence"])
    assert told[0] == "3 articles of 3 words, none of them dated."
    assert "None of its 3 articles was found to contradict itself." in told
    assert "No name is found in two of its articles. Named most often is Ida Holm (2)." in told
    assert "2 items were not read; failures says why." in told
    assert set(rr.findings(corpus, about="contradiction")["about"]) == {"contradiction"}


def test_its_findings_name_the_articles_that_contradict_themselves(tmp_path):
    with Dataset.at(tmp_path / "out", Choices()) as data:
        text = "Palme was buried in 1986. Palme was buried in 1988."
        data.commit(part([rr.Article(text, title="Graves"), ARTICLES[2]]))
        data.finish({"seconds": 1})
    told = list(rr.findings(rr.corpus.open(tmp_path / "out"))["sentence"])
    assert "1 of 2 articles contradicts itself: “Graves” (1)." in told


def test_its_findings_count_who_is_named_and_not_names(tmp_path):
    with Dataset.at(tmp_path / "out", Choices()) as data:
        texts = ("The United Nations met in Oslo.", "The UN met again.")
        data.commit(part([rr.Article(text) for text in texts]))
        data.finish({"seconds": 1})
    told = list(rr.findings(rr.corpus.open(tmp_path / "out"))["sentence"])
    assert (
        "The names that most of its articles have are United Nations (in 2) and Oslo (in 1)."
        in told
    )
