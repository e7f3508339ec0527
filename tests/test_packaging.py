"""What is installed: a core that reads by itself, extras that are named where they are missing,
and what ships beside the code."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from declared import closure, lay_out, project, requirements

import reread as rr
from reread.examples import copy_notebooks, samples
from reread.files import faults

ROOT = Path(__file__).parents[1]
LIGHT = """
import sys
from pathlib import Path
import reread as rr
from reread.cli import main

root, out = map(Path, sys.argv[1:])
main([str(root / "data/article.txt"), "--quiet", "--out", str(out)])
for name in ("bridge-portal.html", "bridge-newsletter.md", "bridge-opinion.json"):
    article = rr.load(root / "data" / name)
    print("loaded", article.title)
reading = rr.read(rr.Article(text="Ann Lee closed the bridge on 3 May 2021."))
rr.highlight(reading.article, reading.times)
rr.compare(reading, rr.read(reading.article, lexicon="vader"))

def told(use):
    try:
        use()
    except ImportError as error:
        print("told", error)

told(lambda: rr.plots.timeline)
told(lambda: rr.report(reading, out / "sheet.html"))
told(lambda: rr.explore.desk)
told(lambda: rr.corpus.read)
told(lambda: rr.corpus.open)
told(lambda: rr.save(reading, out / "both"))
told(lambda: reading.bundle(out / "a.zip"))
told(lambda: rr.export(reading, out / "a.xlsx"))
told(lambda: rr.export(reading, out / "a.graphml"))
print("modules", *sorted({name.partition(".")[0] for name in sys.modules}))
"""
ALONE = """
import sys

import threading

REFUSED = {"os.exec", "os.fork", "os.posix_spawn", "socket.__new__", "subprocess.Popen", "threading"}

def refuse(event, arguments):
    if event in REFUSED:
        raise SystemExit(f"{event} was called")

sys.addaudithook(refuse)
threading.Thread.start = lambda thread: refuse("threading", thread)
import reread as rr

reading = rr.read(rr.load(sys.argv[1]))
print(*(name for name in rr.tables.TABLES if reading.table(name) is not None))
"""
WANTED = ["plots", "plots", "lab", "corpus", "corpus", "export", "export", "export", "export"]


@pytest.fixture(scope="module")
def light(tmp_path_factory):
    """What Python printed and wrote with nothing installed but the core and what it needs."""
    folder, out = tmp_path_factory.mktemp("light"), tmp_path_factory.mktemp("out")
    lay_out(closure(requirements()), folder)
    path = os.pathsep.join([str(ROOT / "src"), str(folder)])
    done = subprocess.run(
        [sys.executable, "-S", "-c", LIGHT, str(ROOT), str(out)],
        env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        capture_output=True, encoding="utf-8", cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, out


def test_the_core_loads_pages_and_says_what_more_needs(light):
    shown, _ = light
    assert re.findall("loaded (.+)", shown) == [
        "Commuters queue as bridge row drags on", "Bridge deal signed, at last",
        "Half a bridge is no bridge",
    ]  # fmt: skip
    told = re.findall("told (.+)", shown)
    assert [re.findall(r'pip install "reread\[(\w+)\]"', line) for line in told] == [
        [extra] for extra in WANTED
    ]


def test_the_core_is_light(light):
    (modules,) = re.findall("modules (.+)", light[0])
    heavy = {"IPython", "dask", "ipywidgets", "jupyterlab", "matplotlib", "nbconvert", "pyarrow"}
    assert heavy.isdisjoint(modules.split())
    assert {"numpy", "pandas", "lxml", "nltk"} <= set(modules.split())


def test_what_the_core_cannot_write_is_left_out_and_said(light):
    shown, out = light
    assert 'no figures: they need matplotlib; install it with: pip install "reread[plots]"' in shown
    install = 'no Parquet files: they need pyarrow; install it with: pip install "reread[export]"'
    assert install in shown
    written = {path.suffix for path in (out / "16f0559ec764").rglob("*.*")}
    assert written == {".csv", ".txt", ".json"}
    assert faults(out / "16f0559ec764") == []


def test_the_core_starts_no_thread_or_process_and_opens_no_socket():
    """So that it can run where there are none, as in a browser's tab."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(ROOT / "data/article.txt")],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == list(rr.tables.TABLES)


def test_the_tables_are_the_same_without_arrow(light, tmp_path, reading):
    rr.save(reading, tmp_path, formats="csv")
    files = sorted(tmp_path.glob("*.csv"))
    assert len(files) >= len(rr.tables.TABLES)
    for path in files:
        other = light[1] / "16f0559ec764/tables" / path.name
        assert path.read_bytes() == other.read_bytes(), path.name


def test_all_is_every_extra_that_a_reader_can_use():
    extras = set(project()["optional-dependencies"])
    everything = set(requirements("all"))
    for extra in extras - {"all", "test", "training"}:
        assert set(requirements(extra)) <= everything, extra
    assert everything <= set(requirements("test"))


def test_the_samples():
    found = samples()
    assert next(iter(found)) == "article.txt"
    assert {path.suffix for path in found.values()} == {".txt", ".html", ".json", ".md"}
    assert "README.md" not in found
    assert rr.load(rr.samples()["article.txt"]).id == "16f0559ec764"


def test_notebooks_are_copied_beside_the_texts_they_read(tmp_path):
    written, kept = copy_notebooks(tmp_path)
    assert not kept
    names = {path.relative_to(tmp_path).as_posix() for path in written}
    assert names == {
        path.relative_to(ROOT).as_posix()
        for path in (*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("data/*"))
    }
    for path in written:
        assert path.read_bytes() == (ROOT / path.relative_to(tmp_path)).read_bytes()


def test_a_copy_that_was_worked_on_stays(tmp_path):
    copy_notebooks(tmp_path)
    mine = tmp_path / "notebooks/00_article.ipynb"
    mine.write_text("mine")
    (tmp_path / "data/article.txt").unlink()
    written, kept = copy_notebooks(tmp_path)
    assert [path.name for path in written] == ["article.txt"]
    assert mine in kept
    assert mine.read_text() == "mine"


def test_what_is_missing_of_an_installation_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("reread.examples.REPOSITORY", tmp_path)
    with pytest.raises(
        FileNotFoundError, match="notebooks of reread is not where it was installed"
    ):
        copy_notebooks(tmp_path / "copy")
