"""What the reader makes of articles: whole trees, whatever the text; the same in every thread."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.reader import read as reader_read
from reread.reader import weights
from reread.reader.read import _agreed
from reread.reader.weights import shipped
from reread.reader.windows import ROOM, stretches
from reread.stages import STAGES

ROOT = Path(__file__).parents[1]
PIECES = ["Ann Lee ", "said ", "that ", "“it floats”", '"It floats," ', "‘Never!’ ", "'No' ", ". ",
          "? ", "\n\n", "\r\n", "the mayor of Calderwick ", "didn’t ", "U.S. ", "— ", "\xa0",
          "so\xadft ", "e\u0301", "😀 ", "北京 ", "\u200b", "\u2028", "ﬁ", "İ", "ǅ", "\ufeff", "3.5% ",
          "x" * 120 + " ", "a.b.c.d.e.f.g.h.i.j.k ", "``", "''", "\x00", "and "]  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
CHARACTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def check_trees(tokens: pd.DataFrame, reader: str = "deep") -> None:
    """Heads stay within sentences and lead to a root, the only one where one window holds all."""
    numbered = shipped(reader).vocabulary.numbered
    heads = tokens["head"].astype(object).where(tokens["head"].notna(), None).tolist()
    assert [head is None for head in heads] == (tokens["relation"] == "root").tolist()
    for _, own in tokens.groupby("sentence"):
        inside = set(own["token"])
        for word in inside:
            steps = 0
            while heads[word] is not None:
                word, steps = heads[word], steps + 1
                assert word in inside
                assert steps < len(inside)
        roots = sum(heads[word] is None for word in inside)
        assert roots == 1 or sum(len(numbered(form)) for form in own["surface"]) > ROOM


@pytest.mark.parametrize("reader", ["deep", "small"])
@settings(max_examples=40, deadline=None)
@given(text=st.one_of(NEWS, CHARACTERS))
def test_any_text_gives_whole_trees(reader, text):
    reading = rr.read(rr.Article(text=text), reader=reader, boilerplate="keep")
    tokens = reading.tokens
    rr.tables.check("tokens", tokens, reading.article, {"tokens": tokens})
    check_trees(tokens, reader)
    read = reading.stage("words")
    assert {len(part) for part in (*read[:6], read.sure, read.tones)} == {len(tokens)}
    assert ((read.sure >= 0) & (read.sure <= 1)).all()
    for name in read.names:
        assert 0 <= name.first < name.last <= len(tokens)
        assert read.sentences[name.first] == read.sentences[name.last - 1]
        assert 0 <= name.chance <= 1
    for one in read.speech:
        assert 0 <= one.first < one.last <= len(tokens)


@settings(max_examples=30, deadline=None)
@given(NEWS, st.sampled_from(["tweet", "wordpunct"]))
def test_any_tokenizer_gives_whole_trees(text, tokenizer):
    check_trees(rr.read(rr.Article(text=text), tokenizer=tokenizer).tokens)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\xad"])
def test_hardly_any_text(text):
    reading = rr.read(rr.Article(text=text), boilerplate="keep")
    check_trees(reading.tokens)
    for name in STAGES:
        rr.tables.check(name, reading.table(name), reading.article)


def test_an_empty_article_has_no_words():
    read = rr.read(rr.Article(text="")).stage("words")
    assert [len(part) for part in read] == [0] * len(read)


@pytest.mark.parametrize("text", ["Rain", "😀", "…"])
def test_a_sentence_of_one_word_is_its_root(text):
    tokens = rr.read(rr.Article(text=text), boilerplate="keep").tokens
    assert tokens["relation"].tolist() == ["root"]
    assert tokens["head"].isna().all()


def test_an_endless_sentence_has_a_tree_for_each_of_its_windows():
    text = "and boats sailed under the bridge while gulls cried over it " * 60
    tokens = rr.read(rr.Article(text=text)).tokens
    assert tokens["sentence"].nunique() == 1
    check_trees(tokens)
    sizes = [len(shipped("deep").vocabulary.numbered(form)) for form in tokens["surface"]]
    windows = list(stretches(sizes, [0]))
    assert len(windows) > 1
    for one in windows:
        heads = tokens["head"].iloc[one.first : one.last]
        assert heads.isna().sum() == 1
        assert heads.dropna().between(one.first, one.last - 1).all()


def test_sentences_of_many_windows_have_a_tree_each():
    tokens = rr.read(rr.Article(text="Boats wait under the bridge, Ann Lee said. " * 100)).tokens
    assert tokens["sentence"].nunique() == 100
    check_trees(tokens)


def test_names_are_sought_sentence_by_sentence(monkeypatch):
    given = []
    monkeypatch.setattr(
        reader_read, "best_names", lambda shares, forms, starts: given.append(starts) or []
    )
    assert rr.read(rr.Article(text="Ann met Lee. Bo left.\n\nNo rain.")).tokens["start"].size == 10
    assert given == [[0, 4, 7]]


def test_curly_and_straight_quotes_are_read_alike():
    curly = "“It doesn’t float,” Ann Lee said. ‘Never again’ was Bo Aldous’s answer."
    straight = curly.translate(str.maketrans("“”‘’", "\"\"''"))
    ways = [rr.read(rr.Article(text=text)).tokens for text in (curly, straight)]
    assert ways[0]["start"].tolist() == ways[1]["start"].tolist()
    numbered = shipped("deep").vocabulary.numbered
    for one, other in zip(ways[0]["surface"], ways[1]["surface"], strict=True):
        assert numbered(one) == numbered(other)


def test_reading_changes_no_weight(article):
    for reader in ("small", "deep"):
        used = shipped(reader)
        for name in STAGES:
            rr.read(article, reader=reader).table(name)
        fresh = weights.load(Path(weights.__file__).parents[1] / "models", reader)
        for mine, its in zip((used.inputs, *used.layers, used.heads),
                             (fresh.inputs, *fresh.layers, fresh.heads), strict=True):  # fmt: skip
            assert mine.keys() == its.keys()
            for name, array in mine.items():
                np.testing.assert_array_equal(array, its[name])


LAZY = """
import sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
import reread as rr
def models():
    return [path for path in opened if path.endswith(".npz")]
assert not models()
reading = rr.read(rr.Article(text="Ann Lee spoke."))
len(reading.sentences), len(reading.blocks)
assert not models(), models()
len(reading.tokens), len(rr.read(rr.Article(text="Bo left.")).tokens)
assert [path.endswith("reader.npz") for path in models()] == [True], models()
"""


def test_the_model_is_opened_once_and_only_when_words_are_read():
    subprocess.run([sys.executable, "-c", LAZY], check=True)


@pytest.mark.parametrize(("tags", "governors", "relations", "expected"), [
    (["PRP", "VBN"], [1, -1], ["nsubj", "root"], ["PRP", "VBD"]),  # she agreed
    (["PRP", "VBD", "VBN"], [2, 2, -1], ["nsubj", "aux", "root"], ["PRP", "VBD", "VBN"]),
    (["PRP", "VBN", "VBD"], [2, 2, -1], ["nsubj", "advmod", "root"], ["PRP", "RB", "VBD"]),
    (["NN", "VBN"], [-1, 0], ["root", "acl"], ["NN", "VBN"]),  # a bridge closed in May
])  # fmt: skip
def test_tags_agree_with_the_tree(tags, governors, relations, expected):
    assert _agreed(tags, governors, relations) == expected
