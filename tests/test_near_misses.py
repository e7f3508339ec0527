"""What is suggested for a name that is not there."""

import pytest

import reread as rr
from reread.choices import fields
from reread.near_misses import OTHERWISE, did_you_mean, meant
from reread.stages import STAGES


@pytest.mark.parametrize("ask, near", [
    (lambda reading: rr.highligt, "did you mean highlight?"),
    (lambda reading: reading.sentiment, "did you mean tone or voices?"),
    (lambda reading: reading.time, "did you mean times?"),
    (lambda reading: reading.people, "did you mean entities or mentions?"),
    (lambda reading: reading.article.author, "did you mean authors?"),
    (lambda reading: rr.plots.timelin, "did you mean timeline?"),
    (lambda reading: rr.explore.dsk, "did you mean desk?"),
    (lambda reading: rr.corpus.opn, "did you mean open?"),
    (lambda reading: rr.read(reading.article, lexikon="vader"), "did you mean lexicon?"),
    (lambda reading: rr.read(reading.article, lexicon="vadar"), "did you mean vader?"),
    (lambda reading: rr.alternatives(reading.article, lexikon=["vader"]), "did you mean lexicon?"),
    (lambda reading: reading.table("quotations"), "did you mean quotes or stretches?"),
    (lambda reading: rr.findings(reading, about="people"), "did you mean entities?"),
    (lambda reading: rr.show(reading.times, reading, ["surfce"]), "did you mean surface?"),
    (lambda reading: rr.highlight(reading, reading.times, by="statuses"), "did you mean status?"),
])  # fmt: skip
def test_it_is_suggested(reading, ask, near):
    with pytest.raises((AttributeError, TypeError, ValueError)) as caught:
        ask(reading)
    assert str(caught.value).endswith(f"; {near}")


def test_what_is_like_nothing_gets_no_suggestion(reading):
    assert did_you_mean("zzz", STAGES) == ""
    with pytest.raises(AttributeError, match=r"voices, reference_date$"):
        reading.zzz  # noqa: B018


def test_other_words_lead_to_what_is_there():
    there = {*rr.__all__, *STAGES, *fields(), *rr.findings.__globals__["ABOUT"], "article"}
    assert {name for names in OTHERWISE.values() for name in names} <= there
    assert not any(word in STAGES for word in OTHERWISE)


def test_an_error_within_a_reading_is_told_as_it_is(reading, monkeypatch):
    def broken(self):
        raise AttributeError("deep down")

    monkeypatch.setattr(rr.Reading, "notices", property(broken))
    with pytest.raises(AttributeError, match="deep down"):
        reading.notices  # noqa: B018


@pytest.mark.parametrize("module", [rr, rr.plots, rr.explore, rr.corpus])
def test_completion_shows_what_a_module_is_for(module):
    assert sorted(dir(module)) == sorted(module.__all__)


def test_no_more_than_a_few():
    assert len(meant("name", [f"nam{letter}" for letter in "abcdefgh"])) == 3
