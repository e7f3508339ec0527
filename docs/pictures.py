"""Take the pictures of tutorial.md, and time each of its steps.

    python docs/pictures.py

What the tutorial tells is done: JupyterLab and the sheet are opened in Chromium and used, and what
they show goes into docs/pictures/. Seconds are printed; they hold for this machine. Needs what
tests/lab/requirements.txt installs.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from lab.driver import CHROMIUM, CHROMIUM_FLAGS, PANEL, Lab, Server  # noqa: E402

PICTURES = Path(__file__).with_name("pictures")
OWN = "data/bridge-portal.html"  # stands for the article of one's own: a page as it was saved
DESK = """
import reread as rr

article = rr.load("../data/bridge-portal.html")
rr.explore.desk(article)
"""
WIDE, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 780}
COLOURS = 64  # of a picture, which keeps it small
ARTICLE_CELL = f"n => {PANEL}.content.widgets[1].model.sharedModel.setSource(n)"


def main() -> None:
    """Take each step, its picture and its time."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        root = Path(scratch) / "reread"
        for folder in ("notebooks", "data"):
            shutil.copytree(ROOT / folder, root / folder)
        _write_desk(root / "notebooks/desk.ipynb")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        _sheet(chromium, root)
        server = Server(root, Path(scratch))
        try:
            with timed("JupyterLab starts"):
                server.wait()
            context = chromium.new_context(viewport=WIDE, locale="en-GB")
            lab = Lab(context.new_page(), server)
            _notebook(lab)
            _desk(lab)
        finally:
            server.stop()
            chromium.close()


def _notebook(lab: Lab) -> None:
    """The sample's contradiction, then an article of one's own in the same notebook."""
    with timed("01_timeline opens"):
        lab.open("notebooks/01_timeline.ipynb")
    lab.command("application:toggle-left-area")
    with timed("all its cells are run"):
        lab.run_all()
    _to_cell(lab, 0)
    keep("notebook", lab.page.screenshot())
    control = lab.book.locator(".reread-drawing svg.reread-figure").last
    control.scroll_into_view_if_needed()
    control.locator("a[data-mark]").nth(1).dispatch_event("click")
    lab.page.wait_for_timeout(500)
    keep("figure", lab.page.screenshot())
    lab.page.evaluate(ARTICLE_CELL, f'ARTICLE = "../{OWN}"\nPUBLISHED = None')
    with timed("all its cells are run on another article"):
        lab.run_all()
    _to_cell(lab, 0)
    keep("own", lab.page.screenshot())


def _desk(lab: Lab) -> None:
    """The desk as it opens, and what a lexicon moved."""
    lab.open("notebooks/desk.ipynb")
    lab.command("application:toggle-left-area")
    with timed("the desk is there"):
        lab.run_all()
        lab.page.locator(".reread-head").wait_for()
    _to_cell(lab, 1)
    keep("desk", lab.page.screenshot())
    lab.page.get_by_role("button", name="What counts as feeling").click()
    lab.page.get_by_label("Which words count as feeling, and how much?").select_option("vader")
    lab.page.get_by_role("tab", name="What moved").click()
    lab.page.get_by_text("Read with lexicon: news → vader").wait_for()
    lab.page.get_by_text("Mean tone").locator("visible=true").first.wait_for()
    lab.page.get_by_text("Working …").wait_for(state="hidden")
    _to_cell(lab, 1)
    lab.page.wait_for_timeout(500)
    keep("moved", lab.page.screenshot())


def _sheet(chromium: Browser, root: Path) -> None:
    """The sheet, on a desk and on a phone."""
    with timed("the sheet is written"):
        subprocess.run(
            [sys.executable, "-m", "reread", "sheet", OWN, "--out", "sheet.html"],
            cwd=root, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    for name, size in (("sheet", WIDE), ("sheet-phone", PHONE)):
        context = chromium.new_context(viewport=size, offline=True)
        page = context.new_page()
        page.goto((root / "sheet.html").as_uri())
        keep(name, page.screenshot())
        context.close()


def _write_desk(path: Path) -> None:
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cell = nbformat.v4.new_code_cell(DESK.strip())
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), path)


def _to_cell(lab: Lab, number: int) -> None:
    """Bring a cell to the upper edge of the page."""
    script = f"n => {PANEL}.content.widgets[Math.min(n, {PANEL}.content.widgets.length - 1)]"
    lab.page.evaluate(f"{script}.node.scrollIntoView(true)".replace("n =>", "n => (") + ")", number)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Print how long what is within takes."""
    began = time.monotonic()
    yield
    print(f"{time.monotonic() - began:6.1f} s  {step}", flush=True)


def keep(name: str, picture: Any) -> None:
    """A picture in few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS)
    image.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
