"""The desk as a page of its own, served by Voilà: no code in sight, all controls alive."""

import nbformat
import pytest

from reread.choices import fields

from .axe import faults
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
    address = f"{voila.url}/voila/render/notebooks/page.ipynb?token={voila.token}"
    page.goto(address, wait_until="commit")  # the page is complete once its kernel has run
    page.locator(".reread-head").wait_for(timeout=90_000)
    page.get_by_text("Read with default choices").wait_for()
    page.get_by_role("button", name="What counts as feeling").press("Enter")
    page.get_by_role("tab", name="Tone").click()
    figure = page.locator(".reread-drawing svg.reread-figure:visible")
    figure.wait_for()
    first = figure.inner_html()
    page.get_by_label(fields()["lexicon"].metadata["question"]).select_option("vader")
    page.get_by_text("Read with lexicon: news → vader").wait_for()
    assert figure.inner_html() != first
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in (1400, 800, 400):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=SCREENS / f"voila_{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not faults(page, ".reread-desk"), width
    page.get_by_role("tab", name="Download").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Table (CSV)").click()
    assert download.value.path().read_bytes().startswith(b"article,")
    assert page.locator(".jp-CodeMirrorEditor, .jp-InputArea:visible").count() == 0
    context.close()
    assert all("fontawesome" in url for url in foreign), foreign  # Voilà's own icons; refused
    assert not errors, errors
