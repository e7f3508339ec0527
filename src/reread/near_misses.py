"""What someone may have meant who wrote a name that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST = 3  # names suggested
ALIKE = 0.72  # of two names' letters, from which on one may be a slip for the other
# Words that people use for what is called otherwise here, and those names, the likeliest first
OTHERWISE = {
    "actors": ("entities", "voices"), "annotate": ("highlight",), "articles": ("load_all",),
    "attributions": ("quotes", "stretches"), "claims": ("quotes", "findings"),
    "cleaning": ("boilerplate",), "compare_readings": ("compare",),
    "contradictions": ("conflicts", "contradiction"), "coreference": ("mentions", "aliases"),
    "date": ("times", "published", "reference_date"), "dates": ("times", "reference_date", "date"),
    "day": ("published",), "dictionary": ("lexicon",), "display": ("show",),
    "emotion": ("tone", "voices"), "expressions": ("times",), "facts_known": ("facts",),
    "features": ("tokens",), "figures": ("quantities", "plots"), "foreign": ("language",),
    "frequency": ("keyness", "tokens"), "graph": ("plots",), "happenings": ("events",),
    "html": ("highlight", "report"), "kwic": ("concordance",), "lemmas": ("tokens",),
    "locations": ("entities", "mentions"), "mark": ("highlight",), "mood": ("tone",),
    "names": ("entities", "mentions", "names_of"), "ner": ("names", "entities", "mentions"),
    "numbers": ("quantities",), "open": ("load",), "organisations": ("entities",),
    "organizations": ("entities",), "paragraphs": ("blocks",), "people": ("entities", "mentions"),
    "persons": ("entities", "mentions"), "places": ("entities", "mentions"), "plot": ("plots",),
    "polarity": ("tone", "voices"), "pos": ("tokens",), "print": ("show",),
    "quotations": ("quotes", "stretches"), "read_file": ("load",), "said_by": ("quotes", "said"),
    "scores": ("tone", "ledger"), "sentiment": ("tone", "voices", "lexicon"),
    "sources": ("quotes", "voices"), "speakers": ("quotes", "voices", "stretches"),
    "speech": ("quotes", "stretches"), "statements": ("quotes", "events"),
    "stopwords": ("ignore",), "summarise": ("findings",), "summarize": ("findings",),
    "summary": ("findings", "report"), "table": ("tables", "show"), "text": ("article",),
    "timeline": ("plots", "explore", "events", "order"), "timex": ("times",),
    "topics": ("keyness",),
    "trees": ("tokens",), "variants": ("alternatives",), "visualize": ("plots",),
    "who": ("entities", "quotes"), "words": ("tokens",), "write": ("save", "export"),
}  # fmt: skip


def meant(word: object, names: Iterable[str]) -> list[str]:
    """The names that a word may stand for: what it is called here, or what is spelled alike."""
    there, said = list(names), str(word).lower()
    stems = (said, f"{said}s", said.removesuffix("s"))
    other = [name for stem in stems for name in OTHERWISE.get(stem, ()) if name in there]
    low = {name.lower(): name for name in there}
    alike = difflib.get_close_matches(said, low, MOST, ALIKE)
    return list(dict.fromkeys([*other, *(low[name] for name in alike)]))[:MOST]


def did_you_mean(word: object, names: Iterable[str]) -> str:
    """The end of an error about a name that is not there: "; did you mean tone or voices?"; ""
    where nothing is near."""
    found = meant(word, names)
    return f"; did you mean {' or '.join(found)}?" if found else ""


def no_such(module: str, name: str, names: Iterable[str]) -> AttributeError:
    """The error for a name that a module of ours does not have: what it has, and what may be
    meant."""
    there = list(names)
    near = did_you_mean(name, there)
    return AttributeError(f"{module} has no {name!r}; it has {', '.join(there)}{near}")
