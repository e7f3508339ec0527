"""Who speaks of whom, and who appears with whom, as GraphML (by networkx)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any, BinaryIO

import pandas as pd

from ..extras import needing
from ..tables import NARRATOR, UNNAMED
from .source import Source
from .xml_text import xml_text

JOINED = "entities of several articles are one where their ids are the same"
LABELS = ("positive", "neutral", "negative", "unclear")
MIXED = "mixed"
# Entities of one paragraph or sentence. Who stands in a longer list is hardly together, and the
# pairs, which grow with the square, would be millions
MOST_TOGETHER = 100
# What stands in no id of a node: "a/b" is "a_2f_b". Ids are Nmtokens, to which other letters than
# these belong in some editions of XML only; `entity` is the id as in the tables
LETTERS = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
NO_ID = re.compile(f"[^-.:0-9{LETTERS}]")
Pair = tuple[str, str]


def speakers(source: Source, stream: BinaryIO) -> None:
    """A directed graph: its nodes are voices and entities, an edge goes from who speaks to who is
    spoken of.

    An edge has in how many `articles` and `sentences` (its `weight`); the `score` in -1 … 1, its
    mean over sentences; the `label`, "mixed" where articles differ; and in how many articles it is
    positive, neutral, negative, unclear. Entities of several articles are one where they have one
    id, which says little of those that have no name (`named`): "prosecutors" are others each time.
    """
    nodes, edges = _Nodes("voice"), dict[Pair, Counter[str]]()
    for piece in source.pieces("entities", "voices"):
        nodes.add(piece["entities"])
        for row in piece["voices"].itertuples(index=False):
            nodes.add_voice(row.article, row.voice)
            edge = edges.setdefault((row.voice, row.entity), Counter())
            edge.update({"articles": 1, "sentences": row.sentences, row.label: 1})
            edge["sum"] += row.score * row.sentences
    _write(nodes, {pair: _attitude(edge) for pair, edge in edges.items()}, stream, directed=True)


def _attitude(edge: Counter[str]) -> dict[str, Any]:
    labels = {label: edge[label] for label in LABELS}
    told = [label for label, count in labels.items() if count]
    return {
        "label": told[0] if len(told) == 1 else MIXED,
        "score": edge["sum"] / max(edge["sentences"], 1),
        "weight": edge["sentences"],
        "sentences": edge["sentences"],
        "articles": edge["articles"],
        **labels,
    }


def together(source: Source, stream: BinaryIO) -> None:
    """An undirected graph: its nodes are entities, an edge joins two that are mentioned in one
    paragraph, with in how many `paragraphs` (its `weight`), `sentences` and `articles` that is so.

    What mentions more than `MOST_TOGETHER` entities, as lists do, joins nobody, and the graph says
    how many paragraphs and sentences that are (`left_out`). Entities of several articles are one
    where they have one id, as in `speakers`.
    """
    nodes, edges, left_out = _Nodes("entity"), dict[Pair, Counter[str]](), 0
    for piece in source.pieces("entities", "mentions", "sentences"):
        nodes.add(piece["entities"])
        mentions = piece["mentions"].dropna(subset=["entity"])
        mentions = mentions.merge(piece["sentences"][["article", "sentence", "block"]])
        met = set()
        for unit, article, there in _stretches(mentions):
            if len(there) > MOST_TOGETHER:
                left_out += 1
                continue
            for pair in combinations(there, 2):
                edge = edges.setdefault(pair, Counter())
                edge.update({unit: 1, "articles": int((article, pair) not in met)})
                met.add((article, pair))
    units = ("paragraphs", "sentences", "articles")
    told = {
        # a sentence may join two of whom its paragraph, a long list, joins nobody
        pair: {"weight": max(edge["paragraphs"], 1)} | {unit: edge[unit] for unit in units}
        for pair, edge in edges.items()
    }
    _write(nodes, told, stream, directed=False, left_out=left_out)


def _stretches(mentions: pd.DataFrame) -> Iterator[tuple[str, str, list[str]]]:
    """Each paragraph and sentence: which of both it is, its article, and the entities in it."""
    for unit, column in (("paragraphs", "block"), ("sentences", "sentence")):
        for (article, _), entities in mentions.groupby(["article", column])["entity"]:
            yield unit, article, sorted(set(entities))


class _Nodes:
    """Nodes by id, each with its name and kind in the first article that has it."""

    def __init__(self, other: str) -> None:
        self.other = other  # the kind of nodes that are no entity
        self.told: dict[str, dict[str, Any]] = {}
        self._last: dict[str, str] = {}

    def add(self, entities: pd.DataFrame) -> None:
        """Entities of some articles."""
        for row in entities.itertuples(index=False):
            node = self._node(row.article, row.entity, row.name, row.kind, named=row.named)
            node["mentions"] += row.mentions

    def add_voice(self, article: str, voice: str) -> None:
        """A voice, which can be no entity: the narrator, someone unnamed."""
        if voice in (NARRATOR, UNNAMED):
            self._node(article, voice, voice, self.other, named=False)

    def _node(self, article: str, id: str, name: str, kind: str, *, named: bool) -> dict[str, Any]:
        new: dict[str, Any] = {"entity": xml_text(id), "name": xml_text(name), "kind": kind}
        new |= {"named": named, "mentions": 0, "articles": 0}
        node = self.told.setdefault(id, new)
        node["articles"] += self._last.get(id) != article
        self._last[id] = article
        return node


def _id(entity: str) -> str:
    """An entity's id as that of a node, to which all but rare signs may belong."""
    return NO_ID.sub(lambda match: f"_{ord(match[0]):x}_", entity)


def _write(
    nodes: _Nodes,
    edges: dict[Pair, dict[str, Any]],
    stream: BinaryIO,
    *,
    directed: bool,
    **told: Any,
) -> None:
    """Write a graph, whose nodes and edges are sorted by id."""
    with needing("export", "GraphML"):
        import networkx as nx
    graph = nx.DiGraph(joined=JOINED, **told) if directed else nx.Graph(joined=JOINED, **told)
    for id, node in sorted(nodes.told.items()):
        graph.add_node(_id(id), **node)
    for (a, b), edge in sorted(edges.items()):
        graph.add_edge(_id(a), _id(b), **edge)
    nx.write_graphml(graph, stream)
