"""The report: a page that needs no network, no kernel and no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from importlib.metadata import version
from pathlib import Path
from string import Template

import pandas as pd

from ..alternatives import Conclusion, Runs, alternatives
from ..article import Article
from ..choices import fields
from ..files import path_of, shipped, write_bytes
from ..reading import Reading, read
from ..summary import byline, one_line, published
from ..tables import ASIDE
from . import sections
from .marked_text import LAYERS, UNREAD, Places, legend, marked_text
from .switch import Switch
from .verdicts import asked, verdicts

LARGEST = 5_000_000  # bytes: what mail and chat take without complaint
LONGEST_TITLE = 90  # characters
DRAWN = ("times", "events", "conflicts")  # tables that the picture of the timeline shows
SECTIONS = {
    "tone": (("tone", "ledger", "entities"), sections.tone),
    "events": (("times", "events", "mentions", "conflicts"), sections.events),
    "entities": (("mentions", "entities"), sections.entities),
    "voices": (("tone", "voices", "entities"), sections.voices),
    "quotes": (("quotes", "entities"), sections.quotes),
}


def report(
    source: Article | Reading | Runs,
    path: str | Path,
    conclusions: Mapping[str, Conclusion] | None = None,
) -> Path:
    """Write one HTML file in which a reading and its alternatives can be read and switched.

    Of `source`, runs are shown as they are; an article or a reading under a small set of
    alternatives (`alternatives.options` says which). `conclusions` are functions of a reading, by
    name; by default the dozen that ship, and the tone of each voice. The file works without a
    network, and without scripts shows the default reading, as print does. The same source gives
    the same bytes. Raises TypeError for anything else, ValueError where `path` does not end in
    .html, or where the page would exceed 5 MB.
    """
    path = path_of("path", path)
    if path.suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"path={str(path)!r} does not end in .html; a report is an HTML file")
    page = _page(_runs(source), conclusions).encode("utf-8")
    if len(page) > LARGEST:
        raise ValueError(
            f"the report would have {len(page):,} bytes, and {LARGEST:,} is the most; "
            "give fewer alternatives, for example rr.alternatives(article, lexicon=[…])"
        )
    return write_bytes(path, page)


def _runs(source: Article | Reading | Runs) -> Runs:
    if isinstance(source, Runs):
        return source
    if not isinstance(source, Article | Reading):
        raise TypeError(
            f"a report is made of an Article, a Reading or Runs, not of {type(source).__name__}; "
            "load an article with reread.load(path)"
        )
    reading = source if isinstance(source, Reading) else read(source)
    return alternatives(reading.article, reading.choices)


def _with_default(runs: Runs) -> Runs:
    """The runs with the default reading first, also where it is not one of them."""
    default = runs.default.choices
    others = [one for one in runs.readings if not one.choices.same(default)]
    return Runs(runs.varied, (runs.default, *others), runs.default)


def _page(runs: Runs, conclusions: Mapping[str, Conclusion] | None) -> str:
    shown = _with_default(runs)
    switch, places = Switch(shown.readings), Places(runs.default)
    named = asked(runs.default) if conclusions is None else conclusions
    unread = all(one.unread for one in shown.readings) and sections.not_read(runs.default)
    parts = {
        "text": marked_text(switch, places),
        "verdicts": unread or verdicts(switch, places, runs, shown, named),
        "curve": unread or sections.curve(runs),
        "source": sections.source(runs.default.article),
        "timeline": _part(switch, "picture", DRAWN, partial(sections.timeline, drawn={})),
    }
    for name, (tables, draw) in SECTIONS.items():
        parts[name] = _part(switch, name, tables, partial(draw, places=places))
    parts |= {"choices": _choices(shown), "status": _status(switch, shown)}
    parts["data"] = switch.data(_option_numbers(shown))
    return _filled(runs, parts)


def _part(
    switch: Switch, name: str, tables: tuple[str, ...], draw: Callable[[Reading], str]
) -> str:
    """A section, drawn once for readings that share the tables it looks at."""
    readings = switch.by_tables(name, tables)
    drawn = [sections.not_read(one) if one.unread else draw(one) for one in readings]
    return switch.slot(name, drawn)


def _choices(shown: Runs) -> str:
    """A group of radio buttons for each choice that is varied, the default's option first."""
    groups = []
    for choice, name in enumerate(shown.varied):
        radios = "".join(
            f'<label><input type="radio" name="choice-{choice}" value="{number}"'
            f"{' checked' if number == 0 else ''}> {escape(label)}</label>"
            for number, label in enumerate(dict.fromkeys(shown.choices[name]))
        )
        title = escape(fields()[name].metadata["changes"])
        legend = f'<legend title="{title}">{escape(name)}</legend>'
        groups.append(f"<fieldset>{legend}{radios}</fieldset>")
    return "".join(groups)


def _option_numbers(shown: Runs) -> list[list[int]]:
    """For each reading the number of its option, for each choice."""
    numbers = [pd.factorize(shown.choices[name])[0].tolist() for name in shown.varied]
    return [list(row) for row in zip(*numbers, strict=True)]


def _status(switch: Switch, shown: Runs) -> str:
    """Which reading is in sight, in words."""
    told = []
    for number, taken in enumerate(shown.choices.to_dict("records")):
        default = shown.choices.iloc[0]
        moved = [f"{name}: {one}" for name, one in taken.items() if one != default[name]]
        what = f"changed: {'; '.join(moved)}" if moved else "the default choices"
        told.append(escape(f"Reading {number + 1} of {len(shown):,}: {what}."))
    switch.by("status", range(len(shown)))
    return switch.slot("status", told, "span")


def _filled(runs: Runs, parts: dict[str, str]) -> str:
    style, script = _own("page.css"), _own("page.js")
    article = runs.default.article
    day = published(runs.default)
    dated = f"published {day}" if day else "date of publication not known"
    about = byline(article), one_line(article.outlet or ""), dated, article.url
    layers = [
        f'<label><input type="radio" name="layer" id="layer-{layer.name}"'
        f"{' checked' if number == 0 else ''}> {layer.title}</label>"
        for number, layer in enumerate(LAYERS)
    ]
    parts |= {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "title": escape(_title(runs.default)),
        "about": escape(" · ".join(filter(None, about))),
        "notices": "".join(f'<p class="notice">{escape(one)}</p>' for one in runs.notices),
        "layers": "".join(layers),
        "legends": "".join(map(legend, LAYERS))
        + f" {UNREAD}" * ('class="s aside"' in parts["text"]),
        "count": f"{len(runs):,}",
        "version": escape(version("reread")),
        "id": escape(article.id),
        "choices_said": escape(repr(runs.default).rpartition(": ")[2].rstrip(">")),
    }
    return Template(_own("page.html")).substitute(parts)


def _title(reading: Reading) -> str:
    """The article's title, or its headline, or how it begins."""
    blocks = reading.blocks
    own = blocks[blocks["kind"] == "headline"]
    first = own if len(own) else blocks[~blocks["kind"].isin([*ASIDE, "dateline"])]
    spans = zip(first["start"].head(1), first["end"].head(1), strict=True)
    told = reading.article.title or next((reading.article.text[a:b] for a, b in spans), "")
    line = " ".join(told.split()) or "An article without words"
    if len(line) <= LONGEST_TITLE:
        return line
    words = line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]  # hard without a space
    return f"{words} …"


def _own(name: str) -> str:
    return shipped(f"report/{name}")


def _hash(content: str) -> str:
    """What a Content-Security-Policy allows a style or script by."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
