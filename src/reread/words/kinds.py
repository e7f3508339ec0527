"""What a block is: furniture, what stands beside the text, what heads it, or prose.

What the source's markup says wins over the wording; a block that nothing tells apart is prose.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from . import furniture
from .headings import (
    BYLINE,
    HEAD,
    LEAST_TITLE,
    LONGEST_HEADLINE,
    NAME,
    Kind,
    dated,
    heading,
    is_title,
    with_standfirst,
)
from .page_words import is_of_the_page
from .wrapping import CLOSERS, OPENERS

LONGEST_MENU = 200  # characters of a line of entries
LEAST_PULLED = 5  # words of a pull quote; fewer are repeated by chance
LONGEST_PULLED = 60  # words
PULLED_FROM = 12  # blocks on either side in which the words of a pull quote stand

_ROLE = (
    r"(?:reporter|writer|correspondent|editor|columnist|journalist|producer|photographer"
    r"|contributor|author|critic|freelancer|bureau chief|anchor|commentator)s?"
)
BIOGRAPHY = re.compile(
    rf"(?P<name>{NAME}) (?:(?:is|are|was) (?:an? |the )?(?:[\w’'&-]+ ){{0,6}}{_ROLE}"
    r"(?:\.(?: (?:He|She|They|Follow|Email|Reach|Contact) .{1,250})?|$"
    r"|,? (?:at|for|with|in|on|of|covering|based|where|who (?:covers|writes|reports))\b"
    r".{1,250})|(?:covers|writes about|reports on) .{3,120} (?:for|at) (?:the )?[A-Z].{2,100}"
    r"|joined (?:the )?[A-Z].{2,60} (?:in \d{4}|as an? ).{0,150})"
)
PULLED = re.compile(  # a quotation and, shortly, whose it is
    r"[\"“'‘](?P<words>.{20,380})[\"”'’][ ,]*(?:[-–—] ?)?[\w.’'-]+(?:,? [\w.’'-]+){0,7}"
)
LABEL = re.compile(r"(?:image|photo|picture|video) (caption|source|credit)[,:]?", re.IGNORECASE)
QUOTES = "\"'“‘«"
BESIDE = re.compile(r" ?[|·•] ?| / ")  # between entries of a line
OUTLET = re.compile(r"\s*[|–—:•·»-]\s*\S.{0,40}")
SAID = re.compile(furniture.SAID)


def kinds(
    texts: Sequence[str], given: Sequence[Kind | None], title: str | None = None
) -> list[Kind]:
    """Kind and reason of each block; `given` are those that are known already."""
    found = list(given)
    finders = (_company, _labelled, _furniture, _kickers, _biographies, _pull_quotes, _repetitions)
    for finder in finders:
        for at, kind in finder(texts, [kind is None for kind in found]):
            found[at] = found[at] or kind
    read = [at for at, kind in enumerate(found) if kind is None]
    above = 0  # dates that stand above the headline
    for place, at in enumerate(read):
        following = texts[read[place + 1]] if place + 1 < len(read) else ""
        found[at] = kind = heading(texts[at], following, place - above, len(read) - above, title)
        above += place == above and kind[0] == "dateline"
    sure = [kind or ("paragraph", "prose") for kind in found]
    return with_standfirst(texts, sure, read[above : above + 3])


Found = Iterator[tuple[int, Kind]]


def _furniture(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    for at, text in enumerate(texts):
        if is_open[at] and len(text) <= furniture.LONGEST_LINE and (kind := _page_kind(text)):
            yield at, kind


def _page_kind(text: str) -> Kind | None:
    """What a line is by its words alone, or by the first rule for furniture that it fits; a line of
    several such entries is what the first of them is."""
    found = _entry_kind(text)
    if not found and len(text) < LONGEST_MENU and len(parts := BESIDE.split(text)) > 1:
        kinds = [_entry_kind(part) or _frame_kind(part) for part in parts]
        found = next(filter(None, map(_entry_kind, parts)), None) if all(kinds) else None
    return found


def _frame_kind(part: str) -> bool:
    """Whether an entry of a line could be furniture, though alone it would not."""
    return part.lower() in furniture.MENU or bool(dated().fullmatch(part))


def _entry_kind(text: str) -> Kind | None:
    low, length = text.lower(), len(text)
    for pattern, rule in _rules():
        if length > rule.longest or (rule.needs and not any(word in low for word in rule.needs)):
            continue
        if pattern.fullmatch(text) and not (rule.is_prose and re.search(rule.is_prose, low)):
            return rule.kind, rule.reason
    if is_of_the_page(text, furniture.MENU):
        return "boilerplate", "is the page speaking to its reader"
    return None


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], furniture.FurnitureRule], ...]:
    return tuple((re.compile(rule.pattern, re.IGNORECASE), rule) for rule in furniture.RULES)


def _company(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """Entries of a menu and fields of a mail's header: furniture where two stand together."""
    entries = [_menu_entries(text) for text in texts]
    fields = [bool(furniture.FIELD.match(text)) for text in texts]
    for at in range(len(texts)):
        beside = slice(max(0, at - 1), at + 2)
        if entries[at] and sum(entries[beside]) > 1:
            yield at, ("boilerplate", "is of the site's menu")
        elif fields[at] and sum(fields[beside]) > 1:
            yield at, ("boilerplate", "is a field of a mail's or an archive's header")


def _labelled(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """What stands below a label alone in its line, as pages of the BBC paste."""
    for at, text in enumerate(texts[:-1]):
        if (label := LABEL.fullmatch(text)) and len(texts[at + 1]) <= furniture.LONGEST_LINE:
            yield at, ("boilerplate", "labels a picture")
            if label[1].lower() == "caption":
                yield at + 1, ("caption", "is a picture's caption")
            else:
                yield at + 1, ("boilerplate", "credits a picture")


def _menu_entries(text: str) -> int:
    """How many entries of a site's menu a line is made of, 0 if of other things too."""
    entries = re.split(r"[|·•/]", text.lower()) if len(text) < LONGEST_MENU else [text]
    return len(entries) if all(map(_is_section, entries)) else 0


def _is_section(entry: str) -> bool:
    words = entry.split()
    named = entry.strip() in furniture.MENU
    return named or (len(words) == 2 and furniture.MENU.issuperset(words))


def _kickers(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """What kind of piece it is, or its section, alone in a line above the headline."""
    for at, text in enumerate(texts[:HEAD]):
        if furniture.KICKERS.fullmatch(text):
            yield at, ("kicker", "says what kind of piece it is")
        elif at == 0 and _menu_entries(text) == 1 and _is_headline(texts[1:2]):
            yield at, ("kicker", "names the section")


def _is_headline(following: Sequence[str]) -> bool:
    text = following[0] if following else ""
    return len(text.split()) >= LEAST_TITLE and is_title(text, LONGEST_HEADLINE)


def _biographies(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """Who the writer is, at the head or the end, where the article doesn't speak of them."""
    for at, text in enumerate(texts):
        if HEAD <= at < len(texts) - HEAD or len(text) > furniture.LONGEST_LINE:
            continue
        if (bio := BIOGRAPHY.fullmatch(text)) and not SAID.search(text):
            surname = re.compile(rf"\b{re.escape(bio['name'].split()[-1])}\b")
            others = (t for i, t in enumerate(texts) if i != at and is_open[i])
            if not any(surname.search(t) for t in others if not BYLINE.fullmatch(t)):
                yield at, ("boilerplate", "tells who the writer is")


def _pull_quotes(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """Short quotations that stand again, to the letter, in a longer block nearby."""
    low = [text.casefold() for text in texts]
    near = ["\n".join(low[at : at + PULLED_FROM]) for at in range(0, len(low), PULLED_FROM)]
    first = next((at for at, is_it in enumerate(is_open) if is_it), 0)
    for at, text in enumerate(low):
        words = _pulled(text) if at != first and is_open[at] else None
        if words and sum(part.count(words) for part in _around(near, at // PULLED_FROM)) > 1:
            others = (other for other in _around(low, at, PULLED_FROM) if len(other) > len(text))
            if any(_quotes(other, words, text) for other in others):
                yield at, ("pullquote", "repeats words of a paragraph")


def _around(texts: Sequence[str], at: int, reach: int = 1) -> Sequence[str]:
    return texts[max(0, at - reach) : at + 1 + reach]


def _quotes(paragraph: str, words: str, text: str) -> bool:
    """Whether a paragraph holds the words, and they are a quotation there or in the block."""
    found = paragraph.find(words)
    return found >= 0 and (text[0] in QUOTES or paragraph[found - 1 : found] in tuple(QUOTES))


def _pulled(text: str) -> str | None:
    """The words that a block quotes, if it can be a pull quote: without marks and source."""
    # as speech over several paragraphs does
    goes_on = text[:1] in ("“", '"') and not re.search('[”"]', text[1:])
    if goes_on or len(text) > furniture.LONGEST_LINE:
        return None
    quoted = PULLED.fullmatch(text)
    words = (quoted["words"] if quoted else text).strip(OPENERS + CLOSERS + " .,…")
    return words if LEAST_PULLED <= len(words.split()) <= LONGEST_PULLED else None


def _repetitions(texts: Sequence[str], is_open: Sequence[bool]) -> Found:
    """The headline said again, with or without the outlet's name."""
    read = [at for at, is_it in enumerate(is_open) if is_it]
    if not read:
        return
    bare = [texts[at].strip(OPENERS + CLOSERS + " .#").casefold() for at in read]
    if len(read) > 1 and bare[0].startswith(bare[1]) and OUTLET.fullmatch(bare[0][len(bare[1]) :]):
        yield read.pop(0), ("boilerplate", "repeats the headline with the outlet's name")
        bare.pop(0)
    if not is_title(texts[read[0]], LONGEST_HEADLINE):
        return
    for at, text in zip(read[1:], bare[1:], strict=True):
        if text == bare[0] and len(text.split()) >= LEAST_TITLE:
            yield at, ("boilerplate", "repeats the headline")
