"""Licences: each part that ships is told of, and `licences="open"` reads with open ones alone."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.licenses import canonicalize_license_expression

import reread as rr
from reread import files
from reread.alternatives.options import options
from reread.choices import choose
from reread.licences import CLOSED, is_open, offered

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/reread"
TOLD_APART = {".py", ".md", ".sha256", ".typed", ".pyc"}  # code, cards, hashes
TABLE = rr.licences()
ARTICLE = rr.Article(
    text="Ann Lee of Oslo said the bridge is safe. “We are proud,” she told Bo Aldous on Friday. "
    "Critics called the plan a brutal disgrace."
)
OWN_NAMES = ("LicenseRef-NotStated", "LicenseRef-PublicDomain", "LicenseRef-WordNet-3.0")


def _parts(expression: str) -> set[str]:
    return set(expression.split(" AND "))


def test_one_row_per_file_that_ships():
    there = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix not in TOLD_APART and "__pycache__" not in path.parts
    } - {files.CHECKSUMS}
    assert TABLE["file"].is_unique
    assert set(TABLE["file"]) == there


def test_every_licence_is_an_spdx_expression():
    for expression in TABLE["licence"]:
        assert canonicalize_license_expression(expression) == expression


def test_no_cell_is_empty_that_must_be_told():
    assert TABLE[["part", "file", "licence", "source", "without_it"]].ne("").all().all()
    learned = TABLE["file"].str.endswith((".npz", "news.tsv", "likelihood.tsv"))
    assert TABLE.loc[learned, "trained_on"].ne("").all()


def test_what_belongs_to_publishers_is_not_open():
    closed = TABLE["licence"].str.contains("NotStated|-NC-|-ND-")
    assert (TABLE["open"] == ~closed).all()


def test_a_head_that_names_a_licence_is_believed():
    """What a table says at its head of its source stands in the licence of its row."""
    signs = {"CC BY 4.0": "CC-BY-4.0", "MIT licence": "MIT", "PDDL": "PDDL-1.0",
             "U.S. Census": "LicenseRef-PublicDomain", "PolNeAR dev": "LicenseRef-NotStated",
             "Unicode CLDR": "Unicode-3.0"}  # fmt: skip
    told = 0
    for row in TABLE[TABLE["file"].str.contains("/data/")].itertuples():
        lines = (PACKAGE / row.file).read_text(encoding="utf-8").splitlines()
        head = " ".join(line for line in lines if line.startswith("#"))
        for sign, licence in signs.items():
            if sign in head:
                told += 1
                assert licence in _parts(row.licence), f"{row.file} says {sign}"
    assert told >= 8


def test_the_package_states_the_licences_of_all_parts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    expected = {part for expression in TABLE["licence"] for part in _parts(expression)}
    assert _parts(project["license"]) == expected
    assert canonicalize_license_expression(project["license"]) == project["license"]
    assert {"LICENSE", "NOTICE"} <= set(project["license-files"])


def test_the_notice_has_what_licences_ask_for():
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    for wanted in (
        "Copyright (c) 2016 C.J. Hutto", "Copyright Steven Loria", "geonames.org, CC BY 4.0",
        "WordNet 3.0 Copyright 2006 by Princeton University", "Unicode, Inc.", "all-MiniLM-L6-v2",
        "creativecommons.org/licenses/by-sa/4.0", "creativecommons.org/licenses/by/4.0",
        "opendatacommons.org/licenses/pddl",
    ):  # fmt: skip
        assert wanted in notice
    for name in OWN_NAMES[:2]:
        assert name in notice


def test_the_samples_status_is_told():
    told = " ".join((ROOT / "data/README.md").read_text(encoding="utf-8").split())
    assert "not ours to license" in told


@pytest.fixture(scope="module")
def reading():
    return rr.read(ARTICLE, licences="open")


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
import reread as rr
from reread.stages import STAGES
text = "Ann Lee of Oslo said the bridge is safe. “We are proud,” she told Bo on Friday."
reading = rr.read(rr.Article(text=text))
for name in STAGES:
    reading.table(name)
assert reading.choices.licences == "open", reading.choices
closed = rr.licences().query("not open")["file"]
assert len(closed) == 3
wrong = [path for path in opened if path.replace("\\\\", "/").endswith(tuple(closed))]
assert not wrong, wrong
assert any(path.endswith("reader_open.npz") for path in opened)
"""


def test_no_file_that_is_not_open_is_opened():
    own = os.environ | {"REREAD_LICENCES": "open"}
    subprocess.run([sys.executable, "-c", OPENED], check=True, env=own)


def test_what_is_not_known_has_no_score(reading):
    assert len(reading.quotes) and reading.quotes["score"].isna().all()
    assert reading.stretches["score"].isna().all()
    assert reading.quotes["speaker"].tolist()[0] == "ann-lee"
    assert rr.read(ARTICLE).quotes["score"].notna().all()


def test_open_takes_the_place_of_defaults():
    choices = rr.Choices(licences="open")
    assert (choices.lexicon, choices.attribution) == ("vader", "rules")
    assert choose(licences="open").same(choices)
    assert choose(choices, weekdays="future").lexicon == "vader"
    assert rr.Choices().lexicon == "news"
    own = choose(licences="open", lexicon="textblob", names="gazetteer")
    assert (own.lexicon, own.names) == ("textblob", "gazetteer")


@pytest.mark.parametrize(("name", "value", "problem"), [
    ("attribution", "model", "trained on PolNeAR, .*choose attribution='rules' or licences='all'"),
    ("attribution", "both", "trained on PolNeAR"), ("lexicon", "news", "choose lexicon='vader'"),
    ("names", "nltk", "ACE texts.*choose names='net'"), ("names", "spacy:en_core_web_sm", "not known"),
])  # fmt: skip
def test_asking_for_what_is_not_open_says_why_not(name, value, problem):
    with pytest.raises(ValueError, match=f"^{name}='{value}' .*{problem}"):
        choose(licences="open", **{name: value})
    with pytest.raises(ValueError, match=problem):
        choose(rr.Choices(licences="open"), **{name: value})


def test_the_environment_sets_the_default(monkeypatch):
    monkeypatch.setenv("REREAD_LICENCES", "open")
    assert rr.Choices().licences == "open" and rr.Choices(licences="all").lexicon == "news"
    assert choose(licences="all").lexicon == "news" and choose().lexicon == "vader"
    assert choose(licences="all").attribution == "both"
    monkeypatch.setenv("REREAD_LICENCES", "free")
    with pytest.raises(ValueError, match="REREAD_LICENCES='free' is not known; set it to 'all' or"):
        rr.Choices()


def test_alternatives_stay_open(reading):
    tried = options(reading)
    assert tried["lexicon"] == ["vader", "textblob"] and tried["attribution"] == ["rules"]
    both = rr.alternatives(ARTICLE, licences=["all", "open"]).readings
    assert [one.choices.lexicon for one in both] == ["news", "vader"]


def test_a_session_says_so(reading):
    told = repr(rr.session(reading))
    assert "Only openly licensed parts of it were used." in told and "reader_open.npz" in told
    assert "openly" not in repr(rr.session(rr.read(ARTICLE)))


def test_a_bundle_comes_back(reading, tmp_path):
    replay = rr.replay(reading.bundle(tmp_path / "open.zip"))
    assert replay.same and replay.reading.choices.same(reading.choices)


def test_which_options_are_open():
    assert all(not is_open(name, value) for name, value in CLOSED)
    assert offered("open", "lexicon", ["news", "vader"]) == ["vader"]
    assert offered("all", "lexicon", ["news", "vader"]) == ["news", "vader"]
