"""What a function of one's own gives: tuples or a table, and what is none is named by its row."""

import datetime as dt

import pandas as pd
import pytest

from reread.own_tables.own_spans import listed, spans_of

TEXT = "Mill prices fell on Monday."
COLUMNS = ("start", "end", "value", "type")


def rows(given, least=3):
    return [cells for _, cells in spans_of("times", given, TEXT, COLUMNS, least)]


def test_rows_come_in_order_and_what_is_left_out_is_none():
    given = [(20, 26, "b", "DATE"), [0, 4, "a"]]
    assert rows(given) == rows(iter(given)) == [(0, 4, "a", None), (20, 26, "b", "DATE")]


def test_a_table_is_read_by_the_names_of_its_columns():
    table = pd.DataFrame({"value": ["b", None], "score": 1, "end": [26, 4], "start": [20, 0]})
    assert rows(table) == [(0, 4, None, None), (20, 26, "b", None)]
    assert listed("tokenizer", table) == [(20, 26), (0, 4)]
    with pytest.raises(ValueError, match="times gave a table without 'end'; it needs start, end"):
        rows(table.drop(columns="end"))


@pytest.mark.parametrize("given", [None, 5, "0:4", b"x", {"start": 0}])
def test_what_is_no_list_of_spans(given):
    with pytest.raises(
        TypeError, match=r"times: the function gave .*; let it give a list of spans"
    ):
        rows(given)


@pytest.mark.parametrize(("row", "problem"), [
    ((0, 4), r"row 1 is \(0, 4\); give \(start, end, value, type\)"),
    ((0, 4, "a", "DATE", 1), r"row 1 is .*; give \(start, end, value, type\)"),
    (("0", "4", "a"), "row 1 is"), ((False, 4, "a"), r"row 1 is \(False, 4, 'a'\); give"),
    ((0.0, 4, "a"), r"row 1 is .*; give \(.*\), start and end as whole numbers"),
    ("Mill", "row 1 is 'Mill'"), (7, "row 1 is 7"),
    ((4, 4, "a"), "row 1 has the span 4:4, which is empty or outside the text of 27 characters"),
    ((-1, 4, "a"), "row 1 has the span -1:4"), ((0, 28, "a"), "row 1 has the span 0:28"),
    ((0, 3, "a"), "row 1 has the span 0:3, 'Mil', which cuts a word; begin and end it between"),
    ((6, 11, "a"), "row 1 has the span 6:11, 'rices', which cuts a word"),
    ((0, 4, "a" * 500, 1, 2), r"row 1 is \(0, 4, 'a{50,80}…; give"),
])  # fmt: skip
def test_rows_that_are_none(row, problem):
    with pytest.raises(ValueError, match=f"^times: {problem}"):
        rows([(20, 26, "b"), row])


def test_numbers_of_other_libraries_are_numbers():
    numbers = pd.Series([0, 4]).to_numpy()
    assert rows([(*numbers, dt.date(2025, 1, 1))]) == [(0, 4, dt.date(2025, 1, 1), None)]
