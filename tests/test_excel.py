"""Excel: equal tables, texts that are no formulas, limits that are told, the same bytes."""

import datetime as dt
import io
import re
import zipfile

import exported
import openpyxl
import pandas as pd
import pytest

import reread as rr
from reread.export import excel
from reread.export.source import Source
from reread.stages import STAGES


class Given(Source):
    """One table as it is, as if it were a reading's."""

    def __init__(self, frame, name="times"):
        self.names, self.frame = (name,), frame

    def pieces(self, *names):
        yield {self.names[0]: self.frame}


def opened(source):
    stream = io.BytesIO()
    excel.excel(source, stream)
    return openpyxl.load_workbook(io.BytesIO(stream.getvalue()))


def value(cell):
    """What a cell says: Excel's escapes undone, and a date without the clock that openpyxl adds."""
    if isinstance(cell, str):
        return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell)
    return pd.Timestamp(cell).strftime("%Y-%m-%d") if isinstance(cell, dt.datetime) else cell


def table(sheet, like):
    """A sheet with the types of a table."""
    head, *rows = ([value(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    assert head == list(like.columns)
    return pd.DataFrame(rows, columns=head).astype(object).astype(dict(like.dtypes))


@pytest.fixture(scope="module", params=range(4))
def read(request, dated):
    return [dated, *exported.hostile()[1:4]][request.param]


def test_every_table_comes_back_equal(read):
    names = ["times", "events", "entities", "sentences", "voices", "reference_date", "tone"]
    book = opened(Source(read, names))
    assert book.sheetnames == [name for name in STAGES if name in names]
    for name in names:
        pd.testing.assert_frame_equal(table(book[name], read.table(name)), read.table(name))


TEXTS = ["=1+1", "@home", "-2+3", "#N/A", "TRUE", "12", "2024-01-01", "_x0041_", "_x000D_\r", "a\0b",
         "\x1b[31m", "a\r\nb", " a ", "\ufffe\uffff", "<b>&]]>", "😀", "'", "\x85\u2028", "\t"]  # fmt: skip


def test_a_text_is_a_text_whatever_it_looks_like():
    book = opened(Given(pd.DataFrame({"surface": pd.array(TEXTS, dtype="string")})))
    cells = [row[0] for row in book["times"].iter_rows(min_row=2)]
    assert [value(cell.value) for cell in cells] == TEXTS
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells[:4]] == [True, True, True, False]


def test_numbers_flags_and_missing_values():
    frame = pd.DataFrame({
        "number": [0.1 + 0.2, 1 / 3, float("nan"), float("inf")], "flag": [True, False, True, False],
        "link": pd.array([1, None, 3, 2**53], dtype="Int64"), "text": pd.array(["a", None, "b", "c"]),
    })  # fmt: skip
    rows = list(opened(Given(frame))["times"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == (0.1 + 0.2, True, 1, "a")
    assert rows[1] == (1 / 3, False, None, None)
    assert rows[2] == (None, True, 3, "b")
    assert rows[3] == ("Infinity", False, 2**53, "c")


def test_days_are_dates_where_excel_has_them():
    days = ["1900-02-28", "1900-03-01", "2024-02-29", "NaT", "0044-03-15", "9999-12-31"]
    frame = pd.DataFrame({"earliest": pd.array(days, dtype="datetime64[s]")})
    cells = [row[0].value for row in opened(Given(frame))["times"].iter_rows(min_row=2)]
    assert cells == ["1900-02-28", dt.datetime(1900, 3, 1), dt.datetime(2024, 2, 29), None,
                     "0044-03-15", dt.datetime(9999, 12, 31)]  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), [
    ("a" * 32_767, 32_767), ("a" * 32_768, 32_767), ("😀" * 16_384, 16_383), ("\r" * 40_000, 32_767),
])  # fmt: skip
def test_a_text_too_long_for_a_cell_is_cut_and_told(text, kept):
    book = opened(Given(pd.DataFrame({"surface": pd.array([text], dtype="string")})))
    assert value(book["times"]["A2"].value) == text[:kept]
    if kept == len(text):
        assert book.sheetnames == ["times"]
    else:
        assert book["notices"]["A1"].value == (
            f"times: surface in row 2 is cut from {len(text):,} to {kept:,} characters, since a "
            "cell of Excel holds no more"
        )


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 4)
    book = opened(Given(pd.DataFrame({"n": range(7)})))
    rows = {s.title: [row[0] for row in s.iter_rows(values_only=True)] for s in book}
    assert rows == {"times": ["n", 0, 1, 2], "times 2": ["n", 3, 4, 5], "times 3": ["n", 6]}


def test_an_empty_table_has_its_head():
    book = opened(Given(rr.tables.empty("times")))
    assert list(book["times"].iter_rows(values_only=True)) == [
        tuple(rr.tables.schema("times").names)
    ]


def test_no_time_of_its_making_is_in_it(tmp_path):
    [path] = rr.export(exported.hostile()[0], tmp_path / "a.xlsx", tables="times")
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"1980-01-01"}


def test_without_openpyxl_the_error_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r'needs? openpyxl.*pip install "reread\[export\]"'):
        rr.export(exported.hostile()[0], tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())
