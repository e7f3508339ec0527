"""Who says what, who is heard most, and who is named but never speaks, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import pandas as pd

from ..article import counted
from ..context.concordance import said
from ..english import listed
from ..reading import Reading
from ..tables import UNNAMED
from .finding import (
    LONGEST,
    OWNER,
    Finding,
    Rank,
    called,
    capital,
    cut,
    ended,
    inner,
    place,
    plural,
    quoted,
    whole,
)

ABOUT = "voices"
MOST = 4  # speakers and silent people listed
CLAIMS = 3  # speakers whose main claim is told
LEAST_WORDS = 5  # of a claim that tells something
LEAST_MENTIONS = 2  # of a person whose silence is worth telling
FINITE = ("VBD", "VBP", "VBZ", "MD")  # tags of a verb that makes words a statement
NO_SUBJECT = ("VB", "VBG", "VBN")  # tags of a first word that says nothing of who does it
# Verbs whose content the speaker does not say, but denies, leaves open or asks
NOT_CLAIMED = frozenset((
    "ask", "decline", "deny", "disavow", "discount", "dismiss", "dispute", "doubt", "inquire",
    "question", "rebut", "refuse", "refute", "reject", "wonder",
))  # fmt: skip
ASKED = frozenset(("whether", "if", "how", "what", "when", "where", "which", "who", "why"))
HOW = {"direct": "word for word", "mixed": "partly word for word",
       "indirect": "in the article’s words"}  # fmt: skip
# What the reporting verb lets on of belief
STANCE = {
    "doubting": "The verb “{}” keeps its distance.",
    "endorsing": "The verb “{}” takes it as true.",
}


def heard(reading: Reading) -> Iterator[Finding]:
    """Who is heard most, the main claim of each, and who is named but not heard."""
    quotes = reading.quotes
    # What is somebody's words has a stretch of its own; what he only speaks of has none
    heard = quotes["quote"].isin(reading.stretches["quote"])
    sure = quotes[(quotes["status"] != "doubtful") & heard]
    sure = sure.assign(speaker=sure["speaker"].fillna(UNNAMED), said=_said(reading, sure))
    if len(sure):
        words = _spoken(reading).reindex(sure["speaker"].unique(), fill_value=0)
        ranked = sorted(words.index, key=lambda who: (who == UNNAMED, -words[who], who))
        ranked = [who for who in ranked if words[who]] or ranked  # all that some say is quoted on
        yield _most(reading, sure, ranked, words)
        yield from _claims(reading, sure, ranked)
    else:
        yield _nobody(reading, len(quotes))
    yield from _silent(reading)


def _spoken(reading: Reading) -> pd.Series:
    """How many words each voice says, as figures count them."""
    tokens = said(reading)
    return tokens[tokens["kind"] == "word"]["voice"].value_counts()


def _said(reading: Reading, quotes: pd.DataFrame) -> pd.Series:
    """What each piece of a quotation says, as it is read, without the "that" it begins with."""
    spans = zip(quotes["content_start"], quotes["content_end"], strict=True)
    said = [reading.as_read(int(a), int(b)).removeprefix("that ") for a, b in spans]
    return pd.Series(said, quotes.index, "string")


def _nobody(reading: Reading, doubtful: int) -> Finding:
    """That nobody speaks, as far as can be told."""
    unsure = f", though {counted(doubtful, 'passage')} may be somebody’s words" if doubtful else ""
    return Finding(ABOUT, Rank.HEARD, f"Nobody is quoted in {whole(reading)}{unsure}.")


def _most(
    reading: Reading, quotes: pd.DataFrame, ranked: Sequence[str], words: pd.Series
) -> Finding:
    """Who is heard most, and who comes next."""
    names, own = called(reading), quotes[quotes["speaker"] == ranked[0]]
    many = counted(own["quote"].nunique(), "statement")
    after = dict.fromkeys(names[who] for who in ranked[1:] if who != UNNAMED)
    spoken_by = words.groupby(words.index.map(names)).sum()  # two may be called "a source"
    others = [f"{name} ({spoken_by[name]:,})" for name in after]
    several = plural(reading)
    are = "are" if ranked[0] in several else "is"
    rest = quotes[quotes["speaker"] == UNNAMED]["quote"].nunique()
    more = f"; {counted(rest, 'statement')} {_have(rest)} no known speaker" if rest else ""
    name, spoken = capital(names[ranked[0]]), counted(int(words[ranked[0]]), "word")
    if ranked[0] == UNNAMED:
        its = "one statement" if rest == 1 else counted(rest, "statement")
        sentence = f"Its {its} {_have(rest)} no known speaker."
    elif others:
        come = "comes" if len(others) == 1 and ranked[1] not in several else "come"
        sentence = (f"{name} {are} heard most, with {spoken} in {many}; next {come} "
                    f"{listed(others, MOST)}{more}.")  # fmt: skip
    elif rest:
        only = f"the only known speaker{'s' * (ranked[0] in several)}"
        sentence = f"{name} {are} {only}, with {spoken} in {many}{more}."
    elif _beside(reading) - {ranked[0]}:
        sentence = f"{name} {are} heard, with {spoken} in {many}."
    else:
        sentence = f"Only {names[ranked[0]]} {are} heard, with {spoken} in {many}."
    return Finding(ABOUT, Rank.HEARD, sentence, *place(own.iloc[0]))


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _claims(reading: Reading, quotes: pd.DataFrame, ranked: Sequence[str]) -> Iterator[Finding]:
    """The first telling claim of those who are heard most, people with a name before others."""
    names = called(reading)
    named = set(reading.entities["entity"][reading.entities["named"]])
    tokens = reading.tokens
    verbs = tokens["start"][tokens["tag"].isin(FINITE)].to_numpy()
    opening = set(tokens["start"][tokens["tag"].isin(NO_SUBJECT)])
    speaking = [who for who in ranked if who != UNNAMED]
    for who in sorted(speaking, key=lambda who: who not in named)[:CLAIMS]:
        own = quotes[quotes["speaker"] == who]
        telling = own[[_tells(row, verbs, opening) for _, row in own.iterrows()]]
        row = (telling if len(telling) else own).iloc[0]
        how, words = HOW[row["directness"]], f"“{inner(cut(row['said'], LONGEST))}”"
        if not len(telling) and row["directness"] != "direct":
            how, words = "as the article tells it", quoted(reading, *place(row))
        stance = STANCE.get(row["stance"], "") if pd.notna(row["verb"]) else ""
        said = ended(f"{capital(names[who])}, {how}: {words}")
        sentence = f"{said} {stance.format(row['verb'])}".rstrip()
        yield Finding(ABOUT, Rank.CLAIM, sentence, *place(row))


def _tells(row: pd.Series, verbs: Sequence[int], opening: AbstractSet[int]) -> bool:
    """Whether what is said stands for itself as what its speaker says: words enough, a verb that
    states something, and in the article's words neither denied nor asked."""
    stated = any(row["content_start"] <= verb < row["content_end"] for verb in verbs)
    first = row["said"].partition(" ")[0].lower()
    held = row["directness"] == "direct" or not (
        row["verb"] in NOT_CLAIMED or first in ASKED or row["content_start"] in opening
    )
    return stated and held and len(row["said"].split()) >= LEAST_WORDS and first not in ("to", "as")


def _silent(reading: Reading) -> Iterator[Finding]:
    """People named more than once to whom no word is given; a single word that no office stands
    beside may be no person."""
    quotes, people = reading.quotes, reading.entities
    speaking = set(quotes["speaker"].dropna()) | set(reading.stretches["voice"])
    speaking |= _beside(reading)
    people = people[(people["kind"] == "PER") & people["named"] & ~people["entity"].isin(speaking)]
    surely = people["roles"].notna() | people["name"].str.contains(" ", regex=False)
    people = people[surely & (people["mentions"] >= LEAST_MENTIONS)]
    people = people.sort_values("mentions", ascending=False, kind="stable")
    if len(people):
        unless = ", as far as the speakers are known" if quotes["speaker"].isna().any() else ""
        are, names = "is" if len(people) == 1 else "are", called(reading)
        silent = listed([names[who] for who in people["entity"]], MOST)
        yield Finding(
            ABOUT, Rank.SILENT, f"{silent} {are} named but not heard{unless}.",
            *place(people.iloc[0]),
        )  # fmt: skip


def _beside(reading: Reading) -> set[str]:
    """People named where a quotation's source stands, but for whose it is: "Ann Lee and Bo Dahl
    said" has one speaker in the table, yet both speak; of "Ann Lee's lawyers" she is none."""
    rows, found = reading.quotes.dropna(subset=["source_start"]), reading.stage("mentions")
    owners = reading.tokens["start"][reading.tokens["tag"] == OWNER]
    people = reading.entities["entity"][reading.entities["kind"] == "PER"]
    found = found[found["entity"].isin(people) & ~found["end"].isin(owners)]
    spans = set(zip(rows["source_start"], rows["source_end"], strict=True))
    within = [(found["start"] >= start) & (found["end"] <= end) for start, end in spans]
    return {who for some in within for who in found["entity"][some]}
