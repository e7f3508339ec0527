"""Text exports of news databases: each document is an article, its labels are facts, not prose."""

import time

import pytest

import reread as rr
from reread.loading.exports import is_export

BODY = "The board of Nordby voted on Monday to shut the grain quay.\n\n“Enough,” said Ragna Holm.\n"
OLD = """
                               {n} of 2 DOCUMENTS


                             The Nordby Post (Norway)

                            August 19, 2025 Tuesday
                                Late Edition - Final

Quay shuts after long quarrel over
cranes

BYLINE: By Lise Berg and Ola Vik

SECTION: NEWS; Pg. 4

LENGTH: 512 words

DATELINE: Nordby

{body}
LOAD-DATE: August 20, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2025 Nordby Press
                          All Rights Reserved

"""
NEW = """Quay shuts after long quarrel over cranes

The Nordby Post

August 19, 2025 Tuesday

Copyright 2025 Nordby Press All Rights Reserved

Section: NEWS; Pg. 4
Length: 512 words
Byline: Lise Berg

Body

{body}
Graphic

A crane on the quay.

Classification

Language: ENGLISH
Publication-Type: Newspaper
Subject: PORTS (90%)

Load-Date: August 20, 2025


End of Document

"""
PLAIN = """Quay shuts after long quarrel over cranes

Lise Berg
512 words
19 August 2025
The Nordby Post
NORDPO
English
Copyright 2025 Nordby Press. All Rights Reserved.

{body}
Document NORDPO0020250819el8j0000a

"""
CODED = """SE   News
HD   Quay shuts after long quarrel over
     cranes
BY   By Lise Berg
WC   512 words
PD   19 August 2025
SN   The Nordby Post
SC   NORDPO
LA   English
CY   Copyright 2025 Nordby Press

LP
The board of Nordby voted on Monday to shut the grain quay.

TD
“Enough,” said Ragna Holm.

NS   gpol : Politics
AN
Document NORDPO0020250819el8j0000a

"""
PROQUEST = """
Document {n} of 2

Quay shuts after long quarrel over cranes

Author: Berg, Lise

Publication info: The Nordby Post; Nordby [Nordby]. 19 Aug 2025: A.4.

ProQuest document link

Abstract: In short.

Full text: {body}
Subject: Ports;

Location: Nordby

Title: Quay shuts after long quarrel over cranes

Publication title: The Nordby Post

Publication date: Aug 19, 2025

Section: News

Language of publication: English

Document URL: https://proquest.example/1

Last updated: 2025-08-20

____________________________________________________________
"""
RULE = "_" * 60 + "\n"
EXPORTS = {
    "LexisNexis, old": (OLD, "", ("Lise Berg", "Ola Vik")),
    "LexisNexis, new": (NEW, "", ("Lise Berg",)),
    "Factiva": (PLAIN, "", ("Lise Berg",)),
    "Factiva, coded": (CODED, "", ("Lise Berg",)),
    "ProQuest": (PROQUEST, RULE + "\nReport Information from ProQuest\n\n" + RULE, ("Lise Berg",)),
}


def written(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    return tmp_path / "a.txt"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export(tmp_path, name, end):
    form, head, authors = EXPORTS[name]
    text = head + "".join(form.replace("{n}", str(n)).replace("{body}", BODY) for n in (1, 2))
    path = written(tmp_path, text.replace("\n", end))
    with pytest.raises(ValueError, match="holds 2 articles"):
        rr.load(path)
    articles = rr.load_all(path)
    assert len(articles) == 2
    for article in articles:
        assert article.text.split("\n\n", 1)[1].strip() == BODY.strip()
        assert article.title == "Quay shuts after long quarrel over cranes"
        assert article.text.startswith(article.title)
        assert article.published == "2025-08-19"
        assert article.outlet.startswith("The Nordby Post")
        assert article.authors == authors
        assert article.language == "en"
        assert article.omitted
        assert article.marks[0].kind == "headline"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", EXPORTS)
def test_a_byte_order_mark_hides_no_document(tmp_path, name, encoding):
    form, head, _ = EXPORTS[name]
    text = head + "".join(form.replace("{n}", str(n)).replace("{body}", BODY) for n in (1, 2))
    (tmp_path / "a.txt").write_text(text.lstrip("\n"), encoding=encoding)
    titles = [article.title for article in rr.load_all(tmp_path / "a.txt")]
    assert titles == ["Quay shuts after long quarrel over cranes"] * 2


def test_one_document_is_one_article(tmp_path):
    one = OLD.replace("{n} of 2", "1 of 1").replace("{body}", BODY)
    assert rr.load(written(tmp_path, one)).title == "Quay shuts after long quarrel over cranes"


def test_the_parts_of_an_export_are_all_kept(tmp_path):
    one = OLD.replace("{n} of 2", "1 of 1").replace("{body}", BODY)
    loaded = rr.load(written(tmp_path, one))
    rest = " ".join(piece.text for piece in loaded.omitted)
    assert {"Nordby", "512", "Copyright", "Newspaper"} <= set(
        (loaded.text + rest).replace(":", " ").split()
    )
    assert "loaded" in set(loaded.metadata["field"])


def test_an_export_that_was_saved_as_a_document(tmp_path):
    pytest.importorskip("striprtf")
    text = NEW.replace("{body}", BODY.replace("“", '"').replace("”", '"')) * 2
    (tmp_path / "a.rtf").write_text("{\\rtf1 " + text.replace("\n", "\\par ") + "}")
    assert [article.outlet for article in rr.load_all(tmp_path / "a.rtf")] == [
        "The Nordby Post"
    ] * 2


PROSE = [
    "The report was 1 of 25 DOCUMENTS found in the cellar.\nIts length was 512 words.\n\nIt burned.\n",
    "End of Document\n\nSo ended the novel, and with it the quarrel.\n",
    "Document 3 of 4\n\nThe clerk read it aloud.\n",
    "He sent 512 words\nby wire.\n\nDocument that, she said.\n",
    "Full text: read it here.\n\nThe mayor spoke.\n",
    "SUBJECT: the quay\n\nLENGTH: two miles\n\nThe mayor spoke.\n",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_that_looks_alike_stays_as_it_is(tmp_path, text):
    assert rr.load(written(tmp_path, text)).text == text


def test_a_document_without_a_body_does_not_lose_the_others(tmp_path):
    empty = "\n\nClassification\n\nLength: 0 words\n\nEnd of Document\n"
    path = written(tmp_path, NEW.replace("{body}", BODY) + empty)
    with pytest.warns(UserWarning, match="1 of 2 articles are not read"):
        assert BODY.strip() in rr.load_all(path)[0].text


@pytest.mark.parametrize("line", ["\n", " \n", "5 words\n", "1 of 2 DOCUMENTS\n", "____\n"])
def test_telling_an_export_takes_linear_time(line):
    begun = time.process_time()
    is_export(line * (300_000 // len(line)) + "The end.")
    assert time.process_time() - begun < 3  # a hundredth of it; minutes, where it is quadratic
