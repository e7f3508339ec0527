"""Languages: told where they can be, never guessed of names and figures, and not read as English."""

import dataclasses
import pickle
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.article import Told
from reread.language import code_of, is_foreign, language_of, languages_of, name_of
from reread.stages import STAGES

LINES = (Path(__file__).parent / "cases/languages.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t", 1)) for line in LINES[1:]]
ENGLISH = [text for code, text in CASES if code == "en"]
GERMAN = "\n\n".join([text for code, text in CASES if code == "de"][:2])
PARTS = "The mayor said that the school would close.\n\n{}\n\nShe left on Tuesday, and nobody asked why."


@pytest.mark.parametrize(("code", "text"), CASES)
def test_a_paragraph(code, text):
    assert languages_of([text], None) == [None if code == "-" else code]


def test_what_is_too_short_to_tell_is_in_the_language_of_the_article():
    assert languages_of(["Brücke gesperrt", GERMAN, ENGLISH[0]], "de") == ["de", "de", "en"]
    assert languages_of(["Brücke gesperrt", ENGLISH[0]], "en") == [None, "en"]


def test_a_sentence_that_quotes_another_language_is_foreign():
    assert is_foreign("She wrote: “Niemand hat uns gefragt, ob wir damit einverstanden sind.”")
    assert not is_foreign("“C'est la vie,” she said.")


@pytest.mark.parametrize(("given", "code"), [
    ("en", "en"), ("EN-gb", "en"), ("de_DE.UTF-8", "de"), ("English", "en"), ("ger", "de"),
    (" nb ", "no"), ("zh-Hans", "zh"), ("{{lang}}", None), ("", None), ("x", None), (5, None),
    ("und", None), ("us", None), ("ace", "ace"),
])  # fmt: skip
def test_codes(given, code):
    assert code_of(given) == code


def test_names():
    assert name_of("de") == "German"
    assert name_of("ace") == "the language 'ace'"


def test_an_article_has_the_language_given_else_shown_else_stated():
    told = (Told("language", "en-GB", "html lang"),)
    assert rr.Article(GERMAN).language == "de"
    assert rr.Article(GERMAN, language="EN").language == "en"
    assert (
        rr.Article(
            "Brücke gesperrt", language="de-AT", told=(Told("language", "de-AT", "x"),)
        ).language
        == "de"
    )
    assert rr.Article("Mayor quits").language is None
    page = rr.Article(GERMAN, language="en-GB", told=told)
    assert page.language == "de"
    assert page.told == (*told, Told("language", "de", "the text itself"))
    assert page.notices == ("The source calls this English, but it is German.",)
    assert dataclasses.replace(page, title="x").notices == page.notices  # told once
    wrong = rr.Article(ENGLISH[0], language="{{lang}}", told=(Told("language", "{{lang}}", "x"),))
    assert wrong.language == "en"


def test_what_is_no_language_is_named():
    with pytest.raises(ValueError, match="language='klingonish!' is not a language; write an ISO"):
        rr.Article("Mayor quits", language="klingonish!")
    with pytest.raises(ValueError, match="language=5 is not a language"):
        rr.Article("Mayor quits", language=5)


def test_another_language_is_not_read_as_english():
    reading = rr.read(rr.Article(GERMAN))
    for name in STAGES:
        table = reading.table(name)
        assert name in ("blocks", "stretches", "reference_date") or table.empty, name
        assert table.attrs["notices"] == list(reading.notices)
    assert reading.blocks["language"].tolist() == ["de", "de"]
    assert reading.unread == "the text is in German"
    assert reading.notices == (
        "This text is in German; reread reads English, so nothing was read. "
        "rr.read(article, language='any') reads it all the same, but don't trust it.",
    )


def test_any_language_is_read_where_that_is_chosen():
    reading = rr.read(rr.Article(GERMAN), language="any")
    assert len(reading.sentences) == 2
    assert reading.unread == ""
    (notice,) = reading.notices
    assert (
        notice == "This text is in German; reread reads English, so don't trust what it finds here."
    )


def test_paragraphs_in_another_language_are_left_out_and_counted():
    reading = rr.read(rr.Article(PARTS.format(GERMAN)))
    words = [
        reading.article.text[a:b]
        for a, b in zip(reading.sentences["start"], reading.sentences["end"], strict=True)
    ]
    assert words == [
        "The mayor said that the school would close.",
        "She left on Tuesday, and nobody asked why.",
    ]
    assert reading.notices == (
        "2 of 4 paragraphs are in German; that was not read (language='any' reads it all the same).",
    )
    assert reading.tone.attrs["notices"] == list(reading.notices)
    loose = rr.read(reading.article, language="any")
    assert len(loose.sentences) == 4
    assert loose.notices == (
        "2 of 4 paragraphs are in German; reread reads English, so don't trust what it finds there.",
    )


def test_of_a_mixed_paragraph_the_english_sentences_are_read():
    mixed = (
        "Nobody asked the parents about it. Die Kinder hat an diesem Tag leider niemand gefragt."
    )
    reading = rr.read(rr.Article(PARTS.format(mixed)))
    assert reading.blocks["language"].tolist() == ["en", "mul", "en"]
    assert len(reading.sentences) == 3
    assert not reading.ledger["surface"].eq("Die").any()
    assert reading.notices[0].startswith(
        "1 of 3 paragraphs is partly in another language; sentences with it were not read"
    )


def test_an_english_article_has_no_notices(reading):
    assert reading.notices == ()
    assert reading.unread == ""
    assert all(reading.table(name).attrs == {} for name in STAGES)
    assert set(reading.blocks["language"].dropna()) == {"en"}


def test_notices_survive_and_disturb_nothing(tmp_path):
    reading = rr.read(rr.Article(PARTS.format(GERMAN)))
    table = reading.tone
    assert pickle.loads(pickle.dumps(table)).attrs == table.attrs
    table.to_parquet(tmp_path / "tone.parquet")
    assert pd.read_parquet(tmp_path / "tone.parquet").attrs == table.attrs
    pd.testing.assert_frame_equal(table, reading.plain.table("tone", reading.stage("tone")))
    table.attrs["notices"].append("mine")
    assert reading.tone.attrs["notices"] == list(reading.notices)
    assert reading.stage("tone").attrs == {}
    assert rr.compare(reading, rr.read(reading.article)).empty


def test_the_short_form_names_title_authors_and_another_language():
    article = rr.Article(
        GERMAN, id="a", title="Schule\n" + "zu " * 40, authors=("Ann Lee", "Bo Dahl", "Cy Ek")
    )
    assert repr(article).startswith("<Article a: “Schule zu zu")
    assert "…”, by Ann Lee and Bo Dahl …, " in repr(article)
    assert "in German, published unknown>" in repr(article)
    assert (
        repr(rr.Article("Mayor quits", id="b")) == "<Article b: 11 characters, published unknown>"
    )


def test_the_same_in_any_thread_and_order():
    texts = [text for _, text in CASES] * 4
    wanted = [language_of(text) for text in texts]
    mixed = random.Random(1).sample(list(enumerate(texts)), len(texts))
    with ThreadPoolExecutor(8) as pool:
        found = dict(pool.map(lambda pair: (pair[0], language_of(pair[1])), mixed))
    assert [found[at] for at in range(len(texts))] == wanted


def test_english_needs_no_model():
    code = "import sys, reread as rr; rr.read(rr.load(sys.argv[1])).blocks; assert 'py3langid' not in sys.modules"
    path = Path(__file__).parents[1] / "data/article.txt"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


@pytest.mark.parametrize("text", ["a" * 400_000, "Ж" * 400_000, "the " * 100_000, "“" * 400_000,
                                  ". " * 200_000, "und " * 100_000], ids=range(6))  # fmt: skip
def test_long_text_takes_no_long_time(text):
    start = time.process_time()
    languages_of([text], None)
    assert time.process_time() - start < 3
