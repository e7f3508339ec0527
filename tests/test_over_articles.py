"""Many articles under many choices: what is summed, what is asked, and what is not tested."""

import pickle

import pandas as pd
import pytest

import reread as rr
from reread.alternatives import Pooled, StoryRuns
from reread.alternatives.pooled import DARKER, Beside, Surroundings

ECHO = "The blaze was a disaster. Ann Lee failed the brave town. “It was not a disaster,” Bob Ray said."
POST = "The help was excellent. Ann Lee saved the town. “I am not happy at all,” Bob Ray said in March 2025."
MORE = "Ann Lee is a disgrace to us. Ann Lee left the sad ruins."
CHOICES = {"lexicon": ["news", "vader"], "negation": ["scope", "none"]}


@pytest.fixture(scope="module")
def story():
    return rr.together([
        rr.Article(ECHO, id="echo", outlet="Echo"), rr.Article(MORE, id="more", outlet="Echo"),
        rr.Article(POST, id="post", outlet="Post"),
        rr.Article("Ann Lee won a prize. Good.", id="late", outlet="Post"),
    ])  # fmt: skip


@pytest.fixture(scope="module")
def runs(story):
    return rr.alternatives(story, **CHOICES)


def test_sums_are_what_each_reading_gives(story, runs):
    for at, (_, chosen) in enumerate(runs.choices.iterrows()):
        told = rr.together([r.article for r in story.readings.values()], **chosen)
        scores = told.table("tone")["score"]
        assert runs.answers()["mean tone"].iat[at] == pytest.approx(scores.mean())
        pd.testing.assert_frame_equal(runs.readings[at].table("tone"), told.table("tone"))


def test_one_outlet_beside_another(runs):
    table = runs.stability().set_index("conclusion")
    row = table.loc["Echo around Ann Lee, beside Post"]
    assert row["answer"] == DARKER and row["readings"] == 4
    one = runs.known["Echo around Ann Lee, beside Post"]
    assert isinstance(one.of, Surroundings)
    assert one.rests(runs.sums(one.name)) == (3, 2)


def test_what_no_choice_touches_is_not_tested(runs):
    table = runs.stability().set_index("conclusion")
    assert pd.isna(table.loc["main speaker", "share"])
    assert table.loc["main speaker", "answer"] == "Bob Ray"
    assert table.loc["mean tone", "share"] < 1


def test_a_pair_needs_two_sentences_of_either():
    one = Beside(Surroundings({}, {}, {}, frozenset("x")), "A", "B", "x")
    sums = {("A", "x", "score"): -1.0, ("A", "x", "sentences"): 2, ("B", "x", "score"): 0.0}
    assert one.together(sums | {("B", "x", "sentences"): 1}) is None
    assert one.together(sums | {("B", "x", "sentences"): 2}) == DARKER


def test_functions_of_a_story(story, runs):
    asked = []

    def dark(told):
        asked.append(told)
        scores = told.table("tone", columns=["score"], where={"voice": "narrator"})["score"]
        return bool(scores.mean() < 0.3)

    table = runs.stability({"dark": dark, "words": lambda told: len(told.table("tokens"))})
    assert table["share"].isna().tolist() == [False, True]
    assert len(asked) == 5  # to see what it looks at, and once for each different tone
    runs.stability({"dark": dark})
    assert len(asked) == 5
    linked = runs.answers({"links": lambda told: len(told.links())})["links"]
    assert set(linked) == {len(story.links())}


def test_what_asks_a_reading_is_asked_of_every_combination(runs):
    given = runs.answers({"lexicon": lambda told: told.reading("echo").choices.lexicon})
    assert given["lexicon"].tolist() == ["news", "news", "vader", "vader"]
    assert runs.stability({"same": lambda told: len(told.reading("echo").tone)})["share"][0] == 1


def test_sums_of_ones_own(runs):
    own = Pooled(lambda reading: {"": len(reading.tone)}, lambda sums: sums[""])
    assert runs.stability({"sentences": own})["answer"].tolist() == [10]


def test_influence_and_flips(runs):
    assert runs.influence().loc["mean tone"].sum() > 0.5
    flips = runs.flips("order by tone")
    assert (flips["choices"] >= 1).all() and list(flips) == ["change", "choices", "answer"]
    with pytest.raises(ValueError, match="did you mean"):
        runs.flips("mean tones")


def test_the_order_of_articles_changes_no_answer(story, runs):
    turned = rr.together(list(story.readings.values())[::-1])
    other = rr.alternatives(turned, **CHOICES).stability()
    pd.testing.assert_frame_equal(other.round(9), runs.stability().round(9))


def test_findings_say_in_what_share_of_readings(runs):
    told = rr.findings(runs)["sentence"].tolist()
    assert any(one.startswith("Where they mention Ann Lee, Echo sounds darker than Post, in")
               and "(3 sentences against 2)" in one for one in told)  # fmt: skip
    assert any(
        one.startswith("Not tested") and "one quoted with most words (" not in one for one in told
    )
    assert "4 readings of 4 articles were compared" in told[-1]


def test_groups_of_ones_own(story):
    runs = rr.alternatives(story, by={"echo": "A", "post": "B"}, lexicon=["news"])
    assert runs.notices == (
        "2 articles in none of the groups given: left out where groups are compared.",
    )
    assert isinstance(runs, StoryRuns)
    assert repr(runs) == "<1 reading of 4 articles, varied: lexicon>"


def test_without_any_article():
    runs = rr.alternatives(rr.together([]), lexicon=["news", "vader"])
    assert runs.stability()["share"].isna().all()
    assert runs.stability({"rows": lambda told: len(told.table("tone"))})["answer"].tolist() == [0]


def test_conclusions_can_be_sent_to_other_processes(runs):
    for one in runs.known.values():
        assert pickle.loads(pickle.dumps(one)).together({}) in (None, 0)
