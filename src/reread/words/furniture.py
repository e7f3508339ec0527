"""Page furniture: lines that a web page puts around an article. Data, no logic.

Each rule is a name, a pattern that must fit the *whole* line (case is ignored), the reason a
reader is shown, and lines it must know. The wording is what large English-language news sites put
on their pages; what is too general to be told from prose by its words alone is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_LINE = 400  # characters; furniture is short, and only cookie notices come near

_SHARE = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|instagram|bluesky|e-?mail|threads)"
)
_PIECE = r"(?:article|story|page|post|content|site|report|video|news)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[a-z]{2,4}\)?)?"
_DAY = (
    rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
)
DATED = (  # a line that holds the date of publication, and nothing else of weight
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|issued)(?: (?:on|at))?:? ?)?"
    rf"{_DAY}(?:,? ?[-–—|·•]? ?(?:at )?{_CLOCK})?"
    rf"|(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?:? ?"
    rf"{_CLOCK},? ?[-–—|·•]? ?(?:on )?{_DAY}"
)
CLOCKED = (  # a time of day alone, as in live reports
    r"(?:(?:last )?(?:published|updated|posted)(?: at)?:? ?)?\d{1,2}[:.]\d\d"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:gmt|bst|utc|e[sd]?t|cest|cet|p[sd]?t|ist|local time))?"
)
_MENU = """
    home news world politics business economy markets sport sports opinion culture arts
    lifestyle weather video videos menu search tech technology science health travel money
    entertainment podcasts newsletters subscribe contact about careers more live uk us europe
    asia africa australia climate environment investigations education obituaries crosswords
    games food style local national international topics
"""
_MENU_PHRASES = """about us, contact us, sign in, log in, us news, world news, life & style,
    middle east, real estate, most read, site map, your account"""
# Entries of a site's menu; furniture only where two stand together
MENU = frozenset(_MENU.split()) | frozenset(" ".join(_MENU_PHRASES.split()).split(", "))


@dataclass(frozen=True)
class FurnitureRule:
    """One kind of furniture; `examples` are lines that it must know."""

    name: str
    pattern: str
    reason: str
    examples: tuple[str, ...]


RULES = (
    FurnitureRule(
        "login",
        r"(?:please )?(?:log[ -]?in|sign[ -]?in|sign[ -]?up|register|subscribe)"
        r"(?: (?:or|and|/) (?:log[ -]?in|sign[ -]?in|sign[ -]?up|register|subscribe))?"
        r"(?: (?:now|here|today|for free|to))*"
        r"(?: (?:continue|read|unlock|access|view|keep|save|see|comment|get|learn|watch)"
        r"(?: [\w’'-]+){0,8})?[.!]?"
        r"|(?:already|not) (?:a|an) (?:subscriber|member)\b.{0,60}"
        r"|(?:create|start) (?:a|an|your) (?:free )?(?:account|trial|subscription)\b.{0,60}",
        "asks the reader to log in or subscribe",
        ("Login to Continue Learning", "Sign in to read the full story", "Log in or sign up",
         "Already a subscriber? Log in", "Subscribe now", "Create a free account to keep reading"),
    ),
    FurnitureRule(
        "newsletter",
        r"(?:sign up|subscribe|register)(?: here| now| today)? (?:for|to) .{0,80}"
        r"\b(?:newsletters?|briefing|inbox|updates|e-?mails?|alerts|channel|podcast|app)\b.{0,60}"
        r"|get .{0,80}\b(?:in|to|into) your inbox\b.{0,40}"
        r"|(?:enter|your) (?:your )?e-?mail(?: address)?\W?",
        "offers a newsletter",
        ("Sign up for our newsletter", "Sign up for the Morning Briefing newsletter.",
         "Get the day's top stories in your inbox", "Enter your email address"),
    ),
    FurnitureRule(
        "advertisement",
        r"(?:advertisements?|advert|ad|sponsored(?: content| post)?|promoted(?: content)?"
        r"|paid (?:content|post)|skip (?:ad|advert|advertisement)|remove ads"
        r"|(?:advertisement )?[-–—(\[]? ?(?:story|article|report|post) continues "
        r"(?:below|after) (?:this |the )?(?:ad|advert|advertisement|video|promotion)?s?[)\]]?"
        r"|advertisement[ .:;,–—-]+(?:scroll|skip|continue)\b.{0,60})",
        "marks an advertisement",
        ("Advertisement", "ADVERTISEMENT", "Sponsored content",
         "Story continues below advertisement",
         "Article continues after ad", "Advertisement - scroll to continue"),
    ),
    FurnitureRule(
        "share",
        rf"share(?: (?:this|on|via|with|the|now|full|options|{_SHARE}|{_PIECE}|friends|comments?"
        rf"|it|by|to))*[:!]?"
        rf"|(?:share|tweet|pin|e-?mail|print|save|copy link|link copied|copy|bookmark|gift)"
        rf"(?: ?[|·•/,] ?| and | )(?:share|tweet|pin|e-?mail|print|save|copy link|bookmark"
        rf"|{_SHARE}|this {_PIECE}|{_PIECE})(?:[ ,|·•/]+(?:and |{_SHARE}|print|save|share))*"
        rf"|(?:copy link|link copied|print|bookmark|facebook|twitter|whatsapp|linkedin|e-?mail)!?"
        rf"|(?:follow|like|join|find) (?:us|me|\w+ news) on {_SHARE}\b.{{0,60}}"
        rf"|(?:(?:leave|add|post|write|view|show|hide|read) (?:a |all |the |your )?)?"
        rf"(?:\d{{1,6}} )?comments?(?: \(\d{{1,6}}\))?",
        "asks to share, follow or comment",
        ("Share this article", "Share on Facebook", "SHARE", "Print this page", "Copy link",
         "Follow us on Twitter", "Leave a comment", "124 comments", "Save | Share"),
    ),
    FurnitureRule(
        "related",
        r"(?:read more|read also|also read|read next|see also|see more|more on this|learn more"
        r"|related|related (?:articles?|stor(?:y|ies)|topics|links|news|content|coverage|posts?)"
        r"|recommended|recommended (?:for you|stories|reading)|most (?:read|popular|viewed|shared)"
        r"|(?:you )?(?:may|might) also (?:like|be interested in)|what to read next|up next"
        r"|more (?:from|on|about) (?:this|the|our|around|us)\b.{0,60}|more stories|more news"
        r"|top stories|trending(?: now)?|editors?[’']s? picks?|in case you missed it"
        r"|listen to (?:this|the) (?:article|story)|watch live|watch now|explore more|show more"
        r"|load more|view (?:all|more|gallery)|back to top|next article|previous article"
        r"|go to .{0,30})"
        r"(?:[:»›>…→]+)?"
        r"|(?:read|see|also read|read also|read more|related|see also|recommended|watch|listen"
        r"|explore|gallery|in pictures|don[’']t miss|must read|more on this story"
        r"|related (?:article|story))\s?[:»›>|→–—-]{1,2} ?.{3,160}[^.;,]"
        r"|(?:continue reading|keep reading|read the full (?:story|article))\b.{0,80}"
        r"|click here\b.{0,80}",
        "points to other pages",
        ("Read more: Why the talks failed", "Related articles", "See also: Timeline of the war",
         "Most read", "You may also like", "Listen to this article", "Continue reading",
         "Watch: minister speaks to press", "More from this author", "READ MORE"),
    ),
    FurnitureRule(
        "rights",
        r"(?:(?:copyright|©|\(c\)|copyright ©|© copyright|copyright \(c\))[ ,]*"
        r"(?:\d{4}\b|by ).{0,300}"
        r"|©.{0,200}"
        r"|(?:.{0,100}\W)?all rights reserved\b.{0,200}"
        r"|this (?:material|content|article|story|text) (?:may|can|must)(?: ?not) be "
        r"(?:published|copied|reproduced|reprinted|distributed).{0,300}"
        r"|(?:terms|terms (?:of (?:use|service|sale)|and conditions)|privacy(?: (?:policy|notice))?"
        r"|cookie (?:policy|settings|preferences)|do not sell my (?:personal )?(?:info|information)"
        r"|accessibility(?: help)?|modern slavery statement|editorial (?:standards|guidelines))"
        r"(?:(?: ?[|·•/] ?| and | & )(?:terms of (?:use|service)|privacy policy|cookie policy"
        r"|contact us|about us|terms|privacy|cookies))*)",
        "states rights or terms",
        ("© 2025 The Example Times", "Copyright 2025 Example News. All rights reserved.",
         "All rights reserved.", "Terms of use", "Privacy policy | Terms of service",
         "This material may not be published, broadcast, rewritten or redistributed."),
    ),
    FurnitureRule(
        "credit",
        r"(?:photo|photograph|image|picture|video|illustration|graphic|file photo|file image)"
        r"(?: (?:credit|source|by|caption|courtesy(?: of)?|copyright)[:,]? ?|: ?).{1,120}[^.]"
        r"|(?:image|photo|picture) (?:source|credit|copyright|caption)"
        r"|(?:file|stock) (?:photo|image|picture)|getty images"
        r"|\(?(?:[\w.’'-]+ ){0,4}[\w.’'-]+ ?(?:/|\||via|for) ?(?:the )?(?:ap|afp|reuters|epa"
        r"|epa-efe"
        r"|getty(?: images)?|bloomberg|shutterstock|pool|anadolu|tass|associated press|istock)"
        r"(?: ?(?:/|via) ?[\w ]{1,30})?\)?"
        r"|\[?(?:photo|image|picture|video)(?:/.{1,60})?\]|\(?(?:ap|afp|reuters) photo\)?.{0,60}",
        "credits a picture",
        ("Photo: Jane Doe", "Image source, Getty Images", "Photo by Jane Doe/Getty Images",
         "(Jane Doe/AP)", "Jane Doe/Reuters", "File photo", "AP Photo/Jane Doe"),
    ),
    FurnitureRule(
        "cookies",
        r"(?:we|this (?:web)?site|our (?:web)?site|we and our partners|by (?:using|continuing)) "
        r"(?=.{0,300}\b(?:sites?|website|experience|consent|agree|accept|settings|preferences|privacy"
        r"|analytics|traffic|policy|adverts?|ads)\b).{0,160}\bcookies?\b.{0,200}"
        r"|(?:accept|reject|manage|allow) (?:all )?(?:cookies|cookie settings|preferences)"
        r"|(?:accept|reject) all",
        "is a cookie notice",
        ("We use cookies to improve your experience on our site.", "Accept all cookies",
         "This website uses cookies. By continuing you agree."),
    ),
    FurnitureRule(
        "reading time",
        r"(?:reading time:? ?)?(?:\d{1,3}|one|two|three|five)[ -]?(?:min(?:ute)?s?\.?)"
        r"(?: (?:to )?read| ago| listen| watch)|reading time:? ?\d{1,3} ?min(?:ute)?s?\.?"
        r"|(?:(?:published|updated|posted):? ?)?\d{1,3} ?(?:h|hrs?|hours?|m|mins?|minutes?"
        r"|d|days?) ago",
        "gives a reading time or age",
        ("5 min read", "3 minute read", "Reading time: 4 minutes", "2 hours ago", "Updated 3h ago"),
    ),
    FurnitureRule(
        "link",
        r"\(?(?:https?://|www\.)[^\s]{3,300}|!\[.{0,200}\]\([^\s]{1,200}(?: .{0,80})?\)"
        r"|\[[^\]]{1,120}\]\([^\s)]{1,250}\)",
        "is a link or picture alone",
        ("https://example.org/story", "![A map](map.png)", "[Skip to content](#main)"),
    ),
    FurnitureRule(
        "page",
        r"skip to (?:main )?(?:content|navigation)|(?:open|close|toggle|show|hide) (?:the )?"
        r"(?:menu|navigation|search|sidebar)|jump to (?:content|comments|navigation)"
        r"|loading(?: ?\.\.\.|…)?|breaking news|page \d{1,3}(?: of \d{1,3})?|(?:menu|search)"
        r"|(?:this )?(?:video|audio) (?:can ?not be played|is unavailable)\.?"
        r"|(?:please )?enable javascript\b.{0,100}|your browser does not support\b.{0,60}"
        r"|subscribers? only|premium|exclusive|- ends? -|ends",
        "is a control of the page",
        ("Skip to content", "Skip to main content", "Loading...", "Page 1 of 3", "Menu"),
    ),
    FurnitureRule(
        "rule",
        r"[-–—_=*~•·#.\s]{3,}",
        "is a line drawn between parts",
        ("---", "* * *", "_____"),
    ),
)  # fmt: skip
