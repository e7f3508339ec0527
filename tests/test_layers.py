"""Imports point one way, cost nothing, and touch no file."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from reread.stages import STAGES

SOURCE = Path(__file__).parents[1] / "src/reread"
FLOORS = (
    {"files", "extras", "palette", "near_misses"}, {"language", "examples", "english", "glance"}, {"article", "timex"}, {"tables"}, {"own_tables", "questions", "licences", "loading", "encoded", "stored"}, {"choices"}, {"provenance"}, {"words", "models"}, {"reader"},
     {"grammar"}, {"timeline", "entities", "voices", "quantities"}, {"sentiment"}, {"stages", "methods"}, {"bundling"}, {"reading"},
    {"context", "columns_in_words"}, {"across"}, {"columns_of_many"}, {"showing"}, {"alternatives", "plots", "highlight", "corpus", "audit"}, {"findings"}, {"summary"}, {"export", "replaying"}, {"report"},
    {"explore"}, {"cli"}, {"__main__"},
)  # fmt: skip
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
NEEDED_TWICE = {"entities.py", "voices.py"}  # plots have the names of the tables that they draw
GRAMMATICAL = re.compile(r"phrase|subject|clause|apposition|copula")
ONE_HOME = {"matplotlib": "plots", "ipywidgets": "explore"}


FILES = sorted(SOURCE.rglob("*.py"))
MODULES = {
    ".".join(["reread", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
    : path for path in FILES
}  # fmt: skip


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _room(path: Path) -> str:
    """The room a file is in; a room's own command line stands above all rooms."""
    if path.name == "__main__.py":
        return "__main__"
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _imported(path: Path) -> set[str]:
    """The modules that a file imports anywhere, functions included, by full name."""
    package = ["reread", *path.relative_to(SOURCE).parent.parts]
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *(node.module or "").split(".")]).rstrip(".")
            names = {f"{base}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else base for name in names}
    return found


IMPORTS = {path: _imported(path) for path in FILES}
ROOM_FILES = [path for path in FILES if path.name != "__init__.py"]


@pytest.mark.parametrize("path", ROOM_FILES, ids=_name)
def test_imports_point_down(path):
    room = _room(path)
    for module in IMPORTS[path]:
        if module in MODULES and module != "reread":
            other = _room(MODULES[module])
            assert other == room or FLOOR[other] < FLOOR[room], f"{room} imports {module}"
        elif (library := module.split(".")[0]) in ONE_HOME:
            assert room == ONE_HOME[library], f"{library} belongs to {ONE_HOME[library]}"


def test_no_files_import_each_other_in_a_circle():
    edges = {
        path: {MODULES[module] for module in modules if module in MODULES and module != "reread"}
        for path, modules in IMPORTS.items()
        if path != SOURCE / "__init__.py"
    }
    tuple(TopologicalSorter(edges).static_order())  # raises CycleError, which names the circle


def test_folders_do_not_look_up_to_the_floor_above():
    for path in ROOM_FILES:
        room, *folders = path.relative_to(SOURCE).parent.parts or ("",)
        tables = {f"reread.{room}.{name}" for name in STAGES}
        assert not folders or tables.isdisjoint(IMPORTS[path]), _name(path)


def test_a_file_name_stands_once():
    rooms = [path for path in ROOM_FILES if path.name != "__main__.py"]
    twice = {path.name for path in rooms if sum(other.name == path.name for other in rooms) > 1}
    assert twice <= NEEDED_TWICE


def test_a_table_is_made_in_a_file_of_its_name():
    for table, stage in STAGES.items():
        module, function = stage.home.split(":")
        assert module.rpartition(".")[2] == function == table


def test_only_grammar_finds_phrases_subjects_and_clauses():
    for path in ROOM_FILES:
        if _room(path) not in ("timeline", "entities", "voices", "quantities", "sentiment"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and not node.decorator_list
        }  # a property tells what was found
        found = {name for name in names if GRAMMATICAL.search(name)}
        assert not found, f"{_name(path)}: {found}"
        asked = {node.slice.value for node in ast.walk(tree) if isinstance(node, ast.Subscript)
                 and isinstance(node.slice, ast.Constant)}  # fmt: skip
        assert "head" not in asked, f"{_name(path)} reads trees itself"


CHECK = """
import sys, pandas
opened = []
def watch(event, arguments):
    path = str(arguments[0]) if arguments else ""
    if event == "open" and "site-packages" not in path and not path.endswith((".py", ".pyc")):
        opened.append(path)
sys.addaudithook(watch)
import reread
heavy = {"matplotlib", "ipywidgets", "dask", "nltk", "lxml", "textblob", "httpx"} & set(sys.modules)
data = [path for path in opened if "reread" in path and not path.rstrip("/").endswith("reread")]
later = {"across.links", "context", "showing", "timeline", "report.sheet", "findings.collected", "sentiment.towards"}
loaded = {f"reread.{name}" for name in later} & set(sys.modules)
assert not heavy, heavy
assert not data, data
assert not loaded, loaded
assert {"show", "ngrams", "findings"} <= set(dir(reread))
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
