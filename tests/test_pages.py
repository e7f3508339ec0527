"""Web pages: all that shows is in the text or left out with a reason; kinds come from the markup."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.loading.markup import parse
from reread.loading.outline import UNSEEN, Outline
from reread.loading.page_blocks import Walk
from reread.loading.pages import from_page

LEAD = "The council of Brackwater voted on Thursday to keep the lighthouse open until next spring."
QUOTE = "“Nobody here wants it dark,” said Ines Falk, who leads the council. “It is ours.”"
MORE = "Repairs to the tower, which was built in 1891, will cost about two million crowns in all."
LAST = "A second vote is planned for the autumn, when the money for the repairs must be found."
BODY = [LEAD, QUOTE, MORE, LAST]
HEAD = "Brackwater keeps its lighthouse"


def paragraphs(*texts, tag="p"):
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def page(body, head="", title=HEAD):
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def blocks(html):
    return re.split(r"\n+", from_page(html, "x.html").text)


def marked(html, kind):
    found = from_page(html, "x.html")
    return [found.text[m.start : m.end] for m in found.marks if m.kind == kind]


def left_out(html):
    return {one.text: one.reason for one in from_page(html, "x.html").omitted}


H1 = f"<h1>{HEAD}</h1>"
STORY = f"<article>{H1}{paragraphs(*BODY)}</article>"
WHOLE = [HEAD, *BODY]
AROUND = (
    "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav>",
    "<header><a href='/'>Coast Post</a><p>News from the shore since 1911, every single day.</p></header>",
    "<footer><p>Coast Post is owned by the people who read it and by nobody else.</p></footer>",
    "<div class='cookie-banner'><p>We use cookies to learn how you read our pages. Is that all right?</p></div>",
    "<section id='comments'><h2>Comments</h2><p>I never liked that lighthouse, and I never will.</p></section>",
    "<div class='comments-area'><article class='comment'><p>Let it go dark, that is what I say.</p></article></div>",
    "<aside><h3>Most read</h3><ul><li><a href='/1'>A whale came by</a></li></ul></aside>",
    "<div class='RelatedStories'><h3>Related</h3><p>Last year the ferry stopped, and nobody knew why.</p></div>",
    "<div hidden><p>This paragraph does not show on the page, whoever looks at it.</p></div>",
    "<div style='display: none'><p>This paragraph does not show on the page, whoever looks at it.</p></div>",
    "<div aria-hidden='true'><p>This window opens only where somebody clicks on the bell.</p></div>",
    "<dialog><p>Do you want to hear from us whenever something happens?</p></dialog>",
    "<noscript><p>This page works best in a browser that runs all our scripts.</p></noscript>",
    "<form action='/s'><label>Your address</label><button>Send it</button></form>",
    "<div role='navigation'><a href='/'>Home</a></div>",
    "<div class='ad-slot'><p>Buy our boats, which are the best boats on the coast.</p></div>",
    "<div class='share-buttons'><ul><li><a href='#'>Send</a></li></ul></div>",
    "<div><article><h3><a href='/2'>A whale came by</a></h3><p>It stayed for an hour off the pier.</p></article></div>",
    "<ul><li><a href='/3'>Weather for the weekend</a></li><li><a href='/4'>Tides</a></li></ul>",
    "<svg><title>Icon</title><text>Map of the bay</text></svg>",
)  # fmt: skip


@pytest.mark.parametrize("piece", AROUND)
@pytest.mark.parametrize("place", ["before", "after", "inside"])
def test_what_stands_around_the_article_is_left_out(piece, place):
    bodies = {
        "before": piece + STORY, "after": STORY + piece,
        "inside": f"<article>{H1}{paragraphs(LEAD, QUOTE)}{piece}{paragraphs(MORE, LAST)}</article>",
    }  # fmt: skip
    if place == "inside" and piece.startswith("<header"):
        pytest.skip("a header in the article is the article's")
    assert blocks(page(bodies[place])) == WHOLE
    assert left_out(page(bodies[place]))


SHAPES = {
    "article": STORY,
    "paragraphs alone": H1 + paragraphs(*BODY),
    "divs without p": H1 + "<div>" + paragraphs(*BODY, tag="div") + "</div>",
    "line breaks": H1 + "<div>" + "<br><br>".join(BODY) + "</div>",
    "breaks with space": H1 + "<td>" + "<br />\n &nbsp; <br/>".join(BODY) + "</td>",
    "layout table": f"<table><tr><td>{H1}</td></tr><tr><td>{paragraphs(*BODY)}</td></tr></table>",
    "table of breaks": f"<table><tr><td>{H1}{'<br><br>'.join(BODY)}</td></tr></table>",
    "pre": H1 + "<pre>" + "\n\n".join(BODY) + "</pre>",
    "form around all": f"<form id='aspnetForm'>{STORY}</form>",
    "unclosed": H1 + "<p>" + "<p>".join(BODY),
    "broken nesting": f"<b><h1>{HEAD}</b></h1><div><p>{LEAD}<div><i>{QUOTE}</div></i><p>{MORE}</b><p>{LAST}</div></div>",
    "amp": "<amp-story-like>" + STORY + "</amp-story-like>",
    "two articles": f"{H1}<article>{paragraphs(LEAD, QUOTE)}</article><article>{paragraphs(MORE, LAST)}</article>",
    "sections": f"<main>{H1}<section>{paragraphs(LEAD)}</section><section>{paragraphs(QUOTE, MORE, LAST)}</section></main>",
    "all link": f"<article>{H1}<p>{LEAD}</p><p><a href='/q'>{QUOTE}</a></p>{paragraphs(MORE, LAST)}</article>",
    "body classes": f"<div class='page has-sidebar ad-free comments-open'>{STORY}</div>",
    "headline outside": f"<div><header>{H1}</header></div><div class='x'>{paragraphs(*BODY)}</div>",
    "title only": paragraphs(*BODY),
    "headline as p": f"<p class='hl'>{HEAD}</p>" + paragraphs(*BODY),
    "headline twice": f"{H1}<h2>{HEAD}</h2>" + paragraphs(*BODY),
    "logo as h1": f"<h1>Coast Post</h1><h2>{HEAD}</h2>" + paragraphs(*BODY),
    "headline is a link": f"<article><h1><a href='/own'>{HEAD}</a></h1>{paragraphs(*BODY)}</article>",
    "capitals": "<HTML><BODY>" + STORY.upper().replace(HEAD.upper(), HEAD) + "</BODY></HTML>",
    "own elements": f"<x-page><x-story>{H1}{paragraphs(*BODY)}</x-story></x-page>",
    "spans": H1 + "".join(f"<div><span>{text}</span></div>" for text in BODY),
    "details": f"{H1}<details><summary>{LEAD}</summary>{paragraphs(QUOTE, MORE, LAST)}</details>",
    "nested divs": H1 + "<div>" * 40 + paragraphs(*BODY) + "</div>" * 40,
    "base and refresh": f"<base href='http://127.0.0.1/'><meta http-equiv=refresh content='0;url=/x'>{STORY}",
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_the_article_is_whole_however_it_is_marked_up(name):
    wanted = WHOLE if name != "capitals" else [HEAD, *map(str.upper, BODY)]
    assert blocks(page(SHAPES[name], title=f"{HEAD} | Coast Post")) == wanted


def test_xhtml_with_declarations_loads():
    xhtml = (
        '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd" [<!ENTITY x "y">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEAD}</title><script src="a.js"/></head>'
        f"<body>{H1}<p><![CDATA[{LEAD}]]></p>{paragraphs(QUOTE, MORE, LAST)}</body></html>"
    )
    assert blocks(xhtml) == WHOLE


def test_a_fragment_is_its_own_text():
    assert from_page("<p>One line.</p><p>Another</p>", "x").text == "One line.\n\nAnother"
    assert from_page("No markup at all", "x").text == "No markup at all"
    assert from_page("a &lt;script&gt; &amp; b", "x").text == "a <script> & b"


def test_text_without_a_tag_keeps_its_paragraphs():
    assert from_page(f"{LEAD}\n\n{QUOTE} &amp; more", "x").text == f"{LEAD}\n\n{QUOTE} & more"


def test_a_second_story_is_in_the_text_and_told():
    second = f"<article><h1>A whale came by</h1>{paragraphs(MORE, LAST)}</article>"
    html = page(f"<article>{H1}{paragraphs(LEAD, QUOTE)}</article>{second}")
    assert blocks(html) == [HEAD, LEAD, QUOTE, "A whale came by", MORE, LAST]
    assert from_page(html, "x").notices[0].startswith("The page shows 2 main headlines")
    assert not from_page(page(STORY), "x").notices


def test_a_headline_that_shares_its_block_is_one_of_its_own():
    html = page(
        f"<table><tr><td><b>{HEAD}</b><br>By Ines Falk<br><br>{'<br><br>'.join(BODY)}</td></tr></table>"
    )
    assert blocks(html) == [HEAD, "By Ines Falk", *BODY]
    assert marked(html, "headline") == [HEAD]


def test_a_standfirst_stands_above_the_text():
    box = "<div class='subheadline'><h2>What now?</h2></div>"
    html = page(f"<article>{H1}{paragraphs(LEAD, QUOTE)}{box}{paragraphs(MORE, LAST)}</article>")
    assert marked(html, "headline") == [HEAD, "What now?"]


def test_what_stands_with_a_picture_is_its_caption():
    figure = (
        "<figure><div><span>Coast Pictures</span></div><figcaption>The tower</figcaption></figure>"
    )
    html = page(f"<article>{H1}{figure}{paragraphs(*BODY)}</article>")
    assert marked(html, "caption") == ["Coast Pictures", "The tower"]


def test_short_paragraphs_that_are_the_same_all_stay():
    html = page(H1 + paragraphs(LEAD, "He nodded.", QUOTE, "He nodded.", "He nodded."))
    assert blocks(html) == [HEAD, LEAD, "He nodded.", QUOTE, "He nodded.", "He nodded."]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<q>We stay,</q> said Ines Falk.", "“We stay,” said Ines Falk."),
        ("<q>She said <q>no</q> twice,</q> he said.", "“She said ‘no’ twice,” he said."),
        ("<q>“We stay,”</q> said Ines Falk.", "“We stay,” said Ines Falk."),
        ("“<q>We stay,</q>” said Ines Falk.", "“We stay,” said Ines Falk."),
        ("<q><b>We</b> stay</q>, said <a href='/x'>Ines Falk</a>.", "“We stay”, said Ines Falk."),
    ],
)
def test_q_shows_its_quotation_marks(inside, shown):
    assert blocks(page(H1 + paragraphs(*BODY, inside)))[-1] == shown


def test_list_items_get_no_mark_and_line_breaks_stay():
    html = page(
        H1 + paragraphs(*BODY) + "<ul><li>The tower.</li><li>The lamp.</li></ul><p>One,<br>two.</p>"
    )
    assert from_page(html, "x").text.endswith("The tower.\n\nThe lamp.\n\nOne,\ntwo.")


def test_rows_of_data_are_lines():
    table = "<table><caption>Costs</caption><tr><th>What</th><th>Crowns</th></tr><tr><td>Lamp</td><td>400</td></tr></table>"
    html = page(f"<article>{H1}{paragraphs(*BODY)}{table}</article>")
    assert from_page(html, "x").text.endswith("Costs\nWhat\tCrowns\nLamp\t400")
    assert marked(html, "caption") == ["Costs"]


KINDS = [
    ("headline", H1.replace("h1", "h2"), HEAD),
    ("byline", "<p class='byline'>By Ines Falk</p>", "By Ines Falk"),
    ("byline", "<div class='entry-meta'>By <a rel='author' href='/i'>Ines Falk</a></div>", "By Ines Falk"),
    ("byline", "<div><span class='author'>Ines Falk</span></div>", "Ines Falk"),
    ("dateline", "<div class='timestamp'>19 August 2025</div>", "19 August 2025"),
    ("dateline", "<div><time datetime='2025-08-19'>19 August 2025</time></div>", "19 August 2025"),
    ("standfirst", "<p class='standfirst'>A vote, and what it means for the harbour.</p>", "A vote, and what it means for the harbour."),
    ("standfirst", "<h2>A vote on Thursday settled what the harbour has argued about for years.</h2>", "A vote on Thursday settled what the harbour has argued about for years."),
    ("kicker", "<div class='kicker'>Harbour</div>", "Harbour"),
    ("caption", "<figure><img src='a'><figcaption>The tower. Photo: Bo Ek</figcaption></figure>", "The tower. Photo: Bo Ek"),
    ("caption", "<div class='wp-caption-text'>The tower at dusk</div>", "The tower at dusk"),
    ("pullquote", "<blockquote class='pull-quote'><p>It is ours.</p></blockquote>", "It is ours."),
    ("pullquote", "<aside class='pullquote'>It is ours.</aside>", "It is ours."),
    ("note", "<div class='correction'>An earlier version misspelt a name.</div>", "An earlier version misspelt a name."),
    ("note", "<p class='editors-note'>This piece has been shortened.</p>", "This piece has been shortened."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "markup", "text"), KINDS)
def test_kinds_come_from_the_markup(kind, markup, text):
    first = "" if text == HEAD else H1
    html = page(f"<article>{first}{markup}{paragraphs(*BODY)}</article>")
    assert text in marked(html, kind)
    shown = blocks(html)
    assert shown[0] == HEAD
    assert shown.count(text) == 1
    assert [one for one in shown if one in BODY] == BODY


def test_subheadings_stay_in_their_place():
    html = page(
        f"<article>{H1}{paragraphs(LEAD, QUOTE)}<h2>What it costs</h2>{paragraphs(MORE, LAST)}</article>"
    )
    assert blocks(html) == [HEAD, LEAD, QUOTE, "What it costs", MORE, LAST]
    assert marked(html, "headline") == [HEAD, "What it costs"]


def test_a_blockquote_keeps_who_said_it():
    html = page(
        f"<article>{H1}{paragraphs(*BODY)}<blockquote><p>It is ours.</p><footer>— Ines Falk</footer></blockquote></article>"
    )
    assert blocks(html)[-2:] == ["It is ours.", "— Ines Falk"]


def test_a_kicker_above_the_headline_comes_after_it():
    html = page(f"<article><div class='kicker'>Harbour</div>{H1}{paragraphs(*BODY)}</article>")
    assert blocks(html) == [HEAD, "Harbour", *BODY]


def test_posts_of_a_live_report_stay_with_their_times():
    posts = "".join(
        f"<article class='post'><time datetime='2025-08-19T1{n}:05'>1{n}:05</time><h3>Part {n} of the day</h3><p>{text}</p></article>"
        for n, text in enumerate(BODY)
    )
    found = from_page(page(f"<main>{H1}<div class='feed'>{posts}</div></main>"), "x")
    for n, text in enumerate(BODY):
        assert f"1{n}:05\n\nPart {n} of the day\n\n{text}" in found.text
    assert found.first("published") is None


def test_what_only_json_ld_has_is_the_text_and_said_to_be():
    script = f'{{"@type": "NewsArticle", "headline": "{HEAD}", "articleBody": "{LEAD}\\n{MORE}\\n\\n{LAST}"}}'
    html = page(f"{H1}<p>{LEAD[:30]}…</p><div class='paywall'>Log in to read it all.</div>",
                f"<script type='application/ld+json'>{script}</script>")  # fmt: skip
    found = from_page(html, "x")
    assert found.text.split("\n\n") == [HEAD, LEAD, MORE, LAST]
    assert ("text", "articleBody", "JSON-LD articleBody") in found.told
    assert "only a part" in found.notices[0]
    assert {one.text for one in found.omitted} == {f"{LEAD[:30]}…", "Log in to read it all."}


def test_json_ld_with_markup_is_read_as_markup():
    script = f'{{"@type": "NewsArticle", "headline": "{HEAD}", "articleBody": "<p>{LEAD}</p><p>{MORE}</p>"}}'
    html = page(H1, f"<script type='application/ld+json'>{script}</script>")
    assert blocks(html) == [HEAD, LEAD, MORE]


NO_ARTICLE = {
    "nothing": page(""),
    "a script": page("<script>document.write('A whole sentence that a script would write.')</script>"),
    "navigation": page("<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"),
    "links": page(H1 + "<ul>" + "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(20)) + "</ul>"),
    "linked paragraphs": page(H1 + "".join(f"<p><a href='/{n}'>Story number {n} of the long day.</a></p>" for n in range(20))),
    "cards": page("".join(f"<div><h2><a href='/{n}'>Story number {n}</a></h2><p>This is what it tells of, in one sentence.</p></div>" for n in range(12))),
    "cards of articles": page("".join(f"<article><h3><a href='/{n}'>Story {n}</a></h3><p>This is what it tells of, in one sentence.</p></article>" for n in range(12))),
    "frames": "<html><frameset cols='20%,*'><frame src='a'><frame src='b'><noframes><p>Your browser can show no frames at all.</p></noframes></frameset></html>",
    "an app": page("<div id='root'>Loading</div><noscript>You need to enable scripts to run this app.</noscript>"),
    "a form": page("<h1>Log in</h1><form><label>Name</label><input><button>Go</button></form>"),
    "a comment": "<!-- " + STORY,
}  # fmt: skip


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_a_page_without_an_article_says_so(name):
    with pytest.raises(ValueError, match=r"'x\.html': no article text found in the page"):
        from_page(NO_ARTICLE[name], "x.html")


def test_a_heading_of_what_is_left_out_goes_with_it():
    box = "<h2>More on this</h2><ul><li><a href='/1'>A whale</a></li></ul>"
    advert = "<div class='ad'>Buy boats</div>"
    html = page(
        f"<article>{H1}{paragraphs(LEAD)}<h2>Costs</h2>{advert}{paragraphs(QUOTE, MORE, LAST)}{box}</article>"
    )
    assert blocks(html) == [HEAD, LEAD, "Costs", QUOTE, MORE, LAST]
    assert left_out(html)["More on this"] == "heads what is left out"


MISNAMED = {  # classes of sites whose articles, or parts of them, are called what they are not
    "teaser": "<div class='teaser-content'>{0}</div><div class='remainder-content'>{1}</div>",
    "newsletter": "<div class='newsletter-post'>{0}{1}</div>",
    "metered": "<section class='meteredContent'>{0}{1}</section>",
    "paywall": "<div class='paywall'>{0}</div><div class='paywall'>{1}</div>",
    "comments": "<div class='entry comments-open'>{0}{1}</div>",
    "related": "<div class='with-related-stories'>{0}{1}</div>",
    "advertisements": "<div class='article ad-free'>{0}{1}</div>",
    "author": "<div class='author-article'>{0}{1}</div>",
    "date": "<div class='date-2025'>{0}{1}</div>",
}


@pytest.mark.parametrize("name", MISNAMED)
def test_a_class_does_not_take_the_article_away(name):
    body = MISNAMED[name].format(paragraphs(LEAD, QUOTE), paragraphs(MORE, LAST))
    assert blocks(page(H1 + body)) == WHOLE
    assert not marked(page(H1 + body), "byline")


def test_the_headings_of_a_list_stay_though_they_are_links():
    films = "".join(
        f"<h2><a href='/film/{n}'>{n}. The lamp</a></h2><p>{text}</p>"
        for n, text in enumerate(BODY)
    )
    shown = blocks(
        page(
            f"<article>{H1}<p>These are the films to see this week, the best of them last.</p>{films}</article>"
        )
    )
    assert [line for line in shown if line.endswith("The lamp")] == [
        f"{n}. The lamp" for n in range(4)
    ]


EVERYTHING = page(
    "".join(AROUND) + "<p>Stray line.</p>" + STORY.replace("</article>", "<p>A <b>bold</b> <a href='/x'>word</a>.</p></article>")
    + "<table><tr><td>1</td><td>2</td></tr></table><div>Loose<p>words</p>here</div>" + "".join(AROUND)
)  # fmt: skip


@pytest.mark.parametrize(
    "html", [EVERYTHING, *map(page, AROUND), *map(page, SHAPES.values()), *NO_ARTICLE.values()]
)
def test_all_text_of_the_body_is_shown_or_left_out(html):
    tree = parse(html).tree
    try:
        found = from_page(html, "x")
    except ValueError:
        outline = Outline(tree.find("body") if tree.find("body") is not None else tree)
        told = [piece.text for piece in Walk(outline).pieces()]
    else:
        told = [found.text, *(one.text for one in found.omitted)]
    unseen = {e for e in tree.iter() if e.tag in ("head", "title", "noframes", "script")}
    runs = [
        text
        for e in tree.iter()
        for text, owner in ((e.text, e), (e.tail, e.getparent()))
        if text
        and not any(a in unseen for a in ([] if owner is None else [owner, *owner.iterancestors()]))
    ]
    missing = " ".join(" ".join(runs).split())
    words = set(re.findall(r"\w+", missing))
    assert words <= set(re.findall(r"\w+", " ".join(told)))


def test_each_left_out_piece_has_a_reason():
    found = from_page(EVERYTHING, "x")
    assert all(one.reason and one.text for one in found.omitted)
    assert not {one.text for one in found.omitted} & set(WHOLE)


ABOUT = (
    "Coast Post is read by forty thousand people on both sides of the bay, every day of the week."
)
BESIDE = {  # what stands beside a marked article: shown in it, or not
    "prose": (f"<div><p>{ABOUT}</p><p>{ABOUT}</p></div>", []),
    "a card to read on": ("<article><h3>A whale</h3><p>It stayed for an hour off the pier.</p><p><a href='/w'>Read more</a></p></article>", []),
    "a correction": ("<div class='correction'>We misspelt a name.</div>", ["We misspelt a name."]),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_a_marked_article(name):
    markup, inside = BESIDE[name]
    assert blocks(page(STORY + markup)) == [*WHOLE, *inside]


def test_a_kicker_outside_the_article_is_its_own():
    assert blocks(page(f"<div class='kicker'>Harbour</div>{STORY}")) == [HEAD, "Harbour", *BODY]


def test_headings_that_link_to_their_own_post_stay():
    posts = "".join(
        f"<div><h3><a href='#p{n}'>Part {n}</a></h3><p>{text}</p></div>"
        for n, text in enumerate(BODY)
    )
    assert [
        line for line in blocks(page(f"<main>{H1}{posts}</main>")) if line.startswith("Part")
    ] == [f"Part {n}" for n in range(4)]


def test_paragraphs_behind_a_paywall_stay_where_they_show():
    assert blocks(page(H1 + "".join(f"<p class='paywall'>{text}</p>" for text in BODY))) == WHOLE


def test_a_long_part_with_a_heading_is_no_box_of_other_stories():
    part = f"<div class='related-coverage'><h2>How it began</h2>{paragraphs(*BODY, *BODY)}</div>"
    shown = blocks(page(f"<div>{H1}{paragraphs(*BODY * 4)}{part}</div>"))
    assert shown == [HEAD, *BODY * 4, "How it began", *BODY, *BODY]


TAGS = [
    "p",
    "div",
    "span",
    "article",
    "section",
    "a",
    "h1",
    "h2",
    "li",
    "ul",
    "table",
    "tr",
    "td",
    "q",
    "time",
    "figure",
    "figcaption",
    "aside",
    "form",
    "nav",
    "header",
    "footer",
    "br",
    "pre",
    "button",
    "svg",
    "blockquote",
    "b",
    "details",
    "noscript",
    "dialog",
    "main",
    "x-y",
    "script",
    "title",
]
ATTRIBUTES = ("", "class='byline'", "href='/x'", "hidden", "class='ad'", "class='related'", "id='comments'",
              "class='pullquote'", "itemprop='datePublished'", "datetime='2025-08-19'", "class='headline'")  # fmt: skip
RUNS = (
    LEAD,
    "Home",
    "By Ines Falk",
    "19 August 2025",
    "“Yes,” she said.",
    "\n",
    "<",
    "&amp;",
    " ",
    HEAD,
)
MARKUP = st.lists(
    st.one_of(
        st.builds(lambda tag, attribute: f"<{tag} {attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
        st.builds(lambda tag: f"</{tag}>", st.sampled_from(TAGS)),
        st.sampled_from(RUNS),
    ),
    max_size=40,
).map("".join)  # fmt: skip


def shown(element):
    """The characters that an element shows, without white space."""
    if element.tag in UNSEEN:
        return ""
    inner = "".join(shown(child) + (child.tail or "") for child in element)
    return "".join(((element.text or "") + inner).split())


@settings(max_examples=150, deadline=None)
@given(MARKUP)
def test_of_any_markup_nothing_is_lost(markup):
    html = f"<html>{markup}"
    try:
        found = from_page(html, "x.html")
    except ValueError as error:
        assert "no article text found" in str(error)
        return
    body = parse(html).tree.find("body")
    told = "".join([found.text, *(one.text for one in found.omitted)])
    missing = Counter(shown(body)) - Counter(told)
    assert not missing
    for mark in found.marks:
        assert found.text[mark.start : mark.end].strip() == found.text[mark.start : mark.end] != ""


def test_scripts_without_spaces_have_prose():
    lines = [
        "港口的灯塔将一直开放到明年春天，议会星期四作出了这个决定。",
        "修理塔楼大约需要两百万克朗，议会说。",
    ]
    html = page(f"<h1>灯塔继续开放</h1>{paragraphs(*lines)}", title="灯塔继续开放")
    assert blocks(html) == ["灯塔继续开放", *lines]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("<div><span>By</span><a href='/i'>Ines Falk</a></div>", "By Ines Falk"),
        ("<div><span>May 3, 2024</span><span>10:31 AM</span></div>", "May 3, 2024 10:31 AM"),
        (
            "<div><span>10:31 GMT+1</span><span>Updated 3 May</span></div>",
            "10:31 GMT+1 Updated 3 May",
        ),
        ("<div><span>Updated</span><span>3 May</span></div>", "Updated 3 May"),
        ("<div><span>20</span><span>24</span></div>", "2024"),
        ("<p><span>B</span><span>rackwater</span></p>", "Brackwater"),
        ("<div><span>Brack</span><span>water</span></div>", "Brackwater"),
        ("<p><b>Mac</b><i>Donald</i></p>", "MacDonald"),
        ("<div>Mc<b>Donald</b></div>", "McDonald"),
        ("<div><span>$</span><span>50</span></div>", "$50"),
    ],
)
def test_words_that_only_a_style_sets_apart_do_not_run_together(line, shown):
    assert blocks(page(f"<article>{H1}{line}{paragraphs(*BODY)}</article>"))[1] == shown


@pytest.mark.parametrize("url", ["https://coast.example/", "https://coast.example/news/today"])
def test_a_page_of_lists_says_so(url):
    stories = "".join(
        f"<li><a href='/{n}'>Story number {n} of the long day</a></li>" for n in range(80)
    )
    html = page(f"<p>{LEAD}</p><ul>{stories}</ul>", f"<link rel='canonical' href='{url}'>")
    notice = " ".join(from_page(html, "x").notices)
    assert ("a front page" if url.endswith("e/") else "nearly all lists and links") in notice
    assert not from_page(page(STORY), "x").notices


def test_lists_of_videos_are_left_out():
    video = "<div class='v'><div>Hear what the mayor says</div><div>03:29</div><div>Now playing</div></div>"
    box = f"<div class='video-playlist__items'>{video * 3}</div>"
    html = page(f"<article>{H1}{box}{paragraphs(*BODY)}</article>")
    assert blocks(html) == WHOLE
    assert any(reason.startswith("lists videos") for reason in left_out(html).values())


def test_formulas_are_part_of_their_line():
    formula = "<math><mi>x</mi><mo>=</mo><mn>5</mn><annotation>\\x=5</annotation></math>"
    html = page(H1 + paragraphs(f"Let {formula} be the height.", *BODY))
    assert blocks(html) == [HEAD, "Let x=5 be the height.", *BODY]


def test_closing_tags_of_nothing_take_only_themselves_away():
    assert blocks(page(H1 + "</" * 20 + ">" + paragraphs(*BODY))) == WHOLE


def test_the_date_of_a_container_that_stands_first_is_kept():
    html = page(
        f"<div class='post'><h2>{HEAD}</h2><small>March 12th, 2010 by ines</small>"
        f"<div class='entry'>{paragraphs(*BODY)}</div></div>"
    )
    assert blocks(html) == [HEAD, "March 12th, 2010 by ines", *BODY]
    assert from_page(html, "x").first("published") == "2010-03-12"


def test_a_headline_within_the_title_is_found_among_the_lines():
    html = page(
        f"<font><b>{HEAD}</b></font>" + paragraphs(*BODY), title=f"The Courier Online: {HEAD}"
    )
    assert blocks(html) == WHOLE


def test_headings_of_one_article_are_no_other_articles():
    inside = f"<article>{H1}{paragraphs(LEAD, QUOTE)}<h1>What comes next</h1>{paragraphs(MORE, LAST)}</article>"
    assert not from_page(page(inside), "x").notices


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ("<figure data-component='richlink'><h4>A whale came by</h4></figure>", "leads to other"),
        ("<div class='promo'>Walks, weekly. Sign up here.</div>", "leads to other stories"),
        ("<amp-ad><div>Buy boats</div></amp-ad>", "is an advertisement"),
        ("<span class='mw-editsection'>[edit]</span>", "is navigation"),
        ("<div id='footer'>Coast Post, since 1911</div>", "is navigation"),
    ],
)
def test_boxes_are_known_by_their_names(box, reason):
    html = page(f"<article>{H1}{paragraphs(LEAD)}{box}{paragraphs(QUOTE, MORE, LAST)}</article>")
    assert blocks(html) == WHOLE
    assert any(said.startswith(reason) for said in left_out(html).values())


def test_the_title_of_a_video_is_a_caption_and_an_author_among_dates_a_byline():
    video = "<div class='video-player'><h3>The tower by night</h3></div>"
    named = "<div class='timestamp'><div>By Ines Falk</div><div>May 3, 2024</div></div>"
    html = page(f"<article>{H1}{named}{video}{paragraphs(*BODY)}</article>")
    assert marked(html, "caption") == ["The tower by night"]
    assert marked(html, "byline") == ["By Ines Falk"]


def test_a_heading_that_is_called_the_title_is_the_headline():
    html = page(f"<h1>Ines’s notes</h1><h3 class='entry-title'>{HEAD}</h3>{paragraphs(*BODY)}",
                title=f"Ines’s notes: {HEAD}")  # fmt: skip
    assert marked(html, "headline")[0] == HEAD
