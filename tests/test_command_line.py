"""The command line: a report in seconds, clear errors, the same bytes each time."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reread
from reread.cli import main
from reread.cli.command_line import COMMANDS
from reread.files import faults
from reread.stages import STAGES

ROOT = Path(__file__).parents[1]
ARTICLE = str(ROOT / "data/article.txt")


def _run(tmp_path, *more) -> int:
    return main([ARTICLE, "--out", str(tmp_path), "--quiet", *more])


def _files(folder) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_a_report(tmp_path, capsys):
    assert _run(tmp_path, "--published", "2025-08-20") == 0
    files = _files(tmp_path / "16f0559ec764")
    assert {f"tables/{name}.{end}" for name in STAGES for end in ("csv", "parquet")} <= set(files)
    assert {"figures/timeline.png", "figures/tone.png", "summary.txt"} <= set(files)
    assert faults(tmp_path / "16f0559ec764") == []
    shown = capsys.readouterr().out
    assert "It was published on 20 August 2025." in shown
    assert "16f0559ec764" in shown


def test_same_bytes_again(tmp_path):
    assert _run(tmp_path / "a") == _run(tmp_path / "b") == 0
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_choices_from_the_command_line(tmp_path, capsys):
    assert _run(tmp_path, "--choose", "lexicon=textblob", "--choose", "ignore=peace,security") == 0
    assert "by the lexicon “textblob”" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--published", "soon"], "published='soon' is not a date; write it as YYYY-MM-DD"),
        (
            ["--choose", "lexicon=nrc"],
            "lexicon='nrc' is not known; choose 'news', 'vader', 'textblob'",
        ),
        (["--choose", "color=red"], "'color' is not a choice; choose among published"),
    ],
)
def test_mistakes_in_choices(tmp_path, capsys, more, told):
    assert _run(tmp_path, *more) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "told"), [("nothing.txt", "does not exist"), (".", "holds nothing to read")]
)
def test_mistakes_in_files(tmp_path, capsys, name, told):
    assert main([str(tmp_path / name), "--quiet", "--out", str(tmp_path)]) == 2
    assert told in capsys.readouterr().err


def test_help_names_the_choices(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["read", "--help"])
    assert stopped.value.code == 0
    assert "tokenizer" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "taken").write_text("a file")
    assert main([ARTICLE, "--quiet", "--out", str(tmp_path / "taken")]) == 2
    told = capsys.readouterr().err
    assert "is a file or lies in one; give the path of a folder" in told


def test_a_terminal_without_all_letters_is_no_fault(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"title": "The “café”", "text": "It closed."}', encoding="utf-8")
    command = [sys.executable, "-m", "reread", str(path), "--quiet", "--out", str(tmp_path)]
    plain = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=plain, capture_output=True, text=True, check=True)
    assert "The \\u201ccaf\\xe9\\u201d" in done.stdout


def test_a_table_and_what_is_packed_are_archives(tmp_path, capsys, monkeypatch):
    asked = []
    monkeypatch.setattr("reread.corpus.read", lambda source, out, **more: asked.append(source))
    (tmp_path / "lot.tar.gz").touch()
    for name in ("a.PSV", "lot.tar.gz", "b.xlsx", "c.ndjson"):
        (tmp_path / name).touch()
        assert main([str(tmp_path / name), "--quiet", "--out", str(tmp_path)]) == 0
        assert asked.pop() == str(tmp_path / name)


def test_files_that_a_shell_puts_in_place_of_a_pattern(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("reread.corpus.read", lambda source, out, **more: asked.append(source))
    assert main(["a.txt", "b.txt", "--quiet", "--out", str(tmp_path)]) == 0
    assert asked == [["a.txt", "b.txt"]]


def test_the_commands_are_told_where_none_is_given(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert all(f"\n    {name}" in shown for name in COMMANDS)


def test_every_command_has_a_help_that_begins_with_a_sentence(capsys):
    for name in COMMANDS:
        with pytest.raises(SystemExit):
            main([name, "--help"])
        told = capsys.readouterr().out
        assert f"usage: reread {name}" in told
        assert re.search(r"\n\n[A-Z][^.:]+[.:]", told), name


def test_the_version(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"reread {reread.__version__}\n"


def test_a_word_that_is_nearly_a_command(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["notebook", "somewhere"])
    assert stopped.value.code == 2
    assert (
        "'notebook' is not a file; did you mean the command 'notebooks'?" in capsys.readouterr().err
    )


def test_a_file_that_is_called_nearly_like_a_command(tmp_path, monkeypatch, capsys):
    (tmp_path / "corpora").write_text("Ann Lee closed the bridge on 3 May 2021.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["corpora", "--quiet"]) == 0
    assert "written to reports/" in capsys.readouterr().out


def test_an_archive_of_one_file(tmp_path, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr("reread.corpus.read", lambda *given, **more: asked.append((given, more)))
    assert main(["corpus", "a.txt", "--text", "body", "--choose", "lexicon=vader"]) == 0
    ((given, more),) = asked
    assert given == ("a.txt", "archive")
    assert (more["text"], more["lexicon"], more["progress"]) == ("body", "vader", True)
    assert "open it with reread.corpus.open('archive')" in capsys.readouterr().out


def test_notebooks_are_copied_once(tmp_path, capsys):
    out = str(tmp_path / "mine")
    assert main(["notebooks", out]) == 0
    assert f"open them with: reread lab {out}" in capsys.readouterr().out
    assert main(["notebooks", out]) == 0
    assert "were there and are unchanged" in capsys.readouterr().out


def test_a_folder_for_notebooks_that_is_a_file_is_told(tmp_path, capsys):
    (tmp_path / "taken").write_text("a file")
    assert main(["notebooks", str(tmp_path / "taken")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.fixture
def opened(monkeypatch):
    """What JupyterLab would have been started with."""
    from jupyterlab.labapp import LabApp

    asked = []
    monkeypatch.setattr(LabApp, "launch_instance", asked.append)
    return asked


def test_lab_copies_notebooks_where_none_are(tmp_path, opened):
    assert main(["lab", str(tmp_path), "--no-browser"]) == 0
    assert opened == [[str(tmp_path / "notebooks/00_article.ipynb"), "--no-browser"]]
    assert (tmp_path / "data/article.txt").is_file()


@pytest.mark.parametrize("below", ["", "notebooks"])
def test_lab_opens_the_notebooks_that_are_there(tmp_path, opened, below):
    (tmp_path / below).mkdir(exist_ok=True)
    (tmp_path / below / "mine.ipynb").write_text("{}")
    assert main(["lab", str(tmp_path)]) == 0
    assert opened == [[str(tmp_path / below / "mine.ipynb")]]
    assert not (tmp_path / "data").exists()


def test_lab_without_jupyterlab_tells_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", None)
    assert main(["lab", str(tmp_path)]) == 2
    install = 'reread lab needs jupyterlab; install it with: pip install "reread[lab]"'
    assert install in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_sheet_and_what_it_varies(tmp_path, monkeypatch, capsys):
    asked = []

    def written(source, path):
        asked.append(source)
        return Path(path)

    monkeypatch.setattr("reread.cli.write_sheet.report", written)
    out = tmp_path / "a.html"
    assert main(["sheet", ARTICLE, "--out", str(out), "--vary", "lexicon=news,vader"]) == 0
    assert main(["sheet", ARTICLE, "--published", "2025-08-20"]) == 0
    assert len(asked[0]) == 2
    assert asked[1].choices.published == "2025-08-20"
    assert capsys.readouterr().out.splitlines() == [
        f"written to {out.as_posix()}", "written to reports/16f0559ec764/sheet.html",
    ]  # fmt: skip


def test_licences_are_printed(capsys):
    assert main(["licences"]) == 0
    assert "VADER" in capsys.readouterr().out
