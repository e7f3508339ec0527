"""Many readings of one article: each stage once, and the same tables as readings one by one."""

from types import SimpleNamespace

import pandas as pd
import pytest

import reread as rr
from reread.alternatives import CONCLUSIONS
from reread.alternatives.conclusions import Asked, WatchedByChoice, _called
from reread.alternatives.options import options
from reread.stages import STAGES

TOPICS = ("agree", "allies", "defense", "peace", "security", "support")
DATES = ["2025-08-13", "2025-08-20"]


@pytest.fixture(scope="module")
def runs(article):
    return rr.alternatives(
        article,
        rr.Choices(lexicon="vader"),
        negation=["vader", "none"],
        published=DATES,
        ignore=[(), ("security",), TOPICS],
    )


def test_every_combination_once(runs):
    assert len(runs) == 12
    assert len(runs.choices.drop_duplicates()) == 12
    assert list(runs.choices.columns) == ["negation", "published", "ignore"]


def test_stages_are_shared(runs):
    computed = runs.stages.set_index("table")["computed"]
    assert computed["tokens"] == 1
    assert computed["times"] == 2  # one for each date
    assert computed["tone"] == 6  # negation by ignore: no date touches it


def test_equal_to_a_reading_of_its_own(article, runs):
    alone = rr.Article(text=article.text, id=article.id, title="read on its own")  # no shared shelf
    for reading in (runs.readings[3], runs.readings[10]):
        other = rr.read(alone, reading.choices)
        for name in STAGES:
            pd.testing.assert_frame_equal(reading.table(name), other.table(name))


def test_a_sample_is_the_same_every_time(article):
    options = {"ignore": [(word,) for word in TOPICS], "published": DATES}
    samples = [rr.alternatives(article, sample=5, seed=3, **options).choices for _ in range(2)]
    pd.testing.assert_frame_equal(*samples)
    assert len(samples[0].drop_duplicates()) == 5
    whole = rr.alternatives(article, sample=99, **options)
    assert len(whole) == 12


def test_processes_change_nothing(article):
    options = {"published": DATES, "negation": ["vader", "none"]}
    text = "Lavrov said on Friday that the war was bad. Kyiv did not agree, it said on Monday."
    one = rr.alternatives(rr.Article(text=text), **options)
    two = rr.alternatives(rr.Article(text=text), workers=2, **options)
    for mine, yours in zip(one.readings, two.readings, strict=True):
        assert rr.compare(mine, yours).empty


def test_an_option_that_changes_nothing_leaves_all_stable(article):
    words = [(), ("zebra",), ("quagga",)]  # neither stands in the text
    runs = rr.alternatives(article, ignore=words)
    shares = runs.stability().set_index("conclusion")["share"]
    assert (shares.dropna() == 1).all()
    assert shares["mean tone"] == 1
    assert not runs.influence().to_numpy().any()
    assert runs.flips("tone").empty


def test_the_tone_hangs_on_topic_words(runs):
    flips = runs.flips("tone")
    assert flips["change"].tolist() == [f"ignore: {', '.join(TOPICS)}"]
    assert flips["answer"].tolist() == ["neutral"]
    influence = runs.influence({"tone": CONCLUSIONS["tone"]}).loc["tone"]
    assert influence["ignore"] == influence.max() > 0.4
    assert influence["published"] == 0


def test_the_order_of_two_dates_is_stable(runs):
    def order(reading):
        times = reading.times.set_index("surface")["earliest"]
        return bool(times["2014"] < times["February 2022"])

    row = runs.stability({"order": order}).iloc[0]
    assert (row["answer"], row["share"], row["answers"]) == (True, 1.0, 1)


def test_a_conclusion_of_ones_own(runs):
    def loud(reading):
        return int(reading.tone["score"].abs().gt(0.5).sum())

    assert list(runs.answers({"loud": loud})["loud"]) == [loud(one) for one in runs.readings]
    assert set(runs.flips(loud).columns) == {"change", "choices", "answer"}


def test_conclusions_of_voices_are_there(runs):
    named = set(runs.stability()["conclusion"])
    assert set(CONCLUSIONS) < named
    assert {"tone of the narrator", "tone of Sergey Lavrov"} < named
    assert any(name.startswith("the narrator on ") for name in named)


def test_errors_name_value_options_and_remedy(article, runs):
    with pytest.raises(TypeError, match="'colour' is not a choice; choose among published"):
        rr.alternatives(article, colour=["red"])
    with pytest.raises(ValueError, match="lexicon has no option to read under; give a list"):
        rr.alternatives(article, lexicon=[])
    with pytest.raises(ValueError, match="sample=0 is not a number of readings; give 1 or more"):
        rr.alternatives(article, sample=0, lexicon=["vader"])
    with pytest.raises(ValueError, match="conclusion='mood' is not known; choose one of mean tone"):
        runs.flips("mood")


def test_a_text_without_anything_has_answers():
    runs = rr.alternatives(rr.Article(text="¶"), published=DATES)
    shares = runs.stability().set_index("conclusion")["share"]
    assert (shares.dropna() == 1).all()
    assert shares["contradictions"] == 1


def test_what_no_varied_choice_can_touch_is_not_tested(runs):
    shares = runs.stability().set_index("conclusion")["share"]
    assert shares[["main entity", "main speaker", "number of entities"]].isna().all()
    assert shares[["tone", "contradictions"]].notna().all()  # words left out, dates


def test_a_conclusion_that_looks_at_nothing_is_not_tested(runs):
    assert runs.stability({"always": lambda reading: True})["share"].isna().all()


@pytest.mark.parametrize(
    ("conclusion", "times"),  # of the twelve readings, and of the default, whose choices are others
    [
        (lambda reading: len(reading.stage("compared")), 3),  # for each date, and without one
        (lambda reading: reading.choices.published, 3),
        (lambda reading: reading.choices.label("negation"), 3),
        (lambda reading: (reading.choices.published, reading.choices.label("negation")), 5),
        (lambda reading: reading.as_read(0, 5), 1),
        (lambda reading: (reading.notices, reading.entities["name"].iat[0]), 1),
    ],
)
def test_readings_that_share_what_a_conclusion_looks_at_are_asked_once(runs, conclusion, times):
    asked = []

    def counting(reading):
        asked.append(reading)
        return conclusion(reading)

    every, ask = (runs.default, *runs.readings), Asked(counting, WatchedByChoice)
    assert [ask(one) for one in every] == [conclusion(one) for one in every]
    assert len(asked) == times


def test_a_conclusion_of_ones_own_is_given_the_choices_themselves(runs):
    answers = runs.answers({"it": lambda reading: repr(reading.choices)})["it"].tolist()
    assert answers == [repr(one.choices) for one in runs.readings]


def test_without_options_those_that_are_worth_it_are_varied():
    runs = rr.alternatives(rr.Article(text="Ann Lee said on Monday that Bob was sad."))
    assert {"lexicon", "attribution", "names", "aliases"} < set(runs.varied)
    assert len(runs) == len(runs.choices.drop_duplicates())


def test_days_that_an_undated_text_may_have_are_of_one_year(article):
    days = options(rr.read(article))["published"]
    assert days == [None, "2025-01-20", "2025-12-31"]  # not the five years of the surest candidate


def test_answers_are_names_and_words(article):
    runs = rr.alternatives(article, lexicon=["vader"])
    answers = runs.answers().iloc[0]
    assert answers["main speaker"] == "Sergey Lavrov"
    words = str(answers["darkest sentence"]).removesuffix(" …")
    assert article.text.startswith(words, answers["darkest sentence"].start)
    assert not [name for name in answers.index if "-" in name]  # ids have hyphens


def test_two_entities_of_one_name_stay_apart():
    entities = pd.DataFrame({"entity": ["paris", "paris-2"], "name": ["Paris", "Paris"]})
    entities["kind"] = "LOC"
    told = _called(SimpleNamespace(entities=entities))
    assert told["paris-2"] == "Paris (paris-2)"
    assert len(set(told.values())) == len(told)
