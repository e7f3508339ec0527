"""The notebooks: how they are written, what they show, and how they are tried on other articles."""

import base64
import io
import re
import statistics
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, output_from_msg

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

import execute  # noqa: E402
from faults import faults  # noqa: E402

PATHS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
WIDGET = "application/vnd.jupyter.widget-view+json"
CHECKS = ("True", "np.True_")
MACHINE = re.compile(r"/(?:home|root|tmp|work|Users)/|[A-Z]:\\\\|ipykernel_\d")
OPENING = re.compile(r"rr\.findings\(|^reading$", re.M)
SAMPLED = re.compile(  # what the default article speaks of, and days and words of its examples
    r"lavrov|moscow|russia|ukrain|trump|putin|crimea|\bnato\b|kyiv|istanbul|kremlin"
    r"|bridge-(?!\*)|calderwick|ostrey|vessin|aldous|tolland|2025-08|wednesday", re.I
)  # fmt: skip


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def book(request):
    return nbformat.read(request.param, as_version=4)


def _code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def _prose(book):
    return [cell.source for cell in book.cells if cell.cell_type == "markdown"]


def test_a_notebook_asks_a_question_and_answers_it_at_once(book):
    title, *_ = book.cells[0].source.splitlines()
    assert title.startswith("# ") and title.endswith("?")
    asked, imports, *rest = _code(book)
    assert asked.metadata["tags"] == ["parameters"]
    assert all(" = " in line and "  # " in line for line in asked.source.splitlines())
    assert 1 <= len(re.findall(r"(?m)^(?:import|from) ", imports.source)) <= 6
    first = next(cell for cell in rest if OPENING.search(cell.source))
    assert rest.index(first) <= 1
    html = first.outputs[-1]["data"]["text/html"]
    assert re.search(r"<(?:td|li)\b[^>]*>[^<]+\.<", html), "it does not open with sentences"


def test_cells_are_short_and_prose_is_brief(book):
    lengths = [len(cell.source.splitlines()) for cell in _code(book)]
    assert 15 <= len(lengths) <= 30
    assert statistics.median(lengths) <= 3 and max(lengths) <= 15
    for words in _prose(book):
        for paragraph in words.split("\n\n"):
            assert len(paragraph.split()) <= 75, paragraph


def test_a_notebook_is_stored_as_it_runs_from_top_to_bottom(book):
    assert [cell.execution_count for cell in _code(book)] == [*range(1, len(_code(book)) + 1)]
    stored = nbformat.writes(book)
    assert WIDGET not in stored and "widgets" not in book.metadata
    assert not MACHINE.search(re.sub(r'"image/png": "[^"]*"', "", stored))


def test_no_cell_speaks_of_one_article_only(book):
    for cell in book.cells:
        source = cell.source.replace("bridge-*", "")
        assert not SAMPLED.search(source), cell.source


def test_every_check_holds_and_whatever_is_shown_shows_something(book):
    assert faults(book) == []
    outputs = [output.get("data", {}) for cell in _code(book) for output in cell.outputs]
    assert [data for data in outputs if data.get("text/plain") in CHECKS], "it checks nothing"


def _shown(**data):
    """A notebook of one cell that shows this."""
    metadata = data.pop("metadata", {})
    content = {"data": {kind.replace("_", "/"): one for kind, one in data.items()}}
    message = {"header": {"msg_type": "display_data"}, "content": {**content, "metadata": metadata}}
    return new_notebook(cells=[new_code_cell("x", outputs=[output_from_msg(message)])])


def _png(draw):
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots(figsize=(4, 2))
    ax.axis("off")
    draw(ax)
    figure.savefig(file := io.BytesIO(), format="png")
    plt.close(figure)
    return base64.b64encode(file.getvalue()).decode("ascii")


ALT = {"image/png": {"alt": "A line."}}
FRAME = "<table><thead><tr><th>time</th></tr></thead><tbody>{}</tbody></table>"


def test_what_is_wrong_with_an_output_is_found():
    assert faults(_shown(text_plain="False")) == ["cell 1: a check that fails"]
    assert faults(_shown(text_plain="Empty DataFrame\nColumns: []")) == ["cell 1: an empty table"]
    assert faults(_shown(text_html=FRAME.format(""))) == ["cell 1: an empty table"]
    hidden = "<div><style>p {}</style><p>&nbsp;</p></div>"
    assert faults(_shown(text_html=hidden)) == ["cell 1: a text of which nothing is shown"]
    blank = _png(lambda ax: None)
    assert faults(_shown(image_png=blank, metadata=ALT)) == ["cell 1: an empty figure"]
    line = _png(lambda ax: ax.plot([1, 2]))
    assert faults(_shown(image_png=line)) == ["cell 1: a figure without alternative text"]


def test_what_says_that_there_is_nothing_is_no_fault():
    assert faults(_shown(text_plain="True")) == []
    assert faults(_shown(text_html="<p>No time is told.</p>")) == []
    assert faults(_shown(text_html=FRAME.format("<tr><td>2014</td></tr>"))) == []
    told = _png(lambda ax: ax.text(0, 0.5, "no role is stated"))
    assert faults(_shown(image_png=told, metadata=ALT)) == []


def test_errors_and_warnings_are_faults():
    book = new_notebook(cells=[new_code_cell("x")])
    book.cells[0].outputs = [
        nbformat.v4.new_output("error", ename="KeyError", evalue="'tone'", traceback=[]),
        nbformat.v4.new_output("stream", name="stderr", text="a cell\nwarns\n"),
        nbformat.v4.new_output("stream", name="stdout", text="a cell tells\n"),
    ]
    assert faults(book) == ["cell 1: KeyError: 'tone'", "cell 1: a warning: a cell warns"]


def test_parameters_are_put_in_place_of_the_literals_and_comments_stay():
    cell = new_code_cell('ARTICLE = "a.txt"  # a file\nWORD = None  # a word')
    cell.metadata["tags"] = ["parameters"]
    book = new_notebook(cells=[cell, new_code_cell('ARTICLE = "kept"')])
    put = execute.with_parameters(book, ARTICLE='b "2".html', PUBLISHED=None)
    assert put.cells[0].source == "ARTICLE = 'b \"2\".html'  # a file\nWORD = None  # a word"
    assert put.cells[1].source == 'ARTICLE = "kept"'
    assert book.cells[0].source.startswith('ARTICLE = "a.txt"')


def test_the_other_articles_are_what_they_are_said_to_be():
    import reread as rr

    read = {kind: rr.read(rr.load(path)) for kind, path in execute.OTHERS.items()}
    assert read["dated"].article.published and not read["undated"].article.published
    assert read["undated"].times.empty and read["undated"].quotes.empty
    said = {kind: rr.said(one)["voice"].ne("narrator").mean() for kind, one in read.items()}
    assert said["full of quotations"] > 0.4


def test_a_notebook_is_tried_on_another_article(tmp_path, monkeypatch):
    """A cell that is right about the sample alone is found out."""
    cells = [
        new_code_cell('ARTICLE = "../data/article.txt"  # a file'),
        new_code_cell('"security" in open(ARTICLE, encoding="utf-8").read()'),
    ]
    cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(new_notebook(cells=cells), tmp_path / "09.ipynb")
    other = {"undated": execute.OTHERS["undated"]}
    monkeypatch.setattr(execute, "OTHERS", other)
    assert execute._faults_on("undated", tmp_path / "09.ipynb") == ["cell 2: a check that fails"]


def test_a_page_has_the_alternative_texts_of_its_figures():
    book = _shown(image_png="", metadata={"image/png": {"alt": 'A "line".'}})
    page = f'<img alt="{execute.NO_WORDS}" src="1"/><img alt="{execute.NO_WORDS}" src="2"/>'
    told = execute.with_alternatives(page, book)
    assert (
        told == f'<img alt="A &quot;line&quot;." src="1"/><img alt="{execute.NO_WORDS}" src="2"/>'
    )
