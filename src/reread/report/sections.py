"""The sections of a report, each a reading in and a piece of HTML out; pictures stand in the page.

Every row says in which sentence it stands, as a link to it; every picture has words for those who
cannot see it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd

from ..alternatives import Runs
from ..alternatives.conclusions import mean_tone
from ..article import Article
from ..reading import Reading, names_of
from ..sentiment.tone import NEUTRAL_BAND, label
from ..summary import answer, compared, one_line, towards
from ..tables import NARRATOR, UNNAMED
from .marked_text import DOUBTFUL, KINDS, WAITING, Places, days, given

MOST_LINKS = 12  # sentences listed for one entity
HEAVIEST = 4  # words listed for one sentence
MOST_PIECES, LONGEST_PIECE = 200, 400  # of the source listed, and characters of one
HIGH, WIDE, GAP = 100, 1000, 2  # of the picture of the tone, in its own units


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML already; on a phone each cell says what it is."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escape(name)}">{cell}</td>'
            for name, cell in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def not_read(reading: Reading) -> str:
    """Why there is nothing to show of a reading that read nothing."""
    return f"<p>Not read: {escape(reading.unread)}.</p>"


def source(article: Article) -> str:
    """What the source states of the article and where, and what of it is not in the text."""
    told, omitted = article.told, article.omitted
    facts = f"What the source states ({len(told):,})", ("field", "value", "where it stood"), told
    pieces = f"What of it is not in the text ({len(omitted):,})", ("piece", "why"), omitted
    return "".join(_folded(*one) for one in (facts, pieces))


def _folded(summary: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    """A table to unfold; nothing where it has no row."""
    if not rows:
        return ""
    shown = [[escape(one_line(cell, LONGEST_PIECE)) for cell in row] for row in rows[:MOST_PIECES]]
    rest = len(rows) - len(shown)
    more = f"<p>And {rest:,} more.</p>" if rest else ""
    listed = table(columns, shown)
    return f"<details><summary>{escape(summary)}</summary>{listed}{more}</details>"


def tone(reading: Reading, places: Places) -> str:
    """Each sentence's score as a bar, then as a row with its voice and the words that made it."""
    scores = reading.tone
    if scores.empty:
        return "<p>No sentence to score.</p>"
    words = _heaviest(reading.ledger)
    names = names_of(reading)
    rows = []
    for row in scores.to_dict("records"):
        voice = escape(names.get(row["voice"], row["voice"]))
        told = words.get(row["sentence"], "")
        rows.append((places.link(row["start"]), _score(row["score"]), voice, told))
    said = f"<p>{_score(scores['score'].mean())} on average over {len(scores)} sentences.</p>"
    columns = ("sentence", "score", "voice", "words that made it")
    return said + _bars(scores, places) + table(columns, rows)


def _score(value: float) -> str:
    return f'<span class="score {label(value)}">{value:+.2f}</span> {label(value)}'


def _heaviest(ledger: pd.DataFrame) -> dict[int, str]:
    """For each sentence the words of greatest valence, with it."""
    steps = ledger[ledger["step"] == "valence"]
    order = steps["amount"].abs().sort_values(ascending=False, kind="stable").index
    found: dict[int, list[str]] = {}
    for row in steps.loc[order].to_dict("records"):
        found.setdefault(row["sentence"], []).append(f"{row['surface']} {row['amount']:+.1f}")
    return {sentence: escape(", ".join(words[:HEAVIEST])) for sentence, words in found.items()}


def _bars(scores: pd.DataFrame, places: Places) -> str:
    """The scores as bars above and below a line, each bar a link to its sentence."""
    step, bars = WIDE / len(scores), []
    for at, row in enumerate(scores.to_dict("records")):
        height = max(abs(row["score"]) * HIGH, 1.5)
        top, width = (-height if row["score"] >= 0 else 0), max(step - GAP, step / 2)
        bars.append(
            f'<a tabindex="-1" href="#{places.anchor(row["start"])}">'
            f'<rect class="{label(row["score"])}" x="{at * step:.1f}" y="{top:.1f}" '
            f'width="{width:.1f}" height="{height:.1f}">'
            f"<title>{row['score']:+.2f}</title></rect></a>"
        )
    up, down = (int((scores["score"] * sign > NEUTRAL_BAND).sum()) for sign in (1, -1))
    told = (
        f"Tone of {len(scores)} sentences in the order of the text, as bars from −1 to 1: "
        f"{up} positive, {down} negative; the numbers are in the table below."
    )
    return (
        f'<svg viewBox="0 -{HIGH} {WIDE} {2 * HIGH}" role="img" aria-label="{escape(told)}" '
        f'preserveAspectRatio="none"><line x1="0" x2="{WIDE}" y1="0" y2="0"/>{"".join(bars)}</svg>'
    )


def events(reading: Reading, places: Places) -> str:
    """The dated events in order, the pairs that contradict each other, and what has no date."""
    legible, names = reading.legible("events"), names_of(reading)
    dated = legible[legible["earliest"].notna() | legible["latest"].notna()]
    rows = []
    for row in dated.sort_values(["earliest", "start"], kind="stable").to_dict("records"):
        cells = days(row), row["statement"], _told_how(row, names)
        rows.append((*map(escape, cells), places.link(row["start"])))
    listed = table(("days", "event", "told", "sentence"), rows) if rows else "<p>None.</p>"
    return f"{listed}{_conflicts(reading, places)}{_waiting(reading, places)}"


def _told_how(row: dict[str, Any], names: dict[str, str]) -> str:
    """How sure it is, and whose word."""
    denied = row["polarity"] == "negative"
    sure = ["denied"] * denied + [row["modality"]] * (row["modality"] != "actual")
    who = [] if row["asserted_by"] == NARRATOR else [f"says {names[row['asserted_by']]}"]
    return ", ".join([*(sure or ["as fact"]), *who])


def _conflicts(reading: Reading, places: Places) -> str:
    def told(start: int, end: int) -> str:
        """A place in its own words, with the way to its sentence."""
        return f"“{escape(reading.as_read(start, end))}” (sentence {places.link(start)})"

    def pair(row: dict[str, Any]) -> str:
        """One conflict: its two places, why they exclude each other, what a known fact says."""
        a, b = told(row["start"], row["end"]), told(row["start_b"], row["end_b"])
        right = {"a": a, "b": b}.get(given(row["likely"]))
        fact = f"; a known fact bears out {right}" if right else ""
        return f"<li>{a} and {b}: {escape(row['reason'])}{fact}</li>"

    pairs = "".join(map(pair, reading.conflicts.to_dict("records")))
    said = compared(reading)
    said = escape(said[0].upper() + said[1:])
    listed = f"<p>{said}:</p><ul>{pairs}</ul>" if pairs else f"<p>{said}.</p>"
    return f"<h3>What cannot both be true</h3>{listed}"


def _waiting(reading: Reading, places: Places) -> str:
    rows = reading.legible("times")
    rows = rows[rows["status"] == WAITING]
    waiting = ", ".join(
        f"“{escape(surface)}” ({places.link(start)})"
        for surface, start in zip(rows["surface"], rows["start"], strict=True)
    )
    return f"<p>Waiting for the article’s date: {waiting}.</p>" if waiting else ""


def entities(reading: Reading, places: Places) -> str:
    """Who and what is named, most mentioned first, with the sentences that do."""
    starts = reading.mentions.groupby("entity", sort=False)["start"].agg(list)
    order = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    rows = []
    for row in order.to_dict("records"):
        who = escape(row["name"]), KINDS[row["kind"]], escape(given(row["roles"]))
        rows.append((*who, str(row["mentions"]), _links(starts.get(row["entity"], []), places)))
    columns = ("name", "kind", "roles", "mentions", "in sentences")
    return table(columns, rows) if rows else "<p>Nobody and nothing is named.</p>"


def _links(starts: Iterable[int], places: Places) -> str:
    links = list(dict.fromkeys(places.link(start) for start in starts))
    return " ".join(links[:MOST_LINKS]) + (" …" if len(links) > MOST_LINKS else "")


def voices(reading: Reading, places: Places) -> str:
    """Each voice with its tone, and how it speaks of whom."""
    names = names_of(reading)
    found = reading.tone.groupby("voice", sort=False)
    rows = []
    for voice, lines in found:
        told = "<br>".join(
            f'<mark class="{how}">{how}</mark> {escape(", ".join(some))}'
            for how, some in towards(reading, voice).items()
        )
        where = _links(lines["start"], places)
        rows.append((escape(names.get(voice, voice)), _score(lines["score"].mean()), where, told))
    columns = ("voice", "mean tone", "in sentences", "speaks of")
    return table(columns, rows) if rows else "<p>Nobody speaks.</p>"


def quotes(reading: Reading, places: Places) -> str:
    """Who says what, in the order of the text."""
    names = names_of(reading)
    rows = []
    for row in reading.quotes.to_dict("records"):
        who, start = names[given(row["speaker"]) or UNNAMED], row["content_start"]
        how = f"{row['directness']}, doubtful" if row["status"] == DOUBTFUL else row["directness"]
        said = reading.as_read(start, row["content_end"])
        rows.append((*map(escape, (who, how, said)), places.link(start)))
    columns = ("speaker", "how", "what is said", "sentence")
    return table(columns, rows) if rows else "<p>Nothing.</p>"


def timeline(reading: Reading, drawn: dict[tuple[str, ...], str]) -> str:
    """The dated events on an axis of time; `drawn` keeps the pictures by what they show."""
    events = reading.legible("events")
    dated = events[events["earliest"].notna() | events["latest"].notna()]
    from ..plots.figures import png  # matplotlib is loaded when a report is made, not before

    told = f"Timeline. Dates: {answer(reading, 'dates')}. All events are in the list below."
    shown = (dated.to_csv(), reading.conflicts.to_csv(), told)
    if shown not in drawn:
        drawn[shown] = _image(png(reading, "timeline"), told)
    return drawn[shown]


def curve(runs: Runs) -> str:
    """The mean tone under all readings, over the options behind each."""
    from ..plots.figures import curve_png

    answers = runs.answers({"mean tone": mean_tone})["mean tone"]
    known = answers.dropna()
    spread = f", from {known.min():+.2f} to {known.max():+.2f}" if len(known) else ""
    told = f"Mean tone under {len(runs):,} readings, smallest first{spread}, over their choices."
    return _image(curve_png(runs.choices, answers, default=mean_tone(runs.default)), told)


def _image(data: bytes, alternative: str) -> str:
    coded = base64.b64encode(data).decode("ascii")
    return (
        f'<div class="wide"><img alt="{escape(alternative)}" src="data:image/png;base64,{coded}">'
        "</div>"
    )
