"""How an article sounds, and which words that hangs on, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import counted
from ..english import listed, signed
from ..reading import Reading
from ..sentiment.influence import carriers, leave_one_out
from ..sentiment.tone import label
from ..tables import NARRATOR
from .finding import Finding, Rank, called, capital, cut, ended, inner, place, plural, whole

ABOUT = "tone"
MOST = 3  # words that carry the tone
STRONG, FAINT = 0.3, 0.1  # mean scores from which on, and up to which, a tone is called so
ATTITUDES = ("negative", "positive")


def mood(reading: Reading) -> Iterator[Finding]:
    """The mean tone, the words it hangs on, its darkest and brightest sentence, and who speaks well
    or ill of whom."""
    tone = reading.tone
    mean = float(tone["score"].mean())
    if _is_mute(reading):
        none = f"no word of {whole(reading)} carries any by {_measured(reading)}"
        sentence = f"Of its tone nothing can be said: {none}."
    else:
        sentence = (
            f"Its tone is {_called(mean)} ({signed(mean)} on a scale from −1 to +1, "
            f"by {_measured(reading)}){_counts(list(tone['score']))}."
        )
    yield Finding(ABOUT, Rank.TONE, sentence)
    yield from _hangs_on(reading, mean)
    yield from _extremes(reading)
    yield from _attitudes(reading)


def _is_mute(reading: Reading) -> bool:
    """Whether a lexicon scores the sentences and none of their words is in it."""
    is_level = not callable(reading.choices.tone) and reading.tone["score"].eq(0).all()
    return bool(is_level) and not len(leave_one_out(reading))


def _measured(reading: Reading) -> str:
    """By what sentences are scored."""
    if callable(reading.choices.tone):
        return f"the function {reading.choices.scorer}"
    return f"the lexicon “{reading.choices.scorer}”"


def _counts(scores: list[float]) -> str:
    """How many sentences sound how."""
    if len(scores) == 1:
        return ""
    classes = [label(score) for score in scores]
    counts = [(classes.count(how), how) for how in ("positive", "negative", "neutral")]
    there = [(many, how) for many, how in counts if many]
    if len(there) == 1:
        them = "both sentences" if len(scores) == 2 else f"all {len(scores):,} sentences"
        return f": {them} sound {there[0][1]}"
    (first, how), *others = there
    told = [f"{first:,} sound{'s' * (first == 1)} {how}", *(f"{n:,} {how}" for n, how in others)]
    return f": of {counted(len(scores), 'sentence')} {listed(told)}"


def _called(mean: float) -> str:
    """A mean score in words."""
    how = label(mean)
    if how == "neutral":
        return "neutral"
    return f"{'slightly ' if abs(mean) < FAINT else 'very ' if abs(mean) >= STRONG else ''}{how}"


def _hangs_on(reading: Reading, mean: float) -> Iterator[Finding]:
    rows = carriers(reading, most=MOST)
    if not len(rows):
        return
    first = rows.iloc[0]
    turned = label(float(first["mean"])) != label(mean)
    words = [f"“{inner(word)}”" for word in rows["word"]]
    many = "" if len(words) == 1 else f"The words that carry it most are {listed(words)}; w"
    so = f"without {words[0]} alone it would be {signed(first['mean'])}"
    so += f", which is {label(float(first['mean']))}" if turned else ""
    yield Finding(
        ABOUT, Rank.WORDS, f"{many}{so[1:]}." if many else f"{capital(so)}.", *place(first)
    )


def _extremes(reading: Reading) -> Iterator[Finding]:
    tone = reading.tone
    if tone["score"].nunique() == 1:  # one sentence, or all alike
        return
    for pick, most, sign in ((tone["score"].argmin(), "darkest", -1),
                               (tone["score"].argmax(), "brightest", 1)):  # fmt: skip
        row = tone.iloc[pick]
        if row["score"] * sign > 0 and label(row["score"]) != "neutral":
            words = inner(cut(reading.as_read(*place(row))))
            sentence = f"The {most} sentence ({signed(row['score'])}) is “{words}”"
            yield Finding(ABOUT, Rank.WORDS, ended(sentence), *place(row))


def _attitudes(reading: Reading) -> Iterator[Finding]:
    """Of whom each voice speaks well or ill."""
    names, rows, several = called(reading), reading.voices, plural(reading)
    for voice in dict.fromkeys(rows["voice"]):
        for how in ATTITUDES:
            some = rows[(rows["voice"] == voice) & (rows["label"] == how)]
            if len(some):
                whom = listed([names[one] for one in some["entity"]], MOST)
                who = "The narrator" if voice == NARRATOR else capital(names[voice])
                manner = "ill" if how == "negative" else "well"
                speaks = "speak" if voice in several else "speaks"
                sentence = f"{who} {speaks} {manner} of {whom}."
                yield Finding(ABOUT, Rank.WORDS, sentence, *place(some.iloc[0]))
