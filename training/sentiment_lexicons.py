"""Make the tables of VADER and of TextBlob: python training/sentiment_lexicons.py

Reads vaderSentiment 3.3.2 and textblob 0.20.1, which need not be installed otherwise (`pip install
vadersentiment==3.3.2 textblob==0.20.1`), and writes vader.tsv, vader_emoji.tsv and textblob.tsv
into src/reread/sentiment/data. Run `make checksums` afterwards.
"""

from __future__ import annotations

import importlib.util
import re
from importlib.metadata import version
from pathlib import Path

HOME = Path(__file__).parents[1] / "src/reread/sentiment/data"
WORD = re.compile(r'<word form="([^"]*)"[^>]* polarity="([^"]*)"')
MADE = "# Made by training/sentiment_lexicons.py."
VADER = (
    "Source: VADER (C. J. Hutto and E. Gilbert 2014), vaderSentiment {}, MIT licence, copyright "
    "2016 C. J. Hutto."
)
TEXTBLOB = (
    "# Source: pattern.en (T. De Smedt and W. Daelemans 2012), whose file en-sentiment.xml states "
    "its licence\n# as PDDL, as in textblob {} (MIT licence, copyright Steven Loria and "
    "contributors)."
)


def original(package: str, name: str) -> str:
    """A data file of an installed package, read without importing the package."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed; pip install {package.lower()}")
    return (Path(found.origin).parent / name).read_text(encoding="utf-8")


def vader() -> list[str]:
    """A line for each word: mean and standard deviation of ten ratings; later lines win, as there.

    Emoticons in capitals stay out: words are looked up in lower case, so they never match.
    """
    lines = filter(None, original("vaderSentiment", "vader_lexicon.txt").split("\n"))
    rows = {row[0]: row for row in (line.split("\t")[:3] for line in lines)}
    return ["\t".join(row) for word, row in rows.items() if word == word.lower()]


def vader_emoji() -> list[str]:
    """A line for each emoji of one character: VADER's description of it in words."""
    lines = filter(None, original("vaderSentiment", "emoji_utf8_lexicon.txt").split("\n"))
    rows = (line.split("\t")[:2] for line in lines)
    return [f"{sign}\t{said}" for sign, said in rows if len(sign) == 1]


def textblob() -> list[str]:
    """A line for each form: the polarity in -1 … 1 of each of its senses."""
    senses: dict[str, list[str]] = {}
    for form, polarity in WORD.findall(original("textblob", "en/en-sentiment.xml")):
        senses.setdefault(form.lower(), []).append(polarity)
    return [f"{form}\t{' '.join(polarities)}" for form, polarities in senses.items()]


def write(name: str, head: str, columns: str, lines: list[str]) -> None:
    """Write one table with what it is and whose at its head."""
    text = "\n".join([head, MADE, columns, *lines]) + "\n"
    (HOME / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write all three."""
    by = VADER.format(version("vaderSentiment"))
    rated = "# One row is a word or emoticon: mean and standard deviation of ten ratings in -4 … 4."
    write("vader", f"{rated}\n# {by}", "word\tvalence\tspread", vader())
    spelt = "# One row is an emoji of one character and what it is read as."
    write("vader_emoji", f"{spelt}\n# {by}", "emoji\tdescription", vader_emoji())
    forms = "# One row is a word: the polarity in -1 … 1 of each of its senses."
    by = TEXTBLOB.format(version("textblob"))
    write("textblob", f"{forms}\n{by}", "word\tpolarities", textblob())


if __name__ == "__main__":
    main()
