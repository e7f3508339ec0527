"""Two versions of an article: what is told as changed, and what is not."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.audit.pairing.paired import moved, paired
from reread.audit.pairing.worded import Version, spelt
from reread.cli.command_line import main
from reread.report.versions_page import short, versions_page
from reread.tables import ACROSS

CASES = Path(__file__).parent / "cases/versions.tsv"
DAY = "2026-08-20"
SENTENCES = (
    "Police said the mill in Halden had burned.", "The fire killed 62 people.",
    "“We will not rest,” Ann Lee told reporters.", "The owner may have known of it.",
    "Nobody was arrested on Monday.",
)  # fmt: skip


def cases():
    """The rows of the file of cases."""
    with CASES.open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def dated(text, id="old", published=DAY):
    return rr.Article(text, id=id, published=published)


def kinds(old, new, **choices):
    return rr.versions(dated(old), dated(new, "new"), **choices)["kind"].tolist()


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["new"][:60])
def test_what_changed_is_told_and_nothing_else(case):
    assert set(kinds(case["old"], case["new"])) == set(filter(None, case["kinds"].split(",")))


def test_the_same_words_on_another_day_mean_another_day():
    words = "The mill burned yesterday in Halden."
    row = rr.versions(dated(words), dated(words, "new", "2026-08-22")).iloc[0]
    assert row["kind"] == "date"
    assert "19 August 2026" in row["reason"]
    assert "21 August 2026" in row["reason"]


def test_a_headline_is_the_other_headline_however_it_is_worded():
    body = "\n\nThe mill in Halden burned on Monday, and nobody was hurt in the fire."
    rows = rr.versions("Old mill burns" + body, "Fire in Halden" + body)
    assert rows["kind"].tolist() == ["headline"]
    assert rows["old"].tolist() == ["Old mill burns"]


def test_other_words_and_other_places_are_told_where_all_is_asked_for():
    old = "The blaze destroyed the mill in Halden. Nobody was arrested on Monday."
    new = "Nobody was arrested on Monday. The fire destroyed the mill in Halden."
    assert kinds(old, new) == []
    assert sorted(kinds(old, new, every=True)) == ["moved", "reworded"]


def test_readings_and_texts_are_taken_and_left_as_they_are():
    reading = rr.read(dated(SENTENCES[1]))
    before = reading.quantities.copy()
    assert rr.versions(reading, SENTENCES[1])["kind"].tolist() == []
    pd.testing.assert_frame_equal(reading.quantities, before)
    with pytest.raises(TypeError, match="old is int; give a text, an Article or a Reading"):
        rr.versions(3, "The mill burned.")


@pytest.mark.parametrize("texts", [("", ""), ("", "The mill burned."), ("…", "!")])
def test_versions_without_words_make_no_fault(texts):
    assert set(rr.versions(*texts)["kind"]) <= {"added"}


@settings(max_examples=8, deadline=None)
@given(*(st.lists(st.sampled_from(SENTENCES), max_size=5, unique=True),) * 2)
def test_places_lie_in_their_version_and_hold_their_words(ours, theirs):
    old, new = " ".join(ours), " ".join(theirs)
    one, other = rr.read(rr.Article(old)), rr.read(rr.Article(new))
    rows = rr.versions(one, other, every=True)
    assert list(rows.columns) == ACROSS["versions"].names
    for row in rows.itertuples():
        for words, start, end, text in ((row.old, row.start, row.end, old),
                                        (row.new, row.start_b, row.end_b, new)):  # fmt: skip
            assert pd.isna(words) == pd.isna(start)
            assert pd.isna(words) or text[start:end] == words
    back = rr.versions(other, one, every=True)["kind"].tolist()
    assert rows["kind"].tolist().count("added") == back.count("removed")
    assert set(rows["kind"]) <= {"added", "removed", "moved", "date"}


def test_sentences_are_paired_wherever_they_stand():
    old, new = (Version(rr.read(rr.Article(" ".join(words)))) for words in
                (SENTENCES[:3], (SENTENCES[2], SENTENCES[0], SENTENCES[4])))  # fmt: skip
    pairs, gone, come = paired(old, new)
    assert [(pair.before, pair.after) for pair in pairs] == [((0,), (1,)), ((2,), (0,))]
    assert (gone, come) == ([1], [2])
    assert [pair.before for pair in moved(pairs)] == [(0,)]


@pytest.mark.parametrize("words", ["colour color", "organise organize", "centre center",
                                   "Gül Gul", "co-operate cooperate", "U.S. US", "twelve 12"])  # fmt: skip
def test_one_spelling_stands_for_all(words):
    one, other = words.split()
    assert spelt(one) == spelt(other)


@pytest.mark.parametrize("words", ["four for", "hour her", "Monday Sunday", "not note"])
def test_other_words_are_not_other_spellings(words):
    one, other = words.split()
    assert spelt(one) != spelt(other)


def test_the_page_shows_both_sides_and_lets_nothing_through():
    old = rr.read(rr.Article("The <b>mill</b> burned in May 2019. The fire killed 62 people."))
    new = rr.read(rr.Article("The <b>mill</b> burned in May 2018. The fire killed 62 people."))
    page = versions_page(old, new, rr.versions(old, new)).decode()
    assert "<del>May 2019</del>" in page
    assert "<ins>May 2018</ins>" in page
    assert "<b>" not in page
    assert "1 change: 1 date." in page
    assert "Nothing is said otherwise." in versions_page(old, old, rr.versions(old, old)).decode()


def test_what_changed_beside_the_text_is_noticed():
    note = "Correction: An earlier version said that 64 people were hurt."
    old = rr.Article("The mill burned in Leeds on Monday.", id="old", title="Mill burns")
    new = rr.Article(f"{old.text}\n\n{note}", id="new", title="Mill in Leeds burns")
    rows = rr.versions(old, new)
    told = ["The title was “Mill burns” and is “Mill in Leeds burns”.",
            f"The newer version has a note: “{note[:-1]}”."]  # fmt: skip
    assert len(rows) == 0
    assert rows.attrs["notices"] == told
    assert short(rows) == f"{' '.join(told)} No more changes were found."
    assert short(rr.versions(old, old)) == "The two versions say the same."
    assert rr.versions(new, old).attrs["notices"][1] == f"A note is gone: “{note[:-1]}”."


def test_the_command_says_what_changed(tmp_path, capsys):
    for name, figure in (("old.txt", 62), ("new.txt", 64)):
        text = f"Fire in Halden\n\nThe fire in the old mill killed {figure} people on Monday.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    sides = [str(tmp_path / name) for name in ("old.txt", "new.txt")]
    assert main(["versions", *sides, "--out", str(tmp_path / "page.html")]) == 0
    assert "figure: “62” became “64”" in capsys.readouterr().out
    assert b"<del>62</del>" in (tmp_path / "page.html").read_bytes()
