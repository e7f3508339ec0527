"""Names by other libraries' recognisers, where they are installed, in our kinds."""

from __future__ import annotations

import threading
from typing import Any

from ...files import once
from ...grammar.trees import Trees
from ..forms import Name

SURE = 1.0  # neither library says how sure it is
# Labels of NLTK's chunker (ACE) and of spaCy's English pipelines (OntoNotes); dates, numbers and
# the like are no names
NLTK_KINDS = {
    "PERSON": "PER", "ORGANIZATION": "ORG", "GPE": "LOC", "LOCATION": "LOC", "FACILITY": "LOC",
    "GSP": "LOC",
}  # fmt: skip
SPACY_KINDS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
    "PRODUCT": "MISC", "MISC": "MISC",
}  # fmt: skip
ARTICLES = ("the ", "The ", "THE ", "a ", "A ", "an ", "An ")  # spaCy's spans begin with them
POSSESSIVES = ("'s", "’s", "'", "’")  # and end with these
# Threads take turns: spaCy's vocabulary grows with what it reads, and neither library promises that
# threads may share what it loads
TURN = threading.Lock()
NLTK_INSTALL = "python -m nltk.downloader maxent_ne_chunker_tab words"


def nltk_names(text: str, trees: Trees) -> list[Name]:
    """Names by NLTK's chunker; ValueError if its data is not installed."""
    chunker = _nltk()
    found = []
    for tree in trees.values():
        at, words = 0, tree.words
        with TURN:
            chunked = chunker([(text[word.start : word.end], word.tag) for word in words])
        for part in chunked:
            size = len(part) if hasattr(part, "label") else 1
            kind = NLTK_KINDS.get(part.label()) if hasattr(part, "label") else None
            if kind:
                start, end = words[at].start, words[at + size - 1].end
                found.append(Name(start, end, kind, SURE, f"nltk: {part.label()}"))
            at += size
    return found


@once
def _nltk() -> Any:
    from nltk import ne_chunk

    try:
        ne_chunk([("Moscow", "NNP")])
    except LookupError:
        raise ValueError(
            f"names='nltk' needs data that is not installed; run {NLTK_INSTALL}"
        ) from None
    return ne_chunk


def spacy_names(text: str, pipeline: str) -> list[Name]:
    """Names by a pipeline of spaCy; ValueError if it is not installed."""
    found, read = [], _spacy(pipeline)
    with TURN:
        entities = read(text).ents
    for entity in entities:
        kind = SPACY_KINDS.get(entity.label_)
        start, end = _trimmed(text, entity.start_char, entity.end_char)
        if kind and start < end:
            found.append(Name(start, end, kind, SURE, f"spacy: {entity.label_}"))
    return found


@once
def _spacy(pipeline: str) -> Any:
    try:
        import spacy

        return spacy.load(pipeline)
    except (ImportError, OSError):
        raise ValueError(
            f"names='spacy:{pipeline}' is not installed; run pip install spacy && "
            f"python -m spacy download {pipeline or 'en_core_web_sm'}"
        ) from None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without an article before and a possessive after."""
    surface = text[start:end]
    start += next((len(article) for article in ARTICLES if surface.startswith(article)), 0)
    end -= next((len(mark) for mark in POSSESSIVES if surface.endswith(mark)), 0)
    return start, end
