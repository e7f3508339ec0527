"""Every notebook in a real JupyterLab: run all cells, move a control by keyboard, see the view
follow and come back."""

import pytest

# notebook: the label of its first control, and the keys that move it and bring it back
CONTROLS = {
    "00_article": ("Mark", ["ArrowDown"], ["ArrowUp"]),
    "01_timeline": ("Published", "08082025", None),
    "02_entities": ("Aliases", ["ArrowDown"], ["ArrowUp"]),
    "03_sentiment": ("Lexicon", ["ArrowDown"], ["ArrowUp"]),
    "04_voices": ("Show", ["ArrowDown"], ["ArrowUp"]),
    "05_alternatives": ("Mark", ["ArrowDown"], ["ArrowUp"]),
    "06_corpus": ("Columns", ["ArrowDown"], ["ArrowUp"]),
}


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
    assert lab.view(label).locator("img, mark").count() >= 1
    assert lab.page.get_by_text("javascript error").count() == 0
    first = lab.seen(label)
    _move(lab, label, there)
    lab.until(label, lambda seen: seen != first)
    lab.shoot(name)
    _move(lab, label, back)
    assert lab.until(label, lambda seen: seen == first) == first
