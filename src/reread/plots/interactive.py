"""A drawn figure as inline SVG whose marks are links to their sentences.

It works in any page, without network and without scripts: a mark says its sentence and its reason
when hovered, and leads to `#s<sentence>`. `interactive.js` adds zoom, the arrow keys, and an event
for pages that show the sentence in their own way. Ink and paper are CSS variables, so that the
figure is dark in a dark page.
"""

from __future__ import annotations

import hashlib
import io
import re
import textwrap
from bisect import bisect_right
from importlib import resources
from xml.etree import ElementTree as ET

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.text import Text

from .. import palette
from ..article import on_one_line
from ..reading import Reading
from ..words.characters import legible
from .marking import Place, place_of
from .style import alternative

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
LONGEST_SENTENCE = 240  # characters of a sentence told of a mark
REFERENCE = re.compile(r'(?:href="|url\()#([^")]+)')
OWN = "\ue000"  # stands for the digest of the drawing until it is known: a character of no use
CANVAS = {
    "stroke-linejoin": "round",
    "stroke-linecap": "butt",
}  # matplotlib's, for one figure alone
LIGHT, DARK = (
    "".join(f"--figure-{name}:{colour};" for name, colour in page._asdict().items())
    for page in (palette.LIGHT, palette.DARK)
)
STYLE = (
    f".reread-figure{{{LIGHT}max-width:100%;height:auto}}"
    f"@media screen and (prefers-color-scheme:dark){{.reread-figure{{{DARK}}}}}"
    f'[data-jp-theme-light="true"] .reread-figure{{{LIGHT}}}'
    f'[data-jp-theme-light="false"] .reread-figure{{{DARK}}}'
    ".reread-figure a{cursor:pointer}.reread-figure a:focus{outline:none}"
    ".reread-figure a:focus-visible :is(path,use),.reread-figure a.here :is(path,use)"
    "{stroke:var(--figure-ink)!important;stroke-width:2!important}"
    ".reread-figure a.words :is(path,use){stroke:none!important}"
)


def script() -> str:
    """The JavaScript that makes the figures of a page zoom, and answer hovering and keys."""
    return resources.files(__package__).joinpath("interactive.js").read_text(encoding="utf-8")


def svg(figure: Figure, reading: Reading, key: str = "") -> str:
    """A figure of a reading as inline SVG, safe to put into a page.

    Each mark is a link with `data-start`, `data-end` and `data-sentence`, named by what it says,
    its reason and its sentence. All ids begin with a digest of the drawing and of `key`: give a key
    where the same figure stands twice in a page. The same figure gives the same bytes.
    """
    artists = [artist for artist in figure.findobj() if place_of(artist)]
    drawn = _drawn(figure, artists)
    root = ET.fromstring(drawn)
    _clean(root)
    _own_ids(root)
    marked = _links(root, artists, reading)
    size = [float(part) for part in root.get("viewBox", "0 0 1 1").split()]
    root.attrib |= {
        "class": "reread-figure", "role": "group" if marked else "img", "width": f"{size[2]:g}",
        "height": f"{size[3]:g}", "aria-label": alternative(figure), **CANVAS,
    }  # fmt: skip
    style = ET.Element(f"{{{SVG}}}style")
    style.text = STYLE
    root.insert(0, style)
    text = ET.tostring(root, encoding="unicode")
    return text.replace(OWN, f"f{hashlib.sha256((key + text).encode()).hexdigest()[:8]}-")


def _drawn(figure: Figure, artists: list[Artist]) -> str:
    """What matplotlib draws, the marks' artists with their place in the list as id."""
    gids, stream = [artist.get_gid() for artist in artists], io.BytesIO()
    try:
        for number, artist in enumerate(artists):
            artist.set_gid(f"mark-{number}")
        figure.savefig(
            stream, format="svg", metadata={"Date": None}, facecolor=figure.get_facecolor()
        )
    finally:
        for artist, gid in zip(artists, gids, strict=True):
            artist.set_gid(gid)
    return stream.getvalue().decode("utf-8")


def _clean(root: ET.Element) -> None:
    """Without what speaks of the file or of other elements of the page; in colours of the page."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style"):
                parent.remove(child)
        if target := parent.attrib.pop(f"{{{XLINK}}}href", None):
            parent.set("href", target)
        for name in ("style", "fill", "stroke"):
            if name in parent.attrib:
                parent.set(name, _themed(parent.attrib[name]))


def _themed(style: str) -> str:
    for name, light in palette.LIGHT._asdict().items():
        style = style.replace(light, f"var(--figure-{name},{light})")
    return style


def _own_ids(root: ET.Element) -> None:
    """Ids by their order, each after `OWN`; those that nothing refers to are gone."""
    text = ET.tostring(root, encoding="unicode")
    used = set(REFERENCE.findall(text))
    listed = [element.attrib.get("id", "") for element in root.iter()]
    names = {name: f"{OWN}{n}" for n, name in enumerate(one for one in listed if one in used)}
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if name in names or name.startswith("mark-"):
            element.set("id", names.get(name, name))
        if "href" in element.attrib:
            element.set("href", "#" + names[element.attrib["href"][1:]])
        for name in ("clip-path", "style"):
            if "url(#" in (value := element.get(name, "")):
                element.set(name, REFERENCE.sub(lambda one: f"url(#{names[one[1]]}", value))


def _links(root: ET.Element, artists: list[Artist], reading: Reading) -> int:
    """Make each mark a link, and say how many there are; further parts of one are no stops of
    the keyboard."""
    firsts = reading.sentences["start"].tolist()
    seen: set[tuple[object, int]] = set()
    groups = [element for element in root.iter() if element.get("id", "").startswith("mark-")]
    for group in groups:
        artist = artists[int(group.attrib.pop("id").removeprefix("mark-"))]
        found = place_of(artist)
        if found is None or not firsts:
            continue
        number, place = found
        sentence = max(bisect_right(firsts, place.start) - 1, 0)
        again = (artist.axes, number) in seen
        seen.add((artist.axes, number))
        _link(group, place, sentence, reading, again=again)
        group.set("data-mark", str(number))
        if isinstance(artist, Text):
            group.set("class", "words")
    return len(seen)


def _link(group: ET.Element, place: Place, at: int, reading: Reading, *, again: bool) -> None:
    """Make the group of a mark's part a link to its sentence, named unless it is a further part."""
    row = reading.sentences.iloc[at]
    group.tag = f"{{{SVG}}}a"
    said = legible(on_one_line(reading.article.text[row["start"] : row["end"]])).text
    words = f"{place.words}. “{textwrap.shorten(said, LONGEST_SENTENCE, placeholder=' …')}”"
    sentence = int(row["sentence"])
    group.attrib |= {
        "href": f"#s{sentence}", "data-start": str(place.start), "data-end": str(place.end),
        "data-sentence": str(sentence),
    }  # fmt: skip
    group.attrib |= {"tabindex": "-1", "aria-hidden": "true"} if again else {"aria-label": words}
    title = ET.Element(f"{{{SVG}}}title")
    title.text = words
    group.insert(0, title)
