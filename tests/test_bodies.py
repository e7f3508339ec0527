"""Bodies in records, feeds and mail: HTML without its tags, plain text as it is, nothing lost."""

import pytest

from reread.loading.bodies import Piece, body, body_of, is_html, mark_cut, visible
from reread.loading.findings import Found

BODIES = {
    "The mayor spoke.": "The mayor spoke.",
    "Two\nlines.\n\n  Indented.": "Two\nlines.\n\n  Indented.",
    "3 < 4 and 5 > 4": "3 < 4 and 5 > 4",
    "The <p> tag and the <br tag": "The <p> tag and the <br tag",
    "a <- b": "a <- b",
    "x <y> z": "x <y> z",
    "AT&T & Co.": "AT&T & Co.",
    "Q&amp;A &#8211; &ldquo;now&rdquo;": "Q&A – “now”",
    "<p>One <b>day</b>.</p><p>Two.</p>": "One day.\n\nTwo.",
    "<p>One <b>day</b>.<p>Two.": "One day.\n\nTwo.",
    "plain <i>and</i> slanted": "plain and slanted",
    "One<br>two<br/><br/>three": "One\ntwo\n\nthree",
    "<a href='x'>All of it is a link.</a>": "All of it is a link.",
    "<P CLASS=X>Loud.</P>": "Loud.",
    "<p>A &lt;b&gt; tag</p>": "A <b> tag",
    "<p>Seen.</p><script>unseen()</script><style>p {}</style>": "Seen.",
    "<p></p>": "",
}


@pytest.mark.parametrize("words", BODIES)
def test_a_body(words):
    assert body(words, "a").text == BODIES[words]


def test_what_is_html():
    assert is_html("<em>so</em>")
    assert is_html("one<br />two")
    assert not is_html("<em>so")
    assert not is_html("so</em>")
    assert not is_html("if a<b and c>d")


def test_pieces_keep_their_kinds():
    pieces = [
        Piece("In short.", "standfirst"),
        Piece(" "),
        Piece("<p>One.</p><p>Two.</p>"),
        Piece("End", "headline"),
    ]
    found = body_of(pieces, "a")
    assert found.text == "In short.\n\nOne.\n\nTwo.\n\nEnd"
    assert [(found.text[m.start : m.end], m.kind) for m in found.marks] == [
        ("In short.", "standfirst"), ("End", "headline"),
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "cut"), [
    ("The mayor sp… [+12 chars]", "… [+12 chars]"),
    ("The mayor sp... [+1,234 chars]\n", "... [+1,234 chars]\n"),
    ("The mayor sp [12 more characters]", " [12 more characters]"),
    ("The mayor [+1 vote] spoke.", None),
    ("The mayor spoke…", None),
    ("[+12 chars] The mayor spoke of the quay, of the crane, of the grain and of the money it cost.", None),
])  # fmt: skip
def test_what_is_cut_short(words, cut):
    found = Found(words)
    mark_cut(found)
    assert [words[mark.start : mark.end] for mark in found.marks] == ([cut] if cut else [])
    assert len(found.notices) == bool(cut)


def test_all_words_are_seen():
    assert visible("<div>a<ul><li>b<li>c</ul>d</div><!-- e -->f<![CDATA[g]]>").split()[:5] == list(
        "abcdf"
    )
    assert visible("") == ""
    assert visible("<p>Seen.</p><script>unseen()</script><style>p {}</style>") == "Seen."
    assert visible("<td>a<td>b") != "ab"
