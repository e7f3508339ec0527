"""The site: `make docs` builds it offline into docs/_build/html, and a warning is an error.

What code knows, pages take from code: the tables, the choices, the licences and the functions.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

import reread as rr
from reread.questions import QUESTIONS, ROOMS

ROOT = Path(__file__).parents[1]

project, author = "reread", "reread developers"
copyright = "reread developers, Apache-2.0"
version = release = rr.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "matplotlib.sphinxext.plot_directive",
]
exclude_patterns = ["_build", "README.md", "pictures"]
html_theme = "furo"
html_title = "reread"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_show_sphinx = False
html_show_search_summary = False  # a page on disk may not fetch the pages found
smartquotes = False  # what is quoted may be code
default_role = "literal"  # docstrings put code between single backticks

myst_enable_extensions = ["substitution", "colon_fence"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"

plot_include_source = True
plot_html_show_source_link = False
plot_html_show_formats = False
plot_formats = [("png", 144)]
plot_working_directory = str(ROOT)
plot_pre_code = """
import matplotlib.pyplot as plt
import reread as rr

plt.rcParams.update({"figure.figsize": (9, 4.2), "figure.constrained_layout.use": True})
reading = rr.read(rr.load(rr.samples()["article.txt"]))
"""


def _markdown(table: pd.DataFrame) -> str:
    """A table as Markdown has it, its cells on one line each."""
    cells = table.astype(object).where(table.notna(), "").map(_cell)
    rows = [list(table.columns), ["---"] * len(table.columns), *cells.to_numpy().tolist()]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|").replace("<", "&lt;")


def _tables(tables: Mapping[str, rr.tables.Table]) -> str:
    """A section for each table: what one row is, and its columns."""
    sections = []
    for name, table in tables.items():
        columns = rr.tables.describe(name).assign(column=lambda all: "`" + all["column"] + "`")
        sections.append(f"## {name}\n\nOne row is {table.row}.\n\n{_markdown(columns)}")
    return "\n\n".join(sections)


# What `import reread as rr` offers, as it is used
FUNCTIONS = {
    "Load and read": ["load", "load_all", "read", "together", "samples"],
    "See what is there": ["findings", "show", "highlight", "report", "names_of"],
    "Words in their places": [
        "concordance", "said", "dispersion", "spread", "ngrams", "collocations", "keyness",
        "readability",
    ],
    "Why a score is what it is": [
        "load_lexicon", "leave_one_out", "tone_towards", "explain_towards",
    ],
    "Readings beside each other": ["alternatives", "compare"],
    "Texts held against texts": ["audit", "versions"],
    "Keep, pass on, cite": ["save", "export", "replay", "session", "licences"],
    "What these give": ["Article", "Choices", "Reading", "Runs"],
    "rr.corpus: many articles": ["corpus"],
    "rr.plots: figures": ["plots"],
    "rr.explore: controls in Jupyter": ["explore"],
    "rr.tables: what columns mean": ["tables"],
}  # fmt: skip


def _functions() -> str:
    """What `reread` and its rooms offer, each with its docstring."""
    told = {name for names in FUNCTIONS.values() for name in names}
    assert told == set(rr.__all__), told ^ set(rr.__all__)
    sections = []
    for title, names in FUNCTIONS.items():
        entries = [entry for name in names for entry in _entries(rr, name)]
        sections.append("\n".join([f"## {title}\n", "```{eval-rst}", *entries, "```"]))
    story = ".. autoclass:: reread.across.story.Story\n   :members:\n"
    told_of_many = "What can be asked of what `together` gives, and of a corpus."
    many = f"## What many articles can be asked\n\n{told_of_many}\n\n```{{eval-rst}}\n{story}\n```"
    return "\n\n".join([*sections, many])


def _entries(home: Any, name: str) -> list[str]:
    """How autodoc is asked for a function, a class, or all that a module offers."""
    one, path = getattr(home, name), f"{home.__name__}.{name}"
    if inspect.ismodule(one):
        offers = [offer for offer in dir(one) if not inspect.ismodule(getattr(one, offer))]
        own = [offer for offer in offers if _is_ours(getattr(one, offer))]
        return [entry for offer in own for entry in _entries(one, offer)]
    if inspect.isclass(one):
        return [f".. autoclass:: {path}\n   :members:\n"]
    return [f".. autofunction:: {path}\n"] if inspect.isfunction(one) else []


def _is_ours(one: Any) -> bool:
    """Whether something is written here, not taken from a library or private."""
    home, name = getattr(one, "__module__", ""), getattr(one, "__name__", "_")
    return str(home).startswith("reread") and not name.startswith("_")


def _choices() -> str:
    """A section for each room: each choice with its question, its options and what they do."""
    sections = []
    for room, title in ROOMS.items():
        own = {name: one for name, one in QUESTIONS.items() if one.room == room}
        sections.append(f"## {title}")
        for name, one in own.items():
            does = [f"* `{option}`: {says}" for option, says in one.options.items()]
            takes = [f"* Also takes {one.own}."] if one.own else []
            sections.append(f"### {name}\n\n{one.question}\n\n" + "\n".join(does + takes))
    return "\n\n".join(sections)


def _between(path: str, after: str, before: str) -> str:
    """What a file of the repository has between two marks, both of which it must have."""
    text = (ROOT / path).read_text(encoding="utf-8")
    start = text.index(after) + len(after)
    return _linked(text[start : text.index(before, start)], ROOT / path)


def _licences() -> str:
    """An entry for each part that ships, files of which the same is told in one."""
    told = ["part", "licence", "open", "source", "trained_on", "without_it"]
    parts = rr.licences().groupby(told, sort=False)["file"].agg(list).reset_index()
    entries = []
    for row in parts.itertuples(index=False):
        files = ", ".join(f"`{file}`" for file in row.file)
        lines = [
            f"* **{row.part}** ({files}): {row.licence}{', open' if row.open else ', not open'}"
        ]
        lines += [f"From: {row.source}"] if row.source else []
        lines += [f"Learnt from: {row.trained_on}"] if row.trained_on else []
        lines += [f"Without it: {row.without_it}"] if row.without_it else []
        entries.append("\\\n  ".join(lines))
    return "\n".join(entries)


INCLUDED = {  # files of the repository that are pages of the site
    "CHANGES.md": "changes.md", "benchmarks/README.md": "benchmarks.md",
    "data/README.md": "data.md", "CONTRIBUTING.md": "contributing.md", "README.md": "index.md",
}  # fmt: skip
INCLUDE = re.compile(r"```\{include\} \.\./(\S+)\n```")
FENCED = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.M)
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


def _linked(text: str, path: Path) -> str:
    """A text whose links lead to pages of the site; what is no page is named, not linked."""

    def there(match: re.Match[str]) -> str:
        """One link, as it is written on a page of docs/."""
        words, target, heading = match.groups()
        file = (path.parent / target).resolve().relative_to(ROOT).as_posix()
        page = INCLUDED.get(file, file.removeprefix("docs/"))
        if file in INCLUDED or file.startswith("docs/"):
            return f"[{words}]({page}{heading or ''})"
        return words if words == file else f"{words} (`{file}` in the repository)"

    return LINK.sub(there, text)


def _read(app: Any, name: str, source: list[str]) -> None:
    """A page with the file that it includes put in, and with links that lead somewhere."""
    path = Path(app.srcdir) / f"{name}.md"
    if found := INCLUDE.search(source[0]):
        path = ROOT / found[1]
        source[0] = path.read_text(encoding="utf-8")
    # what is fenced as nothing is what a terminal shows, and no Python
    text = _linked(source[0], path)
    source[0] = FENCED.sub(lambda found: f"```{found[1] or 'text'}\n{found[2]}```", text)


def setup(app: Any) -> None:
    """What Sphinx calls first."""
    app.connect("source-read", _read)


os.environ.pop("REREAD_LICENCES", None)  # figures are drawn with the default
myst_substitutions = {
    "tables": _tables(rr.tables.TABLES),
    "across": _tables(rr.tables.ACROSS),
    "choices": _choices(),
    "functions": _functions(),
    "licences": _licences(),
    "figures": _between("README.md", "<!-- figures -->", "<!-- end of figures -->"),
    "install": _between("README.md", "## Installing it\n", "## The notebooks"),
    "open": _between(
        "src/reread/models/reader.md", "those of `benchmarks/README.md`.\n", "\nTokens and"
    ),
}
