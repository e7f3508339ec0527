"""Datable facts: the tables that ship, how they are met in a text, and a user's own."""

import datetime as dt
import re

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose
from reread.files import word_data
from reread.timeline.year.facts import TABLES, indexed, shipped
from reread.timeline.year.facts_in_text import PlainWords, facts
from reread.timeline.year.levels import known, levels, series

OWN = pd.DataFrame(
    {
        "kind": ["office", "thing"],
        "name": ["Jory Pell", "Ostrey Bridge Authority"],
        "titles": ["Mayor|Lord Mayor", ""],
        "from": ["2031-05-01", "2033"],
        "to": ["2035-05-01", ""],
    }
)
TEXT = "Lord Mayor Jory Pell opened the road. The Ostrey Bridge Authority paid."


def met(text, index=None):
    return [(text[f.start : f.end], f.said, f.kind, f.spells)
            for f in facts(PlainWords(text, [(0, len(text))]), index or shipped())]  # fmt: skip


def said(text, index=None):
    return [(said, kind) for _, said, kind, _ in met(text, index)]


def fact(kind, name, start, end="", titles=""):
    return {"kind": kind, "name": name, "titles": titles, "from": start, "to": end}


@pytest.mark.parametrize("file", TABLES.values())
def test_tables_are_sound(file):
    table = word_data("reread.timeline", file)
    assert len(table) == len({tuple(row.values()) for row in table}) > 100
    for row in table:
        first, last = row["from"], row.get("to", "")
        for day in (first, last):
            assert not day or re.fullmatch(r"\d{4}", day) or dt.date.fromisoformat(day), row
        assert first and (not last or first[: len(last)] <= last[: len(first)]), row
        assert row["source"], row


def test_levels_are_sound():
    for row in word_data("reread.timeline", "levels"):
        assert 1975 <= int(row["year"]) <= 2025
        assert float(row["low"]) <= float(row["high"])
    assert set(series()) <= set(known())


PEOPLE = indexed(
    [
        fact("office", "George H.W. Bush", "1989-01-20", "1993-01-20", "president"),
        fact("office", "George Bush", "1981-01-20", "1989-01-20", "vice president"),
        fact("office", "George W. Bush", "2001-01-20", "2009-01-20", "president"),
        fact("office", "Helmut Kohl", "1982-10-01", "1998-10-27", "chancellor"),
    ]
)


def test_title_and_surname_can_be_either_holder():
    ((where, _, kind, spells),) = met("Then President Bush spoke.".replace("Then ", ""), PEOPLE)
    assert (where, kind) == ("President Bush", "held")
    assert spells == (("1989-01-20", "1993-01-20"), ("2001-01-20", "2009-01-20"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President George W. Bush spoke.", [("president George W. Bush", "held")]),
        ("President George H.W. Bush spoke.", [("president George H.W. Bush", "held")]),
        ("Vice President Bush spoke.", [("vice president George Bush", "held")]),
        ("former German Chancellor Helmut Kohl", [("chancellor Helmut Kohl", "over")]),
        ("ex-Chancellor Kohl", [("chancellor Helmut Kohl", "over")]),
        ("Helmut Kohl spoke.", [("Helmut Kohl", "named")]),
        ("Chancellor Hannelore Kohl", []),
        ("Deputy Chancellor Kohl", []),
        ("the prospect of a Chancellor Kohl", []),
        ("A possible President Bush worries them.", []),
        ("the chancellor, Kohl", []),
        ("President-elect Bush spoke.", []),
        ("the bush of the president", []),
        ("Kohl spoke.", []),
    ],
)
def test_offices(text, expected):
    assert said(text, PEOPLE) == expected


THINGS = indexed(
    [
        fact("thing", "AIDS", "1982"),
        fact("thing", "euro", "1999"),
        fact("happening", "Hurricane Hugo", "1989-09-10"),
        fact("happening", "Chernobyl disaster|Chernobyl accident", "1986-04-26"),
        fact("person", "Björn Borg", "1974", "1983"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AIDS research", [("AIDS", "thing")]),
        ("he aids them", []),
        ("Euro notes, euro coins", [("euro", "thing")]),
        ("European notes", []),
        ("HURRICANE HUGO", [("Hurricane Hugo", "happening")]),
        ("a hurricane, Hugo", []),
        ("after the Chernobyl accident", [("Chernobyl accident", "happening")]),
        ("Bjorn Borg and Björn Borg", [("Björn Borg", "person")]),
    ],
)
def test_names(text, expected):
    assert said(text, THINGS) == expected


@pytest.mark.parametrize(
    ("text", "series", "value"),
    [
        (
            "The Dow Jones industrial average fell 26.23 to 2,613.73.",
            "Dow Jones industrial average",
            2613.73,
        ),
        ("the dollar rose to 141.90 yen from 141.35", "yen per dollar", 141.9),
        ("the dollar stood at 1.8435 marks in London", "marks per dollar", 1.8435),
        ("the prime rate stayed at 10 1/2 percent", "prime rate", 10.5),
        ("its prime lending rate to 8.25%", "prime rate", 8.25),
        ("sterling closed at $1.5765", "dollars per pound", 1.5765),
        ("Gold traded at $1,024.50 an ounce", "gold", 1024.5),
        ("crude for July rose to $133.17 a barrel", "crude oil", 133.17),
    ],
)
def test_levels(text, series, value):
    ((start, end, *found),) = levels(text)
    assert found == [series, value]
    assert text[start:end][0].isdigit()


@pytest.mark.parametrize(
    "text",
    ["The Dow fell 190 points.", "He paid the dollar back.", "The prime rate rose.", "1.84 marks"],
)
def test_no_level(text):
    assert not list(levels(text))


def test_own_facts_are_added_to_ours():
    article = rr.Article(text=TEXT + " It recalled Hurricane Katrina.")
    first = rr.read(article, facts=OWN).reference_date.iloc[0]
    assert first["earliest"].year >= 2033
    assert "lord mayor Jory Pell (held: 2031-05-01 … 2035-05-01)" in first["reasons"]
    assert "Hurricane Katrina" in rr.read(article).reference_date["reasons"].iloc[0]


def test_an_office_that_ended_on_new_years_day_can_be_of_its_last_year():
    own = OWN.iloc[:1].assign(**{"from": "2011-05-01", "to": "2015-01-01"})
    article = rr.Article(text="Mayor Jory Pell opened the road. It was paid for in 2015.")
    first = rr.read(article, facts=own).reference_date.iloc[0]
    assert first["earliest"].year <= 2015 <= first["latest"].year


def test_no_facts_but_those_of_the_text_itself():
    article = rr.Article(text="President Barack Obama spoke. The war began in 1999.")
    reasons = rr.read(article, facts="none").reference_date["reasons"].iloc[0]
    assert "Obama" not in reasons
    assert "looks back on “1999”" in reasons


def test_own_facts_from_csv(tmp_path):
    OWN.to_csv(tmp_path / "own.csv", index=False)
    assert choose(facts=tmp_path / "own.csv").key("facts") == choose(facts=OWN).key("facts")
    assert choose(facts=OWN).label("facts") == "own table (2 facts)"


def test_titles_and_ends_may_be_absent():
    chosen = choose(facts=OWN.loc[1:, ["kind", "name", "from"]])
    assert chosen.facts[["titles", "to"]].to_numpy().tolist() == [["", ""]]


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (OWN.drop(columns="from"), "facts has no column 'from'; it needs kind, name, from"),
        (OWN.assign(kind="ship"), "'Jory Pell' has kind='ship'; choose 'office', 'person'"),
        (OWN.assign(name=[" ", "x"]), "has no name"),
        (OWN.assign(**{"from": "soon"}), "'Jory Pell' has from='soon'; write a year or YYYY-MM-DD"),
        (OWN.assign(to="2030-02-30"), "has to='2030-02-30'; write a year"),
        (OWN.assign(to="2031-04-30"), "ends in 2031-04-30, before it begins in 2031-05-01"),
        (OWN.assign(to="1999"), "ends in 1999, before it begins in 2031-05-01; swap"),
        (OWN.assign(titles=""), "'Jory Pell' has no titles; an office needs"),
    ],
)
def test_bad_facts(table, problem):
    with pytest.raises(ValueError, match=re.escape(problem)):
        choose(facts=table)


def test_facts_that_are_no_table():
    with pytest.raises(
        ValueError, match=r"facts='no\.csv' is not a file; a CSV needs columns kind"
    ):
        choose(facts="no.csv")
    with pytest.raises(
        ValueError, match="facts='all' is not known; choose 'ships', 'none' or pass"
    ):
        choose(facts="all")
