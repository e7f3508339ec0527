"""Words of one's own that tell times, events and speech: what each does, and what is no rule."""

import re

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose
from reread.own_tables.own_rules import checked_rules
from reread.stages import STAGES


def rules(*rows):
    return pd.DataFrame(rows, columns=["kind", "words", "value"])


MINE = rules(
    ("time", "Epiphany", "XXXX-01-06"), ("time", "harvest festival*", "XXXX-09"),
    ("time", "the Orrin flood", "1987-02-03"), ("time", "one shift", "PT8H"),
    ("time", "Friday Club", ""), ("time", "Christmas", "XXXX-01-07"), ("time", "Fête d’Été", "XXXX-06-21"),
)  # fmt: skip


def times(text, published=None, table=MINE):
    """What the times of a text mean, with how far they are resolved where they are not."""
    rows = rr.read(rr.Article(text=text, published=published), rules=table).times
    states = rows["status"].map({"resolved": ""}).fillna(" " + rows["status"])
    return [
        f"{s} = {v}{state}"
        for s, v, state in zip(rows["surface"], rows["value"], states, strict=True)
    ]


@pytest.mark.parametrize(("text", "published", "found"), [
    ("The mill closed before Epiphany 2019.", None, ["Epiphany 2019 = 2019-01-06"]),
    ("The mill closed on Epiphany.", "2025-02-01", ["Epiphany = 2025-01-06"]),
    ("The mill will close on Epiphany.", "2025-02-01", ["Epiphany = 2026-01-06"]),
    ("The mill will close next Epiphany.", "2025-01-02", ["next Epiphany = 2025-01-06"]),
    ("The mill had closed last epiphany.", "2025-01-02", ["last epiphany = 2024-01-06"]),
    ("The mill closed on Epiphany.", None, ["Epiphany = XXXX-01-06 needs-reference-date"]),
    ("Harvest festivals of 2020 were dull.", None, ["Harvest festivals of 2020 = 2020-09"]),
    ("Since the  Orrin flood nobody came.", None, ["the  Orrin flood = 1987-02-03"]),
    ("They worked one shift.", None, ["one shift = PT8H"]),
    ("It closed on Christmas in 2019.", None, ["Christmas in 2019 = 2019-01-07"]),
    ("It closed at the fête d'été of 2021.", None, ["fête d'été of 2021 = 2021-06-21"]),
])  # fmt: skip
def test_phrases_that_tell_a_time(text, published, found):
    assert times(text, published) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Epiphanyish talk.", []), ("The Friday Club met.", []), ("They met on Friday.", ["Friday = XXXX-WXX-5 needs-reference-date"]),
    ("One shifted.", []), ("Orrin flood", []),
])  # fmt: skip
def test_what_they_are_not(text, found):
    assert times(text) == found


def test_ours_stay_and_others_are_told_apart():
    text = "It closed on Epiphany 2019 and opened on 3 May 2020."
    plain, own = (rr.read(rr.Article(text=text), rules=one) for one in ("ships", MINE))
    assert plain.times["value"].tolist() == ["2020-05-03"]
    assert own.times["rule"].tolist() == ["own rule: epiphany", plain.times["rule"].iloc[0]]
    closed = own.events.set_index("surface").loc["closed"]
    assert str(closed["earliest"].date()) == "2019-01-06"


TEXT = (
    "The teardown of the mill angered weavers. Sarah Miller blogged that the roof leaked. The sale was off. "
    "Moss loves the mill.\n"
)


def events(*rows, text=TEXT):
    reading = rr.read(rr.Article(text=text), rules=rules(*rows) if rows else "ships")
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, reading.article, tables)
    return reading, dict(zip(reading.events["surface"], reading.events["kind"], strict=True))


def test_nouns_and_verbs_that_tell_events_or_do_not():
    _, ours = events()
    assert (
        "teardown" not in ours and ours["sale"] == "occurrence" and ours["angered"] == "occurrence"
    )
    reading, own = events(
        ("noun", "teardown", "occurrence"), ("noun", "sale", "no"), ("verb", "anger", "state"), ("verb", "love", "no"),
    )  # fmt: skip
    assert own["teardown"] == "occurrence" and own["angered"] == "state"
    assert not {"sale", "loves"} & own.keys()
    teardown = reading.events.set_index("surface").loc["teardown"]
    assert reading.legible("events").set_index("surface").loc[
        "teardown", "patient"
    ] == "the mill" or pd.notna(teardown["patient"])


def test_verbs_of_saying():
    _, ours = events()
    reading, own = events(("speech", "blog", "doubting"))
    (quote,) = reading.quotes.to_dict("records")
    assert (quote["verb"], quote["stance"], quote["speaker"]) == (
        "blog",
        "doubting",
        "sarah-miller",
    )
    assert TEXT[quote["content_start"] : quote["content_end"]] == "that the roof leaked"
    assert own["blogged"] == "reporting" and ours["blogged"] != "reporting"


def test_a_verb_that_reports_nothing():
    text = "“The mill is safe,” argued Pell. Moss argued that the roof leaked.\n"
    ours, own = (
        rr.read(rr.Article(text=text), attribution="rules", rules=one)
        for one in ("ships", rules(("speech", "argue", "no")))
    )
    assert ours.quotes["verb"].tolist() == ["argue", "argue"]
    assert "indirect" in set(ours.quotes["directness"]) - set(own.quotes["directness"])


@pytest.mark.parametrize(("row", "problem"), [
    (("day", "x", "2025"), "row 1 has kind='day'; choose 'time', 'noun', 'verb', 'speech'"),
    (("time", "", "2025"), "row 1 has words=''; give a phrase that begins with a letter or digit"),
    (("time", "*mas", "2025"), "row 1 has words='*mas'; give a phrase that begins with"),
    (("time", "a" * 101, "2025"), "of 100 characters at most"),
    (("time", "Epiphany", "6 January"), "row 1 ('epiphany') has value='6 JANUARY', which is not a TIMEX3 value; write"),
    (("time", "Epiphany", "XXXX-02-30"), "has value='XXXX-02-30', which is not a TIMEX3"),
    (("noun", "tear down", "state"), "row 1 has words='tear down'; give one noun as a dictionary has it"),
    (("verb", "", "state"), "row 1 has words=''; give one verb as"),
    (("speech", "3", "neutral"), "give one verb as a dictionary has it, or with a particle, as 'hit back'"),
    (("noun", "sale", "yes"), "row 1 ('sale') has value='yes'; choose 'occurrence', 'state', 'reporting', 'no'"),
    (("speech", "blog", "state"), "row 1 ('blog') has value='state'; choose 'neutral', 'doubting'"),
])  # fmt: skip
def test_rows_that_are_none(row, problem):
    with pytest.raises(ValueError, match="^rules: .*" + re.escape(problem)):
        choose(rules=rules(("time", "x", "2025"), row))


def test_columns_and_one_form(tmp_path):
    with pytest.raises(
        ValueError, match="rules has no column 'value'; it needs kind, words, value"
    ):
        choose(rules=MINE.drop(columns="value"))
    row = checked_rules(rules((" Time", "Harvest  Festival ", " xxxx-09 "))).iloc[0]
    assert row.tolist() == ["time", "harvest festival", "XXXX-09"]
    MINE.to_csv(tmp_path / "mine.csv", index=False)
    chosen = choose(rules=tmp_path / "mine.csv")
    assert chosen.key("rules") == choose(rules=MINE).key("rules")
    assert chosen.label("rules") == "own table (7 rules)"


def test_the_last_row_of_a_word_counts():
    twice = rules(("time", "Epiphany", "2001"), ("time", "epiphany", "2002"))
    assert times("It closed on Epiphany.", table=twice) == ["Epiphany = 2002"]


def test_a_bundle_keeps_them(tmp_path):
    article = rr.Article(text="It closed on Epiphany 2019.")
    path = rr.read(article, rules=MINE).bundle(tmp_path / "own.zip")
    again = rr.replay(path)
    assert again.moved.empty and again.reading.times["value"].tolist() == ["2019-01-06"]
