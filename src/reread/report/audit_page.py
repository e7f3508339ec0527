"""The page of an audit: the text with its marks, and beside it what the sources say instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from string import Template
from typing import Any

import pandas as pd

from ..across.story import Story
from ..article import Article, counted, on_one_line
from ..english import listed
from ..highlight import marked, segments
from .cells import isolated, table
from .plain_page import around, plain_page
from .sheet import own_file

SOUND = ("grounded", "unsure")  # verdicts that flag nothing
IN_WORDS = {
    "grounded": "borne out", "unsure": "not to be told", "altered": "something else stands there",
    "not found": "no source has it", "given to another": "someone else said so",
    "attribution dropped": "told as a fact, where a source has someone say it",
    "hedge dropped": "surer than the source", "hedge added": "less sure than the source",
    "negation dropped": "the source denies it", "negation added": "the source does not deny it",
    "roles swapped": "the other way round",
}  # fmt: skip
KINDS = {"polarity": "denial"}  # kinds of facts by another word than in the table
MOST_NAMED = 5  # sources that the head of the page names
Row = dict[str, Any]


def audit_page(article: Article, rows: pd.DataFrame, story: Story) -> bytes:
    """The page of an audited text as UTF-8; `story` has its sources."""
    facts = rows.to_dict("records")
    flagged = [row for row in facts if row["verdict"] not in SOUND]
    others = [row for row in facts if row["verdict"] in SOUND]
    ids = sorted({row["article_b"] for row in facts if not pd.isna(row["article_b"])})
    named = story.article_names()
    lines = {id: _Sentences(story, id, named[id]) for id in ids}
    parts = {
        "legend": _legend(), "text": _text(article.text, facts, flagged),
        "flagged": _cards(flagged, lines), "rest_head": escape(_rest(others)),
        "rest": _table(others, lines),
    }  # fmt: skip
    main = Template(own_file("audit.html")).substitute(parts)
    title = article.title or "A text held against its sources"
    short = " ".join([*rows.attrs.get("notices", ()), _short(facts, flagged)])
    return plain_page(title, short, main, styles=["audit.css"],
                      about=_sources(named))  # fmt: skip


class _Sentences:
    """The sentences of a source, to show one with some characters marked."""

    def __init__(self, story: Story, id: str, called: str) -> None:
        self.text = story.table("texts", article=id)["text"].iloc[0]
        rows = story.table("sentences", columns=["start", "end"], article=id)
        self.spans = list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))
        self.called = called

    def around(self, start: int, end: int) -> str:
        """The sentences that hold some characters, these marked, as HTML."""
        mark = f'<mark class="there">{escape(self.text[start:end])}</mark>'
        return around(self.text, self.spans, start, end, mark, whole=False)


def _short(facts: Sequence[Row], flagged: Sequence[Row]) -> str:
    if not facts:
        return "There is nothing in this text that could be checked: no name, date or figure."
    of = counted(len(facts), "fact")
    if not flagged:
        unsure = sum(row["verdict"] == "unsure" for row in facts)
        rest = f"; {unsure} could not be told" if unsure else ""
        return f"{of} checked, and none is flagged{rest}."
    kinds = dict.fromkeys(row["verdict"] for row in flagged)
    counts = [f"{sum(row['verdict'] == kind for row in flagged)} {kind}" for kind in kinds]
    return f"{len(flagged)} of {of} flagged: {listed(counts)}."


def _sources(named: Mapping[str, str]) -> str:
    names = list(dict.fromkeys(named.values()))
    return f"Held against {counted(len(named), 'source')}: {listed(names, MOST_NAMED)}."


def _rest(others: Sequence[Row]) -> str:
    sound = sum(row["verdict"] == "grounded" for row in others)
    return f"What is borne out ({sound}), and what is not to be told ({len(others) - sound})"


def _legend() -> str:
    looks = (("flagged", "not borne out"), ("grounded", "borne out"), ("unsure", "not to be told"))
    return " ".join(f'<mark class="{look}">{told}</mark>' for look, told in looks)


def _text(text: str, facts: Sequence[Row], flagged: Sequence[Row]) -> str:
    numbers = {(row["start"], row["end"], row["kind"]): at for at, row in enumerate(flagged, 1)}
    marks = [(first, last, _mark(text[first:last], over, last, numbers))
             for first, last, over in segments(list(facts))]  # fmt: skip
    return isolated(marked(text, 0, len(text), marks))


def _mark(
    words: str, over: Sequence[Row], last: int, numbers: Mapping[tuple[int, int, str], int]
) -> str:
    """Marked words; where a flagged place ends, the number that leads to what is said of it."""
    own = {numbers[key]: row for row in over
           if (key := (row["start"], row["end"], row["kind"])) in numbers}  # fmt: skip
    told = "; ".join(dict.fromkeys(f"{KINDS.get(row['kind'], row['kind'])}: "
                                   f"{IN_WORDS[row['verdict']]}" for row in over))  # fmt: skip
    look = "flagged" if own else over[0]["verdict"]
    mark = f'<mark class="{look}" title="{escape(told)}">{escape(words)}</mark>'
    for number, row in own.items():
        if row["end"] == last:
            mark += (f'<a class="flag" id="m{number}" href="#f{number}" '
                     f'aria-label="{escape(told)}"><sup>{number}</sup></a>')  # fmt: skip
    return mark


def _cards(flagged: Sequence[Row], lines: Mapping[str, _Sentences]) -> str:
    if not flagged:
        return "<p>Nothing is flagged.</p>"
    return f"<ol>{''.join(_card(row, number, lines) for number, row in enumerate(flagged, 1))}</ol>"


def _card(row: Row, number: int, lines: Mapping[str, _Sentences]) -> str:
    said = f"<mark class='flagged'>{escape(on_one_line(row['surface']))}</mark>"
    return (
        f'<li id="f{number}"><p class="verdict">{number}. {escape(row["verdict"].capitalize())}: '
        f"{escape(IN_WORDS[row['verdict']])}</p><p>{said}</p><p>{escape(_sentence(row['reason']))}</p>"
        f"{''.join(_there(row, lines))}"
        f'<p class="back"><a href="#m{number}">Back to the text</a></p></li>'
    )


def _there(row: Row, lines: Mapping[str, _Sentences]) -> Iterator[str]:
    if not pd.isna(row["article_b"]):
        source = lines[row["article_b"]]
        words = source.around(int(row["start_b"]), int(row["end_b"]))
        yield f"<blockquote>{words}<footer>{escape(source.called)}</footer></blockquote>"


def _table(others: Sequence[Row], lines: Mapping[str, _Sentences]) -> str:
    cells = [
        (escape(on_one_line(row["surface"])), escape(KINDS.get(row["kind"]) or str(row["kind"])),
         escape(IN_WORDS[row["verdict"]]), escape(str(row["reason"])), "".join(_there(row, lines)))
        for row in others
    ]  # fmt: skip
    return table(("in the text", "kind", "verdict", "why", "source"), cells, name="What stands")


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}."
