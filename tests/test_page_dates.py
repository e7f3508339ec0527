"""When a page says that it was published, and dates on it that say no such thing."""

import csv
from pathlib import Path

import pytest

from reread.loading.page_dates import of_url
from reread.loading.pages import from_page

HEAD = "Brackwater keeps its lighthouse"
BODY = (
    "<p>The council of Brackwater voted to keep the lighthouse open until the next spring at least.</p>"
    "<p>“Nobody here wants it dark,” said Ines Falk, who leads the council. “It is ours.”</p>"
    "<p>Repairs to the tower, which was built in 1891, will cost about two million crowns.</p>"
)
with (Path(__file__).parent / "cases/page_dates.tsv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def page(row):
    return (
        f"<html lang='en'><head><title>{HEAD}</title>{row['head']}</head><body>{row['before']}"
        f"<article><h1>{HEAD}</h1>{row['top']}{BODY}{row['end']}</article>{row['after']}</body></html>"
    )


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_the_date_is_the_one_stated_or_none(row):
    found = from_page(page(row), "x.html")
    assert found.first("published") == (row["published"] or None)
    assert bool(found.notices) == bool(row["notice"])
    assert row["notice"] in " ".join(found.notices)


def test_each_date_says_where_it_stood():
    head = '<meta property="article:published_time" content="2025-08-19">'
    head += '<meta property="article:modified_time" content="2025-08-21T10:00:00Z">'
    head += '<link rel="canonical" href="https://coast.example/2025/08/19/lighthouse">'
    row = dict.fromkeys(ROWS[0], "") | {"head": head, "top": "<p>19 August 2025</p>"}
    told = [
        one
        for one in from_page(page(row), "x").told
        if "date" in one.field or one.field in ("published", "modified")
    ]
    assert [tuple(one) for one in told] == [
        ("published", "2025-08-19", "meta article:published_time"),
        ("published", "2025-08-19", "a line of the page"),
        ("modified", "2025-08-21T10:00:00+00:00", "meta article:modified_time"),
        ("url date", "2025-08-19", "url"),
    ]


def test_the_date_of_a_post_is_not_that_of_the_page():
    posts = "".join(
        f"<article><div class='date'>{day} August 2025</div>{BODY}</article>" for day in (19, 18)
    )
    html = f"<html><head><title>{HEAD}</title></head><body><main><h1>{HEAD}</h1>{posts}</main></body></html>"
    assert from_page(html, "x").first("published") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2025/08/19/x", "2025-08-19"),
        ("https://a.example/2025-08-19-x", "2025-08-19"),
        ("https://a.example/20250819/x", "2025-08-19"),
        ("https://a.example/2025/02/31/x", None),
        ("https://a.example/story-20250819123", None),
        (None, None),
    ],
)
def test_a_day_in_an_address(url, day):
    assert of_url(url) == day
