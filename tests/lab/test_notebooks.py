"""Every notebook in a real JupyterLab: run all cells, move a control by keyboard, see the view
follow and come back; what two of them show breaks no rule of axe-core."""

import sys
from pathlib import Path

import nbformat
import pytest

from .axe import faults

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

import execute  # noqa: E402

# notebook: the label of its first control, and the keys that move it and bring it back
CONTROLS = {
    "00_article": ("Mark", ["ArrowDown"], ["ArrowUp"]),
    "01_timeline": ("Published", "08082025", None),
    "02_entities": ("Aliases", ["ArrowDown"], ["ArrowUp"]),
    "03_sentiment": ("Negation", ["ArrowDown"], ["ArrowUp"]),
    "04_voices": ("Show", ["ArrowDown"], ["ArrowUp"]),
    "05_alternatives": ("Mark", ["ArrowDown"], ["ArrowUp"]),
    "06_corpus": ("Columns", ["ArrowDown"], ["ArrowUp"]),
}

LOOKED_AT = ("01_timeline", "04_voices")
SHOWN = ".jp-Notebook .jp-OutputArea-output"
# JupyterLab gives no image an alternative text, though the output has one: `metadata` of its PNG
IMAGE = ("image-alt:", 'src="data:image/png')


def _move(lab, label, keys):
    if isinstance(keys, list):
        lab.pick(label, *keys)
        return
    date = lab.control(label, "input[type=date]")
    date.focus()
    if keys:
        date.press_sequentially(keys)  # day and month are the same: browsers order them both ways
    else:
        date.press("Backspace")  # a date that is left without its first field is none
    lab.page.keyboard.press("Tab" if keys else "Shift+Tab")


@pytest.mark.parametrize("name", CONTROLS)
def test_run_all_and_move_a_control(lab, name):
    lab.open(f"notebooks/{name}.ipynb")
    assert lab.page.get_by_text("model not found").count() == 0  # of what is stored
    lab.run_all()
    label, there, back = CONTROLS[name]
    lab.cell_of(label).scroll_into_view_if_needed()
    assert lab.view(label).locator("img, mark, path").count() >= 1
    assert lab.page.get_by_text("javascript error").count() == 0
    first = lab.seen(label)
    _move(lab, label, there)
    lab.until(label, lambda seen: seen != first)
    lab.shoot(name)
    _move(lab, label, back)
    assert lab.until(label, lambda seen: seen == first) == first


@pytest.mark.parametrize("name", LOOKED_AT)
def test_what_a_notebook_shows_breaks_no_rule_in_the_light_and_in_the_dark(lab, name):
    lab.open(f"notebooks/{name}.ipynb")
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        found = faults(lab.theme(theme).page, SHOWN)
        assert [one for one in found if not all(part in one for part in IMAGE)] == []


@pytest.mark.parametrize("name", LOOKED_AT)
def test_the_page_that_make_run_writes_breaks_no_rule(browser, tmp_path, name):
    book = nbformat.read(ROOT / f"notebooks/{name}.ipynb", as_version=4)
    execute._write_page(book, Path(f"{name}.ipynb"), tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / f"{name}.html").as_uri())
    found = faults(page, "body")
    page.close()
    assert not found
