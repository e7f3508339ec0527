"""Words and trees as CoNLL-U, the format of Universal Dependencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Any, BinaryIO
from urllib.parse import quote

import pandas as pd

from ..article import on_one_line
from ..reading import Reading
from .source import Source
from .universal import one_root, upos

HEADER = "# global.Entity = eid-etype\n"  # how `Entity=` of CorefUD is to be read
KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "abstract"}
EMPTY = "_"


def conllu(source: Source, stream: BinaryIO) -> None:
    """All articles in one file, each after `# newdoc id`, each paragraph after `# newpar`.

    A sentence has its number, its text on one line, and one line per token: form, lemma, universal
    and Penn tag, head and relation. MISC holds the token's place in the article's text (start_char,
    end_char, as Stanza writes them), SpaceAfter=No, and the mentions of entities that begin or end
    there (Entity=, by CorefUD; e1 is the article's first entity). What is not read (page furniture,
    other languages) is not there. UD wants one root per sentence: where a sentence has several, or
    a mark is its root, tokens hang elsewhere than in `tokens`, and say so (Mended=Yes).
    """
    begun = HEADER
    for reading in source.kept():
        for block in _document(reading):
            stream.write((begun + block).encode())
            begun = ""


def _document(reading: Reading) -> Iterator[str]:
    """The sentences of an article, each with what stands before it; none where none is read."""
    article, tokens = reading.article, reading.tokens
    spans = zip(tokens["start"], tokens["end"], strict=True)
    tokens["form"] = [reading.as_read(*span) for span in spans]
    entities, paragraph = _entities(reading), None
    blocks = dict(zip(reading.sentences["sentence"], reading.sentences["block"], strict=True))
    name, title = quote(article.id, safe=""), on_one_line(article.title or "")
    before = f"# newdoc id = {name}\n" + f"# title = {title}\n" * bool(title)
    for number, words in groupby(tokens.itertuples(index=False), attrgetter("sentence")):
        if blocks[number] != paragraph:
            paragraph = blocks[number]
            before += f"# newpar id = {name}-p{paragraph + 1}\n"
        yield f"{before}# sent_id = {name}-{number + 1}\n{_sentence(list(words), entities)}"
        before = ""


def _sentence(rows: list[Any], entities: dict[int, str]) -> str:
    forms = [_cell(row.form) for row in rows]
    first = rows[0].token
    heads = [0 if pd.isna(row.head) else row.head - first + 1 for row in rows]
    relations = [row.relation for row in rows]
    parts = [upos(row.tag, row.relation, row.lemma) for row in rows]
    mended = set(one_root(heads, relations, [part == "PUNCT" for part in parts]))
    spaced = [row.end != after.start for row, after in pairwise(rows)]
    lines = []
    for at, row in enumerate(rows):
        misc = [f"Entity={entities[row.token]}"] if row.token in entities else []
        misc += ["Mended=Yes"] * (at in mended)
        misc += ["SpaceAfter=No"] * (at < len(spaced) and not spaced[at])
        misc += [f"end_char={row.end}", f"start_char={row.start}"]
        cells = (at + 1, forms[at], _cell(row.lemma), parts[at], _cell(row.tag), EMPTY, heads[at],
                 relations[at], EMPTY, "|".join(misc))  # fmt: skip
        lines.append("\t".join(map(str, cells)))
    text = "".join(
        f"{form} " if gap else form for form, gap in zip(forms, [*spaced, False], strict=True)
    )
    return f"# text = {text}\n" + "\n".join(lines) + "\n\n"


def _cell(words: str) -> str:
    """Words as a field can hold them: on one line, and never empty."""
    return on_one_line(words) or EMPTY


def _entities(reading: Reading) -> dict[int, str]:
    """What `Entity=` says at a token: "(e1-person" where a mention begins, "e1)" where it ends."""
    tokens = reading.tokens
    starts = tokens["start"].to_numpy()
    ids = {entity: f"e{number}" for number, entity in enumerate(reading.entities["entity"], 1)}
    opened: dict[int, list[str]] = defaultdict(list)
    closed: dict[int, list[str]] = defaultdict(list)
    mentions = reading.mentions.dropna(subset="entity")
    for row in mentions.sort_values(["start", "end"], ascending=[True, False]).itertuples():
        first = int(starts.searchsorted(row.start, "right")) - 1
        last = int(starts.searchsorted(row.end, "left")) - 1
        if not 0 <= first <= last:
            continue
        name, kind = ids[row.entity], KINDS[row.kind]
        opened[first].append(f"({name}-{kind})" if first == last else f"({name}-{kind}")
        if first != last:
            closed[last].insert(0, f"{name})")
    return {at: "".join(closed[at] + opened[at]) for at in {*opened, *closed}}
