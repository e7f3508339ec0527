"""Every notebook in a real JupyterLab: run all cells, move a control, see the view follow."""

import os
from pathlib import Path

import pytest

# notebook: the label of the control to move, and the date or the option it is moved to
CONTROLS = {
    "00_article": ("Mark", 1),
    "01_timeline": ("Published", "2025-08-20"),
    "02_entities": ("Aliases", 1),
    "03_sentiment": ("Lexicon", 1),
}
SCREENS = Path(os.environ.get("REREAD_SCREENS", "reports/screens"))


@pytest.mark.parametrize("name", CONTROLS)
def test_run_all_and_move_a_control(lab, name):
    lab.open(f"notebooks/{name}.ipynb").run_all()
    label, move = CONTROLS[name]
    lab.cell_of(label).scroll_into_view_if_needed()
    assert lab.view(label).locator("img, mark").count() >= 1
    assert lab.page.get_by_text("javascript error").count() == 0
    first = lab.seen(label)
    if label == "Published":
        date = lab.cell_of(label).locator("input[type=date]")
        date.fill(move)
        date.press("Tab")
    else:
        lab.dropdown(label).select_option(index=move)
    lab.until(label, lambda seen: seen != first)
    SCREENS.mkdir(parents=True, exist_ok=True)
    lab.page.screenshot(path=SCREENS / f"{name}.png")
    if label == "Published":
        date.fill("")
        date.press("Tab")
    else:
        lab.dropdown(label).select_option(index=0)
    assert lab.until(label, lambda seen: seen == first) == first
