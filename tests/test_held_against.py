"""What is said of an audit and of two versions, in sentences."""

import pandas as pd
import pytest

import reread as rr
from reread.findings.held_against import NOTHING, UNCHANGED
from reread.tables import of_many

TRUE, FALSE, OPEN = "grounded", "hedge dropped", "unsure"


def _audited(*verdicts: str) -> pd.DataFrame:
    return of_many("audit", [
        {"article": "mine", "start": at, "end": at + 1, "surface": "burned", "kind": "hedge",
         "verdict": verdict, "score": 1.0, "reason": "echo says “reportedly” of “burned”"}
        for at, verdict in enumerate(verdicts)
    ])  # fmt: skip


@pytest.mark.parametrize(("verdicts", "told"), [
    ((TRUE,), "Of 1 fact that the text states, its sources bear out 1; none is flagged."),
    ((TRUE, FALSE), "Of 2 facts that the text states, its sources bear out 1; 1 is flagged."),
    ((FALSE, OPEN),
     "Of 2 facts that the text states, its sources bear out none; 1 is flagged and 1 stayed open."),
])  # fmt: skip
def test_what_the_sources_bear_out_is_counted(verdicts, told):
    assert rr.findings(_audited(*verdicts))["sentence"][0] == told


def test_each_flag_is_told_with_its_place_and_nothing_else_is():
    table = rr.findings(_audited(TRUE, FALSE, OPEN), about="sources")
    assert table["sentence"].tolist()[1:] == [
        "“burned”, hedge dropped: echo says “reportedly” of “burned”."
    ]
    assert table[["start", "end"]].iloc[1].tolist() == [1, 2]


def test_a_text_without_facts_is_not_called_true():
    assert rr.findings(_audited())["sentence"].tolist() == [NOTHING]


def test_changes_between_versions_are_counted_and_told():
    old = rr.Article("The fire killed 14 people in the mill.")
    table = rr.findings(rr.versions(old, old.text.replace("14", "11")))
    assert table["sentence"].tolist() == [
        "1 change between the two versions: figure (1).",
        "“14” became “11”.",
    ]
    assert rr.findings(rr.versions(old, old.text))["sentence"].tolist() == [UNCHANGED]


def test_any_other_table_is_refused(reading):
    with pytest.raises(TypeError, match="versions gave"):
        rr.findings(reading.times)
