"""The command line: a report in seconds, clear errors, the same bytes each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reread.__main__ import main
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
    assert "published:      2025-08-20" in shown
    assert "16f0559ec764" in shown


def test_same_bytes_again(tmp_path):
    assert _run(tmp_path / "a") == _run(tmp_path / "b") == 0
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def test_choices_from_the_command_line(tmp_path, capsys):
    assert _run(tmp_path, "--choose", "lexicon=textblob", "--choose", "ignore=peace,security") == 0
    assert "on average by textblob" in capsys.readouterr().out


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
        main(["--help"])
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
