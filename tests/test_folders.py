"""Files of folders, in the order of their whole names (see also test_sources)."""

import inspect
import sys
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.corpus.sources.folders import files, is_hidden

PARTS = st.text("abAB.-_0 é", min_size=1, max_size=3).filter(
    lambda name: not is_hidden(name) and name.strip(". ")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(PARTS, min_size=1, max_size=3), max_size=8))
def test_names_are_sorted_as_wholes(tmp_path_factory, listed):
    folder = tmp_path_factory.mktemp("folder")
    made = set()
    for parts in listed:
        path = folder.joinpath(*parts)
        if not path.exists() and not any(parent.is_file() for parent in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("words")
            made.add(PurePosixPath(*parts).as_posix())
    assert [place.name for place in files(folder)] == sorted(made)


@pytest.mark.parametrize(("name", "hidden"), [
    (".DS_Store", True), ("._a.txt", True), ("Thumbs.db", True), ("THUMBS.DB", True),
    ("desktop.ini", True), ("__MACOSX", True), ("~$letter.docx", True), (".~lock.a.odt#", True),
    ("README.md", False), ("a.txt~", False), ("thumbs.txt", False), ("~a.txt", False),
])  # fmt: skip
def test_what_is_hidden(name, hidden):
    assert is_hidden(name) == hidden


def test_folders_in_folders_take_no_frames_of_the_stack(tmp_path):
    (tmp_path / ("f/" * 250)).mkdir(parents=True)
    (tmp_path / ("f/" * 250) / "a.txt").write_text("words")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 150)
    try:
        names = [place.name for place in files(tmp_path)]
    finally:
        sys.setrecursionlimit(limit)
    assert names == ["f/" * 250 + "a.txt"]
