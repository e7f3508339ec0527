"""The project's own papers agree: dependencies, lock, conda environment, README, data."""

import json
import re
import runpy
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

import reread as rr
from reread.export import FORMATS
from reread.loading.load import SUFFIXES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    *ROOT.glob("*.md"),
    *ROOT.glob("*/README.md"),
    *ROOT.glob("docs/scale.md"),
    *ROOT.glob("src/reread/models/*.md"),
]
EXAMPLES = re.findall(r"```python\n((?:(?!```).)*)```\n\n```\n(.*?)```", README, re.S)
SCRIPT = r"python ((?:benchmarks|training|notebooks|tests)/\w+\.py)"
CONDA_NAMES = {
    "brotli-python": "brotli", "dask-core": "dask", "python-duckdb": "duckdb",
    "matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"
}  # fmt: skip


def _split(requirement: str) -> tuple[str, str]:
    name, ranges = re.fullmatch(r"([\w-]+)\s*(.*)", requirement.strip()).groups()
    return CONDA_NAMES.get(name.lower(), name.lower()), ranges.replace(" ", "")


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return dict(map(_split, project["dependencies"] + project["optional-dependencies"]["test"]))


def test_every_check_stored_in_a_notebook_holds():
    for path in sorted((ROOT / "notebooks").glob("0*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        shown = [o.get("data", {}) for c in cells for o in c.get("outputs", [])]
        told = ["".join(one.get("text/plain", "")) for one in shown]
        checks = [one for one in told if one in ("True", "False", "np.True_", "np.False_")]
        assert checks, f"{path.name} checks nothing"
        assert set(checks) == {"True"}, path.name


def test_conda_environment_has_the_same_ranges(wanted):
    entries = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    inner = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    assert "-e ." in inner
    flat = [e for e in entries if isinstance(e, str)] + [e for e in inner if e != "-e ."]
    given = dict(map(_split, flat))
    assert given.pop("python") == ">=3.11"
    given.pop("pip")
    assert given == wanted


def test_lock_pins_every_dependency_inside_its_range(wanted):
    from packaging.specifiers import SpecifierSet

    lock = (ROOT / "requirements.txt").read_text()
    pins = {n.lower(): v for n, v in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", lock)}
    for name, ranges in wanted.items():
        assert SpecifierSet(ranges).contains(pins[name]), name
    assert not re.search(r"https?://|--(index|find-links)|file:", lock)


def test_every_pin_is_hashed():
    lock = (ROOT / "requirements.txt").read_text()
    blocks = re.split(r"(?m)^(?=[\w.-]+==)", lock)[1:]
    assert len(blocks) > 50
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_readmes_examples_give_what_they_show(capsys, monkeypatch, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)  # they write files, too
    known = {}
    assert len(EXAMPLES) == 4
    for code, shown in EXAMPLES:
        exec(compile(code, "README.md", "exec"), known)
        assert capsys.readouterr().out == shown


def test_the_corrections_that_the_readme_shows_fit_its_article(tmp_path):
    (shown,) = re.findall(r"```\n(table,.*?)```", README, re.S)
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


def test_the_readme_tells_of_every_format_to_export_to():
    rows = README.split("## Out, in, and kept")[1].split("\n\n")[2]
    told = {name for row in rows.splitlines() for name in re.findall(r"`(.*?)`", row.split("|")[1])}
    assert told == set(FORMATS)


def test_the_readme_names_no_kind_of_file_that_is_not_read():
    rows = README.split("## Any file, any text")[1].split("\n\n")[1]
    named = set(re.findall(r"`(\.\w+)`", rows))
    assert len(named) > 15
    assert named <= set(SUFFIXES)
