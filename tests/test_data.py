"""The articles in data/ are the ones that data/README.md describes, and each loads."""

import hashlib
import re
from pathlib import Path

import pytest

import reread as rr

DATA = Path(__file__).parents[1] / "data"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*\| `(?P<sha256>[0-9a-f]{64})` \|$", re.M)
LISTED = dict(ROW.findall((DATA / "README.md").read_text(encoding="utf-8")))


def test_every_file_is_listed():
    files = {path.name for path in DATA.iterdir() if path.is_file()}
    assert files - {"README.md"} == set(LISTED)


@pytest.mark.parametrize("name", LISTED)
def test_files_are_the_ones_listed(name):
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == LISTED[name]


@pytest.mark.parametrize("name", LISTED)
def test_each_loads(name):
    article = rr.load(DATA / name)
    assert 120 <= len(article.text.split()) <= 350


def test_the_page_loses_its_furniture():
    article = rr.load(DATA / "bridge-portal.html")
    assert article.published == "2025-08-18T17:40:00+01:00"
    assert article.title == "Commuters queue as bridge row drags on"
    assert article.outlet == "Harbour Today"
    assert "Jory Pell" in article.text
    for furniture in ("Share on", "Log in", "newsletter", "Gull steals", "Cookie"):
        assert furniture not in article.text


def test_json_brings_its_metadata():
    article = rr.load(DATA / "bridge-opinion.json")
    assert (article.published, article.outlet) == ("2025-08-20", "The Ostrey Lantern")
    assert article.title == "Half a bridge is no bridge"


def test_the_summary_errs_where_it_is_said_to():
    summary = (DATA / "summary.txt").read_text(encoding="utf-8")
    told = "\n".join(rr.load(path).text for path in DATA.glob("bridge-*"))
    for wrong in ("14 August", "2.1 million", "said Casper Wenn", "raised doubts"):
        assert wrong in summary
    assert "14 August" not in told and "Each town will pay 1.2 million crowns" in told
    assert "“It is not perfect,” she said, “but it floats.”" in told
    assert "reportedly raised doubts" in told
