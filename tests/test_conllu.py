"""CoNLL-U: read back by its own library, one root per sentence, words at their places."""

from types import SimpleNamespace

import conllu as library
import exported
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reread as rr
from reread.article import on_one_line
from reread.export.conllu import _entities
from reread.export.universal import UPOS, one_root, upos

UNIVERSAL = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
}  # fmt: skip


@pytest.fixture(scope="module")
def sentences(tmp_path_factory, dated):
    readings = [dated, *exported.hostile()]
    [path] = rr.export(readings, tmp_path_factory.mktemp("conllu") / "all.conllu")
    text = path.read_bytes().decode("utf-8")
    assert len(text.splitlines()) == text.count("\n")  # no other line break is in it
    return readings, library.parse(text)


def misc(token):
    return token["misc"] or {}


def test_every_sentence_is_there_once(sentences):
    readings, found = sentences
    assert len(found) == sum(one.tokens["sentence"].nunique() for one in readings)
    ids = [one.metadata["sent_id"] for one in found]
    assert len(set(ids)) == len(ids)
    assert not any(set(one) & set(" /\t") for one in ids)
    documents = [one.metadata["newdoc id"] for one in found if "newdoc id" in one.metadata]
    assert documents[0] == "16f0559ec764"
    assert len(documents) == len(readings)
    assert found[1].metadata["sent_id"] == "16f0559ec764-2"
    paragraphs = [one.metadata["newpar id"] for one in found if "newpar id" in one.metadata]
    assert len(set(paragraphs)) == len(paragraphs)
    assert "newpar id" in found[2].metadata
    assert "newpar id" not in found[1].metadata


def test_the_text_is_that_of_its_words(sentences):
    for one in sentences[1]:
        gaps = ["" if misc(token).get("SpaceAfter") == "No" else " " for token in one]
        words = "".join(token["form"] + gap for token, gap in zip(one, gaps, strict=True))
        assert words.removesuffix(" ") == one.metadata["text"]


def test_words_stand_at_their_places(sentences):
    readings, found = sentences
    tokens = iter(found)
    for reading in readings:
        legible = reading.legible("tokens")
        for _, rows in legible.groupby("sentence"):
            one = next(tokens)
            places = [(int(misc(t)["start_char"]), int(misc(t)["end_char"])) for t in one]
            assert places == list(zip(rows["start"], rows["end"], strict=True))
            assert [t["xpos"] for t in one] == rows["tag"].tolist()
            assert [t["form"] for t in one] == [on_one_line(word) for word in rows["surface"]]


def test_each_sentence_is_a_tree_with_one_root(sentences):
    for one in sentences[1]:
        assert [token["id"] for token in one] == list(range(1, len(one) + 1))
        assert sum(token["head"] == 0 for token in one) == 1
        for token in one:
            assert (token["deprel"] == "root") == (token["head"] == 0)
            assert token["upos"] in UNIVERSAL
            assert token["feats"] is None
        assert one.to_tree()


def test_heads_are_those_of_the_table_unless_told(sentences):
    readings, found = sentences
    rows = [row for one in readings for row in one.tokens.itertuples()]
    first = {}
    for row in rows:
        first.setdefault((row.article, row.sentence), row.token)
    mended = 0
    for row, token in zip(rows, [token for one in found for token in one], strict=True):
        if "Mended" in misc(token):
            mended += 1
            continue
        head = 0 if row.head is rr.tables.pd.NA else row.head - first[row.article, row.sentence] + 1
        assert (token["head"], token["deprel"]) == (head, row.relation)
    assert mended < len(rows) / 20


def test_entities_open_and_close(sentences):
    readings, found = sentences
    lavrov = [token for token in found[0] if token["form"] in ("Sergey", "Lavrov")]
    assert [misc(token)["Entity"] for token in lavrov] == ["(e2-person", "e2)"]
    told = "".join(misc(token).get("Entity", "") for one in found for token in one)
    assert (
        told.count("(")
        == told.count(")")
        == sum(one.mentions["entity"].notna().sum() for one in readings)
    )


def test_what_lies_within_closes_first():
    tokens = pd.DataFrame({"start": [0, 4, 8, 12]})
    rows = [(0, 15, "a", "ORG"), (4, 15, "b", "LOC"), (12, 15, "c", "PER"), (0, 3, "b", "LOC")]
    mentions = pd.DataFrame(rows, columns=["start", "end", "entity", "kind"])
    entities = pd.DataFrame({"entity": ["a", "b", "c"]})
    told = _entities(SimpleNamespace(tokens=tokens, mentions=mentions, entities=entities))
    assert told == {0: "(e1-organization(e2-place)", 1: "(e2-place", 3: "e2)e1)(e3-person)"}


def test_an_article_that_is_not_read_is_not_there(tmp_path):
    german = rr.Article("Der Bürgermeister sagte am Montag, dass der Damm gebrochen ist. " * 5)
    [path] = rr.export([rr.read(german), exported.hostile()[0]], tmp_path / "a.conllu")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# global.Entity = eid-etype\n# newdoc id = ..%2F..%2Fetc%2Fpasswd\n")
    assert text.count("# newdoc") == 1


@pytest.mark.parametrize(("tag", "relation", "lemma", "found"), [
    ("IN", "case", "in", "ADP"), ("IN", "mark", "that", "SCONJ"), ("TO", "mark", "to", "PART"),
    ("TO", "case", "to", "ADP"), ("VBD", "aux:pass", "be", "AUX"), ("VBZ", "cop", "be", "AUX"),
    ("VBD", "root", "be", "VERB"), ("DT", "det", "the", "DET"), ("DT", "nsubj", "that", "PRON"),
    ("RB", "advmod", "not", "PART"), ("RB", "advmod", "soon", "ADV"), ("WDT", "det", "which", "DET"),
    ("WDT", "nsubj", "which", "PRON"), ("NNP", "flat", "Lee", "PROPN"), ("???", "dep", "x", "X"),
    (":", "cc", "/", "SYM"), ("HYPH", "case", "-", "SYM"), (":", "punct", "-", "PUNCT"),
    ("$", "nummod", "$", "SYM"), ("PRP$", "nmod:poss", "her", "PRON"), ("WRB", "mark", "when", "SCONJ"),
])  # fmt: skip
def test_universal_parts_of_speech(tag, relation, lemma, found):
    assert upos(tag, relation, lemma) == found


def test_every_tag_has_a_universal_one():
    assert set(UPOS.values()) <= UNIVERSAL
    assert {"HYPH", "NFP", "ADD", "AFX", "GW", "-LRB-", "``", "POS", "LS"} <= set(UPOS)


MENDED = [
    ([2, 0, 2], ["nsubj", "root", "punct"], "..!", [2, 0, 2], ["nsubj", "root", "punct"], []),
    ([0, 1, 0], ["root", "obj", "root"], "...", [0, 1, 1], ["root", "obj", "parataxis"], [2]),
    ([0, 1, 0], ["root", "obj", "root"], "!..", [3, 3, 0], ["punct", "obj", "root"], [0, 1]),
    ([0, 1], ["root", "obj"], "!.", [2, 0], ["punct", "root"], [0, 1]),
    ([0, 0], ["root", "root"], "!!", [0, 1], ["root", "punct"], [1]),
    ([2, 0, 2], ["root", "dep", "obj"], "...", [2, 0, 2], ["parataxis", "root", "obj"], [0, 1]),
]


@pytest.mark.parametrize(("heads", "relations", "marks", "wanted", "named", "changed"), MENDED)
def test_one_root_for_a_sentence(heads, relations, marks, wanted, named, changed):
    heads, relations = list(heads), list(relations)
    assert one_root(heads, relations, [mark == "!" for mark in marks]) == changed
    assert (heads, relations) == (wanted, named)


@given(st.lists(st.tuples(st.integers(0, 11), st.booleans()), min_size=1, max_size=12))
def test_any_forest_becomes_one_tree(rows):
    heads = [min(head, at) for at, (head, _) in enumerate(rows)]  # each hangs on one before it
    relations = ["root" if head == 0 else "dep" for head in heads]
    one_root(heads, relations, [mark for _, mark in rows])
    assert heads.count(0) == relations.count("root") == 1
    for at in range(len(heads)):
        seen = set()
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = heads[at] - 1
