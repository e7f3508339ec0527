"""Bundles: the same bytes each time, readable without reread, and what is none is told."""

import hashlib
import io
import json
import zipfile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread import reading as module
from reread.article import LeftOut, Mark, Told
from reread.bundling import opened, opening
from reread.bundling.kept_tables import kept_table
from reread.bundling.page import PLACE
from reread.stages import STAGES

# Names and nouns that no page of ours has, so that any trace of them is one of the text
TEXT = (
    "Zorvath floods\r\n\r\nMinister Ilda Quarnby said on Tuesday that the zephyrite mill in Zorvath, “a "
    "jewel”, had been closed.\r\n\r\n“We are appalled,” said Borun Vexley, who sold 40 frumbles\u00a0in 2019. "
    "Quarnby resigned before the inquest 🙂.\r\n"
)
INVENTED = ("zorvath", "quarnby", "ilda", "zephyrite", "borun", "vexley", "frumble", "jewel",
            "inquest", "resign")  # fmt: skip
ARTICLE = rr.Article(
    TEXT, id="mill", published="2024-03-06", title="Of mills", told=[Told("standfirst", "Quarnby goes", "page")],
    marks=[Mark(0, 14, "headline", "is in <h1>")], omitted=[LeftOut("Vexley in Zorvath", "caption")],
    notices=["Not read: “Zorvath today”."],
)  # fmt: skip
LEXICON = pd.DataFrame({"word": ["closed", "appalled"], "valence": [-1, -3]})


@pytest.fixture(scope="module")
def mill():
    return rr.read(ARTICLE, lexicon=LEXICON)


@pytest.fixture(scope="module")
def packed(mill, tmp_path_factory):
    return mill.bundle(tmp_path_factory.mktemp("packed") / "mill.zip")


@pytest.fixture(scope="module")
def wordless(mill, tmp_path_factory):
    return mill.bundle(tmp_path_factory.mktemp("packed") / "mill.zip", text=False)


def _files(path):
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def _written(path, files, **about):
    """A zip of files, of which those in a list are entries of one name."""
    with zipfile.ZipFile(path, "w", **about) as bundle:
        for name, data in files:
            bundle.writestr(name, data)
    return path


def _with_card(packed, path, change, files=None):
    """The bundle with what bundle.json says changed, and files whose hashes then fit."""
    found = _files(packed) | (files or {})
    card = json.loads(found["bundle.json"])
    card["files"] |= {
        name: hashlib.sha256(data).hexdigest() for name, data in (files or {}).items()
    }
    change(card)
    found["bundle.json"] = json.dumps(card).encode()
    return _written(path, found.items())


def test_the_same_reading_gives_the_same_bytes(mill, packed, wordless, tmp_path):
    again = rr.read(rr.Article(**vars(ARTICLE)), lexicon=LEXICON[::-1])
    assert again.bundle(tmp_path / "a.zip").read_bytes() == packed.read_bytes()
    assert again.bundle(tmp_path / "b.zip", text=False).read_bytes() == wordless.read_bytes()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.zip", tmp_path / "b.zip"]


def test_a_stranger_finds_text_choices_and_tables(mill, packed, tmp_path):
    with zipfile.ZipFile(packed) as bundle:
        bundle.extractall(tmp_path)
    assert (tmp_path / "article.txt").read_bytes() == TEXT.encode()
    card = json.loads((tmp_path / "bundle.json").read_text(encoding="utf-8"))
    assert card["text"] == {
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "characters": len(TEXT),
        "kept": True,
    }
    assert set(card["files"]) == {
        "article.txt",
        "own/lexicon.csv",
        *(f"tables/{name}.parquet" for name in STAGES),
    }
    for name, digest in card["files"].items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    events = pd.read_parquet(tmp_path / "tables/events.parquet")
    assert events["surface"].tolist() == mill.events["surface"].tolist()
    assert pd.read_csv(tmp_path / "own/lexicon.csv")["word"].tolist() == ["appalled", "closed"]
    page = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert "title: Of mills" in page and "lexicon=own table (2 rows)" in page.replace("\n", " ")
    assert all(f"{name}: one row is {rr.tables.schema(name).row}; " in page for name in STAGES)
    assert "entity        its id: its name in lower case" in page
    assert max(map(len, page.splitlines())) < 250


def test_what_was_kept_is_what_was_found(mill, packed):
    bundle = opened(packed)
    assert bundle.text == TEXT
    for name in STAGES:
        pd.testing.assert_frame_equal(bundle.tables[name], mill.table(name))


def test_without_text_no_word_of_it_is_kept(wordless):
    kept = []
    for name, data in _files(wordless).items():
        if name.startswith("tables/"):
            table = pq.read_table(io.BytesIO(data))
            kept += [str(table.to_pydict()), str(table.schema.metadata)]
        else:
            kept.append(data.decode())
    told = " ".join(kept).lower()
    assert f"entity        {PLACE}" in " ".join(kept)
    assert "2019" in told  # a value
    assert [word for word in INVENTED if word in told] == []


def test_without_text_entities_are_called_by_their_place(mill, wordless):
    tables, entities = opened(wordless).tables, mill.entities
    places = [f"{a}-{b}" for a, b in zip(entities["start"], entities["end"], strict=True)]
    assert tables["entities"]["entity"].tolist() == places
    called = dict(zip(entities["entity"], places, strict=True)) | {"narrator": "narrator"}
    assert tables["stretches"]["voice"].tolist() == mill.stretches["voice"].map(called).tolist()
    assert "narrator" in tables["stretches"]["voice"].tolist()
    assert not {"surface", "lemma", "name", "reason", "cue"} & {
        c for t in tables.values() for c in t
    }
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(("path", "error"), [
    ("mill.rar", "does not end in .zip"), ("", "does not end in .zip"), ("a\0.zip", "which no path has"),
])  # fmt: skip
def test_paths_that_are_none(mill, path, error):
    with pytest.raises(ValueError, match=error):
        mill.bundle(path)


def test_a_failed_write_leaves_the_old_one(mill, packed, tmp_path, monkeypatch):
    path = tmp_path / "mill.zip"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reread.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        mill.bundle(path)
    assert path.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [path]


def test_what_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no\.zip' is not there; give a bundle's file"):
        opened(tmp_path / "no.zip")
    with pytest.raises(ValueError, match="is not a file; give a bundle"):
        opened(tmp_path)
    with pytest.raises(TypeError, match="path=3 is int, not a path"):
        opened(3)


def test_what_is_no_zip(tmp_path, packed):
    for data in (
        b"",
        b"PK\3\4",
        b"%PDF-1.7",
        packed.read_bytes()[:-30],
        packed.read_bytes()[:9_000],
    ):
        (tmp_path / "odd.zip").write_bytes(data)
        with pytest.raises(
            ValueError, match=r"odd\.zip is damaged or not a bundle .*; take another copy"
        ):
            opened(tmp_path / "odd.zip")


def test_names_that_no_bundle_has(tmp_path, packed):
    files = list(_files(packed).items())
    for name in ("../evil.txt", "/etc/passwd", "tables/../x.parquet", "tables\\x.parquet", "a.py", "tables/",
                 "tables/times.parquet\n", "own/" + "a" * 99 + ".csv"):  # fmt: skip
        path = _written(tmp_path / "odd.zip", [*files, (name, b"x")])
        with pytest.raises(ValueError, match=r"it holds '.*', which no bundle has"):
            opened(path)
    with pytest.raises(ValueError, match=r"it has no bundle\.json, which every bundle has"):
        opened(_written(tmp_path / "odd.zip", [("word/document.xml", b"x")]))
    with pytest.raises(
        ValueError, match=r"holds tables/extra\.parquet, which bundle\.json does not mention"
    ):
        opened(_written(tmp_path / "odd.zip", [*files, ("tables/extra.parquet", b"x")]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice(tmp_path, packed):
    path = _written(tmp_path / "odd.zip", [*_files(packed).items(), ("article.txt", b"Other.")])
    with pytest.raises(ValueError, match=r"it holds 'article\.txt' twice"):
        opened(path)


def test_a_bomb_is_not_unpacked(tmp_path, packed):
    files = [*_files(packed).items(), ("tables/more.parquet", bytes(50_000_000))]
    path = _written(tmp_path / "odd.zip", files, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(ValueError, match="was repacked by another program; take the file that"):
        opened(path)
    data = bytearray(packed.read_bytes())
    at = data.index(b"PK\1\2")
    data[at + 20 : at + 28] = (3_000_000_000).to_bytes(4, "little") * 2  # the sizes of an entry
    (tmp_path / "odd.zip").write_bytes(data)
    with pytest.raises(
        ValueError, match=r"its files would have 3,\d+,\d+,\d+ bytes, more than it can hold"
    ):
        opened(tmp_path / "odd.zip")


def test_an_encrypted_file(tmp_path, packed):
    data = bytearray(packed.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "odd.zip").write_bytes(data)
    with pytest.raises(ValueError, match="it is encrypted, as no bundle is"):
        opened(tmp_path / "odd.zip")


@pytest.mark.parametrize("file", ["article.txt", "own/lexicon.csv", "tables/times.parquet"])
def test_files_that_are_not_those_that_were_packed(tmp_path, packed, file):
    files = _files(packed)
    spoilt = files | {file: files[file] + b" "}
    with pytest.raises(ValueError, match=f"{file} is not as it was packed; take another copy"):
        opened(_written(tmp_path / "odd.zip", spoilt.items()))
    del spoilt[file]
    with pytest.raises(ValueError, match=f"{file} is missing; take another copy"):
        opened(_written(tmp_path / "odd.zip", spoilt.items()))


def _set(*names_and_value):
    *names, last, value = names_and_value

    def change(card):
        for name in names:
            card = card[name]
        card[last] = value

    return change


CARDS = [
    (_set("layout", 2), "it has the layout 2, and this reread reads 1; install the reread that made it"),
    (_set("layout", float("nan")), "it has the layout nan"), (_set("layout", None), "it has the layout None"),
    (lambda card: card.pop("layout"), r"bundle\.json is not in the form of a bundle"),
    (lambda card: card.pop("files"), r"bundle\.json has no 'files'"),
    (_set("versions", []), r"bundle\.json has no 'versions'"),
    (_set("models", "reader.npz", 3), r"bundle\.json has a value under 'models' that is not text"),
    (_set("words", {"tokens": 3}), r"bundle\.json has no 'words'"),
    (_set("text", "characters", 10**20), r"bundle\.json has 1000+ for the length of a text"),
    (_set("text", "characters", "9"), r"bundle\.json has '9' for the length of a text"),
    (_set("text", "characters", 9), r"article\.txt is not the text that bundle\.json describes"),
    (_set("text", "sha256", "0" * 64), r"article\.txt is not the text that bundle\.json describes"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "problem"), CARDS)
def test_cards_that_are_none(tmp_path, packed, change, problem):
    with pytest.raises(ValueError, match=problem):
        opened(_with_card(packed, tmp_path / "odd.zip", change))


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 200_000, b"9" * 9_999])
def test_cards_that_are_no_json(tmp_path, packed, data):
    with pytest.raises(ValueError, match=r"odd\.zip.*bundle\.json is"):
        opened(_written(tmp_path / "odd.zip", (_files(packed) | {"bundle.json": data}).items()))


def test_a_text_that_is_not_utf8(tmp_path, packed):
    path = _with_card(packed, tmp_path / "odd.zip", lambda card: None, {"article.txt": b"caf\xe9"})
    with pytest.raises(ValueError, match=r"odd\.zip cannot be read as a bundle: 'utf-8' codec"):
        opened(path)


def _parquet(columns, **how):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **how)
    return stream.getvalue()


WIDE = "x" * 1_000_000
TABLES = [
    (b"", "Parquet"), (b"PAR1" * 9, "not in the form of a bundle"),
    (_parquet({"start": pa.array([1] * 10**6)}), "its rows are too many for a text of 100 characters"),
    (_parquet({"lemma": pa.array([WIDE] * 9_000, pa.dictionary(pa.int32(), pa.string()))}), "its words are too many"),
    (_parquet({"start": ["a"]}), "Failed to parse string: 'a'"), (_parquet({"start": [None, 1]}), "not in the form of a bundle"),
    (_parquet({"start": pa.array([2**63], pa.uint64())}), "9223372036854775808 not in range"),
    (_parquet({"start": [1.5]}), "truncated"), (_parquet({"lemma": [b"\xff"]}), "UTF8"),
    (_parquet({"lemma": [{"a": [1]}]}), "not in the form of a bundle"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "problem"), TABLES)
def test_tables_that_are_none(data, problem):
    with pytest.raises(
        ValueError,
        match=rf"tables/tokens\.parquet is not in the form of a bundle .*{problem}|{problem}",
    ):
        kept_table("tokens", data, 100)


def test_the_longest_text_is_that_of_a_reading():
    assert opening.LONGEST_TEXT == module.LONGEST_TEXT


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=3),
    st.floats(0.5, 1.5),
)
def test_damage_is_told_or_harms_nothing(packed, tmp_path, flips, share):
    whole = packed.read_bytes()
    data = bytearray(whole[: int(len(whole) * share)])
    for at, bits in flips:
        data[int(at * (len(data) - 1))] ^= bits
    (tmp_path / "odd.zip").write_bytes(data)
    try:
        found = opened(tmp_path / "odd.zip")
    except ValueError:
        return
    want = opened(packed)
    assert found.text == want.text
    assert all(found.tables[name].equals(want.tables[name]) for name in STAGES)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(list(STAGES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=8),
)
def test_a_strangers_table_is_a_table_or_told(packed, name, flips):
    data = bytearray(_files(packed)[f"tables/{name}.parquet"])
    for at, bits in flips:
        data[int(at * (len(data) - 1))] ^= bits
    try:
        table = kept_table(name, bytes(data), len(TEXT))
    except ValueError:
        return
    assert [*table] == [column for column in rr.tables.schema(name).names if column in table]
