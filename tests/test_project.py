"""The project's own papers agree: dependencies, lock, conda environment, Binder, citation."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from declared import project, requirements

import reread as rr

ROOT = Path(__file__).parents[1]
CONDA_NAMES = {
    "brotli-python": "brotli", "dask-core": "dask", "python-duckdb": "duckdb",
    "matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"
}  # fmt: skip


def _split(requirement: str) -> tuple[str, str]:
    name, ranges = re.fullmatch(r"([\w-]+)\s*(.*)", requirement.strip()).groups()
    return CONDA_NAMES.get(name.lower(), name.lower()), ranges.replace(" ", "")


@pytest.fixture(scope="module")
def wanted() -> dict[str, str]:
    return dict(map(_split, requirements("test")))


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


def test_a_citation_names_this_version():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == project()["version"] == rr.__version__
    assert [one["name"] for one in cited["authors"]] == ["reread developers"]
    assert set(cited["keywords"]) <= set(project()["keywords"])


def test_binder_has_what_the_lock_has():
    (wanted,) = (ROOT / ".binder/requirements.txt").read_text().split("\n")[:1]
    assert (ROOT / ".binder" / wanted.removeprefix("-r ")).resolve() == ROOT / "requirements.txt"
    runtime = (ROOT / ".binder/runtime.txt").read_text().strip().removeprefix("python-")
    assert f"Programming Language :: Python :: {runtime}" in project()["classifiers"]
    assert os.access(ROOT / ".binder/postBuild", os.X_OK)


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_run_takes_an_address_as_it_is():
    address = "https://example.org/a?b=1&c='2'#d"
    told = ["make", "--dry-run", "--assume-old=.venv/.ready", "run", f"ARTICLE={address}"]
    lines = subprocess.check_output(told, cwd=ROOT, encoding="utf-8").splitlines()
    assert sum('"$ARTICLE"' in line for line in lines) == 2  # which the shell takes as one word
