"""Whatever stands in an article or a file beside it is shown as words: no face makes markup of it,
and no terminal takes it for an order."""

import re
import unicodedata
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

import ipywidgets
import pandas as pd
import pytest

import reread as rr
from reread.alternatives import alternatives
from reread.article import LeftOut, Told, printable
from reread.cli import main
from reread.explore.views import shown
from reread.plots.figures import figure
from reread.stages import STAGES
from reread.summary import summary

# Each holds "pwn", so that it is found again wherever it came to stand
PAYLOADS = (
    "<script>pwn()</script>",
    "</script><script>pwn()</script>",
    "<img src=x onerror=pwn()>",
    "<svg/onload=pwn()>",
    "<svg><a xlink:href='javascript:pwn()'>x</a></svg>",
    "<iframe srcdoc='<script>pwn()</script>'></iframe>",
    "javascript:pwn()",
    "data:text/html,<script>pwn()</script>",
    "</textarea><b>pwn</b>",
    "</style><style>*{content:'pwn'}</style>",
    "</title><h1>pwn</h1>",
    "<!-- pwn",
    "--><i>pwn</i>",
    "]]><pwn>",
    "<![CDATA[pwn",
    "<?pwn ?>",
    '" onmouseover="pwn()',
    "' autofocus onfocus='pwn()",
    "` onclick=pwn() `",
    "{{pwn}} ${pwn} {%pwn%} <%pwn%> $title",
    "[pwn](javascript:pwn()) ![pwn](http://pwn.example/x.png)",
    "<a href=http://pwn.example>Ann</a>",
    "\x1b[31mpwn\x1b[0m",
    "\x1b]0;pwn\x07 \x9b2Jpwn \x08\x08pwn\r",
    "\u202epwn\u202c \u2066pwn\u2069",
    r"$\href{javascript:pwn()}{pwn}$ \(pwn\)",
    "=cmd|' /C pwn'!A0",
    "&lt;script&gt;pwn()&lt;/script&gt; &#60;b&#62;pwn",
    "pwn" * 400,
    "\u200fשלום pwn\u200f <b>עולם</b>",
    "background:url(//pwn.example);pwn:expression(pwn())",
    "<math><mtext><style><img src=x onerror=pwn()></style></mtext></math>",
    "<form action=//pwn.example><input type=submit></form>",
    "<base href=//pwn.example><meta http-equiv=refresh content='0;url=//pwn.example'>",
    "\x00<\x00script>pwn\ufffe\uffff",
)
ALL = " ".join(PAYLOADS)
SAID = ("title", "alt", "aria-label", "data-label", "label")  # attributes that only hold words
VERBATIM = {"script", "style", "textarea", "template", "iframe", "noscript", "xmp"}
TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+\Z")


class Markup(HTMLParser):
    """What of a page that was made of payloads is more than words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found, self.open, self.words = [], [], ""
        self.feed(page)
        self.close()
        self.found += self.open  # what never ends would swallow the rest

    def handle_starttag(self, tag, attrs):
        self.open += [tag] if tag in VERBATIM else []
        names = [name for name, _ in attrs]
        values = [
            value for name, value in attrs if not (name in SAID or PICTURE.match(value or ""))
        ]
        links = [value for name, value in attrs if name in ("href", "src", "action")]
        self.found += [tag for one in (tag, *names, *values) if "pwn" in str(one).lower()]
        self.found += [name for name in names if name.startswith("on") or name == "srcdoc"]
        self.found += [one for one in links if not (one[:1] == "#" or PICTURE.match(one))]
        self.found += [tag] if tag in {"svg", "math"} and "role" not in names else []

    def handle_endtag(self, tag):
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data):
        verbatim = [tag for tag in self.open if tag != "textarea"]  # holds words, markup is none
        self.words += "" if verbatim else data
        self.found += [data] if verbatim and "pwn" in data else []

    def handle_comment(self, data):
        self.found += [data] if "pwn" in data else []

    handle_decl = handle_pi = unknown_decl = handle_comment


def safe(page: str) -> str:
    """The words of a page; fails where a payload is anything else."""
    markup = Markup(page)
    assert not markup.found
    return markup.words


@pytest.fixture(scope="module")
def hostile() -> rr.Article:
    """An article whose every field and paragraph is payloads."""
    lines = "\n\n".join(
        f"Mayor Ann {one} Lee said in {one} on 5 May 2021 that “{one} is a disaster for Ann Lee,” "
        f"in {one} Tolland."
        for one in PAYLOADS
    )
    return rr.Article(
        f"{ALL}\n\n{lines}", published="2025-08-20", id=ALL, title=ALL, outlet=ALL, url=ALL,
        file=ALL, authors=(ALL,), section=ALL, told=(Told(ALL, ALL, ALL),),
        omitted=(LeftOut(ALL, ALL),), notices=(ALL,),
    )  # fmt: skip


@pytest.fixture(scope="module")
def read(hostile) -> rr.Reading:
    words = pd.DataFrame({"word": ["<b>pwn</b>", "disaster"], "valence": [2.0, -3.0]})
    return rr.read(hostile, lexicon=words, ignore=("<i>pwn</i>",), reader="small")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_each_payload_is_told_from_markup(payload):
    """As it stands in a page most of them are more than words; escaped by us none is."""
    text = f"Ann {payload} Lee"
    rows = pd.DataFrame({"start": [0], "end": [len(text)], "kind": [payload], payload: [payload]})
    words = safe(rr.highlight(rr.Article(text), rows).html)
    assert " ".join(text.split()) in " ".join(words.replace("\ufffd", "\x00").split())


def test_the_test_finds_what_is_not_escaped():
    for payload in ("<img src=x onerror=go()>", "<script>pwn", "<a href='javascript:go()'>",
                    "<b class='pwn'>", "<!-- pwn -->", "<pwn>", "<svg><pwn/></svg>"):  # fmt: skip
        assert Markup(payload).found, payload


@pytest.mark.parametrize("name", STAGES)
def test_marks_of_every_table(read, name):
    rows = read.table(name)
    if {"start", "end"} <= set(rows.columns) and not rows["start"].isna().any():
        assert "pwn" in safe(rr.highlight(read.article, rows).html)


def test_tables_as_notebooks_show_them(read):
    for name in STAGES:
        safe(read.legible(name)._repr_html_() + shown(read.table(name), read, most=40))
    safe(read.article.metadata._repr_html_() + read.article.left_out._repr_html_())
    safe(rr.concordance(read, "disaster")._repr_html_())


def test_the_sheet(read, tmp_path):
    runs = alternatives(read.article, read.choices, lexicon=[read.choices.lexicon, "vader"])
    page = rr.report(runs, tmp_path / "page.html").read_text(encoding="utf-8")
    assert "pwn" in safe(page)
    assert page.count("<script") == 2
    assert page.count("<style") == page.count("<h1") == page.count("<meta http-equiv") == 1


def _pages(widget: ipywidgets.Widget):
    """All HTML that a panel shows."""
    if isinstance(widget, ipywidgets.HTML):
        yield widget.value
    for one in getattr(widget, "children", ()):
        yield from _pages(one)


def test_the_desk(read):
    desk = rr.explore.desk(read)
    tabs = desk.children[2]
    for number in range(len(tabs.children)):
        tabs.selected_index = number
    pages = list(_pages(desk))
    assert sum("pwn" in page for page in pages) > 4
    for page in pages:
        safe(page)


@pytest.mark.parametrize(
    "name", ["article", "corrections", "entities", "ledger", "timeline", "tone", "voices", "words"]
)
def test_panels(read, name):
    for page in _pages(getattr(rr.explore, name)(read)):
        safe(page)


def test_a_correction_of_payloads(read):
    known = read.entities
    rows = pd.DataFrame({"entity": [known["entity"].iloc[0]],
                         "start": pd.array([None], "Int64"), "end": pd.array([None], "Int64"),
                         "to": ["<script>pwn()</script> & Sons"]})  # fmt: skip
    other = rr.read(read.article, read.choices, corrections=rows)
    assert "<script>pwn()</script> & Sons" in list(other.entities["name"])
    for page in _pages(rr.explore.corrections(other)):
        safe(page)


@pytest.mark.parametrize("name", ["timeline", "mentions", "speaking", "roles", "together"])
def test_figures_are_whole_pictures_without_links(read, name):
    stream = BytesIO()
    figure(read, name).savefig(stream, format="svg")
    tags = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(stream.getvalue()).iter()}
    assert not tags & {"script", "a", "image", "foreignObject", "pwn"}


def steers(words: str) -> list[str]:
    """The characters by which words would steer a terminal or turn the direction of a line."""
    return [c for c in words if c in TURNING or (unicodedata.category(c) == "Cc" and c != "\n")]


def test_summary_and_short_forms_steer_no_terminal(read):
    told = summary(read)
    assert "pwn" in told and not steers(told)
    assert not steers(repr(read.article) + repr(read))


def test_the_command_line_steers_no_terminal(tmp_path, capsys, monkeypatch):
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_text(
        "Ann \x1b[31mLee\u202e said “\x9b2Jno” on Friday.\n" + "It rained. " * 30, encoding="utf-8"
    )
    assert main([str(path), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    assert main([str(tmp_path / "no\x1b[31m.txt")]) == 2
    assert main([str(path), "--choose", "lexicon=\x1b[31m"]) == 2

    def unreadable(*given, **named):
        raise ValueError("pwn \x1b[31m")

    monkeypatch.setattr("reread.cli.read_article.load", unreadable)
    assert main([str(path)]) == 2
    shown = capsys.readouterr()
    assert not steers(shown.out + shown.err)


@pytest.mark.parametrize(("words", "shown"), [
    ("plain – “words”", "plain – “words”"),
    ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
    ("one\ttwo\r\nthree", "one two \nthree"),
    ("\x9b2J\x07\x7f", "2J"),
    ("\u202egnp.exe", "gnp.exe"),
    ("nb\xa0sp, soft\xadhyphen", "nb sp, softhyphen"),
    ("می\u200cخواهم 👩\u200d💻", "می\u200cخواهم 👩\u200d💻"),
    (ValueError("no \x1b[1m"), "no [1m"),
])  # fmt: skip
def test_printable(words, shown):
    assert printable(words) == shown
