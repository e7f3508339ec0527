"""What the docs say is so: their examples give what they show, their links and scripts exist."""

import inspect
import json
import re
import runpy
import shutil
from pathlib import Path

import pytest

import reread as rr
from reread.cli.command_line import COMMANDS
from reread.export import FORMATS
from reread.loading.load import SUFFIXES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(
    {*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("docs/*.md")}
    | {*ROOT.glob("src/reread/models/*.md")}
)
EXAMPLE = re.compile(r"```python\n((?:(?!```).)*)```\n\n```\n(.*?)```", re.S)
LARGEST = 120_000  # bytes of a picture
SCRIPT = r"python ((?:benchmarks|training|notebooks|tests)/\w+\.py)"


def _page(name: str) -> str:
    return (ROOT / f"docs/{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", [p for p in PAGES if EXAMPLE.search(p.read_text("utf-8"))], ids=lambda p: p.stem
)
def test_a_pages_examples_give_what_they_show(page, capsys, monkeypatch, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)  # they write files, too
    known = {}
    for code, shown in EXAMPLE.findall(page.read_text(encoding="utf-8")):
        exec(compile(code, page.name, "exec"), known)
        assert capsys.readouterr().out == shown


def test_the_corrections_that_the_docs_show_fit_its_article(tmp_path):
    (shown,) = re.findall(r"```\n(table,.*?)```", _page("corrections"), re.S)
    (tmp_path / "mine.csv").write_text(shown, encoding="utf-8")
    article = rr.load(ROOT / "data/article.txt")
    corrected = rr.read(article, corrections=tmp_path / "mine.csv")
    moved = rr.compare(rr.read(article), corrected)
    assert {"mentions", "times", "quotes", "voices"} <= set(moved["table"])
    assert not corrected.notices


def test_the_links_of_every_page_exist():
    for page in PAGES:
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_script_that_a_page_runs_can_be_loaded(monkeypatch):
    """Scripts of training/ want JAX, which is not installed for tests: they only have to exist."""
    named = {name for page in PAGES for name in re.findall(SCRIPT, page.read_text("utf-8"))}
    assert len(named) > 20
    for name in sorted(named):
        path = ROOT / name
        assert path.exists(), name
        if path.parent.name == "benchmarks":
            monkeypatch.syspath_prepend(str(path.parent))
            runpy.run_path(str(path), run_name="loaded")


def test_the_readme_tells_of_every_table():
    for name, table in rr.tables.TABLES.items():
        assert f"| `{name}` | {table.row} |" in README


def test_the_readme_asks_what_the_notebooks_ask():
    for path in sorted(ROOT.glob("notebooks/*.ipynb")):
        title = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"][0]
        assert f"(notebooks/{path.name}) | {title.removeprefix('# ').strip()} " in README


def test_the_readme_tells_of_every_extra_and_command():
    from declared import project

    extras = set(project()["optional-dependencies"]) - {"test", "training"}
    assert extras == set(re.findall(r"\.\[(\w+)\]", README))
    told = README[README.index("The command `reread`") : README.index("## The notebooks")]
    assert set(COMMANDS) - {"read"} <= set(re.findall(r"`(\w+)`", told))


def test_every_picture_of_the_tutorial_is_used_and_small():
    shown = set(re.findall(r"\]\(pictures/(\w[\w-]*\.png)\)", _page("tutorial")))
    kept = {path.name: path.stat().st_size for path in (ROOT / "docs/pictures").glob("*")}
    assert shown == set(kept)
    assert max(kept.values()) <= LARGEST


def test_the_gallery_shows_every_plot():
    drawn = set(re.findall(r"rr\.plots\.(\w+)\(", _page("gallery")))
    plots = {name for name in rr.plots.__all__ if _draws(getattr(rr.plots, name))}
    assert plots <= drawn | {"described"}


def _draws(one):
    """Whether a function of plots takes an Axes."""
    return inspect.isfunction(one) and "ax" in inspect.signature(one).parameters


def test_the_docs_tell_of_every_format_to_export_to():
    rows = _page("export").split("\n\n")[2]
    told = {name for row in rows.splitlines() for name in re.findall(r"`(.*?)`", row.split("|")[1])}
    assert told == set(FORMATS)


def test_the_docs_name_no_kind_of_file_that_is_not_read():
    rows = _page("files").split("\n\n")[1]
    named = set(re.findall(r"`(\.\w+)`", rows))
    assert len(named) > 15
    assert named <= set(SUFFIXES)
