"""The desk as a page of its own, served by Voilà: no code in sight, all controls alive."""

import nbformat
import pytest

from .driver import SCREENS, Voila

SHOW = """
import reread as rr

article = rr.load("../data/article.txt")
rr.explore.desk(article)
"""


@pytest.fixture(scope="module")
def voila(root, tmp_path_factory):
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(SHOW.strip())], metadata={"kernelspec": kernel}
    )
    nbformat.write(book, root / "notebooks/page.ipynb")
    server = Voila(root, tmp_path_factory.mktemp("voila"))
    yield server.wait()
    server.stop()


def test_the_desk_is_a_page_of_its_own(voila, browser):
    context = browser.new_context(viewport={"width": 1300, "height": 900}, locale="en-GB")
    page = context.new_page()
    foreign, errors = [], []
    own = (voila.url, voila.url.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(own) else foreign.append(r.url))
    page.route(lambda url: not url.startswith(own), lambda route: route.abort())
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(f"{voila.url}/voila/render/notebooks/page.ipynb?token={voila.token}")
    page.locator(".reread-desk").wait_for(timeout=90_000)
    page.get_by_text("read with default choices").wait_for()
    page.get_by_role("tab", name="Tone").click()
    picture = page.locator(".reread-desk img").last
    picture.wait_for()
    first = picture.get_attribute("src")
    page.get_by_label("Lexicon").select_option("vader")
    page.get_by_text("read with lexicon=vader").wait_for()
    assert page.locator(".reread-desk img").last.get_attribute("src") != first
    page.screenshot(path=SCREENS / "voila.png")
    assert page.locator(".jp-CodeMirrorEditor, .jp-InputArea:visible").count() == 0
    context.close()
    assert all("fontawesome" in url for url in foreign), foreign  # Voilà's own icons; refused
    assert not errors, errors
