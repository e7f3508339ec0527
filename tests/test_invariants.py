"""What holds for every text: valid tables, in any process, whatever the characters."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread.stages import STAGES

ROOT = Path(__file__).parents[1]
PIECES = [
    "Login to Continue Learning\n", "KYIV, Aug. 15 (Reuters) - ", "Russian Foreign Minister ",
    "Sergey Lavrov ", "said on Wednesday ", "that “security” is ", "not very good", ". ", ", ",
    "’s ", "‘Never!’ ", '"I will', " go,” ", "he added", "; ", "U.S. President Donald Trump ",
    "in February 2022", " that year", "invaded ", "the annexation of Crimea ", "(NATO) ", "May ",
    "reportedly ", "would not ", "but ", "\r\n", "\n\n", "\xa0", "\u00ad", "e\u0301", "😀 ", "#",
    "\ufeff", "3.5% ", "$1bn ", "—", "… ", "\t", "Ü", "北京 ", "1,945 people ", "www.a.example ",
]  # fmt: skip
news = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
characters = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
CALM = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@CALM
@given(st.one_of(news, characters))
def test_every_text_gives_valid_tables(text):
    article = rr.Article(text=text)
    reading = rr.read(article)
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, article, tables)
    voices = {"narrator", "unnamed", *tables["entities"]["entity"]}
    assert set(tables["tone"]["voice"]) <= voices
    assert set(tables["events"]["asserted_by"]) <= voices
    assert tables["tone"]["score"].between(-1, 1).all()


@CALM
@given(news)
def test_a_ledger_re_sums_to_its_sentence(text):
    reading = rr.read(rr.Article(text=text))
    sums = reading.ledger.groupby("sentence")["amount"].sum()
    for sentence, score in zip(reading.tone["sentence"], reading.tone["score"], strict=True):
        assert sums.get(sentence, 0.0) == pytest.approx(score, abs=1e-9)


@CALM
@given(news)
def test_a_reading_beside_itself_shows_no_difference(text):
    article = rr.Article(text=text)
    assert rr.compare(rr.read(article), rr.read(article)).empty


SCRIPT = """
import hashlib, reread as rr
from reread.stages import STAGES
reading = rr.read(rr.load("data/article.txt"), published="2025-08-20")
tables = "".join(reading.table(name).to_csv() for name in STAGES)
print(hashlib.sha256(tables.encode()).hexdigest())
"""


def test_same_tables_in_any_process():
    def run(seed: str) -> str:
        surroundings = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT]
        return subprocess.run(
            command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
        ).stdout

    first = run("1")
    assert len(first.strip()) == len(hashlib.sha256().hexdigest())
    assert first == run("2")


TRIPWIRE = """
import builtins, math, sys
import reread as rr
from reread.stages import STAGES
added = sum

def watched(items, /, start=0):
    caller, items = sys._getframe(1), list(items)
    if caller.f_globals["__name__"].startswith("reread") and any(
        isinstance(item, float) for item in items
    ):
        plain = start
        for item in items:
            plain += item
        place = f"{caller.f_code.co_filename}:{caller.f_lineno}"
        assert plain == math.fsum([start, *items]), f"{place}: sum of floats; use math.fsum"
    return added(items, start)

builtins.sum = watched
for file in ("article.txt", "bridge-opinion.json", "bridge-wire.txt"):
    for lexicon in ("news", "vader", "textblob"):
        reading = rr.read(rr.load(f"data/{file}"), lexicon=lexicon)
        tables = [reading.table(name) for name in STAGES]
        rr.leave_one_out(reading)
"""


def test_no_sum_hangs_on_the_version_of_python():
    # From 3.12 on sum() of floats makes good its rounding, math.fsum does on all versions.
    command = [sys.executable, "-c", TRIPWIRE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert not done.returncode, done.stderr
