"""The sections of a report, each a reading in and a piece of HTML out.

Every row says in which sentence it stands, as a link to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from ..article import counted
from ..english import listed, signed
from ..reading import Reading, names_of
from ..sentiment.tone import label
from ..tables import UNNAMED
from .cells import links, table
from .marked_text import DIRECTNESS, DOUBTFUL, KINDS, Places, given
from .pictures import bars

HEAVIEST = 4  # words listed for one sentence
# How a voice speaks of somebody, before their names, in the order in which it is told
SPEAKS = {
    "positive": "well of", "negative": "ill of", "neutral": "neutrally of",
    "unclear": "unclear about",
}  # fmt: skip


def not_read(reading: Reading) -> str:
    """Why there is nothing to show of a reading that read nothing."""
    return f"<p>Not read: {escape(reading.unread)}.</p>"


def tone(reading: Reading, places: Places) -> str:
    """Each sentence's score as a bar, then as a row with its voice and the words that made it."""
    scores = reading.tone
    if scores.empty:
        return "<p>There is no sentence to score.</p>"
    words, names = _heaviest(reading.ledger), names_of(reading)
    rows = []
    for row in scores.to_dict("records"):
        voice, told = escape(names[row["voice"]]), words.get(row["sentence"], "")
        rows.append((places.link(row["start"]), score(row["score"]), voice, told))
    mean, size = score(scores["score"].mean()), counted(len(scores), "sentence")
    said = f"<p>{mean} on average over {size}, on a scale from −1 to +1.</p>"
    columns = ("sentence", "score", "whose words", "words that count")
    return said + bars(scores, places) + table(columns, rows, name="The tone of each sentence")


def score(value: float) -> str:
    """A score and its class, as HTML."""
    return f'<span class="score {label(value)}">{signed(value)}</span> {label(value)}'


def _heaviest(ledger: pd.DataFrame) -> dict[int, str]:
    """For each sentence the words of greatest valence, with it."""
    steps = ledger[ledger["step"] == "valence"]
    order = steps["amount"].abs().sort_values(ascending=False, kind="stable").index
    found: dict[int, list[str]] = {}
    for row in steps.loc[order].to_dict("records"):
        amount = f"{row['amount']:+.1f}".replace("-", "−")
        found.setdefault(row["sentence"], []).append(f"{row['surface']} {amount}")
    return {sentence: escape(", ".join(words[:HEAVIEST])) for sentence, words in found.items()}


def entities(reading: Reading, places: Places) -> str:
    """Who and what is named, most mentioned first, with the sentences that do."""
    starts = reading.mentions.groupby("entity", sort=False)["start"].agg(list)
    order = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    rows = []
    for row in order.to_dict("records"):
        who = escape(row["name"]), KINDS[row["kind"]], escape(given(row["roles"]))
        where = links(starts.get(row["entity"], []), places)
        rows.append((*who, f"{row['mentions']:,}", where))
    columns = ("name", "kind", "described as", "mentions", "in sentences")
    if not rows:
        return "<p>Nobody and nothing is named.</p>"
    return table(columns, rows, name="Who and what is named")


def voices(reading: Reading, places: Places) -> str:
    """Each voice with its tone, and how it speaks of whom."""
    names, found = names_of(reading), reading.tone.groupby("voice", sort=False)
    of, rows = _spoken_of(reading, names), []
    for voice, lines in found:
        told = "<br>".join(
            f'<mark class="{how}">{SPEAKS[how]}</mark> {escape(listed(of[voice, how]))}'
            for how in SPEAKS
            if (voice, how) in of
        )
        where = links(lines["start"], places)
        rows.append((escape(names[voice]), score(lines["score"].mean()), where, told))
    columns = ("voice", "average tone", "in sentences", "speaks")
    return table(columns, rows, name="Whose words") if rows else "<p>Nobody speaks.</p>"


def _spoken_of(reading: Reading, names: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    """The names of those whom a voice speaks of, by the voice and how it does."""
    table, found = reading.voices, dict[tuple[str, str], list[str]]()
    for voice, how, entity in zip(table["voice"], table["label"], table["entity"], strict=True):
        found.setdefault((voice, how), []).append(names[entity])
    return found


def quotes(reading: Reading, places: Places) -> str:
    """Who says what, in the order of the text."""
    names = names_of(reading)
    rows = []
    for row in reading.quotes.to_dict("records"):
        who, start = names[given(row["speaker"]) or UNNAMED], row["content_start"]
        how = DIRECTNESS[row["directness"]]
        how += ", but doubtful" if row["status"] == DOUBTFUL else ""
        said = reading.as_read(start, row["content_end"])
        rows.append((*map(escape, (who, how, said)), places.link(start)))
    columns = ("speaker", "how it is given", "what is said", "sentence")
    if not rows:
        return "<p>Nobody is quoted: the article tells everything in its own voice.</p>"
    return table(columns, rows, name="What is said")
