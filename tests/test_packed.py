"""Packed files: members are read without unpacking, and damage is told member by member."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.corpus.parts import Refused
from reread.corpus.sources import articles_of, items

STORY = b"The mayor of Nordby spoke on Monday of the old quay."
LINES = b'{"text": "One."}\n{"text": "Two."}\n'


def zipped(members, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, **options) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def tarred(members, mode="w"):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as packed:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def read(path):
    return [(item.name, one) for item in items(path) for one in articles_of(item)]


@pytest.fixture
def kept(tmp_path):
    """A function that writes a file and gives its path."""

    def write(name, data):
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return write


def test_members_by_name(kept):
    path = kept("dump.zip", zipped({"b.txt": STORY, "a/c.md": STORY, "a.jsonl": LINES}))
    names = ["a.jsonl:1", "a.jsonl:2", "a/c.md", "b.txt"]
    assert [name for name, _ in read(path)] == [f"dump.zip/{name}" for name in names]
    assert [name for name, _ in read(path.parent)] == [f"dump.zip/{name}" for name in names]


def test_articles_are_those_of_the_files(kept):
    path = kept("dump.zip", zipped({"news/2025-08-19-quay.txt": STORY}))
    alone = rr.load(kept("2025-08-19-quay.txt", STORY))
    assert read(path) == [("dump.zip/news/2025-08-19-quay.txt", alone)]


@pytest.mark.parametrize(("suffix", "mode"), [("tar", "w"), ("tar.gz", "w:gz"), ("tgz", "w:gz"),
                                              ("tar.bz2", "w:bz2"), ("tar.xz", "w:xz")])  # fmt: skip
def test_tar(kept, suffix, mode):
    members = {"./news/a.txt": STORY, "./news/.hidden": b"x", "b.jsonl": LINES}
    path = kept(f"dump.{suffix}", tarred(members, mode))
    got = read(path)
    assert [name for name, _ in got] == [
        f"dump.{suffix}/{name}" for name in ("news/a.txt", "b.jsonl:1", "b.jsonl:2")
    ]
    assert [one.text for _, one in got] == [STORY.decode(), "One.", "Two."]


@pytest.mark.parametrize(("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress),
                                              ("xz", lzma.compress)])  # fmt: skip
def test_single_files(kept, suffix, pack):
    got = read(kept(f"all.jsonl.{suffix}", pack(LINES)))
    assert [(name, one.text, one.file) for name, one in got] == [
        (f"all.jsonl.{suffix}:1", "One.", "all.jsonl"),
        (f"all.jsonl.{suffix}:2", "Two.", "all.jsonl"),
    ]
    alone = rr.load(kept("a.txt", STORY))
    assert read(kept(f"a.txt.{suffix}", pack(STORY))) == [(f"a.txt.{suffix}", alone)]


def test_what_hides_is_left_out_and_names_lead_nowhere(kept):
    path = kept("dump.zip", zipped({
        "../../etc/a.txt": STORY, "/other/b.txt": STORY, "__MACOSX/._a.txt": b"x", ".DS_Store": b"x",
        "folder/": b"", "x/.git/config": b"x",
    }))  # fmt: skip
    assert [name for name, _ in read(path)] == [
        "dump.zip/../../etc/a.txt", "dump.zip//other/b.txt"
    ]  # fmt: skip


def test_a_name_twice(kept):
    stream = io.BytesIO()
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("a.txt", STORY)
        packed.writestr("a.txt", STORY)
    found = list(items(kept("dump.zip", stream.getvalue())))
    assert [item.name for item in found] == ["dump.zip/a.txt"] * 2
    assert len({item.key for item in found}) == 2


def test_archives_in_archives(kept):
    inner = zipped({"a.txt": STORY})
    path = kept("outer.zip", zipped({
        "inner.zip": inner, "lines.jsonl.gz": gzip.compress(LINES), "inner.tar": tarred({"b.txt": STORY}),
        "deep.zip": zipped({"deeper.zip": inner, "c.txt": STORY}),
    }))  # fmt: skip
    found = dict(read(path))
    assert list(found) == [f"outer.zip/{name}" for name in (
        "deep.zip/c.txt", "deep.zip/deeper.zip", "inner.tar/b.txt", "inner.zip/a.txt",
        "lines.jsonl.gz:1", "lines.jsonl.gz:2")]  # fmt: skip
    assert found["outer.zip/deep.zip/deeper.zip"].reason.endswith("unpack it first")


def test_a_damaged_member_loses_itself_only(kept):
    data = bytearray(zipped({"a.txt": STORY, "b.txt": STORY * 3, "c.txt": STORY}))
    place = data.index(b"b.txt") + 12
    data[place : place + 4] = b"\xff\xff\xff\xff"
    (_, first), (name, refused), (_, last) = read(kept("dump.zip", bytes(data)))
    assert (first, last) == (first, last)
    assert first.text == last.text == STORY.decode()
    assert name == "dump.zip/b.txt"
    assert refused.kind == "unreadable"


def test_a_wrong_checksum_is_told(kept):
    data = zipped({"a.txt": STORY})
    checksum = struct.pack("<I", zipfile.crc32(STORY))
    path = kept("dump.zip", data.replace(checksum, b"\x01\x02\x03\x04"))
    ((_, refused),) = read(path)
    assert "Bad CRC-32" in refused.reason


def test_encrypted_members_are_told(kept):
    data = bytearray(zipped({"a.txt": STORY}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    ((_, refused),) = read(kept("dump.zip", bytes(data)))
    assert refused == Refused("unreadable", "is encrypted; unpack it first")


@pytest.mark.parametrize(("name", "data"), [
    ("cut.zip", zipped({"a.txt": STORY})[:-30]), ("no.zip", b"words"), ("no.tar", b"words" * 200),
    ("no.tar.gz", b"words"), ("no.txt.gz", b"words"), ("no.txt.bz2", b"words"), ("no.xz", b"words"),
    ("head.tar.gz", b"\x1f\x8b\x08\x08abcdef"), ("empty.tar.gz", b""),
])  # fmt: skip
def test_what_cannot_be_opened(kept, name, data):
    path = kept(name, data)
    with pytest.raises(ValueError, match=rf"{name}' is packed \(\w+\) and damaged"):
        list(items(path))
    ((found, refused),) = read(path.parent)
    assert (found, refused.kind) == (name, "unreadable")
    assert str(path.parent) not in refused.reason


def test_a_tar_that_is_cut(kept):
    data = tarred({"a.txt": STORY, "b.txt": STORY * 500, "c.txt": STORY})
    got = read(kept("cut.tar", data[:9_000]))
    assert [name for name, _ in got] == ["cut.tar/a.txt", "cut.tar/b.txt", "cut.tar"]
    assert got[0][1].text == STORY.decode()
    assert got[2][1].reason.startswith("is damaged after b.txt")


def test_a_single_file_that_is_cut(kept):
    lines = b"".join(b'{"text": "Story %d of the quay."}\n' % number for number in range(20_000))
    data = gzip.compress(lines)
    first, *others, last = items(kept("all.jsonl.gz", data[: len(data) // 2]).parent)
    assert first.content == b'{"text": "Story 0 of the quay."}'
    assert len(others) > 1_000
    assert (last.name, last.content.kind) == ("all.jsonl.gz", "unreadable")


def test_links_and_devices_in_a_tar(kept):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as packed:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            packed.addfile(info)
    got = read(kept("dump.tar", stream.getvalue()))
    assert [(name, one.reason) for name, one in got] == [
        (f"dump.tar/{name}.txt", "is not a regular file; unpack it first") for name in "ab"
    ]


def test_bombs(kept, monkeypatch):
    monkeypatch.setattr("reread.corpus.sources.packed.LARGEST", 1_000)
    bomb = zipped({"a.txt": b"0" * 100_000, "b.txt": STORY})
    (_, refused), (_, article) = read(kept("dump.zip", bomb))
    assert refused.kind == "too large"
    assert article.text == STORY.decode()
    ((_, refused),) = read(kept("a.txt.gz", gzip.compress(b"0" * 100_000)))
    assert refused.kind == "too large"
    ((_, article),) = read(kept("b.txt.gz", gzip.compress(STORY.ljust(1_000))))
    assert article.text.rstrip() == STORY.decode()
    declared = bytearray(zipped({"a.txt": STORY}))
    place = declared.index(b"PK\x01\x02") + 24
    declared[place : place + 4] = struct.pack("<I", 2**31)
    with pytest.raises(ValueError, match="unpacks to more than it can hold"):
        list(items(kept("feigned.zip", bytes(declared))))


WHOLE = {"a.txt": STORY, "b.jsonl": LINES, "c/d.txt": STORY * 40}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_to_a_zip_is_told(data):
    content = bytearray(zipped(WHOLE))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(len(content) - 40, len(content)))]
    found = [item.content for item in items([("dump.zip", bytes(content))])]
    assert {one for one in found if not isinstance(one, Refused)} <= {
        STORY, STORY * 40, *LINES.splitlines(), LINES
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["zip", "tar", "tar.gz", "gz", "csv.bz2", "xz"]))
def test_noise_is_told(noise, suffix):
    for data in (noise, tarred(WHOLE)[:600] + noise, gzip.compress(STORY)[:-9] + noise):
        assert list(items([(f"dump.{suffix}", data)]))
