"""What keeps time from growing faster than a text: bounds, counted; benchmarks/growth.py times it."""

import numpy as np
import pytest

import reread as rr
from reread import reading
from reread.grammar.sentence import Sentence
from reread.grammar.words import ROOT, Word
from reread.reader.decoding import best_tree
from reread.reader.windows import ROOM
from reread.voices.labels import turns
from reread.voices.marks import quotations
from reread.voices.pieces import piece_of
from reread.words.sentences import LONGEST_SENTENCE


class Copied(str):
    """A text that counts the characters cut out of it."""

    count = 0

    def __getitem__(self, key):
        found = super().__getitem__(key)
        self.count += len(found)
        return found


@pytest.mark.parametrize(
    "piece", ["and the mayor left, ", "a", "bridge ", "理事会关闭了桥", "(", "word\t"]
)
def test_no_sentence_is_longer_than_can_be_read_and_nothing_is_lost(piece):
    text = piece * (4 * LONGEST_SENTENCE // len(piece))
    article = rr.Article(text=text)
    for way in ("punkt", "line", lambda text: [(0, len(text))]):
        found = rr.read(article, sentences=way, language="any").sentences
        lengths = found["end"] - found["start"]
        assert lengths.max() <= LONGEST_SENTENCE
        read = "".join(
            text[start:end] for start, end in zip(found["start"], found["end"], strict=True)
        )
        assert "".join(read.split()) == "".join(text.split())


def test_a_sentence_too_long_is_cut_after_a_semicolon_a_comma_or_a_space():
    item = "the bridge of the northern town, "
    half = item * (LONGEST_SENTENCE // len(item) * 3 // 4)
    found = rr.read(rr.Article(text=f"{half}and so on; {half}the end")).sentences
    assert len(found) == 2
    assert found["end"][0] == len(half + "and so on;")


def test_a_sentence_as_long_as_any_in_the_news_stays_whole():
    text = "The council of " + "the old northern town and " * 30 + "the harbour met."
    assert len(text) > 744
    assert len(rr.read(rr.Article(text=text)).sentences) == 1


def test_a_quotation_that_is_never_closed_is_not_copied_for_every_piece_of_it():
    sentence = "The bridge is closed, said Moss. "
    text = Copied("“" + sentence * 500)
    quoted = quotations(text, 0, len(text))
    assert [one.closed for one in quoted] == [False]
    text.count = 0
    for start in range(1, len(text), len(sentence)):
        piece_of(text, quoted, start, start + 20)
    assert text.count < 10 * len(text)


def test_trees_as_deep_as_a_window_allows_are_read_without_end_of_the_stack():
    down = [Word(at, at + 1, "said", "VBD", "say", at - 1 if at else ROOT, "conj" if at else "root")
            for at in range(ROOM)]  # fmt: skip
    tree = Sentence(0, 0, down)
    assert tree.span(0) == (0, ROOM)
    assert len(tree.groups) == ROOM
    assert tree.clause(ROOM - 1) == ROOM - 1


def test_rings_in_rings_are_broken_without_end_of_the_stack():
    scores = np.random.default_rng(0).normal(size=(ROOM, ROOM + 1)).round(1)
    scores[:, ROOM] = -9
    tree = best_tree(scores)
    assert tree.count(ROOM) == 1


def test_a_text_too_long_to_be_read_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_TEXT", 1_000)
    rr.read(rr.Article(text="a" * 1_000))
    with pytest.raises(ValueError, match=r"1,001 characters, and 1,000 are read at most; split it"):
        rr.read(rr.Article(text="a" * 1_001))


def test_what_two_sentences_have_alike_is_kept_once():
    read = rr.read(rr.Article(text="The bridge closed. The bridge opened."), reader="small")
    one, other = read.stage("trees").values()
    for part in ("low", "tag", "lemma", "relation"):
        assert getattr(one.words[1], part) is getattr(other.words[1], part)
    for part in ("children", "phrases", "groups"):
        assert getattr(one, part)
        for mine, its in zip(getattr(one, part), getattr(other, part), strict=True):
            assert mine is its
    one, other = read.stage("lines").values()
    for part in ("timed", "voice", "quote", "verbatim", "person", "part"):
        assert getattr(one, part) is getattr(other, part)


def test_places_of_words_take_few_bytes():
    read = rr.read(rr.Article(text="The bridge closed."), reader="small")
    for numbers in (read.words.starts, read.words.ends, read.words.sentences, read.words.governors):
        assert numbers.itemsize == 4
    (tree,) = read.stage("trees").values()
    assert isinstance(tree.down, bytes)


def test_a_sentence_of_more_words_than_a_byte_counts_has_its_tree():
    chain = [Word(at, at + 1, "a", "NN", "a", at - 1, "dep") for at in range(300)]
    tree = Sentence(0, 0, chain)
    assert list(tree.down) == list(range(300))
    assert tree.span(299) == (299, 300)
    assert tree.span(0) == (0, 300)


def test_turns_of_an_interview_do_not_go_through_all_labels_for_each():
    looked = []

    def names(start, end):
        looked.append((start, end))
        return False

    lines = [
        f"MAYOR {chr(65 + n % 26)}{chr(65 + n // 26)}: We will rebuild it." for n in range(200)
    ]
    text = "\n\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append((at, at + len(line)))
        at += len(line) + 2
    assert len(turns(text, blocks, names)) == len(lines)
    assert not looked
