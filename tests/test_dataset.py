"""A corpus on disk: parts whole or not at all, one writer, and nothing of another kind."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpus_killing import files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread import provenance
from reread.choices import Choices
from reread.corpus.dataset import Dataset, copies, sealing
from reread.corpus.dataset.committed import parquet
from reread.corpus.dataset.ids import Ids
from reread.corpus.dataset.schemas import NAMES, SCHEMAS
from reread.corpus.parts import Part

TEXTS = ("Rain fell on Wednesday.", "The mayor resigned.", "Rain fell on Wednesday.")


def part(*ids, failed=(), texts=TEXTS):
    """A part of articles without rows, but for one block each, and of failures."""
    rows = {name: [] for name in NAMES}
    for at, id in enumerate(ids):
        text = texts[at % len(texts)]
        rows["articles"].append({"article": id, "name": f"{id}.txt", "characters": len(text)})
        rows["texts"].append(
            {"article": id, "text": text, "rest": "{}", "signature": copies.signature(text)}
        )
        rows["blocks"].append({"article": id, "start": 0, "end": len(text), "kind": "paragraph"})
    rows["failures"] = [{"name": name, "kind": "empty", "reason": "no text"} for name in failed]
    tables = {name: pa.Table.from_pylist(rows[name], schema=SCHEMAS[name]) for name in NAMES}
    return Part(tuple(f"key of {id}" for id in (*ids, *failed)), tables)


def written(folder, *parts, run=None, **choices):
    """A corpus of some parts, finished."""
    with Dataset.at(folder, Choices(**choices)) as data:
        for one in parts:
            data.commit(one)
        data.finish(run or {"seconds": 1.5})
    return folder


def test_parts_are_files_in_a_folder_for_each_table(tmp_path):
    out = written(tmp_path / "new" / "out", part("a", "b", failed=["c.txt"]), part("d"))
    assert {path.name for path in out.iterdir()} == {*NAMES, "parts", "manifest.json", "runs.jsonl"}
    for name in NAMES:
        assert [path.name for path in sorted((out / name).iterdir())] == [
            "part-00000.parquet", "part-00001.parquet"
        ]  # fmt: skip
        for path in (out / name).iterdir():
            assert pq.read_schema(path).equals(SCHEMAS[name])
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    assert counts["parts"] == 2
    assert counts["items"] == 4
    assert counts["rows"]["articles"] == 3
    assert counts["rows"]["failures"] == 1
    assert json.loads((out / "runs.jsonl").read_text()) == {"seconds": 1.5}


def test_written_in_two_runs_it_is_the_same_byte_for_byte(tmp_path):
    parts = part("a", "b"), part("a", failed=["x"]), part("c")
    whole = written(tmp_path / "whole", *parts)
    with Dataset.at(tmp_path / "twice", Choices()) as data:
        data.commit(parts[0])
    with Dataset.at(tmp_path / "twice", Choices()) as data:
        assert data.keys == set(parts[0].keys)
        for one in parts[1:]:
            data.commit(one)
        data.finish({"seconds": 2})
    assert files(whole) == files(tmp_path / "twice")


def test_a_line_for_each_run(tmp_path):
    written(tmp_path, part("a"), run={"workers": 1})
    written(tmp_path, part("b"), run={"workers": 2})
    lines = (tmp_path / "runs.jsonl").read_text().splitlines()
    assert [json.loads(line)["workers"] for line in lines] == [1, 2]


def test_an_id_that_is_taken_is_counted_on_in_every_table(tmp_path):
    out = written(tmp_path, part("a", "b"), part("a", "c"), part("a~2"))
    for name in ("articles", "texts", "blocks"):
        ids = pq.read_table(out / name, partitioning=None)["article"].to_pylist()
        assert ids == ["a", "b", "a~2", "c", "a~3"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "a~2", "a~3", "~2", ""])), st.data())
def test_ids_taken_part_by_part_are_those_taken_at_once(ids, data):
    at_once = Ids()
    expected = [at_once.take(id) for id in ids]
    assert len(set(expected)) == len(ids)
    cut = data.draw(st.integers(0, len(ids)))
    taken, found = Ids(), []
    for piece in (ids[:cut], ids[cut:]):
        alone = Ids()
        found += [taken.take(id) for id in [alone.take(id) for id in piece]]
    assert found == expected


def test_many_of_one_id_are_counted_in_linear_time():
    ids = Ids()
    assert [ids.take("a") for _ in range(50_000)][-1] == "a~50000"


def test_copies_are_told_over_parts_and_runs(tmp_path):
    written(tmp_path, part("a", "b"))
    written(tmp_path, part("c", texts=TEXTS[::-1]))
    told = pq.read_table(tmp_path / "articles", partitioning=None).to_pylist()
    assert [row["copy_of"] for row in told] == [None, None, "a"]


def test_what_is_left_of_a_part_without_its_record_does_not_count(tmp_path):
    whole = files(written(tmp_path, part("a"), part("b")))
    (tmp_path / "parts/00001.json").unlink()
    (tmp_path / "times/.reread-x.part").write_bytes(b"half")
    (tmp_path / "times/part-00007.parquet").write_bytes(b"PAR1")
    with Dataset.at(tmp_path, Choices()) as data:
        assert data.keys == {"key of a"}
        assert [path.name for path in (tmp_path / "times").iterdir()] == ["part-00000.parquet"]
        data.commit(part("b"))
        data.finish({})
    assert files(tmp_path) == whole


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch, call):
    out = tmp_path / "out"
    before = files(written(out, part("a")))
    real = getattr(os, call) if call == "fsync" else Path.replace

    def full(*given):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    for after in (0, 7, 19):
        left = iter(range(after))
        with Dataset.at(out, Choices()) as data:
            with monkeypatch.context() as patch:
                patch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), full)
                with pytest.raises(
                    OSError, match=r"part 1 of .* cannot be written \(No space left"
                ):
                    data.commit(part("b"))
            assert files(out) == before
    written(out, part("b"))
    assert files(out) == files(written(tmp_path / "other", part("a"), part("b")))


def test_it_stays_where_it_was_begun_whoever_moves_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Dataset.at("out", Choices()) as data:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir("elsewhere")
        data.commit(part("a"))
        data.finish({})
    assert not list((tmp_path / "elsewhere").iterdir())
    assert (tmp_path / "out/parts/00000.json").exists()


def test_a_file_larger_than_the_system_allows_is_no_part(tmp_path):
    code = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_dataset import Choices, Dataset, part
with Dataset.at({str(tmp_path)!r}, Choices()) as data:
    data.commit(part("a"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))
    try:
        data.commit(part("b", texts=["".join(map(chr, range(1_000, 9_000)))]))
    except OSError as error:
        print(error.errno, error)
"""
    pytest.importorskip("resource")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.startswith(f"{errno.EFBIG} [Errno")
    assert "make room there and call again" in told.stdout
    assert [path.name for path in (tmp_path / "parts").iterdir()] == ["00000.json"]
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["part-00000.parquet"]


def test_stopped_right_after_its_record_a_part_counts(tmp_path, monkeypatch):
    def stopped(path, data):
        sealed(path, data)
        raise KeyboardInterrupt

    sealed = sealing.write_bytes
    with Dataset.at(tmp_path, Choices()) as data, monkeypatch.context() as patch:
        patch.setattr(sealing, "write_bytes", stopped)
        with pytest.raises(KeyboardInterrupt):
            data.commit(part("a"))
    with Dataset.at(tmp_path, Choices()) as data:
        assert data.keys == {"key of a"}


KILLED = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_dataset import Choices, Dataset, files, part, written

def dying(real, left):
    def call(*given):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        made = real(*given)
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return made
    return call

parts = [part("a", "b"), part("d", failed=["c"])]
whole = files(written(Path({folder!r}) / "whole", *parts))
for calls in (0, 40, 82, 120, 163, 168):  # of 172 that write and rename
    out = Path({folder!r}) / str(calls)
    if not os.fork():
        left = [calls]
        os.fsync, Path.replace = dying(os.fsync, left), dying(Path.replace, left)
        written(out, *parts)
        os._exit(0)
    died = os.wait()[1]
    with Dataset.at(out, Choices()) as data:
        kept = len(data.keys)
        for one in parts:
            if not data.keys.issuperset(one.keys):
                data.commit(one)
        data.finish({{}})
    print(json.dumps([died != 0, kept, files(out) == whole]))
"""


def test_killed_at_any_moment_nothing_committed_is_lost(tmp_path):
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    code = KILLED.format(tests=str(Path(__file__).parent), folder=str(tmp_path))
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    rounds = [json.loads(line) for line in told.splitlines()]
    assert {kept for _, kept, _ in rounds} == {0, 2, 4}  # died before, between and after the parts
    assert all(died and same for died, _, same in rounds)


def test_a_part_of_other_columns_is_refused(tmp_path):
    one = part("a")
    wrong = Part(one.keys, {**one.tables, "times": one.tables["tone"]})
    told = pytest.raises(ValueError, match="the part's table times has other columns")
    with Dataset.at(tmp_path, Choices()) as data, told:
        data.commit(wrong)
    assert not list((tmp_path / "parts").iterdir())


def test_the_same_rows_give_the_same_bytes_however_they_are_chunked(tmp_path):
    one = part("a", "b", "c")
    pieces = {
        name: pa.concat_tables([table.slice(0, 1), table.slice(1)])
        for name, table in one.tables.items()
    }
    first = written(tmp_path / "one", one)
    assert files(first) == files(written(tmp_path / "two", Part(one.keys, pieces)))


def test_other_choices_are_refused_by_name(tmp_path):
    written(tmp_path, part("a"), lexicon="vader")
    with pytest.raises(ValueError, match="lexicon='vader', not 'news'; give the same, or read"):
        Dataset.at(tmp_path, Choices())
    written(tmp_path, part("b"), lexicon="vader")


def test_own_tables_and_functions_are_told_apart(tmp_path):
    import pandas as pd

    own = pd.DataFrame({"word": ["rain"], "valence": [1.0]})
    written(tmp_path / "table", part("a"), lexicon=own, tokenizer=str.split)
    written(tmp_path / "table", part("b"), lexicon=own.copy(), tokenizer=str.split)
    with pytest.raises(ValueError, match=r"tokenizer=str\.split\(\), not 'treebank'"):
        Dataset.at(tmp_path / "table", Choices(lexicon=own))
    with pytest.raises(ValueError, match="lexicon=a table of 1 rows, of other content; give"):
        other = own.assign(valence=-1.0)
        Dataset.at(tmp_path / "table", Choices(lexicon=other, tokenizer=str.split))
    with pytest.raises(ValueError, match="lexicon=a table of 1 rows, not a table of 2 rows"):
        Dataset.at(
            tmp_path / "table", Choices(lexicon=pd.concat([own, own.assign(word="snow")]),
                                        tokenizer=str.split)
        )  # fmt: skip


def test_odd_characters_of_a_choice_come_back(tmp_path):
    odd = {"ignore": ("\ud800", "é", "雨", "\u2028")}
    written(tmp_path, part("a"), **odd)
    written(tmp_path, part("b"), **odd)
    assert (tmp_path / "manifest.json").read_bytes().count("雨".encode()) == 1


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        (
            "versions",
            "nltk",
            r"nltk .*, and here is 0\.1; install .* read with: pip install nltk==\d",
        ),
        (
            "versions",
            "code",
            "other code of reread than is installed; install what it was read with, or",
        ),
        ("models", "news.tsv", "another model news.tsv"),
    ],
)
def test_other_versions_are_refused_by_name(tmp_path, monkeypatch, kind, name, told):
    written(tmp_path, part("a"))
    today = getattr(provenance, kind)()
    monkeypatch.setattr(provenance, kind, lambda *_: {**today, name: "0.1"})
    with pytest.raises(ValueError, match=told):
        Dataset.at(tmp_path, Choices())


def test_where_nothing_was_read_other_choices_are_taken(tmp_path):
    with Dataset.at(tmp_path / "a", Choices()):
        pass
    written(tmp_path / "a", part("a"), lexicon="vader")
    fresh = written(tmp_path / "b", part("a"), lexicon="vader")
    assert files(tmp_path / "a") == files(fresh)
    with pytest.raises(ValueError, match="was read with lexicon='vader', not 'news'"):
        Dataset.at(tmp_path / "a", Choices())


def test_another_python_goes_on_with_a_corpus(tmp_path, monkeypatch):
    written(tmp_path, part("a"))
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    provenance._usual.cache_clear()
    try:
        with Dataset.at(tmp_path, Choices()) as data:
            data.commit(part("b"))
    finally:
        monkeypatch.undo()
        provenance._usual.cache_clear()


def test_the_version_of_a_chosen_pipeline_is_kept(tmp_path, monkeypatch):
    chosen = Choices(names="spacy:en_of_our_own")
    known, real = {"spacy": "3.8", "en_of_our_own": "1.0"}, provenance.version
    monkeypatch.setattr(provenance, "version", lambda name: known.get(name) or real(name))
    written(tmp_path, part("a"), names=chosen.names)
    known["en_of_our_own"] = "1.1"
    with pytest.raises(
        ValueError, match=r"en_of_our_own 1\.0, and here is 1\.1; .* en_of_our_own==1"
    ):
        Dataset.at(tmp_path, chosen)
    with pytest.warns(UserWarning, match=r"read with en_of_our_own 1\.0, and here is 1\.1: "):
        rr.corpus.open(tmp_path).reading("a", names="net")


def test_a_folder_of_something_else_is_refused_and_untouched(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ValueError, match=r"is not a corpus: it holds 'thesis\.txt'"):
        Dataset.at(tmp_path, Choices())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(ValueError, match="is a file; give the path of a folder"):
        Dataset.at(tmp_path / "thesis.txt", Choices())
    with pytest.raises(OSError, match="cannot be written"):
        Dataset.at(tmp_path / "thesis.txt" / "out", Choices())
    with pytest.raises(TypeError, match="not a path"):
        Dataset.at(3, Choices())


@pytest.mark.parametrize("name", ["manifest.json", "parts/00000.json"])
@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"sha256": "00"}', None])
def test_damaged_records_are_told(tmp_path, name, content):
    path = written(tmp_path, part("a"), part("b")) / name
    if content is None:  # one character is another
        content = path.read_bytes().replace(b"a", b"b", 1)
    path.write_bytes(content)
    with pytest.raises(OSError, match=f"{Path(name).name} is (damaged, or no file|not as it was)"):
        Dataset.at(tmp_path, Choices())


@pytest.mark.parametrize(
    "entries",
    [
        {"number": 0, "keys": []},
        {"number": 0, "keys": 3, "articles": [], "files": {}},
        {"number": 0, "keys": [], "articles": [], "files": []},
        {"number": 0, "keys": [], "articles": [], "files": {"times": {"size": 3}}},
        {"number": 0, "keys": [], "articles": [], "files": {}},
    ],
)
def test_a_record_of_another_form_is_told(tmp_path, entries):
    written(tmp_path, part("a"))
    sealing.write_sealed(tmp_path / "parts/00000.json", entries)
    with pytest.raises(
        OSError, match=r"00000\.json is (not a record of a|the record of another) part"
    ):
        Dataset.at(tmp_path, Choices())


def test_a_manifest_of_another_form_is_told(tmp_path):
    kept = sealing.read_sealed(written(tmp_path, part("a")) / "manifest.json")
    sealing.write_sealed(tmp_path / "manifest.json", {**kept, "models": []})
    with pytest.raises(OSError, match=r"manifest\.json does not say models"):
        Dataset.at(tmp_path, Choices())
    (tmp_path / "manifest.json").write_text("[" * 100_000)
    with pytest.raises(OSError, match=r"manifest\.json is damaged, or no file of a corpus"):
        Dataset.at(tmp_path, Choices())


def test_missing_parts_and_files_are_told(tmp_path):
    written(tmp_path, part("a"), part("b"))
    (tmp_path / "tone/part-00001.parquet").unlink()
    with pytest.raises(OSError, match=r"tone/part-00001\.parquet is missing"):
        Dataset.at(tmp_path, Choices())
    (tmp_path / "parts/00000.json").unlink()
    with pytest.raises(OSError, match=r"parts/00000\.json is missing"):
        Dataset.at(tmp_path, Choices())
    (tmp_path / "parts/00001.json").rename(tmp_path / "parts/00000.json")
    with pytest.raises(OSError, match=r"00000\.json is the record of another part"):
        Dataset.at(tmp_path, Choices())


def test_another_layout_is_told(tmp_path):
    kept = sealing.read_sealed(written(tmp_path, part("a")) / "manifest.json")
    sealing.write_sealed(tmp_path / "manifest.json", {**kept, "layout": 99})
    with pytest.raises(OSError, match="is of layout 99, and this version of reread knows 1"):
        Dataset.at(tmp_path, Choices())


def test_one_writer_at_a_time(tmp_path):
    told = pytest.raises(OSError, match=f"is being written by process {os.getpid()} on ")
    with Dataset.at(tmp_path, Choices()), told:
        Dataset.at(tmp_path, Choices())
    with Dataset.at(tmp_path, Choices()) as data:
        data.finish({})
        assert not (tmp_path / "writing.lock").exists()
        with Dataset.at(tmp_path, Choices()):
            pass


def test_the_lock_of_a_killed_process_holds_nothing(tmp_path):
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_dataset import Choices, Dataset
data = Dataset.at({str(tmp_path)!r}, Choices())
print("held", flush=True)
sys.stdin.read()
"""
    child = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(OSError, match=f"process {child.pid} on "):
            Dataset.at(tmp_path, Choices())
        child.kill()
    assert (tmp_path / "writing.lock").exists()
    Dataset.at(tmp_path, Choices()).close()


def test_a_lock_that_could_not_be_written_holds_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match=r"cannot be written \(No space left on device\); give"):
            Dataset.at(tmp_path, Choices())
    Dataset.at(tmp_path, Choices()).close()


@pytest.mark.parametrize(
    ("holder", "held"),
    [
        ({"process": os.getpid(), "computer": None}, True),  # here, and alive
        ({"process": os.getpid(), "computer": "elsewhere"}, True),  # who knows
        ({"process": 2**22 + 1, "computer": None}, False),  # here, and gone
        ("", False),
    ],
)
def test_where_the_system_has_no_locks_the_number_of_the_process_tells(
    tmp_path, monkeypatch, holder, held
):
    import platform

    from reread.corpus.dataset import locking

    monkeypatch.setattr(locking, "fcntl", SimpleNamespace())
    if holder:
        holder = json.dumps({**holder, "computer": holder["computer"] or platform.node()})
    (tmp_path / "writing.lock").write_text(holder)
    if held:
        with pytest.raises(OSError, match="or where it is gone delete"):
            Dataset.at(tmp_path, Choices())
    else:
        Dataset.at(tmp_path, Choices()).close()


cells = {
    pa.large_string(): st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.date32(): st.dates(),
    pa.bool_(): st.booleans(),
}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(["times", "events", "conflicts", "voices", "quantities"]))
def test_any_rows_come_back(data, name):
    row = st.fixed_dictionaries(
        {field.name: st.none() | cells[field.type] for field in SCHEMAS[name]}
    )
    rows = data.draw(st.lists(row, max_size=4))
    made = parquet(pa.Table.from_pylist(rows, schema=SCHEMAS[name]))
    back = pq.read_table(pa.BufferReader(made), page_checksum_verification=True)
    assert back.schema.equals(SCHEMAS[name])
    assert back.to_pylist() == rows


def test_pages_have_checksums():
    table = part("a", texts=["".join(map(chr, range(200, 3_000)))]).tables["texts"]
    made = bytearray(parquet(table))
    made[len(made) // 4] ^= 1
    with pytest.raises(OSError, match="CRC checksum"):
        pq.read_table(pa.BufferReader(bytes(made)), page_checksum_verification=True)
