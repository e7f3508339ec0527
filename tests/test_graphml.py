"""GraphML: read back by networkx, each edge as the tables say it, valid names, joined archives."""

import itertools
import re
from collections import Counter

import exported
import networkx as nx
import pandas as pd
import pytest
from lxml import etree

import reread as rr
from reread.export import graphml
from reread.export.xml_text import xml_text

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
NMTOKEN = r"[-.:\w\xb7]+"
# GraphML 1.0 as far as it is used, in our own words; XML Schema checks keys and ends of edges
XSD = etree.XMLSchema(
    etree.fromstring("""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://graphml.graphdrawing.org/xmlns"
    targetNamespace="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
  <xs:complexType name="data"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="key" type="xs:NMTOKEN" use="required"/></xs:extension></xs:simpleContent>
  </xs:complexType>
  <xs:element name="graphml"><xs:complexType><xs:sequence>
    <xs:element name="key" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="for" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="attr.name" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="attr.type" use="required"><xs:simpleType><xs:restriction base="xs:NMTOKEN">
        <xs:enumeration value="boolean"/><xs:enumeration value="int"/><xs:enumeration value="long"/>
        <xs:enumeration value="float"/><xs:enumeration value="double"/>
        <xs:enumeration value="string"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
    <xs:element name="graph"><xs:complexType><xs:sequence>
      <xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="node" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:attribute name="id" type="xs:NMTOKEN" use="required"/></xs:complexType></xs:element>
      <xs:element name="edge" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="data" type="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:attribute name="id" type="xs:NMTOKEN"/>
        <xs:attribute name="source" type="xs:NMTOKEN" use="required"/>
        <xs:attribute name="target" type="xs:NMTOKEN" use="required"/></xs:complexType></xs:element>
      </xs:sequence><xs:attribute name="edgedefault" type="xs:NMTOKEN" use="required"/>
    </xs:complexType>
      <xs:key name="node"><xs:selector xpath="gm:node" xmlns:gm="http://graphml.graphdrawing.org/xmlns"/>
        <xs:field xpath="@id"/></xs:key>
      <xs:keyref name="source" refer="node"><xs:selector xpath="gm:edge"
        xmlns:gm="http://graphml.graphdrawing.org/xmlns"/><xs:field xpath="@source"/></xs:keyref>
      <xs:keyref name="target" refer="node"><xs:selector xpath="gm:edge"
        xmlns:gm="http://graphml.graphdrawing.org/xmlns"/><xs:field xpath="@target"/></xs:keyref>
    </xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>""")
)


def written(source, folder, format):
    [path] = rr.export(source, folder / "a.graphml", format)
    tree = etree.parse(path)
    assert XSD.validate(tree), XSD.error_log
    return nx.read_graphml(path)


def voiced(id, *rows):
    """A reading whose tables have these attitudes: (voice, entity, label, score, sentences)."""
    voices = pd.DataFrame(rows, columns=["voice", "entity", "label", "score", "sentences"])
    names = sorted({*voices["voice"], *voices["entity"]} - {"narrator", "unnamed"})
    entities = pd.DataFrame({"entity": names, "name": [one.title() for one in names], "kind": "PER",
                             "named": True, "mentions": 2})  # fmt: skip
    return {"voices": voices.assign(article=id), "entities": entities.assign(article=id)}


class Given:
    """Tables as they are, one article after the other."""

    def __init__(self, *pieces):
        self.given = pieces

    def pieces(self, *names):
        return iter(self.given)


def graph(write, *pieces, path):
    with path.open("wb") as stream:
        write(Given(*pieces), stream)
    assert XSD.validate(etree.parse(path)), XSD.error_log
    return nx.read_graphml(path)


def test_who_speaks_of_whom_is_as_the_table_says(dated, tmp_path):
    found = written(dated, tmp_path, "graphml-speakers")
    assert found.is_directed()
    assert found.number_of_edges() == len(dated.voices)
    for row in dated.voices.itertuples():
        edge = found.edges[row.voice, row.entity]
        assert (edge["label"], edge["sentences"], edge["articles"]) == (row.label, row.sentences, 1)
        assert edge["weight"] == row.sentences
        assert edge["score"] == pytest.approx(row.score)
        assert [edge[one] for one in graphml.LABELS] == [one == row.label for one in graphml.LABELS]
    for row in dated.entities.itertuples():
        assert found.nodes[row.entity] == {
            "entity": row.entity, "name": row.name, "kind": row.kind, "mentions": row.mentions,
            "named": row.named, "articles": 1,
        }  # fmt: skip
    assert found.nodes["narrator"]["kind"] == "voice"
    assert {data["named"] for _, data in found.nodes(data=True)} == {True, False}


def test_articles_are_joined_by_ids(tmp_path):
    found = graph(
        graphml.speakers,
        voiced("a", ("ann", "bob", "positive", 0.6, 1), ("narrator", "ann", "neutral", 0.0, 2)),
        voiced("b", ("ann", "bob", "negative", -0.2, 3), ("narrator", "ann", "neutral", 0.0, 1)),
        path=tmp_path / "a.graphml",
    )
    edge = found.edges["ann", "bob"]
    assert (edge["label"], edge["articles"], edge["sentences"]) == ("mixed", 2, 4)
    assert edge["score"] == pytest.approx((0.6 * 1 - 0.2 * 3) / 4)
    assert (edge["positive"], edge["negative"], edge["neutral"], edge["unclear"]) == (1, 1, 0, 0)
    assert found.edges["narrator", "ann"]["label"] == "neutral"
    assert found.nodes["ann"]["articles"] == 2
    assert found.nodes["ann"]["mentions"] == 4
    assert found.nodes["narrator"] == {
        "entity": "narrator", "name": "narrator", "kind": "voice", "named": False, "mentions": 0,
        "articles": 2,
    }  # fmt: skip
    assert "where their ids are the same" in found.graph["joined"]


def test_who_appears_with_whom_is_counted(dated, tmp_path):
    found = written(dated, tmp_path, "graphml-together")
    assert not found.is_directed()
    mentions = dated.mentions.dropna(subset="entity").merge(dated.sentences[["sentence", "block"]])
    for unit, column in (("sentences", "sentence"), ("paragraphs", "block")):
        wanted = Counter()
        for _, entities in mentions.groupby(column)["entity"]:
            wanted.update(itertools.combinations(sorted(set(entities)), 2))
        assert {(a, b): n for a, b, n in found.edges(data=unit) if n} == dict(wanted)
    assert {n for _, _, n in found.edges(data="articles")} == {1}
    assert found.graph["left_out"] == 0


def met(id, *sentences, block=0):
    """An article's mentions: each sentence names some entities; all are one paragraph."""
    rows = [(id, n, one) for n, names in enumerate(sentences) for one in names]
    there = sorted({name for names in sentences for name in names})
    return {
        "mentions": pd.DataFrame(rows, columns=["article", "sentence", "entity"]),
        "sentences": pd.DataFrame({"article": id, "sentence": range(len(sentences)), "block": block}),
        "entities": pd.DataFrame({"article": id, "entity": there, "name": there, "kind": "PER",
                                  "named": True, "mentions": 1}),
    }  # fmt: skip


def test_sentences_paragraphs_and_articles_are_apart(tmp_path):
    found = graph(graphml.together, met("a", ["x", "y"], ["x", "x", "z"]), met("b", ["y", "x"]),
                  path=tmp_path / "a.graphml")  # fmt: skip
    told = {
        (a, b): (e["paragraphs"], e["sentences"], e["articles"])
        for a, b, e in found.edges(data=True)
    }
    assert told == {("x", "y"): (2, 2, 2), ("x", "z"): (1, 1, 1), ("y", "z"): (1, 0, 1)}
    assert all(edge["weight"] == edge["paragraphs"] for *_, edge in found.edges(data=True))


def test_a_long_list_joins_nobody_and_is_told(tmp_path):
    many = [f"e{n}" for n in range(graphml.MOST_TOGETHER + 1)]
    found = graph(graphml.together, met("a", many, ["e0", "e1"]), path=tmp_path / "a.graphml")
    assert list(found.edges) == [("e0", "e1")]
    assert found.edges["e0", "e1"]["paragraphs"] == 0
    assert found.edges["e0", "e1"]["weight"] == 1  # a program draws no edge of weight 0
    assert found.graph["left_out"] == 2  # the paragraph, and the sentence
    assert found.number_of_nodes() == len(many)


@pytest.mark.parametrize("n", range(len(exported.HOSTILE)))
@pytest.mark.parametrize("format", ["graphml-speakers", "graphml-together"])
def test_hostile_texts_give_valid_graphs(n, format, tmp_path):
    reading = exported.hostile()[n]
    found = written(reading, tmp_path, format)
    names = {row.entity: xml_text(row.name) for row in reading.entities.itertuples()}
    told = {node["entity"]: node["name"] for _, node in found.nodes(data=True)}
    assert names.items() <= told.items()


def test_odd_ids_are_valid_names_of_nodes_and_stay_apart(tmp_path):
    odd = ["a/b", "a_2f_b", "a b", "<a>", "a\0", "²", "é", "北京", "😀", "a&b", "ß", "ł"]
    pieces = voiced("a", *((one, "ann", "neutral", 0.0, 1) for one in odd))
    found = graph(graphml.speakers, pieces, path=tmp_path / "a.graphml")
    assert found.number_of_nodes() == len(odd) + 1
    assert all(re.fullmatch(NMTOKEN, one) for one in found)
    assert found.nodes["a_2f_b"]["entity"] == "a/b"
    assert found.nodes["é"]["entity"] == "é"


def test_without_networkx_the_error_says_what_to_install(dated, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(ImportError, match=r'needs networkx.*pip install "reread\[export\]"'):
        rr.export(dated, tmp_path / "a.graphml")
    assert not list(tmp_path.iterdir())
