"""Tokenizers: where the words, numbers and marks of a sentence begin and end.

"treebank" is NLTK's Treebank tokenizer, brought to today's conventions: those of the English Web
Treebank and GUM (Universal Dependencies). Compounds are cut at their hyphens but prefixes are not;
addresses, smileys and clock times stay whole.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from .abbreviations import ALL
from .sentences import STRAIGHT, Span, checked_spans, cut

if TYPE_CHECKING:
    from nltk.tokenize import TreebankWordTokenizer, TweetTokenizer

Tokenizer = Callable[[str], Iterable[Span]]
# Text between white space; NLTK's guard on slow patterns raises on far longer stretches
CHUNK = re.compile(r"\S{1,20000}")
# Letters alone, and two tokens all the same for NLTK's Treebank tokenizer
CONTRACTED = frozenset(("cannot", "gimme", "gonna", "gotta", "lemme", "wanna"))
LONGEST_KEPT = 40  # characters of a chunk whose tokens are remembered: most words come again
LONGEST_FORM = 60  # characters of a token that can be cut once more; longer ones are no words
INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")

# Prefixes that keep their hyphen: bound morphemes, as in Bies et al. 2012, Web Treebank guidelines
_PREFIXES = """
    a ante anti arch bi bio co contra counter cross cyber de di dis e eco electro ex extra
    hyper i inter intra macro mega meta micro mid mini mis mono multi neo non over para poly post
    pre pro proto pseudo psycho quasi re semi sub super supra tele trans tri u ultra un under
    uni vice
"""
PREFIXES = frozenset(_PREFIXES.split())
_UNITS = "am pm k m bn mn tn mm cm km kg g ft lb lbs mph kph gb mb ghz mhz hz"
_UNIT = "|".join([r"[ap]\.m\.?", *_UNITS.split()])

# Tried in this order; each is a token whatever marks it holds
WHOLE = (
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]]",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}",
    r"(?<![\w.])[\w-]{2,40}\.(?:com|org|net|gov|edu|co\.uk|info)\b(?:/[^\s,;)]{1,200})?",
    r"(?<!\w)[@#][A-Za-z_]\w{1,60}",
    r"(?<![\w(])[:;=8][-'o]?[)(DPp|](?!\w)",
    r"\.{2,}|-{2,}|_{2,}|={2,}|\*{2,}|~{2,}|#{2,}|[!?]{2,}|<{2,}|>{2,}",
    r"(?<![\w-])\d{3}-\d{3}-\d{4}(?![\w-])|(?<![\w-])\d{3}-\d{4}(?![\w-])",  # telephone
    r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])",
    r"(?<!\w)\d{1,4}(?:/\d{1,4}){1,2}(?!\w)",  # 9/11, 1/2, 20/08/2025
    r"(?<!\w)'?\d0's(?!\w)|(?<!\w)\d{3}0's(?!\w)",  # the 60's
    r"(?<!\w)(?:w/o|b/c|s/he|c/o|w/)(?!\w)",
    r"^\d{1,2}\.(?=\s)",  # the number of a list's item
)

# Zero-width places where a token is cut once more (quotes are straight by then)
CUTS = (
    r"(?<=[^\W_])(?=-\w|[–/])|(?<=[-/])(?=[^\W_])",  # compounds, alternatives: full-time, and/or
    r"(?<=[.$%)])(?=[-–/]\w)|(?<=[-–/])(?=\$)",
    r"(?<=[–—…*~=|•·→])(?=.)|(?<=.)(?=[–—…*~=|•·→])",
    rf"(?<=\d)(?=(?:{_UNIT})$)",  # 65k, 5pm
    r"(?<=^['`])(?!(?:s|re|ve|ll|d|m|t|em|tis|twas|cause|n|til|bout|round)\b)(?=[^\W\d])",
    r"(?<=\d)(?=\.$)|(?<=[^\W\d_]{4})(?=\.$)|(?<=[a-z]{2})(?=\.$)",  # 1805. Court. year.
)


def spans(
    text: str, places: list[tuple[int, int, int]], tokenizer: str | Tokenizer
) -> Iterator[tuple[int, int, int]]:
    """Start, end and sentence of each token of the sentences at `places`.

    `tokenizer` is "treebank", "tweet", "wordpunct", or a function from the article's text to
    spans (start, end); a span that crosses sentences gives a token in each.
    """
    if callable(tokenizer):
        yield from cut(checked_spans("tokenizer", tokenizer, text), places)
        return
    split = {"treebank": treebank, "tweet": _tweet, "wordpunct": _wordpunct}[tokenizer]
    for start, end, number in places:
        yield from ((start + s, start + e, number) for s, e in split(text[start:end]))


def _wordpunct(text: str) -> Iterator[Span]:
    """Runs of letters and digits, and runs of other marks."""
    return ((m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]+", text))


def _tweet(text: str) -> Iterator[Span]:
    """NLTK's tokenizer of casual text, its tokens found again in the text."""
    at = 0
    for token in _tweet_tokenizer().tokenize(text):
        start = text.find(token, at)
        if start < 0:  # it had been rewritten (an HTML entity)
            continue
        yield from ((at + s, at + e) for s, e in _wordpunct(text[at:start]))
        yield start, start + len(token)
        at = start + len(token)
    yield from ((at + s, at + e) for s, e in _wordpunct(text[at:]))


@functools.cache
def _tweet_tokenizer() -> TweetTokenizer:
    from nltk.tokenize import TweetTokenizer

    return TweetTokenizer()


def treebank(text: str) -> Iterator[Span]:
    """Spans of the tokens of one sentence."""
    straight = text.translate(STRAIGHT)
    chunks = [match.span() for match in CHUNK.finditer(straight)]
    for at, (start, end) in enumerate(chunks, start=1):
        chunk = straight[start:end]
        word = chunk.removesuffix(",")
        if word.isalpha() and word.lower() not in CONTRACTED:  # nothing else to find in most
            yield start, start + len(word)
            if len(word) < len(chunk):
                yield end - 1, end
            continue
        split = _kept if len(chunk) <= LONGEST_KEPT else _split
        for first, last in split(
            chunk, at == 1 and chunk[0].isdigit(), at == len(chunks) and "." in chunk
        ):
            yield start + first, start + last


def _split(chunk: str, first: bool, last: bool) -> tuple[Span, ...]:
    """Spans of the tokens of a chunk, read between stand-ins for the words beside it."""
    before, after = "" if first else "x ", "" if last else " x"
    text, start = before + chunk + after, len(before)
    end = start + len(chunk)
    return tuple(
        (s - start, e - start)
        for s, e in _joined(text, _spans(text, 0, len(text)))
        if start <= s < end
    )


_kept = functools.lru_cache(maxsize=50_000)(_split)


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    """NLTK's tokens of a stretch of text, what must stay whole kept out of its hands."""
    at = start
    for match in _compiled(WHOLE).finditer(text, start, end):
        yield from _cut(text, _nltk_spans(text, at, match.start()))
        yield match.span()
        at = match.end()
    yield from _cut(text, _nltk_spans(text, at, end))


def _nltk_spans(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if not part or part.isspace():
        return
    try:
        found = list(_nltk().span_tokenize(part))
    except ValueError:  # it could not find its own tokens again
        found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", part)]
    yield from ((start + first, start + last) for first, last in found)


def _cut(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    for start, end in spans:
        form = text[start:end]
        if (form.isalnum() and not form[0].isdigit()) or len(form) > LONGEST_FORM:
            yield start, end
        else:
            places = [start, *(start + at for at in _cuts(form)), end]
            yield from pairwise(places)


@functools.lru_cache(maxsize=30_000)
def _cuts(form: str) -> tuple[int, ...]:
    """Where a form is cut once more."""
    if form.lower().removesuffix(".") in ALL:
        return ()
    cuts = [match.start() for match in _compiled(CUTS).finditer(form)]
    head = form.lower().partition("-")[0]
    if head in PREFIXES:
        cuts = [at for at in cuts if at not in (len(head), len(head) + 1)]
    return tuple(at for at in cuts if 0 < at < len(form))


def _joined(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Spans with the full stop given back to an abbreviation that it was taken from."""
    before: Span | None = None
    for start, end in spans:
        if (
            before
            and text[start:end] == "."
            and before[1] == start
            and _is_short(text[slice(*before)])
        ):
            before = (before[0], end)
            continue
        if before:
            yield before
        before = (start, end)
    if before:
        yield before


def _is_short(form: str) -> bool:
    return form.lower() in ALL or bool(INITIALS.fullmatch(form[:LONGEST_FORM]))


@functools.cache
def _nltk() -> TreebankWordTokenizer:
    from nltk.tokenize import TreebankWordTokenizer

    return TreebankWordTokenizer()


@functools.cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
