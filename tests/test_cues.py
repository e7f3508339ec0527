"""Cues of factuality: the table that ships, and a user's own."""

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose
from reread.files import word_data
from reread.own_tables import CUE_CLASSES, CUE_EFFECTS, CUE_PLACES, OWN
from reread.timeline.telling.cue_words import OVER, Effect, shipped

TEXT = "Moss is tipped to win. The mayor loathed that Berg left. Moss purportingly fled."
MINE = pd.DataFrame(
    [("Tipped", "over to", "future", ""), ("loathe", "over that", "fact", "fact"),
     ("purportingly", "verb", "hedged", ""), ("deny", "over that", "yes", "no")],
    columns=["word", "beside", "said", "denied"],
)  # fmt: skip


def said(text, **chosen):
    """How each event of a text is said, by its surface."""
    events = rr.read(rr.Article(text=text), **chosen).events
    return dict(zip(events["surface"], zip(events["polarity"], events["modality"], strict=True),
                    strict=True))  # fmt: skip


def test_each_row_that_ships_is_one_of_the_classes():
    rows = word_data("reread.timeline", "cues")
    for row in rows:
        over = row["beside"].startswith(OVER)
        assert over or row["beside"] in CUE_PLACES
        assert row["said"] in (CUE_CLASSES if over else CUE_EFFECTS), row
        assert row["denied"] in CUE_CLASSES if over else not row["denied"], row
        assert row["source"] and row["word"] == row["word"].lower()
    assert len({(row["word"], row["beside"]) for row in rows}) == len(rows)


def test_a_class_has_an_effect_for_each_standing_of_the_word():
    assert shipped().over(["fail"], "to") == Effect("no", "yes")
    assert shipped().over(["rule out", "rule"], "that") == Effect("no", "hedged")
    assert shipped().over(["bake"], "to") is None
    assert shipped().unlisted("bake", "to") == Effect("hedged", "hedged")
    assert shipped().unlisted("say", "that") == Effect("claim", "hedged")


def test_own_cues_are_added_to_ours():
    ours, mine = said(TEXT), said(TEXT, cues=MINE)
    assert ours["win"] == ("positive", "hedged")
    assert mine["win"] == ("positive", "future")
    assert ours["fled"] == ("positive", "actual")
    assert mine["fled"] == ("positive", "hedged")
    assert said("Moss denied that Berg left.")["left"] == ("negative", "actual")
    assert said("Moss denied that Berg left.", cues=MINE)["left"] == ("positive", "actual")


def test_own_cues_from_csv(tmp_path):
    MINE.to_csv(tmp_path / "own.csv", index=False)
    assert choose(cues=tmp_path / "own.csv").key("cues") == choose(cues=MINE).key("cues")
    assert choose(cues=MINE).label("cues") == "own table (4 cues)"
    assert OWN["cues"].checked(MINE[["word", "beside", "said"]])["denied"].tolist() == [""] * 4


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (MINE.drop(columns="said"), "cues has no column 'said'; it needs word, beside, said"),
        (MINE.assign(word=" "), "cues: '' is not a word"),
        (MINE.assign(beside="under"), "has beside='under'; choose 'verb'"),
        (MINE.assign(beside="over "), "has beside='over'"),
        (MINE.assign(said="maybe"), "has said='maybe'; choose 'yes', 'no', 'fact'"),
        (MINE.assign(beside="verb", said="yes"), "has said='yes'; choose 'negative', 'future'"),
        (MINE.assign(denied="never"), "has denied='never'; choose 'yes'"),
    ],
)
def test_bad_cues(table, problem):
    with pytest.raises(ValueError, match="cues") as raised:
        choose(cues=table)
    assert problem in str(raised.value)
