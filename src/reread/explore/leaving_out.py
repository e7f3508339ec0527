"""What is said of words to leave out: those that the text does not have, or that carry nothing."""

from __future__ import annotations

from difflib import get_close_matches

from ..reading import Reading
from ..sentiment.lexicons import valences
from ..sentiment.wording import straight


def left_out(reading: Reading) -> str:
    """Which of the words that a reading leaves out are not in its text, or would count for nothing
    there; nothing where all of them tell."""
    ignored = reading.choices.ignore
    if not ignored:
        return ""
    text = reading.article.text.lower()
    words = set(reading.tokens["surface"].str.lower())
    valued = valences(reading.choices.lexicon)
    missing = [word for word in ignored if word not in words and word not in text]
    silent = [word for word in ignored if word not in missing and straight(word) not in valued]
    told = [f"“{word}” is not in the text{_meant(word, words)}" for word in missing]
    told += [f"“{word}” carries no feeling in this list anyway." for word in silent]
    return " ".join(told)


def _meant(word: str, words: set[str]) -> str:
    """The word of the text that is spelled most like one that is not there."""
    near = get_close_matches(word, sorted(words), n=1)
    return f"; did you mean “{near[0]}”?" if near else "."
