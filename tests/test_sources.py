"""What a corpus is read from: each kind of source gives the articles that `load` would give."""

import json
import os
import socket
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread.corpus.parts import Item, Refused
from reread.corpus.sources import articles_of, items
from reread.corpus.sources import listing as sources
from reread.loading.fetching import Fetched

ROOT = Path(__file__).parents[1]
STORY = "The mayor of Nordby spoke on Monday of the old quay."


def names(source, **asked):
    return [item.name for item in items(source, **asked)]


def read(source, **asked):
    """The articles and refusals of a source, by the names of their items."""
    return [(item.name, one) for item in items(source, **asked) for one in articles_of(item)]


@pytest.fixture
def folder(tmp_path):
    """A folder with two articles, one of them in a folder of its own."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(STORY)
    (tmp_path / "b.md").write_text(f"# Quay\n\n{STORY}\n")
    return tmp_path


SHARED = ROOT.parent / "shared/cases/files"
FILES = sorted(path for home in (ROOT / "data", SHARED) if home.is_dir() for path in home.iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_articles_are_those_of_load(path):
    assert [one for _, one in read(path)] == rr.load_all(path)
    in_folder = [one for name, one in read(path.parent) if name.split(":")[0] == path.name]
    assert in_folder == rr.load_all(path)


def test_names_are_those_below_the_folder_in_one_order(folder):
    (folder / "news.txt").write_text(STORY)
    (folder / "Á.txt").write_text(STORY)
    assert names(folder) == ["b.md", "news.txt", "news/a.txt", "Á.txt"]
    assert names(str(folder)) == names(folder)


def test_a_file_is_named_by_itself(folder):
    assert names(folder / "news" / "a.txt") == ["a.txt"]


def test_keys_are_of_name_and_content(folder, tmp_path_factory):
    keys = {item.name: item.key for item in items(folder)}
    assert all(len(key) == 64 for key in keys.values())
    other = tmp_path_factory.mktemp("other")
    (other / "b.md").write_bytes((folder / "b.md").read_bytes())
    (other / "c.md").write_bytes((folder / "b.md").read_bytes())
    found = {item.name: item.key for item in items(other)}
    assert found["b.md"] == keys["b.md"] != found["c.md"]
    (other / "b.md").write_text("# Quay\n\nOther words.\n")
    assert next(items(other)).key != keys["b.md"]


def test_what_hides_and_what_systems_write_is_left_out(folder):
    for name in (".git/config", "__MACOSX/a.txt", ".DS_Store", "Thumbs.db", "desktop.ini",
                 "news/.a.txt.swp", "~$letter.docx", "news/._a.txt"):  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(STORY)
    assert names(folder) == ["b.md", "news/a.txt"]


def test_only_regular_files_are_opened(folder):
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket.txt"))
        found = dict(read(folder))
    assert list(found) == ["b.md", "news/a.txt", "pipe.txt", "socket.txt"]
    assert found["pipe.txt"] == found["socket.txt"]
    assert found["pipe.txt"].reason == "is not a regular file; copy its content to one"
    with pytest.raises(ValueError, match=r"pipe\.txt' is not a regular file"):
        items(folder / "pipe.txt")


def test_links_lead_nowhere_out_of_the_folder(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("Nobody may read this.")
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "outer").symlink_to(outside)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "inner.txt").symlink_to(folder / "news" / "a.txt")
    (folder / "circle").symlink_to(folder)
    found = dict(read(folder))
    refused = {name: one.reason for name, one in found.items() if isinstance(one, Refused)}
    assert set(found) == {"b.md", "news/a.txt", "inner.txt", *refused}
    assert set(refused) == {"out.txt", "outer", "gone.txt"}
    assert refused["out.txt"].startswith("is a link that leads out of the folder")
    assert refused["gone.txt"] == (
        "is a link to a file that is not there; put the file itself in its place"
    )
    assert "Nobody" not in str(found)
    assert dict(read(f"{folder}/*.txt"))["out.txt"] == found["out.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_what_may_not_be_read_is_told(folder):
    (folder / "b.md").chmod(0)
    (folder / "news").chmod(0)
    found = dict(read(folder))
    (folder / "news").chmod(0o755)
    assert found == dict.fromkeys(
        ("b.md", "news/"), Refused("unreadable", "cannot be read (Permission denied)")
    )


def test_a_file_that_goes_away_is_told(folder):
    (folder / "c.txt").write_text(STORY)
    listed = items(folder)
    next(listed)
    (folder / "c.txt").unlink()
    assert next(listed).content.reason == "cannot be read (No such file or directory)"


def ours(folder, content):
    """A folder with a manifest, and a table beside it."""
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(content))
    (folder / "table.csv").write_text(f"text\n{STORY}\n")
    return folder


def test_what_reread_wrote_is_no_source(folder):
    made = dict.fromkeys(("layout", "versions", "models", "choices"))
    for name, content in {"a": made, "z": {"table.csv": "0f" * 32}}.items():
        written = ours(folder / name, content)
        with pytest.raises(ValueError, match=r"is what reread wrote; give what it was made from"):
            names(written)
    for name, content in {
        "app": {"name": "A page"},
        "empty": {},
        "list": [],
        "x": "0f" * 32,
    }.items():
        ours(folder / name, content)
    kept = [f"{name}/{file}" for name in ("app", "empty", "list", "x")
            for file in ("manifest.json", "table.csv:1")]  # fmt: skip
    assert names(folder) == [*kept[:2], "b.md", *kept[2:6], "news/a.txt", *kept[6:]]
    assert names(f"{folder}/**/*.csv") == [one for one in kept if one.endswith(":1")]
    assert names(f"{folder}/z/*.csv") == ["table.csv:1"]  # as it is asked for


def test_a_file_whose_name_has_a_line_break_is_no_text(tmp_path):
    (tmp_path / "a\nb.txt").write_text(STORY)
    assert [one.text for _, one in read(list(tmp_path.iterdir()))] == [STORY]
    assert [one.text for _, one in read(str(tmp_path / "a\nb.txt"))] == [STORY]


def test_an_address_inside_a_network_is_fetched_if_it_is_allowed(monkeypatch):
    asked = []

    def page_at(url, private):
        asked.append(private)
        raise ConnectionError(f"{url!r} is down")

    monkeypatch.setattr(sources, "page_at", page_at)
    for more in ({}, {"private": True}):
        assert names(["http://192.168.0.1/a"], **more) == ["http://192.168.0.1/a"]
    assert asked == [False, True]


def test_patterns(folder):
    (folder / "news" / "deep").mkdir()
    (folder / "news" / "deep" / "c.txt").write_text(STORY)
    (folder / "news" / ".hidden.txt").write_text(STORY)
    assert names(f"{folder}/news/*.txt") == ["a.txt"]
    assert names(f"{folder}/**/*.txt") == ["news/a.txt", "news/deep/c.txt"]
    assert names(f"{folder}/[bn]*") == ["b.md"]
    assert names(f"{folder}/**") == ["b.md", "news/a.txt", "news/deep/c.txt"]
    with pytest.raises(ValueError, match=r"html' fits no file; write \*\* for folders of any"):
        names(f"{folder}/**/*.html")


def test_a_file_whose_name_is_a_pattern(folder):
    (folder / "what?.txt").write_text(STORY)
    assert names(folder / "what?.txt") == ["what?.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes")
def test_a_name_that_is_not_utf8(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(STORY)
    (item,) = items(tmp_path)
    assert (item.name, item.file) == ("caf\ufffd.txt", "caf\ufffd.txt")
    assert articles_of(item)[0].text == STORY


def test_a_list_of_paths(folder, monkeypatch):
    monkeypatch.chdir(folder)
    got = read(["news/a.txt", Path("news"), folder / "news" / "a.txt", "news/*.txt", "no.txt"])
    assert [name for name, _ in got] == [
        "news/a.txt", "news/a.txt", "news/a.txt", "news/a.txt", "no.txt"
    ]  # fmt: skip
    ((_, refused),) = read(["news/*.html"])
    assert refused.reason.startswith("fits no file")
    assert got[-1][1].reason.startswith("does not exist; give a folder, a file, a pattern")
    assert names([Path(), "*.md"]) == ["b.md", "news/a.txt", "b.md"]
    keys = [item.key for item in items(["news/a.txt", "news/a.txt"])]
    assert len(set(keys)) == 2  # given twice, it is read twice, and told to be a copy
    assert keys == [item.key for item in items(iter(["news/a.txt", "news/a.txt"]))]


def test_articles_and_pairs_of_names_and_bytes():
    one = rr.Article(text=STORY, published="2025-08-20", authors=["Ada Strand"])
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    got = read(iter([one, ("a.txt", STORY.encode()), ("b.jsonl", lines), one]))
    assert [name for name, _ in got] == [one.id, "a.txt", "b.jsonl:1", "b.jsonl:2", one.id]
    assert got[0][1] == one
    assert got[1][1] == rr.Article(text=STORY, file="a.txt", told=got[1][1].told)
    assert read(one) == [(one.id, one)]
    first, *_, last = items([one, ("a.txt", b"x"), one])
    assert first.key != last.key
    changed = rr.Article(text=STORY, published="2025-08-21", authors=["Ada Strand"])
    assert next(items(changed)).key != first.key


def test_iterators_are_asked_for_no_more_than_is_wanted():
    def endless():
        number = 0
        while True:
            number += 1
            yield rr.Article(text=f"Story {number}.")

    listed = items(endless())
    assert [next(listed).content.text for _ in range(3)] == ["Story 1.", "Story 2.", "Story 3."]


MISTAKES = [
    (5, TypeError, "source='5' is int; give a folder, a file, a pattern"),
    (None, TypeError, "is NoneType"),
    (b"words", TypeError, "source is bytes; give"),
    ({"text": "a"}, TypeError, "source is dict; give"),
    ([5], TypeError, "item 1 of source is int; give paths, articles, or pairs"),
    (["a.txt", ("a", "b")], TypeError, "item 2 of source is tuple"),
    ([], ValueError, "source holds nothing to read"),
    ("nothing.txt", FileNotFoundError, "'nothing.txt' does not exist; give a folder"),
    ("a\x00b", ValueError, "cannot be a path"),
    ("", ValueError, "source='' is not a path; give a folder"),
    ([" "], ValueError, "item 1 of source=' ' is not a path"),
    (
        "One line.\nAnother? [Yes]",
        ValueError,
        "is a text, not a path; to read texts, give articles",
    ),
    (["a.txt", "No end. " * 40], ValueError, r"item 2 of source=.* is a text, not a path"),
    (pd.Series(["One.\nTwo."]), ValueError, r"item 1 of source=.*One\..* is a text, not a path"),
    ("ftp://nordby.example/a", ValueError, "ftp:// is not read"),
    (pd.DataFrame({"size": [1]}), ValueError, "the DataFrame has no column of texts; .* are size"),
]


@pytest.mark.parametrize(("source", "kind", "reason"), MISTAKES, ids=lambda one: repr(one)[:20])
def test_callers_mistakes(source, kind, reason):
    with pytest.raises(kind, match=reason):
        list(items(source))


@pytest.mark.parametrize("encoding", ["nonsense", "rot13", "a\x00b", ""])
def test_an_encoding_that_is_none(folder, encoding):
    if encoding:
        with pytest.raises(ValueError, match=r"is not known; choose for example 'utf-8'"):
            items(folder, encoding=encoding)
    with pytest.raises(TypeError, match="encoding=5 is int; write it as text"):
        items(folder, encoding=5)
    with pytest.raises(TypeError, match="text=5 is int"):
        items(folder, text=5)


def test_an_encoding_is_for_all_files(tmp_path):
    (tmp_path / "a.txt").write_bytes("Det blåser.".encode("cp865"))
    (tmp_path / "b.csv").write_bytes("text\nDet blåser.\n".encode("cp865"))
    assert [one.text for _, one in read(tmp_path, encoding="cp865")] == ["Det blåser."] * 2


def test_a_folder_without_files(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="holds nothing to read"):
        list(items(tmp_path))


def test_what_is_no_article_says_why(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90))
    (tmp_path / "no_text.json").write_text('{"title": "Quay", "size": 3}')
    found = dict(read(tmp_path))
    assert found["empty.txt"] == Refused(
        "empty", "holds no text; an article needs at least one word"
    )
    assert {one.kind for name, one in found.items() if name != "empty.txt"} == {"unreadable"}
    assert found["picture.png"].reason.startswith("is a picture; run text recognition")
    assert found["no_text.json"].reason.startswith("has no text: its keys are title, size")
    assert str(tmp_path) not in str(found)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("reread.corpus.sources.packed.LARGEST", 100)
    (tmp_path / "a.txt").write_text("word " * 50)
    (tmp_path / "b.txt").write_text("word " * 20)
    (first, refused), (_, article) = read(tmp_path)
    assert (first, refused.kind) == ("a.txt", "too large")
    assert article.text == "word " * 20


def test_a_broken_article_of_several_loses_only_itself(tmp_path):
    path = tmp_path / "export.txt"
    path.write_text("\n".join(
        f"{number} of 3 DOCUMENTS\n\nPost\n\nQuay {number}\n\nLENGTH: 5 words\n\n{words}\n\n"
        "LOAD-DATE: August 19, 2025\n" for number, words in ((1, STORY), (2, ""), (3, STORY))
    ))  # fmt: skip
    (_, first), (name, refused), (_, last) = read(path)
    with pytest.warns(UserWarning, match="1 of 3 articles are not read"):
        assert [first, last] == rr.load_all(path)
    assert (name, refused) == (
        "export.txt:document 2", Refused("unreadable", "the document has no text")
    )  # fmt: skip
    path.write_text('[{"text": "One."}, {"size": 2}] [{"text": "Two."}]')
    found = [one for _, one in read(path.rename(tmp_path / "lists.json"))]
    assert [one.text for one in (found[0], found[2])] == ["One.", "Two."]
    assert found[1].reason.startswith("item 2 has no text")


def test_pages_of_the_web(monkeypatch):
    page = f"<html><body><article><p>{STORY}</p></article></body></html>".encode()
    fetched = Fetched(page, "https://nordby.example/quay", "utf-8", "text/html")

    def fetch(url, **_):
        if url.endswith("gone"):
            raise ConnectionError("'https://nordby.example/gone' could not be fetched (404)")
        return fetched

    monkeypatch.setattr("reread.loading.load.fetch", fetch)
    (item,) = items("https://nordby.example/q")
    assert item.name == "https://nordby.example/quay"
    assert item.size == len(page)
    assert articles_of(item) == [rr.load("https://nordby.example/q")]
    (_, article), (name, refused) = read(
        ["https://nordby.example/quay", "https://a:b@nordby.example/gone"]
    )
    assert article.url == "https://nordby.example/quay"
    assert (name, refused.kind) == ("https://nordby.example/gone", "unreadable")
    with pytest.raises(ConnectionError, match="could not be fetched"):
        list(items("https://nordby.example/gone"))


def test_sizes_by_which_time_is_given():
    article = rr.Article(text=STORY)
    frame = pd.DataFrame({"text": [STORY, None]})
    sizes = [item.size for one in (article, frame, [("a.txt", b"word")]) for item in items(one)]
    assert sizes == [len(STORY), len(STORY), 0, 4]
    assert Item("", "", Refused("empty", "")).size == 0


def test_lists_of_what_is_packed_and_of_tables(folder):
    frame = pd.DataFrame({"id": ["01"], "headline": ["Quay"], "body": [STORY]})
    frame.to_csv(folder / "c.csv", index=False)
    (folder / "d.json").write_text(json.dumps([{"text": "One."}, {"text": "Two."}]))
    assert names([folder]) == [
        f"{folder.parent.name}/{folder.name}/{name}"
        for name in ("b.md", "c.csv:1", "d.json:item 1", "d.json:item 2", "news/a.txt")
    ]
    assert sources.WHAT.startswith("a folder")
