"""Articles put together: what is no article, and questions that have no answer, are told."""

import re

import pytest

import reread as rr

ECHO = rr.Article("Ann Lee left the council on 3 May 2020.", id="echo")
GERMAN = "Der Stadtrat hat am Dienstag beschlossen, die Schule zu schließen."


@pytest.fixture(scope="module")
def story():
    return rr.together([ECHO])


@pytest.mark.parametrize("wrong, error", [
    (lambda: rr.together(ECHO), "articles is Article; give a list"),
    (lambda: rr.together("echo.txt"), "articles is str; give a list"),
    (lambda: rr.together(None), "articles is NoneType; give a list"),
    (lambda: rr.together(["echo.txt"]), "article is str, not Article"),
    (lambda: rr.together([ECHO, ECHO]), "two articles have the id 'echo'; leave one out"),
    (lambda: rr.audit("echo.txt", ECHO), "text='echo.txt' is a file or address; give reread.load"),
    (lambda: rr.versions(ECHO, "https://echo.org/a"), "is a file or address; give reread.load"),
])  # fmt: skip
def test_what_is_no_article_is_told(wrong, error):
    with pytest.raises((TypeError, ValueError), match=re.escape(error)):
        wrong()


@pytest.mark.parametrize("wrong, error", [
    (lambda s: s.timeline(5), "entity=5 is no name"),
    (lambda s: s.timeline(" "), "entity=' ' is no name"),
    (lambda s: s.timeline("Ann Leee"), "did you mean Ann Lee?"),
    (lambda s: s.linked(s.table("quotes"), "who"), "rows has no column 'who'; it has article"),
    (lambda s: s.reading("post"), "article 'post' is not among them"),
])  # fmt: skip
def test_what_is_not_there_is_told(story, wrong, error):
    with pytest.raises(ValueError, match=re.escape(error)):
        wrong(story)


def test_one_article_alone_has_nothing_to_differ_from(story):
    for rows in (story.timeline(), story.quotations(), story.contradictions(), story.framing()):
        assert rows.empty
    assert repr(rr.show(story.framing())) == "1 article without outlet: left out."


def test_what_was_not_read_bears_nothing_out_and_says_so():
    german = rr.Article(GERMAN, id="stadt")
    rows = rr.audit(ECHO, german)
    assert set(rows["verdict"]) == {"unsure"}
    assert rr.findings(rows)["sentence"][0].startswith("stadt was not read, for the text is in G")
    assert "stadt was not read" in repr(rr.show(rows))
    (told,) = rr.findings(rr.audit(german, ECHO))["sentence"]
    assert told == "The text is in German, so nothing of it was checked."
    assert "The older version was not read" in repr(rr.show(rr.versions(german, ECHO)))


def test_the_commands_tell_what_cannot_be_compared(tmp_path, capsys):
    from reread.cli.command_line import main

    (folder := tmp_path / "news").mkdir()
    (folder / "echo.txt").write_text(ECHO.text, encoding="utf-8")
    (folder / "code.py").write_text("x = 1\n", encoding="utf-8")
    (german := tmp_path / "stadt.txt").write_text(GERMAN, encoding="utf-8")
    (own := tmp_path / "own.txt").write_text("Ann Lee left in 2020.", encoding="utf-8")
    assert main(["audit", str(own), str(folder), str(folder / "echo.txt")]) == 0
    assert "left out: code.py: is source code" in capsys.readouterr().out
    assert main(["audit", str(own), str(german)]) == 2
    assert "no source was read; stadt.txt was not read: the text is in German" in (
        capsys.readouterr().err
    )
    assert main(["audit", str(german), str(folder)]) == 2
    assert main(["versions", str(german), str(own)]) == 2
    assert "stadt.txt was not read: the text is in German" in capsys.readouterr().err
