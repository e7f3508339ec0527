"""Plots over many articles: lanes name their group, numbers can be read, emptiness says why."""

import matplotlib.pyplot as plt
import pytest

import reread as rr
from reread.palette import DARK_INK, contrast
from reread.plots import described
from reread.plots.paired_dots import NAMED
from reread.plots.room import SHARES

TEXTS = {
    "echo": "The mill burned. “It was arson,” Ann Lee said.",
    "post": "The mill is to be rebuilt in May.",
    "wire": "“We will rebuild it,” Bo Dahl said.",
}


@pytest.fixture(scope="module")
def rows():
    story = rr.together([rr.Article(text, id=id) for id, text in TEXTS.items()])
    by = {id: id.title() for id in TEXTS}
    return story.framing(by=by, measures="quoted", against="the others")


@pytest.fixture
def ax():
    figure, ax = plt.subplots()
    yield ax
    plt.close(figure)


def _values(ax):
    """The part of the picture with a lane for each comparison."""
    return next(one for one in ax.child_axes if one.get_legend())


def test_groups_held_against_the_same_other_are_named_by_their_lanes(rows, ax):
    values = _values(rr.plots.framing(rows, ax))
    told = [text.get_text() for text in values.get_legend().get_texts()]
    assert told == [NAMED, "the others"]
    lanes = [label.get_text() for label in values.get_yticklabels()]
    assert sorted(lane.partition(": ")[0] for lane in lanes) == sorted(rows["group_a"])


def test_two_groups_keep_their_own_marks(rows, ax):
    pair = rows[rows["group_a"] == "Echo"].assign(group_b="Post")
    told = [
        text.get_text() for text in _values(rr.plots.framing(pair, ax)).get_legend().get_texts()
    ]
    assert sorted(told) == ["Echo", "Post"]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.45, 1.0])
def test_numbers_of_room_are_read_with_ease(share):
    ground = "#" + "".join(f"{round(part * 255):02x}" for part in SHARES(share)[:3])
    assert contrast(DARK_INK, ground) >= 6


def test_a_story_that_nobody_tells_twice_says_so(ax):
    story = rr.together([rr.Article("The mill burned on 3 May 2020.", id="echo")])
    assert "told by more than one" in described(rr.plots.story(story.timeline(), ax=ax))
