"""Export: every table in every format, the same bytes each time, nothing half-written."""

import io
import re

import pandas as pd
import pytest

import reread as rr
from reread import encoded
from reread.article import LeftOut, Told
from reread.export.source import OF_ARTICLE
from reread.files import folder_name, write_bytes
from reread.stages import STAGES


def test_every_table_in_both_formats(reading, tmp_path):
    written = rr.save(reading, tmp_path)
    assert {path.name for path in written} == {
        "manifest.json",
        *(f"{name}.{end}" for name in (*STAGES, *OF_ARTICLE) for end in ("csv", "parquet")),
    }
    for name in STAGES:
        dtypes = {column.name: column.dtype for column in rr.tables.schema(name).columns}
        stored = pd.read_parquet(tmp_path / f"{name}.parquet").astype(dtypes)  # ms to s
        pd.testing.assert_frame_equal(stored, reading.table(name))
        lines = pd.read_csv(io.StringIO((tmp_path / f"{name}.csv").read_text()))
        assert list(lines.columns) == rr.tables.schema(name).names
        assert len(lines) == len(reading.table(name))


def test_what_the_source_states_and_what_is_left_out(tmp_path):
    told, left = Told("title", "=1+1", "meta og:title"), LeftOut("Sign up", "asks to sign up")
    rr.save(rr.read(rr.Article("Rain fell.", told=[told], omitted=[left])), tmp_path, ("csv",))
    assert (tmp_path / "metadata.csv").read_text() == (
        "field,value,source\ntitle,'=1+1,meta og:title\n"
    )
    assert (tmp_path / "left_out.csv").read_text() == "text,reason\nSign up,asks to sign up\n"


def test_same_bytes_each_time(article, tmp_path):
    first = rr.save(rr.read(article), tmp_path / "a")
    second = rr.save(rr.read(article), tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_unknown_format(reading, tmp_path):
    with pytest.raises(ValueError, match="format 'xlsx' is not known; choose among csv, parquet"):
        rr.save(reading, tmp_path, ("xlsx",))
    for none in ((), None, ""):
        with pytest.raises(ValueError, match="choose among csv, parquet"):
            rr.save(reading, tmp_path, none)
    assert {path.suffix for path in rr.save(reading, tmp_path, "csv")} == {".csv", ".json"}


def test_what_is_no_reading_is_not_saved(article, tmp_path):
    for wrong in (article, None, tmp_path):
        with pytest.raises(TypeError, match=r"is not a reading; give reread\.read"):
            rr.save(wrong, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("folder", "error", "problem"), [
    (None, TypeError, "folder=None is NoneType, not a path"), (5, TypeError, "folder=5 is int"),
    ("a\0b", ValueError, r"holds the character '\\x00', which no path has"),
])  # fmt: skip
def test_what_is_no_folder(reading, folder, error, problem):
    with pytest.raises(error, match=problem):
        rr.save(reading, folder)


@pytest.mark.parametrize("folder", ["taken", "taken/below"])
def test_a_folder_where_a_file_is(reading, tmp_path, folder):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(NotADirectoryError, match="is a file or lies in one; give the path of a"):
        rr.save(reading, tmp_path / folder)
    assert (tmp_path / "taken").read_text() == "x"


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = write_bytes(tmp_path / "a.csv", b"old")
    monkeypatch.setattr("reread.files.os.fsync", lambda _: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("name", ["../../etc", "", ".hidden", "a/b", "é" * 10, "x" * 65, "a b"])
def test_an_id_cannot_choose_the_folder(name):
    assert folder_name(name).isalnum()


def test_a_plain_id_is_the_folder():
    for id in ("16f0559ec764", "a" * 64, "console", "a.con", "2024_05-06.b"):
        assert folder_name(id) == id


@pytest.mark.parametrize("id", ["con", "NUL", "Com1.txt", "aux.", "lpt9"])
def test_a_device_of_windows_is_no_name(id):
    assert re.fullmatch("[0-9a-f]{12}", folder_name(id))


FORMULAS = ["=1+1", "+44 20 one", "-cmd|x", "@home", "\tx", "\rx", "＝1"]
HARMLESS = ["a=1", "'s", "−5", "-5", "+3.5%", "-1,200", "“=”", " =1", ""]


def test_texts_that_are_formulas_to_a_spreadsheet_are_made_safe():
    table = pd.DataFrame({"text": pd.array([*FORMULAS, *HARMLESS, pd.NA], dtype="string")})
    safe = [f"'{text}" for text in FORMULAS]
    assert encoded.safe(table)["text"].tolist() == [*safe, *HARMLESS, pd.NA]
    numbers = pd.DataFrame({"a": [-1.5, 2], "b": pd.array([-3, 4], dtype="Int64")})
    pd.testing.assert_frame_equal(encoded.safe(numbers), numbers)


def test_csv_is_safe_unless_raw_and_parquet_is_as_read(tmp_path):
    reading = rr.read(rr.Article(text="=HYPERLINK and @home said Ann Lee on Friday."))
    rr.save(reading, tmp_path / "safe")
    rr.save(reading, tmp_path / "raw", ("csv",), raw=True)
    safe = pd.read_csv(tmp_path / "safe/tokens.csv")["surface"].tolist()
    raw = pd.read_csv(tmp_path / "raw/tokens.csv")["surface"].tolist()
    assert raw == reading.tokens["surface"].tolist()
    assert [word.removeprefix("'") for word in safe] == raw
    assert safe != raw
    stored = pd.read_parquet(tmp_path / "safe/tokens.parquet")["surface"]
    assert stored.tolist() == raw


LINE_BREAKS = ["a\rb", "a\nb", 'say "a\r\nb"', "a\u2028b", '"', "a,b", "a"]


def test_a_line_break_of_a_text_is_none_of_the_csv():
    written = encoded.csv(pd.DataFrame({"text": LINE_BREAKS, "n": range(len(LINE_BREAKS))}))
    table = pd.read_csv(io.BytesIO(written))
    assert table["text"].tolist() == LINE_BREAKS
    assert written.startswith(b'text,n\n"a\rb",0\n')
    assert written.endswith(b"\na,6\n")


def test_numbers_stay_numbers_in_csv(reading, tmp_path):
    rr.save(reading, tmp_path, ("csv",))
    amounts = pd.read_csv(tmp_path / "ledger.csv")["amount"]
    assert (amounts < 0).any()
