"""A reading in lines of plain text: whose the article is, and what is to be said of it."""

from __future__ import annotations

from .article import Article, counted, on_one_line
from .findings import findings
from .findings.doubts import NOTICE
from .reading import Reading

WIDE = 16  # characters in which a line says what it is about
LONGEST = 120  # characters of a title or name


def summary(reading: Reading) -> str:
    """What to know of a reading before its numbers: whose the article is, then its findings, each
    a line, those about one thing together."""
    told = findings(reading)
    lines = [*_head(reading.article), *zip(told["about"], told["sentence"], strict=True)]
    first = {label: at for at, (label, _) in reversed(list(enumerate(lines)))}
    lines.sort(key=lambda line: (line[0] != NOTICE, first[line[0]]))
    shown, before = [], ""
    for label, words in lines:
        shown.append(f"{f'{label}:' * (label != before):<{WIDE}}{on_one_line(words)}")
        before = label
    return "\n".join(shown)


def _head(article: Article) -> list[tuple[str, str]]:
    """Title, authors and outlet, as far as they are known, and where each stood."""
    known = (
        ("title", article.title, "title"),
        ("by", byline(article), "author"),
        ("outlet", article.outlet, "outlet"),
    )
    rows = []
    for label, words, field in known:
        place = _place(article, field)
        where = f" ({place})" if place else ""
        rows += [(label, one_line(words) + where)] if words else []
    if article.omitted:
        pieces = counted(len(article.omitted), "piece")
        rows.append(("left out", f"{pieces} of the source, listed in left_out"))
    return rows


def _place(article: Article, field: str, value: str = "") -> str:
    """Where the source states a field, or a value of it that begins so; "" where it does not."""
    told = (one for one in article.told if one.field == field and one.value.startswith(value))
    return next((one_line(one.source) for one in told), "")


def byline(article: Article) -> str:
    """The authors as a line names them; nothing where none is known."""
    return ", ".join(map(one_line, article.authors))


def one_line(words: str, longest: int = LONGEST) -> str:
    """Words of a source as one line that ends in … where it is too long."""
    line = on_one_line(words)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
