"""Page furniture: lines that a web page puts around an article. Data, no logic.

Each rule is a name, a pattern that must fit the *whole* line (case is ignored), the reason a
reader is shown, and lines it must know. The wording is what large English-language news sites put
on their pages; what is too general to be told from prose by its words alone is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SAID = r"\b(?:said|says|told|asked|wrote|added|tells|warned|urged)\b"
LONGEST_LINE = 400  # characters; furniture is short, and only cookie notices come near

_WAY_IN = (  # to what only subscribers read
    r"(?:log[ -]?in|sign[ -]?in|sign[ -]?up|register|subscribe|become a (?:member|subscriber)"
    r"|create (?:a|an|your) (?:free )?(?:account|profile))"
)
_SHARE = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|instagram|bluesky|e-?mail|threads)"
)
_PIECE = r"(?:article|story|page|post|content|site|report|video|news)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_LONE = (  # words that stand alone as a control
    r"listen|download|embed|transcript|reply|follow|following|subscribe|donate|more|less|show less"
    r"|replies"
    r"|like|likes|credits?|gallery|photos|videos?|podcasts?|newsletters?|expand all|collapse all"
    r"|read|view|watch|share|save|print|comments?|edit|report|back|cancel|submit|ok|yes|no thanks"
    r"|not now"
    r"|maybe later|got it|dismiss|learn more|see all|view all|see more|show all|continue|skip|undo"
    r"|retry"
    r"|top|about|status|our sites|restack|go deeper|text to speech|newsletter sign-?up"
    r"|visual stories"
    r"|story continues|end of (?:article|story)|latest news|popular links|member-only story"
    r"|about the"
    r" authors?|discussion about this post|oops!?|settings|help|faqs?|archives?|rss|sitemap"
    r"|accessibility|feedback|careers|newsroom|follow us"
    r"|connect|notifications|bookmarks?|saved|my list|live tv|e-?paper|today[’']s paper"
    r"|order reprints"
)
_SITES = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|telegram|instagram|bluesky|threads|youtube"
    r"|tiktok|mastodon|flipboard|snapchat|pinterest|spotify|google news|apple news|social media)"
)
_MAIL = r"[\w.+-]{1,60}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}"
_OWN = (
    r"(?:article|feature|essay|story|post|page|piece|live ?blog|newsletter|version|podcast|video)"
)
_WRITERS = (  # names, and what stands between them; tokens differ in their first letter's case
    r"(?-i:[A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|&|and|in|of|the|for|from|at|de|van|von|also|staff"
    r"|writers?|reporters?|correspondents?|producers?|journalists?|editors?)){0,40},?)"
)
_CREDITED = r"[A-Z][\w.’'-]*(?: [A-Za-z][\w.’'-]*){0,4}"
_CREDIT = (  # at the end of a caption
    r"(?:(?:[A-Z]{2,4} )?(?:Photo|PHOTO|Photograph|Picture|Image|Illustration|Graphic|Video|Credit"
    r"|Photo [Cc]redit|Image [Cc]redit|Photo illustration)(?::| by|/| courtesy of|\.\.\.| via)"
    rf"|Courtesy of|Courtesy:) ?{_CREDITED}(?: ?[/,|] ?{_CREDITED}){{0,3}}"
)
_PHOTOGRAPHER = (  # with an agency or outlet: "(Leo Hill/Granvik Herald)"
    rf"[A-Z][\w.’'-]* {_CREDITED} ?/ ?{_CREDITED}(?: ?(?:/|via) ?{_CREDITED})?"
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
    rf"{_DAY}(?:,? ?[-–—|·•/]? ?(?:at )?{_CLOCK})?(?: ?[|/] ?[\w ]{{2,30}})?"
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
_SECTION = rf"(?:{'|'.join(sorted(MENU))})"
# Labels of the kind of piece that stand alone before a headline
KICKERS = re.compile(
    r"(?:exclusive|analysis|news analysis|opinion|comment|commentary|editorial|live|live updates?"
    r"|live blog|breaking|breaking news|just in|developing|updated?|explainer|explained|fact check"
    r"|interview|review|feature|profile|obituary|perspective|investigation|special report|long"
    r" read"
    r"|the long read|big read|the big read|first person|guest essay|letters?|column|watch|video"
    r"|in pictures|q ?& ?a|factbox|timeline|insight|focus|spotlight)s? ?[:|•·!]?",
    re.IGNORECASE,
)
# Fields of a mail's or an archive's header; furniture only where two stand together
FIELD = re.compile(
    r"(?:From|To|Cc|CC|Bcc|Date|Sent|Received|Subject|Reply-To|Organi[sz]ation|Newsgroups"
    r"|Message-ID"
    r"|MIME-Version|Content-[\w-]{4,20}|X-[\w-]{2,30}|SECTION|LENGTH|BYLINE|DATELINE|LOAD-DATE"
    r"|LANGUAGE"
    r"|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|SOURCE|Section|Length|Load-Date"
    r"|Byline): ?\S"
)


@dataclass(frozen=True)
class FurnitureRule:
    """One kind of furniture; `examples` are lines that it must know."""

    name: str
    pattern: str
    reason: str
    examples: tuple[str, ...]
    kind: str = "boilerplate"
    is_prose: str = ""  # a pattern of what shows that the line is prose after all
    longest: int = LONGEST_LINE  # characters
    needs: tuple[str, ...] = ()  # small letters, one of which is in every such line


RULES = (
    FurnitureRule(
        "login",
        rf"(?:please )?{_WAY_IN}(?:(?:, (?:or )?| or | and | ?/ ?){_WAY_IN})*"
        r"(?: (?:now|here|today|for free|to))*"
        r"(?: (?:continue|read|unlock|access|view|keep|save|see|comment|get|learn|watch)"
        r"(?: [\w’'-]+){0,8})?[.!]?"
        rf"|(?:to|want to) (?:continue|keep|read|unlock|access|view|see|comment|get"
        rf"|watch)\b[^.,?]{{0,60}}"
        rf"[,?] ?(?:please )?{_WAY_IN}\b[^.,]{{0,40}}[.!]?"
        r"|(?:already|not) (?:(?:an? )?(?:subscriber|member)|registered|subscribed)"
        r"(?: yet)?\W.{0,60}(?<![.,])"
        r"|(?:create|start) (?:a|an|your) (?:free )?(?:account|trial|subscription)"
        r"(?: (?:to|today|now|for|and)\b.{0,60})?[.!]?"
        r"|sign[ -]?(?:in|up) (?:to|with|using) (?:your|a free|facebook|google|apple"
        r"|e-?mail)\b.{0,40}"
        r"|(?:forgot|reset)(?: your| my)? password\??|remember me|my account|log ?out|sign ?out",
        "asks the reader to log in or subscribe",
        ("Login to Continue Learning", "Sign in to read the full story", "Log in or sign up",
         "Already a subscriber? Log in", "Subscribe now", "Create a free account to keep reading"),
        is_prose=SAID,
        longest=180,
    ),
    FurnitureRule(
        "newsletter",
        r"(?:sign up|subscribe|register)(?: here| now| today)? (?:for|to) .{0,80}"
        r"\b(?:newsletters?|briefing|inbox|updates|e-?mails?|alerts|channel|podcast|app)\b.{0,60}"
        r"|[^.!?]{5,100}\b(?:in|to|into) your inbox\b.{0,40}"
        r"|sign up (?:to|for) (?-i:[A-Z])[^.,]{2,40}\b(?:free|here|now|today)[.!]?"
        r"|(?:enter|your) (?:your )?e-?mail(?: address)?\W?"
        r"|(?:please )?enter (?:a valid|your) e-?mail\b.{0,30}"
        r"|thank(?:s| you) for (?:signing up|subscribing|registering|your feedback|reading)[.!]?"
        r"|(?:to )?unsubscribe(?: (?:from (?:this|our|these)|at any|here|now)\b.{0,60}"
        r"|, click .{0,40})?"
        r"[.!]?"
        r"|(?:(?:having trouble|can[’']t see) .{0,40}\? ?)?(?:view|read|open)(?: (?:this|the|it"
        r"|e-?mail|message"
        r"|newsletter|online))* (?:in|on) (?:your |a |the )?(?:web ?)?browser.?"
        r"|(?:forward|send) (?:this )?(?:e-?mail )?to a friend"
        r"|(?:manage|update|change)(?: your)? (?:e-?mail |newsletter |subscription )?preferences.?"
        r"|you(?: are|[’']re)? (?:receiving|received|getting) this (?:e-?mail|message"
        r"|newsletter)\b"
        r".{0,150}"
        r"|this (?:e-?mail|newsletter) was sent to .{0,150}|no longer wish to receive .{0,100}"
        r"|i (?:agree|consent) to (?:receiv(?:e|ing) .{0,60}\b(?:e-?mails?|newsletters?|offers"
        r"|communications|marketing)|the (?:terms|privacy))\b.{0,100}"
        r"|by (?:signing up|subscribing|clicking|providing|submitting|registering|entering"
        r"|continuing)\b.{0,60}\byou(?: also)? (?:agree|accept|consent|acknowledge|confirm|opt)\b"
        r".{0,250}",
        "offers a newsletter",
        ("Sign up for our newsletter", "Sign up for the Morning Briefing newsletter.",
         "Get the day's top stories in your inbox", "Enter your email address",
         "View in browser", "Unsubscribe", "You are receiving this email because you signed up.",
         "By signing up, you agree to our terms."),
        is_prose=SAID,
    ),
    FurnitureRule(
        "advertisement",
        r"(?:advertisements?|advert|ad|sponsored(?: content| post)?|promoted(?: content)?"
        r"|paid (?:content|post)|skip (?:ad|advert|advertisement)|remove ads"
        r"|(?:advertisement )?[-–—(\[]? ?(?:story|article|report|post) continues "
        r"(?:below|after) (?:this |the )?(?:ad|advert|advertisement|video|promotion)?s?[)\]]?"
        r"|advertisement[ .:;,–—·•|-]+(?:scroll|skip|continue)\b.{0,60}"
        r"|(?:article|story|post)(?: content)? continues (?:below|after)\b.{0,30}"
        r"|(?:ads?|sponsored|promoted|recommended)(?: links?| content| stories)? (?:by|from)"
        r" (?-i:[A-Z])\w+"
        r"|paid for by (?-i:[A-Z])[^.]{2,50}"
        r"|(?=.*\b(?:we|our|us)\b)(?=.*\b(?:affiliate|earn\b.*\bcommission)\b).*\b(?:links?|buy"
        r"|bought|purchases?)\b.*"
        r"|ad feedback|(?:scroll|swipe)(?: down)? (?:to|for) (?:continue|more|keep reading)"
        r"|(?:article|story|post) continues below|continues below"
        r"|(?:sponsored|presented|brought to you) by:? [^.]{1,60}|report (?:this )?ad)",
        "marks an advertisement",
        ("Advertisement", "ADVERTISEMENT", "Sponsored content",
         "Story continues below advertisement",
         "Article continues after ad", "Advertisement - scroll to continue"),
        longest=260,
    ),
    FurnitureRule(
        "share",
        rf"share(?: (?:this|on|via|with|the|now|full|options|{_SHARE}|{_PIECE}|friends|comments?"
        rf"|it|by|to))*[:!]?"
        rf"|(?:share|tweet|pin|e-?mail|print|save|copy link|link copied|copy|bookmark|gift)"
        rf"(?: ?[|·•/,] ?| and | )(?:share|tweet|pin|e-?mail|print|save|copy link|bookmark"
        rf"|{_SHARE}|this {_PIECE}|{_PIECE})(?:[ ,|·•/]+(?:and |{_SHARE}|print|save|share))*"
        rf"|(?:copy link|link copied|print|bookmark|facebook|twitter|whatsapp|linkedin|e-?mail)!?"
        rf"|(?:(?:you can )?(?:also )?(?:follow|like|join|find|tweet) (?:us|me|him|her|them"
        rf"|(?-i:(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}}))(?: on(?: our)? {_SITES}"
        rf"(?:(?: page| channel| at|:|,| and|,? or)? ?(?:{_SITES}|@[\w.]{{2,40}}"
        rf"|[\w.]{{2,20}}/\S{{2,40}}))"
        rf"{{0,4}}|:? ?@\w{{2,30}})[.!]?)"
        rf"|(?:follow )?@[\w.]{{2,40}}|(?:x|twitter|instagram|bluesky|mastodon)(?: ?[:/]"
        rf"|,) ?@?\w{{2,30}}"
        rf"|copy (?:url|link)(?: to (?:the )?clipboard)?[.!]?|(?:gift|give|send) (?:this"
        rf" )?{_PIECE}"
        rf"|save (?:this )?(?:{_PIECE}|for later)|add to (?:bookmarks|favou?rites|reading list)"
        rf"|(?:share|send) (?:via|by|through|to) {_SHARE}|e-?mail this(?: {_PIECE})?"
        rf"|print(?: this)? {_PIECE}|(?:join|start) the (?:conversation|discussion)[.!]?"
        rf"|comments? (?:are|have been|is) (?:now )?(?:closed|disabled|turned off|off).?"
        rf"|what do you think\?.{{0,40}}\b(?:comment|let us know|tell us|share)\b.{{0,40}}|let"
        rf" us know(?: (?:what|in|by|at|if|your|how|below|here)\b.{{0,50}})?[.!]?"
        rf"|share your (?:thoughts|views|story|stories|opinion|experiences?|feedback)\b.{{0,60}}"
        rf"|republish(?: this {_PIECE})?"
        rf"|(?:reprints|reprints ?(?:&|and) ?permissions|licensing|order reprints)"
        rf"|(?:(?:leave|add|post|write|view|show|hide|read) (?:a |all |the |your )?)?"
        rf"(?:\d{{1,6}} )?comments?(?: \(\d{{1,6}}\))?",
        "asks to share, follow or comment",
        ("Share this article", "Share on Facebook", "SHARE", "Print this page", "Copy link",
         "Follow us on Twitter", "Leave a comment", "124 comments", "Save | Share", "Copy URL",
         "Follow her on X @ida", "Gift this article", "Comments are closed."),
        is_prose=SAID,
        longest=160,
    ),
    FurnitureRule(
        "related",
        r"(?:read more|read also|also read|read next|see also|see more|more on this|learn more"
        r"|related|related (?:articles?|stor(?:y|ies)|topics|links|news|content|coverage|posts?)"
        r"|recommended|recommended (?:for you|stories|reading|videos|articles)|most (?:read"
        r"|popular"
        r"|viewed|shared)"
        r"|(?:you )?(?:may|might) also (?:like|be interested in)|what to read next|up next"
        r"|more (?:from|on|about) (?:(?:this|our|around|us)\b|the (?:author|series|web|site"
        r"|archive)s?\b)"
        r"[^:]{0,60}(?<![.!?,])|more stories"
        rf"|more (?:in|from|on|about) {_SECTION}(?: (?:&|and) {_SECTION})?(?: news)?"
        r"|more news|(?-i:(?:More from|MORE FROM)(?: [A-Z&][\w&’'-]*){1,5})"
        r"|(?:elsewhere on|(?:from )?(?:around|across)|from)(?: the)? (?:web|site|network"
        r"|archives?)"
        r"|(?:read|watch|see|listen to) (?:this|these|it|them) next"
        r"|(?:popular|trending|latest)(?: now| today| this week)|(?:what )?(?:others|people"
        r"|readers)(?: are| also)"
        r" (?:reading|liked|read|watching)|(?:stories )?you may have missed"
        r"|must[- ](?:reads?|see|watch)|don[’']t miss(?: (?:it|this|out))?|now playing|listen"
        r" (?:now|live|here)"
        r"|top stories|trending(?: now)?|editors?[’']s? picks?|in case you missed it"
        r"|listen to (?:this|the) (?:article|story)|watch live|watch now|explore more|show more"
        r"|load more|view (?:all|more|gallery|(?:\d+ )?photos)|(?:back|return"
        r"|scroll) to (?:the )?(?:top|home ?page|front ?page|results|(?:all )?(?:news|stories"
        r"|articles))"
        r"|(?:next|previous|prev)(?: (?:article|story|post|page))?"
        r"|go to (?:the )?(?:home(?: ?page)?|front ?page|comments|gallery|main (?:content|page)))"
        r"(?:[:»›>…→]+)?"
        r"|(?=[^:»›>|→–—-]*\b(?:also|read|see|watch|listen|explore|related|recommended|gallery"
        r"|in pictures|miss|more)\b)"
        r"(?:(?:also|must|please|more|live|read|see|watch|listen|explore|gallery|related"
        r"|recommended"
        r"|next|now|on this (?:story|topic)|in (?:pictures|video|photos)|don[’']t miss|you may"
        r" like"
        r"|article|story|stories|video|coverage|podcast|here|full story)"
        r" ?){1,4}\s?[:»›>|→–—-]{1,2} ?.{3,160}[^.;,]"
        r"|(?:continue reading|keep reading|start reading|read (?:the|our) full (?:story"
        r"|article|report"
        r"|statement))"
        r"(?: (?:here|now|on|at|below|with|for|by|this|the (?:main|full|rest))\b.{0,70})?[.:»…→]*"
        r"|click here(?: (?:to|for|and|if)\b.{0,80})?[.!:»]*",
        "points to other pages",
        ("Read more: Why the talks failed", "Related articles", "See also: Timeline of the war",
         "Most read", "You may also like", "Listen to this article", "Continue reading",
         "Watch: minister speaks to press", "More from this author", "READ MORE"),
        longest=240,
    ),
    FurnitureRule(
        "rights",
        r"(?:(?:copyright|©|\(c\)|copyright ©|© copyright|copyright \(c\))[ ,]*"
        r"(?:\d{4}\b|by ).{0,300}"
        r"|©.{0,200}|copyright(?: notice|(?: ©)? (?-i:(?:The )?[A-Z]\w+(?: [A-Z&]\w*){0,4})\.?)"
        r"|terms(?: and conditions)?(?: of use)? apply\.?"
        r"|(?:.{0,100}\W)?all rights reserved\b(?! (?:for|to|in|under|and)\b).{0,200}"
        r"|(?:this|no part of this|nothing on this|the) (?:material|content|article|story|text"
        r"|publication|site|page|website|transcript) (?:may|can|must)(?: ?not)? be "
        r"(?:published|copied|reproduced|reprinted|distributed|used without|reused).{0,300}"
        r"|(?:for|to request) (?:reprints?|reprint rights|permissions?|licensing"
        r"|syndication)\b.{0,60}\b"
        r"(?:contact|e-?mail|click|visit|see|us|here)\b.{0,80}"
        r"|(?:terms|terms (?:of (?:use|service|sale)|and conditions)|privacy(?: (?:policy"
        r"|notice))?"
        r"|cookie (?:policy|settings|preferences)|do not sell my (?:personal )?(?:info"
        r"|information)"
        r"|accessibility(?: help)?|modern slavery statement|editorial (?:standards|guidelines)"
        r"|[\w ]{0,30}terms of (?:use|service|sale)[\w ,&]{0,40}"
        r"|(?:your|we value your) privacy(?: choices| settings)?[.!]?|our standards:.{0,80})"
        r"(?:(?: ?[|·•/] ?| and | & )(?:terms of (?:use|service)|privacy policy|cookie policy"
        r"|contact us|about us|terms|privacy|cookies))*)",
        "states rights or terms",
        ("© 2025 The Example Times", "Copyright 2025 Example News. All rights reserved.",
         "All rights reserved.", "Terms of use", "Privacy policy | Terms of service",
         "This material may not be published, broadcast, rewritten or redistributed."),
        needs=("right", "©", "(c)", "may", "reprint", "licens", "permission", "syndicat",
               "must not", "cannot", "terms", "polic", "privacy", "cookie", "sell", "accessib",
               "standards",
               "statement", "guidelines"),
    ),
    FurnitureRule(
        "credit",
        r"(?:photos?|photograph|photography|image|picture|video|illustrations?|photo illustration"
        r"|graphics?"
        r"|animation|file photo|file image)"
        r"(?: (?:credit|source|by|courtesy(?: of)?|copyright)[:,]? ?|: ?).{1,120}[^.]"
        r"|(?:image|photo|picture) (?:source|credit|copyright)"
        r"|(?:file|stock) (?:photo|image|picture)|getty images"
        r"|(?:photos?|images?|pictures?|video) (?:supplied|provided)(?: (?:by|to) [^.,]{2,40})?"
        r"|(?-i:AP|AFP|Reuters|REUTERS|EPA|PA|Getty Images)/(?-i:[A-Z])[^.,]{2,40}"
        r"|\(?(?:photo|image|picture|video|graphic)s?(?::| (?:by|from|courtesy(?: of)?"
        r"|via):?) .{1,100}\)"
        r"|(?:photo|image|picture|video|graphic)s? courtesy of [^.]{1,100}"
        r"|credits? ?(?:\.\.\.|…|:) ?(?-i:[A-Z@]).{1,60}|courtesy(?: of [^.]{2,60}| (?:photo|image"
        r"|picture)|:? (?-i:[A-Z])[^.]{2,40})|via (?-i:[A-Z])[^.]{2,40}"
        r"|(?:map|chart|graphic|handout|infographic|photo-?illustration|composite|screenshot"
        r"|still)s?"
        r"(?: ?[:/|]| by| via| from) ?(?-i:[A-Z])[^.!?]{2,60}"
        rf"|(?-i:{_CREDITED} for The {_CREDITED})"
        r"|sources?: [^.]{2,80}|(?:hide|toggle|show|view) caption"
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
        r"(?=.{0,300}\b(?:sites?|website|experience|consent|agree|accept|settings|preferences"
        r"|privacy"
        r"|analytics|traffic|policy|adverts?|ads)\b).{0,160}\bcookies?\b.{0,200}"
        r"|(?:accept|reject|manage|allow|decline)(?: all| your| optional)*"
        r" (?:cookies|cookie (?:settings|preferences)|preferences)"
        r"|we(?: and our (?:\d+ )?partners)? (?:value your privacy|store and/or access)\b.{0,200}"
        r"|(?:accept|reject) all",
        "is a cookie notice",
        ("We use cookies to improve your experience on our site.", "Accept all cookies",
         "This website uses cookies. By continuing you agree."),
    ),
    FurnitureRule(
        "reading time",
        r"(?:reading time:? ?)?(?:\d{1,3}|one|two|three|five)[ -]?(?:min(?:ute)?s?\.?)"
        r"(?: (?:to )?read| ago| listen| watch)(?: ?[·|•] ?.{1,30})?"
        r"|reading time:? ?\d{1,3} ?min(?:ute)?s?\.?"
        r"|(?:(?:published|updated|posted):? ?)?\d{1,3} ?(?:h|hrs?|hours?|m|mins?|minutes?"
        r"|d|days?) ago"
        r"|(?:estimated )?(?:reading |read )time:? ?(?:about )?\d{1,3} ?min(?:ute)?s?(?: read)?\.?"
        r"|min(?:ute)?s? (?:to )?read|(?:last |first )?(?:published|updated|posted):? "
        r"(?:\d{1,3}|an?|one|two|three) (?:sec(?:ond)?s?|min(?:ute)?s?|hrs?|hours?|days?|weeks?"
        r"|months?|years?) ago"
        r"|(?:\d{1,3}|an?) (?:sec(?:ond)?s?|weeks?|months?|years?) ago"
        r"|listen(?: to (?:this|the) (?:article|story))?[ ·|:(]{1,3}(?:\d{1,2}:\d\d|\d{1,3})"
        r"(?: ?min(?:ute)?s?\.?)?\)?|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d",
        "gives a reading time or age",
        ("5 min read", "3 minute read", "Reading time: 4 minutes", "2 hours ago", "Updated 3h ago"),
        longest=120,
    ),
    FurnitureRule(
        "link",
        r"\(?(?:https?://|www\.)[^\s]{3,300}|!\[.{0,200}\]\([^\s]{1,200}(?: .{0,80})?\)"
        r"|\[[^\]]{1,120}\]\([^\s)]{1,250}\)|pic\.twitter\.com/\S{3,30}|a post shared by .{2,80}"
        r"|(?:find|follow|read|see|more|watch)\b.{3,120}\b(?:at|on|here):? (?:https?://"
        r"|www\.)\S{3,200}",
        "is a link or picture alone",
        ("https://example.org/story", "![A map](map.png)", "[Skip to content](#main)"),
    ),
    FurnitureRule(
        "page",
        r"skip to (?:main |the )?(?:content|navigation)|(?:open|close|toggle|show|hide) (?:the )?"
        r"(?:menu|navigation|search|sidebar)|jump to (?:content|comments|navigation)"
        r"|loading(?: comments)?(?: ?\.\.\.|…)?|something went wrong.{0,60}"
        r"|please try again(?: later)?\W?"
        r"|type your e-?mail.?|(?:from our|recommended (?:from|by)"
        r"|find out more(?: about)?) [^.]{2,40}|(?:page|slide|image|photo) \d{1,3}(?: ?(?:of"
        r"|/) ?\d{1,3})?"
        r"|\d{1,3} ?(?:of|/) ?\d{1,3}|[-–—]? ?\d{1,3} ?[-–—]?|(?:menu|search|close|expand"
        r"|collapse)"
        r"|(?:increase|decrease|change|adjust)(?: the)? (?:font|text) size|(?:(?:very )?(?:normal"
        r"|small|medium|large|larger|smaller) )?(?:text|font) size:?|a a a"
        r"|a[-+](?: a)?(?: a[-+])?|play(?: video| audio)?|pause|mute|unmute|full ?screen|autoplay"
        r"|(?:download|get)(?: our| the)? (?:free )?app(?: (?:now|here|today))?.?"
        r"|(?:audio|narrated|read aloud|voiced) by (?:an? |ai|(?-i:[A-Z]))[^.,]{0,40}"
        r"|(?:view |see |read |show )?(?:all |more |other )+(?:(?:posts|articles|stories|content"
        r"|work|reporting) )?by (?-i:[A-Z])[^.,]{2,40}"
        r"|(?:no|not now|maybe later)(?:,? (?:thanks|thank you))|yes,? (?:please|sign me up"
        r"|i[’']d like to subscribe)[.!]?"
        r"|this audio is (?:auto|computer)\b.{0,100}"
        r"|(?:this |the )?(?:video|audio|advertisement|ad|content|player|gallery|episode|feed"
        r"|page)(?: player)? "
        r"(?:can ?not be (?:played|loaded|shown|displayed)|(?:is|has) (?:un|no longer |not "
        r"|currently |now )*"
        r"(?:available|loaded|loading|playing|started|supported))\b.{0,60}"
        r"|(?:[(\[])?(?:this link )?opens? in (?:an? )?(?:new|separate) (?:tab|window"
        r"|browser)(?:[)\]])?"
        r"|(?:invalid|enter a valid|incorrect) (?:e-?mail|password|username)(?: address)?\.?"
        r"|(?:duration|length|run(?:ning)? ?time)[: ]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
        r"|(?:newest|oldest|latest|most recent|best|top)(?: comments)? first"
        r"|continue without (?:accepting|agreeing|consent)|(?:manage|withdraw|give) consent"
        r"|(?:please )?enable javascript\b.{0,100}|your browser does not support\b.{0,60}"
        r"|javascript (?:is|must be|seems to be) (?:disabled|enabled|required|turned off)\b.{0,80}"
        r"|subscribers? only|premium|[-–—]*\(?ends?\)?[-–—]*|[-–—]+ ends? [-–—]+|-30-",
        "is a control of the page",
        ("Skip to content", "Skip to main content", "Loading...", "Page 1 of 3", "Menu"),
        longest=160,
    ),
    FurnitureRule(
        "support",
        r"(?:please )?(?:help(?: us)? )?(?:support|fund|back|keep|protect|sustain) (?:our"
        r"|independent|local|quality|this)"
        r"(?: [\w-]+){0,3} (?:journalism|reporting|newsroom|work)"
        r"(?:[.!:,–—-]? ?(?:donate|subscribe|give|join|become|with a|today|now|by|from|free"
        r"|alive|open"
        r"|going|possible)\b.{0,80}|[.!])?"
        r"|[^.!?]{0,80}\breaders like you\b[^.!?]{0,80}[.!]?|cancel (?:at )?any ?time[.!]?"
        r"|(?:try|get|start)\b.{0,30}\b(?:weeks?|months?|days?|year|access)\b.{0,20}"
        r"\bfor (?:just |only )?[£$€]\d[\d.]*(?:/| a | per )?(?:day|week|month|year)?[.!]?"
        r"|(?:for )?(?:subscribers?|members?)(?: only| exclusive)|for subscribers|(?:premium"
        r"|subscriber|members?) (?:content|article|exclusive)"
        r"|become an? (?:member|subscriber|supporter|patron)(?: (?:today|now|for|and"
        r"|to)\b.{0,40})?[.!]?"
        r"|(?:make|give) an? (?:\S+ )?(?:donation|gift|contribution)(?: (?:today|now"
        r"|to)\b.{0,40})?[.!]?"
        r"|donate(?: (?:now|today|here|to us))?[.!]?"
        r"|you(?:[’']ve| have) (?:\S+ )?(?:\d+|no|one|two|three|reached|used|hit|read|run out)\b"
        r".{0,60}\b(?:articles?|stories|limit)\b(?: .{0,40})?[.!]?"
        r"|\d+ (?:free )?(?:articles?|stories) (?:left|remaining)\b.{0,60}"
        r"|this (?:article|story|content|post|video) is (?:only |exclusively )?(?:for|available"
        r"|exclusive"
        r"|reserved)\b.{0,30}\b(?:subscribers|members)(?: only)?[.!]?",
        "asks for support or payment",
        ("Support our journalism", "You have 2 free articles left.",
         "This article is for subscribers only."),
        is_prose=SAID,
        longest=200,
    ),
    FurnitureRule(
        "topics",
        r"(?:tags?|topics?|filed under|posted (?:in|under)|more in|categor(?:y|ies)|keywords?"
        r"|more on"
        r"|in this (?:article|story)|mentioned in this (?:article|story)"
        r"|explore more on these topics)"
        r"(?: ?[:|] ?.{1,200}(?<![.!?])|:)?"
        r"|(?:filed|posted) (?:in|under):? (?-i:[A-Z]).{1,100}(?<![.!?])",
        "lists topics",
        ("Tags: ferries, harbours", "Filed under", "Topics | Transport", "Posted in Local News"),
        longest=260,
    ),
    FurnitureRule(
        "tips",
        r"(?:got|have|do you have)(?: an?| any)? (?:confidential |news |story |hot )?(?:tips?"
        r"|scoop"
        r"|story ideas?|story to (?:share|tell)|questions? (?:for|about) (?:us|our|this)\b.{0,40}"
        r"|information (?:about|on|for) (?:us|our|this)\b.{0,40}|something (?:to share|to tell us"
        r"|we should know))\?.{0,200}|know something (?:we should know|more)\?.{0,150}"
        r"|(?:got|have) (?:a |any )?(?:news )?tips?\b.{0,60}\?.{0,100}"
        r"|(?:send|e-?mail|submit) (?:us |your |a |any )+(?:confidential |news |story )?(?:tips?"
        r"|feedback)\b"
        r".{0,100}",
        "asks for tips",
        ("Got a tip? Write to tips@example.com", "Have a news tip?", "Send us a tip"),
        is_prose=SAID,
        longest=260,
    ),
    FurnitureRule(
        "contact",
        rf"(?:(?-i:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{1,3}}) can be reached (?:at|on|by"
        rf"|via) .{{3,80}}"
        rf"|(?:you can )?(?:e-?mail|reach|contact|write to|call|message)(?: [\w’'.-]+){{0,6}}"
        rf"(?: at| on| via|:|,)? {_MAIL}(?:(?:,| or| and|;|:| on| at) .{{1,80}})?[.!]?"
        rf"|contact(?: (?:the (?:reporter|author|writer|newsroom|editor)|us))(?:(?: at"
        rf"| on)? .{{1,80}}"
        rf"|:.{{1,80}})?|(?:e-?mail:? ?)?{_MAIL}|[-–—] ?{_MAIL})",
        "says how to reach the writer",
        ("Email Ida Strand at ida@example.com", "ida@example.com", "Contact the reporter"),
        is_prose=SAID,
        longest=260,
    ),
    FurnitureRule(
        "contributors",
        rf"\(?(?:(?:{_WRITERS}) (?:also )?contributed(?: to this (?:report|story|article|piece"
        rf"|dispatch)"
        rf"| reporting| research)(?: (?:from|in) (?-i:[A-Z]).{{1,60}})?"
        rf"|(?:[\w’']+ ){{1,3}}(?:journalists?|writers?|reporters?"
        rf"|correspondents?) {_WRITERS} contributed"
        rf"|(?-i:{_CREDITED} reported"
        rf" from [A-Z][\w ,]{{2,60}}(?:\. {_CREDITED} reported from [A-Z][\w ,]{{2,60}})*)"
        rf"|(?:[-–—] ?)?with (?:(?:additional|further) )?(?:reporting|files|contributions"
        rf"|inputs?|material)"
        rf" (?:by|from) (?-i:(?:the )?[A-Z]).{{1,120}}|(?:additional|further)"
        rf" (?:reporting|research|editing|material) (?:by|from)"
        rf" (?:agencies|staff|wire\b|news\b).{{0,60}}|with (?:agency|agencies|wire|staff"
        rf"|[A-Z]{{2,5}})"
        rf" (?:inputs?|reports?|services)|contribut(?:ing|ors?|ed)(?: by|:| to this \w+:?) ?"
        rf"(?-i:(?:[Tt]he )?[A-Z]).{{1,120}}|(?-i:[A-Z][\w’'.-]* )(?:[\w’'.-]+ ){{0,4}}(?:is"
        rf"|are) (?:a|an|the)"
        rf" (?:author|reporter|writer)s? of this (?:article|story|report))[.)]*",
        "names who contributed",
        ("Bo Lin in Oslo contributed to this report.", "With files from Bo Lin",
         "The Associated Press contributed to this report"),
        is_prose=SAID,
        needs=("contribut", "reported from", "with", " of this ", "reporting", " by ", " from "),
    ),
    FurnitureRule(
        "mail",
        r"(?:from|to|cc|bcc|reply-to|return-path|message-id|list-unsubscribe): (?=.*@).{1,300}"
        r"|(?-i:(?:[AB][CM]|ADV)-+[A-Z][\w&]*(?:[-–,/ ]{1,3}[\w&]+){0,6})"  # an agency's slug
        r"|(?:sent from my \w+|begin forwarded message:|-+ ?(?:forwarded|original) message ?-+)"
        r"|(?-i:(?:LENGTH|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|SECTION|BODY|GRAPHIC"
        r"|JOURNAL"
        r"-CODE|Length|Load-Date|Language|Section|Body|Publication-Type): ?.{0,120})",
        "is a field that a mail or an archive puts before a text",
        ("From: Ida Strand <ida@example.org>", "LENGTH: 312 words",
         "BC-Granvik-Quay", "Sent from my iPhone"),
    ),
    FurnitureRule(
        "updates",
        rf"\(?(?:this|the|our) (?:{_OWN}|transcript|interview|conversation|letters?) (?:has been"
        rf"|have been|was"
        rf"|is being|will be|may be) (?:updated|corrected"
        rf"|amended|revised"
        rf"|edited|clarified)(?: (?:on|at) .{{1,40}}?)?(?:,? (?:to \w+|for (?:clarity|length"
        rf"|style|grammar|accuracy)|with|after|because"
        rf"|as|throughout|since|from|by our)\b.{{0,250}})?[.)]*"
        rf"|(?:an?|one|the) (?:previous|earlier|original|prior) (?:version|headline) (?:of|on|for"
        rf"|in) this"
        rf" {_OWN}.{{1,300}}"
        rf"|this {_OWN} (?:was )?(?:first|originally|previously) (?:published|appeared"
        rf"|ran)\b.{{0,150}}"
        rf"|this is a (?:developing|breaking)(?: news)? (?:story|{_OWN})\b.{{0,150}}"
        r"|(?:the |all |any )?(?:views?|opinions?)(?: and (?:views|opinions))? (?:expressed"
        r" )?(?:(?:in|by"
        r"|here|on)\b.{0,60} )?(?:are|is|do|does)\b.{0,40}\b(?:author|writer|own|not necessarily"
        r"|reflect|solely)\b.{0,200}|letters (?:may be|are) edited for\b.{0,100}"
        r"|(?:the )?(?:associated press|ap) (?:receives support from"
        r"|is solely responsible for).{5,300}"
        rf"|updated?: this {_OWN} .{{3,300}}"
        r"|please check back\b.{0,80}|(?:more (?:to (?:follow|come)|details (?:soon|to follow))"
        r"|developing)[.…]*"
        r"|\(?(?:except for the headline, )?(?:this|the) (?:story|article|report) (?:has not been"
        r"|was not)"
        r" (?:edited|created) by .{1,200}"
        r"|(?:corrections?|clarifications?|corrections and clarifications|editor(?:s|[’']s"
        r"|s[’'])? note"
        r"|author[’']s note|note to (?:readers|editors)|(?:full )?disclosure|disclaimer)"
        r"(?: ?\(.{1,40}\)|,? [\w., ]{1,30})?(?::| [-–—]) ?.{0,390}"
        r"|(?:republished|reprinted|reproduced|syndicated|distributed|provided|adapted|excerpted)"
        r"(?: here)?(?:,? with (?:the )?(?:kind )?permission)?,? (?:from|by|of) (?-i:(?:[Tt]he"
        r" )?[A-Z])[^.!?]{2,60}\.?"
        r"|this (?:article|story|piece|report|project|series) (?:was|is|has been) (?:produced"
        r"|reported|supported|funded"
        r"|co-published|written|made possible|brought to you)\b.{0,60} (?:by|with|from|for)"
        r" (?-i:(?:[Tt]he )?[A-Z]).{2,120}"
        r"|this is an? (?:updated|edited|abridged|shortened|corrected) (?:version|excerpt"
        r"|extract)\b.{0,120}"
        r"|(?:corrections?|clarifications?) appended\.?|(?:corrected|clarified|amended) (?:on"
        r"|at) .{4,40}"
        r"|translated(?: from (?:the )?(?-i:[A-Z])[a-z]{2,20})? by (?-i:[A-Z]).{2,60}"
        r"|(?:the[ -])?(?:CNN|AP|AFP|PA|NYT)[ -](?:wire|news service)|this live ?(?:blog"
        r"|coverage|feed|page)"
        r" (?:is|has)(?: been)?(?: now)? (?:closed|ended|over)\.?(?: .{0,100})?"
        r"|if you(?:,)? or (?:someone|anyone) you know\b.{0,60}\b(?:help|support|crisis|affected"
        r"|struggling"
        r"|suicid\w+|abuse|thoughts)\b.{0,250}"
        r"|(?:content |trigger )?warning: (?:this|some|the following)\b.{0,80}\b(?:contains?"
        r"|includes?"
        r"|describes?|depicts?|graphic|distressing|upsetting)\b.{0,200}",
        "tells of the page, not of the news",
        ("This story has been updated.", "Correction: An earlier version gave the wrong day.",
         "Editor's note: Some names were changed.", "A previous version of this story was wrong.",
         "This article was amended on 4 March 2024 to correct a figure."),
        "note",
    ),
    FurnitureRule(
        "credited",
        rf".{{5,380}}(?:[.!?…”’\"')\]] ?|\s(?=[(\[|])|\s(?=\w+:))(?-i:[(\[|]? ?{_CREDIT})[)\]]?\.?"
        rf"|.{{5,380}}[.!?…”’\"'] ?(?-i:[(\[|] ?{_PHOTOGRAPHER})\.?[)\]]?\.?",
        "ends like a picture's caption, with a credit",
        ("The quay in March. Photo: Leo Hill/Herald", "The quay in March (AW Photo/Leo Hill)",
         "The quay in March. (Leo Hill/Herald)"),
        "caption",
        needs=("/", "photo", "picture", "image", "illustration", "graphic", "video", "credit",
               "courtesy"),
    ),
    FurnitureRule(
        "caption",
        r"(?-i:FILE(?: PHOTO| IMAGE)?) ?[-–—:] ?.{3,390}"
        r"|\d{1,3} ?(?:of|/) ?\d{1,3} ?[|–—-] ?.{3,390}"
        r"|pictured(?:,? (?:here|left|right|above|below))?: .{3,300}"
        r"|(?:image|photo|picture) caption(?:[,:]| (?=(?-i:[A-Z]))) ?.{3,300}",
        "is a picture's caption",
        ("FILE - The quay in March.", "1 of 4 | The quay in March.", "Pictured: The quay in March",
         "Image caption, The quay in March"),
        "caption",
    ),
    FurnitureRule(
        "control",
        rf"click to (?:play|watch|view|enlarge|expand|listen|read|share)\b[^.]{{0,40}}"
        rf"|never miss an? \w+[.!]?"
        rf"|(?:free |daily |weekly |morning |evening |our )+(?:e-?mail )?newsletters?"
        rf"|(?:{_LONE})(?: ?[|·•/+] ?(?:{_LONE}))*|sort by:? .{{1,30}}|a type size .{{1,20}}"
        rf"|read more at \S+",
        "is a control of the page",
        ("Click to enlarge", "Show all", "Embed | Transcript"),
        is_prose=SAID,
        longest=110,
    ),
    FurnitureRule(
        "call",
        r"(?:tweet|pin|print|save|share|like|e-?mail|copy|bookmark|report|flag) (?:this|it|abuse)"
        r"|subscribe to (?-i:The |the [A-Z]|[A-Z])[^.,]{1,40}|read our [^.,]{2,40}|next up"
        r"|(?:manage|renew|cancel) (?:my |your )?subscriptions?|(?:buy|shop|order) now|reprints?"
        r"|(?:purchase|buy|enlarge)(?: this)? (?:photo|image|picture)|also in [^.,]{2,30}"
        r"|originally published (?:on|at|in|by) [^.]{3,60}|write to (?:the editor|us)"
        r"|(?:send|submit|address) (?:your )?(?:letters?|comments?|questions?|ideas) to .{3,80}"
        r"|(?:watch|see|find|read|get)\b.{3,80} (?:at|on) [\w-]{2,30}\.(?:com|org|net|co\.uk)[.!]?"
        r"|subscribe(?: now| today)? (?:for|from|and|with) [^.,]{1,50}"
        r"|(?:already|don[’']t) have an account\?.{0,40}|create (?:an |your )?account"
        r"|(?:continue|log in|sign in|sign up|connect) (?:with|using|via) (?:google|facebook|apple"
        r"|x"
        r"|twitter|microsoft|e-?mail)|support (?:us|local (?:news|journalism|reporting))"
        r"|donate to (?:us|(?-i:the [A-Z])[^.,]{2,40})|be the first to (?:know|hear|reply|like"
        r"|comment)"
        r"|report (?:an?|this) (?:error|problem|bug|typo|mistake|correction|issue)(?: (?:in|on"
        r"|with) this \w+)?"
        r"|(?:delivered |get it |straight |right |directly )+to your (?:inbox|phone"
        r"|door)[^.,]{0,40}"
        r"|no spam\b.{0,60}|more (?:like this|on [a-z]+(?: [a-z]+)?)"
        r"|tagged(?:(?: as| with| in| under|:) [^.]{1,100})?|about the (?:writer|reporter)s?"
        r"|(?:text resize|(?:dark|light|night|reading) mode|high contrast)|\d{1,2} min\.?",
        "asks something of the reader",
        ("Tweet this", "Already have an account? Log in", "Support us", "Dark mode",
         "Report a problem"),
        longest=110,
    ),
    FurnitureRule(
        "terms",
        r"this (?:site|page|form) is protected by .{3,150}|do not sell\b.{0,60}\binformation"
        r"|all content\b.{0,80}(?:©|copyright).{0,80}|(?:corrections)(?: (?:and"
        r"|&) clarifications)?"
        r"|(?:reproduction|republication|redistribution)\b.{0,80}\b(?:prohibited|permission"
        r"|forbidden)\b"
        r".{0,60}|terms & conditions",
        "states rights or terms",
        ("Reproduction without permission is prohibited.", "Terms & Conditions"),
        is_prose=SAID,
    ),
    FurnitureRule(
        "site",
        r"(?=please |to |as a (?:subscriber|member)|thank|your |you |our (?:journalism|newsroom"
        r"|work)|we "
        r"|want |never |stay |don[’']t miss|notify |if you |like (?:this|what)|enjoy"
        r"|love )"
        r"(?=.{0,200}\b(?:our|we|us|me|as a (?:subscriber|member)|your"
        r" (?:inbox|account|e-?mail|subscription|preferences|browser)|this (?:article|story|site"
        r"|page))\b)(?=.{0,250}\b(?:subscri\w+|newsletters?|app|inbox|log in"
        r"|sign up|sign in|e-?mail address|alerts|by e-?mail|gift (?:articles|links)|paywall"
        r"|cookies"
        r"|saved (?:for later|list)|read it later|browser|(?:our|this) (?:journalism|website|site"
        r"|channel|process))\b)"
        r"[^“”\"]{10,280}",
        "is the site speaking of itself",
        ("Want more news? Subscribe to our channel.", "Notify me of new posts by email."),
        is_prose=SAID,
    ),
    FurnitureRule(
        "page notes",
        r"(?:appeared in|a version of this (?:article|story) (?:appeared|appears|first|originally"
        r"|ran|was)).{0,250}"
        r"|this (?:article|story|post|page) is (?:more than |over |about )?(?:an?|one"
        r"|\d+) (?:years?|months?|weeks?"
        r"|days?) old.?|.{0,60}\bnot responsible for the content of (?:external|other)\b.{0,60}"
        r"|(?:are|have) you(?: been)? affected(?: by .{1,80})?\?.{0,120}|(?:get"
        r"|keep) in touch[.!:]?"
        r"|(?:was|is|did you find) this (?:page|article|story|content|information"
        r"|answer)(?: \w+)? (?:useful|helpful"
        r"|interesting)\??.{0,20}|required fields are marked.{0,10}|privacy notice: .{5,300}"
        r"|after newsletter promotion|like this:|(?:\d+ |no |show |view )?(?:likes?|repl(?:y|ies)"
        r"|responses?|shares?|views?)"
        r"|heard on [\w ]{3,40}|\d{1,2}-minute (?:listen|read|watch)|in: [^.]{2,60}"
        r"|related (?:internet |web |external )?(?:links?|videos?|items?|reading|coverage|stor(?:y"
        r"|ies))"
        r"|(?:promoted|sponsored|featured|latest|popular|top|trending|suggested"
        r"|editors[’']?) (?:stor(?:y|ies)"
        r"|articles?|posts?|links?|news|videos?|picks|content|topics)|(?:you may have|in case you"
        r"|what you) missed(?: it)?"
        r"|most (?:read|popular|viewed|shared|commented|watched)(?: (?:in|on|this"
        r"|today) [^.]{1,30})?"
        r"|(?:today[’']s|this week[’']s) (?:paper|top stories|headlines|front pages?)|(?:paid"
        r"|sponsor(?:ed)?)(?: for and)?"
        r"(?: posted)? (?:by|content|message|post)|\(?(?:CNN|AP|AFP|Reuters|UPI|ANI|PTI|IANS|dpa"
        r"|Xinhua|BBC|NPR)\)?"
        r" ?(?:--|[–—-])|(?:article|story) (?:information|details|tags)|skip (?:back )?to top"
        r"|(?:new)?you can now listen\b.{0,60}",
        "is of the page's frame",
        ("This article is more than 1 year old", "Was this page useful?", "Get in touch",
         "Promoted stories", "A version of this article appears in print on May 5."),
        is_prose=SAID,
    ),
    FurnitureRule(
        "foot",
        r"(?:advertise|work|partner) with us|(?:about|contact) us|media kit|site ?map|masthead"
        r"|accessibility statement|ownership (?:&|and) funding|(?:editorial|corrections?|privacy"
        r"|cookies?|comments?|community|moderation|fact[- ]checking|advertising|complaints?)"
        r" (?:polic(?:y|ies)|guidelines|standards|procedure|code)",
        "is of the page's foot",
        ("Advertise with us", "Corrections policy"),
        longest=60,
    ),
    FurnitureRule(
        "rule",
        r"[-–—_=*~•·#.\s]{2,}",
        "is a line drawn between parts",
        ("---", "* * *", "_____"),
        longest=120,
    ),
)  # fmt: skip
