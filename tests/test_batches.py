"""Articles some at a time, and the rows of their tables."""

import pandas as pd

import reread as rr
from reread.across.articles.batches import batches, by_article, records


def test_rows_have_none_for_what_is_missing_and_plain_numbers(reading):
    for name in ("events", "quotes", "times"):
        table = reading.table(name)
        whole = table.astype(object).where(table.notna(), None).to_dict("records")
        rows = records(table)
        assert rows == whole
        assert [[type(cell) for cell in row.values()] for row in rows] == [
            [type(cell) for cell in row.values()] for row in whole
        ]
        assert records(table.head(0)) == []


def test_each_article_has_its_rows():
    table = pd.DataFrame({"article": ["b", "a", "b"], "at": [1, 2, pd.NA]})
    found = by_article(table)
    assert [row["at"] for row in found["b"]] == [1, None]
    assert found["c"] == []


def test_every_article_is_in_one_batch():
    assert list(batches("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(batches([])) == []


def test_articles_come_in_the_order_of_their_story():
    story = rr.together([rr.Article("The mill burned.", id=id) for id in "ba"])
    assert story.table("texts", article=["a", "b"])["article"].tolist() == ["b", "a"]
    assert list(story.table("times", article=[])) == rr.tables.TABLES["times"].names
