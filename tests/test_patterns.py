"""The check of our regular expressions sees those that backtrack, and no others."""

import signal

import patterns
import pytest


@pytest.fixture(autouse=True)
def stops(monkeypatch):
    monkeypatch.setattr(patterns, "LATE", 0.1)
    before = signal.signal(signal.SIGVTALRM, patterns._stop)
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("pattern", [
    r"(a+)+$", r"(\w+\s?)*$", r"(a|a)*b", r"(?:.*,)*x", r"\s*,?\s*(?:people)?\s*in all", r"(?:a|ab|b)*c",
])  # fmt: skip
def test_a_pattern_that_backtracks_is_slow_from_one_place(pattern):
    assert patterns.slow(pattern, searches=False)


@pytest.mark.parametrize("pattern", [
    r".*.*=x", r"\s*\s*x", r"\w+:", r"(?:\w+ )+x", r"[a-z]+[b-q]+!",
])  # fmt: skip
def test_a_pattern_that_looks_ahead_from_each_place_is_slow_where_it_searches(pattern):
    assert patterns.slow(pattern)


@pytest.mark.parametrize("pattern", [
    r"\w+", r"(?<!\w)\w++:", r"(?<!\s)\s*+(?:,\s*+)?x", r"a{1,9}b", r"“[^”“]*”", r"(?<!a)a+b?c", r"[A-Z]\w{0,40}",
])  # fmt: skip
def test_a_pattern_that_goes_on_is_not_slow(pattern):
    assert patterns.slow(pattern) is None


def test_a_pattern_on_bytes_is_tried_like_any_other():
    assert patterns.slow(rb"(a+)+$")
    assert patterns.slow(rb"\bcharset=\w+") is None


def test_a_pattern_counts_as_searching_unless_it_is_only_matched(tmp_path, monkeypatch):
    home = tmp_path / patterns.HOME
    home.mkdir(parents=True)
    home.joinpath("dates.py").write_text(
        "ONCE = re.compile('a')\nFOUND = re.compile('b')\nLENT = re.compile('c')\n"
        "GIVEN = re.compile('d')\nONCE.match(x), FOUND.search(x), LENT.match(x), map(f, [GIVEN])\n"
    )
    home.joinpath("pages.py").write_text("from .dates import LENT\nLENT.finditer(x)\n")
    home.joinpath("other.py").write_text("ONCE = 1\nONCE.search()\n")  # a name of its own
    monkeypatch.setattr(patterns, "ROOT", tmp_path)
    assert {line for file, line in patterns._only_matched() if file == "dates.py"} == {1}
