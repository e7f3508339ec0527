"""Sums of money in a real JupyterLab: what stands between two dollars is typeset as it was written."""

import nbformat

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
CELLS = [
    "from IPython.display import HTML; HTML('a formula: $x^2$')",
    "import reread as rr\n"
    "article = rr.Article(text='Fees rise from $5 to $10 on Friday, said Ann Lee.')\n"
    "reading = rr.read(article, published='2025-08-20')\n"
    "reading.quantities",
    "rr.concordance(reading, 'rise')",
    "rr.highlight(article, reading.times)",
]


def test_dollars_are_no_mathematics(lab, root):
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    book = nbformat.v4.new_notebook(cells=cells, metadata=KERNEL)
    nbformat.write(book, root / "notebooks/dollars.ipynb")
    lab.open("notebooks/dollars.ipynb").run_all()
    cells = lab.book.locator(".jp-CodeCell")
    cells.first.locator("mjx-container").first.wait_for(timeout=30_000)  # MathJax is at work
    for number in range(1, len(CELLS)):
        output = cells.nth(number).locator(".jp-OutputArea-output")
        assert "$" in output.inner_text()
        assert output.locator("mjx-container").count() == 0
