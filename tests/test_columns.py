"""Tables of articles: which column is the text, what the others say, and damage."""

import datetime as dt
import io
import shutil
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import reread as rr
from reread.corpus.parts import Refused
from reread.corpus.sources import articles_of, columns, items
from reread.corpus.sources.columns import rows, text_column

STORY = "The mayor of Nordby spoke on Monday of the old quay."
TABLE = pd.DataFrame({
    "id": ["01", "2", "x"],
    "headline": ["Quay", "Ferry", None],
    "date": ["2025-08-19", "2025-08-20T06:30:00+02:00", None],
    "Full_Text": [STORY, "<p>The ferry sails.</p><p>It is &amp; was late.</p>", "Toll up."],
    "author": ["Ada Strand and Bo Lin", None, None],
    "publication": ["Nordby Post", None, None],
    "link": ["https://nordby.example/q", None, None],
    "section": ["News", None, None],
    "embedding": ["0.5 0.25", "1 1", ""],
})  # fmt: skip
KINDS = {
    ".csv": lambda table, path: table.to_csv(path, index=False),
    ".tsv": lambda table, path: table.to_csv(path, index=False, sep="\t"),
    ".psv": lambda table, path: table.to_csv(path, index=False, sep="|"),
    ".parquet": lambda table, path: table.to_parquet(path, index=False),
    ".xlsx": lambda table, path: table.to_excel(path, index=False),
}


def read(source, **asked):
    return [(item.name, one) for item in items(source, **asked) for one in articles_of(item)]


@pytest.mark.parametrize("suffix", [*KINDS, "frame"])
def test_rows_are_articles(suffix, tmp_path):
    path = tmp_path / f"news{suffix}"
    if suffix != "frame":
        KINDS[suffix](TABLE, path)
    got = read(TABLE if suffix == "frame" else path)
    name = "DataFrame" if suffix == "frame" else path.name
    assert [name for name, _ in got] == [f"{name}:{number}" for number in (1, 2, 3)]
    first, second, third = (one for _, one in got)
    assert first == rr.Article(
        text=STORY, id="01", title="Quay", published="2025-08-19", outlet="Nordby Post",
        url="https://nordby.example/q", section="News", authors=["Ada Strand", "Bo Lin"],
        file=None if suffix == "frame" else path.name, told=first.told,
    )  # fmt: skip
    assert ("title", "Quay", "column headline") in first.told
    assert second.text == "The ferry sails.\n\nIt is & was late."
    assert second.published == "2025-08-20T06:30:00+02:00"
    assert (third.title, third.published, third.authors) == (None, None, ())
    assert "embedding" not in str(first.told)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_keys_are_those_of_the_rows(suffix, tmp_path):
    def keys(table):
        KINDS[suffix](table, tmp_path / f"news{suffix}")
        return [item.key for item in items(tmp_path)]

    kept = keys(TABLE)
    assert keys(TABLE.iloc[::-1]) == kept[::-1]
    assert len(set(keys(pd.concat([TABLE, TABLE])))) == 6


def test_the_column_asked_for(tmp_path):
    table = pd.DataFrame({"text": ["Wrong."], "summary": [STORY], "title": ["Quay"]})
    assert read(table)[0][1].text == "Wrong."
    (_, found), = read(table, text="summary")  # fmt: skip
    assert (found.text, found.title) == (STORY, "Quay")
    table.to_csv(tmp_path / "a.csv", index=False)
    assert read(tmp_path / "a.csv", text="summary")[0][1].text == STORY
    with pytest.raises(
        ValueError,
        match=r"a\.csv' has no column 'Text', which text= names; its columns are text, summary, ",
    ):
        read(tmp_path / "a.csv", text="Text")
    ((name, refused),) = read(tmp_path, text="Text")
    assert (name, refused.kind) == ("a.csv", "unreadable")
    assert refused.reason.startswith("has no column 'Text'")


@pytest.mark.parametrize(("names", "wanted"), [
    (["id", "text"], "text"), (["Body", "title"], "Body"), (["article_text"], "article_text"),
    (["content", "text"], "text"), (["Full Text", "abstract"], "Full Text"), (["article"], "article"),
    (["fulltext", "story"], "fulltext"), (["title", "HTML"], "HTML"), (["document"], "document"),
])  # fmt: skip
def test_the_column_of_texts_is_found_by_its_name(names, wanted):
    assert text_column(names, None) == wanted


@pytest.mark.parametrize("names", [["title", "summary"], ["a", "b"], ["context", "texts"], [""]])
def test_no_column_of_texts_is_guessed(names):
    shown = ", ".join(names)
    with pytest.raises(ValueError, match=f"name it by text='…': its columns are {shown}$"):
        text_column(names, None)
    many = [f"column{number}" for number in range(100)]
    with pytest.raises(ValueError, match=r"column19 …$"):
        text_column(many, None)


def test_cells_of_all_kinds(tmp_path):
    table = pd.DataFrame({
        "text": [STORY, STORY],
        "id": [7, 8],
        "date": [pd.Timestamp("2025-08-19"), pd.NaT],
        "published_at": [pd.Timestamp("2025-08-19 06:30", tz="UTC"), pd.NaT],
        "authors": [np.array(["Ada Strand", "Bo Lin"], dtype=object), None],
        "title": pd.array(["Quay", pd.NA], "string"),
        "section": pd.Categorical(["News", None]),
    })  # fmt: skip
    table.to_parquet(tmp_path / "a.parquet")
    for source in (table, tmp_path / "a.parquet"):
        (_, first), (_, second) = read(source)
        assert (first.id, first.title, first.section) == ("7", "Quay", "News")
        assert first.authors == ("Ada Strand", "Bo Lin")
        assert first.published == "2025-08-19T06:30:00+00:00"
        assert ("published", "2025-08-19", "column date") in first.told
        assert second.id == "8"
        assert [told for told in second.told if told.field != "id"] == []


def test_workbooks_as_people_make_them(tmp_path):
    book = {
        "Notes": pd.DataFrame({"a": [1]}),
        "News": TABLE,
        "More": TABLE.rename(columns=str.upper),
    }
    with pd.ExcelWriter(tmp_path / "a.xlsx") as writer:
        for name, table in book.items():
            table.assign(date=dt.datetime(2025, 8, 19)).to_excel(
                writer, sheet_name=name, index=False
            )
    got = read(tmp_path / "a.xlsx")
    places = [f"a.xlsx:{sheet}:{number}" for sheet in ("News", "More") for number in (1, 2, 3)]
    assert [name for name, _ in got] == places
    assert got[0][1].published == "2025-08-19"
    assert got[3][1].id == "01"


@pytest.mark.parametrize(
    "cell", [None, "", " ", 5, float("nan"), True, "NULL", "nan", "#N/A", "\\N"]
)
def test_rows_without_a_text_are_empty(cell):
    table = pd.DataFrame({"text": pd.Series([cell, STORY], dtype=object), "title": ["a", "b"]})
    (name, refused), (_, article) = read(table)
    assert (name, refused.kind) == ("DataFrame:1", "empty")
    assert refused.reason == "holds no text; an article needs at least one word"
    assert article.text == STORY


def test_words_for_nothing_are_no_facts(tmp_path):
    lines = ["text,author,title,date", f"{STORY},NaN,None,NULL", f"{STORY},Nan Bell,Null,n/a "]
    (tmp_path / "a.csv").write_text("\n".join(lines))
    (_, none), (_, some) = read(tmp_path / "a.csv")
    assert (none.authors, none.title, none.published, none.notices) == ((), None, None, ())
    assert (some.authors, some.title) == (("Nan Bell",), "Null")
    assert "'n/a' is not a date" in some.notices[0]


def test_two_columns_of_the_name_of_the_texts_are_told(tmp_path):
    twice = pd.DataFrame([[STORY, "other", "day"]], columns=["text", "text", "date"])
    with pytest.raises(ValueError, match=r"the DataFrame has 2 columns 'text'; rename those that"):
        read(twice)
    with pytest.raises(ValueError, match="has 2 columns 'date'"):
        text_column(["date", "date", "text"], "date")
    assert text_column(["date", "date", "text"], None) == "text"


def test_a_table_without_names_of_columns_shows_no_whole_article(tmp_path):
    (tmp_path / "a.csv").write_text(f'T,"{STORY * 9}"\n')
    with pytest.raises(ValueError, match=r"its columns are T, .{40}…$"):
        read(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text('"text\n')
    with pytest.raises(
        ValueError, match="holds no table: its first line is not a row of the table"
    ):
        read(tmp_path / "b.csv")


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods"])
def test_other_workbooks_are_told(suffix):
    with pytest.raises(ValueError, match=r"is not read; save it as \.xlsx or \.csv"):
        list(rows(f"a{suffix}", io.BytesIO(b"x"), None, None))


def test_paragraphs_in_a_list(tmp_path):
    pq.write_table(pa.table({"text": [["One.", "Two."], []]}), tmp_path / "a.parquet")
    (_, article), (_, refused) = read(tmp_path / "a.parquet")
    assert article.text == "One.\n\nTwo."
    assert refused.kind == "empty"


def test_texts_that_are_kept_as_bytes(tmp_path):
    table = pa.table({"text": [STORY.encode(), "Det blåser.".encode("cp1252")]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert [one.text for _, one in read(tmp_path)] == [STORY, "Det bl\ufffdser."]


def test_a_bad_row_of_csv_loses_itself_only(tmp_path):
    (tmp_path / "a.csv").write_text(f"id,text\n1,{STORY}\n2,a,b\n3,{STORY}\n")
    (_, first), (name, refused), (_, last) = read(tmp_path / "a.csv")
    assert (first.id, last.id) == ("1", "3")
    assert (name, refused.kind) == ("a.csv:2", "unreadable")
    assert (
        refused.reason
        == "is not a row of the table (it has 3 cells, where the head has 2); correct it"
    )


def test_csv_in_another_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes("title;text\nKafé;Det blåser på kajen.\n".encode("cp1252"))
    ((_, article),) = read(tmp_path / "a.csv")
    assert (article.title, article.text) == ("Kafé", "Det blåser på kajen.")
    assert ("encoding", "cp1252") in [told[:2] for told in article.told]


def damaged(data, place):
    return data[:place] + bytes(byte ^ 0xFF for byte in data[place : place + 4]) + data[place + 4 :]


@pytest.mark.parametrize("suffix", [".parquet", ".xlsx"])
@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.98, 1])
def test_damage_is_told(suffix, share, tmp_path):
    path = tmp_path / f"news{suffix}"
    table = pd.concat([TABLE.assign(text=STORY + str(number)) for number in range(12)])
    if suffix == ".parquet":
        table.to_parquet(path, write_page_checksum=True, compression=None, row_group_size=9)
    else:
        KINDS[suffix](table, path)
    data = path.read_bytes()
    whole = [one for _, one in read(tmp_path)]
    path.write_bytes(damaged(data, int(share * (len(data) - 4))))
    found = [one for _, one in read(tmp_path)]
    kept = [one for one in found if isinstance(one, rr.Article)]
    assert kept == whole[: len(kept)]
    assert len(kept) == len(whole) or isinstance(found[-1], Refused)
    if 0 < len(kept) < len(whole):
        assert f"is damaged from row {len(kept) + 1} on" in found[-1].reason


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.xlsx"])
@pytest.mark.parametrize("data", [b"", b"\n", b"PAR1", bytes(range(256)), b"PK\x03\x04"])
def test_what_is_no_table(name, data):
    ((_, refused),) = read([(name, data)])
    assert refused.kind == "unreadable"
    assert refused.reason


@pytest.mark.parametrize("archive", ["dump.zip", "dump.tar.gz"])
def test_tables_in_archives(archive, tmp_path):
    for suffix in (".csv", ".parquet", ".xlsx"):
        KINDS[suffix](TABLE, tmp_path / f"news{suffix}")
    kind = "zip" if archive.endswith("zip") else "gztar"
    packed = shutil.make_archive(tmp_path.parent / "dump", kind, tmp_path)
    got = read(packed)
    assert sorted(name for name, _ in got) == [
        f"{archive}/news{suffix}:{number}" for suffix in (".csv", ".parquet", ".xlsx")
        for number in (1, 2, 3)
    ]  # fmt: skip
    assert [one.id for _, one in got] == ["01", "2", "x"] * 3


def test_a_workbook_that_unpacks_to_too_much(monkeypatch):
    KINDS[".xlsx"](TABLE, stream := io.BytesIO())
    monkeypatch.setattr(columns, "MOST_UNPACKED", 1_000)
    ((_, refused),) = read([("a.xlsx", stream.getvalue())])
    assert "unpacks to more than 1,000 bytes" in refused.reason


def test_what_is_missing_for_excel_is_said(monkeypatch, tmp_path):
    KINDS[".xlsx"](TABLE, tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    install = r"a\.xlsx': Excel needs openpyxl; install it with: pip install \"reread\[export"
    with pytest.raises(ImportError, match=install):
        read(tmp_path / "a.xlsx")
    ((_, refused),) = read(tmp_path)
    assert refused.reason.startswith("Excel needs openpyxl")


def test_rows_are_taken_out_piece_by_piece(tmp_path):
    number = 20_000
    pq.write_table(pa.table({"text": [STORY] * number}), tmp_path / "a.parquet", row_group_size=500)
    (tmp_path / "a.csv").write_text("text\n" + f"{STORY}\n" * number)
    for name in ("a.parquet", "a.csv"):
        assert next(items(tmp_path / name)).content.values == {"text": STORY}


def test_rows_are_numbered_through(tmp_path):
    table = pd.DataFrame({"text": [f"Story {number}." for number in range(1, 601)]})
    table.to_parquet(tmp_path / "a.parquet", row_group_size=250)
    for source in (table, tmp_path / "a.parquet"):
        for number, item in enumerate(items(source), 1):
            assert item.name.endswith(f":{number}")
            assert item.content.values == {"text": f"Story {number}."}
