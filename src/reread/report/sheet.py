"""The report: a page that needs no network, no kernel and no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from html import escape
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from string import Template

from ..alternatives import Conclusion, Runs, alternatives
from ..article import Article
from ..choices import fields
from ..files import write_bytes
from ..reading import Reading, read
from . import sections
from .marks import LAYERS, Places, legend, marked_text
from .options import options
from .switch import Switch
from .verdicts import asked, verdicts

LARGEST = 5_000_000  # bytes: what mail and chat take without complaint
LONGEST_TITLE = 90  # characters
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
    alternatives (`reread.report.options` says which). `conclusions` are functions of a reading, by
    name; by default the dozen that ship, and the tone of each voice. The file works without a
    network, and without scripts shows the default reading, as print does. The same source gives
    the same bytes. Raises TypeError for anything else, ValueError where `path` does not end in
    .html, or where the page would exceed 5 MB.
    """
    path = Path(path)
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
    return alternatives(reading.article, reading.choices, **options(reading))


def _with_default(runs: Runs) -> Runs:
    """The runs with the default reading first, also where it is not one of them."""
    default = _key(runs.default)
    others = [one for one in runs.readings if _key(one) != default]
    return Runs(runs.varied, (runs.default, *others), runs.default)


def _key(reading: Reading) -> tuple:
    return tuple(reading.choices.key(name) for name in fields())


def _page(runs: Runs, conclusions: Mapping[str, Conclusion] | None) -> str:
    from . import pictures  # matplotlib is loaded when a report is made, not before

    shown = _with_default(runs)
    switch, places = Switch(shown.readings), Places(runs.default)
    named = asked(runs.default) if conclusions is None else conclusions
    parts = {
        "text": marked_text(switch, places),
        "verdicts": verdicts(switch, places, runs, shown, named),
        "curve": pictures.curve(runs),
        "timeline": _part(switch, "picture", ("times", "events", "conflicts"), pictures.timeline),
        **{
            name: _part(switch, name, tables, lambda one, draw=draw: draw(one, places))
            for name, (tables, draw) in SECTIONS.items()
        },
    }
    parts |= {"choices": _choices(shown), "status": _status(switch, shown)}
    parts["data"] = switch.data(_option_numbers(shown))
    return _filled(runs, parts)


def _part(
    switch: Switch, name: str, tables: tuple[str, ...], draw: Callable[[Reading], str]
) -> str:
    """A section, drawn once for readings that share the tables it looks at."""
    return switch.slot(name, [draw(reading) for reading in switch.by_tables(name, tables)])


def _choices(shown: Runs) -> str:
    """A group of radio buttons for each choice that is varied, the default's option first."""
    return "".join(
        f'<fieldset><legend title="{escape(fields()[name].metadata["changes"])}">{escape(name)}'
        f"</legend>{_radios(number, list(dict.fromkeys(shown.choices[name])))}</fieldset>"
        for number, name in enumerate(shown.varied)
    )


def _radios(choice: int, labels: list[str]) -> str:
    return "".join(
        f'<label><input type="radio" name="choice-{choice}" value="{number}"'
        f"{' checked' if number == 0 else ''}> {escape(label)}</label>"
        for number, label in enumerate(labels)
    )


def _option_numbers(shown: Runs) -> list[list[int]]:
    """For each reading the number of its option, for each choice."""
    numbers = []
    for name in shown.varied:
        labels = list(shown.choices[name])
        place = {label: number for number, label in enumerate(dict.fromkeys(labels))}
        numbers.append([place[label] for label in labels])
    return [list(row) for row in zip(*numbers, strict=True)]


def _status(switch: Switch, shown: Runs) -> str:
    """Which reading is in sight, in words."""
    told = []
    for number, taken in enumerate(shown.choices.to_dict("records")):
        moved = [
            f"{name}: {option}"
            for name, option in taken.items()
            if option != shown.choices[name].iat[0]
        ]
        what = f"changed: {'; '.join(moved)}" if moved else "the default choices"
        told.append(escape(f"Reading {number + 1} of {len(shown):,}: {what}."))
    switch.by("status", range(len(shown)))
    return switch.slot("status", told, "span")


def _filled(runs: Runs, parts: dict[str, str]) -> str:
    style, script = _own("page.css"), _own("page.js")
    article = runs.default.article
    given = runs.default.choices.published or article.published
    about = [article.outlet, f"published {given}" if given else "date of publication not known",
             article.url]  # fmt: skip
    return Template(_own("page.html")).substitute(
        parts,
        style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
        title=escape(_title(runs.default)), about=escape(" · ".join(filter(None, about))),
        layers="".join(_layer(number) for number in range(len(LAYERS))),
        legends="".join(map(legend, LAYERS)),
        count=f"{len(runs):,}", version=escape(version("reread")), id=escape(article.id),
        choices_said=escape(repr(runs.default).rpartition(": ")[2].rstrip(">")),
    )  # fmt: skip


def _layer(number: int) -> str:
    layer = LAYERS[number]
    checked = " checked" if number == 0 else ""
    return (
        f'<label><input type="radio" name="layer" id="layer-{layer.name}"{checked}> '
        f"{layer.title}</label>"
    )


def _title(reading: Reading) -> str:
    """The article's title, or its headline, or how it begins."""
    blocks = reading.blocks
    own = blocks[blocks["kind"] == "headline"]
    first = own if len(own) else blocks[blocks["kind"] != "boilerplate"]
    spans = zip(first["start"].head(1), first["end"].head(1), strict=True)
    told = reading.article.title or next((reading.article.text[a:b] for a, b in spans), "")
    line = " ".join(told.split()) or "An article without words"
    return line if len(line) <= LONGEST_TITLE else _cut(line)


def _cut(line: str) -> str:
    """The line up to a space before the most characters, or cut hard where it has none."""
    words = line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]
    return f"{words} …"


def _own(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What a Content-Security-Policy allows a style or script by."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
