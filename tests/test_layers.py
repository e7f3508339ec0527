"""Imports point one way, cost nothing, and touch no file."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/reread"
FLOORS = (
    {"article"}, {"tables", "files"}, {"own_tables"}, {"choices"}, {"words", "models"}, {"reader"},
     {"grammar"}, {"timeline", "entities", "voices"}, {"sentiment"}, {"reading"},
    {"context"}, {"alternatives", "plots", "highlight", "export", "summary"}, {"report"},
    {"explore"}, {"__main__"},
)  # fmt: skip
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
ONE_HOME = {"matplotlib": "plots", "ipywidgets": "explore"}


def _room(path: Path) -> str:
    """The room a file is in; a room's own command line stands above all rooms."""
    if path.name == "__main__.py":
        return "__main__"
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imports(path: Path) -> list[str]:
    """Rooms and outside packages that a file imports anywhere, functions included."""
    depth = len(path.relative_to(SOURCE).parts)
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name.split(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level >= depth:
            above = [node.module] if node.module else [alias.name for alias in node.names]
            found += [f"reread.{name.split('.')[0]}" for name in above]
    return found


FILES = [path for path in sorted(SOURCE.rglob("*.py")) if path.name != "__init__.py"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(SOURCE).as_posix())
def test_imports_point_down(path):
    room = _room(path)
    for name in _imports(path):
        if name.startswith("reread."):
            other = name.removeprefix("reread.")
            assert other == room or FLOOR[other] < FLOOR[room], f"{room} imports {other}"
        elif name in ONE_HOME:
            assert room == ONE_HOME[name], f"{name} belongs to {ONE_HOME[name]}"


CHECK = """
import sys, pandas
opened = []
def watch(event, arguments):
    path = str(arguments[0]) if arguments else ""
    if event == "open" and "site-packages" not in path and not path.endswith((".py", ".pyc")):
        opened.append(path)
sys.addaudithook(watch)
import reread
heavy = {"matplotlib", "ipywidgets", "dask", "nltk", "trafilatura", "textblob"} & set(sys.modules)
data = [path for path in opened if "reread" in path and not path.rstrip("/").endswith("reread")]
assert not heavy, heavy
assert not data, data
"""


def test_importing_costs_nothing():
    subprocess.run([sys.executable, "-c", CHECK], check=True)


def test_the_face_is_whole():
    import reread

    for name in reread.__all__:
        assert getattr(reread, name) is not None
    assert set(dir(reread)) == set(reread.__all__)
    with pytest.raises(AttributeError, match="reread has no 'reed'; it has Article"):
        reread.reed  # noqa: B018


def test_names_of_the_face_are_functions_whatever_was_imported_first():
    import reread.explore
    import reread.plots.figures

    assert callable(reread.highlight)
    assert callable(reread.plots.timeline)
    assert callable(reread.plots.tone)
