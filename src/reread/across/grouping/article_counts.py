"""What each article counts for a comparison of groups: a part of a whole, and where it stands.

A group's value is the sum of its articles' parts by the sum of their wholes, so each function here
gives rows of `COLUMNS`: what is measured, about whom or what, part, whole, and the place where the
part is to be seen first. Where an article without any part has a whole all the same (nobody's room
is still room), `wholes` has it, and `whole` is missing here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ...context.standing_out import CONTENT
from ...tables import NARRATOR, UNNAMED
from ..articles.batches import batches
from ..story import Story
from .counted_batch import FAR, Batch, are_inside, words_of
from .repeated import each, often

COLUMNS = ["article", "measure", "about", "part", "whole", "sentences", "start", "end"]
BATCH = 100  # articles whose tables are in memory at a time
UNCLEAR = "unclear"
UNSURE = ("hedged", "alleged")  # modalities of what is not said as fact
TO_COME = ("future", "conditional")
EXACT = "exact"


@dataclass(frozen=True)
class Counts:
    """What all articles count, the wholes that each of them has, and how many sentences."""

    rows: pd.DataFrame
    wholes: dict[str, pd.Series]
    sentences: pd.Series
    left_out: int = 0  # sentences of which several articles have most words


def counted_in(
    story: Story,
    ids: Sequence[str],
    linked: Mapping[tuple[str, str], str],
    measures: Sequence[str],
    about: str | None,
) -> Counts:
    """What some articles of a story count for some measures; `about` is one linked entity, whose
    sentences alone are looked at. What several articles have in the same words is left out."""
    parts = list(batches(ids, BATCH))
    runs = often(one for part in parts for one in each(words_of(story, part)))
    found: list[pd.DataFrame] = []
    left_out = 0
    wholes: dict[str, list[pd.Series]] = {}
    many: list[pd.Series] = []
    for part in parts:
        batch = Batch(story, part, linked, about, runs)
        left_out += len(batch.left_out)
        for function in dict.fromkeys(MEASURES[name].count for name in measures):
            found += function(batch)
        for name, whole in batch.wholes.items():
            wholes.setdefault(name, []).append(whole)
        many.append(batch.many)
    rows = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
    rows = rows[rows["measure"].isin(measures)].reset_index(drop=True)
    joined = {name: pd.concat(some) for name, some in wholes.items() if name in measures}
    sentences = pd.concat(many) if many else pd.Series(dtype="int64")
    return Counts(rows, joined, sentences, left_out)


def _rows(rows: pd.DataFrame, measure: str, about: str = "about") -> pd.DataFrame:
    """One row per article and whom it is about, from rows with part, whole, start and end."""
    rows = rows.assign(about=rows.get(about, ""), measure=measure)
    first = rows["part"].abs().groupby([rows["article"], rows["about"]]).idxmax()  # its clearest
    sums = rows.groupby(["article", "about"])[["part", "whole", "sentences"]].sum(min_count=1)
    places = rows.loc[first, ["article", "measure", "about", "start", "end"]]
    return sums.reset_index().merge(places, on=["article", "about"])[COLUMNS]


def room(batch: Batch) -> Iterator[pd.DataFrame]:
    """How many of the characters read each voice has, and all voices but the narrator's."""
    rows = batch.table("stretches", "start", "end", "voice")
    read = batch.sentences
    codes = {id: number * FAR for number, id in enumerate(batch.ids)}
    base = rows["article"].map(codes).to_numpy(dtype="int64")
    size = _covered(read, codes, base + rows["end"]) - _covered(read, codes, base + rows["start"])
    rows = rows.assign(part=size, whole=np.nan, sentences=0, about=batch.who(rows, "voice"))
    rows = rows[rows["part"] > 0]
    lengths = (read["end"] - read["start"]).groupby(read["article"]).sum()
    for measure in ("room", "quoted"):
        batch.wholes[measure] = lengths.reindex(batch.ids, fill_value=0)
    others = rows[rows["about"] != NARRATOR]
    if batch.about is None:
        yield _rows(others.drop(columns="about"), "quoted")
    yield _rows(rows if batch.about is None else rows[rows["about"] == batch.about], "room")


def _covered(read: pd.DataFrame, codes: Mapping[str, int], places: pd.Series) -> np.ndarray:
    """How many characters of sentences stand before each place, over all articles in a row."""
    base = read["article"].map(codes).to_numpy(dtype="int64")
    starts, ends = base + read["start"].to_numpy(), base + read["end"].to_numpy()
    before = np.concatenate([[0], np.cumsum(ends - starts)])
    at = np.searchsorted(starts, places.to_numpy(), "right")
    if not len(starts):
        return np.zeros(len(places), dtype="int64")
    beyond = np.where(at > 0, np.maximum(ends[at - 1] - places.to_numpy(), 0), 0)
    return before[at] - beyond


def tone(batch: Batch) -> Iterator[pd.DataFrame]:
    """The scores of the sentences: all, those in the narrator's words, and those in others'."""
    rows = batch.table("tone", "start", "end", "sentence", "voice", "score")
    rows = rows.assign(part=rows["score"], whole=1.0, sentences=1)
    own = rows["voice"] == NARRATOR
    yield _rows(rows, "tone")
    yield _rows(rows[own], "narrator’s tone")
    yield _rows(rows[~own], "tone of those quoted")


def tone_around(batch: Batch) -> Iterator[pd.DataFrame]:
    """The scores of the narrator's sentences that mention somebody or something with a name."""
    scores = batch.table("tone", "start", "end", "sentence", "voice", "score")
    scores = scores[scores["voice"] == NARRATOR]
    rows = batch.table("mentions", "sentence", "entity").dropna(subset=["entity"])
    rows = rows.assign(about=batch.who(rows, "entity"))[["article", "sentence", "about"]]
    rows = rows[rows["about"] != UNNAMED].drop_duplicates()
    if batch.about is not None:
        rows = rows[rows["about"] == batch.about]
    rows = rows.merge(scores, on=["article", "sentence"])
    yield _rows(rows.assign(part=rows["score"], whole=1.0, sentences=1), "tone around")


def attitudes(batch: Batch) -> Iterator[pd.DataFrame]:
    """How each is spoken of by the narrator and by others, and how each voice speaks of all."""
    rows = batch.table("voices", "start", "end", "voice", "entity", "label", "score", "sentences")
    rows = rows[rows["label"] != UNCLEAR]
    weight = rows["sentences"].astype(float)
    rows = rows.assign(part=rows["score"] * weight, whole=weight, speaker=batch.who(rows, "voice"),
                       of=batch.who(rows, "entity"))  # fmt: skip
    own = rows["speaker"] == NARRATOR
    wanted = rows["of"] != UNNAMED if batch.about is None else rows["of"] == batch.about
    yield _rows(rows[own & wanted], "narrator on", "of")
    yield _rows(rows[~own & wanted], "others on", "of")
    named = ~rows["speaker"].isin([NARRATOR, UNNAMED])
    said = named if batch.about is None else rows["speaker"] == batch.about
    yield _rows(rows[said], "speaks", "speaker")


def told(batch: Batch) -> Iterator[pd.DataFrame]:
    """How many of the events are hedged, denied, or still to come, and how many have a day."""
    rows = batch.table("events", "start", "end", "sentence", "polarity", "modality", "earliest")
    rows = rows.assign(whole=1.0, sentences=0)
    for measure, holds in (
        ("hedged", rows["modality"].isin(UNSURE)),
        ("denied", rows["polarity"] == "negative"),
        ("to come", rows["modality"].isin(TO_COME)),
        ("dated", rows["earliest"].notna()),
    ):
        yield _rows(rows.assign(part=holds.astype(float)), measure)


def figures(batch: Batch) -> Iterator[pd.DataFrame]:
    """How many figures and dates there are for the words, and how many figures are exact."""
    texts = batch.story.table("articles", columns=["article", "words"], article=batch.ids)
    sizes = texts.set_index("article")["words"].astype(float).reindex(batch.ids)
    for measure, name in (("figures", "quantities"), ("dates", "times")):
        rows = batch.table(name, "start", "end", "sentence")
        rows = rows.assign(part=1.0, whole=np.nan, sentences=0)
        batch.wholes[measure] = sizes
        yield _rows(rows, measure)
    rows = batch.table("quantities", "start", "end", "sentence", "hedge")
    rows = rows.assign(part=(rows["hedge"] == EXACT).astype(float), whole=1.0, sentences=0)
    yield _rows(rows, "exact figures")


def words(batch: Batch) -> Iterator[pd.DataFrame]:
    """How often each content word stands, by its dictionary form."""
    rows = batch.words[~batch.words["repeated"]]
    keys = pd.MultiIndex.from_frame(rows[["article", "sentence"]])
    rows = rows[batch.are_asked_about(keys)]
    sizes = rows.groupby("article").size().astype(float)
    batch.wholes["word"] = sizes.reindex(batch.ids, fill_value=0.0)
    rows = rows[
        rows["tag"].str.startswith(CONTENT)
        & ~are_inside(rows, batch.table("times", "start", "end"))
    ]
    lemmas = rows["lemma"].str.lower().str.replace(".", "", regex=False)  # U.N. as UN
    rows = rows.assign(about=lemmas, part=1.0, whole=np.nan, sentences=0)
    yield _rows(rows[lemmas.str.contains(r"[^\W\d_]{2}", regex=True)], "word")


@dataclass(frozen=True)
class Measure:
    """What is counted: by which function, what the value is, what one of it is called, by how much
    it is multiplied to be read, the least and the most it can be, and how two are compared."""

    count: Callable[[Batch], Iterator[pd.DataFrame]]
    unit: str
    per: float = 1.0
    least: float = -1.0
    most: float = 1.0
    effect: str = "difference"


LOG_RATIO = "log ratio"
_SHARE: dict[str, Any] = {"least": 0.0}
_RATE: dict[str, Any] = {"per": 1000.0, "least": 0.0, "most": 1000.0}
MEASURES = {
    "room": Measure(room, "share of the characters read", **_SHARE),
    "quoted": Measure(room, "share of the characters read", **_SHARE),
    "tone": Measure(tone, "mean score of sentences"),
    "narrator’s tone": Measure(tone, "mean score of sentences"),
    "tone of those quoted": Measure(tone, "mean score of sentences"),
    "tone around": Measure(tone_around, "mean score of the narrator’s sentences"),
    "narrator on": Measure(attitudes, "mean attitude of sentences"),
    "others on": Measure(attitudes, "mean attitude of sentences"),
    "speaks": Measure(attitudes, "mean attitude of sentences"),
    "hedged": Measure(told, "share of events", **_SHARE),
    "denied": Measure(told, "share of events", **_SHARE),
    "to come": Measure(told, "share of events", **_SHARE),
    "dated": Measure(told, "share of events", **_SHARE),
    "figures": Measure(figures, "per 1,000 words", **_RATE),
    "dates": Measure(figures, "per 1,000 words", **_RATE),
    "exact figures": Measure(figures, "share of figures", **_SHARE),
    "word": Measure(words, "per 1,000 words", **_RATE, effect=LOG_RATIO),
}
