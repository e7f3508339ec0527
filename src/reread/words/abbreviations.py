"""What Punkt has to know of English: data, no logic.

Punkt usually learns this from raw text. These lists are closed classes, written down from style
guides' lists (AP and Guardian style: titles, months, states, company forms; the Library of
Congress and ISO for measures), so they need no training text and can be read and corrected.
"""

from __future__ import annotations

ABBREVIATIONS = {
    "titles": """mr mrs ms mx messrs mme mlle dr drs prof hon rev fr sr sra jr esq st ste mt ft
        sen sens rep reps gov govs pres sec amb atty gen lt col maj capt cmdr cpl sgt pvt adm brig
        ret pfc supt det insp min dep asst assn dir mgr msgr bros ph.d m.d b.a m.a m.p""",
    "months": "jan feb mar apr jun jul aug sep sept oct nov dec",
    "weekdays": "mon tue tues wed thu thur thurs fri",
    "companies": "inc corp co ltd llc plc s.a n.v a.g s.p.a bhd cie l.p dept univ",
    "places": """u.s u.k u.n e.u d.c u.s.a u.a.e n.y l.a n.j n.h n.m n.c s.c n.d s.d w.va r.i b.c
        p.r u.s.s.r u.s.s h.m.s ala ariz ark calif colo conn del fla ga ill ind kan ky md mich
        minn miss mo mont neb nev okla ont ore pa que tenn tex va vt wash wis wyo ave blvd rd
        hwy""",
    "time": "a.m p.m a.d b.c b.c.e c.e e.s.t e.d.t g.m.t",
    "latin": "e.g i.e cf viz vs v etc et.al al ibid approx c ca",
    "references": "nos vol vols pp p art fig figs ch ed eds est op",
    "measures": "lb lbs oz sq cu mph hr hrs mins cm mm km kg",
    "names": "wm geo chas jos thos benj",
}
ALL = frozenset(" ".join(ABBREVIATIONS.values()).split())
# Words that begin a sentence when they have a capital after an abbreviation: "in the U.S. The"
_STARTERS = """
    the a an this these those there here he she it they we you i his her its their our my
    but and yet or if when while although though because since after before until unless once
    however moreover meanwhile instead nevertheless still also then thus in on at for from by with
    under during despite according as to what why how where some many most several both each all
    asked earlier later today yesterday not no one
    it's he's she's that's there's here's what's i'm i've we're we've they're you're don't let's
"""
STARTERS = _STARTERS.split()
# What stands after the last dot of an address or a file's name: "Amazon.Com", "readme.Txt"
_DOMAINS = """
    com net org gov edu info co uk us eu io ai app tv fm me js py txt pdf html htm doc docx csv xls
    xlsx json xml zip jpg png mp3 mp4
"""
DOMAINS = frozenset(_DOMAINS.split())

_STARTER = "|".join(word.capitalize() for word in STARTERS)
# [3], [1 - 3], [citation needed], and [...] for what was left out
_REFERENCE = r"\[(?:\d{1,3}(?: ?[-–,] ?\d{1,3}){0,9}|citation needed|\.\.\.|…)\]"
# Where Punkt ends a sentence and it does not end: how the one before ends, how the next begins
JOINS = (
    (r"\b(?:[Nn]os?|[Aa]rt|[Pp]p?)\.", r"\d"),  # No. 5
    (r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", r"\d"),  # Feb. 10
    (r"\(\w{1,4}\.|\b(?:div|est|pop|approx|circa)\.", r"\d"),  # (pop. 256,000)
    (r"\b(?:e\.g|i\.e|cf|viz|vs)\.", r"\S"),  # e.g. The Guardian
    (r"[.!?…][\"')\]]*", r"(?!https?:|www\.)[a-zß-öø-ÿ,;]"),  # "Stop!" he said; Yahoo! announced
    (r"[.!?…]", r"[\"')\]]{1,3}[,;]"),  # "Stop!", she said
    (r".", r"[.?!…)\]]|[—_] |[:;]-?[)(]"),  # marks that close or go on; smileys
    (r".", r"\*(?! ?[A-Z\d])|--(?! ?[A-Z])|[-–] (?![A-Z])"),  # before a capital: a list's item
    (r"\b[A-Z]\.[)\]]?", r"[A-Z]\.(?:[ )\]\"]|$)"),  # J. K. Rowling
    (r"[!?]|\b[A-Z]\.", r"\((?:[A-Z][a-z]{2,8} )?\d{4}\b"),  # Help! (1965)
    (r"\b[A-Z]\.(?:[A-Z]\.|[)\]])[)\]]?", rf"(?!(?:{_STARTER})\b)[A-Z]"),  # O.J. Simpson
    (r"^\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.", r"\S"),  # the number of a list's item
    (r".", rf"(?:{_REFERENCE}\s?)+$"),  # belongs to the sentence before it
)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# A full date with its weekday stands alone where prose would put "on" before it or a comma after:
# agencies and Wikinews set it so between title and text.
_DATE = rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, {_MONTH} \d{{1,2}}, \d{{4}}"
# What follows a clock time and belongs to it: a day, a zone
_CLOCKED = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Eastern|Central|Mountain|Pacific|Greenwich)"
    rf"|{_MONTH}|[\w ]{{2,30}} (?:time|Time)"
)
_ENDS = ("Inc", "Corp", "Co", "Ltd", "Jr", "Sr", r"[A-Z]\.[A-Z]", r"[ap]\.m")
_SHORT = "|".join(rf"(?<=\b{end}\.)" for end in _ENDS)
# Where a sentence ends that Punkt let go on: up to where the next begins. Each pattern begins with
# a mark that is quickly found.
BREAKS = (
    rf"^(?:(?:{_REFERENCE}\s?){{1,9}}(?<=\])|{_DATE})\s+(?=[\"'(\[]?[A-Z])",
    r"^(?:Figure|Fig\.|Table) \d{1,3}(?:\.\d{1,3})?\s+(?=[A-Z])",  # then its caption
    rf"\s(?={_DATE}$)(?<![\s,;:(]\s)(?<!\b[Oo]n\s)(?<!of\s)",
    r"\.(?<=\betc\.)[)\]]?\s+(?=[\"'(]?[A-Z])",
    rf"\.(?<=\b[ap]\.m\.)\s+(?=[A-Z][a-z])(?!{_CLOCKED})",
    rf"\.(?:{_SHORT})\s+(?=[\"'(](?:{_STARTER})\b)",  # in the U.S. "They are
    rf"\.(?:(?<=\d [mk]\.)|(?<=\d[mk]\.))\s+(?=(?:{_STARTER})\b)",  # cost $5 m. They paid
)
