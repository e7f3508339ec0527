"""One server and one browser for all tests; a page for each."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from .driver import CHROMIUM, CHROMIUM_FLAGS, Lab, Server

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root(tmp_path_factory):
    """A copy of notebooks and data: nothing is written into the repository."""
    root = tmp_path_factory.mktemp("root")
    for folder in ("notebooks", "data"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(scope="session")
def server(root, tmp_path_factory):
    server = Server(root, tmp_path_factory.mktemp("scratch"))
    yield server.wait()
    server.stop()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def lab(server, browser):
    context = browser.new_context(viewport={"width": 1300, "height": 1100}, locale="en-GB")
    lab = Lab(context.new_page(), server)
    yield lab
    context.close()
    assert not lab.foreign, lab.foreign
    assert not lab.errors, lab.errors
