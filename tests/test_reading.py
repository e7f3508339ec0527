"""Readings: shared stages, tables one cannot spoil, words for numbers."""

import copy
import gc
import pickle
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import reread as rr
from reread import reading as module
from reread.reading import touches
from reread.stages import ALL, SCOPES, STAGES, WORDS, Stage


@pytest.mark.parametrize("name", STAGES)
def test_tables_of_the_sample_keep_their_promises(reading, name):
    others = {other: reading.table(other) for other in STAGES}
    rr.tables.check(name, reading.table(name), reading.article, others)


def test_attributes_are_the_tables(reading):
    for name in STAGES:
        pd.testing.assert_frame_equal(getattr(reading, name), reading.table(name))
        assert getattr(rr.Reading, name).__doc__.startswith("One row per ")
    assert list(STAGES) and set(STAGES) == set(rr.tables.TABLES)


def test_unknown_table(reading):
    with pytest.raises(ValueError, match="table 'dates' is not known; choose one of blocks"):
        reading.table("dates")
    with pytest.raises(ValueError, match=r"table \['times'\] is not known"):
        reading.table(["times"])


def test_a_table_cannot_be_set(reading):
    with pytest.raises(AttributeError, match="times follows from article and choices"):
        reading.times = reading.times.head(1)
    assert len(reading.times) > 1


@pytest.fixture
def counted(monkeypatch):
    """Names of the stages run, in order."""
    ran: list[str] = []
    original = Stage.run

    def run(self, *given):
        ran.append(self.table)
        return original(self, *given)

    monkeypatch.setattr(module.Stage, "run", run)
    return ran


def test_a_choice_runs_only_the_stages_it_touches(counted):
    article = rr.Article(text="Ann Lee said on Friday that peace is good.", id="shared")
    first = rr.read(article)
    for name in STAGES:
        first.table(name)
    first.legible("events")
    assert sorted(counted) == sorted(ALL)
    counted.clear()
    second = rr.read(article, lexicon="textblob")
    for name in STAGES:
        second.table(name)
    assert set(counted) == set(touches("lexicon")) == {"ledger", "tone"}


def test_tables_are_computed_only_when_asked_for(counted):
    rr.read(rr.Article(text="Ann Lee spoke.", id="lazy")).table("tokens")
    assert counted == ["plain", "blocks", "sentences", "words", "tokens", "notices"]


def test_nothing_is_kept_when_no_reading_lives():
    article = rr.Article(text="Ann Lee spoke.", id="gone")
    reading = rr.read(article)
    assert len(reading.tokens)
    assert article in module._shelves
    del reading
    gc.collect()
    assert article not in module._shelves


def test_changing_a_table_changes_nothing_else(article):
    reading = rr.read(article)
    before = reading.tokens
    spoiled = reading.tokens
    spoiled.loc[0, "surface"] = "spoiled"
    spoiled["extra"] = 1
    pd.testing.assert_frame_equal(reading.tokens, before)


def test_stages_leave_their_tables_alone(article):
    reading = rr.read(article)
    for stage in ALL.values():
        given = {name: reading.stage(name) for name in stage.tables}
        before = copy.deepcopy(given)
        chosen = {name: reading._chosen(name) for name in stage.choices}
        stage.run(article, list(given.values()), chosen)
        for name, table in given.items():
            if isinstance(table, pd.DataFrame):
                pd.testing.assert_frame_equal(table, before[name])
            elif name == SCOPES:
                assert table == before[name]
            elif name == WORDS:
                np.testing.assert_equal(table, before[name])
            else:
                assert pickle.dumps(table) == pickle.dumps(before[name])


def test_published_choice_wins_over_the_articles():
    article = rr.Article(text="They met on Wednesday.", published="2025-08-20")
    other = rr.read(article, published="2025-08-13")
    assert rr.read(article).times["value"].tolist() == ["2025-08-20"]
    assert other.times["value"].tolist() == ["2025-08-13"]


def test_legible_gives_words_for_numbers(reading):
    events, legible = reading.events, reading.legible("events")
    rows = reading.mentions.set_index("mention")
    words = rows["surface"].to_dict()
    he = rows.index[rows["surface"] == "He"][0]
    names = reading.entities.set_index("entity")["name"]
    words |= {number: names.get(entity, words[number]) for number, entity in
              rows.loc[rows["form"] != "name", "entity"].dropna().items()}  # fmt: skip
    assert words[he] == "Sergey Lavrov"
    for number, word in zip(events["agent"], legible["agent"], strict=True):
        assert (pd.isna(number) and pd.isna(word)) or words[number] == word
    assert legible["agent"].notna().any()


def test_repr_names_what_differs_from_the_default(article):
    assert "default choices" in repr(rr.read(article))
    assert "lexicon=textblob" in repr(rr.read(article, lexicon="textblob"))


def test_a_place_as_it_is_read():
    text = "The har-\nbour of Lind\u00advik\u00a0was \uff22\uff29\uff27 and open that day, said the board.\n\nIt shut."
    reading = rr.read(rr.Article(text))
    start = text.index("Lind")
    assert reading.as_read(start, text.index(" and")) == "Lindvik was BIG"
    assert reading.as_read(text.index("day"), len(text)) == "day, said the board. It shut."
    assert reading.as_read(5, 5) == ""


def own_cut(text):
    """One word for each line."""
    return [(0, len(text))] if text.strip() else []


COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{f"pickle {number}": lambda one, number=number: pickle.loads(pickle.dumps(one, number))
       for number in range(2, pickle.HIGHEST_PROTOCOL + 1)},
}  # fmt: skip
LEXICON = pd.DataFrame({"word": ["good", "bad"], "valence": [2, -2]})
CHOSEN = (
    {}, {"lexicon": LEXICON, "published": "2024-03-06"}, {"tokenizer": own_cut, "ignore": ["good"]},
    {"corrections": pd.DataFrame({"entity": ["ann-lee"], "to": ["Ann Lee-Marsh"]})},
)  # fmt: skip


@pytest.fixture(scope="module")
def crowded():
    """A reading whose article is also read, now, with what no pickle can hold."""
    article = rr.Article(text="Ann Lee said on Friday that peace is good.\n\nIt was bad in 2019.")
    others = [rr.read(article, tokenizer=lambda text: [(0, len(text))]), rr.read(article, lexicon=LEXICON),
              rr.read(article, names=lambda text: [(0, 7, "PER")])]  # fmt: skip
    for other in others:
        for name in STAGES:
            other.table(name)
    yield article
    assert others


@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda chosen: " ".join(chosen) or "default")
@pytest.mark.parametrize("way", COPIES)
def test_readings_are_copied_and_pickled_whatever_others_chose(crowded, chosen, way):
    reading = rr.read(crowded, **chosen)
    kept = {name: reading.table(name) for name in STAGES}
    again = COPIES[way](reading)
    assert again.article == reading.article
    assert again.choices.same(reading.choices)
    assert repr(again) == repr(reading)
    for name, table in kept.items():
        pd.testing.assert_frame_equal(again.table(name), table)


def test_a_pickle_holds_no_table(crowded):
    reading = rr.read(crowded, tokenizer=own_cut)
    before = pickle.dumps(reading)
    assert len(reading.tokens)
    assert pickle.dumps(reading) == before
    assert len(before) < 3_000


def test_a_reading_by_a_lambda_is_copied_but_not_pickled(crowded):
    reading = rr.read(crowded, tokenizer=lambda text: [(0, len(text))])
    assert (
        copy.copy(reading).key("tokens")
        == copy.deepcopy(reading).key("tokens")
        == reading.key("tokens")
    )
    with pytest.raises((pickle.PicklingError, AttributeError), match="lambda"):
        pickle.dumps(reading)


UNPICKLED = """
import pickle, sys
reading = pickle.load(sys.stdin.buffer)
pickle.dump({name: getattr(reading, name) for name in ("entities", "ledger")}, sys.stdout.buffer)
"""


def test_another_process_reads_the_same(crowded):
    reading = rr.read(crowded, **CHOSEN[1] | CHOSEN[3])
    done = subprocess.run(
        [sys.executable, "-c", UNPICKLED],
        input=pickle.dumps(reading),
        capture_output=True,
        check=True,
    )
    for name, table in pickle.loads(done.stdout).items():
        pd.testing.assert_frame_equal(table, reading.table(name))


@pytest.mark.parametrize("way", COPIES)
def test_articles_choices_and_runs_are_copied_and_pickled(crowded, way):
    assert COPIES[way](crowded) == crowded
    choices = rr.Choices(lexicon=LEXICON, ignore=("good",), published="2024-03-06")
    assert COPIES[way](choices).same(choices)
    runs = rr.alternatives(crowded, lexicon=["news", "vader"], ignore=[(), ("good",)])
    runs.stability({"long": lambda reading: len(reading.tokens)})  # is asked once, and remembered
    again = COPIES[way](runs)
    assert repr(again) == repr(runs)
    pd.testing.assert_frame_equal(again.choices, runs.choices)
    pd.testing.assert_frame_equal(again.stability(), runs.stability())
