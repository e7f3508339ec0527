"""Lines in which a page speaks to its reader: nothing in them but the words that pages are made of.

"Manage your newsletter preferences here" has no word of the news in it, while a headline about
newsletters has: "Regulator warns of newsletters". So a line is the page's if all of its words are
in these lists, which are closed, and if it is built as such lines are: it orders, points, names a
part of the page, or says you, us and this article. Data, and the one question asked of it.
"""

from __future__ import annotations

import re

LONGEST = 140  # characters
MOST_WORDS = 18

# What a page asks of its reader, or lets them do, where a line begins with it
_ORDERS_WORDS = """
    accept access activate add advertise allow ask become book bookmark browse buy cancel change
    check choose clear click close collapse comment connect contact continue copy create
    customise customize decline delete discover dismiss donate download e-mail edit email embed
    enable enlarge enter expand explore filter find follow forward get gift give go hear help
    hide install join jump keep learn leave like listen load log login manage meet mute never
    notify open pause pin place play please post print purchase reach read receive register
    reject reload remove renew reply report republish reset respond return save scroll search
    see select send set share shop show sign skip sort start stay stream submit subscribe
    support swipe switch take tap tell text toggle try turn tweet unlock unmute unsubscribe
    update upgrade upload use view visit vote watch write
"""
ORDERS = frozenset(_ORDERS_WORDS.split())
# What points on, or begins the name of a part of the page
_POINTERS_WORDS = """
    all already also available best by daily don’t editors’ editor’s evening featured got have
    if keep latest more morning most next not our partner people popular previous readers
    recommended related sorry sponsored stories suggested thank thanks these this to today
    today’s top trending want we weekly week’s we’re what you your you’re you’ve
"""
POINTERS = frozenset(_POINTERS_WORDS.split())
# Things that stand on a page and seldom in the news
_PARTS_WORDS = """
    ad adblock adblocker ads advert advertise advertisement advertisements advertising adverts
    alert alerts app apps archive archives article articles audio author authors bio blocker
    blog blogs bookmark bookmarked bookmarks breaking-news briefing browser button caption
    captions carousel carousels clipboard comment comments cookie cookies coverage crosswords
    digest download e-edition e-editions e-mail e-mails e-newsletter e-paper edition email
    emails embed episode episodes factbox faq faqs feedback footer fullscreen galleries gallery
    guidelines header headline headlines homepage horoscopes image images inbox infobox
    infographic infographics javascript journalism link links listing live-blog liveblog
    livefeed livestream login membership newsletter newsletters newsroom notification
    notifications obituaries options page pages password paywall paywalled permissions
    personalisation photo photos picks picture pictures playlist podcast podcasts popup popups
    post posts preferences push-notifications quiz quizzes reads replies reply reprints rss
    settings sidebar sign-up signup site sitemap slide slides slideshow sponsor stories story
    subscribe subscriber subscribers subscriber’s subscription subscriptions tag tags thumbnail
    topic topics transcript transcripts tweet tweets unsubscribe unsubscribing updates username
    version video videos voiceover web web-page webinar webinars webpage website
"""
PARTS = frozenset(_PARTS_WORDS.split())
# Words that stand between, and what may be said of the things of a page
_BETWEEN_WORDS = """
    & + a able about above access account accounts address address’s again ago agree ai aloud
    and and/or another any anymore anytime are aren’t around artificial as at automatically
    available back be been before below better blocked breaking can can’t category caught center
    centre channel channels choices clicking closed code column columnists coming community
    competition complete computer conditions confidential consent consider content contest
    continuing copied corrected correction corrections correspondent country current currently
    customer day days days’ day’s delivered desk digital direct directly disabled discount
    display doesn’t down each easy editor enjoy enjoyed enjoying error errors every everyone
    everything everywhere exclusive expanded expired fact favorite favourite feature feed feeds
    field fields first fit five for form four free frequency friend friends from full further
    future generated giveaway great half has hasn’t here high host hosts how id important in
    inclusive independent information insider intelligence interested into invalid is isn’t
    issue issues it it’s journalist journalists journey just key kind know last later left less
    let letters letter’s license licensing liked limit limited list listed loaded loading local
    lot loud mail main make makes making marked may me media member members mentioned menu miss
    missed mode moderated moment month monthly months much must my navigation necessary need
    needs network new newest news night no non-essential nothing notice now of off offer offered
    offers oldest on one online only opens opinion or order original other others ours out over
    own paid partners parts per personal personalised personalized phone platform player playing
    plus podcast’s policies policy possible posted powered premium price prior privacy problem
    problems product profile promo promoted promotion protected provided public publication push
    quality question questions quick rate reached reader reading ready recent refresh region
    registered rely remaining reporter reporters reporting required reserved respectful results
    right rights sale same say screen season section sections series service services shared
    signing similar since six size so social some something soon special sponsors staff
    standards started statement still store straight subscribing suggest summaries summarised
    summary supported supporter supporters survey tab tabs takeaways team ten terms that the
    theme there things think those thoughts thread three through time times tip tips together
    tonight too translated trial trusted two type unavailable under unlimited unread until up
    updated us used using valid value verified via viewed views voice warning watching way week
    weeks well we’ll we’ve whenever where wherever which who why will window with within without
    won’t work world would wrapping writer writers writer’s yet yourself you’d you’ll
"""
BETWEEN = frozenset(_BETWEEN_WORDS.split())
_SITES_WORDS = """
    android apple bluesky facebook flipboard google instagram ios iphone linkedin mastodon
    outbrain pinterest reddit snapchat spotify taboola telegram threads tiktok twitter whatsapp
    x youtube
"""
SITES = frozenset(_SITES_WORDS.split())
# Of these, what prose speaks of as well, in whole sentences
_ALSO_NEWS_WORDS = """
    app apps article articles author authors edition episode episodes image images link links
    page pages photo photos picture pictures stories story subscriber subscribers topic topics
    video videos
"""
_ALSO_NEWS = frozenset(_ALSO_NEWS_WORDS.split())
# Parts of a page that name nothing else: one of them alone is a control or a heading of the page
_ALONE_WORDS = """
    advertising autoplay bookmark copied e-paper faq faqs feedback fullscreen homepage login
    newsletters podcasts rss sitemap slideshow tweet unsubscribe
"""
ALONE = frozenset(_ALONE_WORDS.split())
# Things that are a page's only where it orders something with them
_ORDERED = frozenset(
    ["access", "account", "content", "feed", "form", "menu", "navigation", "profile"]
)
_FINITE = re.compile(
    r"\b(?:is|are|was|has|have|will|would|makes|may|needs?|can)\b|[’](?:re|ve|ll)\b"
)
_ADDRESS = re.compile(r"\b(?:you(?:r|[’']\w+)?|our|us|we(?:[’']\w+)?|this)\b")
_WORD = re.compile(r"@?[^\W_](?:[\w’&/+.-]*\w)?|[&+]")
_NUMBER = re.compile(r"\d[\d.,:/]*(?:st|nd|rd|th|am|pm|h|m|min)?")
_PROSE = re.compile(r"[\"“”«»;]")
_ARTICLES = ("the", "a", "an")
_UNLED = 6  # words of a line that begins with neither
_ERA = re.compile(r"\d (?:AD|BC|BCE|CE)\b")  # no advertisement


def is_of_the_page(line: str, sections: frozenset[str]) -> bool:
    """Whether a line is the page's own by its words; `sections` are the names of a site's."""
    if len(line) > LONGEST or _PROSE.search(line) or _ERA.search(line):
        return False
    low = line.lower().replace("'", "’")
    words = [word for word in _WORD.findall(low) if not _NUMBER.fullmatch(word)]
    if not words or len(words) > MOST_WORDS or not all(_is_known(w, sections) for w in words):
        return False
    if len(words) == 1:
        return words[0] in ALONE
    orders, points = words[0] in ORDERS, words[0] in POINTERS
    parts = [w for w in words if w in PARTS or (orders and (w in SITES | _ORDERED or w[0] == "@"))]
    if _FINITE.search(low):
        return bool(_ADDRESS.search(low)) and not _ALSO_NEWS.issuperset(parts)
    if orders or points:
        return bool(parts)
    alone = not _ALSO_NEWS.issuperset(parts) and words[0] not in _ARTICLES
    return words[0] not in SITES and len(words) <= _UNLED and (len(parts) > 1 or alone)


def _is_known(word: str, sections: frozenset[str]) -> bool:
    known = (BETWEEN, PARTS, ORDERS, POINTERS, SITES, sections)
    return word[0] == "@" or any(word in words for words in known)
