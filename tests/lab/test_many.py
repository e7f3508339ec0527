"""The controls over many articles as people use them: choose whom, change the text, by keyboard."""

import nbformat
import pytest

from .axe import faults

LOAD = """import reread as rr

story = rr.together([
    rr.Article("Ann Lee opened the mill on 3 May 2020. Bo Dahl paid 62 people.", id="Echo"),
    rr.Article("Ann Lee opened the mill on 3 May 2020. Bo Dahl left Hull in 2019.", id="Post"),
])
text = rr.Article("Ann Lee opened the mill on 3 May 2020. Bo Dahl paid 64 people.")"""
SHOWN = ".jp-Notebook .jp-OutputArea-output"


@pytest.fixture
def book(lab, server, request):
    """A notebook of two cells, the second of which shows a control."""
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source) for source in (LOAD, request.param)]
    written = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(written, server.root / "notebooks/many.ipynb")
    yield lab.open("notebooks/many.ipynb").run_all()
    lab.page.evaluate("() => window.jupyterapp.commands.execute('kernelmenu:shutdown')")


def _breaks_no_rule(lab):
    assert lab.page.get_by_text("javascript error").count() == 0
    assert not [one for theme in ("JupyterLab Light", "JupyterLab Dark")
                for one in faults(lab.theme(theme).page, SHOWN)]  # fmt: skip


@pytest.mark.parametrize("book", ["rr.explore.story(story)"], indirect=True)
def test_whoever_is_chosen_has_a_line_of_time(book):
    first = book.seen("Of")
    book.book.get_by_text("1 thing that happened, told 2 times by 2 articles").wait_for()
    book.pick("Of", "End")
    book.until("Of", lambda seen: seen != first)
    book.shoot("story")
    _breaks_no_rule(book)
    book.pick("Of", "Home")
    book.until("Of", lambda seen: seen == first)


@pytest.mark.parametrize("book", ["rr.explore.audit(text, story)"], indirect=True)
def test_a_text_is_corrected_until_its_sources_bear_it_out(book):
    assert book.view("Text").locator("mark", has_text="64").count() == 1
    book.shoot("audit")
    _breaks_no_rule(book)
    written = book.control("Text", "textarea")
    written.fill(written.input_value().replace("64", "62"))
    written.press("Tab")
    book.book.get_by_text("none is flagged").wait_for()
    assert book.view("Text").locator("mark").count() == 0
