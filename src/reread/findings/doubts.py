"""What in a reading is not sure, and how much was read, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..article import counted
from ..reading import Reading
from ..tables import ASIDE
from .finding import Finding, Rank, cut, ended, inner, place, quoted

ABOUT, NOTICE, SIZE = "doubt", "notice", "size"
NOTHING = "nothing"  # where there is nothing to say: told whatever is asked for
MOST = 3  # events told one by one
LONGEST = 100  # characters told of a passage
HEARSAY = re.compile(r"\b(?:allegedly|apparently|purportedly|reportedly|supposedly)\b")
ALLEGED = re.compile(r"\b(?:accus|alleg|suspected|unconfirmed|unproven)")


def notices(reading: Reading) -> Iterator[Finding]:
    """What a reader of any number from the reading should know."""
    for one in reading.notices:
        yield Finding(NOTICE, Rank.UNREAD, one)


def doubts(reading: Reading) -> Iterator[Finding]:
    """Quotations that are not sure, and what is only alleged."""
    yield from _whose(reading)
    yield from _alleged(reading)


def _whose(reading: Reading) -> Iterator[Finding]:
    """Passages that may be somebody's words."""
    quotes = reading.quotes[reading.quotes["status"] == "doubtful"].drop_duplicates("quote")
    if not len(quotes):
        return
    read = [reading.as_read(int(a), int(b)).removeprefix("that ") for a, b in
            zip(quotes["content_start"], quotes["content_end"], strict=True)]  # fmt: skip
    words = [inner(cut(one, LONGEST)) for one in read]
    longest = max(words, key=len)
    if len(words) == 1:
        sentence = f"It is not clear whose words these are: “{longest}”"
    else:
        sentence = (f"For {len(words):,} passages it is not clear whose words they are, "
                    f"among them “{longest}”")  # fmt: skip
    yield Finding(ABOUT, Rank.DOUBT, ended(sentence), *place(quotes.iloc[words.index(longest)]))


def _alleged(reading: Reading) -> Iterator[Finding]:
    """What is told as an allegation, or as hearsay."""
    events = reading.events
    told = events["cue"].str.contains(HEARSAY, na=False)
    rows = events[told | events["cue"].str.contains(ALLEGED, na=False)].drop_duplicates("sentence")
    for _, row in rows.head(MOST).iterrows():
        hearsay = HEARSAY.search(row["cue"])
        how = f"Only “{hearsay[0]}” so" if hearsay else "Told as an allegation, not as fact"
        sentence = ended(f"{how}: {quoted(reading, *place(row))}")
        yield Finding(ABOUT, Rank.DOUBT, sentence, *place(row))


def size(reading: Reading) -> Iterator[Finding]:
    """How much was read, and what was set aside."""
    words = int((reading.tokens["kind"] == "word").sum())
    count = f"of {counted(words, 'word')}" if words else "without a word"
    read = f"{counted(len(reading.sentences), 'sentence')} {count}"
    verb = "was" if len(reading.sentences) == 1 else "were"
    yield Finding(SIZE, Rank.SIZE, f"{read} {verb} read{_aside(reading)}.")


def unread(reading: Reading) -> Iterator[Finding]:
    """Why there is nothing to say, after the notices."""
    yield from notices(reading)
    if reading.unread:
        sentence = f"Nothing was read: {reading.unread}."
    elif not reading.article.text.strip():
        sentence = "The text is empty: there is nothing to read."
    else:
        sentence = f"No sentence was found to read{_aside(reading)}."
    yield Finding(NOTHING, Rank.UNREAD, sentence)


def _aside(reading: Reading) -> str:
    kinds = reading.blocks["kind"]
    count = int(kinds.isin(ASIDE).sum())
    verb = "was" if count == 1 else "were"
    return f"; {counted(count, 'piece')} of the page {verb} set aside" if count else ""
