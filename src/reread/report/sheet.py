"""The report: a page that needs no network, no kernel and no other file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from html import escape
from importlib.metadata import version
from string import Template

from ..alternatives import Conclusion, Runs
from ..article import counted
from ..files import shipped
from ..reading import Reading
from ..tables import ASIDE
from . import closing, happened, lead, pictures, radios, sections
from .marked_text import LAYERS, UNREAD, Places, legend, marked_text
from .switch import NoRoomError, Switch
from .verdicts import asked, verdicts

LONGEST_TITLE = 90  # characters
DRAWN = ("times", "events", "conflicts")  # tables that the picture of the timeline shows
SECTIONS = {
    "tone": (("tone", "ledger", "entities"), sections.tone),
    "events": (("times", "events", "mentions"), happened.events),
    "clashes": (("conflicts",), happened.contradictions),
    "entities": (("mentions", "entities"), sections.entities),
    "voices": (("tone", "voices", "entities"), sections.voices),
    "quotes": (("quotes", "entities"), sections.quotes),
}


def page(runs: Runs, conclusions: Mapping[str, Conclusion] | None, largest: int) -> bytes | None:
    """The page of runs as UTF-8, with as many of their readings as fit into so many bytes; None
    where not even one does."""
    for shown in _fewer_and_fewer(runs):
        with suppress(NoRoomError):
            content = _page(runs, shown, conclusions, largest).encode("utf-8")
            if len(content) <= largest:
                return content
    return None


def _fewer_and_fewer(runs: Runs) -> Iterator[Runs]:
    """What a page can show: all readings; those that change one choice; the default alone."""
    yield (every := _with_default(runs))
    default = runs.default.choices.key
    near = [
        one
        for one in every.readings
        if sum(one.choices.key(name) != default(name) for name in runs.varied) <= 1
    ]
    if len(near) < len(every):
        yield Runs(runs.varied, tuple(near), runs.default)
    yield Runs(runs.varied, (runs.default,), runs.default)


def _folded(runs: Runs, shown: Runs) -> str:
    """Which readings the page shows, where those are not all."""
    if len(shown) == len(_with_default(runs)):
        return ""
    others = f" and {counted(len(shown) - 1, 'other')} with one choice changed"
    which = f"the default reading{others if len(shown) > 1 else ' alone'}"
    return (
        f"To keep this page small, it shows {which}. How far a conclusion holds is told of all "
        f"{counted(len(runs), 'reading')}."
    )


def _with_default(runs: Runs) -> Runs:
    """The runs with the default reading first, also where it is not one of them."""
    default = runs.default.choices
    others = [one for one in runs.readings if not one.choices.same(default)]
    return Runs(runs.varied, (runs.default, *others), runs.default)


def _page(
    runs: Runs, shown: Runs, conclusions: Mapping[str, Conclusion] | None, largest: int
) -> str:
    """Their default reading, and what each other one that is shown shows otherwise."""
    switch, places = Switch(shown.readings, largest), Places(runs.default)
    named = asked(runs.default) if conclusions is None else conclusions
    unread = all(one.unread for one in shown.readings) and sections.not_read(runs.default)
    parts = {"text": marked_text(switch, places)}  # first what takes most room
    for name, (tables, draw) in SECTIONS.items():
        parts[name] = _part(switch, name, tables, partial(draw, places=places))
    parts["timeline"] = _part(switch, "picture", DRAWN, pictures.Timelines(places))
    parts |= {
        "short": unread or lead.in_short(switch, places, runs, shown),
        "verdicts": unread or verdicts(switch, places, runs, shown, named),
        "curve": unread or pictures.curve(runs),
        "folded": _folded(runs, shown),
        "choices": radios.radios(shown), "explained": radios.explained(shown),
        "status": radios.status(switch, shown), "data": switch.data(radios.option_numbers(shown)),
    }  # fmt: skip
    return _filled(runs, parts)


def _part(
    switch: Switch, name: str, tables: tuple[str, ...], draw: Callable[[Reading], str]
) -> str:
    """A section, drawn once for readings that share the tables it looks at."""
    readings = switch.by_tables(name, tables)
    drawn = (sections.not_read(one) if one.unread else draw(one) for one in readings)
    return switch.slot(name, drawn)


def _filled(runs: Runs, parts: dict[str, str]) -> str:
    from ..plots.interactive import STYLE
    from ..plots.interactive import script as figures

    style, script = own_file("page.css") + STYLE, f"{own_file('page.js')}\n{figures()}"
    reading, title = runs.default, title_of(runs.default)
    layers = [
        f'<label><input type="radio" name="layer" id="layer-{layer.name}"'
        f"{' checked' if number == 0 else ''}> {layer.title}</label>"
        for number, layer in enumerate(LAYERS)
    ]
    parts |= {
        "style": style,
        "script": script,
        "style_hash": style_hash(style),
        "script_hash": style_hash(script),
        "title": escape(title),
        "about": lead.particulars(reading),
        "source": lead.source(reading.article),
        "notices": "".join(
            f'<p class="notice">{escape(one)}</p>'
            for one in (*runs.notices, parts["folded"])
            if one
        ),
        "layers": "".join(layers),
        "legends": "".join(map(legend, LAYERS))
        + f" {UNREAD}" * ('class="s aside"' in parts["text"]),
        "count": counted(len(runs), "set"),
        "version": escape(version("reread")),
        "citation": closing.citation(runs, title),
        "unknown": closing.unknown(reading),
    }
    return Template(own_file("page.html")).substitute(parts)


def title_of(reading: Reading) -> str:
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
    return f"{words}\u00a0…"


def own_file(name: str) -> str:
    """A file of the report's own."""
    return shipped(f"report/{name}")


def style_hash(content: str) -> str:
    """What a Content-Security-Policy allows a style or script by."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
