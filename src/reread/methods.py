"""How numbers were made, in the sentences of a methods section."""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any

from . import provenance
from .article import Article, counted, on_one_line
from .choices import Choices, fields
from .licences import ALL, MODELS, OPEN
from .provenance import UNKNOWN
from .sentiment.lexicons import SOURCES

SHORT = 12  # hex digits of a SHA-256 that are shown: enough to tell which file it was
KEPT = ("versions", "models", "choices")  # of how numbers were made, beside them
OWN_CODE = ("reread", "code", "data", "python")  # versions that have sentences of their own
TRAINED = {"news": "news.tsv"}  # lexicons among the trained models; others are word data


class Session:
    """What made some numbers: sentences to paste (`text`), and all of it as plain `data`."""

    def __init__(self, data: dict[str, Any], text: str) -> None:
        self.data = data
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n\n"))


def session(source: Any = None) -> Session:
    """What one would put into a methods section: which reread read the words, by which models and
    lexicon, under which choices, on which versions of what it rests on, and how to cite it.

    `source` is a reading, or the opened corpus, whose numbers are told of; without one, the default
    choices are. A corpus tells the versions that it was made with, and how many articles could not
    be read. The same installation gives the same sentences. Raises TypeError for anything else.

    >>> import reread as rr
    >>> reading = rr.read(rr.Article("The mill burned.", title="Fire"), lexicon="vader")
    >>> rr.session(reading).text.split("\\n\\n")[1].partition(", how")[0]
    'These choices were not the default: lexicon=vader instead of news'
    """
    how, article, read = _how(source), getattr(source, "article", None), "Articles were"
    if article is not None:
        how["article"] = {"id": article.id, **provenance.text_of(article)}
        read = of_article(article)
    elif source is not None:
        how["articles"], how["failures"] = len(source), Counter(sorted(source.failures["kind"]))
        read = "One article was" if len(source) == 1 else f"{len(source):,} articles were"
    return Session(how, in_sentences(how, read))


def _how(source: Any) -> dict[str, Any]:
    """How the numbers of a source were made; of a corpus, by the manifest that it keeps."""
    manifest = getattr(source, "manifest", None)
    if manifest is not None:
        return {name: manifest[name] for name in KEPT}
    choices = Choices() if source is None else getattr(source, "choices", None)
    if not isinstance(choices, Choices):
        raise TypeError(
            f"{type(source).__name__} has no choices; give reread.read(article), an opened corpus, "
            "or nothing"
        )
    return made(choices)


def made(choices: Choices) -> dict[str, Any]:
    """How numbers are made under some choices in this installation, as plain data."""
    return {
        "versions": provenance.versions(choices),
        "models": provenance.models(),
        "choices": provenance.told(choices),
        "system": {"name": platform.system(), "machine": platform.machine()},
    }


def in_sentences(how: dict[str, Any], read: str) -> str:
    """The paragraphs of a methods section: what was read, under which choices, on what, and whom to
    cite. `read` begins the first sentence: "1,000 articles were"."""
    parts = (_read(how, read), _chosen(how["choices"]), _ran(how), _cited(how))
    return "\n\n".join(parts)


def of_article(article: Article) -> str:
    """The article as a sentence begins that says that it was read."""
    known = (
        f"“{on_one_line(article.title)}”" if article.title else "",
        on_one_line(article.outlet or ""),
        f"published {article.published}" if article.published else "",
        f"{len(article.text):,} characters",
        f"SHA-256 {provenance.text_of(article)['sha256'][:SHORT]}",
    )
    return f"One article ({', '.join(filter(None, known))}) was"


def _read(how: dict[str, Any], read: str) -> str:
    versions, models, lexicon = how["versions"], how["models"], how["choices"]["lexicon"]
    network = f"{MODELS[how['choices'].get('licences', ALL)]}.npz"
    told = [
        f"{read} read with reread {versions['reread']} (code {versions['code'][:SHORT]}, word data "
        f"{versions['data'][:SHORT]}).",
        f"A neural network that ships with it read the words ({_hashed(network, models)}).",
    ]
    if how["choices"].get("licences") == OPEN:
        told.append("Only openly licensed parts of it were used.")
    scorer = how["choices"].get("tone", "lexicon")
    if isinstance(scorer, dict):
        told.append(f"Sentences were scored by {_value(scorer)}.")
    elif isinstance(lexicon, str):
        by = f"; {_hashed(TRAINED[lexicon], models)}" if lexicon in TRAINED else ""
        told.append(f"Words were valued by the lexicon “{lexicon}” ({SOURCES[lexicon][0]}{by}).")
    return " ".join([*told, *_failed(how.get("failures", {}))])


def _failed(failures: dict[str, int]) -> Iterator[str]:
    """How many articles could not be read, by the kind of their failure; nothing where none is."""
    if failures:
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in failures.items())
        yield f"{sum(failures.values()):,} more could not be read ({kinds})."


def _hashed(file: str, models: dict[str, str]) -> str:
    return f"{file}, SHA-256 {models.get(file, UNKNOWN)[:SHORT]}"


def _chosen(choices: dict[str, Any]) -> str:
    """The choices that are not the default, each with what it changes."""
    usual, told = provenance.told(Choices()), []
    for name, field in fields().items():
        if (value := choices.get(name)) != usual[name]:
            instead = f" instead of {usual[name]}" if field.metadata["options"] else ""
            told.append(f"{name}={_value(value)}{instead}, {field.metadata['changes']}")
    if not told:
        return "All choices were left at their defaults."
    return f"These choices were not the default: {'; '.join(told)}. All others were."


def _value(value: Any) -> str:
    """A value chosen, as provenance tells it: words, all of them; a table or a function by its
    hash."""
    if isinstance(value, list):
        return ", ".join(map(on_one_line, value))
    if not isinstance(value, dict):
        return on_one_line(value)
    if provenance.FUNCTION not in value:
        digest = hashlib.sha256(json.dumps(value).encode()).hexdigest()
        return f"own table ({counted(len(value['rows']), 'row')}), SHA-256 {digest[:SHORT]}"
    source = value.get("sha256")
    known = f"SHA-256 of its source {source[:SHORT]}" if source else "its source is not kept"
    return f"the function {on_one_line(value[provenance.FUNCTION])} ({known})"


def _ran(how: dict[str, Any]) -> str:
    versions, system = how["versions"], how.get("system")  # which a corpus does not keep
    others = (f"{name} {of}" for name, of in versions.items() if name not in OWN_CODE)
    under = f" under {system['name']} ({system['machine']})" if system else ""
    return f"It ran on Python {versions['python']}{under}, with {', '.join(others)}."


def _cited(how: dict[str, Any]) -> str:
    return (
        f"Cite as: The reread developers. reread: close reading of the news. "
        f"Version {how['versions']['reread']} [computer software]."
    )
