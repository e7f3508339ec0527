"""CSV and its kin: cells with line breaks and quotation marks, and rows that fail alone."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.corpus.parts import Refused
from reread.corpus.sources import delimited as module
from reread.corpus.sources.delimited import delimited


def rows(data, delimiter=None, encoding=None):
    data = data if isinstance(data, bytes) else data.encode()
    return [
        record.cells
        for record in delimited(io.BufferedReader(io.BytesIO(data)), delimiter, encoding)
    ]


def told(data, *asked):
    return [one if isinstance(one, list) else one.reason for one in rows(data, *asked)]


@pytest.mark.parametrize(("data", "wanted"), [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]),
    ("a|b\r\n1|2\r\n", [["a", "b"], ["1", "2"]]),
    ('"a;x;y",b\n1,2\n', [["a;x;y", "b"], ["1", "2"]]),
    ("text\nOne line, they say.\n", [["text"], "has 2 cells, where the head has 1"]),
    ('a,b\n"One,\n\n""two""\n",2\n', [["a", "b"], ['One,\n\n"two"\n', "2"]]),
    ("a,b\n\n1,2\n   \n", [["a", "b"], ["1", "2"], "has 1 cells, where the head has 2"]),
    ("\ufeffa,b\n\ufeff1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n\"1\r\n2\",3\r\n", [["a", "b"], ["1\r\n2", "3"]]),
    ("a,b\n\x00,2\n", [["a", "b"], ["\x00", "2"]]),
    ("sep=;\na;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("\ufeffsep=\t\r\na,x\tb\r\n1\t2\r\n", [["a,x", "b"], ["1", "2"]]),
    ("sep=x\n1\n", [["sep=x"], ["1"]]),
    ('a,b\r1,"2\r3"\r', [["a", "b"], ["1", "2\n3"]]),
    ("", []),
])  # fmt: skip
def test_rows(data, wanted):
    found = told(data)
    assert len(found) == len(wanted)
    for one, other in zip(found, wanted, strict=True):
        assert one == other if isinstance(other, list) else other in one


@pytest.mark.parametrize("bad", [
    "1,2,3", "1", '"1" and more,2', '"1,2', "1,\"2", '1,"2\n3 "x" 4',
])  # fmt: skip
def test_a_bad_row_loses_itself_only(bad):
    found = rows(f'a,b\n0,"One\ntwo"\n{bad}\n4,5\n"6",7\n')
    assert found[:2] == [["a", "b"], ["0", "One\ntwo"]]
    assert found[-2:] == [["4", "5"], ["6", "7"]]
    assert all(isinstance(one, Refused) for one in found[2:-2])
    assert 1 <= len(found[2:-2]) <= 2


def test_marks_are_words_in_tables_with_tabs():
    found = rows('a\tb\n"Yes," she said.\t2\n"No\t3\n"quoted\tcell"\t4\n', "\t")
    assert found == [
        ["a", "b"], ['"Yes," she said.', "2"], ['"No', "3"], ["quoted\tcell", "4"]
    ]  # fmt: skip


def test_long_cells_and_marks_that_are_not_closed(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_ROW", 1_000)
    long = "word " * 50_000
    assert rows(f"a,b\n{long},2\n")[1] == [long, "2"]
    opened = 'a,b\n"1,2\n' + "3,4\n" * 2_000
    found = rows(opened)
    assert "a quotation mark is not closed" in found[1].reason
    assert found[2:] == [["3", "4"]] * 2_000


def test_time_grows_with_length_when_no_mark_is_closed(monkeypatch):
    monkeypatch.setattr(module, "LONGEST_ROW", 100)
    asked = []
    monkeypatch.setattr(module._Lines, "__next__", counted(module._Lines.__next__, asked))
    rows('a,b\n"1,2\n' * 500)
    short = len(asked)
    rows('a,b\n"1,2\n' * 1_000)
    assert len(asked) - short < 2.2 * short


def counted(function, calls):
    def called(lines):
        calls.append(1)
        return function(lines)

    return called


CAFE = "a,b\ncaf\xe9,“n\xf8”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings_that_are_sure(encoding):
    text = CAFE + "one,two\n" * 30
    found = list(delimited(io.BufferedReader(io.BytesIO(text.encode(encoding)))))
    assert [record.cells for record in found[:2]] == [["a", "b"], ["café", "“nø”"]]
    assert rows(text.encode(encoding), None, encoding)[:2] == [["a", "b"], ["café", "“nø”"]]
    assert (found[1].decoded is None) == (encoding in ("utf-8", "utf-8-sig"))


def test_an_encoding_that_is_guessed_is_told():
    data = (CAFE + "one,two\n").encode("cp1252")
    found = list(delimited(io.BufferedReader(io.BytesIO(data))))
    assert [record.cells for record in found] == [["a", "b"], ["café", "“nø”"], ["one", "two"]]
    assert [record.decoded and record.decoded.encoding for record in found] == [
        None, "cp1252", None
    ]  # fmt: skip


def test_a_row_that_cannot_be_decoded_loses_itself_only():
    found = told(b"a,b\n1,2\n\x00\x80\xff\x00\x01\x02\x03\x04,3\n5,6\n")
    assert found[:2] + found[3:] == [["a", "b"], ["1", "2"], ["5", "6"]]
    assert "binary, damaged" in found[2]
    assert "it is not ascii" in told("a,b\né,2\n5,6\n", None, "ascii")[1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=5),
       st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))  # fmt: skip
def test_what_the_library_writes_is_read(table, delimiter, ending):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b"], *table])
    data = stream.getvalue().encode("utf-8", "replace")
    wanted = [
        ["a", "b"],
        *([cell.encode("utf-8", "replace").decode() for cell in row] for row in table),
    ]
    assert rows(data) == wanted
