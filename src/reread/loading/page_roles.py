"""What an element of a page is for, by its tag, its class and its attributes.

An element of the article can be of a kind of blocks (a caption, a byline); others are set aside:
navigation, forms, advertisements, boxes of related stories, comments, what is hidden.
"""

from __future__ import annotations

import re
from typing import Any

from .outline import HEADINGS, Outline, is_inline, names, words

LONGEST_SUMMARY = 400  # characters of prose with each link or heading of a box of other stories
LINKED_BOX = 0.3  # of the characters of a box of other stories that has no heading
LONGEST_CREDIT = 400  # characters of all text with a picture
MAIN_SHARE = 0.4  # of a page's prose: what holds more of it is not set aside for its class
LONGEST = {
    "headline": 300, "standfirst": 800, "byline": 250, "dateline": 150, "kicker": 60,
    "caption": 1500, "pullquote": 800, "note": 2500,
}  # characters of what can be of a kind  # fmt: skip


def _any_of(*shapes: str) -> re.Pattern[str]:
    """Any of these words or phrases between what parts words in names of classes."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(shapes)})(?![a-z])")


KINDS = {
    "pullquote": _any_of("pull-?quotes?", "pulled-quote", "quote-pull"),
    "caption": _any_of(
        "captions?", "(?:media|image|photo|img|figure)-?captions?", "wp-caption-text",
        "(?:photo|image|media|picture)-?credits?", "photographer",
        "video-(?:player|resource|embed)s?",
    ),
    "note": _any_of(
        "corrections?", "clarifications?", "editors?-?s?-?notes?", "update-?notes?",
        "correction-?notes?",
    ),
    "standfirst": _any_of(
        "stand-?first", "dek", "deck", "sub-?title", "sub-?head-?line", "strap-?line",
        "(?:article|entry|story|post)-+(?:summary|dek|description|subtitle|standfirst)",
    ),
    "kicker": _any_of("kickers?", "eyebrow", "over-?line", "rubric", "section-(?:label|name|tag)"),
    "byline": _any_of(
        "by-?lines?", "by-?author", "authors?", "author-?names?", "vcard", "contributors?",
        "(?:entry|post|article|story)-+(?:meta|info|author|byline)", "writer",
    ),
    "dateline": _any_of(
        "dates?", "date-?line", "date-?time", "time-?stamp", "time", "published", "pub-?date",
        "(?:entry|post|article|story|publish|published|publication|update|updated)-+(?:date|time)",
        "last-?updated",
    ),
    "headline": _any_of("(?:main-?)?headline", "(?:entry|article|post|story|page)-+title"),
}  # fmt: skip
ITEMPROPS = {"author": "byline", "headline": "headline", "datepublished": "dateline"}

CLASSES = {
    "is hidden": _any_of(
        "screen-reader(?:-text|-only)?", "sr-only", "visually-?hidden", "a11y-hidden", "offscreen",
    ),
    "asks to sign up": _any_of(
        "newsletters?(?:-?[a-z]+)?", "sign-?up(?:-?[a-z]+)?", "subscribe(?:-?[a-z]+)?",
        "subscriptions?(?:-?[a-z]+)?", "mailing-list", "opt-?in", "mc4wp-form",
    ),
    "is a paywall": _any_of("paywall", "pay-wall", "regwall", "metered?-?[a-z]*", "piano-[a-z]+"),
    "leads to other stories": _any_of(
        "related(?:-?[a-z]+)?", "jp-relatedposts", "yarpp(?:-[a-z]+)*", "recirc(?:ulation)?",
        "recommend(?:ed|ations?)?", "read-?more", "read-?next", "also-?read", "see-?also",
        "up-?next", "more-(?:stories|news|articles|from|on|in|like-this)", "trending",
        "most-?(?:read|popular|viewed|shared)", "popular(?:-posts)?", "teasers?(?:-[a-z]+)*",
        "promos?", "promo-[a-z]+", "further-reading", "outbrain", "taboola", "rich-?links?",
        "you-may-(?:also-)?like",
        "latest-(?:news|stories|posts)", "(?:post|posts|entry|article)-+navigation", "pagination",
    ),
    "is an advertisement": _any_of(
        "ads?", "adverts?", "advert(?:ise|is|iz)(?:ement|ements|ing)",
        "ad-?(?:slot|unit|container|wrap(?:per)?|box|banner|block|break|placeholder|label|space)",
        "adsense", "adsbygoogle", "dfp",
        "sponsor(?:ed|s|ship)?(?:-[a-z]+)*", "google-ads?",
    ),
    "is for sharing": _any_of(
        "shar(?:e|ing)(?:-?[a-z]+)?", "social(?:-[a-z]+)*", "sharedaddy", "addthis(?:-[a-z]+)*",
        "addtoany(?:-[a-z]+)*", "follow-us", "toolbar", "article-tools",
    ),
    "holds comments": _any_of(
        "comments?", "comments?-(?:list|area|section|body|form|content|thread)",
        "comment-?list", "disqus(?:-thread)?",
        "livefyre", "reader-comments",
    ),
    "asks for consent": _any_of(
        "cookies?(?:-?[a-z]+)*", "consent(?:-[a-z]+)*", "gdpr(?:-[a-z]+)*", "onetrust(?:-[a-z]+)*",
    ),
    "is navigation": _any_of(
        "nav", "navigation", "nav-?bar", "menu", "[a-z]+-menu", "[a-z]+-nav",
        "skip-?(?:link|to-content)s?",
        "breadcrumbs?", "mast-?head", "site-(?:header|footer|nav)", "colophon", "page-footer",
        "(?<!-)footer(?!-)", "edit-?section",
    ),
    "lists videos": _any_of("play-?lists?"),
    "lists topics": _any_of(
        "tags", "tag-?list", "(?:post|entry|article|story)-+tags", "tags-links", "cat-links",
        "topics", "topic-?list", "entry-footer",
    ),
    "is about the author": _any_of(
        "author-?(?:bio|box|info|card|description|about|profile)", "about-(?:the-)?author", "bio",
    ),
    "stands beside the article": _any_of("side-?bar", "widget-area", "(?:right|left)-rail"),
    "lies over the page": _any_of("modal", "pop-?up", "lightbox", "toast", "interstitial"),
}  # fmt: skip

TAGS = {
    "nav": "is navigation", "footer": "is a footer", "aside": "stands beside the article",
    "noscript": "shows only without scripts", "button": "is a button",
    "select": "is a menu to choose from",
    "textarea": "is a field to fill in", "svg": "is a drawing", "search": "is a search form",
    "menu": "is a menu", "marquee": "is a banner",
}  # fmt: skip
ROLES = {
    "navigation": "is navigation", "complementary": "stands beside the article",
    "contentinfo": "is a footer", "search": "is a search form", "dialog": "lies over the page",
    "alertdialog": "lies over the page", "button": "is a button", "menu": "is a menu",
    "menubar": "is a menu", "toolbar": "is for sharing", "tooltip": "is hidden",
}  # fmt: skip
UNSTYLED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
ASKING = re.compile(
    r"(?i)\b(?:subscri\w+|log ?in|sign (?:in|up)|register|unlock|already a|free (?:trial|article)s?"
    r"|to (?:continue|keep) reading|become a member)\b"
)
WHOLE = ("body", "html", "main")  # a page puts classes for its scripts on these


def kind(outline: Outline, place: int) -> tuple[str, str] | None:
    """The kind of blocks that an element's markup says it is, and how it says so."""
    element = outline.elements[place]
    tag, length = element.tag, outline.length[place]
    if tag in HEADINGS and length <= LONGEST["headline"]:
        own = _named(element, length, ("standfirst", "kicker", "byline", "dateline"))
        return own or ("headline", f"is a heading, <{tag}>")
    if tag in ("figcaption", "caption"):
        return "caption", f"is in <{tag}>"
    if tag == "figure" and length <= LONGEST_CREDIT and element.find(".//blockquote") is None:
        return _named(element, length, ("pullquote",)) or ("caption", "is in <figure>")
    if tag in ("time", "address") and length <= LONGEST["dateline"]:
        return ("dateline" if tag == "time" else "byline"), f"is in <{tag}>"
    prop = ITEMPROPS.get((element.get("itemprop") or "").lower())
    if prop and length <= LONGEST[prop] and not (prop == "headline" and outline.headings[place]):
        return prop, f"its itemprop is {element.get('itemprop')}"
    among = [k for k in KINDS if k != "headline" or not outline.headings[place]]
    return None if tag in WHOLE or tag == "article" else _named(element, length, among)


def _named(element: Any, length: int, among: Any) -> tuple[str, str] | None:
    """The kind that an element's class or id names."""
    said = names(element)
    for one in among if said else ():
        if length <= LONGEST[one] and (match := KINDS[one].search(said)):
            return one, f"its class is {match[0]}"
    return None


def aside(outline: Outline, place: int, headline: frozenset[int]) -> str | None:
    """Why an element is no part of the article; None if it may be. `headline` is what holds it."""
    element = outline.elements[place]
    if element.tag in ("body", "html"):
        return None
    if reason := _unseen(element):
        return reason
    if place in headline:
        return None
    mostly = outline.prose[place] > MAIN_SHARE * outline.prose[0]
    return _by_tag(outline, place, mostly) or _by_class(outline, place, mostly)


def _unseen(element: Any) -> str | None:
    """Why a reader of the page does not see an element."""
    if element.get("hidden") is not None or UNSTYLED.search(element.get("style") or ""):
        return "is hidden"
    if element.get("aria-hidden") == "true" and not is_inline(element):
        return "is hidden"
    return "lies over the page" if element.tag == "dialog" and element.get("open") is None else None


def _by_tag(outline: Outline, place: int, mostly: bool) -> str | None:
    """What a tag or a role says of an element, which may hold most of the page's prose."""
    element = outline.elements[place]
    role = (element.get("role") or "").lower()
    if element.tag == "form":
        return None if mostly else "is a form"
    if element.tag == "header" or role == "banner":
        inside = outline.tags_around(place) & {"article", "main", "section"}
        return None if inside or mostly else "is the page's header"
    if element.tag == "footer" and "blockquote" in outline.tags_around(place):
        return None  # it says whose words they are
    return TAGS.get(element.tag) or ROLES.get(role)


def _by_class(outline: Outline, place: int, mostly: bool) -> str | None:
    """What a class or an id says; where an element holds most of the prose, only of comments."""
    element = outline.elements[place]
    said = names(element)
    if element.tag in WHOLE or not said:
        return None
    for reason, shape in CLASSES.items():
        match = shape.search(said)
        sure = match and match[0] in said.split() and reason == "holds comments"
        if match and (sure or not mostly) and _bears_out(outline, place, reason):
            return f"{reason} (its class is {match[0]})"
    return None


def _bears_out(outline: Outline, place: int, reason: str) -> bool:
    """Whether an element can be what its class says: pages call parts of articles such names."""
    if reason == "is a paywall":
        return bool(ASKING.search(words(outline.elements[place], 500)))
    if reason == "leads to other stories":
        leads = outline.links[place] + outline.headings[place]
        told = outline.prose[place] > LONGEST_SUMMARY * max(leads, 1)
        linked = outline.linked[place] >= LINKED_BOX * outline.length[place]
        asks = bool(ASKING.search(words(outline.elements[place], LONGEST_SUMMARY)))
        return not told and (bool(outline.headings[place]) or linked or asks)
    return True
