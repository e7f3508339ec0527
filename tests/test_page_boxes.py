"""Boxes of other stories and of comments that only what they hold shows to be such."""

import re

import pytest

from reread.loading.pages import from_page

HEAD = "Brackwater keeps its lighthouse"
BODY = [
    "The council of Brackwater voted to keep the lighthouse open until the next spring at least.",
    "“Nobody here wants it dark,” said Ines Falk, who leads the council. “It is ours.”",
    "Repairs to the tower, which was built in 1891, will cost about two million crowns.",
]
STORY = f"<div class='s'><h1>{HEAD}</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</div>"
WHOLE = [HEAD, *BODY]
ADDRESS = "<link rel='canonical' href='https://www.coast.example/lighthouse'>"


def page(body, head=ADDRESS):
    return f"<html lang='en'><head><title>{HEAD}</title>{head}</head><body>{body}</body></html>"


def blocks(html):
    return re.split(r"\n+", from_page(html, "x.html").text)


def reasons(html):
    return {one.text: one.reason for one in from_page(html, "x.html").omitted}


def row(card, count=4):
    return "<div>" + "".join(card.format(n) for n in range(count)) + "</div>"


DATED = "<div class='c'><i>{0} May 2024</i><div><a href='/{0}'>Whale number {0}</a></div><div>It stayed for an hour off the pier.</div></div>"
CARDS = {
    "with dates, without headings": row(DATED),
    "of absolute addresses": row(DATED.replace("/{0}", "https://coast.example/{0}")),
    "saved by an archive": row(DATED.replace("/{0}", "https://web.archive.org/web/2024/https://coast.example/{0}")),
    "a link around its heading": row("<div class='c'><a href='/{0}'><h5>Whale number {0}</h5></a><p>1{0} May 2024</p></div>"),
    "a link in its heading": row("<div class='c'><h3><a href='/{0}'>Whale number {0}</a></h3><p>It stayed an hour.</p></div>"),
}  # fmt: skip


@pytest.mark.parametrize("name", CARDS)
def test_cards_lead_to_other_stories(name):
    html = page(f"<main>{STORY}<b>Part of our coverage on</b>{CARDS[name]}</main>")
    assert [b for b in blocks(html) if b != "Part of our coverage on"] == WHOLE
    assert any(reason == "leads to other stories" for reason in reasons(html).values())
    assert from_page(html, "x").first("published") is None


def test_a_line_that_shares_its_box_with_links_alone_goes_with_them():
    label = "<div class='x'><div>More of this</div><ul><li><a href='/1'>A whale came by</a></li></ul></div>"
    html = page(f"<main><h1>{HEAD}</h1><p>{BODY[0]}</p>{label}<p>{BODY[1]}</p><p>{BODY[2]}</p></main>")  # fmt: skip
    assert blocks(html) == WHOLE
    assert reasons(html)["More of this"] == "heads what is left out"


def test_headings_that_lead_elsewhere_are_parts_of_the_article():
    hut = "<div class='i'><h2><a href='https://hut{0}.example/'>Hut {0}</a></h2><p>Small, warm, and open all year.</p></div>"
    shown = blocks(page(f"<main>{STORY}{row(hut, 3)}</main>"))
    assert shown == [*WHOLE, *[line for n in range(3) for line in (f"Hut {n}", "Small, warm, and open all year.")]]  # fmt: skip


def test_the_site_is_also_what_most_links_lead_to():
    syndicated = "<link rel='canonical' href='https://agency.example/lighthouse'>"
    card = "<div><div><a href='https://coast.example/{0}'>Whale {0}</a></div><i>It left.</i></div>"
    html = page(f"<main>{STORY}{row(card, 12)}</main>", syndicated)
    assert set(reasons(html).values()) == {"is a list of links", "leads to other stories"}


def test_a_box_of_linked_headings_alone_leads_to_other_stories():
    box = "<div class='b'><h3><a href='/sea'>Sea</a></h3><h3><a href='/1'>A whale came by</a></h3></div>"
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY[1:])
    html = page(f"<main><h1>{HEAD}</h1><p>{BODY[0]}</p>{box}{paragraphs}</main>")
    assert blocks(html) == WHOLE
    assert reasons(html)["Sea"] == "leads to other stories"


def test_the_author_in_a_heading_is_no_card():
    meta = "<div class='m'><h4 class='author-name'><a href='/ines'>Ines Falk</a></h4><time>3 May 2024</time></div>"
    html = page(
        f"<article><header><h1>{HEAD}</h1>{meta}</header>{''.join(f'<p>{b}</p>' for b in BODY)}</article>"
    )
    assert blocks(html) == [HEAD, "Ines Falk", "3 May 2024", *BODY]


NO_CARDS = {
    "two of a kind": row(DATED.replace("<i>{0} May 2024</i>", ""), 2),
    "captions": row("<div class='c'><figcaption>The tower from side {0}</figcaption><div><a href='/buy/{0}'>Buy this picture</a></div></div>"),
    "entries that lead to themselves": row("<div class='c'><div><a href='/lighthouse#{0}'>10:0{0}</a></div><p>The vote is number {0}.</p></div>"),
    "marks within the page": row("<div class='c'><div><a href='#{0}'>10:0{0}</a></div><p>The vote is number {0}.</p></div>"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_CARDS)
def test_what_only_looks_like_cards_stays(name):
    last = f"<p>{BODY[0]}</p><p>{BODY[2]}</p>"
    html = page(f"<main><h1>{HEAD}</h1><p>{BODY[1]}</p>{NO_CARDS[name]}{last}</main>")
    assert "leads to other stories" not in reasons(html).values()
    assert len(blocks(html)) > len(WHOLE)


@pytest.mark.parametrize(
    "line",
    ["Comments (3)", "2 Responses to “Brackwater”", "Leave a reply", "Join the conversation"],
)
def test_comments_under_a_line_that_says_so(line):
    said = (
        "<div class='u'><b>gull77</b> <p>I never liked that lighthouse, and I never will.</p></div>"
    )
    html = page(f"{STORY}<div class='z'><h3>{line}</h3>{said}</div>")
    assert blocks(html) == WHOLE
    assert reasons(html)[line] == "holds comments"


def test_a_part_of_the_article_about_comments_stays():
    html = page(f"<div><h1>{HEAD}</h1><p>{BODY[0]}</p><h2>Comments</h2><p>{BODY[1]}</p><p>{BODY[2]}</p></div>")  # fmt: skip
    assert blocks(html) == [HEAD, BODY[0], "Comments", *BODY[1:]]


def test_a_body_that_begins_with_comments_stays():
    html = page(f"<h1>{HEAD}</h1><div><h2>Comments</h2>{''.join(f'<p>{b}</p>' for b in BODY)}</div>")  # fmt: skip
    assert blocks(html) == [HEAD, "Comments", *BODY]


def test_addresses_that_are_none_lead_nowhere():
    cards = row("<div class='c'><div><a href='http://[{0}'>Whale number {0}</a></div><div>It stayed.</div></div>")  # fmt: skip
    assert blocks(page(f"<main>{STORY}{cards}</main>"))[: len(WHOLE)] == WHOLE
