"""Run the notebooks from top to bottom and keep what they show.

    python notebooks/execute.py                      store the outputs in the notebooks
    python notebooks/execute.py --check              fail where stored outputs are stale
    python notebooks/execute.py --html reports \\
        --article my/article.txt --published 2025-08-20   read another article into HTML pages
    python notebooks/execute.py --others             fail where one goes wrong on another article

The same notebook gives the same bytes on every run: widget state, ids, addresses and timings are
left out of what is stored.
"""

from __future__ import annotations

import argparse
import copy
import difflib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path
from typing import Any

import nbformat
from faults import faults
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from tqdm import tqdm

import reread as rr
from reread.files import folder_name, write_bytes

HERE = Path(__file__).parent
ROOT = HERE.parent
OTHERS = {  # what else the notebooks must be right about
    "dated": ROOT / "data/bridge-portal.html",
    "undated": ROOT / "tests/articles/undated.txt",
    "full of quotations": ROOT / "tests/articles/quotations.txt",
}
AT_ONCE = 2  # notebooks run side by side
PATIENCE = 300  # seconds for one cell
WIDGET = "application/vnd.jupyter.widget-view+json"
CONTROL = "(a control: run this cell in JupyterLab to use it)"
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")  # in default reprs
CELL = re.compile(r"\S*ipykernel_\d+/\d+\.py(:\d+)?")  # where a warning was raised
NO_WORDS = "No description has been provided for this image"  # what nbconvert says instead
# What nbconvert's template draws too pale to be read by everyone: prompts, and some of the code
CONTRAST = """<style>
:root {
  --jp-cell-prompt-not-active-opacity: 1;
  --jp-mirror-editor-comment-color: #356b6b;
  --jp-mirror-editor-operator-color: #8817d0;
  --jp-mirror-editor-number-color: #006000;
}
</style>
</head>"""
SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.S | re.I)
KEPT = ("tags", "jupyter", "slideshow", "editable")  # of a cell's metadata
KERNEL = {
    "kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"},
    "language_info": {"name": "python"},
}
QUIET = ["--IPKernelApp.log_level=ERROR"]  # it warns that loopback is not encrypted
SURROUNDINGS = {
    "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "COLUMNS": "100", "NO_COLOR": "1",
    "TQDM_DISABLE": "1", "OMP_NUM_THREADS": "1", "SOURCE_DATE_EPOCH": "0",
}  # fmt: skip


def main() -> int:
    """Run the notebooks asked for; 1 where stored outputs are stale or something went wrong."""
    asked = _arguments()
    if asked.others:
        return _try_others(asked.notebooks)
    article = _seen_from_here(str(asked.article))
    report = _report(asked) if asked.html else None
    stale = False
    for path, book in zip(asked.notebooks, _all(asked.notebooks, article, asked), strict=True):
        if report:
            _write_page(book, path, report)
        elif asked.check:
            stale |= _is_stale(path, book)
        else:
            write_bytes(path, _bytes(book))
    if report:
        print(f"notebooks: {report.as_posix()}/")
    return int(stale)


def _all(paths: list[Path], article: str, asked: argparse.Namespace) -> Iterator[Any]:
    """Each notebook, run, in the order given."""
    values = {"ARTICLE": article, "PUBLISHED": asked.published}
    yield from _side_by_side(lambda path: run(_read(path), **values), paths)


def _side_by_side(work: Any, jobs: list[Any]) -> Iterator[Any]:
    """What each job comes to, in their order, some of them done at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from tqdm(pool.map(work, jobs), total=len(jobs))


def _try_others(paths: list[Path]) -> int:
    """Run notebooks on articles that they were not written for; 1 where one has a fault."""
    with tempfile.TemporaryDirectory() as folder:
        for file in OTHERS.values():
            shutil.copy(file, folder)
        jobs = [(kind, path) for path in paths for kind in OTHERS if not _is_of_many(path)]
        jobs += [(folder, path) for path in paths if _is_of_many(path)]
        found = list(_side_by_side(lambda job: _faults_on(*job), jobs))
    for (kind, path), wrong in zip(jobs, found, strict=True):
        for one in wrong:
            print(f"{path.name}, {'a folder' if _is_of_many(path) else kind}: {one}")
    return int(any(found))


def _is_of_many(path: Path) -> bool:
    """Whether a notebook reads a folder of articles, by its parameters."""
    return any(cell.source.startswith("SOURCE = ") for cell in _read(path).cells)


def _faults_on(source: str, path: Path) -> list[str]:
    """What is wrong with a notebook when it reads another article, or a folder of them."""
    article = _seen_from_here(str(OTHERS.get(source, source)))
    try:
        return faults(run(_read(path), ARTICLE=article, SOURCE=source))
    except CellExecutionError as error:
        return [f"{error.ename}: {error.evalue}"]


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def _seen_from_here(article: str) -> str:
    """A file's path from the notebooks; an address of the web as it is."""
    if "://" in article:
        return article
    return Path(os.path.relpath(article, HERE)).as_posix()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("notebooks", nargs="*", type=Path, default=sorted(HERE.glob("0*.ipynb")))
    parser.add_argument("--check", action="store_true", help="compare with what is stored")
    parser.add_argument("--others", action="store_true", help="run them on other articles")
    parser.add_argument("--html", metavar="FOLDER", help="write HTML there; store nothing")
    parser.add_argument("--article", default=ROOT / "data/article.txt")
    parser.add_argument("--published", help="the day the article was published")
    return parser.parse_args()


def run(book: Any, **parameters: Any) -> Any:
    """The notebook executed with these parameters, cleaned of what differs between runs."""
    os.environ.update(SURROUNDINGS)
    book = with_parameters(book, **parameters)
    NotebookClient(
        book, timeout=PATIENCE, kernel_name="python3", record_timing=False, coalesce_streams=True,
        resources={"metadata": {"path": str(HERE)}}, extra_arguments=QUIET,
    ).execute()  # fmt: skip
    return clean(book)


def with_parameters(book: Any, **values: Any) -> Any:
    """The notebook with literals of its `parameters` cell replaced, comments kept."""
    book = copy.deepcopy(book)
    for cell in book.cells:
        if "parameters" in cell.metadata.get("tags", ()):
            for name, value in values.items():
                cell.source = re.sub(
                    rf"(?m)^{name} = .*?(?=\s*(#|$))",
                    lambda _, name=name, value=value: f"{name} = {_literal(value)}",
                    cell.source,
                )
    return book


def _literal(value: Any) -> str:
    """A Python literal as ruff would write it."""
    return repr(value) if value is None or '"' in value else f'"{value}"'


def clean(book: Any) -> Any:
    """The notebook without what differs between runs or cannot be shown without a kernel."""
    book.metadata = nbformat.from_dict(KERNEL)
    for cell in book.cells:
        kept = {key: value for key, value in cell.metadata.items() if key in KEPT}
        cell.metadata = nbformat.from_dict(kept)
        for output in cell.get("outputs", []):
            _clean_output(output)
    return book


def _clean_output(output: Any) -> None:
    data = output.get("data", {})
    if WIDGET in data:
        data.clear()
        data["text/plain"] = CONTROL
    for kind, content in data.items():
        if isinstance(content, str) and not kind.startswith("image/"):
            data[kind] = _scrub(content)
    if output.output_type == "stream":
        output.text = _scrub(output.text)


def _scrub(text: str) -> str:
    return CELL.sub("<cell>", ADDRESS.sub("0x…", text))


def _bytes(book: Any) -> bytes:
    return (nbformat.writes(book) + "\n").encode("utf-8")


def _is_stale(path: Path, book: Any) -> bool:
    stored, fresh = path.read_text(encoding="utf-8"), _bytes(book).decode("utf-8")
    lines = difflib.unified_diff(
        stored.splitlines(), fresh.splitlines(), f"{path.name} as stored", "as run now", n=1
    )
    for line in list(lines)[:40]:
        tqdm.write(line[:160])
    return stored != fresh


def _report(asked: argparse.Namespace) -> Path:
    article = rr.load(asked.article)
    return Path(asked.html) / folder_name(article.id) / "notebooks"


def _write_page(book: Any, path: Path, folder: Path) -> None:
    """The notebook as one HTML page that asks nothing of any other host and runs no script."""
    from nbconvert import HTMLExporter

    page, _ = HTMLExporter(embed_images=True).from_notebook_node(
        book, {"metadata": {"name": path.stem}}
    )
    page = with_alternatives(SCRIPT.sub("", page), book).replace("</head>", CONTRAST, 1)
    write_bytes(folder / f"{path.stem}.html", page.encode("utf-8"))


def with_alternatives(page: str, book: Any) -> str:
    """The page with the alternative texts of a notebook's figures, which nbconvert's template for
    pages that look like JupyterLab leaves out."""
    outputs = (output for cell in book.cells for output in cell.get("outputs", []))
    for output in outputs:
        if "image/png" in output.get("data", {}):
            words = output.metadata.get("image/png", {}).get("alt", NO_WORDS)
            page = page.replace(f'alt="{NO_WORDS}"', f'alt="{escape(words)}"', 1)
    return page


if __name__ == "__main__":
    sys.exit(main())
