"""A batch: each article's rows are those it has alone; what is not read says why; nothing is lost."""

import gc
import json
import warnings

import numpy as np
import pandas as pd
import pytest

import reread as rr
from reread.choices import Choices
from reread.corpus.dataset import schemas
from reread.corpus.dataset.schemas import NAMES
from reread.corpus.parts import KINDS, Item, Refused
from reread.corpus.workers.batch import read_items
from reread.stages import STAGES
from reread.stored import from_json

FLOOD = rr.Article(
    "Mayor Lena Falk said on Monday that the bridge had closed.\n\nIt rained for two days.",
    published="2025-08-20", title="The flood", outlet="Weser Post", authors=("Ann Lee", "Bo Berg"),
)  # fmt: skip
WRAPPED = rr.Article(
    "“It is over,” the min\u00adister\r\nsaid  on Friday.\r\n\r\nNobody asked why 😀."
)
PLAIN = rr.Article("Prices fell by 3 percent in May. The union welcomed it.")
GERMAN = rr.Article(
    "Der Stadtrat hat am Mittwoch beschlossen, die alte Brücke zu sperren. Viele Bürger sind empört."
)


def items(*contents):
    return [Item(f"key{at}", f"{at}.txt", content) for at, content in enumerate(contents)]


def batch(*contents, **choices):
    return read_items(items(*contents), Choices(**choices))


def frames(part, id):
    """The tables of one article of a part."""
    made = {name: schemas.frame(name, part.tables[name]) for name in STAGES}
    return {
        name: table[table["article"] == id].reset_index(drop=True) for name, table in made.items()
    }


def failures(part):
    return [tuple(row.values()) for row in part.tables["failures"].to_pylist()]


@pytest.mark.parametrize("article", (FLOOD, WRAPPED, PLAIN), ids=("given", "wrapped", "plain"))
def test_an_article_has_the_rows_that_it_has_alone(article):
    part = batch(PLAIN, WRAPPED, FLOOD)
    reading = rr.read(article)
    for name, table in frames(part, article.id).items():
        alone = reading.table(name)
        alone.attrs = {}
        pd.testing.assert_frame_equal(table, alone)


def test_neither_order_nor_company_matters():
    one, other = batch(FLOOD, PLAIN, GERMAN, WRAPPED), batch(WRAPPED, FLOOD)
    for id in (FLOOD.id, WRAPPED.id):
        for name, table in frames(one, id).items():
            pd.testing.assert_frame_equal(table, frames(other, id)[name])


def test_all_of_an_article_is_kept():
    part = batch(FLOOD)
    assert set(part.tables) == set(NAMES)
    for name, table in part.tables.items():
        assert table.schema == schemas.SCHEMAS[name]
    (about,), (kept,) = (part.tables[name].to_pylist() for name in ("articles", "texts"))
    assert from_json(kept["text"], kept["rest"], kept["article"]) == FLOOD
    assert {name: value for name, value in about.items() if value is not None} == {
        "article": FLOOD.id, "name": "0.txt", "key": "key0", "title": "The flood",
        "published": "2025-08-20", "outlet": "Weser Post", "language": "en",
        "authors": "Ann Lee; Bo Berg", "characters": len(FLOOD.text), "words": 16,
    }  # fmt: skip


def test_notices_are_kept():
    mixed = rr.Article(f"{PLAIN.text}\n\n{GERMAN.text}\n\n{FLOOD.text}")
    (about,) = batch(mixed).tables["articles"].to_pylist()
    assert about["notices"] == " ".join(rr.read(mixed).notices) != ""


def test_articles_of_one_id_are_told_apart():
    other = rr.Article("It snowed.", id=PLAIN.id)
    part = batch(PLAIN, PLAIN, rr.Article("It rained.", id=f"{PLAIN.id}~3"), other)
    ids = [PLAIN.id, f"{PLAIN.id}~2", f"{PLAIN.id}~3", f"{PLAIN.id}~4"]
    for name in ("articles", "texts"):
        assert part.tables[name]["article"].to_pylist() == ids
    assert part.tables["blocks"]["article"].unique().to_pylist() == ids
    assert frames(part, ids[-1])["tokens"]["surface"].tolist() == ["It", "snowed", "."]


def says(error):
    """A tokenizer that fails at a text with a marker."""

    def tokenize(text):
        if "Monday" in text:
            raise error
        return [(0, len(text))]

    return tokenize


REASONS = (
    (ValueError("bad\n  luck"), "error", "ValueError: bad luck"),
    (KeyError(), "error", "KeyError"),
    (RecursionError("too deep"), "error", "RecursionError: too deep"),
    (MemoryError(), "memory", "reading it takes more memory than there is"),
    (TypeError("<object at 0x7f01d0c0a3f0>"), "error", "TypeError: <object at 0x…>"),
    (ValueError("\udcff"), "error", "ValueError"),
    (OSError("no" * 500), "error", f"OSError: {'no' * 500}"[:300]),
)


def test_how_numpy_takes_what_underflows_is_set_for_one_article_alone():
    def tokenize(text):
        if "Monday" in text:
            np.seterr(all="raise")
        return [(0, len(text))]

    before = np.geterr()
    part = batch(FLOOD, PLAIN, tokenizer=tokenize)
    assert np.geterr() == before
    assert "1.txt" in part.tables["articles"]["name"].to_pylist()


@pytest.mark.parametrize(("error", "kind", "reason"), REASONS, ids=lambda case: str(case)[:9])
def test_an_article_that_fails_loses_only_itself(error, kind, reason):
    part = batch(PLAIN, FLOOD, WRAPPED, tokenizer=says(error))
    assert failures(part) == [("1.txt", "key1", kind, reason)]
    assert part.tables["articles"]["name"].to_pylist() == ["0.txt", "2.txt"]
    assert part.keys == ("key0", "key1", "key2")
    assert FLOOD.id not in part.tables["blocks"]["article"].to_pylist()


class SpeechlessError(Exception):
    def __str__(self):
        raise self


def test_an_error_that_cannot_say_what_it_is_is_an_error():
    part = batch(FLOOD, tokenizer=says(SpeechlessError()))
    assert failures(part) == [("0.txt", "key0", "error", "SpeechlessError")]


def test_what_has_nothing_to_read(monkeypatch):
    monkeypatch.setattr("reread.corpus.workers.batch.LONGEST_TEXT", 200)
    long = rr.Article("It rained. " * 20)
    refused = Refused("unreadable", "the file is damaged; save it again")
    part = batch(rr.Article(" \n…\u200b"), GERMAN, long, refused, PLAIN)
    assert failures(part) == [
        ("0.txt", "key0", "empty", "the text has no words"),
        ("1.txt", "key1", "language", "the text is in German"),
        (
            "2.txt",
            "key2",
            "too large",
            "the text has 220 characters, and 200 are read at most; split it into its articles",
        ),
        ("3.txt", "key3", *refused),
    ]
    assert set(part.tables["failures"]["kind"].to_pylist()) <= set(KINDS)
    assert part.tables["articles"]["article"].to_pylist() == [PLAIN.id]
    assert not batch(PLAIN, GERMAN, language="any").tables["failures"]


def test_a_batch_of_nothing():
    part = read_items([], Choices())
    assert part.keys == () and not any(map(len, part.tables.values()))


def test_begun_is_told_before_an_item_is_read():
    seen = []

    def tokenize(text):
        seen.append("read")
        return []

    read_items(items(PLAIN, WRAPPED), Choices(tokenizer=tokenize), seen.append)
    assert [seen[at] for at in range(len(seen)) if at == 0 or seen[at] != seen[at - 1]] == [
        0, "read", 1, "read",
    ]  # fmt: skip


def test_warnings_do_not_escape():
    def tokenize(text):
        warnings.warn("old", DeprecationWarning, stacklevel=1)
        return []

    assert len(batch(PLAIN, tokenizer=tokenize).tables["articles"]) == 1


def test_a_name_that_no_file_can_hold():
    part = read_items([Item("key", "caf\udce9.txt", PLAIN)], Choices())
    assert part.tables["articles"]["name"].to_pylist() == ["caf\ufffd.txt"]


def test_a_file_of_several_articles_loses_only_those_that_cannot_be_read():
    data = json.dumps([{"text": PLAIN.text, "title": "Prices"}, {"text": ""}, {"text": FLOOD.text}])
    part = read_items([Item("key", "all.json", data.encode()), *items(WRAPPED)], Choices())
    assert part.tables["articles"]["name"].to_pylist() == ["all.json", "all.json", "0.txt"]
    ((name, key, kind, reason),) = failures(part)
    assert (name, key) == ("all.json", "key") and kind in KINDS
    assert reason.startswith("item 2")


def test_the_garbage_collector_is_left_as_it_was():
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()
    gc.set_threshold(701, 11, 12)
    try:
        batch(PLAIN, GERMAN)
        assert (gc.get_threshold(), gc.get_freeze_count()) == ((701, 11, 12), frozen)
    finally:
        gc.set_threshold(*thresholds)
